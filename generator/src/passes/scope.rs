//! Scopes, in which each name is given once.

use std::collections::{HashMap, HashSet};

/// Names of one scope, each given once.
#[derive(Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
    /// The number that a name was given last.
    numbers: HashMap<String, u64>,
}

impl Scope {
    /// Takes a name, with a number behind it where it is taken already.
    pub fn take(&mut self, name: String) -> String {
        let mut candidate = name.clone();
        let mut number = self.numbers.get(&name).copied().unwrap_or(1);
        while !self.taken.insert(candidate.clone()) {
            number += 1;
            let is_separated = name.contains('_') && !name.ends_with('_');
            let gap = if is_separated || name.ends_with(|c: char| c.is_ascii_digit()) {
                "_"
            } else {
                ""
            };
            candidate = format!("{name}{gap}{number}");
        }
        if number > 1 {
            self.numbers.insert(name, number);
        }
        candidate
    }

    /// Takes a Rust name for each of several names, in their order. A name that is a Rust name already keeps it; the
    /// others give way to it, wherever they come.
    pub fn take_all<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n str>,
        rust: fn(&str) -> String,
    ) -> Vec<String> {
        let wanted: Vec<(bool, String)> = names
            .into_iter()
            .map(|name| (rust(name), name))
            .map(|(wanted, name)| (wanted == name && self.try_take(name), wanted))
            .collect();
        wanted
            .into_iter()
            .map(|(is_kept, wanted)| if is_kept { wanted } else { self.take(wanted) })
            .collect()
    }

    /// Takes a name if it is free.
    pub fn try_take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_gives_each_name_once() {
        let mut scope = Scope::default();
        assert_eq!(scope.take("Disk".into()), "Disk");
        assert_eq!(scope.take("Disk".into()), "Disk2");
        assert_eq!(scope.take("V1".into()), "V1");
        assert_eq!(scope.take("V1".into()), "V1_2");
    }

    #[test]
    fn a_name_that_is_a_rust_name_already_is_kept() {
        let mut scope = Scope::default();
        let capitals = |name: &str| name.to_uppercase();
        assert_eq!(
            scope.take_all(["a", "b", "A", "A"], capitals),
            ["A2", "B", "A", "A3"]
        );
    }
}
