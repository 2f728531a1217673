//! Parameters in the styles of OpenAPI 3.
use armature_calls::calls::Call;
use armature_calls::styles::v1::Point;
use armature_calls::styles::v1::calls::{GetPath, GetQuery};

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn query(call: GetQuery) -> String {
    call.request()
        .unwrap()
        .uri()
        .query()
        .unwrap_or_default()
        .to_owned()
}

pub(crate) fn run() {
    let point = || Point::default().with_x(1).with_y(-2);
    let path = GetPath::new(
        list(&["a", "b,c"]),
        point(),
        "red",
        vec![1, 2],
        point(),
        vec![3, 4],
    );
    let request = path.request().unwrap();
    let expected =
        "/v1/simple/a,b%2Cc/x=1,y=-2/label/.red/.1.2/matrix/;matrix=x,1,y,-2/;matrices=3;matrices=4";
    assert_eq!(request.uri().path(), expected);

    let call = GetQuery::new;
    assert_eq!(
        query(call().with_multi(list(&["a", "b c"]))),
        "multi=a&multi=b%20c"
    );
    assert_eq!(query(call().with_comma(list(&["a", "b"]))), "comma=a,b");
    assert_eq!(query(call().with_space(list(&["a", "b"]))), "space=a%20b");
    assert_eq!(query(call().with_pipe(list(&["a", "b"]))), "pipe=a%7Cb");
    assert_eq!(query(call().with_deep(point())), "deep[x]=1&deep[y]=-2");
    assert_eq!(query(call().with_flat(point())), "x=1&y=-2");
    assert_eq!(
        query(call().with_json(point())),
        "json=%7B%22x%22%3A1%2C%22y%22%3A-2%7D"
    );
    assert_eq!(query(call().with_raw("a/b?c=d")), "raw=a/b?c=d");
    let call = call()
        .with_x_names(list(&["a", "b"]))
        .with_session("x y")
        .with_colors(list(&["red", "blue"]));
    let request = call.request().unwrap();
    assert_eq!(request.headers()["x-names"], "a,b");
    assert_eq!(
        request.headers()["cookie"],
        "session=x%20y; colors=red; colors=blue"
    );
    assert_eq!(request.uri().query(), None);
}
