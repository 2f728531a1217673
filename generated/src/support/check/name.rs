//! Names of members, made to be compared quickly: by a few whole numbers rather than byte by byte.

/// A name with its length and what its first and last bytes say.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    text: &'a str,
    first: u64,
    last: u64,
}

impl<'a> Name<'a> {
    /// Returns the name with this text.
    #[inline]
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            first: first(text.as_bytes()),
            last: last(text.as_bytes()),
        }
    }

    /// Returns the text.
    #[inline]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns whether a text of the same length, which is more than 8, and with the same start equals the name.
    #[inline(always)]
    fn end_is(&self, text: &str) -> bool {
        let (one, other) = (self.text.as_bytes(), text.as_bytes());
        match one.len() {
            ..=16 => last(other) == self.last,
            17..=24 => last(other) == self.last && one.get(8..16) == other.get(8..16),
            _ => one == other,
        }
    }

    /// Returns whether the name has this text, which starts with `first`.
    #[inline(always)]
    pub(super) fn is(&self, text: &str, first: u64) -> bool {
        self.text.len() == text.len() && self.first == first && (text.len() <= 8 || self.end_is(text))
    }
}

/// Several names.
pub const fn names<const COUNT: usize>(texts: [&str; COUNT]) -> [Name<'_>; COUNT] {
    let mut names = [Name::new(""); COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = Name::new(texts[index]);
        index += 1;
    }
    names
}

/// Returns whether a text is one of several names, which are sorted.
#[inline]
pub(super) fn lists(names: &[Name<'_>], text: &str) -> bool {
    /// Up to so many names are compared one by one.
    const FEW: usize = 16;
    if names.len() > FEW {
        return names.binary_search_by(|known| known.text.cmp(text)).is_ok();
    }
    let first = first(text.as_bytes());
    names.iter().any(|known| known.is(text, first))
}

/// Returns the first eight bytes of a name; all of a shorter one, some of them twice.
#[inline(always)]
pub(super) const fn first(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32;
    }
    let [one, two, three] = match bytes {
        [one, two, three] => [*one, *two, *three],
        [one, two] => [*one, *two, 0],
        [one] => [*one, 0, 0],
        _ => [0, 0, 0],
    };
    u32::from_le_bytes([one, two, three, 0]) as u64
}

/// Returns the last eight bytes of a name; nothing of a shorter one.
#[inline(always)]
const fn last(bytes: &[u8]) -> u64 {
    match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => 0,
    }
}
