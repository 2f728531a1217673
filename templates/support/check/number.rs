//! Numbers as JSON has them, compared exactly.

use std::cmp::Ordering;

use super::checker::Checker;
use super::code::Code;
use super::path::Path;
use super::schema::{Literal, Numeric, Schema};

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
    /// The number that is a float.
    #[inline]
    pub const fn float(float: f64) -> Self {
        Self::Float(Bits(float.to_bits()))
    }

    /// The number that JSON holds.
    #[inline]
    pub fn of(number: &serde_json::Number) -> Self {
        match (number.as_i64(), number.as_u64()) {
            (Some(int), _) => Self::Int(int),
            (None, Some(big)) => Self::Big(big),
            _ => Self::float(number.as_f64().unwrap_or(f64::NAN)),
        }
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        match self {
            Self::Int(_) | Self::Big(_) => true,
            Self::Float(float) => float.get().is_finite() && float.get().fract() == 0.0,
        }
    }

    /// The nearest float.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Big(big) => big as f64,
            Self::Float(float) => float.get(),
        }
    }

    /// The order of two numbers by value, exact even where a float cannot hold a whole number; none with NaN.
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

    /// The whole number, where it is one of at most 64 bits.
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

/// The order of a whole number of 64 bits and a float that is none.
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

impl<'t> Checker<'t> {
    /// Checks a number; `known` when it is known to be one of the allowed values.
    #[inline]
    pub(super) fn number(&mut self, schema: &Schema<'t>, number: Number, known: bool, path: &Path<'_>) {
        if let Some(rules) = schema.number {
            self.number_rules(schema, rules, number, path);
        }
        if let Some(values) = schema.values
            && !known
        {
            self.literal(
                schema,
                values,
                &number,
                path,
                |literal| matches!(literal, Literal::Number(other) if *other == number),
            );
        }
    }

    fn number_rules(&mut self, schema: &Schema<'t>, rules: &Numeric, number: Number, path: &Path<'_>) {
        if let Some(bound) = &rules.min {
            match (number.compare(bound.value), bound.exclusive) {
                (Some(Ordering::Less), false) => {
                    self.out_of_range(Code::Minimum, "is less than", schema, (number, bound.value), path)
                }
                (Some(Ordering::Less | Ordering::Equal), true) => self.out_of_range(
                    Code::MinimumExclusive,
                    "is not more than",
                    schema,
                    (number, bound.value),
                    path,
                ),
                _ => {}
            }
        }
        if let Some(bound) = &rules.max {
            match (number.compare(bound.value), bound.exclusive) {
                (Some(Ordering::Greater), false) => {
                    self.out_of_range(Code::Maximum, "is more than", schema, (number, bound.value), path)
                }
                (Some(Ordering::Greater | Ordering::Equal), true) => self.out_of_range(
                    Code::MaximumExclusive,
                    "is not less than",
                    schema,
                    (number, bound.value),
                    path,
                ),
                _ => {}
            }
        }
        if let Some(step) = rules.multiple_of
            && !step.divides(number)
        {
            self.out_of_range(
                Code::MultipleOf,
                "is no multiple of",
                schema,
                (number, step.number()),
                path,
            );
        }
        if let Some(format) = rules.format
            && !format.accepts_number(number)
        {
            self.number_format(schema, format.name(), number, path);
        }
    }

    #[cold]
    fn out_of_range(
        &mut self,
        code: Code,
        what: &str,
        schema: &Schema<'t>,
        (number, limit): (Number, Number),
        path: &Path<'_>,
    ) {
        let secret = schema.secret || path.is_secret();
        self.report(code, schema, path, || match secret {
            true => format!("the value {what} {limit}"),
            false => format!("{number} {what} {limit}"),
        });
    }

    #[cold]
    fn number_format(&mut self, schema: &Schema<'t>, format: &str, number: Number, path: &Path<'_>) {
        let secret = schema.secret || path.is_secret();
        self.report(Code::InvalidFormat, schema, path, || match secret {
            true => format!("the value does not have the format {format}"),
            false => format!("{number} does not have the format {format}"),
        });
    }
}
