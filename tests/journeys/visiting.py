"""What visitors do over and over, in words; used by the journeys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import zxingcpp
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from kiosk.hall.model import Event
from kiosk.hall.way import Route, Spot
from kiosk.store import Store
from kiosk.wayfinding import Navigator
from kiosk.words import catalogue, filled
from tests.ui.fixtures import Started
from ui.viewmodels.presenting import keep_together

Start = Callable[..., Started]


def words(key: str, language: str, **values: object) -> str:
    """What the interface says for ``key``."""
    return filled(catalogue("ui")[key], **values).said_in(language)


@dataclass(frozen=True)
class Known:
    """What the kiosk ought to know: its event, and the way from where it stands."""

    event: Event

    @classmethod
    def of(cls, visitor: Started) -> Known:
        return cls(Store(visitor.folder).load())

    def route(self, to: str) -> Route:
        spot = self.event.kiosks[0]
        return Navigator(self.event).route(Spot(spot.level, spot.at, spot.heading), [to])

    def agency(self, code: str, language: str) -> str:
        booth = self.event.booth_by_code[code]
        return self.event.agency_by_id[booth.agency_ids[0]].name.said_in(language)

    def title(self, code: str, language: str) -> str:
        return self.event.booth_by_code[code].exhibit.title.said_in(language)


def walk_up(visitor: Started, language: str) -> None:
    """From Welcome to Home, in ``language``."""
    visitor.sees(words("touch_to_start", "th"))
    visitor.sees(words("touch_to_start", "en"))
    visitor.touch_item(words("touch_to_start", language))
    visitor.item("openSearch")
    visitor.touch_item(f"language-{language}")
    visitor.sees(words("all_agencies", language))


def look_at_booth(visitor: Started, code: str, language: str) -> None:
    """The Booth screen tells about ``code``, and nothing on it is cut off."""
    known = Known.of(visitor)
    visitor.item("takeMeThere")
    assert visitor.item("boothCode").property("code") == code
    visitor.sees(known.agency(code, language))
    visitor.sees(known.title(code, language))
    visitor.sees(words("take_me_there", language))
    nothing_is_cut(visitor)


def take_me_there(visitor: Started, code: str, language: str) -> None:
    """From Booth to Directions: who, how far and every step as the way really is."""
    visitor.touch_item("takeMeThere")
    directions_are_right(visitor, code, language)


def directions_are_right(visitor: Started, code: str, language: str) -> None:
    known = Known.of(visitor)
    route = known.route(code)
    visitor.item("steps")
    visitor.sees(known.agency(code, language))
    length = visitor.item("headDetail").property("text")
    assert words("metres", language, metres=max(5, 5 * round(route.length_m / 5))) in length
    assert "นาที" in length if language == "th" else "min" in length
    told = [keep_together(step.text.said_in(language)) for leg in route.legs for step in leg.steps]
    assert len(told) >= 2
    for sentence in told:
        visitor.scroll_to(sentence, inside="steps")
    nothing_is_cut(visitor)


def read_code(image: QImage) -> str:
    """What a phone reads from the QR code in a picture of the screen."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    (code,) = zxingcpp.read_barcodes(rows[:, : grey.width()].copy())
    return str(code.text)


def nothing_is_cut(visitor: Started) -> None:
    """No text on the screen ends in an ellipsis."""
    assert not [seen.text for seen in visitor.texts() if seen.elided]


def on_the_map(visitor: Started, x: float, y: float) -> tuple[float, float]:
    """Where a point of the plan (metres) now is in the window, by the map's own turn and camera."""
    hall = visitor.kiosk.visit.map.hall
    assert hall is not None
    world = visitor.item("mapCanvas").parentItem()
    assert world is not None
    at = world.mapToScene(QPointF(*hall.turning.turned((x, y))))
    return at.x(), at.y()
