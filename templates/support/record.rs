//! Objects with described members.

use serde::de::MapAccess;
use serde::ser::SerializeMap;

use super::check::View;
use super::mismatch::{Mismatch, ReadResult};

/// An object with described members; `record!` writes this trait for a struct.
#[doc(hidden)]
pub trait Record: Default {
    /// The struct's name, for messages.
    const NAME: &'static str;

    /// Reads the value of the member `name`; gives it back where it does not fit its field.
    ///
    /// # Errors
    /// If the text is not JSON.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> Result<ReadResult<()>, A::Error>;

    /// Keeps the value of a member that does not fit the type of its field.
    fn keep_mismatch(&mut self, name: &str, mismatch: Mismatch);

    /// Returns the value of the field for the member `name`, which takes precedence over a member of that name that is kept
    /// as JSON.
    fn described(&self, name: &str) -> Option<View<'_>>;

    /// Returns whether the member `name` is held as an additional property of the schema's own type.
    fn is_additional(&self, _name: &str) -> bool {
        false
    }

    /// Writes all members that are there.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Writes a struct whose fields are all `Option`s, with reading, writing and a setter for each field. A field is
/// marked `#[wire("its name in a body", its_setter)]`. Then may come a map marked `#[additional(its_setter)]` for
/// additional properties that have a schema. The last field is a map of JSON marked `#[json(its_setter)]`, without a
/// setter where the object is closed: it keeps all members that no other field can hold, so that reading loses nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                #[wire($wire:literal, $setter:ident)]
                pub $field:ident: Option<$type:ty $(,)?>,
            )*
            $(
                #[additional($rest_setter:ident)]
                pub $rest:ident: BTreeMap<String, $rest_type:ty $(,)?>,
            )?
            #[json$(($json_setter:ident))?]
            pub $json:ident: AdditionalMembers,
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: ::std::option::Option<$type>,)*
            $(
                /// Additional properties.
                pub $rest: ::std::collections::BTreeMap<::std::string::String, $rest_type>,
            )?
            /// Members without a field, and members whose value does not fit the type of their field.
            pub $json: $crate::AdditionalMembers,
        }

        impl $name {
            $(
                #[doc = concat!("Sets `", stringify!($field), "`.")]
                #[must_use]
                pub fn $setter(mut self, value: impl ::std::convert::Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )*
            $(
                /// Adds an additional property.
                #[must_use]
                pub fn $rest_setter(
                    mut self,
                    name: impl ::std::convert::Into<::std::string::String>,
                    value: impl ::std::convert::Into<$rest_type>,
                ) -> Self {
                    self.$rest.insert(name.into(), value.into());
                    self
                }
            )?
            $(
                /// Adds a member without a field.
                #[must_use]
                pub fn $json_setter(
                    mut self,
                    name: impl ::std::convert::Into<::std::string::String>,
                    value: impl ::std::convert::Into<::serde_json::Value>,
                ) -> Self {
                    self.$json.insert(name.into(), value.into());
                    self
                }
            )?
        }

        #[doc(hidden)]
        impl $crate::Record for $name {
            const NAME: &'static str = stringify!($name);

            fn read_member<'de, __A: ::serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                map: &mut __A,
            ) -> ::std::result::Result<$crate::ReadResult<()>, __A::Error> {
                match name {
                    $($wire => $crate::read_member(&mut self.$field, map),)*
                    $(_ if true => $crate::read_additional(&mut self.$rest, name, map),)?
                    _ => $crate::read_additional(&mut self.$json, name, map),
                }
            }

            fn keep_mismatch(&mut self, name: &str, mismatch: $crate::Mismatch) {
                let is_held = $crate::Record::described(self, name).is_some()
                    || $crate::Record::is_additional(self, name);
                self.$json.keep(name, mismatch, is_held);
            }

            fn write_members<__M: ::serde::ser::SerializeMap>(
                &self,
                map: &mut __M,
            ) -> ::std::result::Result<(), __M::Error> {
                $($crate::write_member($wire, &self.$field, &self.$json, map)?;)*
                $($crate::write_additional(self, &self.$rest, &self.$json, map)?;)?
                $crate::write_json_members(self, &self.$json, map)
            }

            fn described(&self, name: &str) -> ::std::option::Option<$crate::check::View<'_>> {
                match name {
                    $($wire => self.$field.as_ref().map($crate::Wire::view),)*
                    _ => None,
                }
            }

            $(
                fn is_additional(&self, name: &str) -> bool {
                    self.$rest.contains_key(name)
                }
            )?
        }

        #[doc(hidden)]
        impl $crate::check::Members for $name {
            fn each<'a>(
                &'a self,
                visit: &mut dyn ::std::ops::FnMut($crate::check::Key<'a>, $crate::check::View<'a>),
            ) {
                let index = &mut 0;
                $($crate::view_member($wire, index, &self.$field, visit);)*
                let _ = index;
                $($crate::view_additional(self, &self.$rest, visit);)?
                $crate::view_json_members(self, &self.$json, visit);
            }

            fn are_valid(&self, cursor: &mut $crate::check::MemberCursor<'_>) -> bool {
                true $(&& $crate::member_is_valid(cursor, &self.$field))*
                    $(&& $crate::additional_is_valid(self, &self.$rest, cursor))?
                    && $crate::json_members_are_valid(self, &self.$json, cursor)
            }

            fn member(&self, name: &str) -> ::std::option::Option<$crate::check::View<'_>> {
                let member = $crate::Record::described(self, name);
                $(let member = member.or_else(|| $crate::check::Members::member(&self.$rest, name));)?
                member.or_else(|| $crate::check::Members::member(&*self.$json, name))
            }
        }

        $crate::wire_as_record!($name);
    };
}

/// Writes a struct as `record!` does, with a field `additional` besides that keeps the members that no other field is
/// for, and its setter `with_additional`.
#[doc(hidden)]
#[macro_export]
macro_rules! open_record {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        $crate::record! {
            $(#[$meta])*
            pub struct $name {
                $($fields)*
                #[json(with_additional)]
                pub additional: AdditionalMembers,
            }
        }
    };
}

/// Writes a struct as `record!` does, for an object that may have no other members: those that come nevertheless are
/// kept in a field `additional`, and validation reports them.
#[doc(hidden)]
#[macro_export]
macro_rules! closed_record {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        $crate::record! {
            $(#[$meta])*
            pub struct $name {
                $($fields)*
                #[json]
                pub additional: AdditionalMembers,
            }
        }
    };
}

/// Lets `serde` read and write a record.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_as_record {
    ($name:ident) => {
        #[doc(hidden)]
        impl $crate::Wire for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");

            fn fill_from_map<'de, __A: ::serde::de::MapAccess<'de>>(
                slot: &mut ::std::option::Option<Self>,
                members: __A,
            ) -> ::std::result::Result<$crate::ReadResult<()>, __A::Error> {
                $crate::fill_record(slot, members)
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::write_record(self, to)
            }

            fn view(&self) -> $crate::check::View<'_> {
                $crate::check::View::Object(self)
            }

            fn is_valid_at<'t>(
                &self,
                cursor: $crate::check::Cursor<'t>,
                link: $crate::check::Link<'t>,
            ) -> bool {
                cursor.object(link, None, self)
            }
        }

        $crate::serde_as_wire!($name);
    };
}

/// Lets `serde` read and write what has [`Wire`].
#[doc(hidden)]
#[macro_export]
macro_rules! serde_as_wire {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                to: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::Wire::write(self, to)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                from: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                $crate::Wire::read(from)
            }
        }
    };
}
