"""What is written on which booth at a zoom, and where.

A label grows with the room there is: code, code and short name, code and full name, and what is shown there as well.
It stays inside its booth, upright, at a size that can be read (millimetres on the screen, whatever the zoom).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from kiosk.hall.model import Point, Text
from ui.map.look import BOLD, MEDIUM, REGULAR, Letters
from ui.map.plots import BoothShape, Plot
from ui.map.room import Room
from ui.map.turning import Box, overlap

CODE_MM = (6.4, 5.9, 5.5, 5.0, 4.6, 4.2)
"""Em sizes of a code, largest first; the smallest has capitals of 2.9 mm."""
NAME_MM = 5.0
TITLE_MM = 4.6
LIT_MM = (3.8, 3.4, 3.1, 2.7)
"""Smaller still, with capitals of 1.9 mm at least: for a booth that is looked for and has no room for more."""
PADDING_MM = 1.3
TIGHT_MM = 0.4
LIT_TIGHT_MM = 0.25
"""Padding of a code that stands alone, and of a small one on a lit booth."""
BAND_MM = 1.1
"""The band along a booth's open sides."""
LINE = 1.22
"""Line height in em: Thai vowels and tone marks above and below need it."""
MOST_LINES = 4
GROW_FROM = 16.0
"""Screen millimetres to the metre of hall from which letters grow."""
GROW_MOST = 1.7


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text, centred at ``x`` with its baseline at ``y``; pixels from the scene's origin."""

    text: str
    x: float
    y: float
    weight: QFont.Weight
    em: int


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a booth or area. ``icon``: the square of the type's drawing, if there is room for it."""

    rows: tuple[Row, ...]
    icon: Box | None
    box: Box


@dataclass(frozen=True, slots=True)
class Head:
    """A label's first row: a code, perhaps with a drawing above or before it. Pixels."""

    code: str
    em: int
    code_width: float
    capital: float
    icon: float = 0.0
    above: bool = False

    @property
    def gap(self) -> float:
        return 0.3 * self.em if self.icon else 0.0

    @property
    def width(self) -> float:
        if self.above:
            return max(self.code_width, self.icon)
        return self.code_width + self.icon + self.gap

    @property
    def height(self) -> float:
        return self.capital + self.icon + self.gap if self.above else max(self.capital, self.icon)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size below the head. ``width``: the widest one's."""

    lines: tuple[str, ...]
    width: float
    weight: QFont.Weight
    em: int

    @property
    def height(self) -> float:
        return len(self.lines) * self.em * LINE


def has_bands(booth: BoothShape, scale: float, mm: float) -> bool:
    """Whether a booth is drawn large enough for its open sides to be marked."""
    return bool(booth.fronts) and booth.roomiest[1] * scale >= 3 * BAND_MM * mm


def before_parent(name: Text, language: str) -> str:
    """An agency's name without the ministry or university it belongs to, where the name says that after it."""
    whole = name.said_in(language)
    first, _, rest = whole.partition(", " if language == "en" else " ")
    return first if len(rest) > 8 else whole


