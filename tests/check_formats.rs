//! Formats against their grammars: for each format a regular expression is put together from the rules of its document, one
//! rule a line, and both must give the same verdict for texts that are changed at random.

use armature::internals::support::check::{
    Direction, Format, Keywords, Numeric, Schema, Text, Types, Validator,
};
use regex::Regex;
use serde_json::{Value, json};

use crate::mutation::Random;

/// Returns whether a text has a format.
pub(super) fn has_format(name: &str, text: &str) -> bool {
    let format = Format::named(name);
    assert!(format.is_some(), "{name}");
    let rules = Text { format, ..Text::ANY };
    let schema = Schema::new(Keywords {
        types: Types::STRING,
        text: Some(&rules),
        ..Keywords::ANY
    });
    let validator = Validator::new(&[], Direction::Any);
    validator.violations(&schema, &Value::from(text)).is_empty()
}

/// Replaces the names of rules in angle brackets by the rules, which are written from the last to the first.
fn grammar(rules: &[(&str, &str)]) -> Regex {
    let mut text = rules[0].1.to_owned();
    for (name, rule) in &rules[1..] {
        text = text.replace(&format!("<{name}>"), &format!("(?:{rule})"));
    }
    Regex::new(&format!(r"\A(?:{text})\z")).unwrap()
}

/// Compares a format with its grammar, for texts that are made of others by changing some parts of them.
fn compare(format: &str, grammar: &Regex, texts: &[&str], parts: &[&str]) {
    let mut random = Random::new(7);
    let mut counts = [0, 0];
    for round in 0..20_000 {
        let mut text: Vec<char> = texts[random.below(texts.len())].chars().collect();
        for _ in 0..round % 4 {
            let start = random.below(text.len() + 1);
            let end = (start + random.below(3)).min(text.len());
            let part = parts[random.below(parts.len())].chars();
            text.splice(start..end, part);
        }
        let text: String = text.into_iter().collect();
        let expected = grammar.is_match(&text);
        assert_eq!(has_format(format, &text), expected, "{format}: {text:?}");
        counts[usize::from(expected)] += 1;
    }
    assert!(counts[0] > 1_000 && counts[1] > 1_000, "{format}: {counts:?}");
}

/// RFC 3986, appendix A, and RFC 3987, section 2.2; `ucs` and `private` are the characters beyond ASCII.
fn uri(start: &'static str, ucs: &'static str, private: &'static str) -> Regex {
    grammar(&[
        ("start", start),
        ("URI", r"<scheme>:<hier-part>(?:\?<query>)?(?:#<fragment>)?"),
        ("relative-ref", r"<relative-part>(?:\?<query>)?(?:#<fragment>)?"),
        (
            "hier-part",
            "//<authority><path-abempty>|<path-absolute>|<path-rootless>|",
        ),
        (
            "relative-part",
            "//<authority><path-abempty>|<path-absolute>|<path-noscheme>|",
        ),
        ("scheme", r"[A-Za-z][A-Za-z0-9+.-]*"),
        ("authority", "(?:<userinfo>@)?<host>(?::[0-9]*)?"),
        ("userinfo", "(?:<unreserved>|<pct-encoded>|<sub-delims>|:)*"),
        ("host", "<IP-literal>|<IPv4address>|<reg-name>"),
        ("reg-name", "(?:<unreserved>|<pct-encoded>|<sub-delims>)*"),
        ("IP-literal", r"\[(?:<IPv6address>|<IPvFuture>)\]"),
        (
            "IPvFuture",
            r"[vV][0-9A-Fa-f]+\.(?:[A-Za-z0-9._~-]|<sub-delims>|:)+",
        ),
        ("IPv6address", IPV6),
        ("ls32", "<h16>:<h16>|<IPv4address>"),
        ("h16", "[0-9A-Fa-f]{1,4}"),
        (
            "IPv4address",
            r"<dec-octet>\.<dec-octet>\.<dec-octet>\.<dec-octet>",
        ),
        ("dec-octet", DEC_OCTET),
        ("path-abempty", "(?:/<pchar>*)*"),
        ("path-absolute", "/(?:<pchar>+(?:/<pchar>*)*)?"),
        (
            "path-noscheme",
            "(?:<unreserved>|<pct-encoded>|<sub-delims>|@)+(?:/<pchar>*)*",
        ),
        ("path-rootless", "<pchar>+(?:/<pchar>*)*"),
        ("query", "(?:<pchar>|[/?]|<private>)*"),
        ("fragment", "(?:<pchar>|[/?])*"),
        ("pchar", "<unreserved>|<pct-encoded>|<sub-delims>|[:@]"),
        ("unreserved", "[A-Za-z0-9._~-]|<ucs>"),
        ("pct-encoded", "%[0-9A-Fa-f]{2}"),
        ("sub-delims", "[!$&'()*+,;=]"),
        ("ucs", ucs),
        ("private", private),
    ])
}

