import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.search.codes import asked_for, natural, written
from kiosk.search.layout import swapped
from kiosk.search.normalise import fold, folded
from kiosk.search.sound import sound
from kiosk.search.thai_words import ThaiWords

LETTERS = st.text(
    st.one_of(st.characters(), st.sampled_from([chr(code) for code in range(0x0E01, 0x0E5C)])), max_size=60
)


@given(LETTERS)
@example("ํา")
@example("าําา")
@example("เะเเ")
@example("ﬃ½Ⅻ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_every_folded_letter_remembers_where_it_came_from(text: str) -> None:
    result = folded(text)
    assert len(result.letters) == len(result.origin)
    assert list(result.origin) == sorted(result.origin)
    assert all(0 <= at < len(text) for at in result.origin)
    assert " " not in result.joined().letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น้ำ", "นํ้า"),
        ("น้ำ", "นำ้"),
        ("น้ำ", "น้ํา"),
        ("แพทย์", "เเพทย์"),
        ("ที่ดิน", "ทีดิน"),
        ("ที่ดิน", "ท่ีดิน"),
        ("ข้าว", "ข้้าว"),
        ("กรม\u200bการ\u200bข้าว", "กรมการข้าว"),
        ("ศึกษา", "สึกสา"),
        ("ณัฐ", "นัถ"),
        ("ใกล้", "ไกล"),
        ("สหกรณ์", "สะหกรน"),
        ("เป็น", "เปน"),
        ("มาตรา ๔๐", "มาตรา 40"),
        ("ＲＩＤ", "rid"),
        ("Café", "CAFE\u0301"),
        ("Straße", "STRASSE"),
        ("ค.ป.ภ.", "ค ป ภ"),
    ],
)
def test_what_is_the_same_to_a_reader_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, one)) == fold(one)


@pytest.mark.parametrize(("typed", "meant"), [("dl,", "กสม"), ("นยกแ", "opdc"), ("-l,d", "ขสมก"), ("Lklok", "ศาสนา")])
def test_the_other_layout_gives_what_the_same_keys_say_there(typed: str, meant: str) -> None:
    assert swapped(typed) == meant


def test_what_means_nothing_on_the_other_layout_is_not_read_there() -> None:
    assert swapped("กสม") == ""  # dl,
    assert swapped("eie") == ""  # ำรำ
    assert swapped("กรม land") == ""
    assert swapped("....") == ""
    assert swapped("") == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("A 1", "a1"),
        ("a-01", "a01"),
        ("เอ๑", "a1"),
        ("บูธ เอหนึ่ง", "a1"),
        ("booth H-3", "h3"),
        ("ซี ศูนย์แปด", "c08"),
        ("กข", "กข"),
    ],
)
def test_a_code_is_read_in_any_spelling(typed: str, code: str) -> None:
    assert asked_for(typed) == code


def test_codes_are_written_and_ordered_for_people() -> None:
    assert written("H-3") == "h3"
    assert sorted(["A10", "A2", "a1"], key=natural) == ["a1", "A2", "A10"]


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("กรมการข้าว", "krom kan khao"),
        ("สรรพากร", "sanpakorn"),
        ("ประกันสังคม", "prakansangkhom"),
        ("เชียงใหม่", "chiang mai"),
        ("มหิดล", "mahidol"),
        ("สวนดอก", "suan dok"),
        ("เกษตร", "kaset"),
        ("ตำรวจ", "tamruat"),
        ("สหกรณ์", "sahakorn"),
    ],
)
def test_thai_and_its_latin_spelling_share_a_skeleton(thai: str, latin: str) -> None:
    assert sound(thai).skeleton == sound(latin).skeleton


@given(LETTERS)
def test_anything_has_a_sound(text: str) -> None:
    assert set(sound(text).full) <= set("KGCSDTNRBPFMYWHaeiou")


def test_thai_is_cut_where_words_begin() -> None:
    words = ThaiWords(map(fold, ("กรม", "การ", "ข้าว", "ที่ดิน", "เงิน", "เงินกู้", "ยา")))
    assert words.cut("กรมการขาว") == ["กรม", "การ", "ขาว"]
    assert words.cut("กรมพัทนาทิดิน") == ["กรม", "พัทนา", "ทิดิน"]
    assert words.starts("กรม 4 ทิดิน") == {0, 3, 4}
    assert words.starts("เงินกุ") == {0, 4}  # a compound is opened up
    assert words.cut("สัยยานเตือน") == ["สัยยานเตือน"]  # not ยา amid unknown letters


@given(LETTERS)
def test_cutting_loses_no_letter(text: str) -> None:
    words = ThaiWords(["กรม", "การ", "ยา"])
    assert "".join(words.cut(fold(text))) == fold(text).replace(" ", "")
