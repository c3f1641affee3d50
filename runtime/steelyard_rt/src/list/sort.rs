use crate::order::Order;
use crate::{known, Eval};

/// NaN has no place in an order, `None` raises in it: the original knows what happens then.
fn check<T: Order>(values: &[T]) -> Eval<()> {
    known(values.len() < 2 || values.iter().all(Order::sortable))
}

/// `values.sort()`.
pub fn sort<T: Order>(values: &mut [T]) -> Eval<()> {
    check(values)?;
    values.sort_by(Order::order);
    Ok(())
}

/// `values.sort(reverse=reverse)`: equal items stay in order.
pub fn sort_reverse<T: Order>(values: &mut [T], reverse: bool) -> Eval<()> {
    check(values)?;
    if reverse {
        values.sort_by(|a, b| b.order(a));
    } else {
        values.sort_by(Order::order);
    }
    Ok(())
}

/// `values.sort(key=key)`.
pub fn sort_by<T, U: Order>(values: &mut Vec<T>, key: impl FnMut(&T) -> Eval<U>) -> Eval<()> {
    sort_by_reverse(values, key, false)
}

/// `values.sort(key=key, reverse=reverse)`.
pub fn sort_by_reverse<T, U: Order>(
    values: &mut Vec<T>,
    mut key: impl FnMut(&T) -> Eval<U>,
    reverse: bool,
) -> Eval<()> {
    let keys = values.iter().map(&mut key).collect::<Eval<Vec<U>>>()?;
    check(&keys)?;
    let mut pairs: Vec<(U, T)> = keys.into_iter().zip(values.drain(..)).collect();
    if reverse {
        pairs.sort_by(|a, b| b.0.order(&a.0));
    } else {
        pairs.sort_by(|a, b| a.0.order(&b.0));
    }
    values.extend(pairs.into_iter().map(|(_, value)| value));
    Ok(())
}
