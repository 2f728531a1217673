//! A small picture of what a resource needs and what uses it.

use askama::Template;

use crate::docs::reader::markdown::anchor::encoded;
use crate::docs::reader::{Neighbour, PageInfo};

/// Most resources on a side; the rest is counted.
const MOST: usize = 7;

/// Height of a resource and the space below it.
const STEP: usize = 34;

/// Where the boxes on the right begin.
const RIGHT: usize = 440;

/// Longest name that is shown.
const LONGEST: usize = 26;

/// A box of the picture.
struct Node {
    x: usize,
    y: usize,
    /// Where its line begins.
    middle: usize,
    name: String,
    /// The page; empty where there is none.
    link: String,
    title: String,
}

#[derive(Template)]
#[template(path = "site/picture.html")]
struct Picture<'a> {
    name: String,
    title: &'a str,
    height: usize,
    middle: usize,
    nodes: Vec<Node>,
}

/// Returns the picture as HTML; empty where there is nothing to show.
pub(super) fn picture(page: &PageInfo) -> String {
    let rows = shown(&page.needs).max(shown(&page.used_by));
    if rows == 0 {
        return String::new();
    }
    let height = rows * STEP + 4;
    let mut all = nodes(&page.needs, &page.path, 0, height);
    all.extend(nodes(&page.used_by, &page.path, RIGHT, height));
    let picture = Picture {
        name: shortened(&page.name),
        title: &page.name,
        height,
        middle: height / 2,
        nodes: all,
    };
    // What is missing then is the picture only; the list below it says the same.
    picture.render().unwrap_or_default()
}

/// Returns how many boxes a list needs.
fn shown(list: &[Neighbour]) -> usize {
    list.len().min(MOST + 1)
}

fn nodes(list: &[Neighbour], from: &str, x: usize, height: usize) -> Vec<Node> {
    let count = shown(list);
    let top = (height - count * STEP) / 2 + 2;
    let up = "../".repeat(from.matches('/').count());
    let mut nodes = Vec::new();
    for (row, neighbour) in list.iter().take(count).enumerate() {
        let y = top + row * STEP;
        let rest = list.len() - row;
        let is_rest = row == MOST && rest > 1;
        let link = neighbour.path.as_ref().filter(|_| !is_rest);
        nodes.push(Node {
            x,
            y,
            middle: y + 14,
            name: if is_rest {
                format!("and {rest} more")
            } else {
                shortened(&neighbour.name)
            },
            link: link
                .map(|path| format!("{up}{}.html", encoded(path)))
                .unwrap_or_default(),
            title: if is_rest {
                String::new()
            } else {
                neighbour.name.clone()
            },
        });
    }
    nodes
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some(_) => name.chars().take(LONGEST - 1).chain(['…']).collect(),
        None => name.to_owned(),
    }
}
