//! The site: HTML that works from the disk, without a server, a network or Node. In: the pages for readers, as Markdown,
//! and what is known of them. Out: files, in memory. Dead links, ids that come twice and HTML that no page
//! should hold are errors. What a page says is not decided here, and nothing is served here.

mod check;
mod comparison;
mod element;
mod filters;
mod front;
mod highlight;
mod html_file;
mod layout;
mod markup;
mod page;
mod picture;
mod published;
mod render;
mod search;
mod start;
mod targets;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::{PageInfo, Pages, lists};
use crate::output::File;

use targets::{SitePage, Targets};

/// What the site is called, and what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What is at the top of every page.
    pub title: String,
    /// Other names of resources, for the search: a name, `Group/Type` or an ARM type for each.
    pub aliases: BTreeMap<String, String>,
    /// The address of the site, with a slash at its end.
    pub url: Option<String>,
    /// What the link to edit a document begins with.
    pub edit_url: Option<String>,
    /// Paths that pages had before, each with the path of the page now; without endings.
    pub redirects: BTreeMap<String, String>,
    /// The picture at the top of every page, as SVG.
    pub logo: Option<String>,
    /// The text at the end of every page; empty for none.
    pub footer: String,
}

/// Style sheet and scripts, which all pages share; that of the search is loaded when a reader searches, that of
/// changes by the pages of changes.
const ASSETS: [(&str, &str); 4] = [
    (
        "assets/site.css",
        include_str!("../../../templates/site/site.css"),
    ),
    ("assets/site.js", include_str!("../../../templates/site/site.js")),
    (
        "assets/changes.js",
        include_str!("../../../templates/site/changes.js"),
    ),
    (
        "assets/search.js",
        include_str!("../../../templates/site/search.js"),
    ),
];

/// The path of the picture at the top of every page.
const LOGO: &str = "assets/logo.svg";

/// Makes the site of pages. What a page was made from is given up as soon as the page is made: all of it together takes
/// more memory than the site.
pub fn generate(pages: Pages, options: &Options, diagnostics: &mut Diagnostics) -> Vec<File> {
    let (markdown, others): (Vec<File>, Vec<File>) = pages
        .files
        .into_iter()
        .partition(|file| file.path.ends_with(".md"));
    let pages = Pages {
        files: Vec::new(),
        ..pages
    };
    let facts: BTreeMap<&str, &PageInfo> = pages
        .pages
        .iter()
        .map(|page| (page.path.as_str(), page))
        .collect();
    let rendered = rendered(markdown, &facts);
    let mut files: Vec<File> = others
        .into_iter()
        .filter(|file| file.path.ends_with(".json"))
        .collect();
    let targets = Targets::new(&rendered, &files);
    check::check(&rendered, &targets, diagnostics);
    let paths: BTreeSet<String> = rendered.iter().map(|page| page.path.clone()).collect();
    let layout = layout::Layout::new(&pages, &targets, options);
    let made: Vec<Result<File, Diagnostic>> = rendered
        .into_par_iter()
        .filter(|page| page.path != start::START)
        .map(|page| layout.page(&page, facts.get(page.path.as_str()).copied()))
        .collect();
    for file in made.into_iter().chain([layout.start(), layout.not_found()]) {
        match file {
            Ok(file) => files.push(file),
            Err(problem) => diagnostics.push(problem),
        }
    }
    let is_page = |path: &str| paths.contains(path);
    files.extend(published::redirects(options, &is_page, diagnostics));
    files.extend(published::dated(&pages.pages, options, &is_page, diagnostics));
    let is_old = |path: &str| facts.get(path).is_some_and(|page| !page.latest);
    let listed = paths.iter().map(String::as_str).filter(|path| !is_old(path));
    files.extend(published::sitemap(listed, options));
    files.push(published::llms(&pages.pages, options));
    files.push(published::index(&pages.pages, options));
    files.extend(options.logo.iter().map(|logo| File {
        path: LOGO.to_owned(),
        content: logo.clone(),
    }));
    files.extend(ASSETS.map(|(path, content)| File {
        path: path.to_owned(),
        content: content.to_owned(),
    }));
    files.extend(search::files(&pages.pages, options));
    files.sort();
    files
}

/// Renders pages, in the order of their files.
fn rendered(markdown: Vec<File>, facts: &BTreeMap<&str, &PageInfo>) -> Vec<SitePage> {
    markdown
        .into_par_iter()
        .filter(|file| file.path != lists::SUMMARY)
        .map(|file| {
            let path = file.path.trim_end_matches(".md").to_owned();
            let page = facts.get(path.as_str());
            let picture = page.map(|page| picture::picture(page)).unwrap_or_default();
            SitePage {
                path,
                rendered: render::render(&file.content, &picture),
            }
        })
        .collect()
}
