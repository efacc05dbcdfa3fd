"""From a question to the booths that answer it: as typed, on the other keyboard layout, respelt, by sound, in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from math import log

from kiosk.search.codes import CODE_BEGINS, asked_for
from kiosk.search.english import singulars, stem
from kiosk.search.entries import Place
from kiosk.search.hearing import Hearing
from kiosk.search.layout import has_letter_keys_between, is_scraps, swapped
from kiosk.search.marks import shown_part
from kiosk.search.match import (
    STRONG,
    WHOLE_NAME,
    Scores,
    abbreviated,
    best_of,
    exact,
    is_word,
    said_of,
    scaled,
    scores_of,
    together,
    words_begun,
    worth,
)
from kiosk.search.normalise import is_thai
from kiosk.search.question import LONGEST, Question, question
from kiosk.search.spelling import Spelling
from kiosk.search.tables import Tables

# what several words, another layout, unmatched punctuation and an unsure cut cost
_APART, _OTHER_LAYOUT, _PUNCTUATION, _UNSURE = 3.0, 4.0, 30.0, 30.0
# respelt and heard answers stand below every answer to what was typed
_RESPELT, _HEARD, _SQUEEZED = 22.0, 6.0, 0.1
_LIKENESS = 0.14
# a share of the letters wrong costs this part of it
_WRONG = 22.0
_IN_PART = 0.2
# having more of the words weighs more than having one in a better place
_COVERED = 25.0
_REMEMBERED = 32
# fewer keys are something on either layout by chance
_FEWEST_KEYS = 3
_LONG_PIECE, _LONG_ENOUGH, _NO_CHANCE = 6, 4, 3
# of what was typed, how much must be found if one word of it is found nowhere near the others
_ENOUGH, _ENOUGH_IF_WHOLE, _MOST_OF = 0.6, 0.4, 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """Booths found in one way. ``needles``: what to mark; ``shown_for``: what was searched instead, or empty."""

    scores: Scores
    needles: tuple[str, ...]
    shown_for: str = ""

    @property
    def best(self) -> float:
        return max(self.scores.values(), default=0.0)


class Finder:
    """Asks the index in every way there is, the surest first, and stops when one answers."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        # each key brings back the words before it, and one search asks for a word in several ways
        self._exact = lru_cache(maxsize=_REMEMBERED)(partial(exact, tables))
        self._said_of = lru_cache(maxsize=_REMEMBERED)(partial(said_of, tables))
        self._spelling = Spelling(tables)
        self._hearing = Hearing(tables)

    def find(self, text: str) -> list[Source]:
        """All sources of answers to ``text``; none if it means nothing here."""
        typed = self.question(text)
        if typed.dotted and typed.dotted == typed.whole:
            found = abbreviated(self._tables, typed.whole)
            return [Source(found, (typed.whole,))] if found else []
        other = self.question(swapped(text[: 2 * LONGEST]) if len(text.strip()) >= _FEWEST_KEYS else "")
        sources = self._as_typed(typed)
        scraps = is_scraps(text[:LONGEST])
        if scraps:
            sources = [source for source in sources if source.best >= WHOLE_NAME]
        if len(other.whole) > 1:
            sources = self._with_other_layout(sources, typed, other)
        if sources and not _found_well(sources):
            sources = sources + self._mostly(typed)
        if scraps:
            typed = self.question("")
        if typed.dotted:
            # who writes the dots knows the letters: they are found or they are not here
            return sources
        if not sources and typed.whole:
            sources = self._respelt(typed) + self._heard(typed)
        if not sources and len(other.whole) >= _LONG_PIECE:
            sources = [_lowered(source, _OTHER_LAYOUT, source.shown_for) for source in self._respelt(other)]
        if not sources and typed.whole:
            # words that are not all known, but too long to stand together in one booth by chance
            if min(map(len, typed.cut), default=0) >= _NO_CHANCE:
                sources = [_lowered(self._all_words(typed.cut), _UNSURE, "")]
            if not any(source.scores for source in sources):
                sources = self._mostly(typed) or self._in_part(typed)
        return [source for source in sources if source.scores]

    def question(self, text: str) -> Question:
        return question(text, self._tables.words, self._singular)

    def _singular(self, word: str) -> str:
        """The keyword, type or other name that ``word`` is the plural of; else the word itself."""
        if any(place is Place.EQUAL for _, place in self._tables.places(word)):
            return word
        ones = (one for one in singulars(word) if any(p is Place.EQUAL for _, p in self._tables.places(one)))
        return next(ones, word)

    def nearest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Spellings of the event's own words that look most like ``text``."""
        return self._spelling.nearest(self.question(text).whole, limit)

    def _with_other_layout(self, sources: list[Source], typed: Question, other: Question) -> list[Source]:
        """The sources, and those of the other layout where they may be what was meant."""
        as_swapped = self._on_other_layout(other)
        if has_letter_keys_between(typed.typed[:LONGEST]):
            sources = [_lowered(source, _PUNCTUATION, "") for source in sources]
        # a good answer gives way only to a whole name or abbreviation, and a few letters mean little inside a word
        least = WHOLE_NAME if len(other.whole) >= 3 and _found_well(sources) else STRONG
        if len(other.whole) < _LONG_ENOUGH or least > STRONG:
            as_swapped = [source for source in as_swapped if source.best >= least]
        # what is a word as it stands was meant as it stands
        if not as_swapped or is_word(self._tables, typed.whole, typed.typed.strip().casefold()):
            return sources
        return sources + [_lowered(source, _OTHER_LAYOUT, other.typed.strip()) for source in as_swapped]

    def _on_other_layout(self, other: Question) -> list[Source]:
        """What the same keys find there: codes, and words from their beginning, if short whole ones."""
        begun = words_begun if len(other.whole) >= _LONG_ENOUGH else abbreviated
        found = [
            Source(self._tables.codes.scores(asked_for(other.typed[:LONGEST])), ()),
            Source(begun(self._tables, other.whole), (other.whole,)),
        ]
        for words in (other.spaced, other.cut if other.cut_is_sure else ()):
            if words and min(map(len, words)) > 1:
                found += [self._all_words(words)]
        return [source for source in found if source.scores]

    def _as_typed(self, asked: Question) -> list[Source]:
        if not asked.whole:
            return []
        code = Source(self._tables.codes.scores(asked_for(asked.typed[:LONGEST])), ())
        whole = Source(self._exact(asked.whole), (asked.whole,))
        sources = [code, whole]
        if code.best < CODE_BEGINS and asked.spaced:
            sources.append(self._all_words(asked.spaced))
        # what is found in one piece is not taken apart at places that only look like words' ends
        in_one_piece = whole.scores and len(asked.whole) >= _LONG_PIECE
        if asked.cut_is_sure and not in_one_piece and not _found_well(sources):
            sources.append(self._all_words(asked.cut))
        return [source for source in sources if source.scores]

    def _all_words(self, words: tuple[str, ...]) -> Source:
        parts = [self._exact(word) for word in words]
        if not parts or not all(parts):
            return Source({}, ())
        loss = _APART if len(words) > 1 else 0.0
        return Source(scaled(together(parts, self._weights(parts)), -loss, 1.0), words)

    def _weights(self, parts: Iterable[Scores]) -> list[float]:
        """Rare words weigh more."""
        booths = len(self._tables.booths)
        return [log(2 + booths / len(part)) if part else 1.0 for part in parts]

    def _respelt(self, asked: Question) -> list[Source]:
        sources = self._respelt_word(asked.whole)
        # words that nobody set apart must be too long to be there by chance
        if asked.spaced or min(map(len, asked.cut), default=0) >= _NO_CHANCE:
            sources += self._respelt_words(asked)
        return sources

    def _respelt_word(self, word: str) -> list[Source]:
        """Every respelling of one piece, each a source of its own."""
        sources = []
        root = stem(word)
        akin = words_begun(self._tables, root) if root else {}
        if akin:
            base = _RESPELT - _WRONG * (len(word) - len(root)) / len(word)
            sources.append(Source(scaled(akin, base, _SQUEEZED), (root,)))
        for correction in self._spelling.corrections(word):
            found = self._exact(correction.letters)
            base = _RESPELT - _WRONG * correction.edits / len(word)
            shown = self._spelling.shown(correction.letters)
            sources.append(Source(scaled(found, base, _SQUEEZED), (correction.letters,), shown))
        for passage in self._spelling.passages(word):
            base = _RESPELT - _WRONG * passage.edits / len(word)
            score = base + _SQUEEZED * worth(passage.entry.kind, passage.place)
            shown = shown_part(passage.entry.shown, passage.start, passage.end)
            needle = passage.entry.letters[passage.start : passage.end]
            sources.append(Source(dict.fromkeys(passage.entry.booths, score), (needle,), shown))
        return sources

    def _respelt_words(self, asked: Question) -> list[Source]:
        """Several words, some of them respelt, all of them found in one booth."""
        parts: list[Scores] = []
        needles: list[str] = []
        shown: list[str] = []
        changed = False
        for word in asked.words:
            found = self._exact(word)
            respelt = self._respelt_word(word)
            if not found and not respelt:
                return []
            shown.append(_as_written(asked, word))
            if found:
                needles.append(word)
            elif respelt:
                best = max(respelt, key=lambda source: source.best)
                shown[-1], changed = best.shown_for, True
            needles += [needle for source in respelt for needle in source.needles]
            parts.append(best_of([found, *(source.scores for source in respelt)]))
        scores = together(parts, self._weights(parts))
        # even with most words right, an answer to other words stands below answers to those typed
        shown_for = _said(shown) if changed else ""
        return [Source(scaled(scores, 0.0, 0.35), tuple(needles), shown_for)] if scores else []

    def _heard(self, asked: Question) -> list[Source]:
        sources = []
        for heard in self._hearing.like(asked.typed[:LONGEST]):
            score = _HEARD + _LIKENESS * heard.likeness + _SQUEEZED * worth(heard.entry.kind, heard.place)
            shown = self._spelling.shown(heard.letters)
            sources.append(Source(dict.fromkeys(heard.entry.booths, score), (heard.letters,), shown))
        if sources or len(asked.words) < 2:
            return sources or self._heard_begun(asked.whole)
        parts = []
        needles: list[str] = []
        for word in asked.words:
            like = self._hearing.like(_as_written(asked, word))
            parts.append(best_of([self._exact(word), scores_of((each.entry, each.place) for each in like)]))
            needles += [heard.letters for heard in like]
        scores = together(parts, self._weights(parts)) if all(parts) else {}
        shown = _said([self._spelling.shown(needle) for needle in needles[:1]])
        return [Source(scaled(scores, _HEARD, _SQUEEZED), tuple(needles), shown)] if scores else []

    def _heard_begun(self, word: str) -> list[Source]:
        """A long word in Latin letters that begins with the sound of a whole name or keyword, its greater part."""
        if not word.isascii() or len(word) < _LONG_PIECE:
            return []
        for end in range(len(word) - 1, int(_MOST_OF * len(word)), -1):
            found = [heard for heard in self._hearing.like(word[:end]) if heard.is_certain]
            if found:
                scores = scaled(
                    scores_of((heard.entry, heard.place) for heard in found), 0.0, _IN_PART * end / len(word)
                )
                needles = tuple(dict.fromkeys(heard.letters for heard in found))
                return [Source(scores, needles, self._spelling.shown(needles[0]))]
        return []

    def _in_part(self, asked: Question) -> list[Source]:
        """Booths that answer most of a question of several words, though not all of it."""
        sources = []
        cut_counts = min(map(len, asked.cut), default=0) >= _NO_CHANCE and self._tables.words.known.issuperset(
            asked.cut
        )
        for words in (asked.spaced, asked.cut if cut_counts else ()):
            letters = sum(map(len, words))
            for word in words:
                share = len(word) / letters
                found = self._exact(word)
                whole = any(place is Place.EQUAL for _, place in self._tables.places(word))
                if len(word) >= (3 if whole and is_thai(word[0]) else 4) and share >= (
                    _ENOUGH_IF_WHOLE if whole else _ENOUGH
                ):
                    sources.append(Source(scaled(found, 0.0, _IN_PART * share), (word,), _as_written(asked, word)))
        return sources

    def _mostly(self, asked: Question) -> list[Source]:
        """Booths that have most of what was typed in one piece as words of theirs: ตรวจ … ประวัติ in ตรวจสอบประวัติ."""
        if asked.spaced or min(map(len, asked.cut), default=0) < _NO_CHANCE:
            return []
        sources = []
        opened = tuple(part for word in asked.cut for part in self._tables.words.opened(word))
        for words in dict.fromkeys((asked.cut, opened)):
            found = {word: self._said_of(word) for word in dict.fromkeys(words) if len(word) >= _NO_CHANCE}
            letters: Counter[int] = Counter()
            for word, scores in found.items():
                letters.update(dict.fromkeys(scores, len(word)))
            long = best_of(scores for word, scores in found.items() if len(word) >= _LONG_ENOUGH)
            shares = {booth: letters[booth] / len(asked.whole) for booth in long}
            scores = {
                booth: _COVERED * share + _SQUEEZED / 2 * long[booth]
                for booth, share in shares.items()
                if share >= _MOST_OF
            }
            if scores:
                best = max(scores, key=lambda booth: scores[booth])
                shown = _said([_as_written(asked, word) for word in found if best in found[word]])
                sources.append(Source(scores, tuple(found), shown if shown != asked.typed.strip() else ""))
        return sources


def _found_well(sources: Iterable[Source]) -> bool:
    return any(source.best >= STRONG for source in sources)


def _lowered(source: Source, loss: float, shown_for: str) -> Source:
    return Source(scaled(source.scores, -loss, 1.0), source.needles, shown_for)


def _as_written(asked: Question, word: str) -> str:
    at = asked.whole.find(word)
    return shown_part(asked.typed[: 2 * LONGEST], at, at + len(word)) if at >= 0 else word


def _said(words: list[str]) -> str:
    """Words one after another: with spaces, unless all are Thai."""
    return ("" if all(is_thai(word[0]) for word in words if word) else " ").join(words)
