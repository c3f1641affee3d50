//! `itertools`. What is made of items that were looked at before comes as a list at once.

use crate::text::Str;
use crate::tuple::Many;
use crate::{int, known, raise, Eval, Kind};

/// `chain(a, b)`.
pub fn chain<T>(a: impl IntoIterator<Item = T>, b: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    a.into_iter().chain(b)
}

/// `chain(a, b, c)`.
pub fn chain3<T>(
    a: impl IntoIterator<Item = T>,
    b: impl IntoIterator<Item = T>,
    c: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    a.into_iter().chain(b).chain(c)
}

/// `chain.from_iterable(items)`.
pub fn flatten<I: IntoIterator>(items: impl IntoIterator<Item = I>) -> impl Iterator<Item = I::Item> {
    items.into_iter().flatten()
}

/// `accumulate(items, function)`.
pub fn accumulate_by<T: Clone>(
    items: impl IntoIterator<Item = T>,
    mut function: impl FnMut(&T, &T) -> Eval<T>,
) -> Eval<Vec<T>> {
    let mut totals: Vec<T> = Vec::new();
    for item in items {
        let next = match totals.last() {
            Some(total) => function(total, &item)?,
            None => item,
        };
        totals.push(next);
    }
    Ok(totals)
}

/// `accumulate(items, function, initial=initial)`.
pub fn accumulate_from<T, U: Clone>(
    items: impl IntoIterator<Item = T>,
    mut function: impl FnMut(&U, &T) -> Eval<U>,
    initial: U,
) -> Eval<Vec<U>> {
    let mut total = initial;
    let mut totals = vec![total.clone()];
    for item in items {
        total = function(&total, &item)?;
        totals.push(total.clone());
    }
    Ok(totals)
}

/// `accumulate(items)` of integers.
pub fn accumulate(items: impl IntoIterator<Item = i64>) -> Eval<Vec<i64>> {
    accumulate_by(items, |total, item| int::add(*total, *item))
}

/// `accumulate(items)` of floats.
pub fn accumulate_floats(items: impl IntoIterator<Item = f64>) -> Eval<Vec<f64>> {
    accumulate_by(items, |total, item| Ok(total + item))
}

/// `product(a, b)`.
pub fn product<A: Clone, B: Clone>(
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
) -> impl Iterator<Item = (A, B)> {
    let second: Vec<B> = b.into_iter().collect();
    a.into_iter()
        .flat_map(move |first| second.clone().into_iter().map(move |item| (first.clone(), item)))
}

/// `product(a, b, c)`.
pub fn product3<A: Clone, B: Clone, C: Clone>(
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
    c: impl IntoIterator<Item = C>,
) -> impl Iterator<Item = (A, B, C)> {
    let third: Vec<C> = c.into_iter().collect();
    product(a, b).flat_map(move |(x, y)| third.clone().into_iter().map(move |z| (x.clone(), y.clone(), z)))
}

/// Picks items by their places.
struct Picks<T, F: FnMut(&mut Vec<usize>) -> bool> {
    pool: Vec<T>,
    places: Vec<usize>,
    done: bool,
    step: F,
}

impl<T: Clone, F: FnMut(&mut Vec<usize>) -> bool> Iterator for Picks<T, F> {
    type Item = Many<T>;

    fn next(&mut self) -> Option<Many<T>> {
        if self.done {
            return None;
        }
        let picked = self.places.iter().map(|i| self.pool[*i].clone()).collect();
        self.done = !(self.step)(&mut self.places);
        Some(picked)
    }
}

fn count(count: i64) -> Eval<usize> {
    usize::try_from(count).map_or_else(|_| raise(Kind::ValueError), Ok)
}

/// `product(items, repeat=times)`.
pub fn power<T: Clone>(items: impl IntoIterator<Item = T>, times: i64) -> Eval<impl Iterator<Item = Many<T>>> {
    let pool: Vec<T> = items.into_iter().collect();
    let (size, times) = (pool.len(), count(times)?);
    known(times < 1 << 20)?;
    let step = move |places: &mut Vec<usize>| {
        for place in places.iter_mut().rev() {
            *place += 1;
            if *place < size {
                return true;
            }
            *place = 0;
        }
        false
    };
    Ok(Picks {
        done: size == 0 && times > 0,
        pool,
        places: vec![0; times],
        step,
    })
}

