//! Analyzes documents: lowering, passes and patterns in one function. In: documents that were read. Out: an [`Analysis`], which
//! generation, documentation, the checks of examples and bodies, and tests take. Not done here: reading documents
//! (`source/`), and making something of the analysis.

use bumpalo::Bump;

use crate::diagnostic::Diagnostics;
use crate::model::Model;
use crate::passes::{self, polymorphism::Polymorphism};
use crate::rules::{Patterns, Tables};
use crate::source::Sources;
use crate::{openapi, swagger};

/// The facts about documents; their problems are returned separately.
pub struct Analysis {
    /// The model after all passes.
    pub model: Model,
    /// The polymorphic types of the model.
    pub polymorphism: Polymorphism,
    /// The patterns of the model, compiled.
    pub patterns: Patterns,
}

/// How much of documents is analyzed. Each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// What values are checked against.
    Constraints,
    /// Also whether the documents keep the rules of their specification, and whether discriminators can work.
    Documents,
    /// Also modules and Rust types, and which definitions are unused.
    Types,
}

impl Analysis {
    /// Analyzes documents. `named` are the paths of those that the caller asks for; of the others, which are referenced,
    /// only the definitions count. Adds the problems to `diagnostics`.
    pub fn of(sources: &Sources, named: &[String], extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        Self::with(sources, named, extent, diagnostics, |_, _| {})
    }

    /// Analyzes documents as [`Analysis::of`] does. `annotate` adds what their callers know of them to the model.
    pub(crate) fn with(
        sources: &Sources,
        named: &[String],
        extent: Extent,
        diagnostics: &mut Diagnostics,
        annotate: impl FnOnce(&mut Model, &mut Diagnostics),
    ) -> Self {
        let mut model = crate::lower(sources, named, diagnostics);
        annotate(&mut model, diagnostics);
        if extent >= Extent::Documents {
            swagger::check(sources, named, diagnostics);
            openapi::check(sources, named, diagnostics);
        }
        Self::of_model(model, extent, diagnostics)
    }

    /// Analyzes a model that was lowered from documents. Adds the problems to `diagnostics`.
    pub(crate) fn of_model(model: Model, extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        let mut analysis = Self::resolved(model, extent, diagnostics);
        if extent >= Extent::Types {
            analysis.add_types(diagnostics);
        }
        analysis
    }

    fn resolved(mut model: Model, extent: Extent, diagnostics: &mut Diagnostics) -> Self {
        let polymorphism = passes::resolve(&mut model, diagnostics);
        if extent >= Extent::Documents {
            passes::discriminators::report(&model, &polymorphism, diagnostics);
            passes::contradictions::report(&model, diagnostics);
        }
        let mut patterns = Patterns::default();
        patterns.add(&model, diagnostics);
        Self {
            model,
            polymorphism,
            patterns,
        }
    }

    /// Adds what [`Extent::Types`] has more than [`Extent::Documents`].
    pub(crate) fn add_types(&mut self, diagnostics: &mut Diagnostics) {
        passes::types(&mut self.model, &self.polymorphism, diagnostics);
    }

    /// Returns the tables of the model, of which none is made yet. What they hold lives in `bump`.
    pub fn tables<'a>(&'a self, bump: &'a Bump) -> Tables<'a> {
        Tables::new(&self.model, &self.polymorphism, &self.patterns, bump)
    }
}
