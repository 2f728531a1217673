#!/usr/bin/env bash
# Compiles pages for readers as MDX, with the extensions that Docusaurus has: first documents made of every description
# in the official documents, then the pages of the reference configuration. No page may fail, and none may hold
# JavaScript, modules, directives or HTML but that of the templates. Needs node and npm; the packages go into a folder
# below `target`, which the project does not need otherwise.
#
#   tests/mdx.sh [FOLDER]      FOLDER holds specs/specification and pages; by default ../shared next to the project
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "${1:-$project/../shared}" && pwd)
work=$project/target/mdx
mkdir -p "$work"
if [ ! -d "$work/node_modules/@mdx-js/mdx" ]; then
    (cd "$work" && npm init -y >/dev/null &&
        npm install --silent --no-fund --no-audit @mdx-js/mdx@3 remark-gfm@4 remark-frontmatter@5 remark-directive@4 \
            unist-util-visit@5 mdast-util-to-string@4)
fi
cp "$project/tests/mdx.js" "$work/mdx.mjs"
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --manifest-path "$project/Cargo.toml"

rm -rf "$work/specs" "$work/all" "$work/pages"
node "$work/mdx.mjs" collect "$folder/specs/specification" "$work/specs"
"$armature" generate --quiet --root "$work/specs" --spec '**/*.json' --out "$work/all" --crate all --only docs \
    --docs-style full --allow armature::schema::unused
node "$work/mdx.mjs" check "$work/all/docs" "$work/specs/descriptions.txt"

"$armature" generate --quiet --config "$folder/pages/armature.toml" --out "$work/pages" --crate pages --only docs \
    --docs-style full
node "$work/mdx.mjs" check "$work/pages/docs"
