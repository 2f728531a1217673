//! Armature reads Azure's Swagger documents and makes Rust types, validators and documentation pages of them.

pub mod diagnostic;
pub mod docs;
pub mod model;
pub mod origin;
pub mod output;
pub mod passes;
pub mod rust;
pub mod source;
pub mod support;
pub mod swagger;
