//! `properties`, `required`, `additionalProperties`, `minProperties`, `maxProperties`, and in which directions a member
//! may be there.

use std::slice::Iter;

use super::super::code::Code;
use super::super::direction::Direction;
use super::super::fast::{FastPath, Mode};
use super::super::link::Link;
use super::super::location::Location;
use super::super::name::first;
use super::super::slow::{SlowPath, shown};
use super::super::subject::{Key, Kind, Subject};
use super::property::Property;

/// Keywords for objects.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// The members that have a property, sorted by name.
    pub properties: &'a [Property<'a>],
    /// For each property in the order of the document, inherited ones first, its index in that of names.
    pub declared: &'a [u16],
    /// For each [`Direction`] the [`Property::bit`]s of the members that must be there.
    pub required: [u64; 4],
    /// The names of required members without a property; they are required in every direction.
    pub undeclared_required: &'a [&'a str],
    /// What is said about additional members.
    pub additional: Additional<'a>,
    /// `minProperties`
    pub min: usize,
    /// `maxProperties`
    pub max: usize,
}

/// Members that have no property.
#[derive(Clone, Copy, Debug)]
pub enum Additional<'a> {
    /// They may have any value.
    Open,
    /// There may be none.
    Closed,
    /// They have values of this schema.
    Each(Link<'a>),
}

impl<'t> Object<'t> {
    /// No constraint.
    pub const ANY: Self = Self {
        properties: &[],
        declared: &[],
        required: [0; 4],
        undeclared_required: &[],
        additional: Additional::Open,
        min: 0,
        max: usize::MAX,
    };

    /// Returns whether all constraints concern one member after the other.
    pub(in super::super) const fn is_plain(&self) -> bool {
        self.undeclared_required.is_empty() && self.min == 0 && self.max == usize::MAX
    }

    /// Returns whether the members that must be there are among those that were seen.
    #[inline(always)]
    pub(in super::super) fn has_required(&self, direction: Direction, seen: u64) -> bool {
        self.required[direction as usize] & !seen == 0
    }

    /// Returns whether the member `name` is required, in some direction.
    pub(super) fn requires(&self, name: &str) -> bool {
        self.undeclared_required.contains(&name) || self.named(name).is_some_and(|property| property.bit != 0)
    }

    /// Returns the property with an index in the order of the document.
    #[inline]
    pub(in super::super) fn declared(&self, index: usize) -> Option<&'t Property<'t>> {
        self.properties.get(usize::from(*self.declared.get(index)?))
    }

    /// Returns the property with a name.
    pub(in super::super) fn named(&self, name: &str) -> Option<&'t Property<'t>> {
        self.properties.get(self.index(name)?)
    }

    /// Returns the property of a member. `rest` is what [`Object::find`] has not passed over.
    #[inline(always)]
    fn property(&self, key: Key<'_>, rest: &mut Iter<'t, Property<'t>>) -> Option<&'t Property<'t>> {
        match key {
            Key::Described(index, name) => self.described(index, name),
            Key::Name(name) => self.find(name, rest),
        }
    }

    /// Returns the property `name`, which has the index `index` in the table of the type that the value has. Another
    /// schema that is applied to the same value, such as a branch of `oneOf`, has its own order.
    #[inline]
    fn described(&self, index: usize, name: &str) -> Option<&'t Property<'t>> {
        match self.declared(index) {
            Some(property) if property.name.as_str() == name => Some(property),
            _ => self.named(name),
        }
    }

    /// Returns the property with a name. `rest` is where it is looked for first, and is then what comes behind it:
    /// members that come sorted by name, as those of `serde_json` do, are found by a step or two each.
    #[inline(always)]
    fn find(&self, text: &str, rest: &mut Iter<'t, Property<'t>>) -> Option<&'t Property<'t>> {
        let start = first(text.as_bytes());
        // `Iter::find` is unrolled, which takes longer where the first or second one is it.
        while let Some(property) = rest.as_slice().first() {
            rest.next();
            if property.name.is(text, start) {
                return Some(property);
            }
        }
        *rest = self.properties.get(self.index(text)?..)?.iter();
        rest.next()
    }

    #[inline(never)]
    fn index(&self, text: &str) -> Option<usize> {
        self.properties
            .binary_search_by(|property| property.name.as_str().cmp(text))
            .ok()
    }
}

impl<'t> FastPath<'t> {
    /// Returns whether the members of an object are valid.
    pub(in super::super) fn members<'a, S: Subject<'a>>(
        &self,
        rules: &'t Object<'t>,
        object: S::Object,
        mode: Mode,
    ) -> bool {
        let mut seen = 0;
        let mut rest = rules.properties.iter();
        let fits = S::all(object, &mut |key, value| match rules.property(key, &mut rest) {
            Some(property) => {
                seen |= property.bit;
                !mode.is_in(property.forbidden_in)
                    && (self.linked(&property.schema, value, mode)
                        || (property.nullable && matches!(value.kind(), Kind::Null)))
            }
            None => match &rules.additional {
                Additional::Open => true,
                Additional::Closed => false,
                Additional::Each(link) => self.linked(link, value, mode),
            },
        });
        fits && rules.has_required(self.validator.direction, seen)
    }
}

