//! HTML that authors write in descriptions.

use std::collections::BTreeSet;

use super::markup::words;
use super::text::code;

/// What tags of HTML mean; the second one of a list's names is that of comments in C#.
const TAGS: [(&str, &str); 28] = [
    ("br", "\n\n"),
    ("p", "\n\n"),
    ("div", "\n\n"),
    ("ul", "\n\n"),
    ("ol", "\n\n"),
    ("list", "\n\n"),
    ("li", "\n- "),
    ("/li", "\n"),
    ("item", "\n- "),
    ("/item", "\n"),
    ("code", ""),
    ("/code", ""),
    ("details", "\n\n"),
    ("summary", "\n\n"),
    ("hr", "\n\n"),
    ("h1", "\n\n# "),
    ("h2", "\n\n# "),
    ("h3", "\n\n# "),
    ("h4", "\n\n# "),
    ("h5", "\n\n# "),
    ("h6", "\n\n# "),
    ("table", "\n\n"),
    ("thead", "\n\n"),
    ("tbody", "\n\n"),
    ("tr", "\n\n"),
    ("td", ""),
    ("th", ""),
    ("blockquote", "\n\n"),
];

/// Tags whose end does not end a line.
const CELLS: [&str; 2] = ["td", "th"];

/// Tags that are placeholders, such as the one of `SELECT * FROM <table>`, in texts that never end them.
const PAIRED: [&str; 14] = [
    "details", "summary", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Returns what the tag means that is within angle brackets: one with attributes is told from a placeholder such as
/// `<list of names>` by its `=`. `paired` are the tags that the text begins and
/// ends.
fn meaning(tag: &str, paired: &BTreeSet<String>) -> Option<(&'static str, &'static str)> {
    let tag = tag.trim_end_matches('/');
    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    let is_tag = attributes.trim().is_empty() || attributes.contains('=');
    let find = |name: &str| {
        let known = TAGS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(name))?;
        (!PAIRED.contains(&known.0) || paired.contains(known.0)).then_some(*known)
    };
    let end = || {
        let name = name.strip_prefix('/')?;
        let (tag, _) = find(name)?;
        Some((tag, if CELLS.contains(&tag) { " " } else { "\n\n" }))
    };
    find(name).or_else(end).filter(|_| is_tag)
}

/// Returns the text with line breaks, paragraphs and lists of HTML as lines, and with its code and links as Markdown
/// has them. Tags within a line are left to `inline`.
pub(super) fn without_tags(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let paired = paired(text);
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((markdown, after)) = link(rest) {
            result.push_str(&markdown);
            rest = after;
            continue;
        }
        let known = rest[1..]
            .split_once('>')
            .and_then(|(name, after)| Some((meaning(name, &paired)?, after)));
        rest = match known {
            Some((("code", _), after)) => match html_code(after) {
                Some((inner, after)) => {
                    result.push_str(&code(&without_entities(inner)));
                    after
                }
                None => after,
            },
            Some(((_, text), after)) => {
                result.push_str(text);
                after
            }
            None => {
                result.push('<');
                &rest[1..]
            }
        };
    }
    result + rest
}

/// Returns the names of the tags that a text begins and ends.
fn paired(text: &str) -> BTreeSet<String> {
    let tags = text.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    let names = tags.filter_map(|(tag, _)| tag.split(' ').next());
    let names: BTreeSet<String> = names.map(str::to_ascii_lowercase).collect();
    let is_ended = |name: &&String| names.contains(&format!("/{name}"));
    names.iter().filter(is_ended).cloned().collect()
}

/// Returns a link of HTML at the beginning of a text as Markdown has it, and what follows.
fn link(text: &str) -> Option<(String, &str)> {
    let (tag, rest) = text.strip_prefix("<a ")?.split_once('>')?;
    let (inner, after) = rest.split_once("</a>")?;
    let quoted = tag.split_once("href=")?.1;
    let quote = quoted
        .chars()
        .next()
        .filter(|quote| ['"', '\''].contains(quote))?;
    let (url, _) = quoted[1..].split_once(quote)?;
    let inner = inner.trim();
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = is_web && !url.contains(['(', ')', '<', ' ']) && !inner.contains(['<', '[', ']', '\n']);
    let markdown = match inner == url || inner.is_empty() {
        true => url.to_owned(),
        false => format!("[{inner}]({url})"),
    };
    is_plain.then_some((markdown, after))
}

/// Returns what is up to the end of code of HTML, and what follows; `None` where it is more than a span.
fn html_code(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.split_once("</code>")?;
    let is_plain = !inner.trim().is_empty() && !inner.contains(['<', '`', '\n']);
    is_plain.then_some((inner.trim(), after))
}

/// Returns text of HTML with the characters that its entities mean.
fn without_entities(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for piece in text.split_inclusive(';') {
        let (before, entity) = piece.split_at(piece.rfind('&').unwrap_or(piece.len()));
        result.push_str(before);
        result.push_str(&words(entity));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_are_told_from_placeholders() {
        assert_eq!(without_tags("a<p class=\"x\">b</P>"), "a\n\nb\n\n");
        assert_eq!(
            without_tags("<list of names> FROM <table>"),
            "<list of names> FROM <table>"
        );
        assert_eq!(
            without_tags("<table><tr><td>a</td><td>b</td></tr></table>"),
            "\n\n\n\na b \n\n\n\n"
        );
        assert_eq!(without_tags("<code>&lt;a&gt; &amp; b; c</code>"), "`<a> & b; c`");
    }

    #[test]
    fn links_are_markdown() {
        for (html, markdown) in [
            (r#"at <a href="http://a.b">here</a>."#, "at [here](http://a.b)."),
            (
                r#"<a class="x" href='https://a.b/c'>https://a.b/c</a>"#,
                "https://a.b/c",
            ),
            (
                r#"<a href="javascript:x">no</a>"#,
                r#"<a href="javascript:x">no</a>"#,
            ),
        ] {
            assert_eq!(without_tags(html), markdown);
        }
    }
}
