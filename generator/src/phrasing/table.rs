//! Tables in text, as [GitHub's Markdown](https://github.github.com/gfm/#tables-extension-) has them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(crate) use pulldown_cmark::Alignment;

/// A table: its first row is the head. Cells are lines of text with their markup.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// How each column is aligned.
    pub(crate) alignments: Vec<Alignment>,
    /// The head, then the other rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Returns the table that the first of some lines begin, and how many lines it has.
    pub(super) fn begun_by(lines: &[&str]) -> Option<(Self, usize)> {
        let is_begun = lines.first()?.contains('|') && is_delimiter(lines.get(1)?);
        if !is_begun {
            return None;
        }
        let own = lines.iter().map(|line| line.trim());
        let own: Vec<&str> = own.take_while(|line| !line.is_empty()).collect();
        let text = own.join("\n");
        let mut table = None;
        for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
            match (event, &mut table) {
                (Event::Start(Tag::Table(alignments)), None) if range.start == 0 => {
                    let rows = Vec::new();
                    table = Some(Self { alignments, rows });
                }
                (_, None) => return None,
                (Event::Start(Tag::TableHead | Tag::TableRow), Some(table)) => table.rows.push(Vec::new()),
                (Event::Start(Tag::TableCell), Some(table)) => table.push(&text[range]),
                (Event::End(TagEnd::Table), Some(_)) => {
                    let length = text[range].trim_end().lines().count();
                    return table.map(|table| (table, length));
                }
                _ => {}
            }
        }
        None
    }

    fn push(&mut self, cell: &str) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell.trim().replace("\\|", "|"));
        }
    }
}

/// Returns the row of a table that tells how columns are aligned.
pub(crate) fn delimiters(alignments: &[Alignment]) -> String {
    let cells = alignments.iter().map(|alignment| match alignment {
        Alignment::None => " --- |",
        Alignment::Left => " :-- |",
        Alignment::Center => " :-: |",
        Alignment::Right => " --: |",
    });
    format!("|{}", cells.collect::<String>())
}

/// Returns the rows of a table as lines of text, for where no table fits: the first cell names the row. With them is a line
/// for the head, where the rows do not name their cells. `one_line` makes a line of a cell.
pub(crate) fn as_lines(table: &Table, one_line: fn(&str) -> String) -> (Option<String>, Vec<String>) {
    let rows = table.rows.iter();
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(|cell| one_line(cell)).collect())
        .collect();
    let mut rows = rows.iter();
    let head = rows.next().map_or(&[][..], Vec::as_slice);
    let title = match head {
        [key, value] if !key.is_empty() && !value.is_empty() => Some(format!("{key}: {value}")),
        _ => None,
    };
    (title, rows.map(|row| line(head, row)).collect())
}

fn line(head: &[String], row: &[String]) -> String {
    let cells = row.iter().zip(head).filter(|(cell, _)| !cell.is_empty());
    let cells: Vec<String> = cells
        .enumerate()
        .map(
            |(at, (cell, name))| match at == 0 || name.is_empty() || head.len() == 2 {
                true => cell.clone(),
                false => format!("{name}: {cell}"),
            },
        )
        .collect();
    match cells.split_first() {
        Some((first, [])) => first.clone(),
        Some((first, rest)) if head.len() == 2 => format!("{first}: {}", rest.join("; ")),
        Some((first, rest)) => format!("{first} ({})", rest.join("; ")),
        None => String::new(),
    }
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|c| "|-: \t".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Option<(Table, usize)> {
        Table::begun_by(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn a_table_ends_with_its_last_row() {
        let (table, lines) = table("  A | *B*\n  :-- | --:\n  1 | a\\|b\n  2\n\nelse").expect("a table");
        assert_eq!(lines, 4);
        assert_eq!(table.rows, [["A", "*B*"], ["1", "a|b"], ["2", ""]]);
        assert_eq!(delimiters(&table.alignments), "| :-- | --: |");
        let lines = as_lines(&table, str::to_owned);
        assert_eq!(
            lines,
            (
                Some("A: *B*".to_owned()),
                vec!["1: a|b".to_owned(), "2".to_owned()]
            )
        );
    }

    #[test]
    fn rows_of_more_columns_name_them() {
        let (table, _) = table("|A|B||\n|-|-|-|\n|1|2|3|\n||4|").expect("a table");
        let lines = as_lines(&table, str::to_owned);
        assert_eq!(lines, (None, vec!["1 (B: 2; 3)".to_owned(), "4".to_owned()]));
    }

    #[test]
    fn bars_alone_are_no_table() {
        assert_eq!(table("a | b\nc | d"), None);
        assert_eq!(table("a | b\n--- | --- | ---"), None);
        assert_eq!(table("a\n---"), None);
    }
}
