"""Corners of all levels, the sight lines between them and the links between levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot

import numpy as np

from kiosk.hall.model import Booth, Event, Link
from kiosk.hall.way import Position
from kiosk.wayfinding.approaches import Arrivals, arrivals, straight_arrivals
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.closed_area import Boxes, boxes_round
from kiosk.wayfinding.eye import Outline, View, passed
from kiosk.wayfinding.looks import CornerViews
from kiosk.wayfinding.pace import WALKED, WALKING_SPEED, link_seconds
from kiosk.wayfinding.roads import ANY, FREELY, Lines, Road, Roads, roads_along, together
from kiosk.wayfinding.sight import corner_axes, round_corner, sides_passed
from kiosk.wayfinding.storeys import Sights, Stand, Storey


@dataclass(frozen=True, slots=True)
class Ride:
    """A link taken in one direction, from one node to another."""

    link: Link
    start: int
    end: int
    seconds: float
    from_level: str
    to_level: str

    def seconds_at(self, speed: float) -> float:
        """Seconds for one who walks at ``speed`` metres a second: on stairs and ramps it is their own feet that carry
        them."""
        return self.seconds * (WALKING_SPEED / speed if self.link.kind in WALKED else 1.0)


@dataclass(frozen=True)
class Network:
    """Nodes are the corners of the levels, numbered level after level, then the ends of links.

    ``first``: a level's first node; ``xy`` (n, 2) where the nodes are, ``level_of`` (n,) the levels' rows; ``lines``:
    straight lines between nodes; ``rides``: by node the links that begin there; ``posts``: the nodes of link ends with
    where they stand, and those of corners of closed areas, which have ``outlines`` as in ``eye.passed`` too;
    ``booths``: of all levels, ``row_of`` their codes, ``first_booth`` by level; ``arrivals``: how ways to them end;
    ``sorted_roads``: ``roads``, if they are known.
    """

    storeys: Mapping[str, Storey]
    first: Mapping[str, int]
    xy: Floats
    level_of: Ints
    lines: Lines
    rides: Mapping[int, tuple[Ride, ...]]
    posts: Mapping[int, Stand]
    outlines: Mapping[int, Outline]
    booths: tuple[Booth, ...]
    row_of: Mapping[str, int]
    first_booth: Mapping[str, int]
    arrivals: Arrivals
    sorted_roads: Roads | None = None

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.xy)

    @cached_property
    def roads(self) -> Roads:
        """The ways out of each node."""
        return self.sorted_roads or roads_along(self.lines, self.size)

    @cached_property
    def line_boxes(self) -> Boxes:
        """Round each of ``lines``."""
        return boxes_round(self.xy[self.lines.starts], self.xy[self.lines.ends])

    @cached_property
    def arrival_boxes(self) -> Boxes:
        """Round each of ``arrivals``."""
        return boxes_round(self.xy[self.arrivals.node], self.arrivals.at)

    def position(self, node: int) -> Position:
        """Where ``node`` is."""
        x, y = self.xy[node].tolist()
        return (list(self.storeys)[int(self.level_of[node])], x, y)

    def touched(self, stand: Stand, view: View) -> list[Road]:
        """The roads from ``stand``, from which ``view`` is seen, to the nodes at which ways to or from it can turn or
        change the level."""
        storey, first = self.storeys[stand.level], self.first[stand.level]
        found = [Road(corner + first, metres, passing) for corner, metres, passing in storey.eye.touched(view)]
        if storey.closed and found:
            ends = self.xy[[road.there for road in found]]
            crossed = storey.closed.crossed(np.broadcast_to(np.array([stand.at]), ends.shape), ends).tolist()
            found = [road for road, shut in zip(found, crossed, strict=True) if not shut]
        posts = [(n, p) for n, p in self.posts.items() if p.level == stand.level and p.part == stand.part]
        return [*found, *self._seen(storey, stand, posts)]

    def _seen(self, storey: Storey, stand: Stand, posts: Sequence[tuple[int, Stand]]) -> list[Road]:
        if not posts:
            return []
        ends = np.array([post.at for _, post in posts])
        clear = storey.clear(np.broadcast_to(np.array([stand.at]), ends.shape), ends)
        found = []
        for (node, post), seen in zip(posts, clear.tolist(), strict=True):
            x, y = post.at[0] - stand.at[0], post.at[1] - stand.at[1]
            outline = self.outlines.get(node)
            passing = passed(x, y, outline) if outline else FREELY
            if seen and passing:
                found.append(Road(node, hypot(x, y) + post.step, passing))
        return found


def network(event: Event, storeys: Mapping[str, Storey], sights: Mapping[str, Sights]) -> Network:
    """The network of ``event`` over its levels."""
    first: dict[str, int] = {}
    size = 0
    for level, storey in storeys.items():
        first[level] = size
        size += len(storey.mesh.xy)
    posts: dict[int, Stand] = {}
    rides = _rides(event, storeys, posts, size)
    lines = [_between_corners(storey, sights[level].views, first[level]) for level, storey in storeys.items()]
    booths: list[Booth] = []
    first_booth: dict[str, int] = {}
    ends: list[Arrivals] = []
    for level, storey in storeys.items():
        here = [node for node, post in posts.items() if post.level == level]
        lines.extend(_to_posts(storey, first[level], posts, here))
        ends.append(arrivals(sights[level].approaches, first[level], len(booths)))
        ends.extend(straight_arrivals(storey, posts[node], node, len(booths)) for node in here)
        first_booth[level] = len(booths)
        booths.extend(storey.booths)
    xy = [storey.mesh.xy for storey in storeys.values()] + [np.array([post.at]) for post in posts.values()]
    names = list(storeys)
    level_of = [np.full(len(storey.mesh.xy), k) for k, storey in enumerate(storeys.values())]
    level_of.append(np.array([names.index(post.level) for post in posts.values()], dtype=np.int64))
    return Network(
        storeys,
        first,
        np.concatenate([np.empty((0, 2)), *xy]),
        np.concatenate(level_of),
        together([_no_lines(), *lines]),
        rides,
        posts,
        {},
        tuple(booths),
        {booth.code: row for row, booth in enumerate(booths)},
        first_booth,
        Arrivals.sorted(ends, len(booths)),
    )


def rides_over(net: Network) -> list[Ride]:
    """All rides of ``net``, in the order of the nodes where they begin."""
    return [ride for node in sorted(net.rides) for ride in net.rides[node]]


def _rides(
    event: Event, storeys: Mapping[str, Storey], posts: dict[int, Stand], first: int
) -> Mapping[int, tuple[Ride, ...]]:
    """The links by the node where they begin; their ends become ``posts``, numbered from ``first``."""
    rides: dict[int, list[Ride]] = {}

    def added(stands: Iterable[Stand]) -> list[int]:
        nodes = []
        for stand in stands:
            nodes.append(first + len(posts))
            posts[nodes[-1]] = stand
        return nodes

    for link in event.links:
        if link.from_level not in storeys or link.to_level not in storeys:
            continue
        here = added(storeys[link.from_level].stands(link.from_at, beside=True))
        there = added(storeys[link.to_level].stands(link.to_at, beside=True))
        seconds = link_seconds(event, link)
        for start in here:
            for end in there:
                ride = Ride(link, start, end, seconds, link.from_level, link.to_level)
                rides.setdefault(start, []).append(ride)
                if not link.one_way:
                    turned = Ride(link, end, start, seconds, link.to_level, link.from_level)
                    rides.setdefault(end, []).append(turned)
    return {node: tuple(some) for node, some in rides.items()}


def _no_lines() -> Lines:
    none = np.empty(0, dtype=np.int64)
    return Lines.of(none, none, np.empty(0), none, none, np.empty((2, 0)))


def _between_corners(storey: Storey, views: CornerViews, first: int) -> Lines:
    low, high = views.pairs
    metres = np.hypot(*(storey.mesh.xy[low] - storey.mesh.xy[high]).T)
    leaves, comes = views.sides
    return Lines(low + np.int32(first), high + np.int32(first), metres, leaves, comes, views.round)


def _to_posts(storey: Storey, first: int, posts: Mapping[int, Stand], here: Sequence[int]) -> list[Lines]:
    """Sight lines between the link ends of one level and its corners, and among them."""
    found: list[Lines] = []
    for k, node in enumerate(here):
        post = posts[node]
        view = storey.eye.view(post.at)
        if view is None:
            continue
        touched = storey.eye.touched(view)
        corners = np.array([road.there for road in touched], dtype=np.int64)
        metres = np.array([road.far for road in touched]) + post.step
        come = storey.mesh.xy[corners] - np.array([post.at])
        sides = sides_passed(storey.mesh, corners, come)
        turned = round_corner(corner_axes(storey.mesh)[corners], come, sides)
        free = np.full(len(corners), ANY)
        turns = np.stack((np.zeros(len(corners)), turned))
        found.append(Lines.of(np.full(len(corners), node), corners + first, metres, free, sides, turns))
        others = [other for other in here[k + 1 :] if posts[other].part == post.part]
        if others:
            ends = np.array([posts[other].at for other in others])
            clear = storey.clear(np.broadcast_to(np.array([post.at]), ends.shape), ends)
            steps = np.array([posts[other].step for other in others]) + post.step
            metres = np.hypot(*(ends - np.array([post.at])).T) + steps
            ends = np.array(others)[clear]
            free = np.full(len(ends), ANY)
            found.append(Lines.of(np.full(len(ends), node), ends, metres[clear], free, free, np.zeros((2, len(ends)))))
    return found
