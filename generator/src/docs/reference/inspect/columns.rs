//! Arrays with many short elements, which Node's `util.inspect` lays out in columns.

use super::parts::{Parts, WIDTH};
use crate::docs::js::width::{columns as width_of, indent};

/// Arrays with up to this many entries are not grouped.
pub(super) const MIN_ENTRIES: usize = 6;

/// Columns between two elements: a comma and a space.
const SEPARATOR: usize = 2;

/// Most columns that there are: four for each level that may be joined, and not beyond fifteen.
const MAX_COLUMNS: usize = 12;

/// How many times as high as wide a character is, as Node has it.
const CHARACTER_HEIGHT: f64 = 2.5;

/// The alignment of elements in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alignment {
    /// At its start.
    Left,
    /// At its end: arrays of numbers.
    Right,
}

/// Returns the rows of an array whose elements are grouped; `None` where they are not. `more` says that the last entry
/// counts elements that are left out: it is not an element, and is on a line of its own.
pub(super) fn group(text: &str, parts: &Parts, alignment: Alignment, more: bool) -> Option<Vec<String>> {
    let total = parts.entries.len();
    let count = total - usize::from(more);
    // Node asks for the number of entries with the last one that tells of others.
    if total <= MIN_ENTRIES {
        return None;
    }
    let entries: Vec<&str> = parts.entries.iter().map(|(from, to)| &text[*from..*to]).collect();
    // Here alone lengths are columns on the screen, not UTF-16 units. Long texts need not be measured.
    let measure = |entry: &&str| {
        if entry.len() > 4 * WIDTH {
            entry.len()
        } else {
            width_of(entry)
        }
    };
    let lengths: Vec<usize> = entries[..count].iter().map(measure).collect();
    let columns = columns(&lengths, total, parts.indentation)?;
    let widths: Vec<usize> = (0..columns)
        .map(|column| lengths.iter().skip(column).step_by(columns).max().unwrap_or(&0) + SEPARATOR)
        .collect();
    let row = |first: usize| {
        let last = (first + columns).min(count) - 1;
        let mut row = String::new();
        for index in first..=last {
            let comma = if index < last { ", " } else { "" };
            let width = widths[index - first] - if index < last { 0 } else { SEPARATOR };
            let padding = width.saturating_sub(lengths[index] + comma.len());
            let (before, behind) = match alignment {
                Alignment::Right => (padding, 0),
                Alignment::Left if index < last => (0, padding),
                Alignment::Left => (0, 0),
            };
            indent(&mut row, before);
            row.push_str(entries[index]);
            row.push_str(comma);
            indent(&mut row, behind);
        }
        row
    };
    let mut rows: Vec<String> = (0..count).step_by(columns).map(row).collect();
    rows.extend(entries[count..].iter().map(|entry| (*entry).to_owned()));
    Some(rows)
}

/// Returns how many columns elements of these lengths are laid in; `None` where each has a line. `total` counts the
/// entry that counts elements left out too.
fn columns(lengths: &[usize], total: usize, indentation: usize) -> Option<usize> {
    let longest = *lengths.iter().max()?;
    let sum: usize = lengths.iter().map(|length| length + SEPARATOR).sum();
    let width = longest + SEPARATOR;
    let three_fit = 3 * width + indentation < WIDTH;
    if !three_fit || (sum as f64 / width as f64 <= 5.0 && longest > 6) {
        return None;
    }
    let bias = (width as f64 - sum as f64 / total as f64).sqrt();
    let biased = (width as f64 - 3.0 - bias).max(1.0);
    let ideal = (CHARACTER_HEIGHT * biased * lengths.len() as f64).sqrt() / biased;
    // JavaScript rounds halves up.
    let ideal = (ideal + 0.5).floor() as usize;
    let columns = ideal.min((WIDTH - indentation) / width).min(MAX_COLUMNS);
    (columns > 1).then_some(columns)
}

/// Writes an array of rows.
pub(super) fn write_rows(out: &mut String, rows: &[String], indentation: usize) {
    out.push('[');
    for (index, row) in rows.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        indent(out, indentation + 2);
        out.push_str(row);
    }
    out.push('\n');
    indent(out, indentation);
    out.push(']');
}
