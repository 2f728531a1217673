//! The words of names, as the search compares them. The script of the search splits queries by the same rules.

/// Returns the words of a name in small letters, each in its singular form: `targetRegions` has `target` and `region`.
pub(super) fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (at, c) in chars.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        if !c.is_alphanumeric() || begins_word(before, c, chars.get(at + 1).copied()) {
            finish(&mut word, &mut words);
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    finish(&mut word, &mut words);
    words
}

/// Returns whether a capital letter begins a word: behind a small letter or a digit, or before a small letter, as the `A` of
/// `IPAddress` does.
fn begins_word(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before.filter(|_| c.is_uppercase()) else {
        return false;
    };
    before.is_lowercase()
        || before.is_numeric()
        || before.is_uppercase() && after.is_some_and(char::is_lowercase)
}

fn finish(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(singular(word));
        word.clear();
    }
}

/// Returns a word without the ending of an English plural. It need not be right, it must be the same for names and queries.
fn singular(word: &str) -> String {
    let (stem, ending) = match word.len() {
        0..=3 => return word.to_owned(),
        _ if !word.is_ascii() => return word.to_owned(),
        length if word.ends_with("ies") => (&word[..length - 3], "y"),
        length
            if ["sses", "shes", "ches", "xes"]
                .iter()
                .any(|end| word.ends_with(end)) =>
        {
            (&word[..length - 2], "")
        }
        _ if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => (word, ""),
        length if word.ends_with('s') => (&word[..length - 1], ""),
        _ => (word, ""),
    };
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_have_words() {
        assert_eq!(words("regionalReplicaCount"), ["regional", "replica", "count"]);
        assert_eq!(words("Standard_LRS"), ["standard", "lrs"]);
        assert_eq!(words("publicIPAddresses"), ["public", "ip", "address"]);
        assert_eq!(
            words("VirtualMachineScaleSetVM"),
            ["virtual", "machine", "scale", "set", "vm"]
        );
        assert_eq!(words("policies/status"), ["policy", "status"]);
        assert_eq!(words("sizeInGB"), ["size", "in", "gb"]);
        assert_eq!(words("p2sVpn"), ["p2s", "vpn"]);
        assert_eq!(words("größe"), ["größe"]);
        assert_eq!(words("$"), [""; 0]);
    }
}
