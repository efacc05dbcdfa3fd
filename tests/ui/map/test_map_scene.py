"""A hall made ready for drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from shapely import Point

from kiosk.hall.model import Area, Place, Polygon, Rectangle, Text
from tests.ui.map.mapping import booth, box, fair, way
from ui.map.route import laid_on
from ui.map.scene import hall_box, scene_of
from ui.map.turning import Turning


def test_an_entrance_by_the_wall_is_drawn_as_a_door_in_it() -> None:
    event = fair(places=(Place("in", "entrance", "g", (20, 29.2)), Place("mid", "exit", "g", (20, 15))))
    scene = scene_of(event, Turning(0), "g")
    (door,) = scene.doors
    assert door.outward == pytest.approx((0, 1))
    assert {y for _, y in door.jambs} == {30.0}
    assert not scene.walls.contains(QPointF(20, 30.2)), "the wall is open there"


def test_a_doorway_cut_into_the_floor_is_the_door() -> None:
    """Plans with thick walls have the floor reach into each doorway."""
    notch = ((0, 0), (40, 0), (40, 30), (22, 30), (22, 30.4), (20, 30.4), (20, 30), (0, 30))
    event = fair(areas=(Area("g", "floor", Polygon(notch)),), places=(Place("in", "entrance", "g", (21, 29)),))
    (door,) = scene_of(event, Turning(0), "g").doors
    assert sorted(x for x, _ in door.jambs) == [20, 22]


def test_a_zones_name_stands_where_nothing_else_does() -> None:
    event = fair(
        booth("A1", Rectangle(10, 10, 8, 6)),
        areas=(Area("g", "zone", box(8, 8, 30, 20), Text("โซน ก", "Zone A")),),
    )
    scene = scene_of(event, Turning(0), "g")
    (zone,) = (area for area in scene.areas if area.kind == "zone")
    assert len(zone.clearings) == 2, "for one line and for two"
    for clearing in zone.clearings:
        (x, y), half = clearing.middle, clearing.half
        assert half > 1
        assert not (10 - half < x < 18 + half and 10 - half < y < 16 + half)


@pytest.mark.parametrize("heading", [0.0, 90.0, 213.0])
def test_the_quick_extent_is_the_drawn_one(heading: float) -> None:
    event = fair()
    quick = hall_box(event, Turning(heading), "g")
    assert quick == pytest.approx(scene_of(event, Turning(heading), "g").box, abs=0.01)


def test_a_way_is_broken_where_it_changes_level() -> None:
    route = way(("g", 0, 0), ("g", 1, 0), ("up", 5, 5), ("up", 6, 5), ("g", 9, 9), ("g", 9, 8))
    ground, up = laid_on(route, "g", Turning(0)), laid_on(route, "up", Turning(0))
    assert ground.runs == (((0, 0), (1, 0)), ((9, 9), (9, 8)))
    assert (ground.end, ground.ends_here) == ((9, 8), True)
    assert (up.runs, up.ends_here) == ((((5, 5), (6, 5)),), False)
    assert laid_on(None, "g", Turning(0)).end is None


def test_a_level_without_a_floor_can_be_shown() -> None:
    event = fair(booth("X1", Rectangle(100, 100, 3, 3), "up"))
    bare = replace(event, areas=tuple(area for area in event.areas if area.level != "up"))
    scene = scene_of(bare, Turning(0), "up")
    assert not scene.floor.isEmpty()


def test_an_empty_hall_can_be_shown_and_touched() -> None:
    scene = scene_of(fair(booth("U1", Rectangle(5, 5, 3, 3), "up")), Turning(0), "g")
    assert len(scene.tree.query_nearest(Point(3, 3), max_distance=5)) == 0
