"""The map under real fingers, in a real window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from math import dist

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.hall.model import Event, Rectangle
from tests.halls import hall
from tests.ui.harness import Visitor, touch_screen
from tests.ui.map.mapping import SCENE, MapVisitor, booth, fair, way
from ui.map.turning import Box, Turning, box_of, overlap

SIZE = (1080, 1000)
Opened = Callable[..., MapVisitor]


@pytest.fixture
def opened(scene: Callable[..., Visitor]) -> Opened:
    def open_(event: Event | None = None, size: tuple[int, int] = SIZE) -> MapVisitor:
        return MapVisitor(scene(SCENE, size), event or fair())

    return open_


def test_the_whole_hall_is_seen_at_rest(opened: Opened) -> None:
    seen = opened()
    left, top = seen.on_screen(0, 0)
    right, bottom = seen.on_screen(40, 30)
    assert 0 < left < right < SIZE[0]
    assert 0 < top < bottom < SIZE[1]


def test_what_lies_ahead_of_the_visitor_is_up(opened: Opened) -> None:
    seen = opened(fair(heading=90.0))
    here = seen.on_screen(*seen.here)
    # ahead of someone who looks to the plan's right is greater x
    ahead = seen.on_screen(*Turning(90.0).turned((30.0, 15.0)))
    assert ahead[1] < here[1] - 50
    assert ahead[0] == pytest.approx(here[0], abs=0.5)


def test_a_tap_on_a_booth_chooses_it(opened: Opened) -> None:
    seen = opened()
    seen.visitor.touch(*seen.on_screen(6, 6))
    assert seen.booths == ["A1"]


def test_a_trembling_finger_still_taps(opened: Opened) -> None:
    seen = opened()
    x, y = seen.on_screen(10, 6)
    seen.visitor.swipe((x, y), (x + 6, y - 5), 0.15, 5)
    assert seen.booths == ["A2"]


def test_a_tap_between_booths_chooses_the_nearest(opened: Opened) -> None:
    seen = opened()
    x, y = seen.on_screen(12, 6)
    seen.visitor.touch(x + 20, y)
    assert seen.booths == ["A2"]


def test_a_tap_on_a_place_chooses_the_place(opened: Opened) -> None:
    seen = opened()
    seen.visitor.touch(*seen.on_screen(37, 3))
    assert (seen.places, seen.booths) == (["wc"], [])


def test_a_tap_far_from_everything_does_nothing(opened: Opened) -> None:
    seen = opened()
    seen.visitor.touch(*seen.on_screen(20, 24))
    assert (seen.places, seen.booths) == ([], [])


def test_the_picture_stays_under_a_dragging_finger(opened: Opened) -> None:
    seen = opened()
    seen.call("focusBooth", "A2")
    seen.settles()
    x, y = seen.on_screen(10, 6)
    screen = touch_screen()
    QTest.touchEvent(seen.visitor.window, screen).press(0, QPoint(int(x), int(y))).commit()
    for step in range(1, 11):
        at = QPoint(int(x) + 12 * step, int(y) + 9 * step)
        QTest.touchEvent(seen.visitor.window, screen).move(0, at).commit()
        seen.visitor.rest(0.02)
        threshold = 2.5 * seen.model.mm
        assert dist(seen.on_screen(10, 6), (at.x(), at.y())) < threshold + 2
    QTest.touchEvent(seen.visitor.window, screen).release(0, at).commit()
    assert seen.booths == [], "a drag is no tap"


def test_a_fling_glides_on_and_comes_to_rest_within_the_hall(opened: Opened) -> None:
    seen = opened()
    seen.call("focusBooth", "B1")
    seen.settles()
    before = seen.on_screen(0, 0)
    seen.visitor.swipe((300, 300), (800, 800), 0.1, 6)
    at_release = seen.on_screen(0, 0)
    assert dist(before, at_release) > 400
    seen.settles()
    assert dist(at_release, seen.on_screen(0, 0)) > 20, "it glides"
    shown = seen.camera.shown
    left, top, right, bottom = seen.model.box
    assert left < shown.x < right
    assert top < shown.y < bottom


def test_a_pull_beyond_the_edge_gives_way_and_springs_back(opened: Opened) -> None:
    seen = opened()
    before = seen.on_screen(20, 15)
    x, y = 540, 500
    seen.visitor.press(x, y)
    for step in range(1, 11):
        QTest.touchEvent(seen.visitor.window, touch_screen()).move(0, QPoint(x + 40 * step, y)).commit()
        seen.visitor.rest(0.01)
    pulled = seen.on_screen(20, 15)[0] - before[0]
    assert 30 < pulled < 300, "it follows less and less"
    seen.visitor.release(x + 400, y)
    seen.settles()
    assert seen.on_screen(20, 15) == pytest.approx(before, abs=1)


def test_a_pinch_zooms_around_the_fingers(opened: Opened) -> None:
    seen = opened()
    centre = seen.on_screen(10, 6)
    scale = seen.camera.shown.scale
    seen.visitor.pinch(centre, 120, 300)
    assert seen.camera.shown.scale == pytest.approx(2.5 * scale, rel=0.05)
    assert dist(seen.on_screen(10, 6), centre) < 12
    seen.settles()
    assert seen.camera.shown.scale == pytest.approx(2.5 * scale, rel=0.05)
    assert seen.booths == []


def test_a_pinch_smaller_than_the_hall_springs_back_to_it(opened: Opened) -> None:
    seen = opened()
    scale = seen.camera.shown.scale
    seen.visitor.pinch((540, 500), 500, 100)
    assert seen.camera.shown.scale < scale
    seen.settles()
    assert seen.camera.shown.scale == pytest.approx(scale)


def test_a_palm_neither_taps_nor_makes_the_picture_jump(opened: Opened) -> None:
    seen = opened()
    x, y = seen.on_screen(6, 6)
    before = seen.on_screen(6, 6)
    window, screen = seen.visitor.window, touch_screen()
    QTest.touchEvent(window, screen).press(0, QPoint(int(x), int(y))).commit()
    for finger in range(1, 5):
        touches = QTest.touchEvent(window, screen)
        for known in range(finger):
            touches.stationary(known)
        touches.press(finger, QPoint(int(x) + 60 * finger, int(y) + 40)).commit()
        seen.visitor.rest(0.02)
    for finger in range(5):
        touches = QTest.touchEvent(window, screen)
        touches.release(finger, QPoint(int(x) + 60 * finger, int(y) + (40 if finger else 0)))
        for other in range(finger + 1, 5):
            touches.stationary(other)
        touches.commit()
    seen.settles()
    assert seen.booths == []
    assert seen.on_screen(6, 6) == pytest.approx(before, abs=1)


def test_a_double_tap_zooms_in_and_chooses_only_once(opened: Opened) -> None:
    seen = opened()
    scale = seen.camera.shown.scale
    at = seen.on_screen(6, 6)
    seen.visitor.touch(*at)
    seen.visitor.touch(*at)
    seen.settles()
    assert seen.booths == ["A1"]
    assert seen.camera.shown.scale == pytest.approx(1.7 * scale, rel=0.01)
    assert dist(seen.on_screen(6, 6), at) < 3


def test_a_double_tap_between_booths_zooms_and_opens_none(opened: Opened) -> None:
    seen = opened()
    scale = seen.camera.shown.scale
    x, y = seen.on_screen(12, 6)
    for _ in range(2):
        seen.visitor.touch(x + 10.5 * seen.model.mm, y)
    seen.settles()
    assert seen.booths == []
    assert seen.camera.shown.scale == pytest.approx(1.7 * scale, rel=0.01)


def test_the_mouse_does_what_a_finger_does(opened: Opened) -> None:
    seen = opened()
    x, y = seen.on_screen(6, 6)
    QTest.mouseClick(
        seen.visitor.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(int(x), int(y))
    )
    assert seen.booths == ["A1"]


def test_buttons_zoom_and_lead_back_to_here(opened: Opened) -> None:
    seen = opened()
    scale = seen.camera.shown.scale
    seen.visitor.touch_item("zoomInButton")
    seen.settles()
    assert seen.camera.shown.scale == pytest.approx(1.7 * scale, rel=0.01)
    seen.visitor.touch_item("zoomOutButton")
    seen.settles()
    assert seen.camera.shown.scale == pytest.approx(scale, rel=0.01)
    seen.visitor.touch_item("hereButton")
    seen.settles()
    assert seen.camera.shown.scale > 1.5 * scale
    assert dist(seen.on_screen(*seen.here), seen.camera.view.middle) < 2


def test_buttons_do_not_lie_on_the_hall_at_rest(opened: Opened) -> None:
    for size in ((1080, 1000), (1080, 1700), (1600, 900)):
        seen = opened(size=size)
        _, _, right, bottom = (*seen.on_screen(0, 0), *seen.on_screen(40, 30))
        for name in ("zoomInButton", "zoomOutButton", "hereButton"):
            button = seen.visitor.item(name)
            place = button.mapRectToScene(button.boundingRect())
            assert place.left() > right or place.top() > bottom
            assert min(place.width(), place.height()) >= 20 * seen.model.mm - 1


def test_a_map_that_only_shows_takes_no_touch(opened: Opened) -> None:
    seen = opened()
    seen.view.setProperty("interactive", False)
    seen.visitor.touch(*seen.on_screen(6, 6))
    assert seen.booths == []
    assert seen.visitor.named("zoomInButton") is None


def test_panels_are_kept_clear_of(opened: Opened) -> None:
    seen = opened()
    seen.view.setProperty("insetBottom", 400.0)
    seen.settles()
    assert seen.on_screen(40, 30)[1] < SIZE[1] - 400
    seen.view.setProperty("insetBottom", 0.0)
    seen.view.setProperty("insetLeft", 500.0)
    seen.settles()
    assert seen.on_screen(0, 0)[0] > 500


def test_the_whole_way_is_shown_with_a_margin(opened: Opened) -> None:
    seen = opened()
    seen.model.show_selected("A1")
    seen.model.show_route(way(("g", 20, 15), ("g", 20, 10), ("g", 6, 10), ("g", 6, 8.4)))
    seen.call("fitRoute", True)
    seen.settles()
    for x, y in ((20, 15), (6, 8.4), (4, 4), (8, 8)):
        at = seen.on_screen(x, y)
        assert 20 < at[0] < SIZE[0] - 20
        assert 20 < at[1] < SIZE[1] - 20
    assert seen.colour_at(12.1, 10) != seen.colour_at(12.1, 12), "the way is drawn"


def test_buttons_do_not_lie_on_booths_beside_the_way(opened: Opened) -> None:
    many = [booth(f"C{i:02}", Rectangle(22 + 4 * (i % 4), 8 + 7 * (i // 4), 3.5, 3)) for i in range(12)]
    for size in ((1080, 700), (1080, 1000), (1000, 700)):
        seen = opened(fair(*many), size=size)
        seen.model.show_route(way(("g", 20, 15), ("g", 12, 8), ("g", 3, 3)))
        seen.call("fitRoute", False)
        seen.settles()
        for x, y in ((20, 15), (12, 8), (3, 3)):
            assert not _under_buttons(seen, (x, y, x, y)), "the way is clear of the buttons"
        hidden = [shape.code for shape in many if _under_buttons(seen, box_of(shape.outline().outer))]
        assert hidden == [], size


def _under_buttons(seen: MapVisitor, box: Box) -> bool:
    at = (*seen.on_screen(box[0], box[1]), *seen.on_screen(box[2], box[3]))
    places = (seen.visitor.item(name) for name in ("zoomInButton", "zoomOutButton", "hereButton"))
    rects = [place.mapRectToScene(place.boundingRect()) for place in places]
    return any(overlap(at, (r.left(), r.top(), r.right(), r.bottom())) for r in rects)


def test_the_dot_walks_the_way_and_rests_with_reduced_motion(opened: Opened) -> None:
    seen = opened()
    seen.model.show_route(way(("g", 20, 15), ("g", 20, 10), ("g", 6, 10)))
    dot = seen.visitor.item("walkingDot")
    places = []
    for _ in range(3):
        places.append((dot.x(), dot.y()))
        seen.visitor.rest(0.4)
    assert len(set(places)) == 3
    seen.visitor.window.setProperty("calm", True)
    seen.visitor.rest(0.05)
    assert seen.visitor.named("walkingDot") is None


def test_a_booth_lights_up_and_the_rest_fade(opened: Opened) -> None:
    seen = opened()
    seen.visitor.window.setProperty("calm", True)
    plain = seen.colour_at(4.6, 4.6), seen.colour_at(8.6, 4.6)
    seen.shows_new_picture(lambda: seen.model.showMatching(["A1"]))
    assert seen.colour_at(4.6, 4.6) == "#1a4fb8"
    faded = seen.colour_at(8.6, 4.6)
    assert faded not in (plain[1], "#730d45")
    seen.shows_new_picture(lambda: seen.model.showMatching([]))
    assert (seen.colour_at(4.6, 4.6), seen.colour_at(8.6, 4.6)) == plain


def test_booths_light_up_softly(opened: Opened) -> None:
    seen = opened()
    seen.shows_new_picture(lambda: seen.model.showMatching(["A1"]))
    colours = []
    for _ in range(12):
        colours.append(seen.colour_at(4.6, 4.6))
        seen.visitor.rest(0.03)
    assert colours[-1] == "#1a4fb8"
    assert len(set(colours)) > 2, "it passes through colours between"


def test_a_level_is_switched_at_the_side(opened: Opened) -> None:
    seen = opened()
    seen.shows_new_picture(lambda: seen.visitor.touch_item("level-up"))
    seen.settles()
    assert seen.model.property("level") == "up"
    seen.visitor.touch(*seen.on_screen(8, 8))
    assert seen.booths == ["U1"]
    seen.shows_new_picture(lambda: seen.visitor.touch_item("hereButton"))
    assert seen.model.property("level") == "g"


def test_a_way_is_shown_from_the_visitors_own_level_on(opened: Opened) -> None:
    seen = opened()
    seen.model.show_level("up")
    seen.model.show_route(way(("g", 20, 15), ("g", 20, 10), ("up", 6, 10), ("up", 6, 8.4), to="U1"))
    assert seen.model.property("level") == "g"
    assert len(seen.model.property("routeLine")) == 2
    seen.model.show_level("up")
    assert seen.model.property("goalShown"), "the visitor may look at the other levels of the way"


def test_a_chosen_booth_without_a_way_is_shown_on_its_level(opened: Opened) -> None:
    seen = opened()
    seen.model.show_selected("U1")
    assert seen.model.property("level") == "up"
    seen.model.show_route(way(("g", 20, 15), ("g", 20, 10)))
    seen.model.show_route(None)
    assert seen.model.property("level") == "up"


def test_the_next_visitor_sees_the_kiosks_own_level(opened: Opened) -> None:
    seen = opened()
    seen.model.show_level("up")
    seen.shows_new_picture(seen.model.show_home_level)
    assert seen.model.property("level") == "g"
    assert seen.model.property("hereShown")


def test_a_refreshed_hall_replaces_the_old_one(opened: Opened) -> None:
    seen = opened()
    new = fair(booth("N9", Rectangle(4, 4, 4, 4)))
    seen.shows_new_picture(lambda: seen.model.set_hall(new, new.kiosks[0]))
    seen.visitor.touch(*seen.on_screen(6, 6))
    assert seen.booths == ["N9"]


def test_nothing_is_blank_while_fingers_zoom_out(opened: Opened) -> None:
    seen = opened()
    stage_colour = seen.colour_at(21.0, 1.2)
    seen.call("focusBooth", "A1")
    seen.settles()
    x, y = seen.on_screen(6, 6)
    window, screen = seen.visitor.window, touch_screen()
    fingers = [(0, -1), (1, 1)]
    touches = QTest.touchEvent(window, screen)
    for finger, side in fingers:
        touches.press(finger, QPoint(int(x) + side * 400, int(y)))
    touches.commit()
    painter_may_go_on = threading.Event()
    seen.model.thread_.ask("hold", lambda _: painter_may_go_on.wait(10))
    for spread in range(380, 60, -20):
        touches = QTest.touchEvent(window, screen)
        for finger, side in fingers:
            touches.move(finger, QPoint(int(x) + side * spread, int(y)))
        touches.commit()
        seen.visitor.rest(0.01)
    stage = seen.on_screen(21.0, 1.2)
    assert stage[0] < SIZE[0], "the far end of the hall has come into view"
    assert seen.colour_at(21.0, 1.2) == stage_colour
    painter_may_go_on.set()
    touches = QTest.touchEvent(window, screen)
    for finger, side in fingers:
        touches.release(finger, QPoint(int(x) + side * 80, int(y)))
    touches.commit()


def test_five_thousand_booths_follow_the_finger(opened: Opened) -> None:
    seen = opened(hall(5000, 1))
    seen.call("zoomIn")
    seen.call("zoomIn")
    seen.settles()
    at = seen.camera.shown
    seen.visitor.swipe((800, 500), (300, 500), 0.3, 15)
    moved = (seen.camera.shown.x - at.x) * at.scale
    assert 480 < moved < 600, "as far as the finger, and the first moment of a glide"
