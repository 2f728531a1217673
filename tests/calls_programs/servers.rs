//! Servers with variables, and of single operations.
use armature_calls::calls::Call;
use armature_calls::servers::v1::calls::{GetRegion, GetSize, ListFiles, ListThings};

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
    // A parameter of the path is not the variable of the same name.
    let region = GetRegion::new("mine");
    assert_eq!(
        region.request().unwrap().uri(),
        "https://eu.example.com/v1/regions/mine"
    );
    assert_eq!(
        region.with_region2("us").request().unwrap().uri(),
        "https://us.example.com/v1/regions/mine"
    );
    assert_eq!(
        GetSize::new("1/2").request().unwrap().uri(),
        "https://eu.example.com/v1/gr%C3%B6%C3%9Fe%20a/1%2F2"
    );
    let error = ListThings::new()
        .request_to("https://{unknown}.example.com")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameter `unknown`: the server needs a value"
    );
}
