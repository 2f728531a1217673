#!/usr/bin/env bash
# Makes types, validators and pages of real OpenAPI 3.0 documents that packages ship, and compiles the crates without a
# warning. Prints what the documents are warned of; openapi_real.txt holds what is expected, openapi.md says where the
# documents come from. Needs node and npm; takes some minutes, most of them for the crate of GitHub's document.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cargo build --quiet --manifest-path "$project/Cargo.toml"
armature=$project/target/debug/armature
fixtures=$(cargo metadata --format-version 1 --manifest-path "$project/Cargo.toml" | node -e '
  const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const crate = packages.find(({ name, version }) => name === "openapiv3" && version === "2.2.0");
  console.log(require("path").join(crate.manifest_path, "../fixtures"));')
cd "$work"
npm install --silent --no-fund --no-audit @octokit/openapi@23.0.2 @blockfrost/openapi@0.1.93

mkdir -p documents/Microsoft.Advisor crates
cp "$fixtures"/{adobe_aem,docker,stripe}.yaml "$fixtures"/{fitbit,quayio,slack,twilio}.json documents
cp "$fixtures/azure_advisor.yaml" documents/Microsoft.Advisor/advisor.yaml # pages are made below such a folder
cp node_modules/@blockfrost/openapi/openapi.yaml documents/blockfrost.yaml
cp node_modules/@octokit/openapi/generated/api.github.com.json documents/github.json

cd documents
for document in *.* Microsoft.Advisor/*; do
  [ -f "$document" ] || continue
  name=$(basename "${document%.*}")
  echo "$name"
  arguments=(--root . --spec "$document" --out "../crates/$name" --crate "$name")
  "$armature" generate "${arguments[@]}" --message-format json > run.txt || echo "  failed"
  grep -o '"code":"[^"]*","severity":"[a-z]*"' run.txt | sort | uniq -c | sed -E 's/"code":"(.*)","severity":"(.*)"/\2 \1/' || true
  "$armature" generate "${arguments[@]}" --docs-style full --only docs --quiet 2> /dev/null || echo "  full pages failed"
  find "../crates/$name/docs" -name '*.md' ! -name index.md -printf '  page %P\n' | sort
done > ../result.txt
cd ..
printf '[workspace]\nresolver = "3"\nmembers = ["crates/*"]\n' > Cargo.toml
cp "$project/Cargo.lock" .
RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="$project/target/openapi-real" \
  cargo check --quiet --workspace --keep-going >> result.txt 2>&1 && echo "all crates compile" >> result.txt
diff "$project/tests/openapi_real.txt" result.txt && echo "as expected"
