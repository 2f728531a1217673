//! Forms and media types of OpenAPI 3.
use armature_calls::calls::{Call, File};
use armature_calls::forms::v1::Point;
use armature_calls::forms::v1::calls::{PutEither, PutEitherError, PutImage, Submit, Upload};

fn answer(status: u16, body: &str) -> http::Response<Vec<u8>> {
    http::Response::builder()
        .status(status)
        .body(body.as_bytes().to_vec())
        .unwrap()
}

pub(crate) fn run() {
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
