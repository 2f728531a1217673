//! Passes over the model: each makes one thing true. They are in two ordered lists: [`resolve`] and [`types`].

pub mod bounds;
pub mod contradictions;
mod cycles;
pub mod discriminators;
pub mod inherit;
mod keep;
mod members;
mod modules;
pub mod names;
mod narrowing;
pub mod polymorphism;
mod required;
mod scope;
pub mod shape;
mod types;
pub mod unions;
mod unused;

use crate::diagnostic::Diagnostics;
use crate::model::Model;
use polymorphism::Polymorphism;

/// Runs the passes that make the meaning of schemas known.
pub fn resolve(model: &mut Model, diagnostics: &mut Diagnostics) -> Polymorphism {
    // No definition is a base of itself, no reference refers back to itself.
    inherit::break_rings(model, diagnostics);
    // Siblings of a reference are not lost.
    narrowing::apply(model);
    // An inline object has the members that bases give it.
    members::merge(model);
    Polymorphism::of(model)
}

/// Runs the passes that make Rust types of schemas.
pub fn types(model: &mut Model, polymorphism: &Polymorphism, diagnostics: &mut Diagnostics) {
    // Every document that defines types has a module.
    modules::assign(model);
    // Everything that a named document uses has a type with a unique name, and every field has its type.
    // Where a reference has no target, what it means is not unused.
    if !diagnostics.has_errors() {
        unused::report(model, polymorphism, diagnostics);
    }
    types::make(model, polymorphism);
    // Types of open objects keep members that no document describes.
    keep::mark(model);
    // No type contains itself without a box.
    cycles::mark(model);
    // A property that every body has needs no `Option`, if the configuration says so.
    required::mark(model);
}
