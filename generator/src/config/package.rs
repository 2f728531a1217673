//! Names of packages.

use crate::diagnostic::Diagnostic;

/// Returns the problem with a name that is none for a package.
pub(super) fn bad_name(name: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::config::value",
        format!("`{name}` is not a valid package name"),
    )
    .help("a name has letters, digits, `-` and `_`, and begins with a letter")
}

/// Returns whether cargo takes a name for a package, and Rust the same name for a crate.
pub(crate) fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        && syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_ok()
        && !["test", "core", "std", "alloc", "proc-macro", "proc_macro"].contains(&name)
}

/// Returns a name for a package after the name of a folder.
pub(super) fn named_after(folder: &str) -> String {
    let clean = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = folder.chars().map(clean).collect();
    let name = name
        .trim_start_matches(|c: char| !c.is_ascii_alphabetic())
        .trim_end_matches('-');
    if is_package_name(name) {
        name.to_owned()
    } else {
        "generated".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn a_package_is_named_after_its_folder() {
        for (folder, package) in [
            ("generated", "generated"),
            ("Azure Gallery", "azure-gallery"),
            ("2022-api", "api"),
            ("test", "generated"),
            ("..", "generated"),
            ("fn", "generated"),
        ] {
            assert_eq!(named_after(folder), package, "{folder}");
        }
    }

    #[test]
    fn a_bad_package_name_is_refused() {
        for name in ["", "1a", "a b", "a\"b", "std", "struct"] {
            assert!(
                Config::new("r", "o").crate_name(name).package().is_err(),
                "{name}"
            );
        }
    }
}
