//! Structs with fields without `Option`: an object that lacks one of them does not fit its type.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{Error, MapAccess};
use serde_json::{Map, Value};

use super::additional::AdditionalMembers;
use super::check::View;
use super::mismatch::{Mismatch, ReadResult};
use super::record::Record;
use super::seen_tags::SeenTags;
use super::wire::{Filling, Wire, to_json, unexpected};

/// Implements reading, writing and validation for a struct with fields without `Option`. The lines are those of
/// `record!`.
macro_rules! record_with_required {
    (
        $name:ident {
            $(
                $wire:literal
                    $(=> $field:ident $(: $type:ty = $setter:ident $about:literal)?)?
                    $(-> $required:ident $(: $required_type:ty = $required_setter:ident $required_about:literal)?)?
                    $(= $tag:literal)?,
            )*
            $(map $rest:ident: $rest_type:ty = $rest_setter:ident,)?
            ..$json:ident $(= $json_setter:ident)?
        }
    ) => {
        #[doc(hidden)]
        impl $name {
            fn fill_with_required<'de, __A: ::serde::de::MapAccess<'de>>(
                slot: &mut ::std::option::Option<Self>,
                mut members: __A,
            ) -> ::std::result::Result<$crate::support::ReadResult<()>, __A::Error> {
                $(
                    $(let mut $field = ::std::option::Option::None;)?
                    $(let mut $required = ::std::option::Option::None;)?
                )*
                $(let mut $rest = ::std::collections::BTreeMap::<_, $rest_type>::new();)?
                let mut $json = $crate::support::AdditionalMembers::default();
                let mut reader = $crate::support::RequiredReader::<Self>::default();
                while let ::std::option::Option::Some(name) = reader.next(&mut members, &mut $json)? {
                    let read = match &*name {
                        $(
                            $($wire => $crate::support::read_member(&mut $field, &mut members),)?
                            $($wire => $crate::support::read_member(&mut $required, &mut members),)?
                        )*
                        $(_ if true => $crate::support::read_additional(&mut $rest, &name, &mut members),)?
                        _ => $crate::support::read_additional(&mut $json, &name, &mut members),
                    };
                    if let ::std::result::Result::Err(mismatch) = read? {
                        let is_held = match &*name {
                            $(
                                $($wire => $field.is_some(),)?
                                $($wire => $required.is_some(),)?
                            )*
                            $(_ if $rest.contains_key(&*name) => true,)?
                            _ => false,
                        };
                        reader.keep_mismatch(&name, mismatch, is_held, &mut $json);
                    }
                }
                reader.end(&mut $json);
                match ($($($required,)?)*) {
                    ($($(::std::option::Option::Some($required),)?)*) => {
                        *slot = ::std::option::Option::Some(Self {
                            $($($field,)? $($required,)?)*
                            $($rest,)?
                            $json,
                        });
                        ::std::result::Result::Ok(::std::result::Result::Ok(()))
                    }
                    ($($($required,)?)*) => {
                        $(reader.incomplete($rest)?;)?
                        $(
                            $(reader.incomplete_member($wire, $field)?;)?
                            $(reader.incomplete_required($wire, $required, &$json)?;)?
                        )*
                        ::std::result::Result::Ok(::std::result::Result::Err(reader.into_mismatch($json)))
                    }
                }
            }
        }

        $crate::support::record! {
            $name, fill_with_required {
                $(
                    $wire
                        $(=> $field $(: $type = $setter $about)?)?
                        $(-> $required $(: $required_type = $required_setter $required_about)?)?
                        $(= $tag)?,
                )*
                $(map $rest: $rest_type = $rest_setter,)?
                ..$json $(= $json_setter)?
            }
        }
    };
}

/// Reads a struct with fields without `Option`.
#[doc(hidden)]
pub struct RequiredReader<T> {
    tags: SeenTags<T>,
    /// Why members do not fit their fields, where something is missing in them.
    reasons: BTreeMap<String, Box<str>>,
    /// The object, if it is incomplete.
    object: Map<String, Value>,
    /// What the object lacks.
    missing: Option<String>,
}

impl<T> Default for RequiredReader<T> {
    fn default() -> Self {
        Self {
            tags: SeenTags::default(),
            reasons: BTreeMap::new(),
            object: Map::new(),
            missing: None,
        }
    }
}

impl<T: Record> RequiredReader<T> {
    /// Returns the name of the next member that is not a discriminator of the struct.
    ///
    /// # Errors
    /// If the text is not JSON.
    pub fn next<'de, A: MapAccess<'de>>(
        &mut self,
        members: &mut A,
        json: &mut AdditionalMembers,
    ) -> Result<Option<Cow<'de, str>>, A::Error> {
        self.tags.next(members, json)
    }

    /// Keeps a member that does not fit its field.
    pub fn keep_mismatch(
        &mut self,
        name: &str,
        mismatch: Mismatch,
        is_held: bool,
        json: &mut AdditionalMembers,
    ) {
        if let Some(reason) = mismatch.reason() {
            self.reasons.insert(name.to_owned(), reason.into());
        }
        json.keep(name, mismatch, is_held);
    }

    /// Notes which discriminators are absent.
    pub fn end(&self, json: &mut AdditionalMembers) {
        self.tags.end(json);
    }

    /// Adds the additional properties of an object that lacks something.
    ///
    /// # Errors
    /// When a value cannot be written as JSON.
    pub fn incomplete<V: Wire, E: Error>(&mut self, additional: BTreeMap<String, V>) -> Result<(), E> {
        for (name, value) in additional {
            self.object.insert(name, to_json(&value)?);
        }
        Ok(())
    }

    /// Adds a member of an object that lacks something.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn incomplete_member<V: Wire, E: Error>(&mut self, name: &str, field: Option<V>) -> Result<(), E> {
        if let Some(value) = field {
            self.object.insert(name.to_owned(), to_json(&value)?);
        }
        Ok(())
    }

    /// Adds a member that may be what an object lacks.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn incomplete_required<V: Wire, E: Error>(
        &mut self,
        name: &str,
        field: Option<V>,
        json: &AdditionalMembers,
    ) -> Result<(), E> {
        if field.is_none() && self.missing.is_none() {
            self.missing = Some(match (self.reasons.get(name), json.get(name)) {
                (Some(reason), _) => format!("`{name}`: {reason}"),
                (None, Some(value)) => {
                    let mismatch = unexpected(V::EXPECTED, value.clone().into());
                    format!("`{name}`: {mismatch}")
                }
                (None, None) => format!("missing property `{name}`"),
            });
        }
        self.incomplete_member(name, field)
    }

    /// Returns the object and what it lacks.
    pub fn into_mismatch(mut self, json: AdditionalMembers) -> Mismatch {
        for (name, tag) in T::TAGS {
            let value = match json.tag(name, tag) {
                Some(View::Json(value)) => value.clone(),
                Some(_) => (*tag).into(),
                None => continue,
            };
            self.object.insert((*name).to_owned(), value);
        }
        for (name, value) in json {
            self.object.entry(name).or_insert(value);
        }
        Mismatch::incomplete(self.object.into(), self.missing.unwrap_or_default())
    }
}

/// Reads a member into a field without `Option`. The field keeps its value if nothing that fits it can be read.
pub fn replace_member<'de, T: Wire, A: MapAccess<'de>>(
    field: &mut T,
    map: &mut A,
) -> Result<ReadResult<()>, A::Error> {
    let mut slot = None;
    let read = map.next_value_seed(Filling(&mut slot));
    if let Some(value) = slot {
        *field = value;
    }
    read
}
pub(crate) use record_with_required;
