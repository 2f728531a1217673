//! `unevaluatedProperties` and `unevaluatedItems`: members and elements that no other keyword, of the schema or of one
//! that it applies to the same value, evaluates (JSON Schema 2020-12, section 11).

use super::super::code::Code;
use super::super::link::Link;
use super::super::location::Location;
use super::super::schema::Schema;
use super::super::slow::{SlowPath, shown};
use super::super::subject::{Key, Kind, Subject};
use super::super::types::Types;
use super::applicators::Applicators;
use super::object::Additional;

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
                if let Some(link) = rules.unevaluated_properties
                    && let Some(holding) = self.holding(at, value)
                {
                    self.unevaluated_properties::<S>(link, &holding, at, object);
                }
            }
            Kind::Array(array) => {
                if let Some(link) = rules.unevaluated_items
                    && let Some(holding) = self.holding(at, value)
                {
                    self.unevaluated_items::<S>(link, &holding, at, array);
                }
            }
            _ => {}
        }
    }

    fn unevaluated_properties<'a, S: Subject<'a>>(
        &mut self,
        link: Link<'t>,
        holding: &[&Schema<'t>],
        at: &Location<'_, 't>,
        object: S::Object,
    ) {
        // The keyword of a schema that is applied to the same value evaluates all members.
        let applies = |rules: &Applicators| rules.unevaluated_properties.is_some();
        if holding
            .iter()
            .skip(1)
            .any(|schema| schema.applicators.is_some_and(applies))
        {
            return;
        }
        let schema = self.validator.schema(link);
        S::each(object, &mut |key: Key<'a>, member| {
            let name = key.name();
            if holding.iter().any(|schema| describes(schema, name)) {
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

    fn unevaluated_items<'a, S: Subject<'a>>(
        &mut self,
        link: Link<'t>,
        holding: &[&'t Schema<'t>],
        at: &Location<'_, 't>,
        array: S::Array,
    ) {
        // The keyword of a schema that is applied to the same value evaluates all elements, as its `items` does.
        let applies = |rules: &Applicators| rules.unevaluated_items.is_some();
        let has_items = |schema: &&Schema| schema.array.is_some_and(|array| array.items.is_some());
        if holding.iter().any(has_items)
            || holding
                .iter()
                .skip(1)
                .any(|schema| schema.applicators.is_some_and(applies))
        {
            return;
        }
        let rules: Vec<_> = holding.iter().filter_map(|schema| schema.applicators).collect();
        let first = rules.iter().map(|rules| rules.prefix_items.len()).max();
        let schema = self.validator.schema(link);
        for index in first.unwrap_or(0)..S::length(array) {
            let Some(element) = S::element(array, index) else {
                continue;
            };
            let mut contains = rules.iter().filter_map(|rules| rules.contains);
            if contains.any(|of| self.holds(&at.element(index, self.validator.schema(of.schema)), element)) {
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

    /// Returns the schemas that hold for a value: first the one at its location, then those that it applies to the same
    /// value. Returns `None` where that takes too many steps, or an error is known already.
    fn holding<'a, S: Subject<'a>>(
        &mut self,
        at: &Location<'_, 't>,
        value: S,
    ) -> Option<Vec<&'t Schema<'t>>> {
        let mut holding = Vec::new();
        self.add_holding(at, value, &mut holding).then_some(holding)
    }

    fn add_holding<'a, S: Subject<'a>>(
        &mut self,
        at: &Location<'_, 't>,
        value: S,
        holding: &mut Vec<&'t Schema<'t>>,
    ) -> bool {
        if !self.may_look(at) || !self.goes_deeper(at) {
            return false;
        }
        holding.push(at.schema);
        let is_whole = self.applied_to(at, value).into_iter().all(|link| {
            let at = &at.same(self.validator.schema(link));
            !self.holds(at, value.unlisted()) || self.add_holding(at, value, holding)
        });
        self.goes_up();
        is_whole
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
        if let (Some(discriminator), Kind::Object(object)) = (schema.discriminator, value.kind()) {
            links.extend(discriminator.variant::<S>(object).ok().flatten());
        }
        links
    }
}

/// Returns whether the keywords of a schema for members evaluate one.
fn describes(schema: &Schema, name: &str) -> bool {
    let by_object = schema
        .object
        .is_some_and(|object| !matches!(object.additional, Additional::Open) || object.named(name).is_some());
    by_object || schema.applicators.is_some_and(|rules| rules.describes(name))
}
