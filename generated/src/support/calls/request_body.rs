//! The body of a request.

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use super::super::Validate;
use super::body::{File, Part};
use super::parameter::{Style, Writer};
use super::request::RequestBuilder;

impl RequestBuilder {
    /// Sets a body of JSON.
    pub fn json<T: Serialize>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        match value.map(serde_json::to_vec).transpose() {
            Ok(Some(body)) => self.set_body(media_type, body),
            Ok(None) => {}
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    /// Sets a body of JSON whose type has rules; it is checked if bodies are to be checked.
    pub fn checked_json<T: Serialize + Validate>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.check_body(name, value);
        }
        self.json(name, media_type, value);
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
    pub(super) fn set_media_type(&mut self, media_type: &str) {
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
}
