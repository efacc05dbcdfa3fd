"""The event files on what is plugged in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

EVENT_FILE_ENDINGS = frozenset({".xlsx", ".zip", ".csv"})
DEPTH = 4
"""``/media/USER/LABEL/folder/file``: deep enough for a folder on a stick, and no further."""
MOST_ENTRIES = 5000
"""A stick full of photographs must not keep staff waiting."""


@dataclass(frozen=True, slots=True)
class EventFile:
    """A file or a folder of csv. ``modified``: seconds since 1970. ``size``: bytes (of a folder: its csv together)."""

    path: Path
    modified: float
    size: int


def event_files(folders: Sequence[str]) -> list[EventFile]:
    """What could be an event below ``folders``, newest first.

    Links are not followed; what cannot be read is left out.
    """
    entries = (entry for folder in folders for entry in _walk(Path(folder), DEPTH))
    found: list[EventFile] = []
    csv_in: dict[Path, list[EventFile]] = {}
    for _, (path, stat) in zip(range(MOST_ENTRIES), entries, strict=False):
        if path.suffix.lower() not in EVENT_FILE_ENDINGS or path.name.startswith((".", "~$")):
            continue
        file = EventFile(path, stat.st_mtime, stat.st_size)
        if path.suffix.lower() == ".csv":
            csv_in.setdefault(path.parent, []).append(file)
        else:
            found.append(file)
    for folder, files in csv_in.items():
        if len(files) == 1:
            found += files
        else:
            found.append(EventFile(folder, max(file.modified for file in files), sum(file.size for file in files)))
    return sorted(found, key=lambda file: (-file.modified, str(file.path)))


def _walk(folder: Path, depth: int) -> Iterator[tuple[Path, os.stat_result]]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if depth > 1:
                    yield from _walk(Path(entry.path), depth - 1)
            elif entry.is_file(follow_symlinks=False):
                yield Path(entry.path), entry.stat(follow_symlinks=False)
        except OSError:
            continue
