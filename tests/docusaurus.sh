#!/usr/bin/env bash
# Builds the pages for readers of the reference configuration with Docusaurus 3, as they are, with every broken link an
# error. Docusaurus does not see anchors that are written as HTML, so its check of anchors is off: `armature site` checks
# them. Needs node and npm; Docusaurus goes into a folder below `target`, which the project does not need otherwise.
#
#   tests/docusaurus.sh [FOLDER]      FOLDER holds specs/specification and pages; by default ../shared next to the project
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "${1:-$project/../shared}" && pwd)
work=$project/target/docusaurus
mkdir -p "$work"
if [ ! -d "$work/node_modules/@docusaurus/core" ]; then
    echo '{ "private": true }' >"$work/package.json"
    (cd "$work" && npm install --silent --no-fund --no-audit @docusaurus/core@3 @docusaurus/preset-classic@3 \
        react@18 react-dom@18)
fi
cat >"$work/docusaurus.config.js" <<'CONFIG'
module.exports = {
  title: "Pages",
  url: "https://example.com",
  baseUrl: "/",
  onBrokenLinks: "throw",
  onBrokenAnchors: "ignore",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw" } },
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: "./docs/sidebars.js" }, blog: false }]],
};
CONFIG
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --manifest-path "$project/Cargo.toml"
rm -rf "$work/pages" "$work/docs" "$work/build"
"$armature" generate --quiet --config "$folder/pages/armature.toml" --out "$work/pages" --crate pages --only docs \
    --docs-style full
mv "$work/pages/docs" "$work/docs"
(cd "$work" && npx docusaurus build)
pages=$(find "$work/docs" -name '*.md' | wc -l)
built=$(find "$work/build" -name index.html | wc -l)
echo "$pages pages, $built built"
[ "$built" -ge "$pages" ]
