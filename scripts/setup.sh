#!/bin/bash
# Makes this checkout ready to run:  scripts/setup.sh runtime|test|bench|package
#
# Finds a Python, sees to missing system libraries (as root it installs them, otherwise it prints the line that does),
# makes .venv beside this folder and puts the locked requirements and the program itself into it. What is in place
# already is left alone, so a second call needs no network and takes no time.
# KIOSK_PYTHON names the Python to make .venv with, where the first one found is not the one that is wanted.
# For "bench" it makes .venv-peer too, for a program that the kiosk is measured beside; where that fails, it says so and
# the measures go without.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "${1:-}" in
runtime | test | bench) set_wanted=$1 ;;
package) set_wanted="test" ;;
*)
    echo "usage: scripts/setup.sh runtime|test|bench|package" >&2
    exit 2
    ;;
esac
purpose=$1
venv=.venv
peer=.venv-peer
done=$venv/kiosk-setup # what was installed: copies of the files that said so, and the folder they were installed for

# Whatever the caller's shell has set for other Pythons must not lead ours astray.
unset PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
if [ -z "${HOME:-}" ]; then # an empty HOME would make pip keep its cache in /.cache
    unset HOME
    export PIP_NO_CACHE_DIR=1
fi

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# PySide6 6.11 has wheels for these versions.
python_fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

find_python() {
    local name
    if [ -n "${KIOSK_PYTHON:-}" ]; then
        python_fits "$KIOSK_PYTHON" || die "KIOSK_PYTHON=$KIOSK_PYTHON is no Python from 3.11 to 3.14."
        command -v "$KIOSK_PYTHON"
        return
    fi
    # /usr/bin last and by its full name: PATH may hide it behind one that does not fit
    for name in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if python_fits "$name"; then
            # the one below an active virtual environment, which may be the very .venv that is about to go
            "$name" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)'
            return
        fi
    done
}

apt_knows() {
    apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

# Prints the packages for the names of libraries read from standard input, "*" for all of them.
packages_for_libraries() {
    local wanted library packages package
    wanted=" $(tr '\n' ' ') "
    while read -r library packages; do
        case "$library" in '' | '#'*) continue ;; esac
        case "$wanted" in *" $library "* | *" * "*) ;; *) continue ;; esac
        for package in $packages; do
            if apt_knows "$package"; then break; fi
        done
        echo "$package"
    done <deploy/system-libraries.txt
}

missing_libraries() {
    "$1" - deploy/system-libraries.txt <<'PYTHON'
import ctypes
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    name = line.split("#")[0].split()[:1]
    try:
        ctypes.CDLL(name[0]) if name else None
    except OSError:
        print(name[0])
PYTHON
}

# Python as a shared library, which Debian keeps in a package of its own.
missing_libpython() {
    "$1" - <<'PYTHON'
import ctypes
import pathlib
import sys
import sysconfig

library = sysconfig.get_config_var("INSTSONAME")
if not (pathlib.Path(sysconfig.get_config_var("LIBDIR")) / library).exists():
    try:
        ctypes.CDLL(library)
    except OSError:
        print("libpython%d.%d" % sys.version_info[:2])
PYTHON
}

# The packages that $1, a Python or nothing, and the purpose still need.
missing_packages() {
    local python=$1 version
    if [ -z "$python" ]; then
        echo python3 python3-venv
        echo '*' | packages_for_libraries
    else
        if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            if apt_knows "python$version-venv"; then echo "python$version-venv"; else echo python3-venv; fi
        fi
        missing_libraries "$python" | packages_for_libraries
    fi
    if [ "$purpose" = package ]; then # PyInstaller's own needs
        command -v objcopy >/dev/null || echo binutils
        [ -z "$python" ] || missing_libpython "$python"
    fi
}

install_packages() {
    local line="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        die "These Debian packages, or what your system calls them, are missing: $*"
    elif [ "$(id -u)" -ne 0 ]; then
        say "System packages are missing. Run this once (after 'sudo apt-get update' on a new machine), then try again:"
        die "  sudo $line"
    fi
    say "System packages are missing. Running, as root: apt-get update && $line"
    apt-get update -q >&2 || say "apt-get update failed; trying with what apt knows."
    DEBIAN_FRONTEND=noninteractive $line >&2
}

