"""An event in the making: what the file brings beside what the kiosk keeps, each thing with the row it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kiosk.hall.model import (
    NO_TEXT,
    Agency,
    Area,
    Booth,
    Event,
    EventInfo,
    InnovationType,
    KioskSpot,
    Level,
    Link,
    Place,
    ProgrammeItem,
    Text,
)
from kiosk.refresh.cells import BadCell, match_key
from kiosk.refresh.tables import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A thing and its row in the file; None: kept from what the kiosk has."""

    item: T
    row: int | None


def kept(items: Iterable[T]) -> list[Located[T]]:
    return [Located(item, None) for item in items]


NO_INFO = EventInfo(NO_TEXT, dt.date(2000, 1, 1), dt.date(2000, 1, 1), dt.time(0), dt.time(23))
"""Stands in where the file's own could not be read, so that the rest can be checked all the same."""


@dataclass
class Draft:
    """Complete enough to be checked, even where cells were bad; an event only when no error was found."""

    info: EventInfo = NO_INFO
    levels: list[Located[Level]] = field(default_factory=list)
    areas: list[Located[Area]] = field(default_factory=list)
    types: list[Located[InnovationType]] = field(default_factory=list)
    agencies: list[Located[Agency]] = field(default_factory=list)
    booths: list[Located[Booth]] = field(default_factory=list)
    places: list[Located[Place]] = field(default_factory=list)
    links: list[Located[Link]] = field(default_factory=list)
    kiosks: list[Located[KioskSpot]] = field(default_factory=list)
    programme: list[Located[ProgrammeItem]] = field(default_factory=list)
    lacks_levels: bool = False
    """Whether a row needed a level and there was none at all."""

    @classmethod
    def keeping(cls, event: Event) -> Draft:
        """A draft of ``event`` as the kiosk has it, no row of which is in the file."""
        return cls(
            event.info,
            kept(event.levels),
            kept(event.areas),
            kept(event.types),
            kept(event.agencies),
            kept(event.booths),
            kept(event.places),
            kept(event.links),
            kept(event.kiosks),
            kept(event.programme),
        )

    def event(self) -> Event:
        def items(located: list[Located[T]]) -> tuple[T, ...]:
            return tuple(each.item for each in located)

        return Event(
            self.info,
            items(self.levels),
            items(self.areas),
            items(self.types),
            items(self.agencies),
            items(self.booths),
            items(self.places),
            items(self.links),
            items(self.kiosks),
            items(self.programme),
        )

    def only_level(self) -> str | None:
        """The id of the hall's one level; None where there are several or none."""
        return self.levels[0].item.id if len(self.levels) == 1 else None

    def level_named(self, text: str) -> str | None:
        key = match_key(text)
        return next((level.item.id for level in self.levels if match_key(level.item.id) == key), None)


class Names:
    """Finds an id by an id or by a Thai or English name."""

    def __init__(self, entries: Iterable[tuple[str, Text]] = ()) -> None:
        self._ids: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self._found: dict[str, str] = {}
        for ident, name in entries:
            self.add(ident, name)

    def add(self, ident: str, name: Text) -> None:
        self._found.clear()
        self._ids.setdefault(match_key(ident), ident)
        for said in {match_key(name.th), match_key(name.en)} - {""}:
            self._names.setdefault(said, []).append(ident)

    def __contains__(self, ident: str) -> bool:
        return match_key(ident) in self._ids

    def find(self, text: str) -> str | None:
        """The id meant; None if there is none. Raises ``BadCell`` where a name is shared by several."""
        if text in self._found:
            return self._found[text]
        key = match_key(text)
        found = [self._ids[key]] if key in self._ids else self._names.get(key, [])
        if len(found) > 1:
            raise BadCell("ambiguous_name", name=text, ids=", ".join(found))
        if found:
            self._found[text] = found[0]
        return found[0] if found else None


class Seen:
    """Notes a code or id that stands in the sheet a second time."""

    def __init__(self, code: str, column: str) -> None:
        self._code = code
        self._column = column
        self._rows: dict[str, int] = {}

    def is_new(self, row: Row, ident: str) -> bool:
        first = self._rows.setdefault(match_key(ident), row.number)
        if first != row.number:
            row.problem(self._code, self._column, first=first)
        return first == row.number
