//! The part of the generated crates' runtime that the generator uses itself: the validation engine.

#[path = "../../templates/support/check/mod.rs"]
pub mod check;
