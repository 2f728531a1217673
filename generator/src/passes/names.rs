//! Names on the wire to names in Rust.

pub use super::scope::Scope;
use crate::limits::TYPE_NAME;

/// Returns the words of a name: at signs that are neither letter nor digit, and where the case says so.
/// `osDiskImage` → `os disk image`, `sizeInGB` → `size in GB`, `secureVMDisk` → `secure VM disk`,
/// `publicIPs` → `public IPs`.
fn words(name: &str) -> Vec<&str> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = Vec::new();
    let mut start = 0;
    for (i, (at, c)) in name.char_indices().enumerate() {
        let is_separator = !c.is_alphanumeric();
        if is_separator || begins_word(&chars, i) {
            words.push(&name[start..at]);
            start = if is_separator { at + c.len_utf8() } else { at };
        }
    }
    words.push(&name[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Returns whether a word begins at `i` because of the case of the letters around it.
fn begins_word(chars: &[char], i: usize) -> bool {
    let c = chars[i];
    let Some(&before) = i.checked_sub(1).and_then(|j| chars.get(j)) else {
        return false;
    };
    if !c.is_uppercase() || !before.is_alphanumeric() {
        return false;
    }
    if before.is_lowercase() || before.is_ascii_digit() && chars.get(i + 1).is_some_and(|n| n.is_lowercase())
    {
        // `IPv` and `OAuth` are words of their own kind: no cut inside of them.
        return !(before == 'v' && i >= 3 && chars[i - 3..i] == ['I', 'P', 'v']);
    }
    // In a run of capitals the last one begins a word if a small letter follows: `VMDisk` → `VM Disk`.
    // Not so for a plural, `IPs`, nor for the `v` of `IPv4`.
    let small_follows = chars.get(i + 1).is_some_and(|n| n.is_lowercase());
    let plural = chars.get(i + 1) == Some(&'s') && chars.get(i + 2).is_none_or(|n| !n.is_lowercase());
    let ip_version = c == 'P' && before == 'I' && chars.get(i + 1) == Some(&'v');
    before.is_uppercase() && small_follows && !plural && !ip_version
}

/// Returns a name in snake case; empty where it has no letter or digit.
pub fn snake(name: &str) -> String {
    words(name).join("_").to_lowercase()
}

/// Returns a name in Pascal case; empty where it has no letter or digit.
pub fn pascal(name: &str) -> String {
    let mut result = String::new();
    for word in words(name) {
        // `1` and `0` of `1.0` would else become `10`.
        if result.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
            result.push('_');
        }
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            result.extend(first.to_uppercase());
            result.extend(chars.flat_map(char::to_lowercase));
        }
    }
    result
}

/// Returns the name of a type.
pub fn type_name(name: &str) -> String {
    let name = pascal(name);
    let name = match name.as_str() {
        "" => "Unnamed".into(),
        _ if PRELUDE.contains(&name.as_str()) => format!("{name}Model"),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) => format!("T{name}"),
        _ => identifier(name),
    };
    shortened(name)
}

/// Returns a name that a file can have: `rustdoc` writes a file for each type. A name that is too long ends with a number that
/// follows from the whole name, so that long names that begin alike stay different whatever other names there are.
fn shortened(name: String) -> String {
    if name.len() <= TYPE_NAME {
        return name;
    }
    // FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let number = format!("{hash:010}");
    let end = name.floor_char_boundary(TYPE_NAME - number.len());
    format!("{}{number}", &name[..end])
}

/// Returns the name of a variant.
pub fn variant(value: &str) -> String {
    // Signs that tell values apart and would else be lost.
    let spelled = match value {
        "" => "Empty".to_owned(),
        "*" => "All".to_owned(),
        _ if is_of_signs(value) => spelled(value),
        _ => value
            .replace("!=", " Not Equal ")
            .replace('+', " Plus ")
            .replace('<', " Less ")
            .replace('>', " Greater ")
            .replace('=', " Equal "),
    };
    let negative = value.starts_with('-') && is_signed(value);
    let name = pascal(&spelled);
    match name.as_str() {
        "" => "Other".into(),
        "Self" => "SelfValue".into(),
        _ if negative => format!("Minus{name}"),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) => format!("V{name}"),
        _ => identifier(name),
    }
}

/// Returns the name of a field, parameter or module.
pub fn field(name: &str) -> String {
    match name {
        _ if is_signed(name) => snake(&format!("{} {}", spelled(&name[..1]), &name[1..])),
        _ if is_of_signs(name) => safe_snake(&snake(&spelled(name))),
        _ => safe_snake(&snake(name)),
    }
}

/// Returns whether a name is a number with a sign: `-1`, `+1`.
fn is_signed(name: &str) -> bool {
    let number = name.strip_prefix(['-', '+']);
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether a name consists of signs that have names: nothing else tells it from others.
fn is_of_signs(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| sign(c).is_some())
}

