"""What every command works with: this machine's settings, its clock, its data, and someone to answer."""

from __future__ import annotations

import datetime as dt
import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.commands.console import Console, Refused
from kiosk.hall.closure import Closure
from kiosk.hall.model import DEFAULT_TIMEZONE, Event, KioskSpot
from kiosk.hours import Clock
from kiosk.settings import Effective
from kiosk.words import catalogue, filled

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.wayfinding import Navigator


@dataclass(frozen=True, slots=True)
class Desk:
    """Rooms are imported where they are used, so that a command waits for no more than it needs."""

    effective: Effective
    clock: Clock
    console: Console

    def now(self, event: Event | None = None) -> dt.datetime:
        return self.clock.now(event.info.timezone if event else DEFAULT_TIMEZONE)

    def store(self) -> Store:
        """The data folder, at first use filled from the shipped event. Raises ``Refused``.

        A folder whose data are all damaged is not at its first use: another event's data would come as a surprise.
        """
        from kiosk.store import Store, StoreError

        folder = self.effective.settings.data
        try:
            if any(part.is_file() for part in (folder, *folder.parents)):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            store = Store(folder)
            if store.active() is None and store.trouble is None:
                from kiosk.refresh import RefreshRefused, first_fill

                self.console.message(self.console.said("first_fill", folder=folder))
                try:
                    first_fill(store, self.now())
                except RefreshRefused as error:
                    raise Refused(error.text) from error
        except StoreError as error:
            raise Refused(error.text) from error
        except OSError as error:
            raise Refused(filled(catalogue("commands")["folder_fails"], folder=folder, error=error.strerror)) from error
        if store.trouble is not None:
            self.console.message(store.trouble.said_in(self.console.language))
        return store

    def record(self, what: str, result: str, *, source: str = "", sha256: str = "") -> None:
        """Leave a line in the audit trail. What was done stays done where the line cannot be written; that is said."""
        from kiosk.staff import AuditTrail

        try:
            trail = AuditTrail(self.effective.settings.data)
            trail.record(self.now(), what, source=source, sha256=sha256, result=result)
        except OSError as error:
            self.console.message(self.console.said("no_trail", error=error.strerror))

    def event(self, store: Store) -> Event:
        """The active generation's event. Raises ``Refused``."""
        from kiosk.store import StoreError

        try:
            return store.load()
        except StoreError as error:
            raise Refused(error.text) from error

    def closures(self, event: Event) -> tuple[Closure, ...]:
        """What of the hall's floor is closed at this hour."""
        from kiosk.store import Closures

        return Closures(self.effective.settings.data).in_force(self.now(event))

    def navigator(self, store: Store, event: Event) -> Navigator:
        """Ways through the active generation's event, around what is closed at this hour."""
        from kiosk.store import StoreError
        from kiosk.wayfinding import WAYS, Navigator

        try:
            navigator = Navigator(event, kept=store.kept(WAYS))
        except StoreError as error:
            raise Refused(error.text) from error
        closures = self.closures(event)
        return navigator.closing(closures) if closures else navigator

    def kiosk(self, event: Event) -> KioskSpot | None:
        """Which kiosk this is: the settings', else the workbook's first; None where the workbook has none.

        Raises ``Refused`` for an id that the workbook does not have.
        """
        wanted = self.effective.settings.kiosk_id
        if not wanted:
            return event.kiosks[0] if event.kiosks else None
        if wanted not in event.kiosk_by_id:
            known = ", ".join(event.kiosk_by_id) or "–"
            source = self.effective.sources["kiosk_id"]
            raise Refused(filled(catalogue("commands")["unknown_kiosk"], id=wanted, source=source, known=known))
        return event.kiosk_by_id[wanted]