const DEC_OCTET: &str = "25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9]|[0-9]";

const IPV6: &str = concat!(
    "(?:<h16>:){6}<ls32>",
    "|::(?:<h16>:){5}<ls32>",
    "|(?:<h16>)?::(?:<h16>:){4}<ls32>",
    "|(?:(?:<h16>:){0,1}<h16>)?::(?:<h16>:){3}<ls32>",
    "|(?:(?:<h16>:){0,2}<h16>)?::(?:<h16>:){2}<ls32>",
    "|(?:(?:<h16>:){0,3}<h16>)?::<h16>:<ls32>",
    "|(?:(?:<h16>:){0,4}<h16>)?::<ls32>",
    "|(?:(?:<h16>:){0,5}<h16>)?::<h16>",
    "|(?:(?:<h16>:){0,6}<h16>)?::",
);

/// `ucschar` and `iprivate` of RFC 3987; nothing in ASCII is in these.
const UCS: &str = concat!(
    r"[\u{A0}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFEF}\u{10000}-\u{1FFFD}\u{20000}-\u{2FFFD}",
    r"\u{30000}-\u{3FFFD}\u{40000}-\u{4FFFD}\u{50000}-\u{5FFFD}\u{60000}-\u{6FFFD}\u{70000}-\u{7FFFD}",
    r"\u{80000}-\u{8FFFD}\u{90000}-\u{9FFFD}\u{A0000}-\u{AFFFD}\u{B0000}-\u{BFFFD}\u{C0000}-\u{CFFFD}",
    r"\u{D0000}-\u{DFFFD}\u{E1000}-\u{EFFFD}]",
);
const PRIVATE: &str = r"[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]";
/// A character that is never there.
const NONE: &str = r"[^\s\S]";

const URIS: [&str; 14] = [
    "https://user:pass@example.com:8080/a/b;c=1/../d?e=f&g[0]#h/?",
    "http://[::ffff:1.2.3.4]:80/",
    "http://[2001:db8:0:1:2:3:4:5]/a",
    "http://[1::]:/",
    "ftp://[v1F.a:b~]/",
    "urn:a:b",
    "mailto:a%20b@c",
    "a:",
    "a:/b//c",
    "//host/a:b",
    "a/b:c",
    "/a%41?#",
    "http://h\u{e4}st/\u{fffd}?\u{e000}",
    "http://1.2.3.4",
];
const URI_PARTS: [&str; 36] = [
    "", ":", "::", "/", "//", "?", "#", "[", "]", "@", "%", "%4a", "%4", ".", "..", "-", "0", "00", "1",
    "256", "a", "G", "ffff", "12345", "v1.", " ", "\"", "<", "\\", "{", "|", "^", "\u{e9}", "\u{e000}",
    "\u{fffe}", "~!$",
];

