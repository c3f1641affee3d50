//! Revenue report over JSON Lines of customers, products and orders.
//!
//! Each line is one record; fields come in any order, and every field is required:
//!
//! ```text
//! {"customer": {"id": 7, "name": "…", "region": "…"}}
//! {"product": {"id": 3, "name": "…", "category": "…", "price": 1999}}
//! {"order": {"id": 9, "customer": 7, "date": "2026-03-14", "lines": [{"product": 3, "quantity": 2}]}}
//! ```
//!
//! Ids and prices (cents) are whole numbers from 1 to 2^32-1, quantities from 1 to 2^16-1. A line is malformed, and
//! only counted, if it is not UTF-8 or not JSON (which has no NaN), or if a field is missing, unknown, repeated, of
//! another type or out of range (1.0 and -0 are not whole numbers), or if a string holds half of a surrogate pair.
//!
//! An order is joined with the customers and products above it; of records with the same id the later counts. Order
//! lines whose customer or product is not known are "unmatched". The output is one line of JSON, its keys sorted:
//! counts, revenue in cents by region, category and month, and the ten customers with the highest revenue.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::marker::PhantomData;
use std::num::{NonZeroU16, NonZeroU32};
use std::ops::Range;

const TOP_CUSTOMERS: usize = 10;

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Record<'a> {
    Customer(Object<Customer>),
    Product(Object<Product>),
    #[serde(borrow)]
    Order(Object<Order<'a>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Customer {
    id: NonZeroU32,
    name: String,
    region: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Product {
    id: NonZeroU32,
    #[serde(rename = "name")]
    _name: String,
    category: String,
    price: NonZeroU32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order<'a> {
    #[serde(rename = "id")]
    _id: NonZeroU32,
    customer: NonZeroU32,
    #[serde(borrow)]
    date: Cow<'a, str>,
    lines: Vec<Object<OrderLine>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderLine {
    product: NonZeroU32,
    quantity: NonZeroU16,
}

/// A derived struct would also accept a JSON array of its fields; a record is an object and nothing else.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(Object)
    }
}

/// The `YYYY-MM` of a date `YYYY-MM-DD`.
fn month_of(date: &str) -> Option<&str> {
    let bytes = date.as_bytes();
    let digits = |range: Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let valid = shaped
        && (digits(0..4) && digits(5..7) && digits(8..10))
        && ("01"..="12").contains(&&date[5..7])
        && ("01"..="31").contains(&&date[8..10]);
    valid.then(|| &date[..7])
}

#[derive(Default)]
struct Sales {
    orders: u64,
    cents: u128,
}

type Revenue = BTreeMap<String, BTreeMap<String, BTreeMap<String, u128>>>;

#[derive(Default)]
struct Ledger {
    records: u64,
    malformed: u64,
    orders: u64,
    unmatched: usize,
    customers: HashMap<NonZeroU32, Customer>,
    products: HashMap<NonZeroU32, Product>,
    sales: HashMap<NonZeroU32, Sales>,
    revenue: Revenue,
}

/// The fields of both are in the order of their names, as the output has its keys sorted.
#[derive(Serialize)]
struct Report<'a> {
    customers: usize,
    malformed: u64,
    orders: u64,
    products: usize,
    records: u64,
    revenue: &'a Revenue,
    top_customers: Vec<TopCustomer<'a>>,
    unmatched: usize,
}

#[derive(Serialize)]
struct TopCustomer<'a> {
    cents: u128,
    id: NonZeroU32,
    name: &'a str,
    orders: u64,
    region: &'a str,
}

impl Ledger {
    fn read(&mut self, mut input: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            self.records += 1;
            if self.add(&line).is_none() {
                self.malformed += 1;
            }
            line.clear();
        }
        Ok(())
    }

    /// None if the line is malformed.
    fn add(&mut self, line: &[u8]) -> Option<()> {
        match serde_json::from_slice(line).ok()? {
            Record::Customer(Object(customer)) => {
                self.customers.insert(customer.id, customer);
            }
            Record::Product(Object(product)) => {
                self.products.insert(product.id, product);
            }
            Record::Order(Object(order)) => self.join(&order, month_of(&order.date)?),
        }
        Some(())
    }

    fn join(&mut self, order: &Order, month: &str) {
        self.orders += 1;
        let customer = if let Some(customer) = self.customers.get(&order.customer) {
            customer
        } else {
            self.unmatched += order.lines.len();
            return;
        };
        let sales = self.sales.entry(order.customer).or_default();
        sales.orders += 1;
        for Object(line) in &order.lines {
            if let Some(product) = self.products.get(&line.product) {
                let cents = u128::from(line.quantity.get()) * u128::from(product.price.get());
                let by_category = entry(&mut self.revenue, &customer.region);
                *entry(entry(by_category, &product.category), month) += cents;
                sales.cents += cents;
            } else {
                self.unmatched += 1;
            }
        }
    }

    fn top_customers(&self) -> Vec<TopCustomer<'_>> {
        let mut ranked: Vec<_> = self.sales.iter().collect();
        ranked.sort_unstable_by_key(|&(&id, sales)| (Reverse(sales.cents), id));
        ranked.truncate(TOP_CUSTOMERS);
        let top = |(&id, sales): (&NonZeroU32, &Sales)| {
            let Customer { name, region, .. } = &self.customers[&id];
            TopCustomer { cents: sales.cents, id, name, orders: sales.orders, region }
        };
        ranked.into_iter().map(top).collect()
    }

    fn report(&self) -> Report<'_> {
        Report {
            customers: self.customers.len(),
            malformed: self.malformed,
            orders: self.orders,
            products: self.products.len(),
            records: self.records,
            revenue: &self.revenue,
            top_customers: self.top_customers(),
            unmatched: self.unmatched,
        }
    }
}

/// The value of a key; unlike `BTreeMap::entry`, copies the key only where it is new.
fn entry<'a, V: Default>(map: &'a mut BTreeMap<String, V>, key: &str) -> &'a mut V {
    if !map.contains_key(key) {
        map.insert(key.to_string(), V::default());
    }
    map.get_mut(key).expect("the key was just inserted")
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: json-report FILE");
    let mut ledger = Ledger::default();
    ledger.read(BufReader::with_capacity(1 << 16, File::open(path)?))?;
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &ledger.report())?;
    out.write_all(b"\n")?;
    out.flush()
}
