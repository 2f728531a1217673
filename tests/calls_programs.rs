//! A program that uses the calls of all cases: it is the binary of the crate that is made of all documents.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::calls_lists::Lists;
use crate::calls_shop::Shop;
use crate::{calls_cases, package};

/// What the shop is asked, as each of its two documents describes it.
const ASKED: [&str; 12] = [
    r#"POST /pets Bearer token application/json {"name":"Rex","status":"free"}"#,
    "GET /pets?status=free&status=sold&tags=big,old%2C%20grey Bearer token",
    "GET /pets/7 secret",
    "GET /pets/8 secret",
    "POST /pets/7 Bearer token application/x-www-form-urlencoded name=Max+%26+Moritz&status=sold",
    "DELETE /pets/7 Bearer token sold",
    "POST /pets/7/picture Bearer token multipart/form-data; boundary=form-boundary-00000000 --form-boundary-00000000\r\n\
     Content-Disposition: form-data; name=\"file\"; filename=\"rex.png\"\r\nContent-Type: image/png\r\n\r\n\
     \0\u{fffd}\u{fffd}\r\n--form-boundary-00000000\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nfront\r\n\
     --form-boundary-00000000--",
    "GET /pets/7/picture Bearer token",
    "GET /stock secret",
    r#"POST /orders application/json {"petId":7,"quantity":1}"#,
    "GET /login?user=ann&password=pass%20word",
    r#"POST /users Bearer token application/json [{"name":"ann"}]"#,
];

/// What the server of lists is asked for the next pages, among others.
const NEXT_PAGES: [&str; 13] = [
    "/links?from=2",
    "/hrefs?from=4",
    "/cursors?token=t&cursor=4",
    "/after?after=2",
    "/continue?continue=4",
    "/edges?after=4",
    "/last?starting_after=d",
    "/last-id?after=b",
    "/numbers?per_page=2&page=4",
    "/total-pages?page%5Bnumber%5D=2",
    "/last?pageNumber=3",
    "/offsets?offset=4",
    "/start-index?startIndex=5",
];

#[tokio::test(flavor = "multi_thread")]
async fn requests_and_responses_are_as_the_documents_say() {
    let (shop, lists) = (Shop::start().await, Lists::start().await);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("calls-package");
    package::write(
        &folder,
        calls_cases::crate_files(&calls_cases::root(), "*/*.yaml"),
    );
    let program = folder.join("src/bin/program");
    fs::create_dir_all(&program).unwrap();
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("calls_programs");
    for entry in fs::read_dir(programs).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), program.join(entry.file_name())).unwrap();
    }
    for command in ["clippy", "run"] {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--quiet", "--features", "reqwest"])
            .args(["--config", "profile.dev.debug=false"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target.join("calls-target"))
            .env("RUSTFLAGS", "-D warnings")
            .env("SHOP_URL", &shop.url)
            .env("LISTS_URL", &lists.url)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {command}:\n{stderr}");
    }
    let (swagger, openapi) = (shop.requests(), shop.requests().split_off(ASKED.len()));
    assert_eq!(swagger[..ASKED.len()], ASKED);
    assert_eq!(openapi, ASKED);
    for url in NEXT_PAGES {
        assert!(lists.requests().iter().any(|asked| asked == url), "{url}");
    }
    let behind = [
        "/offsets?offset=6",
        "/total-pages?page%5Bnumber%5D=3",
        "/last?pageNumber=4",
    ];
    assert!(
        !lists
            .requests()
            .iter()
            .any(|asked| behind.contains(&asked.as_str()))
    );
}
