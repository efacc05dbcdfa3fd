"""One generation's file: written once, then only read, and believed only when it proves whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kiosk.hall.generation import Generation
from kiosk.hall.model import Event
from kiosk.store import disk, rows, schema
from kiosk.store.errors import Damaged

Walks = Mapping[str, Mapping[str, tuple[float, float]]]
Kept = Mapping[str, bytes]
"""What rooms prepared of the event, each in a form of its own, under the room's name."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds. ``generation.active`` is always False here: a file does not know."""

    generation: Generation
    event: Event
    walks: Walks
    kept: Kept


def write(path: Path, generation: Generation, event: Event, walks: Walks, kept: Kept) -> None:
    """Write a new file and flush it. Raises ``OSError``; then ``path`` is worth nothing.

    The database is built in memory and written in one go: what the disk says of it comes unchanged from the system.
    Raises ``sqlite3.Error`` for an event with two things of one id.
    """
    database = Database(memory=True, execute_plugins=False)
    with closing(database.conn):
        schema.create(database)
        for name, records in rows.rows_of(event).items():
            database.table(name).insert_all(records)
        database.table("walks").insert_all(
            {"kiosk": kiosk, "booth": booth, "metres": metres, "seconds": seconds}
            for kiosk, ways in walks.items()
            for booth, (metres, seconds) in ways.items()
        )
        database.table("kept").insert_all({"name": name, "data": data} for name, data in kept.items())
        about = {
            "number": generation.number,
            "applied_at": generation.applied_at.isoformat(),
            "source": generation.source,
            "booths": generation.booths,
        }
        digest = _digest(about, _tables(database))
        database.table("generation").insert({**about, "digest": digest})
        database.conn.commit()
        data = database.conn.serialize()
    disk.write_flushed(path, data)


def read(path: Path) -> Contents:
    """All that ``path`` holds, proven: SQLite's own checks, its references, and the digest of every row.

    Raises ``Damaged``.
    """
    try:
        with closing(_opened(path)) as connection:
            for check in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
                found = connection.execute(check).fetchall()
                if found not in ([], [("ok",)]):
                    raise Damaged(f"{check}: {found[:3]}")
            tables = _tables(Database(connection, execute_plugins=False), _names(connection))
            (about,) = tables.pop("generation")
            if about.pop("digest") != _digest(about, tables):
                raise Damaged("the rows are not those that were written")
            database = schema.upgraded(connection, schema.MIGRATIONS)
            if database.conn is not connection:
                tables = _tables(database)
            walks: dict[str, dict[str, tuple[float, float]]] = {}
            for row in tables["walks"]:
                walks.setdefault(row["kiosk"], {})[row["booth"]] = (row["metres"], row["seconds"])
            kept = {row["name"]: row["data"] for row in tables["kept"]}
            return Contents(_generation(about), rows.event_of(tables), walks, kept)
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from error


def summary(path: Path) -> Generation:
    """What ``path`` says of itself, without proof. Raises ``Damaged``."""
    try:
        with closing(_opened(path)) as connection:
            (about,) = Database(connection, execute_plugins=False)["generation"].rows
            return _generation(about)
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from error


def walks_from(path: Path, kiosk_id: str) -> dict[str, tuple[float, float]]:
    """The walks from one kiosk, of a file that proved whole before. Raises ``Damaged``."""
    try:
        with closing(_opened(path)) as connection:
            table = schema.upgraded(connection, schema.MIGRATIONS).table("walks")
            found = table.rows_where("kiosk = ?", [kiosk_id], order_by="rowid")
            return {row["booth"]: (row["metres"], row["seconds"]) for row in found}
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from error


def kept_in(path: Path, name: str) -> bytes | None:
    """What was kept under ``name``, of a file that proved whole before. Raises ``Damaged``."""
    try:
        with closing(_opened(path)) as connection:
            table = schema.upgraded(connection, schema.MIGRATIONS).table("kept")
            return next((row["data"] for row in table.rows_where("name = ?", [name])), None)
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that can only read; ``immutable`` since nobody writes to a finished file, not even a lock."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _generation(about: Mapping[str, Any]) -> Generation:
    applied_at = dt.datetime.fromisoformat(about["applied_at"])
    return Generation(about["number"], applied_at, about["source"], about["booths"], active=False)


def _names(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [name for (name,) in found]


def _tables(database: Database, names: list[str] | tuple[str, ...] = schema.CONTENT) -> dict[str, list[dict[str, Any]]]:
    return {name: list(database[name].rows_where(order_by="rowid")) for name in names}


def _digest(about: Mapping[str, Any], tables: Mapping[str, list[dict[str, Any]]]) -> str:
    """A fingerprint of every value; SQLite's own check would not see a letter turned into another one."""
    made = hashlib.sha256(repr(sorted(about.items())).encode())
    for name in sorted(tables):
        values = [tuple(map(_short, row.values())) for row in tables[name]]
        made.update(repr((name, values)).encode())
    return made.hexdigest()


def _short(value: object) -> object:
    """``value``, or a fingerprint of it where it is long."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
