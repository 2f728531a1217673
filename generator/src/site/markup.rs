//! Pieces of HTML: escaped text, badges, and which HTML is that of the templates.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Text as HTML, fit for attributes too.
pub(super) fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    escape(text, &mut result);
    result
}

/// Writes text as HTML, see [`escaped`].
pub(super) fn escape(text: &str, result: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        result.push_str(&rest[..at]);
        result.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    result.push_str(rest);
}

/// Returns whether HTML is what the templates write.
pub(super) fn is_ours(html: &str) -> bool {
    let summary = html
        .strip_prefix("<summary>")
        .and_then(|rest| rest.strip_suffix("</summary>"));
    ["</a>", "<br/>", "<details>", "</details>"].contains(&html)
        || summary.is_some_and(|text| !text.contains(['<', '>', '&']))
}

/// Returns the mark that strong or emphasized text within a table is.
pub(super) fn mark<'e>(tag: &Tag<'_>, events: &'e [Event<'_>]) -> Option<&'e str> {
    const MARKS: [&str; 9] = [
        "required",
        "read-only",
        "create-only",
        "secret",
        "deprecated",
        "long-running",
        "paged",
        "Generated",
        "preview",
    ];
    match events {
        [_, Event::Text(text), Event::End(end), ..] if *end == tag.to_end() => {
            MARKS.contains(&text.as_ref()).then_some(text.as_ref())
        }
        _ => None,
    }
}

/// Returns a mark as a badge.
pub(super) fn badge(mark: &str) -> String {
    format!("<span class=\"mark {}\">{mark}</span>", mark.to_lowercase())
}

/// Returns what a table of the templates shows, as its class; empty for any other table. All of its headings count, since
/// descriptions of documents have tables too.
pub(super) fn table_kind(events: &[Event<'_>]) -> &'static str {
    let head = events
        .split(|event| *event == Event::End(TagEnd::TableHead))
        .next();
    let texts = head.unwrap_or_default().iter().filter_map(|event| match event {
        Event::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    match texts.collect::<Vec<&str>>().as_slice() {
        ["Name", "Type", "Description"] => "members",
        ["Name", "In", "Type", "Description"] => "parameters",
        ["Property", "Type", "Description"] => "members",
        ["Status", "Body", "Description"] => "responses",
        ["Value", "Description"] | ["Value", "Type"] => "values",
        ["Operation", "Request", "Description"] | ["Operation", "Request"] => "operations",
        ["Resource", "Description", "Versions"] => "resources",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    #[test]
    fn tables_are_known_by_all_their_headings() {
        let kind = |markdown: &str| {
            let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
            table_kind(&events)
        };
        assert_eq!(kind("| Value | Type |\n| --- | --- |\n| a | b |\n"), "values");
        assert_eq!(kind("| Value | Price |\n| --- | --- |\n| a | b |\n"), "");
        assert_eq!(kind("| Mark |\n| --- |\n| a |\n"), "");
    }
}
