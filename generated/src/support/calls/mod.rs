//! Operations as requests and responses, without any I/O: a struct for each operation gives an [`http::Request`] and reads
//! an [`http::Response`]. [`Pager`] and [`Poller`] do so for lists in pages and for long-running operations. A [`Client`]
//! sends them by way of a [`Transport`].

#[cfg(feature = "azure_core")]
mod azure_core_transport;
mod body;
mod call;
mod client;
mod credential;
mod decode;
mod encode;
mod error;
mod header;
mod link;
mod long_running;
mod options;
mod page;
mod paging;
mod parameter;
mod polling;
mod request;
mod request_body;
mod request_parameters;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod retry;
mod transport;
mod values;

pub use http;

pub use body::File;
pub use call::{Call, Failure, Output, Response};
pub use client::{Client, Pages};
pub use credential::Credential;
pub use decode::{Binary, Decode, Empty, Json, Maybe, Received, Text};
pub use error::{BoxError, Error, OperationError, RequestError, ServiceError, UnexpectedResponse};
pub use header::{ReadHeaders, read_header, read_members, read_prefixed};
pub use link::{LinkError, Origin};
pub use long_running::{FinalState, LongRunning};
pub use options::RequestOptions;
pub use page::{Count, Items, ListPage, NextLink, NextPage, Pageable, link_header};
pub use paging::Pager;
pub use parameter::Style;
pub use polling::{Poller, Step};
pub use request::RequestBuilder;
pub use transport::Transport;

#[cfg(feature = "azure_core")]
pub use azure_core_transport::PipelineTransport;
#[cfg(feature = "reqwest")]
pub use reqwest_transport::ReqwestTransport;
pub(crate) use call::call;
pub(crate) use call::first_type;
pub(crate) use call::first;
pub(crate) use decode::by_status;
pub(crate) use header::response_headers;
pub(crate) use page::pageable;
