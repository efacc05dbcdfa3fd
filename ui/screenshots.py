"""Walks through every screen without a display and keeps a picture of each."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from kiosk.hall.model import DEFAULT_TIMEZONE, Event
from kiosk.hours import Clock
from kiosk.refresh import export_event
from kiosk.settings import Effective, Settings
from kiosk.staff import Pin
from kiosk.store import Store
from ui.app import Kiosk, build, make_application, prepare_data
from ui.screenshots_of_ways import Camera, closed_aisles, two_floors
from ui.two_floors import on_two_floors

_SAMPLE_PIN = "2559"
_LONGEST_WAIT_S = 20.0


def screenshots(
    effective: Effective, clock: Clock, folder: Path, *, languages: Sequence[str], sizes: Sequence[tuple[int, int]]
) -> list[Path]:
    """A PNG of every screen in each of ``languages`` and ``sizes`` (pixels), named after both, in ``folder``.

    Works on a copy of the data: nothing of the real kiosk is touched. ``clock`` only stamps what first use makes; the
    screens are shown as they are during the event, after closing time and on the day before.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application(["kiosk"])
    folder.mkdir(parents=True, exist_ok=True)
    store = prepare_data(effective.settings, clock.now(DEFAULT_TIMEZONE))
    event = store.load()
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-pictures-") as scratch:
        copy = Path(scratch) / "data"
        shutil.copytree(effective.settings.data, copy, ignore=shutil.ignore_patterns("*.lock"))
        Pin(copy).set(_SAMPLE_PIN)
        stick, floors = Path(scratch) / "stick", Path(scratch) / "floors"
        _sample_files(event, stick)
        Store(floors).add(on_two_floors(event), source="floors.xlsx", applied_at=clock.now(DEFAULT_TIMEZONE), walks={})
        for size in sizes:
            for language in languages:
                settings = replace(
                    effective.settings, data=copy, language=language, stick_folders=(str(stick),), now=None
                )
                walk = _Walk(
                    replace(effective, settings=settings), event, size, folder, f"{language}-{size[0]}x{size[1]}"
                )
                made += walk.all(floors)
    return made


def _sample_files(event: Event, stick: Path) -> None:
    """Two files as staff would bring them: one sound, with a booth renamed, and one with a mistake."""
    stick.mkdir()
    if not event.booths:
        return
    booth = event.booths[0]
    title = replace(booth.exhibit.title, th=booth.exhibit.title.th + " (ใหม่)")
    renamed = replace(booth, exhibit=replace(booth.exhibit, title=title))
    export_event(replace(event, booths=(renamed, *event.booths[1:])), stick / "event-new.xlsx")
    wrong = replace(booth, agency_ids=booth.agency_ids, exhibit=replace(booth.exhibit, type_id="robots"))
    export_event(replace(event, booths=(wrong, *event.booths[1:], event.booths[-1])), stick / "event-mistake.xlsx")


