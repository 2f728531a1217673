//! Objects with described members.

use serde::de::MapAccess;
use serde::ser::SerializeMap;

use super::additional::AdditionalMembers;
use super::check::View;
use super::mismatch::{Mismatch, ReadResult};
use super::tag::Tag;

/// An object with described members; `record!` implements this trait for a struct.
#[doc(hidden)]
pub trait Record {
    /// The names of the discriminators of the struct, with its tags. They have no field.
    const TAGS: &'static [(&'static str, &'static str)];

    /// Reads the value of the member `name`; returns a value that does not fit its field.
    ///
    /// # Errors
    /// If the text is not JSON.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> Result<ReadResult<()>, A::Error>;

    /// Returns the members that are kept as JSON.
    fn json(&mut self) -> &mut AdditionalMembers;

    /// Keeps the value of a member that does not fit the type of its field.
    fn keep_mismatch(&mut self, name: &str, mismatch: Mismatch) {
        let is_held = self.described(name).is_some() || self.is_additional(name);
        self.json().keep(name, mismatch, is_held);
    }

    /// Returns the value of the field for the member `name`, which takes precedence over a member of that name that is kept
    /// as JSON.
    fn described(&self, name: &str) -> Option<View<'_>>;

    /// Returns whether the member `name` is held as an additional property of the schema's own type.
    fn is_additional(&self, _name: &str) -> bool {
        false
    }

    /// Writes all members that are there. `tag` is that of the variant which the struct is in.
    ///
    /// # Errors
    /// When the serializer fails.
    fn write_members<M: SerializeMap>(&self, tag: Option<&Tag<'_>>, map: &mut M) -> Result<(), M::Error>;
}

/// Implements reading, writing and validation for a struct whose fields are `Option`s, and its setters. Each line is a
/// member: `"name" => field` for a field without a setter, `"name" => field: Type = with_field "documentation"` for one
/// with a setter, and `"name" = "tag"` for a discriminator. A field without `Option` has `->` instead of `=>`, and the
/// name of the function that reads the struct is behind its name. The last line names the field that keeps all other members as JSON, with its
/// setter where the object is open; a map of additional properties that have a schema comes before it, as
/// `map field: Type = with_field`.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    (
        $name:ident $(, $fill:ident)? {
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
        impl $name {
            $($($(
                #[doc = $about]
                #[must_use]
                pub fn $setter(mut self, value: impl ::std::convert::Into<$type>) -> Self {
                    self.$field = ::std::option::Option::Some(value.into());
                    self.$json.forget($wire);
                    self
                }
            )?)?)*
            $($($(
                #[doc = $required_about]
                #[must_use]
                pub fn $required_setter(mut self, value: impl ::std::convert::Into<$required_type>) -> Self {
                    self.$required = value.into();
                    self.$json.forget($wire);
                    self
                }
            )?)?)*
            $(
                /// Adds an additional property.
                #[must_use]
                pub fn $rest_setter(
                    mut self,
                    name: impl ::std::convert::Into<::std::string::String>,
                    value: impl ::std::convert::Into<$rest_type>,
                ) -> Self {
                    let name = name.into();
                    self.$json.forget(&name);
                    self.$rest.insert(name, value.into());
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
            const TAGS: &'static [(&'static str, &'static str)] = &[$($(($wire, $tag),)?)*];

            fn read_member<'de, __A: ::serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                map: &mut __A,
            ) -> ::std::result::Result<$crate::ReadResult<()>, __A::Error> {
                match name {
                    $(
                        $($wire => $crate::read_member(&mut self.$field, map),)?
                        $($wire => $crate::replace_member(&mut self.$required, map),)?
                    )*
                    $(_ if true => $crate::read_additional(&mut self.$rest, name, map),)?
                    _ => $crate::read_additional(&mut self.$json, name, map),
                }
            }

            fn json(&mut self) -> &mut $crate::AdditionalMembers {
                &mut self.$json
            }

            fn write_members<__M: ::serde::ser::SerializeMap>(
                &self,
                tag: ::std::option::Option<&$crate::Tag<'_>>,
                map: &mut __M,
            ) -> ::std::result::Result<(), __M::Error> {
                let _ = tag;
                $(
                    $($crate::write_member($wire, &self.$field, &self.$json, map)?;)?
                    $($crate::write_required_member($wire, &self.$required, &self.$json, map)?;)?
                    $($crate::write_tag(($wire, $tag), tag, &self.$json, map)?;)?
                )*
                $($crate::write_additional(self, &self.$rest, &self.$json, map)?;)?
                $crate::write_json_members(self, &self.$json, map)
            }

            fn described(&self, name: &str) -> ::std::option::Option<$crate::check::View<'_>> {
                match name {
                    $(
                        $($wire => self.$field.as_ref().map($crate::Wire::view),)?
                        $($wire => ::std::option::Option::Some($crate::Wire::view(&self.$required)),)?
                        $($wire => self.$json.tag($wire, $tag),)?
                    )*
                    _ => ::std::option::Option::None,
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
                $(
                    $($crate::view_member($wire, index, &self.$field, visit);)?
                    $($crate::view_required_member($wire, index, &self.$required, visit);)?
                    $($crate::view_tag($wire, index, self.$json.tag($wire, $tag), visit);)?
                )*
                let _ = index;
                $($crate::view_additional(self, &self.$rest, visit);)?
                $crate::view_json_members(self, &self.$json, visit);
            }

            fn are_valid(&self, cursor: &mut $crate::check::MemberCursor<'_>) -> bool {
                true $(
                    $(&& $crate::member_is_valid(cursor, &self.$field))?
                    $(&& $crate::required_member_is_valid(cursor, &self.$required))?
                    $(&& $crate::tag_is_valid(cursor, self.$json.tag($wire, $tag)))?
                )*
                    $(&& $crate::additional_is_valid(self, &self.$rest, cursor))?
                    && $crate::json_members_are_valid(self, &self.$json, cursor)
            }

            fn has_other_tags(&self) -> bool {
                self.$json.has_other_tags()
            }

            fn member(&self, name: &str) -> ::std::option::Option<$crate::check::View<'_>> {
                let member = $crate::Record::described(self, name);
                $(let member = member.or_else(|| $crate::check::Members::member(&self.$rest, name));)?
                member.or_else(|| $crate::check::Members::member(&*self.$json, name))
            }
        }

        #[doc(hidden)]
        impl $crate::Wire for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");

            fn fill_from_map<'de, __A: ::serde::de::MapAccess<'de>>(
                slot: &mut ::std::option::Option<Self>,
                members: __A,
            ) -> ::std::result::Result<$crate::ReadResult<()>, __A::Error> {
                $crate::fill_record!(slot, members $(, $fill)?)
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::write_record(self, ::std::option::Option::None, to)
            }

            fn write_variant<__S: ::serde::Serializer>(
                &self,
                tag: ::std::option::Option<&$crate::Tag<'_>>,
                to: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::write_record(self, tag, to)
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

/// Reads a struct: field by field, or with the function of the struct where not all of its fields are `Option`s.
#[doc(hidden)]
#[macro_export]
macro_rules! fill_record {
    ($slot:ident, $members:ident) => {
        $crate::fill_record($slot, $members)
    };
    ($slot:ident, $members:ident, $fill:ident) => {
        Self::$fill($slot, $members)
    };
}

/// Lets `serde` read and write a type that has `Wire`.
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
