"""A kiosk whose own place is closed: visitors are told what is the matter, whom to ask, and get back."""

from __future__ import annotations

import pytest

from tests.journeys.test_closed_aisles import closing
from tests.journeys.visiting import Start, nothing_is_cut, words
from tests.ui.fixtures import LANDSCAPE, PORTRAIT

AROUND_K1 = (29.5, 31.5, 37.5, 39.0)


@pytest.mark.parametrize(
    ("size", "language"), [(PORTRAIT, "th"), (LANDSCAPE, "en")], ids=["portrait-th", "landscape-en"]
)
def test_in_front_of_a_kiosk_that_is_closed_in_one_learns_why_whom_to_ask_and_gets_back(
    start_kiosk: Start, size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size, language, before=closing(AROUND_K1))
    visit = visitor.kiosk.visit
    visit.session.start()
    visit.chooseType("agriculture")
    visit.chooseBooth("C08")
    for screen in ("booth", "directions"):
        assert visit.session.screen == screen
        visitor.sees(words("kiosk_closed_in", language))
        visitor.sees(words("ask_at_information", language))
        visitor.sees(words("staff_can_open", language))
        nothing_is_cut(visitor)
        visit.goTo("C08")
    visitor.touch_item("noWayBack")
    visitor.touch_item("takeMeThere")
    assert visit.session.screen == "booths"


@pytest.mark.parametrize(
    ("size", "language"), [(PORTRAIT, "th"), (LANDSCAPE, "en")], ids=["portrait-th", "landscape-en"]
)
def test_who_looks_for_the_toilet_at_a_kiosk_that_is_closed_in_learns_why_it_cannot_lead_there(
    start_kiosk: Start, size: tuple[int, int], language: str
) -> None:
    visitor = start_kiosk(size, language, before=closing(AROUND_K1))
    visit = visitor.kiosk.visit
    visit.session.start()
    visitor.touch_item("openSearch")
    visit.search.setText(words("place_toilet", language))
    told = visitor.item("facilityNoWay").property("text")
    assert told.startswith(words("kiosk_closed_in", language))
    assert told.endswith(words("staff_can_open", language))
    assert not visit.search.nothingFound
    nothing_is_cut(visitor)
