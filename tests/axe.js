// What tests/axe.sh runs: opens pages over WebDriver and lets axe-core look at them.
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const [axe, site, ...pages] = process.argv.slice(2);
const source = fs.readFileSync(axe, "utf8");
const port = 9600 + (process.pid % 300);
const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
const data = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));

async function call(method, route, body) {
  const response = await fetch(`http://127.0.0.1:${port}${route}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (value && value.error) throw new Error(`${route}: ${value.message}`);
  return value;
}

async function ready() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      return await call("GET", "/status");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("chromedriver does not answer");
}

// The first page is looked at with what a search finds, and what it does not show.
const search = `
  const done = arguments[0];
  const query = document.getElementById("~query");
  query.focus();
  query.value = "name";
  query.dispatchEvent(new Event("input"));
  const wait = () => (document.querySelector(".results a") ? done() : setTimeout(wait, 50));
  wait();`;

async function main() {
  await ready();
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", `--user-data-dir=${data}`];
  const capabilities = { alwaysMatch: { "goog:chromeOptions": { args } } };
  const { sessionId } = await call("POST", "/session", { capabilities });
  const session = `/session/${sessionId}`;
  const protocol = (cmd, params) => call("POST", `${session}/goog/cdp/execute`, { cmd, params });
  let serious = 0;
  for (const page of pages) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        await protocol("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
        await protocol("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
        await call("POST", `${session}/url`, { url: `file://${path.join(site, page)}` });
        await call("POST", `${session}/execute/sync`, { script: source, args: [] });
        if (page === pages[0]) await call("POST", `${session}/execute/async`, { script: search, args: [] });
        const script = "const done = arguments[0]; axe.run().then((r) => done(r), (e) => done({ failed: String(e) }));";
        const result = await call("POST", `${session}/execute/async`, { script, args: [] });
        if (result.failed) throw new Error(result.failed);
        const found = result.violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes[0].target[0], count: nodes.length }));
        const bad = found.filter(({ impact }) => impact === "serious" || impact === "critical");
        serious += bad.length;
        console.log(`${page} ${scheme} ${width}: ${result.passes.length} rules hold, ${found.length} do not`);
        found.forEach((one) => console.log(`  ${one.impact}: ${one.id}, ${one.count} times, first at ${one.at}`));
      }
    }
  }
  await call("DELETE", session);
  console.log(`${serious} serious findings`);
  return serious ? 1 : 0;
}

main()
  .catch((error) => {
    console.error(error);
    return 1;
  })
  .then((code) => {
    driver.kill();
    fs.rmSync(data, { recursive: true, force: true });
    process.exitCode = code;
  });
