//! The properties of an object: what is said about a member with a name.

use super::super::code::Code;
use super::super::direction::{Direction, Directions};
use super::super::link::{Basic, Link};
use super::super::name::Name;
use super::super::schema::Schema;

/// A member that has a name.
#[derive(Clone, Copy, Debug)]
pub struct Property<'a> {
    /// The name.
    pub name: Name<'a>,
    /// The schema of the value.
    pub schema: Link<'a>,
    /// The keyword location of the property; empty where it follows from that of the object.
    pub rule: &'a str,
    /// The bit of the property in [`Object::required`](super::Object::required); none for a member that may always be absent.
    pub bit: u64,
    /// The directions in which the member is forbidden.
    pub forbidden_in: Directions,
    /// The code of the violation where the member is in a request: [`Code::ReadOnly`] or [`Code::NotInCreate`].
    pub forbidden_code: Code,
    /// Whether `null` is accepted in addition to the values of the schema.
    pub nullable: bool,
    /// Whether the value must not show in messages.
    pub secret: bool,
}

impl<'a> Property<'a> {
    /// Returns a member that may be there or not.
    pub const fn new(name: &'a str, schema: &'a Schema<'a>) -> Self {
        Self::linked(name, Link::To(schema))
    }

    /// Returns a member of which no more is said than its type.
    pub const fn basic(name: &'a str, basic: Basic) -> Self {
        Self::linked(name, Link::Basic(basic))
    }

    const fn linked(name: &'a str, schema: Link<'a>) -> Self {
        Self {
            name: Name::new(name),
            schema,
            rule: "",
            bit: 0,
            forbidden_in: Directions(0),
            forbidden_code: Code::ReadOnly,
            nullable: false,
            secret: false,
        }
    }

    /// Sets the keyword location.
    pub const fn at(mut self, rule: &'a str) -> Self {
        self.rule = rule;
        self
    }

    /// Returns the member with a bit in [`Object::required`](super::Object::required).
    pub const fn required(mut self, index: u32) -> Self {
        self.bit = 1 << index;
        self
    }

    /// Returns the member with `null` as a value.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Returns the member as a secret, which responses should not have.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self.forbidden_in.0 |= Directions::of(Direction::Response).0;
        self
    }

    /// Returns the member as a secret that responses have.
    pub const fn hidden(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Returns the member as one that only the service sends.
    pub const fn read_only(mut self) -> Self {
        self.forbidden_in.0 |= Directions::REQUESTS.0;
        self
    }

    /// Returns the member as one that may not go in some directions.
    pub const fn forbidden_in(mut self, directions: u8) -> Self {
        self.forbidden_in.0 |= directions;
        self.forbidden_code = Code::NotInCreate;
        self
    }
}
