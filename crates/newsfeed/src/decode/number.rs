//! What a number of a JSON document counts.

use super::json::Raw;

/// A number that is 0 or more; `None` for any other value. Exact, if it is written with up to 15 digits: the standard
/// library's reader is exact for all, with tables of 10 kB.
pub(super) fn number(value: Raw<'_>) -> Option<f64> {
    if !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (mut number, mut scale, mut exponent) = (0.0_f64, 0_i32, 0_i32);
    let mut bytes = value.bytes();
    let mut is_fraction = false;
    for byte in bytes.by_ref() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                scale -= i32::from(is_fraction);
            }
            b'.' => is_fraction = true,
            // An `e`, or its capital.
            _ => break,
        }
    }
    let mut is_negative = false;
    for byte in bytes {
        match byte {
            b'-' => is_negative = true,
            b'+' => {}
            _ => exponent = (exponent * 10 + i32::from(byte - b'0')).min(9999),
        }
    }
    scale += if is_negative { -exponent } else { exponent };
    let mut power = 1.0;
    for _ in 0..scale.unsigned_abs().min(999) {
        power *= 10.0;
    }
    let number = if scale < 0 { number / power } else { number * power };
    Some(number).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for text in ["0", "61.5", "0.25", "1e3", "12.5E-1", "1800", "1e400", "123456789.125", "1e-400"] {
            let theirs = text.parse().ok().filter(|number: &f64| number.is_finite());
            assert_eq!(number(text), theirs, "{text}");
        }
        assert_eq!((number("-1"), number("\"1\""), number("null")), (None, None, None));
    }
}
