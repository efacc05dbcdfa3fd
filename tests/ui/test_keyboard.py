"""Typing on the on-screen keyboard, in a window with one field."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtTest import QTest

from tests.ui.fixtures import LANDSCAPE, PORTRAIT
from tests.ui.harness import Visitor, seen_part, touch_screen, walk
from ui.keyboard import KEYBOARD, prepare_environment

SCENE = """
import QtQuick
import QtQuick.Templates as T
import "components"
import "theme"

Window {
    id: window

    property string language: "th"
    property int accepted: 0

    color: Theme.background

    T.TextField {
        objectName: "field"
        x: 40
        y: 40
        width: parent.width - 80
        height: 110
        font.family: Theme.family
        font.pixelSize: 44
        onAccepted: window.accepted += 1
    }
    Text {
        objectName: "elsewhere"
        text: "elsewhere"
        y: 300
    }
    KeyboardPanel {
        objectName: "panel"
        anchors.fill: parent
        language: window.language
        enterLabel: window.language === "en" ? "Search" : "ค้นหา"
    }
}
"""

Show = Callable[..., Visitor]


@pytest.fixture
def typist(scene: Show) -> Visitor:
    visitor = scene(SCENE)
    visitor.touch_item("field")
    visitor.wait_for_keyboard()
    return visitor


def field_says(visitor: Visitor) -> str:
    return str(visitor.item("field").property("text"))


@pytest.mark.parametrize(
    "text",
    [
        "กรมการข้าว",
        "น้ำ ที่ ๆ ผู้สูงอายุ",
        "สำนักงาน ก.พ.ร.",
        "โรงพยาบาลศิริราช ปิยมหาราชการุณย์",
        "ฤๅษี ฐาน ญาณ ฌาน ฏ ฎ ฑ ฒ ณ ฬ ฮ ฉ ฯ ฝ ฦ",
        "เก๊ เก๋ ก็ ์ ุ ู ิ ี ึ ื ั ํ",
        "RICE 2559 H-3",
        "A01 ข้าว B12",
    ],
)
def test_what_is_touched_arrives_in_the_field(typist: Visitor, text: str) -> None:
    typist.type_on_keyboard(text)
    assert field_says(typist) == text


def test_shift_lasts_for_one_letter(typist: Visitor) -> None:
    typist.touch_key("shift")
    assert typist.key_types("ธ") is not None
    typist.type_on_keyboard("ธ")
    typist.wait_until(lambda: typist.key_types("ธ") is None and typist.key_types("พ") is not None)


def test_shift_is_taken_back_by_a_second_touch(typist: Visitor) -> None:
    typist.touch_key("shift")
    typist.touch_key("shift")
    typist.type_on_keyboard("ก")
    assert field_says(typist) == "ก"


def test_backspace_takes_one_mark_at_a_time_and_repeats_while_held(typist: Visitor) -> None:
    typist.type_on_keyboard("ข้าว")
    typist.touch_key("backspace")
    typist.touch_key("backspace")
    assert field_says(typist) == "ข้"
    typist.touch_key("backspace")
    assert field_says(typist) == "ข"
    typist.type_on_keyboard("กรมการ")
    typist.long_press(typist.special_key("backspace"), 1.5)
    assert field_says(typist) == ""


def test_the_language_key_leads_to_the_other_letters_and_back(typist: Visitor) -> None:
    assert typist.key_types("ก") is not None
    assert typist.key_types("Q") is None
    typist.touch_key("language")
    typist.wait_until(lambda: typist.key_types("Q") is not None and typist.key_types("ก") is None)
    typist.touch_key("language")
    typist.wait_until(lambda: typist.key_types("ก") is not None)


def test_the_keyboard_comes_up_in_the_visitors_language(scene: Show) -> None:
    visitor = scene(SCENE)
    visitor.window.setProperty("language", "en")
    visitor.touch_item("field")
    visitor.wait_for_keyboard()
    assert visitor.key_types("Q") is not None
    visitor.window.setProperty("language", "th")
    visitor.wait_until(lambda: visitor.key_types("ก") is not None)


def test_the_next_visitor_finds_it_in_their_own_language(typist: Visitor) -> None:
    typist.touch_key("language")
    typist.wait_until(lambda: typist.key_types("Q") is not None)
    typist.item("field").setFocus(False)
    typist.wait_for_keyboard(up=False)
    typist.touch_item("field")
    typist.wait_for_keyboard()
    assert typist.key_types("ก") is not None


def test_the_search_key_accepts_once(typist: Visitor) -> None:
    typist.type_on_keyboard("ข้าว")
    typist.touch_key("enter")
    assert typist.window.property("accepted") == 1
    assert field_says(typist) == "ข้าว"


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (1366, 768), (3840, 2160), (1280, 800)])
@pytest.mark.parametrize("language", ["th", "en"])
def test_it_takes_two_fifths_of_the_height_at_most_and_stays_inside(
    scene: Show, size: tuple[int, int], language: str
) -> None:
    visitor = scene(SCENE, size)
    visitor.window.setProperty("language", language)
    visitor.touch_item("field")
    visitor.wait_for_keyboard()
    inside = QRectF(0, size[1] * 0.6 - 1, size[0], size[1] * 0.4 + 1)
    rects = [key.mapRectToScene(QRectF(0, 0, key.width(), key.height())) for key in visitor.keyboard_keys()]
    assert all(inside.contains(rect) for rect in rects)
    left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
    assert abs((left + right) / 2 - size[0] / 2) <= 2
    assert not any(a.adjusted(1, 1, -1, -1).intersects(b) for a in rects for b in rects if a != b)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_each_key_is_fifteen_millimetres_wide_and_high_on_a_21_inch_screen(scene: Show, size: tuple[int, int]) -> None:
    visitor = scene(SCENE, size)
    visitor.touch_item("field")
    visitor.wait_for_keyboard()
    fifteen = 15 / 25.4 * 102.5
    for language in ("th", "en"):
        visitor.window.setProperty("language", language)
        visitor.rest(0.2)
        for key in visitor.keyboard_keys():
            cap = next(item for item in walk(key) if item.inherits("QQuickRectangle"))
            assert seen_part(cap).width() >= fifteen, key.property("text")
            assert seen_part(cap).height() >= fifteen, key.property("text")


def test_no_label_spills_out_of_its_key(typist: Visitor) -> None:
    for change in ("", "shift", "language"):
        if change:
            typist.touch_key(change)
            typist.rest(0.2)
        for key in typist.keyboard_keys():
            room = key.mapRectToScene(QRectF(0, 0, key.width(), key.height()))
            for item in walk(key):
                if item.inherits("QQuickText") and item.isVisible():
                    words = item.mapRectToScene(QRectF(0, 0, item.width(), 1))
                    assert room.left() <= words.left(), key.property("text")
                    assert words.right() <= room.right(), key.property("text")


def test_combining_marks_stand_on_a_dotted_circle(typist: Visitor) -> None:
    key = typist.key_types("\u0e49")
    assert key is not None
    assert key.property("displayText") == "\u25cc\u0e49"


def test_a_key_shows_at_once_that_it_is_touched(typist: Visitor) -> None:
    key = typist.key_types("ก")
    assert key is not None
    cap = next(item for item in walk(key) if item.inherits("QQuickRectangle"))
    before = cap.property("color")
    typist.press(*typist.place_of(key))
    assert cap.property("color") != before
    typist.release(*typist.place_of(key))
    assert cap.property("color") == before


@pytest.mark.parametrize("layer", ["th", "shifted", "en"])
def test_no_key_leads_out(typist: Visitor, layer: str) -> None:
    """Every key is touched, some are held long: the keyboard stays, and nothing else comes up."""
    typist.window.setProperty("language", "en" if layer == "en" else "th")
    typist.rest(0.2)
    number = len(typist.keyboard_keys())
    for place in range(number):
        if layer == "shifted" and typist.key_types("ธ") is None:
            typist.touch_key("shift")
        key = typist.keyboard_keys()[place]
        if key.metaObject().indexOfProperty("locale") < 0:
            typist.touch_item(key)
    for name in ("space", "enter"):
        typist.long_press(typist.special_key(name), 0.7)
    digit = typist.key_types("1")
    assert digit is not None
    x, y = typist.place_of(digit)
    typist.press(x, y)
    typist.rest(0.7)
    for popup in ("languagePopupList", "alternativeKeys", "functionPopupList", "wordCandidateView"):
        assert typist.named(popup) is None, popup
    typist.release(x, y)
    assert len(typist.keyboard_keys()) == number


def test_a_touch_beside_the_keys_is_swallowed(scene: Show) -> None:
    visitor = scene(SCENE, LANDSCAPE)
    visitor.touch_item("field")
    visitor.wait_for_keyboard()
    visitor.touch(20, LANDSCAPE[1] - 60)
    assert visitor.keyboard_is_up()


def test_two_thumbs_at_once_type_two_letters(typist: Visitor) -> None:
    first, second = (typist.place_of(key) for key in (typist.key_types("ก"), typist.key_types("า")) if key is not None)
    points = [QPointF(*place).toPoint() for place in (first, second)]
    typist.press(*first)
    QTest.touchEvent(typist.window, touch_screen()).move(0, points[0]).press(1, points[1]).commit()
    QTest.touchEvent(typist.window, touch_screen()).release(0, points[0]).release(1, points[1]).commit()
    assert field_says(typist) == "กา"


def test_a_key_still_held_when_the_keyboard_goes_types_nothing(typist: Visitor) -> None:
    key = typist.key_types("ก")
    assert key is not None
    x, y = typist.place_of(key)
    typist.press(x, y)
    typist.item("field").setFocus(False)
    typist.rest(0.02)
    typist.release(x, y)
    typist.press(x, y)
    typist.release(x, y)
    typist.wait_for_keyboard(up=False)
    assert field_says(typist) == ""


def test_the_desktops_input_method_gives_way_to_the_kiosks_keyboard() -> None:
    desktop = {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "wayland;ibus", "QML_IMPORT_PATH": "/somewhere"}
    prepare_environment(desktop)
    once = dict(desktop)
    assert once["QT_IM_MODULE"] == once["QT_IM_MODULES"] == "qtvirtualkeyboard"
    assert once["QML_IMPORT_PATH"].split(os.pathsep) == [str(KEYBOARD), "/somewhere"]
    prepare_environment(desktop)
    assert desktop == once
