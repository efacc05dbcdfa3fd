"""What staff read: files, problems, changes and former data as rows in words of one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kiosk.hall.change import Changes, Problem
from kiosk.hall.generation import Generation
from kiosk.staff import EventFile
from ui.viewmodels.event_texts import day_words
from ui.viewmodels.presenting import said

MOST_KEYS_NAMED = 12
_SHEETS = frozenset(
    {"event", "booths", "agencies", "types", "levels", "areas", "places", "links", "kiosks", "programme"}
)


@dataclass(frozen=True, slots=True)
class FileRow:
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    isError: bool
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class GenerationRow:
    number: int
    text: str
    active: bool


def file_row(file: EventFile, zone: dt.tzinfo | None, language: str) -> FileRow:
    when = _when(dt.datetime.fromtimestamp(file.modified, zone), language)
    size = f"{max(1, round(file.size / 1024)):,}"
    return FileRow(file.path.name, said("staff_file_detail", language, when=when, size=size))


def problem_row(problem: Problem, language: str) -> ProblemRow:
    """Where it is (sheet, row, column, value) and what to do."""
    where = [said(f"sheet_{problem.sheet}", language) if problem.sheet in _SHEETS else problem.sheet]
    if problem.row is not None:
        where.append(said("staff_row", language, row=problem.row))
    where.append(problem.column)
    if problem.value:
        where.append(f"“{problem.value}”")
    return ProblemRow(problem.severity == "error", " · ".join(filter(None, where)), problem.message.said_in(language))


def change_rows(changes: Changes, language: str) -> list[ChangeRow]:
    """A new event first, then each sheet's changes with the first few keys."""
    rows = [ChangeRow("new_event", said("staff_new_event", language))] if changes.new_event else []
    for sheet, of_sheet in changes.sheets.items():
        for kind in ("added", "removed", "changed", "moved"):
            keys: tuple[str, ...] = getattr(of_sheet, kind)
            if keys:
                some = ", ".join(keys[:MOST_KEYS_NAMED]) + (" …" if len(keys) > MOST_KEYS_NAMED else "")
                name = said(f"sheet_{sheet}", language)
                rows.append(ChangeRow(kind, said(f"staff_{kind}", language, sheet=name, count=len(keys), keys=some)))
    return rows


def generation_row(one: Generation, zone: dt.tzinfo | None, language: str) -> GenerationRow:
    when = _when(one.applied_at.astimezone(zone), language)
    text = said("staff_generation", language, number=one.number, when=when, source=one.source, count=one.booths)
    return GenerationRow(one.number, text, one.active)


def _when(moment: dt.datetime, language: str) -> str:
    return f"{day_words(moment.date(), language)} {moment:%H:%M}"
