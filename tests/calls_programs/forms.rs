//! Forms and media types of OpenAPI 3.
use armature_calls::calls::{Call, File};
use armature_calls::forms::v1::calls::{
    PostBuilt, PostChoice, PostMap, PostOpen, PostParts, PostText, PutEither, PutEitherError, PutImage, Submit,
    Upload,
};
use armature_calls::forms::v1::{Point, PostChoiceBody, PostOpenBody};

fn answer(status: u16, body: &str) -> http::Response<Vec<u8>> {
    http::Response::builder()
        .status(status)
        .body(body.as_bytes().to_vec())
        .unwrap()
}

/// Returns the media type and the body of a request.
fn sent(call: &impl Call) -> (String, String) {
    let request = call.request().unwrap();
    let media_type = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media_type, String::from_utf8(request.into_body()).unwrap())
}

/// Asserts the body of a form that is URL-encoded.
fn is_encoded(call: &impl Call, body: &str) {
    let encoded = "application/x-www-form-urlencoded".to_owned();
    assert_eq!(sent(call), (encoded, body.to_owned()));
}

/// Asserts the parts of a form: the end of `Content-Disposition` with the rest.
fn has_parts(call: &impl Call, parts: &[&str]) {
    let parts = parts.iter().map(|part| {
        format!("--form-boundary-00000000\r\nContent-Disposition: form-data; name={part}\r\n")
    });
    let body = parts.collect::<String>() + "--form-boundary-00000000--\r\n";
    let media_type = "multipart/form-data; boundary=form-boundary-00000000".to_owned();
    assert_eq!(sent(call), (media_type, body));
}

/// Forms whose members are not the properties of their schemas alone.
fn composed() {
    is_encoded(
        &PostBuilt::new("code").with_scope("a b"),
        "grant_type=code&scope=a+b",
    );
    let map = [("b", "2&"), ("a", "1")];
    let map = map.map(|(name, value)| (name.to_owned(), value.to_owned()));
    is_encoded(&PostMap::new(map), "a=1&b=2%26");
    let choice: PostChoiceBody = serde_json::from_str(r#"{"token":"t","at":{"x":1}}"#).unwrap();
    is_encoded(&PostChoice::new(choice), "at=%7B%22x%22%3A1%7D&token=t");
    is_encoded(&PostText::new("a=b"), "a=b");
    let open: PostOpenBody = serde_json::from_str(r#"{"name":"n","more":7}"#).unwrap();
    has_parts(&PostOpen::new(open), &["\"more\"\r\n\r\n7", "\"name\"\r\n\r\nn"]);
}

/// Parts whose values are objects, or several files.
fn parts() {
    let files = vec![
        File::new("1").with_name("1.txt").with_media_type("text/plain"),
        File::new("2").with_name("2.bin"),
    ];
    let point = || Point::default().with_x(1);
    let call = PostParts::new(files, File::new("image"))
        .with_either(point())
        .with_anything(serde_json::json!({"a": 1}))
        .with_points(vec![point(), point()])
        .with_built(point());
    let json = "Content-Type: application/json\r\n\r\n";
    has_parts(
        &call,
        &[
            "\"files\"; filename=\"1.txt\"\r\nContent-Type: text/plain\r\n\r\n1",
            "\"files\"; filename=\"2.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n2",
            "\"image\"; filename=\"image\"\r\nContent-Type: image/png\r\n\r\nimage",
            &format!("\"either\"\r\n{json}{{\"x\":1}}"),
            &format!("\"anything\"\r\n{json}{{\"a\":1}}"),
            &format!("\"points\"\r\n{json}{{\"x\":1}}"),
            &format!("\"points\"\r\n{json}{{\"x\":1}}"),
            &format!("\"built\"\r\n{json}{{\"x\":1}}"),
        ],
    );
}

pub(crate) fn run() {
    composed();
    parts();
    let point = || Point::default().with_x(1);
    let request = Upload::new(File::new("x").with_name("x.bin"))
        .with_point(point())
        .request()
        .unwrap();
    assert_eq!(
        String::from_utf8(request.into_body()).unwrap(),
        "--form-boundary-00000000\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.bin\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nx\r\n--form-boundary-00000000\r\n\
         Content-Disposition: form-data; name=\"point\"\r\nContent-Type: application/json\r\n\r\n{\"x\":1}\r\n\
         --form-boundary-00000000--\r\n"
    );
    let request = Submit::new()
        .with_name("a")
        .with_tags(vec!["b".to_owned(), "c".to_owned()])
        .request()
        .unwrap();
    assert_eq!(request.body(), b"name=a&tags=b&tags=c");

    let image = PutImage::new().with_body(b"image".to_vec());
    assert_eq!(image.request().unwrap().headers()["content-type"], "image/png");
    let request = image.with_content_type("image/jpeg").request().unwrap();
    assert_eq!(request.headers()["content-type"], "image/jpeg");
    assert_eq!(request.headers()["accept"], "image/png");

    let either = PutEither::new().with_body(point());
    assert_eq!(
        either.request().unwrap().headers()["content-type"],
        "application/json"
    );
    assert_eq!(
        either.response(answer(207, r#"{"x":2}"#)).unwrap().body.x,
        Some(2)
    );
    let error = either.response(answer(418, "teapot")).unwrap_err();
    assert_eq!(
        error.body(),
        Some(&PutEitherError::Status4xx("teapot".to_owned()))
    );
    let error = either.response(answer(500, r#"{"x":2}"#)).unwrap_err();
    assert_eq!(
        error.body(),
        Some(&PutEitherError::Default(Point::default().with_x(2)))
    );
}
