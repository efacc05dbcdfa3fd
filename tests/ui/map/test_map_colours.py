"""The theme's map colours: text is readable, shapes can be told apart."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from kiosk.hall.model import InnovationType, Rectangle, Text
from kiosk.paths import RESOURCES
from tests.ui.map.mapping import booth, fair
from ui.map.booth_painter import Wardrobe
from ui.map.look import Palette, contrast, type_colours
from ui.map.picture import Shown
from ui.map.plots import BoothShape
from ui.map.scene import scene_of
from ui.map.turning import Turning

THEME = RESOURCES.parent / "ui" / "qml" / "theme" / "Theme.qml"
TYPES = ("#1a4fb8", "#730d45", "#545c00", "", "", "#ffe600", "#ffffff", "#80ffd0")
"""The shipped ones, the theme's, and some that a workbook may bring."""


def theme_colours() -> dict[str, str]:
    found = re.search(r"mapPalette: \((\{.*?\})\)", THEME.read_text("utf-8"), re.DOTALL)
    assert found
    return {str(role): str(colour) for role, colour in json.loads(found[1]).items()}


def shapes() -> list[BoothShape]:
    scene = scene_of(fair(booth("A1", Rectangle(4, 4, 4, 4))), Turning(0), "g")
    (shape,) = scene.booths
    made = []
    for row, colour in enumerate(TYPES):
        fields = {name: getattr(shape, name) for name in shape.__dataclass_fields__}
        made.append(BoothShape(**{**fields, "colour": colour, "type_index": row}))
    return made


@pytest.mark.parametrize(
    "shown",
    [Shown(), Shown("A1"), Shown(matching=frozenset({"A1"})), Shown(matching=frozenset())],
    ids=["plain", "chosen", "lit", "faded"],
)
def test_what_is_written_on_booths_stands_out_7_to_1(shown: Shown) -> None:
    wardrobe = Wardrobe(Palette(theme_colours()), shown)
    for shape in shapes():
        dress = wardrobe(shape)
        assert contrast(dress.text, dress.top) >= 7
        if shown.matching != frozenset():
            assert contrast(dress.icon, dress.top) >= 3


@pytest.mark.parametrize(
    ("text", "ground"),
    [("zoneText", "zone"), ("zoneText", "blocked"), ("zoneText", "floor"), ("stageText", "stage"), ("ink", "zone"),
     ("chosenText", "chosen"), ("hereRing", "here")],
)  # fmt: skip
def test_words_on_the_ground_stand_out_7_to_1(text: str, ground: str) -> None:
    palette = Palette(theme_colours())
    assert contrast(palette[text], palette[ground]) >= 7


@pytest.mark.parametrize("ground", ["floor", "zone"])
@pytest.mark.parametrize("role", ["wall", "pillar", "stage", "place", "exit", "routeCasing", "here", "chosen"])
def test_shapes_that_mean_something_stand_out_3_to_1(role: str, ground: str) -> None:
    palette = Palette(theme_colours())
    wanted = 2.7 if role == "wall" else 3  # walls are as quiet as can be: their shape alone is told twice, by the floor
    assert contrast(palette[role], palette[ground]) >= wanted


def test_cards_can_show_the_colours_that_booths_have_on_the_map() -> None:
    plain = InnovationType("new", Text("ใหม่", "New"))
    event = replace(fair(), types=(*fair().types, plain))
    assert type_colours(event, {"type2": "#123456"}) == {"it": "#1a4fb8", "health": "#730d45", "new": "#123456"}
