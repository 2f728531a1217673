//! The site: HTML that works from the disk, without a server, a network or Node. In: the pages for readers, as Markdown,
//! and what is known of them. Out: files, in memory. Dead links, ids that come twice and HTML that no page
//! should hold are errors. What a page says is not decided here, and nothing is served here.

mod check;
mod element;
mod filters;
mod front;
mod highlight;
mod layout;
mod markup;
mod page;
mod picture;
mod render;
mod search;
mod sheet;
mod start;
mod targets;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::{PageInfo, Pages, Role};
use crate::output::File;

use targets::{Laid, Targets};

/// What the site is called.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is at the top of every page.
    pub title: String,
}

/// Style sheet and script, which all pages share.
const ASSETS: [(&str, &str); 2] = [
    (
        "assets/site.css",
        include_str!("../../../templates/site/site.css"),
    ),
    ("assets/site.js", include_str!("../../../templates/site/site.js")),
];

/// Makes the site of pages.
pub fn generate(pages: &Pages, options: &Options, diagnostics: &mut Diagnostics) -> Vec<File> {
    let facts: BTreeMap<&str, &PageInfo> = pages
        .pages
        .iter()
        .map(|page| (page.path.as_str(), page))
        .collect();
    let (markdown, others): (Vec<&File>, Vec<&File>) =
        pages.files.iter().partition(|file| file.path.ends_with(".md"));
    let laid: Vec<Laid<'_>> = markdown
        .par_iter()
        .map(|file| {
            let path = file.path.trim_end_matches(".md");
            let picture = facts
                .get(path)
                .map(|page| picture::picture(page))
                .unwrap_or_default();
            let page = render::render(&file.content, &picture);
            let is_split = facts.get(path).is_some_and(|page| page.role == Role::Resource);
            let sheets = sheet::sheets(path, &page, is_split);
            Laid { path, page, sheets }
        })
        .collect();
    let mut files: Vec<File> = others
        .into_iter()
        .filter(|file| file.path.ends_with(".json"))
        .cloned()
        .collect();
    let targets = Targets::new(&laid, &files);
    check::check(&laid, &targets, diagnostics);
    let layout = layout::Layout::new(&pages.pages, &targets, options);
    let made: Vec<Result<File, Diagnostic>> = laid
        .par_iter()
        .filter(|laid| laid.path != start::START)
        .flat_map(|laid| {
            let sheet = |index| layout.page(laid, index, facts.get(laid.path).copied());
            (0..laid.sheets.len()).into_par_iter().map(sheet)
        })
        .collect();
    for file in made.into_iter().chain([layout.start(), layout.not_found()]) {
        match file {
            Ok(file) => files.push(file),
            Err(problem) => diagnostics.push(problem),
        }
    }
    files.extend(ASSETS.map(|(path, content)| File {
        path: path.to_owned(),
        content: content.to_owned(),
    }));
    files.extend(search::files(&pages.pages, &laid, &targets));
    files.sort();
    files
}
