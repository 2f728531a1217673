//! The order in which JavaScript keeps the members of an object.

/// Members in JavaScript's order: keys that are array indices first, ascending, then the others as they stand. A
/// key that comes again keeps its first place and takes the last value.
pub(super) fn javascript<T>(members: Vec<(&str, T)>) -> Vec<(&str, T)> {
    let mut members = distinct(members);
    if members.iter().any(|(key, _)| array_index(key).is_some()) {
        // The sort is stable: the other keys stay as they stand, behind.
        members.sort_by_key(|(key, _)| array_index(key).map_or(u64::MAX, u64::from));
    }
    members
}

/// Most members among which repeated keys are looked for without sorting.
const FEW: usize = 32;

fn distinct<T>(members: Vec<(&str, T)>) -> Vec<(&str, T)> {
    let repeated = if members.len() <= FEW {
        (1..members.len()).any(|i| members[..i].iter().any(|(key, _)| *key == members[i].0))
    } else {
        let mut keys: Vec<&str> = members.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| pair[0] == pair[1])
    };
    if !repeated {
        return members;
    }
    let mut places = std::collections::HashMap::new();
    let mut result: Vec<(&str, T)> = Vec::with_capacity(members.len());
    for (key, value) in members {
        match places.get(key) {
            Some(place) => result[*place] = (key, value),
            None => {
                places.insert(key, result.len());
                result.push((key, value));
            }
        }
    }
    result
}

/// The index that a key is: a whole number below 2^32 - 1 in its usual form.
fn array_index(key: &str) -> Option<u32> {
    let usual = key == "0" || !key.starts_with('0') && key.bytes().all(|b| b.is_ascii_digit());
    usual
        .then(|| key.parse().ok())
        .flatten()
        .filter(|n| *n < u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::javascript;

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
        ];
        let expected = [("2", 4), ("10", 2), ("b", 5), ("a", 3), ("02", 6), ("-1", 7)];
        assert_eq!(javascript(given), expected);
    }
}
