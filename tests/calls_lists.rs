//! A server of lists, which gives the same five things in pages of two, in every way that descriptions have.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::Uri;
use serde_json::{Value, json};

/// The ids of all things.
const IDS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The elements of a page.
const SIZE: usize = 2;

/// A server that runs until it is dropped with its runtime.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Lists {
    /// Starts the server.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let lists = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(lists.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        lists
    }

    /// Returns the URLs that were asked for.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn answer(State(lists): State<Lists>, uri: Uri) -> String {
    lists.requests.lock().unwrap().push(uri.to_string());
    page(&uri).to_string()
}

/// Returns the value of a parameter of the query.
fn value<'u>(uri: &'u Uri, name: &str) -> Option<&'u str> {
    let mut pairs = uri.query().unwrap_or_default().split('&');
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Returns the position of the first element of the page that is asked for.
fn start(uri: &Uri) -> usize {
    let value = |name: &str| value(uri, name);
    let number = |name: &str, first: usize| value(name).map_or(first, |value| value.parse().unwrap());
    let after_id = |id: Option<&str>| id.map_or(0, |id| IDS.iter().position(|of| *of == id).unwrap() + 1);
    match uri.path() {
        "/links" => number("from", 0),
        "/hrefs" => number("from", 0),
        "/cursors" => number("cursor", 0),
        "/after" => number("after", 0),
        "/continue" => number("continue", 0),
        "/edges" => number("after", 0),
        "/last" if value("pageNumber").is_some() => (number("pageNumber", 1) - 1) * SIZE,
        "/last" => after_id(value("starting_after")),
        "/last-id" => after_id(value("after")),
        "/numbers" | "/texts" => (number("page", 1) - 1) * SIZE,
        "/total-pages" => number("page%5Bnumber%5D", 0) * SIZE,
        "/offsets" => number("offset", 0),
        "/start-index" => number("startIndex", 1) - 1,
        _ => 0,
    }
}

fn page(uri: &Uri) -> Value {
    let start = start(uri);
    let ids = IDS.iter().skip(start).take(SIZE);
    let things: Vec<Value> = ids.map(|id| json!({ "id": id })).collect();
    let end = start + SIZE;
    let has_more = end < IDS.len();
    let next = has_more.then(|| end.to_string());
    let link = has_more.then(|| format!("{}?from={end}", uri.path()));
    let last = things.last().map(|thing| thing["id"].clone());
    match uri.path() {
        "/links" => match link {
            Some(link) => json!({ "things": things, "links": { "pages": { "next": link } } }),
            None => json!({ "things": things, "links": {} }),
        },
        "/hrefs" => match link {
            Some(link) => {
                json!({ "_embedded": { "things": things }, "_links": { "next": { "href": link } } })
            }
            None => json!({ "_embedded": { "things": things }, "_links": { "next": null } }),
        },
        "/cursors" => json!({ "warnings": [], "data": things, "response_metadata": { "next_cursor": next } }),
        "/after" if has_more => json!({ "results": things, "paging": { "next": { "after": end } } }),
        "/after" => json!({ "results": things }),
        "/continue" => json!({ "items": things, "metadata": { "continue": next.unwrap_or_default() } }),
        "/edges" => {
            let info = json!({ "hasNextPage": has_more, "endCursor": end.to_string() });
            json!({ "nodes": things, "pageInfo": info })
        }
        "/last" => json!({ "data": things, "values": things, "has_more": has_more, "isLast": !has_more }),
        "/last-id" => json!({ "data": things, "has_more": has_more, "last_id": last }),
        "/total-pages" => json!({ "content": things, "meta": { "totalPages": 3 } }),
        "/texts" => json!({ "files": things, "paging": { "page": start / SIZE, "pages": 3 } }),
        "/offsets" => json!({ "entries": things, "total_count": IDS.len() }),
        "/start-index" => json!({ "Resources": things, "totalResults": IDS.len() }),
        _ => json!(things),
    }
}
