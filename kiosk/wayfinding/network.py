"""Corners of all levels, the sight lines between them and the links between levels: shortest ways from one spot."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import numpy as np

from kiosk.hall.model import Event, Link
from kiosk.wayfinding.approaches import point_approaches
from kiosk.wayfinding.arrays import Floats, Ints
from kiosk.wayfinding.pace import WALKING_SPEED, link_seconds
from kiosk.wayfinding.storeys import Stand, Storey

Roads = list[list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Ride:
    """A link taken in one direction, from one node to another."""

    link: Link
    start: int
    end: int
    seconds: float
    from_level: str
    to_level: str


@dataclass(frozen=True)
class Network:
    """Nodes are the corners of the levels, numbered level after level, then the ends of links.

    ``first``: a level's first node; ``places``: each node's level and point; ``roads``: by node its neighbours and
    metres; ``rides``: by node the links that begin there; ``posts``: the nodes of link ends with where they stand.
    """

    storeys: Mapping[str, Storey]
    first: Mapping[str, int]
    places: list[tuple[str, float, float]]
    roads: Roads
    rides: Mapping[int, tuple[Ride, ...]]
    posts: Mapping[int, Stand]


@dataclass(frozen=True)
class Tree:
    """Quickest ways from ``stand`` to every node.

    ``cost`` (n,) metres with the seconds of links as metres walked in that time, infinite where there is no way;
    ``metres`` (n,) walked; ``before`` the node before each, -1 for the origin.
    """

    stand: Stand
    cost: Floats
    metres: Floats
    before: list[int]
    rode: Mapping[int, Ride]


def network(event: Event, storeys: Mapping[str, Storey]) -> Network:
    """The network of ``event`` over its prepared levels."""
    first: dict[str, int] = {}
    places: list[tuple[str, float, float]] = []
    for level, storey in storeys.items():
        first[level] = len(places)
        places.extend((level, x, y) for x, y in storey.mesh.xy.tolist())
    starts: list[Ints] = []
    ends: list[Ints] = []
    lengths: list[Floats] = []
    for level, storey in storeys.items():
        low, high = storey.pairs
        starts.append(low + first[level])
        ends.append(high + first[level])
        lengths.append(storey.metres)
    posts: dict[int, Stand] = {}
    rides: dict[int, list[Ride]] = {}
    for link in event.links:
        if link.from_level not in storeys or link.to_level not in storeys:
            continue
        here = _added(storeys[link.from_level].stands(link.from_at, beside=True), places, posts)
        there = _added(storeys[link.to_level].stands(link.to_at, beside=True), places, posts)
        seconds = link_seconds(event, link)
        for start in here:
            for end in there:
                ride = Ride(link, start, end, seconds, link.from_level, link.to_level)
                rides.setdefault(start, []).append(ride)
                if not link.one_way:
                    turned = Ride(link, end, start, seconds, link.to_level, link.from_level)
                    rides.setdefault(end, []).append(turned)
    for level, storey in storeys.items():
        here = [node for node, stand in posts.items() if stand.level == level]
        if here:
            _join_posts(storey, first[level], here, posts, (starts, ends, lengths))
    roads = _roads(len(places), starts, ends, lengths)
    return Network(storeys, first, places, roads, {node: tuple(r) for node, r in rides.items()}, posts)


def tree(net: Network, stand: Stand, step_free: bool = False, speed: float = WALKING_SPEED) -> Tree:
    """Quickest ways from ``stand`` at ``speed`` metres a second; ``step_free`` leaves out links that are not."""
    storey = net.storeys[stand.level]
    first = net.first[stand.level]
    points = np.array([stand.at])
    close = point_approaches(storey.mesh, points)
    cost = [inf] * len(net.places)
    metres = [inf] * len(net.places)
    before = [-1] * len(net.places)
    rode: dict[int, Ride] = {}
    seeds = list(zip((close.corner + first).tolist(), close.metres.tolist(), strict=True))
    here = [node for node, post in net.posts.items() if post.level == stand.level and post.part == stand.part]
    if here:
        ends = np.array([net.posts[node].at for node in here])
        clear = storey.clear(np.broadcast_to(points, ends.shape), ends)
        far = np.hypot(*(ends - points).T) + np.array([net.posts[node].step for node in here])
        seeds.extend((node, far[k]) for k, node in enumerate(here) if clear[k])
    heap = [(stand.step + far, node) for node, far in seeds]
    for far, node in heap:
        if far < cost[node]:
            cost[node] = metres[node] = far
    heapq.heapify(heap)
    roads, rides = net.roads, net.rides
    while heap:
        far, node = heapq.heappop(heap)
        if far > cost[node]:
            continue
        walked = metres[node]
        for other, step in roads[node]:
            if far + step < cost[other]:
                cost[other] = far + step
                metres[other] = walked + step
                before[other] = node
                rode.pop(other, None)
                heapq.heappush(heap, (far + step, other))
        for ride in rides.get(node, ()):
            then = far + ride.seconds * speed
            if then < cost[ride.end] and (ride.link.step_free or not step_free):
                cost[ride.end], metres[ride.end], before[ride.end] = then, walked, node
                rode[ride.end] = ride
                heapq.heappush(heap, (then, ride.end))
    return Tree(stand, np.array(cost), np.array(metres), before, rode)


def nodes_to(grown: Tree, node: int) -> list[int]:
    """The nodes on the way to ``node``, the first after the origin first."""
    way = []
    while node >= 0:
        way.append(node)
        node = grown.before[node]
    return way[::-1]


def _added(stands: tuple[Stand, ...], places: list[tuple[str, float, float]], posts: dict[int, Stand]) -> list[int]:
    """New nodes for the stands of a link's end."""
    nodes = []
    for stand in stands:
        posts[len(places)] = stand
        nodes.append(len(places))
        places.append((stand.level, *stand.at))
    return nodes


