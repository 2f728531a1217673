//! A request that is being put together.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use serde::Serialize;

use super::super::Wire;
use super::super::check::{Direction, Schema, Validator};
use super::body::{File, Form, Part};
use super::encode::{self, Keep};
use super::error::RequestError;
use super::parameter::{Flat, Style, Writer};

/// Collects the parameters of a request. Parameters that are `None` are left out; what is wrong is collected too, and
/// reported by [`RequestBuilder::finish`].
#[derive(Debug)]
pub struct RequestBuilder {
    method: Method,
    template: &'static str,
    /// The values in braces, of the path and of the server.
    segments: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    cookies: Vec<String>,
    body: Vec<u8>,
    form: Option<Form>,
    problems: Vec<(String, String)>,
}

impl RequestBuilder {
    /// Creates a request to a path template.
    pub fn new(method: Method, template: &'static str) -> Self {
        Self {
            method,
            template,
            segments: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Vec::new(),
            form: None,
            problems: Vec::new(),
        }
    }

    /// Notes that a parameter is not valid.
    pub fn problem(&mut self, name: &str, message: impl Into<String>) {
        self.problems.push((name.to_owned(), message.into()));
    }

    /// Checks a parameter by the rules of the document.
    pub fn check<T: Wire>(&mut self, name: &str, rules: &'static Schema<'static>, value: Option<&T>) {
        let Some(value) = value else { return };
        let violations = Validator::new(&[], Direction::Create).find(rules, value.view());
        if let Err(violations) = violations.into_result() {
            for violation in violations.iter() {
                self.problem(name, violation.message.clone());
            }
        }
    }

