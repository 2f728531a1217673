//! A small reader of HTML that knows nothing of the project: tags, attributes, text, and whether all is closed.

use std::collections::BTreeMap;

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Elements that are never closed.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "wbr", "hr"];

/// Elements that pages may have.
const KNOWN: [&str; 58] = [
    "html",
    "head",
    "meta",
    "title",
    "link",
    "script",
    "body",
    "a",
    "header",
    "form",
    "input",
    "kbd",
    "div",
    "button",
    "svg",
    "circle",
    "path",
    "g",
    "rect",
    "text",
    "details",
    "summary",
    "nav",
    "ul",
    "ol",
    "li",
    "main",
    "article",
    "section",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "strong",
    "em",
    "code",
    "pre",
    "b",
    "i",
    "s",
    "u",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "wbr",
    "hr",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "sup",
    "base",
];

/// The start tags of a page, in order.
///
/// # Panics
/// When the page is not well formed: an element that is not closed or not known, a sign that is not escaped.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page
        .strip_prefix("<!doctype html>")
        .expect("a page begins with its type");
    while let Some(at) = rest.find('<') {
        check_text(&rest[..at]);
        let end = rest.find('>').expect("a tag ends") + 1;
        let tag = &rest[at + 1..end - 1];
        rest = &rest[end..];
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().unwrap_or_default();
            assert_eq!(last, name, "closed at: {}", &rest[..rest.len().min(80)]);
            continue;
        }
        let tag = parsed(tag);
        assert!(
            KNOWN.contains(&tag.0.name.as_str()),
            "unknown element: {:?}",
            tag.0
        );
        if !VOID.contains(&tag.0.name.as_str()) && !tag.1 {
            open.push(tag.0.name.clone());
        }
        tags.push(tag.0);
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    tags
}

/// Parses the text between the brackets of a tag, and whether it closes itself.
fn parsed(text: &str) -> (Tag, bool) {
    let closes = text.ends_with('/');
    let text = text.trim_end_matches('/').trim();
    let (name, mut rest) = text.split_once([' ', '\n']).unwrap_or((text, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        check_text(value);
        let fresh = attributes.insert(name.to_owned(), unescaped(value)).is_none();
        assert!(fresh, "an attribute twice: {text}");
        rest = after;
    }
    let name = name.to_owned();
    (Tag { name, attributes }, closes)
}

/// Every `&` begins an entity, and every bracket belongs to a tag.
fn check_text(text: &str) {
    for part in text.split('&').skip(1) {
        let name = part.split(';').next().unwrap_or_default();
        let known = [
            "amp", "lt", "gt", "quot", "#39", "#38", "#60", "#62", "#34", "nbsp",
        ]
        .contains(&name);
        assert!(known, "not escaped: &{}", &part[..part.len().min(40)]);
    }
    assert!(!text.contains('>'), "not escaped: {text}");
}

/// A text with its entities replaced.
pub(crate) fn unescaped(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#34;", "\""),
        ("&#60;", "<"),
    ];
    let more = [
        ("&#62;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .chain(&more)
        .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}
