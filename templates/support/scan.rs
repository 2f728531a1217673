//! Looks for the ends of strings, eight bytes at a time.

/// Returns how many bytes precede a quote, an escape or a control character.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    bytes.len() - rest.len() + plain_slowly(rest)
}

#[cold]
fn plain_slowly(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | ..0x20))
        .unwrap_or(bytes.len())
}

/// Returns a word of which the lowest bit that is set is in the first special byte; zero where there is none.
#[inline(always)]
fn special(bytes: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    // A byte below another one borrows from the next, so what is above the first hit says nothing.
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    // With its second bit flipped, a quote comes right after the control characters.
    let quotes = below(bytes ^ (ONES * 2), (b'"' ^ 2) as u64 + 1);
    let escapes = below(bytes ^ (ONES * b'\\' as u64), 1);
    (quotes | escapes) & (ONES * 0x80)
}
