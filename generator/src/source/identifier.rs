//! Values that name themselves, so that references need no pointer: `$anchor` and `$id` of JSON Schema,
//! <https://json-schema.org/draft/2020-12/json-schema-core#section-8.2>. Which keywords these are, the layout says.

use std::sync::Arc;

use super::layout::{Layout, Part};
use super::node::{Document, Identifiers};
use super::reference;
use super::value::Value;

impl Document {
    /// Returns the value that the document gives a name with one of the keywords for anchors: in the resource with a URI, or in
    /// any if that has none.
    fn anchor(&self, layout: &Layout, name: &str, resource: &str) -> Option<Value<'_>> {
        let named = self.identifiers(layout).anchors.get(name)?;
        let own = named.iter().find(|(uri, _)| **uri == *resource);
        let (_, id) = own.or(named.first())?;
        Some(self.value(*id))
    }

    /// Returns the names of all anchors.
    pub(super) fn anchors(&self, layout: &Layout) -> impl Iterator<Item = &str> {
        self.identifiers(layout).anchors.keys().map(String::as_str)
    }

    /// Returns the value at what is behind the `#` of a reference: a JSON Pointer, or the name of an anchor.
    pub(super) fn at(&self, layout: &Layout, fragment: &str) -> Option<Value<'_>> {
        match fragment.is_empty() || fragment.starts_with('/') {
            true => self.root().pointer(fragment),
            false => self.anchor(layout, fragment, ""),
        }
    }

    /// Returns the value that a reference resolves to by the identifiers of this document, in which it is; `None` if it has
    /// nothing to do with them.
    pub(super) fn identified(&self, layout: &Layout, reference: Value<'_>) -> Option<Value<'_>> {
        let identifiers = self.identifiers(layout);
        if identifiers.ids.is_empty() {
            return None;
        }
        let text = reference.as_str()?;
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let base = self.base_of(layout, reference);
        let uri = match file {
            "" if base.is_empty() => return None,
            "" => base,
            _ => reference::relative_to(&base, file),
        };
        let named = [&*uri, file].into_iter();
        let mut named = named.filter_map(|uri| identifiers.ids.get_key_value(uri));
        let (uri, root) = named.next()?;
        let fragment = reference::percent_decode(fragment);
        match fragment.is_empty() || fragment.starts_with('/') {
            true => self.value(*root).pointer(&fragment),
            false => self.anchor(layout, &fragment, uri),
        }
    }

    /// Returns the URI that a value belongs to and that references are resolved against: that of the nearest resource around,
    /// which is resolved against those around it; empty if there is none.
    fn base_of(&self, layout: &Layout, reference: Value<'_>) -> String {
        let around = self.path_to(reference.id()).into_iter();
        let ids = around.filter_map(|value| value.get_str(layout.id));
        ids.fold(String::new(), |base, id| uri(&base, id))
    }

    /// Returns the names that the resource around a value gives for others to redefine, each with its value.
    pub(super) fn dynamic_anchors<'a>(
        &'a self,
        layout: &Layout,
        value: Value<'_>,
    ) -> impl Iterator<Item = (&'a str, Value<'a>)> + use<'a> {
        let anchors = &self.identifiers(layout).dynamic_anchors;
        let found = match anchors.is_empty() {
            true => None,
            false => anchors.get(&*self.base_of(layout, value)),
        };
        let found = found.into_iter().flatten();
        found.map(|(name, id)| (name.as_str(), self.value(*id)))
    }

    fn identifiers(&self, layout: &Layout) -> &Identifiers {
        self.identifiers.get_or_init(|| {
            let mut found = Identifiers::default();
            let is_used = |keyword: &&str| self.text().contains(*keyword);
            if !layout.anchors.iter().chain([&layout.id]).any(is_used) {
                return found;
            }
            let mut open = vec![(Part::Keywords, self.root(), Arc::from(""))];
            let mut children = Vec::new();
            while let Some((part, value, base)) = open.pop() {
                let base = match part {
                    Part::Keywords => found.add(layout, value, base),
                    _ => base,
                };
                layout.enter(part, value, &mut children);
                let children = children.drain(..).rev();
                open.extend(children.map(|(part, value)| (part, value, Arc::clone(&base))));
            }
            found
        })
    }
}

impl Identifiers {
    /// Adds the names of a value. Returns the URI of the resource that what is in it belongs to.
    fn add(&mut self, layout: &Layout, value: Value<'_>, base: Arc<str>) -> Arc<str> {
        let base = match value.get_str(layout.id) {
            Some(id) => Arc::from(uri(&base, id)),
            None => base,
        };
        if value.get_str(layout.id).is_some() {
            self.ids.entry(Arc::clone(&base)).or_insert(value.id());
        }
        for keyword in layout.anchors {
            if let Some(name) = value.get_str(keyword) {
                let named = self.anchors.entry(name.to_owned()).or_default();
                named.push((Arc::clone(&base), value.id()));
            }
        }
        if let Some(name) = value.get_str(layout.dynamic_anchor) {
            let named = self.dynamic_anchors.entry(Arc::clone(&base)).or_default();
            named.push((name.to_owned(), value.id()));
        }
        base
    }
}

/// Returns the URI of a resource in the one with the URI `base`, without an empty fragment.
fn uri(base: &str, id: &str) -> String {
    reference::relative_to(base, id.trim_end_matches('#'))
}
