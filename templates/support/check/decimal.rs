//! Exact decimals, for `multipleOf`: 0.3 is a multiple of 0.1, though no `f64` of them is.

use std::fmt::Write;

use super::number::Number;

/// A positive decimal: `digits` times ten to the power of `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The digits, as a whole number; not zero.
    pub digits: u64,
    /// The power of ten.
    pub exponent: i16,
}

impl Decimal {
    /// Returns the size of a number, as it is written in its shortest form; `None` for zero and for NaN and infinities.
    pub fn of(number: Number) -> Option<Self> {
        let (digits, exponent) = match number {
            Number::Int(int) => (int.unsigned_abs(), 0),
            Number::Big(big) => (big, 0),
            Number::Float(_) => shortest(number.as_f64().abs())?,
        };
        (digits != 0).then_some(Self { digits, exponent })
    }

    /// Returns the nearest number, for messages.
    pub(super) fn number(self) -> Number {
        match self.exponent {
            0 => Number::Big(self.digits),
            exponent => format!("{}e{exponent}", self.digits)
                .parse()
                .map_or(Number::Big(self.digits), Number::float),
        }
    }

    /// Returns whether a number is a whole multiple of this one.
    pub(super) fn divides(self, number: Number) -> bool {
        let Some(number) = Self::of(number) else {
            return true; // Zero is a multiple of everything; NaN and infinities are not checked.
        };
        let shift = i32::from(number.exponent) - i32::from(self.exponent);
        if shift >= 0 {
            let modulus = u128::from(self.digits);
            let power = power_of_ten(shift.unsigned_abs(), modulus);
            return (u128::from(number.digits) % modulus * power).is_multiple_of(modulus);
        }
        // The divisor has the coarser digits: it is larger than the number as soon as it overflows.
        let scale = 10u128.checked_pow(shift.unsigned_abs());
        let divisor = scale.and_then(|scale| scale.checked_mul(self.digits.into()));
        divisor.is_some_and(|divisor| u128::from(number.digits).is_multiple_of(divisor))
    }
}

/// Ten to a power, modulo a number below 2^64.
fn power_of_ten(mut exponent: u32, modulus: u128) -> u128 {
    let mut result = 1 % modulus;
    let mut base = 10 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

/// Returns the digits and the exponent of a float in its shortest form, such as `12.5` as (125, -1).
fn shortest(float: f64) -> Option<(u64, i16)> {
    if !float.is_finite() {
        return None;
    }
    let mut text = Buffer::default();
    write!(text, "{float:e}").ok()?;
    let (mantissa, exponent) = std::str::from_utf8(&text.bytes[..text.length])
        .ok()?
        .split_once('e')?;
    let mut exponent: i16 = exponent.parse().ok()?;
    let mut digits = 0u64;
    let mut fraction = false;
    for sign in mantissa.bytes() {
        match sign {
            b'.' => fraction = true,
            digit => {
                digits = digits * 10 + u64::from(digit - b'0');
                exponent -= i16::from(fraction);
            }
        }
    }
    Some((digits, exponent))
}

/// Room on the stack for the shortest form of a float, which has at most 17 digits.
#[derive(Default)]
struct Buffer {
    bytes: [u8; 32],
    length: usize,
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.get_mut(self.length..end).ok_or(std::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
