#!/usr/bin/env bash
# Compares `armature examples` with `oav validate-example` on documents of twenty services, finding by finding: by code,
# example file and line. What only one of the two finds is explained in oav.md. Needs node and npm; oav is installed
# into a folder of its own below `target`, which the project does not need otherwise.
#
#   tests/oav.sh [FOLDER]      FOLDER holds specs/specification; by default ../shared next to the project
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
specs=$(cd "${1:-$project/../shared}/specs/specification" && pwd)
work=$project/target/oav
mkdir -p "$work"
if [ ! -d "$work/node_modules/oav" ]; then
    (cd "$work" && npm init -y >/dev/null && npm install --silent oav@4.0.3)
fi
cargo build --release --quiet --manifest-path "$project/Cargo.toml"
while read -r document; do
    name=$(echo "$document" | tr / _)
    "$project/target/release/armature" examples --root "$specs" --spec "$document" --message-format json \
        >"$work/$name.armature" || true
    if [ ! -s "$work/$name.oav" ]; then
        node "$work/node_modules/.bin/oav" validate-example "$specs/$document" >"$work/$name.oav" 2>/dev/null || true
    fi
    node "$project/tests/oav.js" "$document" "$work/$name.armature" "$work/$name.oav"
done <"$project/tests/oav.txt" | tee "$work/comparison.txt"
node "$project/tests/oav.js" --sum "$work/comparison.txt"
