"""The tables of a generation, and how those of an older program become today's.

A generation's file is never written to once it is complete. One of an older ``SCHEMA_VERSION`` is copied into memory
and brought up to date there, by one step of ``MIGRATIONS`` after another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from sqlite_utils import Database

from kiosk.store.errors import Damaged

SCHEMA_VERSION = 2
"""Kept in each file as SQLite's ``user_version``."""

_NAME = {"name_th": str, "name_en": str}
_TABLES: Mapping[str, tuple[Mapping[str, type], tuple[str, ...], tuple[tuple[str, str, str], ...]]] = {
    # table: columns, primary key, foreign keys. Lists and polygons are JSON; order in a table is the workbook's.
    "generation": ({"number": int, "applied_at": str, "source": str, "booths": int, "digest": str}, ("number",), ()),
    "event": (
        {
            **_NAME,
            "first_day": str,
            "last_day": str,
            "opens": str,
            "closes": str,
            "timezone": str,
            "venue_th": str,
            "venue_en": str,
            "organiser_th": str,
            "organiser_en": str,
            "companion_url": str,
        },
        ("name_th",),
        (),
    ),
    "levels": ({"id": str, **_NAME, "ordinal": int}, ("id",), ()),
    "areas": (
        {"position": int, "level": str, "kind": str, "shape": str, **_NAME},
        ("position",),
        (("level", "levels", "id"),),
    ),
    "types": ({"id": str, **_NAME, "colour": str, "icon": str, "keywords": str}, ("id",), ()),
    "agencies": ({"id": str, **_NAME, "abbr_th": str, "abbr_en": str, "aliases": str, "url": str}, ("id",), ()),
    "booths": (
        {
            "code": str,
            "title_th": str,
            "title_en": str,
            "type": str,
            "description_th": str,
            "description_en": str,
            "keywords": str,
            "url": str,
            "level": str,
            "x": float,
            "y": float,
            "width": float,
            "depth": float,
            "rotation": float,
            "shape": str,
            "front": str,
        },
        ("code",),
        (("type", "types", "id"), ("level", "levels", "id")),
    ),
    "booth_agencies": (
        {"booth": str, "position": int, "agency": str},
        ("booth", "position"),
        (("booth", "booths", "code"), ("agency", "agencies", "id")),
    ),
    "places": (
        {"id": str, "kind": str, "level": str, "x": float, "y": float, **_NAME},
        ("id",),
        (("level", "levels", "id"),),
    ),
    "links": (
        {
            "position": int,
            "kind": str,
            "from_level": str,
            "from_x": float,
            "from_y": float,
            "to_level": str,
            "to_x": float,
            "to_y": float,
            "step_free": int,
            "one_way": int,
            "seconds": float,
        },
        ("position",),
        (("from_level", "levels", "id"), ("to_level", "levels", "id")),
    ),
    "kiosks": (
        {"id": str, "level": str, "x": float, "y": float, "heading": float, **_NAME},
        ("id",),
        (("level", "levels", "id"),),
    ),
    "programme": (
        {
            "position": int,
            "day": str,
            "start": str,
            "end": str,
            "title_th": str,
            "title_en": str,
            "place": str,
        },
        ("position",),
        (("place", "places", "id"),),
    ),
    "walks": (
        {"kiosk": str, "booth": str, "metres": float, "seconds": float},
        ("kiosk", "booth"),
        (("kiosk", "kiosks", "id"), ("booth", "booths", "code")),
    ),
    "kept": ({"name": str, "data": bytes}, ("name",), ()),
}
CONTENT = tuple(table for table in _TABLES if table != "generation")
"""The tables that hold the event and what was prepared of it, in the order in which they are filled."""


def create(database: Database) -> None:
    """Make the empty tables of today's version."""
    for name in _TABLES:
        _create(database, name)
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _create(database: Database, name: str) -> None:
    columns, key, foreign_keys = _TABLES[name]
    database.create_table(name, dict(columns), pk=key, foreign_keys=list(foreign_keys), strict=True)


MIGRATIONS: Mapping[int, Callable[[Database], None]] = {1: lambda database: _create(database, "kept")}
"""By the version it starts from: the step that makes the next version's tables of it. 1 kept nothing prepared."""


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgraded(connection: sqlite3.Connection, migrations: Mapping[int, Callable[[Database], None]]) -> Database:
    """The database with today's tables: ``connection``'s own, or a migrated copy in memory.

    Raises ``Damaged`` for a version this program does not know.
    """
    found = version(connection)
    if found == SCHEMA_VERSION:
        return Database(connection, execute_plugins=False)
    if not 0 < found < SCHEMA_VERSION:
        raise Damaged(f"schema version {found}; this program knows up to {SCHEMA_VERSION}")
    copy = sqlite3.connect(":memory:")
    connection.backup(copy)
    database = Database(copy, execute_plugins=False)
    for step in range(found, SCHEMA_VERSION):
        migrations[step](database)
    return database
