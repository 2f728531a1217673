//! Objects with described members.

use std::collections::BTreeMap;

use serde::de::MapAccess;

use super::additional::AdditionalMembers;
use super::mismatch::ReadResult;
use super::wire::Wire;

/// An object with described members; `record!` implements this trait for a struct.
#[doc(hidden)]
pub trait Record: Sized {
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
    fn json(&self) -> &AdditionalMembers;

    /// Returns the members that are kept as JSON, to be changed.
    fn json_mut(&mut self) -> &mut AdditionalMembers;

    /// Visits the members with a field and the discriminators in the order of the document, then the additional properties
    /// of the schema's own type, until the visitor needs no more. Returns whether it has visited all of them.
    fn visit<'a, V: MemberVisitor<'a>>(&'a self, visitor: &mut V) -> bool;
}

/// Visits the members of a record. Each function returns whether the visitor needs to visit more members.
#[doc(hidden)]
pub trait MemberVisitor<'a>: Sized {
    /// Visits a member that is there.
    fn member<T: Wire>(&mut self, name: &'static str, value: &'a T) -> bool;

    /// Passes over a member that is not there.
    #[inline]
    fn absent(&mut self) {}

    /// Visits a member if it is there.
    #[inline]
    fn optional<T: Wire>(&mut self, name: &'static str, field: &'a Option<T>) -> bool {
        match field {
            Some(value) => self.member(name, value),
            None => {
                self.absent();
                true
            }
        }
    }

    /// Visits a discriminator; `tag` is its value unless the object was read with another one.
    fn tag(&mut self, name: &'static str, tag: &'static str) -> bool;

    /// Visits the additional properties of the schema's own type.
    fn additional<R: Record, T: Wire>(&mut self, record: &'a R, members: &'a BTreeMap<String, T>) -> bool;
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

            fn json(&self) -> &$crate::AdditionalMembers {
                &self.$json
            }

            fn json_mut(&mut self) -> &mut $crate::AdditionalMembers {
                &mut self.$json
            }

            fn visit<'a, __V: $crate::MemberVisitor<'a>>(&'a self, visitor: &mut __V) -> bool {
                let _ = &visitor;
                true $(
                    $(&& visitor.optional($wire, &self.$field))?
                    $(&& visitor.member($wire, &self.$required))?
                    $(&& visitor.tag($wire, $tag))?
                )*
                    $(&& visitor.additional(self, &self.$rest))?
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
