//! Values that name themselves, so that references need no pointer: `$anchor` and `$id` of JSON Schema,
//! <https://json-schema.org/draft/2020-12/json-schema-core#section-8.2>. Which keywords these are, the layout says.

use super::layout::{Layout, Part};
use super::node::{Document, Identifiers};
use super::reference;
use super::value::Value;

impl Document {
    /// Returns the value that the document gives a name with one of the keywords for anchors.
    pub(super) fn anchor(&self, layout: &Layout, name: &str) -> Option<Value<'_>> {
        let id = self.identifiers(layout).anchors.get(name)?;
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
            false => self.anchor(layout, fragment),
        }
    }

    /// Returns the value that a reference resolves to by the identifiers of this document, in which it is; `None` if it has
    /// nothing to do with them.
    pub(super) fn identified(&self, layout: &Layout, reference: Value<'_>) -> Option<Value<'_>> {
        let identifiers = self.identifiers(layout);
        if identifiers.ids.is_empty() {
            return None;
        }
        let (file, fragment) = reference
            .as_str()?
            .split_once('#')
            .unwrap_or((reference.as_str()?, ""));
        let resource = match file {
            "" => self.resource_around(layout, reference)?,
            _ => {
                let base = self.resource_around(layout, reference);
                let base = base.and_then(|resource| resource.get_str(layout.id));
                let joined = base.map(|base| reference::relative_to(base, file));
                let id = identifiers.ids.get(file);
                let id = id.or_else(|| identifiers.ids.get(joined.as_deref()?));
                self.value(*id?)
            }
        };
        let fragment = reference::percent_decode(fragment);
        match fragment.is_empty() || fragment.starts_with('/') {
            true => resource.pointer(&fragment),
            false => self.anchor(layout, &fragment),
        }
    }

    /// Returns the nearest value with an `$id` around a reference.
    fn resource_around(&self, layout: &Layout, reference: Value<'_>) -> Option<Value<'_>> {
        let around = self.path_to(reference.id());
        let is_root = |value: &Value<'_>| value.get_str(layout.id).is_some();
        around.into_iter().skip(1).rev().find(is_root)
    }

    fn identifiers(&self, layout: &Layout) -> &Identifiers {
        self.identifiers.get_or_init(|| {
            let mut found = Identifiers::default();
            let is_used = |keyword: &&str| self.text().contains(*keyword);
            if !layout.anchors.iter().chain([&layout.id]).any(is_used) {
                return found;
            }
            let mut open = vec![(Part::Keywords, self.root())];
            while let Some((part, value)) = open.pop() {
                if part == Part::Keywords {
                    found.add(layout, value);
                }
                let first = open.len();
                layout.enter(part, value, &mut open);
                open[first..].reverse();
            }
            found
        })
    }
}

impl Identifiers {
    fn add(&mut self, layout: &Layout, value: Value<'_>) {
        for keyword in layout.anchors {
            if let Some(name) = value.get_str(keyword) {
                self.anchors.entry(name.to_owned()).or_insert(value.id());
            }
        }
        if let Some(id) = value.get_str(layout.id) {
            let id = id.trim_end_matches('#');
            self.ids.entry(id.to_owned()).or_insert(value.id());
        }
    }
}
