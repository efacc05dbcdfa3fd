"""The shipped event and the table of queries over it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.hall.model import Event
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh import prepare

QUERIES = Path(__file__).parent / "queries.csv"


@dataclass(frozen=True, slots=True)
class Case:
    """``expected``: booth codes, agencies' ids or ``type:ID``, any of which may come first; empty: nothing is found."""

    category: str
    query: str
    expected: tuple[str, ...]


@cache
def shipped_event() -> Event:
    plan = prepare(SHIPPED_EVENT, None)
    assert plan.event is not None, plan.problems
    return plan.event


@cache
def cases() -> tuple[Case, ...]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Case(row["category"], row["query"], tuple(filter(None, row["expected"].split(";")))) for row in rows)


def answers(event: Event, case: Case, code: str) -> bool:
    """Whether the booth is one that a sensible person expects."""
    booth = event.booth_by_code[code]
    names = {code, *booth.agency_ids, f"type:{booth.exhibit.type_id}"}
    return not names.isdisjoint(case.expected)
