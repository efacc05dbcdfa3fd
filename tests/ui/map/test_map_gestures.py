"""What fingers mean, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.map.gestures import Fingers, Fling, Move, Tap


def test_a_short_touch_is_a_tap_and_a_second_one_a_double_tap() -> None:
    fingers = Fingers(10)
    assert fingers.update({0: (5, 5)}, 0.0) is None
    assert fingers.update({}, 0.1) == Tap((5, 5), False)
    fingers.update({1: (8, 5)}, 0.2)
    assert fingers.update({}, 0.25) == Tap((8, 5), True)
    fingers.update({2: (8, 5)}, 0.3)
    assert fingers.update({}, 0.35) == Tap((8, 5), False), "a third tap begins anew"


def test_a_late_or_distant_second_tap_is_a_tap_of_its_own() -> None:
    for at, start in (((5.0, 5.0), 1.0), ((90.0, 5.0), 0.2)):
        fingers = Fingers(10)
        fingers.update({0: (5, 5)}, 0.0)
        fingers.update({}, 0.05)
        fingers.update({0: at}, start)
        assert fingers.update({}, start + 0.05) == Tap(at, False)


def test_a_drag_loses_only_the_tremble() -> None:
    fingers = Fingers(10)
    fingers.update({0: (0, 0)}, 0.0)
    assert fingers.update({0: (9, 0)}, 0.01) is None
    move = fingers.update({0: (100, 0)}, 0.02)
    assert isinstance(move, Move)
    assert (move.dx, move.dy, move.factor) == (90, 0, 1)


def test_a_fling_has_the_speed_of_the_last_moment() -> None:
    fingers = Fingers(5)
    fingers.update({0: (0, 0)}, 0.0)
    for step in range(1, 11):
        fingers.update({0: (20.0 * step, 0)}, 0.02 * step)
    fling = fingers.update({}, 0.21)
    assert isinstance(fling, Fling)
    assert fling.vx == pytest.approx(1000, rel=0.15)
    assert fling.vy == 0


def test_a_finger_that_rested_before_leaving_flings_nothing() -> None:
    fingers = Fingers(5)
    fingers.update({0: (0, 0)}, 0.0)
    fingers.update({0: (200, 0)}, 0.02)
    assert fingers.update({}, 0.6) == Fling(0, 0)


def test_two_fingers_zoom_by_how_far_they_are_apart() -> None:
    fingers = Fingers(5)
    fingers.update({0: (100, 100)}, 0.0)
    fingers.update({0: (100, 100), 1: (200, 100)}, 0.01)
    move = fingers.update({0: (50, 100), 1: (250, 100)}, 0.02)
    assert isinstance(move, Move)
    assert move.factor == pytest.approx(2)
    assert (move.dx, move.dy, move.at) == (0, 0, (150, 100))


def test_a_touch_taken_away_means_nothing() -> None:
    fingers = Fingers(5)
    fingers.update({0: (0, 0)}, 0.0)
    fingers.cancel()
    assert fingers.update({}, 0.1) is None


positions = st.tuples(st.floats(0, 2000), st.floats(0, 2000))


@given(st.lists(st.dictionaries(st.integers(0, 6), positions, max_size=6), min_size=1, max_size=30))
def test_no_sequence_of_fingers_makes_the_picture_jump(frames: list[dict[int, tuple[float, float]]]) -> None:
    fingers = Fingers(10)
    before: dict[int, tuple[float, float]] = {}
    for number, frame in enumerate(frames):
        meaning = fingers.update(frame, number * 0.016)
        stayed = before.keys() & frame.keys()
        if isinstance(meaning, Move):
            assert stayed, "only fingers that stay move the picture"
            furthest = max(abs(frame[i][0] - before[i][0]) for i in stayed)
            assert abs(meaning.dx) <= furthest + 1e-6
            assert meaning.factor > 0
        before = frame
    fingers.update({}, 9.0)
    assert not fingers.touching
