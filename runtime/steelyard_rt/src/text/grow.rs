use super::Str;
use std::fmt::Write;

/// What a text grows by.
pub trait Piece {
    /// The text that it is already, if it is one.
    fn text(&self) -> Option<&Str>;

    /// Writes it behind a text.
    fn write(&self, text: &mut String);
}

impl Piece for Str {
    fn text(&self) -> Option<&Str> {
        Some(self)
    }

    fn write(&self, text: &mut String) {
        text.push_str(self);
    }
}

/// `str(value)` of an integer.
impl Piece for i64 {
    fn text(&self) -> Option<&Str> {
        None
    }

    fn write(&self, text: &mut String) {
        // A string takes all that is written.
        let _ = write!(text, "{self}");
    }
}

/// `a += b + c`: without a text for what is between; in its place where nobody else has the string.
pub fn grow(a: &mut Str, pieces: &[&dyn Piece]) {
    let is_empty = |x: &&&dyn Piece| x.text().map_or(false, |text| text.is_empty());
    let mut filled = pieces.iter().filter(|x| !is_empty(x));
    match (filled.next(), filled.next()) {
        (None, _) => {}
        (Some(only), None) if a.is_empty() => {
            // The other string itself, as Python does.
            *a = only.text().cloned().unwrap_or_else(|| {
                let mut text = String::new();
                only.write(&mut text);
                Str::from(text)
            });
        }
        _ => {
            let ascii = pieces.iter().all(|x| x.text().map_or(true, Str::is_ascii));
            a.append_with(ascii, |text| pieces.iter().for_each(|x| x.write(text)));
        }
    }
}