ensure_system() {
    local packages
    packages=$(missing_packages "$python" | tr '\n' ' ')
    [ -n "${packages% }" ] || return 0
    # shellcheck disable=SC2086 # names without spaces
    install_packages $packages
    [ -n "$python" ] || python=$(find_python)
    [ -n "$python" ] || die "No Python from 3.11 to 3.14 was found, and this system's python3 is another one."
    packages=$(missing_packages "$python" | tr '\n' ' ')
    [ -z "${packages% }" ] || die "Still missing after installing: $packages"
}

is_done() { cmp -s "$1" "$done/$(basename "$1")"; }

# A set that holds another one serves for it too.
set_in_place() {
    local name
    for name in bench test runtime; do
        if is_done "requirements/$name.txt"; then return 0; fi
        if [ "$name" = "$set_wanted" ]; then return 1; fi
    done
}

venv_works() {
    python_fits "$venv/bin/python" && "$venv/bin/python" -c 'import pip' >/dev/null 2>&1
}

# The scripts in a virtual environment name its folder: in a checkout that was moved or copied they are dead.
venv_is_of_here() { [ ! -f "$done/place" ] || [ "$(cat "$done/place")" = "$PWD" ]; }

install_locked() { # ENVIRONMENT, then pip's arguments
    local environment=$1 talk=--quiet
    shift
    if [ -t 2 ]; then talk=--progress-bar=on; fi # someone is watching
    "$environment/bin/python" -m pip install "$talk" --require-hashes --only-binary :all: "$@" >&2
}

fetch() {
    install_locked "$venv" "$@" ||
        die "The requirements could not be installed; the first time this needs the network. Mend that, then try again."
}

locked_names() { sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' "$@" | sort -u; }

install_set() {
    local file=requirements/$set_wanted.txt gone
    say "Installing what $file locks; the first time this fetches a few hundred megabytes …"
    fetch -r requirements/build.txt
    fetch -r "$file"
    if [ -f "$done/$set_wanted.txt" ]; then # what is locked no more must not stay behind
        gone=$(comm -23 <(locked_names "$done/$set_wanted.txt") <(locked_names requirements/*.txt))
        # shellcheck disable=SC2086 # names without spaces
        [ -z "$gone" ] || "$venv/bin/python" -m pip uninstall --quiet --yes $gone >&2
    fi
    cp "$file" "$done/"
}

ensure_venv() {
    if [ -e "$venv" ] && { ! venv_works || ! venv_is_of_here; }; then
        say "Making .venv anew: it no longer works, or was made for another folder."
        rm -rf "$venv"
    fi
    if [ ! -e "$venv" ]; then
        say "Making .venv with $("$python" -c 'import sys; print(sys.executable, sys.version.split()[0])')"
        "$python" -m venv "$venv"
    fi
    mkdir -p "$done"
    echo "$PWD" >"$done/place"
    set_in_place || install_set
    if [ ! -x "$venv/bin/kiosk" ] || ! is_done pyproject.toml; then
        "$venv/bin/python" -m pip install --quiet --no-deps --no-index --no-build-isolation --editable . >&2
        cp pyproject.toml "$done/"
    fi
}

# The peer's NumPy is older than the kiosk's and has wheels for these versions.
find_peer_python() {
    local name
    for name in "$python" python3 python3.12 python3.11 /usr/bin/python3; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' \
            >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    return 1
}

ensure_peer() {
    local peer_python
    if "$peer/bin/python" -c '' >/dev/null 2>&1 && cmp -s requirements/peer.txt "$peer/peer.txt"; then return; fi
    rm -rf "$peer"
    if ! peer_python=$(find_peer_python); then
        say "There is no Python 3.11 or 3.12 here for $peer: ways are measured without extremitypathfinder."
    elif "$peer_python" -m venv "$peer" && install_locked "$peer" -r requirements/peer.txt; then
        cp requirements/peer.txt "$peer/"
    else
        rm -rf "$peer"
        say "requirements/peer.txt could not be installed: ways are measured without extremitypathfinder."
    fi
}

mkdir -p build
exec 9>build/setup.lock
if command -v flock >/dev/null; then flock 9; fi # two makes at once: one after the other

python=
if venv_works; then python=$PWD/$venv/bin/python; else python=$(find_python); fi
ensure_system
case "$python" in "$PWD/$venv"/*) python=$(find_python) ;; esac # never make .venv from itself
ensure_venv
if [ "$purpose" = bench ]; then ensure_peer; fi
