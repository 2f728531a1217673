//! Names of members, made to be compared quickly: by a few whole numbers rather than byte by byte.

/// A name with its length and what its first and last bytes say.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    text: &'a str,
    head: u64,
    tail: u64,
}

impl<'a> Name<'a> {
    /// The name with this text.
    #[inline]
    pub const fn new(text: &'a str) -> Self {
        let (head, tail) = ends(text.as_bytes());
        Self { text, head, tail }
    }

    /// The text.
    #[inline]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Whether a text of the same length, which is more than 16, equals the name between head and tail.
    #[inline]
    fn middle_is(&self, other: &str) -> bool {
        let (one, other) = (self.text.as_bytes(), other.as_bytes());
        one.get(8..16) == other.get(8..16) && (one.len() <= 24 || one == other)
    }

    /// Whether two names are equal. Up to 16 bytes head and tail are all of a name.
    #[inline(always)]
    pub(super) fn is(&self, other: Name<'_>) -> bool {
        self.head == other.head
            && self.tail == other.tail
            && self.text.len() == other.text.len()
            && (self.text.len() <= 16 || self.middle_is(other.text))
    }
}

/// Several names.
pub const fn names<const COUNT: usize>(texts: [&str; COUNT]) -> [Name<'_>; COUNT] {
    let mut names = [Name::new(""); COUNT];
    let mut rank = 0;
    while rank < COUNT {
        names[rank] = Name::new(texts[rank]);
        rank += 1;
    }
    names
}

/// Whether a text is one of several names, which are sorted.
#[inline]
pub(super) fn lists(names: &[Name<'_>], text: &str) -> bool {
    /// Up to so many names are compared one by one.
    const FEW: usize = 16;
    if names.len() > FEW {
        return names.binary_search_by(|known| known.text.cmp(text)).is_ok();
    }
    let name = Name::new(text);
    names.iter().any(|known| known.is(name))
}

/// The first and the last eight bytes; of less than eight all that there are, in another order.
#[inline]
const fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (
            u32::from_le_bytes(*first) as u64,
            u32::from_le_bytes(*last) as u64,
        );
    }
    match bytes {
        [] => (0, 0),
        [one] => (*one as u64, 0),
        [one, two] => (*one as u64, *two as u64),
        [one, two, three, ..] => ((*one as u64) << 8 | *three as u64, *two as u64),
    }
}
