"""What cannot be in a hall: outlines that cross themselves, booths outside, on walls or on each other, lost kiosks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import OBSTACLE_KINDS, Booth, Point, Polygon, Rectangle
from kiosk.refresh.draft import Draft, Located
from kiosk.refresh.findings import Findings

TOLERANCE = 0.05
"""Metres by which outlines may overlap or stick out, as the workbook's form says."""

_LEAST_AREA = 1e-6  # square metres: an outline all of whose corners lie on one line, but for rounding
_MOST_OVERLAPS = 2_000  # more pairs than these are not listed; a hall in centimetres would have millions
_BATCH = 64
_PAIRS = 4_096


@dataclass(frozen=True)
class Plane:
    """The draft without the outlines that are no outlines, fit for finding ways in.

    ``wrong``: the booths and kiosks noted so far, by sheet and by code or id.
    """

    draft: Draft
    wrong: set[tuple[str, str]]


@dataclass(frozen=True)
class _Level:
    """The sound outlines of one level."""

    floor: BaseGeometry
    obstacles: list[BaseGeometry]
    obstacle_kinds: list[str]
    booths: list[Located[Booth]]
    outlines: list[BaseGeometry]


def check(draft: Draft, findings: Findings) -> Plane:
    """Note what cannot be."""
    sound = _without_crossed(draft, findings)
    wrong: set[tuple[str, str]] = set()
    levels = {level.item.id: _level(level.item.id, sound) for level in sound.levels}
    for ident, level in levels.items():
        if level.booths and level.floor.is_empty:
            row = next((booth.row for booth in level.booths if booth.row is not None), None)
            findings.add("no_floor", sheet="areas", value=ident, booth_row=row or "–", level=ident)
        else:
            _check_outside(level, wrong, findings)
        _check_obstacles(level, wrong, findings)
        _check_overlaps(level, wrong, findings)
    _check_kiosks(sound, levels, wrong, findings)
    _check_links(sound, levels, findings)
    return Plane(sound, wrong)


def polygon(outline: Polygon) -> BaseGeometry:
    return shapely.Polygon(outline.outer, outline.holes)


def _without_crossed(draft: Draft, findings: Findings) -> Draft:
    """The draft's sound areas and booths only; a crossed outline is noted where the file brings it."""
    areas = [each for each in draft.areas if _is_simple(each.item.shape, "areas", each.row, findings)]
    booths = [
        each
        for each in draft.booths
        if not isinstance(each.item.shape, Polygon) or _is_simple(each.item.shape, "booths", each.row, findings)
    ]
    return Draft(
        draft.info,
        draft.levels,
        areas,
        draft.types,
        draft.agencies,
        booths,
        draft.places,
        draft.links,
        draft.kiosks,
        draft.programme,
    )


def _is_simple(outline: Polygon, sheet: str, row: int | None, findings: Findings) -> bool:
    shape = polygon(outline)
    if shape.is_valid and shape.area >= _LEAST_AREA:
        return True
    reason = shapely.is_valid_reason(shape) if not shape.is_valid else "area 0"
    findings.add("polygon_not_simple", sheet=sheet, row=row, column="shape", value=reason, reason=reason)
    return False


def _level(ident: str, draft: Draft) -> _Level:
    areas = [each.item for each in draft.areas if each.item.level == ident]
    blocked = [area for area in areas if area.kind in OBSTACLE_KINDS]
    booths = [each for each in draft.booths if each.item.level == ident]
    floor = shapely.union_all([polygon(area.shape) for area in areas if area.kind == "floor"])
    shapely.prepare(floor)
    return _Level(
        floor,
        [polygon(area.shape) for area in blocked],
        [area.kind for area in blocked],
        booths,
        _outlines([each.item for each in booths]),
    )


def _outlines(booths: Sequence[Booth]) -> list[BaseGeometry]:
    """Each booth's outline; the rectangles, of which there may be thousands, are made in one go."""
    shapes = {place: booth.shape for place, booth in enumerate(booths)}
    corners = {place: shape.corners() for place, shape in shapes.items() if isinstance(shape, Rectangle)}
    rectangles = dict(zip(corners, shapely.polygons(list(corners.values())), strict=True)) if corners else {}
    return [polygon(shape) if isinstance(shape, Polygon) else rectangles[place] for place, shape in shapes.items()]


def _depth(part: BaseGeometry) -> float:
    """How thick ``part`` is at its thickest, in metres, as a rectangle around its thickest piece measures it."""
    pieces = [piece for piece in shapely.get_parts(part) if piece.area > 0]
    depth = 0.0
    for piece in pieces:
        box = shapely.minimum_rotated_rectangle(piece)
        corners = list(box.exterior.coords) if box.geom_type == "Polygon" else []
        if corners:
            sides = (shapely.Point(corners[0]).distance(shapely.Point(corners[i])) for i in (1, 3))
            depth = max(depth, min(sides))
    return depth


