//! Menus of groups with very many pages.

use std::path::Path;

use armature::Config;

use crate::scratch::Scratch;

/// A document with an operation for each of many tags.
fn document(tags: usize) -> String {
    let path = |tag: usize| {
        format!(
            "  /things{tag:04}:\n    get:\n      tags: [tag{tag:04}]\n      responses: {{ '200': {{ description: It. }} }}\n"
        )
    };
    let paths: String = (0..tags).map(path).collect();
    format!("openapi: 3.0.3\ninfo: {{ title: Things, version: '1' }}\npaths:\n{paths}")
}

#[test]
fn a_page_of_very_many_lists_its_neighbors() {
    let scratch = Scratch::new("site-menu");
    scratch.write("things.yaml", &document(500));
    let config = Config::new(scratch.path(""), scratch.path("out")).spec("things.yaml");
    let site =
        armature::publish(&config).unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    let page = |name: &str| {
        let file = site
            .files()
            .find(|file| file.path == format!("Things/{name}.html"));
        &file.expect("each tag has a page").content
    };
    let listed = |text: &str| text.matches("<li><a href=\"../Things/tag").count();
    for name in ["tag0000", "tag0250", "tag0499"] {
        let text = page(name);
        assert_eq!(listed(text), 200, "{name}");
        assert!(text.contains(&format!(
            "<a href=\"../Things/{name}.html\" aria-current=\"page\">"
        )));
        assert!(
            text.contains("<a href=\"../Things.html\">All 500 pages</a>"),
            "{name}"
        );
    }
    assert!(page("tag0250").contains("../Things/tag0160.html"));
    assert!(!page("tag0250").contains("../Things/tag0499.html"));
}

#[test]
fn pages_of_one_name_are_told_apart_by_their_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full/same-parents");
    let config = Config::new(&folder, folder.join("out")).spec("*/Microsoft.*/**/*.json");
    let site =
        armature::publish(&config).unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    let page = site.files().find(|file| file.path == "Boxes/Lid.html");
    let text = &page.expect("each resource has a page").content;
    for (path, label) in [("Box", "Box (boxes)"), ("Box-2", "Box (rules)"), ("Lid", "Lid")] {
        let link = format!("<a href=\"../Boxes/{path}.html\"");
        let listed = text.lines().find(|line| line.starts_with(&format!("<li>{link}")));
        assert!(
            listed.is_some_and(|line| line.contains(&format!(">{label}</a>"))),
            "{label}"
        );
    }
}
