use super::{chr, ord, Str};
use crate::dict::Dict;
use crate::{raise, Eval, Kind};

/// What a table says about one character: another one by its number, a text, or that it goes.
pub trait Replacement {
    fn put(&self, out: &mut String) -> Eval<()>;
}

impl Replacement for i64 {
    fn put(&self, out: &mut String) -> Eval<()> {
        out.push_str(&chr(*self)?);
        Ok(())
    }
}

impl Replacement for Str {
    fn put(&self, out: &mut String) -> Eval<()> {
        out.push_str(self);
        Ok(())
    }
}

impl<T: Replacement> Replacement for Option<T> {
    fn put(&self, out: &mut String) -> Eval<()> {
        self.as_ref().map_or(Ok(()), |x| x.put(out))
    }
}

/// `text.translate(table)`.
pub fn translate<T: Replacement>(text: &str, table: &Dict<i64, T>) -> Eval<Str> {
    let mut out = String::with_capacity(text.len());
    for x in text.chars() {
        match table.get(&i64::from(u32::from(x))) {
            Some(replacement) => replacement.put(&mut out)?,
            None => out.push(x),
        }
    }
    Ok(Str::from(out))
}

/// `str.maketrans(from, to)`.
pub fn make_table(from: &Str, to: &Str) -> Eval<Dict<i64, i64>> {
    if super::len(from) != super::len(to) {
        return raise(Kind::ValueError);
    }
    from.items()
        .zip(to.items())
        .map(|(x, y)| Ok((ord(&x)?, ord(&y)?)))
        .collect()
}

/// `str.maketrans(from, to, gone)`.
pub fn make_table_without(from: &Str, to: &Str, gone: &Str) -> Eval<Dict<i64, Option<i64>>> {
    let mut table: Dict<i64, Option<i64>> = make_table(from, to)?.into_iter().map(|(x, y)| (x, Some(y))).collect();
    for x in gone.items() {
        table.insert(ord(&x)?, None);
    }
    Ok(table)
}
