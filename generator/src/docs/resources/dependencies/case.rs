//! Names in camel and Pascal case, as the pages write them: `VirtualMachineScaleSetVM` is
//! `virtualMachineScaleSetVm`, `PublicIPAddress` is `publicIpAddress`.

/// Returns the words of a name: at characters that are neither letter nor digit, before a capital that follows a
/// small letter or a digit, and before the last one of a run of capitals where a small letter follows.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| chars[j]);
        let small_follows = chars.get(i + 1).is_some_and(char::is_ascii_lowercase);
        let begins = c.is_ascii_uppercase()
            && before.is_some_and(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || b.is_ascii_uppercase() && small_follows
            });
        if begins || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// Returns a name in camel case.
pub(super) fn camel(name: &str) -> String {
    let words = words(name);
    let rest = words.iter().skip(1).map(|word| capitalized(word));
    words.first().cloned().into_iter().chain(rest).collect()
}

/// Returns a name in Pascal case.
pub(super) fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capitalized(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_capitals_are_words() {
        assert_eq!(camel("VirtualMachineScaleSetVM"), "virtualMachineScaleSetVm");
        assert_eq!(camel("PublicIPAddress"), "publicIpAddress");
        assert_eq!(camel("P2SVpnGateway"), "p2SVpnGateway");
        assert_eq!(pascal("networkSecurityGroup"), "NetworkSecurityGroup");
    }
}
