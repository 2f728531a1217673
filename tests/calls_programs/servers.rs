//! Servers with variables, and of single operations.
use armature_calls::calls::Call;
use armature_calls::servers::v1::calls::{ListFiles, ListThings};

pub(crate) fn run() {
    let things = ListThings::new();
    assert_eq!(
        things.request().unwrap().uri(),
        "https://eu.example.com/v1/things"
    );
    let things = things.with_region("us").with_base("v2");
    assert_eq!(
        things.request().unwrap().uri(),
        "https://us.example.com/v2/things"
    );
    assert_eq!(
        things.request_to("http://localhost:1").unwrap().uri(),
        "http://localhost:1/things"
    );
    assert_eq!(
        ListFiles::new().request().unwrap().uri(),
        "https://files.example.com/files"
    );
}