#[test]
fn uris_follow_their_grammar() {
    for (format, start) in [("uri", "<URI>"), ("uri-reference", "<URI>|<relative-ref>")] {
        compare(format, &uri(start, NONE, NONE), &URIS, &URI_PARTS);
    }
}

#[test]
fn iris_follow_their_grammar() {
    for (format, start) in [("iri", "<URI>"), ("iri-reference", "<URI>|<relative-ref>")] {
        compare(format, &uri(start, UCS, PRIVATE), &URIS, &URI_PARTS);
    }
}

#[test]
fn characters_beyond_ascii_are_those_of_the_grammar() {
    let grammar = uri("<URI>", UCS, PRIVATE);
    // The ends of all ranges, and what is before and behind them.
    let planes = (1..=0x10).flat_map(|plane: u32| [plane << 16, (plane << 16) + 0xfffd]);
    let ends = [
        0xa0, 0xd7ff, 0xe000, 0xf8ff, 0xf900, 0xfdcf, 0xfdf0, 0xffef, 0xe1000,
    ];
    for end in planes.chain(ends) {
        for character in (end - 2..=end + 2).filter_map(char::from_u32) {
            for text in [format!("a:{character}"), format!("a:?{character}")] {
                assert_eq!(has_format("iri", &text), grammar.is_match(&text), "{text:?}");
            }
        }
    }
}

#[test]
fn addresses_follow_their_grammar() {
    let ipv6 = grammar(&[
        ("start", IPV6),
        ("ls32", "<h16>:<h16>|<ipv4>"),
        ("h16", "[0-9A-Fa-f]{1,4}"),
        ("ipv4", r"<octet>\.<octet>\.<octet>\.<octet>"),
        ("octet", DEC_OCTET),
    ]);
    let ipv4 = grammar(&[
        ("start", r"<octet>\.<octet>\.<octet>\.<octet>"),
        ("octet", DEC_OCTET),
    ]);
    let texts = [
        "::",
        "1:2:3:4:5:6:7:8",
        "1::8",
        "::ffff:1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "1:2:3:4:5:6:7::",
    ];
    let parts = [
        "", ":", "::", ":1", "1:", "abcd", "12345", ".", "1.2.3.4", "0", "256", "%eth0", "g", " ",
    ];
    compare("ipv6", &ipv6, &texts, &parts);
    let texts = ["1.2.3.4", "255.249.199.99", "0.0.0.0"];
    let parts = ["", ".", "0", "1", "9", "25", "255", "256", "\u{663}", " ", "+"];
    compare("ipv4", &ipv4, &texts, &parts);
}

