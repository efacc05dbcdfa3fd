"""What one painting of the map is to show, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from kiosk.hall.model import Point
from ui.map.closed import ClosedArea
from ui.map.marks import Badge
from ui.map.scene import Scene
from ui.map.signs import Sign
from ui.map.turning import Box

Run = tuple[Point, ...]
"""A piece of the way on one level, scene metres."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where the way leaves or comes to the shown level (scene metres): a link's drawing, what is said of it, and the
    other level."""

    at: Point
    drawing: str
    words: str
    level: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What visitors chose. ``matching`` None: no booth fades. ``here``: the visitor's place, if on this level, and
    ``here_words`` what its mark says; ``closed_words`` what stands on what is ``closed``."""

    selected: str = ""
    matching: frozenset[str] | None = None
    language: str = "th"
    colours: Mapping[str, str] = field(default_factory=dict)
    route: tuple[Run, ...] = ()
    here: Point | None = None
    here_words: str = ""
    changes: tuple[Change, ...] = ()
    closed: tuple[ClosedArea, ...] = ()
    closed_words: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The scene ``box`` (metres) at ``scale`` pixels to the metre; ``mm``: pixels to the screen's millimetre.

    ``clear``: what of it no panel covers (metres), None if that is not known; ``buttons``: what buttons cover of that.
    """

    box: Box
    scale: float
    mm: float
    clear: Box | None = None
    buttons: tuple[Box, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        left, top, right, bottom = self.box
        return (max(1, round((right - left) * self.scale)), max(1, round((bottom - top) * self.scale)))


@dataclass(frozen=True, slots=True)
class HereWords:
    """Where "You are here" stands: on which side of the visitor's place (``below``, ``left``, ``right``, ``above``, or
    ``none`` for a map without room for it), its em size, and how far it is moved to the right, both in millimetres."""

    side: str = "below"
    em: float = 5.2
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished painting, with what is needed to say what is under a finger on it."""

    image: QImage
    frame: Frame
    scene: Scene
    badges: tuple[Badge, ...]
    here_words: HereWords = HereWords()
    """Where the visitor's own words hide least."""
    signs: tuple[Sign, ...] = ()
