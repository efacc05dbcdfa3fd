"""From a command line to a command and its options."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

from kiosk.commands.console import Console, WrongUsage
from kiosk.hall.model import Text
from kiosk.words import catalogue, filled

DEFAULT_COMMAND = "run"
VNC_PORT = 5900
"""The port of a machine's first screen in the RFB protocol (RFC 6143)."""

USAGES: Mapping[str, str] = {
    "run": "[--windowed] [--portrait|--landscape] [--preview] [--vnc [PORT]]",
    "search": "TEXT [--limit N] [--type ID] | --batch FILE",
    "route": "TO... [--from PLACE] [--step-free] [--slow] [--keep-order] | --batch FILE",
    "refresh": "FILE [--check] [--yes]",
    "template": "FILE",
    "export": "FILE",
    "generations": "",
    "rollback": "[GENERATION]",
    "settings": "",
    "doctor": "[--probe]",
    "screenshots": "DIR [--size WxH]...",
}
"""Every command, in the order of the help, and what may follow it."""

_COMMON_USAGE = "[--data DIR] [--kiosk-id ID] [--now TIME] [--lang th|en] [--json] [--help]"

_WORD = "\0"
"""Marks what stood behind ``--``, which is a word whatever it looks like; argparse knows ``--`` but not intermixed."""

# What argparse complains of, and our words for it. Anything else it says is passed on.
_COMPLAINTS = (
    ("usage_missing", r"the following arguments are required: (?P<names>.+)"),
    ("usage_unknown_option", r"unrecognized arguments: (?P<names>.+)"),
    ("usage_no_value", r"argument (?P<names>.+?): expected .*argument.*"),
    ("usage_takes_no_value", r"argument (?P<names>.+?): ignored explicit argument .+"),
    ("usage_not_together", r"argument (?P<names>.+?): not allowed with argument (?P<other>.+)"),
    ("usage_choice", r"argument (?P<names>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<allowed>.+)\)"),
    ("usage_value", r"argument (?P<names>.+?): (?P<reason>.+)"),
)


def parse(arguments: Sequence[str], console: Console) -> argparse.Namespace:
    """The options, with ``command``. Common options may stand before the command or after it.

    Raises ``WrongUsage``; ``SystemExit(0)`` after printing the help that was asked for.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    common, rest = _parser(console, "").parse_known_args(arguments[:end])
    rest += [_WORD + word for word in arguments[end + 1 :]]
    if not rest or (rest[0].startswith("-") and rest[0] not in ("-h", "--help")):
        rest.insert(0, DEFAULT_COMMAND)
    command = rest[0].removeprefix(_WORD)
    if command in ("-h", "--help"):
        parser = _parser(console, "")
        parser.description = _overview(console)
        console.answer(parser.format_help())
        raise SystemExit(0)
    if command not in USAGES:
        raise WrongUsage(
            filled(catalogue("commands")["usage_unknown_command"], command=command), _parser(console, "").format_usage()
        )
    parser = _parser(console, command)
    parser.description = console.said(f"help_{command}")
    options = parser.add_argument_group(console.said("title_options"))
    if command in _OPTIONS:
        _OPTIONS[command](options, console)
    given = argparse.Namespace(command=command, **vars(common))
    # intermixed: options may stand between words, as in route A01 --step-free B07
    parsed = parser.parse_intermixed_args(rest[1:], given)
    for name, value in vars(parsed).items():
        setattr(parsed, name, _without_mark(value))
    _look_again(parser, parsed)
    return parsed


def _without_mark(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_mark(one) for one in value]
    return value.removeprefix(_WORD) if isinstance(value, str) else value


def early_language(arguments: Sequence[str], otherwise: str) -> str:
    """The language that ``arguments`` ask for, before they are read whole: complaints about them are in it too."""
    for argument, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        value = after if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and value in ("th", "en"):
            return value
    return otherwise


def _look_again(parser: _Parser, parsed: argparse.Namespace) -> None:
    """What argparse cannot say: words or a file of them, not both and not none."""
    if parsed.command not in ("search", "route"):
        return
    words = parsed.text if parsed.command == "search" else parsed.to
    filtered = parsed.command == "search" and parsed.type is not None
    if parsed.batch is not None and words:
        parser.error(f"argument {words[0]}: not allowed with argument --batch")
    if parsed.batch is None and not words and not filtered:
        parser.error("the following arguments are required: " + ("TEXT" if parsed.command == "search" else "TO"))


def _overview(console: Console) -> str:
    width = max(map(len, USAGES)) + 2
    lines = [f"  {name:<{width}}{console.said(f'help_{name}')}" for name in USAGES]
    title = console.said("title_commands") + ":"
    return "\n".join([console.said("help_kiosk"), "", title, *lines, "", console.said("help_more")])


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, usage_prefix: str, **options: Any) -> None:
        super().__init__(prog, **options)
        self._usage_prefix = usage_prefix

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._usage_prefix if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Complains by raising, in words of the catalogue."""

    def error(self, message: str) -> NoReturn:
        message = message.replace(_WORD, "")
        for key, pattern in _COMPLAINTS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                # Python 3.11 puts the choices in quotes, later ones do not
                values = {
                    name: value.replace("'", "") if name == "allowed" else value
                    for name, value in found.groupdict().items()
                }
                raise WrongUsage(filled(catalogue("commands")[key], **values), self.format_usage())
        raise WrongUsage(Text(message), self.format_usage())


