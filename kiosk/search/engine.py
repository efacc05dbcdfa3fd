"""The search box: an event in, answers out."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from kiosk.hall.found import Answer, Found, MatchedLetters
from kiosk.hall.model import Booth, Event
from kiosk.search.codes import asked_for
from kiosk.search.facilities import Facilities
from kiosk.search.find import Finder
from kiosk.search.marks import matched_in
from kiosk.search.question import LONGEST
from kiosk.search.rank import ranked
from kiosk.search.sources import Source
from kiosk.search.tables import build

_NO_WALKS: Mapping[str, float] = MappingProxyType({})


class SearchIndex:
    """Everything that can be found in an event, prepared once; no question changes the answer to another."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._tables = build(event)
        self._finder = Finder(self._tables)
        self._facilities = Facilities(event.places)

    def search(
        self,
        text: str,
        *,
        type_id: str | None = None,
        agency_id: str | None = None,
        limit: int = 20,
        walks: Mapping[str, float] = _NO_WALKS,
    ) -> Answer:
        """The booths that answer ``text``, best first, at most ``limit``.

        ``type_id`` and ``agency_id`` leave only booths of that type and agency (an unknown id: none). ``walks``: metres
        from this kiosk by booth code; of equally good booths the nearer comes first. With no visible letter in
        ``text``: all booths of the filter, whatever the limit, in the natural order of their codes.
        """
        began = time.perf_counter()
        allowed = self._allowed(type_id, agency_id)
        if _is_blank(text):
            listed = range(len(self._tables.booths)) if allowed is None else sorted(allowed)
            results = tuple(Found(self._tables.booths[booth].code, 0.0, ()) for booth in listed)
            return Answer(text, results, (), _since(began))
        facilities = self._facilities.named_in(text)
        sources = self._finder.find(text)
        best = ranked(self._tables, sources, text, allowed=allowed, walks=walks, limit=max(0, limit))
        codes = {asked_for(way[:LONGEST]) for way in (text, *(source.shown_for for source in sources))}
        results = tuple(
            Found(self._tables.booths[booth].code, round(score, 3), self._matched(booth, codes, sources))
            for booth, score in best
        )
        nearest = () if best else self._finder.nearest(text)
        shown_for = _way_of(best[0][0], sources).shown_for if best else ""
        return Answer(text, results, nearest, _since(began), shown_for, facilities)

    def _allowed(self, type_id: str | None, agency_id: str | None) -> Collection[int] | None:
        if type_id is None and agency_id is None:
            return None
        return frozenset(
            number
            for number, booth in enumerate(self._tables.booths)
            if (type_id is None or booth.exhibit.type_id == type_id)
            and (agency_id is None or agency_id in booth.agency_ids)
        )

    def _matched(self, number: int, codes: Iterable[str], sources: Iterable[Source]) -> tuple[MatchedLetters, ...]:
        booth = self._tables.booths[number]
        here = [source for source in sources if number in source.scores]
        needles = tuple(dict.fromkeys(needle for source in here for needle in source.needles))
        matched: list[MatchedLetters] = []
        of_code = max((self._tables.codes.matched(number, code, booth.code) for code in codes), default=0)
        if of_code:
            matched.append(MatchedLetters("code", 0, of_code))
        for field, shown in self._displayed(booth):
            matched += matched_in(field, shown, needles)
        return tuple(matched)

    def _displayed(self, booth: Booth) -> Iterable[tuple[str, str]]:
        """What a result shows, beside its code: the leading agency and the title, in both languages."""
        agency = self._event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
        if agency is not None:
            yield "agency_th", agency.name.th
            yield "agency_en", agency.name.en
        yield "title_th", booth.exhibit.title.th
        yield "title_en", booth.exhibit.title.en


def _way_of(booth: int, sources: Iterable[Source]) -> Source:
    """The source that speaks best for a booth."""
    return max(sources, key=lambda source: source.scores.get(booth, 0.0))


def _is_blank(text: str) -> bool:
    return all(letter.isspace() or unicodedata.category(letter) == "Cf" for letter in text)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
