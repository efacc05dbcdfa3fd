"""Whether this machine can be a kiosk, check by check, and what to do where it cannot."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.hall.model import NO_TEXT, Event, Text
from kiosk.hours import State, state_at
from kiosk.words import catalogue, filled

LEAST_FREE_MIB = 200
"""Room for the ten kept generations of the largest workbook (20 MiB) and for what is written meanwhile."""

EARLIEST = dt.date(2024, 1, 1)
"""Before this program was made: a machine whose clock has lost its battery starts in 1970 or at its firmware's date."""

_PROBE_S = 30.0


@dataclass(frozen=True, slots=True)
class Check:
    """``advice`` may be there with ``ok`` too: what to know, though nothing has to be done."""

    name: str
    ok: bool
    detail: Text
    advice: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Probe:
    """What Qt found in a process of its own. ``failure``: what it said instead, where it did not start."""

    platform: str = ""
    screens: Sequence[Sequence[int]] = ()
    thai_fonts: Sequence[str] = ()
    keyboard: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""
    thai_lines: bool = True
    """Whether lines of Thai are broken between words."""


def has_display(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether there is a screen to open a window on, as far as the environment tells."""
    if system != "linux":
        return True
    return any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def ask_qt(command: Sequence[str], environment: Mapping[str, str]) -> Probe:
    """Run ``command``, which prints what ``ui.probe`` found. Qt aborts where it cannot start: hence a process."""
    try:
        ended = subprocess.run(
            command, env=dict(environment), capture_output=True, timeout=_PROBE_S, check=False, stdin=subprocess.DEVNULL
        )
        found = json.loads(ended.stdout)
        return Probe(
            found["platform"],
            found["screens"],
            found["thai_fonts"],
            found["keyboard"],
            {name: found[name] for name in ("python", "pyside", "qt")},
            thai_lines=found["thai_lines"],
        )
    except subprocess.TimeoutExpired:
        return Probe(failure=f"> {_PROBE_S:.0f} s")
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Probe(failure=_last_words(ended.stderr) if isinstance(error, ValueError) else str(error))


def _last_words(said: bytes) -> str:
    """The line of Qt's that names the cause: its first, for the last only lists what it could have loaded."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return next((line for line in lines if "needed" in line or "error" in line.lower()), lines[0] if lines else "?")


def check_display(probe: Probe | None) -> Check:
    """``probe``: with the display that there is; None: there is none."""
    if probe is None:
        return _check("display", False, "display_none")
    if probe.failure:
        return _check("display", False, "display_fails", reason=probe.failure)
    screens = ", ".join(f"{width} × {height}" for width, height in probe.screens) or "–"
    return _check("display", bool(probe.screens), "display", platform=probe.platform, screens=screens)


def check_fonts(probe: Probe) -> Check:
    if probe.failure:
        return _check("fonts", False, "fonts_unknown", reason=probe.failure)
    # a weight that calls itself a family of its own ("… Medm") is not one more typeface
    families = [one for one in probe.thai_fonts if not any(one.startswith(f"{other} ") for other in probe.thai_fonts)]
    fonts = ", ".join(families)
    return _check("fonts", True, "fonts", fonts=fonts) if fonts else _check("fonts", False, "fonts_none")


def check_thai_lines(probe: Probe) -> Check:
    """Qt asks libthai where a Thai word ends; where it is missing, a long line runs out of its place."""
    if probe.failure:
        return _check("thai_lines", False, "thai_lines_unknown", reason=probe.failure)
    return _check("thai_lines", probe.thai_lines, "thai_lines" if probe.thai_lines else "thai_lines_unbroken")


def check_keyboard(probe: Probe) -> Check:
    trouble = probe.failure or probe.keyboard
    return (
        _check("keyboard", False, "keyboard_fails", reason=trouble) if trouble else _check("keyboard", True, "keyboard")
    )


def check_bindings(probe: Probe) -> Check:
    """PySide6 6.12.0 on Python 3.11 loses references to ``None`` until the process aborts."""
    if probe.failure:
        return _check("bindings", False, "bindings_fail", reason=probe.failure)
    python, pyside = probe.versions["python"], probe.versions["pyside"]
    faulty = pyside.split(".")[:2] == ["6", "12"] and python.split(".")[:2] == ["3", "11"]
    return _check("bindings", not faulty, "bindings_faulty" if faulty else "bindings", python=python, pyside=pyside)


def check_data(event: Event | None, generation: int | None, kiosk_id: str, trouble: Text) -> Check:
    """``trouble``: why there is no ``event``, or why it is not the one that should be in force."""
    if event is None:
        return _check("data", False, "data_none", reason=trouble)
    if trouble != NO_TEXT:
        return _check("data", False, "data_damaged", reason=trouble)
    if kiosk_id and kiosk_id not in event.kiosk_by_id:
        return _check("data", False, "data_other_kiosk", id=kiosk_id, known=", ".join(event.kiosk_by_id) or "–")
    return _check("data", True, "data", name=event.info.name, booths=len(event.booths), generation=generation)


def check_clock(now: dt.datetime, event: Event | None, *, given: bool) -> Check:
    """A day that is not the event's is no fault. ``given``: the time is not this machine's, but set to try things."""
    said = now.strftime("%Y-%m-%d %H:%M %Z")
    if not given and now.date() < EARLIEST:
        return _check("clock", False, "clock_wrong", now=said)
    if event is None:
        return _check("clock", True, "clock", now=said)
    if state_at(now, event.info) is State.PREVIEW:
        days = f"{event.info.first_day} – {event.info.last_day}"
        return _check("clock", True, "clock_preview", now=said, days=days)
    return _check("clock", True, "clock_event_day", now=said)


def check_disk(folder: Path) -> Check:
    try:
        free = shutil.disk_usage(_existing(folder)).free // 2**20
    except OSError as error:
        return _check("disk", False, "disk_unknown", folder=folder, reason=error.strerror)
    enough = free >= LEAST_FREE_MIB
    return _check("disk", enough, "disk" if enough else "disk_full", folder=folder, free=free, least=LEAST_FREE_MIB)


def check_writing(folder: Path) -> Check:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
            file.write(b"written")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _check("writing", False, "writing_fails", folder=folder, reason=error.strerror)
    return _check("writing", True, "writing", folder=folder)


def check_pin(trouble: str) -> Check:
    """``trouble``: why the file of the staff PIN cannot be read."""
    return _check("pin", False, "pin_fails", reason=trouble) if trouble else _check("pin", True, "pin")


def check_sticks(folders: Sequence[str]) -> Check:
    """Whether what is plugged in would be seen: the folders below which sticks are mounted can be read."""
    there = [folder for folder in folders if Path(folder).is_dir()]
    closed = [folder for folder in there if not os.access(folder, os.R_OK | os.X_OK)]
    if closed:
        return _check("sticks", False, "sticks_closed", folders=", ".join(closed))
    if not there:
        return _check("sticks", False, "sticks_none", folders=", ".join(folders))
    return _check("sticks", True, "sticks", folders=", ".join(there))


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _check(name: str, ok: bool, key: str, /, **values: object) -> Check:
    """The words ``key`` of the catalogue ``doctor`` as detail and, where there is one, ``key_advice`` as advice."""
    words = catalogue("doctor")
    advice = words.get(f"{key}_advice", NO_TEXT)
    return Check(name, ok, filled(words[key], **values), filled(advice, **values))
