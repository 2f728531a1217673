//! Names of files that are made of names in documents. No two in a folder are the same, on case-insensitive file systems
//! too.

use std::collections::HashSet;

use crate::output::is_device;

/// Longest name of a file, in bytes, before a number is put behind.
const LONGEST: usize = 120;

/// The names that a folder has already, in small letters.
pub(super) struct Taken {
    names: HashSet<String>,
}

impl Taken {
    /// Returns a folder that has some names already.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            names: names.into_iter().map(str::to_lowercase).collect(),
        }
    }

    /// Returns a name for a file that is still free: the name itself as far as a file can have it, with a number where
    /// another file has it.
    pub(super) fn take(&mut self, name: &str) -> String {
        let base = file_name(name);
        let mut free = base.clone();
        let mut count = 1;
        while !self.names.insert(free.to_lowercase()) {
            count += 1;
            free = format!("{base}-{count}");
        }
        free
    }
}

/// Returns a name as far as a file can have it: letters, digits, and single characters between them. A name that Windows gives to a
/// device gets a sign before it.
fn file_name(name: &str) -> String {
    let mut result = String::new();
    for c in name.chars() {
        if result.len() + c.len_utf8() > LONGEST {
            break;
        }
        match c {
            c if c.is_alphanumeric() || c == '_' => result.push(c),
            '.' | '-' if !result.is_empty() && !result.ends_with(['.', '-']) => result.push(c),
            _ if !result.is_empty() && !result.ends_with(['.', '-']) => result.push('-'),
            _ => {}
        }
    }
    let result = result.trim_end_matches(['.', '-']);
    match result {
        "" => "other".to_owned(),
        result if is_device(result) => format!("_{result}"),
        result => result.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn names_of_files_are_unique_regardless_of_case() {
        let mut taken = Taken::new(["Index"]);
        let names = [
            "Pet",
            "pet",
            "a / b (c)",
            "..",
            "index",
            "v1.2-x_y",
            "Größe",
            "Aux",
            "con.x",
        ];
        let files = names.map(|name| taken.take(name));
        assert_eq!(
            files,
            [
                "Pet", "pet-2", "a-b-c", "other", "index-2", "v1.2-x_y", "Größe", "_Aux", "_con.x"
            ]
        );
    }

    #[test]
    fn names_of_files_are_short() {
        let mut taken = Taken::new([]);
        assert_eq!(taken.take(&"日".repeat(100)).len(), 120);
    }
}
