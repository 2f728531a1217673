//! What a reader does, from `file://`.

use std::path::Path;

use serde_json::json;

use crate::chromium::Browser;
use crate::scratch::Scratch;

/// The project's own site, and a browser.
pub(crate) struct Reader {
    pub(crate) browser: Browser,
    /// The site's address.
    site: String,
}

impl Reader {
    pub(crate) fn new(test: &str) -> Option<Self> {
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armature.toml");
        Self::of(test, &format!("--config {}", config.display()))
    }

    /// A reader of the site of some documents.
    pub(crate) fn of(test: &str, documents: &str) -> Option<Self> {
        let scratch = Scratch::new(test);
        let run = scratch.run(&format!("site --quiet {documents} --out site"));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let data = scratch.path("browser");
        std::fs::create_dir_all(&data).unwrap();
        let mut browser = Browser::start(&data)?;
        browser.resize(1280, 900);
        Some(Self {
            browser,
            site: format!("file://{}", scratch.path("site").display()),
        })
    }

    pub(crate) fn open(&mut self, page: &str) {
        let url = format!("{}/{page}", self.site);
        self.browser.open(&url);
    }

    /// Searches for a text and waits for the result with a title.
    fn search(&mut self, text: &str, title: &str) {
        self.browser.press("/", 191);
        self.browser.eval("document.getElementById('~query').focus()");
        self.browser.eval("document.getElementById('~query').value = ''");
        self.browser.write(text);
        let found = format!(
            "[...document.querySelectorAll('.results a')].some((link) => link.firstChild.textContent === {})",
            json!(title)
        );
        self.browser.wait(&found);
    }

    pub(crate) fn wait_for_page(&mut self, ending: &str) {
        let there = format!(
            "location.href.endsWith({}) && document.readyState === 'complete'",
            json!(ending)
        );
        self.browser.wait(&there);
    }

    /// Nothing is wider than the screen, on any screen.
    fn check_sizes(&mut self, pages: &[&str]) {
        for (width, height) in [(360, 740), (390, 844), (800, 600), (1280, 900)] {
            self.browser.resize(width, height);
            for page in pages {
                self.open(page);
                let wide = self.browser.eval("document.documentElement.scrollWidth");
                assert!(
                    wide.as_u64().unwrap() <= u64::from(width),
                    "{page}: {wide} at {width}"
                );
            }
        }
        self.check();
    }

    /// Nothing was asked of another machine, and nothing went wrong.
    pub(crate) fn check(&mut self) {
        let errors = self.browser.errors();
        assert!(errors.is_empty(), "{errors:#?}");
        let requests = self.browser.requests();
        assert!(!requests.is_empty());
        let local = |url: &&String| {
            ["file://", "data:", "about:"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
        };
        let strange: Vec<&String> = requests.iter().filter(|url| !local(url)).collect();
        assert!(strange.is_empty(), "{strange:#?}");
    }
}

const PAGE: &str = "Compute/GalleryImageVersion.html";

#[test]
fn a_reader_finds_a_resource_copies_and_goes_to_a_dependency_and_back() {
    let Some(mut reader) = Reader::new("browser-journey") else {
        return;
    };
    reader.open("index.html");
    reader.search("GalleryImageVersion", "GalleryImageVersion");
    reader.browser.press("Enter", 13);
    reader.wait_for_page(PAGE);

    reader.search("regionalReplicaCount", "regionalReplicaCount");
    let link = "document.querySelector('.results a[href*=\"GalleryImageVersion.html#\"]').href";
    let href = reader.browser.eval(link);
    let anchor = "#properties.publishingProfile.targetRegions.regionalReplicaCount";
    assert!(href.as_str().unwrap().ends_with(anchor), "{href}");
    reader
        .browser
        .click(".results a[href*=\"GalleryImageVersion.html#\"]");
    reader.wait_for_page(anchor);
    let seen = "(() => { const box = document.querySelector(':target').getBoundingClientRect(); \
                return box.top >= 0 && box.bottom <= innerHeight; })()";
    reader.browser.wait(seen);

    // The words before a name are its parents.
    reader.search(
        "targetregions galleryimageversion replica",
        "regionalReplicaCount",
    );
    let only_there = "[...document.querySelectorAll('.results small')].every((where) => \
                      where.textContent.includes('GalleryImageVersion'))";
    reader.browser.wait(only_there);
    reader.browser.press("Escape", 27);

    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.browser.call("Browser.grantPermissions", permissions);
    reader.browser.call("Page.bringToFront", json!({}));
    let example = reader
        .browser
        .eval("document.querySelector('.code:not([hidden]) code').textContent");
    assert!(example.as_str().unwrap().starts_with("{\n  \"location\""));
    reader.browser.click(".code .copy");
    reader
        .browser
        .wait("document.querySelector('.code .copy').textContent === 'Copied'");
    assert_eq!(reader.browser.eval("navigator.clipboard.readText()"), example);

    let before = reader
        .browser
        .eval("getComputedStyle(document.body).backgroundColor");
    reader.browser.click(".theme");
    let after = reader
        .browser
        .eval("getComputedStyle(document.body).backgroundColor");
    assert_ne!(before, after);

    reader.browser.click("a[href=\"GalleryImage.html\"]");
    reader.wait_for_page("Compute/GalleryImage.html");
    let kept = reader
        .browser
        .eval("getComputedStyle(document.body).backgroundColor");
    assert_eq!(kept, after, "the scheme is kept");
    // Not at once: the page is gone before the answer would come.
    reader.browser.eval("setTimeout(() => history.back())");
    reader
        .browser
        .wait("location.href.includes('GalleryImageVersion.html')");
    reader.check();
}

#[test]
fn nothing_overflows_and_no_script_fails() {
    let Some(mut reader) = Reader::new("browser-sizes") else {
        return;
    };
    let pages = [
        "index.html",
        "404.html",
        "Compute.html",
        PAGE,
        "Compute/Gallery.html",
        "Compute/DiskEncryptionSet.html",
    ];
    reader.check_sizes(&pages);
}

#[test]
fn long_names_do_not_overflow() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full/long-names");
    let documents = format!("--root {} --spec boxes/**/*.json", cases.display());
    let Some(mut reader) = Reader::of("browser-names", &documents) else {
        return;
    };
    let name = "ExtraordinarilyVoluminousContainersWithManyCompartmentWithAllOfTheCompartments";
    reader.check_sizes(&["index.html", "Boxes.html", &format!("Boxes/{name}.html")]);
}

