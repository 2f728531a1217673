//! Numbers with more digits than a Rust type holds. Where a number is read from text, its text is looked at too: if the
//! nearest `f64` is another number, the digits are kept and written back.

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::check::{Number, View};
use super::member::MemberName;
use super::value::InMemory;
use super::wire::{Filling, Kept, Unfit, Wire};

/// The name by which `serde_json` is asked for the text of a value, as `RawValue` asks for it.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// Reads a number into its place, or gives back the value that does not fit. `members` hold the text of the value, as
/// `serde_json` gives it, or are those of an object.
pub(super) fn fill_number<'de, T: Wire, A: MapAccess<'de>>(
    place: &mut Option<T>,
    mut members: A,
) -> Result<Kept<()>, A::Error> {
    let Some(name) = members.next_key_seed(MemberName)? else {
        return Ok(Err(Value::Object(Map::new()).into()));
    };
    if name == RAW {
        let text = members.next_value_seed(MemberName)?;
        return fill_from_text(place, &text);
    }
    let mut object = Map::new();
    object.insert(name.into_owned(), members.next_value()?);
    while let Some((name, value)) = members.next_entry()? {
        object.insert(name, value);
    }
    Ok(Err(Value::Object(object).into()))
}

/// Reads a number from its text into its place, or gives back the value that does not fit, with its digits where it lacks
/// some.
pub(super) fn fill_from_text<T: Wire, E: Error>(place: &mut Option<T>, text: &str) -> Result<Kept<()>, E> {
    *place = None;
    let value: Value = serde_json::from_str(text).map_err(E::custom)?;
    if !value.is_f64() {
        return InMemory(value).deserialize_any(Filling(place)).map_err(E::custom);
    }
    // Unlike `serde_json`, the standard library always finds the nearest float.
    let float: f64 = text.parse().map_err(E::custom)?;
    let kept = Filling(place).visit_f64(float)?;
    Ok(match lacks_digits(text, float) {
        true => Err(Unfit::digits(float.into(), text)),
        false => kept,
    })
}

/// Returns whether a float is another number than its text says. A text of up to 17 digits may be how another program
/// writes the float.
fn lacks_digits(text: &str, float: f64) -> bool {
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
    let power = exponent.parse().unwrap_or(0i64) - fraction.len() as i64 + (digits.len() - trimmed.len()) as i64;
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
