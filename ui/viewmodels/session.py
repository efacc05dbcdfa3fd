"""One visitor's time at the kiosk: language, where they are, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.words import catalogue
from ui.typed_property import Property

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen, and what it is about: a booth's code, a destination, ``type:ID`` or ``agency:ID``; else empty."""

    screen: str
    about: str = ""


_WELCOME, _HOME = Stop("welcome"), Stop("home")


@QmlElement
class Session(QObject):
    """``screen`` is the name of a file in ``ui/qml/screens`` in lower case: ``welcome``, ``home``, ``search`` …"""

    screenChanged = Signal()
    languageChanged = Signal()
    forgotten = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first_language = language
        self._language = language
        self._trail = [_WELCOME]
        self._tables = {
            code: {key: text.said_in(code) for key, text in catalogue("ui").items()} for code in ("th", "en")
        }

    @Property(str, notify=screenChanged)
    def screen(self) -> str:
        return self._trail[-1].screen

    @property
    def about(self) -> str:
        """What the present screen is about."""
        return self._trail[-1].about

    @Property(bool, notify=screenChanged)
    def canGoBack(self) -> bool:
        return len(self._trail) > 2

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._language

    @Property(dict, notify=languageChanged)
    def words(self) -> dict[str, str]:
        """The interface's texts in the visitor's language, by key."""
        return self._tables[self._language]

    @Property(dict, constant=True)
    def thaiWords(self) -> dict[str, str]:
        return self._tables["th"]

    @Property(dict, constant=True)
    def englishWords(self) -> dict[str, str]:
        return self._tables["en"]

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        if language in self._tables and language != self._language:
            self._language = language
            self.languageChanged.emit()

    @Slot(str)
    def open(self, screen: str, about: str = "") -> None:
        """Goes on to ``screen``; a screen already on the trail is returned to, so that Back never runs in circles."""
        stop = Stop(screen, about)
        if stop == self._trail[-1]:
            return
        screens = [one.screen for one in self._trail]
        if screen in screens:
            del self._trail[screens.index(screen) :]
        self._trail.append(stop)
        self.screenChanged.emit()

    def keep_only(self, there: Callable[[Stop], bool]) -> None:
        """Takes what is no longer ``there`` off the trail; where the present screen is, the visitor goes home."""
        if not there(self._trail[-1]):
            self.home()
        else:
            self._trail = [stop for stop in self._trail if there(stop)]

    @Slot()
    def start(self) -> None:
        self._trail = [_WELCOME, _HOME]
        self.screenChanged.emit()

    @Slot()
    def home(self) -> None:
        self.start()

    @Slot()
    def back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self.screenChanged.emit()

    def show_only(self, screen: str) -> None:
        """A screen from which no visitor goes on: ``closed`` or ``trouble``."""
        self._trail = [Stop(screen)]
        self.screenChanged.emit()

    @Slot()
    def forget(self) -> None:
        """Back to the welcome screen, as if nobody had been here."""
        self._trail = [_WELCOME]
        self.setLanguage(self._first_language)
        self.screenChanged.emit()
        self.forgotten.emit()
