//! The names of findings that only an operation knows. They are those of `oav`.

use crate::support::check::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a finding about an operation's example says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum OperationCode {
            $($(#[$doc])* $name,)*
        }

        impl OperationCode {
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
    /// A required parameter is absent.
    MissingParameter = "MISSING_REQUIRED_PARAMETER",
    /// A parameter has a value that the document rules out, apart from its schema.
    InvalidParameter = "INVALID_REQUEST_PARAMETER",
    /// A body has a media type that the operation does not declare.
    ContentType = "INVALID_CONTENT_TYPE",
    /// The operation does not declare the status.
    ResponseCode = "INVALID_RESPONSE_CODE",
    /// A body is absent where one is declared, or there where none is.
    ResponseBody = "INVALID_RESPONSE_BODY",
    /// A declared header is absent.
    ResponseHeader = "INVALID_RESPONSE_HEADER",
    /// The answer of a resource's GET or PUT has no `id`.
    ResourceId = "MISSING_RESOURCE_ID",
    /// A long-running operation answers with a status that it may not.
    LongRunningCode = "LRO_RESPONSE_CODE",
    /// A long-running operation answers without the header that says where to ask on.
    LongRunningHeader = "LRO_RESPONSE_HEADER",
    /// An example has no file, or the file no example.
    Unresolvable = "UNRESOLVABLE_REFERENCE",
}

impl OperationCode {
    /// Returns how much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::ResponseHeader => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
