"""How many pixels make a millimetre on the real screen."""

from __future__ import annotations

from math import hypot

MM_PER_INCH = 25.4
USUAL_INCHES = 21.5
"""The diagonal assumed where nothing better is known: the usual kiosk screen."""
_PLAUSIBLE_INCHES = (9.0, 90.0)


def px_per_mm(pixels: tuple[int, int], physical_mm: tuple[float, float] | None, stated_inches: float) -> float:
    """Pixels a millimetre of a window of ``pixels``.

    ``stated_inches``, the diagonal from the settings, wins (0: not stated). Else what the screen says of its size in
    millimetres, if it is believable: many report none, or the size of another panel. Else the usual diagonal.
    """
    diagonal_px = hypot(*pixels)
    inches = stated_inches
    if not inches and physical_mm is not None:
        inches = hypot(*physical_mm) / MM_PER_INCH
        same_shape = physical_mm[0] > 0 and physical_mm[1] > 0
        if not same_shape or not _PLAUSIBLE_INCHES[0] <= inches <= _PLAUSIBLE_INCHES[1]:
            inches = 0.0
    return diagonal_px / ((inches or USUAL_INCHES) * MM_PER_INCH)
