//! Parameters of a request: in the path, the query, headers and cookies.

use http::header::ACCEPT;
use http::{HeaderName, HeaderValue};
use serde::Serialize;

use super::encode::Keep;
use super::parameter::{Flat, Style, Writer};
use super::request::RequestBuilder;

impl RequestBuilder {
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
            self.variables.push((name, text));
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

    pub(super) fn set_header(&mut self, name: &str, text: &str) {
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
}
