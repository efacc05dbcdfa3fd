"""A batch file, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.commands.console import Refused
from kiosk.words import catalogue, filled


def lines_of(file: str) -> Iterator[str]:
    """The lines of ``file`` (``-``: standard input) without their ends, each as soon as it is there.

    The file is UTF-8; bytes that are none become U+FFFD, so that one bad line does not cost the others. Raises
    ``Refused`` if it cannot be read.
    """
    try:
        with open(0 if file == "-" else file, encoding="utf-8-sig", errors="replace", closefd=file != "-") as text:
            for line in text:
                yield line.rstrip("\n")
    except (OSError, ValueError) as error:
        raise Refused(filled(catalogue("commands")["file_fails"], file=file, error=error)) from error
