//! Numbers with more digits than a Rust type holds. Where a number is read from text, its text is looked at too: if the
//! nearest `f64` is another number, the digits are kept and written back.

use serde_json::Value;
use serde_json::value::RawValue;

use super::check::{Number, View};

/// The name by which `serde_json` is asked for the text of a value, as `RawValue` asks for it.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// Returns whether a float is another number than its text says. A text of up to 17 digits may be how another program
/// writes the float.
pub(super) fn lacks_digits(text: &str, float: f64) -> bool {
    /// An `f64` holds so many digits whatever they are.
    const SAFE: usize = f64::DIGITS as usize;
    if text.len() <= SAFE {
        return false;
    }
    let written = significant(text);
    written != significant(&format!("{float:e}")) && written != significant(&format!("{float:.16e}"))
}

/// Returns the sign, the digits without zeros at both ends, and the power of ten that these are multiplied with.
fn significant(text: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
    let digits = digits.trim_start_matches('0');
    let trimmed = digits.trim_end_matches('0');
    let zeros = (digits.len() - trimmed.len()) as i64;
    let power = exponent
        .parse()
        .unwrap_or(0i64)
        .saturating_add(zeros - fraction.len() as i64);
    // All zeros are the same number.
    let power = if trimmed.is_empty() { 0 } else { power };
    (text.starts_with('-'), trimmed.to_owned(), power)
}

/// Returns the digits as JSON, if the value is still the number that was read with them.
pub(super) fn json(digits: &str, value: View<'_>) -> Option<Box<RawValue>> {
    let number = match value {
        View::Number(number) | View::KnownNumber(number) => number,
        View::Json(Value::Number(number)) => Number::of(number),
        _ => return None,
    };
    let read = digits.parse().map(Number::float).ok()?;
    (read == number).then(|| RawValue::from_string(digits.to_owned()).ok())?
}
