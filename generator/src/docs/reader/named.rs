//! Paths of pages that the configuration names, in `exclude` and by the files of remarks.

use std::collections::BTreeSet;

use super::{Options, api};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::Pages;
use crate::docs::resources::resource::Resource;

/// Reports entries and remarks that no page has the path of: these are most likely misspelled.
pub(super) fn check(
    options: &Options,
    found: &[Resource],
    (resources, apis): (&Pages, &api::Made),
    diagnostics: &mut Diagnostics,
) {
    let pages = resources.pages.iter().chain(&apis.pages);
    let pages = pages.map(|page| page.path.as_str());
    let paths: BTreeSet<&str> = pages
        .chain(apis.listed.iter().map(|api| api.path.as_str()))
        .collect();
    for name in options
        .remarks
        .keys()
        .filter(|name| !paths.contains(name.as_str()))
    {
        let problem = format!("the remark `{name}.md` belongs to no page");
        diagnostics.push(Diagnostic::warning("armature::docs::remark", problem).help(
            "name it after the path of a page, such as `Compute/Disk.md` or `Petstore/schemas/Pet.md`",
        ));
    }
    let excluded: BTreeSet<String> = found.iter().map(Resource::page_path).collect();
    let is_known = |name: &&String| excluded.contains(*name) || apis.excluded.contains(*name);
    for name in options.exclude.iter().filter(|name| !is_known(name)) {
        let problem = format!("`{name}` in `exclude` is the path of no page");
        diagnostics.push(
            Diagnostic::warning("armature::docs::exclude", problem)
                .help("name a page by its path, such as `Compute/Disk`, or remove the entry"),
        );
    }
}
