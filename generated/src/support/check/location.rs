//! Locations in the value that is checked: a chain on the stack, written out only when a violation is found.

use super::keyword::Property;
use super::schema::Schema;

/// A step into a value.
#[derive(Clone, Copy, Debug)]
enum Step<'p, 't> {
    /// The value as a whole.
    Root,
    /// A member that has a property.
    Member(&'t Property<'t>),
    /// The member that holds the tag of a union.
    Tag(&'t str),
    /// A member that has no property.
    Additional(&'p str),
    /// An element of an array.
    Element(usize),
    /// No step: another schema is applied to the same value.
    Same,
}

/// The location of a value, and the schema that is applied to it there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Location<'p, 't> {
    above: Option<&'p Location<'p, 't>>,
    step: Step<'p, 't>,
    /// Whether a keyword of the schema above is applied, which is then the schema of this location too.
    is_of_parent: bool,
    pub(super) schema: &'t Schema<'t>,
}

impl<'p, 't> Location<'p, 't> {
    /// Returns the location of the value as a whole.
    pub(super) const fn root(schema: &'t Schema<'t>) -> Self {
        Self {
            above: None,
            step: Step::Root,
            is_of_parent: false,
            schema,
        }
    }

    #[inline]
    fn down(&'p self, step: Step<'p, 't>, schema: &'t Schema<'t>) -> Self {
        Self {
            above: Some(self),
            step,
            is_of_parent: false,
            schema,
        }
    }

    /// Returns the location of a member that has a property.
    #[inline]
    pub(super) fn member(&'p self, property: &'t Property<'t>, schema: &'t Schema<'t>) -> Self {
        self.down(Step::Member(property), schema)
    }

    /// Returns the location of the member that holds the tag of a union.
    pub(super) fn tag(&'p self, name: &'t str) -> Self {
        self.down(Step::Tag(name), self.schema).of_parent()
    }

    /// Returns the location of a child for a keyword of the schema above.
    pub(super) fn of_parent(self) -> Self {
        Self {
            is_of_parent: true,
            ..self
        }
    }

    /// Returns the location of a member that has no property.
    #[inline]
    pub(super) fn additional(&'p self, name: &'p str, schema: &'t Schema<'t>) -> Self {
        self.down(Step::Additional(name), schema)
    }

    /// Returns the location of an element.
    #[inline]
    pub(super) fn element(&'p self, index: usize, schema: &'t Schema<'t>) -> Self {
        self.down(Step::Element(index), schema)
    }

    /// Returns the same location for another schema that is applied to the same value.
    pub(super) fn same(&'p self, schema: &'t Schema<'t>) -> Self {
        self.down(Step::Same, schema)
    }

    /// Returns the location with another schema in place of its own.
    pub(super) fn with(&self, schema: &'t Schema<'t>) -> Self {
        Self { schema, ..*self }
    }

    /// Returns whether the member may be `null`, and whether it may be absent.
    pub(super) fn may_be_null(&self) -> (bool, bool) {
        match self.step {
            Step::Member(property) => (property.nullable, property.bit == 0),
            _ => (false, false),
        }
    }

    /// Returns whether messages must not show the value.
    pub(super) fn is_secret(&self) -> bool {
        let name = match self.step {
            Step::Member(property) if property.secret => return true,
            Step::Member(property) => Some(property.name.as_str()),
            Step::Additional(name) => Some(name),
            _ => None,
        };
        let is_secret_above =
            |above: &Location<'_, '_>| above.is_secret() || name.is_some_and(|name| above.has_secret(name));
        self.schema.secret || self.above.is_some_and(is_secret_above)
    }

    /// Returns whether one of the schemas that led here has a secret member with a name.
    fn has_secret(&self, name: &str) -> bool {
        let property = self.schema.object.and_then(|object| object.named(name));
        let is_same = matches!(self.step, Step::Same);
        property.is_some_and(|property| property.secret)
            || self.above.is_some_and(|above| is_same && above.has_secret(name))
    }

    /// Returns the instance location, a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        // Room for most of them, so that they do not grow step by step.
        let start = || String::with_capacity(64);
        let mut pointer = self.above.map_or_else(start, Location::pointer);
        match self.step {
            Step::Root | Step::Same => {}
            Step::Member(property) => push(&mut pointer, property.name.as_str()),
            Step::Tag(name) | Step::Additional(name) => push(&mut pointer, name),
            Step::Element(index) => push(&mut pointer, &index.to_string()),
        }
        pointer
    }

    /// Returns the keyword location of the schema.
    pub(super) fn rule(&self) -> String {
        match (self.schema.rule, self.above) {
            ("", Some(above)) if self.is_of_parent => above.rule(),
            ("", _) => self.declaration(),
            (rule, _) => rule.to_owned(),
        }
    }

    /// Returns the keyword location of the property, items or additional properties that the schema is given by. It
    /// follows from the schema above unless the property names it.
    pub(super) fn declaration(&self) -> String {
        if let Step::Member(property) = self.step
            && !property.rule.is_empty()
        {
            return property.rule.to_owned();
        }
        let mut rule = self.above.map_or_else(String::new, Location::rule);
        match self.step {
            Step::Root | Step::Same => {}
            Step::Member(property) => {
                rule.push_str("/properties");
                push(&mut rule, property.name.as_str());
            }
            Step::Tag(name) => {
                rule.push_str("/properties");
                push(&mut rule, name);
            }
            Step::Additional(_) => rule.push_str("/additionalProperties"),
            Step::Element(_) => rule.push_str("/items"),
        }
        rule
    }
}

/// Adds a part to a JSON Pointer.
fn push(pointer: &mut String, part: &str) {
    pointer.push('/');
    if !part.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return pointer.push_str(part);
    }
    pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
}
