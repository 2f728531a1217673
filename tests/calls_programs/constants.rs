//! Parameters with a single value, the version of the API, and the address of the server.
use armature_calls::calls::{Call, RequestOptions};
use armature_calls::constants::v2024_01_01::calls::{API_VERSION, ThingsList, ThingsMetadata};

pub(crate) fn run() {
    assert_eq!(API_VERSION, "2024-01-01");
    let list = ThingsList::new("https://example.com/base");
    let request = list.request().unwrap();
    assert_eq!(
        request.uri(),
        "https://example.com/base/things?api-version=2024-01-01&comp=list"
    );
    assert_eq!(request.headers()["x-ms-version"], "2021");
    let options = RequestOptions::new().with_api_version("2025-01-01");
    let request = list.request_with(&options).unwrap();
    assert_eq!(
        request.uri(),
        "https://example.com/base/things?api-version=2025-01-01&comp=list"
    );

    // What the path has in its query is not sent twice.
    let request = ThingsMetadata::new("http://a").request().unwrap();
    assert_eq!(
        request.uri(),
        "http://a/things?restype=container&comp=metadata&api-version=2024-01-01"
    );

    let error = ThingsList::new("not an address").request().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("parameter `server`: `not an address/things?"),
        "{error}"
    );
}
