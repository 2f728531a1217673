//! A service on the loopback: it answers from the examples of the gallery's document, checks each request with the
//! validators of the generated crate, and plays tricks where the name of a gallery asks for it.
#![allow(clippy::disallowed_methods, reason = "tests read files of their own")]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};
use azure_gallery::compute::gallery::v2022_01_03::Gallery;
use azure_gallery::compute::gallery::v2022_01_03::calls::API_VERSION;
use azure_gallery::{Direction, Validate};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Where the examples of the document are.
const EXAMPLES: &str = "../specs/compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03/examples/\
                        galleryExamples";

/// The token that the service wants.
pub(crate) const TOKEN: &str = "secret-token";

/// A service that runs until it is dropped with its runtime.
#[derive(Clone, Debug, Default)]
pub(crate) struct Service {
    /// The URL of the service.
    pub(crate) url: String,
    /// What was asked for, as `METHOD path?query`, with how often.
    requests: Arc<Mutex<HashMap<String, usize>>>,
}

impl Service {
    /// Starts a service.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        service
    }

    /// Returns how often something was asked for.
    pub(crate) fn count(&self, request: &str) -> usize {
        let requests = self.requests.lock().unwrap();
        requests
            .iter()
            .filter(|(key, _)| key.starts_with(request))
            .map(|(_, count)| count)
            .sum()
    }
}

/// Starts a server that closes the connection in the middle of a body, and returns its URL.
pub(crate) async fn interrupted() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        stream.write_all(head.as_bytes()).await.unwrap();
    });
    url
}

/// Returns the body of a response in an example.
fn example(file: &str, status: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLES).join(file);
    let text = std::fs::read(path).unwrap();
    let example: Value = serde_json::from_slice(&text).unwrap();
    example["responses"][status]["body"].clone()
}

fn response(status: u16, headers: &[(&str, &str)], body: impl ToString) -> Response<Body> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Body::from(body.to_string())).unwrap()
}

fn error(status: u16, code: &str, message: &str) -> Response<Body> {
    let body = json!({"error": {"code": code, "message": message}});
    response(status, &[("content-type", "application/json")], body)
}

async fn answer(
    State(service): State<Service>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let asked = format!("{method} {uri}");
    let count = {
        let mut requests = service.requests.lock().unwrap();
        let count = requests.entry(asked.clone()).or_default();
        *count += 1;
        *count
    };
    if headers
        .get("authorization")
        .is_none_or(|value| value != &format!("Bearer {TOKEN}"))
    {
        return error(401, "NoToken", "who are you?");
    }
    let query = uri.query().unwrap_or_default();
    if !query.contains(&format!("api-version={API_VERSION}")) {
        return error(400, "NoVersion", query);
    }
    let path = uri.path().to_owned();
    if path.ends_with("/agent") {
        let agent = headers.get("user-agent").and_then(|agent| agent.to_str().ok());
        return error(400, "Agent", agent.unwrap_or_default());
    }
    let Some((_, rest)) = path.split_once("/providers/Microsoft.Compute/") else {
        return error(404, "NoProvider", &path);
    };
    let parts: Vec<&str> = rest.split('/').collect();
    // A proxy says by which scheme it was asked.
    let is_forwarded = headers.get("x-forwarded-proto").is_some();
    let url = &match is_forwarded {
        true => service.url.replace("http:", "https:"),
        false => service.url.clone(),
    };
    let link = |rest: &str| {
        format!("{url}/subscriptions/s/providers/Microsoft.Compute/{rest}api-version={API_VERSION}")
    };
    match (method.as_str(), parts.as_slice()) {
        ("PUT", ["galleries", name]) => put(name, &body, &link),
        ("GET", ["galleries", name]) => get(name, count),
        ("DELETE", ["galleries", _]) => {
            response(202, &[("location", &link("deleted?")), ("retry-after", "0")], "")
        }
        ("GET", ["deleted"]) if count < 3 => response(202, &[("retry-after", "0")], ""),
        ("GET", ["deleted"]) => response(204, &[], ""),
        ("GET", ["states", "endless"]) => {
            response(200, &[("retry-after", "0")], json!({"status": "InProgress"}))
        }
        ("GET", ["states", _]) if count < 3 => {
            response(200, &[("retry-after", "0")], json!({"status": "InProgress"}))
        }
        ("GET", ["states", _]) => response(200, &[], json!({"status": "Succeeded"})),
        ("GET", ["galleries", name, "images", _, "versions"]) => versions(name, query, &uri, url),
        _ => error(404, "NoSuchPath", &asked),
    }
}

/// Creates a gallery if its body is as the document says.
fn put(name: &str, body: &[u8], link: &dyn Fn(&str) -> String) -> Response<Body> {
    if let Err(violations) = Gallery::from_json_for(body, Direction::Create) {
        return error(400, "InvalidBody", &format!("{violations:?}"));
    }
    let created = example("Gallery_Create.json", "201");
    match name {
        "elsewhere" => response(
            201,
            &[("azure-asyncoperation", "https://evil.example/states/1")],
            created,
        ),
        "endless" => response(
            201,
            &[
                ("azure-asyncoperation", &link("states/endless?")),
                ("retry-after", "0"),
            ],
            created,
        ),
        _ => response(
            201,
            &[
                ("azure-asyncoperation", &link("states/created?")),
                ("retry-after", "0"),
            ],
            created,
        ),
    }
}

fn get(name: &str, count: usize) -> Response<Body> {
    let json = [("content-type", "application/json")];
    let found = example("Gallery_Get.json", "200");
    match name {
        "missing" => error(404, "ResourceNotFound", "the gallery does not exist"),
        "busy" if count < 3 => response(429, &[("retry-after", "0")], ""),
        "always-busy" => response(
            429,
            &[("retry-after", "0")],
            r#"{"error":{"code":"Busy","message":"later"}}"#,
        ),
        "html" => response(
            500,
            &[("content-type", "text/html")],
            "<html><h1>Internal error</h1></html>",
        ),
        "truncated" => response(200, &json, &found.to_string()[..100]),
        _ => response(200, &json, found),
    }
}

/// Returns a page of a list: one version of the example on each of three pages.
fn versions(name: &str, query: &str, uri: &Uri, url: &str) -> Response<Body> {
    let mut all = example("GalleryImageVersion_ListByGalleryImage.json", "200")["value"].take();
    let page = query
        .split("skip=")
        .nth(1)
        .map_or(0, |skip| skip.parse::<usize>().unwrap());
    let third = all[0].clone();
    all.as_array_mut().unwrap().push(third);
    let next = match name {
        "loop" => Some(format!("{url}{uri}")),
        _ => (page < 2).then(|| format!("{url}{}?api-version={API_VERSION}&skip={}", uri.path(), page + 1)),
    };
    response(
        200,
        &[("content-type", "application/json")],
        json!({"value": [all[page]], "nextLink": next}),
    )
}
