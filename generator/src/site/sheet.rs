//! Which file each block of a page goes to. A page that would be large is written on several sheets: the first one has
//! the beginning of each part, the others the rest of the parts.

use super::render::{Block, Rendered};

/// A file of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its path below the site, without the ending.
    pub(super) path: String,
    /// The part that it goes on with; empty for the first sheet.
    pub(super) part: String,
    /// The indices of its blocks.
    pub(super) blocks: Vec<usize>,
}

/// Most bytes of blocks on a sheet. What is around them comes on top.
const MOST: usize = 43_000;

/// The parts that may go on on other sheets, with the share that each has of what those before it leave of the first
/// sheet, in percent. Operations are short; properties are what most readers come for.
const PARTS: [(&str, usize); 4] = [
    ("Operations", 25),
    ("Properties", 75),
    ("Outputs", 50),
    ("Examples", 100),
];

/// The part that is not counted: it is folded, and whoever unfolds it asked for it.
const SCHEMA: &str = "Swagger Schema";

/// Lays out a page. `is_split` says whether a large one goes on on more sheets.
pub(super) fn sheets(path: &str, page: &Rendered, is_split: bool) -> Vec<Sheet> {
    let blocks = &page.blocks;
    let total: usize = blocks.iter().map(bytes).sum();
    let moved = if total <= MOST || !is_split {
        Vec::new()
    } else {
        moved(blocks, total)
    };
    let first = (0..blocks.len()).filter(|index| !moved.contains(index)).collect();
    let mut sheets = vec![Sheet {
        path: path.to_owned(),
        part: String::new(),
        blocks: first,
    }];
    let mut filled = 0;
    for index in moved {
        let block = &blocks[index];
        let open = sheets.last().is_some_and(|sheet| sheet.part == block.part);
        if !open || filled + bytes(block) > MOST {
            let others = sheets.iter().filter(|sheet| sheet.part == block.part).count();
            let number = if others == 0 {
                String::new()
            } else {
                format!("-{}", others + 1)
            };
            sheets.push(Sheet {
                path: format!("{path}/{}{number}", block.part.to_lowercase()),
                part: block.part.clone(),
                blocks: Vec::new(),
            });
            filled = 0;
        }
        filled += bytes(block);
        if let Some(sheet) = sheets.last_mut() {
            sheet.blocks.push(index);
        }
    }
    sheets
}

fn bytes(block: &Block) -> usize {
    if block.part == SCHEMA { 0 } else { block.bytes }
}

/// Whether a block may be on another sheet than the first.
fn is_movable(block: &Block) -> bool {
    block.heading.as_ref().is_some_and(|heading| heading.level == 3)
        && PARTS.iter().any(|(part, _)| *part == block.part)
}

/// The blocks that do not fit on the first sheet, in their order.
fn moved(blocks: &[Block], total: usize) -> Vec<usize> {
    let movable: usize = blocks.iter().filter(|block| is_movable(block)).map(bytes).sum();
    let mut room = MOST.saturating_sub(total - movable);
    let mut moved = Vec::new();
    for (part, share) in PARTS {
        let mut left = room * share / 100;
        let of_part = blocks.iter().enumerate();
        let of_part = of_part.filter(|(_, block)| block.part == part && is_movable(block));
        let mut full = false;
        for (index, block) in of_part {
            full |= bytes(block) > left;
            if full {
                moved.push(index);
            } else {
                left -= bytes(block);
                room -= bytes(block);
            }
        }
    }
    moved.sort_unstable();
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::render::Heading;

    fn block(part: &str, level: usize, bytes: usize) -> Block {
        Block {
            heading: Some(Heading {
                level,
                id: String::new(),
                text: String::new(),
            }),
            part: part.to_owned(),
            bytes,
            ..Block::default()
        }
    }

    fn paths(blocks: Vec<Block>) -> Vec<(String, Vec<usize>)> {
        let page = Rendered {
            blocks,
            ..Rendered::default()
        };
        sheets("a/B", &page, true)
            .into_iter()
            .map(|sheet| (sheet.path, sheet.blocks))
            .collect()
    }

    #[test]
    fn a_small_page_is_one_sheet() {
        let blocks = vec![
            block("", 1, 10_000),
            block("Properties", 3, 30_000),
            block(SCHEMA, 2, 90_000),
        ];
        assert_eq!(paths(blocks), [("a/B".to_owned(), vec![0, 1, 2])]);
    }

    #[test]
    fn a_large_page_goes_on_on_others() {
        let blocks = vec![
            block("", 1, 2_000),
            block("Properties", 2, 10_000),
            block("Properties", 3, 20_000),
            block("Properties", 3, 30_000),
            block("Properties", 3, 30_000),
            block("Misc", 2, 1_000),
        ];
        let expected = [
            ("a/B".to_owned(), vec![0, 1, 2, 5]),
            ("a/B/properties".to_owned(), vec![3]),
            ("a/B/properties-2".to_owned(), vec![4]),
        ];
        assert_eq!(paths(blocks), expected);
    }
}
