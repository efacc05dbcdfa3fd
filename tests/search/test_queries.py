from collections import Counter

import pytest

from kiosk.search import SearchIndex
from tests.search.shipped import Case, answers, cases, shipped_event


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(shipped_event())


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.category}: {case.query}")
def test_the_booth_a_sensible_person_expects_stands_first(index: SearchIndex, case: Case) -> None:
    answer = index.search(case.query)
    if case.expected:
        assert answer.results, f"nothing found, offered {answer.nearest}"
        assert answers(shipped_event(), case, answer.results[0].code), [found.code for found in answer.results]
    else:
        assert not answer.results


def test_the_table_is_long_and_broad_enough() -> None:
    by_category = Counter(case.category for case in cases())
    assert by_category.total() >= 120
    assert len(by_category) >= 15
    assert all(count >= 5 for count in by_category.values())


@pytest.mark.parametrize(
    ("typed", "shown_for"),
    [
        ("กรมการข้าว", ""),
        ("กรมการขาว", ""),  # a missing tone mark is no other word
        ("-hk;", "ข้าว"),
        ("dlt", ""),
        ("กสะ", "dlt"),
        ("pasport", "passport"),
        ("พาสปอร์ค", "พาสปอร์ต"),
        ("sanpakorn", "สรรพากร"),
    ],
)
def test_a_visitor_is_told_what_was_searched_instead(index: SearchIndex, typed: str, shown_for: str) -> None:
    assert index.search(typed).shown_for == shown_for


def test_with_nothing_found_the_nearest_spellings_are_offered(index: SearchIndex) -> None:
    answer = index.search("สพพากร")
    assert not answer.results
    assert "สรรพากร" in answer.nearest
    assert index.search("กรมการข้าว").nearest == ()