def _parser(console: Console, command: str) -> _Parser:
    """A parser that knows the common options, and for a command also ``--help``."""
    parser = _Parser(
        prog=f"kiosk {command}".strip(),
        usage=f"kiosk {command} {USAGES[command]}".strip() if command else f"kiosk [COMMAND] {_COMMON_USAGE}",
        add_help=False,
        allow_abbrev=False,
        formatter_class=partial(_Formatter, usage_prefix=console.said("title_usage") + ": "),
    )
    common = parser.add_argument_group(console.said("title_common"))
    common.add_argument("--data", metavar="DIR", help=console.said("option_data"))
    common.add_argument("--kiosk-id", metavar="ID", help=console.said("option_kiosk_id"))
    common.add_argument("--now", metavar="TIME", help=console.said("option_now"))
    common.add_argument("--lang", choices=("th", "en"), help=console.said("option_lang"))
    common.add_argument("--json", action="store_true", help=console.said("option_json"))
    if command:
        common.add_argument("-h", "--help", action="help", help=console.said("option_help"))
    return parser


_Group = argparse._ArgumentGroup


def _add_run(options: _Group, console: Console) -> None:
    options.add_argument("--windowed", action="store_const", const=True, help=console.said("option_windowed"))
    either = options.add_mutually_exclusive_group()
    for orientation in ("portrait", "landscape"):
        either.add_argument(
            f"--{orientation}",
            dest="orientation",
            action="store_const",
            const=orientation,
            help=console.said(f"option_{orientation}"),
        )
    options.add_argument("--preview", action="store_const", const=True, help=console.said("option_preview"))
    port = _number(console, 1, 65535)
    options.add_argument(
        "--vnc", metavar="PORT", nargs="?", const=VNC_PORT, type=port, help=console.said("option_vnc", port=VNC_PORT)
    )


def _add_search(options: _Group, console: Console) -> None:
    options.add_argument("text", metavar="TEXT", nargs="*", help=console.said("option_text"))
    limit = _number(console, 1, 100_000)
    options.add_argument("--limit", metavar="N", type=limit, default=20, help=console.said("option_limit", number=20))
    options.add_argument("--type", metavar="ID", help=console.said("option_type"))
    options.add_argument("--batch", metavar="FILE", help=console.said("option_search_batch"))


def _add_route(options: _Group, console: Console) -> None:
    options.add_argument("to", metavar="TO", nargs="*", help=console.said("option_to"))
    options.add_argument("--from", dest="origin", metavar="PLACE", help=console.said("option_from"))
    options.add_argument("--step-free", action="store_true", help=console.said("option_step_free"))
    options.add_argument("--slow", action="store_true", help=console.said("option_slow"))
    options.add_argument("--keep-order", action="store_true", help=console.said("option_keep_order"))
    options.add_argument("--batch", metavar="FILE", help=console.said("option_route_batch"))


def _add_refresh(options: _Group, console: Console) -> None:
    _add_file(options, console)
    options.add_argument("--check", action="store_true", help=console.said("option_check"))
    options.add_argument("--yes", action="store_true", help=console.said("option_yes"))


def _add_file(options: _Group, console: Console) -> None:
    options.add_argument("file", metavar="FILE", help=console.said("option_file"))


def _add_rollback(options: _Group, console: Console) -> None:
    number = _number(console, 1, 10**9)
    options.add_argument(
        "generation", metavar="GENERATION", nargs="?", type=number, help=console.said("option_generation")
    )


def _add_doctor(options: _Group, console: Console) -> None:
    options.add_argument("--probe", action="store_true", help=console.said("option_probe"))


def _add_screenshots(options: _Group, console: Console) -> None:
    options.add_argument("folder", metavar="DIR", help=console.said("option_folder"))
    options.add_argument(
        "--size", metavar="WxH", action="append", type=_size(console), help=console.said("option_size")
    )


def _number(console: Console, least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        number = int(value) if re.fullmatch(r"[0-9]{1,10}", value) else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(console.said("usage_number", value=value, least=least, most=most))
        return number

    return read


def _size(console: Console) -> Callable[[str], tuple[int, int]]:
    def read(value: str) -> tuple[int, int]:
        found = re.fullmatch(r"([0-9]{3,4})[x×]([0-9]{3,4})", value)
        if found is None:
            raise argparse.ArgumentTypeError(console.said("usage_size", value=value))
        return int(found[1]), int(found[2])

    return read


_OPTIONS: Mapping[str, Callable[[_Group, Console], None]] = {
    "run": _add_run,
    "search": _add_search,
    "route": _add_route,
    "refresh": _add_refresh,
    "template": _add_file,
    "export": _add_file,
    "rollback": _add_rollback,
    "doctor": _add_doctor,
    "screenshots": _add_screenshots,
}
