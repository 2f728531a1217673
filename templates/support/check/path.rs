//! The way from the value as a whole to the one that is looked at: a chain on the stack, written out only when a
//! violation is found.

use super::schema::{Property, Schema};

/// A step into a value.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    /// The value as a whole.
    Root,
    /// A member that has a property.
    Member(&'p Property<'p>),
    /// The member that holds the tag of a family.
    Tag(&'p str),
    /// A member that has no property.
    Further(&'p str),
    /// An element of an array.
    Element(usize),
    /// No step: another schema looks at the same value.
    Beside,
}

/// The way to a value.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    above: Option<&'p Path<'p>>,
    step: Step<'p>,
    /// The schema of the value that the step begins at.
    schema: &'p Schema<'p>,
}

impl<'p> Path<'p> {
    /// The way to the value as a whole.
    pub const ROOT: Path<'static> = Path {
        above: None,
        step: Step::Root,
        schema: &Schema::ANY,
    };

    #[inline]
    fn down(&'p self, step: Step<'p>, schema: &'p Schema<'p>) -> Self {
        Self {
            above: Some(self),
            step,
            schema,
        }
    }

    /// The way to a member that has a property. `schema` is that of the object.
    #[inline]
    pub(super) fn member(&'p self, schema: &'p Schema<'p>, property: &'p Property<'p>) -> Self {
        self.down(Step::Member(property), schema)
    }

    /// The way to the member that holds the tag of a family.
    pub(super) fn tag(&'p self, schema: &'p Schema<'p>, name: &'p str) -> Self {
        self.down(Step::Tag(name), schema)
    }

    /// The way to a member that has no property.
    #[inline]
    pub(super) fn further(&'p self, schema: &'p Schema<'p>, name: &'p str) -> Self {
        self.down(Step::Further(name), schema)
    }

    /// The way to an element.
    #[inline]
    pub(super) fn element(&'p self, schema: &'p Schema<'p>, index: usize) -> Self {
        self.down(Step::Element(index), schema)
    }

    /// The way to the same value, for another schema to look at.
    pub(super) fn beside(&'p self, schema: &'p Schema<'p>) -> Self {
        self.down(Step::Beside, schema)
    }

    /// Whether the value may be `null`, or may be it as well as absent where that is tolerated.
    pub(super) fn may_be_null(&self) -> (bool, bool) {
        match self.step {
            Step::Member(property) => (property.nullable, property.bit == 0),
            _ => (false, false),
        }
    }

    /// Whether a value on the way must not show.
    pub(super) fn is_secret(&self) -> bool {
        let of_member = matches!(self.step, Step::Member(property) if property.secret);
        of_member || self.schema.secret || self.above.is_some_and(Path::is_secret)
    }

    /// The way as a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        // Room for most of them, so that they do not grow step by step.
        let start = || String::with_capacity(64);
        let mut pointer = self.above.map_or_else(start, Path::pointer);
        match self.step {
            Step::Root | Step::Beside => {}
            Step::Member(property) => push(&mut pointer, property.name.as_str()),
            Step::Tag(name) | Step::Further(name) => push(&mut pointer, name),
            Step::Element(index) => push(&mut pointer, &index.to_string()),
        }
        pointer
    }

    /// The place of the rules for a value whose schema does not name its place: it follows from that of the schema
    /// above.
    pub(super) fn rule(&self) -> String {
        if let Step::Member(property) = self.step
            && !property.rule.is_empty()
        {
            return property.rule.to_owned();
        }
        let mut rule = match (self.schema.rule, self.above) {
            ("", Some(above)) => above.rule(),
            (rule, _) => rule.to_owned(),
        };
        match self.step {
            Step::Root | Step::Beside => {}
            Step::Member(property) => {
                rule.push_str("/properties");
                push(&mut rule, property.name.as_str());
            }
            Step::Tag(name) => {
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
    if !part.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return pointer.push_str(part);
    }
    pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
}
