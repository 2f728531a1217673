//! Responses with all statuses.
use armature_calls::calls::{Call, Error};
use armature_calls::responses::v1::calls::{
    ThingsCheck, ThingsDelete, ThingsDo, ThingsGet, ThingsGetError, ThingsGetOutput, ThingsPut,
};

fn answer(status: u16, body: &str) -> http::Response<Vec<u8>> {
    let response = http::Response::builder()
        .status(status)
        .header("ETag", "\"1\"")
        .header("x-ms-count", "12");
    response
        .header("x-ms-names", "a, b")
        .header("x-ms-meta-color", "red")
        .body(body.as_bytes().to_vec())
        .unwrap()
}

pub(crate) fn run() {
    let get = ThingsGet::new("a");
    let response = get.response(answer(200, r#"{"name":"x"}"#)).unwrap();
    let ThingsGetOutput::Ok(thing) = response.body else {
        panic!("{:?}", response.body)
    };
    assert_eq!(thing.name.as_deref(), Some("x"));
    assert_eq!(response.declared.e_tag.as_deref(), Some("\"1\""));
    assert_eq!(response.declared.x_ms_count, Some(12));
    assert_eq!(
        response.declared.x_ms_names,
        Some(vec!["a".to_owned(), "b".to_owned()])
    );
    let meta = response.declared.x_ms_meta.unwrap_or_default();
    assert_eq!(meta.get("color").map(String::as_str), Some("red"));
    assert_eq!(meta.len(), 1);
    let response = get.response(answer(202, r#"{"state":"x"}"#)).unwrap();
    assert!(matches!(response.body, ThingsGetOutput::Accepted(job) if job.state.as_deref() == Some("x")));
    assert_eq!(
        get.response(answer(204, "")).unwrap().body,
        ThingsGetOutput::NoContent
    );
    let error = get.response(answer(206, "{}")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "206 Partial Content: the document declares no response with status 206"
    );

    let error = get.response(answer(404, r#"{"near":"b"}"#)).unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert!(
        matches!(error.body(), Some(ThingsGetError::NotFound(missing)) if missing.near.as_deref() == Some("b"))
    );
    let error = get
        .response(answer(500, r#"{"code":"Broken","message":"sorry"}"#))
        .unwrap_err();
    assert!(
        matches!(error.body(), Some(ThingsGetError::Default(problem)) if problem.code.as_deref() == Some("Broken"))
    );
    assert_eq!(error.to_string(), "500 Internal Server Error: Broken: sorry");

    let put = ThingsPut::new("a");
    let created = put.response(answer(201, r#"{"name":"x"}"#)).unwrap();
    assert!(
        created
            .body
            .is_some_and(|thing| thing.name.as_deref() == Some("x"))
    );
    assert_eq!(
        put.response(answer(202, r#"{"name":"x"}"#)).unwrap().body,
        None,
        "202 declares no body"
    );
    let error = put.response(answer(502, "<html>bad gateway</html>")).unwrap_err();
    assert_eq!(error.to_string(), "502 Bad Gateway: <html>bad gateway</html>");
    let Error::Service(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.body, None);
    assert_eq!(error.bytes, b"<html>bad gateway</html>");
    assert_eq!(error.headers["x-ms-count"], "12");

    ThingsDelete::new("a").response(answer(204, "")).unwrap();
    let error = ThingsDelete::new("a")
        .response(answer(404, r#"{"any":1}"#))
        .unwrap_err();
    assert_eq!(error.body().map(|body| &body["any"]), Some(&1.into()));
    ThingsCheck::new("a").response(answer(200, "")).unwrap();
    assert_eq!(
        ThingsDo::new("a")
            .response(answer(200, r#"{"name":"x"}"#))
            .unwrap()
            .body
            .name
            .as_deref(),
        Some("x")
    );
    let error = ThingsDo::new("a")
        .response(answer(400, r#"{"name":"x"}"#))
        .unwrap_err();
    assert!(
        error
            .body()
            .is_some_and(|thing| thing.name.as_deref() == Some("x"))
    );
}
