//! Path templates: `/shapes/{name}`.

/// The names of a template's parameters.
pub(super) fn names(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// The template without the names of its parameters.
pub(super) fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut inside = false;
    for c in path.chars() {
        inside = (inside || c == '{') && c != '}';
        if !inside || c == '{' {
            shape.push(c);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_names_and_a_shape() {
        let path = "/a/{b}/{c}-{d}?x={e}";
        assert_eq!(names(path), ["b", "c", "d", "e"]);
        assert_eq!(shape(path), "/a/{}/{}-{}?x={}");
        assert!(names("/a/b}/{c").is_empty());
        assert_eq!(shape("/a/{c"), "/a/{");
    }
}
