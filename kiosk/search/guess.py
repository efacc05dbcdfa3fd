"""Answers to what nothing in the event is: respelt, by sound, in part."""

from __future__ import annotations

from collections import Counter

from kiosk.search.english import stem
from kiosk.search.entries import Place
from kiosk.search.hearing import Hearing
from kiosk.search.marks import shown_part
from kiosk.search.match import Scores, best_of, scaled, scores_of, together, words_begun, worth
from kiosk.search.normalise import is_thai
from kiosk.search.question import LONGEST, Question
from kiosk.search.sources import LONG_ENOUGH, LONG_PIECE, NO_CHANCE, Lookup, Source, as_written, in_one_line
from kiosk.search.spelling import Spelling

# respelt and heard answers stand below every answer to what was typed
_RESPELT, _HEARD, _SQUEEZED = 22.0, 6.0, 0.1
_LIKENESS = 0.14
# a share of the letters wrong costs this part of it
_WRONG = 22.0
_IN_PART = 0.2
# having more of the words weighs more than having one in a better place
_COVERED = 25.0
# of what was typed, how much must be found if one word of it is found nowhere near the others
_ENOUGH, _ENOUGH_IF_WHOLE, _MOST_OF = 0.6, 0.4, 0.5


class Guesses:
    """What a text may have meant, one kind of guess after the other."""

    def __init__(self, ask: Lookup) -> None:
        self._ask = ask
        self._spelling = Spelling(ask.tables)
        self._hearing = Hearing(ask.tables)

    def nearest(self, letters: str, limit: int) -> tuple[str, ...]:
        """Spellings of the event's own words that look most like ``letters`` (folded)."""
        return self._spelling.nearest(letters, limit)

    def respelt(self, asked: Question) -> list[Source]:
        """Booths that have what was typed but for a few letters."""
        sources = self._respelt_word(asked.whole)
        # words that nobody set apart must be too long to be there by chance
        if asked.spaced or min(map(len, asked.cut), default=0) >= NO_CHANCE:
            sources += self._respelt_words(asked)
        return sources

    def _respelt_word(self, word: str) -> list[Source]:
        """Every respelling of one piece, each a source of its own."""
        sources = []
        root = stem(word)
        akin = words_begun(self._ask.tables, root) if root else {}
        if akin:
            base = _RESPELT - _WRONG * (len(word) - len(root)) / len(word)
            sources.append(Source(scaled(akin, base, _SQUEEZED), (root,)))
        for correction in self._spelling.corrections(word):
            found = self._ask.exact(correction.letters)
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
            found = self._ask.exact(word)
            respelt = self._respelt_word(word)
            if not found and not respelt:
                return []
            shown.append(as_written(asked, word))
            if found:
                needles.append(word)
            elif respelt:
                best = max(respelt, key=lambda source: source.best)
                shown[-1], changed = best.shown_for, True
            needles += [needle for source in respelt for needle in source.needles]
            parts.append(best_of([found, *(source.scores for source in respelt)]))
        scores = together(parts, self._ask.weights(parts))
        # even with most words right, an answer to other words stands below answers to those typed
        shown_for = in_one_line(shown) if changed else ""
        return [Source(scaled(scores, 0.0, 0.35), tuple(needles), shown_for)] if scores else []

    def heard(self, asked: Question) -> list[Source]:
        """Booths that have what sounds like what was typed."""
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
            like = self._hearing.like(as_written(asked, word))
            parts.append(best_of([self._ask.exact(word), scores_of((each.entry, each.place) for each in like)]))
            needles += [heard.letters for heard in like]
        scores = together(parts, self._ask.weights(parts)) if all(parts) else {}
        shown = in_one_line([self._spelling.shown(needle) for needle in needles[:1]])
        return [Source(scaled(scores, _HEARD, _SQUEEZED), tuple(needles), shown)] if scores else []

    def _heard_begun(self, word: str) -> list[Source]:
        """A long word in Latin letters that begins with the sound of a whole name or keyword, its greater part."""
        if not word.isascii() or len(word) < LONG_PIECE:
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

    def in_part(self, asked: Question) -> list[Source]:
        """Booths that answer most of a question of several words, though not all of it."""
        sources = []
        cut_counts = min(map(len, asked.cut), default=0) >= NO_CHANCE and self._ask.tables.words.known.issuperset(
            asked.cut
        )
        for words in (asked.spaced, asked.cut if cut_counts else ()):
            letters = sum(map(len, words))
            for word in words:
                share = len(word) / letters
                found = self._ask.exact(word)
                whole = any(place is Place.EQUAL for _, place in self._ask.tables.places(word))
                if len(word) >= (3 if whole and is_thai(word[0]) else 4) and share >= (
                    _ENOUGH_IF_WHOLE if whole else _ENOUGH
                ):
                    sources.append(Source(scaled(found, 0.0, _IN_PART * share), (word,), as_written(asked, word)))
        return sources

    def mostly(self, asked: Question) -> list[Source]:
        """Booths that have most of what was typed in one piece as words of theirs: ตรวจ … ประวัติ in ตรวจสอบประวัติ."""
        if asked.spaced or min(map(len, asked.cut), default=0) < NO_CHANCE:
            return []
        sources = []
        opened = tuple(part for word in asked.cut for part in self._ask.tables.words.opened(word))
        for words in dict.fromkeys((asked.cut, opened)):
            found = {word: self._ask.said_of(word) for word in dict.fromkeys(words) if len(word) >= NO_CHANCE}
            letters: Counter[int] = Counter()
            for word, scores in found.items():
                letters.update(dict.fromkeys(scores, len(word)))
            long = best_of(scores for word, scores in found.items() if len(word) >= LONG_ENOUGH)
            shares = {booth: letters[booth] / len(asked.whole) for booth in long}
            scores = {
                booth: _COVERED * share + _SQUEEZED / 2 * long[booth]
                for booth, share in shares.items()
                if share >= _MOST_OF
            }
            if scores:
                best = max(scores, key=lambda booth: scores[booth])
                shown = in_one_line([as_written(asked, word) for word in found if best in found[word]])
                sources.append(Source(scores, tuple(found), shown if shown != asked.typed.strip() else ""))
        return sources
