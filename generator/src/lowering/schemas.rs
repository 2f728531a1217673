//! The schemas of documents on their way into the model: each is lowered once, wherever it is used.

use rustc_hash::FxHashMap;

use super::dynamic::{DynamicReferences, DynamicScope};
use crate::diagnostic::Diagnostic;
use crate::model::{Model, Schema, SchemaId};
use crate::origin::Origin;
use crate::source::{Sources, Value};

/// The schemas that have an id, and those of them that are still to be lowered.
pub(crate) struct Schemas<'a> {
    sources: &'a Sources,
    ids: FxHashMap<(Origin, DynamicScope), SchemaId>,
    /// The names of definitions, by their location.
    names: FxHashMap<Origin, String>,
    /// Schemas that were referred to and are still to be lowered.
    pending: Vec<(SchemaId, Value<'a>)>,
    dynamic: DynamicReferences,
    /// The scope of the schema that is being lowered.
    scope: DynamicScope,
    /// The scopes of schemas, if they have one.
    scopes: FxHashMap<SchemaId, DynamicScope>,
}

impl<'a> Schemas<'a> {
    /// Creates an empty collection. `definitions` are those of all documents, with their names.
    pub(crate) fn new(sources: &'a Sources, definitions: impl Iterator<Item = (&'a str, Value<'a>)>) -> Self {
        Self {
            sources,
            ids: FxHashMap::default(),
            names: definitions
                .map(|(name, value)| (value.origin(), name.to_owned()))
                .collect(),
            pending: Vec::new(),
            dynamic: DynamicReferences::of(sources),
            scope: DynamicScope::default(),
            scopes: FxHashMap::default(),
        }
    }

    /// Makes the scope of a schema the one that schemas are used in, and returns the one before it.
    pub(crate) fn enter(&mut self, id: SchemaId) -> DynamicScope {
        let scope = self.scopes.get(&id).cloned().unwrap_or_default();
        std::mem::replace(&mut self.scope, scope)
    }

    /// Makes a scope the one that schemas are used in.
    pub(crate) fn leave(&mut self, before: DynamicScope) {
        self.scope = before;
    }

    /// Returns the id of the schema at a location, and whether it was given just now. `other_name` returns the name of a schema
    /// that is not a definition, if it has one; it takes the name of the file and the JSON Pointer.
    pub(crate) fn id(
        &mut self,
        model: &mut Model,
        value: Value<'a>,
        other_name: fn(&str, &str) -> Option<String>,
    ) -> (SchemaId, bool) {
        let origin = value.origin();
        let scope = match self.dynamic.are_in(self.sources, value) {
            true => self.scope.entered(self.sources, value),
            false => DynamicScope::default(),
        };
        if let Some(id) = self.ids.get(&(origin, scope.clone())) {
            return (*id, false);
        }
        let document = value.document();
        let file = document.path().rsplit('/').next().unwrap_or_default();
        let pointer = document.pointer_of(value.id());
        let mut schema = Schema::new(origin, format!("{file}#{pointer}"));
        schema.name = self.names.get(&origin).cloned();
        schema.name = schema.name.or_else(|| other_name(file, &pointer));
        let id = model.schemas.push(schema);
        if scope != DynamicScope::default() {
            self.scopes.insert(id, scope.clone());
        }
        self.ids.insert((origin, scope), id);
        (id, true)
    }

    /// Returns the id of the schema that a reference resolves to. It is lowered later, see [`Schemas::next`]: references lead
    /// from one schema to the next without end.
    ///
    /// # Errors
    /// If the reference cannot be followed.
    pub(crate) fn follow(
        &mut self,
        model: &mut Model,
        reference: Value<'a>,
        other_name: fn(&str, &str) -> Option<String>,
    ) -> Result<SchemaId, Diagnostic> {
        let target = self.sources.follow(reference)?;
        Ok(self.referred(model, target, other_name))
    }

    /// Returns the id of the schema that a `$dynamicRef` resolves to in the scope that it is used in. It is lowered later.
    ///
    /// # Errors
    /// If the reference cannot be followed.
    pub(crate) fn follow_dynamically(
        &mut self,
        model: &mut Model,
        reference: Value<'a>,
        other_name: fn(&str, &str) -> Option<String>,
    ) -> Result<SchemaId, Diagnostic> {
        let target = self.sources.follow(reference)?;
        let name = reference.as_str().and_then(|text| Some(text.split_once('#')?.1));
        // Other than an anchor that can be redefined it is an ordinary reference.
        let is_dynamic = |name: &&str| {
            let mut anchors = self.sources.dynamic_anchors(target);
            anchors.any(|(known, anchor)| known == *name && anchor.id() == target.id())
        };
        let redefined = name.filter(is_dynamic).and_then(|name| self.scope.origin(name));
        let target = redefined.map_or(target, |origin| self.sources.value(origin));
        Ok(self.referred(model, target, other_name))
    }

    fn referred(
        &mut self,
        model: &mut Model,
        target: Value<'a>,
        other_name: fn(&str, &str) -> Option<String>,
    ) -> SchemaId {
        let (id, is_new) = self.id(model, target, other_name);
        if is_new {
            self.pending.push((id, target));
        }
        id
    }

    /// Returns a schema that was referred to and is still to be lowered.
    pub(crate) fn next(&mut self) -> Option<(SchemaId, Value<'a>)> {
        self.pending.pop()
    }

    /// Returns the ids of all schemas, sorted.
    pub(crate) fn ids(&self) -> Vec<SchemaId> {
        let mut ids: Vec<SchemaId> = self.ids.values().copied().collect();
        ids.sort();
        ids
    }
}
