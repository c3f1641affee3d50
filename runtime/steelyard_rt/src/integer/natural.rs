//! Natural numbers of any size: digits of 64 bits, the lowest first, the last one not zero.

use std::cmp::Ordering;

/// From so many digits on, products are made of three smaller ones.
const KARATSUBA: usize = 40;

/// The largest power of ten in a digit, and its exponent.
const TENS: (u64, usize) = (10_000_000_000_000_000_000, 19);

/// Without zeros at the end.
pub(super) fn trimmed(mut digits: Vec<u64>) -> Vec<u64> {
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

pub(super) fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// How many bits the number has.
pub(super) fn bits(a: &[u64]) -> u64 {
    a.last()
        .map_or(0, |top| a.len() as u64 * 64 - u64::from(top.leading_zeros()))
}

/// `a += b << 64 * place`; the sum must fit.
fn add_at(a: &mut [u64], b: &[u64], place: usize) {
    let mut carry = false;
    for (i, digit) in a[place..].iter_mut().enumerate() {
        if i >= b.len() && !carry {
            break;
        }
        let (sum, first) = digit.overflowing_add(b.get(i).copied().unwrap_or(0));
        let (sum, second) = sum.overflowing_add(carry.into());
        (*digit, carry) = (sum, first | second);
    }
}

/// `a -= b`, where `b` is not larger.
fn sub_from(a: &mut [u64], b: &[u64]) -> bool {
    let mut borrow = false;
    for (i, digit) in a.iter_mut().enumerate() {
        if i >= b.len() && !borrow {
            break;
        }
        let (rest, first) = digit.overflowing_sub(b.get(i).copied().unwrap_or(0));
        let (rest, second) = rest.overflowing_sub(borrow.into());
        (*digit, borrow) = (rest, first | second);
    }
    borrow
}

pub(super) fn add(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut sum = a.to_vec();
    sum.resize(a.len().max(b.len()) + 1, 0);
    add_at(&mut sum, b, 0);
    trimmed(sum)
}

/// `a - b`, where `b` is not larger.
pub(super) fn sub(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut rest = a.to_vec();
    sub_from(&mut rest, b);
    trimmed(rest)
}

pub(super) fn mul(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if short.len() < KARATSUBA {
        return by_digits(long, short);
    }
    let half = (long.len() + 1) / 2;
    let (low, high) = (low_part(long, half), &long[half..]);
    let mut product = vec![0; long.len() + short.len()];
    if short.len() <= half {
        add_at(&mut product, &mul(low, short), 0);
        add_at(&mut product, &mul(high, short), half);
        return trimmed(product);
    }
    let (other_low, other_high) = (low_part(short, half), &short[half..]);
    let (lows, highs) = (mul(low, other_low), mul(high, other_high));
    let middle = mul(&add(low, high), &add(other_low, other_high));
    add_at(&mut product, &lows, 0);
    add_at(&mut product, &highs, 2 * half);
    add_at(&mut product, &sub(&sub(&middle, &lows), &highs), half);
    trimmed(product)
}

fn low_part(a: &[u64], count: usize) -> &[u64] {
    let mut end = count;
    while end > 0 && a[end - 1] == 0 {
        end -= 1;
    }
    &a[..end]
}

fn by_digits(long: &[u64], short: &[u64]) -> Vec<u64> {
    let mut product = vec![0; long.len() + short.len()];
    for (place, digit) in short.iter().enumerate() {
        let mut carry = 0;
        for (i, other) in long.iter().enumerate() {
            let sum = u128::from(*digit) * u128::from(*other) + u128::from(product[place + i]) + carry;
            product[place + i] = sum as u64;
            carry = sum >> 64;
        }
        product[place + long.len()] = carry as u64;
    }
    trimmed(product)
}

/// Quotient and rest of a division by one digit, which is not zero.
pub(super) fn div_rem_digit(a: &[u64], b: u64) -> (Vec<u64>, u64) {
    let mut quotient = a.to_vec();
    let mut rest = 0_u128;
    for digit in quotient.iter_mut().rev() {
        let part = rest << 64 | u128::from(*digit);
        *digit = (part / u128::from(b)) as u64;
        rest = part % u128::from(b);
    }
    (trimmed(quotient), rest as u64)
}

/// Quotient and rest; `b` is not zero. Algorithm D of Knuth, The Art of Computer Programming, volume 2, 4.3.1.
pub(super) fn div_rem(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    if compare(a, b) == Ordering::Less {
        return (Vec::new(), a.to_vec());
    }
    if let [digit] = b {
        let (quotient, rest) = div_rem_digit(a, *digit);
        return (quotient, trimmed(vec![rest]));
    }
    // The highest bit of the divisor is made one, so that its highest digit guesses well.
    let shift = u64::from(b[b.len() - 1].leading_zeros());
    let (b, mut rest) = (shl(b, shift), shl(a, shift));
    rest.push(0);
    let count = b.len();
    let mut quotient = vec![0; rest.len() - count];
    for place in (0..quotient.len()).rev() {
        quotient[place] = step(&mut rest[place..=place + count], &b);
    }
    rest.truncate(count);
    (trimmed(quotient), shr(&trimmed(rest), shift).0)
}

/// One digit of the quotient; the rest is below the divisor afterwards.
fn step(rest: &mut [u64], b: &[u64]) -> u64 {
    let count = b.len();
    let high = u128::from(b[count - 1]);
    let top = u128::from(rest[count]) << 64 | u128::from(rest[count - 1]);
    let (mut guess, mut left) = (top / high, top % high);
    while guess >> 64 != 0 || guess * u128::from(b[count - 2]) > (left << 64 | u128::from(rest[count - 2])) {
        guess -= 1;
        left += high;
        if left >> 64 != 0 {
            break;
        }
    }
    let (mut carry, mut borrow) = (0_u128, false);
    for (digit, other) in rest.iter_mut().zip(b.iter().chain(std::iter::once(&0))) {
        let product = guess * u128::from(*other) + carry;
        carry = product >> 64;
        let (difference, first) = digit.overflowing_sub(product as u64);
        let (difference, second) = difference.overflowing_sub(borrow.into());
        (*digit, borrow) = (difference, first | second);
    }
    if borrow {
        // The guess was one too large.
        guess -= 1;
        add_at(rest, b, 0);
    }
    guess as u64
}

pub(super) fn shl(a: &[u64], count: u64) -> Vec<u64> {
    let (places, shift) = ((count / 64) as usize, (count % 64) as u32);
    let mut result = vec![0; places];
    result.extend_from_slice(a);
    if shift > 0 {
        let mut carry = 0;
        for digit in &mut result[places..] {
            (*digit, carry) = (*digit << shift | carry, *digit >> (64 - shift));
        }
        result.push(carry);
    }
    trimmed(result)
}

/// The number without its lowest bits, and whether one of these was set.
pub(super) fn shr(a: &[u64], count: u64) -> (Vec<u64>, bool) {
    let (places, shift) = (usize::try_from(count / 64).unwrap_or(usize::MAX), (count % 64) as u32);
    if places >= a.len() {
        return (Vec::new(), !a.is_empty());
    }
    let mut lost = a[..places].iter().any(|x| *x != 0);
    let mut result = a[places..].to_vec();
    if shift > 0 {
        let mut carry = 0;
        for digit in result.iter_mut().rev() {
            (*digit, carry) = (*digit >> shift | carry, *digit << (64 - shift));
        }
        lost |= carry != 0;
    }
    (trimmed(result), lost)
}

/// In decimal; the time is the square of the length.
pub(super) fn decimal(a: &[u64]) -> String {
    let mut parts = Vec::new();
    let mut rest = a.to_vec();
    while !rest.is_empty() {
        let (quotient, part) = div_rem_digit(&rest, TENS.0);
        parts.push(part);
        rest = quotient;
    }
    let mut text = parts.pop().unwrap_or(0).to_string();
    for part in parts.iter().rev() {
        text.push_str(&format!("{part:0width$}", width = TENS.1));
    }
    text
}

/// In a base of 2, 8 or 16.
pub(super) fn based(a: &[u64], bits_of_digit: u64) -> String {
    let mut text = String::new();
    let count = (bits(a) + bits_of_digit - 1) / bits_of_digit;
    for place in (0..count.max(1)).rev() {
        let at = place * bits_of_digit;
        let (digit, shift) = ((at / 64) as usize, (at % 64) as u32);
        let low = a.get(digit).map_or(0, |x| x >> shift);
        let high = if shift == 0 {
            0
        } else {
            a.get(digit + 1).map_or(0, |x| x << (64 - shift))
        };
        let value = (low | high) & ((1 << bits_of_digit) - 1);
        text.extend(char::from_digit(value as u32, 1 << bits_of_digit));
    }
    text
}

/// Digits of a radix, each of them known to be one.
pub(super) fn parsed(text: &str, radix: u32) -> Vec<u64> {
    let mut result: Vec<u64> = Vec::new();
    for digit in text.chars().filter_map(|x| x.to_digit(radix)) {
        let mut carry = u128::from(digit);
        for place in &mut result {
            let sum = u128::from(*place) * u128::from(radix) + carry;
            *place = sum as u64;
            carry = sum >> 64;
        }
        if carry > 0 {
            result.push(carry as u64);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_products_and_quotients_agree() {
        let long: Vec<u64> = (1..200_u64).map(|x| x.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let short: Vec<u64> = (1..90_u64).map(|x| x.wrapping_mul(0xd1b5_4a32_d192_ed03)).collect();
        let product = mul(&long, &short);
        assert_eq!(product, by_digits(&long, &short));
        assert_eq!(div_rem(&add(&product, &[7]), &short), (long, vec![7]));
        // Zeros inside, and a guess that is one too large.
        let (a, b) = (vec![0, 0, 1 << 63], vec![u64::MAX, 1 << 63]);
        let (quotient, rest) = div_rem(&a, &b);
        assert_eq!(add(&mul(&quotient, &b), &rest), a);
    }
}
