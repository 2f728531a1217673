//! Reads examples of operations, a line each; says for each whether the request that is built from its parameters equals
//! the example, and whether its responses are read.
#![allow(dead_code, reason = "not all documents have parameters of all kinds")]

use std::fmt::Debug;
use std::io::BufRead;

use armature_calls::calls::{Call, Error, File, RequestOptions, http};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A parameter: the method that writes it, its name, and the names of the other arguments.
type Written = (&'static str, &'static str, &'static str);

/// Why an example cannot be compared: it is not as the document says.
const INVALID: &str = "EXAMPLE ";

struct Given {
    parameters: Map<String, Value>,
    responses: Map<String, Value>,
}

impl Given {
    fn value(&self, name: &str) -> Option<&Value> {
        let found = self.parameters.get(name);
        let folded = || self.parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        found.or_else(folded)
    }

    fn optional<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(value) = self.value(name) else { return Ok(None) };
        // Text may be the value as it is in a request: `true`, or the only element of a list.
        let read = serde_json::from_value(value.clone()).or_else(|error| {
            let flag = value.as_str().and_then(|text| text.parse().ok()).map(Value::Bool);
            let written = flag.unwrap_or_else(|| Value::Array(vec![value.clone()]));
            serde_json::from_value(written).map_err(|_| error)
        });
        read.map(Some).map_err(|error| format!("{INVALID}`{name}`: {error}: {value}"))
    }

    fn required<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        self.optional(name)?.ok_or_else(|| format!("{INVALID}lacks `{name}`"))
    }

    /// Examples need not have the address of the server, which is not compared.
    fn host<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        let given = self.optional(name)?;
        given.or_else(|| serde_json::from_value("example.com".into()).ok()).ok_or_else(|| format!("{INVALID}lacks `{name}`"))
    }

    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.value(name).map(|value| text(value).into_bytes())
    }

    fn file(&self, name: &str) -> Option<File> {
        self.bytes(name).map(File::new)
    }
}

/// A value as it is in a request: whole numbers have no fraction.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string().trim_end_matches(".0").to_owned(),
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map_or_else(|| vec![text(value)], |list| list.iter().map(text).collect())
}

fn decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut decoded = Vec::new();
    let mut index = 0;
    while index < bytes.len() {
        let hex = part.get(index + 1..index + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[index], hex) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                index += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (decoded(name), decoded(value))).collect()
}

fn same<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("{what}: found {found:?}, expected {expected:?}")),
    }
}

/// Compares values, and names the location of the first difference. `2` and `2.0` are the same number, as in JSON Schema.
fn same_json(found: &Value, expected: &Value, location: &mut String) -> Result<(), String> {
    let length = location.len();
    match (found, expected) {
        (Value::Object(members), Value::Object(others)) if members.keys().eq(others.keys()) => {
            for (name, member) in members {
                location.push_str(&format!("/{name}"));
                same_json(member, &others[name], location)?;
                location.truncate(length);
            }
            Ok(())
        }
        (Value::Array(elements), Value::Array(others)) if elements.len() == others.len() => {
            for (index, (element, other)) in elements.iter().zip(others).enumerate() {
                location.push_str(&format!("/{index}"));
                same_json(element, other, location)?;
                location.truncate(length);
            }
            Ok(())
        }
        (Value::Number(number), Value::Number(other)) if number.as_f64() == other.as_f64() => Ok(()),
        _ => same(location, found, expected),
    }
}

/// What is between the elements of an array, or the members of an object.
fn delimiter(style: &str) -> &'static str {
    match style {
        "Pipes" => "|",
        "Spaces" => " ",
        "Tabs" => "\t",
        "LabelExploded" => ".",
        "MatrixExploded" => ";",
        _ => ",",
    }
}

/// A value as one text, as <https://spec.openapis.org/oas/v3.0.3#style-examples> shows it.
fn single(name: &str, style: &str, value: &Value) -> String {
    let (delimiter, is_exploded) = (delimiter(style), style.ends_with("Exploded"));
    let prefix = if style == "MatrixExploded" { format!("{name}=") } else { String::new() };
    let body = match value {
        _ if style == "Json" => value.to_string(),
        Value::Array(list) => {
            let texts: Vec<String> = list.iter().map(|element| format!("{prefix}{}", text(element))).collect();
            texts.join(delimiter)
        }
        Value::Object(members) => {
            let between = if is_exploded { "=" } else { delimiter };
            let members: Vec<String> = members.iter().map(|(name, value)| format!("{name}{between}{}", texts(value).join(","))).collect();
            members.join(delimiter)
        }
        value => format!("{prefix}{}", text(value)),
    };
    match style {
        "Label" | "LabelExploded" => format!(".{body}"),
        "Matrix" => format!(";{name}={body}"),
        "MatrixExploded" => format!(";{body}"),
        _ => body,
    }
}

