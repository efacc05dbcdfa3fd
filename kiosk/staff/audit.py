"""What staff did, line by line, in a file that is only ever added to."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "audit.jsonl"

_HASHED_AT_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """``when``: ISO 8601 with its zone. ``source``: a file's name. ``sha256``: of its bytes, empty if there is none."""

    when: str
    what: str
    source: str
    sha256: str
    result: str


class AuditTrail:
    """The trail of the data folder ``folder``: one JSON document a line, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def record(self, when: dt.datetime, what: str, *, source: str = "", sha256: str = "", result: str) -> AuditEntry:
        """Add one line and flush it to the disk. Raises ``OSError``."""
        entry = AuditEntry(when.isoformat(timespec="seconds"), what, source, sha256, result)
        line = (json.dumps(asdict(entry), ensure_ascii=False) + "\n").encode("utf-8", "replace")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size and os.pread(handle, 1, size - 1) != b"\n":
                line = b"\n" + line  # a power cut tore the last line; leave it, and begin a new one
            file.write(line)
            os.fsync(handle)
        return entry

    def entries(self) -> tuple[AuditEntry, ...]:
        """Every whole entry, oldest first; a torn or foreign line is passed over."""
        try:
            lines = self._file.read_bytes().split(b"\n")
        except FileNotFoundError:
            return ()
        found = []
        for line in lines:
            try:
                found.append(AuditEntry(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return tuple(found)


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal of a file's bytes, or of a folder's files by name; empty if it cannot be read.

    Over 64 MiB, which no refresh accepts, it is empty too.
    """
    total = hashlib.sha256()
    try:
        files = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
        if not all(file.is_file() for file in files) or sum(file.stat().st_size for file in files) > _HASHED_AT_MOST:
            return ""
        for file in files:
            if path.is_dir():
                total.update(file.name.encode("utf-8", "surrogateescape") + b"\0")
            total.update(file.read_bytes())
    except (OSError, ValueError):
        return ""
    return total.hexdigest()
