#!/usr/bin/env bash
# Lines and `cargo check` time of generated types, against the models of the crate azure_mgmt_compute 0.21, side by
# side: tests/measure_types.sh. Needs the official documents (ARMATURE_SPECS or ../shared) and crates.io.
set -euo pipefail
cd "$(dirname "$0")/.."
specs="$(realpath "${ARMATURE_SPECS:-../shared}")/specs/specification"
work="${TMPDIR:-/tmp}/armature-measure"
rounds="${ROUNDS:-5}"
mkdir -p "$work/theirs/src" "$work/fetch/src"

# Their models, alone: the source of the published crate, taken from the local registry for the measurement.
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
cp "$source/src/package_2024_03_01/models.rs" "$work/theirs/src/models.rs"
cat > "$work/theirs/src/lib.rs" <<'RUST'
#![allow(warnings)]
pub mod models;
RUST
cat > "$work/theirs/Cargo.toml" <<'TOML'
[package]
name = "theirs"
version = "0.1.0"
edition = "2021"
[dependencies]
azure_core = { version = "0.21", default-features = false }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
time = "0.3"
[workspace]
TOML

# Our types of the same service, without and with validators.
cargo build --quiet
for only in types types,validators; do
    out="$work/ours-$only"
    target/debug/armature --quiet generate --root "$specs" --spec 'compute/**/*.json' --out "$out" --crate ours \
        --only "$only"
    # Their models have no operations, so ours are left out.
    find "$out/src" \( -name operations.rs -o -name calls.rs \) -delete
    find "$out/src" -name mod.rs -exec sed -i '/^pub mod \(operations\|calls\);$/d' {} +
    grep -q '^\[workspace\]' "$out/Cargo.toml" || printf '\n[workspace]\n' >> "$out/Cargo.toml"
done

lines() { find "$1/src" -name '*.rs' -not -path '*/support/*' -not -name operations.rs -not -name lib.rs -print0 | xargs -0 cat | wc -l; }
types() { find "$1/src" -name '*.rs' -not -path '*/support/*' -not -name operations.rs -print0 | xargs -0 cat | grep -cE '^ *pub (struct|enum) '; }
check() { # seconds of the crate alone, its dependencies being there
    touch "$1/src/lib.rs"
    local begin end
    begin=$(date +%s.%N)
    (cd "$1" && CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$work/target" cargo check --quiet)
    end=$(date +%s.%N)
    echo "$end - $begin" | bc -l
}
all="theirs ours-types ours-types,validators"
for crate in $all; do check "$work/$crate" > /dev/null; done
rm -f "$work"/*.seconds
for _ in $(seq "$rounds"); do # in turn, so that what else the machine does falls on all
    for crate in $all; do check "$work/$crate" >> "$work/$crate.seconds"; done
done
printf '%-24s %7s %7s %11s %9s %14s\n' crate lines types lines/type seconds s/1000-types
for crate in $all; do
    median=$(sort -n "$work/$crate.seconds" | sed -n "$((rounds / 2 + 1))p")
    l=$(lines "$work/$crate") t=$(types "$work/$crate")
    printf '%-24s %7d %7d %11.1f %9.2f %14.2f\n' "$crate" "$l" "$t" "$(echo "$l / $t" | bc -l)" "$median" \
        "$(echo "$median * 1000 / $t" | bc -l)"
done
