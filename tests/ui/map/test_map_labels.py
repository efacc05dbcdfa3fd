"""What is written on booths: never out of them, never over one another, always upright and readable."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import cos, pi, sin

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from kiosk.hall.model import Event, Polygon, Rectangle, Text
from tests.halls import hall
from tests.ui.map.mapping import booth, fair
from ui.map.labels import CODE_MM, NAME_MM, Label, Labeller, before_parent
from ui.map.look import BOLD, Letters
from ui.map.plots import BoothShape
from ui.map.scene import scene_of
from ui.map.turning import Turning, overlap

MM = 4.0
pytestmark = pytest.mark.usefixtures("application")


def labelled(event: Event, scale: float, language: str = "th", heading: float = 0.0) -> list[tuple[BoothShape, Label]]:
    scene = scene_of(event, Turning(heading), event.kiosks[0].level)
    labeller = Labeller(Letters(), scale, MM, language)
    return [(shape, label) for shape in scene.booths if (label := labeller.label(shape))]


def assert_inside(shape: BoothShape, label: Label, scale: float) -> None:
    room = shapely.Polygon([(x * scale, y * scale) for x, y in shape.ring]).buffer(0.5)
    assert room.contains(shapely.box(*label.box)), f"the label of {shape.code} leaves its booth"
    letters = Letters()
    for row in label.rows:
        half = letters.width(row.text, row.weight, row.em) / 2
        drawn = QFontMetricsF(letters.font(row.weight, row.em)).tightBoundingRect(row.text)
        rect = shapely.box(row.x - half, row.y + drawn.top(), row.x + half, row.y + min(drawn.bottom(), row.em * 0.3))
        assert shapely.Polygon(room).buffer(0.35 * row.em).contains(rect), f"{row.text} leaves its booth"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 20),
    st.floats(3, 170),
    st.sampled_from(["th", "en"]),
    st.sampled_from([0.0, 90.0, 180.0, 270.0, 33.0]),
)
def test_labels_stay_in_their_booths_and_apart(seed: int, scale: float, language: str, heading: float) -> None:
    labels = labelled(hall(40, seed), scale, language, heading)
    for shape, label in labels:
        assert_inside(shape, label, scale)
    for (_, one), (_, other) in combinations(labels, 2):
        if overlap(one.box, other.box):
            a, b = one.box, other.box
            width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            assert min(width, height) < 0.06 * scale, "only booths that overlap themselves may bring labels together"


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_label_grows_from_code_to_short_name_to_full_name(language: str) -> None:
    short, full = ("สทผ.", "สำนักงานทดสอบแผนที่") if language == "th" else ("OMT", "Office of Map Trials")
    stages = []
    for scale in range(2, 160):
        labels = {shape.code: label for shape, label in labelled(fair(), scale, language)}
        said = "".join(row.text for row in labels["A2"].rows).replace(" ", "") if "A2" in labels else ""
        stage = ("A2" in said) + (short in said) + 2 * (full.replace(" ", "") in said)
        stages.append(stage)
    assert stages == sorted(stages), "zooming in never takes words away"
    assert set(stages) == {0, 1, 2, 3}


def test_words_are_large_enough_to_read_at_every_zoom() -> None:
    for scale in (8, 16, 30, 60, 160):
        for _, label in labelled(fair(), scale):
            assert label.rows[0].em >= CODE_MM[-1] * MM - 1
            assert all(row.em >= 4 * MM for row in label.rows)
            assert all(row.em <= 2 * CODE_MM[0] * MM for row in label.rows)


def test_a_very_long_name_without_a_space_never_spills() -> None:
    name = "ก" * 250
    event = fair(booth(name[:12], Rectangle(4, 4, 3, 3)), booth("B2", Rectangle(9, 4, 3, 3)))
    for scale in (5, 20, 80, 160):
        for shape, label in labelled(event, scale):
            assert_inside(shape, label, scale)


def test_a_booth_of_any_shape_is_labelled_inside() -> None:
    ell = Polygon(((4, 4), (12, 4), (12, 7), (7, 7), (7, 12), (4, 12)))
    round_ = Polygon(tuple((24 + 3 * cos(i * pi / 16), 15 + 3 * sin(i * pi / 16)) for i in range(32)))
    turned = Rectangle(30, 20, 8, 3, 45)
    for scale in (10, 20, 60):
        labels = labelled(fair(booth("E1", ell), booth("R1", round_), booth("T1", turned)), scale)
        assert {shape.code for shape, _ in labels} == {"E1", "R1", "T1"}
        for shape, label in labels:
            assert_inside(shape, label, scale)


def test_thai_is_broken_between_words_into_even_lines() -> None:
    letters = Letters()
    em = round(NAME_MM * MM)
    text = "สำนักงานประกันสังคม"
    broken = letters.broken(text, BOLD, em, letters.width(text, BOLD, em) * 0.8, 3)
    assert broken is not None
    assert broken[0] == ("สำนักงาน", "ประกันสังคม")
    assert letters.broken(text, BOLD, em, letters.width("สำนัก", BOLD, em), 9) is None, "a word is never broken"


def test_an_agency_is_named_without_the_ministry_it_belongs_to() -> None:
    name = Text("กรมการกงสุล กระทรวงการต่างประเทศ", "Department of Consular Affairs, Ministry of Foreign Affairs")
    assert before_parent(name, "th") == "กรมการกงสุล"
    assert before_parent(name, "en") == "Department of Consular Affairs"
    assert before_parent(Text("สำนักงาน ก.พ.ร.", ""), "th") == "สำนักงาน ก.พ.ร."


def test_a_drawing_above_a_code_crowds_neither_it_nor_the_edge_of_its_booth() -> None:
    event = hall(40, 3)
    long = Text("ก" * 60, "x" * 60)  # no name has room, so that codes stand alone
    event = replace(
        event,
        types=tuple(replace(kind, icon="agriculture") for kind in event.types),
        agencies=tuple(replace(agency, name=long, abbreviation=long) for agency in event.agencies),
    )
    drawn = [
        (shape, label, scale)
        for scale in range(6, 60, 2)
        for shape, label in labelled(event, scale)
        if label.icon and len(label.rows) == 1 and label.icon[3] < label.rows[0].y
    ]
    assert drawn
    for shape, label, scale in drawn:
        edge = shapely.Polygon([(x * scale, y * scale) for x, y in shape.ring])
        assert edge.buffer(-MM).contains(shapely.box(*label.box)), f"{shape.code} touches the edge of its booth"