/// `product(*rows)`.
pub fn product_of<T: Clone>(rows: impl IntoIterator<Item = Vec<T>>) -> impl Iterator<Item = Many<T>> {
    let rows: Vec<Vec<T>> = rows.into_iter().collect();
    let mut places = vec![0; rows.len()];
    let mut done = rows.iter().any(Vec::is_empty);
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let pick = rows
            .iter()
            .zip(&places)
            .map(|(row, &place)| row[place].clone())
            .collect();
        done = true;
        for (place, row) in places.iter_mut().zip(&rows).rev() {
            *place += 1;
            if *place < row.len() {
                done = false;
                break;
            }
            *place = 0;
        }
        Some(pick)
    })
}

/// `product(*texts)`.
pub fn product_of_texts(texts: impl IntoIterator<Item = Str>) -> impl Iterator<Item = Many<Str>> {
    product_of(texts.into_iter().map(|text| text.items().collect::<Vec<Str>>()))
}

/// `combinations(items, size)`.
pub fn combinations<T: Clone>(items: impl IntoIterator<Item = T>, size: i64) -> Eval<impl Iterator<Item = Many<T>>> {
    let pool: Vec<T> = items.into_iter().collect();
    let (length, size) = (pool.len(), count(size)?);
    let step = move |places: &mut Vec<usize>| {
        let found = (0..size).rev().find(|i| places[*i] != i + length - size);
        if let Some(i) = found {
            places[i] += 1;
            for j in i + 1..size {
                places[j] = places[j - 1] + 1;
            }
        }
        found.is_some()
    };
    Ok(Picks {
        done: size > length,
        pool,
        places: (0..size.min(length)).collect(),
        step,
    })
}

/// `combinations_with_replacement(items, size)`.
pub fn combinations_again<T: Clone>(
    items: impl IntoIterator<Item = T>,
    size: i64,
) -> Eval<impl Iterator<Item = Many<T>>> {
    let pool: Vec<T> = items.into_iter().collect();
    let (length, size) = (pool.len(), count(size)?);
    known(size < 1 << 20)?;
    let step = move |places: &mut Vec<usize>| {
        let found = (0..size).rev().find(|i| places[*i] + 1 != length);
        if let Some(i) = found {
            let next = places[i] + 1;
            places[i..].iter_mut().for_each(|x| *x = next);
        }
        found.is_some()
    };
    Ok(Picks {
        done: length == 0 && size > 0,
        pool,
        places: vec![0; size],
        step,
    })
}

/// `permutations(items)`.
pub fn permutations<T: Clone>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = Many<T>> {
    let pool: Vec<T> = items.into_iter().collect();
    let size = pool.len();
    permuted(pool, size)
}

/// `permutations(items, size)`.
pub fn permutations_of<T: Clone>(items: impl IntoIterator<Item = T>, size: i64) -> Eval<impl Iterator<Item = Many<T>>> {
    Ok(permuted(items.into_iter().collect(), count(size)?))
}

fn permuted<T: Clone>(pool: Vec<T>, size: usize) -> impl Iterator<Item = Many<T>> {
    let length = pool.len();
    // As the documentation of Python has it: all places, and how far each of the first ones has come.
    let mut all: Vec<usize> = (0..length).collect();
    let mut cycles: Vec<usize> = (0..size.min(length)).map(|i| length - i).collect();
    let step = move |places: &mut Vec<usize>| {
        for i in (0..size).rev() {
            cycles[i] -= 1;
            if cycles[i] == 0 {
                all[i..].rotate_left(1);
                cycles[i] = length - i;
            } else {
                let other = length - cycles[i];
                all.swap(i, other);
                places.copy_from_slice(&all[..size]);
                return true;
            }
        }
        false
    };
    Picks {
        done: size > length,
        pool,
        places: (0..size.min(length)).collect(),
        step,
    }
}

