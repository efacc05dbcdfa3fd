"""What one painting of the map is to show, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from kiosk.hall.model import Point
from ui.map.marks import Badge
from ui.map.scene import Scene
from ui.map.turning import Box

Run = tuple[Point, ...]
"""A piece of the way on one level, scene metres."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What visitors chose. ``matching`` None: no booth fades. ``here``: the visitor's place, if on this level, and
    ``here_words`` what its mark says."""

    selected: str = ""
    matching: frozenset[str] | None = None
    language: str = "th"
    colours: Mapping[str, str] = field(default_factory=dict)
    route: tuple[Run, ...] = ()
    here: Point | None = None
    here_words: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The scene ``box`` (metres) at ``scale`` pixels to the metre; ``mm``: pixels to the screen's millimetre."""

    box: Box
    scale: float
    mm: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        left, top, right, bottom = self.box
        return (max(1, round((right - left) * self.scale)), max(1, round((bottom - top) * self.scale)))


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished painting, with what is needed to say what is under a finger on it."""

    image: QImage
    frame: Frame
    scene: Scene
    badges: tuple[Badge, ...]
    here_side: str = "below"
    """On which side of the visitor's place its words hide least: ``below``, ``left``, ``right`` or ``above``."""
