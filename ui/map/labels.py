"""What is written on which booth at a zoom, and where.

A label grows with the room there is: code, code and short name, code and full name, and what is shown there as well.
It stays inside its booth, upright, at a size that can be read (millimetres on the screen, whatever the zoom).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import shapely

from kiosk.hall.model import Point
from ui.map.look import BOLD, MEDIUM, REGULAR, Letters, Lines
from ui.map.scene import BoothShape
from ui.map.turning import Box

CODE_MM = (6.4, 5.4, 4.6)
"""Em sizes of a code, largest first; the smallest has capitals of 3.2 mm."""
NAME_MM = 4.6
TITLE_MM = 4.2
PADDING_MM = 0.9
LINE = 1.22
"""Line height in em: Thai vowels and tone marks above and below need it."""
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text, centred at ``x`` with its baseline at ``y``; pixels from the scene's origin."""

    text: str
    x: float
    y: float
    weight: int
    em: int


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a booth. ``icon``: the square of the type's drawing, if there is room for it."""

    code: str
    rows: tuple[Row, ...]
    icon: Box | None
    box: Box


@dataclass(frozen=True, slots=True)
class Content:
    """A wish, tried from the richest to the poorest."""

    name: str
    title: str
    icon: bool
    code_em: int


@dataclass(frozen=True)
class Labeller:
    """``scale``: pixels to the metre; ``mm``: pixels to the millimetre of the screen; ``language``: th or en."""

    letters: Letters
    scale: float
    mm: float
    language: str

    def label(self, booth: BoothShape) -> Label | None:
        """The richest label that has room in ``booth``; None if not even its code has."""
        least = self.letters.capital(self._em(CODE_MM[-1]))
        if booth.roomiest[1] * 2 * self.scale < least:
            return None
        for content in self._wishes(booth):
            for spot in booth.spots:
                if found := self._placed(booth, spot, content):
                    return found
        return None

    def _em(self, millimetres: float) -> int:
        return max(1, round(millimetres * self.mm))

    def _wishes(self, booth: BoothShape) -> Iterator[Content]:
        full, short = booth.full.said_in(self.language), booth.short.said_in(self.language)
        title = booth.title.said_in(self.language)
        large, *smaller = (self._em(size) for size in CODE_MM)
        side = 2 * booth.roomiest[1] * self.scale
        if side > 2 * large * LINE:  # else no name has room, and trying costs time
            if full and title:
                yield Content(full, title, True, large)
            for name in dict.fromkeys((full, short)):
                if name:
                    yield Content(name, "", True, large)
                    yield Content(name, "", False, large)
        yield Content("", "", True, large)
        for em in (large, *smaller):
            yield Content("", "", False, em)

    def _placed(self, booth: BoothShape, spot: Point, content: Content) -> Label | None:
        room = Room(booth, spot, self.scale, PADDING_MM * self.mm)
        code_em, name_em, title_em = content.code_em, self._em(NAME_MM), self._em(TITLE_MM)
        capital = self.letters.capital(code_em)
        code_width = self.letters.width(booth.code, BOLD, code_em)
        alone = not content.name
        icon = (1.5 if alone else 1.1) * code_em if content.icon and booth.icon else 0.0
        if content.icon and not icon:
            return None
        gap = 0.3 * code_em
        head_height = capital + (icon + gap if icon and alone else 0.0)
        head_width = max(code_width, icon) if alone else code_width + (icon + gap if icon else 0.0)
        if not content.name:
            if room.width(head_height) < head_width:
                return None
            return self._label(booth, spot, code_em, head_height, head_width, icon, alone, [])
        if icon:
            head_height = max(head_height, icon)
        for lines in range(1, MOST_LINES + 1):
            name_height = lines * name_em * LINE
            for title_lines in range(1, 4) if content.title else (0,):
                height = head_height + name_height + title_lines * title_em * LINE + 0.2 * name_em
                width = room.width(height)
                if width < head_width:
                    break
                name = self.letters.broken(content.name, MEDIUM, name_em, width, lines, name_em * LINE)
                if name is None:
                    break  # more lines for the title leave even less room
                blocks = [(name, MEDIUM.value, name_em)]
                if title_lines:
                    title = self.letters.broken(content.title, REGULAR, title_em, width, title_lines, title_em * LINE)
                    if title is None:
                        continue
                    blocks.append((title, REGULAR.value, title_em))
                return self._label(booth, spot, code_em, head_height, head_width, icon, alone, blocks)
        return None

    def _label(
        self,
        booth: BoothShape,
        spot: Point,
        code_em: int,
        head_height: float,
        head_width: float,
        icon: float,
        above: bool,
        blocks: list[tuple[Lines, int, int]],
    ) -> Label:
        below = sum(lines.height for lines, _, _ in blocks) + (0.2 * blocks[0][2] if blocks else 0.0)
        height, width = head_height + below, max([head_width, *(lines.width for lines, _, _ in blocks)])
        cx, cy = spot[0] * self.scale, spot[1] * self.scale
        left, top = cx - width / 2, cy - height / 2
        capital = self.letters.capital(code_em)
        square: Box | None = None
        code_x, baseline = cx, top + head_height
        if icon and above:
            square = (cx - icon / 2, top, cx + icon / 2, top + icon)
        elif icon:
            x = cx - head_width / 2
            square = (x, top + (head_height - icon) / 2, x + icon, top + (head_height + icon) / 2)
            code_x = x + icon + 0.3 * code_em + self.letters.width(booth.code, BOLD, code_em) / 2
            baseline = top + (head_height + capital) / 2
        rows = [Row(booth.code, code_x, baseline, BOLD.value, code_em)]
        y = top + head_height + (0.2 * blocks[0][2] if blocks else 0.0)
        for lines, weight, em in blocks:
            for text in lines.texts:
                rows.append(Row(text, cx, y + em * 0.95, weight, em))
                y += em * LINE
        return Label(booth.code, tuple(rows), square, (left, top, left + width, top + height))