def _join_posts(
    storey: Storey,
    first: int,
    here: list[int],
    posts: Mapping[int, Stand],
    into: tuple[list[Ints], list[Ints], list[Floats]],
) -> None:
    """Sight lines between the link ends of one level and its corners, and among them."""
    starts, ends, lengths = into
    nodes = np.array(here)
    points = np.array([posts[node].at for node in here])
    gaps = np.array([posts[node].step for node in here])
    close = point_approaches(storey.mesh, points)
    starts.append(nodes[close.goal])
    ends.append(close.corner + first)
    lengths.append(close.metres + gaps[close.goal])
    one, other = np.triu_indices(len(here), 1)
    parts = np.array([posts[node].part for node in here])
    same = parts[one] == parts[other]
    one, other = one[same], other[same]
    clear = storey.clear(points[one], points[other])
    one, other = one[clear], other[clear]
    starts.append(nodes[one])
    ends.append(nodes[other])
    lengths.append(np.hypot(*(points[one] - points[other]).T) + gaps[one] + gaps[other])


def _roads(size: int, starts: list[Ints], ends: list[Ints], lengths: list[Floats]) -> Roads:
    """By node its neighbours and metres, from lists of lines that are walked both ways."""
    none = np.empty(0, dtype=np.int64)
    start, end = np.concatenate([none, *starts]), np.concatenate([none, *ends])
    metres = np.concatenate([none.astype(np.float64), *lengths])
    here, there, far = np.concatenate((start, end)), np.concatenate((end, start)), np.concatenate((metres, metres))
    order = np.argsort(here, kind="stable")
    neighbours = list(zip(there[order].tolist(), far[order].tolist(), strict=True))
    limits = np.searchsorted(here[order], np.arange(size + 1)).tolist()
    return [neighbours[limits[k] : limits[k + 1]] for k in range(size)]
