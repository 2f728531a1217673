//! Operations as requests and responses, without any I/O: a struct for each operation gives an [`http::Request`] and reads
//! an [`http::Response`]. Sending is left to the caller.

mod body;
mod call;
mod decode;
mod encode;
mod error;
mod header;
mod parameter;
mod request;

pub use body::File;
pub use call::{Call, Failure, Output, Response};
pub use decode::{Binary, Decode, Empty, Json, Maybe, Received, Text};
pub use error::{Error, RequestError, ServiceError, UnexpectedResponse};
pub use header::{ReadHeaders, read as read_header};
pub use parameter::Style;
pub use request::RequestBuilder;

pub(crate) use call::call;
pub(crate) use decode::by_status;
pub(crate) use header::response_headers;
