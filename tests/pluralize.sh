#!/usr/bin/env bash
# Compares our singular and plural with those of the package pluralize 8.0 of JavaScript, on every name that the
# documents hold: keys, and words and segments of operation ids and paths. Needs node, npm and the documents
# (ARMATURE_SPECS, else ../shared next to the project).
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
specs=${ARMATURE_SPECS:-$project/../shared}/specs/specification
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cd "$work"
npm install --silent --no-fund --no-audit pluralize@8.0.0
node - "$specs" > table.tsv <<'SCRIPT'
const fs = require("fs");
const pluralize = require("pluralize");
const names = new Set();
const add = (name) => {
  if (!/[\t\n\r]/.test(name)) names.add(name);
};
const collect = (value) => {
  if (Array.isArray(value)) return value.forEach(collect);
  if (!value || typeof value !== "object") return;
  for (const [key, child] of Object.entries(value)) {
    add(key);
    key.split("/").forEach(add);
    if (key === "operationId" && typeof child === "string") child.split("_").forEach(add);
    if (key === "name" && typeof child === "string") add(child);
    collect(child);
  }
};
const visit = (folder) => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) visit(path);
    else if (entry.name.endsWith(".json")) {
      try {
        collect(JSON.parse(fs.readFileSync(path, "utf8").replace(/^\uFEFF/, "")));
      } catch {
        // Not every file is a document.
      }
    }
  }
};
visit(process.argv[2]);
for (const name of names) {
  for (const form of [name, pluralize.singular(name), name.toLowerCase()]) {
    console.log([form, pluralize.singular(form), pluralize.plural(form)].join("\t"));
  }
}
SCRIPT
cd "$project"
ARMATURE_PLURALS=$work/table.tsv cargo test --quiet -p armature --lib plural::tests::the_package_agrees -- --ignored --nocapture
