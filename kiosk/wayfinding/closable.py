"""What an area that staff mark would close, and whether it is closed already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import shapely

from kiosk.hall.closure import Closure
from kiosk.hall.model import OBSTACLE_KINDS, Area, Booth, Polygon
from kiosk.wayfinding.space import NARROW, grown, outlines

LEAST_AREA = 0.01
"""Square metres of the places where a walker's middle can be; less of them closes nothing."""
ALIKE = 0.8
"""Two marks are meant to be one if each covers so much of the other: no finger marks the same area twice."""


def holds_floor(shape: Polygon, areas: Iterable[Area], booths: Iterable[Booth]) -> bool:
    """Whether anybody could walk through ``shape``, be it with turned shoulders.

    ``areas``: all of its level; ``booths``: at least those that touch it or are less than a metre away.
    """
    (drawn,) = outlines([Polygon(shape.outer)])
    covered = grown(drawn, NARROW)
    left, top, right, bottom = grown(covered, 2 * NARROW).bounds
    kinds: dict[bool, list[Polygon]] = {True: [], False: [booth.outline() for booth in booths]}
    for area in areas:
        if area.kind == "floor" or area.kind in OBSTACLE_KINDS:
            kinds[area.kind == "floor"].append(area.shape)
    floor, solid = (
        shapely.clip_by_rect(shapely.union_all(outlines(shapes)), left, top, right, bottom)
        for shapes in (kinds[True], kinds[False])
    )
    free = shapely.difference(grown(floor, -NARROW), grown(solid, NARROW))
    return bool(shapely.intersection(free, covered).area > LEAST_AREA)


def marked_again(closure: Closure, kept: Sequence[Closure]) -> tuple[Closure, ...]:
    """Those of ``kept`` that close the same area as ``closure``, as exactly as a finger marks it."""
    return tuple(one for one in kept if one.level == closure.level and _alike(one.shape, closure.shape))


def together(closure: Closure, others: Sequence[Closure]) -> Closure:
    """``closure``, until when it says, with all that ``others`` close, which overlap with it."""
    shapes = outlines([Polygon(one.shape.outer) for one in (closure, *others)])
    whole = shapely.union_all(shapes)
    if not others or not isinstance(whole, shapely.Polygon):
        return closure
    corners = shapely.get_coordinates(whole.exterior)[:-1].round(2).tolist()
    return replace(closure, shape=Polygon(tuple((x, y) for x, y in corners)))


def _alike(one: Polygon, other: Polygon) -> bool:
    first, second = outlines([Polygon(one.outer), Polygon(other.outer)])
    common = shapely.intersection(first, second).area
    return bool(common >= ALIKE * max(first.area, second.area))