/// `islice(items, stop)`.
pub fn slice<T>(items: impl IntoIterator<Item = T>, stop: i64) -> Eval<impl Iterator<Item = T>> {
    Ok(items.into_iter().take(count(stop)?))
}

/// `islice(items, start, stop)`.
pub fn slice_between<T>(items: impl IntoIterator<Item = T>, start: i64, stop: i64) -> Eval<impl Iterator<Item = T>> {
    let (start, stop) = (count(start)?, count(stop)?);
    Ok(items.into_iter().take(stop).skip(start))
}

/// `islice(items, start, stop, step)`.
pub fn slice_step<T>(
    items: impl IntoIterator<Item = T>,
    start: i64,
    stop: i64,
    step: i64,
) -> Eval<impl Iterator<Item = T>> {
    let (start, stop, step) = (count(start)?, count(stop)?, count(step)?);
    if step == 0 {
        return raise(Kind::ValueError);
    }
    Ok(items.into_iter().take(stop).skip(start).step_by(step))
}

/// `takewhile(test, items)`.
pub fn take_while<T>(mut test: impl FnMut(&T) -> Eval<bool>, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    let mut kept = Vec::new();
    for item in items {
        if !test(&item)? {
            break;
        }
        kept.push(item);
    }
    Ok(kept)
}

/// `dropwhile(test, items)`.
pub fn drop_while<T>(mut test: impl FnMut(&T) -> Eval<bool>, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.is_empty() || !test(&item)? {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// `filterfalse(test, items)`.
pub fn filter_false<T>(mut test: impl FnMut(&T) -> Eval<bool>, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    crate::iter::filter(|item| test(item).map(|x| !x), items)
}

/// `compress(items, selectors)`.
pub fn compress<T>(
    items: impl IntoIterator<Item = T>,
    selectors: impl IntoIterator<Item = bool>,
) -> impl Iterator<Item = T> {
    items.into_iter().zip(selectors).filter(|x| x.1).map(|x| x.0)
}

/// `groupby(items)`: the groups as lists, for a loop that reads each group before the next one.
pub fn group<T: crate::equal::Equal + Clone>(items: impl IntoIterator<Item = T>) -> Eval<Vec<(T, Vec<T>)>> {
    group_by(items, |x| Ok(x.clone()))
}

/// `groupby(items, key)`.
pub fn group_by<T, K: crate::equal::Equal>(
    items: impl IntoIterator<Item = T>,
    mut key: impl FnMut(&T) -> Eval<K>,
) -> Eval<Vec<(K, Vec<T>)>> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for item in items {
        let own = key(&item)?;
        match groups.last_mut() {
            Some((last, group)) if last.equal(&own)? => group.push(item),
            _ => groups.push((own, vec![item])),
        }
    }
    Ok(groups)
}

/// `zip_longest(a, b)`.
pub fn zip_longest<A, B>(
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
) -> impl Iterator<Item = (Option<A>, Option<B>)> {
    let (mut a, mut b) = (a.into_iter().fuse(), b.into_iter().fuse());
    std::iter::from_fn(move || match (a.next(), b.next()) {
        (None, None) => None,
        both => Some(both),
    })
}

/// `zip_longest(a, b, fillvalue=fill)`.
pub fn zip_longest_with<T: Clone>(
    a: impl IntoIterator<Item = T>,
    b: impl IntoIterator<Item = T>,
    fill: T,
) -> impl Iterator<Item = (T, T)> {
    zip_longest(a, b).map(move |(x, y)| (x.unwrap_or_else(|| fill.clone()), y.unwrap_or_else(|| fill.clone())))
}

/// `repeat(item, times)`.
pub fn repeat<T: Clone>(item: T, times: i64) -> impl Iterator<Item = T> {
    std::iter::repeat(item).take(usize::try_from(times).unwrap_or(0))
}

/// `pairwise(items)`.
pub fn pairwise<T: Clone>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (T, T)> {
    let mut items = items.into_iter();
    let mut last = items.next();
    std::iter::from_fn(move || {
        let next = items.next()?;
        let pair = (last.take()?, next.clone());
        last = Some(next);
        Some(pair)
    })
}
