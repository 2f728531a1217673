//! Numbers as JSON has them, compared exactly.

use std::cmp::Ordering;

/// A number.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// A whole number of 64 bits.
    Int(i64),
    /// A whole number above those.
    Big(u64),
    /// Any other number.
    Float(Bits),
}

/// A float as its bits: all numbers are passed in registers then.
#[derive(Clone, Copy, Debug)]
pub struct Bits(u64);

impl Bits {
    #[inline]
    const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// 2^64, the first whole number beyond `u64`.
const BEYOND: f64 = 18_446_744_073_709_551_616.0;

impl Number {
    /// Returns the number that is a float.
    #[inline]
    pub const fn float(float: f64) -> Self {
        Self::Float(Bits(float.to_bits()))
    }

    /// Returns the number that JSON holds.
    #[inline]
    pub fn of(number: &serde_json::Number) -> Self {
        match (number.as_i64(), number.as_u64()) {
            (Some(int), _) => Self::Int(int),
            (None, Some(big)) => Self::Big(big),
            _ => Self::float(number.as_f64().unwrap_or(f64::NAN)),
        }
    }

    /// Returns whether it has no fraction.
    pub fn is_whole(self) -> bool {
        match self {
            Self::Int(_) | Self::Big(_) => true,
            Self::Float(float) => float.get().is_finite() && float.get().fract() == 0.0,
        }
    }

    /// Returns the nearest float.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Big(big) => big as f64,
            Self::Float(float) => float.get(),
        }
    }

    /// Returns the order of two numbers by value, exact even where a float cannot hold a whole number; none with NaN.
    #[inline]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if let (Self::Int(left), Self::Int(right)) = (self, other) {
            return Some(left.cmp(&right));
        }
        self.compare_any(other)
    }

    fn compare_any(self, other: Self) -> Option<Ordering> {
        match (self.whole(), other.whole()) {
            (Some(left), Some(right)) => Some(left.cmp(&right)),
            (Some(left), None) => order(left, other.as_f64()),
            (None, Some(right)) => order(right, self.as_f64()).map(Ordering::reverse),
            (None, None) => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }

    /// Returns the whole number, where it is one of at most 64 bits.
    fn whole(self) -> Option<i128> {
        match self {
            Self::Int(int) => Some(int.into()),
            Self::Big(big) => Some(big.into()),
            Self::Float(float) => {
                let float = float.get();
                (float.fract() == 0.0 && float.abs() < BEYOND).then_some(float as i128)
            }
        }
    }

    /// The same for equal numbers, however they are written.
    pub(super) fn hash(self) -> u64 {
        match self.whole() {
            Some(whole) => whole as u64,
            None => self.as_f64().to_bits(),
        }
    }
}

/// Returns the order of a whole number of 64 bits and a float that is none.
fn order(whole: i128, float: f64) -> Option<Ordering> {
    if float.abs() >= BEYOND {
        return 0.0.partial_cmp(&float);
    }
    // The float has a fraction, so it is never equal to a whole number.
    let floor = float.floor();
    if floor.is_nan() {
        return None;
    }
    Some(if whole <= floor as i128 {
        Ordering::Less
    } else {
        Ordering::Greater
    })
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Some(Ordering::Equal)
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Int(int) => int.fmt(f),
            Self::Big(big) => big.fmt(f),
            // As JSON and JavaScript write it: no exponent for everyday numbers.
            Self::Float(float) if float.get().abs() >= 1e21 => write!(f, "{:e}", float.get()),
            Self::Float(float) => float.get().fmt(f),
        }
    }
}
