//! HTML that authors write in descriptions.

use super::text::code;

/// What tags of HTML mean; the second one of a list's names is that of comments in C#.
const TAGS: [(&str, &str); 18] = [
    ("br", "\n\n"),
    ("br/", "\n\n"),
    ("br /", "\n\n"),
    ("/br", "\n\n"),
    ("p", "\n\n"),
    ("/p", "\n\n"),
    ("ul", "\n\n"),
    ("/ul", "\n\n"),
    ("ol", "\n\n"),
    ("/ol", "\n\n"),
    ("list", "\n\n"),
    ("/list", "\n\n"),
    ("li", "\n- "),
    ("/li", "\n"),
    ("item", "\n- "),
    ("/item", "\n"),
    ("code", ""),
    ("/code", ""),
];

/// Tags whose text is marked in Markdown, with the mark.
const MARKED: [(&str, &str); 6] = [
    ("b", "**"),
    ("strong", "**"),
    ("i", "*"),
    ("em", "*"),
    ("u", ""),
    ("nobr", ""),
];

/// Returns the text with line breaks, paragraphs and lists of HTML as lines, and with its code, strong words and links as
/// Markdown has them.
pub(super) fn without_tags(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((markdown, after)) = link(rest).or_else(|| marked(rest)) {
            result.push_str(&markdown);
            rest = after;
            continue;
        }
        let known = rest[1..].split_once('>').and_then(|(name, after)| {
            let tag = TAGS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(name))?;
            Some((tag, after))
        });
        rest = match known {
            Some((("code", _), after)) => match html_code(after) {
                Some((inner, after)) => {
                    result.push_str(&code(inner));
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

/// Returns strong or emphasized words of HTML at the beginning of a text as Markdown has them, and what follows.
fn marked(text: &str) -> Option<(String, &str)> {
    let (tag, rest) = text.strip_prefix('<')?.split_once('>')?;
    let (_, mark) = MARKED.iter().find(|(name, _)| name.eq_ignore_ascii_case(tag))?;
    let (inner, after) = rest.split_once(&format!("</{tag}>"))?;
    let is_plain = !inner.trim().is_empty() && !inner.contains(['<', '*', '`', '\n']);
    is_plain.then(|| (format!("{mark}{}{mark}", inner.trim()), after))
}

/// Returns what is up to the end of code of HTML, and what follows; `None` where it is more than a span.
fn html_code(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.split_once("</code>")?;
    let is_plain = !inner.trim().is_empty() && !inner.contains(['<', '`', '\n']);
    is_plain.then_some((inner.trim(), after))
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn links_and_strong_words_are_markdown() {
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
            ("<b>must</b> <EM>not</EM> <nobr>a b</nobr>", "**must** *not* a b"),
            ("one <b> two <i>", "one <b> two <i>"),
        ] {
            assert_eq!(without_tags(html), markdown);
        }
    }
}
