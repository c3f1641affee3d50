//! One record of a package list, line by line.

#[derive(Clone, Copy)]
pub enum Field {
    Package,
    Version,
    Section,
    InstalledSize,
    Size,
    PreDepends,
    Depends,
    Provides,
}

const FIELD_COUNT: usize = 8;

impl Field {
    fn named(name: &[u8]) -> Option<Field> {
        Some(match name {
            b"Package" => Field::Package,
            b"Version" => Field::Version,
            b"Section" => Field::Section,
            b"Installed-Size" => Field::InstalledSize,
            b"Size" => Field::Size,
            b"Pre-Depends" => Field::PreDepends,
            b"Depends" => Field::Depends,
            b"Provides" => Field::Provides,
            _ => return None,
        })
    }
}

/// What a continuation line continues.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Unwanted,
    Wanted(Field),
}

/// Reused from record to record, so that the values keep their buffers.
pub struct Record {
    values: [Vec<u8>; FIELD_COUNT],
    open: Open,
    empty: bool,
    pub malformed_lines: u64,
}

impl Record {
    pub fn new() -> Self {
        Record {
            values: Default::default(),
            open: Open::Nothing,
            empty: true,
            malformed_lines: 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.empty
    }

    pub fn clear(&mut self) {
        self.values.iter_mut().for_each(Vec::clear);
        self.open = Open::Nothing;
        self.empty = true;
        self.malformed_lines = 0;
    }

    /// The trimmed value, empty where the record lacks the field.
    pub fn get(&self, field: Field) -> &[u8] {
        &self.values[field as usize]
    }

    /// Takes in a line that is not blank.
    pub fn push(&mut self, line: &[u8]) {
        self.empty = false;
        if matches!(line[0], b' ' | b'\t') {
            self.continue_field(trim(line));
        } else {
            self.open_field(line);
        }
    }

    fn continue_field(&mut self, text: &[u8]) {
        match self.open {
            Open::Nothing => self.malformed_lines += 1,
            Open::Unwanted => {}
            Open::Wanted(field) => {
                let value = &mut self.values[field as usize];
                value.push(b' ');
                value.extend_from_slice(text);
            }
        }
    }

    fn open_field(&mut self, line: &[u8]) {
        let (name, value) = match line.iter().position(|&byte| byte == b':') {
            Some(colon) if colon > 0 => (&line[..colon], &line[colon + 1..]),
            _ => {
                self.open = Open::Nothing;
                self.malformed_lines += 1;
                return;
            }
        };
        self.open = Open::Unwanted;
        if let Some(field) = Field::named(name) {
            self.open = Open::Wanted(field);
            self.values[field as usize].clear();
            self.values[field as usize].extend_from_slice(trim(value));
        }
    }
}

/// White space as C and Python have it; Rust's own leaves out the vertical tab.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

pub fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text {
        if !is_space(*first) {
            break;
        }
        text = rest;
    }
    while let [rest @ .., last] = text {
        if !is_space(*last) {
            break;
        }
        text = rest;
    }
    text
}