class Room:
    """How wide a text centred at ``spot`` may be inside a booth, ``padding`` pixels from its sides."""

    def __init__(self, booth: BoothShape, spot: Point, scale: float, padding: float) -> None:
        self._booth, self._spot, self._scale, self._padding = booth, spot, scale, padding
        self._sides = list(_sides(booth, spot, scale, padding)) if booth.convex else []

    def width(self, height: float) -> float:
        """For a text of ``height`` pixels; zero or less if there is no room."""
        if self._booth.convex:
            half = height / 2
            widths = [(away - half * ny) / nx if nx > 1e-6 else 1e9 for nx, ny, away in self._sides]
            flat = min((away - half * ny for nx, ny, away in self._sides if nx <= 1e-6), default=0.0)
            return 2 * min(widths) if flat >= 0 else 0.0
        low, high = 0.0, (self._booth.box[2] - self._booth.box[0]) * self._scale
        for _ in range(7):
            tried = (low + high) / 2
            low, high = (tried, high) if self._holds(tried, height) else (low, tried)
        return low

    def _holds(self, width: float, height: float) -> bool:
        x, y = self._spot
        w, h = (width / 2 + self._padding) / self._scale, (height / 2 + self._padding) / self._scale
        return bool(self._booth.solid.contains(shapely.box(x - w, y - h, x + w, y + h)))


def _sides(booth: BoothShape, spot: Point, scale: float, padding: float) -> Iterator[tuple[float, float, float]]:
    """Of each side: how it leans (absolute unit normal), and how far ``spot`` is inside of it (pixels)."""
    x, y = spot
    for index, (bx, by) in enumerate(booth.ring):
        ax, ay = booth.ring[index - 1]
        length = hypot(bx - ax, by - ay)
        if length > 1e-9:
            away = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length * scale
            yield abs(by - ay) / length, abs(bx - ax) / length, away - padding
