use crate::text::{self, Str};
use crate::{known, Eval, Leave};

/// `[[fill]align][sign][#][0][width][grouping][.precision][type]`
#[derive(Default)]
pub(super) struct Spec {
    pub fill: Option<char>,
    pub align: Option<char>,
    pub sign: Option<char>,
    pub alternate: bool,
    pub zero: bool,
    pub width: usize,
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// NUL where none is written.
    pub kind: char,
}

fn is_align(x: char) -> bool {
    matches!(x, '<' | '>' | '=' | '^')
}

impl Spec {
    pub fn read(text: &str) -> Eval<Self> {
        let mut rest = text;
        let mut take = |test: &dyn Fn(char) -> bool| {
            let found = rest.chars().next().filter(|x| test(*x));
            rest = &rest[found.map_or(0, char::len_utf8)..];
            found
        };
        let mut spec = Spec::default();
        if text.chars().nth(1).map_or(false, is_align) {
            spec.fill = take(&|_| true);
        }
        spec.align = take(&is_align);
        spec.sign = take(&|x| matches!(x, '+' | '-' | ' '));
        spec.alternate = take(&|x| x == '#').is_some();
        spec.zero = spec.fill.is_none() && take(&|x| x == '0').is_some();
        let mut number = || {
            let mut digits = String::new();
            while let Some(digit) = take(&|x| x.is_ascii_digit()) {
                digits.push(digit);
            }
            digits
        };
        let width = number();
        spec.width = if width.is_empty() {
            0
        } else {
            width.parse().map_err(|_| Leave::ToOriginal)?
        };
        known(spec.width < 1 << 30)?;
        spec.grouping = take(&|x| matches!(x, ',' | '_'));
        if take(&|x| x == '.').is_some() {
            let mut digits = String::new();
            while let Some(digit) = take(&|x| x.is_ascii_digit()) {
                digits.push(digit);
            }
            spec.precision = Some(digits.parse().map_err(|_| Leave::ToOriginal)?);
        }
        spec.kind = take(&|_| true).unwrap_or('\0');
        known(rest.is_empty())?;
        Ok(spec)
    }

    /// Nothing that is for numbers only.
    pub fn plain(&self) -> bool {
        self.sign.is_none() && !self.alternate && !self.zero && self.grouping.is_none()
    }

    /// Filled up with zeros behind the sign.
    pub fn zeros(&self) -> bool {
        let fill = self.fill.unwrap_or(if self.zero { '0' } else { ' ' });
        fill == '0' && self.align.unwrap_or(if self.zero { '=' } else { '>' }) == '='
    }

    pub fn aligned(&self, value: &Str, usual: char) -> Eval<Str> {
        let missing = self.width.saturating_sub(text::len(value) as usize);
        let left = match self.align.unwrap_or(usual) {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        text::padded(
            value,
            left,
            missing - left,
            self.fill.unwrap_or(if self.zero { '0' } else { ' ' }),
        )
    }

    /// A number of its parts: `rest` begins where the whole digits end.
    pub fn number(&self, negative: bool, mark: &str, digits: &str, rest: &str, group: usize) -> Eval<Str> {
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        };
        let around = sign.len() + mark.len() + rest.len();
        let zeros = self.zeros();
        let mut digits = digits.to_owned();
        if let Some(separator) = self.grouping {
            let mut grouped = with_groups(&digits, separator, group);
            while zeros && grouped.len() + around < self.width {
                digits.insert(0, '0');
                grouped = with_groups(&digits, separator, group);
            }
            digits = grouped;
        } else if zeros {
            let missing = self.width.saturating_sub(digits.len() + around);
            digits.insert_str(0, &"0".repeat(missing));
        }
        if self.align.unwrap_or(if self.zero { '=' } else { '>' }) == '=' && !zeros {
            let missing = self.width.saturating_sub(digits.len() + around);
            let fill: String = std::iter::repeat(self.fill.unwrap_or(' ')).take(missing).collect();
            return Ok(Str::from([sign, mark, &fill, &digits, rest].concat()));
        }
        self.aligned(&Str::from([sign, mark, &digits, rest].concat()), '>')
    }
}

fn with_groups(digits: &str, separator: char, size: usize) -> String {
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % size == 0 {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
