"""A QR code as rows of modules, for whoever draws it."""

from __future__ import annotations

from typing import Any

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

CAPACITY_BYTES = 2953
"""What the largest code (version 40, level L) holds in byte mode: ISO/IEC 18004, table 7."""


class QrTooLong(ValueError):
    """The text does not fit into any QR code."""


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of ``text`` in UTF-8: rows of modules from the top, True is dark.

    The quiet zone is not in it: leave four light modules on every side (ISO/IEC 18004, 6.3.8). On a glowing screen
    nothing is torn or stained, so the lowest error level is taken, which makes the fewest and so the largest modules;
    a higher level is used only where the same size has room for it. Raises ``QrTooLong`` over ``CAPACITY_BYTES``.
    """
    smallest = _fitted(text, ERROR_CORRECT_L)
    if smallest is None:
        raise QrTooLong(f"{len(text.encode())} bytes; a QR code holds {CAPACITY_BYTES}")
    best = smallest
    for level in (ERROR_CORRECT_M, ERROR_CORRECT_Q, ERROR_CORRECT_H):
        higher = _fitted(text, level)
        if higher is None or higher.version != smallest.version:
            break
        best = higher
    best.make(fit=False)
    return tuple(tuple(map(bool, row)) for row in best.get_matrix())


def _fitted(text: str, level: int) -> qrcode.QRCode[Any] | None:
    """A code of the least version that holds ``text`` at ``level``, not yet drawn; None if there is none."""
    code = qrcode.QRCode(error_correction=level, border=0)
    # one segment: phones read Thai as UTF-8 from it, and splitting off digits would save next to nothing
    code.add_data(text.encode(), optimize=0)
    try:
        code.best_fit()
    except (DataOverflowError, ValueError):  # the library's setter refuses version 41 before its own error is raised
        return None
    return code
