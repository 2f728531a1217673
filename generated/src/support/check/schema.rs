//! The tables: what a document says about values, ready to be checked. Everything is plain borrowed data, so a
//! table can be a `static`.

use super::code::Code;
use super::decimal::Decimal;
use super::direction::{Direction, Directions};
use super::format::Format;
use super::link::{Basic, Link};
use super::name::Name;
use super::number::Number;
use super::types::Types;

/// What a schema says. Rules for one type of value say nothing about values of another type, as in JSON Schema.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'a> {
    /// Where the schema stands: `file.json#/pointer`; empty where that follows from the schema that uses it.
    pub rule: &'a str,
    /// The types that a value may have.
    pub types: Types,
    /// The types of which more is said than by the rules for the type, which a quick look must know at once:
    /// [`Schema::complete`] fills this in.
    pub special: Types,
    /// Whether values must not show in messages.
    pub secret: bool,
    /// Rules for strings.
    pub text: Option<&'a Text<'a>>,
    /// Rules for numbers.
    pub number: Option<&'a Numeric>,
    /// Rules for arrays.
    pub array: Option<&'a Array<'a>>,
    /// Rules for objects.
    pub object: Option<&'a Object<'a>>,
    /// Other schemas that take the place of this one, by a tag in the object.
    pub family: Option<&'a Family<'a>>,
    /// The values that are allowed.
    pub values: Option<&'a Values<'a>>,
    /// Schemas that must hold too.
    pub all: &'a [Link<'a>],
    /// Schemas of which one, some or none must hold.
    pub composition: Option<&'a Composition<'a>>,
}

impl Schema<'_> {
    /// Accepts everything.
    pub const ANY: Self = Self {
        rule: "",
        types: Types::ANY,
        special: Types::NONE,
        secret: false,
        text: None,
        number: None,
        array: None,
        object: None,
        family: None,
        values: None,
        all: &[],
        composition: None,
    };
    /// Accepts booleans.
    pub const BOOLEAN: Self = Self::of(Types::BOOLEAN);
    /// Accepts whole numbers.
    pub const INTEGER: Self = Self::of(Types::INTEGER);
    /// Accepts whole numbers of 32 bits.
    pub const INT32: Self = Self {
        number: Some(&Numeric::INT32),
        ..Self::INTEGER
    };
    /// Accepts whole numbers of 64 bits.
    pub const INT64: Self = Self {
        number: Some(&Numeric::INT64),
        ..Self::INTEGER
    };
    /// Accepts numbers.
    pub const NUMBER: Self = Self::of(Types::NUMBER);
    /// Accepts strings.
    pub const STRING: Self = Self::of(Types::STRING);
    /// Accepts arrays.
    pub const ARRAY: Self = Self::of(Types::ARRAY);
    /// Accepts objects.
    pub const OBJECT: Self = Self::of(Types::OBJECT);

    const fn of(types: Types) -> Self {
        Self { types, ..Self::ANY }
    }

    /// The schema with what follows from its other fields.
    pub const fn complete(mut self) -> Self {
        let has_plain_objects = match self.object {
            Some(rules) => rules.is_plain() && self.family.is_none(),
            None => self.family.is_none(),
        };
        let special = match (self.has_parts(), self.values, has_plain_objects) {
            (true, ..) => Types::ANY,
            (_, Some(_), _) => Types::ARRAY.or(Types::OBJECT),
            (.., false) => Types::OBJECT,
            _ => Types::NONE,
        };
        self.special = self.types.and(special);
        self
    }

    /// Whether other schemas look at the value too.
    #[inline(always)]
    pub const fn has_parts(&self) -> bool {
        self.composition.is_some() || !self.all.is_empty()
    }

    /// Whether values may have a type, and no more is said of them than by the rules for it.
    #[inline(always)]
    pub(super) const fn is_plain(&self, of: Types) -> bool {
        self.types.has(of) && !self.special.has(of)
    }
}

/// Rules for strings.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// `minLength`, in code points.
    pub min: usize,
    /// `maxLength`, in code points.
    pub max: usize,
    /// `pattern`
    pub pattern: Option<Pattern<'a>>,
    /// `format`
    pub format: Option<Format>,
}

impl Text<'_> {
    /// No rule.
    pub const ANY: Self = Self {
        min: 0,
        max: usize::MAX,
        pattern: None,
        format: None,
    };
}

/// A pattern: its text in the document, and what matches it.
#[derive(Clone, Copy)]
pub struct Pattern<'a> {
    /// The pattern as the document has it.
    pub text: &'a str,
    /// What matches it.
    pub matcher: &'a dyn Matcher,
}

impl std::fmt::Debug for Pattern<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

/// What decides whether a text has a match of a pattern.
pub trait Matcher: Sync {
    /// Whether the text has a match; `None` where that takes more steps than are allowed.
    fn is_match(&self, text: &str) -> Option<bool>;
}

/// Rules for numbers.
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

impl Numeric {
    /// No rule.
    pub const ANY: Self = Self {
        min: None,
        max: None,
        multiple_of: None,
        format: None,
    };
    /// Whole numbers of 32 bits.
    pub const INT32: Self = Self {
        format: Some(Format::Int32),
        ..Self::ANY
    };
    /// Whole numbers of 64 bits.
    pub const INT64: Self = Self {
        format: Some(Format::Int64),
        ..Self::ANY
    };
}

