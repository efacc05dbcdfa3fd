"""How the event's values are put into words and order."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from ui.screen_size import USUAL_INCHES, px_per_mm
from ui.viewmodels.agencies import index_letter
from ui.viewmodels.event_texts import days_words
from ui.viewmodels.presenting import marked, natural, walk_in_words
from ui.viewmodels.rows import RowsModel

ranges = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


@given(st.text(max_size=60), ranges)
def test_marked_letters_change_no_letter_and_add_no_markup_but_bold(text: str, where: list[tuple[int, int]]) -> None:
    shown = marked(text, where)
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<b>", "</b>"}
    assert unescape(re.sub(r"</?b>", "", shown)) == unescape(re.sub(r"</?b>", "", marked(text, [])))
    assert shown.count("<b>") == shown.count("</b>")


def test_matched_letters_are_bold_and_hostile_letters_are_harmless() -> None:
    assert marked("กรมการข้าว", [(6, 10)]) == "กรมการ<b>ข้าว</b>"
    assert marked("<b>&", [(0, 1)]) == "<b>&lt;</b>b&gt;&amp;"


def test_codes_sort_as_people_sort_them() -> None:
    assert sorted(["A10", "A2", "B1", "12", "3"], key=natural) == ["3", "12", "A2", "A10", "B1"]


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_codes_can_be_sorted(codes: list[str]) -> None:
    assert len(sorted(codes, key=natural)) == len(codes)


def test_a_name_is_filed_under_its_first_consonant() -> None:
    assert [index_letter(name) for name in ("เกษตร", "โรงพยาบาล", "แพทย์", "กรม", "tax", "")] == [
        *("ก", "ร", "พ", "ก", "T", "")
    ]


def test_the_collator_knows_the_thai_alphabet() -> None:
    """Leading vowels sort under their consonant: Royal Institute's order."""
    collator = QCollator(QLocale("th_TH"))
    names = ["โรงเรียน", "กรม", "เกาะ", "ขนส่ง", "แขวง", "ไฟฟ้า", "รถ"]
    assert sorted(names, key=collator.sortKey) == ["กรม", "เกาะ", "ขนส่ง", "แขวง", "ไฟฟ้า", "รถ", "โรงเรียน"]


def test_a_walk_is_told_in_minutes_and_metres_of_five() -> None:
    assert walk_in_words((33.2, 61.0), "th").replace("\u00a0", " ") == "เดิน 2 นาที · 35 เมตร"
    assert walk_in_words((1.0, 2.0), "en").replace("\u00a0", " ") == "1 min walk · 5 metres"
    assert walk_in_words(None, "en") == "No way on foot"


def test_days_are_buddhist_era_in_thai_and_common_era_in_english() -> None:
    first, last = dt.date(2016, 12, 8), dt.date(2016, 12, 9)
    assert days_words(first, last, "th") == "8–9 ธันวาคม 2559"
    assert days_words(first, last, "en") == "8–9 December 2016"
    assert days_words(first, dt.date(2017, 1, 2), "en") == "8 December 2016 – 2 January 2017"


def test_a_screen_that_lies_about_its_size_is_not_believed() -> None:
    usual = px_per_mm((1080, 1920), None, 0)
    assert px_per_mm((1080, 1920), (0, 0), 0) == usual
    assert px_per_mm((1080, 1920), (16.0, 9.0), 0) == usual
    assert px_per_mm((1080, 1920), (16000.0, 9000.0), 0) == usual
    assert abs(px_per_mm((1080, 1920), None, USUAL_INCHES * 2) - usual / 2) < 1e-9
    assert abs(px_per_mm((1080, 1920), (540.0, 960.0), 0) - 2.0) < 1e-9


def test_rows_show_each_field_as_a_role() -> None:
    @dataclass(frozen=True)
    class Row:
        code: str
        walk: str

    model = RowsModel(Row)
    model.show([Row("A01", "1"), Row("A02", "2")])
    roles = {bytes(name.data()).decode(): role for role, name in model.roleNames().items()}
    assert model.rowCount() == 2
    assert model.data(model.index(1, 0), roles["code"]) == "A02"
    assert model.data(model.index(5, 0), roles["code"]) is None
