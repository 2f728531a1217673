//! All patterns of a model, compiled to match.

use std::collections::HashMap;

use super::pattern::{Engine, Translation, translate};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::Model;
use crate::origin::Origin;
use crate::support::check::Matcher;
use crate::support::{Fancy, Plain};

/// The patterns of a model, each once.
#[derive(Default)]
pub struct Patterns {
    by_text: HashMap<String, Option<CompiledPattern>>,
}

/// A pattern that can be matched.
pub struct CompiledPattern {
    /// The pattern in the syntax of its engine.
    pub translation: Translation,
    matcher: Box<dyn Matcher + Send>,
}

impl CompiledPattern {
    /// Returns what matches it.
    pub fn matcher(&self) -> &dyn Matcher {
        &*self.matcher
    }
}

impl Patterns {
    /// Adds the patterns of a model; reports each that cannot be used, at its first location.
    pub fn add(&mut self, model: &Model, diagnostics: &mut Diagnostics) {
        for (_, schema) in model.schemas.iter() {
            let rules = schema.applicators.as_deref().into_iter();
            let of_members = rules.flat_map(|rules| &rules.pattern_properties);
            for text in schema
                .limits
                .pattern
                .iter()
                .chain(of_members.map(|(text, _)| text))
            {
                self.add_one(text, schema.origin, diagnostics);
            }
        }
    }

    fn add_one(&mut self, text: &str, origin: Origin, diagnostics: &mut Diagnostics) {
        if self.by_text.contains_key(text) {
            return;
        }
        let compiled = compiled(text);
        if let Err(why) = &compiled {
            let problem = format!("the pattern `{text}` cannot be used: {why}");
            diagnostics.push(
                Diagnostic::warning("armature::pattern::unusable", problem)
                    .at(SourceLocation::Value(origin), "the pattern of this schema")
                    .help("write it as a regular expression of ECMAScript; as it is, nothing is checked"),
            );
        }
        self.by_text.insert(text.to_owned(), compiled.ok());
    }

    /// Returns a pattern by its text in the document; `None` for one that is unusable.
    pub fn get(&self, text: &str) -> Option<(&str, &CompiledPattern)> {
        let (text, compiled) = self.by_text.get_key_value(text)?;
        Some((text, compiled.as_ref()?))
    }
}

fn compiled(text: &str) -> Result<CompiledPattern, String> {
    let translation = translate(text)?;
    let matcher: Box<dyn Matcher + Send> = match translation.engine {
        Engine::Plain => {
            let matcher = Plain::new(translation.text.clone());
            if matcher.compiled().is_none() {
                return Err(why_plain(&translation.text));
            }
            Box::new(matcher)
        }
        Engine::Fancy => {
            let matcher = Fancy::new(translation.text.clone());
            if matcher.compiled().is_none() {
                return Err(why_fancy(&translation.text));
            }
            Box::new(matcher)
        }
    };
    Ok(CompiledPattern { translation, matcher })
}

/// Returns the last line of an engine's message, which says what is wrong; the others show the pattern.
fn last_line(message: &str) -> String {
    let line = message.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}

fn why_plain(text: &str) -> String {
    regex::Regex::new(text).map_or_else(|error| last_line(&error.to_string()), |_| String::new())
}

fn why_fancy(text: &str) -> String {
    fancy_regex::Regex::new(text).map_or_else(|error| last_line(&error.to_string()), |_| String::new())
}
