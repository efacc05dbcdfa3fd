"""The event's name, place, days and hours in words, and what the hour means: open, closed or preview."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.hall.model import EventInfo
from kiosk.hours import State, next_opening, state_at
from kiosk.words import catalogue
from ui.typed_property import Property
from ui.viewmodels.presenting import said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

BUDDHIST_ERA = 543


def day_words(day: dt.date, language: str) -> str:
    """A date with its month's name: the Buddhist Era in Thai, the Common Era in English."""
    month = catalogue("ui")[f"month_{day.month}"].said_in(language)
    return f"{day.day} {month} {day.year + BUDDHIST_ERA if language == 'th' else day.year}"


def days_words(first: dt.date, last: dt.date, language: str) -> str:
    """A span of days, saying month and year once where they are the same."""
    if first == last:
        return day_words(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, language)}"
    return f"{day_words(first, language)} – {day_words(last, language)}"


@QmlElement
class EventModel(QObject):
    changed = Signal()

    def __init__(self, always_preview: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._always_preview = always_preview
        self._texts: dict[str, str] = {}
        self._state = State.OPEN

    def show(self, info: EventInfo, language: str, now: dt.datetime) -> None:
        self._state = state_at(now, info, preview=self._always_preview)
        opening = next_opening(now, info)
        texts: dict[str, str] = {}
        for code in ("th", "en"):
            texts[f"name_{code}"] = info.name.said_in(code)
            texts[f"venue_{code}"] = info.venue.said_in(code)
            texts[f"days_{code}"] = days_words(info.first_day, info.last_day, code)
            texts[f"hours_{code}"] = said("hours", code, opens=f"{info.opens:%H:%M}", closes=f"{info.closes:%H:%M}")
            if opening is None:
                texts[f"opening_{code}"] = said("event_over", code)
            else:
                key = "opens_today" if opening.date() == now.date() else "opens_on"
                texts[f"opening_{code}"] = said(key, code, day=day_words(opening.date(), code), time=f"{opening:%H:%M}")
        event_day = info.first_day <= now.date() <= info.last_day
        texts["preview"] = said("preview_mode" if event_day else "preview", language)
        self._texts = {**texts, **{key: texts[f"{key}_{language}"] for key in ("name", "venue", "days", "hours")}}
        self.changed.emit()

    @property
    def state(self) -> State:
        return self._state

    @Property(dict, notify=changed)
    def texts(self) -> dict[str, str]:
        """``name``, ``venue``, ``days``, ``hours``, ``preview`` in the visitor's language, and each of the first four
        and ``opening`` with ``_th`` and ``_en``."""
        return self._texts

    @Property(bool, notify=changed)
    def isPreview(self) -> bool:
        return self._state is State.PREVIEW
