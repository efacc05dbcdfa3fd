"""Straight lines between nodes, as lists to walk along."""

from __future__ import annotations

from array import array as array_of
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from typing import Any, NamedTuple

import numpy as np

from kiosk.wayfinding.arrays import Floats, Ints, Small, Tiny
from kiosk.wayfinding.sight import FLAT, LEFT, RIGHT

ANY = LEFT | RIGHT
"""The sides at a node that is no corner: there one turns as one likes."""
MANY = 500_000
"""Roads from which on they are kept as plain numbers: a twentieth slower than lists, in a quarter of the memory."""


class Passing(NamedTuple):
    """How one comes to a node: how far round the corner with what stands there on the left, and on the right.

    Each is larger the less of the corner one has gone round: one who goes on along a road leaves the corner further
    round than one came. ``-inf``: not on that side; ``inf``: one turns as one likes.
    """

    left: float
    right: float


FREELY = Passing(inf, inf)


class Road(NamedTuple):
    """From a node to the node ``there``, ``far`` metres."""

    there: int
    far: float
    passing: Passing


@dataclass(frozen=True)
class Lines:
    """Lines that are walked both ways: ``starts``, ``ends`` (n,) nodes, ``metres`` (n,); ``leaves``, ``comes`` (n,)
    the sides on which what stands at the start, and at the end, lies for one who walks from start to end; ``round``
    (2, n) radians by which they are round the corner at the start and at the end, see ``sight.round_corner``."""

    starts: Small
    ends: Small
    metres: Floats
    leaves: Tiny
    comes: Tiny
    round: Floats

    @staticmethod
    def of(starts: Ints, ends: Ints, metres: Floats, leaves: Ints, comes: Ints, turns: Floats) -> Lines:
        """The same from whole numbers of any width."""
        return Lines(
            starts.astype(np.int32),
            ends.astype(np.int32),
            metres,
            leaves.astype(np.int8),
            comes.astype(np.int8),
            turns,
        )


class Listed(NamedTuple):
    """The same as ``Roads`` in the forms that are read one by one most quickly."""

    key: Sequence[float]
    there: Sequence[int]
    far: Sequence[float]
    left: Sequence[float]
    right: Sequence[float]
    limits: Sequence[int]

    def onward(self, node: int, left: float, right: float) -> list[slice]:
        """The roads along which a shortest way can leave ``node`` that came to it so."""
        first, either, last, end = self.limits[3 * node : 3 * node + 4]
        found = [slice(either, last)] if last > either else []
        if left > -inf and either > first:
            found.append(slice(first, bisect_right(self.key, left + FLAT, first, either)))
        if right > -inf and end > last:
            found.append(slice(last, bisect_right(self.key, right + FLAT, last, end)))
        return found


@dataclass(frozen=True)
class Roads:
    """Both ways along many lines, by the node they leave.

    A shortest way leaves a corner with what stands there on the side on which it had it when it came, further round.
    So the roads out of a node lie in three groups: with it on the left only, on either side, on the right only; those
    of the first and the last sorted by how far round they leave, ``key``, the furthest first. ``here``, ``there``,
    ``far``, ``left``, ``right`` (r,): from where to where each road leads, its metres (infinite: shut), and how it
    passes what stands there, as in ``Passing``. ``limits``: where the groups begin, three to a node. ``place`` (2, n):
    each line's two roads. ``more``: further roads by node, for whoever comes.
    """

    key: Floats
    here: Small
    there: Small
    far: Floats
    left: Floats
    right: Floats
    limits: Ints
    place: Small
    more: Mapping[int, Sequence[Road]]

    @cached_property
    def listed(self) -> Listed:
        return Listed(*(_listed(a) for a in (self.key, self.there, self.far, self.left, self.right, self.limits)))

    def without(self, shut: Ints, added: int, more: Mapping[int, Sequence[Road]]) -> Roads:
        """The same without the lines in the rows ``shut``; with ``added`` more nodes, and ``more`` roads."""
        far = self.far.copy()
        far[self.place[:, shut].ravel()] = inf
        limits = np.concatenate((self.limits, np.full(3 * added, self.limits[-1])))
        return replace(self, far=far, limits=limits, more=more)


def roads_along(lines: Lines, nodes: int) -> Roads:
    """The roads along ``lines`` between ``nodes`` nodes."""
    here, there = np.concatenate((lines.starts, lines.ends)), np.concatenate((lines.ends, lines.starts))
    leaves = np.concatenate((lines.leaves, swapped(lines.comes)))
    comes = np.concatenate((lines.comes, swapped(lines.leaves)))
    round_here, round_there = np.concatenate(lines.round), np.concatenate(lines.round[::-1])
    key = np.where(leaves == LEFT, -round_here, np.where(leaves == RIGHT, round_here, 0.0))
    groups = 3 * here + np.array([0, 0, 2, 1])[leaves]
    order: Small = np.lexsort((key, groups)).astype(np.int32)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    left = np.where(comes == ANY, inf, np.where(comes == LEFT, -round_there, -inf))
    right = np.where(comes == ANY, inf, np.where(comes == RIGHT, round_there, -inf))
    return Roads(
        key[order],
        here[order],
        there[order],
        np.concatenate((lines.metres, lines.metres))[order],
        left[order],
        right[order],
        np.searchsorted(groups[order], np.arange(3 * nodes + 1)),
        place.reshape(2, -1),
        {},
    )


def _listed(array: Any) -> Any:
    """``array`` as a list; where that would take too much memory, as an array of plain numbers."""
    if array.size <= MANY:
        return array.tolist()
    return array_of(array.dtype.char, array.tobytes())


def together(lines: Sequence[Lines]) -> Lines:
    """All of ``lines``, at least one."""
    return Lines(
        *(np.concatenate([getattr(each, name) for each in lines], axis=-1) for name in Lines.__dataclass_fields__)
    )


def swapped(sides: Tiny) -> Tiny:
    """The same sides for one who walks the other way."""
    turned: Tiny = (sides >> 1 & LEFT) | (sides << 1 & RIGHT)
    return turned
