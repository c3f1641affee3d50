//! The packages of a list, by name and by what they provide.

use crate::record::{is_space, trim, Field, Record};
use std::collections::HashMap;
use std::io::{self, BufRead};

const MAX_SIZE_DIGITS: usize = 12;

pub struct Package {
    pub name: Vec<u8>,
    pub version: Vec<u8>,
    pub section: Vec<u8>,
    pub installed: u64,
    pub download: u64,
    /// Pre-Depends and Depends, joined by a comma.
    pub relations: Vec<u8>,
}

#[derive(Default)]
pub struct Counts {
    pub records: u64,
    pub malformed_lines: u64,
    pub malformed_sizes: u64,
    pub unnamed: u64,
    pub duplicates: u64,
}

#[derive(Default)]
pub struct Index {
    pub packages: Vec<Package>,
    pub counts: Counts,
    ids: HashMap<Vec<u8>, u32>,
    /// Of the packages that provide a name, the one with the smallest name.
    providers: HashMap<Vec<u8>, u32>,
}

impl Index {
    pub fn read(mut input: impl BufRead) -> io::Result<Self> {
        let mut index = Index::default();
        let mut record = Record::new();
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            if trim(&line).is_empty() {
                index.add(&mut record);
            } else {
                record.push(&line);
            }
            line.clear();
        }
        index.add(&mut record);
        Ok(index)
    }

    /// The package of that name, else the one that provides it.
    pub fn find(&self, name: &[u8]) -> Option<u32> {
        self.ids
            .get(name)
            .or_else(|| self.providers.get(name))
            .copied()
    }

    /// Takes in the record, if it has any lines, and empties it.
    fn add(&mut self, record: &mut Record) {
        if record.is_empty() {
            return;
        }
        let name = record.get(Field::Package);
        self.counts.records += 1;
        self.counts.malformed_lines += record.malformed_lines;
        if name.is_empty() {
            self.counts.unnamed += 1;
        } else if self.ids.contains_key(name) {
            self.counts.duplicates += 1;
        } else {
            self.add_package(name, record);
        }
        record.clear();
    }

    fn add_package(&mut self, name: &[u8], record: &Record) {
        let id = self.packages.len() as u32;
        let section = match record.get(Field::Section) {
            b"" => b"unknown",
            section => section,
        };
        let package = Package {
            name: name.to_vec(),
            version: record.get(Field::Version).to_vec(),
            section: section.to_vec(),
            installed: self.size(record.get(Field::InstalledSize)),
            download: self.size(record.get(Field::Size)),
            relations: [record.get(Field::PreDepends), record.get(Field::Depends)].join(&b','),
        };
        self.ids.insert(name.to_vec(), id);
        self.packages.push(package);
        for provided in record
            .get(Field::Provides)
            .split(|&byte| byte == b',')
            .filter_map(name_of)
        {
            self.add_provider(provided, id);
        }
    }

    fn add_provider(&mut self, provided: &[u8], id: u32) {
        let packages = &self.packages;
        let name_of_id = |id: u32| &packages[id as usize].name;
        match self.providers.get_mut(provided) {
            Some(smallest) if name_of_id(id) < name_of_id(*smallest) => *smallest = id,
            Some(_) => {}
            None => {
                self.providers.insert(provided.to_vec(), id);
            }
        }
    }

    fn size(&mut self, text: &[u8]) -> u64 {
        if text.len() > MAX_SIZE_DIGITS || !text.iter().all(u8::is_ascii_digit) {
            self.counts.malformed_sizes += 1;
            return 0;
        }
        text.iter()
            .fold(0, |value, digit| 10 * value + u64::from(digit - b'0'))
    }
}

/// The package name in a relation or provision: what precedes the version, architecture or profile.
pub fn name_of(text: &[u8]) -> Option<&[u8]> {
    let start = text.iter().position(|&byte| !is_space(byte))?;
    let text = &text[start..];
    let ends = |&byte: &u8| is_space(byte) || matches!(byte, b'(' | b'[' | b'<' | b':');
    let end = text.iter().position(ends).unwrap_or(text.len());
    Some(&text[..end]).filter(|name| !name.is_empty())
}