    fn flat<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) -> Option<Flat> {
        match Flat::of(value?, style) {
            Ok(flat) => flat,
            Err(error) => {
                self.problem(name, error.to_string());
                None
            }
        }
    }

    /// Sets a parameter of the path.
    pub fn path<T: Serialize>(&mut self, name: &'static str, value: Option<&T>) {
        self.path_as(name, Style::Simple, value);
    }

    /// Sets a parameter of the path with a style.
    pub fn path_as<T: Serialize>(&mut self, name: &'static str, style: Style, value: Option<&T>) {
        let Some(flat) = self.flat(name, style, value) else {
            return;
        };
        let text = Writer {
            name,
            style,
            keep: Some(Keep::Unreserved),
        }
        .single(&flat);
        match text.as_str() {
            "" => self.problem(name, "a path parameter must not be empty"),
            "." | ".." => self.problem(name, "`.` and `..` have a meaning of their own in paths"),
            _ => self.segments.push((name, text)),
        }
    }

    /// Sets a parameter of the path whose value is a part of a path already (`x-ms-skip-url-encoding`).
    pub fn path_raw<T: Serialize>(&mut self, name: &'static str, value: Option<&T>) {
        let Some(flat) = self.flat(name, Style::Simple, value) else {
            return;
        };
        let text = Writer {
            name,
            style: Style::Simple,
            keep: Some(Keep::Reserved),
        }
        .single(&flat);
        let is_relative = |segment: &str| matches!(segment, "." | "..");
        match text.as_str() {
            "" => self.problem(name, "a path parameter must not be empty"),
            text if text.contains('?') => self.problem(name, "`?` ends a path"),
            text if text.split('/').any(is_relative) => {
                self.problem(name, "`.` and `..` have a meaning of their own in paths");
            }
            _ => self.segments.push((name, text)),
        }
    }

    /// Sets a parameter of the server's address.
    pub fn host<T: Serialize>(&mut self, name: &'static str, value: Option<&T>) {
        if let Some(Flat::Text(text)) = self.flat(name, Style::Simple, value) {
            self.segments.push((name, text));
        }
    }

    /// Sets a parameter of the server's address, with a value for when there is none.
    pub fn host_or<T: Serialize>(&mut self, name: &'static str, default: &str, value: Option<&T>) {
        match value {
            Some(_) => self.host(name, value),
            None => self.host(name, Some(&default)),
        }
    }

    /// Adds a parameter to the query.
    pub fn query<T: Serialize>(&mut self, name: &str, value: Option<&T>) {
        self.query_as(name, Style::Simple, value);
    }

    /// Adds a parameter to the query, with a value for when there is none.
    pub fn query_or<T: Serialize>(&mut self, name: &str, default: &str, value: Option<&T>) {
        match value {
            Some(_) => self.query(name, value),
            None => self.query(name, Some(&default)),
        }
    }

    /// Adds a parameter with a style to the query.
    pub fn query_as<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        self.add_to_query(
            Writer {
                name,
                style,
                keep: Some(Keep::Unreserved),
            },
            value,
        );
    }

    /// Adds a parameter to the query whose value is encoded already (`x-ms-skip-url-encoding`).
    pub fn query_raw<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        self.add_to_query(
            Writer {
                name,
                style,
                keep: Some(Keep::Reserved),
            },
            value,
        );
    }

    fn add_to_query<T: Serialize>(&mut self, writer: Writer<'_>, value: Option<&T>) {
        if let Some(flat) = self.flat(writer.name, writer.style, value) {
            self.query.extend(writer.pairs(&flat));
        }
    }

    /// Sets a header.
    pub fn header<T: Serialize>(&mut self, name: &str, value: Option<&T>) {
        self.header_as(name, Style::Simple, value);
    }

    /// Sets a header, with a value for when there is none.
    pub fn header_or<T: Serialize>(&mut self, name: &str, default: &str, value: Option<&T>) {
        match value {
            Some(_) => self.header(name, value),
            None => self.header(name, Some(&default)),
        }
    }

    /// Sets a header with a style.
    pub fn header_as<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        let Some(flat) = self.flat(name, style, value) else {
            return;
        };
        let text = Writer {
            name,
            style,
            keep: None,
        }
        .single(&flat);
        self.set_header(name, &text);
    }

    /// Sets a header for each member of a map (`x-ms-header-collection-prefix`).
    pub fn header_prefix<T: Serialize>(&mut self, name: &str, prefix: &str, value: Option<&T>) {
        if let Some(Flat::Members(members)) = self.flat(name, Style::Simple, value) {
            for (member, values) in members {
                self.set_header(&format!("{prefix}{member}"), &values.join(","));
            }
        }
    }

    fn set_header(&mut self, name: &str, text: &str) {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(text.as_bytes()),
        ) {
            (Ok(header), Ok(value)) => {
                self.headers.insert(header, value);
            }
            (Err(_), _) => self.problem(name, "not a name of a header"),
            (_, Err(_)) => self.problem(name, "a header must not contain control characters"),
        }
    }

    /// Adds a cookie.
    pub fn cookie<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        if let Some(flat) = self.flat(name, style, value) {
            let pairs = Writer {
                name,
                style,
                keep: Some(Keep::Unreserved),
            }
            .pairs(&flat);
            self.cookies
                .extend(pairs.into_iter().map(|(name, value)| format!("{name}={value}")));
        }
    }

    /// Sets the media types that the response may have.
    pub fn accept(&mut self, media_types: &'static str) {
        self.headers
            .entry(ACCEPT)
            .or_insert(HeaderValue::from_static(media_types));
    }

    /// Sets a body of JSON.
    pub fn json<T: Serialize>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        match value.map(serde_json::to_vec).transpose() {
            Ok(Some(body)) => self.set_body(media_type, body),
            Ok(None) => {}
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    /// Sets a body of text.
    pub fn text<T: Serialize>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        if let Some(flat) = self.flat(name, Style::Simple, value) {
            let text = Writer {
                name,
                style: Style::Simple,
                keep: None,
            }
            .single(&flat);
            self.set_body(media_type, text.into_bytes());
        }
    }

    /// Sets a body of bytes.
    pub fn binary(&mut self, _name: &str, media_type: &str, value: Option<&Vec<u8>>) {
        if let Some(bytes) = value {
            self.set_body(media_type, bytes.clone());
        }
    }

    fn set_body(&mut self, media_type: &str, body: Vec<u8>) {
        self.body = body;
        self.set_media_type(media_type);
    }

    /// Sets the media type of the body, unless a parameter has set it.
    fn set_media_type(&mut self, media_type: &str) {
        if let Ok(value) = HeaderValue::from_str(media_type) {
            self.headers.entry(CONTENT_TYPE).or_insert(value);
        }
    }

    /// Adds a field to a form that is URL-encoded, unless it has files.
    pub fn form<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        if let Some(flat) = self.flat(name, style, value) {
            let pairs = Writer {
                name,
                style,
                keep: None,
            }
            .pairs(&flat);
            let is_json = style == Style::Json;
            let fields = pairs
                .into_iter()
                .map(|(name, value)| Part::Field { name, value, is_json });
            self.form.get_or_insert_default().parts.extend(fields);
        }
    }

    /// Adds a field to a form of several parts.
    pub fn part<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        self.form.get_or_insert_default().is_multipart = true;
        self.form(name, style, value);
    }

    /// Adds a file to a form.
    pub fn file(&mut self, name: &str, value: Option<&File>) {
        if let Some(file) = value {
            let part = Part::File(name.to_owned(), file.clone());
            self.form.get_or_insert_default().parts.push(part);
        }
    }

    /// Returns the request to a server.
    ///
    /// # Errors
    /// Everything that is wrong with the parameters.
    pub fn finish(mut self, server: &str) -> Result<Request<Vec<u8>>, RequestError> {
        if let Some(form) = self.form.take() {
            let (body, media_type) = form.finish();
            self.body = body;
            // The boundary is known only here.
            self.headers.remove(CONTENT_TYPE);
            self.set_media_type(&media_type);
        }
        if !self.cookies.is_empty() {
            let cookies = self.cookies.join("; ");
            self.set_header(COOKIE.as_str(), &cookies);
        }
        let address = self.address(server);
        let uri: Option<Uri> = match address.parse() {
            Ok(uri) => Some(uri),
            Err(error) => {
                self.problem("server", format!("`{address}` is not an address: {error}"));
                None
            }
        };
        match uri.filter(|_| self.problems.is_empty()) {
            None => Err(RequestError {
                problems: self.problems,
            }),
            Some(uri) => {
                let mut request = Request::new(self.body);
                *request.method_mut() = self.method;
                *request.uri_mut() = uri;
                *request.headers_mut() = self.headers;
                Ok(request)
            }
        }
    }

    /// Returns the address of the request.
    fn address(&mut self, server: &str) -> String {
        let server = self.filled(server);
        // A fragment tells paths of a document apart, and is not sent.
        let template = self.template.split('#').next().unwrap_or_default();
        let (path, own_query) = template.split_once('?').unwrap_or((template, ""));
        let mut address = server.trim_end_matches('/').to_owned();
        let path = self.filled(path);
        if !path.starts_with('/') {
            address.push('/');
        }
        address.push_str(&path);
        let mut query = Vec::new();
        if !own_query.is_empty() {
            query.push(self.filled(own_query));
        }
        // What the template has in its query (`x-ms-paths`) is not sent twice.
        let own_names: Vec<&str> = own_query
            .split('&')
            .map(|pair| pair.split('=').next().unwrap_or_default())
            .collect();
        let others = self
            .query
            .iter()
            .filter(|(name, _)| !own_names.contains(&name.as_str()));
        query.extend(others.map(|(name, value)| format!("{name}={value}")));
        if !query.is_empty() {
            address.push('?');
            address.push_str(&query.join("&"));
        }
        address
    }

    /// Returns a template with values for the names in braces.
    fn filled(&mut self, template: &str) -> String {
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            text.push_str(before);
            match self.segments.iter().find(|(known, _)| *known == name) {
                // A value that begins with a slash does not double the one of the template.
                Some((_, value)) if text.ends_with('/') && value.starts_with('/') => {
                    text.push_str(&value[1..]);
                }
                Some((_, value)) => text.push_str(value),
                None if self.problems.iter().any(|(known, _)| known == name) => {}
                None => self.problem(name, "the path needs a value"),
            }
            rest = after;
        }
        encode::append(&mut text, rest, Keep::Reserved);
        text
    }
}
