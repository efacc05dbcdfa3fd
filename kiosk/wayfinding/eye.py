"""What one walker sees: the same looking through triangles as ``sight``, for a single eye and without arrays.

A single eye looks into some hundred triangles. NumPy pays for itself from many eyes on; for one, plain numbers are
several times as quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import atan2, hypot, inf

import numpy as np

from kiosk.hall.model import Point
from kiosk.wayfinding.arrays import Flags, Floats
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.roads import FREELY, Passing, Road
from kiosk.wayfinding.sight import CLOSE, EDGE, FLAT, NOTHING, corner_axes

Outline = tuple[float, ...]
"""At a corner: unit vectors along the outline of free space after and before it, and its axis, each as x and y."""
HARDLY = -1e-5
"""Square metres below which a cross product is no matter of ``EDGE``, in halls of up to 10 km."""


@dataclass(frozen=True)
class View:
    """What is seen from ``at``: ``corners`` of the mesh and ``triangles`` of it, each once; ``part`` of free space."""

    at: Point
    corners: frozenset[int]
    triangles: Sequence[int]
    part: int


class Eye:
    """Looks around in ``mesh``.

    A number ``3 * triangle + side`` stands for looking through that side into that triangle. ``apex``: the corner
    opposite; ``on_right``, ``on_left``: the looks onward through the other two sides, or -1.
    """

    def __init__(self, mesh: Mesh) -> None:
        self._mesh = mesh

    @cached_property
    def _lists(self) -> tuple[list[float], list[float], list[int], list[int], list[int]]:
        mesh = self._mesh
        apex, on_right, on_left = (array.tolist() for array in mesh.looks)
        return mesh.xy[:, 0].tolist(), mesh.xy[:, 1].tolist(), apex, on_right, on_left

    @cached_property
    def _sides(self) -> tuple[list[bool], list[Outline]]:
        """Whether a way can turn at each corner; the directions of the outline after and before it, and its axis."""
        mesh = self._mesh
        return mesh.corner.tolist(), [
            tuple(row) for row in np.concatenate((*mesh.outward, corner_axes(mesh)), axis=1).tolist()
        ]

    def view(self, at: Point) -> View | None:
        """What is seen from ``at``; None where that is not in free space."""
        _, held = self._mesh.locate(np.array([at]))
        if not held.size:
            return None
        xs, ys, apex, on_right, on_left = self._lists
        ex, ey = at
        inside = set(held.tolist())
        triangles = set(inside)
        corners: set[int] = set()
        looks: list[tuple[int, float, float, float, float]] = []
        for triangle in inside:
            for side in range(3):
                # this side runs from the corner opposite the next side to the one opposite the side after that
                first, second = apex[3 * triangle + (side + 1) % 3], apex[3 * triangle + (side + 2) % 3]
                corners.add(first)
                onward = on_left[3 * triangle + (side + 1) % 3]
                if onward < 0 or onward // 3 in inside:
                    continue
                rx, ry, lx, ly = xs[first] - ex, ys[first] - ey, xs[second] - ex, ys[second] - ey
                if rx * ly - ry * lx > 0:
                    looks.append((onward, rx, ry, lx, ly))
        while looks:
            look, rx, ry, lx, ly = looks.pop()
            triangles.add(look // 3)
            top = apex[look]
            x, y = xs[top] - ex, ys[top] - ey
            from_right, from_left = rx * y - ry * x, x * ly - y * lx
            if (from_right >= 0 and from_left >= 0) or (
                from_right > HARDLY
                and from_left > HARDLY
                and from_right >= -EDGE * max(abs(rx), abs(ry))
                and from_left >= -EDGE * max(abs(lx), abs(ly))
            ):
                corners.add(top)
            if from_right > NOTHING and (onward := on_right[look]) >= 0:
                looks.append((onward, rx, ry, x, y) if from_left > 0 else (onward, rx, ry, lx, ly))
            if from_left > NOTHING and (onward := on_left[look]) >= 0:
                looks.append((onward, x, y, lx, ly) if from_right > 0 else (onward, rx, ry, lx, ly))
        return View(at, frozenset(corners), list(triangles), int(self._mesh.part[held[0]]))

    def touched(self, view: View) -> list[Road]:
        """The roads from the eye to the corners at which a shortest way to or from it can turn."""
        xs, ys, *_ = self._lists
        turns, outline = self._sides
        ex, ey = view.at
        found = []
        for corner in view.corners:
            if turns[corner]:
                x, y = xs[corner] - ex, ys[corner] - ey
                passing = passed(x, y, outline[corner])
                if passing:
                    found.append(Road(corner, hypot(x, y), passing))
        return found


def turned_at(ways: Floats, outline: Outline) -> Flags:
    """Whether a shortest way that turns at a corner can leave it along each of ``ways`` (n, 2)."""
    x, y = ways[:, 0], ways[:, 1]
    ax, ay, bx, by, *_ = outline
    bound = FLAT * np.hypot(x, y)
    after, before = x * ay - y * ax, x * by - y * bx
    found: Flags = ((after >= -bound) & (before >= -bound)) | ((after <= bound) & (before <= bound))
    return found


def passed(x: float, y: float, outline: Outline) -> Passing | None:
    """How one who comes by ``x``, ``y`` metres passes a corner; None where one runs into what stands there."""
    ax, ay, bx, by, mx, my = outline
    size = hypot(x, y)
    if size < CLOSE:
        return FREELY
    after, before, bound = x * ay - y * ax, x * by - y * bx, FLAT * size
    left, right = after >= -bound and before >= -bound, after <= bound and before <= bound
    if left and right:
        return FREELY
    if not (left or right):
        return None
    if left:
        return Passing(-atan2(my * x - mx * y, -mx * x - my * y), -inf)
    return Passing(-inf, atan2(mx * y - my * x, mx * x + my * y))
