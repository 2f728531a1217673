#!/usr/bin/env bash
# Lines and `cargo check` time of the generated types of a service, and for compute of the models of the crate
# azure_mgmt_compute 0.21 too: tests/measure_types.sh [SERVICE]. Needs the official documents (ARMATURE_SPECS or
# ../shared) and for compute crates.io. User time is less of a matter of what else the machine does than seconds are.
set -euo pipefail
cd "$(dirname "$0")/.."
specs="$(realpath "${ARMATURE_SPECS:-../shared}")/specs/specification"
service="${1:-compute}"
work="${TMPDIR:-/tmp}/armature-measure"
rounds="${ROUNDS:-5}"
all="ours-types ours-types,validators"

# Their models, alone: the source of the published crate, taken from the local registry for the measurement.
their_models() {
mkdir -p "$work/theirs/src" "$work/fetch/src"
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
}
if [ "$service" = compute ]; then
    their_models
    all="theirs $all"
fi

# Our types of the service, without and with validators.
cargo build --quiet
for only in types types,validators; do
    out="$work/ours-$only"
    target/debug/armature --quiet generate --root "$specs" --spec "$service/**/*.json" --out "$out" --crate ours \
        --only "$only"
    # Their models have no operations, so ours are left out, with the attributes of their modules. Calls are behind a
    # feature that is off. A document may be called `operations` too: that is a folder.
    find "$out/src" -name operations.rs -not -path '*/support/*' | while read -r file; do
        module="$(dirname "$file")/mod.rs"
        awk '/^#\[/ { held = held $0 "\n"; next } $0 != "pub mod operations;" { printf "%s%s\n", held, $0 } { held = "" }' \
            "$module" > "$work/mod.rs"
        mv "$work/mod.rs" "$module"
        rm "$file"
    done
    grep -q '^\[workspace\]' "$out/Cargo.toml" || printf '\n[workspace]\n' >> "$out/Cargo.toml"
done

lines() { find "$1/src" -name '*.rs' -not -path '*/support/*' -not -name operations.rs -not -name lib.rs -print0 | xargs -0 cat | wc -l; }
types() { find "$1/src" -name '*.rs' -not -path '*/support/*' -not -name operations.rs -print0 | xargs -0 cat | grep -cE '^ *pub (struct|enum) '; }
check() { # seconds of the crate alone, its dependencies being there, and its seconds of user time
    touch "$1/src/lib.rs"
    (cd "$1" && TIMEFORMAT='%R %U' && time CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$work/target" cargo check --quiet) 2>&1
}
for crate in $all; do check "$work/$crate" > /dev/null; done
rm -f "$work"/*.seconds
for _ in $(seq "$rounds"); do # in turn, so that what else the machine does falls on all
    for crate in $all; do check "$work/$crate" >> "$work/$crate.seconds"; done
done
median() { cut -d ' ' -f "$2" "$work/$1.seconds" | sort -n | sed -n "$((rounds / 2 + 1))p"; }
printf '%-24s %7s %7s %11s %9s %9s %14s\n' crate lines types lines/type seconds user user/1000-types
for crate in $all; do
    seconds=$(median "$crate" 1) user=$(median "$crate" 2)
    l=$(lines "$work/$crate") t=$(types "$work/$crate")
    printf '%-24s %7d %7d %11.1f %9.2f %9.2f %14.2f\n' "$crate" "$l" "$t" "$(echo "$l / $t" | bc -l)" "$seconds" "$user" \
        "$(echo "$user * 1000 / $t" | bc -l)"
done
