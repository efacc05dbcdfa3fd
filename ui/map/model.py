"""What the map shows, as QML and the view models set it. Decides nothing about pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Property, QCoreApplication, QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, KioskSpot
from kiosk.hall.way import Position, Route
from kiosk.words import catalogue
from ui.map.closed import closed_on
from ui.map.framing import Things
from ui.map.hit import HitFinder
from ui.map.level_words import changes_in_words, level_name
from ui.map.painter import HallPainter
from ui.map.picture import Frame, HereWords, Shown
from ui.map.route import Laid, laid_on, levels_of
from ui.map.showing import Hall, Painted
from ui.map.turning import Box, box_of
from ui.map.worker import Job, PaintThread

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WORDS = frozenset({"you_are_here", "zoom_in", "zoom_out", "go_here", "closed_here"})


@QmlElement
class MapModel(QObject):
    """One hall, one kiosk's place in it, and what is chosen. Scene metres are turned so that ahead is up."""

    hallChanged = Signal()
    lookChanged = Signal()
    """Something that the painted picture shows is different now."""
    selectedChanged = Signal()
    matchingChanged = Signal()
    languageChanged = Signal()
    levelChanged = Signal()
    levelsChanged = Signal()
    paletteChanged = Signal()
    pxPerMmChanged = Signal()
    reducedMotionChanged = Signal()
    routeChanged = Signal()
    hereWordsChanged = Signal()
    boothTapped = Signal(str)
    placeTapped = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hall: Hall | None = None
        self._route: Route | None = None
        self._laid = Laid()
        self._closures: tuple[Closure, ...] = ()
        self._level = self._selected = ""
        self._language = "th"
        self._matching: list[str] = []
        self._has_matching = self._reduced_motion = self._numbered = False
        self._palette: dict[str, str] = {}
        self._px_per_mm = 4.0
        self._here_words = HereWords()
        self._look = 0
        self.lookChanged.connect(self._count_look)
        self._painter = HallPainter()
        # without a parent, so that it outlives this object and can be stopped
        self.thread_ = thread = PaintThread()
        self.destroyed.connect(lambda: thread.stop())
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(thread.stop)

    # for Python

    def set_hall(self, event: Event, spot: KioskSpot) -> None:
        """Shows ``event`` as seen from ``spot``; at once drops what was chosen of another event."""
        self._hall = Hall(event, spot)
        self._route, self._laid = None, Laid()
        self._level = spot.level
        if self._selected not in event.booth_by_code:
            self._selected = ""
        self._matching = [code for code in self._matching if code in event.booth_by_code]
        for signal in (self.levelsChanged, self.levelChanged, self.selectedChanged, self.matchingChanged):
            signal.emit()
        self.routeChanged.emit()
        self.hallChanged.emit()
        self.lookChanged.emit()

    def show_route(self, route: Route | None) -> None:
        """Draws ``route`` (None: none) on every level it touches, and shows the level it starts on.

        The same way told anew, as in another language, leaves the level as it is. Without a route the chosen booth's
        level is shown.
        """
        if route is self._route:
            return
        same = route is not None and self._route is not None and _points(route) == _points(self._route)
        self._route = route
        before = self._level
        if not same:
            self._show_chosen_level()
        if self._level == before:
            self._lay_route()

    def show_closures(self, closures: Sequence[Closure], *, numbered: bool = False) -> None:
        """Hatches what staff have closed, on every level; ``numbered`` from 1 on rather than in words."""
        if (tuple(closures), numbered) != (self._closures, self._numbered):
            self._closures, self._numbered = tuple(closures), numbered
            self.lookChanged.emit()

    def show_home_level(self) -> None:
        """Back to the level that the kiosk stands on: for the next visitor, and on the way home."""
        if self._hall:
            self.show_level(self._hall.spot.level)

    @property
    def hall(self) -> Hall | None:
        return self._hall

    @property
    def shown_level(self) -> str:
        return self._level

    @property
    def box(self) -> Box:
        """The shown level's extent, scene metres."""
        return self._hall.box(self._level) if self._hall else (0.0, 0.0, 1.0, 1.0)

    @property
    def mm(self) -> float:
        """View pixels to the screen's millimetre."""
        return self._px_per_mm

    @property
    def calm(self) -> bool:
        """Whether motion is unwanted."""
        return self._reduced_motion

    def booth_box(self, code: str) -> tuple[str, Box] | None:
        """A booth's level and extent."""
        return self._hall.booth_box(code) if self._hall else None

    def things(self) -> Things:
        """What the buttons must not hide on the shown level."""
        return self._hall.things(self._level) if self._hall else np.zeros((0, 5))

    def route_box(self) -> Box | None:
        """The extent of the way on the shown level, with the place one starts from and the chosen booth."""
        points = [point for run in self._laid.runs for point in run]
        points += [junction.at for junction in self._laid.junctions]
        if not points:
            return None
        if self._hall and self._get_here_shown():
            points.append(self._hall.here)
        if (chosen := self.booth_box(self._selected)) and chosen[0] == self._level:
            points += [(chosen[1][0], chosen[1][1]), (chosen[1][2], chosen[1][3])]
        return box_of(points)

    def painting(self, frame: Frame) -> Job | None:
        """The job that paints ``frame`` of what is shown now; it returns a ``Painted``."""
        hall, level, painter, look = self._hall, self._level, self._painter, self._look
        if hall is None or not self._palette:
            return None
        matching = frozenset(self._matching) if self._has_matching else None
        shown = Shown(
            self._selected,
            matching,
            self._language,
            dict(self._palette),
            self._laid.runs,
            hall.here if self._get_here_shown() else None,
            self._words()["you_are_here"],
            changes_in_words(hall.event, self._laid, self._language),
            closed_on(hall.event, self._closures, level, hall.turning, numbered=self._numbered),
            self._words()["closed_here"],
        )

        def paint(rest: Callable[[], None]) -> Painted:
            scene = hall.scene(level)
            rest()
            picture = painter.paint(scene, shown, frame, rest)
            return Painted(hall, level, look, picture, HitFinder(picture))

        return paint

    def note_here_words(self, words: HereWords) -> None:
        """The picture now on the screen has room for the visitor's ``words``."""
        if words != self._here_words:
            self._here_words = words
            self.hereWordsChanged.emit()

    def _words(self) -> dict[str, str]:
        """What stands on the map and its buttons, by key."""
        return {key: text.said_in(self._language) for key, text in catalogue("ui").items() if key in WORDS}

    def _get_here_side(self) -> str:
        return self._here_words.side

    def _get_here_em(self) -> float:
        return self._here_words.em

    @Slot()
    def _count_look(self) -> None:
        self._look += 1

    def _show_chosen_level(self) -> None:
        """The level a visitor must see first: where the way starts, else where the chosen booth is."""
        starts = [leg.points[0][0] for leg in self._route.legs if leg.points] if self._route else []
        if starts:
            self.show_level(starts[0])
        elif chosen := self.booth_box(self._selected):
            self.show_level(chosen[0])

    def _lay_route(self) -> None:
        laid = laid_on(self._route, self._level, self._hall.turning) if self._hall else Laid()
        drawn = (laid.runs, laid.junctions) != (self._laid.runs, self._laid.junctions)
        self._laid = laid
        if drawn:
            self.lookChanged.emit()
        self.routeChanged.emit()

    # for QML

    def _get_selected(self) -> str:
        return self._selected

    def show_selected(self, code: str) -> None:
        if code != self._selected:
            self._selected = code
            self.selectedChanged.emit()
            if self._route is None:
                self._show_chosen_level()
            self.lookChanged.emit()

    def _get_matching(self) -> list[str]:
        return self._matching

    def _set_matching(self, codes: list[str]) -> None:
        if codes != self._matching:
            self._matching = list(codes)
            self.matchingChanged.emit()
            if self._has_matching:
                self.lookChanged.emit()

    @Slot(list)
    def showMatching(self, codes: list[str]) -> None:
        """Fades all booths but these; with none given, no booth fades."""
        on = bool(codes)
        if on == self._has_matching and (not on or codes == self._matching):
            return
        self._matching, self._has_matching = list(codes), on
        self.matchingChanged.emit()
        self.lookChanged.emit()

    def _get_has_matching(self) -> bool:
        return self._has_matching

    def _set_has_matching(self, on: bool) -> None:
        if on != self._has_matching:
            self._has_matching = on
            self.matchingChanged.emit()
            self.lookChanged.emit()

    def _get_language(self) -> str:
        return self._language

    def show_language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.languageChanged.emit()
            self.levelsChanged.emit()
            self.lookChanged.emit()

    def _get_level(self) -> str:
        return self._level

    def show_level(self, level: str) -> None:
        if level != self._level and self._hall and level in self._hall.event.level_by_id:
            self._level = level
            self.levelChanged.emit()
            self._lay_route()
            self.lookChanged.emit()

    def _get_levels(self) -> list[dict[str, str]]:
        """Highest first, as a switch at the side shows them: ``id`` and ``name``."""
        if self._hall is None:
            return []
        levels = sorted(self._hall.event.levels, key=lambda level: -level.ordinal)
        return [{"id": x.id, "name": level_name(self._hall.event, x.id, self._language)} for x in levels]

    def _get_palette(self) -> dict[str, str]:
        return self._palette

    def _set_palette(self, palette: dict[str, Any]) -> None:
        colours = {role: str(colour) for role, colour in palette.items()}
        if colours != self._palette:
            self._palette = colours
            self.paletteChanged.emit()
            self.lookChanged.emit()

    def _get_px_per_mm(self) -> float:
        return self._px_per_mm

    def _set_px_per_mm(self, pixels: float) -> None:
        if pixels != self._px_per_mm and pixels > 0:
            self._px_per_mm = pixels
            self.pxPerMmChanged.emit()
            self.lookChanged.emit()

    def _get_reduced_motion(self) -> bool:
        return self._reduced_motion

    def _set_reduced_motion(self, reduced: bool) -> None:
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.reducedMotionChanged.emit()

    def _get_here(self) -> QPointF:
        return QPointF(*self._hall.here) if self._hall else QPointF()

    def _get_here_shown(self) -> bool:
        return self._hall is not None and self._hall.spot.level == self._level

    def _get_has_route(self) -> bool:
        return self._route is not None and bool(self._route.legs)

    def _get_route_levels(self) -> list[str]:
        """The levels that the way touches, in walking order."""
        return levels_of(self._route)

    def _get_route_line(self) -> list[QPointF]:
        """What the dot walks, scene metres."""
        return [QPointF(x, y) for x, y in self._laid.longest]

    def _get_walk_ms(self) -> int:
        """How long the dot takes over ``routeLine``."""
        return round(1000 * self._laid.dot_seconds)

    def _get_goal(self) -> QPointF:
        """Where the last stretch on this level ends."""
        return QPointF(*self._laid.end) if self._laid.end else QPointF()

    def _get_goal_shown(self) -> bool:
        """Whether the way ends on the shown level."""
        return self._laid.ends_here and self._laid.end is not None

    selected = Property(str, _get_selected, show_selected, notify=selectedChanged)
    matching = Property(list, _get_matching, _set_matching, notify=matchingChanged)
    hasMatching = Property(bool, _get_has_matching, _set_has_matching, notify=matchingChanged)
    language = Property(str, _get_language, show_language, notify=languageChanged)
    level = Property(str, _get_level, show_level, notify=levelChanged)
    levels = Property(list, _get_levels, notify=levelsChanged)
    palette = Property(dict, _get_palette, _set_palette, notify=paletteChanged)
    pxPerMm = Property(float, _get_px_per_mm, _set_px_per_mm, notify=pxPerMmChanged)
    reducedMotion = Property(bool, _get_reduced_motion, _set_reduced_motion, notify=reducedMotionChanged)
    here = Property(QPointF, _get_here, notify=hallChanged)
    hereSide = Property(str, _get_here_side, notify=hereWordsChanged)
    hereEm = Property(float, _get_here_em, notify=hereWordsChanged)
    words = Property(dict, _words, notify=languageChanged)
    hereShown = Property(bool, _get_here_shown, notify=levelChanged)
    hasRoute = Property(bool, _get_has_route, notify=routeChanged)
    routeLevels = Property(list, _get_route_levels, notify=routeChanged)
    routeLine = Property(list, _get_route_line, notify=routeChanged)
    walkMs = Property(int, _get_walk_ms, notify=routeChanged)
    goal = Property(QPointF, _get_goal, notify=routeChanged)
    goalShown = Property(bool, _get_goal_shown, notify=routeChanged)


def _points(route: Route) -> list[tuple[Position, ...]]:
    return [leg.points for leg in route.legs]
