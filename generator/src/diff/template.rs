//! Path templates and templates of URLs.

/// Returns a path template without the names of its parameters and without a slash at the end.
pub(super) fn without_names(path: &str) -> String {
    let mut short = String::new();
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((_, after)) = behind.split_once('}') else {
            break;
        };
        short.push_str(before);
        short.push_str("{}");
        rest = after;
    }
    short.push_str(rest);
    match short.strip_suffix('/') {
        Some(shorter) if !shorter.is_empty() => shorter.to_owned(),
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_count() {
        assert_eq!(without_names("/a/{b}/c/{d}:e/"), "/a/{}/c/{}:e");
        assert_eq!(without_names("/"), "/");
        assert_eq!(without_names("/a{"), "/a{");
    }
}
