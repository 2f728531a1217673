//! Directories: which documents of the old version belong to which of the new one. Documents are matched by their paths,
//! else by the operations that they define, so that a document may be renamed, split, or copied for a new version.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::identity::{self, Key};
use super::input::Input;
use super::side::Side;
use super::version;
use crate::origin::DocumentId;

/// Documents that are compared as a whole.
#[derive(Debug, Default)]
struct Unit {
    old: BTreeSet<DocumentId>,
    new: BTreeSet<DocumentId>,
    /// Whether the documents are another version of the others, and not the same documents.
    is_new_version: bool,
}

/// A document of one of the two inputs.
struct Described<'a> {
    id: DocumentId,
    path: &'a str,
    version: &'a str,
    operations: BTreeSet<Key>,
}

/// Returns pairs of sides to compare.
pub fn pairs<'a>(old: &'a Input, new: &'a Input) -> Vec<(Side<'a>, Side<'a>)> {
    let (of_old, of_new) = (documents(old), documents(new));
    let units = match (of_old.as_slice(), of_new.as_slice()) {
        ([only_old], [only_new]) => vec![Unit {
            old: [only_old.id].into(),
            new: [only_new.id].into(),
            is_new_version: false,
        }],
        _ => units(&of_old, &of_new),
    };
    let side = |input: &'a Input, ids: &BTreeSet<DocumentId>| input.side_of_ids(ids);
    units
        .iter()
        .map(|unit| (side(old, &unit.old), side(new, &unit.new)))
        .collect()
}

fn documents(input: &Input) -> Vec<Described<'_>> {
    let model = &input.analysis.model;
    let mut operations: BTreeMap<DocumentId, BTreeSet<Key>> = BTreeMap::new();
    for operation in &model.operations {
        let keys = operations.entry(operation.document).or_default();
        keys.insert(identity::key(operation));
    }
    let documents = model.documents.iter().enumerate();
    let named = documents.filter(|(_, document)| document.named);
    named
        .map(|(index, document)| {
            let id = DocumentId(index as u32);
            Described {
                id,
                path: &document.path,
                version: &document.version,
                operations: operations.remove(&id).unwrap_or_default(),
            }
        })
        .collect()
}

fn units(old: &[Described<'_>], new: &[Described<'_>]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let (mut left_old, mut left_new) = (Vec::new(), Vec::new());
    for document in old {
        match new.iter().find(|other| other.path == document.path) {
            Some(other) => units.push(Unit {
                old: [document.id].into(),
                new: [other.id].into(),
                is_new_version: false,
            }),
            None => left_old.push(document),
        }
    }
    left_new.extend(
        new.iter()
            .filter(|document| !old.iter().any(|other| other.path == document.path)),
    );
    for document in left_new {
        add_new(&mut units, document, old);
    }
    for document in left_old {
        let is_known = units.iter().any(|unit| unit.old.contains(&document.id));
        if !is_known {
            add_old(&mut units, document, new);
        }
    }
    units
}

/// Adds a document that the old version has not to the documents with the same operations.
fn add_new(units: &mut Vec<Unit>, document: &Described<'_>, old: &[Described<'_>]) {
    let related = old.iter().filter(|other| shares_operations(document, other));
    let Some(base) = related.max_by(|one, other| preference(document, one, other)) else {
        units.push(Unit {
            new: [document.id].into(),
            ..Unit::default()
        });
        return;
    };
    let is_new_version = base.version != document.version;
    let known = units
        .iter_mut()
        .find(|unit| unit.old.contains(&base.id) && unit.is_new_version == is_new_version);
    match known {
        Some(unit) => drop(unit.new.insert(document.id)),
        None => units.push(Unit {
            old: [base.id].into(),
            new: [document.id].into(),
            is_new_version,
        }),
    }
}

/// Adds a document that the new version has not: to the documents of the same version that took over its operations.
fn add_old(units: &mut Vec<Unit>, document: &Described<'_>, new: &[Described<'_>]) {
    let mut related = new.iter().filter(|other| shares_operations(document, other));
    let heir = related.find(|other| other.version == document.version);
    let known = heir.and_then(|heir| units.iter_mut().find(|unit| unit.new.contains(&heir.id)));
    match known {
        Some(unit) => drop(unit.old.insert(document.id)),
        None => units.push(Unit {
            old: [document.id].into(),
            ..Unit::default()
        }),
    }
}

fn shares_operations(one: &Described<'_>, other: &Described<'_>) -> bool {
    !one.operations.is_disjoint(&other.operations)
}

/// Compares two documents of the old version by how well they are what a new document is compared with: the same version,
/// else the newest stable one before it, else the newest one, and then the one with the most operations in common.
fn preference(document: &Described<'_>, one: &Described<'_>, other: &Described<'_>) -> Ordering {
    let is_before =
        |base: &Described<'_>| version::compare(base.version, document.version).is_none_or(Ordering::is_lt);
    let order = |base: &Described<'_>| {
        (
            base.version == document.version,
            is_before(base),
            !version::is_preview(base.version),
        )
    };
    let common = |base: &Described<'_>| base.operations.intersection(&document.operations).count();
    order(one)
        .cmp(&order(other))
        .then_with(|| version::compare(one.version, other.version).unwrap_or(Ordering::Equal))
        .then_with(|| common(one).cmp(&common(other)))
}
