//! `items`, `prefixItems`, `minItems`, `maxItems`, `uniqueItems` and `x-ms-identifiers`.

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::SlowPath;
use super::super::subject::Subject;
use super::distinct;

/// Keywords for arrays.
#[derive(Clone, Copy, Debug)]
pub struct Array<'a> {
    /// `items`
    pub items: Option<Link<'a>>,
    /// `minItems`
    pub min: usize,
    /// `maxItems`
    pub max: usize,
    /// `uniqueItems`
    pub unique: bool,
    /// `x-ms-identifiers`: paths of members that tell elements apart, all of them together.
    pub identifiers: &'a [&'a [&'a str]],
}

impl Array<'_> {
    /// No constraint.
    pub const ANY: Self = Self {
        items: None,
        min: 0,
        max: usize::MAX,
        unique: false,
        identifiers: &[],
    };

    /// Returns whether an array may have so many elements.
    #[inline(always)]
    pub(in super::super) fn accepts_length(&self, length: usize) -> bool {
        (self.min..=self.max).contains(&length)
    }

    /// Returns whether no element equals another one that it must differ from.
    pub(in super::super) fn are_distinct<'a, S: Subject<'a>>(&self, array: S::Array, length: usize) -> bool {
        length < 2
            || ((!self.unique || distinct::equals::<S>(array).is_empty())
                && (self.identifiers.is_empty() || !distinct::has_twins::<S>(self.identifiers, array)))
    }

    /// Reports a wrong number of elements, and elements that equal an earlier one.
    fn report<'a, S: Subject<'a>>(
        &self,
        path: &mut SlowPath<'_>,
        at: &Location<'_, '_>,
        (array, length): (S::Array, usize),
    ) {
        if length < self.min {
            path.report(Code::ArrayShort, at, || {
                let min = self.min;
                format!("the array is too short: it has {length} of at least {min} elements")
            });
        }
        if length > self.max {
            path.report(Code::ArrayLong, at, || {
                let max = self.max;
                format!("the array is too long: it has {length} of at most {max} elements")
            });
        }
        if self.unique && length > 1 {
            for (first, second) in distinct::equals::<S>(array) {
                path.report(Code::ArrayUnique, at, || {
                    format!("the elements {first} and {second} are equal, but elements must be distinct")
                });
            }
        }
        if !self.identifiers.is_empty() && length > 1 {
            for (first, second) in distinct::twins::<S>(self.identifiers, array) {
                path.report(Code::IdentifiersUnique, at, || {
                    let names: Vec<String> = self.identifiers.iter().map(|way| way.join("/")).collect();
                    let names = names.join(", ");
                    format!("the elements {first} and {second} have the same {names}")
                });
            }
        }
    }
}

impl<'t> SlowPath<'t> {
    /// Checks an array and its elements.
    pub(in super::super) fn array<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, array: S::Array) {
        let length = S::length(array);
        let prefix = at
            .schema
            .applicators
            .map_or(&[][..], |applicators| applicators.prefix_items);
        let items = at.schema.array.and_then(|rules| rules.items);
        if items.is_some() || !prefix.is_empty() {
            for index in 0..length {
                let link = prefix.get(index).copied().or(items);
                if let (Some(link), Some(element)) = (link, S::element(array, index)) {
                    self.value(&at.element(index, self.validator.schema(link)), element);
                }
            }
        }
        if let Some(rules) = at.schema.array {
            rules.report::<S>(self, at, (array, length));
        }
    }
}
