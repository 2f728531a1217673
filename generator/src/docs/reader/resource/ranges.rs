//! Pairs of versions as ranges: a change is between all versions before it and all versions from it on.

use std::collections::BTreeSet;

/// Pairs of versions: the first and the last of the old ones, the first and the last of the new ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranges(pub(super) Vec<[usize; 4]>);

impl Ranges {
    /// Returns whether a pair is among them.
    pub(super) fn contains(&self, old: usize, new: usize) -> bool {
        let holds =
            |range: &[usize; 4]| (range[0]..=range[1]).contains(&old) && (range[2]..=range[3]).contains(&new);
        self.0.iter().any(holds)
    }

    /// Returns whether a version is in any of the pairs.
    pub(super) fn concerns(&self, version: usize) -> bool {
        let holds = |range: &[usize; 4]| {
            (range[0]..=range[1]).contains(&version) || (range[2]..=range[3]).contains(&version)
        };
        self.0.iter().any(holds)
    }
}

/// Returns pairs of classes as ranges of versions. `classes` has the first and the last version of each.
pub(super) fn of(mut pairs: BTreeSet<(usize, usize)>, classes: &[(usize, usize)]) -> Ranges {
    let mut ranges = Vec::new();
    while let Some((old, new)) = pairs.first().copied() {
        let last_new = (new..)
            .take_while(|at| pairs.contains(&(old, *at)))
            .last()
            .unwrap_or(new);
        let is_whole = |old: &usize| (new..=last_new).all(|at| pairs.contains(&(*old, at)));
        let last_old = (old..).take_while(is_whole).last().unwrap_or(old);
        for old in old..=last_old {
            for new in new..=last_new {
                pairs.remove(&(old, new));
            }
        }
        ranges.push([
            classes[old].0,
            classes[last_old].1,
            classes[new].0,
            classes[last_new].1,
        ]);
    }
    Ranges(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addition_is_between_all_versions_before_it_and_all_that_follow() {
        // The third of four classes brings it; the second class has two versions.
        let pairs = BTreeSet::from([(0, 2), (0, 3), (1, 2), (1, 3)]);
        let ranges = of(pairs, &[(0, 0), (1, 2), (3, 3), (4, 4)]);
        assert_eq!(ranges.0, [[0, 2, 3, 4]]);
        assert!(ranges.contains(2, 4) && !ranges.contains(3, 4) && !ranges.contains(0, 1));
    }

    #[test]
    fn what_comes_and_goes_has_several_ranges() {
        let pairs = BTreeSet::from([(0, 1), (0, 3), (2, 3)]);
        let classes = [(0, 0), (1, 1), (2, 2), (3, 3)];
        let ranges = of(pairs.clone(), &classes);
        for old in 0..4 {
            for new in old + 1..4 {
                assert_eq!(
                    ranges.contains(old, new),
                    pairs.contains(&(old, new)),
                    "{old} {new}"
                );
            }
        }
        assert!(ranges.concerns(2));
    }
}
