//! The types of a page: which there are, in which order, by which paths of properties they are reached, and where
//! each is used. A type is met once however often it is used; types that have a page of their own end the visit.

use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::model::{Field, Model, TypeId, TypeKind, TypeRef};

/// Most paths that are listed of a type: shared types have more uses than anyone reads.
const MAX_PATHS: usize = 3;

/// Most uses that are listed for a type.
const MAX_USES: usize = 6;

/// The types that a root refers to.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The types, each behind the one that refers to it first.
    pub(crate) order: Vec<TypeId>,
    /// The shortest paths by which each is reached; empty for the root itself.
    paths: BTreeMap<TypeId, Vec<String>>,
    uses: BTreeMap<TypeId, Vec<Use>>,
}

/// A property whose type is, or holds, a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    /// The type that has the property.
    pub(crate) owner: TypeId,
    /// The property's name, or the tag of a variant.
    pub(crate) name: String,
}

/// A way from a type to another one.
struct Step {
    name: String,
    /// How a path goes on.
    path: String,
    to: TypeId,
}

/// Which types end the visit, because they have a page of their own.
pub(crate) type Ends<'a> = &'a dyn Fn(TypeId) -> bool;

impl Tree {
    /// Visits from a root through the fields that `follow` lets pass. `prefix` begins every path.
    pub(crate) fn of(
        model: &Model,
        root: TypeId,
        prefix: &str,
        follow: &dyn Fn(&Field) -> bool,
        ends: Ends<'_>,
    ) -> Self {
        let mut tree = Self::default();
        let mut queue = VecDeque::from([(root, prefix.to_owned())]);
        while let Some((id, path)) = queue.pop_front() {
            let known = tree.paths.entry(id).or_default();
            if known.len() == MAX_PATHS {
                continue;
            }
            let first = known.is_empty();
            known.push(path.clone());
            for step in steps(model, id, follow) {
                if first {
                    tree.note_use(id, &step);
                }
                if step.to != root && !ends(step.to) {
                    queue.push_back((step.to, joined(&path, &step.path)));
                }
            }
        }
        tree.sort(model, root, follow, ends);
        tree
    }

    /// Returns the paths by which a type is reached.
    pub(crate) fn paths(&self, id: TypeId) -> &[String] {
        self.paths.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the least number of properties above a type.
    pub(crate) fn depth(&self, id: TypeId) -> usize {
        let depth = |path: &String| path.split(['.', ':']).filter(|name| !name.is_empty()).count();
        self.paths(id).first().map_or(0, depth)
    }

    /// Returns the properties whose type a type is.
    pub(crate) fn uses(&self, id: TypeId) -> &[Use] {
        self.uses.get(&id).map_or(&[], Vec::as_slice)
    }

    fn note_use(&mut self, owner: TypeId, step: &Step) {
        let uses = self.uses.entry(step.to).or_default();
        let name = step.name.clone();
        let use_of = Use { owner, name };
        if uses.len() < MAX_USES && !uses.contains(&use_of) {
            uses.push(use_of);
        }
    }

    /// Puts the types in the order in which a reader meets them, depth first.
    fn sort(&mut self, model: &Model, root: TypeId, follow: &dyn Fn(&Field) -> bool, ends: Ends<'_>) {
        let mut seen = HashSet::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            self.order.push(id);
            let next = steps(model, id, follow).into_iter().map(|step| step.to);
            let next = next.filter(|id| !ends(*id) && !seen.contains(id));
            open.extend(next.collect::<Vec<_>>().into_iter().rev());
        }
    }
}

/// Returns a path of properties with one more.
pub(crate) fn joined(path: &str, name: &str) -> String {
    match (path.is_empty(), name.is_empty()) {
        (true, _) => name.to_owned(),
        (_, true) => path.to_owned(),
        _ if name.starts_with(':') || path.ends_with(':') => format!("{path}{name}"),
        _ => format!("{path}.{name}"),
    }
}

/// Returns the types that a type refers to.
fn steps(model: &Model, id: TypeId, follow: &dyn Fn(&Field) -> bool) -> Vec<Step> {
    let step = |name: &str, path: &str, type_ref: &TypeRef| {
        let (to, map) = named(model, type_ref)?;
        let path = if map { joined(path, "*") } else { path.to_owned() };
        let name = name.to_owned();
        Some(Step { name, path, to })
    };
    match &model.types[id].kind {
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().filter(|field| follow(field));
            let fields = fields.filter_map(|field| step(&field.wire, &field.wire, &field.type_ref));
            let rest = structure.rest.as_ref().and_then(|rest| step("*", "*", rest));
            fields.chain(rest).collect()
        }
        TypeKind::Union(union) => union
            .variations
            .iter()
            .map(|choice| Step {
                name: choice.tag().to_owned(),
                path: format!(":{}", choice.tag()),
                to: choice.type_id,
            })
            .collect(),
        TypeKind::Untagged(_) | TypeKind::Alias(_) | TypeKind::Enum(_) => Vec::new(),
    }
}

/// Returns the type with content of its own that a use of a type resolves to, through lists, maps and other names,
/// and whether a map is on the way.
pub(crate) fn named(model: &Model, type_ref: &TypeRef) -> Option<(TypeId, bool)> {
    match type_ref {
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) => named(model, &alias.target),
            TypeKind::Untagged(_) | TypeKind::Enum(_) => None,
            TypeKind::Struct(_) | TypeKind::Union(_) => Some((*id, false)),
        },
        TypeRef::Map(inner) => named(model, inner).map(|(id, _)| (id, true)),
        TypeRef::Array(inner) | TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            named(model, inner)
        }
        TypeRef::Any | TypeRef::Scalar(_) => None,
    }
}