/// Returns the names of the signs that a name consists of.
fn spelled(name: &str) -> String {
    let signs: Vec<&str> = name.chars().filter_map(sign).collect();
    signs.join(" ")
}

/// Returns the name of a sign.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "Plus",
        '-' => "Minus",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '~' => "Tilde",
        '*' => "Star",
        '/' => "Slash",
        '\\' => "Backslash",
        '%' => "Percent",
        '^' => "Caret",
        '&' => "Ampersand",
        '|' => "Bar",
        '?' => "Question",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '#' => "Number",
        '@' => "At",
        '$' => "Dollar",
        '_' => "Underscore",
        _ => return None,
    })
}

/// Returns a name that is in snake case already, made fit for use.
pub fn safe_snake(name: &str) -> String {
    match name {
        "" => "unnamed".into(),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) => format!("n{name}"),
        _ if !is_identifier(name) => identifier(format!("{name}_")).to_lowercase(),
        _ => name.to_owned(),
    }
}

/// Returns the name without the characters that no identifier may have.
fn identifier(name: String) -> String {
    if is_identifier(&name) {
        return name;
    }
    let kept: String = name.chars().filter(|c| is_plain(*c)).collect();
    match is_identifier(&kept) {
        true => kept,
        false => format!("X{kept}"),
    }
}

/// Returns whether Rust takes a name, in the edition of the generated crates, without a word about its letters.
fn is_identifier(name: &str) -> bool {
    is_plainly_identifier(name)
        // `gen` is a keyword that `syn` does not know.
        || name != "gen" && name.chars().all(is_plain) && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Returns whether a name is an identifier of ASCII that looks like no keyword: all keywords but `Self` are a few small letters.
/// Most names are such, and `syn` takes much longer to say so.
fn is_plainly_identifier(name: &str) -> bool {
    let is_small = name.len() <= LONGEST_KEYWORD && name.bytes().all(|byte| byte.is_ascii_lowercase());
    !is_small
        && name != "Self"
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The length of the longest keyword, such as `override`.
const LONGEST_KEYWORD: usize = 8;

/// Returns whether a character may be in an identifier: ASCII, and those letters of other scripts that have one form
/// only (others are no identifiers before normalization) and look like no letter of ASCII.
fn is_plain(c: char) -> bool {
    let compatible = ['ĳ', 'Ĳ', 'ŀ', 'Ŀ', 'ŉ'];
    match c {
        '_' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        'À'..='ž' => c.is_alphabetic() && !compatible.contains(&c),
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => true,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        _ => false,
    }
}

/// Names of the standard library that generated modules use unqualified.
const PRELUDE: [&str; 26] = [
    "AsRef",
    "Box",
    "BTreeMap",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Err",
    "Fn",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
    "Sized",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_the_case() {
        for (wire, rust) in [
            ("osDiskImage", "os_disk_image"),
            ("sizeInGB", "size_in_gb"),
            ("secureVMDiskEncryptionSetId", "secure_vm_disk_encryption_set_id"),
            ("publicIPs", "public_ips"),
            ("publicIPAddresses", "public_ip_addresses"),
            ("enableIPv6Support", "enable_ipv6_support"),
            ("@odata.type", "odata_type"),
            ("type", "type_"),
            ("self", "self_"),
            ("200", "n200"),
            ("", "unnamed"),
            ("...", "dot_dot_dot"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("$", "dollar"),
            ("vCPUs", "v_cpus"),
            ("gen", "gen_"),
            ("größe", "größe"),
            ("ﬀ", "x_"),
            ("ſtart", "tart_"),
        ] {
            assert_eq!(field(wire), rust, "{wire}");
        }
    }

    #[test]
    fn variants_are_valid() {
        for (wire, rust) in [
            ("Standard_LRS", "StandardLrs"),
            ("SystemAssigned, UserAssigned", "SystemAssignedUserAssigned"),
            ("1.0", "V1_0"),
            ("-1", "Minus1"),
            ("", "Empty"),
            ("Self", "SelfValue"),
            ("§", "Other"),
            ("!=", "NotEqual"),
            ("~", "Tilde"),
            ("!~", "NotTilde"),
            ("a!=b", "ANotEqualB"),
            ("+1", "Plus1"),
            ("TLS1_2", "Tls1_2"),
        ] {
            assert_eq!(variant(wire), rust, "{wire}");
        }
    }

    #[test]
    fn types_do_not_hide_the_prelude() {
        assert_eq!(type_name("String"), "StringModel");
        assert_eq!(type_name("error"), "Error");
        assert_eq!(type_name("2DPoint"), "T2dPoint");
    }

    #[test]
    fn long_names_of_types_stay_apart() {
        let long = "größe".repeat(60);
        let [one, other] = [format!("{long} One"), format!("{long} Other")].map(|name| type_name(&name));
        assert!(one.len() <= TYPE_NAME && other.len() <= TYPE_NAME);
        assert_ne!(one, other);
        assert_eq!(one, type_name(&format!("{long}-one")));
    }
}
