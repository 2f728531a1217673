//! The name that is meant by one that does not exist, and what is said about it.

use std::fmt;

/// How many names are looked at. In a document with more, a slip of the pen is as likely to hit an early one.
const LOOKED_AT: usize = 2_000;

/// How long names may be that are compared; the time for it grows with the square.
const LONGEST: usize = 200;

/// How alike a name must be to be the one that is meant: two letters of five may be wrong, not three.
const LIKE: f64 = 0.55;

/// Returns the known name that is nearest to a word, case aside, where one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let names = known.into_iter().take(LOOKED_AT);
    let likeness = |name: &str| match name.len().max(word.len()) > LONGEST {
        true => 0.0,
        false => strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &word),
    };
    let rated = names.map(|name| (likeness(name), name));
    let best = rated.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(likeness, _)| *likeness > LIKE)
        .map(|(_, name)| name)
}

/// Returns what to do about a word that does not exist: write the one that is meant, or else what is said.
pub fn remedy<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    nearest(word, known).map_or_else(|| otherwise.into(), did_you_mean)
}

/// Asks whether a name is the one that is meant.
pub fn did_you_mean(name: impl fmt::Display) -> String {
    format!("did you mean `{name}`?")
}

/// Asks for one of a few words: what to say of one that is none of them and like none.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [word] => format!("write {word}"),
        _ => format!("write one of {}", words.join(", ")),
    }
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

    #[test]
    fn a_word_that_is_like_none_is_answered_with_all() {
        assert_eq!(remedy("csw", ["csv", "multi"], "no"), "did you mean `csv`?");
        assert_eq!(
            remedy("x", ["csv", "multi"], one_of(["csv", "multi"])),
            "write one of `csv`, `multi`"
        );
        assert_eq!(one_of(["csv"]), "write `csv`");
    }
}
