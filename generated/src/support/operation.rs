//! Operations as data: enough to build a request and to know what its response is.

/// An operation, with the types of its bodies.
pub trait Operation {
    /// The body of a request; `()` where it has none.
    type Body;
    /// The body of the first response that tells of success; `()` where it has none.
    type Response;
    /// Everything else.
    const DESCRIPTION: Description;
}

/// An operation as the document describes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Description {
    /// `operationId`
    pub id: &'static str,
    /// The method in capitals, such as `PUT`.
    pub method: &'static str,
    /// The path template below the server's address; the names of path parameters are in braces.
    pub path: &'static str,
    /// The parameters, those of the host first, in the order of the document.
    pub parameters: &'static [Parameter],
    /// Media types that the body of a request may have.
    pub consumes: &'static [&'static str],
    /// The responses, in the order of the document.
    pub responses: &'static [Response],
    /// Whether the work goes on after the response (`x-ms-long-running-operation`).
    pub long_running: bool,
    /// Whether the response is a page of a list, and how to get the next one.
    pub paging: Paging,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// The scopes that a token must have.
    pub scopes: &'static [&'static str],
}

impl Description {
    /// What most operations have in common.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "GET",
        path: "",
        parameters: &[],
        consumes: &["application/json"],
        responses: &[],
        long_running: false,
        paging: Paging::None,
        deprecated: false,
        scopes: &[],
    };

    /// Returns the response to a status code: the one declared for the code, else the one for its range, else the default
    /// one.
    pub fn response(&self, code: u16) -> Option<&'static Response> {
        let matching = self
            .responses
            .iter()
            .filter(|response| response.status.matches(code));
        // Of two equal ones, the first one in the document.
        matching.min_by_key(|response| response.status.breadth())
    }
}

/// Whether a response is a page of a list (`x-ms-pageable`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// No list.
    None,
    /// A list that is always whole.
    Single,
    /// A list; the member of this name holds the address of the next page, if there is one.
    NextLink(&'static str),
}

/// Where a parameter is in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// The body.
    Body,
    /// A field of a form.
    Form,
    /// In a cookie.
    Cookie,
    /// In the host name.
    Host,
}

/// How the elements of an array are joined (`collectionFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Not an array.
    None,
    /// With commas.
    Comma,
    /// With blanks.
    Blank,
    /// With tabs.
    Tab,
    /// With bars.
    Bar,
    /// By repeating the name.
    Repeat,
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Its name in the request.
    pub name: &'static str,
    /// Where it is in a request.
    pub location: Location,
    /// Whether it must be there.
    pub required: bool,
    /// Its Rust type, as the module of the operation names it.
    pub type_name: &'static str,
    /// How an array is written.
    pub join: Join,
    /// Whether the value goes into the address as it is (`x-ms-skip-url-encoding`).
    pub raw: bool,
    /// The value of an omitted parameter, as it is written in a request.
    pub default: Option<&'static str>,
    /// The allowed values, as they are written in a request; empty if all are allowed.
    pub values: &'static [&'static str],
    /// Fewest characters or elements.
    pub min_length: Option<u64>,
    /// Most characters or elements.
    pub max_length: Option<u64>,
    /// Least number.
    pub minimum: Option<f64>,
    /// Greatest number.
    pub maximum: Option<f64>,
    /// A pattern that the text has somewhere, in the ECMA dialect.
    pub pattern: Option<&'static str>,
}

