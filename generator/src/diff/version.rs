//! The order of versions: dates as Azure's services have them, and numbers with dots.

use std::cmp::Ordering;

use super::date;

/// Compares two versions; `None` if they have no order.
pub fn compare(old: &str, new: &str) -> Option<Ordering> {
    if old == new {
        return Some(Ordering::Equal);
    }
    match (date::is_date(old), date::is_date(new)) {
        (true, true) => Some(of_dates(old, new)),
        (false, false) => of_numbers(old, new),
        _ => None,
    }
}

/// Returns whether a version is one of those that are published once and then never change.
pub(super) fn is_dated(version: &str) -> bool {
    date::is_date(version)
}

/// Returns whether a version is a preview.
pub fn is_preview(version: &str) -> bool {
    let version = version.to_ascii_lowercase();
    ["preview", "alpha", "beta", "-rc"]
        .iter()
        .any(|word| version.contains(word))
}

/// Compares dates. A preview comes before the version of its date.
fn of_dates(old: &str, new: &str) -> Ordering {
    let parts = |version: &str| {
        let (date, rest) = version.split_at(10);
        (date.to_owned(), rest.is_empty(), rest.to_owned())
    };
    parts(old).cmp(&parts(new))
}

/// Compares numbers with dots, such as `1.10.2`; what follows a hyphen comes before the version without it.
fn of_numbers(old: &str, new: &str) -> Option<Ordering> {
    let parts = |version: &str| {
        let version = version.trim_start_matches(['v', 'V']);
        let (numbers, rest) = version
            .split_once('-')
            .map_or((version, None), |(n, rest)| (n, Some(rest)));
        let numbers: Option<Vec<u64>> = numbers.split('.').map(|part| part.parse().ok()).collect();
        let mut numbers = numbers?;
        while numbers.last() == Some(&0) {
            numbers.pop();
        }
        Some((numbers, rest.is_none(), rest.unwrap_or_default().to_owned()))
    };
    Some(parts(old)?.cmp(&parts(new)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_in_order() {
        for (old, new) in [
            ("2021-07-01", "2023-07-03"),
            ("2021-07-01-preview", "2021-07-01"),
            ("2021-07-01-preview.1", "2021-07-01-preview.2"),
            ("1.9", "1.10"),
            ("v1", "v2"),
            ("1.0.0-beta", "1.0"),
        ] {
            assert_eq!(compare(old, new), Some(Ordering::Less), "{old} {new}");
            assert_eq!(compare(new, old), Some(Ordering::Greater), "{old} {new}");
        }
        assert_eq!(compare("1.0", "1.0.0"), Some(Ordering::Equal));
        assert_eq!(compare("2021-07-01", "1.0"), None);
        assert_eq!(compare("one", "two"), None);
    }
}
