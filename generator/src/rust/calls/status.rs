//! Statuses of responses: which ones report success, and what they are called.

use crate::model::Response;

/// The names of statuses: <https://www.rfc-editor.org/rfc/rfc9110#section-15>.
const NAMES: [(u16, &str); 26] = [
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritative"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (409, "Conflict"),
    (410, "Gone"),
    (412, "PreconditionFailed"),
    (422, "UnprocessableContent"),
    (429, "TooManyRequests"),
    (500, "InternalServerError"),
    (503, "ServiceUnavailable"),
];

/// The statuses that a response is declared for; the narrowest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// A code.
    Code(u16),
    /// The codes with the same first digit.
    Range(u8),
    /// All others.
    Default,
}

impl Status {
    /// Returns the statuses of a response.
    pub(super) fn of(response: &Response) -> Self {
        match (response.status.parse(), response.range()) {
            (Ok(code), _) => Self::Code(code),
            (_, Some(class)) => Self::Range(class),
            _ => Self::Default,
        }
    }

    /// Returns whether the statuses report an error; `None` for those of `default`.
    pub(super) fn is_error(self) -> Option<bool> {
        match self {
            Self::Code(code) => Some(code >= 400),
            Self::Range(class) => Some(class >= 4),
            Self::Default => None,
        }
    }

    /// Returns whether the statuses tell the client to go elsewhere.
    pub(super) fn is_redirect(self) -> bool {
        match self {
            Self::Code(code) => (300..400).contains(&code),
            Self::Range(class) => class == 3,
            Self::Default => false,
        }
    }

    /// Returns the name of a variant.
    pub(super) fn variant(self) -> String {
        match self {
            Self::Code(code) => {
                let known = NAMES.iter().find(|(known, _)| *known == code);
                known.map_or_else(|| format!("Status{code}"), |(_, name)| (*name).to_owned())
            }
            Self::Range(class) => format!("Status{class}xx"),
            Self::Default => "Default".to_owned(),
        }
    }

    /// Returns the pattern of the codes, as `prettyplease` prints it in macros and attributes.
    pub(super) fn pattern(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(class) => format!("{class}00..= {class}99"),
            Self::Default => "_".to_owned(),
        }
    }

    /// Returns the statuses in words.
    pub(super) fn text(self) -> String {
        match self {
            Self::Code(code) => format!("status {code}"),
            Self::Range(class) => format!("statuses {class}00 to {class}99"),
            Self::Default => "any other status".to_owned(),
        }
    }
}
