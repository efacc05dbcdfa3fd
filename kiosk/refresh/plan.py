"""Read, check, compare: what a file would make of the event."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.hall.change import Changes, Problem
from kiosk.hall.model import Event
from kiosk.refresh import booth_sheets, geometry, hall_sheets, reach, references, source
from kiosk.refresh.cells import match_key
from kiosk.refresh.compare import compare
from kiosk.refresh.draft import NO_INFO, Draft
from kiosk.refresh.findings import Findings
from kiosk.refresh.reach import Walks
from kiosk.refresh.tables import Table, recognise
from kiosk.wayfinding import WAYS

Kept = Mapping[str, bytes]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would make of the event.

    ``event`` is None if any problem is an error. ``walks``: for each kiosk's id, booth code → metres and seconds from
    there, for every booth that can be reached. ``kept``: what was prepared of the event, for the store to keep.
    ``base``: the event it was compared with.
    """

    event: Event | None
    problems: tuple[Problem, ...]
    changes: Changes
    source: str
    walks: Walks = field(default_factory=dict)
    base: Event | None = None
    kept: Kept = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def is_idle(self) -> bool:
        """Whether the file makes just the event that it was compared with."""
        return self.event is not None and self.event == self.base


def prepare(path: Path, current: Event | None) -> Plan:
    """Read and check ``path`` against the event the kiosk has (None: none yet). Changes nothing.

    Never raises for a bad file: everything wrong with it is a problem of the plan, all found in one pass.
    """
    findings = Findings()
    try:
        plan = _prepared(path, current, findings)
    except Exception:
        # A fault of ours that a file brought to light must not take the kiosk down: told whole in the log, and refused.
        logger.exception("checking %s failed", path.name)
        findings.add("not_checkable", value=path.name)
        plan = Plan(None, findings.listed(), Changes(), path.name, base=current)
    return plan


def _prepared(path: Path, current: Event | None, findings: Findings) -> Plan:
    name = path.name or path.resolve().name
    tables = recognise(source.read(path, findings), findings)
    if not tables:
        if not findings.errors:
            findings.add("nothing_to_read", value=name)
        return Plan(None, findings.listed(), Changes(), name, base=current)
    draft, new_event = _draft(tables, current, findings)
    references.check(draft, findings)
    _note_if_empty(draft, tables, findings)
    reached = reach.check(geometry.check(draft, findings), findings)
    if findings.errors:
        return Plan(None, findings.listed(), Changes(), name, base=current)
    event = draft.event()
    changes = compare(current, event, new_event=new_event)
    navigator = reached.navigator
    kept = {WAYS: navigator.kept()} if navigator and navigator.event == event else {}
    return Plan(event, findings.listed(), changes, name, reached.walks, current, kept)


def _draft(tables: Mapping[str, Table], current: Event | None, findings: Findings) -> tuple[Draft, bool]:
    """The file's sheets over what the kiosk keeps, and whether the file is about another event."""
    info = hall_sheets.read_info(tables["event"]) if "event" in tables else None
    if info is None and current is None:
        findings.add("missing_sheet", sheet="event")
    new_event = current is None or (
        info is not None
        and bool(info.name.th)
        and (info.name.th != current.info.name.th or info.first_day not in (current.info.first_day, NO_INFO.first_day))
    )
    former = None if new_event else current
    draft = Draft.keeping(former) if former else Draft()
    draft.info = info or draft.info

    if table := tables.get("levels"):
        draft.levels = hall_sheets.read_levels(table)
    if table := tables.get("types"):
        draft.types = booth_sheets.read_types(table)
    if table := tables.get("agencies"):
        draft.agencies = booth_sheets.read_agencies(table)
    if table := tables.get("areas"):
        draft.areas = hall_sheets.read_areas(table, draft)
    if table := tables.get("places"):
        draft.places = hall_sheets.read_places(table, draft)
    if table := tables.get("links"):
        draft.links = hall_sheets.read_links(table, draft)
    if table := tables.get("kiosks"):
        draft.kiosks = hall_sheets.read_kiosks(table, draft)
    if table := tables.get("programme"):
        draft.programme = hall_sheets.read_programme(table, draft)
    if table := tables.get("booths"):
        known = {match_key(booth.code): booth for booth in former.booths} if former else {}
        agencies = booth_sheets.Agencies(draft, may_grow="agencies" not in tables)
        draft.booths = booth_sheets.read_booths(table, draft, known, agencies)
    if draft.lacks_levels:
        findings.add("no_levels", sheet="levels")
    return draft, new_event


def _note_if_empty(draft: Draft, tables: Mapping[str, Table], findings: Findings) -> None:
    """Warn of an event without booths; said once, and not where the sheet of booths could not be read."""
    if not draft.booths and not findings.errors and ("booths" not in tables or not tables["booths"].rows):
        findings.add("nothing_to_find", sheet="booths")
