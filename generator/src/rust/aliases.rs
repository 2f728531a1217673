//! Names of modules in the modules that use them.

use std::collections::BTreeMap;

use super::layout::Layout;
use crate::model::ModuleId;
use crate::passes::names::Scope;

/// Names that a module uses or declares itself, and that no other module may have in it: its submodules, the crates and
/// modules in its paths, the macros of the runtime, and the primitive types.
const RESERVED: [&str; 33] = [
    "alloc",
    "bool",
    "char",
    "core",
    "f32",
    "f64",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "number_enum",
    "operation",
    "operations",
    "record",
    "record_with_required",
    "rules",
    "serde",
    "serde_json",
    "std",
    "str",
    "string_enum",
    "support",
    "tagged_union",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "untagged",
    "usize",
    "validate",
];

/// Returns a name for every module that a module uses: that of its document, or its whole path where two would have the
/// same name or the name means something else in the module.
pub(super) fn aliases(layout: &Layout, here: ModuleId) -> BTreeMap<ModuleId, String> {
    let uses = layout.uses(here);
    let short = |id: &ModuleId| {
        let path = layout.path(*id);
        path.iter()
            .rev()
            .nth(1)
            .or(path.last())
            .cloned()
            .unwrap_or_default()
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for id in uses {
        *count.entry(short(id)).or_default() += 1;
    }
    let mut scope = Scope::default();
    // Types of scripts without capitals can have the same name as a module.
    let types = layout
        .types(here)
        .iter()
        .map(|id| layout.model.types[*id].name.as_str());
    for name in RESERVED.into_iter().chain(types) {
        scope.try_take(name);
    }
    uses.iter()
        .map(|id| match short(id) {
            name if count[&name] == 1 && scope.try_take(&name) => (*id, name),
            _ => (*id, scope.take(layout.path(*id).join("_"))),
        })
        .collect()
}
