//! What a value must not have where it goes: members that may not be sent in a direction, found along the tables as the
//! slow path finds them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::direction::Direction;
use super::keyword::{Additional, Applicators, Composition, Object};
use super::link::Link;
use super::schema::Schema;
use super::slow::MAX_DEPTH;
use super::validator::Validator;

/// What is removed of a value.
#[derive(Debug)]
pub enum Removal {
    /// The value as a whole.
    Whole,
    /// Parts of it.
    Parts(Parts),
}

/// What is removed of the parts of a value: of members by their names, of elements by their indexes.
pub type Parts = BTreeMap<String, Removal>;

impl<'t> Validator<'t> {
    /// Returns the members of a value that may not be sent in the direction.
    pub fn removal(self, schema: &'t Schema<'t>, value: &Value) -> Parts {
        let mut parts = Parts::new();
        self.forbidden(schema, value, &mut parts, 0);
        parts
    }

    /// Adds the forbidden members of a value.
    fn forbidden(self, schema: &'t Schema<'t>, value: &Value, parts: &mut Parts, depth: u32) {
        if depth >= MAX_DEPTH {
            return;
        }
        match value {
            Value::Array(elements) => self.elements(schema, elements, parts, depth),
            Value::Object(members) => {
                let variant = schema
                    .discriminator
                    .and_then(|of| of.variant::<&Value>(members).ok().flatten());
                match (variant, schema.object, schema.applicators) {
                    (Some(link), ..) => self.forbidden(self.schema(link), value, parts, depth + 1),
                    (None, None, None) => {}
                    // Patterns of names need no properties next to them.
                    (None, object, applicators) => {
                        let object = object.unwrap_or(&Object::ANY);
                        self.members(object, applicators, members, (parts, depth));
                    }
                }
            }
            _ => return,
        }
        for link in schema.all.iter().copied().chain(self.applied(schema, value)) {
            self.forbidden(self.schema(link), value, parts, depth + 1);
        }
    }

    fn elements(self, schema: &'t Schema<'t>, elements: &[Value], parts: &mut Parts, depth: u32) {
        let first = schema.applicators.map_or(&[][..], |of| of.prefix_items);
        let items = schema.array.and_then(|of| of.items);
        for (index, element) in elements.iter().enumerate() {
            if let Some(link) = first.get(index).copied().or(items) {
                self.part(&index.to_string(), link, element, (parts, depth));
            }
        }
    }

    fn members(
        self,
        object: &'t Object<'t>,
        applicators: Option<&'t Applicators<'t>>,
        members: &Map<String, Value>,
        (parts, depth): (&mut Parts, u32),
    ) {
        for (name, value) in members {
            let matching = applicators.map_or(&[][..], |of| of.pattern_properties);
            let mut is_described = false;
            for (_, link) in matching
                .iter()
                .filter(|(pattern, _)| pattern.matcher.is_match(name) == Some(true))
            {
                is_described = true;
                self.part(name, *link, value, (&mut *parts, depth));
            }
            match (object.named(name), object.additional) {
                (Some(property), _) if property.forbidden_in.has(self.direction) => {
                    parts.insert(name.clone(), Removal::Whole);
                }
                (Some(property), _) => self.part(name, property.schema, value, (&mut *parts, depth)),
                (None, Additional::Each(link)) if !is_described => {
                    self.part(name, link, value, (&mut *parts, depth));
                }
                (None, _) => {}
            }
        }
    }

    /// Adds the forbidden members of a part of a value, unless all of it is removed.
    fn part(self, name: &str, link: Link<'t>, value: &Value, (parts, depth): (&mut Parts, u32)) {
        let mut inner = match parts.remove(name) {
            Some(Removal::Parts(inner)) => inner,
            Some(Removal::Whole) => {
                parts.insert(name.to_owned(), Removal::Whole);
                return;
            }
            None => Parts::new(),
        };
        self.forbidden(self.schema(link), value, &mut inner, depth + 1);
        if !inner.is_empty() {
            parts.insert(name.to_owned(), Removal::Parts(inner));
        }
    }

    /// Returns the schemas that hold for a value among those that need not: branches, and what conditions apply. A branch
    /// holds where it does but for the members that are removed.
    fn applied(self, schema: &'t Schema<'t>, value: &Value) -> Vec<Link<'t>> {
        let everywhere = Self {
            direction: Direction::Any,
            ..self
        }
        .for_choice();
        let holds = |link: &Link<'t>| everywhere.is_valid(self.schema(*link), value);
        let branches = schema.composition.map_or([&[][..]; 2], alternatives).into_iter();
        let mut applied: Vec<Link> = branches.flatten().copied().filter(holds).collect();
        if let Some(applicators) = schema.applicators {
            let dependent = applicators.dependent_schemas.iter();
            let dependent = dependent.filter(|(name, _)| value.get(name).is_some());
            applied.extend(dependent.map(|(_, link)| *link));
            applied.extend(applicators.condition.and_then(|of| match holds(&of.condition) {
                true => of.then,
                false => of.otherwise,
            }));
        }
        applied
    }
}

/// Returns the branches of `oneOf` and of `anyOf`.
fn alternatives<'t>(composition: &'t Composition<'t>) -> [&'t [Link<'t>]; 2] {
    [composition.one_of, composition.any_of]
}
