"""How the camera moves by itself, without a window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.map.camera import Camera, View
from ui.map.framing import Covered, Framing
from ui.map.motion import Motion

HALL = (0.0, 0.0, 60.0, 40.0)
FRAMING = Framing(HALL, View(1000, 900), 4.0)


@given(st.floats(-20000, 20000), st.floats(-20000, 20000), st.floats(0.002, 0.5))
def test_every_glide_ends_soon_and_within_the_limits(vx: float, vy: float, frame: float) -> None:
    limits = FRAMING.limits
    camera = Camera(30, 20, 60)
    motion = Motion()
    motion.glide(vx, vy)
    passed = 0.0
    while motion.going:
        camera = motion.advance(camera, limits, frame)
        passed += min(frame, 0.1)  # a longer frame counts no more, lest the picture jump
        assert passed < 6
    assert limits.holds(camera)


def test_a_flight_takes_a_quarter_of_a_second_and_arrives() -> None:
    motion = Motion()
    end = Camera(10, 10, 50)
    camera = Camera(30, 20, 15)
    motion.fly(camera, end)
    for _ in range(15):
        assert motion.going
        camera = motion.advance(camera, FRAMING.limits, 0.016)
    camera = motion.advance(camera, FRAMING.limits, 0.016)
    assert camera == end
    assert not motion.going


@given(st.floats(300, 3000), st.floats(300, 3000))
def test_buttons_go_where_they_leave_the_hall_larger(width: float, height: float) -> None:
    covered = Covered(width, height, buttons=100)
    view, lying = covered.view(HALL, 4.0)
    other = View(width, height, right=100) if lying else View(width, height, bottom=100)
    assert Framing(HALL, view, 4.0).whole.scale >= Framing(HALL, other, 4.0).whole.scale
