//! `unevaluatedProperties` and `unevaluatedItems`: members and elements that no other keyword, of the schema or of one
//! that it applies to the same value, evaluates (JSON Schema 2020-12, section 11).

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::slow::{SlowPath, shown};
use super::super::subject::{Key, Kind, Subject};
use super::super::types::Types;
use super::applicators::Applicators;
use super::object::Additional;

/// A member or an element.
#[derive(Clone, Copy)]
enum Child<'a> {
    Member(&'a str),
    Element(usize),
}

impl<'t> SlowPath<'t> {
    /// Checks the members and elements of a value that nothing else evaluates.
    pub(super) fn unevaluated<'a, S: Subject<'a>>(
        &mut self,
        rules: &Applicators<'t>,
        at: &Location<'_, 't>,
        value: S,
    ) {
        match value.kind() {
            Kind::Object(object) => {
                let Some(link) = rules.unevaluated_properties else {
                    return;
                };
                let schema = self.validator.schema(link);
                S::each(object, &mut |key: Key<'a>, member| {
                    let name = key.name();
                    if self.evaluates(at, value, Child::Member(name), true) {
                        return;
                    }
                    match schema.types == Types::NONE {
                        true => self.report(
                            Code::UnevaluatedProperties,
                            &at.additional(name, at.schema).of_parent(),
                            || format!("{} is not described by any schema of this object", shown(name)),
                        ),
                        false => self.value(&at.additional(name, schema), member.unlisted()),
                    }
                });
            }
            Kind::Array(array) => {
                let Some(link) = rules.unevaluated_items else {
                    return;
                };
                let schema = self.validator.schema(link);
                for index in 0..S::length(array) {
                    let Some(element) = S::element(array, index) else {
                        continue;
                    };
                    if self.evaluates(at, value, Child::Element(index), true) {
                        continue;
                    }
                    match schema.types == Types::NONE {
                        true => self.report(
                            Code::UnevaluatedItems,
                            &at.element(index, at.schema).of_parent(),
                            || "the element is not described by any schema of this array".into(),
                        ),
                        false => self.value(&at.element(index, schema), element.unlisted()),
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns whether a schema evaluates a child of a value. `outermost` is the schema whose `unevaluated` keyword is
    /// checked: that keyword itself does not count.
    fn evaluates<'a, S: Subject<'a>>(
        &mut self,
        at: &Location<'_, 't>,
        value: S,
        child: Child<'_>,
        outermost: bool,
    ) -> bool {
        if !self.may_look(at) || !self.goes_deeper(at) {
            return true;
        }
        let is_evaluated = self.evaluates_itself(at, value, child, outermost)
            || self.applied_to(at, value).into_iter().any(|link| {
                let at = &at.same(self.validator.schema(link));
                self.holds(at, value.unlisted()) && self.evaluates(at, value, child, false)
            });
        self.goes_up();
        is_evaluated
    }

    /// Returns whether the keywords of a schema for children evaluate one.
    fn evaluates_itself<'a, S: Subject<'a>>(
        &mut self,
        at: &Location<'_, 't>,
        value: S,
        child: Child<'_>,
        outermost: bool,
    ) -> bool {
        let rules = at.schema.applicators.unwrap_or(&Applicators::NONE);
        match (child, value.kind()) {
            (Child::Member(name), _) => {
                let described = at.schema.object.is_some_and(|object| {
                    !matches!(object.additional, Additional::Open) || object.named(name).is_some()
                });
                described || rules.describes(name) || (!outermost && rules.unevaluated_properties.is_some())
            }
            (Child::Element(index), Kind::Array(array)) => {
                let has_items = at.schema.array.is_some_and(|array| array.items.is_some());
                let by_contains = rules.contains.zip(S::element(array, index));
                has_items
                    || index < rules.prefix_items.len()
                    || (!outermost && rules.unevaluated_items.is_some())
                    || by_contains.is_some_and(|(contains, element)| {
                        let schema = self.validator.schema(contains.schema);
                        self.holds(&at.element(index, schema), element)
                    })
            }
            (Child::Element(_), _) => true,
        }
    }

    /// Returns the schemas that a schema applies to the same value, whether they hold or not.
    fn applied_to<'a, S: Subject<'a>>(&mut self, at: &Location<'_, 't>, value: S) -> Vec<Link<'t>> {
        let schema = at.schema;
        let mut links = schema.all.to_vec();
        if let Some(composition) = schema.composition {
            links.extend_from_slice(composition.one_of);
            links.extend_from_slice(composition.any_of);
        }
        if let Some(rules) = schema.applicators {
            links.extend(rules.condition.map(|of| of.condition));
            links.extend(rules.applied(self, at, value));
        }
        if let (Some(family), Kind::Object(object)) = (schema.family, value.kind()) {
            links.extend(family.variant::<S>(object).ok().flatten());
        }
        links
    }
}
