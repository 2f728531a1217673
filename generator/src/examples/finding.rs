//! What is found, and the sum of it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::support::check::Severity;

/// A location in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileLocation {
    /// The file's path as people can open it.
    pub path: String,
    /// Line, counted from one.
    pub line: usize,
    /// Column in characters, counted from one.
    pub column: usize,
    /// JSON Pointer; empty for the file as a whole.
    pub pointer: String,
    /// The text at the location, for snippets.
    #[serde(skip)]
    pub excerpt: Excerpt,
}

/// The line of a file that a [`FileLocation`] is in. Of a very long line only the part around the location is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The line without its end, or a part of it; empty where the file has no text.
    pub text: String,
    /// Offset of the first byte of the location in `text`.
    pub start: usize,
    /// Offset behind the last byte of the location in `text`.
    pub end: usize,
    /// Whether `text` is only a part of the line.
    pub is_cut: bool,
}

/// The number of bytes of a line that an excerpt keeps in full.
const LONGEST_LINE: usize = 1000;

/// The number of bytes that an excerpt of a longer line keeps on each side of the location.
const CONTEXT: usize = 100;

impl Excerpt {
    /// Returns the excerpt for the bytes `range` of `text`, which starts in the line with the bytes `line`. It ends with that
    /// line.
    pub(super) fn new(text: &str, line: Range<usize>, range: Range<usize>) -> Self {
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let line_start = line.start;
        let line = text[line].trim_end_matches('\r');
        let line_end = line_start + line.len();
        let end = text.ceil_char_boundary(range.end.clamp(start, line_end.max(start)));
        let is_cut = line.len() > LONGEST_LINE;
        let (from, to) = match is_cut {
            false => (line_start, line_end.max(start)),
            true => {
                let end = end.min(start + LONGEST_LINE);
                let from = text.floor_char_boundary(start.saturating_sub(CONTEXT).max(line_start));
                (from, text.ceil_char_boundary((end + CONTEXT).min(line_end)))
            }
        };
        Self {
            text: text[from..to].to_owned(),
            start: start - from,
            end: end.min(to) - from,
            is_cut,
        }
    }
}

/// Something that is wrong with an example or a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable name of what is wrong.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The operation, where it is an example's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// Where it is wrong.
    pub example: FileLocation,
    /// The rule that it breaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<FileLocation>,
    /// What to do about it.
    #[serde(skip)]
    pub help: Option<String>,
    /// The address of the page that describes the property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
}

/// All findings of a run, and what was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings, by example file and location.
    pub findings: Vec<Finding>,
    /// How many documents were read.
    pub documents: usize,
    /// How many examples were checked.
    pub examples: usize,
    /// How many findings were allowed and left out.
    pub allowed: usize,
    /// The paths of the documents that have no example.
    pub without_examples: Vec<String>,
}

impl Report {
    /// Takes in another report.
    pub(super) fn merge(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.documents += other.documents;
        self.examples += other.examples;
        self.allowed += other.allowed;
        self.without_examples.extend(other.without_examples);
    }

    /// Brings the findings into the order of files and locations, whatever the order of the work was. An example that
    /// two operations have is reported once for what is wrong in both.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by(|one, other| {
            let by_location = one.example.cmp(&other.example);
            by_location.then_with(|| (one.code, &one.message).cmp(&(other.code, &other.message)))
        });
        self.findings.dedup_by(|one, other| {
            one.example == other.example && one.code == other.code && one.message == other.message
        });
    }

    /// Returns how many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Returns how many findings there are of each code, the most frequent first.
    pub fn by_code(&self) -> Vec<(&'static str, Severity, usize)> {
        let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry((finding.code, finding.severity)).or_default() += 1;
        }
        let mut list: Vec<_> = counts
            .into_iter()
            .map(|((code, severity), count)| (code, severity, count))
            .collect();
        list.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_the_line_of_its_location() {
        let text = "{\r\n  \"a\": 1\r\n}";
        let excerpt = Excerpt::new(text, 3..12, 5..8);
        assert_eq!(excerpt.text, "  \"a\": 1");
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "\"a\"");
        assert_eq!(Excerpt::new("", 0..0, 3..9), Excerpt::default());
        // A location that goes on in the next line ends with its own.
        assert_eq!(Excerpt::new("ab\ncd", 0..2, 1..5).end, 2);
    }

    #[test]
    fn an_excerpt_of_a_long_line_is_cut_between_characters() {
        let text = format!("{}x{}", "ä".repeat(3000), "ö".repeat(3000));
        let excerpt = Excerpt::new(&text, 0..text.len(), 6000..6001);
        assert!(
            excerpt.is_cut && excerpt.text.len() < 300,
            "{}",
            excerpt.text.len()
        );
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "x");
        let all = Excerpt::new(&text, 0..text.len(), 0..text.len());
        assert!(all.text.len() <= LONGEST_LINE + 2 * CONTEXT, "{}", all.text.len());
    }
}
