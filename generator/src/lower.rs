//! All front ends: documents of any format to one model.

use crate::diagnostic::Diagnostics;
use crate::model::Model;
use crate::source::Sources;
use crate::{openapi, swagger};

/// Lowers all documents. `named` are the paths of those that the configuration names; of the others, which are
/// referenced, only the definitions count.
pub fn lower(sources: &Sources, named: &[String], diagnostics: &mut Diagnostics) -> Model {
    let mut model = swagger::lower(sources, named, diagnostics);
    openapi::lower(sources, named, &mut model, diagnostics);
    model
}
