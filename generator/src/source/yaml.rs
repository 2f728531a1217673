//! Locations of values in YAML. `serde_yaml`, which reads the values, gives none; so when a problem is reported the text
//! is read a second time, as events with locations, which come in the same order as the values.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser};

use super::span::Span;

/// Returns the locations of the values of a YAML text, by index, `count` at most. Fewer where the text is none.
pub(super) fn spans(text: &str, count: usize) -> Vec<Span> {
    let spans = spans_of_events(text, count);
    if spans.len() == count {
        return spans;
    }
    // The parser of events wants closing brackets to be indented, in contrast to the one that reads values.
    let joined = spans_of_events(&with_brackets_joined(text), count);
    if joined.len() > spans.len() { joined } else { spans }
}

fn spans_of_events(text: &str, count: usize) -> Vec<Span> {
    let offsets = Offsets::new(text);
    let mut locations = Locations {
        spans: Vec::with_capacity(count),
        open: Vec::new(),
        anchors: HashMap::new(),
    };
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        if locations.spans.len() >= count {
            break;
        }
        let range = offsets.byte(span.start.index())..offsets.byte(span.end.index());
        locations.event(&event, range);
    }
    locations.spans.truncate(count);
    locations.spans
}

/// Returns a text of the same length in which a line that begins with a closing bracket continues the line before it, unless
/// that could make the bracket part of a comment or follow the sign of a block of text.
fn with_brackets_joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before = "";
    for line in text.split_inclusive('\n') {
        let last = before.split_whitespace().next_back().unwrap_or("#");
        let continues = line.trim_start().starts_with(['}', ']']);
        if continues && !before.contains('#') && !last.starts_with(['|', '>']) {
            let end = joined.trim_end_matches(['\r', '\n']).len();
            let blanks = " ".repeat(joined.len() - end);
            joined.replace_range(end.., &blanks);
        }
        joined.push_str(line);
        before = line;
    }
    joined
}

/// A container that is being read.
struct Open {
    mapping: bool,
    /// The key whose value comes next, in a mapping.
    key: Option<Range<usize>>,
    anchor: usize,
    /// The index of the container itself.
    index: usize,
}

struct Locations {
    spans: Vec<Span>,
    open: Vec<Open>,
    /// The indexes of what an anchor means.
    anchors: HashMap<usize, Range<usize>>,
}

impl Locations {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        let is_key = self
            .open
            .last()
            .is_some_and(|open| open.mapping && open.key.is_none());
        match event {
            Event::Scalar(..) | Event::Alias(_) if is_key => {
                if let Some(open) = self.open.last_mut() {
                    open.key = Some(range);
                }
            }
            Event::Scalar(_, _, anchor, _) => {
                let index = self.value(range);
                self.anchors.insert(*anchor, index..index + 1);
            }
            Event::Alias(anchor) => self.alias(*anchor, range),
            Event::MappingStart(anchor, _) => self.begin(true, *anchor, range),
            Event::SequenceStart(anchor, _) => self.begin(false, *anchor, range),
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(open) = self.open.pop() {
                    self.anchors.insert(open.anchor, open.index..self.spans.len());
                }
            }
            _ => {}
        }
    }

    /// Adds a value, behind its key where it has one. Gives its index.
    fn value(&mut self, value: Range<usize>) -> usize {
        let key = self.open.last_mut().and_then(|open| open.key.take());
        self.spans.push(Span { key, value });
        self.spans.len() - 1
    }

    /// A container: its location is its first character.
    fn begin(&mut self, mapping: bool, anchor: usize, range: Range<usize>) {
        let index = self.value(range.start..range.start + 1);
        self.open.push(Open {
            mapping,
            key: None,
            anchor,
            index,
        });
    }

    /// The value that an alias means, with all that is in it, once more.
    fn alias(&mut self, anchor: usize, range: Range<usize>) {
        self.value(range);
        if let Some(indexes) = self.anchors.get(&anchor).cloned() {
            self.spans.extend_from_within(indexes.start + 1..indexes.end);
        }
    }
}

