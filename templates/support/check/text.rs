//! Strings: length, pattern, format, allowed values.

use super::checker::Checker;
use super::code::{Code, Severity};
use super::format::Verdict;
use super::name::{Name, lists};
use super::path::Path;
use super::report::shown;
use super::schema::{Schema, Text, Values};

impl<'t> Checker<'t> {
    /// Checks a string; `known` when it is known to be one of the allowed values.
    #[inline]
    pub(super) fn text(&mut self, schema: &Schema<'t>, text: &str, known: bool, path: &Path<'_>) {
        if let Some(rules) = schema.text {
            self.text_rules(schema, rules, text, path);
        }
        if let Some(values) = schema.values
            && !known
            && !lists(values.texts, text)
        {
            self.unlisted(schema, values, text, path);
        }
    }

    fn text_rules(&mut self, schema: &Schema<'t>, rules: &Text<'t>, text: &str, path: &Path<'_>) {
        // A code point has one to four bytes, so most lengths are clear without a count.
        if text.len() < rules.min.saturating_mul(4) || text.len() > rules.max {
            self.length(schema, rules, text, path);
        }
        if let Some(pattern) = rules.pattern {
            match pattern.matcher.is_match(text) {
                Some(true) => {}
                outcome => self.no_match(schema, pattern.text, outcome, text, path),
            }
        }
        if let Some(format) = rules.format {
            match format.accepts(text) {
                Verdict::Fine => {}
                verdict => self.bad_format(schema, format.name(), verdict, text, path),
            }
        }
    }

    fn length(&mut self, schema: &Schema<'t>, rules: &Text<'t>, text: &str, path: &Path<'_>) {
        let length = text.chars().count();
        if length < rules.min {
            let text = self.shown(schema, text, path);
            self.report(Code::MinLength, schema, path, || {
                format!(
                    "{text} is too short: it has {length} of at least {} characters",
                    rules.min
                )
            });
        }
        if length > rules.max {
            let text = self.shown(schema, text, path);
            self.report(Code::MaxLength, schema, path, || {
                format!(
                    "{text} is too long: it has {length} of at most {} characters",
                    rules.max
                )
            });
        }
    }

    #[cold]
    fn no_match(
        &mut self,
        schema: &Schema<'t>,
        pattern: &str,
        outcome: Option<bool>,
        text: &str,
        path: &Path<'_>,
    ) {
        let text = self.shown(schema, text, path);
        self.report(Code::Pattern, schema, path, || match outcome {
            Some(_) => format!("{text} does not match the pattern {pattern}"),
            None => format!("{text} takes too many steps to match with the pattern {pattern}"),
        });
    }

    #[cold]
    fn bad_format(
        &mut self,
        schema: &Schema<'t>,
        format: &str,
        verdict: Verdict,
        text: &str,
        path: &Path<'_>,
    ) {
        let text = self.shown(schema, text, path);
        let (severity, why) = match verdict {
            Verdict::Tolerable(why) => (Severity::Warning, why),
            _ => (Severity::Error, ""),
        };
        self.report_at(Code::InvalidFormat, severity, schema.rule, path, || {
            format!("{text} does not have the format {format}{why}")
        });
    }

    /// Reports a string that is none of the allowed values, unless new values may come.
    #[cold]
    fn unlisted(&mut self, schema: &Schema<'t>, values: &Values<'t>, text: &str, path: &Path<'_>) {
        let mut texts = values.texts.iter().map(Name::as_str);
        let other_case = texts.find(|value| value.eq_ignore_ascii_case(text));
        let shown = self.shown(schema, text, path);
        match (other_case, values.open) {
            (Some(value), open) => {
                let severity = if open { Severity::Warning } else { Severity::Error };
                self.report_at(Code::EnumCaseMismatch, severity, schema.rule, path, || {
                    format!("{shown} differs in case from the allowed value {value:?}")
                });
            }
            (None, true) => {}
            (None, false) => self.report(Code::EnumMismatch, schema, path, || {
                format!("{shown} is none of the allowed values{}", list(values.texts))
            }),
        }
    }

    /// A text for a message, unless it is a secret.
    fn shown(&self, schema: &Schema<'t>, text: &str, path: &Path<'_>) -> String {
        match schema.secret || path.is_secret() {
            true => "the value".into(),
            false => shown(text),
        }
    }
}

/// Allowed values for a message, as far as they are few.
fn list(values: &[Name<'_>]) -> String {
    const MOST: usize = 8;
    let names: Vec<String> = values
        .iter()
        .take(MOST)
        .map(|value| format!("{:?}", value.as_str()))
        .collect();
    let more = if values.len() > MOST { ", …" } else { "" };
    format!(" {}{more}", names.join(", "))
}
