"""All that is written on the map at a zoom, and which badges stand where: nothing of it lies on anything else.

Who comes first keeps the place: the chosen booth, those that match what is looked for, signs of closed aisles and of
other levels, badges, other booths, stages and rooms, zones, last the names of places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import dist

import shapely

from kiosk.hall.model import Point
from ui.map.ground_names import GroundNames, Written
from ui.map.here import WORDS_MM, Surroundings, best_words, box_beside
from ui.map.labels import Label, Labeller, Row
from ui.map.look import BOLD, MEDIUM
from ui.map.marks import Badge, badges, beside_way
from ui.map.picture import Frame, HereWords, Run, Shown
from ui.map.plots import BoothShape, Plot
from ui.map.scene import Scene
from ui.map.signs import Obstacles, Sign, Wish, placed
from ui.map.turning import Box, around, overlap

BUBBLE_MM = 6.0
"""Em size."""
HERE_MM = 5.0
BESIDE_MM = (7.0, 14.0)
"""How far from a closed area the middle of its number may stand that has no room in it."""
WIDTH_EM = 40
"""The em in pixels at which words are measured for all sizes."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """The chosen booth's code, floating above it when the booth has no room for it."""

    row: Row
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in pixels from the scene's origin. ``here_words``: where the visitor's own words hide least."""

    booths: tuple[tuple[BoothShape, Label], ...]
    ground: tuple[Written, ...]
    badges: tuple[Badge, ...]
    bubble: Bubble | None
    here_words: HereWords
    signs: tuple[Sign, ...] = ()


class Layouter:
    """Lays out one picture. ``booths``: those that can be seen; ``rest`` is called between small pieces of work."""

    def __init__(self, scene: Scene, booths: list[BoothShape], labeller: Labeller, shown: Shown, frame: Frame) -> None:
        self._scene, self._booths, self._labeller = scene, booths, labeller
        self._shown, self._frame, self._scale, self._mm = shown, frame, frame.scale, frame.mm
        self._taken: list[Box] = []

    def layout(self, rest: Callable[[], None]) -> Layout:
        labels = {booth.code: (booth, label) for booth, label in self._labels(rest)}
        chosen = labels.get(self._shown.selected)
        bubble = None if chosen else self._bubble()
        edges = self._edges()
        self._taken = [*edges, *([bubble.box] if bubble else [])]
        # booths' labels cannot meet one another, so they are not compared with one another
        lit = [
            pair for pair in labels.values() if self._lit(pair[0].code) and (pair is chosen or self._free(pair[1].box))
        ]
        claimed = [label.box for _, label in lit]
        signs = self._signs([*self._taken, *claimed])
        claimed += [sign.box for sign in signs]
        # badges may be cut by an edge, names may not
        self._taken = [*self._taken[len(edges) :], *claimed]
        standing = badges(self._scene.marks, self._scale, self._mm)
        shown = [badge for badge in beside_way(standing, self._way(), self._mm) if self._take(badge.box)]
        self._taken += edges
        # codes on faded booths alone would draw the eye away from those that are looked for
        unsaid = any(self._lit(booth.code) and booth.code not in labels for booth in self._booths) and not bubble
        others = [] if unsaid else [p for p in labels.values() if not self._lit(p[0].code) and self._free(p[1].box)]
        self._taken += [label.box for _, label in others]
        kept = [*lit, *others]
        words = self._here_words(shown, claimed)
        self._taken += self._on_the_way()
        names = GroundNames(self._scene, self._booths, self._labeller, self._taken)
        ground = [*names.areas(), *names.zones()]
        said = {"".join(row.text for row in written.label.rows).replace(" ", "") for written in ground}
        ground += names.places(badge for badge in shown if names.name_of(badge).replace(" ", "") not in said)
        return Layout(tuple(kept), tuple(ground), tuple(shown), bubble, words, signs)

    def _lit(self, code: str) -> bool:
        """Whether a booth is chosen or matches what is looked for."""
        return code == self._shown.selected or (self._shown.matching is not None and code in self._shown.matching)

    def _take(self, box: Box) -> bool:
        """Claims ``box`` if it is free."""
        free = self._free(box)
        if free:
            self._taken.append(box)
        return free

    def _free(self, box: Box) -> bool:
        return not any(overlap(box, other) for other in self._taken)

    def _labels(self, rest: Callable[[], None]) -> Iterator[tuple[BoothShape, Label]]:
        for booth in self._booths:
            label = self._labeller.label(booth, self._lit(booth.code))
            rest()
            if label is not None:
                yield booth, label

    def _bubble(self) -> Bubble | None:
        booth = self._scene.booth_by_code.get(self._shown.selected)
        if booth is None:
            return None
        em = round(BUBBLE_MM * self._mm)
        letters = self._labeller.letters
        half = letters.width(booth.code, BOLD, em) / 2 + 1.6 * self._mm
        x = (booth.box[0] + booth.box[2]) / 2 * self._scale
        bottom = booth.box[1] * self._scale - 2.0 * self._mm
        height = 1.35 * em
        row = Row(booth.code, x, bottom - (height - letters.capital(em)) / 2, BOLD, em)
        return Bubble(row, (x - half, bottom - height, x + half, bottom))

    def _signs(self, taken: list[Box]) -> tuple[Sign, ...]:
        """Signs of other levels and of closed areas, clear of the visitor's own mark and what else is ``taken``."""
        shown, mm = self._shown, self._mm
        wishes = [
            Wish("change", change.drawing, change.words, (self._pixel(change.at),), True, change.level)
            for change in shown.changes
        ]
        standing: list[Plot] = [*self._booths, *(area for area in self._scene.areas if area.kind == "stage")]
        for area in shown.closed:
            near = [plot.solid for plot in standing if overlap(plot.box, area.box)]
            spots = tuple(map(self._pixel, area.spots(near)))
            if area.number:
                beside = tuple(at for far in BESIDE_MM for at in _sides(around(self._box(area.box), far * mm)))
                wishes.append(Wish("closed", "", str(area.number), spots, beside=beside))
            else:
                wishes.append(Wish("closed", "block", shown.closed_words, spots))
        if not wishes:
            return ()
        if shown.here:
            taken = [*taken, around((*self._pixel(shown.here), *self._pixel(shown.here)), HERE_MM * mm)]
        way = shapely.MultiLineString([list(run) for run in self._way() if len(run) > 1])
        clear = self._box(self._frame.clear) if self._frame.clear else None
        obstacles = Obstacles(taken, [self._box(plot.box) for plot in standing], way, clear)
        return placed(wishes, obstacles, self._labeller.letters, mm)

    def _here_words(self, placed: list[Badge], lit: list[Box]) -> HereWords:
        """Claims room for the visitor's mark and words, which lie over the picture."""
        if self._shown.here is None:
            return HereWords()
        mm, at = self._mm, self._pixel(self._shown.here)
        width = self._labeller.letters.width(self._shown.here_words, MEDIUM, WIDTH_EM) / WIDTH_EM
        near = around((*self._shown.here, *self._shown.here), (width * WORDS_MM[0] + 20) * mm / self._scale)
        stages = [area for area in self._scene.areas if area.kind == "stage"]
        standing = [self._box(plot.box) for plot in (*self._booths, *stages) if overlap(plot.box, near)]
        buttons = [self._box(self._frame.buttons)] if self._frame.buttons else []
        clear = self._box(self._frame.clear) if self._frame.clear else None
        marks = [*(badge.box for badge in placed), *lit, *buttons]
        words = best_words(at, width, Surroundings(standing, marks, self._shown.route, clear, self._scale, mm))
        self._taken.append(around((*at, *at), HERE_MM * mm))
        if words.side != "none":
            self._taken.append(box_beside(at, words, width * words.em * mm, mm))
        return words

    def _edges(self) -> list[Box]:
        """Where no name may lie: across the edge of a panel or the window, and under buttons (pixels)."""
        frame = self._frame
        edges = [self._box(frame.buttons)] if frame.buttons else []
        if frame.clear:
            left, top, right, bottom = self._box(frame.clear)
            edges += [(left, top, left, bottom), (right, top, right, bottom)]
            edges += [(left, top, right, top), (left, bottom, right, bottom)]
        return edges

    def _way(self) -> tuple[Run, ...]:
        """The way, pixels from the scene's origin."""
        return tuple(tuple(map(self._pixel, run)) for run in self._shown.route)

    def _on_the_way(self) -> Iterator[Box]:
        """Small boxes along the way, so that no name is written under it."""
        half = 2.0 * self._mm
        for run in self._way():
            for a, b in pairwise(run):
                steps = max(1, int(dist(a, b) / half))
                for step in range(steps + 1):
                    x, y = a[0] + (b[0] - a[0]) * step / steps, a[1] + (b[1] - a[1]) * step / steps
                    yield (x - half, y - half, x + half, y + half)

    def _pixel(self, point: Point) -> Point:
        return (point[0] * self._scale, point[1] * self._scale)

    def _box(self, box: Box) -> Box:
        return (*self._pixel(box[:2]), *self._pixel(box[2:]))


def _sides(box: Box) -> tuple[Point, ...]:
    """The middles of its sides."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    return ((x, top), (right, y), (x, bottom), (left, y))
