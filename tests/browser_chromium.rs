//! Chromium, driven over its DevTools protocol: <https://chromedevtools.github.io/devtools-protocol/>.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Names under which Chromium is installed; `CHROMIUM` names another one.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// A browser with one page, which ends with the test.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    last: u64,
    events: Vec<Value>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Starts a browser that keeps its data in an empty folder. Where there is none, says so and gives nothing.
    pub(crate) fn start(data: &Path) -> Option<Self> {
        let given = std::env::var("CHROMIUM").ok();
        let names = given.iter().map(String::as_str).chain(NAMES);
        let Some(mut process) = names.into_iter().find_map(|name| spawn(name, data)) else {
            eprintln!("skipped: there is no Chromium (install it, or name it in CHROMIUM)");
            return None;
        };
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let url = lines.find_map(|line| Some(line.split_once("DevTools listening on ")?.1.to_owned()));
        // What it says later is read, so that it never waits.
        std::thread::spawn(move || lines.for_each(drop));
        let (socket, _) = tungstenite::connect(url.expect("Chromium listens").trim()).unwrap();
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
        }
        let mut browser = Self {
            process,
            socket,
            session: String::new(),
            last: 0,
            events: Vec::new(),
        };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let of = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.call("Target.attachToTarget", of);
        browser.session = attached["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Calls a method, and gives its result.
    pub(crate) fn call(&mut self, method: &str, params: Value) -> Value {
        let mut answer = self.answer(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Calls a method, and gives what comes back, a failure perhaps. Events that come meanwhile are kept.
    fn answer(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = self.session.as_str().into();
        }
        self.socket.send(Message::text(message.to_string())).unwrap();
        loop {
            let answer = self
                .socket
                .read()
                .unwrap_or_else(|error| panic!("{method}: {error}"));
            let Message::Text(text) = answer else { continue };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == self.last {
                return answer;
            }
            self.events.push(answer);
        }
    }

    /// Opens a page and waits for it.
    pub(crate) fn open(&mut self, url: &str) {
        let result = self.call("Page.navigate", json!({ "url": url }));
        assert!(result["errorText"].is_null(), "{url}: {result}");
        let path = url.rsplit('/').next().unwrap_or_default();
        self.wait(&format!(
            "document.readyState === 'complete' && location.href.includes({})",
            json!(path)
        ));
    }

    /// The value of an expression in the page.
    pub(crate) fn eval(&mut self, expression: &str) -> Value {
        let mut result = self.call("Runtime.evaluate", evaluation(expression));
        assert!(result["exceptionDetails"].is_null(), "{expression}: {result}");
        result["result"]["value"].take()
    }

    /// Waits until an expression holds.
    pub(crate) fn wait(&mut self, expression: &str) {
        let begin = Instant::now();
        let guarded = format!("(() => {{ try {{ return !!({expression}); }} catch {{ return false; }} }})()");
        loop {
            // While a page is being left, there is nothing to ask, and that is said by a failure.
            let answer = self.answer("Runtime.evaluate", evaluation(&guarded));
            if answer["result"]["result"]["value"] == true {
                return;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "this does not come true: {expression}"
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Clicks into the middle of the first element that a selector finds.
    pub(crate) fn click(&mut self, selector: &str) {
        let script = format!(
            "(() => {{ const e = document.querySelector({}); e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; }})()",
            json!(selector)
        );
        let location = self.eval(&script);
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let params = json!({ "type": kind, "x": location[0], "y": location[1], "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", params);
        }
    }

    /// Types a text.
    pub(crate) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        for kind in ["keyDown", "keyUp"] {
            let text = if key == "Enter" { "\r" } else { "" };
            let params = json!({
                "type": kind,
                "key": key,
                "code": key,
                "text": if kind == "keyDown" { text } else { "" },
                "windowsVirtualKeyCode": code,
            });
            self.call("Input.dispatchKeyEvent", params);
        }
    }

    /// Gives the window a size.
    pub(crate) fn resize(&mut self, width: u32, height: u32) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", params);
    }

    /// What went wrong so far: errors of the console, exceptions.
    pub(crate) fn errors(&mut self) -> Vec<String> {
        self.eval("0");
        let errors = self.events.iter().filter(|event| {
            let params = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.exceptionThrown" => true,
                "Runtime.consoleAPICalled" => {
                    ["error", "assert"].contains(&params["type"].as_str().unwrap_or_default())
                }
                "Log.entryAdded" => params["entry"]["level"] == "error",
                _ => false,
            }
        });
        errors.map(Value::to_string).collect()
    }

    /// The addresses that were asked for so far.
    pub(crate) fn requests(&mut self) -> Vec<String> {
        self.eval("0");
        let sent = self
            .events
            .iter()
            .filter(|event| event["method"] == "Network.requestWillBeSent");
        let urls = sent.filter_map(|event| event["params"]["request"]["url"].as_str());
        urls.map(str::to_owned).collect()
    }
}

fn evaluation(expression: &str) -> Value {
    json!({
        "expression": expression,
        "returnByValue": true,
        "awaitPromise": true,
        "userGesture": true,
    })
}

fn spawn(name: &str, data: &Path) -> Option<Child> {
    let mut command = Command::new(name);
    command
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--remote-debugging-port=0"])
        .arg(format!("--user-data-dir={}", data.display()))
        .arg("about:blank");
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().ok()
}