class _Walk:
    def __init__(self, effective: Effective, event: Event, size: tuple[int, int], folder: Path, suffix: str) -> None:
        self._effective, self._event, self._size = effective, event, size
        self._folder, self._suffix = folder, suffix
        self._made: list[Path] = []

    def all(self, floors: Path) -> list[Path]:
        """``floors``: a data folder with an event on two floors."""
        info = self._event.info
        opening = dt.datetime.combine(info.first_day, info.opens)
        busy_hour = opening + dt.timedelta(hours=1, minutes=30)
        with self._kiosk(busy_hour) as kiosk:
            self._visitor(kiosk)
            self._staff(kiosk)
            closed_aisles(Camera(kiosk, partial(self._keep, kiosk), partial(self._settle, kiosk), _SAMPLE_PIN))
        with self._kiosk(busy_hour, replace(self._effective.settings, data=floors, kiosk_id="")) as kiosk:
            two_floors(Camera(kiosk, partial(self._keep, kiosk), partial(self._settle, kiosk), _SAMPLE_PIN))
        closing = dt.datetime.combine(info.first_day, info.closes)
        with self._kiosk(closing + dt.timedelta(hours=1)) as kiosk:
            self._keep(kiosk, "15-closed")
        impatient = replace(self._effective.settings, idle_seconds=5, countdown_seconds=60)
        with self._kiosk(closing - dt.timedelta(minutes=1), impatient) as kiosk:
            kiosk.visit.session.start()
            self._keep(kiosk, "18-home-after-the-programme")
            self._settle(kiosk, lambda: kiosk.visit.idle.secondsLeft > 0)
            self._keep(kiosk, "19-still-there")
        with self._kiosk(opening) as kiosk:
            kiosk.visit.set_trouble()
            self._keep(kiosk, "20-trouble")
        with self._kiosk(opening - dt.timedelta(days=1)) as kiosk:
            kiosk.visit.session.start()
            self._keep(kiosk, "16-preview")
        return self._made

    @contextmanager
    def _kiosk(self, now: dt.datetime, settings: Settings | None = None) -> Iterator[Kiosk]:
        effective = replace(self._effective, settings=settings or self._effective.settings)
        kiosk = build(effective, Clock.starting(now, fixed=True), size=self._size)
        try:
            yield kiosk
        finally:
            kiosk.close()

    def _visitor(self, kiosk: Kiosk) -> None:
        visit = kiosk.visit
        language = self._effective.settings.language
        self._keep(kiosk, "01-welcome")
        visit.session.start()
        self._keep(kiosk, "02-home")
        if not self._event.booths:
            return
        booth = max(self._event.booths, key=lambda one: kiosk_walk(kiosk, one.code))
        agency = self._event.agency_by_id[booth.agency_ids[0]].name.said_in(language)
        visit.session.open("search")
        self._keep(kiosk, "03-search-empty")
        visit.search.setText(agency[: max(3, len(agency) // 3)])
        self._keep(kiosk, "04-search")
        visit.search.setText("ฎฏฑฒฬ" if language == "th" else "zzxqj")
        self._keep(kiosk, "05-search-nothing")
        visit.session.home()
        visit.session.open("agencies")
        self._keep(kiosk, "06-agencies")
        visit.session.home()
        visit.chooseType(booth.exhibit.type_id)
        self._keep(kiosk, "07-type")
        visit.chooseBooth(booth.code)
        self._keep(kiosk, "08-booth")
        visit.goTo(booth.code)
        self._keep(kiosk, "09-directions")
        visit.session.home()
        visit.goTo("nearest:toilet")
        self._keep(kiosk, "10-directions-toilet")

    def _staff(self, kiosk: Kiosk) -> None:
        visit, staff = kiosk.visit, kiosk.visit.staff
        visit.session.forget()
        staff.enter()
        visit.session.open("staff")
        self._keep(kiosk, "11-staff-pin")
        staff.tryPin(_SAMPLE_PIN)
        self._settle(kiosk, lambda: staff.mode == "menu" and not staff.busy)
        self._keep(kiosk, "12-staff-files")
        rows = [row.name for row in staff.files.rows]
        for name, number in (("event-new", 13), ("event-mistake", 14)):
            if f"{name}.xlsx" not in rows:
                continue
            staff.check(rows.index(f"{name}.xlsx"))
            self._settle(kiosk, lambda: staff.mode == "checked" and not staff.busy)
            self._keep(kiosk, f"{number}-staff-{name}")
            staff.openMenu()
            self._settle(kiosk, lambda: not staff.busy)
        staff.openGenerations()
        self._settle(kiosk, lambda: not staff.busy)
        self._keep(kiosk, "17-staff-former")
        staff.leave()
        visit.session.forget()

    def _keep(self, kiosk: Kiosk, name: str) -> None:
        """Waits until nothing is on its way any more, then keeps the picture."""
        self._settle(kiosk, lambda: True)
        path = self._folder / f"{name}-{self._suffix}.png"
        if not kiosk.window.grabWindow().save(str(path)):
            raise OSError(f"{path} could not be written")
        self._made.append(path)

    def _settle(self, kiosk: Kiosk, reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _LONGEST_WAIT_S
        quiet_since = time.monotonic()
        while time.monotonic() < deadline:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if kiosk.busy or not reached():
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since > 0.5:
                return
            time.sleep(0.01)


def kiosk_walk(kiosk: Kiosk, code: str) -> float:
    """Seconds on foot to a booth, 0 where there is no way."""
    context = kiosk.visit.context
    return context.walks.get(code, (0.0, 0.0))[1] if context else 0.0
