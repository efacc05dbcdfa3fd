"""Where people squeeze: a level for those who reach what they can only by keeping less from things than usual."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Event
from kiosk.wayfinding.fronts import Fronts
from kiosk.wayfinding.space import NARROW, level_space, squeezing_space
from kiosk.wayfinding.storeys import Sights, Storey, booths_on, prepared_in


def prepared_squeezing(event: Event, wide: Storey) -> tuple[Storey, Sights]:
    """The same level as ``wide`` for those who squeeze where it is too narrow to keep clear of everything.

    Where keeping clear elsewhere would cut off what can be reached by squeezing all along, they squeeze all along.
    """
    level = wide.space.level
    booths = booths_on(event, level)
    whole = prepared_in(level_space(event, level, NARROW), booths, NARROW)
    closer = _reached(whole[0], whole[0]) - _reached(wide, whole[0])
    space = squeezing_space(wide.space, whole[0].space, _lines_of(closer, whole[0].fronts))
    found = prepared_in(space, booths, NARROW)
    return found if _reaches_as_much(found[0], whole[0]) else whole


def _reaches_as_much(some: Storey, whole: Storey) -> bool:
    """Whether from each part of the floor of ``whole`` as many booths can be walked to, and it is one part of
    ``some``."""
    parts = _parts_within(some, whole)
    one_each = len(set(parts.values())) == len(np.unique(some.mesh.part))
    return one_each and _reached(whole, whole) <= _reached(some, whole)


def _reached(some: Storey, whole: Storey) -> set[tuple[int, int]]:
    """The parts of the floor of ``whole`` and rows of the booths that can be walked to there in ``some``: one booth
    may stand between two parts, with more room before it in one than in the other."""
    parts = _parts_within(some, whole)
    each = zip(some.fronts.part.tolist(), some.fronts.booth.tolist(), strict=True)
    return {(parts[part], booth) for part, booth in each if part in parts}


def _parts_within(some: Storey, whole: Storey) -> dict[int, int]:
    """By part of the floor of ``some`` that of ``whole`` in which it lies."""
    each, first = np.unique(some.mesh.part, return_index=True)
    middles = some.mesh.xy[some.mesh.triangles[first]].mean(axis=1)
    rows, triangles = whole.mesh.locate(middles)
    return dict(zip(each[rows].tolist(), whole.mesh.part[triangles].tolist(), strict=True))


def _lines_of(wanted: set[tuple[int, int]], fronts: Fronts) -> BaseGeometry:
    """The standing lines of the ``wanted`` parts of the floor and rows of booths."""
    each = zip(fronts.part.tolist(), fronts.booth.tolist(), strict=True)
    rows = [row for row, pair in enumerate(each) if pair in wanted]
    return shapely.MultiLineString(list(np.stack((fronts.starts[rows], fronts.ends[rows]), axis=1)))
