"""A file from a stick, checked: staff may pull the stick while they read what would change."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.refresh import Plan, prepare
from kiosk.refresh.archive import MOST_BYTES
from kiosk.staff import digest
from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class Checked:
    plan: Plan
    sha256: str


def check_copy(path: Path, folder: Path, store: Store) -> Checked:
    """Copies ``path`` into the data folder and checks the copy. Raises ``OSError`` if it cannot be copied.

    What is too large for any refresh is not copied, only refused.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        return Checked(prepare(path, None), "")
    with tempfile.TemporaryDirectory(prefix="incoming-", dir=folder) as scratch:
        copy = Path(scratch) / path.name
        if path.is_dir():
            copy.mkdir()
            for sheet in path.glob("*.csv"):
                shutil.copyfile(sheet, copy / sheet.name)
        else:
            shutil.copyfile(path, copy)
        current = store.load() if store.active() else None
        return Checked(prepare(copy, current), digest(copy))
