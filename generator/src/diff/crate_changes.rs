//! What a new version does to the generated crate: types, fields, variants and operations by their names, judged as Cargo
//! judges versions: <https://doc.rust-lang.org/cargo/reference/semver.html>.

use std::collections::BTreeMap;

use serde::Serialize;

use super::side::Side;
use super::type_text::{field_text, type_text};
use crate::model::{Field, Operation, StructType, TypeDef, TypeKind, Variation};

/// Which part of the version of a crate a change increases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CrateLevel {
    /// Code that uses the crate still compiles.
    Minor,
    /// Code that uses the crate may not compile.
    Major,
}

impl CrateLevel {
    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// A change of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrateChange {
    /// Which part of the version of the crate it increases.
    pub level: CrateLevel,
    /// The type or operation.
    pub item: String,
    /// What changed, in a sentence.
    pub message: String,
}

/// Returns the changes of the crate that is generated from two sides, the major ones first. Both need an analysis with
/// Rust types.
pub fn crate_changes(old: &Side<'_>, new: &Side<'_>) -> Vec<CrateChange> {
    let mut crates = Crates {
        old,
        new,
        changes: Vec::new(),
    };
    crates.types();
    crates.operations();
    let mut changes = crates.changes;
    changes.sort_by(|one, other| {
        let key = |change: &CrateChange| (std::cmp::Reverse(change.level), change.item.clone());
        key(one).cmp(&key(other))
    });
    changes
}

struct Crates<'c, 'a> {
    old: &'c Side<'a>,
    new: &'c Side<'a>,
    changes: Vec<CrateChange>,
}

/// Returns the types of a version by their names. Those of different modules that are called alike are numbered.
fn types<'a>(side: &Side<'a>) -> BTreeMap<(&'a str, usize), &'a TypeDef> {
    let model = &side.analysis.model;
    let mut types = BTreeMap::new();
    for (_, definition) in model.types.iter() {
        let document = model.modules[definition.module].document;
        // Documents that are only referenced belong to every version.
        if model.document(document).named && !side.documents.contains(&document) {
            continue;
        }
        let mut index = 0;
        while types.contains_key(&(definition.name.as_str(), index)) {
            index += 1;
        }
        types.insert((definition.name.as_str(), index), definition);
    }
    types
}

impl Crates<'_, '_> {
    fn push(&mut self, level: CrateLevel, item: &str, message: String) {
        self.changes.push(CrateChange {
            level,
            item: item.to_owned(),
            message,
        });
    }

    fn types(&mut self) {
        let (old, new) = (types(self.old), types(self.new));
        for (key, definition) in &old {
            match new.get(key) {
                Some(other) => self.both(definition, other),
                None => self.push(CrateLevel::Major, key.0, format!("type `{}` was removed", key.0)),
            }
        }
        for (key, _) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            self.push(CrateLevel::Minor, key.0, format!("type `{}` was added", key.0));
        }
    }

    fn both(&mut self, old: &TypeDef, new: &TypeDef) {
        let name = &old.name;
        if let (TypeKind::Struct(old), TypeKind::Struct(new)) = (&old.kind, &new.kind) {
            return self.structs(name, old, new);
        }
        if let Some((old, new)) = variants(self.old, &old.kind).zip(variants(self.new, &new.kind)) {
            return self.variants(name, &old, &new);
        }
        let message = match (&old.kind, &new.kind) {
            (TypeKind::Alias(old), TypeKind::Alias(new)) => {
                let from = type_text(&self.old.analysis.model, &old.target);
                let to = type_text(&self.new.analysis.model, &new.target);
                if from == to {
                    return;
                }
                format!("type `{name}` changed from `{from}` to `{to}`")
            }
            (old, new) => format!("type `{name}` changed from {} to {}", kind(old), kind(new)),
        };
        self.push(CrateLevel::Major, name, message);
    }

    fn structs(&mut self, name: &str, old: &StructType, new: &StructType) {
        let find = |of: &StructType, name: &str| of.fields.iter().position(|field| field.name == name);
        for field in &old.fields {
            let from = field_text(&self.old.analysis.model, field);
            let field_name = &field.name;
            match find(new, field_name).map(|index| &new.fields[index]) {
                None => {
                    let message = format!("field `{field_name}` of `{name}` was removed");
                    self.push(CrateLevel::Major, name, message);
                }
                Some(other) => {
                    let to = field_text(&self.new.analysis.model, other);
                    if from != to {
                        let message =
                            format!("field `{field_name}` of `{name}` changed from `{from}` to `{to}`");
                        self.push(CrateLevel::Major, name, message);
                    }
                }
            }
        }
        for field in new.fields.iter().filter(|field| find(old, &field.name).is_none()) {
            let message = format!(
                "field `{}` of `{name}` was added; literals need `..Default::default()`",
                field.name
            );
            self.push(CrateLevel::Major, name, message);
        }
        let (level, message) = match (constructor(self.old, old), constructor(self.new, new)) {
            (from, to) if from == to => return,
            (None, to) => (
                CrateLevel::Minor,
                format!("`{name}::new({})` was added", to.unwrap_or_default()),
            ),
            (Some(from), None) => (CrateLevel::Major, format!("`{name}::new({from})` was removed")),
            (Some(from), Some(to)) => (
                CrateLevel::Major,
                format!("`{name}::new({from})` became `{name}::new({to})`"),
            ),
        };
        self.push(level, name, message);
    }

    /// Compares variants, each with its type.
    fn variants(&mut self, name: &str, old: &[(String, String)], new: &[(String, String)]) {
        let find = |list: &[(String, String)], name: &str| {
            let found = list.iter().find(|(known, _)| known == name);
            found.map(|(_, of)| of.clone())
        };
        for (variant, from) in old {
            match find(new, variant) {
                None => {
                    let message = format!("variant `{variant}` of `{name}` was removed");
                    self.push(CrateLevel::Major, name, message);
                }
                Some(to) if to != *from => {
                    let message = format!("variant `{variant}` of `{name}` changed from `{from}` to `{to}`");
                    self.push(CrateLevel::Major, name, message);
                }
                Some(_) => {}
            }
        }
        for (variant, _) in new.iter().filter(|(variant, _)| find(old, variant).is_none()) {
            let message = format!("variant `{variant}` of `{name}` was added; a `match` needs an arm for it");
            self.push(CrateLevel::Major, name, message);
        }
    }

    fn operations(&mut self) {
        let all = |side: &Side<'_>| -> BTreeMap<String, Vec<(String, bool)>> {
            let operations = side.operations();
            operations
                .map(|operation| (operation.own_name(), parameters(operation)))
                .collect()
        };
        let (old, new) = (all(self.old), all(self.new));
        for (name, before) in &old {
            match new.get(name) {
                Some(after) => self.parameters(name, before, after),
                None => self.push(CrateLevel::Major, name, format!("operation `{name}` was removed")),
            }
        }
        for name in new.keys().filter(|name| !old.contains_key(*name)) {
            self.push(CrateLevel::Minor, name, format!("operation `{name}` was added"));
        }
    }

    /// Compares the parameters of an operation, each with whether it is required.
    fn parameters(&mut self, name: &str, before: &[(String, bool)], after: &[(String, bool)]) {
        for (parameter, _) in before.iter().filter(|parameter| !after.contains(parameter)) {
            let message = format!("parameter `{parameter}` of operation `{name}` was removed or changed");
            self.push(CrateLevel::Major, name, message);
        }
        let is_known = |parameter: &str| before.iter().any(|(known, _)| known == parameter);
        for (parameter, is_required) in after.iter().filter(|(parameter, _)| !is_known(parameter)) {
            let level = if *is_required {
                CrateLevel::Major
            } else {
                CrateLevel::Minor
            };
            let message = format!("parameter `{parameter}` of operation `{name}` was added");
            self.push(level, name, message);
        }
    }
}

