//! The shop: a thousand items, searches and orders.

use serde::{Deserialize, Serialize};

const COUNT: u64 = 1000;
const MOST_LINES: usize = 100;
const MOST_OF_ONE: u64 = 1000;
const LONGEST_NUMBER: usize = 9;

/// What was asked for makes no sense; its text is the answer.
pub struct Invalid(pub &'static str);

#[derive(Serialize)]
pub struct Item {
    id: u64,
    name: String,
    cents: u64,
    stock: u64,
}

#[derive(Serialize)]
pub struct Found<'a> {
    items: Vec<&'a Item>,
}

#[derive(Deserialize)]
struct Order {
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    id: u64,
    quantity: u64,
}

#[derive(Serialize)]
pub struct Cost {
    lines: usize,
    total: u64,
}

pub struct Catalogue {
    items: Vec<Item>,
    by_price: Vec<usize>,
}

fn number(text: &str) -> Result<u64, Invalid> {
    let digits = (1..=LONGEST_NUMBER).contains(&text.len()) && text.bytes().all(|x| x.is_ascii_digit());
    if digits {
        text.parse().map_err(|_| Invalid("invalid number"))
    } else {
        Err(Invalid("invalid number"))
    }
}

impl Catalogue {
    pub fn new() -> Self {
        let item = |id| Item {
            id,
            name: format!("item-{id}"),
            cents: id * 7919 % 10007 + 1,
            stock: id * 31 % 17,
        };
        let items: Vec<Item> = (0..COUNT).map(item).collect();
        let mut by_price: Vec<usize> = (0..items.len()).collect();
        by_price.sort_by_key(|&i| (items[i].cents, i));
        Self { items, by_price }
    }

    /// The item with this number.
    pub fn item(&self, text: &str) -> Result<Option<&Item>, Invalid> {
        Ok(self.items.get(number(text)? as usize))
    }

    /// The cheapest items below a price, at most `limit`.
    pub fn search(&self, below: &str, limit: &str) -> Result<Found<'_>, Invalid> {
        let (price, most) = (number(below)?, number(limit)?);
        let items = self
            .by_price
            .iter()
            .map(|&i| &self.items[i])
            .take_while(|x| x.cents < price)
            .take(most as usize)
            .collect();
        Ok(Found { items })
    }

    /// What an order costs.
    pub fn order(&self, body: &[u8]) -> Result<Cost, Invalid> {
        const INVALID: Invalid = Invalid("invalid order");
        let order: Order = serde_json::from_slice(body).map_err(|_| INVALID)?;
        if !(1..=MOST_LINES).contains(&order.lines.len()) {
            return Err(INVALID);
        }
        let cost = |line: &Line| {
            let item = self.items.get(line.id as usize).ok_or(INVALID)?;
            if (1..=MOST_OF_ONE).contains(&line.quantity) {
                Ok(item.cents * line.quantity)
            } else {
                Err(INVALID)
            }
        };
        let total = order.lines.iter().map(cost).sum::<Result<u64, Invalid>>()?;
        Ok(Cost {
            lines: order.lines.len(),
            total,
        })
    }
}
