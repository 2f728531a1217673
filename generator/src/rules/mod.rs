//! Rules: what the schemas of a model say about values, as the tables of the validation engine. In: the model after
//! all passes, and its patterns, compiled to match. Out: [`Tables`], to check with in memory or to print as `static`s.
//! Not done here: checking (`templates/support/check/`), printing (`rust/rules.rs`), and what only an operation
//! knows (`examples/`).
//!
//! Two decisions: members that come through `allOf` are written into the object that has them, in the order of
//! [`inherit::inherited`](crate::passes::inherit::inherited), so that a typed value gives its members by index; where
//! a definition declares a member again, both declarations hold. A schema with a name or a type of its own is one
//! table for all its uses; any other schema is part of the table that uses it.

mod applicators;
mod bases;
mod object;
mod pattern;
mod patterns;
mod schema;
mod tables;
mod types;

pub use pattern::{Engine, Translation, translate};
pub use patterns::{CompiledPattern, Patterns};
pub use tables::{Key, Tables, Usage};
