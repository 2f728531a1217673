#!/usr/bin/env bash
# Checks sites for barriers with axe-core, in Chromium: each kind of page, light and dark, wide and narrow. Nothing may be
# found, of any severity. Needs node, npm and chromium; axe-core goes into a folder below `target`, which the project
# does not need otherwise.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
work=$project/target/axe
mkdir -p "$work"
if [ ! -d "$work/node_modules/axe-core" ]; then
    (cd "$work" && npm init -y >/dev/null && npm install --silent --no-fund --no-audit axe-core@4)
fi
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --manifest-path "$project/Cargo.toml"
cases=$project/tests/cases
"$armature" site --quiet --config "$project/specs/armature.toml" --out "$work/sites/specs"
"$armature" site --quiet --root "$cases/full/versions" --spec '**/*.json' --out "$work/sites/versions"
"$armature" site --quiet --root "$cases/full/without-resource" --spec '**/*.json' --out "$work/sites/things"
"$armature" site --quiet --root "$cases/api/webhooks" --spec '*.yaml' --out "$work/sites/parcels"
"$armature" site --quiet --root "$cases/api/library" --spec '*.yaml' --out "$work/sites/library"
for name in authentication about descriptions media-types rules; do
    "$armature" site --quiet --root "$cases/api/$name" --spec '*.yaml' --out "$work/sites/$name"
done
node "$project/tests/axe.js" "$work/node_modules/axe-core/axe.min.js" "$work/sites" \
    specs/index.html specs/Compute.html specs/Compute/GalleryImageVersion.html specs/Compute/DiskEncryptionSet.html \
    specs/all-codes.html specs/all-marks.html specs/404.html \
    versions/Shelves.html versions/Shelves/Shelf/2023-01-01.html versions/Shelves/Shelf/all-changes.html \
    things/Things.html things/Things/Boxes-operations.html \
    parcels/index.html parcels/Parcels.html parcels/Parcels/parcels.html \
    library/Town-Library/Books.html library/Town-Library/schemas/Printed.html \
    authentication/Authentication.html about/About.html descriptions/Texts.html media-types/Media-types/photos.html \
    rules/Rules/w.html
