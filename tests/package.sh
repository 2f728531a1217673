#!/usr/bin/env bash
# The package as cargo publishes it: it builds by itself, installs, and generates what the repository holds.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cargo package --quiet --locked --package armature "$@"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
mkdir "$scratch/package" "$scratch/work"
tar -xzf "$target/package/armature-$version.crate" -C "$scratch/package" --strip-components 1
CARGO_TARGET_DIR=$target/installed cargo install --quiet --locked --debug --path "$scratch/package" --root "$scratch/root"

cp -r specs "$scratch/work/specs"
(cd "$scratch/work" && "$scratch/root/bin/armature" generate --quiet)
diff -r --exclude .armature-cache generated "$scratch/work/generated"
echo "the installed package generates what the repository holds"
