//! Text to values: JSON or YAML, told apart by the content first and by the file's ending second.

use std::sync::OnceLock;

use super::node::{Document, Node};
use super::syntax::{self, SyntaxError};
use super::tree::{self, Stop, Tree};
use super::yaml::Offsets;
use crate::diagnostic::Diagnostic;
use crate::limits::{self, Limits};
use crate::origin::DocumentId;

/// Why a text gives no values.
#[derive(Debug)]
pub(super) enum ParseError {
    /// It is neither JSON nor YAML.
    Syntax(SyntaxError),
    /// It goes beyond a limit.
    Limit(Diagnostic),
}

/// Parses a text. What begins like JSON is JSON, whatever the file's ending; the rest is YAML. A document that
/// cannot be parsed has its text and no values.
pub(super) fn parse(
    id: DocumentId,
    path: String,
    bytes: Vec<u8>,
    limits: &Limits,
) -> (Document, Option<ParseError>) {
    let (text, utf8) = decode(bytes);
    let yaml_name = path.ends_with(".yaml") || path.ends_with(".yml");
    let json_text = text.trim_start().starts_with(['{', '[']);
    let result = match utf8 {
        Some(error) => Err(ParseError::Syntax(error)),
        None if json_text && !yaml_name => json(&text, limits).map(|tree| (tree, false)),
        None if json_text => json(&text, limits)
            .map(|tree| (tree, false))
            .or_else(|_| yaml(&text, limits).map(|tree| (tree, true))),
        None if yaml_name => yaml(&text, limits).map(|tree| (tree, true)),
        None => match yaml(&text, limits) {
            Ok(tree) if matches!(tree.nodes.first(), Some(Node::Object(_))) => Ok((tree, true)),
            _ => json(&text, limits).map(|tree| (tree, false)),
        },
    };
    let (tree, yaml, error) = match result {
        Ok((tree, yaml)) => (tree, yaml, None),
        Err(error) => (Tree::default(), yaml_name, Some(error)),
    };
    let Tree {
        pool,
        nodes,
        elements,
        members,
        ..
    } = tree;
    (
        Document {
            id,
            path,
            text,
            pool,
            nodes,
            elements,
            members,
            yaml,
            index: OnceLock::new(),
            identifiers: OnceLock::new(),
            spans: OnceLock::new(),
        },
        error,
    )
}

/// Returns the text of a file without its byte order mark; what is not UTF-8 is replaced and reported.
fn decode(bytes: Vec<u8>) -> (String, Option<SyntaxError>) {
    let (text, error) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(SyntaxError::no_utf8(offset)))
        }
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), error),
        None => (text, error),
    }
}

fn json(text: &str, limits: &Limits) -> Result<Tree, ParseError> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let outcome = tree::read(text, false, limits, &mut parser);
    let outcome = outcome.and_then(|tree| parser.end().map(|()| tree).map_err(|error| (error, None)));
    outcome.map_err(|(error, stop)| {
        let offset = syntax::offset_of(text, error.line(), error.column());
        stopped(stop, &error.to_string(), offset, limits)
    })
}

fn yaml(text: &str, limits: &Limits) -> Result<Tree, ParseError> {
    let outcome = tree::read(text, true, limits, serde_yaml::Deserializer::from_str(text));
    outcome.map_err(|(error, stop)| {
        let offset = error
            .location()
            .map_or(0, |at| Offsets::new(text).byte(at.index()));
        stopped(stop, &error.to_string(), offset, limits)
    })
}

/// Returns why a text gives no values. `message` and `offset` are those of the parser.
fn stopped(stop: Option<Stop>, message: &str, offset: usize, limits: &Limits) -> ParseError {
    ParseError::Limit(match stop {
        None => return ParseError::Syntax(SyntaxError::new(message, offset)),
        Some(Stop::At(offset)) => return ParseError::Syntax(SyntaxError::new(message, offset)),
        Some(Stop::Values) => limits::exceeded(
            "document-values",
            limits.document_values,
            "the document has too many values",
        ),
        Some(Stop::Bytes) => limits::exceeded(
            "document-bytes",
            limits.document_bytes,
            "the aliases of the document expand to too much text",
        ),
    })
}