@dataclass(frozen=True)
class Labeller:
    """``scale``: pixels to the metre; ``mm``: pixels to the millimetre of the screen; ``language``: th or en."""

    letters: Letters
    scale: float
    mm: float
    language: str

    def label(self, booth: BoothShape, lit: bool = False) -> Label | None:
        """The richest label that has room in ``booth``; None if not even its code has.

        ``lit``: the booth is chosen or matches what is looked for; its code may be as small as can just be read.
        """
        across = 2 * booth.roomiest[1] * self.scale
        if across < self.letters.capital(self._em(LIT_MM[-1] if lit else CODE_MM[-1])):
            return None
        rooms = self._rooms(booth, PADDING_MM)
        large = self._em(CODE_MM[0])
        if across > 2 * large * LINE:  # else no name has room, and trying costs time
            for heads, names, title in self._wishes(booth, large):
                for head in heads:
                    for room in rooms:
                        if found := self._named(room, head, names, title):
                            return found
        found = self.code(booth)
        if found is None and lit:
            small = (self._head(booth, self._em(size)) for size in (*CODE_MM, *LIT_MM))
            found = self._fitting(small, self._rooms(booth, LIT_TIGHT_MM))
        return found

    def code(self, booth: BoothShape) -> Label | None:
        """The booth's code alone, as large as there is room for, a drawing above it where that crowds nothing; None
        if there is no room."""
        large = self._em(CODE_MM[0])
        drawn = [self._head(booth, large, icon=1.5 * large, above=True)] if booth.icon else []
        plain = (self._head(booth, self._em(size)) for size in CODE_MM)
        return self._fitting(drawn, self._rooms(booth, PADDING_MM)) or self._fitting(
            plain, self._rooms(booth, TIGHT_MM)
        )

    def _fitting(self, heads: Iterable[Head], rooms: list[Room]) -> Label | None:
        """The first head that fits into one of the rooms."""
        for head in heads:
            for room in rooms:
                if room.width(head.height) >= head.width:
                    return self._laid(room, head, [])
        return None

    def _rooms(self, booth: BoothShape, padding: float) -> list[Room]:
        band = BAND_MM * self.mm
        fronts = booth.fronts if has_bands(booth, self.scale, self.mm) else ()
        return [Room(booth, spot, self.scale, padding * self.mm, fronts, band) for spot in booth.spots]

    def name(
        self, plot: Plot, text: str, weight: QFont.Weight, millimetres: float, taken: Sequence[Box]
    ) -> Label | None:
        """``text`` alone in ``plot`` on up to three lines, clear of what is ``taken``; None if it does not fit."""
        em = self._em(millimetres)
        for spot in _tries(plot):
            room = Room(plot, spot, self.scale, PADDING_MM * self.mm)
            for lines in range(1, 4):
                width = room.width(lines * em * LINE)
                if width > em and (block := self._block(text, weight, em, width, lines)):
                    label = self._laid(room, None, [block])
                    if not any(overlap(label.box, other) for other in taken):
                        return label
        return None

    def _em(self, millimetres: float) -> int:
        """Letters grow a little with the hall once there is much room."""
        grown = min(max(self.scale / self.mm / GROW_FROM, 1.0), GROW_MOST)
        return max(1, round(millimetres * self.mm * grown))

    def _wishes(self, booth: BoothShape, em: int) -> Iterator[tuple[tuple[Head, ...], str, str]]:
        """Heads, name and title, the richest first."""
        plain = self._head(booth, em)
        heads = (self._head(booth, em, icon=1.1 * em), plain) if booth.icon else (plain,)
        full, title = booth.agency.said_in(self.language), booth.title.said_in(self.language)
        own = booth.abbreviation.en if self.language == "en" else booth.abbreviation.th
        if full and title:
            yield heads[:1], full, title
        for name in dict.fromkeys((full, before_parent(booth.agency, self.language), own)):
            if name:
                yield heads, name, ""

    def _head(self, booth: BoothShape, em: int, icon: float = 0.0, above: bool = False) -> Head:
        return Head(booth.code, em, self.letters.width(booth.code, BOLD, em), self.letters.capital(em), icon, above)

    def _named(self, room: Room, head: Head, name: str, title: str) -> Label | None:
        name_em, title_em = self._em(NAME_MM), self._em(TITLE_MM)
        for lines in range(1, MOST_LINES + 1):
            for title_lines in (1, 2, 3) if title else (0,):
                below = (lines * name_em + title_lines * title_em) * LINE
                width = room.width(head.height + below + 0.2 * name_em)
                if width < head.width:
                    break
                named = self._block(name, MEDIUM, name_em, width, lines)
                if named is None:
                    break  # more lines for the title leave even less room
                if not title:
                    return self._laid(room, head, [named])
                if titled := self._block(title, REGULAR, title_em, width, title_lines):
                    return self._laid(room, head, [named, titled])
        return None

    def _block(self, text: str, weight: QFont.Weight, em: int, width: float, lines: int) -> Block | None:
        broken = self.letters.broken(text, weight, em, width, lines)
        return Block(*broken, weight, em) if broken else None

    def _laid(self, room: Room, head: Head | None, blocks: list[Block]) -> Label:
        """Everything centred around the room's spot."""
        space = 0.2 * blocks[0].em if head and blocks else 0.0
        height = (head.height if head else 0.0) + space + sum(block.height for block in blocks)
        width = max([head.width if head else 0.0, *(block.width for block in blocks)])
        cx, cy = room.spot[0] * self.scale, room.spot[1] * self.scale
        left, top = cx - width / 2, cy - height / 2
        rows: list[Row] = []
        icon: Box | None = None
        y = top
        if head:
            icon, row = _head_laid(head, cx, top)
            rows.append(row)
            y += head.height + space
        for block in blocks:
            for text in block.lines:
                rows.append(Row(text, cx, y + block.em * 0.95, block.weight, block.em))
                y += block.em * LINE
        return Label(tuple(rows), icon, (left, top, left + width, top + height))


def _tries(plot: Plot) -> Iterator[Point]:
    """The best spots of a plot, then some around them, as a badge may sit at the room's door."""
    yield from plot.spots
    x, y = plot.spots[0]
    width, height = plot.box[2] - plot.box[0], plot.box[3] - plot.box[1]
    for dx, dy in ((0.0, -0.15), (0.0, 0.15), (-0.12, 0.0), (0.12, 0.0)):
        yield (x + dx * width, y + dy * height)


def _head_laid(head: Head, cx: float, top: float) -> tuple[Box | None, Row]:
    x, baseline = cx, top + (head.height + head.capital) / 2
    icon: Box | None = None
    if head.above:
        icon = (cx - head.icon / 2, top, cx + head.icon / 2, top + head.icon)
        baseline = top + head.height
    elif head.icon:
        start = cx - head.width / 2
        middle = top + head.height / 2
        icon = (start, middle - head.icon / 2, start + head.icon, middle + head.icon / 2)
        x = start + head.icon + head.gap + head.code_width / 2
    return icon, Row(head.code, x, baseline, BOLD, head.em)
