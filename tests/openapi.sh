#!/usr/bin/env bash
# Converts the official gallery to OpenAPI 3.0 with the npm package swagger2openapi and compares what both give: the
# generated types and validators, and the findings on all examples. Prints the differences; openapi.txt holds those
# that are expected, with the reasons in openapi.md. Needs node, npm and the documents (ARMATURE_SPECS, else ../shared
# next to the project).
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
specs=$(cd "${ARMATURE_SPECS:-$project/../shared}/specs/specification" && pwd)
folder=compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cargo build --quiet --manifest-path "$project/Cargo.toml"
armature=$project/target/debug/armature
cd "$work"
npm install --silent --no-fund --no-audit swagger2openapi@7.0.8

# The converter rewrites references to other documents for parameters only, and drops the names of examples.
mkdir -p "openapi/$folder" "swagger/$folder"
cp -r "$specs/$folder" "swagger/$folder/.."
cp -r "$specs/$folder/examples" "openapi/$folder"
for document in gallery common galleryRPCommon; do
  npx swagger2openapi --refSiblings allOf --rbname x-ms-requestBody-name \
    --outfile "openapi/$folder/$document.json" "swagger/$folder/$document.json"
done
node - "$folder" <<'SCRIPT'
const fs = require("fs");
const folder = process.argv[2];
for (const name of ["gallery", "common", "galleryRPCommon"]) {
  const [from, to] = ["swagger", "openapi"].map((format) => `${format}/${folder}/${name}.json`);
  const original = JSON.parse(fs.readFileSync(from, "utf8"));
  const text = fs.readFileSync(to, "utf8").replaceAll(".json#/definitions/", ".json#/components/schemas/");
  const converted = JSON.parse(text);
  for (const [path, item] of Object.entries(original.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const examples = operation["x-ms-examples"];
      if (examples) converted.paths[path][method]["x-ms-examples"] = examples;
    }
  }
  fs.writeFileSync(to, JSON.stringify(converted, null, 2));
}
SCRIPT

for format in swagger openapi; do
  "$armature" generate --quiet --root $format --spec "$folder/gallery.json" --out crates/$format --crate gallery \
    --only types,validators
  "$armature" examples --root $format --spec "$folder/gallery.json" --message-format json |
    node -e '
      const lines = require("fs").readFileSync(0, "utf8").trim().split("\n").map(JSON.parse);
      for (const { kind, code, message, operation, example, codes } of lines) {
        const file = example && example.path.split("/").pop();
        console.log(JSON.stringify({ kind, code, message, operation, file, pointer: example && example.pointer, codes }));
      }' > $format.findings || true
done
# Locations in the documents differ by nature, and their length decides where lines break.
find crates -name '*.rs' -exec sed -i -E \
  's@#/components/(schemas|parameters)/@#/definitions/@g; s@"[A-Za-z]+\.json#[^"]*"@"…"@g; s@`[A-Za-z]+\.json#[^`]*`@`…`@g' {} +
find crates -name '*.rs' -exec perl -0pi -e 's/\.at\(\s*"…",?\s*\)/.at("…")/g' {} +

{
  diff -r -U 0 crates/swagger crates/openapi | grep -E '^[-+] ' | sort | uniq -c || true
  diff swagger.findings openapi.findings || true
  wc -l < openapi.findings
} > differences.txt
diff "$project/tests/openapi.txt" differences.txt && echo "as expected"
