// Counts the links and anchors of a folder of HTML that do not resolve, and prints the first of each.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(process.argv[2]);
// Files of tools that are not pages of ours, and their own links.
const foreign = new RegExp(process.argv[3] || "^$");
const pages = new Map();
const files = new Set();
const visit = (folder) => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) visit(file);
    else files.add(file);
  }
};
visit(root);
const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", "\"").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#39;", "'").replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)));
const attributes = (html, names) => [...html.matchAll(new RegExp(`\\s(?:${names})=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, "g"))].map((found) => plain(found[1] ?? found[2] ?? found[3]));
for (const file of files) {
  if (!file.endsWith(".html")) continue;
  const html = fs.readFileSync(file, "utf8").replaceAll(/<script[\s>].*?<\/script>/gs, "");
  const links = [...html.matchAll(/<a\s[^>]*>/g)].flatMap(([tag]) => attributes(tag, "href"));
  pages.set(file, { ids: new Set(attributes(html, "id|name")), links });
}
const target = (from, link) => {
  const base = link === "" ? from : path.resolve(link.startsWith("/") ? root : path.dirname(from), link.replace(/^\/+/, ""));
  const names = [base, `${base}.html`, path.join(base, "index.html")];
  return names.find((name) => files.has(name));
};
let [count, anchors] = [0, 0];
const broken = { links: new Set(), anchors: new Set() };
const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
for (const [file, { links }] of pages) {
  const from = path.relative(root, file);
  if (foreign.test(from)) continue;
  for (const link of links) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith("//")) continue;
    const [address, anchor] = link.split("#");
    const found = target(file, decoded(address.split("?")[0]));
    count += 1;
    if (!found) broken.links.add(`${from}: ${link}`);
    else if (anchor && pages.has(found)) {
      anchors += 1;
      const { ids } = pages.get(found);
      if (!ids.has(anchor) && !ids.has(decoded(anchor))) broken.anchors.add(`${from}: ${link}`);
    }
  }
}
console.log(`${pages.size} pages, ${count} links, ${anchors} anchors; broken: ${broken.links.size} links, ${broken.anchors.size} anchors`);
for (const list of Object.values(broken)) [...list].slice(0, 8).forEach((line) => console.log(`  ${line}`));
process.exitCode = broken.links.size + broken.anchors.size ? 1 : 0;
