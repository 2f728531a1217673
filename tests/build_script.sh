#!/usr/bin/env bash
# A crate with a build script outside of the workspace: it compiles, a new document that matches its pattern is taken up by
# the next build, and nothing is written outside of `OUT_DIR`.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$project/target}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cp -r "$project/tests/build_script" "$scratch/crate"
cd "$scratch/crate"
sed -i -e "s#path = \"../..\"#path = \"$project\"#" -e 's/^version.workspace = true/version = "0.0.0"/' \
    -e 's/^edition.workspace = true/edition = "2024"/' -e '/workspace = true/d' Cargo.toml
echo '[workspace]' >> Cargo.toml
cp "$project/Cargo.lock" .
cargo generate-lockfile --offline 2>/dev/null || true

build() { CARGO_TARGET_DIR=$target cargo build --quiet "$@"; }
build
find . -type f | sort > "$scratch/before"

sed 's/title: Pets/title: Shops/' specs/pets.yaml > specs/shops.yaml
cat > src/lib.rs <<'RUST'
//! Includes the module of a document that was added after the first build.
pub mod petstore {
    include!(concat!(env!("OUT_DIR"), "/petstore/mod.rs"));
}
pub use petstore::api::shops::v1::Pet;
RUST
build
rm specs/shops.yaml
find . -type f | sort > "$scratch/after"
diff "$scratch/before" "$scratch/after"
echo "the build script takes up new documents and writes below OUT_DIR only"
