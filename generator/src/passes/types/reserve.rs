//! Names of definitions, which are taken before any type is made: a type that is written inline gives way to every
//! definition, even where it comes first. Of several definitions whose names become the same in Rust, the one whose name
//! is a Rust name already keeps it, so that a definition that is added later renames none of them.

use super::TypeBuilder;
use crate::model::SchemaId;
use crate::passes::names;
use crate::passes::shape::{self, Shape};
use crate::passes::unions::{self, Union};

/// What a definition becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Becomes {
    Object,
    Enum,
    Alias,
}

/// How well the name that a definition asks for fits, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the name of the definition.
    Same,
    /// It is the name that `x-ms-enum` gives.
    Given,
    /// It is made of the name of the definition.
    Made,
}

impl TypeBuilder<'_> {
    /// Takes the names of all definitions.
    pub(super) fn reserve(&mut self) {
        let mut wanted = Vec::new();
        let model = self.model;
        for document in &model.documents {
            for (name, id) in &document.definitions {
                let becomes = self.becomes(*id, name);
                let becomes = becomes
                    .into_iter()
                    .filter(|of| document.named || *of != Becomes::Alias);
                wanted.extend(becomes.map(|of| (self.fit(*id, name, of), *id, name, of)));
            }
        }
        // The order of the documents is kept where names fit equally well.
        wanted.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        for (_, id, name, becomes) in wanted {
            self.reserve_for(id, name, becomes);
        }
    }

    /// Returns the types that are made for a definition. An object that is a secret has another name for the secret besides.
    fn becomes(&self, id: SchemaId, name: &str) -> Vec<Becomes> {
        let resolved = shape::resolved(self.model, id);
        let own = match shape::shape(self.model, self.polymorphism, resolved) {
            Shape::Struct | Shape::Union => Some(Becomes::Object),
            Shape::StringEnum | Shape::IntegerEnum => Some(Becomes::Enum),
            Shape::Any | Shape::Object => match unions::union(self.model, self.polymorphism, resolved) {
                Some(Union::Values(_) | Union::Branches(_)) => Some(Becomes::Object),
                Some(Union::Same(_)) | None => None,
            },
            _ => None,
        };
        let own = own.filter(|_| self.is_own(resolved, name));
        let is_secret = self.schema(id).secret || self.schema(resolved).secret;
        let alias = (own.is_none() || is_secret).then_some(Becomes::Alias);
        own.filter(|_| resolved == id).into_iter().chain(alias).collect()
    }

    fn fit(&self, id: SchemaId, name: &str, becomes: Becomes) -> Fit {
        let given = self.schema(id).enum_info.as_ref().map(|info| info.name.as_str());
        match given.filter(|_| becomes == Becomes::Enum) {
            Some(given) if given != name => Fit::Given,
            _ if names::type_name(name) == name => Fit::Same,
            _ => Fit::Made,
        }
    }

    fn reserve_for(&mut self, id: SchemaId, name: &str, becomes: Becomes) {
        let module = self.module(id);
        if becomes == Becomes::Enum {
            let key = self.enum_key(id, name);
            if !self.enum_names.contains_key(&key) {
                let taken = self.enum_name(module, &key.1, name);
                self.enum_names.insert(key, taken);
            }
            return;
        }
        let taken = self.scope(module).take(names::type_name(name));
        match becomes {
            Becomes::Alias => self.alias_names.insert(id, taken),
            Becomes::Object | Becomes::Enum => self.names.insert(id, taken),
        };
    }
}
