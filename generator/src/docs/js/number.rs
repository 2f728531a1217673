//! Numbers as JavaScript prints them.

use crate::source::Number;

/// Digits before the point from which on JavaScript writes an exponent.
const MAX_INTEGER_DIGITS: i32 = 21;

/// Zeros behind the point from which on JavaScript writes an exponent.
const MAX_LEADING_ZEROS: i32 = 6;

/// Returns the text of a number; `-0` for negative zero. (ECMAScript, `Number::toString`, which leaves out the sign of
/// zero; both users of this function print it.)
pub(crate) fn javascript(number: Number) -> String {
    match number {
        Number::Unsigned(n) if n < 1 << 53 => n.to_string(),
        _ => of_f64(number.as_f64()),
    }
}

fn of_f64(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    // Rust prints the shortest digits that are read back as the same number, as JavaScript does.
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let digits = mantissa.replace('.', "");
    format!("{sign}{}", place_point(&digits, exponent + 1))
}

/// Digits with their point, which is behind the first `point` of them.
fn place_point(digits: &str, point: i32) -> String {
    let count = digits.len() as i32;
    if point > MAX_INTEGER_DIGITS || point <= -MAX_LEADING_ZEROS {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        return format!("{first}{dot}{rest}e{:+}", point - 1);
    }
    if point <= 0 {
        return format!("0.{}{digits}", "0".repeat(-point as usize));
    }
    if count <= point {
        return format!("{digits}{}", "0".repeat((point - count) as usize));
    }
    let (whole, fraction) = digits.split_at(point as usize);
    format!("{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_javascript() {
        let cases = [
            (1.5, "1.5"),
            (100.0, "100"),
            (-0.0, "-0"),
            (0.000001, "0.000001"),
            (1e-7, "1e-7"),
            (1.25e-9, "1.25e-9"),
            (1e21, "1e+21"),
            (123456789012345680000.0, "123456789012345680000"),
            (-2.5e300, "-2.5e+300"),
            (1e20, "100000000000000000000"),
        ];
        for (value, text) in cases {
            assert_eq!(of_f64(value), text);
        }
        assert_eq!(
            javascript(Number::Unsigned(12345678901234567890)),
            "12345678901234567000"
        );
        assert_eq!(javascript(Number::Negative(-5)), "-5");
    }
}
