#!/bin/sh
# Prints how many fields of a generated crate accept any JSON, by themselves or through an alias:
# tests/untyped.sh FOLDER
set -eu
find "$1/src" -path "$1/src/support" -prune -o -name mod.rs -print0 | xargs -0 cat | awk '
    function is_untyped(type, parts, count, i) {
        count = split(type, parts, /[^A-Za-z0-9_]+/)
        for (i = 1; i <= count; i++) if (parts[i] == "Value" || parts[i] in alias) return 1
        return 0
    }
    # A long type takes several lines, of which the last one ends the field or alias.
    /^ *pub [a-z_0-9]*: Option</ { kind = "field"; text = "" }
    /^ *pub type [A-Za-z_0-9]* = / { kind = "alias"; text = "" }
    kind != "" { text = text $0 }
    kind == "field" && /,$/ { sub(/^[^:]*: /, "", text); fields[++field_count] = text; kind = "" }
    kind == "alias" && /;$/ {
        alias_count++
        split(text, words, /[ =]+/)
        if (text ~ /serde_json::Value/) { alias[words[words[1] == "" ? 4 : 3]] = 1; untyped_aliases++ }
        kind = ""
    }
    END {
        for (i = 1; i <= field_count; i++) untyped += is_untyped(fields[i])
        share = field_count ? 100 * untyped / field_count : 0
        printf "%d of %d fields (%.1f %%), %d of %d aliases\n", \
            untyped, field_count, share, untyped_aliases, alias_count
    }'
