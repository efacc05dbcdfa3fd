"""What was prepared, as bytes to be kept with the event and read back in a fraction of the time.

One NumPy archive of plain arrays; nothing in it is ever run. Whoever keeps it vouches that it belongs to the event: it
is only checked for its version and for fitting the event's shapes.
"""

from __future__ import annotations

import io
import struct
import tokenize
import zipfile
import zlib
from dataclasses import fields
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Event
from kiosk.wayfinding.anchors import Anchors
from kiosk.wayfinding.approaches import Arrivals
from kiosk.wayfinding.eye import Eye
from kiosk.wayfinding.finder import Finder
from kiosk.wayfinding.fronts import Fronts
from kiosk.wayfinding.mesh import Mesh
from kiosk.wayfinding.network import Network, Ride, rides_over
from kiosk.wayfinding.pace import link_seconds
from kiosk.wayfinding.roads import Lines
from kiosk.wayfinding.space import Space, standing
from kiosk.wayfinding.storeys import Stand, Storey
from kiosk.wayfinding.trees import USUAL, Tree

WAYS = "ways"
"""The name under which the store keeps them."""
VERSION = 2
"""Goes up whenever what is kept, or how ways are found in it, changes."""
_BROKEN = (
    MemoryError,
    SyntaxError,
    struct.error,
    tokenize.TokenError,
    zipfile.BadZipFile,
    shapely.GEOSException,
)
"""What readers raise, besides the usual, for bytes that only look like an archive of arrays."""
Arrays = dict[str, np.ndarray[Any, Any]]


class NotKept(Exception):
    """Bytes that are no preparation of this event by this version."""


