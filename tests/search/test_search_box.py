import dataclasses
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.hall.found import Answer
from kiosk.hall.model import Agency, Booth, Event, Exhibit, Rectangle, Text
from kiosk.search import SearchIndex
from kiosk.search.marks import widened
from tests.search.shipped import cases, shipped_event

THAI = st.text(st.sampled_from([chr(code) for code in range(0x0E01, 0x0E5C)]), max_size=30)
ANY = st.one_of(
    THAI,
    st.text(max_size=40),
    st.text(st.characters(categories=["Mn", "Cc", "Cf", "So", "Cs", "Lo"]), max_size=40),
    st.sampled_from([case.query for case in cases()]),
)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(shipped_event())


def codes(answer: Answer) -> list[str]:
    return [found.code for found in answer.results]


def displayed(event: Event, code: str) -> dict[str, str]:
    booth = event.booth_by_code[code]
    agency, title = event.agency_by_id[booth.agency_ids[0]].name, booth.exhibit.title
    texts = {"agency_th": agency.th, "agency_en": agency.en, "title_th": title.th, "title_en": title.en}
    return {"code": code, **texts}


def assert_marks_are_whole(event: Event, answer: Answer) -> None:
    for found in answer.results:
        texts = displayed(event, found.code)
        for field in {marked.field for marked in found.matched}:
            ranges = [(marked.start, marked.end) for marked in found.matched if marked.field == field]
            assert all(0 <= start < end <= len(texts[field]) for start, end in ranges)
            assert all(before[1] < after[0] for before, after in pairwise(ranges))
            assert all(widened(texts[field], *each) == each for each in ranges)


def marked(event: Event, answer: Answer, field: str) -> list[str]:
    first = answer.results[0]
    text = displayed(event, first.code)[field]
    return [text[marked.start : marked.end] for marked in first.matched if marked.field == field]


def test_every_name_finds_itself_first(index: SearchIndex) -> None:
    event = shipped_event()
    for booth in event.booths:
        for agency_id in booth.agency_ids:
            agency = event.agency_by_id[agency_id]
            names = (agency.name.th, agency.name.en, agency.abbreviation.th, agency.abbreviation.en)
            for name in filter(None, names):
                assert codes(index.search(name))[0] == booth.code, name
        for title in (booth.exhibit.title.th, booth.exhibit.title.en):
            assert codes(index.search(title))[0] == booth.code, title
        assert codes(index.search(booth.code))[0] == booth.code


def test_the_next_right_letter_never_drops_the_right_booth(index: SearchIndex) -> None:
    # the first three letters are "กรม" for a third of the booths: there only the walk decides
    event = shipped_event()
    for booth in event.booths:
        agency = event.agency_by_id[booth.agency_ids[0]]
        for text in filter(None, (agency.name.th, agency.name.en, *agency.aliases, booth.exhibit.title.th)):
            seen = [booth.code in codes(index.search(text[:end]))[:3] for end in range(4, len(text) + 1)]
            assert seen == sorted(seen), text


@given(ANY)
@example("\ud800")
@example("ำ")
@example("เเเเ")
@example("'; --")
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_gets_an_answer_with_whole_letters_marked(index: SearchIndex, text: str) -> None:
    answer = index.search(text)
    assert answer.query == text
    assert len(set(codes(answer))) == len(answer.results)
    assert [found.score for found in answer.results] == sorted((f.score for f in answer.results), reverse=True)
    assert not (answer.results and answer.nearest)
    assert_marks_are_whole(shipped_event(), answer)


@pytest.mark.parametrize(
    "text",
    [
        *(letter * 10_000 for letter in "ก่เ\x00🙂a"),
        *(words * 1000 for words in ("กรมการข้าว", "กรม ", "a1 b2 ")),
        "".join(map(chr, range(10_000))),
    ],
    ids=range(10),
)
def test_ten_thousand_letters_are_answered_quickly(index: SearchIndex, text: str) -> None:
    began = time.perf_counter()
    answer = index.search(text)
    # a wide limit for a busy machine: it is about never growing with the text's square
    assert time.perf_counter() - began < 0.5
    assert_marks_are_whole(shipped_event(), answer)


