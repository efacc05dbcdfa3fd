"""The aisles that staff have closed, in a file of their own: a refresh of the data leaves them as they are."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Collection, Iterator, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from kiosk.hall.closure import Closure
from kiosk.hall.model import Polygon, Ring
from kiosk.store import disk
from kiosk.store.errors import disk_refusal

FILE_NAME = "closures.json"


class Closures:
    """The closures of the data folder ``folder``, kept across restarts and power cuts.

    The file is replaced in one step, so that readers in any process find all of the old closures or all of the new
    ones. One that is missing or cannot be read at all means that nothing is closed; an entry that is no closure is
    skipped. ``lock_wait``: seconds to wait for another writer.

    Staff close from the moment on in which they say so. An entry whose beginning is still to come was therefore made
    before the clock was put back: it is in force already, and stays so until its end.
    """

    def __init__(self, folder: Path, lock_wait: float = 10.0) -> None:
        self._folder = folder
        self._file = folder / FILE_NAME
        self._lock_wait = lock_wait

    def all(self) -> tuple[Closure, ...]:
        """Every closure kept, in the order in which they were added; over or not."""
        try:
            entries = json.loads(self._file.read_text("utf-8"))["closures"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ()
        return tuple(_closures(entries)) if isinstance(entries, list) else ()

    def in_force(self, now: dt.datetime) -> tuple[Closure, ...]:
        """Those that hold at ``now``, which carries a time zone: all that are not over."""
        return tuple(closure for closure in self.all() if now < closure.until)

    def next_change(self, now: dt.datetime) -> dt.datetime | None:
        """When, after ``now``, the next of them ends; None if nothing changes by itself any more."""
        return min((one.until for one in self.all() if one.until > now), default=None)

    def add(self, closure: Closure, instead: Collection[Closure] = ()) -> None:
        """Keep ``closure`` too, ``instead`` of those and of any of just the same area, and let go of those that were
        over when it began. Raises ``StoreError``."""
        area = (closure.level, closure.shape.outer)
        with self._writing():
            kept = [
                one
                for one in self.all()
                if one.until > closure.since and one not in instead and (one.level, one.shape.outer) != area
            ]
            self._write([*kept, closure])

    def remove(self, closure: Closure) -> None:
        """Keep ``closure`` no longer; one that is not kept is no error. Raises ``StoreError``."""
        with self._writing():
            kept = self.all()
            if closure in kept:
                self._write([one for one in kept if one != closure])

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            disk.make_folder(self._folder)
            with disk.locked(self._folder / "closures.lock", self._lock_wait):
                yield
        except OSError as error:
            raise disk_refusal(error) from error

    def _write(self, closures: Sequence[Closure]) -> None:
        document = {"closures": [_document(one) for one in closures]}
        disk.write_whole(self._file, json.dumps(document, indent=1) + "\n")


def _document(closure: Closure) -> dict[str, Any]:
    return {
        "level": closure.level,
        "outer": closure.shape.outer,
        "holes": closure.shape.holes,
        "since": closure.since.isoformat(),
        "until": closure.until.isoformat(),
    }


def _closures(entries: Sequence[Any]) -> Iterator[Closure]:
    """Those of ``entries`` that are closures."""
    for entry in entries:
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            yield _closure(entry)


def _closure(kept: dict[str, Any]) -> Closure:
    """Raises ``ValueError``, ``KeyError`` or ``TypeError`` where ``kept`` is no closure."""
    shape = Polygon(_ring(kept["outer"]), tuple(_ring(hole) for hole in kept["holes"]))
    since, until = (dt.datetime.fromisoformat(kept[name]) for name in ("since", "until"))
    if since.tzinfo is None or until.tzinfo is None or not isinstance(kept["level"], str):
        raise ValueError("no closure")
    return Closure(kept["level"], shape, since, until)


def _ring(corners: Sequence[Sequence[float]]) -> Ring:
    ring = tuple((float(x), float(y)) for x, y in corners)
    if len(ring) < 3 or not all(isfinite(value) for corner in ring for value in corner):
        raise ValueError("no outline")
    return ring