#[test]
fn examples_are_javascript() {
    let Some(mut reader) = Reader::new("browser-examples") else {
        return;
    };
    reader.open(PAGE);
    let count = "[...document.querySelectorAll('pre[data-language=js] code')].filter((code) => { \
                 const exports = {}; new Function('exports', code.textContent)(exports); \
                 return exports.createResources()[0].type === 'GalleryImageVersion'; }).length";
    assert!(reader.browser.eval(count).as_u64().unwrap() >= 1);
    reader.check();
}

#[test]
fn the_content_is_there_without_scripts() {
    let Some(mut reader) = Reader::new("browser-plain") else {
        return;
    };
    reader
        .browser
        .call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    reader.open(PAGE);
    let text = reader.browser.eval("document.querySelector('main').innerText");
    let text = text.as_str().unwrap();
    for part in [
        "exports.createResources",
        "regionalReplicaCount",
        "GalleryImageVersions_CreateOrUpdate",
        "diskEncryptionSet",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(
        reader
            .browser
            .eval("document.querySelector('.search').checkVisibility()"),
        false
    );
    assert_eq!(
        reader.browser.eval("document.querySelectorAll('.copy').length"),
        0
    );
    assert_eq!(
        reader
            .browser
            .eval("document.querySelector('.side a').checkVisibility()"),
        true
    );
    reader.check();
}

#[test]
fn versions_are_picked_and_hostile_names_are_found() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full");
    let documents = format!(
        "--root {} --spec versions/shelves/**/*.json hostile/evil/**/*.json",
        cases.display()
    );
    let Some(mut reader) = Reader::of("browser-versions", &documents) else {
        return;
    };
    reader.open("Shelves/Shelf.html");
    reader.browser.click(".versions summary");
    reader.browser.click(".versions a[href$=\"2023-01-01.html\"]");
    reader.wait_for_page("Shelves/Shelf/2023-01-01.html");
    let current = reader
        .browser
        .eval("document.querySelector('.versions [aria-current]').textContent");
    assert_eq!(current, "2023-01-01");
    let note = reader
        .browser
        .eval("document.querySelector('.newer').textContent");
    assert!(note.as_str().unwrap().contains("newer version"), "{note}");

    // The menu closes on Escape and on clicks elsewhere, and a version is opened at the same anchor.
    let open = "document.querySelector('.versions').open";
    reader.browser.click(".versions summary");
    reader.browser.press("Escape", 27);
    assert_eq!(reader.browser.eval(open), false);
    reader.browser.click(".versions summary");
    assert_eq!(reader.browser.eval(open), true);
    reader.browser.click("h1");
    assert_eq!(reader.browser.eval(open), false);
    reader.browser.eval("location.hash = 'properties'");
    reader.browser.click(".newer a");
    reader.wait_for_page("Shelves/Shelf.html#properties");

    reader.search("<script>alert", "<script>alert(1)</script>");
    reader.search("__proto__", "__proto__");
    reader.search("constructor", "constructor");
    reader.browser.press("Enter", 13);
    reader.wait_for_page("Evil/Box.html#constructor");
    reader.check();
}

#[test]
fn the_smallest_body_is_copied_and_the_form_is_kept() {
    let Some(mut reader) = Reader::new("browser-tabs") else {
        return;
    };
    reader.open("Compute/Gallery.html#required-properties");
    let shown = "[...document.querySelectorAll('.code[role=tabpanel]')].filter((frame) => frame.checkVisibility()).map((frame) => frame.firstChild.dataset.title).join()";
    assert_eq!(reader.browser.eval(shown), "JSON");
    let body = reader
        .browser
        .eval("document.querySelector('pre[data-title=JSON] code').textContent");
    let body: serde_json::Value = serde_json::from_str(body.as_str().unwrap()).expect("it is JSON");
    assert!(body["location"].is_string(), "{body}");

    let tab = |name: &str| {
        format!("[...document.querySelectorAll('.tabs button')].find((tab) => tab.textContent === '{name}')")
    };
    reader.browser.eval(&format!("{}.click()", tab("Bicep")));
    assert_eq!(reader.browser.eval(shown), "Bicep");
    reader.browser.eval(&format!("{}.focus()", tab("Bicep")));
    reader.browser.press("ArrowRight", 39);
    assert_eq!(reader.browser.eval(shown), "ARM template");
    reader.open("Compute/DiskEncryptionSet.html");
    assert_eq!(reader.browser.eval(shown), "ARM template", "the choice is kept");
    reader.check();
}