/// Returns the variants of an enum, each with its type; `None` for other types.
fn variants(side: &Side<'_>, of: &TypeKind) -> Option<Vec<(String, String)>> {
    let model = &side.analysis.model;
    Some(match of {
        TypeKind::Enum(of) => {
            let variants = of.variants.iter();
            variants
                .map(|variant| (variant.name.clone(), String::new()))
                .collect()
        }
        TypeKind::Union(of) => {
            let name = |variation: &Variation| model.types[variation.type_id].name.clone();
            let variations = of.variations.iter();
            variations
                .map(|variation| (variation.name.clone(), name(variation)))
                .collect()
        }
        TypeKind::Untagged(of) => {
            let variants = of.variants.iter();
            variants
                .map(|variant| (variant.name.clone(), type_text(model, &variant.type_ref)))
                .collect()
        }
        TypeKind::Struct(_) | TypeKind::Alias(_) => return None,
    })
}

/// Returns the arguments of the constructor of a struct: its required fields but those with fixed values. Without either
/// a struct has no constructor.
fn constructor(side: &Side<'_>, of: &StructType) -> Option<String> {
    let is_fixed = |field: &Field| of.tags.iter().any(|(name, _)| *name == field.wire);
    let required = of
        .fields
        .iter()
        .filter(|field| field.required && !field.read_only);
    let arguments: Vec<String> = required
        .filter(|field| !is_fixed(field))
        .map(|field| {
            format!(
                "{}: {}",
                field.name,
                type_text(&side.analysis.model, &field.type_ref)
            )
        })
        .collect();
    let has_none = arguments.is_empty() && !of.fields.iter().any(is_fixed);
    (!has_none).then(|| arguments.join(", "))
}

/// Returns the names of the parameters of an operation, and whether each is required.
fn parameters(operation: &Operation) -> Vec<(String, bool)> {
    let parameters = operation.parameters.iter();
    parameters
        .map(|parameter| (parameter.name.clone(), parameter.required))
        .collect()
}

fn kind(of: &TypeKind) -> &'static str {
    match of {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Enum(_) => "an enum of values",
        TypeKind::Union(_) => "a tagged union",
        TypeKind::Untagged(_) => "a union without tags",
        TypeKind::Alias(_) => "an alias",
    }
}
