//! Lists of OpenAPI documents: the names of headers, members and parameters tell what the next page is.
use armature_calls::calls::{Error, LinkError, Pageable, Pager, link_header};
use armature_calls::next_pages::v1::calls::{ListCursors, ListLinked, ListMoved, ListUnmodified, ListUrls};
use http::HeaderMap;

fn next<C: Pageable>(pager: &mut Pager<'_, C>) -> Option<String> {
    let request = pager.request().ok().flatten();
    request.map(|request| request.uri().to_string())
}

fn linked(link: &str) -> http::Response<Vec<u8>> {
    let response = http::Response::builder().header("link", link);
    response.body(br#"[{"name":"a"}]"#.to_vec()).unwrap()
}

fn body(text: &str) -> http::Response<Vec<u8>> {
    http::Response::new(text.as_bytes().to_vec())
}

pub(crate) fn run() {
    let call = ListLinked::new();
    let mut pager = Pager::new(&call);
    assert_eq!(next(&mut pager).as_deref(), Some("https://example.com/linked"));
    let link = r#"<https://example.com/linked?page=9>; rel="last", </linked?page=2&a=b,c>; rel="next prefetch""#;
    assert_eq!(pager.response(linked(link)).unwrap().len(), 1);
    let second = "https://example.com/linked?page=2&a=b,c";
    assert_eq!(next(&mut pager).as_deref(), Some(second));
    pager.response(linked("</linked>; rel=prev")).unwrap();
    assert_eq!(next(&mut pager), None);
    assert_eq!(link_header(&HeaderMap::new()), None);

    let call = ListUrls::new();
    let mut pager = Pager::new(&call);
    next(&mut pager);
    let page = r#"{"things":[{"name":"a"}],"next_page_uri":"/urls?after=a"}"#;
    assert_eq!(pager.response(body(page)).unwrap().len(), 1);
    let second = "https://example.com/urls?after=a";
    assert_eq!(next(&mut pager).as_deref(), Some(second));
    let last = r#"{"things":[],"next_page_uri":null}"#;
    assert!(pager.response(body(last)).unwrap().is_empty());
    assert_eq!(next(&mut pager), None);

    // A cursor replaces the one before, and the other parameters stay.
    let call = ListCursors::new().with_size(1);
    let mut pager = Pager::new(&call);
    next(&mut pager);
    let page = r#"{"names":["a"],"nextPageToken":"b&c"}"#;
    assert_eq!(pager.response(body(page)).unwrap(), ["a"]);
    let second = "https://example.com/cursors?size=1&page_token=b%26c";
    assert_eq!(next(&mut pager).as_deref(), Some(second));
    pager.response(body(r#"{"names":["b"],"nextPageToken":"d"}"#)).unwrap();
    let third = "https://example.com/cursors?size=1&page_token=d";
    assert_eq!(next(&mut pager).as_deref(), Some(third));
    let repeated = pager.response(body(r#"{"nextPageToken":"d"}"#)).unwrap_err();
    assert!(matches!(repeated, Error::Link(LinkError::Repeated(_))), "{repeated}");

    let call = ListUnmodified::new();
    let mut pager = Pager::new(&call);
    next(&mut pager);
    pager.response(linked("</unmodified?page=2>; rel=next")).unwrap();
    let second = "https://example.com/unmodified?page=2";
    assert_eq!(next(&mut pager).as_deref(), Some(second));
    assert!(pager.response(status(304, "")).unwrap().is_empty());
    assert_eq!(next(&mut pager), None);

    let call = ListMoved::new().with_page(4);
    let mut pager = Pager::new(&call);
    next(&mut pager);
    let items = pager.response(status(200, r#"[{"name":"a"}]"#)).unwrap();
    assert_eq!(items.len(), 1);
    let second = "https://example.com/moved?page=5";
    assert_eq!(next(&mut pager).as_deref(), Some(second));
    let error = pager.response(status(301, r#"{"url":"/elsewhere"}"#)).unwrap_err();
    let message = "301 Moved Permanently: the response is not a page of the list";
    assert_eq!(error.to_string(), message);
    assert_eq!(next(&mut pager), None);
}

fn status(status: u16, body: &str) -> http::Response<Vec<u8>> {
    let response = http::Response::builder().status(status);
    response.body(body.as_bytes().to_vec()).unwrap()
}
