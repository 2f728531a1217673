//! Headers of responses that are repeated, lists or objects.
use armature_calls::calls::Call;
use armature_calls::headers::v1::Point;
use armature_calls::headers::v1::calls::{Hash, HashHeaders};

/// Reads a response with headers.
fn read(headers: &[(&str, &str)]) -> HashHeaders {
    let mut response = http::Response::builder();
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Hash::new().response(response.body(Vec::new()).unwrap()).unwrap().declared
}

pub(crate) fn run() {
    let headers = read(&[
        ("X-Names", "a, b"),
        ("X-Names", "c"),
        ("X-Note", "one, two"),
        ("X-Note", "three"),
        ("X-Point", "x,1,name,5"),
        ("X-Exploded", "x=1,name=p"),
        ("X-Json", r#"{"x":2,"name":"a,b"}"#),
        ("Set-Cookie", "a=1; Expires=Sun, 29 Nov 2026 03:00:00 GMT"),
        ("Set-Cookie", "b=2"),
    ]);
    assert_eq!(headers.x_names, Some(["a", "b", "c"].map(str::to_owned).to_vec()));
    assert_eq!(headers.x_note.as_deref(), Some("one, two, three"));
    assert_eq!(headers.x_point, Some(Point::default().with_x(1).with_name("5")));
    assert_eq!(headers.x_exploded, Some(Point::default().with_x(1).with_name("p")));
    assert_eq!(headers.x_json, Some(Point::default().with_x(2).with_name("a,b")));
    assert_eq!(
        headers.set_cookie.as_deref(),
        Some("a=1; Expires=Sun, 29 Nov 2026 03:00:00 GMT")
    );
    assert_eq!(headers.x_cookies, None);
}
