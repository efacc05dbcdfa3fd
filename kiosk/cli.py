"""The front door: parse, call, print. The one place that may open a window, and only for the commands that paint."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.commands import parser
from kiosk.commands.console import (
    CLOSED_PIPE,
    DONE,
    INTERRUPTED,
    REFUSED,
    WRONG_USAGE,
    Console,
    Refused,
    WrongUsage,
    speak_utf8,
    system_language,
)
from kiosk.commands.desk import Desk
from kiosk.hall.model import Text
from kiosk.hours import Clock
from kiosk.settings import SettingsError, load
from kiosk.words import catalogue, filled

Command = Callable[[Desk, argparse.Namespace], int]

SCREENSHOT_SIZES = ((1080, 1920), (1920, 1080))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Whatever is expected to go wrong is told in a line, never in a traceback."""
    speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    console = Console(parser.early_language(arguments, system_language(os.environ)))
    try:
        options = parser.parse(arguments, console)
        console = Console(console.language, options.json)
        code = _command(options)(_desk(options, console), options)
        sys.stdout.flush()
    except WrongUsage as error:
        console.message(error.usage.rstrip())
        console.message(f"kiosk: {error.reason.said_in(console.language)}")
        return WRONG_USAGE
    except Refused as error:
        console.message(f"kiosk: {error.reason.said_in(console.language)}")
        return REFUSED
    except SettingsError as error:
        console.message(f"kiosk: {_told(error).said_in(console.language)}")
        return WRONG_USAGE if error.source.startswith("--") else REFUSED
    except SystemExit as end:  # help was asked for
        return int(end.code or DONE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return CLOSED_PIPE
    except OSError as error:  # as when the answer is written to a full disk
        _let_go_of_output()
        console.message(f"kiosk: {': '.join(map(str, filter(None, (error.filename, error.strerror or error))))}")
        return REFUSED
    return code


def _let_go_of_output() -> None:
    """Where nobody takes the answer any more, drop it: else Python complains of it once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: SettingsError) -> Text:
    words = catalogue("settings")
    wanted = filled(words[error.wanted], **error.values)
    key = "refused_option" if error.source.startswith("--") else "refused" if error.name else "refused_file"
    return filled(words[key], source=error.source, name=error.name, value=error.value, wanted=wanted)


def _desk(options: argparse.Namespace, console: Console) -> Desk:
    """Raises ``SettingsError``."""
    given = {"data": options.data, "kiosk_id": options.kiosk_id, "now": options.now}
    if options.command == "run":
        given |= {name: getattr(options, name) for name in ("windowed", "orientation", "preview")}
        given["language"] = options.lang
    effective = load(given, os.environ)
    return Desk(effective, Clock.starting(effective.settings.now, fixed=effective.settings.now_fixed), console)


def _command(options: argparse.Namespace) -> Command:
    """Each command's module is imported when it is called: a search waits for nothing that only a refresh needs."""
    match options.command:
        case "run":
            return _run
        case "screenshots":
            return _screenshots
        case "search":
            from kiosk.commands.search import search as command
        case "route":
            from kiosk.commands.route import route as command
        case "refresh":
            from kiosk.commands.refresh import refresh as command
        case "template":
            from kiosk.commands.data import template as command
        case "export":
            from kiosk.commands.data import export as command
        case "generations":
            from kiosk.commands.data import generations as command
        case "rollback":
            from kiosk.commands.data import rollback as command
        case "settings":
            from kiosk.commands.machine import settings as command
        case "doctor" if options.probe:
            return _probe
        case _:
            from kiosk.commands.machine import doctor as command
    return command


def _run(desk: Desk, options: argparse.Namespace) -> int:
    from kiosk.doctor import has_display

    words = catalogue("commands")
    if options.vnc is None and not has_display(os.environ):
        raise Refused(words["no_display"])
    if options.vnc is not None and _port_is_taken(options.vnc):
        raise Refused(filled(words["port_taken"], port=options.vnc))
    _know_this_kiosk(desk)
    try:
        from ui import app
        from ui.vnc import VncError
    except ImportError as error:
        raise Refused(filled(words["no_qt"], error=error)) from error
    try:
        return app.run(desk.effective, desk.clock, language=desk.console.language, vnc_port=options.vnc)
    except VncError as error:
        raise Refused(filled(words["vnc_fails"], error=error)) from error


def _know_this_kiosk(desk: Desk) -> None:
    """Raise ``Refused`` if the event has no such kiosk: its ways would begin elsewhere, and nobody would notice.

    Where no event can be loaded the screen says so itself.
    """
    store = desk.store()
    try:
        event = desk.event(store)
    except Refused:
        return
    desk.kiosk(event)


def _port_is_taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _screenshots(desk: Desk, options: argparse.Namespace) -> int:
    desk.store()
    try:
        from ui.screenshots import screenshots
    except ImportError as error:
        raise Refused(filled(catalogue("commands")["no_qt"], error=error)) from error
    files = screenshots(
        desk.effective,
        desk.clock,
        Path(options.folder),
        languages=[options.lang] if options.lang else ["th", "en"],
        sizes=options.size or SCREENSHOT_SIZES,
    )
    if desk.console.as_json:
        desk.console.document([str(file) for file in files])
    else:
        for file in files:
            desk.console.answer(str(file))
    return DONE


def _probe(desk: Desk, options: argparse.Namespace) -> int:
    """What the doctor asks of a second process: what Qt finds here."""
    del options
    from ui.probe import probe

    desk.console.document(probe())
    return DONE
