//! A container that was written with one entry a line, and its form on one line.

/// Columns that a line may have.
pub(super) const WIDTH: usize = 80;

/// A container that was written with one entry a line.
pub(super) struct Parts {
    /// The brackets.
    pub(super) brackets: [char; 2],
    /// Where each entry begins and ends.
    pub(super) entries: Vec<(usize, usize)>,
    /// Spaces before the container's own line.
    pub(super) indentation: usize,
}

impl Parts {
    /// Returns the container, which is written in `text`, on one line, where it fits. `mark` is the length of what is
    /// before its bracket.
    pub(super) fn one_line(&self, text: &str, mark: usize) -> Option<String> {
        let count = self.entries.len();
        // Node counts the opening bracket with the mark, and ten columns for what may come before.
        let start = count + self.indentation + 1 + mark + 10;
        let mut total = count + start;
        let mut line = String::with_capacity(WIDTH);
        line.push(self.brackets[0]);
        for (index, (from, to)) in self.entries.iter().enumerate() {
            let entry = &text[*from..*to];
            total += utf16_up_to(entry, WIDTH);
            if total > WIDTH || entry.contains('\n') {
                return None;
            }
            line.push_str(if index == 0 { " " } else { ", " });
            line.push_str(entry);
        }
        line.push(' ');
        line.push(self.brackets[1]);
        Some(line)
    }
}

/// Returns the length of a text in UTF-16 units; any number beyond `limit` where it is longer than that.
pub(super) fn utf16_up_to(text: &str, limit: usize) -> usize {
    if text.len() > 3 * limit {
        return limit + 1;
    }
    text.chars().map(char::len_utf16).sum()
}
