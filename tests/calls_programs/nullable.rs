//! Bodies that may be `null`, and bodies without a schema.
use armature_calls::calls::{Call, Pageable};
use armature_calls::nullable::v1::Thing;
use armature_calls::nullable::v1::calls::{ListThings, PutAny, PutBytes, PutThing};
use armature_calls::support::Nullable;

fn answer(body: &[u8]) -> http::Response<Vec<u8>> {
    http::Response::new(body.to_vec())
}

pub(crate) fn run() {
    let null = PutThing::new(Nullable::Null);
    assert_eq!(null.request().unwrap().body(), b"null");
    assert_eq!(null.response(answer(b"null")).unwrap().body, Nullable::Null);
    let thing = Thing::default().with_name("x");
    let put = PutThing::new(thing.clone());
    assert_eq!(put.request().unwrap().body(), br#"{"name":"x"}"#);
    assert_eq!(
        put.response(answer(br#"{"name":"x"}"#)).unwrap().body,
        Nullable::Value(thing.clone())
    );

    let list = ListThings::new();
    let page = |body: &[u8]| ListThings::page(list.response(answer(body)).unwrap());
    assert!(page(b"null").items.is_empty());
    assert_eq!(page(br#"{"items":[{"name":"x"}]}"#).items, [thing]);

    let bytes = PutBytes::new([0, 255]);
    let request = bytes.request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/octet-stream");
    assert_eq!(request.body(), &[0, 255]);
    assert_eq!(bytes.response(answer(&[0, 255])).unwrap().body, [0, 255]);
    let any = PutAny::new(serde_json::json!([1]));
    assert_eq!(any.request().unwrap().body(), b"[1]");
    assert_eq!(any.response(answer(b"[2]")).unwrap().body, serde_json::json!([2]));
}
