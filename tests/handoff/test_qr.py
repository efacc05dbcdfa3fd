from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.handoff import CAPACITY_BYTES, QrTooLong, qr_matrix

QUIET = 4


def picture(matrix: tuple[tuple[bool, ...], ...], module: int = 4) -> Image.Image:
    side = len(matrix) + 2 * QUIET
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + QUIET, y + QUIET), 0)
    return image.resize((side * module, side * module), Image.Resampling.NEAREST)


def read(image: Image.Image) -> str:
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    return found[0].text


STEPS = "เดินตรงไปประมาณ 12 เมตร ผ่านบูธกรมการข้าวทางซ้ายมือ แล้วเลี้ยวขวา\n"


@pytest.mark.parametrize("text", ["A01", "Walk straight ahead for about 12 metres", STEPS, STEPS * 6, STEPS * 14])
def test_a_phone_reads_back_every_letter(text: str) -> None:
    assert read(picture(qr_matrix(text))) == text


def test_a_phone_reads_a_six_step_thai_route_from_a_turned_picture() -> None:
    text = STEPS * 6
    turned = picture(qr_matrix(text), module=5).rotate(17, expand=True, fillcolor=255)
    assert read(turned) == text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=200))
def test_any_words_survive_the_code(text: str) -> None:
    assert read(picture(qr_matrix(text))) == text


def test_modules_stay_large_for_a_usual_route() -> None:
    # 0.5 mm a module and the quiet zone on both sides: the code stays under 63 mm
    assert (len(qr_matrix(STEPS * 6)) + 2 * QUIET) * 0.5 < 63


def test_the_matrix_is_square_with_a_finder_in_three_corners() -> None:
    matrix = qr_matrix("A01")
    size = len(matrix)
    assert {len(row) for row in matrix} == {size}
    for y, x in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert all(matrix[y][x : x + 7])
        assert not any(matrix[y + 1][x + 1 : x + 6])


def test_the_fullest_code_holds_what_is_promised_and_one_byte_more_is_refused() -> None:
    assert len(qr_matrix("x" * CAPACITY_BYTES)) == 177
    with pytest.raises(QrTooLong):
        qr_matrix("x" * (CAPACITY_BYTES + 1))
