//! The lists of pages: the start page, a page for each group, and the sidebar of Docusaurus.

use std::collections::BTreeMap;

use askama::Template;

use super::api::{Listed, Remaining};
use super::markdown::anchor::encoded;
use super::markdown::page_info::PageInfo;
use super::markdown::request_list::RequestList;
use super::markdown::template;
use super::markdown::text;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::page_link;
use crate::output::File;

/// Most versions of a resource besides the newest one that the list of its group has; its page has all.
const MOST_VERSIONS: usize = 5;

/// A resource in the list of its group. All but `name` is Markdown.
struct Line {
    name: String,
    /// Blanks for each resource that it belongs to.
    indent: String,
    link: String,
    /// What it is, and its ARM type.
    description: String,
    versions: String,
}

#[derive(Template)]
#[template(path = "reader/group.md")]
struct Group<'a> {
    name: &'a str,
    id: String,
    services: String,
    versions: usize,
    lines: Vec<Line>,
    /// Operations that belong to no resource.
    remaining: &'a RequestList,
}

#[derive(Template)]
#[template(path = "reader/index.md")]
struct Index {
    title: &'static str,
    resources: usize,
    pages: usize,
    /// Link, number of resources, newest version.
    groups: Vec<[String; 3]>,
    /// Link, number of operations and of schemas, version.
    apis: Vec<[String; 4]>,
}

#[derive(Template)]
#[template(path = "reader/sidebars.js", escape = "none")]
struct Sidebars {
    groups: Vec<SidebarGroup>,
}

/// All of it as strings of JavaScript.
struct SidebarGroup {
    label: String,
    id: String,
    items: Vec<String>,
    schemas: Vec<String>,
}

/// Returns the lists of all pages: of those of resources, and of the APIs that are described otherwise.
///
/// # Errors
/// When a template fails.
pub(super) fn files(
    pages: &[PageInfo],
    apis: &[Listed],
    remaining: &[Remaining],
) -> Result<Vec<File>, Diagnostic> {
    let mut groups: BTreeMap<&str, Vec<&PageInfo>> = BTreeMap::new();
    for page in pages {
        groups.entry(&page.group).or_default().push(page);
    }
    for of in remaining {
        groups.entry(&of.group).or_default();
    }
    let remaining_of = |group: &str| remaining.iter().find(|of| of.group == group);
    let latest = |pages: &[&PageInfo]| pages.iter().filter(|page| page.latest).count();
    let none = RequestList::default();
    let mut files = Vec::new();
    for (name, pages) in &groups {
        let mut services: Vec<String> = pages.iter().map(|page| text::name(&page.service)).collect();
        services.sort();
        services.dedup();
        let group = Group {
            name,
            id: string(name),
            services: services.join(", "),
            versions: pages.len(),
            lines: lines(name, pages),
            remaining: remaining_of(name).map_or(&none, |of| &of.requests),
        };
        files.push(template::file(format!("{name}.md"), group.render())?);
    }
    let row = |(name, pages): (&&str, &Vec<&PageInfo>)| {
        let newest = pages
            .iter()
            .map(|page| page.version.as_str())
            .max()
            .unwrap_or_default();
        [
            format!("[{}]({}.md)", text::name(name), encoded(name)),
            latest(pages).to_string(),
            text::code_cell(newest),
        ]
    };
    let title = match (groups.is_empty(), apis.is_empty()) {
        (_, true) => "Resources",
        (true, false) => "APIs",
        (false, false) => "Resources and APIs",
    };
    let index = Index {
        title,
        apis: apis.iter().map(api_row).collect(),
        resources: pages.iter().filter(|page| page.latest).count(),
        pages: pages.len(),
        groups: groups.iter().map(row).collect(),
    };
    files.push(template::file("index.md".into(), index.render())?);
    let groups = groups.iter().map(|(name, pages)| SidebarGroup {
        label: string(name),
        id: string(name),
        items: in_order(pages)
            .iter()
            .map(|page| page.path.as_str())
            .chain(
                remaining_of(name)
                    .into_iter()
                    .flat_map(|of| of.pages.iter().map(String::as_str)),
            )
            .map(string)
            .collect(),
        schemas: Vec::new(),
    });
    let apis = apis.iter().map(|api| SidebarGroup {
        label: string(&api.title),
        id: string(&api.path),
        items: api.topics.iter().map(|path| string(path)).collect(),
        schemas: api.schemas.iter().map(|path| string(path)).collect(),
    });
    let groups = groups.chain(apis).collect();
    files.push(template::file(
        "sidebars.js".into(),
        Sidebars { groups }.render(),
    )?);
    Ok(files)
}

fn api_row(api: &Listed) -> [String; 4] {
    let version = match api.version.as_str() {
        "" => String::new(),
        version => text::code_cell(version),
    };
    [
        format!("[{}]({}.md)", text::name(&api.title), encoded(&api.path)),
        api.operations.to_string(),
        api.schemas.len().to_string(),
        version,
    ]
}

fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns the newest versions of the resources of a group, by name.
fn in_order<'p>(pages: &[&'p PageInfo]) -> Vec<&'p PageInfo> {
    let mut latest: Vec<&PageInfo> = pages.iter().copied().filter(|page| page.latest).collect();
    latest.sort_by_cached_key(|page| (page.name.to_lowercase(), page.name.clone()));
    latest
}

/// Returns the resources of a group as a tree: each below the one that it belongs to.
fn lines(group: &str, pages: &[&PageInfo]) -> Vec<Line> {
    let latest = in_order(pages);
    let known = |path: &str| latest.iter().any(|page| page.path == path);
    let mut children: BTreeMap<Option<&str>, Vec<&PageInfo>> = BTreeMap::new();
    for page in &latest {
        let parent = page
            .parent
            .as_deref()
            .filter(|parent| known(parent) && *parent != page.path);
        children.entry(parent).or_default().push(page);
    }
    let mut lines = Vec::new();
    let mut open: Vec<(&PageInfo, usize)> = Vec::new();
    let roots = children.remove(&None).unwrap_or_default();
    open.extend(roots.into_iter().rev().map(|page| (page, 0)));
    while let Some((page, depth)) = open.pop() {
        lines.push(line(group, page, depth));
        let below = children.remove(&Some(page.path.as_str())).unwrap_or_default();
        open.extend(below.into_iter().rev().map(|page| (page, depth + 1)));
    }
    // Resources that are part of each other in a ring have no root.
    lines.extend(children.into_values().flatten().map(|page| line(group, page, 0)));
    lines
}

fn description(page: &PageInfo) -> String {
    let kind = page.kind.as_deref().map(text::code_cell);
    let lines = [Some(text::cell(&page.summary)), kind].into_iter().flatten();
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("<br/>")
}

fn line(group: &str, page: &PageInfo, depth: usize) -> Line {
    let remaining = page.versions.iter().filter(|(_, path)| *path != page.path);
    let remaining: Vec<String> = remaining
        .map(|(version, path)| format!("[{}]({})", text::code_cell(version), page_link(group, path)))
        .collect();
    let more = remaining.len().saturating_sub(MOST_VERSIONS);
    let comma = if remaining.is_empty() { "" } else { ", " };
    let rest = match more {
        0 => String::new(),
        more => format!(" and [{more} more]({})", page_link(group, &page.path)),
    };
    Line {
        name: text::name(&page.name),
        indent: "&nbsp;&nbsp;&nbsp;".repeat(depth),
        link: page_link(group, &page.path),
        description: description(page),
        versions: format!(
            "{}{comma}{}{rest}",
            text::code_cell(&page.version),
            remaining[..remaining.len() - more].join(", ")
        ),
    }
}
