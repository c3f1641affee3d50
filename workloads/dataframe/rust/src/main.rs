//! Joins orders with customers, groups by region and segment, ranks customers: dataframe TABLES.

use csv::{ReaderBuilder, StringRecord};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{self, BufWriter, Write};

const TOP: usize = 10;

#[derive(Default)]
struct Group {
    count: u64,
    units: u64,
    revenue: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: dataframe TABLES")?;
    let text = std::fs::read_to_string(file)?;
    let (customers, orders) = text.split_once("\n\n").unwrap_or((&text, ""));

    let mut known = HashMap::new();
    let mut reader = ReaderBuilder::new().from_reader(customers.as_bytes());
    for row in reader.records() {
        let row = row?;
        known.insert(row[0].parse::<u64>()?, (row[1].to_string(), row[2].to_string()));
    }

    let mut groups: BTreeMap<&(String, String), Group> = BTreeMap::new();
    let mut spent: HashMap<u64, u64> = HashMap::new();
    let mut reader = ReaderBuilder::new().from_reader(orders.as_bytes());
    let mut row = StringRecord::new();
    while reader.read_record(&mut row)? {
        let customer: u64 = row[1].parse()?;
        let place = match known.get(&customer) {
            Some(place) if !row[2].is_empty() => place,
            _ => continue,
        };
        let units: u64 = row[2].parse()?;
        let revenue = units * row[3].parse::<u64>()?;
        let group = groups.entry(place).or_default();
        group.count += 1;
        group.units += units;
        group.revenue += revenue;
        *spent.entry(customer).or_default() += revenue;
    }

    let mut out = BufWriter::new(io::stdout().lock());
    for ((region, segment), group) in &groups {
        writeln!(out, "{region} {segment} {} {} {}", group.count, group.units, group.revenue)?;
    }
    let mut ranked: Vec<(u64, u64)> = spent.into_iter().collect();
    ranked.sort_unstable_by_key(|&(customer, revenue)| (std::cmp::Reverse(revenue), customer));
    for (customer, revenue) in ranked.iter().take(TOP) {
        writeln!(out, "{customer} {revenue}")?;
    }
    out.flush()?;
    Ok(())
}
