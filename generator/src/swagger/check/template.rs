//! Path templates: `/shapes/{name}`. The template and the path parameters of its operations must name the same.

use std::collections::HashSet;

use super::Checker;
use super::operation::Use;
use crate::diagnostic::near::nearest;
use crate::diagnostic::{Diagnostic, SourceLocation};
use crate::lowering::templating::names;
use crate::source::Value;

const SECTION: &str = "Path Templating";

/// The path parameters of an operation.
struct Declared<'a> {
    operation: Value<'a>,
    in_path: Vec<(&'a str, Use<'a>)>,
    names: HashSet<&'a str>,
}

impl<'a> Checker<'a> {
    /// Compares a template with the parameters of each of its operations.
    pub(super) fn template(
        &mut self,
        root: Value<'a>,
        path: &str,
        operations: Vec<(Value<'a>, Vec<Use<'a>>)>,
    ) {
        let names = names(path);
        let wanted: HashSet<&str> = names.iter().copied().collect();
        let declared: Vec<Declared<'a>> = operations
            .into_iter()
            .map(|(operation, uses)| {
                let in_path = uses.into_iter().filter(|used| used.location() == "path");
                let in_path: Vec<_> = in_path.map(|used| (used.name(), used)).collect();
                let names = in_path.iter().map(|(name, _)| *name).collect();
                Declared {
                    operation,
                    in_path,
                    names,
                }
            })
            .collect();
        for name in &names {
            let lacking: Vec<_> = declared
                .iter()
                .filter(|declared| !declared.names.contains(name))
                .collect();
            self.undeclared(root, name, &wanted, &lacking);
        }
        for declared in declared
            .iter()
            .filter(|declared| wanted.is_subset(&declared.names))
        {
            self.without_place(declared, &wanted);
        }
    }

    /// A name in the template that operations do not declare.
    fn undeclared(&mut self, root: Value<'a>, name: &str, wanted: &HashSet<&str>, lacking: &[&Declared<'a>]) {
        let Some((first, others)) = lacking.split_first() else {
            return;
        };
        let like = first
            .in_path
            .iter()
            .map(|(other, _)| *other)
            .filter(|other| !wanted.contains(other));
        let problem = Diagnostic::new(
            "armature::swagger::path-parameter",
            format!("the path parameter `{name}` is not declared"),
        )
        .at(
            SourceLocation::Key(first.operation.origin()),
            format!("`{{{name}}}` is in the path of this"),
        )
        .help(remedy(name, nearest(name, like), root))
        .section(SECTION);
        let also = |problem: Diagnostic, other: &&Declared<'a>| {
            problem.related(SourceLocation::Key(other.operation.origin()), "and of this")
        };
        self.push(others.iter().fold(problem, also));
    }

    /// Path parameters that are not in the template. One that is meant for a name without declaration was
    /// reported with that.
    fn without_place(&mut self, declared: &Declared<'a>, wanted: &HashSet<&str>) {
        for (name, used) in declared.in_path.iter().filter(|(name, _)| !wanted.contains(name)) {
            self.push(
                Diagnostic::new(
                    "armature::swagger::path-parameter",
                    format!("the path has no `{{{name}}}`"),
                )
                .at(
                    SourceLocation::Value(used.here.origin()),
                    "this path parameter is not in it",
                )
                .help("put it in the path, or take the parameter out")
                .section(SECTION),
            );
        }
    }
}

/// Returns how to declare a path parameter: by the one that is meant, by one that the document describes for all, or
/// anew.
fn remedy(name: &str, near: Option<&str>, root: Value<'_>) -> String {
    let container = if root.get("openapi").is_some() {
        "components/parameters"
    } else {
        "parameters"
    };
    let mut described = root
        .pointer(&format!("/{container}"))
        .into_iter()
        .flat_map(Value::members);
    let for_all = described.find(|(_, parameter)| {
        parameter.get_str("in") == Some("path") && parameter.get_str("name") == Some(name)
    });
    match (near, for_all) {
        (Some(near), _) => format!("the parameter `{near}` is not in the path: is it this one?"),
        (_, Some((key, _))) => format!("add {{ \"$ref\": \"#/{container}/{key}\" }} to its parameters"),
        _ if container != "parameters" => format!(
            "add {{ \"name\": \"{name}\", \"in\": \"path\", \"required\": true, \"schema\": {{ \"type\": \"string\" }} }} to its parameters"
        ),
        _ => format!(
            "add {{ \"name\": \"{name}\", \"in\": \"path\", \"required\": true, \"type\": \"string\" }} to its parameters"
        ),
    }
}

/// Returns the template without the names of its parameters.
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
