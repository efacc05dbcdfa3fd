"""What a command says: answers to standard output, messages to standard error, in the language of whoever asked."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.hall.model import Text
from kiosk.words import catalogue, filled

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
CLOSED_PIPE, INTERRUPTED = 128 + 13, 128 + 2
"""What a shell reports for a program ended by SIGPIPE and by SIGINT."""


class Refused(Exception):
    """A command cannot be done and nothing was changed; ``reason`` says why, for people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en or reason.th)
        self.reason = reason


class WrongUsage(Exception):
    """The command line is not one that the program knows; ``reason`` says why, ``usage`` what would be right."""

    def __init__(self, reason: Text, usage: str) -> None:
        super().__init__(reason.en or reason.th)
        self.reason, self.usage = reason, usage


@dataclass(frozen=True, slots=True)
class Console:
    """``language``: ``"th"`` or ``"en"``. ``as_json``: answers are documents, one a line."""

    language: str
    as_json: bool = False

    def said(self, key: str, /, **values: object) -> str:
        """The words ``key`` of the catalogue ``commands``."""
        return filled(catalogue("commands")[key], **values).said_in(self.language)

    def answer(self, line: str) -> None:
        print(line, file=sys.stdout)

    def document(self, value: object) -> None:
        """One JSON document on one line; flushed, so that whoever asks line by line is not kept waiting."""
        print(json.dumps(value, ensure_ascii=False, allow_nan=False), file=sys.stdout, flush=True)

    def message(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def day_and_time(self, moment: dt.datetime) -> str:
        """Thai: day/month/year of the Buddhist Era. English: ISO."""
        if self.language == "th":
            return f"{moment.day}/{moment.month}/{moment.year + 543} {moment:%H:%M}"
        return f"{moment:%Y-%m-%d %H:%M}"


def speak_utf8() -> None:
    """Let both streams write UTF-8 whatever the locale; what is no text (a broken argument) becomes ``?``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def system_language(environment: Mapping[str, str]) -> str:
    """``"th"`` where the locale for messages is Thai, else ``"en"``; the order of the variables is POSIX's."""
    named = (environment.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "th" if next(filter(None, named), "").lower().startswith("th") else "en"
