//! The name that is meant by one that does not exist.

/// How many names are looked at. In a document with more, a slip of the pen is as likely to hit an early one.
const LOOKED_AT: usize = 2_000;

/// How long names may be that are compared; the time for it grows with the square.
const LONGEST: usize = 200;

/// The known name that is nearest to a word, case aside, where one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let names = known.into_iter().take(LOOKED_AT);
    let likeness = |name: &str| match name.len().max(word.len()) > LONGEST {
        true => 0.0,
        false => strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &word),
    };
    let rated = names.map(|name| (likeness(name), name));
    let best = rated.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(likeness, _)| *likeness > 0.4).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_where_there_is_one() {
        let known = ["Circle", "Square", "Polygon"];
        assert_eq!(nearest("circel", known), Some("Circle"));
        assert_eq!(nearest("Sqare", known), Some("Square"));
        assert_eq!(nearest("Xy", known), None);
        assert_eq!(nearest("Circle", []), None);
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
