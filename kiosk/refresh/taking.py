"""Taking a checked plan in: whole, or not at all."""

from __future__ import annotations

import datetime as dt

from kiosk.hall.change import Problem
from kiosk.hall.generation import Generation
from kiosk.hall.model import Text
from kiosk.paths import SHIPPED_EVENT
from kiosk.refresh.plan import Plan, prepare
from kiosk.store import Store
from kiosk.words import catalogue


class RefreshRefused(Exception):
    """Nothing was changed. ``text`` says why; ``problems`` are the file's."""

    def __init__(self, text: Text, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(text.en)
        self.text = text
        self.problems = problems


def apply(plan: Plan, store: Store, now: dt.datetime) -> Generation:
    """Make the plan's event the active one. Raises ``RefreshRefused``, or ``StoreError`` if it cannot be kept.

    Where nothing would change, the active generation stays: ten more of the same would push out every former state.
    """
    words = catalogue("refresh")
    if plan.event is None:
        raise RefreshRefused(words["refused_problems"], plan.problems)
    active = store.active()
    if active is not None and plan.base is not None and store.load(active.number) != plan.base:
        raise RefreshRefused(words["refused_changed_meanwhile"])
    if active is not None and plan.is_idle and store.trouble is None:
        return active
    replacing = active.number if active is not None and plan.base is not None else None
    return store.add(
        plan.event, source=plan.source, applied_at=now, walks=plan.walks, kept=plan.kept, replacing=replacing
    )


def first_fill(store: Store, now: dt.datetime) -> Generation:
    """Fill an empty store with the shipped event, through the same checks as any refresh; a filled one stays."""
    active = store.active()
    return active or apply(prepare(SHIPPED_EVENT, None), store, now)
