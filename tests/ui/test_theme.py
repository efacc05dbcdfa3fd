"""The theme keeps its promises: contrast (WCAG 2.2, 1.4.6 and 1.4.11) and physical sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from tests.ui.harness import Visitor

SCENE = """
import QtQuick
import "theme"
Window {{
    property var theme: Theme
    Component.onCompleted: Theme.pxPerMm = {px}
}}
"""

# text colour, what it stands on
TEXTS = [
    ("ink", "background"),
    ("ink", "surface"),
    ("ink", "surfaceSunk"),
    ("ink", "pressed"),
    ("inkSoft", "background"),
    ("inkSoft", "surface"),
    ("textOnInk", "ink"),
    ("textOnInk", "inkPressed"),
    ("textOnInkSoft", "ink"),
    ("accent", "ink"),
    ("textOnAccent", "accent"),
    ("textOnAccent", "accentPressed"),
    ("bad", "surface"),
    ("caution", "surface"),
    ("textOnInk", "fallbackType"),
    ("textOnInk", "good"),
    ("textOnInk", "goodPressed"),
]
# the edge of something that can be touched, what it stands on
SHAPES = [("outlineStrong", "background"), ("outlineStrong", "surface"), ("ink", "accent")]
MAP_TEXTS = [
    ("boothText", "booth"),
    ("chosenText", "chosen"),
    ("stageText", "stage"),
    ("zoneText", "zone"),
    ("ink", "floor"),
    ("closedText", "closed"),
    ("placeIcon", "routeCasing"),
    ("routeArrow", "route"),
]
MAP_SHAPES = [
    ("routeCasing", "floor"),
    ("wall", "floor"),
    ("pillar", "floor"),
    ("place", "floor"),
    ("exit", "floor"),
    ("closed", "floor"),
]


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(scene: Callable[..., Visitor]) -> QObject:
    visitor = scene(SCENE.format(px=4.0))
    theme = visitor.window.property("theme")
    assert isinstance(theme, QObject)
    return theme


def colour(theme: QObject, role: str) -> QColor:
    found = theme.property(role)
    assert isinstance(found, QColor), f"the theme has no colour {role}"
    return found


def test_texts_stand_out_seven_to_one(theme: QObject) -> None:
    poor = {
        pair: round(contrast(colour(theme, pair[0]), colour(theme, pair[1])), 2)
        for pair in TEXTS
        if contrast(colour(theme, pair[0]), colour(theme, pair[1])) < 7
    }
    assert not poor


def test_shapes_stand_out_three_to_one(theme: QObject) -> None:
    poor = [pair for pair in SHAPES if contrast(colour(theme, pair[0]), colour(theme, pair[1])) < 3]
    assert not poor


def test_the_maps_texts_and_marks_stand_out(theme: QObject) -> None:
    palette = {role: QColor(value) for role, value in theme.property("mapPalette").toVariant().items()}
    texts = [pair for pair in MAP_TEXTS if contrast(palette[pair[0]], palette[pair[1]]) < 7]
    shapes = [pair for pair in MAP_SHAPES if contrast(palette[pair[0]], palette[pair[1]]) < 3]
    assert (texts, shapes) == ([], [])


@pytest.mark.parametrize("px_per_mm", [2.0, 4.03, 8.0])
def test_what_is_touched_and_read_is_large_enough_on_any_screen(
    scene: Callable[..., Visitor], px_per_mm: float
) -> None:
    visitor = scene(SCENE.format(px=px_per_mm))
    theme = visitor.window.property("theme")
    assert theme.property("touch") / px_per_mm >= 20 - 0.3
    # a base consonant of the typeface is 0.558 em high
    assert theme.property("textSize") * 0.558 / px_per_mm >= 5 - 0.2
    assert theme.property("headingSize") * 0.558 / px_per_mm >= 9 - 0.2
