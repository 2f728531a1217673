// What tests/axe.sh runs: opens pages in Chromium and lets axe-core look at them.
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const [axe, site, ...pages] = process.argv.slice(2);
const source = fs.readFileSync(axe, "utf8");
const data = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe", `--user-data-dir=${data}`];
const browser = spawn("chromium", [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
const loads = [];
let count = 0;
let session;

// Messages of the browser end with NUL.
let rest = "";
browser.stdio[4].setEncoding("utf8");
browser.stdio[4].on("data", (text) => {
  const messages = (rest + text).split("\0");
  rest = messages.pop();
  for (const message of messages.map((json) => JSON.parse(json))) {
    if (message.method === "Page.loadEventFired") loads.splice(0).forEach((done) => done());
    const done = waiting.get(message.id);
    waiting.delete(message.id);
    if (done) done(message);
  }
});

async function call(method, params) {
  const id = (count += 1);
  const answer = new Promise((done) => waiting.set(id, done));
  browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
  const { result, error } = await answer;
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

async function evaluate(expression) {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
  return result.value;
}

async function open(page) {
  const loaded = new Promise((done) => loads.push(done));
  await call("Page.navigate", { url: `file://${path.join(site, page)}` });
  await loaded;
}

// The first page is looked at with what a search finds, and what it does not show.
const search = `new Promise((done) => {
  const query = document.getElementById("~query");
  query.focus();
  query.value = "name";
  query.dispatchEvent(new Event("input"));
  const wait = () => (document.querySelector(".results a") ? done() : setTimeout(wait, 50));
  wait();
})`;

async function main() {
  const { targetInfos } = await call("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page");
  session = (await call("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  await call("Page.enable");
  let total = 0;
  for (const page of pages) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        await call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
        await call("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
        await open(page);
        await evaluate(`${source}; 0`);
        if (page === pages[0]) await evaluate(search);
        const result = await evaluate("axe.run().then(({ violations, passes }) => ({ violations, passes: passes.length }))");
        const found = result.violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes[0].target[0], count: nodes.length }));
        total += found.length;
        console.log(`${page} ${scheme} ${width}: ${result.passes} rules hold, ${found.length} do not`);
        found.forEach((one) => console.log(`  ${one.impact}: ${one.id}, ${one.count} times, first at ${one.at}`));
      }
    }
  }
  console.log(`${total} findings`);
  return total ? 1 : 0;
}

main()
  .catch((error) => {
    console.error(error);
    return 1;
  })
  .then((code) => {
    browser.kill();
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 10 });
    process.exitCode = code;
  });
