"""The shipped typefaces and drawings are whole, and enough for every word and pictogram of the shipped event."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer

from kiosk.hall.model import PLACE_KINDS
from kiosk.paths import RESOURCES, SHIPPED_EVENT
from kiosk.refresh import prepare
from ui import app

FAMILY = "IBM Plex Sans Thai Looped"
FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
pytestmark = pytest.mark.usefixtures("application")
DRAWINGS = {file.stem: file.read_text(encoding="utf-8") for file in (RESOURCES / "icons").glob("*.svg")}


@pytest.fixture(scope="module")
def application() -> QGuiApplication:
    return app.make_application(["kiosk"])


def shown_characters() -> set[str]:
    """Every character of the catalogues and of the shipped workbook that leaves a mark on the screen."""
    texts = [
        text
        for file in (RESOURCES / "translations").glob("*.toml")
        for entry in tomllib.loads(file.read_text(encoding="utf-8")).values()
        for text in entry.values()
    ]
    for sheet in openpyxl.load_workbook(SHIPPED_EVENT, read_only=True):
        texts += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return {letter for letter in "".join(texts) if unicodedata.category(letter) not in ("Cc", "Cf", "Zs")}


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_each_typeface_has_every_letter_that_is_shown(font: Path) -> None:
    face = QRawFont(str(font), 20)
    thai = {chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))}
    letters = shown_characters()
    assert len(letters & thai) > 50
    missing = {letter for letter in letters | thai if not face.supportsCharacter(ord(letter))}
    assert not missing


def test_one_family_holds_all_weights() -> None:
    for font in FONTS:
        number = QFontDatabase.addApplicationFont(str(font))
        assert FAMILY in QFontDatabase.applicationFontFamilies(number)
    weights = {QFontDatabase.weight(FAMILY, style) for style in QFontDatabase.styles(FAMILY)}
    assert weights == {400, 450, 500, 600, 700}


def test_every_drawing_can_be_painted_in_any_colour() -> None:
    red = QColor("#ff0000").rgba()
    for name, source in DRAWINGS.items():
        image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer = QSvgRenderer(QByteArray(source.replace('fill="#000000"', 'fill="#ff0000"').encode()))
        assert renderer.isValid(), name
        renderer.render(painter, QRectF(image.rect()))
        painter.end()
        solid = {image.pixel(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255}
        assert solid == {red}, name


def test_every_kind_of_place_and_every_type_of_the_event_has_its_drawing() -> None:
    plan = prepare(SHIPPED_EVENT, None)
    assert plan.event is not None
    wanted = {kind.icon for kind in plan.event.types if kind.icon} | set(PLACE_KINDS) | {"category"}
    assert wanted <= DRAWINGS.keys()


def test_every_drawing_that_the_screens_ask_for_by_name_is_there() -> None:
    lines = [
        line
        for file in app.QML.rglob("*.qml")
        for line in re.findall(r"\b(?:iconName|picture): *(.*\"[a-z_]+\".*)", file.read_text(encoding="utf-8"))
    ]
    named = {name for line in lines for name in re.findall(r'"([a-z_]+)"', line)}
    assert len(named) > 10
    assert named <= DRAWINGS.keys()
