//! Documentation of items, as attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown;
use super::text::quoted;

/// Documentation that is put together of paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Adds a description of a document; nothing where it is absent or empty.
    pub(super) fn text(mut self, text: Option<&str>) -> Self {
        self.paragraph(markdown::lines(text.unwrap_or_default()));
        self
    }

    /// Adds lines of Markdown, such as code with its fences; nothing where there are none.
    pub(super) fn lines(mut self, lines: Vec<String>) -> Self {
        self.paragraph(lines);
        self
    }

    /// Adds a paragraph that is Markdown already; nothing where it is empty.
    pub(super) fn markdown(mut self, line: String) -> Self {
        self.paragraph(if line.is_empty() { Vec::new() } else { vec![line] });
        self
    }

    /// Adds a line to the paragraph that is there; nothing where it is empty.
    pub(super) fn line(mut self, line: String) -> Self {
        if !line.is_empty() {
            match self.lines.last_mut() {
                // A line after a list must not become part of its last item.
                Some(last) if ends_block(last) => self.lines.push(String::new()),
                // Descriptions often lack a final full stop, which is now between two sentences.
                Some(last) if last.ends_with(|c: char| c.is_alphanumeric() || c == ')') => last.push('.'),
                _ => {}
            }
            self.lines.push(line);
        }
        self
    }

    /// Adds a paragraph if there is none yet.
    pub(super) fn or(self, line: impl FnOnce() -> String) -> Self {
        if self.lines.is_empty() {
            let line = line();
            self.markdown(line)
        } else {
            self
        }
    }

    fn paragraph(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
    }

    /// Returns the attributes of an item.
    pub(super) fn outer(&self) -> TokenStream {
        let lines = self.spaced();
        quote! { #(#[doc = #lines])* }
    }

    /// Returns the attributes for the module or crate that contains them.
    pub(super) fn inner(&self) -> TokenStream {
        let lines = self.spaced();
        quote! { #(#![doc = #lines])* }
    }

    /// Writes the comments of an item that is indented, as `prettyplease` writes the attributes.
    pub(super) fn write(&self, text: &mut String, indent: &str) {
        for line in self.spaced() {
            text.push_str(indent);
            match line.contains('\n') {
                true => text.push_str(&format!("#[doc = {}]", quoted(&line))),
                false => {
                    text.push_str("///");
                    text.push_str(line.trim_end_matches(' '));
                }
            }
            text.push('\n');
        }
    }

    /// Returns whether comments of single lines can say all of it.
    pub(super) fn is_plain(&self) -> bool {
        !self.lines.iter().any(|line| line.contains('\n'))
    }

    /// Returns the lines as they are after `///`.
    fn spaced(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| match line.as_str() {
            "" => String::new(),
            line => format!(" {line}"),
        })
    }
}

/// Returns whether a line ends a list, code or a heading, which the next line must not become a part of.
fn ends_block(line: &str) -> bool {
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = after_digits.len() < line.len() && after_digits.starts_with(". ");
    is_numbered
        || (line.starts_with("**") && line.ends_with("**"))
        || ["- ", " ", "```", "|", ">"]
            .iter()
            .any(|start| line.starts_with(start))
}

/// The derive macros of the standard library, which types may be called like.
const DERIVES: [&str; 9] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// Returns a link to a type. A name that is the one of a derive macro as well says that it is meant as a type.
pub(super) fn type_link(text: &str, path: &str) -> String {
    match DERIVES.contains(&path) {
        true => format!("[`{text}`](type@{path})"),
        false if path == text => format!("[`{path}`]"),
        false => format!("[`{text}`]({path})"),
    }
}
