//! Values of parameters as text: <https://spec.openapis.org/oas/v3.0.3#style-values>, `collectionFormat` of Swagger 2.0.

use serde::Serialize;
use serde_json::Value;

use super::encode::{self, Keep};

/// How the elements of an array or the members of an object are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With commas (`simple`, `csv`).
    Simple,
    /// With commas; members are `name=value` (`simple` with `explode`).
    SimpleExploded,
    /// With a dot in front (`label`).
    Label,
    /// With a dot in front of each (`label` with `explode`).
    LabelExploded,
    /// As a path parameter of the name (`matrix`).
    Matrix,
    /// As a path parameter for each (`matrix` with `explode`).
    MatrixExploded,
    /// By repeating the name (`form` with `explode`, `multi`).
    Multi,
    /// With blanks (`spaceDelimited`, `ssv`).
    Spaces,
    /// With tabs (`tsv`).
    Tabs,
    /// With bars (`pipeDelimited`, `pipes`).
    Pipes,
    /// As `name[member]` for each member (`deepObject`).
    DeepObject,
    /// As JSON (`content` of OpenAPI 3).
    Json,
    /// As a field of a form without a style: each element of an array as a field, objects as JSON.
    Field,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flat {
    Text(String),
    List(Vec<String>),
    Members(Vec<(String, Vec<String>)>),
}

impl Flat {
    /// Returns a value as text; `None` if it is `null`.
    pub(super) fn of<T: Serialize>(value: &T, style: Style) -> Result<Option<Self>, serde_json::Error> {
        if style == Style::Json {
            return Ok(Some(Self::Text(serde_json::to_string(value)?)));
        }
        Ok(match serde_json::to_value(value)? {
            Value::Null => None,
            Value::Array(elements) => Some(Self::List(elements.into_iter().map(text).collect())),
            Value::Object(members) => Some(Self::Members(
                members
                    .into_iter()
                    .map(|(name, value)| (name, texts(value)))
                    .collect(),
            )),
            value => Some(Self::Text(text(value))),
        })
    }
}

/// Returns a value without its structure: a string as it is, anything else as JSON. A whole number has no fraction, whatever
/// its type is.
pub(super) fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        value => {
            let mut text = value.to_string();
            if value.is_f64() && text.ends_with(".0") {
                text.truncate(text.len() - 2);
            }
            text
        }
    }
}

fn texts(value: Value) -> Vec<String> {
    match value {
        Value::Array(elements) => elements.into_iter().map(text).collect(),
        value => vec![text(value)],
    }
}

/// Writes values of one style.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'n> {
    pub(super) name: &'n str,
    pub(super) style: Style,
    /// What is not encoded; `None` where nothing is, as in a header.
    pub(super) keep: Option<Keep>,
}

impl Writer<'_> {
    fn encoded(&self, text: &str) -> String {
        self.keep
            .map_or_else(|| text.to_owned(), |keep| encode::encoded(text, keep))
    }

    fn joined<'t>(&self, parts: impl IntoIterator<Item = &'t str>, delimiter: &str) -> String {
        let parts: Vec<String> = parts.into_iter().map(|part| self.encoded(part)).collect();
        parts.join(delimiter)
    }

    /// Returns a value as one text, for a path or a header.
    pub(super) fn single(&self, value: &Flat) -> String {
        let separator = match self.style {
            Style::LabelExploded => ".",
            Style::MatrixExploded => ";",
            Style::Spaces | Style::Tabs | Style::Pipes => self.delimiter(),
            _ => ",",
        };
        let is_exploded = matches!(
            self.style,
            Style::SimpleExploded | Style::LabelExploded | Style::MatrixExploded
        );
        let text = match value {
            Flat::Text(text) => self.encoded(text),
            Flat::List(elements) if self.style == Style::MatrixExploded => {
                let elements = elements
                    .iter()
                    .map(|element| format!("{}={}", self.name, self.encoded(element)));
                elements.collect::<Vec<_>>().join(separator)
            }
            Flat::List(elements) => self.joined(elements.iter().map(String::as_str), separator),
            Flat::Members(members) => {
                let between = if is_exploded { "=" } else { separator };
                let members = members.iter().map(|(name, values)| {
                    format!(
                        "{}{between}{}",
                        self.encoded(name),
                        self.encoded(&values.join(","))
                    )
                });
                members.collect::<Vec<_>>().join(separator)
            }
        };
        match self.style {
            Style::Label | Style::LabelExploded => format!(".{text}"),
            Style::MatrixExploded if !matches!(value, Flat::Text(_)) => format!(";{text}"),
            Style::Matrix | Style::MatrixExploded if text.is_empty() => format!(";{}", self.name),
            Style::Matrix | Style::MatrixExploded => format!(";{}={text}", self.name),
            _ => text,
        }
    }

    /// Returns what is between elements.
    fn delimiter(&self) -> &'static str {
        match (self.style, self.keep.is_some()) {
            (Style::Spaces, true) => "%20",
            (Style::Tabs, true) => "%09",
            (Style::Pipes, true) => "%7C",
            (Style::Spaces, false) => " ",
            (Style::Tabs, false) => "\t",
            (Style::Pipes, false) => "|",
            _ => ",",
        }
    }

    /// Returns a value as names and values, for a query, a form or cookies.
    pub(super) fn pairs(&self, value: &Flat) -> Vec<(String, String)> {
        let name = self.keep.map_or_else(
            || self.name.to_owned(),
            |_| encode::encoded(self.name, Keep::Name),
        );
        match (value, self.style) {
            (Flat::Text(text), _) => vec![(name, self.encoded(text))],
            (Flat::List(elements), Style::Multi) => elements
                .iter()
                .map(|element| (name.clone(), self.encoded(element)))
                .collect(),
            // An array without elements is not sent: `name=` would be an array with an empty text.
            (Flat::List(elements), _) if elements.is_empty() => Vec::new(),
            (Flat::List(elements), _) => {
                vec![(
                    name,
                    self.joined(elements.iter().map(String::as_str), self.delimiter()),
                )]
            }
            (Flat::Members(members), Style::Multi | Style::DeepObject) => {
                let name_of = |member: &str| match self.style {
                    Style::DeepObject => format!("{name}[{}]", self.encoded(member)),
                    _ => self.encoded(member),
                };
                let pairs = members.iter().flat_map(|(member, values)| {
                    values
                        .iter()
                        .map(move |value| (name_of(member), self.encoded(value)))
                });
                pairs.collect()
            }
            (Flat::Members(members), _) => {
                let parts = members.iter().flat_map(|(member, values)| {
                    std::iter::once(member.as_str()).chain(values.iter().map(String::as_str))
                });
                vec![(name, self.joined(parts, self.delimiter()))]
            }
        }
    }
}
