//! Lists that come in pages, without I/O.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, Method, Request, Uri};

use super::call::Failure;
use super::error::{Error, UnexpectedResponse};
use super::link::{self, Allowed, LinkError, Origin};
use super::options::RequestOptions;
use super::page::{NextPage, Pageable};

/// The most pages of one list.
const MAX_PAGES: usize = 100_000;

/// Goes through the pages of a list: each [`Pager::request`] is to be sent, and its response given to
/// [`Pager::response`], until there is no request any more.
#[derive(Clone, Debug)]
pub struct Pager<'c, C> {
    call: &'c C,
    options: RequestOptions,
    /// The URL and the headers of the last request.
    sent: Option<(Uri, HeaderMap)>,
    next: Next,
    followed: HashSet<String>,
    /// The fingerprint of the last page.
    content: Option<u64>,
    allowed: Allowed,
    max_pages: usize,
}

/// What is to be requested.
#[derive(Clone, Debug)]
enum Next {
    First,
    Link(Uri),
    Nothing,
}

impl<'c, C: Pageable> Pager<'c, C> {
    /// Creates a pager for a list of the server that the document names.
    pub fn new(call: &'c C) -> Self {
        Self {
            call,
            options: RequestOptions::default(),
            sent: None,
            next: Next::First,
            followed: HashSet::new(),
            content: None,
            allowed: Allowed::default(),
            max_pages: MAX_PAGES,
        }
    }

    /// Sets the server and the version of the API.
    #[must_use]
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Sets the most pages that are requested.
    #[must_use]
    pub fn with_max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// Allows links to another origin than that of the first request.
    #[must_use]
    pub fn with_allowed_origin(mut self, origin: Origin) -> Self {
        self.allowed.origins.push(origin);
        self
    }

    /// Returns the request for the next page; `None` if there is none.
    ///
    /// # Errors
    /// What is wrong with the parameters.
    pub fn request(&mut self) -> Result<Option<Request<Vec<u8>>>, Failure<C>> {
        let request = match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Nothing => return Ok(None),
            Next::First => self.call.request_with(&self.options)?,
            Next::Link(uri) => {
                let mut request = Request::new(Vec::new());
                *request.method_mut() = Method::GET;
                *request.uri_mut() = uri;
                if let Some((_, headers)) = &self.sent {
                    *request.headers_mut() = headers.clone();
                }
                request
            }
        };
        let mut headers = request.headers().clone();
        headers.remove(CONTENT_TYPE);
        headers.remove(CONTENT_LENGTH);
        self.sent = Some((request.uri().clone(), headers));
        Ok(Some(request))
    }

    /// Returns the elements of a page.
    ///
    /// # Errors
    /// The error that the service reports, what is wrong with the response, or a link that is not followed.
    pub fn response(&mut self, response: http::Response<Vec<u8>>) -> Result<Vec<C::Item>, Failure<C>> {
        let status = response.status();
        if status.as_u16() < 400 && !C::is_page(status.as_u16()) {
            return Err(not_a_page(response));
        }
        let content = fingerprint(response.body());
        let page = C::page(self.call.response(response)?);
        if let (Some(next), Some((base, _))) = (page.next, &self.sent) {
            let base = base.clone();
            let is_counted = matches!(next, NextPage::Count(_));
            if is_counted && self.content.replace(content) == Some(content) {
                return Err(Error::Link(LinkError::Repeated(link::without_query(
                    &base.to_string(),
                ))));
            }
            if let Some(uri) = self.following(&base, next)? {
                self.follow(&base, uri)?;
            }
        }
        Ok(page.items)
    }

    /// Returns the URL of the next page; `None` if a page was the last one.
    fn following(&self, base: &Uri, next: NextPage) -> Result<Option<Uri>, LinkError> {
        Ok(Some(match next {
            NextPage::Link(link) => self.allowed.follow(base, &link)?,
            NextPage::Query(name, value) => link::with_query(base, name, &value)?,
            NextPage::Count(count) => match count.after(link::query_number(base, count.parameter)) {
                Some(value) => link::with_query(base, count.parameter, &value.to_string())?,
                None => return Ok(None),
            },
        }))
    }

    /// Goes on with the URL of the next page unless it was requested before, or too many were.
    fn follow(&mut self, base: &Uri, uri: Uri) -> Result<(), LinkError> {
        // The first page may be linked to as well.
        self.followed.insert(base.to_string());
        if !self.followed.insert(uri.to_string()) {
            return Err(LinkError::Repeated(link::without_query(&uri.to_string())));
        }
        if self.followed.len() > self.max_pages {
            return Err(LinkError::TooMany(self.max_pages));
        }
        self.next = Next::Link(uri);
        Ok(())
    }
}

fn not_a_page<E>(response: http::Response<Vec<u8>>) -> Error<E> {
    let (parts, bytes) = response.into_parts();
    Error::Unexpected(Box::new(UnexpectedResponse {
        message: "the response is not a page of the list".to_owned(),
        status: parts.status,
        headers: parts.headers,
        bytes,
    }))
}

/// Returns a number that tells the content of pages apart: a service that ignores the number of the page would give the same
/// one for ever.
fn fingerprint(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}
