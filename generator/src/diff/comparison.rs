//! The work of a comparison: pairs of types to compare, each once for a direction, and the differences that were found,
//! each once with all its occurrences.

use std::collections::{BTreeSet, HashMap};

use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::{Side, Type};
use crate::model::SchemaId;
use crate::origin::Origin;

/// The mark in a message behind which the name of the value is put in, once it is known where the value is.
pub(super) const OF: char = '\u{0}';

/// A comparison of two sides.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Side<'a>,
    pub(super) new: &'a Side<'a>,
    /// Whether two types are the same, whatever they are called. It needs a comparison of its own.
    pub(super) are_equal: AreEqual,
    /// Whether changes are looked for that concern names only.
    pub(super) names: bool,
    /// Whether clients know all statuses of responses, as Azure's rules have it.
    pub(super) statuses_are_closed: bool,
    /// Which types are not compared where both sides have one of them, because they are described elsewhere.
    pub(super) ends: Option<Ends<'a>>,
    roots: Vec<Root>,
    nodes: Vec<Node>,
    known: HashMap<(Type, Type, Flow), usize>,
    /// The index of the first node that is not compared yet.
    next: usize,
    pub(super) found: Vec<Found>,
    by_difference: HashMap<Difference, usize>,
}

/// Returns whether a type is described elsewhere.
pub(super) type Ends<'a> = &'a (dyn Fn(SchemaId) -> bool + Sync);

/// Compares two types without reporting how they differ.
pub(super) type AreEqual = fn(&Side<'_>, &Side<'_>, &[SchemaId], &[SchemaId]) -> bool;

/// Where values are sent or received.
#[derive(Clone, Debug)]
pub(super) struct Root {
    /// The operation as people know it.
    pub(super) operation: String,
    /// The part of it: `request body`, `response 200`; empty for the operation as a whole.
    pub(super) part: String,
}

/// Two types to compare in a direction.
struct Node {
    old: Type,
    new: Type,
    flow: Flow,
    /// Where they are used, in the order in which the uses are found.
    sites: Vec<Site>,
}

/// Where a difference is on the wire.
#[derive(Clone, Debug)]
pub(super) enum Site {
    /// At the value of a root, by its index.
    Root(usize),
    /// At the values of a node, by its index.
    Node(usize),
    /// A step below the values of a node.
    Below(usize, String),
}

/// A difference, wherever it is on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Difference {
    pub(super) rule: Rule,
    pub(super) old: Option<Origin>,
    pub(super) new: Option<Origin>,
    pub(super) message: String,
}

/// A difference with all its occurrences.
pub(super) struct Found {
    pub(super) difference: Difference,
    pub(super) uses: Vec<(Site, Flow, Effect)>,
}

/// Two types that are being compared.
pub(super) struct Pair {
    pub(super) index: usize,
    pub(super) old: Type,
    pub(super) new: Type,
    pub(super) flow: Flow,
}

impl Pair {
    /// Returns the site of the values themselves.
    pub(super) fn site(&self) -> Site {
        Site::Node(self.index)
    }

    /// Returns a site a step below.
    pub(super) fn below(&self, step: impl Into<String>) -> Site {
        Site::Below(self.index, step.into())
    }
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Side<'a>, new: &'a Side<'a>, are_equal: AreEqual) -> Self {
        Self {
            old,
            new,
            are_equal,
            names: false,
            statuses_are_closed: false,
            ends: None,
            roots: Vec::new(),
            nodes: Vec::new(),
            known: HashMap::new(),
            next: 0,
            found: Vec::new(),
            by_difference: HashMap::new(),
        }
    }

    /// Adds a site where values are sent or received.
    pub(super) fn root(&mut self, root: Root) -> Site {
        self.roots.push(root);
        Site::Root(self.roots.len() - 1)
    }

    /// Adds two types to compare, unless they were compared in this direction before or are described elsewhere.
    pub(super) fn add(&mut self, site: Site, flow: Flow, old: &[SchemaId], new: &[SchemaId]) {
        let key = (self.old.structures(old), self.new.structures(new), flow);
        let has_end = |list: &Type| self.ends.is_some_and(|ends| list.iter().any(|id| ends(*id)));
        if has_end(&key.0) && has_end(&key.1) {
            return;
        }
        match self.known.get(&key) {
            Some(index) => self.nodes[*index].sites.push(site),
            None => {
                let (old, new, flow) = key.clone();
                self.known.insert(key, self.nodes.len());
                self.nodes.push(Node {
                    old,
                    new,
                    flow,
                    sites: vec![site],
                });
            }
        }
    }

    /// Takes the next pair of types.
    pub(super) fn take(&mut self) -> Option<Pair> {
        let node = self.nodes.get(self.next)?;
        self.next += 1;
        Some(Pair {
            index: self.next - 1,
            old: node.old.clone(),
            new: node.new.clone(),
            flow: node.flow,
        })
    }

    /// Adds a difference at a site.
    pub(super) fn emit(&mut self, site: Site, flow: Flow, effect: Effect, difference: Difference) {
        match self.by_difference.get(&difference) {
            Some(index) => self.found[*index].uses.push((site, flow, effect)),
            None => {
                self.by_difference.insert(difference.clone(), self.found.len());
                self.found.push(Found {
                    difference,
                    uses: vec![(site, flow, effect)],
                });
            }
        }
    }

    /// Returns where a site is on the wire: the part of an operation, and the path below it.
    pub(super) fn occurrence(&self, site: &Site) -> (Option<&Root>, String) {
        let mut steps: Vec<&str> = Vec::new();
        let mut site = site;
        loop {
            match site {
                Site::Root(index) => {
                    let path = steps.iter().rev().copied().collect();
                    return (self.roots.get(*index), path);
                }
                Site::Node(index) => site = &self.nodes[*index].sites[0],
                Site::Below(index, step) => {
                    steps.push(step);
                    site = &self.nodes[*index].sites[0];
                }
            }
        }
    }

    /// Returns the names of all operations that sites belong to.
    pub(super) fn operations<'s>(&self, sites: impl Iterator<Item = &'s Site>) -> BTreeSet<&str> {
        let mut operations = BTreeSet::new();
        let mut seen = vec![false; self.nodes.len()];
        let mut open = Vec::new();
        let mut visit = |site: &Site, open: &mut Vec<usize>, operations: &mut BTreeSet<_>| match site {
            Site::Root(index) => drop(operations.insert(self.roots[*index].operation.as_str())),
            Site::Node(index) | Site::Below(index, _) => {
                if !std::mem::replace(&mut seen[*index], true) {
                    open.push(*index);
                }
            }
        };
        sites.for_each(|site| visit(site, &mut open, &mut operations));
        while let Some(index) = open.pop() {
            for site in &self.nodes[index].sites {
                visit(site, &mut open, &mut operations);
            }
        }
        operations
    }
}