def _thicker_than_tolerance(parts: Any) -> Any:
    """For each geometry, whether a disc of 5 cm fits into it: slivers along a shared edge do not count."""
    return ~shapely.is_empty(shapely.buffer(parts, -TOLERANCE / 2 - 1e-9, join_style="mitre"))


def _check_outside(level: _Level, wrong: set[tuple[str, str]], findings: Findings) -> None:
    if not level.outlines:
        return
    outside = [place for place, inside in enumerate(shapely.covers(level.floor, level.outlines)) if not inside]
    for place in outside:
        part = shapely.difference(level.outlines[place], level.floor)
        if _thicker_than_tolerance(part):
            booth = level.booths[place]
            wrong.add(("booths", booth.item.code))
            by = f"{_depth(part):.2f}"
            findings.add(
                "booth_outside_floor",
                sheet="booths",
                row=booth.row,
                column=_column(booth),
                value=booth.item.code,
                by=by,
            )


def _column(booth: Located[Booth]) -> str:
    return "shape" if isinstance(booth.item.shape, Polygon) else "x"


def _overlapping(left: Sequence[BaseGeometry], right: Sequence[BaseGeometry]) -> Iterator[tuple[int, int, float]]:
    """Pairs whose overlap is thicker than the tolerance, and how thick; the same pair both ways when left is right."""
    tree = STRtree(right)
    for start in range(0, len(left), _BATCH):
        ones, others = tree.query(left[start : start + _BATCH], predicate="intersects")
        for first in range(0, len(ones), _PAIRS):
            pairs = [
                (int(one) + start, int(other))
                for one, other in zip(ones[first : first + _PAIRS], others[first : first + _PAIRS], strict=True)
                if left is not right or one + start < other
            ]
            if not pairs:
                continue
            shared = shapely.intersection([left[one] for one, _ in pairs], [right[other] for _, other in pairs])
            for (one, other), part, thick in zip(pairs, shared, _thicker_than_tolerance(shared), strict=True):
                if thick:
                    yield one, other, _depth(part)


def _check_obstacles(level: _Level, wrong: set[tuple[str, str]], findings: Findings) -> None:
    solid = [
        (shape, kind)
        for shape, kind in zip(level.obstacles, level.obstacle_kinds, strict=True)
        if kind in ("wall", "pillar")
    ]
    for place, other, by in _overlapping(level.outlines, [shape for shape, _ in solid]):
        booth = level.booths[place]
        wrong.add(("booths", booth.item.code))
        findings.add(
            "booth_on_obstacle",
            sheet="booths",
            row=booth.row,
            column=_column(booth),
            value=booth.item.code,
            kind=solid[other][1],
            by=f"{by:.2f}",
        )


def _check_overlaps(level: _Level, wrong: set[tuple[str, str]], findings: Findings) -> None:
    for count, (one, other, by) in enumerate(_overlapping(level.outlines, level.outlines), start=1):
        first, second = level.booths[one], level.booths[other]
        if second.row is None and first.row is not None:
            first, second = second, first
        wrong |= {("booths", first.item.code), ("booths", second.item.code)}
        findings.add(
            "booths_overlap",
            sheet="booths",
            row=second.row,
            column=_column(second),
            value=second.item.code,
            other=first.item.code,
            other_row=first.row or "–",
            by=f"{by:.2f}",
        )
        if count == _MOST_OVERLAPS:
            findings.add("more_overlaps", sheet="booths", most=_MOST_OVERLAPS)
            return


def _is_lost(at: Point, level: _Level, *, among_booths: bool) -> bool:
    """Whether nobody can stand at ``at``: off the floor, or inside an obstacle or a booth, by more than 5 cm."""
    point = shapely.Point(at)
    if level.floor.is_empty or level.floor.distance(point) > TOLERANCE:
        return True
    solid = [*level.obstacles, *level.outlines] if among_booths else level.obstacles
    around = [solid[place] for place, inside in enumerate(shapely.contains_xy(solid, *at)) if inside]
    return any(shape.boundary.distance(point) > TOLERANCE for shape in around)


def _check_kiosks(draft: Draft, levels: dict[str, _Level], wrong: set[tuple[str, str]], findings: Findings) -> None:
    for spot in draft.kiosks:
        level = levels.get(spot.item.level)
        if level is not None and _is_lost(spot.item.at, level, among_booths=True):
            wrong.add(("kiosks", spot.item.id))
            findings.add("kiosk_in_obstacle", sheet="kiosks", row=spot.row, column="x", value=spot.item.id)


def _check_links(draft: Draft, levels: dict[str, _Level], findings: Findings) -> None:
    for link in draft.links:
        ends = (("from", link.item.from_level, link.item.from_at), ("to", link.item.to_level, link.item.to_at))
        for side, ident, at in ends:
            level = levels.get(ident)
            if level is not None and _is_lost(at, level, among_booths=False):
                spot = f"{ident}:{at[0]:g},{at[1]:g}"
                findings.add("link_to_nowhere", sheet="links", row=link.row, column=f"{side}_x", value=spot)
