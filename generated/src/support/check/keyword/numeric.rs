//! `minimum`, `maximum`, `multipleOf`, and `format` of numbers.

use std::cmp::Ordering;

use super::super::code::Code;
use super::super::decimal::Decimal;
use super::super::format::Format;
use super::super::location::Location;
use super::super::number::Number;
use super::super::slow::SlowPath;

/// Keywords for numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numeric {
    /// `minimum`
    pub min: Option<Bound>,
    /// `maximum`
    pub max: Option<Bound>,
    /// `multipleOf`
    pub multiple_of: Option<Decimal>,
    /// `format`
    pub format: Option<Format>,
}

/// A bound of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The bound.
    pub value: Number,
    /// Whether the bound itself is out of range.
    pub exclusive: bool,
}

impl Bound {
    /// Returns whether a number is not on the wrong side of the bound.
    fn admits(self, number: Number, wrong: Ordering) -> bool {
        match number.compare(self.value) {
            Some(Ordering::Equal) => !self.exclusive,
            Some(order) => order != wrong,
            None => false,
        }
    }
}

impl Numeric {
    /// No constraint.
    pub const ANY: Self = Self {
        min: None,
        max: None,
        multiple_of: None,
        format: None,
    };
    /// Integers of 32 bits.
    pub const INT32: Self = Self::of(Format::Int32);
    /// Integers of 64 bits.
    pub const INT64: Self = Self::of(Format::Int64);

    const fn of(format: Format) -> Self {
        Self {
            format: Some(format),
            ..Self::ANY
        }
    }

    /// Returns whether a number violates no keyword.
    pub(in super::super) fn accepts(&self, number: Number) -> bool {
        self.min.is_none_or(|bound| bound.admits(number, Ordering::Less))
            && self
                .max
                .is_none_or(|bound| bound.admits(number, Ordering::Greater))
            && self.format.is_none_or(|format| format.accepts_number(number))
            && self.multiple_of.is_none_or(|step| step.divides(number))
    }

    /// Reports each keyword that a number violates.
    #[cold]
    pub(in super::super) fn report(&self, path: &mut SlowPath<'_>, at: &Location<'_, '_>, number: Number) {
        let mut report = |code, what: &str, limit: &dyn std::fmt::Display| {
            path.report(code, at, || match at.is_secret() {
                true => format!("the value {what} {limit}"),
                false => format!("{number} {what} {limit}"),
            });
        };
        if let Some(bound) = self.min.filter(|bound| !bound.admits(number, Ordering::Less)) {
            match bound.exclusive {
                true => report(Code::MinimumExclusive, "is not more than", &bound.value),
                false => report(Code::Minimum, "is less than", &bound.value),
            }
        }
        if let Some(bound) = self.max.filter(|bound| !bound.admits(number, Ordering::Greater)) {
            match bound.exclusive {
                true => report(Code::MaximumExclusive, "is not less than", &bound.value),
                false => report(Code::Maximum, "is more than", &bound.value),
            }
        }
        if let Some(step) = self.multiple_of.filter(|step| !step.divides(number)) {
            report(Code::MultipleOf, "is not a multiple of", &step.number());
        }
        if let Some(format) = self.format.filter(|format| !format.accepts_number(number)) {
            report(Code::InvalidFormat, "does not have the format", &format.name());
        }
    }
}
