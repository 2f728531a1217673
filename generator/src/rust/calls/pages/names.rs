//! The names that members and parameters of lists in pages have in descriptions. They are compared in small letters,
//! without what is between their words.

/// Objects in a page that hold what belongs to its paging, or the elements.
const CONTAINERS: [&str; 23] = [
    "cursor",
    "cursors",
    "data",
    "embedded",
    "info",
    "link",
    "links",
    "meta",
    "metadata",
    "next",
    "page",
    "pageinfo",
    "pages",
    "paging",
    "pagingmetadata",
    "pagination",
    "paginationinfo",
    "payload",
    "response",
    "responsemetadata",
    "result",
    "resultinfo",
    "results",
];

/// Lists that hold the elements where a page has several lists.
const LISTS: [&str; 9] = [
    "data", "elements", "entries", "items", "records", "result", "results", "value", "values",
];

/// The endings of names of members that hold the URL of the next page, behind `next`.
const LINKS: [&str; 7] = ["link", "url", "uri", "href", "pagelink", "pageurl", "pageuri"];

/// The formats of strings that are URLs.
const FORMATS: [&str; 4] = ["uri", "url", "uri-reference", "iri"];

/// Endings of names of cursors.
const CURSORS: [&str; 5] = ["continue", "continuation", "cursor", "marker", "token"];

/// What comes before the word in names of parameters that take a cursor.
const CURSOR_PREFIXES: [&str; 7] = [
    "continuation",
    "list",
    "next",
    "page",
    "pagination",
    "paging",
    "start",
];

/// Parameters that take a cursor, whatever the member is called that holds it.
const CURSOR_PARAMETERS: [&str; 4] = ["cursor", "after", "startingafter", "next"];

/// Members that say whether there is a next page.
const MORE: [&str; 8] = [
    "hasmore",
    "hasmoreitems",
    "hasmoreresults",
    "hasnext",
    "hasnextpage",
    "ismore",
    "more",
    "moreavailable",
];

/// Members that say whether a page is the last one.
const LAST: [&str; 3] = ["islast", "islastpage", "last"];

/// Parameters that take the id of the last element.
const AFTER: [&str; 5] = ["after", "afterid", "lastid", "startafter", "startingafter"];

/// Parameters that take the number of a page.
const PAGES: [&str; 6] = ["page", "pageindex", "pageno", "pagenum", "pagenumber", "p"];

/// Members with the number of all pages.
const PAGE_COUNTS: [&str; 6] = [
    "lastpage",
    "pagecount",
    "pages",
    "pagestotal",
    "totalpage",
    "totalpages",
];

/// Parameters that take the number of elements before a page.
const OFFSETS: [&str; 7] = [
    "from",
    "offset",
    "pageoffset",
    "skip",
    "start",
    "startat",
    "startindex",
];

/// Parameters that take the number of elements of a page.
const SIZES: [&str; 10] = [
    "count",
    "limit",
    "maxresults",
    "pagelimit",
    "pagesize",
    "perpage",
    "rows",
    "size",
    "take",
    "top",
];

/// Members with the number of all elements.
const TOTALS: [&str; 6] = [
    "total",
    "totalcount",
    "totalelements",
    "totalitems",
    "totalrecords",
    "totalresults",
];

/// Returns a name in small letters, without what is between its words.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|of| of.is_alphanumeric() || *of == '.');
    letters.collect::<String>().to_ascii_lowercase()
}

/// Returns whether an object of a page holds what belongs to its paging.
pub(super) fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name)
}

/// Returns whether a list holds the elements of a page that has several.
pub(super) fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Returns whether a member says that there is a next page: `Some(true)` if it is so where it is true, `Some(false)` if
/// it is so where it is false.
pub(super) fn flag(name: &str) -> Option<bool> {
    match name {
        _ if MORE.contains(&name) => Some(true),
        _ if LAST.contains(&name) => Some(false),
        _ => None,
    }
}

/// What a member says about the next page, by the names of the objects that it is in and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NextName {
    /// What is left of its name without `next`.
    rest: String,
    is_in_links: bool,
    is_same: bool,
}

impl NextName {
    /// Returns what a member says; `None` if it says nothing about the next page.
    pub(super) fn of(names: &[String]) -> Option<Self> {
        let (name, containers) = names.split_last()?;
        let name = name.rsplit('.').next()?;
        let is_in = |list: &[&str]| containers.iter().any(|of| list.contains(&of.as_str()));
        let is_in_links = is_in(&["link", "links"]);
        let rest = match name.strip_prefix("next") {
            Some(rest) => Some(rest),
            None if is_in(&["next"]) => Some(name),
            None if matches!(name, "after" | "endcursor") && !containers.is_empty() => Some("after"),
            None => None,
        };
        let is_cursor = CURSORS.iter().any(|of| name.ends_with(of)) && !name.starts_with("prev");
        let is_same = rest.is_none() && is_cursor;
        let rest = rest.or(is_same.then_some(name))?.to_owned();
        Some(Self {
            rest,
            is_in_links,
            is_same,
        })
    }

    /// Returns whether the value is a URL by the name and the format of the member.
    pub(super) fn is_link(&self, format: Option<&str>) -> bool {
        let rest = self.rest.as_str();
        let has_format = format.is_some_and(|format| FORMATS.contains(&format));
        !self.is_same
            && (LINKS.contains(&rest) || ["", "page"].contains(&rest) && (self.is_in_links || has_format))
    }

    /// Returns how well a parameter fits the value, 0 best; `None` if it does not take it.
    pub(super) fn fit(&self, parameter: &str) -> Option<usize> {
        let parameter = plain(parameter);
        let rest = self.rest.as_str();
        let is_cursor = rest.is_empty() || rest == "after" || CURSORS.iter().any(|of| rest.ends_with(of));
        match parameter.as_str() {
            of if of == rest || !self.is_same && of.strip_prefix("next") == Some(rest) => Some(0),
            _ if self.is_same => None,
            of if is_cursor && !rest.is_empty() && has_cursor_prefix(of, rest) => Some(1),
            of if is_cursor => {
                let position = CURSOR_PARAMETERS.iter().position(|known| of == *known);
                let prefixed = has_cursor_prefix(of, "cursor");
                position.map(|position| 2 + position).or(prefixed.then_some(9))
            }
            _ => None,
        }
    }
}

fn has_cursor_prefix(parameter: &str, word: &str) -> bool {
    let prefix = parameter.strip_suffix(word);
    prefix.is_some_and(|prefix| CURSOR_PREFIXES.contains(&prefix))
}

/// Returns whether a parameter takes the id of the last element of a page.
pub(super) fn is_after(parameter: &str) -> bool {
    AFTER.contains(&plain(parameter).as_str())
}

/// Returns whether a parameter takes the number of a page.
pub(super) fn is_page(parameter: &str) -> bool {
    PAGES.contains(&plain(parameter).as_str())
}

/// Returns whether a member is the number of all pages.
pub(super) fn is_page_count(name: &str) -> bool {
    PAGE_COUNTS.contains(&name)
}

/// Returns whether a parameter takes the number of elements before a page.
pub(super) fn is_offset(parameter: &str) -> bool {
    OFFSETS.contains(&plain(parameter).as_str())
}

/// Returns whether a parameter takes the number of elements of a page.
pub(super) fn is_size(parameter: &str) -> bool {
    SIZES.contains(&plain(parameter).as_str())
}

/// Returns whether a member is the number of all elements.
pub(super) fn is_total(name: &str) -> bool {
    TOTALS.contains(&name)
}
