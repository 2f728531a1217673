#!/usr/bin/env bash
# The crate of each service: generated, checked by clippy and documented, warnings denied.
# tests/crates.sh SERVICE... or, for all services, tests/crates.sh. Needs the official documents (ARMATURE_SPECS or
# ../shared). Prints a line for each service that fails, and a summary.
set -uo pipefail
cd "$(dirname "$0")/.."
specs="$(realpath "${ARMATURE_SPECS:-../shared}")/specs/specification"
work="${TMPDIR:-/tmp}/armature-crates"
export CARGO_TARGET_DIR="$work/target"
[ $# -gt 0 ] || set -- $(ls "$specs")
CARGO_TARGET_DIR="$PWD/target" cargo build --quiet || exit 1
armature="$PWD/target/debug/armature"
mkdir -p "$work"
cp "$armature" "$work/armature"
good=0 definitions=0
for service in "$@"; do
    out="$work/$service"
    rm -rf "$out"
    log="$work/$service.log"
    if "$work/armature" --quiet generate --root "$specs" --spec "$service/**/*.json" --out "$out" \
        --crate "armature-$(echo "$service" | tr '[:upper:]' '[:lower:]')" --only types,validators > "$log" 2>&1 \
        && printf '\n[workspace]\n' >> "$out/Cargo.toml" \
        && cp Cargo.lock "$out/" \
        && (cd "$out" && RUSTFLAGS="-D warnings" cargo clippy --offline --quiet \
            && RUSTDOCFLAGS="-D warnings" cargo doc --offline --quiet --no-deps) >> "$log" 2>&1; then
        good=$((good + 1))
        here=$(find "$out/src" -name '*.rs' -not -path '*/support/*' -not -name operations.rs -print0 | xargs -0 cat | grep -cE '^ *pub (struct|enum|type) ')
        definitions=$((definitions + here))
    else
        echo "$service fails; see $log"
    fi
    rm -rf "$CARGO_TARGET_DIR"/debug/incremental "$CARGO_TARGET_DIR"/doc
done
echo "$good of $# crates with $definitions types compile, pass clippy and document without a warning"
[ "$good" -eq $# ]