/// From the index of a character to the offset of its first byte.
pub(super) struct Offsets {
    /// None where all characters are single bytes.
    starts: Option<Vec<usize>>,
    length: usize,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        let starts = || text.char_indices().map(|(start, _)| start).collect();
        Self {
            starts: (!text.is_ascii()).then(starts),
            length: text.len(),
        }
    }

    pub(super) fn byte(&self, index: usize) -> usize {
        match &self.starts {
            None => index.min(self.length),
            Some(starts) => starts.get(index).copied().unwrap_or(self.length),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::limits::Limits;
    use crate::origin::DocumentId;
    use crate::source::Value;
    use crate::source::parse::{ParseError, parse};

    /// Returns a value and all values in it; of a mapping that is merged only its members.
    fn reachable(value: Value<'_>) -> Vec<Value<'_>> {
        let mut all = vec![value];
        let members = value.members().map(|(_, child)| child);
        for child in members.chain(value.elements()) {
            all.extend(reachable(child));
        }
        all
    }

    /// Every scalar must be found where it is.
    #[track_caller]
    fn check(text: &str) {
        let (document, error) = parse(DocumentId(0), "x.yaml".into(), text.into(), &Limits::default());
        assert!(error.is_none(), "{error:?}");
        let spans = document.spans();
        assert_eq!(spans.len(), document.len());
        for value in reachable(document.root()) {
            let span = &spans[value.id().0 as usize];
            let written = &document.text()[span.value.clone()];
            if let Some(string) = value.as_str().filter(|_| !written.starts_with(['*', '&'])) {
                let first = |text: &str| text.trim_matches(['"', '\'']).lines().next().map(str::to_owned);
                assert!(
                    string.starts_with(&first(written).unwrap_or_default()),
                    "{written} for {string}"
                );
            }
            if let Some(key) = &span.key {
                let written = document.text()[key.clone()].trim_matches(['"', '\'']).to_owned();
                let pointer = document.pointer_of(value.id());
                assert_eq!(pointer.rsplit('/').next(), Some(written.as_str()), "{pointer}");
            }
        }
    }

    #[test]
    fn values_are_found_in_block_style() {
        check(
            "swagger: '2.0'\ninfo:\n  title: Shapes\n  version: \"1\"\ntags:\n- a\n- b: c\n  d: e\n- - f\n  - g\n",
        );
    }

    #[test]
    fn values_are_found_in_flow_style_and_behind_comments() {
        check("# first\n--- # second\na: {b: [c, d, {e: f}], g: h} # third\ni: []\nj: {}\nk:\nl: ~\nm: 1\n");
    }

    #[test]
    fn values_are_found_behind_brackets_that_are_not_indented() {
        check(
            "a:\r\n  b: {\r\n    c: [ d,\r\n      e\r\n  ],\r\n  }\r\n  f: |\r\n    {\r\n    }\r\n    g\r\nh: i # }\r\nj: ü\r\n",
        );
        check("a: [\n  b\n]\nc: d\n");
    }

    #[test]
    fn values_are_found_behind_characters_of_several_bytes_and_other_line_ends() {
        check("größe: klein\r\nfarbe: \"röter\"\r\nlist:\r\n  - ü\r\n  - 日本\r\n");
    }

    #[test]
    fn values_are_found_in_what_aliases_stand_for() {
        check("a: &x\n  b: c\n  d: [e, f]\ng: *x\nh: &y word\ni: *y\nj: k\n");
    }

    #[test]
    fn text_in_several_lines_is_found_by_its_beginning() {
        check("a: |\n  one\n  two\nb: >-\n  three\n  four\nc: d\n");
    }

    #[test]
    fn values_are_found_in_what_is_merged() {
        check(
            "a: &x\n  b: c\n  d: {e: f}\ng: &y\n  <<: *x\n  b: own\nh:\n  <<: [*y, {i: j}]\n  k: l\n\"<<\": word\n",
        );
    }

    #[test]
    fn pointers_lead_to_members_beside_a_merge_key() {
        let text = "a: &a {x: 1, y: 2}\nc: {k: 3, <<: *a, m: {n: 4}}\n";
        let (document, error) = parse(DocumentId(0), "x.yaml".into(), text.into(), &Limits::default());
        assert!(error.is_none(), "{error:?}");
        for pointer in ["/a/x", "/a/y", "/c", "/c/k", "/c/m/n"] {
            let value = document.root().pointer(pointer).unwrap();
            assert_eq!(document.pointer_of(value.id()), pointer);
        }
    }

    /// Returns what a document means as JSON.
    fn json(text: &str) -> String {
        let (document, error) = parse(DocumentId(0), "x.yaml".into(), text.into(), &Limits::default());
        assert!(error.is_none(), "{error:?}");
        assert!(document.duplicate_keys().is_empty(), "{text}");
        document.root().to_json().to_string()
    }

    #[test]
    fn merged_members_are_as_if_written_out() {
        assert_eq!(
            json("a: &a {x: 1, y: 2}\nb: {<<: *a, x: 3}\nc: {x: 4, <<: *a}\n"),
            r#"{"a":{"x":1,"y":2},"b":{"x":3,"y":2},"c":{"x":4,"y":2}}"#
        );
        assert_eq!(
            json("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: [*b, {x: 5, z: 6}]}\n"),
            r#"{"a":{"x":1},"b":{"x":1,"y":2},"c":{"x":1,"y":2,"z":6}}"#
        );
        assert_eq!(
            json("\"<<\": 1\n'a': {'<<': {b: c}}\n"),
            r#"{"<<":1,"a":{"<<":{"b":"c"}}}"#
        );
    }

    #[test]
    fn a_merge_key_needs_a_mapping() {
        for text in ["a:\n  <<: 1\n", "a:\n  <<: [{b: c}, 1]\n", "a:\n  <<:\n  b: c\n"] {
            let (_, error) = parse(DocumentId(0), "x.yaml".into(), text.into(), &Limits::default());
            let Some(ParseError::Syntax(error)) = error else {
                panic!("{error:?}");
            };
            assert_eq!(
                (error.message.as_str(), error.offset),
                ("a merge key needs a mapping", 5)
            );
        }
    }

    #[test]
    fn keys_that_are_written_out_twice_are_found_beside_a_merge() {
        let text = "a: &a {x: 1}\nb: {<<: *a, x: 2, x: 3}\n";
        let (document, _) = parse(DocumentId(0), "x.yaml".into(), text.into(), &Limits::default());
        assert_eq!(document.duplicate_keys().len(), 1);
    }

    #[test]
    fn merges_are_bounded() {
        let mut text = String::from("a0: &a0 {x0: 1}\n");
        for n in 1..200 {
            text += &format!("a{n}: &a{n} {{<<: *a{}, x{n}: 1}}\n", n - 1);
        }
        let limits = Limits {
            document_values: 5_000,
            ..Limits::default()
        };
        let (_, error) = parse(DocumentId(0), "x.yaml".into(), text.into(), &limits);
        assert!(matches!(error, Some(ParseError::Limit(_))), "{error:?}");
    }
}
