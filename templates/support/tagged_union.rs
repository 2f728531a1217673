//! Tagged unions: enums of objects with a discriminator.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde_json::Value;

use super::mismatch::{Any, ReadResult, kind};
use super::value::InMemory;
use super::wire::{Wire, keep};

/// Implements an enum of objects: `Name["kind"] { Variant(Struct) = "tag" | "another tag", … }`, with reading by the tag,
/// and `From` for the struct of each variant.
#[doc(hidden)]
#[macro_export]
macro_rules! tagged_union {
    ($name:ident[$tag:literal] { $($variant:ident($type:ty) = $wire:literal $(| $alias:literal)*,)* }) => {
        impl $name {
            /// The name of the discriminator.
            pub const TAG: &'static str = $tag;

            /// Returns the value of the discriminator, if there is one.
            pub fn tag(&self) -> ::std::option::Option<&str> {
                match self {
                    $(Self::$variant(value) => {
                        ::std::option::Option::Some($crate::check::own_tag(&**value, $tag, &[$wire $(, $alias)*]))
                    })*
                    Self::UnknownValue(value) => $crate::tag_of(value, $tag),
                }
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant(value) => $crate::debug_variant(stringify!($variant), value, f),)*
                    Self::UnknownValue(value) => $crate::debug_unknown(value, f),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::Wire for $name {
            const EXPECTED: &'static str = concat!("an object (", stringify!($name), ")");

            fn fill_from_map<'de, __A: ::serde::de::MapAccess<'de>>(
                slot: &mut ::std::option::Option<Self>,
                members: __A,
            ) -> ::std::result::Result<$crate::ReadResult<()>, __A::Error> {
                let value = $crate::object(members)?;
                let made = match $crate::tag_of(&value, $tag) {
                    $(
                        Some($wire $(| $alias)*) => {
                            $crate::variant::<$type, __A::Error>(value)?.map(Self::$variant)
                        }
                    )*
                    _ => Err(value.into()),
                };
                *slot = Some(made.unwrap_or_else(|mismatch| Self::UnknownValue(mismatch.into())));
                Ok(Ok(()))
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                self.write_variant(::std::option::Option::None, to)
            }

            fn write_variant<__S: ::serde::Serializer>(
                &self,
                outer: ::std::option::Option<&$crate::Tag<'_>>,
                to: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        let value = &**value;
                        let tag = $crate::check::own_tag(value, $tag, &[$wire $(, $alias)*]);
                        let tag = $crate::Tag { name: $tag, value: tag, outer };
                        $crate::Wire::write_variant(value, ::std::option::Option::Some(&tag), to)
                    })*
                    Self::UnknownValue(value) => ::serde::Serialize::serialize(value, to),
                }
            }

            fn view(&self) -> $crate::check::View<'_> {
                match self {
                    $(Self::$variant(value) => {
                        let tag = $crate::check::own_tag(&**value, $tag, &[$wire $(, $alias)*]);
                        $crate::check::View::Variant($tag, tag, &**value)
                    })*
                    Self::UnknownValue(value) => $crate::check::View::Json(value),
                }
            }

            fn is_valid_at<'t>(
                &self,
                cursor: $crate::check::Cursor<'t>,
                link: $crate::check::Link<'t>,
            ) -> bool {
                match self {
                    // The fast path sees the tag of the struct.
                    $(Self::$variant(value) if $crate::check::Members::has_other_tags(&**value) => {
                        false
                    })*
                    $(Self::$variant(value) => cursor.object(link, Some(($tag, $wire)), &**value),)*
                    Self::UnknownValue(value) => cursor.value(link, value),
                }
            }
        }

        // A tagged union can be a variant of another one.
        #[doc(hidden)]
        impl $crate::check::Members for $name {
            fn each<'a>(
                &'a self,
                visit: &mut dyn ::std::ops::FnMut($crate::check::Key<'a>, $crate::check::View<'a>),
            ) {
                match self {
                    $(Self::$variant(value) => {
                        let tag = $crate::check::own_tag(&**value, $tag, &[$wire $(, $alias)*]);
                        $crate::check::each_of_variant(&**value, ($tag, tag), visit)
                    })*
                    Self::UnknownValue(value) => $crate::check::Members::each(value, visit),
                }
            }

            fn are_valid(&self, cursor: &mut $crate::check::MemberCursor<'_>) -> bool {
                match self {
                    $(Self::$variant(value) => {
                        !$crate::check::Members::has_other_tags(&**value)
                            && $crate::check::Members::are_valid(&**value, cursor)
                    })*
                    Self::UnknownValue(value) => $crate::check::Members::are_valid(value, cursor),
                }
            }

            fn member(&self, name: &str) -> ::std::option::Option<$crate::check::View<'_>> {
                match self {
                    Self::UnknownValue(value) => $crate::check::Members::member(value, name),
                    _ if name == $tag => self.tag().map($crate::check::View::Text),
                    $(Self::$variant(value) => $crate::check::Members::member(&**value, name),)*
                }
            }

            fn tag(&self, name: &str) -> ::std::option::Option<&str> {
                match self {
                    Self::UnknownValue(value) => $crate::tag_of(value, name),
                    _ if name == $tag => self.tag(),
                    $(Self::$variant(value) => $crate::check::Members::tag(&**value, name),)*
                }
            }

            fn has_other_tags(&self) -> bool {
                match self {
                    $(Self::$variant(value) => $crate::check::Members::has_other_tags(&**value),)*
                    Self::UnknownValue(_) => false,
                }
            }
        }

        $(
            impl ::std::convert::From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(::std::boxed::Box::new(value))
                }
            }
        )*

        $crate::serde_as_wire!($name);
    };
}

/// Returns the tag of an object.
pub fn tag_of<'v>(value: &'v Value, tag: &str) -> Option<&'v str> {
    value.get(tag)?.as_str()
}

/// Reads an object as JSON, since its tag may be any of its members.
pub fn object<'de, A: MapAccess<'de>>(members: A) -> Result<Value, A::Error> {
    Any.visit_map(members)
}

/// Makes an object into the struct that its tag names, if it fits.
pub fn variant<T: Wire, E: Error>(value: Value) -> Result<ReadResult<Box<T>>, E> {
    keep(InMemory(value)).map_err(E::custom)
}

/// Shows a variant.
#[doc(hidden)]
pub fn debug_variant(name: &str, value: &dyn fmt::Debug, f: &mut fmt::Formatter) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}

/// Shows the type of a value of no variant, which may be or hold a secret.
#[doc(hidden)]
pub fn debug_unknown(value: &Value, f: &mut fmt::Formatter) -> fmt::Result {
    write!(f, "UnknownValue({})", kind(value))
}
