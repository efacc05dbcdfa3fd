"""How the map looks: colours by role, letters and their widths, drawings. One instance serves one painting."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTextLayout, QTextOption

from kiosk.hall.model import Event
from ui.painted import drawing

FAMILY = "IBM Plex Sans Thai Looped"
BOLD, MEDIUM, REGULAR = QFont.Weight.Bold, QFont.Weight.Medium, QFont.Weight.Normal
TYPE_COLOURS = 6
_log = logging.getLogger(__name__)


def mixed(colour: QColor, other: QColor, part: float) -> QColor:
    """``colour`` with ``part`` (0 to 1) of ``other`` in it."""
    return QColor(
        round(colour.red() + (other.red() - colour.red()) * part),
        round(colour.green() + (other.green() - colour.green()) * part),
        round(colour.blue() + (other.blue() - colour.blue()) * part),
    )


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def deepened(colour: QColor, against: QColor, least: float) -> QColor:
    """``colour``, as much darker as it must be to stand out from the light ``against`` by ``least``.

    Types get their colours from a workbook, where any may be given.
    """
    black = QColor("#000000")
    steps = (mixed(colour, black, step / 20) for step in range(20))
    return next((darker for darker in steps if contrast(darker, against) >= least), black)


def clear(colour: QColor, opacity: float) -> QColor:
    """``colour`` let through: ``opacity`` from 0 to 1."""
    seen = QColor(colour)
    seen.setAlphaF(opacity)
    return seen


@dataclass(frozen=True)
class Palette:
    """The theme's colours by role (``#rrggbb``), as QML hands them over."""

    colours: Mapping[str, str]
    _made: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, role: str) -> QColor:
        if role not in self._made:
            colour = QColor(self.colours.get(role, ""))
            if not colour.isValid():
                _log.warning("the theme has no map colour '%s'", role)
                colour = QColor("#808080")
            self._made[role] = colour
        return self._made[role]

    def of_type(self, colour: str, index: int) -> QColor:
        """A type's own colour, else one of the theme's by the type's row."""
        if colour:
            if colour not in self._made:
                self._made[colour] = QColor(colour)
            if self._made[colour].isValid():
                return self._made[colour]
        return self[f"type{index % TYPE_COLOURS}"]


def type_colours(event: Event, palette: Mapping[str, str]) -> dict[str, str]:
    """The colour (``#rrggbb``) in which the map draws booths of each type, by type id; ``palette``: the map's."""
    colours = Palette(palette)
    return {kind.id: colours.of_type(kind.colour, row).name() for row, kind in enumerate(event.types)}


class Letters:
    """Fonts, widths and line breaks. Sizes are em pixels."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, int, int], float] = {}

    def _known(self, weight: QFont.Weight, em: int) -> tuple[QFont, QFontMetricsF]:
        key = (weight.value, em)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(max(1, em))
            font.setWeight(weight)
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            self._fonts[key] = (font, QFontMetricsF(font))
        return self._fonts[key]

    def font(self, weight: QFont.Weight, em: int) -> QFont:
        return self._known(weight, em)[0]

    def width(self, text: str, weight: QFont.Weight, em: int) -> float:
        key = (text, weight.value, em)
        if key not in self._widths:
            self._widths[key] = self._known(weight, em)[1].horizontalAdvance(text)
        return self._widths[key]

    def capital(self, em: int) -> float:
        """Height of a capital letter."""
        return self._known(BOLD, em)[1].capHeight()

    def broken(
        self, text: str, weight: QFont.Weight, em: int, width: float, most: int
    ) -> tuple[tuple[str, ...], float] | None:
        """``text`` in at most ``most`` lines of ``width``, about equally long, and the longest one's width.

        None if it does not fit. Thai is broken between words, which Qt finds by ICU's dictionary; a word never is.
        """
        whole = self.width(text, weight, em)
        if whole <= width:
            return (text,), whole
        if most < 2 or whole > width * most:
            return None
        lines = self._lines(text, weight, em, width, most)
        if lines is None:
            return None
        # the narrowest column with as many lines leaves no lonely word on the last one
        low, high = max(whole / len(lines[0]), 0.5 * width), width
        for _ in range(4):
            tried = (low + high) / 2
            closer = self._lines(text, weight, em, tried, len(lines[0]))
            low, high, lines = (low, tried, closer) if closer else (tried, high, lines)
        return lines

    def _lines(
        self, text: str, weight: QFont.Weight, em: int, width: float, most: int
    ) -> tuple[tuple[str, ...], float] | None:
        layout = QTextLayout(text, self.font(weight, em))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        texts: list[str] = []
        widest = 0.0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(width)
            if len(texts) == most or row.naturalTextWidth() > width:
                layout.endLayout()
                return None
            start = row.textStart()
            texts.append(text[start : start + row.textLength()].strip())
            widest = max(widest, row.naturalTextWidth())
        layout.endLayout()
        return tuple(texts), widest


class Drawings:
    """Pictograms in the colours and sizes that one map needs."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, int], QImage] = {}

    def __call__(self, name: str, colour: QColor, size: float) -> QImage:
        """The drawing ``name`` as a square of ``size`` pixels."""
        key = (name, colour.name(), max(1, round(size)))
        if key not in self._made:
            if len(self._made) > 400:
                self._made.clear()
            self._made[key] = drawing(name, key[1].lstrip("#"), QSize(key[2], key[2]))
        return self._made[key]
