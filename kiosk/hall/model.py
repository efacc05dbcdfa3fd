"""What an event is: its hall, who exhibits what and where.

Lengths are metres. ``x`` grows to the right and ``y`` downwards on the plan as drawn; the origin is the plan's top left
corner. Headings are degrees clockwise from the plan's up: 0 looks towards smaller ``y``, 90 towards greater ``x``.
Every value here is frozen; a changed event is a new ``Event``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, radians, sin

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""Corners in order, the first not repeated at the end."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people, Thai first. English may be empty; then the Thai is shown."""

    th: str
    en: str = ""

    def said_in(self, language: str) -> str:
        """The text in ``language`` (``"th"`` or ``"en"``), falling back to the one there is."""
        return (self.en or self.th) if language == "en" else (self.th or self.en)


NO_TEXT = Text("")

DEFAULT_TIMEZONE = "Asia/Bangkok"
"""Where an event names none, or there is no event yet."""


@dataclass(frozen=True, slots=True)
class Polygon:
    """An outline with holes, as the workbook's WKT ``POLYGON`` gives it."""

    outer: Ring
    holes: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A booth's rectangle: top left corner before rotation, size, degrees clockwise about its centre."""

    x: float
    y: float
    width: float
    depth: float
    rotation: float = 0.0

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.depth / 2)

    def corners(self) -> Ring:
        """Top left, top right, bottom right, bottom left (named before rotation), rotated into the plan."""
        cx, cy = self.centre
        turn = radians(self.rotation)
        c, s = cos(turn), sin(turn)
        half = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        offsets = [(sx * self.width / 2, sy * self.depth / 2) for sx, sy in half]
        # y points down, so this matrix turns clockwise as seen on the plan
        return tuple((cx + dx * c - dy * s, cy + dx * s + dy * c) for dx, dy in offsets)


@dataclass(frozen=True, slots=True)
class EventInfo:
    """The sheet ``event``: name, place, days and hours. ``timezone`` is an IANA name."""

    name: Text
    first_day: dt.date
    last_day: dt.date
    opens: dt.time
    closes: dt.time
    timezone: str = DEFAULT_TIMEZONE
    venue: Text = NO_TEXT
    organiser: Text = NO_TEXT
    companion_url: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    id: str
    name: Text = NO_TEXT
    ordinal: int = 0


AREA_KINDS = ("floor", "wall", "pillar", "stage", "blocked", "zone")
OBSTACLE_KINDS = frozenset({"wall", "pillar", "stage", "blocked"})


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon of the plan; ``kind`` is one of ``AREA_KINDS``."""

    level: str
    kind: str
    shape: Polygon
    name: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Agency:
    id: str
    name: Text
    abbreviation: Text = NO_TEXT
    aliases: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class InnovationType:
    """``colour`` is ``#rrggbb`` or empty; ``icon`` is the name of a drawing in ``resources/icons`` or empty."""

    id: str
    name: Text
    colour: str = ""
    icon: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What a booth shows."""

    title: Text
    type_id: str
    description: Text = NO_TEXT
    keywords: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Booth:
    """A place in the hall where agencies show one exhibit.

    ``agency_ids``: the first leads. ``shape``: the rectangle or the polygon of the workbook. ``front``: the open
    sides before rotation, letters of ``NESW`` in that order, ``"all"``, or ``""`` for every side people can reach.
    """

    code: str
    agency_ids: tuple[str, ...]
    exhibit: Exhibit
    level: str
    shape: Rectangle | Polygon
    front: str = ""

    def outline(self) -> Polygon:
        """The booth's outline on the plan."""
        return Polygon(self.shape.corners()) if isinstance(self.shape, Rectangle) else self.shape


PLACE_KINDS = (
    "entrance",
    "exit",
    "toilet",
    "accessible_toilet",
    "information",
    "first_aid",
    "food",
    "water",
    "seating",
    "atm",
    "prayer_room",
    "nursing_room",
    "lift",
    "stairs",
    "escalator",
    "parking",
    "bus",
    "stage",
)


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    kind: str
    level: str
    at: Point
    name: Text = NO_TEXT


LINK_KINDS = ("stairs", "escalator", "lift", "ramp")


@dataclass(frozen=True, slots=True)
class Link:
    """A way between levels. ``seconds`` is None where the workbook leaves it empty."""

    kind: str
    from_level: str
    from_at: Point
    to_level: str
    to_at: Point
    step_free: bool = False
    one_way: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class KioskSpot:
    """Where a kiosk's visitor stands, and the heading they look along when they face the screen."""

    id: str
    level: str
    at: Point
    heading: float
    name: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    day: dt.date
    start: dt.time
    title: Text
    end: dt.time | None = None
    place_id: str = ""


@dataclass(frozen=True)
class Event:
    """One event, complete. The order of each tuple is the workbook's."""

    info: EventInfo
    levels: tuple[Level, ...] = ()
    areas: tuple[Area, ...] = ()
    types: tuple[InnovationType, ...] = ()
    agencies: tuple[Agency, ...] = ()
    booths: tuple[Booth, ...] = ()
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    kiosks: tuple[KioskSpot, ...] = ()
    programme: tuple[ProgrammeItem, ...] = field(default=())

    @cached_property
    def booth_by_code(self) -> Mapping[str, Booth]:
        return {booth.code: booth for booth in self.booths}

    @cached_property
    def agency_by_id(self) -> Mapping[str, Agency]:
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def type_by_id(self) -> Mapping[str, InnovationType]:
        return {kind.id: kind for kind in self.types}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def kiosk_by_id(self) -> Mapping[str, KioskSpot]:
        return {spot.id: spot for spot in self.kiosks}

    @cached_property
    def level_by_id(self) -> Mapping[str, Level]:
        return {level.id: level for level in self.levels}
