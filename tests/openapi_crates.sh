#!/usr/bin/env bash
# Generates a crate for each description of OpenAPI or Swagger below a folder, and runs clippy and rustdoc on all of them with
# warnings as errors. `tests/openapi_crates.sh FOLDER [MOST_BYTES [PATH_PATTERN]]`; larger documents are left out, and those
# whose path does not match the pattern (of grep). Prints one line for each document. `ARMATURE_FEATURES=calls` compiles the calls
# of all crates too.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "$1" && pwd)
most=${2:-100000000}
pattern=${3:-.}
work=${CARGO_TARGET_DIR:-$project/target}/openapi-crates
rm -rf "$work/crates"
mkdir -p "$work/crates"
cargo build --quiet --locked --manifest-path "$project/Cargo.toml"
armature=${CARGO_TARGET_DIR:-$project/target}/debug/armature

count=0 failed=0
cd "$folder"
while IFS= read -r document; do
    count=$((count + 1))
    name=crate-$count
    if "$armature" --quiet generate --root . --spec "$document" --only types --out "$work/crates/$name" --crate "$name" \
        >"$work/log" 2>&1; then
        echo "$name ${document#./}"
    else
        failed=$((failed + 1))
        rm -rf "$work/crates/$name"
        echo "no crate ${document#./}: $(grep '^error\[' "$work/log" | head -1)"
    fi
done < <(find . -type f -size "-${most}c" \( -name '*.json' -o -name '*.yaml' -o -name '*.yml' \) -print0 \
    | xargs -0 grep -lE '^[[:space:]{]*"?(swagger|openapi)"?[[:space:]]*:' | grep -- "$pattern" | sort)

if [ "$count" = "$failed" ]; then
    echo "$count documents, $failed without a crate: nothing to compile" >&2
    exit 1
fi
printf '[workspace]\nresolver = "3"\nmembers = ["crates/*"]\n' >"$work/Cargo.toml"
cp "$project/Cargo.lock" "$work/Cargo.lock"
export CARGO_TARGET_DIR="$work/target"
features=${ARMATURE_FEATURES:+--features=$ARMATURE_FEATURES}
cargo clippy --quiet --manifest-path "$work/Cargo.toml" --workspace $features -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --manifest-path "$work/Cargo.toml" --workspace $features
echo "$count documents, $failed without a crate; clippy and rustdoc have no warning of any crate"
