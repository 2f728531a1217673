// What tests/mdx.sh runs: collects descriptions into documents, and checks pages.
import fs from "node:fs";
import path from "node:path";
import { compile } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import remarkFrontmatter from "remark-frontmatter";
import remarkDirective from "remark-directive";
import { visit } from "unist-util-visit";
import { toString } from "mdast-util-to-string";

const PROPERTIES = 400;

function* files(folder, ending) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(file, ending);
    else if (file.endsWith(ending)) yield file;
  }
}

// Every distinct description, each as that of a property of some resource.
function collect(specs, out) {
  const all = new Set();
  const look = (value) => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!value || typeof value !== "object") return;
    for (const [key, child] of Object.entries(value)) {
      if (key === "description" && typeof child === "string") all.add(child);
      else look(child);
    }
  };
  for (const file of files(specs, ".json")) {
    if (file.includes("/examples/")) continue;
    try {
      look(JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "")));
    } catch {
      // Files that are no JSON are not read by anyone.
    }
  }
  const list = [...all];
  for (let at = 0, index = 0; at < list.length; at += PROPERTIES, index += 1) {
    const properties = {};
    list.slice(at, at + PROPERTIES).forEach((description, index) => {
      properties[`p${at + index}`] = { type: "string", description };
    });
    const box = { name: "boxName", in: "path", required: true, type: "string" };
    const schema = { $ref: "#/definitions/Box" };
    const responses = { 200: { description: "The box", schema } };
    const item = {
      get: { operationId: `Box${index}s_Get`, parameters: [box], responses },
      delete: { operationId: `Box${index}s_Delete`, parameters: [box], responses: { 200: { description: "Gone" } } },
    };
    const document = {
      swagger: "2.0",
      info: { title: "Boxes", version: "2024-01-01" },
      paths: { [`/boxes${index}/{boxName}`]: item },
      definitions: { Box: { type: "object", description: list[at], properties } },
    };
    const file = path.join(out, "boxes", "Microsoft.Boxes", `boxes${index}.json`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(document));
  }
  fs.writeFileSync(path.join(out, "descriptions.txt"), JSON.stringify(list));
  console.log(`${list.length} descriptions`);
}

// What a text is when it is read: without its layout. Links and code are left out of the comparison.
const plain = (text) => text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "").replace(/\s+/g, " ").trim();
const isPlain = (text) => !/[`\[•*_~&|\\]|^\s*>|^\s*[-=]{3}|<\/?(b|i|em|strong|u|s|span|div|tr|td|th|br|p|ul|ol|li|list|item|code)\b|^\s*[-*•] |https?:|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/im.test(text);

const TAGS = new Set(["a", "br", "details", "summary"]);
const NODES = new Set(["mdxTextExpression", "mdxFlowExpression", "mdxjsEsm", "textDirective", "leafDirective", "containerDirective", "html"]);

async function check(folder, list) {
  const descriptions = list ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
  const count = { pages: 0, failed: 0, strange: 0, compared: 0, different: 0 };
  const tell = (kind, file, what) => {
    count[kind] += 1;
    if (count[kind] <= 10) console.log(`${kind}: ${file}: ${what}`);
  };
  for (const file of files(folder, ".md")) {
    count.pages += 1;
    const inspect = () => (tree) => {
      visit(tree, (node) => {
        const tag = node.type.startsWith("mdxJsx") && !TAGS.has(node.name);
        if (NODES.has(node.type) || tag) tell("strange", file, `${node.type} ${node.name || node.value || ""}`);
        if (node.type !== "tableRow") return;
        const name = /^p(\d+)$/.exec(toString(node.children[0]).trim());
        const text = name && descriptions[Number(name[1])];
        if (!text || !isPlain(text)) return;
        count.compared += 1;
        const shown = plain(toString(node.children[2]));
        const whole = plain(text).replace(/\n/g, " ");
        if (shown.replace(/ /g, "") !== whole.replace(/ /g, "")) tell("different", file, `\n  ${whole}\n  ${shown}`);
      });
    };
    try {
      const remarkPlugins = [remarkGfm, remarkFrontmatter, remarkDirective, inspect];
      await compile(fs.readFileSync(file, "utf8"), { remarkPlugins });
    } catch (error) {
      tell("failed", file, String(error).slice(0, 300));
    }
  }
  console.log(Object.entries(count).map(([kind, number]) => `${kind} ${number}`).join(", "));
  if (!count.pages || count.failed || count.strange || count.different) process.exit(1);
}

const [what, ...rest] = process.argv.slice(2);
await (what === "collect" ? collect(...rest) : check(...rest));
