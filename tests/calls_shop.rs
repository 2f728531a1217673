//! The server of a shop of pets, which answers each operation and keeps what it was asked.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};

/// A server that runs until it is dropped with its runtime.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shop {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    /// Starts the server.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let shop = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(shop.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        shop
    }

    /// Returns what was asked: method, URL, credentials, media type and body, and the header `reason`.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn answer(
    State(shop): State<Shop>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let parts = ["authorization", "x-key", "content-type", "reason"].map(header);
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let body = String::from_utf8_lossy(&body);
    let asked = format!("{method} {uri} {} {body}", parts.join(" "));
    shop.requests.lock().unwrap().push(asked.trim_end().to_owned());
    let json = |body: &str| {
        Response::builder()
            .header("content-type", "application/json")
            .body(Body::from(body.to_owned()))
    };
    let pet = r#"{"id":7,"name":"Rex","status":"free"}"#;
    let response = match (method.as_str(), uri.path()) {
        ("POST", "/pets") | ("GET", "/pets/7") => json(pet),
        ("GET", "/pets") => json(&format!("[{pet},{pet}]")),
        ("GET", "/pets/8") => Response::builder()
            .status(404)
            .body(r#"{"message":"no such pet"}"#.into()),
        ("POST" | "DELETE", "/pets/7") => Response::builder().status(204).body(Body::empty()),
        ("POST", "/pets/7/picture") => json(r#"{"bytes":3}"#),
        ("GET", "/pets/7/picture") => Response::builder().body(vec![0, 159, 255].into()),
        ("GET", "/stock") => json(r#"{"free":3,"sold":0}"#),
        ("POST", "/orders") => {
            let response = Response::builder().status(201).header("location", "/orders/1");
            response.body(body.into_owned().into())
        }
        ("GET", "/login") => {
            let response = Response::builder().header("x-rate-limit", "100");
            let response = response.header("x-expires-after", "2030-01-01T00:00:00Z");
            response.body("session 1".into())
        }
        ("POST", "/users") => Response::builder().body(Body::empty()),
        _ => Response::builder().status(400).body(Body::from(asked)),
    };
    response.unwrap()
}
