//! The validation engine. In: the tables of a schema ([`Schema`]) and any value ([`Subject`]): JSON, or a typed
//! value seen through [`View`]. Out: all [`Violations`]. The tables are `static` in generated code and built in
//! memory by the generator; the engine is the same, so both give the same verdict.
//!
//! The work grows with the value and not with the tables, a valid value costs no allocation (but for arrays of
//! more than [`SMALL`] elements that must be distinct), and no value makes it panic or run away: recursion and
//! repeated looks at one value are bounded. Not done here: reading and resolving of schemas, and what only an
//! operation knows, such as the status codes of its responses.

mod array;
mod checker;
mod code;
mod composition;
mod decimal;
mod direction;
mod equal;
mod format;
mod link;
mod name;
mod number;
mod object;
mod path;
mod property;
mod quick;
mod report;
mod schema;
mod subject;
mod text;
mod time;
mod typed;
mod types;
mod view;
mod violation;

pub use array::SMALL;
pub use checker::Checker;
pub use code::{Code, Severity};
pub use decimal::Decimal;
pub use direction::{Direction, Directions};
pub use format::Format;
pub use link::{Basic, Link};
pub use name::{Name, names};
pub use number::{Bits, Number};
pub use path::Path;
pub use quick::Quick;
pub use schema::{
    Additional, Array, Bound, Composition, Family, Literal, Matcher, Numeric, Object, Pattern, Property,
    Schema, Text, Values,
};
pub use subject::{Key, Kind, Subject};
pub use typed::{Glance, Look};
pub use types::Types;
pub use view::{List, Members, View, ViewArray, ViewObject};
pub use violation::{Violation, Violations};

/// Checks a value against a schema. `schemas` is what [`Link::At`] counts in; generated tables need none.
pub fn check<'t, 'a, S: Subject<'a>>(
    schema: &'t Schema<'t>,
    schemas: &'t [Schema<'t>],
    value: S,
    direction: Direction,
) -> Violations {
    if Quick::new(schemas, direction).is_clean(schema, value, 0) {
        return Violations::default();
    }
    find(schema, schemas, value, direction)
}

/// Checks whether a value breaks a rule.
///
/// # Errors
/// All violations, warnings too, when one of them is an error.
pub fn verdict<'t, 'a, S: Subject<'a>>(
    schema: &'t Schema<'t>,
    schemas: &'t [Schema<'t>],
    value: S,
    direction: Direction,
) -> Result<(), Violations> {
    let quick = Quick::new(schemas, direction).tolerant();
    if quick.is_clean(schema, value, 0) {
        return Ok(());
    }
    find(schema, schemas, value, direction).into_result()
}

/// Looks for all violations of a value in which there are some.
pub fn find<'t, 'a, S: Subject<'a>>(
    schema: &'t Schema<'t>,
    schemas: &'t [Schema<'t>],
    value: S,
    direction: Direction,
) -> Violations {
    let mut checker = Checker::new(schemas, direction).with_quick_looks();
    checker.value(schema, value, &Path::ROOT);
    checker.finish()
}
