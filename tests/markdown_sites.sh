#!/usr/bin/env bash
# Builds the pages for readers of the reference configuration, as they are, with MkDocs and mdBook, and counts the links and
# anchors of both that do not resolve; `docusaurus.sh` does it with Docusaurus. Needs node, python3 and cargo; the tools go
# into a folder below `target`, which the project does not need otherwise. `MKDOCS` and `MDBOOK` name programs that are there.
#
#   tests/markdown_sites.sh [FOLDER]      FOLDER holds specs/specification and pages; by default ../shared next to the project
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "${1:-$project/../shared}" && pwd)
work=$project/target/markdown-sites
mkdir -p "$work"
mkdocs=${MKDOCS:-$work/venv/bin/mkdocs}
[ -x "$mkdocs" ] || { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet mkdocs; }
mdbook=${MDBOOK:-$work/bin/mdbook}
[ -x "$mdbook" ] || cargo install mdbook --version '^0.5' --no-default-features --quiet --root "$work"
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --manifest-path "$project/Cargo.toml"

rm -rf "$work/pages" "$work/mkdocs" "$work/mdbook"
mkdir "$work/mkdocs" "$work/mdbook"
"$armature" generate --quiet --config "$folder/pages/armature.toml" --out "$work/pages" --crate pages --only docs \
    --docs-style full
cp -r "$work/pages/docs" "$work/mkdocs/docs"
printf 'site_name: Pages\nuse_directory_urls: false\nexclude_docs: SUMMARY.md\n' >"$work/mkdocs/mkdocs.yml"
cp -r "$work/pages/docs" "$work/mdbook/src"
printf '[book]\ntitle = "Pages"\n[output.html]\nno-section-label = true\n' >"$work/mdbook/book.toml"

status=0
(cd "$work/mkdocs" && "$mkdocs" build --quiet) || status=1
echo "MkDocs:"
node "$project/tests/links.js" "$work/mkdocs/site" || status=1
(cd "$work/mdbook" && "$mdbook" build >"$work/mdbook.log" 2>&1) || { tail -n 5 "$work/mdbook.log"; status=1; }
echo "mdBook:"
node "$project/tests/links.js" "$work/mdbook/book" '^(print|toc)\.html$' || status=1
exit $status
