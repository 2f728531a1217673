//! The pages that explain the others, as the search finds them: the list of codes and the legend of marks.

use super::lists::{self, CODES, MARKS, SECRETS};
use super::markdown::anchor;
use super::markdown::page_info::{PageInfo, Role, Term, TermKind};
use crate::diagnostic::codes;

/// Returns the pages that explain the others. `has_secrets` is whether there is a list of secrets.
pub(crate) fn guides(has_secrets: bool) -> Vec<PageInfo> {
    let code = |name: &str| Term {
        kind: TermKind::Code,
        name: name.to_owned(),
        anchor: anchor::slug(name),
        title: String::new(),
        keywords: String::new(),
        secret: false,
    };
    let mark = |name: &&str| Term {
        kind: TermKind::Mark,
        anchor: format!("mark:{name}"),
        ..code(name)
    };
    let codes = codes::findings().map(|of| code(of.name)).collect();
    let mut guides = vec![
        guide(CODES, "All codes", codes),
        guide(
            MARKS,
            "How to read these pages",
            lists::MARK_NAMES.iter().map(mark).collect(),
        ),
    ];
    if has_secrets {
        guides.push(guide(SECRETS, "All secrets", Vec::new()));
    }
    guides
}

fn guide(path: &str, name: &str, terms: Vec<Term>) -> PageInfo {
    PageInfo {
        path: path.to_owned(),
        role: Role::Guide,
        service: String::new(),
        group: String::new(),
        group_title: String::new(),
        name: name.to_owned(),
        summary: String::new(),
        kind: None,
        document: String::new(),
        version: String::new(),
        preview: false,
        latest: true,
        versions: Vec::new(),
        parent: None,
        needs: Vec::new(),
        used_by: Vec::new(),
        terms,
    }
}
