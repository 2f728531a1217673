//! Colours: text can be read on its background, in both colour schemes.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../templates/site/site.css");

/// Pairs of text and background colours.
const PAIRS: [(&str, &str); 19] = [
    ("text", "back"),
    ("text", "panel"),
    ("text", "mark"),
    ("faint", "back"),
    ("faint", "panel"),
    ("faint", "mark"),
    ("link", "back"),
    ("link", "panel"),
    ("link", "mark"),
    ("string", "panel"),
    ("key", "panel"),
    ("key", "back"),
    ("number", "panel"),
    ("danger", "back"),
    ("danger", "mark"),
    ("warm", "back"),
    ("warm", "mark"),
    ("key", "mark"),
    ("link", "panel"),
];

/// The colours that a block of the style sheet defines.
fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    let lines = block
        .split(';')
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    lines.map(|(name, value)| (name, rgb(value))).collect()
}

fn rgb(hex: &str) -> [f64; 3] {
    let part = |at: usize| {
        f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour is hexadecimal")) / 255.0
    };
    [part(0), part(2), part(4)]
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |c: f64| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let [r, g, b] = colour.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The blocks that define colours: light, dark by choice, dark by the system.
fn schemes() -> Vec<&'static str> {
    let blocks = STYLE
        .split('{')
        .filter(|block| block.trim_start().starts_with("--back"));
    blocks.filter_map(|block| block.split('}').next()).collect()
}

#[test]
fn text_can_be_read_in_both_schemes() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 3);
    for scheme in &schemes {
        let colours = colours(scheme);
        for (text, back) in PAIRS {
            let contrast = contrast(colours[text], colours[back]);
            assert!(contrast >= 4.5, "{text} on {back}: {contrast:.2}");
        }
    }
    assert_eq!(
        colours(schemes[1]),
        colours(schemes[2]),
        "dark is dark, whoever chooses it"
    );
}
