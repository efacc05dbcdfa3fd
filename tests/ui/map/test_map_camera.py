"""What the camera shows: fits, zooms, limits, flights."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.map.camera import Camera, Limits, View, between, fitted
from ui.map.turning import Turning

HALL = (0.0, 0.0, 60.0, 40.0)
views = st.builds(
    View,
    st.floats(300, 4000),
    st.floats(300, 4000),
    *(st.floats(0, 140) for _ in range(4)),
)
cameras = st.builds(Camera, st.floats(-500, 500), st.floats(-500, 500), st.floats(0.5, 500))
points = st.tuples(st.floats(0, 4000), st.floats(0, 4000))


@given(views, st.floats(0, 60))
def test_what_is_fitted_is_seen_whole_and_clear_of_panels(view: View, margin: float) -> None:
    camera = fitted(HALL, view, margin)
    left, top = camera.to_view(HALL[:2], view)
    right, bottom = camera.to_view(HALL[2:], view)
    assert left >= view.left - 1e-6
    assert right <= view.width - view.right + 1e-6
    assert top >= view.top - 1e-6
    assert bottom <= view.height - view.bottom + 1e-6


@given(cameras, views, points, st.floats(0.1, 10))
def test_zooming_keeps_what_is_under_the_fingers(
    camera: Camera, view: View, at: tuple[float, float], by: float
) -> None:
    before = camera.to_scene(at, view)
    after = camera.zoomed(by, at, view).to_scene(at, view)
    assert after == pytest.approx(before, abs=1e-6)


@given(cameras, views, points)
def test_view_and_scene_are_each_others_inverse(camera: Camera, view: View, at: tuple[float, float]) -> None:
    assert camera.to_view(camera.to_scene(at, view), view) == pytest.approx(at, abs=1e-6)


def _limits(view: View) -> Limits:
    least = fitted(HALL, view, 10).scale
    return Limits(HALL, view, least, max(160.0, least))


@given(cameras, views)
def test_limits_hold_what_they_allow(camera: Camera, view: View) -> None:
    limits = _limits(view)
    near = limits.nearest(camera)
    assert limits.holds(near)
    assert limits.nearest(near) == near
    assert limits.least <= near.scale <= limits.most


@given(cameras, views)
def test_a_pull_beyond_the_limits_is_followed_but_less(camera: Camera, view: View) -> None:
    limits = _limits(view)
    near, soft = limits.nearest(camera), limits.softened(camera)
    if limits.holds(camera):
        assert soft.scale == pytest.approx(camera.scale, rel=1e-3)
    assert abs(soft.x - near.x) * soft.scale <= view.free_width / 2 + 1e-6
    low, high = sorted((near.scale, camera.scale))
    assert low * (1 - 1e-9) <= soft.scale <= high * (1 + 1e-9)


@given(cameras, cameras)
def test_a_flight_begins_and_ends_where_it_should(start: Camera, end: Camera) -> None:
    for part, expected in ((0.0, start), (1.0, end)):
        camera = between(start, end, part)
        assert isclose(camera.scale, expected.scale, rel_tol=1e-6)
        assert (camera.x, camera.y) == pytest.approx((expected.x, expected.y), abs=1e-4)


@pytest.mark.parametrize(("heading", "ahead"), [(0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (270, (-1, 0))])
def test_ahead_is_turned_up(heading: float, ahead: tuple[float, float]) -> None:
    assert Turning(heading).turned(ahead) == pytest.approx((0, -1), abs=1e-9)
