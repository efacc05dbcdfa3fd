"""This machine's own commands: its settings, and whether it is fit to be a kiosk."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from kiosk import doctor as checks
from kiosk.commands.console import DONE, REFUSED, Console, Refused
from kiosk.commands.desk import Desk
from kiosk.hall.model import NO_TEXT, Event, Text
from kiosk.settings import Settings
from kiosk.staff import Pin


def settings(desk: Desk, options: argparse.Namespace) -> int:
    """Every setting in force, and where it comes from."""
    del options
    effective, console = desk.effective, desk.console
    names = [item.name for item in fields(Settings)]
    values = {name: _plain(getattr(effective.settings, name)) for name in names}
    if console.as_json:
        console.document({name: {"value": values[name], "source": effective.sources[name]} for name in names})
        return DONE
    width = max(map(len, names))
    for name in names:
        source = effective.sources[name]
        told = console.said("default_source") if source == "default" else source
        console.answer(f"{name:<{width}}  {_written(values[name])}  ({told})")
    return DONE


def _plain(value: Any) -> Any:
    """``value`` as JSON has it."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _written(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, list) else str(value)


def doctor(desk: Desk, options: argparse.Namespace) -> int:
    """Every check, and what to do where one fails; refused if any does."""
    del options
    found = _examine(desk)
    ok = all(check.ok for check in found)
    if desk.console.as_json:
        desk.console.document({"ok": ok, "checks": [_check(check) for check in found]})
    else:
        for check in found:
            _tell(desk.console, check)
    return DONE if ok else REFUSED


def probe_command() -> Sequence[str]:
    """How to start this program again, to ask Qt in a process that may be lost. A frozen program is its own Python."""
    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*itself, "doctor", "--probe"]


def _examine(desk: Desk) -> list[checks.Check]:
    wanted, environment = desk.effective.settings, dict(os.environ)
    without_screen = environment | {"QT_QPA_PLATFORM": "offscreen"}
    display = checks.ask_qt(probe_command(), environment) if checks.has_display(environment) else None
    # fonts and keyboard are looked at even where the display is not to be had
    qt = display if display and not display.failure else checks.ask_qt(probe_command(), without_screen)
    event, generation, trouble = _event(desk)
    return [
        checks.check_display(display),
        checks.check_fonts(qt),
        checks.check_thai_lines(qt),
        checks.check_keyboard(qt),
        checks.check_data(event, generation, wanted.kiosk_id, trouble),
        checks.check_clock(desk.now(event), event, given=wanted.now is not None),
        checks.check_disk(wanted.data),
        checks.check_writing(wanted.data),
        checks.check_pin(Pin(wanted.data).trouble),
        checks.check_sticks(wanted.stick_folders),
        checks.check_bindings(qt),
    ]


def _event(desk: Desk) -> tuple[Event | None, int | None, Text]:
    try:
        store = desk.store()
        active = store.active()
        return desk.event(store), active.number if active else None, store.trouble or NO_TEXT
    except Refused as error:
        return None, None, error.reason


def _check(check: checks.Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "ok": check.ok,
        "detail_th": check.detail.th,
        "detail_en": check.detail.en,
        "advice_th": check.advice.th,
        "advice_en": check.advice.en,
    }


def _tell(console: Console, check: checks.Check) -> None:
    mark = console.said("check_ok") if check.ok else console.said("check_fails")
    name = console.said(f"check_{check.name}")
    console.answer(f"{mark}  {name}: {check.detail.said_in(console.language)}")
    if check.advice != NO_TEXT:
        console.answer(f"    {check.advice.said_in(console.language)}")
