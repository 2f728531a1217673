//! Bodies of all media types.
use armature_calls::bodies::v1::Thing;
use armature_calls::bodies::v1::calls::{BytesPut, FormPost, JsonPut, TextPut, UploadPost, XmlPut};
use armature_calls::calls::{Call, Error, File};

fn text(call: &impl Call) -> (String, String) {
    let request = call.request_to("http://localhost").unwrap();
    let media_type = request.headers().get("content-type");
    let media_type = media_type.map_or_else(String::new, |of| of.to_str().unwrap().to_owned());
    (media_type, String::from_utf8(request.into_body()).unwrap())
}

fn is(call: &impl Call, media_type: &str, body: &str) {
    assert_eq!(text(call), (media_type.to_owned(), body.to_owned()));
}

fn answer(media_type: &str, body: &[u8]) -> http::Response<Vec<u8>> {
    http::Response::builder()
        .header("content-type", media_type)
        .body(body.to_vec())
        .unwrap()
}

pub(crate) fn run() {
    let json = JsonPut::new(Thing::default().with_name("x"));
    is(&json, "application/json", r#"{"name":"x"}"#);
    let merge = json.clone().with_content_type("application/merge-patch+json");
    is(&merge, "application/merge-patch+json", r#"{"name":"x"}"#);
    let body = json
        .response(answer("application/json", br#"{"name":"y"}"#))
        .unwrap()
        .body;
    assert_eq!(body.name.as_deref(), Some("y"));

    is(&TextPut::new("some text"), "text/plain", "some text");
    assert_eq!(
        TextPut::new("")
            .response(answer("text/plain", b"answer"))
            .unwrap()
            .body,
        "answer"
    );
    assert_eq!(
        TextPut::new("").request_to("http://a").unwrap().headers()["accept"],
        "text/plain"
    );

    is(&BytesPut::new(), "", "");
    let bytes = BytesPut::new().with_content(vec![b'0', b'1']);
    is(&bytes, "application/octet-stream", "01");
    assert_eq!(
        bytes
            .response(answer("application/octet-stream", &[0, 255]))
            .unwrap()
            .body,
        [0, 255]
    );

    // XML is not read, and JSON is not sent instead.
    is(&XmlPut::new("<thing/>"), "application/xml", "<thing/>");
    assert_eq!(
        XmlPut::new("")
            .response(answer("application/xml", b"<thing/>"))
            .unwrap()
            .body,
        b"<thing/>"
    );

    let form = FormPost::new("a b&c").with_sizes(vec![1, 2]);
    is(
        &form,
        "application/x-www-form-urlencoded",
        "name=a+b%26c&sizes=1&sizes=2",
    );

    let file = File::new("content")
        .with_name("a \"b\".txt")
        .with_media_type("text/plain");
    let upload = UploadPost::new(file).with_note("form-boundary-00000000");
    let (media_type, body) = text(&upload);
    assert_eq!(media_type, "multipart/form-data; boundary=form-boundary-00000001");
    assert_eq!(
        body,
        "--form-boundary-00000001\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.txt\"\r\n\
         Content-Type: text/plain\r\n\r\ncontent\r\n--form-boundary-00000001\r\n\
         Content-Disposition: form-data; name=\"note\"\r\n\r\nform-boundary-00000000\r\n\
         --form-boundary-00000001--\r\n"
    );

    for (media_type, body, message) in [
        (
            "text/html",
            "<html>",
            "200 OK: expected a body of JSON, found `text/html`",
        ),
        (
            "application/json",
            "",
            "200 OK: expected a body of JSON, found an empty body",
        ),
        (
            "application/json",
            r#"{"name":"#,
            "200 OK: the JSON of the body ends too early: EOF while parsing a value at line 1 column 8",
        ),
    ] {
        let error = json.response(answer(media_type, body.as_bytes())).unwrap_err();
        assert_eq!(error.to_string(), message);
        let Error::Unexpected(error) = error else {
            panic!("{error}")
        };
        assert_eq!(error.bytes, body.as_bytes());
    }
}
