//! Tasks of readers, each with the number of clicks or keys that it may take.

use std::path::Path;

use serde_json::json;

use crate::scratch::Scratch;
use crate::site::Reader;

/// The documents of small cases: a resource with three versions, one with marks.
fn documents() -> String {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/full");
    format!(
        "--root {} --spec versions/shelves/**/*.json marks/things/**/*.json",
        cases.display()
    )
}

/// A reader that counts what is done.
struct Steps {
    reader: Reader,
    clicks: usize,
    keys: usize,
}

impl Steps {
    fn of(reader: Option<Reader>) -> Option<Self> {
        let reader = reader?;
        Some(Self {
            reader,
            clicks: 0,
            keys: 0,
        })
    }

    /// Clicks a link or button by its text.
    fn click(&mut self, within: &str, text: &str) {
        let mark = format!(
            "(() => {{ document.querySelectorAll('[data-aim]').forEach((e) => delete e.dataset.aim); \
             const found = [...document.querySelectorAll('{within} :is(a, summary, button)')].find((e) => \
             e.checkVisibility() && e.textContent.trim() === {}); if (!found) return false; \
             found.dataset.aim = ''; return true; }})()",
            json!(text)
        );
        assert_eq!(self.reader.browser.eval(&mark), true, "nothing reads {text}");
        self.reader.browser.click("[data-aim]");
        self.clicks += 1;
    }

    fn press(&mut self, key: &str, code: u32) {
        self.reader.browser.press(key, code);
        self.keys += 1;
    }

    /// Moves the focus with the tabulator until an expression about the focused element holds.
    fn tab_to(&mut self, expression: &str) {
        let held = format!("(() => {{ const e = document.activeElement; return {expression}; }})()");
        for _ in 0..200 {
            self.press("Tab", 9);
            if self.reader.browser.eval(&held) == true {
                let outline = "getComputedStyle(document.activeElement).outlineStyle !== 'none'";
                assert_eq!(self.reader.browser.eval(outline), true, "the focus is seen");
                return;
            }
        }
        panic!("the tabulator does not get to where {expression}");
    }

    /// Whether the target of the address is within the window.
    fn wait_for_target(&mut self) {
        let seen = "(() => { const e = document.querySelector(':target'); if (!e) return false; \
                    const box = e.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; })()";
        self.reader.browser.wait(seen);
    }
}

/// The text of the changes between the chosen versions.
const COMPARED: &str = "document.querySelector('.compared').innerText";

