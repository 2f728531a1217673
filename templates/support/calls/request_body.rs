//! The body of a request.

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;
use serde_json::Value;

use super::super::Validate;
use super::body::{File, Part};
use super::parameter::{self, Style, Writer};
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
        if style == Style::Field {
            match value.map(serde_json::to_value).transpose() {
                Ok(value) => self.add_fields(name, value.unwrap_or_default()),
                Err(error) => self.problem(name, error.to_string()),
            }
        } else if let Some(flat) = self.flat(name, style, value) {
            let pairs = Writer {
                name,
                style,
                keep: None,
            }
            .pairs(&flat);
            for (name, value) in pairs {
                self.add_field(name, value, style == Style::Json);
            }
        }
    }

    /// Adds a value to a form: each element of an array as a field, objects as JSON.
    fn add_fields(&mut self, name: &str, value: Value) {
        match value {
            Value::Null => {}
            Value::Array(elements) => {
                for element in elements {
                    let is_json = element.is_object() || element.is_array();
                    self.add_field(name.to_owned(), parameter::text(element), is_json);
                }
            }
            value => {
                let is_json = value.is_object();
                self.add_field(name.to_owned(), parameter::text(value), is_json);
            }
        }
    }

    fn add_field(&mut self, name: String, value: String, is_json: bool) {
        let media_type = is_json.then(|| "application/json".to_owned());
        self.form.get_or_insert_default().parts.push(Part::Field {
            name,
            value,
            media_type,
        });
    }

    /// Adds a field to a form of several parts.
    pub fn part<T: Serialize>(&mut self, name: &str, style: Style, value: Option<&T>) {
        self.form.get_or_insert_default().is_multipart = true;
        self.form(name, style, value);
    }

    /// Sets a form whose fields are the members of a value; a text is the form as it is sent.
    pub fn whole_form<T: Serialize>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        match value.map(serde_json::to_value).transpose() {
            Ok(None | Some(Value::Null)) => {}
            Ok(Some(Value::Object(members))) => {
                let form = self.form.get_or_insert_default();
                form.is_multipart = media_type.starts_with("multipart/");
                for (name, value) in members {
                    self.add_fields(&name, value);
                }
            }
            Ok(Some(Value::String(text))) => self.set_body(media_type, text.into_bytes()),
            Ok(Some(_)) => self.problem(name, "a form is written from an object or a text"),
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    /// Sets a form whose fields are the members of a value with rules; it is checked if bodies are to be checked.
    pub fn checked_form<T: Serialize + Validate>(&mut self, name: &str, media_type: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.check_body(name, value);
        }
        self.whole_form(name, media_type, value);
    }

    /// Adds a file to a form.
    pub fn file(&mut self, name: &str, value: Option<&File>) {
        if let Some(file) = value {
            let part = Part::File(name.to_owned(), file.clone());
            self.form.get_or_insert_default().parts.push(part);
        }
    }

    /// Adds a file to a form, with a media type for when it has none.
    pub fn file_of(&mut self, name: &str, media_type: &str, value: Option<&File>) {
        if let Some(file) = value {
            let mut file = file.clone();
            file.media_type.get_or_insert_with(|| media_type.to_owned());
            self.file(name, Some(&file));
        }
    }

    /// Adds several files to a form, each as a part of the same name.
    pub fn files(&mut self, name: &str, value: Option<&Vec<File>>) {
        for file in value.into_iter().flatten() {
            self.file(name, Some(file));
        }
    }

    /// Adds several files to a form, with a media type for those that have none.
    pub fn files_of(&mut self, name: &str, media_type: &str, value: Option<&Vec<File>>) {
        for file in value.into_iter().flatten() {
            self.file_of(name, media_type, Some(file));
        }
    }
}