/// A bound of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The bound.
    pub value: Number,
    /// Whether the bound itself is out of range.
    pub exclusive: bool,
}

/// Rules for arrays.
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
    /// No rule.
    pub const ANY: Self = Self {
        items: None,
        min: 0,
        max: usize::MAX,
        unique: false,
        identifiers: &[],
    };
}

/// Rules for objects.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// The members that have a property, sorted by name.
    pub properties: &'a [Property<'a>],
    /// For each property in the order of the document, inherited ones first, its place in that of names.
    pub declared: &'a [u16],
    /// For each [`Direction`] the [`Property::bit`]s of the members that must be there.
    pub required: [u64; 4],
    /// Names of further members that must be there in every direction: those without a property.
    pub also_required: &'a [&'a str],
    /// What is said about further members.
    pub additional: Additional<'a>,
    /// `minProperties`
    pub min: usize,
    /// `maxProperties`
    pub max: usize,
}

impl Object<'_> {
    /// No rule.
    pub const ANY: Self = Self {
        properties: &[],
        declared: &[],
        required: [0; 4],
        also_required: &[],
        additional: Additional::Open,
        min: 0,
        max: usize::MAX,
    };

    /// Whether a look at one member after the other is enough.
    pub(super) const fn is_plain(&self) -> bool {
        self.also_required.is_empty() && self.min == 0 && self.max == usize::MAX
    }
}

/// Further members of an object.
#[derive(Clone, Copy, Debug)]
pub enum Additional<'a> {
    /// They may have any value.
    Open,
    /// There may be none.
    Closed,
    /// They have values of this schema.
    Each(Link<'a>),
}

/// A member that has a name.
#[derive(Clone, Copy, Debug)]
pub struct Property<'a> {
    /// The name.
    pub name: Name<'a>,
    /// What is said about the value.
    pub schema: Link<'a>,
    /// Where the property stands; empty where that follows from the schema that has it.
    pub rule: &'a str,
    /// The bit of the property in [`Object::required`]; none for a member that may always be absent.
    pub bit: u64,
    /// Directions in which the member may not be there.
    pub never: Directions,
    /// Why it may not stand in a request: [`Code::ReadOnly`] or [`Code::NotInCreate`].
    pub why: Code,
    /// Whether `null` may stand for the value.
    pub nullable: bool,
    /// Whether the value must not show in messages.
    pub secret: bool,
}

impl<'a> Property<'a> {
    /// A member that may be there or not.
    pub const fn new(name: &'a str, schema: &'a Schema<'a>) -> Self {
        Self::linked(name, Link::To(schema))
    }

    /// A member of which no more is said than its type.
    pub const fn basic(name: &'a str, basic: Basic) -> Self {
        Self::linked(name, Link::Basic(basic))
    }

    const fn linked(name: &'a str, schema: Link<'a>) -> Self {
        Self {
            name: Name::new(name),
            schema,
            rule: "",
            bit: 0,
            never: Directions(0),
            why: Code::ReadOnly,
            nullable: false,
            secret: false,
        }
    }

    /// The member with a place in its document.
    pub const fn at(mut self, rule: &'a str) -> Self {
        self.rule = rule;
        self
    }

    /// The member with a bit in [`Object::required`].
    pub const fn required(mut self, rank: u32) -> Self {
        self.bit = 1 << rank;
        self
    }

    /// The member with `null` as a value.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The member as a secret, which responses should not have.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self.never.0 |= Directions::of(Direction::Response).0;
        self
    }

    /// The member as one that only the service sends.
    pub const fn read_only(mut self) -> Self {
        self.never.0 |= Directions::REQUESTS.0;
        self
    }

    /// The member as one that may not go in some directions.
    pub const fn never(mut self, never: u8) -> Self {
        self.never.0 |= never;
        self.why = Code::NotInCreate;
        self
    }
}

/// Schemas that a tag tells apart.
#[derive(Clone, Copy, Debug)]
pub struct Family<'a> {
    /// The member that holds the tag.
    pub tag: &'a str,
    /// Whether the tag must be there. In `oneOf` it must, since none of the branches is the value without it; in
    /// inheritance an object without a tag is one of the base.
    pub required: bool,
    /// Tags and their schemas, sorted by tag.
    pub variants: &'a [(&'a str, Link<'a>)],
}

/// The values that a schema allows.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The strings, sorted.
    pub texts: &'a [Name<'a>],
    /// All others.
    pub others: &'a [Literal<'a>],
    /// Whether new values may come.
    pub open: bool,
}

/// A value in a list of allowed ones that is no string.
#[derive(Clone, Copy, Debug)]
pub enum Literal<'a> {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Any other value, as JSON.
    Json(&'a str),
}

/// `oneOf`, `anyOf` and `not` of OpenAPI.
#[derive(Clone, Copy, Debug)]
pub struct Composition<'a> {
    /// Exactly one of these holds.
    pub one_of: &'a [Link<'a>],
    /// At least one of these holds.
    pub any_of: &'a [Link<'a>],
    /// This does not hold.
    pub not: Option<Link<'a>>,
}
