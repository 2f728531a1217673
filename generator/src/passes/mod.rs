//! Passes over the model: each makes one thing true. They stand in one ordered list, in [`run`].

mod cycles;
pub mod families;
pub mod inherit;
mod keep;
mod modules;
pub mod names;
pub mod narrowing;
pub mod shape;
mod types;
mod unused;

use crate::diagnostic::Diagnostics;
use crate::model::Model;

/// Runs all passes.
pub fn run(model: &mut Model, diagnostics: &mut Diagnostics) {
    // No definition is a base of itself, no reference leads back to itself.
    inherit::break_rings(model, diagnostics);
    // What a reference says beside its target is not lost.
    narrowing::apply(model);
    // Every document that defines types has a module.
    modules::assign(model);
    // Everything that a named document uses has a type with a unique name, and every field has its type.
    let families = families::Families::of(model);
    // Where a reference has no target, what it means is not unused.
    if !diagnostics.has_errors() {
        unused::report(model, &families, diagnostics);
    }
    types::make(model, &families);
    // Types of open objects keep members that no document describes.
    keep::mark(model);
    // No type contains itself without a box.
    cycles::mark(model);
}
