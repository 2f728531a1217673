//! Requests with parameters of all kinds.
use std::collections::BTreeMap;

use armature_calls::calls::Call;
use armature_calls::parameters::v1::ItemsListOrder;
use armature_calls::parameters::v1::calls::ItemsList;

fn uri(call: &ItemsList) -> String {
    let request = call.request().unwrap();
    request.uri().to_string()
}

pub(crate) fn run() {
    let list = ItemsList::new("a/b c?", "/groups/one", 3);
    assert_eq!(
        uri(&list),
        "https://example.com/api/rooms/a%2Fb%20c%3F/groups/one/items?page=3"
    );

    let call = list.clone().with_csv(vec!["a,b".to_owned(), "c".to_owned()]);
    assert!(uri(&call).ends_with("items?page=3&csv=a%2Cb,c"));
    let call = list.clone().with_multi(vec![1, 2]);
    assert!(uri(&call).ends_with("items?page=3&multi=1&multi=2"));
    let call = list.clone().with_pipes(vec!["a".to_owned(), "b".to_owned()]);
    assert!(uri(&call).ends_with("&pipes=a%7Cb"));
    let call = list.clone().with_ssv(vec!["a".to_owned(), "b".to_owned()]);
    assert!(uri(&call).ends_with("&ssv=a%20b"));
    let call = list.clone().with_csv(Vec::new());
    assert!(uri(&call).ends_with("items?page=3"), "an empty array is not sent");
    let call = list
        .clone()
        .with_order(ItemsListOrder::Down)
        .with_since("2024-01-01T00:00:00+01:00")
        .with_type(true);
    assert!(uri(&call).ends_with("&order=down&since=2024-01-01T00%3A00%3A00%2B01%3A00&type=true"));
    for (size, expected) in [(2.0, "&size=2"), (-0.5, "&size=-0.5"), (1e21, "&size=1e%2B21")] {
        assert!(uri(&list.clone().with_size(size)).ends_with(expected));
    }
    let call = list.clone().with_filter("name eq 'ä#'&x=%20");
    assert!(
        uri(&call).ends_with("&$filter=name%20eq%20'%C3%A4%23'&x=%20"),
        "{}",
        uri(&call)
    );
    let call = list
        .clone()
        .with_if_match("\"tag\"")
        .with_csv(vec!["ü".to_owned()]);
    assert_eq!(call.request().unwrap().headers()["if-match"], "\"tag\"");
    assert_eq!(call.request().unwrap().headers()["accept"], "application/json");

    let meta = BTreeMap::from([("color".to_owned(), "red, old".to_owned())]);
    let request = list.clone().with_x_ms_meta(meta).request().unwrap();
    assert_eq!(request.headers()["x-ms-meta-color"], "red, old");
    assert_eq!(request.headers().get("x-ms-meta"), None);

    let to = list.request_to("http://127.0.0.1:8080/base/").unwrap();
    assert!(
        to.uri()
            .to_string()
            .starts_with("http://127.0.0.1:8080/base/rooms/")
    );

    for (room, scope, message) in [
        ("", "x", "parameter `room`: a path parameter must not be empty"),
        (
            "..",
            "x",
            "parameter `room`: `.` and `..` have a meaning of their own in paths",
        ),
        (
            "x",
            "/a/../b",
            "parameter `scope`: `.` and `..` have a meaning of their own in paths",
        ),
        ("x", "a?b", "parameter `scope`: `?` ends a path"),
    ] {
        assert_eq!(
            ItemsList::new(room, scope, 1).request().unwrap_err().to_string(),
            message
        );
    }
    let error = list.with_if_match("a\r\nb: c").request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameter `If-Match`: a header must not contain control characters"
    );
}
