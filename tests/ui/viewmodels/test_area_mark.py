"""A rectangle under a finger: what staff mark as closed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ui.map.turning import Turning
from ui.viewmodels.area_mark import AreaMark, spanned

HALL = (0.0, 0.0, 40.0, 30.0)
inside = st.tuples(st.floats(0, 40), st.floats(0, 30))
anywhere = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


def drawn(start: tuple[float, float], end: tuple[float, float]) -> AreaMark:
    mark = AreaMark()
    mark.begin(start, 0.25)
    mark.drag(end, HALL)
    return mark


@given(inside, inside)
def test_a_finger_draws_out_a_rectangle_whichever_way_it_goes(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assume(abs(start[0] - end[0]) > 1 or abs(start[1] - end[1]) > 1)
    assert drawn(start, end).box == drawn(end, start).box == spanned(start, end)


def test_a_tap_or_a_tremble_marks_nothing() -> None:
    assert drawn((5, 5), (5, 5)).box is None
    assert drawn((5, 5), (5.2, 5.1)).box is None


def test_a_tap_beside_a_marked_area_leaves_it_as_it_is() -> None:
    mark = drawn((5, 5), (10, 9))
    mark.begin((30, 20), 0.25)
    mark.drag((30.1, 20), HALL)
    assert mark.box == (5, 5, 10, 9)


@pytest.mark.parametrize(
    ("corner", "box"), [(0, (7, 8, 10, 9)), (1, (5, 8, 7, 9)), (3, (5, 5, 7, 8)), (2, (7, 5, 10, 8))]
)
def test_a_corner_moves_as_the_finger_does_and_the_opposite_one_stays(
    corner: int, box: tuple[float, float, float, float]
) -> None:
    mark = drawn((5, 5), (10, 9))
    x, y = ((5, 10)[corner % 2], (5, 9)[corner // 2])
    mark.hold_corner(corner, (x + 0.5, y - 1.5))
    assert mark.box == (5, 5, 10, 9)
    mark.drag((x + 0.5, y - 1.5), HALL)
    assert mark.box == (5, 5, 10, 9)
    mark.drag((7.5, 6.5), HALL)
    assert mark.box == box


def test_a_corner_dragged_over_the_opposite_one_turns_the_rectangle_round() -> None:
    mark = drawn((5, 5), (10, 9))
    mark.hold_corner(3, (10, 9))
    mark.drag((2, 1), HALL)
    assert mark.box == (2, 1, 5, 5)


@given(anywhere)
def test_held_inside_it_moves_as_it_is_and_stays_in_the_hall(to: tuple[float, float]) -> None:
    mark = drawn((5, 5), (15, 12))
    mark.hold((10, 8))
    mark.drag(to, HALL)
    assert mark.box is not None
    left, top, right, bottom = mark.box
    assert (right - left, bottom - top) == pytest.approx((10, 7))
    assert left >= 0
    assert top >= 0
    assert right <= 40 + 1e-9
    assert bottom <= 30 + 1e-9


@given(st.lists(st.tuples(st.integers(-2, 3), anywhere, anywhere), max_size=6))
def test_whatever_fingers_do_what_is_marked_lies_in_the_hall(
    strokes: list[tuple[int, tuple[float, float], tuple[float, float]]],
) -> None:
    mark = AreaMark()
    for corner, start, end in strokes:
        if corner >= 0:
            mark.hold_corner(corner, start)
        elif corner == -1:
            mark.hold(start)
        else:
            mark.begin(start, 0.25)
        mark.drag(end, HALL)
        if mark.box is not None:
            left, top, right, bottom = mark.box
            assert -1e-9 <= left <= right <= 40 + 1e-9
            assert -1e-9 <= top <= bottom <= 30 + 1e-9


@given(st.floats(0, 360))
def test_what_is_marked_as_seen_from_the_kiosk_lies_on_the_plan_where_it_was_seen(heading: float) -> None:
    mark = drawn((5, 5), (15, 12))
    seen = Turning(heading).ring(mark.ring(Turning(heading)))
    assert [pytest.approx(corner, abs=0.02) for corner in ((5, 5), (15, 5), (15, 12), (5, 12))] == list(seen)
    assert AreaMark().ring(Turning(heading)) == ()
