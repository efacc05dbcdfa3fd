"""What the map says of levels: on their switch, and where the way leads from one to another."""

from __future__ import annotations

from kiosk.hall.model import Event
from kiosk.words import catalogue, filled
from ui.map.picture import Change
from ui.map.route import Laid


def level_name(event: Event, level_id: str, language: str) -> str:
    """A level's name, else its id."""
    level = event.level_by_id.get(level_id)
    return (level.name.said_in(language) if level else "") or level_id


def changes_in_words(event: Event, laid: Laid, language: str) -> tuple[Change, ...]:
    """Where a way leaves the shown level and comes to it: by what, and to or from where."""
    words = catalogue("ui")

    def said(level: str, leaves: bool) -> str:
        name = level_name(event, level, language)
        return filled(words["to_level" if leaves else "from_level"], level=name).said_in(language)

    return tuple(
        Change(junction.at, junction.kind, said(junction.level, junction.leaves), junction.level)
        for junction in laid.junctions
    )
