//! The keywords, one file for each group: its table, what the fast path asks (`accepts`), and what the slow path
//! reports.

mod applicators;
mod array;
mod composition;
mod discriminator;
mod distinct;
mod enumeration;
mod numeric;
mod object;
mod property;
mod text;
mod unevaluated;

pub use applicators::{Applicators, Condition, Contains};
pub use array::Array;
pub use composition::Composition;
pub use discriminator::Discriminator;
pub use distinct::SMALL;
pub use enumeration::{Literal, Values};
pub use numeric::{Bound, Numeric};
pub use object::{Additional, Object};
pub use property::Property;
pub use text::{Matcher, Pattern, Text};
