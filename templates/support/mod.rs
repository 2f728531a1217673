//! What generated code stands on; part of every generated crate.

pub mod check;
