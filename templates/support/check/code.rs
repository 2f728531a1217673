//! The names of findings. They are those of `oav`, which Azure's teams know, where it has one of the meaning.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the value is accepted.
    Warning,
    /// The value breaks a rule.
    Error,
}

impl Severity {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a finding says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the stable name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The value has another type.
    InvalidType = "INVALID_TYPE",
    /// `null` where the value is not nullable.
    NullNotAllowed = "NULL_NOT_ALLOWED",
    /// The value breaks its `format`.
    InvalidFormat = "INVALID_FORMAT",
    /// The text has no match of the pattern.
    Pattern = "PATTERN",
    /// The text is shorter than `minLength`.
    MinLength = "MIN_LENGTH",
    /// The text is longer than `maxLength`.
    MaxLength = "MAX_LENGTH",
    /// The number is below `minimum`.
    Minimum = "MINIMUM",
    /// The number is above `maximum`.
    Maximum = "MAXIMUM",
    /// The number is not above an exclusive `minimum`.
    MinimumExclusive = "MINIMUM_EXCLUSIVE",
    /// The number is not below an exclusive `maximum`.
    MaximumExclusive = "MAXIMUM_EXCLUSIVE",
    /// The number is not a multiple of `multipleOf`.
    MultipleOf = "MULTIPLE_OF",
    /// The value is not one of the allowed values.
    EnumMismatch = "ENUM_MISMATCH",
    /// The value differs from an allowed one in case only.
    EnumCaseMismatch = "ENUM_CASE_MISMATCH",
    /// The array has fewer elements than `minItems`.
    ArrayShort = "ARRAY_LENGTH_SHORT",
    /// The array has more elements than `maxItems`.
    ArrayLong = "ARRAY_LENGTH_LONG",
    /// Two elements are equal.
    ArrayUnique = "ARRAY_UNIQUE",
    /// Two elements have the same identifiers (`x-ms-identifiers`).
    IdentifiersUnique = "ARRAY_IDENTIFIERS_UNIQUE",
    /// A required member is absent.
    MissingRequired = "OBJECT_MISSING_REQUIRED_PROPERTY",
    /// A closed object has a member that is not described.
    AdditionalProperties = "OBJECT_ADDITIONAL_PROPERTIES",
    /// The object has fewer members than `minProperties`.
    PropertiesMinimum = "OBJECT_PROPERTIES_MINIMUM",
    /// The object has more members than `maxProperties`.
    PropertiesMaximum = "OBJECT_PROPERTIES_MAXIMUM",
    /// The tag names no definition.
    DiscriminatorValue = "DISCRIMINATOR_VALUE_NOT_FOUND",
    /// A request has a member that only the service sends.
    ReadOnly = "READONLY_PROPERTY_NOT_ALLOWED_IN_REQUEST",
    /// A request to create has a member that it must not have (`x-ms-mutability`).
    NotInCreate = "PROPERTY_NOT_ALLOWED_IN_CREATE",
    /// A request to update has a member that it must not have (`x-ms-mutability`).
    NotInUpdate = "PROPERTY_NOT_ALLOWED_IN_UPDATE",
    /// A response has a member that is only sent to the service.
    WriteOnly = "WRITEONLY_PROPERTY_NOT_ALLOWED_IN_RESPONSE",
    /// A response has a secret.
    Secret = "SECRET_PROPERTY",
    /// None of `oneOf` holds.
    OneOfMissing = "ONE_OF_MISSING",
    /// More than one of `oneOf` holds.
    OneOfMultiple = "ONE_OF_MULTIPLE",
    /// None of `anyOf` holds.
    AnyOfMissing = "ANY_OF_MISSING",
    /// What must `not` hold does.
    Not = "NOT_PASSED",
    /// Fewer elements match `contains` than `minContains`.
    ContainsMinimum = "ARRAY_CONTAINS_MINIMUM",
    /// More elements match `contains` than `maxContains`.
    ContainsMaximum = "ARRAY_CONTAINS_MAXIMUM",
    /// The name of a member breaks `propertyNames`.
    PropertyName = "OBJECT_PROPERTY_NAME",
    /// No schema of the object describes the member (`unevaluatedProperties`).
    UnevaluatedProperties = "OBJECT_UNEVALUATED_PROPERTIES",
    /// No schema of the array describes the element (`unevaluatedItems`).
    UnevaluatedItems = "ARRAY_UNEVALUATED_ITEMS",
    /// The value is nested deeper, or takes more steps, than the check allows.
    TooComplex = "VALUE_TOO_COMPLEX",
    /// The text is not JSON.
    InvalidJson = "INVALID_JSON",
}

impl Code {
    /// Returns how much it matters unless the rule says otherwise.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Secret => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl serde::Serialize for Severity {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
