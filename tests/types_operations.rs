//! Operations as data.

use azure_gallery::support::operation::{Description, Response, Status};

/// A response that its header tells apart from the others.
const fn declared(status: Status, headers: &'static [&'static str]) -> Response {
    Response {
        status,
        type_name: None,
        headers,
    }
}

#[test]
fn the_most_exact_response_to_a_status_code_counts() {
    let description = Description {
        responses: const {
            &[
                declared(Status::Default, &["default"]),
                declared(Status::Range(2), &["2XX"]),
                declared(Status::Code(202), &["202"]),
                declared(Status::Range(4), &["4XX"]),
            ]
        },
        ..Description::DEFAULT
    };
    let header = |code| description.response(code).map(|response| response.headers[0]);
    for (code, expected) in [
        (200, "2XX"),
        (202, "202"),
        (299, "2XX"),
        (300, "default"),
        (399, "default"),
        (400, "4XX"),
        (500, "default"),
    ] {
        assert_eq!(header(code), Some(expected), "{code}");
    }
}

#[test]
fn a_status_code_that_no_response_is_declared_for_has_none() {
    let description = Description {
        responses: const { &[declared(Status::Code(200), &[]), declared(Status::Range(5), &[])] },
        ..Description::DEFAULT
    };
    assert!(description.response(200).is_some());
    assert!(description.response(599).is_some());
    assert!(description.response(201).is_none());
    assert!(description.response(600).is_none());
}
