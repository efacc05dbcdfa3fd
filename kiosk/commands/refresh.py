"""``kiosk refresh``: from a file to a new generation of this kiosk's data, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from kiosk.commands.console import DONE, REFUSED, Console, Refused
from kiosk.commands.desk import Desk
from kiosk.hall.change import Changes, Problem, SheetChanges
from kiosk.hall.model import Event, Text
from kiosk.refresh import Plan, RefreshRefused, apply, prepare
from kiosk.refresh.columns import SHEETS
from kiosk.staff import digest
from kiosk.store import Store, StoreError
from kiosk.words import catalogue

_YES = frozenset({"y", "yes", "ใช่", "ตกลง"})


def refresh(desk: Desk, options: argparse.Namespace) -> int:
    """Check, show what would change, ask, apply.

    Without ``--yes`` a terminal is asked; where there is none, nothing is applied. ``--check`` stops before that. A
    file that changes nothing is not asked about, and leaves the generation that there is.
    """
    console, path = desk.console, Path(options.file)
    store = desk.store()
    console.message(console.said("checking", file=options.file))
    sha256 = "" if options.check else digest(path)
    plan = prepare(path, _present(desk, store))
    # the hash in the audit trail must be of what was read, though a stick be written to meanwhile
    steady = options.check or sha256 == digest(path)
    if not console.as_json:
        _tell(console, plan)
    before, number = store.active(), None
    idle = plan.is_idle and store.trouble is None
    why_not = catalogue("commands")["file_changed"] if not steady else None if idle else _why_not(desk, plan, options)
    if why_not is None and not options.check:
        try:
            number = apply(plan, store, desk.now(plan.event)).number
        except (RefreshRefused, StoreError) as error:
            why_not = error.text
    applied = number is not None and (before is None or number != before.number)
    if not options.check:
        what, result = ("refresh applied", f"generation {number}") if applied else ("refresh idle", f"kept {number}")
        if why_not is not None:
            what, result = "refresh refused", why_not.en
        desk.record(what, result, source=plan.source, sha256=sha256)
    if console.as_json:
        console.document(_document(plan, number, applied=applied))
    if why_not is not None:
        console.message(why_not.said_in(console.language))
        return REFUSED
    if number is None:
        console.message(console.said("check_passed"))
    else:
        console.message(console.said("applied" if applied else "kept", number=number))
    return DONE


def _present(desk: Desk, store: Store) -> Event | None:
    """The event that the kiosk has; None where it is damaged, which a whole workbook then mends."""
    try:
        return desk.event(store)
    except Refused as error:
        desk.console.message(desk.console.said("damaged_data", reason=error.reason))
        return None


def _why_not(desk: Desk, plan: Plan, options: argparse.Namespace) -> Text | None:
    """Why ``plan`` is not to be applied; None if it may be."""
    words = catalogue("commands")
    if plan.event is None:
        return words["file_refused"]
    if options.check or options.yes:
        return None
    if not sys.stdin.isatty():
        return words["needs_yes"]
    print(desk.console.said("apply_question"), end=" ", file=sys.stderr, flush=True)
    return None if sys.stdin.readline().strip().lower() in _YES else words["not_applied"]


def _document(plan: Plan, number: int | None, *, applied: bool) -> dict[str, Any]:
    return {
        "ok": plan.event is not None,
        "applied": applied,
        "generation": number,
        "changes": {sheet.name: _sheet(plan.changes.sheets.get(sheet.name, SheetChanges())) for sheet in SHEETS},
        "problems": [_problem(problem) for problem in plan.problems],
    }


def _sheet(changes: SheetChanges) -> dict[str, list[str]]:
    return {
        "added": list(changes.added),
        "removed": list(changes.removed),
        "changed": list(changes.changed),
        "moved": list(changes.moved),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message_th": problem.message.th,
        "message_en": problem.message.said_in("en"),
    }


def _tell(console: Console, plan: Plan) -> None:
    """That it is a new event, then the problems, then what would change."""
    if plan.event is not None and plan.changes.new_event:
        console.answer(console.said("new_event", name=plan.event.info.name))
    for problem in plan.problems:
        console.answer(_problem_line(console, problem))
    if plan.event is None:
        return
    if not plan.changes:
        console.answer(console.said("nothing_changes"))
    for line in _change_lines(console, plan.changes):
        console.answer(line)


def _problem_line(console: Console, problem: Problem) -> str:
    where = [_sheet_name(console, problem.sheet)] if problem.sheet else []
    if problem.row is not None:
        where.append(console.said("row", number=problem.row))
    if problem.column:
        where.append(problem.column)
    if problem.value:
        where.append(f"“{problem.value}”")
    told = problem.message.said_in(console.language)
    return f"{console.said(problem.severity)}: {' · '.join(where)}: {told} [{problem.code}]".replace(": : ", ": ")


def _change_lines(console: Console, changes: Changes) -> list[str]:
    lines = []
    for sheet in SHEETS:
        of_sheet = _sheet(changes.sheets.get(sheet.name, SheetChanges()))
        for kind, keys in of_sheet.items():
            if keys:
                told = console.said(kind, count=len(keys), keys=", ".join(keys))
                lines.append(f"{_sheet_name(console, sheet.name)}: {told}")
    return lines


def _sheet_name(console: Console, name: str) -> str:
    """The sheet's name as it stands on its tab; ``name`` itself where it is none of ours."""
    thai = {sheet.name: sheet.thai for sheet in SHEETS}
    return thai.get(name, name) if console.language == "th" else name
