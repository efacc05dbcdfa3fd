"""The list of system libraries that set-up looks for is what Qt's own files ask for, no less."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
import shiboken6

from ui.app import make_application
from ui.probe import breaks_thai_between_words

HERE = Path(__file__).resolve().parents[2]
QT = Path(PySide6.__file__).parent / "Qt"
# What the kiosk may load: its windows (also over the network and into memory), keyboard, drawings, sounds.
USED = (
    "plugins/platforms/libq[xwov]*.so",
    "plugins/xcbglintegrations/*.so",
    "plugins/wayland-shell-integration/*.so",
    "plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "plugins/wayland-decoration-client/*.so",
    "plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/multimedia/*.so",
    "qml/QtQml/**/*.so",
    "qml/QtQuick/*.so",
    "qml/QtQuick/Controls/**/*.so",
    "qml/QtQuick/Effects/*.so",
    "qml/QtQuick/Layouts/*.so",
    "qml/QtQuick/Shapes/*.so",
    "qml/QtQuick/VirtualKeyboard/**/*.so",
)
# Every Debian has these: nothing starts without the C library, apt and dpkg not without the others.
ALWAYS_THERE = ("ld-linux", "libc.", "libm.", "libdl.", "libpthread.", "libresolv.", "libgcc_s.", "libstdc++.")
# Come in the package of a library that is listed.
BESIDE = {
    "libgthread-2.0.so.0": "libglib-2.0.so.0",
    "libgio-2.0.so.0": "libglib-2.0.so.0",
    "libgobject-2.0.so.0": "libglib-2.0.so.0",
    "libbrotlicommon.so.1": "libbrotlidec.so.1",
}


def asked_for(file: Path) -> list[str]:
    """The names of libraries that ``file`` itself asks for, by readelf."""
    said = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True).stdout
    return [line.rsplit("[", 1)[1].rstrip("]") for line in said.splitlines() if "(NEEDED)" in line]


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("readelf"), reason="needs readelf (Debian: binutils)")
def test_every_library_from_outside_is_on_the_list() -> None:
    listed = {
        line.split()[0]
        for line in (HERE / "deploy/system-libraries.txt").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    }
    folders = (QT / "lib", QT.parent, Path(shiboken6.__file__).parent)
    brought = {file.name: file for folder in folders for file in folder.glob("*.so*")}
    waiting = [file for pattern in USED for file in QT.glob(pattern)]
    waiting += [QT.parent / f"Qt{name}.abi3.so" for name in ("Core", "Gui", "Qml", "Quick", "Svg", "Network")]
    assert len(waiting) > 40
    seen: set[Path] = set()
    outside: dict[str, str] = {}
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in asked_for(file):
            if name in brought:
                waiting.append(brought[name])
            elif not name.startswith(ALWAYS_THERE):
                outside[BESIDE.get(name, name)] = file.name
    missing = {name: wanted_by for name, wanted_by in outside.items() if name not in listed}
    assert not missing


def test_thai_lines_are_broken_between_words() -> None:
    make_application(["kiosk"])
    assert breaks_thai_between_words()  # else libthai, which Qt looks for by itself, is missing