#[test]
fn hosts_and_mailboxes_follow_their_grammar() {
    const NAME: &str = r"<label>(?:\.<label>)*";
    const LABEL: &str = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    let long = "a".repeat(62);
    let texts = ["example.com", "a-b.c", "xn--nxasmq6b", "1.2", long.as_str()];
    let parts = ["", ".", "-", "a", "9", "_", "*", "\u{e4}", "aa"];
    compare(
        "hostname",
        &grammar(&[("start", NAME), ("label", LABEL)]),
        &texts,
        &parts,
    );

    let mailbox = grammar(&[
        ("start", "(?:<dot-string>|<quoted-string>)@(?:<domain>|<literal>)"),
        ("dot-string", r"<atom>(?:\.<atom>)*"),
        ("atom", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"),
        ("quoted-string", r#""(?:[ !#-\[\]-~]|\\[ -~])*""#),
        ("literal", r"\[(?:<ipv4>|(?i:ipv6):<ipv6>)\]"),
        ("ipv6", IPV6),
        ("ls32", "<h16>:<h16>|<ipv4>"),
        ("h16", "[0-9A-Fa-f]{1,4}"),
        ("ipv4", r"<octet>\.<octet>\.<octet>\.<octet>"),
        ("octet", DEC_OCTET),
        ("domain", NAME),
        ("label", LABEL),
    ]);
    let texts = [
        "joe.bloggs@example.com",
        r#""joe bloggs"@a.b"#,
        r#""a\"b@c"@d"#,
        "te~st@[127.0.0.1]",
        "a@[IPv6:::1]",
    ];
    let parts = [
        "", ".", "@", "\"", "\\", "\\\"", " ", "a", "=", "[", "]", "1", "300", "ipv6:", ":", "-",
    ];
    compare("email", &mailbox, &texts, &parts);
}

#[test]
fn pointers_follow_their_grammar() {
    const POINTER: &str = "(?:/(?:[^/~]|~[01])*)*";
    let texts = [
        "",
        "/a/b",
        "/~0~1",
        "/a b/\u{e9}",
        "0",
        "1/a",
        "12#",
        "0+1/a",
        "3-10#",
    ];
    let parts = ["", "/", "~", "~0", "~1", "~2", "#", "0", "1", "10", "+", "-", "a"];
    compare("json-pointer", &grammar(&[("start", POINTER)]), &texts, &parts);
    let relative = grammar(&[
        ("start", "<count>(?:[+-]<count>)?(?:#|<pointer>)"),
        ("count", "0|[1-9][0-9]*"),
        ("pointer", POINTER),
    ]);
    compare("relative-json-pointer", &relative, &texts, &parts);
}

#[test]
fn uri_templates_follow_their_grammar() {
    let template = grammar(&[
        ("start", "(?:<literals>|<expression>)*"),
        ("expression", r"\{[+#./;?&=,!@|]?<varspec>(?:,<varspec>)*\}"),
        ("varspec", r"<varchar>(?:\.?<varchar>)*(?::[1-9][0-9]{0,3}|\*)?"),
        ("varchar", "[A-Za-z0-9_]|<pct-encoded>"),
        ("literals", r"[!#$&(-;=?-\[\]_a-z~]|<ucs>|<private>|<pct-encoded>"),
        ("pct-encoded", "%[0-9A-Fa-f]{2}"),
        ("ucs", UCS),
        ("private", PRIVATE),
    ]);
    let texts = [
        "https://a/{b}",
        "{?c,d*}",
        "/{+x:100}{#y.z}",
        "a%20\u{e9}",
        "{%41}",
    ];
    let parts = [
        "", "{", "}", "{a}", "*", ":", ":1", ":0", ":12345", ",", ".", "+", "%", "%4a", "'", "\"", "<", "\\",
        "^", "`", "|", " ", "a", "\u{e000}", "-",
    ];
    compare("uri-template", &template, &texts, &parts);
}

#[test]
fn durations_follow_their_grammar() {
    // The forms of ISO 8601: the last part alone has a fraction, and weeks are the only part.
    let grammar = grammar(&[
        ("start", "-?P(?:<last>W|<date>|<whole-date>T<time>)"),
        (
            "date",
            "(?:<whole>Y)?(?:<whole>M)?<last>D|(?:<whole>Y)?<last>M|<last>Y",
        ),
        (
            "time",
            "(?:<whole>H)?(?:<whole>M)?<last>S|(?:<whole>H)?<last>M|<last>H",
        ),
        ("whole-date", "(?:<whole>Y)?(?:<whole>M)?(?:<whole>D)?"),
        ("last", "<whole>(?:[.,]<whole>)?"),
        ("whole", "[0-9]+"),
    ]);
    let texts = [
        "P1Y2M3DT4H5M6.7S",
        "P2W",
        "PT1H30M",
        "-P1D",
        "PT0,5S",
        "P1.5D",
        "P1M",
    ];
    let parts = [
        "", "P", "T", "1", "2.5", "0", ".", ",", "Y", "M", "W", "D", "H", "S", "-", "+",
    ];
    compare("duration", &grammar, &texts, &parts);
}

#[test]
fn a_leap_second_is_the_last_second_of_a_month_in_utc() {
    const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut count = 0;
    for (month, days) in (1..).zip(DAYS) {
        for (hour, minute) in (0..24).flat_map(|hour| (0..60).step_by(29).map(move |minute| (hour, minute))) {
            for day in [1, 2, 28, days] {
                for (sign, offset) in [
                    (1, 0),
                    (1, 30),
                    (-1, 30),
                    (1, 331),
                    (-1, 480),
                    (1, 1439),
                    (-1, 1439),
                ] {
                    // Minutes since the beginning of the month in UTC.
                    let utc = (day as i32 - 1) * 1440 + hour * 60 + minute - sign * offset;
                    let expected = utc == days as i32 * 1440 - 1 || utc == -1;
                    let sign = if sign > 0 { '+' } else { '-' };
                    let offset = format!("{sign}{:02}:{:02}", offset / 60, offset % 60);
                    let text = format!("2021-{month:02}-{day:02}T{hour:02}:{minute:02}:60{offset}");
                    assert_eq!(has_format("date-time", &text), expected, "{text}");
                    count += usize::from(expected);
                }
            }
        }
    }
    assert!(count > 12, "{count}");
}

#[test]
fn the_day_of_the_week_is_that_of_the_date() {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    // 2000-01-01 was a Saturday.
    let (mut index, mut count) = (5, 0);
    for year in 2000..2008 {
        for (month, name) in (1..=12).zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(' ')) {
            for day in (1..=31).filter(|day| has_format("date", &format!("{year}-{month:02}-{day:02}"))) {
                for (other, day_name) in names.iter().enumerate() {
                    let text = format!("{day_name}, {day:02} {name} {year} 12:45:26 GMT");
                    assert_eq!(has_format("date-time-rfc1123", &text), other == index, "{text}");
                }
                (index, count) = ((index + 1) % 7, count + 1);
            }
        }
    }
    assert_eq!(count, 8 * 365 + 2);
}

#[test]
fn whole_numbers_have_the_range_of_their_format() {
    let ranges: [(&str, i128, i128); 10] = [
        ("int8", i8::MIN.into(), i8::MAX.into()),
        ("int16", i16::MIN.into(), i16::MAX.into()),
        ("int32", i32::MIN.into(), i32::MAX.into()),
        ("int64", i64::MIN.into(), i64::MAX.into()),
        ("unixtime", i64::MIN.into(), i64::MAX.into()),
        ("uint8", 0, u8::MAX.into()),
        ("uint16", 0, u16::MAX.into()),
        ("uint32", 0, u32::MAX.into()),
        ("uint64", 0, u64::MAX.into()),
        ("double-int", -9_007_199_254_740_991, 9_007_199_254_740_991),
    ];
    for (name, low, high) in ranges {
        let rules = Numeric {
            format: Format::named(name),
            ..Numeric::ANY
        };
        let schema = Schema::new(Keywords {
            number: Some(&rules),
            ..Keywords::NUMBER
        });
        let validator = Validator::new(&[], Direction::Any);
        let accepts = |value: &Value| validator.violations(&schema, value).is_empty();
        for number in [low - 1, low, -1, 0, 1, high, high + 1] {
            let json: Value = serde_json::from_str(&number.to_string()).unwrap();
            // Beyond 64 bits a number is read as the nearest float, which may be the bound itself.
            if json.is_i64() || json.is_u64() {
                assert_eq!(accepts(&json), (low..=high).contains(&number), "{name}: {number}");
            }
        }
        assert!(
            !accepts(&json!(0.5)) && accepts(&json!(1.0)) && !accepts(&json!(1e30)),
            "{name}"
        );
    }
}

#[test]
fn each_format_has_a_name_of_its_own() {
    for (name, format) in Format::NAMES {
        assert_eq!(Format::named(name), Some(*format), "{name}");
        assert_eq!(Format::named(format.name()), Some(*format), "{name}");
    }
}
