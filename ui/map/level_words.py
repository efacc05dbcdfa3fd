"""What the map says of levels: on their switch, and where the way leads from one to another."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from kiosk.hall.model import Event
from kiosk.words import catalogue, filled
from ui.map.picture import Change
from ui.map.route import Laid

LONGEST_NAME = 30
"""A level's name of more letters is shortened on the map, to at most so many of its first and of its last ones:"""
FIRST_LETTERS, LAST_LETTERS = 16, 10


def level_name(event: Event, level_id: str, language: str) -> str:
    """A level's name, else its id."""
    level = event.level_by_id.get(level_id)
    return (level.name.said_in(language) if level else "") or level_id


def short_name(name: str) -> str:
    """``name`` as there is room for it on the map: of a long one the first and the last words."""
    if len(name) <= LONGEST_NAME:
        return name
    breaks = _breaks(name)
    begin = max((at for at in breaks if at <= FIRST_LETTERS), default=FIRST_LETTERS)
    end = min((at for at in breaks if at >= len(name) - LAST_LETTERS), default=len(name))
    return f"{name[:begin].rstrip()} … {name[end:]}".rstrip()


def _breaks(text: str) -> list[int]:
    """Where a line may be broken inside ``text``: between words, also of Thai."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    breaks: list[int] = []
    while 0 <= (at := finder.toNextBoundary()) < len(text):
        breaks.append(at)
    return breaks


def changes_in_words(event: Event, laid: Laid, language: str) -> tuple[Change, ...]:
    """Where a way leaves the shown level and comes to it: by what, and to or from where."""
    words = catalogue("ui")

    def said(level: str, leaves: bool) -> str:
        name = short_name(level_name(event, level, language))
        return filled(words["to_level" if leaves else "from_level"], level=name).said_in(language)

    return tuple(
        Change(junction.at, junction.kind, said(junction.level, junction.leaves), junction.level)
        for junction in laid.junctions
    )
