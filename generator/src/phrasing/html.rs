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

/// Returns the text with line breaks, paragraphs and lists of HTML as lines, and with its code as code spans.
pub(super) fn without_tags(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
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

/// Returns what is up to the end of code of HTML, and what follows; `None` where it is more than a span.
fn html_code(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.split_once("</code>")?;
    let is_plain = !inner.trim().is_empty() && !inner.contains(['<', '`', '\n']);
    is_plain.then_some((inner.trim(), after))
}
