//! The references of one document, found and resolved once for all graphs that reach it.

use std::collections::HashMap;
use std::ops::Range;

use crate::origin::{NodeId, Origin};
use crate::source::{Document, Kind, Sources, Value};

/// An object with a string `$ref`.
#[derive(Debug)]
pub(super) struct Site {
    /// The object.
    pub(super) node: NodeId,
    /// Where the reference leads; `None` where it has no target.
    pub(super) target: Option<Origin>,
    /// Whether `$ref` is the only key.
    pub(super) is_plain: bool,
    /// Index of the next site that is not inside this one.
    pub(super) next: usize,
}

/// All references of a document, in the order of its text. What `x-ms-examples` holds is left out: no page shows
/// it as part of a schema, and example files reference nothing.
#[derive(Debug)]
pub(super) struct References {
    pub(super) sites: Vec<Site>,
    /// One bit a node: whether it is a site.
    marks: Vec<u64>,
}

impl References {
    pub(super) fn of(document: &Document, sources: &Sources) -> Self {
        let mut targets: HashMap<&str, Option<Origin>> = HashMap::new();
        let mut sites = Vec::new();
        let mut marks = vec![0; document.len().div_ceil(64)];
        let mut node = 0;
        let mut examples = 0..0;
        while (node as usize) < document.len() {
            if node == examples.start && !examples.is_empty() {
                node = examples.end;
                continue;
            }
            let value = document.value(NodeId(node));
            let found = reference_in(value, &mut examples);
            if let Some((reference, text)) = found {
                let target = *targets
                    .entry(text)
                    .or_insert_with(|| sources.follow(reference).ok().map(Value::origin));
                sites.push(Site {
                    node: value.id(),
                    target,
                    is_plain: value.members().len() == 1,
                    next: 0,
                });
                marks[node as usize / 64] |= 1 << (node % 64);
            }
            node += 1;
        }
        link(document, &mut sites);
        Self { sites, marks }
    }

    /// Returns the index of the site that a node is.
    pub(super) fn index_of(&self, node: NodeId) -> Option<usize> {
        let marked = self.marks.get(node.0 as usize / 64)? >> (node.0 % 64) & 1 == 1;
        marked.then(|| self.sites.partition_point(|site| site.node < node))
    }

    /// Returns the sites inside of a value, the value itself excepted.
    pub(super) fn inside(&self, value: Value<'_>) -> Range<usize> {
        let end = value.end();
        let first = self.sites.partition_point(|site| site.node <= value.id());
        let count = self.sites[first..].partition_point(|site| site.node < end);
        first..first + count
    }
}

/// Returns the `$ref` of an object; on the way notes where its `x-ms-examples` are.
fn reference_in<'a>(value: Value<'a>, examples: &mut Range<u32>) -> Option<(Value<'a>, &'a str)> {
    let Kind::Object(members) = value.kind() else {
        return None;
    };
    let mut found = None;
    for (key, child) in members {
        match key {
            "$ref" => found = child.as_str().map(|text| (child, text)),
            "x-ms-examples" if child.as_str().is_none() => *examples = child.id().0..child.end().0,
            _ => {}
        }
    }
    found
}

/// Finds for each site the next one that is not inside of it.
fn link(document: &Document, sites: &mut [Site]) {
    for index in 0..sites.len() {
        let mut next = index + 1;
        if !sites[index].is_plain {
            let end = document.value(sites[index].node).end();
            next += sites[next..].partition_point(|site| site.node < end);
        }
        sites[index].next = next;
    }
}
