//! Enums of strings and of integers. Each has a variant for values that the document does not list, so that a response
//! with a new value can be read.

/// Implements an enum of strings: `Name { Variant = "value", … }`. Values that are equal as text are equal, also where one
/// of them was made as `UnknownValue`.
macro_rules! string_enum {
    ($name:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $name {
            /// The variants for the values that the document lists.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::UnknownValue(text) => text,
                }
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($wire => Self::$variant,)*
                    _ => Self::UnknownValue(text.to_owned()),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::support::Listed for $name {
            const VALUES: &'static [&'static str] = &[$($wire),*];
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<__H: ::std::hash::Hasher>(&self, state: &mut __H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        $crate::support::string_like!($name, |value| match value {
            Self::UnknownValue(text) => $crate::support::check::View::Text(text),
            known => $crate::support::check::View::KnownText(known.as_str()),
        });
    };
}

/// An enum of strings, with the values that the document lists.
#[doc(hidden)]
pub trait Listed {
    /// The values.
    const VALUES: &'static [&'static str];
}

/// What everything that is written as a string has, but for the way in which a check sees it.
macro_rules! string_like {
    ($name:ident, |$value:ident| $view:expr) => {
        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[doc(hidden)]
        impl $crate::support::Wire for $name {
            const EXPECTED: &'static str = "a string";

            fn of_str(text: &str) -> ::std::option::Option<Self> {
                Some(Self::from(text))
            }

            fn of_string(text: ::std::string::String) -> ::std::result::Result<Self, ::std::string::String> {
                Ok(Self::from(text))
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                to.serialize_str(self.as_str())
            }

            fn view(&self) -> $crate::support::check::View<'_> {
                let $value = self;
                $view
            }
        }

        $crate::support::serde_as_wire!($name);
    };
}

/// Implements an enum of integers: `Name { Variant = 1, … }`.
macro_rules! number_enum {
    ($name:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $name {
            /// The variants for the values that the document lists.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is in JSON.
            pub fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::UnknownValue(number) => number,
                }
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_i64() == other.as_i64()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<__H: ::std::hash::Hasher>(&self, state: &mut __H) {
                ::std::hash::Hash::hash(&self.as_i64(), state);
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($wire => Self::$variant,)*
                    _ => Self::UnknownValue(number),
                }
            }
        }

        #[doc(hidden)]
        impl $crate::support::Wire for $name {
            const EXPECTED: &'static str = "a whole number";
            const IS_NUMBER: bool = true;

            fn of_i64(number: i64) -> ::std::option::Option<Self> {
                Some(Self::from(number))
            }

            fn of_f64(number: f64) -> ::std::option::Option<Self> {
                <i64 as $crate::support::Wire>::of_f64(number).map(Self::from)
            }

            fn write<__S: ::serde::Serializer>(&self, to: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                to.serialize_i64(self.as_i64())
            }

            fn view(&self) -> $crate::support::check::View<'_> {
                let number = $crate::support::check::Number::Int(self.as_i64());
                match self {
                    Self::UnknownValue(_) => $crate::support::check::View::Number(number),
                    _ => $crate::support::check::View::KnownNumber(number),
                }
            }
        }

        $crate::support::serde_as_wire!($name);
    };
}
pub(crate) use string_enum;
pub(crate) use string_like;
pub(crate) use number_enum;
