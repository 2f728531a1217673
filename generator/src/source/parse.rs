//! Text to values, for JSON and YAML alike: one `serde` visitor fills the arena of [`Document`].

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::node::{Document, Node, Number, Run, Text};
use super::yaml::Offsets;
use crate::origin::{DocumentId, NodeId};

/// Why a text is not a document: what the parser says, and the byte at which it says it.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    pub(super) offset: usize,
    /// What to do about it.
    pub(super) help: &'static str,
}

/// Parses a text. What begins like JSON is JSON, whatever the file's ending; the rest is YAML. A document that
/// cannot be parsed has its text and no values.
pub(super) fn parse(id: DocumentId, path: String, bytes: Vec<u8>) -> (Document, Option<SyntaxError>) {
    let (text, utf8) = decode(bytes);
    let yaml_name = path.ends_with(".yaml") || path.ends_with(".yml");
    let json_text = text.trim_start().starts_with(['{', '[']);
    let result = match utf8 {
        Some(error) => Err(error),
        None if json_text && !yaml_name => json(&text).map(|tree| (tree, false)),
        None if json_text => json(&text)
            .map(|tree| (tree, false))
            .or_else(|_| yaml(&text).map(|tree| (tree, true))),
        None if yaml_name => yaml(&text).map(|tree| (tree, true)),
        None => match yaml(&text) {
            Ok(tree) if matches!(tree.nodes.first(), Some(Node::Object(_))) => Ok((tree, true)),
            _ => json(&text).map(|tree| (tree, false)),
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
        },
        error,
    )
}

/// The text of a file without its byte order mark; what is not UTF-8 is replaced and reported.
fn decode(bytes: Vec<u8>) -> (String, Option<SyntaxError>) {
    let (text, error) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (
                text,
                Some(SyntaxError {
                    message: "this is no UTF-8".into(),
                    offset,
                    help: "write the file anew in UTF-8",
                }),
            )
        }
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), error),
        None => (text, error),
    }
}

fn json(text: &str) -> Result<Tree, SyntaxError> {
    let tree = RefCell::new(Tree::for_text(text));
    let mut parser = serde_json::Deserializer::from_str(text);
    let outcome = ValueSeed { tree: &tree, text }
        .deserialize(&mut parser)
        .and_then(|_| parser.end());
    match outcome {
        Ok(()) => Ok(tree.into_inner()),
        Err(error) => {
            let message = without_position(&error.to_string());
            Err(SyntaxError {
                help: remedy(&message),
                message,
                offset: offset_of(text, error.line(), error.column()),
            })
        }
    }
}

fn yaml(text: &str) -> Result<Tree, SyntaxError> {
    let tree = RefCell::new(Tree::for_text(text));
    match (ValueSeed { tree: &tree, text }).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(_) => Ok(tree.into_inner()),
        Err(error) => {
            let message = without_position(&error.to_string());
            Err(SyntaxError {
                help: remedy(&message),
                message,
                offset: error
                    .location()
                    .map_or(0, |at| Offsets::new(text).byte(at.index())),
            })
        }
    }
}

/// A parser's message without its own `at line 3 column 7`, which the rendering says better.
fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

/// What to do about a message of a parser.
fn remedy(message: &str) -> &'static str {
    const REMEDIES: [(&str, &str); 9] = [
        ("trailing comma", "take out the comma before it"),
        (
            "expected `,` or `}`",
            "put a comma between the members of an object",
        ),
        (
            "expected `,` or `]`",
            "put a comma between the elements of an array",
        ),
        ("expected `:`", "a key is followed by a colon"),
        ("key must be a string", "put the key in double quotes"),
        (
            "EOF",
            "something is not closed: count the braces, brackets and quotes before",
        ),
        (
            "control character",
            "write line ends and tabs in strings as \\n and \\t",
        ),
        (
            "recursion limit",
            "values are nested too deep: describe the inner ones as definitions of their own",
        ),
        (
            "cannot start any token",
            "indent with blanks, not with tabs, and put text with signs in quotes",
        ),
    ];
    let known = REMEDIES.iter().find(|(part, _)| message.contains(part));
    known.map_or("documents are JSON or YAML, in UTF-8", |(_, remedy)| *remedy)
}

