//! The validation engine. In: the tables of a schema ([`Schema`]) and any value ([`Subject`]): JSON, or a typed
//! value seen through [`View`]. Out: all [`Violations`]. The tables are `static` in generated code and built in
//! memory by the generator; the engine is the same, so both give the same verdict.
//!
//! The work grows with the value and not with the tables, a valid value costs no allocation (but for arrays of
//! more than [`SMALL`] elements that must be distinct), and no value makes it panic or run away: recursion and
//! repeated looks at one value are bounded. Not done here: reading and resolving of schemas, and what only an
//! operation knows, such as the status codes of its responses.

mod code;
mod cursor;
mod decimal;
mod direction;
mod equal;
mod fast;
mod format;
mod keyword;
mod link;
mod location;
mod name;
mod number;
mod removal;
mod schema;
mod slow;
mod subject;
mod time;
mod typed;
mod types;
mod validation;
mod validator;
mod view;
mod violation;

pub use code::{Code, Severity};
pub use cursor::{Cursor, MemberCursor};
pub use decimal::Decimal;
pub use direction::{Direction, Directions};
pub use fast::FastPath;
pub use format::Format;
pub use keyword::{
    Additional, Applicators, Array, Bound, Composition, Condition, Contains, Discriminator, Literal, Matcher,
    Numeric, Object, Pattern, Property, SMALL, Text, Values,
};
pub use link::{Basic, Link};
pub use name::{Name, names};
pub use number::{Bits, Number};
pub use removal::{Parts, Removal};
pub use schema::{Keywords, Schema};
pub use subject::{Key, Kind, Subject};
pub use types::Types;
pub use validator::Validator;
pub use view::{List, Members, View, ViewArray, ViewObject, each_of_variant, own_tag};
pub use violation::{Violation, Violations};