def kept(finder: Finder) -> bytes:
    """What ``finder``, in which nothing is closed, prepared, with the trees of the usual manner that it has."""
    net = finder.net
    arrays: Arrays = {"about": _about(finder.event)}
    for k, storey in enumerate(net.storeys.values()):
        _put_storey(arrays, f"storey{k}.", storey)
    arrays |= {"xy": net.xy, "level_of": net.level_of}
    _put(arrays, "lines.", net.lines)
    _put(arrays, "arrivals.", net.arrivals)
    _put(arrays, "anchors.", finder.anchors)
    _put_stands(arrays, "posts.", list(net.storeys), list(net.posts.values()))
    arrays["rides"] = np.array([(finder.event.links.index(r.link), r.start, r.end) for r in rides_over(net)]).reshape(
        -1, 3
    )
    trees = [tree for (_, manner), tree in finder.trees.items() if manner == USUAL]
    numbers = {id(ride): k for k, ride in enumerate(rides_over(net))}
    _put_stands(arrays, "trees.", list(net.storeys), [tree.stand for tree in trees])
    for k, tree in enumerate(trees):
        for name in ("cost", "ridden", "before", "left", "right"):
            arrays[f"tree{k}.{name}"] = np.array(getattr(tree, name))
        arrays[f"tree{k}.rode"] = np.array(
            [(node, numbers[id(ride)]) for node, ride in tree.rode.items()], dtype=np.int64
        ).reshape(-1, 2)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def read_back(event: Event, data: bytes) -> Finder:
    """What ``kept`` gave for ``event``. Raises ``NotKept``."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays: Arrays = {name: file[name] for name in file.files}
        if not np.array_equal(arrays["about"], _about(event)):
            raise NotKept("of another version or event")
        return _finder(event, arrays)
    except (ArithmeticError, EOFError, LookupError, OSError, TypeError, ValueError, *_BROKEN) as error:
        raise NotKept(str(error)) from error


def _finder(event: Event, arrays: Arrays) -> Finder:
    floors = {area.level for area in event.areas if area.kind == "floor"}
    names = [level.id for level in event.levels if level.id in floors]
    storeys = {level: _storey(event, level, arrays, f"storey{k}.") for k, level in enumerate(names)}
    first, first_booth, nodes, booths = {}, {}, 0, 0
    for level, storey in storeys.items():
        first[level], first_booth[level] = nodes, booths
        nodes, booths = nodes + len(storey.mesh.xy), booths + len(storey.booths)
    posts = dict(enumerate(_stands(arrays, "posts.", names), start=nodes))
    rides: dict[int, list[Ride]] = {}
    for row, start, end in arrays["rides"].tolist():
        link = event.links[row]
        ride = Ride(link, start, end, link_seconds(event, link), posts[start].level, posts[end].level)
        rides.setdefault(start, []).append(ride)
    every = tuple(booth for storey in storeys.values() for booth in storey.booths)
    net = Network(
        storeys=storeys,
        first=first,
        xy=arrays["xy"],
        level_of=arrays["level_of"],
        lines=_taken(Lines, arrays, "lines."),
        rides={node: tuple(some) for node, some in rides.items()},
        posts=posts,
        outlines={},
        booths=every,
        row_of={booth.code: row for row, booth in enumerate(every)},
        first_booth=first_booth,
        arrivals=_taken(Arrivals, arrays, "arrivals."),
    )
    found = Finder(event, net, _taken(Anchors, arrays, "anchors."))
    numbered = rides_over(net)
    for k, stand in enumerate(_stands(arrays, "trees.", names)):
        rode = {node: numbered[ride] for node, ride in arrays[f"tree{k}.rode"].tolist()}
        cost, ridden, before, left, right = (
            arrays[f"tree{k}.{name}"] for name in ("cost", "ridden", "before", "left", "right")
        )
        found.trees[stand, USUAL] = Tree(stand, cost, ridden, before.tolist(), left, right, rode)
    return found


def _about(event: Event) -> np.ndarray[Any, Any]:
    """The version, and a fingerprint of what ways depend on. Hashes of numbers are the same in every process."""
    shapes = [hash(area.shape) for area in event.areas] + [hash(booth.shape) for booth in event.booths]
    spots = [hash(kiosk.at) for kiosk in event.kiosks] + [hash(place.at) for place in event.places]
    links = [hash((link.from_at, link.to_at, link.step_free, link.one_way, link.seconds)) for link in event.links]
    words = [level.id for level in event.levels] + [f"{area.level}/{area.kind}" for area in event.areas]
    words += [f"{booth.code}/{booth.level}/{booth.front}" for booth in event.booths]
    words += [f"{kiosk.id}/{kiosk.level}" for kiosk in event.kiosks]
    words += [f"{place.id}/{place.level}" for place in event.places]
    words += [f"{link.kind}/{link.from_level}/{link.to_level}" for link in event.links]
    named = zlib.crc32("\n".join(words).encode())
    return np.array([VERSION, hash(tuple(shapes)), hash(tuple(spots)), hash(tuple(links)), named])


def _put_storey(arrays: Arrays, at: str, storey: Storey) -> None:
    space = storey.space
    shapes = [
        space.floor,
        space.solid,
        space.free,
        space.near,
        space.seen_through,
        *(shape for _, shape in space.things),
    ]
    arrays[f"{at}shapes"] = np.frombuffer(shapely.to_wkb(shapely.GeometryCollection(shapes)), dtype=np.uint8)
    _put(arrays, f"{at}mesh.", storey.mesh)
    _put(arrays, f"{at}fronts.", storey.fronts)
    arrays[f"{at}crossed"] = np.stack(storey.crossed)


def _storey(event: Event, level: str, arrays: Arrays, at: str) -> Storey:
    shapes: list[BaseGeometry] = shapely.get_parts(shapely.from_wkb(arrays[f"{at}shapes"].tobytes())).tolist()
    things = tuple(zip(standing(event, level), shapes[5:], strict=True))
    floor, solid, free, near, seen_through = shapes[:5]
    for shape in shapes[:5]:
        shapely.prepare(shape)
    space = Space(level, floor, things, solid, free, near, seen_through)
    mesh = _taken(Mesh, arrays, f"{at}mesh.")
    booths = tuple(booth for booth in event.booths if booth.level == level)
    triangles, lines = arrays[f"{at}crossed"]
    return Storey(space, mesh, booths, _taken(Fronts, arrays, f"{at}fronts."), (triangles, lines), Eye(mesh))


def _put_stands(arrays: Arrays, at: str, levels: list[str], stands: list[Stand]) -> None:
    numbers = [(levels.index(s.level), *s.at, s.part, *s.asked, s.joined, s.gap) for s in stands]
    arrays[f"{at}stands"] = np.array(numbers, dtype=np.float64).reshape(-1, 8)


def _stands(arrays: Arrays, at: str, levels: list[str]) -> list[Stand]:
    return [
        Stand(levels[int(level)], (x, y), int(part), (asked_x, asked_y), bool(joined), gap)
        for level, x, y, part, asked_x, asked_y, joined, gap in arrays[f"{at}stands"].tolist()
    ]


def _put(arrays: Arrays, at: str, value: Any) -> None:
    """The arrays that are fields of ``value``; numbers that are small enough take half the room."""
    for each in fields(value):
        array = getattr(value, each.name)
        if isinstance(array, np.ndarray):
            arrays[f"{at}{each.name}"] = array.astype(np.int32) if array.dtype == np.int64 else array


def _taken(kind: Any, arrays: Arrays, at: str) -> Any:
    """The same back, whole numbers in full width where they were."""
    wide = {f"{at}{each.name}" for each in fields(kind) if each.type == "Ints"}
    found = {name: array for name, array in arrays.items() if name.startswith(at)}
    return kind(**{name.removeprefix(at): a.astype(np.int64) if name in wide else a for name, a in found.items()})
