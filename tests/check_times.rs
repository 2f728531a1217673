//! Times, of which eight signs are looked at at once: every length of a fraction, and every sign in it.

use super::formats::has_format;

/// Whether a text is taken for a `date-time` without a remark.
fn is_date_time(text: &str) -> bool {
    has_format("date-time", text)
}

#[test]
fn a_fraction_may_have_any_length() {
    assert!(is_date_time("2018-10-25T18:36:52Z"));
    assert!(!is_date_time("2018-10-25T18:36:52.Z"));
    for length in 1..=24 {
        let digits = &"123456789012345678901234"[..length];
        for (end, fits) in [
            ("Z", true),
            ("+01:00", true),
            ("", false),
            ("x", false),
            ("Z0", false),
        ] {
            let text = format!("2018-10-25T18:36:52.{digits}{end}");
            assert_eq!(is_date_time(&text), fits, "{text}");
        }
    }
}

#[test]
fn a_fraction_has_digits_only() {
    for length in 1..=10 {
        for digit in 0..length {
            for sign in (0..=0x7f_u8).map(char::from).chain(['ä', '٣']) {
                let mut fraction: Vec<char> = "7".repeat(length).chars().collect();
                fraction[digit] = sign;
                let fraction: String = fraction.into_iter().collect();
                let text = format!("2018-10-25T18:36:52.{fraction}Z");
                assert_eq!(is_date_time(&text), sign.is_ascii_digit(), "{text:?}");
            }
        }
    }
}
