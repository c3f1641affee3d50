//! A ledger without signatures: applies transfers, refuses what breaks its rules, and proves that no money came or went.
//!
//! A line is `sender receiver amount number`: names of 1 to 32 lower-case letters and digits, an amount from 1, and the
//! sender's running number from 0, all of at most twelve digits, without leading zeros. Any other line is malformed.
//! Every account begins with 1000000. A transfer is refused if it goes to its sender, has not the number that is next,
//! or asks for more than there is, in this order.
//!
//! Output: lines, malformed, accepted, refused by reason, accounts, total, whether it is conserved, and the ten richest
//! accounts, ties by name.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, stdout, BufRead, BufReader, BufWriter, Write};

const GENESIS: u64 = 1_000_000;
const RICHEST: usize = 10;

struct Account {
    name: Vec<u8>,
    balance: u64,
    number: u64,
}

#[derive(Default)]
struct Ledger {
    places: HashMap<Vec<u8>, usize>,
    accounts: Vec<Account>,
    accepted: u64,
    to_self: u64,
    wrong_number: u64,
    no_funds: u64,
}

struct Transfer<'a> {
    sender: &'a [u8],
    receiver: &'a [u8],
    amount: u64,
    number: u64,
}

impl Ledger {
    fn place(&mut self, name: &[u8]) -> usize {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let place = self.accounts.len();
        self.places.insert(name.to_vec(), place);
        self.accounts.push(Account {
            name: name.to_vec(),
            balance: GENESIS,
            number: 0,
        });
        place
    }

    fn apply(&mut self, transfer: &Transfer<'_>) {
        let sender = self.place(transfer.sender);
        let receiver = self.place(transfer.receiver);
        if sender == receiver {
            self.to_self += 1;
        } else if transfer.number != self.accounts[sender].number {
            self.wrong_number += 1;
        } else if transfer.amount > self.accounts[sender].balance {
            self.no_funds += 1;
        } else {
            self.accounts[sender].balance -= transfer.amount;
            self.accounts[receiver].balance += transfer.amount;
            self.accounts[sender].number += 1;
            self.accepted += 1;
        }
    }
}

fn parse(line: &[u8]) -> Option<Transfer<'_>> {
    let mut fields = line.split(|&byte| byte == b' ');
    let transfer = Transfer {
        sender: name(fields.next()?)?,
        receiver: name(fields.next()?)?,
        amount: number(fields.next()?).filter(|&amount| amount > 0)?,
        number: number(fields.next()?)?,
    };
    fields.next().is_none().then_some(transfer)
}

fn name(field: &[u8]) -> Option<&[u8]> {
    let valid = (1..=32).contains(&field.len())
        && field
            .iter()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    valid.then_some(field)
}

fn number(field: &[u8]) -> Option<u64> {
    let valid = (1..=12).contains(&field.len())
        && field.iter().all(u8::is_ascii_digit)
        && (field[0] != b'0' || field.len() == 1);
    valid.then(|| {
        field
            .iter()
            .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
    })
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a file of transfers");
    let mut file = BufReader::new(File::open(path)?);
    let mut ledger = Ledger::default();
    let (mut lines, mut malformed) = (0, 0);
    let mut line = Vec::new();
    while file.read_until(b'\n', &mut line)? > 0 {
        lines += 1;
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        match parse(text) {
            Some(transfer) => ledger.apply(&transfer),
            None => malformed += 1,
        }
        line.clear();
    }
    report(ledger, lines, malformed)
}

fn report(mut ledger: Ledger, lines: u64, malformed: u64) -> io::Result<()> {
    let total: u64 = ledger.accounts.iter().map(|account| account.balance).sum();
    let conserved = total == GENESIS * ledger.accounts.len() as u64;
    let mut out = BufWriter::new(stdout().lock());
    writeln!(out, "lines {}", lines)?;
    writeln!(out, "malformed {}", malformed)?;
    writeln!(out, "accepted {}", ledger.accepted)?;
    writeln!(out, "refused self {}", ledger.to_self)?;
    writeln!(out, "refused number {}", ledger.wrong_number)?;
    writeln!(out, "refused funds {}", ledger.no_funds)?;
    writeln!(out, "accounts {}", ledger.accounts.len())?;
    writeln!(out, "total {}", total)?;
    writeln!(out, "conserved {}", if conserved { "yes" } else { "no" })?;
    ledger
        .accounts
        .sort_by(|a, b| b.balance.cmp(&a.balance).then_with(|| a.name.cmp(&b.name)));
    for account in ledger.accounts.iter().take(RICHEST) {
        let name = String::from_utf8_lossy(&account.name);
        writeln!(
            out,
            "account {} {} {}",
            account.balance, account.number, name
        )?;
    }
    out.flush()
}
