//! Families of objects that a tag tells apart.

use serde::de::Error;
use serde_json::Value;

use super::Wire;

/// Writes an enum of objects, with reading by the tag, writing, and `From` for each variant's struct. The tag is
/// named by `#[tag("kind")]`, a variant is `Variant(Box<Struct>) = "tag on the wire"`.
macro_rules! family {
    (
        $(#[doc = $doc:literal])*
        #[tag($tag:literal)]
        pub enum $name:ident {
            $($variant:ident(Box<$type:ty $(,)?> $(,)?) = $wire:literal,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $(#[doc = concat!("`", $wire, "`")] $variant(Box<$type>),)*
            /// An object with a tag that the document does not know, or without one.
            UnknownValue(serde_json::Value),
        }

        impl $name {
            /// The member that tells the variants apart.
            pub const TAG: &'static str = $tag;
        }

        impl $crate::support::Wire for $name {
            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let value = <serde_json::Value as serde::Deserialize>::deserialize(from)?;
                match $crate::support::tag_of(&value, $tag) {
                    $(Some($wire) => $crate::support::read_variant::<$type, D::Error>(value).map(Self::$variant),)*
                    _ => Ok(Self::UnknownValue(value)),
                }
            }

            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::support::Wire::write(value, to),)*
                    Self::UnknownValue(value) => serde::Serialize::serialize(value, to),
                }
            }

            fn view(&self) -> $crate::support::check::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::support::check::View::Variant($tag, $wire, &**value),)*
                    Self::UnknownValue(value) => $crate::support::check::View::Json(value),
                }
            }
        }

        // So that a family can be a member of another one.
        impl $crate::support::check::Members for $name {
            fn each<'a>(
                &'a self,
                visit: &mut dyn FnMut($crate::support::check::Key<'a>, $crate::support::check::View<'a>),
            ) {
                match self {
                    $(Self::$variant(value) => $crate::support::check::Members::each(&**value, visit),)*
                    Self::UnknownValue(value) => $crate::support::check::Members::each(value, visit),
                }
            }

            fn is_complete(&self) -> bool {
                match self {
                    $(Self::$variant(value) => $crate::support::check::Members::is_complete(&**value),)*
                    Self::UnknownValue(_) => true,
                }
            }

            fn tag(&self, name: &str) -> Option<&str> {
                match self {
                    $(Self::$variant(_) if name == $tag => Some($wire),)*
                    _ => None,
                }
            }
        }

        $(
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(Box::new(value))
                }
            }
        )*

        $crate::support::serde_as_wire!($name);
    };
}
pub(crate) use family;

/// The tag of an object.
pub(crate) fn tag_of<'v>(value: &'v Value, tag: &str) -> Option<&'v str> {
    value.get(tag)?.as_str()
}

/// Reads an object as the struct that its tag names.
pub(crate) fn read_variant<T: Wire, E: Error>(value: Value) -> Result<Box<T>, E> {
    T::read(value).map(Box::new).map_err(E::custom)
}
