//! What a request is answered: a file of the site, or why there is none.

use std::collections::BTreeMap;

use super::request::Request;

/// The script that tells open pages of changes.
pub(super) const LIVE_SCRIPT: &str = ".armature/live.js";

/// The address that answers when there is something new.
pub(super) const CHANGES: &str = ".armature/changes";

/// What the script does: it waits for an answer, and loads the page again. `{number}` is that of the state.
const LIVE: &str = include_str!("../../../templates/site/live.js");

/// The files of a site by their paths.
pub(super) type Files = BTreeMap<String, String>;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    pub(super) body: String,
}

/// Returns the answer to a request for a file of the site. `state` is the number of the site's state.
pub(super) fn answer(request: &Request, files: &Files, state: u64) -> Answer {
    if !["GET", "HEAD"].contains(&request.method.as_str()) {
        return plain("405 Method Not Allowed", "A site is only read.\n");
    }
    if request.path == LIVE_SCRIPT {
        return Answer {
            status: "200 OK",
            kind: "text/javascript; charset=utf-8",
            body: LIVE.replace("{number}", &state.to_string()),
        };
    }
    let path = match request.path.as_str() {
        path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        path => path.to_owned(),
    };
    match files.get(&path) {
        Some(content) => Answer {
            status: "200 OK",
            kind: kind(&path),
            body: if path.ends_with(".html") {
                with_script(content)
            } else {
                content.clone()
            },
        },
        None => not_found(files),
    }
}

/// Returns an answer in plain text.
pub(super) fn plain(status: &'static str, body: &str) -> Answer {
    Answer {
        status,
        kind: "text/plain; charset=utf-8",
        body: body.to_owned(),
    }
}

/// Returns the page for addresses that are not there. Its links are relative to the root, wherever it is shown.
fn not_found(files: &Files) -> Answer {
    let page = files
        .get("404.html")
        .map(|page| page.replacen("<head>", "<head>\n<base href=\"/\">", 1));
    Answer {
        kind: "text/html; charset=utf-8",
        ..plain("404 Not Found", &with_script(&page.unwrap_or_default()))
    }
}

fn with_script(page: &str) -> String {
    page.replacen(
        "</body>",
        &format!("<script src=\"/{LIVE_SCRIPT}\"></script>\n</body>"),
        1,
    )
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(method: &str, path: &str) -> Answer {
        let files = [
            ("index.html", "start"),
            ("404.html", "<head>none"),
            ("a/b.html", "b</body>"),
        ];
        let files = files.map(|(path, content)| (path.to_owned(), content.to_owned()));
        let request = Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: String::new(),
            host: String::new(),
        };
        answer(&request, &Files::from(files), 1)
    }

    #[test]
    fn files_of_the_site_are_served_and_nothing_else() {
        assert_eq!(of("GET", "").body, "start");
        assert!(of("GET", "a/b.html").body.starts_with("b<script"));
        for path in [
            "../Cargo.toml",
            "a/../../etc/passwd",
            "/etc/passwd",
            "a",
            "a\\b.html",
            ".armature.json",
        ] {
            assert_eq!(of("GET", path).status, "404 Not Found", "{path}");
        }
        assert_eq!(of("POST", "").status, "405 Method Not Allowed");
    }
}
