//! A request that is being put together.

use http::header::{CONTENT_TYPE, COOKIE};
use http::{HeaderMap, Method, Request, Uri};
use serde::Serialize;

use super::super::check::{Direction, Schema, Validator};
use super::super::{Validate, Wire};
use super::body::Form;
use super::encode::{self, Keep};
use super::error::RequestError;
use super::parameter::{Flat, Style};

/// A part of the address that is a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Server,
    Path,
}

/// Collects the parameters of a request. Parameters that are `None` are left out; what is wrong is collected too, and
/// reported by [`RequestBuilder::finish`].
#[derive(Debug)]
pub struct RequestBuilder {
    pub(super) method: Method,
    template: &'static str,
    /// The values of the parameters in braces in the path.
    pub(super) segments: Vec<(&'static str, String)>,
    /// The values of the variables in braces in the address of the server. A parameter of the path may have the same name.
    pub(super) variables: Vec<(&'static str, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    pub(super) body: Vec<u8>,
    pub(super) form: Option<Form>,
    /// What a body is checked for; `None` if it is not checked.
    direction: Option<Direction>,
    problems: Vec<(String, String)>,
}

impl RequestBuilder {
    /// Creates a request to a path template.
    pub fn new(method: Method, template: &'static str) -> Self {
        Self {
            method,
            template,
            segments: Vec::new(),
            variables: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Vec::new(),
            form: None,
            direction: None,
            problems: Vec::new(),
        }
    }

    /// Notes that a parameter is not valid.
    pub fn problem(&mut self, name: &str, message: impl Into<String>) {
        self.problems.push((name.to_owned(), message.into()));
    }

    /// Has bodies checked by the rules of the document: for an update by PATCH, else for what is created.
    pub fn check_bodies(&mut self) {
        self.direction = Some(match self.method {
            Method::PATCH => Direction::Update,
            _ => Direction::Create,
        });
    }

    /// Checks a body, if bodies are to be checked.
    pub(super) fn check_body<T: Validate>(&mut self, name: &str, body: &T) {
        let Some(direction) = self.direction else { return };
        if let Err(violations) = body.validate_for(direction) {
            for violation in violations.iter() {
                let message = format!("{}: {}", violation.pointer, violation.message);
                self.problem(name, message);
            }
        }
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

    pub(super) fn flat<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) -> Option<Flat> {
        match Flat::of(value?, style) {
            Ok(flat) => flat,
            Err(error) => {
                self.problem(name, error.to_string());
                None
            }
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
        let server = self.filled(server, Part::Server);
        // A fragment tells paths of a document apart, and is not sent.
        let template = self.template.split('#').next().unwrap_or_default();
        let (path, own_query) = template.split_once('?').unwrap_or((template, ""));
        let mut address = server.trim_end_matches('/').to_owned();
        let path = self.filled(path, Part::Path);
        if !path.starts_with('/') {
            address.push('/');
        }
        address.push_str(&path);
        let mut query = Vec::new();
        if !own_query.is_empty() {
            query.push(self.filled(own_query, Part::Path));
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

    /// Returns a template with values for the names in braces. What is around them is encoded, as far as it is not yet.
    fn filled(&mut self, template: &str, part: Part) -> String {
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            encode::append(&mut text, before, Keep::Reserved);
            let (values, missing) = match part {
                Part::Server => (&self.variables, "the server needs a value"),
                Part::Path => (&self.segments, "the path needs a value"),
            };
            match values.iter().find(|(known, _)| *known == name) {
                // A value that begins with a slash does not double the one of the template.
                Some((_, value)) if text.ends_with('/') && value.starts_with('/') => {
                    text.push_str(&value[1..]);
                }
                Some((_, value)) => text.push_str(value),
                None if self.problems.iter().any(|(known, _)| known == name) => {}
                None => self.problem(name, missing),
            }
            rest = after;
        }
        encode::append(&mut text, rest, Keep::Reserved);
        text
    }
}
