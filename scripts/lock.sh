#!/bin/bash
# Locks requirements/*.in into requirements/*.txt: every version and hash, for all Pythons from 3.11 and all systems.
# Arguments go to "uv pip compile", such as --upgrade or --upgrade-package NAME; without any, locked versions stay.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../requirements"

uv=$(command -v uv || true)
if [ -z "$uv" ]; then # in a virtual environment of its own: no part of the kiosk needs it
    tools=../build/lock-tools
    [ -x "$tools/bin/uv" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet uv; }
    uv=$tools/bin/uv
fi

lock() { # NAME, then what it must agree with
    local name=$1
    shift
    # no addresses, no comments: a change of the lock shows what changed and nothing else
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-annotate --no-header "$name.in" --output-file "$name.txt" "$@"
}

lock build "$@"
lock runtime --constraint build.txt "$@"
lock test --constraint runtime.txt "$@"
lock bench --constraint test.txt "$@"
lock peer "$@" # an environment of its own, which agrees with none