/// A value as pairs of a query.
fn several(name: &str, style: &str, value: &Value) -> Vec<(String, String)> {
    let of = |name: &str, value: &Value| texts(value).into_iter().map(|text| (name.to_owned(), text)).collect::<Vec<_>>();
    match (style, value) {
        ("Multi", Value::Object(members)) => members.iter().flat_map(|(name, value)| of(name, value)).collect(),
        ("DeepObject", Value::Object(members)) => members.iter().flat_map(|(member, value)| of(&format!("{name}[{member}]"), value)).collect(),
        ("Multi", value) => of(name, value),
        (style, Value::Array(list)) if list.is_empty() && style != "Json" => Vec::new(),
        _ => vec![(name.to_owned(), single(name, style, value))],
    }
}

fn check<C: Call>(call: &C, given: &Given, written: &[Written]) -> Result<(), String> {
    let version = C::VERSION.map(|(name, version)| (name, given.value(name).map_or_else(|| version.to_owned(), text)));
    let mut options = RequestOptions::new().with_server("http://localhost/base");
    if let Some((_, version)) = &version {
        options = options.with_api_version(version);
    }
    let request = call.request_with(&options).map_err(|error| error.to_string())?;
    // A fragment is not sent.
    let template = C::PATH.split('#').next().unwrap_or_default();
    let (path, own_query) = template.split_once('?').unwrap_or((template, ""));
    let mut path = path.to_owned();
    let mut query = pairs(own_query);
    let own: Vec<String> = query.iter().map(|(name, _)| name.clone()).collect();
    query.extend(version.filter(|(name, _)| !own.contains(&(*name).to_owned())).map(|(name, version)| (name.to_owned(), version)));
    let mut fixed = Vec::new();
    for (write, name, style) in written {
        let Some(value) = given.value(name) else {
            fixed.extend((*write == "query_or").then_some(*name));
            continue;
        };
        match *write {
            "path" | "path_as" => path = path.replace(&format!("{{{name}}}"), &single(name, style, value)),
            "path_raw" => path = path.replace(&format!("{{{name}}}"), &decoded(&text(value))),
            "query" | "query_as" | "query_or" | "query_raw" if own.contains(&(*name).to_owned()) => {}
            "query_raw" => query.push(((*name).to_owned(), decoded(&single(name, style, value)))),
            "query" | "query_or" | "query_as" => query.extend(several(name, style, value)),
            "cookie" => {
                let cookies = request.headers().get("cookie").and_then(|value| value.to_str().ok()).unwrap_or_default();
                let found: Vec<(String, String)> = pairs(&cookies.replace("; ", "&"));
                let expected = several(name, style, value);
                if !expected.iter().all(|pair| found.contains(pair)) {
                    return Err(format!("cookies: found {found:?}, expected {expected:?}"));
                }
            }
            "header" | "header_as" | "header_or" => {
                let found = request.headers().get(*name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
                same(name, &found, &Some(single(name, style, value)))?;
            }
            "json" | "checked_json" => {
                let body: Value = serde_json::from_slice(request.body()).map_err(|error| error.to_string())?;
                same_json(&body, value, &mut "body".to_owned())?;
            }
            "text" | "binary" => same("body", &String::from_utf8_lossy(request.body()).into_owned(), &text(value))?,
            "form" | "part" | "file" => {
                let body = String::from_utf8_lossy(request.body()).into_owned();
                if !body.contains(name) {
                    return Err(format!("the form lacks `{name}`"));
                }
            }
            _ => {}
        }
    }
    let found = decoded(request.uri().path());
    same("path", &found.replace("//", "/"), &format!("/base{path}").replace("//", "/"))?;
    let mut found = pairs(request.uri().query().unwrap_or_default());
    found.retain(|(name, _)| !fixed.contains(&name.as_str()));
    found.sort();
    query.sort();
    same("query", &found, &query)?;
    given.responses.iter().try_for_each(|(status, response)| read(call, status, response))
}

fn read<C: Call>(call: &C, status: &str, response: &Value) -> Result<(), String> {
    // A range is checked by its first code, `default` by a code of its own.
    let code = status.to_ascii_uppercase().replace("XX", "00").parse::<u16>().unwrap_or(599);
    let body = response.get("body").filter(|body| !body.is_null());
    let bytes = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    let has_body = !bytes.is_empty();
    let mut built = http::Response::builder().status(code);
    for (name, value) in response.get("headers").and_then(Value::as_object).into_iter().flatten() {
        built = built.header(name, text(value));
    }
    let built = built.body(bytes).map_err(|error| format!("{INVALID}{error}"))?;
    match call.response(built) {
        Ok(_) => Ok(()),
        Err(Error::Service(error)) if error.body.is_some() || !has_body => Ok(()),
        Err(Error::Unexpected(error)) if !has_body => Err(format!("{INVALID}{status} lacks a body: {error}")),
        Err(error) => Err(format!("{status}: {error}")),
    }
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (operation, example) = line.split_once(' ').unwrap();
        let example: Value = serde_json::from_str(example).unwrap();
        let members = |name: &str| example.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
        let given = Given { parameters: members("parameters"), responses: members("responses") };
        let outcome = run(operation.parse().unwrap(), &given);
        println!("{}", outcome.err().unwrap_or_default().replace('\n', " "));
    }
}
