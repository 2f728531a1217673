//! What changed from one version of a resource to another: properties by their paths, compared. What breaks a client
//! comes first.

use std::collections::BTreeMap;

use crate::docs::reader::markdown::kind::{self, Links};
use crate::docs::reader::markdown::tree::{self, Ends};
use crate::docs::reader::markdown::values;
use crate::model::{EnumRepr, Field, Model, TypeId, TypeKind, TypeRef};
use crate::phrasing;

/// Most properties that are compared.
const MAX_PROPERTIES: usize = 4_000;

/// How deep properties are compared.
const MAX_DEPTH: usize = 16;

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Whether a request or a reader of the older version may fail.
    pub(super) breaking: bool,
    pub(super) what: What,
    /// The path of the property.
    pub(super) path: String,
    /// What was and what is, as Markdown.
    pub(super) details: String,
}

/// The kinds of changes, those that break first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Removed,
    NewlyRequired,
    AddedRequired,
    ValueRemoved,
    TypeChanged,
    NowReadOnly,
    Added,
    NoLongerRequired,
    ValueAdded,
    NoLongerReadOnly,
}

impl What {
    /// Returns the kind in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            What::Removed => "removed",
            What::NewlyRequired => "newly required",
            What::AddedRequired => "added, required",
            What::ValueRemoved => "value removed",
            What::TypeChanged => "type changed",
            What::NowReadOnly => "now read-only",
            What::Added => "added",
            What::NoLongerRequired => "no longer required",
            What::ValueAdded => "value added",
            What::NoLongerReadOnly => "no longer read-only",
        }
    }
}

#[derive(Debug)]
struct Fact {
    kind: String,
    required: bool,
    read_only: bool,
    values: Vec<String>,
}

/// Returns the changes from one type to another, those that break first, then by kind and path.
pub(super) fn between(model: &Model, old: TypeId, new: TypeId, ends: Ends<'_>) -> Vec<Change> {
    let (old, new) = (facts(model, old, ends), facts(model, new, ends));
    let mut changes = Vec::new();
    let mut add = |what: What, path: &str, details: String| {
        changes.push(Change {
            breaking: what <= What::NowReadOnly,
            what,
            path: path.to_owned(),
            details,
        });
    };
    // What is below something that was added or removed is not listed again.
    let below = |facts: &BTreeMap<String, Fact>, path: &str| {
        path.match_indices('.')
            .any(|(end, _)| !facts.contains_key(&path[..end]))
    };
    for (path, fact) in old.iter().filter(|(path, _)| !new.contains_key(*path)) {
        if !below(&new, path) {
            add(What::Removed, path, fact.kind.clone());
        }
    }
    for (path, fact) in &new {
        match old.get(path) {
            None if below(&old, path) => {}
            None if fact.required => add(What::AddedRequired, path, fact.kind.clone()),
            None => add(What::Added, path, fact.kind.clone()),
            Some(known) => differences(known, fact)
                .into_iter()
                .for_each(|(what, details)| add(what, path, details)),
        }
    }
    changes.sort_by(|a, b| (a.what, &a.path).cmp(&(b.what, &b.path)));
    changes
}

fn differences(old: &Fact, new: &Fact) -> Vec<(What, String)> {
    let mut found = Vec::new();
    let mut flag = |was: bool, is: bool, on: What, off: What| match (was, is) {
        (false, true) => found.push((on, String::new())),
        (true, false) => found.push((off, String::new())),
        _ => {}
    };
    flag(
        old.required,
        new.required,
        What::NewlyRequired,
        What::NoLongerRequired,
    );
    flag(
        old.read_only,
        new.read_only,
        What::NowReadOnly,
        What::NoLongerReadOnly,
    );
    if old.kind != new.kind {
        found.push((What::TypeChanged, format!("{} → {}", old.kind, new.kind)));
    }
    let missing = |from: &[String], of: &[String]| -> Vec<String> {
        from.iter().filter(|value| !of.contains(value)).cloned().collect()
    };
    // Without any value left, nothing is forbidden.
    let removed = missing(&old.values, &new.values);
    if !removed.is_empty() && !new.values.is_empty() {
        found.push((What::ValueRemoved, removed.join(", ")));
    }
    let added = missing(&new.values, &old.values);
    if !added.is_empty() && !old.values.is_empty() {
        found.push((What::ValueAdded, added.join(", ")));
    }
    found
}

/// Returns what there is to compare of a type, by the paths of its properties.
fn facts(model: &Model, root: TypeId, ends: Ends<'_>) -> BTreeMap<String, Fact> {
    let mut facts = BTreeMap::new();
    let mut comparison = Comparison {
        model,
        ends,
        open: Vec::new(),
    };
    comparison.of(root, "", &mut facts);
    facts
}

struct Comparison<'a> {
    model: &'a Model,
    ends: Ends<'a>,
    /// The types that the comparison is in.
    open: Vec<TypeId>,
}

impl Comparison<'_> {
    fn of(&mut self, id: TypeId, path: &str, facts: &mut BTreeMap<String, Fact>) {
        let recursive = self.open.contains(&id) || (!self.open.is_empty() && (self.ends)(id));
        if recursive || self.open.len() == MAX_DEPTH || facts.len() > MAX_PROPERTIES {
            return;
        }
        self.open.push(id);
        let model = self.model;
        match &model.types[id].kind {
            TypeKind::Struct(structure) => {
                for field in &structure.fields {
                    let path = tree::joined(path, &field.wire);
                    facts.insert(path.clone(), self.fact(field));
                    if let Some((next, map)) = tree::named(model, &field.type_ref) {
                        let path = if map { tree::joined(&path, "*") } else { path };
                        self.of(next, &path, facts);
                    }
                }
            }
            TypeKind::Union(union) => {
                for choice in &union.variations {
                    self.of(choice.type_id, &format!("{path}:{}", choice.tag()), facts);
                }
            }
            TypeKind::Untagged(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => {}
        }
        self.open.pop();
    }

    fn fact(&self, field: &Field) -> Fact {
        let listed = values::of(self.model, &field.type_ref).map(|(_, of)| of);
        let values = listed.into_iter().flat_map(|of| &of.variants);
        Fact {
            kind: shape_of(self.model, &field.type_ref),
            required: field.required && !field.read_only,
            read_only: field.read_only,
            values: values.map(|one| phrasing::value(&one.value)).collect(),
        }
    }
}

/// Returns what a value is, without the names of types: another name changes nothing on the wire.
fn shape_of(model: &Model, type_ref: &TypeRef) -> String {
    match type_ref {
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) => shape_of(model, &alias.target),
            TypeKind::Enum(of) if of.repr == EnumRepr::Integer => "integer".into(),
            TypeKind::Enum(_) => "string".into(),
            TypeKind::Struct(_) | TypeKind::Union(_) => "object".into(),
            TypeKind::Untagged(_) => "any".into(),
        },
        TypeRef::Array(inner) => format!("array of {}", shape_of(model, inner)),
        TypeRef::Map(inner) => format!("map of {}", shape_of(model, inner)),
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => shape_of(model, inner),
        TypeRef::Any | TypeRef::Scalar(_) => kind::kind(model, type_ref, &Links::default()),
    }
}
