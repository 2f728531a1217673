//! Reading a request: its method, its path, whom it is for. Everything else in it is ignored.

use std::io::{self, Read};

/// Most bytes of a request; requests of browsers are shorter.
const MOST: usize = 16 << 10;

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path, decoded, without the slash that it begins with.
    pub(super) path: String,
    /// What follows the question mark.
    pub(super) query: String,
    /// The host that the client believes to talk to, without the port.
    pub(super) host: String,
}

/// Reads a request.
///
/// # Errors
/// When the connection fails. A request that makes no sense is `None`.
pub(super) fn read(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 2048];
    while bytes.len() < MOST {
        let count = stream.read(&mut buffer)?;
        bytes.extend_from_slice(&buffer[..count]);
        match parse(&bytes) {
            Parsed::Whole(request) => return Ok(Some(request)),
            Parsed::Part if count > 0 => {}
            Parsed::Part | Parsed::Wrong => return Ok(None),
        }
    }
    Ok(None)
}

enum Parsed {
    Whole(Request),
    Part,
    Wrong,
}

fn parse(bytes: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(httparse::Status::Partial) => return Parsed::Part,
        Ok(httparse::Status::Complete(_)) => {}
        Err(_) => return Parsed::Wrong,
    }
    let host = parsed
        .headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case("host"));
    let host = host
        .and_then(|host| std::str::from_utf8(host.value).ok())
        .unwrap_or_default();
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else {
        return Parsed::Wrong;
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    match path.strip_prefix('/').and_then(decoded) {
        Some(path) => Parsed::Whole(Request {
            method: method.to_owned(),
            path,
            query: query.to_owned(),
            host: without_port(host).to_owned(),
        }),
        None => Parsed::Wrong,
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Returns a path with its escapes replaced; `None` where they make no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> Option<Request> {
        read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_read() {
        let request = request("GET /a%20b/c.html?d HTTP/1.1\r\nHost: localhost:80\r\n\r\n").unwrap();
        assert_eq!(request.path, "a b/c.html");
        assert_eq!(request.query, "d");
        assert_eq!(request.host, "localhost");
    }

    #[test]
    fn nonsense_is_none() {
        for text in [
            "",
            "GET",
            "GET a HTTP/1.1\r\n\r\n",
            "\0\0\r\n\r\n",
            "GET /%zz HTTP/1.1\r\n\r\n",
            "GET /%ff HTTP/1.1\r\n\r\n",
        ] {
            assert_eq!(request(text), None, "{text}");
        }
        let endless = format!("GET / HTTP/1.1\r\n{}", "A: b\r\n".repeat(10_000));
        assert_eq!(request(&endless), None);
    }
}
