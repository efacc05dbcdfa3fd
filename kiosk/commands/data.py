"""The data's own commands: an empty workbook, the loaded event as a file, the kept generations."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import DONE, Refused
from kiosk.commands.desk import Desk
from kiosk.hall.generation import Generation
from kiosk.store import Store, StoreError
from kiosk.words import catalogue, filled


def template(desk: Desk, options: argparse.Namespace) -> int:
    """An empty workbook. A file that is there already may be somebody's filled-in one: it is left alone."""
    from kiosk.refresh import ExportError, write_template

    path = Path(options.file)
    try:
        if path.exists() and path.stat().st_size:
            raise Refused(filled(catalogue("commands")["file_exists"], file=path))
        write_template(path)
    except ExportError as error:
        raise Refused(error.text) from error
    except OSError as error:
        raise Refused(filled(catalogue("commands")["file_fails"], file=path, error=error)) from error
    return _written(desk, path)


def export(desk: Desk, options: argparse.Namespace) -> int:
    """The loaded event as a file, in the form that its ending names."""
    from kiosk.refresh import ExportError, export_event

    path = Path(options.file)
    event = desk.event(desk.store())
    try:
        export_event(event, path)
    except ExportError as error:
        raise Refused(error.text) from error
    except OSError as error:
        raise Refused(filled(catalogue("commands")["file_fails"], file=path, error=error)) from error
    return _written(desk, path)


def generations(desk: Desk, options: argparse.Namespace) -> int:
    """The kept generations, newest first."""
    del options
    _list(desk, desk.store())
    return DONE


def rollback(desk: Desk, options: argparse.Namespace) -> int:
    """Back to an older generation, or to the one that is named."""
    store = desk.store()
    try:
        now_active = store.rollback(options.generation)
    except StoreError as error:
        desk.record("roll back refused", error.text.said_in("en"))
        raise Refused(error.text) from error
    desk.record("rolled back", f"generation {now_active.number}")
    desk.console.message(desk.console.said("rolled_back", number=now_active.number))
    _list(desk, store)
    return DONE


def _written(desk: Desk, path: Path) -> int:
    if desk.console.as_json:
        desk.console.document([str(path)])
    else:
        desk.console.message(desk.console.said("written", file=path))
    return DONE


def _list(desk: Desk, store: Store) -> None:
    kept = store.generations()
    if desk.console.as_json:
        desk.console.document(
            [
                {
                    "generation": one.number,
                    "applied_at": one.applied_at.isoformat(),
                    "source": one.source,
                    "booths": one.booths,
                    "active": one.active,
                }
                for one in kept
            ]
        )
        return
    for one in kept:
        desk.console.answer(_line(desk, one))


def _line(desk: Desk, one: Generation) -> str:
    when = desk.console.day_and_time(one.applied_at)
    told = desk.console.said("generation", number=one.number, when=when, source=one.source, booths=one.booths)
    return f"{'*' if one.active else ' '} {told}"
