//! Lists in pages, without I/O.
use armature_calls::calls::{Error, LinkError, Origin, Pageable, Pager};
use armature_calls::paging::v1::calls::{AllList, ArrayList, NamesList, ThingsList};

fn answer(body: &str) -> http::Response<Vec<u8>> {
    http::Response::new(body.as_bytes().to_vec())
}

/// Returns the URL of the next request.
fn next<C: Pageable>(pager: &mut Pager<'_, C>) -> Option<String> {
    pager
        .request()
        .ok()
        .flatten()
        .map(|request| request.uri().to_string())
}

fn link_error<C: Pageable>(result: Result<Vec<C::Item>, armature_calls::calls::Failure<C>>) -> LinkError {
    match result {
        Err(Error::Link(error)) => error,
        _ => panic!("the link is followed"),
    }
}

pub(crate) fn run() {
    let list = ThingsList::new().with_x_ms_client("me");
    let mut pager = Pager::new(&list);
    assert_eq!(next(&mut pager).as_deref(), Some("https://example.com/things"));
    let page =
        r#"{"value":[{"name":"a"},{"name":"b"}],"nextLink":"https://EXAMPLE.com:443/things?$skip=a b"}"#;
    let items = pager.response(answer(page)).unwrap();
    assert_eq!(items.len(), 2);
    let request = pager.request().unwrap().unwrap();
    assert_eq!(request.uri(), "https://EXAMPLE.com:443/things?$skip=a%20b");
    assert_eq!(request.method(), "GET");
    assert_eq!(request.headers()["x-ms-client"], "me");
    let items = pager
        .response(answer(r#"{"value":[],"nextLink":"/things?$skip=4&from=https://a.example/"}"#))
        .unwrap();
    assert!(items.is_empty());
    assert_eq!(
        next(&mut pager).as_deref(),
        Some("https://EXAMPLE.com:443/things?$skip=4&from=https://a.example/")
    );
    pager
        .response(answer(r#"{"value":[{"name":"c"}],"nextLink":""}"#))
        .unwrap();
    assert_eq!(next(&mut pager), None);

    // A link that repeats itself, at once or later, does not go on for ever.
    let mut pager = Pager::new(&list);
    next(&mut pager);
    let error =
        link_error::<ThingsList>(pager.response(answer(r#"{"nextLink":"https://example.com/things"}"#)));
    assert_eq!(error, LinkError::Repeated("https://example.com/things".into()));
    let mut pager = Pager::new(&list);
    for link in [
        "/things?page=1&key=secret",
        "/things?page=2",
        "/things?page=1&key=secret",
    ] {
        next(&mut pager);
        let page = format!(r#"{{"nextLink":"{link}"}}"#);
        if let Err(error) = pager.response(answer(&page)) {
            assert_eq!(error.to_string(), "the link `https://example.com/things` repeats itself");
            assert_eq!(link, "/things?page=1&key=secret");
        }
    }
    assert_eq!(next(&mut pager), None);
    let mut pager = Pager::new(&list).with_max_pages(2);
    next(&mut pager);
    pager
        .response(answer(r#"{"nextLink":"/things?page=1"}"#))
        .unwrap();
    next(&mut pager);
    let error = link_error::<ThingsList>(pager.response(answer(r#"{"nextLink":"/things?page=2"}"#)));
    assert_eq!(error, LinkError::TooMany(2));

    // Credentials do not go to another host, nor to another port or scheme of the same.
    for other in [
        "https://evil.example/things",
        "http://example.com/things",
        "//example.com:444/things",
    ] {
        let page = format!(r#"{{"nextLink":"{other}"}}"#);
        let mut pager = Pager::new(&list);
        next(&mut pager);
        let error = link_error::<ThingsList>(pager.response(answer(&page)));
        assert!(matches!(error, LinkError::OtherOrigin { .. }), "{other}: {error}");
    }
    let page = r#"{"nextLink":"https://evil.example/things"}"#;
    let mut pager = Pager::new(&list);
    next(&mut pager);
    let error = link_error::<ThingsList>(pager.response(answer(page)));
    let message = "the link refers to https://evil.example, but the request was sent to https://example.com";
    assert_eq!(error.to_string(), message);
    let origin = Origin::parse("https://evil.example").unwrap();
    let mut pager = Pager::new(&list).with_allowed_origin(origin);
    next(&mut pager);
    pager.response(answer(page)).unwrap();
    assert_eq!(next(&mut pager).as_deref(), Some("https://evil.example/things"));

    let (names, all, array) = (NamesList::new(), AllList::new(), ArrayList::new());
    let mut pager = Pager::new(&names);
    next(&mut pager);
    let names = pager
        .response(answer(r#"{"names":["a","b"],"@odata.nextLink":"names?2"}"#))
        .unwrap();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(next(&mut pager).as_deref(), Some("https://example.com/names?2"));
    pager
        .response(answer(r#"{"names":[],"@odata.nextLink":null}"#))
        .unwrap();
    assert_eq!(next(&mut pager), None);
    let mut pager = Pager::new(&all);
    next(&mut pager);
    assert_eq!(
        pager
            .response(answer(r#"{"value":[{}],"nextLink":"/ignored"}"#))
            .unwrap()
            .len(),
        1
    );
    assert_eq!(next(&mut pager), None);
    let mut pager = Pager::new(&array);
    next(&mut pager);
    assert_eq!(pager.response(answer(r#"[{"name":"a"}]"#)).unwrap().len(), 1);
    assert_eq!(next(&mut pager), None);
}
