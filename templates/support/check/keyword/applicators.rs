//! Keywords of JSON Schema 2020-12 that few schemas have: `prefixItems`, `contains`, `patternProperties`,
//! `propertyNames`, `dependentRequired`, `dependentSchemas`, `if`, and the `unevaluated` ones.

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::{SlowPath, shown};
use super::super::subject::{Key, Kind, Subject};
use super::super::view::View;
use super::text::Pattern;

/// Keywords that few schemas have.
#[derive(Clone, Copy, Debug)]
pub struct Applicators<'a> {
    /// `prefixItems`; `items` is for the elements after these.
    pub prefix_items: &'a [Link<'a>],
    /// `contains`, `minContains` and `maxContains`
    pub contains: Option<Contains<'a>>,
    /// `patternProperties`; `additionalProperties` is for the members that match none.
    pub pattern_properties: &'a [(Pattern<'a>, Link<'a>)],
    /// `propertyNames`
    pub property_names: Option<Link<'a>>,
    /// `dependentRequired`
    pub dependent_required: &'a [(&'a str, &'a [&'a str])],
    /// `dependentSchemas`
    pub dependent_schemas: &'a [(&'a str, Link<'a>)],
    /// `if`, `then` and `else`
    pub condition: Option<Condition<'a>>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<Link<'a>>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<Link<'a>>,
}

/// How many elements match a schema.
#[derive(Clone, Copy, Debug)]
pub struct Contains<'a> {
    /// `contains`
    pub schema: Link<'a>,
    /// `minContains`
    pub min: usize,
    /// `maxContains`
    pub max: usize,
}

/// Schemas that hold if another one does, or does not.
#[derive(Clone, Copy, Debug)]
pub struct Condition<'a> {
    /// `if`
    pub condition: Link<'a>,
    /// `then`
    pub then: Option<Link<'a>>,
    /// `else`
    pub otherwise: Option<Link<'a>>,
}

impl<'t> Applicators<'t> {
    /// No constraint.
    pub const NONE: Self = Self {
        prefix_items: &[],
        contains: None,
        pattern_properties: &[],
        property_names: None,
        dependent_required: &[],
        dependent_schemas: &[],
        condition: None,
        unevaluated_properties: None,
        unevaluated_items: None,
    };

    /// Returns whether `patternProperties` describes a member.
    pub(super) fn describes(&self, name: &str) -> bool {
        self.matching(name).next().is_some()
    }

    fn matching(&self, name: &str) -> impl Iterator<Item = Link<'t>> {
        let patterns = self.pattern_properties.iter();
        patterns
            .filter(move |(pattern, _)| pattern.matcher.is_match(name) == Some(true))
            .map(|(_, link)| *link)
    }

    /// Returns the schemas that `dependentSchemas` and `if` apply to a value; `path` tells whether the condition holds.
    pub(super) fn applied<'a, S: Subject<'a>>(
        &self,
        path: &mut SlowPath<'t>,
        at: &Location<'_, 't>,
        value: S,
    ) -> Vec<Link<'t>> {
        let object = match value.kind() {
            Kind::Object(object) => Some(object),
            _ => None,
        };
        let dependent = self.dependent_schemas.iter();
        let dependent = dependent
            .filter(move |(name, _)| object.is_some_and(|object| S::member(object, name).is_some()))
            .map(|(_, link)| *link);
        let conditional = self
            .condition
            .and_then(|of| match path.holds_too(of.condition, at, value) {
                true => of.then,
                false => of.otherwise,
            });
        dependent.chain(conditional).collect()
    }
}

impl<'t> SlowPath<'t> {
    /// Checks a value by the keywords that few schemas have; `prefixItems` is checked with the elements.
    pub(super) fn applicators<'a, S: Subject<'a>>(
        &mut self,
        rules: &Applicators<'t>,
        at: &Location<'_, 't>,
        value: S,
    ) {
        match value.kind() {
            Kind::Array(array) => self.contains::<S>(rules, at, array),
            Kind::Object(object) => self.members::<S>(rules, at, object),
            _ => {}
        }
        for link in rules.applied(self, at, value) {
            self.value(&at.same(self.validator.schema(link)), value.unlisted());
        }
        self.unevaluated(rules, at, value);
    }

    fn contains<'a, S: Subject<'a>>(
        &mut self,
        rules: &Applicators<'t>,
        at: &Location<'_, 't>,
        array: S::Array,
    ) {
        let Some(contains) = rules.contains else { return };
        let schema = self.validator.schema(contains.schema);
        let elements = (0..S::length(array)).filter_map(|index| Some((index, S::element(array, index)?)));
        let count = elements
            .filter(|(index, element)| self.holds(&at.element(*index, schema), *element))
            .count();
        if count < contains.min {
            self.report(Code::ContainsMinimum, at, || {
                let min = contains.min;
                format!("{count} of at least {min} elements match `contains`")
            });
        }
        if count > contains.max {
            self.report(Code::ContainsMaximum, at, || {
                let max = contains.max;
                format!("{count} of at most {max} elements match `contains`")
            });
        }
    }

    /// Checks the names of members, and what depends on them.
    fn members<'a, S: Subject<'a>>(
        &mut self,
        rules: &Applicators<'t>,
        at: &Location<'_, 't>,
        object: S::Object,
    ) {
        S::each(object, &mut |key: Key<'a>, value| {
            let name = key.name();
            for link in rules.matching(name) {
                self.value(
                    &at.additional(name, self.validator.schema(link)),
                    value.unlisted(),
                );
            }
            if let Some(names) = rules.property_names
                && !self.holds(
                    &at.additional(name, self.validator.schema(names)),
                    View::Text(name),
                )
            {
                self.report(
                    Code::PropertyName,
                    &at.additional(name, at.schema).of_parent(),
                    || format!("{} does not match `propertyNames`", shown(name)),
                );
            }
        });
        for (present, required) in rules.dependent_required {
            if S::member(object, present).is_none() {
                continue;
            }
            for name in required.iter().filter(|name| S::member(object, name).is_none()) {
                self.report(Code::MissingRequired, at, || {
                    format!("the property {name:?} is missing, which is required next to {present:?}")
                });
            }
        }
    }
}