impl<'t> SlowPath<'t> {
    /// Checks an object and its members.
    pub(in super::super) fn object<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, object: S::Object) {
        let Some(rules) = at.schema.object else { return };
        let mut seen = 0;
        let mut rest = rules.properties.iter();
        S::each(object, &mut |key, value| match rules.property(key, &mut rest) {
            Some(property) => {
                seen |= property.bit;
                self.member(at, property, value);
            }
            None => self.additional(rules.additional, at, key.name(), value),
        });
        if !rules.has_required(self.validator.direction, seen) {
            let missing = rules.required[self.validator.direction as usize] & !seen;
            let declared = (0..rules.declared.len()).filter_map(|index| rules.declared(index));
            for property in declared.filter(|property| property.bit & missing != 0) {
                self.missing(property.name.as_str(), at);
            }
        }
        for name in rules.undeclared_required {
            if S::member(object, name).is_none() {
                self.missing(name, at);
            }
        }
        if rules.min > 0 || rules.max < usize::MAX {
            self.count(rules, at, S::count(object));
        }
    }

    /// Checks a member that has a property.
    #[inline]
    fn member<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, property: &'t Property<'t>, value: S) {
        if self.hides(property) && matches!(value.kind(), Kind::Null) {
            return;
        }
        let at = &at.member(property, self.validator.schema(property.schema));
        if property.forbidden_in.has(self.validator.direction) {
            self.forbidden_in(property, at);
            // What must not be there need not be right, but for secrets, which some responses may have.
            if !property.secret || !property.forbidden_in.has(Direction::Response) {
                return;
            }
        }
        self.value(at, value);
    }

    /// Returns whether a service may put `null` in place of a member's value, since it does not tell it: a secret, or a
    /// member that goes to the service only.
    fn hides(&self, property: &Property<'t>) -> bool {
        property.forbidden_in.has(Direction::Response)
            && matches!(self.validator.direction, Direction::Response | Direction::Any)
    }

    /// Reports a member that may not be there in this direction.
    #[cold]
    fn forbidden_in(&mut self, property: &Property<'t>, at: &Location<'_, 't>) {
        let code = match (property.forbidden_code, self.validator.direction) {
            (_, Direction::Response) if property.secret => Code::Secret,
            (_, Direction::Response) => Code::WriteOnly,
            (Code::NotInCreate, Direction::Update) => Code::NotInUpdate,
            (code, _) => code,
        };
        let what = match code {
            Code::ReadOnly => "is read-only and may not be sent in a request",
            Code::Secret => "is a secret and should not be sent in a response",
            Code::WriteOnly => "is write-only and may not be sent in a response",
            Code::NotInUpdate => "may not be sent in a request that updates",
            _ => "may not be sent in a request that creates",
        };
        let name = property.name.as_str();
        let locations = || (at.pointer(), at.declaration(), at.is_secret());
        self.push(code, code.severity(), locations, || format!("{name:?} {what}"));
    }

    /// Checks a member that no property describes.
    fn additional<'a, S: Subject<'a>>(
        &mut self,
        additional: Additional<'t>,
        at: &Location<'_, 't>,
        name: &str,
        value: S,
    ) {
        if matches!(additional, Additional::Open)
            || at.schema.applicators.is_some_and(|of| of.describes(name))
        {
            return;
        }
        match additional {
            Additional::Open => {}
            Additional::Each(link) => self.value(&at.additional(name, self.validator.schema(link)), value),
            Additional::Closed => self.report(
                Code::AdditionalProperties,
                &at.additional(name, at.schema).of_parent(),
                || format!("{} is not a property of this closed object", shown(name)),
            ),
        }
    }

    /// Reports that a required member is not there.
    #[cold]
    pub(super) fn missing(&mut self, name: &str, at: &Location<'_, 't>) {
        self.report(Code::MissingRequired, at, || {
            format!("the required property {name:?} is missing")
        });
    }

    fn count(&mut self, rules: &Object<'t>, at: &Location<'_, 't>, count: usize) {
        if count < rules.min {
            self.report(Code::PropertiesMinimum, at, || {
                let min = rules.min;
                format!("the object is too small: it has {count} of at least {min} properties")
            });
        }
        if count > rules.max {
            self.report(Code::PropertiesMaximum, at, || {
                let max = rules.max;
                format!("the object is too large: it has {count} of at most {max} properties")
            });
        }
    }
}
