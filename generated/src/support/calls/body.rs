//! Bodies of requests: JSON, bytes, text, forms.

use super::encode;

/// A file of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: Option<String>,
    /// Its media type, `application/octet-stream` if there is none.
    pub media_type: Option<String>,
    /// Its content.
    pub content: Vec<u8>,
}

impl File {
    /// Creates a file from its content.
    pub fn new(content: impl Into<Vec<u8>>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Sets the name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl From<Vec<u8>> for File {
    fn from(content: Vec<u8>) -> Self {
        Self::new(content)
    }
}

/// A part of a form.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A field.
    Field {
        name: String,
        value: String,
        /// The media type, if it is not text.
        media_type: Option<String>,
    },
    /// A file.
    File(String, File),
}

/// A form that is being filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    pub(super) parts: Vec<Part>,
    pub(super) is_multipart: bool,
}

impl Form {
    /// Returns the body and its media type.
    pub(super) fn finish(&self) -> (Vec<u8>, String) {
        let has_file = self.parts.iter().any(|part| matches!(part, Part::File(..)));
        match self.is_multipart || has_file {
            true => self.multipart(),
            false => (
                self.url_encoded().into_bytes(),
                "application/x-www-form-urlencoded".to_owned(),
            ),
        }
    }

    fn url_encoded(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            let Part::Field { name, value, .. } = part else {
                continue;
            };
            if !text.is_empty() {
                text.push('&');
            }
            encode::append_to_form(&mut text, name);
            text.push('=');
            encode::append_to_form(&mut text, value);
        }
        text
    }

    /// Returns the form as <https://www.rfc-editor.org/rfc/rfc7578>.
    fn multipart(&self) -> (Vec<u8>, String) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            match part {
                Part::Field {
                    name,
                    value,
                    media_type,
                } => {
                    let media_type = media_type.as_deref().map_or_else(String::new, |media_type| {
                        format!("\r\nContent-Type: {}", line(media_type))
                    });
                    let head = format!(
                        "Content-Disposition: form-data; name=\"{}\"{media_type}\r\n\r\n",
                        quoted(name)
                    );
                    body.extend_from_slice(head.as_bytes());
                    body.extend_from_slice(value.as_bytes());
                }
                Part::File(name, file) => {
                    let head = format!(
                        "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
                        quoted(name),
                        quoted(file.name.as_deref().unwrap_or(name)),
                        line(file.media_type.as_deref().unwrap_or("application/octet-stream")),
                    );
                    body.extend_from_slice(head.as_bytes());
                    body.extend_from_slice(&file.content);
                }
            }
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (body, format!("multipart/form-data; boundary={boundary}"))
    }

    /// Returns a boundary that is in no part.
    fn boundary(&self) -> String {
        let has = |boundary: &str| {
            self.parts.iter().any(|part| {
                let content = match part {
                    Part::Field { value, .. } => value.as_bytes(),
                    Part::File(_, file) => &file.content,
                };
                content
                    .windows(boundary.len())
                    .any(|window| window == boundary.as_bytes())
            })
        };
        let mut number = 0_u64;
        loop {
            let boundary = format!("form-boundary-{number:08}");
            if !has(&boundary) {
                return boundary;
            }
            number += 1;
        }
    }
}

/// Returns a name between quotes:
/// <https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data>.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
