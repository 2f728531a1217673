//! Fences around code: <https://spec.commonmark.org/0.31.2/#fenced-code-blocks>.

/// The characters that fences are made of.
const FENCES: [char; 2] = ['`', '~'];

/// Returns, for each line and for the end, the lengths of the longest fences of each sign from there on that can close a
/// block of code. Found once for all lines, since a text may open any number of blocks.
pub(super) fn closing_after(lines: &[&str]) -> Vec<[usize; 2]> {
    let mut longest = [0; 2];
    let mut all = vec![longest];
    for line in lines.iter().rev().map(|line| line.trim()) {
        for (longest, sign) in longest.iter_mut().zip(FENCES) {
            if line.trim_start_matches(sign).is_empty() {
                *longest = line.len().max(*longest);
            }
        }
        all.push(longest);
    }
    all.reverse();
    all
}

/// The fence that opens a block of code.
pub(super) struct Fence<'t> {
    /// The column that it begins in.
    column: usize,
    sign: char,
    length: usize,
    /// The language of the fence; empty where it is not one word.
    pub(super) language: &'t str,
}

impl<'t> Fence<'t> {
    /// Returns the fence that a line opens a block of code with.
    pub(super) fn opened_by(line: &'t str) -> Option<Self> {
        let start = line.trim_start();
        let sign = start.chars().next().filter(|sign| FENCES.contains(sign))?;
        let info = start.trim_start_matches(sign);
        let length = start.len() - info.len();
        // A line such as "```a```" is a code span.
        let opens = length >= 3 && !(sign == '`' && info.contains('`'));
        let language = info.split_whitespace().next().unwrap_or_default();
        let is_word = |c: char| c.is_ascii_alphanumeric() || "-_+#.".contains(c);
        opens.then_some(Self {
            column: line.len() - start.len(),
            sign,
            length,
            language: if language.chars().all(is_word) {
                language
            } else {
                ""
            },
        })
    }

    /// Returns whether one of the fences that follow closes the block.
    pub(super) fn is_closed(&self, closing: [usize; 2]) -> bool {
        let mut closing = FENCES.into_iter().zip(closing);
        closing.any(|(sign, length)| sign == self.sign && length >= self.length)
    }

    pub(super) fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.trim_start_matches(self.sign).is_empty()
    }

    /// Returns a line of the code without the blanks before the fence too.
    pub(super) fn unindented(&self, line: &str) -> String {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        line[blanks.min(self.column)..].trim_end().to_owned()
    }
}