def test_matched_letters_are_those_of_the_displayed_text(index: SearchIndex) -> None:
    event = shipped_event()
    assert marked(event, index.search("ขนสง"), "agency_th") == ["ขนส่ง"]
    assert marked(event, index.search("กรม การข้าว"), "agency_th") == ["กรมการข้าว"]
    assert marked(event, index.search("department land"), "agency_en") == ["Department", "Land"]
    assert marked(event, index.search("a1"), "code") == ["A01"]
    assert marked(event, index.search("บูธ A0"), "code") == ["A0"]
    assert marked(event, index.search("irigation"), "agency_en") == ["Irrigation"]
    assert marked(event, index.search("sanpakorn"), "agency_th") == ["สรรพากร"]


def test_with_no_text_all_booths_stand_in_the_order_of_their_codes(index: SearchIndex) -> None:
    event = shipped_event()
    assert codes(index.search("")) == sorted(booth.code for booth in event.booths)
    assert codes(index.search(" \u200b\n")) == codes(index.search(""))
    health = [booth.code for booth in event.booths if booth.exhibit.type_id == "health"]
    assert codes(index.search("", type_id="health")) == sorted(health)
    assert codes(index.search("", agency_id="rice")) == codes(index.search("กรมการข้าว"))[:1]
    assert codes(index.search("", type_id="health", agency_id="rice")) == []
    assert codes(index.search("", type_id="no such type")) == []


def test_codes_are_ordered_as_people_count() -> None:
    event = with_booths(["A10", "A2", "B1", "A1", "12", "3"])
    assert codes(SearchIndex(event).search("")) == ["3", "12", "A1", "A2", "A10", "B1"]


def test_a_filter_keeps_only_its_booths(index: SearchIndex) -> None:
    event = shipped_event()
    found = index.search("โรงพยาบาล", type_id="health")
    assert found.results
    assert {event.booth_by_code[code].exhibit.type_id for code in codes(found)} == {"health"}
    assert codes(index.search("กรมการข้าว", type_id="health")) == []


def test_of_equal_answers_the_nearer_comes_first() -> None:
    event = with_booths(["A1", "A2", "A3"])
    near = SearchIndex(event).search("กรมทดลอง", walks={"A1": 30.0, "A2": 10.0, "A3": 20.0})
    assert codes(near) == ["A2", "A3", "A1"]
    assert codes(SearchIndex(event).search("กรมทดลอง", walks={"A3": 20.0})) == ["A3", "A1", "A2"]


def test_no_more_than_the_limit(index: SearchIndex) -> None:
    assert len(index.search("กรม", limit=3).results) == 3
    assert index.search("กรม", limit=0).results == ()
    assert codes(index.search("กรม", limit=3)) == codes(index.search("กรม"))[:3]


def test_an_event_without_booths_is_searched_too() -> None:
    empty = SearchIndex(dataclasses.replace(shipped_event(), booths=()))
    assert empty.search("").results == ()
    assert empty.search("กรมการข้าว").results == ()


def test_both_agencies_of_one_abbreviation_are_listed_and_dots_decide() -> None:
    event = with_booths(["A1", "A2"])
    agencies = (
        Agency("one", Text("สำนักงานพัฒนาระบบ"), Text("ก.พ.ร.")),
        Agency("two", Text("กรมพื้นฐานการ"), Text("กพร.")),
    )
    booths = tuple(
        dataclasses.replace(booth, agency_ids=(agency.id,))
        for booth, agency in zip(event.booths, agencies, strict=True)
    )
    index = SearchIndex(dataclasses.replace(event, agencies=agencies, booths=booths))
    assert sorted(codes(index.search("กพร"))) == ["A1", "A2"]
    assert codes(index.search("ก.พ.ร."))[0] == "A1"
    assert codes(index.search("กพร."))[0] == "A2"


def test_the_time_told_is_the_time_taken(index: SearchIndex) -> None:
    began = time.perf_counter()
    answer = index.search("กรมการขนส่งทางบก")
    assert 0 < answer.took_ms <= (time.perf_counter() - began) * 1000


def test_searching_never_loads_the_screen() -> None:
    assert not any(name.startswith("PySide6") for name in vars(sys.modules["kiosk.search.engine"]))


def with_booths(numbers: list[str]) -> Event:
    """The shipped event with other booths, all alike."""
    agency = Agency("trial", Text("กรมทดลอง", "Trial Department"))
    shape = Rectangle(0, 0, 3, 3)
    booths = tuple(Booth(code, ("trial",), Exhibit(Text("ผลงาน"), "it"), "g", shape) for code in numbers)
    return dataclasses.replace(shipped_event(), agencies=(agency,), booths=booths)