/// The byte offset of a line and a column, both counted from one and the column in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// The values read so far.
#[derive(Default)]
struct Tree {
    pool: String,
    nodes: Vec<Node>,
    elements: Vec<NodeId>,
    members: Vec<(Text, NodeId)>,
    /// Elements and members of the containers that are still open, innermost last.
    open_elements: Vec<NodeId>,
    open_members: Vec<(Text, NodeId)>,
}

impl Tree {
    /// Room for what a text of this length usually holds.
    fn for_text(text: &str) -> Self {
        let guess = text.len() / 32;
        Self {
            nodes: Vec::with_capacity(guess),
            members: Vec::with_capacity(guess),
            ..Self::default()
        }
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        id
    }

    fn intern(&mut self, string: &str) -> Text {
        let start = self.pool.len() as u32;
        self.pool.push_str(string);
        Text {
            start,
            length: string.len() as u32,
            pooled: true,
        }
    }
}

/// Where a string that the parser borrowed from the text stands in it.
fn within(text: &str, part: &str) -> Option<Text> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (start + part.len() <= text.len()).then_some(Text {
        start: start as u32,
        length: part.len() as u32,
        pooled: false,
    })
}

#[derive(Clone, Copy)]
struct ValueSeed<'t> {
    tree: &'t RefCell<Tree>,
    text: &'t str,
}

impl ValueSeed<'_> {
    fn scalar(self, node: Node) -> NodeId {
        self.tree.borrow_mut().push(node)
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = NodeId;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<NodeId, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = NodeId;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<NodeId, E> {
        Ok(self.scalar(Node::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<NodeId, E> {
        Ok(self.scalar(Node::Bool(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<NodeId, E> {
        Ok(self.scalar(Node::Number(Number::Unsigned(value))))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<NodeId, E> {
        let number = u64::try_from(value).map_or(Number::Negative(value), Number::Unsigned);
        Ok(self.scalar(Node::Number(number)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<NodeId, E> {
        Ok(self.scalar(Node::Number(Number::Float(value))))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<NodeId, E> {
        match within(self.text, value) {
            Some(text) => Ok(self.scalar(Node::String(text))),
            None => self.visit_str(value),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<NodeId, E> {
        let mut tree = self.tree.borrow_mut();
        let text = tree.intern(value);
        Ok(tree.push(Node::String(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<NodeId, A::Error> {
        let id = self.scalar(Node::Null);
        let base = self.tree.borrow().open_elements.len();
        while let Some(element) = seq.next_element_seed(self)? {
            self.tree.borrow_mut().open_elements.push(element);
        }
        let tree = &mut *self.tree.borrow_mut();
        let run = close(&mut tree.open_elements, base, &mut tree.elements);
        tree.nodes[id.0 as usize] = Node::Array(run);
        Ok(id)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NodeId, A::Error> {
        let id = self.scalar(Node::Null);
        let base = self.tree.borrow().open_members.len();
        while let Some(key) = map.next_key_seed(KeySeed(self))? {
            let value = map.next_value_seed(self)?;
            self.tree.borrow_mut().open_members.push((key, value));
        }
        let tree = &mut *self.tree.borrow_mut();
        let run = close(&mut tree.open_members, base, &mut tree.members);
        tree.nodes[id.0 as usize] = Node::Object(run);
        Ok(id)
    }
}

/// Moves the entries of the innermost open container to their final place.
fn close<T>(open: &mut Vec<T>, base: usize, closed: &mut Vec<T>) -> Run {
    let start = closed.len() as u32;
    closed.extend(open.drain(base..));
    Run {
        start,
        length: closed.len() as u32 - start,
    }
}

struct KeySeed<'t>(ValueSeed<'t>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Text;

    /// Keys are asked for as strings, so that YAML's `200:` gives `"200"`.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string as key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Text, E> {
        within(self.0.text, value).map_or_else(|| self.visit_str(value), Ok)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Text, E> {
        Ok(self.0.tree.borrow_mut().intern(value))
    }
}
