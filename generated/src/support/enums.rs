//! Enums of strings and of integers. Each has a variant for values that the document does not list, so that a response
//! with a new value can be read.

/// Writes an enum of strings.
macro_rules! string_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$doc])* #[doc = concat!("`", $wire, "`")] $variant,)*
            /// A value that is not listed in the document.
            UnknownValue(::std::string::String),
        }

        impl $name {
            /// The values that the document lists.
            pub const KNOWN: &'static [&'static str] = &[$($wire),*];

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

        $crate::support::string_like!($name, |choice| match choice {
            Self::UnknownValue(text) => $crate::support::check::View::Text(text),
            known => $crate::support::check::View::KnownText(known.as_str()),
        });
    };
}

/// What everything that is written as a string has, but for the way in which a check sees it.
macro_rules! string_like {
    ($name:ident, |$value:ident| $view:expr) => {
        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
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

/// Writes an enum of whole numbers.
macro_rules! number_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$doc])* #[doc = concat!("`", $wire, "`")] $variant,)*
            /// A value that is not listed in the document.
            UnknownValue(i64),
        }

        impl $name {
            /// Returns the value as it is in JSON.
            pub fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::UnknownValue(number) => number,
                }
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
