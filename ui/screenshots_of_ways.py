"""Pictures of ways that are not as usual: around closed aisles, and over two floors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot

from kiosk.hall.model import Point
from kiosk.hall.way import Position
from ui.app import Kiosk
from ui.two_floors import UPPER
from ui.viewmodels.closing import ClosingModel


@dataclass(frozen=True, slots=True)
class Camera:
    """``keep`` takes a picture once nothing moves any more; ``settle`` waits until that and what it is given hold."""

    kiosk: Kiosk
    keep: Callable[[str], None]
    settle: Callable[[Callable[[], bool]], None]
    pin: str

    def enter_closures(self) -> None:
        """From anywhere to the staff's screen of closed aisles."""
        visit, staff = self.kiosk.visit, self.kiosk.visit.staff
        visit.session.forget()
        staff.enter()
        visit.session.open("staff")
        staff.tryPin(self.pin)
        self.settle(lambda: staff.mode == "menu" and not staff.busy)
        staff.openClosures()
        self.settle(lambda: True)

    def close(self, middle: Point, half: float, picture: str = "") -> None:
        """Closes a square of twice ``half`` metres around a point of the plan; ``picture``: of how it is marked."""
        closing = self.kiosk.visit.staff.closing
        hall, known = closing.map.hall, closing.closures.count
        assert hall is not None
        x, y = hall.turning.turned(middle)
        closing.begin()
        closing.mark.draw(x - half, y - half, 0.1)
        closing.mark.drag(x + half, y + half)
        if picture:
            self.keep(picture)
        closing.close()
        self.settle(lambda: closing.closures.count > known)


def closed_aisles(camera: Camera) -> None:
    """Staff close an aisle on the way to the farthest booth, then all there is around that, and open both again."""
    visit, closing = camera.kiosk.visit, camera.kiosk.visit.staff.closing
    context = visit.context
    if context is None or not context.walks:
        return
    far = max(context.walks, key=lambda code: context.walks[code])
    begin, end = longest_stretch(context.navigator.route(context.origin, [far]).legs[0].points)
    camera.enter_closures()
    camera.close(((begin[1] + end[1]) / 2, (begin[2] + end[2]) / 2), 2.0, "21-staff-closing-an-aisle")
    camera.keep("22-staff-closed-aisles")
    visit.staff.leave()
    visit.session.start()
    visit.goTo(far)
    camera.keep("23-directions-around-a-closed-aisle")
    camera.enter_closures()
    xs, ys = zip(*context.event.booth_by_code[far].outline().outer, strict=True)
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 + 2.0
    camera.close(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), half)
    visit.staff.leave()
    visit.session.start()
    visit.chooseBooth(far)
    camera.keep("24-booth-cut-off")
    visit.goTo(far)
    camera.keep("25-directions-cut-off")
    camera.enter_closures()
    for left in reversed(range(closing.closures.count)):
        closing.openAgain(0)
        camera.settle(partial(_are_left, closing, left))
    visit.staff.leave()
    visit.session.forget()


def _are_left(closing: ClosingModel, count: int) -> bool:
    return closing.closures.count <= count


def two_floors(camera: Camera) -> None:
    """The way to the last booth, which is upstairs: by the stairs, then without."""
    visit = camera.kiosk.visit
    if visit.context is None or not visit.context.event.booths:
        return
    visit.session.start()
    visit.goTo(visit.context.event.booths[-1].code)
    camera.keep("26-directions-upstairs")
    visit.directions.setStepFree(True)
    camera.keep("27-directions-by-lift")
    visit.map.show_level(UPPER)
    camera.keep("28-directions-upper-floor")


def longest_stretch(way: Sequence[Position]) -> tuple[Position, Position]:
    """The two ends of the longest straight stretch of a way."""
    return max(pairwise(way), key=lambda ends: hypot(ends[1][1] - ends[0][1], ends[1][2] - ends[0][2]))
