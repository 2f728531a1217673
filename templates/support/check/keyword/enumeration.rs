//! `enum`: the values that a schema allows.

use super::super::code::{Code, Severity};
use super::super::equal;
use super::super::location::Location;
use super::super::name::{Name, lists};
use super::super::number::Number;
use super::super::slow::{SlowPath, shown_text};
use super::super::subject::{Kind, Subject};

/// The values that a schema allows.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The strings, sorted.
    pub texts: &'a [Name<'a>],
    /// All others.
    pub other_values: &'a [Literal<'a>],
    /// Whether the service may add values.
    pub open: bool,
}

/// An allowed value that is not a string.
#[derive(Clone, Copy, Debug)]
pub enum Literal<'a> {
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// An array or object, as JSON.
    Json(&'a str),
}

impl Literal<'_> {
    /// Returns whether a value equals this one.
    fn is<'a, S: Subject<'a>>(&self, value: S) -> bool {
        match (self, value.kind()) {
            (Self::Null, Kind::Null) => true,
            (Self::Bool(literal), Kind::Bool(value)) => *literal == value,
            (Self::Number(literal), Kind::Number(number) | Kind::KnownNumber(number)) => *literal == number,
            (Self::Json(text), Kind::Array(_) | Kind::Object(_)) => {
                serde_json::from_str(text).is_ok_and(|json| equal::to_json(value, &json))
            }
            _ => false,
        }
    }
}

impl Values<'_> {
    /// Returns whether a string is listed.
    #[inline]
    pub(in super::super) fn lists(&self, text: &str) -> bool {
        lists(self.texts, text)
    }

    /// Returns whether a value that is not a string is listed, or need not be.
    pub(in super::super) fn accepts<'a, S: Subject<'a>>(&self, value: S) -> bool {
        self.open || self.other_values.iter().any(|literal| literal.is(value))
    }

    /// Reports a value that is not a string and not listed.
    #[cold]
    pub(in super::super) fn report<'a, S: Subject<'a>>(
        &self,
        path: &mut SlowPath<'_>,
        at: &Location<'_, '_>,
        value: S,
    ) {
        path.report(Code::EnumMismatch, at, || match (value.kind(), at.is_secret()) {
            (Kind::Null, false) => "`null` is none of the values that are allowed".into(),
            (Kind::Bool(value), false) => format!("{value} is none of the values that are allowed"),
            (Kind::Number(number) | Kind::KnownNumber(number), false) => {
                format!("{number} is none of the values that are allowed")
            }
            (_, false) => "the value is none of the values that are allowed".into(),
            (_, true) => "the value is none of those that are allowed".into(),
        });
    }

    /// Reports a string that is not listed, unless the service may add values.
    #[cold]
    pub(in super::super) fn report_text(&self, path: &mut SlowPath<'_>, at: &Location<'_, '_>, text: &str) {
        let mut texts = self.texts.iter().map(Name::as_str);
        match texts.find(|value| value.eq_ignore_ascii_case(text)) {
            Some(value) => {
                let severity = if self.open {
                    Severity::Warning
                } else {
                    Severity::Error
                };
                path.report_as(Code::EnumCaseMismatch, severity, at, || {
                    format!(
                        "{} differs in case from the allowed value {value:?}",
                        shown_text(at, text)
                    )
                });
            }
            None if self.open => {}
            None => path.report(Code::EnumMismatch, at, || {
                let (text, allowed) = (shown_text(at, text), self.shown());
                format!("{text} is none of the allowed values {allowed}")
            }),
        }
    }

    /// Returns the strings for a message, as far as they are few.
    fn shown(&self) -> String {
        const MOST: usize = 8;
        let few = self.texts.iter().take(MOST);
        let names: Vec<String> = few.map(|value| format!("{:?}", value.as_str())).collect();
        let more = if self.texts.len() > MOST { ", …" } else { "" };
        format!("{}{more}", names.join(", "))
    }
}
