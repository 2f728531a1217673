#!/usr/bin/env bash
# Lines and `cargo check` time of a generated crate with calls, against the crate azure_mgmt_compute 0.21 with its client,
# side by side: tests/measure_calls.sh. Needs the official documents (ARMATURE_SPECS or ../shared) and crates.io.
set -euo pipefail
cd "$(dirname "$0")/.."
specs="$(realpath "${ARMATURE_SPECS:-../shared}")/specs/specification"
work="${TMPDIR:-/tmp}/armature-measure-calls"
rounds="${ROUNDS:-5}"
mkdir -p "$work/theirs/src/package" "$work/fetch/src"

# Their models and clients: the source of the published crate, taken from the local registry for the measurement.
cat > "$work/fetch/Cargo.toml" <<'TOML'
[package]
name = "fetch"
version = "0.1.0"
edition = "2021"
[dependencies]
azure_mgmt_compute = "=0.21.0"
[workspace]
TOML
echo > "$work/fetch/src/lib.rs"
(cd "$work/fetch" && cargo fetch --quiet)
source="$(find "${CARGO_HOME:-$HOME/.cargo}/registry/src" -maxdepth 2 -name 'azure_mgmt_compute-0.21.0' | head -1)"
cp "$source/src/package_2024_03_01/"*.rs "$work/theirs/src/package/"
cat > "$work/theirs/src/lib.rs" <<'RUST'
#![allow(warnings)]
pub mod package;
RUST
cat > "$work/theirs/Cargo.toml" <<'TOML'
[package]
name = "theirs"
version = "0.1.0"
edition = "2021"
[dependencies]
azure_core = { version = "0.21", default-features = false }
bytes = "1"
futures = "0.3"
log = "0.4"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
time = "0.3"
[workspace]
TOML

# Our types and operations of the same service, without and with validators.
cargo build --quiet
for only in types types,validators; do
    out="$work/ours-$only"
    target/debug/armature --quiet generate --root "$specs" --spec 'compute/**/*.json' --out "$out" --crate ours \
        --only "$only"
    grep -q '^\[workspace\]' "$out/Cargo.toml" || printf '\n[workspace]\n' >> "$out/Cargo.toml"
done

# The runtime is the crate azure_core on their side.
lines() { find "$1/src" -name '*.rs' -not -path '*/support/*' -not -name lib.rs -print0 | xargs -0 cat | wc -l; }
check() { # seconds of the crate alone, its dependencies being there
    touch "$1/src/lib.rs"
    local begin end
    begin=$(date +%s.%N)
    (cd "$1" && CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$work/target" cargo check --quiet ${2:+--features "$2"})
    end=$(date +%s.%N)
    echo "$end - $begin" | bc -l
}
all="theirs ours-types ours-types:calls ours-types,validators ours-types,validators:calls"
measure() { case "$1" in *:*) check "$work/${1%%:*}" "${1##*:}" ;; *) check "$work/$1" ;; esac; }
for crate in $all; do measure "$crate" > /dev/null; done
rm -f "$work"/*.seconds
for _ in $(seq "$rounds"); do # in turn, so that what else the machine does falls on all
    for crate in $all; do measure "$crate" >> "$work/$crate.seconds"; done
done
printf '%-30s %7s %9s\n' crate lines seconds
for crate in $all; do
    median=$(sort -n "$work/$crate.seconds" | sed -n "$((rounds / 2 + 1))p")
    printf '%-30s %7d %9.2f\n' "$crate" "$(lines "$work/${crate%%:*}")" "$median"
done
