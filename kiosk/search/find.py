"""From a question to the booths that answer it: as typed, on the other keyboard layout, respelt, by sound, in part."""

from __future__ import annotations

from kiosk.search.codes import CODE_BEGINS, asked_for
from kiosk.search.english import singulars
from kiosk.search.entries import Place
from kiosk.search.guess import Guesses
from kiosk.search.layout import has_letter_keys_between, is_scraps, swapped
from kiosk.search.match import STRONG, WHOLE_NAME, abbreviated, is_word, scaled, together, words_begun
from kiosk.search.question import LONGEST, Question, question
from kiosk.search.sources import LONG_ENOUGH, LONG_PIECE, NO_CHANCE, Lookup, Source, found_well, lowered
from kiosk.search.tables import Tables

# what several words, another layout, unmatched punctuation and an unsure cut cost
_APART, _OTHER_LAYOUT, _PUNCTUATION, _UNSURE = 3.0, 4.0, 30.0, 30.0
# fewer keys are something on either layout by chance
_FEWEST_KEYS = 3


class Finder:
    """Asks the index in every way there is, the surest first, and stops when one answers."""

    def __init__(self, tables: Tables) -> None:
        self._ask = Lookup(tables)
        self._guesses = Guesses(self._ask)

    def find(self, text: str) -> list[Source]:
        """All sources of answers to ``text``; none if it means nothing here."""
        typed = self.question(text)
        if typed.dotted and typed.dotted == typed.whole:
            found = abbreviated(self._ask.tables, typed.whole)
            return [Source(found, (typed.whole,))] if found else []
        other = self.question(swapped(text[: 2 * LONGEST]) if len(text.strip()) >= _FEWEST_KEYS else "")
        sources = self._as_typed(typed)
        scraps = is_scraps(text[:LONGEST]) and not self._is_entry(typed.whole)
        if scraps:
            sources = [source for source in sources if source.best >= WHOLE_NAME]
        if len(other.whole) > 1:
            sources = self._with_other_layout(sources, typed, other)
        if sources and not found_well(sources):
            sources = sources + self._guesses.mostly(typed)
        if scraps:
            typed = self.question("")
        if typed.dotted:
            # who writes the dots knows the letters: they are found or they are not here
            return sources
        if not sources and typed.whole:
            sources = self._guesses.respelt(typed) + self._guesses.heard(typed)
        if not sources and len(other.whole) >= LONG_PIECE:
            sources = [lowered(source, _OTHER_LAYOUT, source.shown_for) for source in self._guesses.respelt(other)]
        if not sources and typed.whole:
            # words that are not all known, but too long to stand together in one booth by chance
            if min(map(len, typed.cut), default=0) >= NO_CHANCE:
                sources = [lowered(self._all_words(typed.cut), _UNSURE, "")]
            if not any(source.scores for source in sources):
                sources = self._guesses.mostly(typed) or self._guesses.in_part(typed)
        return [source for source in sources if source.scores]

    def question(self, text: str) -> Question:
        return question(text, self._ask.tables.words, self._singular)

    def _singular(self, word: str) -> str:
        """The keyword, type or other name that ``word`` is the plural of; else the word itself."""
        ones = singulars(word)
        if not ones or self._is_entry(word):
            return word
        return next(filter(self._is_entry, ones), word)

    def _is_entry(self, word: str) -> bool:
        return any(place is Place.EQUAL for _, place in self._ask.tables.places(word))

    def nearest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Spellings of the event's own words that look most like ``text``."""
        return self._guesses.nearest(self.question(text).whole, limit)

    def _with_other_layout(self, sources: list[Source], typed: Question, other: Question) -> list[Source]:
        """The sources, and those of the other layout where they may be what was meant."""
        as_swapped = self._on_other_layout(other)
        if has_letter_keys_between(typed.typed[:LONGEST]):
            sources = [lowered(source, _PUNCTUATION, "") for source in sources]
        # a good answer gives way only to a whole name or abbreviation, and a few letters mean little inside a word
        least = WHOLE_NAME if len(other.whole) >= 3 and found_well(sources) else STRONG
        if len(other.whole) < LONG_ENOUGH or least > STRONG:
            as_swapped = [source for source in as_swapped if source.best >= least]
        # what is a word as it stands was meant as it stands
        if not as_swapped or is_word(self._ask.tables, typed.whole, typed.typed.strip().casefold()):
            return sources
        return sources + [lowered(source, _OTHER_LAYOUT, other.typed.strip()) for source in as_swapped]

    def _on_other_layout(self, other: Question) -> list[Source]:
        """What the same keys find there: codes, and words from their beginning, if short whole ones."""
        begun = words_begun if len(other.whole) >= LONG_ENOUGH else abbreviated
        found = [
            Source(self._ask.tables.codes.scores(asked_for(other.typed[:LONGEST])), ()),
            Source(begun(self._ask.tables, other.whole), (other.whole,)),
        ]
        for words in (other.spaced, other.cut if other.cut_is_sure else ()):
            if words and min(map(len, words)) > 1:
                found += [self._all_words(words)]
        return [source for source in found if source.scores]

    def _as_typed(self, asked: Question) -> list[Source]:
        if not asked.whole:
            return []
        code = Source(self._ask.tables.codes.scores(asked_for(asked.typed[:LONGEST])), ())
        whole = Source(self._ask.exact(asked.whole), (asked.whole,))
        sources = [code, whole]
        if code.best < CODE_BEGINS and asked.spaced:
            sources.append(self._all_words(asked.spaced))
        # what is found in one piece is not taken apart at places that only look like words' ends
        in_one_piece = whole.scores and len(asked.whole) >= LONG_PIECE
        if asked.cut_is_sure and not in_one_piece and not found_well(sources):
            sources.append(self._all_words(asked.cut))
        return [source for source in sources if source.scores]

    def _all_words(self, words: tuple[str, ...]) -> Source:
        parts = [self._ask.exact(word) for word in words]
        if not parts or not all(parts):
            return Source({}, ())
        loss = _APART if len(words) > 1 else 0.0
        return Source(scaled(together(parts, self._ask.weights(parts)), -loss, 1.0), words)
