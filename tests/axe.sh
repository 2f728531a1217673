#!/usr/bin/env bash
# Checks the site for barriers with axe-core, in Chromium: the start page, a group and a resource, light and dark, wide
# and narrow. Nothing serious may be found. Needs node, npm, chromium and chromedriver; axe-core goes into a folder below
# `target`, which the project does not need otherwise.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
work=$project/target/axe
mkdir -p "$work"
if [ ! -d "$work/node_modules/axe-core" ]; then
    (cd "$work" && npm init -y >/dev/null && npm install --silent --no-fund --no-audit axe-core@4)
fi
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --manifest-path "$project/Cargo.toml"
"$armature" site --quiet --config "$project/specs/armature.toml" --out "$work/site"
node "$project/tests/axe.js" "$work/node_modules/axe-core/axe.min.js" "$work/site" \
    index.html Compute.html Compute/GalleryImageVersion.html Compute/DiskEncryptionSet.html all-codes.html all-marks.html
