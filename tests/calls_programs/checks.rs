//! Rules for parameters: a request that breaks them is not made.

use armature_calls::calls::{Call, RequestOptions};
use armature_calls::checks::v1::Thing;
use armature_calls::checks::v1::calls::{ThingsDelete, ThingsGet, ThingsPatch, ThingsPut};

fn error_of(call: &impl Call) -> String {
    call.request().unwrap_err().to_string()
}

pub(crate) fn run() {
    let get = ThingsGet::new("abc", 0.5)
        .with_top(100)
        .with_ids(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(
        get.request().unwrap().uri(),
        "https://example.com/things/abc?top=100&ids=a,b"
    );
    let error = error_of(&ThingsDelete::new("AB"));
    assert!(
        error.starts_with("parameter `name`: ") && error.contains("; parameter `name`: "),
        "{error}"
    );
    for (call, name) in [
        (get.clone().with_top(0), "top"),
        (get.clone().with_top(101), "top"),
        (get.clone().with_ids(vec!["a".to_owned(); 2]), "ids"),
        (
            get.clone()
                .with_ids(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]),
            "ids",
        ),
        (ThingsGet::new("abc", 0.0), "x-level"),
        (ThingsGet::new("abcdef", 1.0), "name"),
    ] {
        let error = error_of(&call);
        assert!(error.starts_with(&format!("parameter `{name}`: ")), "{error}");
    }
    // All problems are reported at once.
    let error = error_of(&ThingsGet::new("", -1.0).with_top(0));
    for name in ["name", "top", "x-level"] {
        assert!(error.contains(&format!("parameter `{name}`: ")), "{error}");
    }

    // Bodies are checked on wish: for what is created, and for an update.
    let options = RequestOptions::new().with_body_checks();
    let put = ThingsPut::new("abc", Thing::default().with_size(0).with_owner("ann"));
    assert!(put.request().is_ok());
    let error = put.request_with(&options).unwrap_err().to_string();
    assert!(error.starts_with("parameter `thing`: /size: "), "{error}");
    assert!(!error.contains("/owner"), "{error}");
    let patch = ThingsPatch::new("abc", Thing::default().with_owner("ann"));
    let error = patch.request_with(&options).unwrap_err().to_string();
    assert!(error.starts_with("parameter `thing`: /owner: "), "{error}");
    assert!(patch.request().is_ok());
}
