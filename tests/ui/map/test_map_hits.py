"""What is under a finger."""

from __future__ import annotations

from math import cos, hypot, sin

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from kiosk.hall.model import Area, Event, Place, Polygon, Rectangle
from tests.halls import hall
from tests.ui.map.mapping import booth, fair
from ui.map.hit import Hit, HitFinder
from ui.map.marks import badges
from ui.map.picture import Frame, Picture
from ui.map.scene import scene_of
from ui.map.turning import Turning

MM = 4.0


def finder(event: Event, scale: float) -> HitFinder:
    scene = scene_of(event, Turning(0), event.kiosks[0].level)
    frame = Frame(scene.box, scale, MM)
    return HitFinder(Picture(QImage(), frame, scene, badges(scene.marks, scale, MM)))


def test_a_finger_within_10_mm_of_a_tiny_booth_finds_it() -> None:
    """So its hit area is at least 20 mm wide and high, however small it is drawn."""
    scale = 3.0  # a booth of 1 m is drawn 3 pixels wide
    found = finder(fair(booth("A1", Rectangle(20, 20, 1, 1)), places=(Place("atm", "atm", "g", (0, 0)),)), scale)
    for step in range(24):
        for reach in (0.0, 5.0, 9.9):
            x = 20.5 + reach * MM / scale * cos(step)
            y = 20.5 + reach * MM / scale * sin(step)
            assert found.at((x, y), scale, MM) == Hit("booth", "A1")
    assert found.at((20.5, 20.5 - 11 * MM / scale - 0.5), scale, MM) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5), st.floats(0, 60), st.floats(0, 60), st.floats(2, 100))
def test_between_booths_the_nearest_is_meant(seed: int, x: float, y: float, scale: float) -> None:
    event = hall(30, seed)
    found = finder(event, scale)
    hit = found.at((x, y), scale, MM)
    away = {b.code: b.solid.distance(shapely.Point(x, y)) * scale for b in found.picture.scene.booths}
    nearest = min(away.values())
    if hit is not None and hit.kind == "booth":
        assert away[hit.key] == pytest.approx(nearest, abs=1e-6)
        assert away[hit.key] <= 10 * MM
    elif hit is None:
        assert nearest > 10 * MM - 1e-6


def test_a_badge_on_a_booth_is_found_before_the_booth() -> None:
    event = fair(booth("A1", Rectangle(10, 10, 6, 6)), places=(Place("atm", "atm", "g", (13, 13)),))
    found = finder(event, 20)
    assert found.at((13, 13), 20, MM) == Hit("place", "atm")
    assert found.at((10.5, 10.5), 20, MM) == Hit("booth", "A1")


def test_badges_never_lie_on_one_another() -> None:
    places = tuple(Place(f"p{i}", "toilet" if i % 2 else "food", "g", (10 + i * 0.7, 10)) for i in range(12))
    scene = scene_of(fair(places=places), Turning(0), "g")
    for scale in (2.0, 8.0, 20.0, 100.0):
        placed = badges(scene.marks, scale, MM)
        for index, one in enumerate(placed):
            for other in placed[:index]:
                assert hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) >= one.radius + other.radius
    assert len(badges(scene.marks, 100.0, MM)) == 12, "near enough, all are there"


def test_an_entrance_and_an_exit_in_one_opening_stand_side_by_side() -> None:
    doors = (Place("in", "entrance", "g", (20.9, 29.5)), Place("out", "exit", "g", (19.1, 29.5)))
    notch = ((0, 0), (40, 0), (40, 30), (22, 30), (22, 30.4), (18, 30.4), (18, 30), (0, 30))
    event = fair(areas=(Area("g", "floor", Polygon(notch)),), places=doors)
    for scale in (3.0, 8.0, 30.0):
        found = finder(event, scale)
        placed = {badge.mark.place.id: badge for badge in found.picture.badges}
        assert placed.keys() == {"in", "out"}
        assert not any(badge.dot for badge in placed.values())
        assert placed["out"].at[0] < placed["in"].at[0], "as they were noted"
        for name, badge in placed.items():
            assert found.at((badge.at[0] / scale, badge.at[1] / scale), scale, MM) == Hit("place", name)


def test_a_stage_that_is_a_place_is_found_under_a_finger() -> None:
    event = fair(booth("A1", Rectangle(25, 1, 3, 3)), places=(Place("stage", "stage", "g", (21, 5)),))
    found = finder(event, 10)
    assert found.at((21, 2), 10, MM) == Hit("place", "stage")
    assert found.at((23.8, 2), 10, MM) == Hit("place", "stage"), "though a booth is near"
    assert found.at((26, 2), 10, MM) == Hit("booth", "A1")
    assert finder(fair(places=(Place("wc", "toilet", "g", (37, 3)),)), 10).at((21, 2), 10, MM) is None
