"""The few things a file system must do for the store: flush, rename in one step, let one in at a time."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.store.errors import refusal

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE = 0.05


def write_flushed(path: Path, data: bytes) -> None:
    """Write the new file ``path`` and have it truly on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """Have a folder's entries truly on the disk. Windows flushes no folders and needs it not."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move(path: Path, to: Path) -> None:
    """Rename the flushed file ``path`` in one step, replacing ``to``; flush the folder that holds both."""
    path.replace(to)
    flush_folder(to.parent)


def write_whole(path: Path, text: str) -> None:
    """Replace ``path`` by a file of ``text`` in one step: a reader finds the old or the new one, never a part."""
    beside = path.with_name(path.name + ".new")
    write_flushed(beside, text.encode())
    move(beside, path)


def make_folder(path: Path) -> None:
    """Make ``path`` and its parents, each flushed into the folder above."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        flush_folder(folder.parent)


@contextlib.contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock ``path``; the system frees it when the process ends, however it ends.

    Another holder, in this process or any other, is waited for up to ``wait`` seconds, then ``StoreError`` is raised.
    """
    give_up = time.monotonic() + wait
    with path.open("a+b") as file:
        while True:
            try:
                _try_lock(file.fileno())
                break
            except OSError:
                if time.monotonic() >= give_up:
                    raise refusal("busy") from None
                time.sleep(_PAUSE)
        yield
