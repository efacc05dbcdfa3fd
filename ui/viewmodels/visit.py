"""What a visitor does, from touch to touch: the parts of the screen kept in step with each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.hours import Clock, State
from kiosk.settings import Settings
from ui.map.model import MapModel
from ui.typed_property import Property
from ui.viewmodels.agencies import AgenciesModel
from ui.viewmodels.booths import BoothModel, BoothsModel
from ui.viewmodels.context import HallContext
from ui.viewmodels.directions import DirectionsModel
from ui.viewmodels.event_texts import EventModel
from ui.viewmodels.finding import SearchModel
from ui.viewmodels.home import HomeModel
from ui.viewmodels.idle import IdleModel
from ui.viewmodels.session import Session, Stop
from ui.viewmodels.staff import StaffModel

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


def is_there(context: HallContext, stop: Stop) -> bool:
    """Whether what a screen is about is still in the event."""
    event = context.event
    if stop.screen == "booths":
        kind, _, key = stop.about.partition(":")
        return key in (event.type_by_id if kind == "type" else event.agency_by_id)
    if stop.screen == "booth":
        return stop.about in event.booth_by_code
    if stop.screen == "directions":
        kind = stop.about.removeprefix("nearest:")
        return (
            stop.about in event.booth_by_code
            or stop.about in event.place_by_id
            or any(place.kind == kind for place in event.places)
        )
    return True


SHOWCASE_MS = 4000
"""How long the welcome screen lights up the booths of one type."""
HOUR_CHECK_MS = 5000


@QmlElement
class Visit(QObject):
    """The screens' view models, and the visitor's actions that concern more than one of them."""

    dataChanged = Signal()

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        executor: Executor,
        staff: StaffModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._context: HallContext | None = None
        self._showcase = -1
        self._session = Session(settings.language, self)
        self._map = MapModel(self)
        self._home = HomeModel(self)
        self._search = SearchModel(executor, self)
        self._agencies = AgenciesModel(executor, self)
        self._booths = BoothsModel(executor, self)
        self._booth = BoothModel(self)
        self._directions = DirectionsModel(executor, self)
        self._event = EventModel(settings.preview, self)
        self._idle = IdleModel(settings.idle_seconds, settings.countdown_seconds, self)
        self._staff = staff

        self._session.screenChanged.connect(self._screen_changed)
        self._session.languageChanged.connect(self._say_everything)
        self._session.forgotten.connect(self._forget)
        self._idle.expired.connect(self._session.forget)
        self._search.answered.connect(self._dress_map)
        self._directions.routeChanged.connect(self._dress_map)
        self._map.boothTapped.connect(self.chooseBooth)
        self._map.placeTapped.connect(self.goTo)
        self._every(SHOWCASE_MS, self._next_showcase)
        self._every(HOUR_CHECK_MS, self._check_hour)

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self, interval=milliseconds)
        timer.timeout.connect(act)
        timer.start()

    @property
    def context(self) -> HallContext | None:
        return self._context

    @property
    def busy(self) -> bool:
        """Whether an answer to the visitor is still on its way."""
        return any(part.busy for part in (self._search, self._directions, self._agencies, self._booths))

    # --- the hall's data -------------------------------------------------------------------------

    def set_context(self, context: HallContext) -> None:
        """Shows new data, or the same with other aisles closed, at once.

        A visitor stays where they are unless what they look at is gone.
        """
        former, self._context = self._context, context
        if former is None or former.event is not context.event:
            self._map.set_hall(context.event, context.spot)
        self._map.show_closures(context.closures)
        self._session.keep_only(lambda stop: is_there(context, stop))
        if self._session.screen == "trouble":
            self._session.forget()
        self._say_everything()
        self._check_hour()
        self.dataChanged.emit()

    def set_trouble(self) -> None:
        """There is no data that can be used."""
        self._session.show_only("trouble")

    def _say_everything(self) -> None:
        """Puts every part into the visitor's language."""
        context, language = self._context, self._session.language
        if context is None:
            return
        now = self._now(context)
        self._map.show_language(language)
        self._event.show(context.event.info, language, now)
        self._home.show(context, language, now)
        self._search.show(context, language, now)
        self._agencies.show(context, language)
        self._booths.show(context, language)
        self._booth.show(context, language)
        self._directions.show(context, language, now)
        self._staff.setLanguage(language)
        self._staff.closing.show(context, language)

    def _now(self, context: HallContext) -> dt.datetime:
        return self._clock.now(context.event.info.timezone)

    # --- what a visitor does ---------------------------------------------------------------------

    @Slot(str)
    def chooseType(self, type_id: str) -> None:
        self._session.open("booths", f"type:{type_id}")

    @Slot(str)
    def chooseAgency(self, agency_id: str) -> None:
        """An agency's one booth, or the list of its booths."""
        if self._context is None:
            return
        codes = [booth.code for booth in self._context.event.booths if agency_id in booth.agency_ids]
        if len(codes) == 1:
            self.chooseBooth(codes[0])
        else:
            self._session.open("booths", f"agency:{agency_id}")

    @Slot(str)
    def chooseBooth(self, code: str) -> None:
        """A booth was chosen in a list or touched on the map: tell about it, and draw the way at once."""
        if self._context is None or code not in self._context.event.booth_by_code:
            return
        if self._session.screen in ("welcome", "closed"):
            return
        self._session.open("booth", code)

    @Slot(str)
    def goTo(self, destination: str) -> None:
        """Directions to a booth's code, a place's id or ``nearest:KIND``."""
        if not destination or self._context is None or self._session.screen in ("welcome", "closed"):
            return
        self._session.open("directions", destination)

    @Slot(int)
    def showStep(self, row: int) -> None:
        """A step was touched: show the level it is on."""
        self._map.show_level(self._directions.level_of(row))

    def _find_way(self, destination: str) -> None:
        if self._context is not None and destination != self._directions.destination:
            self._directions.choose(destination)
            self._directions.show(self._context, self._session.language, self._now(self._context))

    def _show_booths(self, about: str) -> None:
        kind, _, key = about.partition(":")
        if self._context is not None and self._booths.choose(**{f"{kind}_id": key}):
            self._booths.show(self._context, self._session.language)

    def _show_booth(self, code: str) -> None:
        if self._context is not None and code != self._booth.code:
            self._booth.choose(code)
            self._booth.show(self._context, self._session.language)

    # --- what follows ----------------------------------------------------------------------------

    def _screen_changed(self) -> None:
        screen, about = self._session.screen, self._session.about
        self._idle.watch(screen not in ("welcome", "closed", "trouble"), patient=screen == "staff")
        if screen == "home":
            self._search.setText("")
        if screen == "booths":
            self._show_booths(about)
        if screen == "booth":
            self._show_booth(about)
        self._find_way(about if screen in ("booth", "directions") else "")
        if screen in ("welcome", "home"):
            self._map.show_home_level()
        self._dress_map()

    def _dress_map(self) -> None:
        """What the map picks out follows from the screen."""
        screen = self._session.screen
        if screen == "booths":
            self._map.showMatching(self._booths.codes)
        elif screen == "search" and self._search.text.strip() and not self._search.nothingFound:
            self._map.showMatching(self._search.codes)
        elif screen == "welcome":
            self._map.showMatching(self._showcase_codes())
        else:
            self._map.showMatching([])
        about = self._session.about if screen in ("booth", "directions") else ""
        self._map.show_selected(about if self._context and about in self._context.event.booth_by_code else "")
        self._map.show_route(self._directions.route if about else None)

    def _next_showcase(self) -> None:
        if self._session.screen == "welcome" and self._context is not None:
            self._showcase = (self._showcase + 1) % max(1, len(self._context.event.types))
            self._dress_map()

    def _showcase_codes(self) -> list[str]:
        if self._context is None or self._showcase < 0 or not self._context.event.types:
            return []
        kind = self._context.event.types[self._showcase % len(self._context.event.types)]
        return [booth.code for booth in self._context.event.booths if booth.exhibit.type_id == kind.id]

    def _check_hour(self) -> None:
        """Opens and closes the screen; staff and a visitor who is still busy are not thrown out."""
        if self._context is None:
            return
        now, language = self._now(self._context), self._session.language
        self._event.show(self._context.event.info, language, now)
        self._home.show_stage(self._context, language, now)
        closed = self._event.state is State.CLOSED
        if closed and self._session.screen == "welcome":
            self._session.show_only("closed")
        elif not closed and self._session.screen == "closed":
            self._session.forget()

    def _forget(self) -> None:
        if self._context is None:
            self.set_trouble()
        self._search.setText("")
        self._directions.setStepFree(False)
        self._staff.leave()
        self._check_hour()

    # --- for QML ---------------------------------------------------------------------------------

    @Property(Session, constant=True)
    def session(self) -> Session:
        return self._session

    @Property(MapModel, constant=True)
    def map(self) -> MapModel:
        return self._map

    @Property(HomeModel, constant=True)
    def home(self) -> HomeModel:
        return self._home

    @Property(SearchModel, constant=True)
    def search(self) -> SearchModel:
        return self._search

    @Property(AgenciesModel, constant=True)
    def agencies(self) -> AgenciesModel:
        return self._agencies

    @Property(BoothsModel, constant=True)
    def booths(self) -> BoothsModel:
        return self._booths

    @Property(BoothModel, constant=True)
    def booth(self) -> BoothModel:
        return self._booth

    @Property(DirectionsModel, constant=True)
    def directions(self) -> DirectionsModel:
        return self._directions

    @Property(EventModel, constant=True)
    def about(self) -> EventModel:
        return self._event

    @Property(IdleModel, constant=True)
    def idle(self) -> IdleModel:
        return self._idle

    @Property(StaffModel, constant=True)
    def staff(self) -> StaffModel:
        return self._staff
