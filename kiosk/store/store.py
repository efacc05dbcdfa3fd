"""The generations of a kiosk's data, and which of them is in force."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.hall.generation import Generation
from kiosk.hall.model import Event, Text
from kiosk.store import contents, disk
from kiosk.store.contents import Contents, Kept, Walks
from kiosk.store.errors import Damaged, disk_refusal, refusal
from kiosk.words import catalogue, filled

KEPT = 10
"""So many generations are kept, the newest ones."""

_NAME = re.compile(r"(\d{6,})\.sqlite")
_Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Pointer:
    """What the file ``active`` says: the generation in force, and the newest one that ever was.

    A complete file with a higher number than ``newest`` was built by a refresh that was cut off before its switch.
    """

    number: int
    newest: int

    def __str__(self) -> str:
        return f"{self.number}\n{self.newest}\n"


class Store:
    """The data folder: ``generations/000001.sqlite`` and so on, and ``active`` with the number of the one in force.

    Any number of processes may read while one adds. Nothing is written but by ``add`` and ``rollback``; whatever cuts
    them short, the one rename of ``active`` has happened or has not. ``lock_wait``: seconds to wait for another writer.
    """

    def __init__(self, folder: Path, lock_wait: float = 10.0) -> None:
        self._folder = folder
        self._files = folder / "generations"
        self._pointer_file = folder / "active"
        self._lock_wait = lock_wait
        self._proven: dict[int, _Signature] = {}

    def active(self) -> Generation | None:
        """The generation in force; the newest good one where that is damaged; None where there is no good one."""
        number = self._active_number()
        if number is None:
            return None
        with contextlib.suppress(Damaged):
            return replace(contents.summary(self._file(number)), active=True)
        return None

    @property
    def trouble(self) -> Text | None:
        """What staff should know: the generation that should be in force is damaged, and which one is used instead."""
        pointer, numbers = self._pointer(), self._numbers()
        number = self._active_number()
        words = catalogue("store")
        if pointer is None:
            return filled(words["pointer_lost"], used=number) if number is not None else None
        if pointer.number == number:
            return None
        key = "damaged_none_left" if number is None else "damaged_other_used"
        return filled(words[key], number=pointer.number, used=number, kept=len(numbers))

    def generations(self) -> tuple[Generation, ...]:
        """The kept generations, newest first. One that cannot even be opened is not listed."""
        active = self._active_number()
        found = []
        for number in self._numbers():
            with contextlib.suppress(Damaged):
                found.append(replace(contents.summary(self._file(number)), active=number == active))
        return tuple(found)

    def load(self, number: int | None = None) -> Event:
        """The event of a generation; None: the active one. Raises ``StoreError``."""
        return self._contents(number).event

    def walks(self, kiosk_id: str) -> dict[str, tuple[float, float]]:
        """Booth code → metres and seconds on foot from that kiosk, of the active generation; empty if not known.

        Raises ``StoreError``.
        """
        number = self._active_number()
        if number is None:
            return {}
        try:
            return contents.walks_from(self._file(number), kiosk_id)
        except Damaged:
            raise refusal("damaged_generation", number=number) from None

    def kept(self, name: str) -> bytes | None:
        """What was prepared of the active generation's event and kept under ``name``; None if nothing was.

        Raises ``StoreError``.
        """
        number = self._active_number()
        if number is None:
            return None
        try:
            return contents.kept_in(self._file(number), name)
        except Damaged:
            raise refusal("damaged_generation", number=number) from None

    def add(
        self,
        event: Event,
        *,
        source: str,
        applied_at: dt.datetime,
        walks: Walks,
        kept: Kept | None = None,
        replacing: int | None = None,
    ) -> Generation:
        """Keep ``event`` as a new generation, with what was prepared of it, and put it in force.

        ``replacing``: the generation it was made from; if another one is in force by now, it is refused. None: whatever
        is in force is replaced. Raises ``StoreError``; then nothing has changed.
        """
        with self._writing():
            pointer = self._pointer()
            if replacing is not None and self._active_number() != replacing:
                raise refusal("replaced_meanwhile")
            self._clear_unfinished(pointer)
            self._forget_oldest()
            numbers = self._numbers()
            number = max([0, *numbers, pointer.newest if pointer else 0]) + 1
            generation = Generation(number, applied_at, source, len(event.booths), active=False)
            self._build(generation, event, walks, kept or {})
            self._switch(_Pointer(number, number))
            with contextlib.suppress(OSError):  # the new data are in force; an old file that stays does no harm
                self._forget_oldest()
        return replace(generation, active=True)

    def rollback(self, number: int | None = None) -> Generation:
        """Put a former generation in force; None: the newest good one older than the active. Raises ``StoreError``."""
        with self._writing():
            numbers = self._numbers()
            active = self._active_number()
            if number is None:
                older = [n for n in numbers if active is not None and n < active and self._is_good(n)]
                if not older:
                    raise refusal("no_older")
                number = older[0]
            elif number not in numbers:
                raise refusal("unknown_generation", number=number)
            elif not self._is_good(number):
                raise refusal("damaged_generation", number=number)
            pointer = self._pointer()
            self._switch(_Pointer(number, max(numbers[0], pointer.newest if pointer else 0)))
            return replace(contents.summary(self._file(number)), active=True)

    def _contents(self, number: int | None) -> Contents:
        wanted = self._active_number() if number is None else number
        if wanted is None:
            raise refusal("no_data")
        if wanted not in self._numbers():
            raise refusal("unknown_generation", number=wanted)
        try:
            return self._read(wanted)
        except Damaged:
            self._proven.pop(wanted, None)
            if number is None and self._active_number() not in (None, wanted):
                return self._contents(None)  # it was whole when it was first read; the newest good one steps in
            raise refusal("damaged_generation", number=wanted) from None

    def _read(self, number: int) -> Contents:
        """The proven contents of a generation's file. Raises ``Damaged``."""
        found = contents.read(self._file(number))
        if found.generation.number != number:
            raise Damaged(f"generation {found.generation.number} in the place of {number}")
        return found

    def _file(self, number: int) -> Path:
        return self._files / f"{number:06}.sqlite"

    def _all_numbers(self) -> list[int]:
        names = (_NAME.fullmatch(entry.name) for entry in self._files.iterdir()) if self._files.is_dir() else ()
        return sorted((int(name[1]) for name in names if name), reverse=True)

    def _numbers(self) -> list[int]:
        """The generations that are or were in force, newest first."""
        pointer = self._pointer()
        return [number for number in self._all_numbers() if pointer is None or number <= pointer.newest]

    def _pointer(self) -> _Pointer | None:
        try:
            number, newest = (int(line) for line in self._pointer_file.read_text("ascii").split())
        except (OSError, ValueError):
            return None
        return _Pointer(number, newest)

    def _active_number(self) -> int | None:
        pointer = self._pointer()
        if pointer is not None and self._is_good(pointer.number):
            return pointer.number
        return next((number for number in self._numbers() if self._is_good(number)), None)

    def _is_good(self, number: int) -> bool:
        """Whether the file proves whole; one that did and has not changed since is not read again."""
        try:
            about = self._file(number).stat()
            signature = (about.st_ino, about.st_size, about.st_mtime_ns)
            if self._proven.get(number) != signature:
                self._read(number)
                self._proven[number] = signature
        except (OSError, Damaged):
            self._proven.pop(number, None)
            return False
        return True

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time; an error of the disk becomes a ``StoreError``."""
        try:
            disk.make_folder(self._files)
            with disk.locked(self._folder / "lock", self._lock_wait):
                yield
        except OSError as error:
            raise disk_refusal(error) from error

    def _clear_unfinished(self, pointer: _Pointer | None) -> None:
        """Away with what a writer left that was cut off: half-built files, and a complete one never put in force."""
        for entry in self._files.glob("*.new*"):
            entry.unlink()
        if pointer is not None:
            for number in self._all_numbers():
                if number > pointer.newest:
                    self._file(number).unlink()

    def _forget_oldest(self) -> None:
        pointer = self._pointer()
        for number in self._numbers()[KEPT:]:
            if pointer is None or number != pointer.number:
                self._file(number).unlink()

    def _build(self, generation: Generation, event: Event, walks: Walks, kept: Kept) -> None:
        """Write the generation's file beside its place, prove it, and move it there."""
        file = self._file(generation.number)
        beside = file.with_name(file.name + ".new")
        try:
            contents.write(beside, generation, event, walks, kept)
            found = contents.read(beside)
            same_walks = {k: dict(v) for k, v in found.walks.items()} == {k: dict(v) for k, v in walks.items() if v}
            if found.event != event or found.generation != generation or not same_walks or found.kept != kept:
                raise refusal("not_the_same")
            disk.move(beside, file)
        except (Damaged, sqlite3.Error) as error:
            raise refusal("not_whole", detail=str(error)) from error
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def _switch(self, pointer: _Pointer) -> None:
        disk.write_whole(self._pointer_file, str(pointer))