/// Writes the functions that return a parameter at a location.
macro_rules! located {
    ($($(#[doc = $doc:literal])* $name:ident: $location:ident, $required:literal;)*) => {
        impl Parameter {
            $(
                $(#[doc = $doc])*
                pub const fn $name(name: &'static str) -> Self {
                    Self { name, location: Location::$location, required: $required, ..Self::DEFAULT }
                }
            )*
        }
    };
}

located! {
    /// Returns a parameter of the path, which is required.
    path: Path, true;
    /// Returns an optional parameter of the query.
    query: Query, false;
    /// Returns an optional header.
    header: Header, false;
    /// Returns an optional body.
    body: Body, false;
    /// Returns an optional field of a form.
    form: Form, false;
    /// Returns an optional cookie.
    cookie: Cookie, false;
    /// Returns a parameter of the host name, which is required.
    host: Host, true;
}

/// Writes the setters of a struct of constants.
macro_rules! setters {
    ($of:ident: $($(#[doc = $doc:literal])* $setter:ident($field:ident: $type:ty) = $value:expr;)*) => {
        impl $of {
            $(
                $(#[doc = $doc])*
                #[must_use]
                pub const fn $setter(mut self, $field: $type) -> Self {
                    self.$field = $value;
                    self
                }
            )*
        }
    };
}

setters! {
    Parameter:
    /// Sets whether it must be there.
    with_required(required: bool) = required;
    /// Sets its Rust type.
    with_type(type_name: &'static str) = type_name;
    /// Sets how an array is written.
    with_join(join: Join) = join;
    /// Sets whether the value goes into the address as it is.
    with_raw(raw: bool) = raw;
    /// Sets the value of an omitted parameter.
    with_default(default: &'static str) = Some(default);
    /// Sets the allowed values.
    with_values(values: &'static [&'static str]) = values;
    /// Sets the fewest characters or elements.
    with_min_length(min_length: u64) = Some(min_length);
    /// Sets the most characters or elements.
    with_max_length(max_length: u64) = Some(max_length);
    /// Sets the least number.
    with_minimum(minimum: f64) = Some(minimum);
    /// Sets the greatest number.
    with_maximum(maximum: f64) = Some(maximum);
    /// Sets a pattern that the text has somewhere.
    with_pattern(pattern: &'static str) = Some(pattern);
}

impl Parameter {
    /// What most parameters have in common.
    pub const DEFAULT: Self = Self {
        name: "",
        location: Location::Query,
        required: false,
        type_name: "String",
        join: Join::None,
        raw: false,
        default: None,
        values: &[],
        min_length: None,
        max_length: None,
        minimum: None,
        maximum: None,
        pattern: None,
    };
}

/// The status codes that a response is declared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// A single code, such as `200`.
    Code(u16),
    /// The codes with the same first digit: `Range(2)` for `2XX`, the codes from 200 to 299.
    Range(u8),
    /// All codes that no other response is declared for (`default`).
    Default,
}

impl Status {
    /// Returns whether a code is one of these, whatever other responses there are.
    pub const fn matches(self, code: u16) -> bool {
        match self {
            Self::Code(own) => own == code,
            Self::Range(class) => code / 100 == class as u16,
            Self::Default => true,
        }
    }

    /// Returns the index of the statuses: what is declared more exactly comes first.
    const fn breadth(self) -> u8 {
        match self {
            Self::Code(_) => 0,
            Self::Range(_) => 1,
            Self::Default => 2,
        }
    }
}

/// A response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status codes that it is declared for.
    pub status: Status,
    /// The Rust type of the body, as the module of the operation names it; `None` without a body.
    pub type_name: Option<&'static str>,
    /// The names of its headers.
    pub headers: &'static [&'static str],
}

impl Response {
    /// Returns a response without a body.
    pub const fn empty(status: Status) -> Self {
        Self {
            status,
            type_name: None,
            headers: &[],
        }
    }
}

setters! {
    Response:
    /// Sets the Rust type of the body.
    with_type(type_name: &'static str) = Some(type_name);
    /// Sets the names of the headers.
    with_headers(headers: &'static [&'static str]) = headers;
}

/// Implements [`Operation`] from the types of the bodies, id, method and path, and what differs from `COMMON`, a constant of
/// the module. A response is a status with the type of its body, if it has one, and the names of its headers.
macro_rules! operation_data {
    ($name:ident: $body:ty => $response:ty {
        $id:literal, $method:ident $path:literal,
        parameters: [$($parameter:ident),*],
        responses: [$($status:ident $(($code:literal))? $(: $type:literal)? $(, headers: $headers:tt)?;)*],
        $($field:ident: $value:expr,)*
    }) => {
        impl $crate::support::operation::Operation for $name {
            type Body = $body;
            type Response = $response;
            const DESCRIPTION: $crate::support::operation::Description = $crate::support::operation::Description {
                id: $id,
                method: ::std::stringify!($method),
                path: $path,
                parameters: &[$($parameter),*],
                responses: &[$(
                    $crate::support::operation::Response::empty($crate::support::operation::Status::$status $(($code))?)
                        $(.with_type($type))? $(.with_headers(&$headers))?
                ),*],
                $($field: $value,)*
                ..COMMON
            };
        }
    };
}
pub(crate) use operation_data;
