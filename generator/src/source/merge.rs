//! Merge keys of YAML (<https://yaml.org/type/merge.html>). The members of the mapping that `<<` names become members of
//! the mapping that has the key, as if they were written out. They keep their nodes, and so their locations in the text.

use std::collections::HashSet;

use super::node::{Node, Text};
use crate::origin::NodeId;

/// A member while its object is read.
#[derive(Clone, Copy)]
pub(super) enum Member {
    /// A member that is written out.
    Own(Text, NodeId),
    /// A merge key, by its offset in the text, and what it merges.
    Merge(usize, NodeId),
}

impl Member {
    /// Returns a member that is written out.
    pub(super) fn own(self) -> Option<(Text, NodeId)> {
        match self {
            Self::Own(key, value) => Some((key, value)),
            Self::Merge(..) => None,
        }
    }
}

/// The values of a document that were read already.
pub(super) struct Values<'t> {
    pub(super) text: &'t str,
    pub(super) pool: &'t str,
    pub(super) nodes: &'t [Node],
    pub(super) elements: &'t [NodeId],
    pub(super) members: &'t [(Text, NodeId)],
}

/// Why a merge key has no meaning: its offset in the text.
pub(super) struct BadMerge(pub(super) usize);

/// Returns the members of an object with those that it merges, in the order of their nodes. Members that are written
/// out win over merged ones, and earlier merged ones over later ones.
///
/// # Errors
/// When the value of a merge key is neither a mapping nor a sequence of mappings.
pub(super) fn merged(values: &Values<'_>, members: &[Member]) -> Result<Vec<(Text, NodeId)>, BadMerge> {
    let string = |key: &Text| key.of(values.text, values.pool);
    let mut known: HashSet<&str> = HashSet::new();
    for member in members {
        if let Member::Own(key, _) = member {
            known.insert(string(key));
        }
    }
    let mut all = Vec::with_capacity(members.len());
    for member in members {
        match *member {
            Member::Own(key, value) => all.push((key, value)),
            Member::Merge(offset, value) => {
                for mapping in mappings(values, value).ok_or(BadMerge(offset))? {
                    let fresh = mapping.iter().filter(|(key, _)| known.insert(string(key)));
                    all.extend(fresh.copied());
                }
            }
        }
    }
    Ok(all)
}

/// Returns the members of each mapping that a merge key names; `None` where it names something else.
fn mappings<'t>(values: &Values<'t>, value: NodeId) -> Option<Vec<&'t [(Text, NodeId)]>> {
    let mapping = |id: &NodeId| match values.nodes.get(id.0 as usize)? {
        Node::Object(run) => Some(run.of(values.members)),
        _ => None,
    };
    match values.nodes.get(value.0 as usize)? {
        Node::Array(run) => run.of(values.elements).iter().map(mapping).collect(),
        _ => Some(vec![mapping(&value)?]),
    }
}
