//! Code with its strings, keys, numbers and keywords marked, while the site is made: no script is needed for it. One
//! small lexer for JavaScript, JSON, Rust and requests. Whatever it meets, the text stays as it is.

use super::markup::{escape, escaped};

/// Returns the words that are highlighted in a language.
fn keywords(language: &str) -> &'static [&'static str] {
    match language {
        "js" => &["exports", "const", "return"],
        "rust" => &[
            "use", "let", "mut", "fn", "pub", "struct", "impl", "match", "for", "in", "as", "crate", "self",
        ],
        "bicep" => &["resource"],
        "hcl" => &["resource", "var"],
        "sh" => &["az", "curl"],
        "http" => &[
            "GET", "PUT", "PATCH", "POST", "DELETE", "HEAD", "OPTIONS", "TRACE",
        ],
        _ => &[],
    }
}

/// Words that are values.
const VALUES: [&str; 3] = ["true", "false", "null"];

/// Code as HTML: strings in `i`, keys and keywords in `b`, numbers and other values in `u`, comments in `s`. `link` gives
/// the target of a reference in a schema.
pub(super) fn highlight(language: &str, code: &str, link: &mut dyn FnMut(&str) -> Option<String>) -> String {
    if !["js", "json", "jsonc", "rust", "http", "bicep", "hcl", "sh"].contains(&language) {
        return escaped(code);
    }
    let mut html = String::with_capacity(code.len() * 3);
    let mut rest = code;
    // The key before the value.
    let mut key = "";
    while let Some(c) = rest.chars().next() {
        let is_comment = language == "jsonc" && rest.starts_with("//");
        let length = match is_comment {
            true => rest.find('\n').unwrap_or(rest.len()),
            false => token(rest, c),
        };
        let (text, after) = rest.split_at(length);
        match c {
            _ if is_comment => tagged("s", text, &mut html),
            '"' if language.starts_with("json") && after.trim_start().starts_with(':') => {
                key = text;
                tagged("b", text, &mut html);
            }
            '"' | '\'' | '`' if language != "http" && length > 1 => {
                let target = (key == "\"$ref\"").then(|| link(&text[1..length - 1])).flatten();
                match target {
                    Some(target) => {
                        html.push_str("<a href=\"");
                        escape(&target, &mut html);
                        html.push_str("\">");
                        escape(text, &mut html);
                        html.push_str("</a>");
                    }
                    None => tagged("i", text, &mut html),
                }
                key = "";
            }
            _ if keywords(language).contains(&text) => tagged("b", text, &mut html),
            _ if language != "http" && (VALUES.contains(&text) || c.is_ascii_digit()) => {
                tagged("u", text, &mut html);
            }
            '{' if language == "http" => tagged("i", text, &mut html),
            // A path may be broken behind its slashes.
            '/' if language == "http" => html.push_str("/<wbr>"),
            _ => escape(text, &mut html),
        }
        rest = after;
    }
    html
}

fn tagged(tag: &str, text: &str, html: &mut String) {
    html.extend(["<", tag, ">"]);
    escape(text, html);
    html.extend(["</", tag, ">"]);
}

/// Returns the length of the token that a text begins with; `first` is its first character.
fn token(text: &str, first: char) -> usize {
    match first {
        '"' | '\'' | '`' => string(text, first),
        '{' => text
            .find('}')
            .filter(|end| !text[..*end].contains(['\n', ' ']))
            .map_or(1, |end| end + 1),
        c if c.is_alphanumeric() || c == '_' => word(text),
        c => c.len_utf8(),
    }
}

/// Returns the length of a string with its quotes; one where it does not end on its line.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return 1,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    1
}

fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighted(language: &str, code: &str) -> String {
        highlight(language, code, &mut |reference| {
            (reference == "#/a").then(|| "#a".to_owned())
        })
    }

    #[test]
    fn tokens_are_told_apart() {
        assert_eq!(
            highlighted("js", "a: \"x\", // 1"),
            "a: <i>&quot;x&quot;</i>, // <u>1</u>"
        );
        assert_eq!(
            highlighted("json", "{\"a\": [true, 1]}"),
            "{<b>&quot;a&quot;</b>: [<u>true</u>, <u>1</u>]}"
        );
        assert_eq!(
            highlighted("json", "\"$ref\": \"#/a\""),
            "<b>&quot;$ref&quot;</b>: <a href=\"#a\">&quot;#/a&quot;</a>"
        );
        assert_eq!(
            highlighted("http", "PUT /a/{b}"),
            "<b>PUT</b> /<wbr>a/<wbr><i>{b}</i>"
        );
        assert_eq!(highlighted("rust", "let a = 'x"), "<b>let</b> a = 'x");
        assert_eq!(highlighted("text", "<b>"), "&lt;b&gt;");
    }

    #[test]
    fn the_text_stays_as_it_is() {
        for code in [
            "\"", "'\\", "\"a\nb\"", "{x}", "é\"ü\"", "\"\\\"\"", "{", "`${a}`",
        ] {
            for language in ["js", "json", "rust", "http"] {
                let html = highlighted(language, code);
                let text = ["<i>", "</i>", "<b>", "</b>", "<u>", "</u>", "<wbr>"]
                    .iter()
                    .fold(html, |html, tag| html.replace(tag, ""));
                assert_eq!(text, escaped(code), "{language}");
            }
        }
    }
}
