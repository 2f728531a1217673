//! Members in order: that in which they came, or that in which JavaScript keeps them.

use std::collections::HashMap;

/// Most members that are searched one after the other.
const FEW: usize = 32;

/// Members in the order in which their keys first came.
pub(crate) struct Ordered<'k, T> {
    members: Vec<(&'k str, T)>,
    /// The index of each key, once there are more than a few.
    indices: HashMap<&'k str, usize>,
}

impl<T> Default for Ordered<'_, T> {
    fn default() -> Self {
        Self {
            members: Vec::new(),
            indices: HashMap::new(),
        }
    }
}

impl<'k, T> Ordered<'k, T> {
    /// Adds a member behind the others; where there is one with this key, `join` puts the two together at its position.
    pub(crate) fn update(&mut self, key: &'k str, value: T, join: impl FnOnce(&mut T, T)) {
        match self.index(key) {
            Some(index) => join(&mut self.members[index].1, value),
            None => {
                self.members.push((key, value));
                if self.members.len() == FEW + 1 {
                    let indices = self.members.iter().zip(0..);
                    self.indices = indices.map(|((key, _), index)| (*key, index)).collect();
                } else if self.members.len() > FEW {
                    self.indices.insert(key, self.members.len() - 1);
                }
            }
        }
    }

    fn index(&self, key: &str) -> Option<usize> {
        match self.members.len() > FEW {
            true => self.indices.get(key).copied(),
            false => self.members.iter().position(|(known, _)| *known == key),
        }
    }

    /// Returns the members.
    pub(crate) fn into_vec(self) -> Vec<(&'k str, T)> {
        self.members
    }
}

/// Members in JavaScript's order: keys that are array indices first, ascending, then the others in their order. A
/// key that comes again keeps its first position and takes the last value.
pub(crate) fn javascript<T>(members: Vec<(&str, T)>) -> Vec<(&str, T)> {
    let mut ordered = Ordered::default();
    for (key, value) in members {
        ordered.update(key, value, |known, value| *known = value);
    }
    let mut members = ordered.into_vec();
    if members.iter().any(|(key, _)| array_index(key).is_some()) {
        // The sort is stable: the other keys stay in their order, behind.
        members.sort_by_key(|(key, _)| array_index(key).map_or(u64::MAX, u64::from));
    }
    members
}

/// Returns the index that a key is: a whole number below 2^32 - 1 in its usual form.
fn array_index(key: &str) -> Option<u32> {
    let usual = key == "0" || key.starts_with(|c: char| ('1'..='9').contains(&c));
    usual
        .then(|| key.parse().ok())
        .flatten()
        .filter(|n| *n < u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_come_first_and_the_last_value_counts() {
        let given = vec![
            ("b", 1),
            ("10", 2),
            ("a", 3),
            ("2", 4),
            ("b", 5),
            ("02", 6),
            ("-1", 7),
            ("+3", 8),
        ];
        let expected = [
            ("2", 4),
            ("10", 2),
            ("b", 5),
            ("a", 3),
            ("02", 6),
            ("-1", 7),
            ("+3", 8),
        ];
        assert_eq!(javascript(given), expected);
    }

    #[test]
    fn many_members_keep_their_places() {
        let keys: Vec<String> = (0..100).map(|n| format!("k{n}")).collect();
        let mut ordered = Ordered::default();
        for (key, value) in keys.iter().zip(0..).chain(keys.iter().zip(1000..)) {
            ordered.update(key, value, |known, value| *known += value);
        }
        let members = ordered.into_vec();
        assert_eq!(members.len(), 100);
        assert_eq!(members[40], ("k40", 1080));
    }
}
