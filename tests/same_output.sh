#!/usr/bin/env bash
# Compares what two builds of armature make of the same documents, byte by byte: files, messages and exit codes. For a change
# that should make no difference, such as one for speed or memory.
#
#   tests/same_output.sh BIN_A BIN_B [FOLDER]     FOLDER holds openapi, specs/specification and pages; by default ../shared next
#                                                 to the project. What it does not hold is left out, which is said.
#
# Crates and pages of each description below FOLDER/openapi and of each service below FOLDER/specs/specification, and of the
# latter the site; pages in both styles and the site of FOLDER/pages/armature.toml. Prints each difference and a count;
# exits with 1 if there is a difference, and with 2 if there is nothing to compare.
set -euo pipefail
if [ $# -lt 2 ]; then
    sed -n '2,/^set/{s/^# \{0,1\}//p}' "$0" >&2
    exit 2
fi
project=$(cd "$(dirname "$0")/.." && pwd)
first=$(realpath "$1") second=$(realpath "$2")
folder=$(realpath "${3:-$project/../shared}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0 differences=0

# Runs a command of both builds and compares what is left of them. `both NAME ARGUMENTS…`; the output folder is `out`, in a
# folder of its own, so that messages name the same path.
both() {
    local name=$1 build
    shift
    for build in first second; do
        mkdir -p "$work/$build/run"
        (cd "$work/$build/run" && { "${!build}" "$@" --no-cache --keep-going --out out >stdout 2>stderr; echo $? >code; }) || true
    done
    count=$((count + 1))
    if ! diff -rq "$work/first/run" "$work/second/run" >"$work/difference" 2>&1; then
        differences=$((differences + 1))
        echo "$name differs:"
        sed -e "s|$work/||g" -e 's/^/  /' "$work/difference" | head -5
        diff -r "$work/first/run" "$work/second/run" | grep '^[<>]' | cut -c 1-160 | sed 's/^/    /' | head -4 || true
    fi
    rm -rf "$work/first" "$work/second"
}

if [ -d "$folder/openapi" ]; then
    while IFS= read -r document; do
        root=$folder/openapi
        both "generate of ${document#"$root"/}" generate --root "$root" --spec "${document#"$root"/}" --crate same \
            --docs-style full
    done < <(find "$folder/openapi" -type f \( -name '*.json' -o -name '*.yaml' -o -name '*.yml' \) -print0 \
        | xargs -0 grep -lE '^[[:space:]{]*"?(swagger|openapi)"?[[:space:]]*:' | sort)
else
    echo "left out: $folder/openapi is not there" >&2
fi
if [ -d "$folder/specs/specification" ]; then
    for service in "$folder"/specs/specification/*/; do
        service=$(basename "$service")
        arguments=(--root "$folder/specs/specification" --spec "$service/**/*.json")
        both "generate of $service" generate "${arguments[@]}" --crate same
        both "site of $service" site "${arguments[@]}"
    done
else
    echo "left out: $folder/specs/specification is not there" >&2
fi
if [ -f "$folder/pages/armature.toml" ]; then
    for style in reference full; do
        both "pages in the style $style" generate --config "$folder/pages/armature.toml" --crate same --only docs \
            --docs-style "$style"
    done
    both "site of the pages" site --config "$folder/pages/armature.toml"
else
    echo "left out: $folder/pages/armature.toml is not there" >&2
fi
echo "$count runs compared, $differences with a difference"
[ "$count" -gt 0 ] || exit 2
[ "$differences" = 0 ]
