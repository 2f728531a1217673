//! The way from the value as a whole to the one that is looked at: a chain on the stack, written out only when a
//! violation is found.

use super::schema::{Property, Schema};

/// A step into a value.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    /// The value as a whole.
    Root,
    /// A member that has a property, and the place of the property where it does not follow.
    Member(&'p str, &'p str),
    /// A member that has none.
    Further(&'p str),
    /// An element of an array.
    Element(usize),
}

/// The way to a value.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    above: Option<&'p Path<'p>>,
    step: Step<'p>,
    /// The place of the rules for the value above.
    rule: &'p str,
    secret: bool,
}

impl<'p> Path<'p> {
    /// The way to the value as a whole.
    pub const ROOT: Path<'static> = Path {
        above: None,
        step: Step::Root,
        rule: "",
        secret: false,
    };

    #[inline]
    fn down(&'p self, step: Step<'p>, schema: &Schema<'p>, secret: bool) -> Self {
        Self {
            above: Some(self),
            step,
            rule: schema.rule,
            secret: secret || schema.secret,
        }
    }

    /// The way to a member that has a property. `schema` is that of the object.
    #[inline]
    pub(super) fn member(&'p self, schema: &Schema<'p>, property: &Property<'p>) -> Self {
        self.down(
            Step::Member(property.name, property.rule),
            schema,
            property.secret,
        )
    }

    /// The way to the member that holds the tag of a family.
    pub(super) fn tag(&'p self, schema: &Schema<'p>, name: &'p str) -> Self {
        self.down(Step::Member(name, ""), schema, false)
    }

    /// The way to a member that has no property.
    pub(super) fn further(&'p self, schema: &Schema<'p>, name: &'p str) -> Self {
        self.down(Step::Further(name), schema, false)
    }

    /// The way to an element.
    #[inline]
    pub(super) fn element(&'p self, schema: &Schema<'p>, index: usize) -> Self {
        self.down(Step::Element(index), schema, false)
    }

    /// The same way, to a value that must not show if `secret` says so.
    pub(super) fn kept_secret(&self, secret: bool) -> Self {
        Self {
            secret: self.secret || secret,
            ..*self
        }
    }

    /// Whether a value on the way must not show.
    pub(super) fn is_secret(&self) -> bool {
        self.secret || self.above.is_some_and(Path::is_secret)
    }

    /// The way as a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = self.above.map(Path::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Member(name, _) | Step::Further(name) => push(&mut pointer, name),
            Step::Element(index) => push(&mut pointer, &index.to_string()),
        }
        pointer
    }

    /// The place of the rules for a value whose schema does not name its place: it follows from that of the schema
    /// above.
    pub(super) fn rule(&self) -> String {
        if let Step::Member(_, rule) = self.step
            && !rule.is_empty()
        {
            return rule.to_owned();
        }
        let mut rule = match (self.rule, self.above) {
            ("", Some(above)) => above.rule(),
            (rule, _) => rule.to_owned(),
        };
        match self.step {
            Step::Root => {}
            Step::Member(name, _) => {
                rule.push_str("/properties");
                push(&mut rule, name);
            }
            Step::Further(_) => rule.push_str("/additionalProperties"),
            Step::Element(_) => rule.push_str("/items"),
        }
        rule
    }
}

/// Adds a part to a JSON Pointer.
fn push(pointer: &mut String, part: &str) {
    pointer.push('/');
    for sign in part.chars() {
        match sign {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            sign => pointer.push(sign),
        }
    }
}