@pytest.mark.parametrize(
    "typed", ["it", "It", "IT", "it,", "dlt", "oic", "rid", "ก", "น", "กำ", "tax", "id card", "health"]
)
def test_what_is_a_word_as_typed_or_too_short_is_not_read_on_the_other_layout(index: SearchIndex, typed: str) -> None:
    assert index.search(typed).shown_for == ""


def test_an_abbreviation_typed_whole_finds_no_chance_reading_of_its_keys(index: SearchIndex) -> None:
    assert codes(index.search("dlt")) == ["A05"]


@pytest.mark.parametrize("typed", ["-l,d", "dl,", "[,", "f,f", "n'/", "m/a/"])
def test_letters_amid_stray_punctuation_find_nothing_by_themselves(index: SearchIndex, typed: str) -> None:
    assert codes(index.search(typed)) == []


@pytest.mark.parametrize("typed", ["ก", "d"])
def test_one_letter_marks_only_its_own_script(index: SearchIndex, typed: str) -> None:
    fields = {marked.field[-3:] for found in index.search(typed).results for marked in found.matched} - {"ode"}
    assert fields == {"_th" if typed == "ก" else "_en"}


def test_a_type_is_understood_by_its_id() -> None:
    event = shipped_event()
    types = tuple(dataclasses.replace(kind, id="zzq" if kind.id == "it" else kind.id) for kind in event.types)
    booths = tuple(
        dataclasses.replace(booth, exhibit=dataclasses.replace(booth.exhibit, type_id="zzq"))
        if booth.exhibit.type_id == "it"
        else booth
        for booth in event.booths
    )
    found = codes(SearchIndex(dataclasses.replace(event, types=types, booths=booths)).search("zzq"))
    assert found == sorted(booth.code for booth in event.booths if booth.exhibit.type_id == "it")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ส.ป.ส.", "A06"),
        ("ค.ป.ภ.", "A03"),
        ("ค. ป. ภ.", "A03"),
        ("ค.ป", "A03"),
        ("ค ป ภ", "A03"),
        ("O.I.C.", "A03"),
        ("D.L.T", "A05"),
        ("ข.บ.", "A05"),
        ("ม.อ.", "B04"),
        ("รพ.ม.อ.", "B04"),
        ("โรงพยาบาล ม.อ.", "B04"),
    ],
)
def test_a_dotted_abbreviation_finds_its_booth_alone(index: SearchIndex, typed: str, code: str) -> None:
    answer = index.search(typed)
    assert codes(answer) == [code]
    event = shipped_event()
    for field in ("agency_th", "agency_en", "title_th", "title_en"):
        assert all(len(letters) > 2 for letters in marked(event, answer, field))


@pytest.mark.parametrize("typed", ["ก.พ.ร.", "ก. พ. ร.", "กพร", "สำนักงาน ก.พ.ร.", "N.A.S.A.", "x.y."])
def test_an_abbreviation_of_nobody_here_finds_nothing(index: SearchIndex, typed: str) -> None:
    assert codes(index.search(typed)) == []


def test_a_letter_left_over_makes_no_word(index: SearchIndex) -> None:
    # มอ is a keyword here, but not the end of หมอ
    assert codes(index.search("มอ"))[0] == "B04"
    assert "B01" not in codes(index.search("มอ"))


@pytest.mark.parametrize("typed", ["จ่ายภาษี", "เสียภาษี", "taxes", "ภาษี"])
def test_whoever_pays_a_tax_sees_both_booths_for_taxes(index: SearchIndex, typed: str) -> None:
    assert set(codes(index.search(typed))) == {"A01", "A05"}


@pytest.mark.parametrize("typed", ["หมอ", "doctor", "คุณหมอ"])
def test_a_doctor_is_looked_for_in_hospitals_before_soil_doctors(index: SearchIndex, typed: str) -> None:
    event = shipped_event()
    types = [event.booth_by_code[code].exhibit.type_id for code in codes(index.search(typed, limit=24))]
    soil = codes(index.search(typed, limit=24)).index("C04") if "C04" in codes(index.search(typed)) else len(types)
    assert types[0] == "health"
    assert "health" not in types[soil:]


def test_a_match_of_some_words_stands_below_any_match_of_all(index: SearchIndex) -> None:
    whole, part = index.search("ตรวจประวัติ").results[0], index.search("ตรวจสอบประวัติ").results[0]
    assert whole.code == part.code == "A04"
    assert part.score < 33 < whole.score
