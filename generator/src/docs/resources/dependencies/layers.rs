//! Schemas merged deeply without being copied: layers of nodes, of which the first one counts and those behind it
//! fill in what it does not have.

use crate::docs::resources::graph::{Graph, Id, Shape};
use crate::docs::resources::order::Ordered;
use crate::source::Kind;

/// Nodes on top of each other, at least one. All but the first are objects, and so is the first where there are
/// more.
#[derive(Clone)]
pub(super) struct Layers(Vec<Id>);

/// Most schemas whose properties are those of one schema, through `allOf`.
const MAX_BASES: usize = 1000;

impl Layers {
    pub(super) fn of(node: Id) -> Self {
        Self(vec![node])
    }

    /// Puts other layers below; they count only where both sides are objects.
    fn fill(&mut self, others: &Layers, graph: &Graph<'_, '_>) {
        let mut all = self.0.iter().chain(&others.0);
        if all.all(|node| graph.is_object(*node)) {
            self.0.extend(&others.0);
        }
    }

    /// Returns the member with a name.
    pub(super) fn get(&self, name: &str, graph: &Graph<'_, '_>) -> Option<Layers> {
        let mut found = self.0.iter().filter_map(|node| graph.get(*node, name));
        let first = found.next()?;
        let mut layers = vec![first];
        if graph.is_object(first) {
            layers.extend(found.filter(|node| graph.is_object(*node)));
        }
        Some(Self(layers))
    }

    /// Returns whether there is a member with a name.
    pub(super) fn has(&self, name: &str, graph: &Graph<'_, '_>) -> bool {
        self.0.iter().any(|node| graph.get(*node, name).is_some())
    }

    /// Returns whether the member with a name is `true`.
    pub(super) fn flag(&self, name: &str, graph: &Graph<'_, '_>) -> bool {
        self.first(name, graph)
            .is_some_and(|kind| matches!(kind, Kind::Bool(true)))
    }

    /// Returns the member with a name, where it is a string.
    pub(super) fn text<'s>(&self, name: &str, graph: &Graph<'s, '_>) -> Option<&'s str> {
        match self.first(name, graph)? {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    fn first<'s>(&self, name: &str, graph: &Graph<'s, '_>) -> Option<Kind<'s>> {
        let node = self.0.iter().find_map(|node| graph.get(*node, name))?;
        Some(graph.original(node)?.kind())
    }

    /// Returns the elements of an array.
    pub(super) fn elements(&self, graph: &Graph<'_, '_>) -> Vec<Id> {
        self.0
            .first()
            .map(|node| graph.elements(*node))
            .unwrap_or_default()
    }

    /// Returns how many members the layers have.
    pub(super) fn size(&self, graph: &Graph<'_, '_>) -> usize {
        self.0.iter().map(|node| graph.size(*node)).sum()
    }

    /// Returns the members of an object.
    fn members<'s>(&self, graph: &Graph<'s, '_>) -> Ordered<'s, Layers> {
        let mut members = Ordered::default();
        for node in &self.0 {
            let Shape::Object(own) = graph.shape(*node) else {
                continue;
            };
            for (key, value) in own {
                members.update(key, Layers::of(value), |known, value| known.fill(&value, graph));
            }
        }
        members
    }

    /// Returns the schema with those of its `allOf` below: what it has itself counts.
    pub(super) fn with_bases(mut self, graph: &Graph<'_, '_>) -> Layers {
        let bases = self.get("allOf", graph).map(|all_of| all_of.elements(graph));
        for base in bases.into_iter().flatten() {
            self.fill(&Layers::of(base), graph);
        }
        self
    }

    /// Returns the properties of a schema: those of its `allOf`, of which a later one replaces an earlier one at its
    /// position, then its own, which fill in what is missing.
    pub(super) fn properties<'s>(&self, graph: &Graph<'s, '_>) -> Vec<(&'s str, Layers)> {
        let mut left = MAX_BASES;
        self.properties_of_bases(graph, &mut left).into_vec()
    }

    fn properties_of_bases<'s>(&self, graph: &Graph<'s, '_>, left: &mut usize) -> Ordered<'s, Layers> {
        let mut properties = Ordered::default();
        let bases = self.get("allOf", graph).map(|all_of| all_of.elements(graph));
        for base in bases.into_iter().flatten() {
            let Some(rest) = left.checked_sub(1) else { break };
            *left = rest;
            for (key, value) in Layers::of(base).properties_of_bases(graph, left).into_vec() {
                properties.update(key, value, |known, value| *known = value);
            }
        }
        let own = self
            .get("properties", graph)
            .map(|own| own.members(graph).into_vec());
        for (key, value) in own.into_iter().flatten() {
            properties.update(key, value, |known, value| known.fill(&value, graph));
        }
        properties
    }
}
