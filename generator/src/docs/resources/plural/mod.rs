//! English singular and plural. In: a name such as `GalleryImageVersions`. Out: the name with its last word in the
//! other number. The rules are those of the package `pluralize` 8.0 of JavaScript, which gave the pages their names;
//! `tests/pluralize.sh` compares the two on all names of the documents. They are written here as endings, not as
//! patterns; irregular and uncountable words count only as whole names, as there.

mod words;

use words::{IRREGULAR, KEPT_ENDINGS, PLURAL, Rule, SINGULAR, UNCOUNTABLE};

/// Returns the singular of a name.
pub(crate) fn singular(name: &str) -> String {
    let lower = name.to_lowercase();
    // Of two singulars with one plural the later one counts.
    let irregular = IRREGULAR.iter().rev().find(|(_, plural)| *plural == lower);
    let is_singular = IRREGULAR.iter().any(|(singular, _)| *singular == lower);
    match irregular {
        _ if is_singular => with_case_of(name, &lower),
        Some((singular, _)) => with_case_of(name, singular),
        None => by_rules(name, &lower, SINGULAR),
    }
}

/// Returns the plural of a name.
pub(crate) fn plural(name: &str) -> String {
    let lower = name.to_lowercase();
    let irregular = IRREGULAR.iter().rev().find(|(singular, _)| *singular == lower);
    let is_plural = IRREGULAR.iter().any(|(_, plural)| *plural == lower);
    match irregular {
        _ if is_plural => with_case_of(name, &lower),
        Some((_, plural)) => with_case_of(name, plural),
        None => by_rules(name, &lower, PLURAL),
    }
}

/// Applies the first rule that matches; a name without one stays as it is.
fn by_rules(name: &str, lower: &str, rules: &[Rule]) -> String {
    // No ending has a letter beyond ASCII at its end.
    if !name.ends_with(|c: char| c.is_ascii())
        || UNCOUNTABLE.contains(&lower)
        || KEPT_ENDINGS
            .iter()
            .any(|ending| match_end(name, ending).is_some())
    {
        return name.to_owned();
    }
    let matches = rules
        .iter()
        .find_map(|rule| Some((rule, rule_match(name, rule)?)));
    let Some((rule, (start, stem_end))) = matches else {
        return name.to_owned();
    };
    let changed = format!("{}{}", &name[start..stem_end], rule.new);
    let matched = &name[start..];
    // An ending that is only added takes the case of the letter before it.
    let model = if matched.is_empty() {
        &name[name.char_indices().next_back().map_or(0, |(at, _)| at)..]
    } else {
        matched
    };
    format!("{}{}", &name[..start], with_case_of(model, &changed))
}

/// Returns where the longest match of a rule begins, and where its stem ends.
fn rule_match(name: &str, rule: &Rule) -> Option<(usize, usize)> {
    let endings = rule.endings.iter().filter_map(|ending| match_end(name, ending));
    let matches = endings.flat_map(|stem_end| {
        let stems = rule
            .stems
            .iter()
            .filter_map(move |stem| match_end(&name[..stem_end], stem));
        stems.map(move |start| (start, stem_end))
    });
    matches.min()
}

/// Returns where the end of a text that a pattern matches begins; letters match in either case. In a pattern `[abc]` is
/// one of these characters, `[!abc]` any other one. At the beginning of a pattern `<` is the beginning of a word,
/// and `^` that of the text.
fn match_end(text: &str, pattern: &str) -> Option<usize> {
    let (bounds, mut pattern) = match pattern.strip_prefix(['^', '<']) {
        Some(rest) => (pattern.chars().next(), rest),
        None => (None, pattern),
    };
    let mut rest = text;
    while !pattern.is_empty() {
        let c = rest.chars().next_back()?;
        rest = &rest[..rest.len() - c.len_utf8()];
        let lower = c.to_lowercase().next()?;
        if let Some(open) = pattern.ends_with(']').then(|| pattern.rfind('[')).flatten() {
            let set = &pattern[open + 1..pattern.len() - 1];
            let fits = match set.strip_prefix('!') {
                Some(others) => !others.contains(lower),
                None => set.contains(lower),
            };
            fits.then_some(())?;
            pattern = &pattern[..open];
        } else {
            pattern = pattern.strip_suffix(lower)?;
        }
    }
    let before = rest.chars().next_back();
    let in_word = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let fits = match bounds {
        Some('^') => before.is_none(),
        Some(_) => !in_word,
        None => true,
    };
    fits.then_some(rest.len())
}

/// Returns a text in the case of another one: small, capital, or with a capital first letter.
fn with_case_of(model: &str, text: &str) -> String {
    if model == text {
        return text.to_owned();
    }
    let lower = text.to_lowercase();
    if model == model.to_lowercase() {
        return lower;
    }
    if model == model.to_uppercase() {
        return text.to_uppercase();
    }
    let mut model = model.chars();
    let capital = model.next().is_some_and(|c| c.to_uppercase().eq([c]));
    let mut letters = lower.chars();
    match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_resources_have_a_singular() {
        let pairs = [
            ("Galleries", "Gallery"),
            ("SshPublicKeys", "SshPublicKey"),
            ("Policies", "Policy"),
            ("Addresses", "Address"),
            ("Statuses", "Status"),
            ("Indices", "Index"),
            ("Data", "Datum"),
            ("Caches", "Cach"),
            ("KeyVaultProperties", "KeyVaultProperty"),
            ("Diagnostics", "Diagnostic"),
            ("Analytics", "Analytics"),
            ("PrivateDnsZones", "PrivateDnsZone"),
            ("Series", "Series"),
            ("Media", "Media"),
            ("VMs", "VM"),
            ("Aliases", "Alias"),
            ("Movies", "Movie"),
            ("People", "Person"),
            ("", ""),
        ];
        for (plural, expected) in pairs {
            assert_eq!(singular(plural), expected);
        }
    }

    #[test]
    fn names_of_dependencies_have_a_plural() {
        let pairs = [
            ("publicIpPrefix", "publicIpPrefixes"),
            ("publicIpAddress", "publicIpAddresses"),
            ("galleryImage", "galleryImages"),
            ("firewallPolicy", "firewallPolicies"),
            ("gateway", "gateways"),
            ("virtualMachineVM", "virtualMachineVMS"),
            ("index", "indices"),
            ("schema", "schemata"),
            ("dataSchema", "dataSchemas"),
            ("disk", "disks"),
            ("disks", "disks"),
        ];
        for (singular, expected) in pairs {
            assert_eq!(plural(singular), expected);
        }
    }

    /// Reads lines of name, singular and plural, which `tests/pluralize.sh` makes with the package.
    #[test]
    #[ignore = "run by tests/pluralize.sh"]
    fn the_package_agrees() {
        let path = std::env::var("ARMATURE_PLURALS").expect("the script names the table");
        #[allow(clippy::disallowed_methods, reason = "a test reads what it compares with")]
        let table = std::fs::read_to_string(path).expect("the table is there");
        let mut different = Vec::new();
        for line in table.lines() {
            let forms: Vec<&str> = line.split('\t').collect();
            let [name, one, many] = forms[..] else {
                panic!("no line of three: {line}")
            };
            if singular(name) != one || plural(name) != many {
                different.push(format!(
                    "{name}: {} for {one}, {} for {many}",
                    singular(name),
                    plural(name)
                ));
            }
        }
        assert!(different.is_empty(), "{}", different.join("\n"));
        println!(
            "{} names have the same singular and plural",
            table.lines().count()
        );
    }
}