#[test]
fn what_changed_between_two_versions_takes_two_clicks() {
    let Some(mut steps) = Steps::of(Reader::of("browser-changes", &documents())) else {
        return;
    };
    for (width, height) in [(1280, 900), (390, 844)] {
        steps.reader.browser.resize(width, height);
        steps.clicks = 0;
        steps.reader.open("Shelves/Shelf.html");
        steps.click("main", "Changes between any two versions");
        steps.reader.wait_for_page("Shelves/Shelf/all-changes.html");
        steps
            .reader
            .browser
            .wait("!!document.querySelector('.compared ul')");
        // The older version is chosen by its key, as in any list.
        steps
            .reader
            .browser
            .eval("document.getElementById('~from').focus()");
        steps.press("End", 35);
        steps.reader.browser.wait(&format!(
            "{COMPARED}.startsWith('From 2023-01-01 to 2024-06-01-preview')"
        ));
        let text = steps.reader.browser.eval(COMPARED);
        let text = text.as_str().unwrap();
        for part in [
            "3 breaking, 3 may break clients, 3 compatible",
            "property gone was removed",
            "property extra was added",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        // Each is linked to the page that has it.
        let links =
            "[...document.querySelectorAll('.compared a')].map((link) => link.getAttribute('href')).join()";
        let links = steps.reader.browser.eval(links);
        let links = links.as_str().unwrap();
        assert!(links.contains("2023-01-01.html#gone"), "{links}");
        assert!(links.contains("2024-06-01-preview.html#extra"), "{links}");
        let address = steps.reader.browser.eval("location.hash");
        assert_eq!(address, "#from=2023-01-01&to=2024-06-01-preview");
        assert!(steps.clicks <= 2);
    }
    // An address opens the versions that it names.
    steps.reader.open("index.html");
    steps
        .reader
        .open("Shelves/Shelf/all-changes.html#from=2023-01-01&to=2024-01-01");
    steps.reader.browser.wait(&format!(
        "{COMPARED}.startsWith('From 2023-01-01 to 2024-01-01: 3 breaking')"
    ));
    steps.reader.check();
}

#[test]
fn changes_between_neighbours_need_no_scripts() {
    let Some(mut reader) = Reader::of("browser-changes-plain", &documents()) else {
        return;
    };
    let off = json!({ "value": true });
    reader.browser.call("Emulation.setScriptExecutionDisabled", off);
    reader.open("Shelves/Shelf/all-changes.html");
    let text = reader.browser.eval("document.querySelector('article').innerText");
    let text = text.as_str().unwrap();
    for part in [
        "From 2023-01-01 to 2024-01-01:",
        "required property height was added",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    reader.check();
}

#[test]
fn all_secrets_take_one_click_and_each_one_more() {
    let Some(mut steps) = Steps::of(Reader::of("browser-secrets", &documents())) else {
        return;
    };
    steps.reader.open("Shelves/Shelf.html");
    steps.click(".side", "All secrets");
    steps.reader.wait_for_page("all-secrets.html");
    let first = "document.querySelector('main td a').innerText";
    let first = steps.reader.browser.eval(first).as_str().unwrap().to_owned();
    steps.click("main td", &first);
    steps.wait_for_target();
    let text = steps
        .reader
        .browser
        .eval("document.querySelector(':target').closest('tr').innerText");
    assert!(text.as_str().unwrap().contains("secret"), "{text}");
    assert_eq!(steps.clicks, 2);
    steps.reader.check();
}

#[test]
fn a_printed_violation_is_found_by_its_pointer_without_a_click() {
    let Some(mut steps) = Steps::of(Reader::new("browser-violation")) else {
        return;
    };
    for size in [(1280, 900), (390, 844)] {
        steps.reader.browser.resize(size.0, size.1);
        steps.keys = 0;
        steps.reader.open("index.html");
        steps.press("/", 191);
        steps
            .reader
            .browser
            .eval("document.getElementById('~query').focus()");
        steps
            .reader
            .browser
            .write("/properties/storageProfile/dataDiskImages/0/hostCaching");
        steps
            .reader
            .browser
            .wait("document.querySelectorAll('.results a').length > 0");
        steps.press("Enter", 13);
        let anchor = "GalleryImageVersion.html#properties.storageProfile.dataDiskImages.hostCaching";
        steps
            .reader
            .browser
            .wait(&format!("location.href.endsWith('{anchor}')"));
        steps.wait_for_target();
        assert_eq!((steps.clicks, steps.keys), (0, 2));
    }
    steps.reader.check();
}

#[test]
fn everything_is_reached_by_keys() {
    let Some(mut steps) = Steps::of(Reader::of("browser-keys", &documents())) else {
        return;
    };
    steps.reader.open("Shelves/Shelf.html");
    // The first stop leaves out what all pages have.
    steps.press("Tab", 9);
    steps.press("Enter", 13);
    steps
        .reader
        .browser
        .wait("document.activeElement.id === '~content'");
    steps.tab_to("e.matches('.versions summary')");
    steps.press("Enter", 13);
    assert_eq!(
        steps
            .reader
            .browser
            .eval("document.querySelector('.versions').open"),
        true
    );
    steps.tab_to("e.textContent === '2023-01-01'");
    steps.press("Enter", 13);
    steps.reader.wait_for_page("Shelves/Shelf/2023-01-01.html");
    steps.tab_to("e.matches('.copy')");
    steps.tab_to("e.matches('td a, td .jump')");
    steps.tab_to("e.matches('details:not(.versions) summary')");
    steps.press("Enter", 13);
    assert_eq!(
        steps
            .reader
            .browser
            .eval("document.activeElement.parentElement.open"),
        true
    );
    steps.reader.check();
}

#[test]
fn the_values_of_a_property_are_found_by_plain_words() {
    let Some(mut steps) = Steps::of(Reader::new("browser-values")) else {
        return;
    };
    for (query, width) in [
        ("target region storage account type", 1280),
        ("values of a target region's storage account type", 390),
    ] {
        steps.reader.browser.resize(width, 900);
        steps.keys = 0;
        steps.reader.open("index.html");
        steps.press("/", 191);
        steps.reader.browser.write(query);
        let found = "document.querySelectorAll('.results a').length > 0";
        steps.reader.browser.wait(found);
        steps.press("Enter", 13);
        steps.reader.wait_for_page(".targetRegions.storageAccountType");
        steps.wait_for_target();
        let row = "document.querySelector(':target').closest('tr').innerText.includes('Standard_ZRS')";
        assert_eq!(steps.reader.browser.eval(row), true, "{query}");
        assert_eq!((steps.clicks, steps.keys), (0, 2));
    }
    steps.reader.check();
}

/// A virtual machine with the disk that it starts from, in two versions.
fn machines() -> String {
    let scratch = Scratch::new("browser-machines");
    for version in ["2021-07-01", "2023-03-01"] {
        let string = json!({ "type": "string", "enum": ["Premium_LRS", "Standard_LRS"] });
        let object =
            |name: &str, of: serde_json::Value| json!({ "type": "object", "properties": { name: of } });
        let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
        let body = json!([{ "name": "body", "in": "body", "required": true, "schema": reference("VirtualMachine") }]);
        let responses =
            json!({ "200": { "description": "The machine.", "schema": reference("VirtualMachine") } });
        let document = json!({
            "swagger": "2.0",
            "info": { "title": "Machines", "version": version },
            "paths": { "/providers/Microsoft.Compute/virtualMachines/main": {
                "get": { "operationId": "VirtualMachines_Get", "responses": responses },
                "put": { "operationId": "VirtualMachines_Put", "parameters": body, "responses": responses },
            } },
            "definitions": {
                "VirtualMachine": object("properties", object("storageProfile", reference("StorageProfile"))),
                "StorageProfile": object("osDisk", reference("OSDisk")),
                "OSDisk": object("managedDisk", object("storageAccountType", string)),
            },
        });
        let path = format!("compute/Microsoft.Compute/stable/{version}/machines.json");
        scratch.write(&path, &document.to_string());
    }
    format!("--root {} --spec **/*.json", scratch.path("").display())
}

#[test]
fn a_link_to_a_nested_property_leads_there_in_each_version() {
    let Some(mut steps) = Steps::of(Reader::of("browser-deep", &machines())) else {
        return;
    };
    let anchor = "#properties.storageProfile.osDisk.managedDisk.storageAccountType";
    for (from, to, version) in [
        (
            "Compute/VirtualMachine",
            "Compute/VirtualMachine/2021-07-01",
            "2021-07-01",
        ),
        (
            "Compute/VirtualMachine/2021-07-01",
            "Compute/VirtualMachine",
            "2023-03-01",
        ),
    ] {
        steps.reader.open("index.html");
        steps.clicks = 0;
        steps.reader.open(&format!("{from}.html{anchor}"));
        steps.wait_for_target();
        let shown = steps
            .reader
            .browser
            .eval("document.querySelector('.versions summary').textContent");
        steps.click(".path", shown.as_str().unwrap_or_default());
        steps.click(".versions", version);
        steps.reader.wait_for_page(&format!("{to}.html{anchor}"));
        steps.wait_for_target();
        assert_eq!(steps.clicks, 2);
    }
    steps.reader.check();
}
