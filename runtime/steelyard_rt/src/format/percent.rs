//! The `%` of strings: one function for each kind of value; the specification is what stands from `%` to the letter.

use super::double;
use crate::show::Show;
use crate::text::{self, padded, Str};
use crate::{float, known, show, Eval, Leave};

/// `%[flags][width][.precision]letter`
struct Percent {
    left: bool,
    plus: bool,
    space: bool,
    zero: bool,
    alternate: bool,
    width: usize,
    precision: Option<usize>,
    letter: char,
}

impl Percent {
    fn read(text: &str) -> Eval<Self> {
        let rest = text.strip_prefix('%').ok_or(Leave::ToOriginal)?;
        let flags = rest.len() - rest.trim_start_matches(['-', '+', ' ', '0', '#']).len();
        let (flags, rest) = rest.split_at(flags);
        let letter = rest.chars().last().ok_or(Leave::ToOriginal)?;
        let numbers = &rest[..rest.len() - letter.len_utf8()];
        let (width, precision) = match numbers.split_once('.') {
            Some((width, precision)) => (width, Some(if precision.is_empty() { "0" } else { precision })),
            None => (numbers, None),
        };
        let number = |x: &str| x.parse().map_err(|_| Leave::ToOriginal);
        let has = |x| flags.contains(x);
        Ok(Self {
            left: has('-'),
            plus: has('+'),
            space: has(' '),
            zero: has('0'),
            alternate: has('#'),
            width: if width.is_empty() { 0 } else { number(width)? },
            precision: precision.map(number).transpose()?,
            letter,
        })
    }

    fn filled(&self, value: &Str) -> Eval<Str> {
        known(self.width < 1 << 30)?;
        let missing = self.width.saturating_sub(text::len(value) as usize);
        if self.left {
            padded(value, 0, missing, ' ')
        } else {
            padded(value, missing, 0, ' ')
        }
    }

    fn number(&self, negative: bool, mark: &str, digits: &str) -> Eval<Str> {
        known(self.width < 1 << 30)?;
        let sign = match () {
            _ if negative => "-",
            _ if self.plus => "+",
            _ if self.space => " ",
            _ => "",
        };
        let missing = if self.zero && !self.left {
            self.width.saturating_sub(sign.len() + mark.len() + digits.len())
        } else {
            0
        };
        self.filled(&Str::from([sign, mark, &"0".repeat(missing), digits].concat()))
    }
}

/// An integer after `%d`, `%x`, `%s`, `%f` and the like.
pub fn int(value: i64, spec: &str) -> Eval<Str> {
    let percent = Percent::read(spec)?;
    let size = value.unsigned_abs();
    let (mark, digits) = match percent.letter {
        'd' | 'i' | 'u' => ("", size.to_string()),
        'x' => ("0x", format!("{size:x}")),
        'X' => ("0X", format!("{size:X}")),
        'o' => ("0o", format!("{size:o}")),
        'c' => return percent.filled(&text::chr(value)?),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return float(value as f64, spec),
        _ => return any(&value, spec),
    };
    let zeros = "0".repeat(percent.precision.unwrap_or(0).min(1 << 20).saturating_sub(digits.len()));
    percent.number(value < 0, if percent.alternate { mark } else { "" }, &(zeros + &digits))
}

/// A float after `%f`, `%g`, `%s`, and `%d`, which cuts it.
pub fn float(value: f64, spec: &str) -> Eval<Str> {
    let percent = Percent::read(spec)?;
    match percent.letter {
        'd' | 'i' | 'u' => int(float::to_int(value)?, spec),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            known(value.is_finite() || !percent.zero)?;
            let digits = double(
                value,
                percent.letter,
                percent.precision.unwrap_or(6),
                false,
                percent.alternate,
            )?;
            let unsigned = digits.strip_prefix('-');
            percent.number(unsigned.is_some(), "", unsigned.unwrap_or(&digits))
        }
        _ => any(&value, spec),
    }
}

/// Anything after `%s` and `%r`.
pub fn any<T: Show>(value: &T, spec: &str) -> Eval<Str> {
    let percent = Percent::read(spec)?;
    let text = match percent.letter {
        's' => show::text(value)?,
        'r' => show::repr(value)?,
        _ => return Err(Leave::ToOriginal),
    };
    match percent.precision {
        Some(precision) => percent.filled(&text::slice(&text, None, Some(precision as i64), None)?),
        None => percent.filled(&text),
    }
}
