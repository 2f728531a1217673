//! Rules for parameters: those of their values that the Rust type does not ensure.

use std::collections::BTreeMap;

use super::fixed;
use super::layout::Layout;
use crate::model::{Limits, Location, ModuleId, Parameter, TypeRef};
use crate::passes::bounds::{self, Bounds};
use crate::passes::names::{self, Scope};
use crate::rules::Key;

/// The table of rules of a parameter; of several that are equal in one module there is one.
pub(super) struct ParameterRules {
    /// The name of the constant.
    pub(super) name: String,
    /// The index of the table.
    pub(super) index: u32,
    parameter: String,
    type_ref: Option<TypeRef>,
    bounds: Bounds,
}

impl ParameterRules {
    /// Returns whether the rules are those of a parameter with bounds.
    pub(super) fn is_of(&self, parameter: &Parameter, bounds: &Bounds) -> bool {
        self.parameter == parameter.name && self.type_ref == parameter.type_ref && self.bounds == *bounds
    }
}

/// Returns the tables of the parameters of all modules. `index` gives the table of a schema.
pub(super) fn of_calls(
    layout: &Layout,
    mut index: impl FnMut(Key) -> u32,
) -> BTreeMap<ModuleId, Vec<ParameterRules>> {
    let mut all = BTreeMap::new();
    for module in layout.model.modules.ids() {
        let mut rules: Vec<ParameterRules> = Vec::new();
        let mut scope = Scope::default();
        let document = layout.model.document(layout.model.modules[module].document);
        let parameters = layout.operations(module).iter().flat_map(|of| &of.parameters);
        // The version of the API has no field in calls.
        for parameter in parameters.filter(|of| !fixed::is_version(layout.model, document, of)) {
            let bounds = bounds::bounds(layout.model, &[parameter.schema]);
            if !has_rules(parameter, &bounds) || rules.iter().any(|known| known.is_of(parameter, &bounds)) {
                continue;
            }
            let name = names::field(&parameter.name).trim_end_matches('_').to_uppercase();
            rules.push(ParameterRules {
                name: scope.take(format!("PARAMETER_{name}")),
                index: index(Key::Whole(parameter.schema)),
                parameter: parameter.name.clone(),
                type_ref: parameter.type_ref.clone(),
                bounds,
            });
        }
        all.insert(module, rules);
    }
    all
}

/// Returns whether a parameter has rules beyond its type.
pub(super) fn has_rules(parameter: &Parameter, bounds: &Bounds) -> bool {
    let is_payload = matches!(parameter.location, Location::Body | Location::FormData);
    !is_payload && parameter.collection_prefix.is_none() && bounds.limits != Limits::default()
}
