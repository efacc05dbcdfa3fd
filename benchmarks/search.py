"""How well and how fast the search finds, beside what one gets for nothing: LIKE, FTS5 trigram and rapidfuzz WRatio.

Run ``python -m benchmarks.search``. Quality: the table ``tests/search/queries.csv`` over the shipped event. Speed: the
queries typed letter by letter, each key a search, over 5,000 booths. The peers see the same text: one string a booth
for SQLite, one string a field for WRatio.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.fairs import fair
from kiosk.hall.model import Event
from kiosk.search import SearchIndex
from tests.search.shipped import Case, answers, cases, shipped_event

BOOTHS = 5000
PEER_KEYS = 150
WRATIO_CUTOFF = 70
Texts = dict[str, list[str]]
Search = Callable[[str], list[str]]
"""From a text to booth codes, best first."""


def texts_of(event: Event) -> Texts:
    """All that can be searched of each booth, by code."""
    texts = {}
    for booth in event.booths:
        agency, exhibit = event.agency_by_id[booth.agency_ids[0]], booth.exhibit
        kind = event.type_by_id[exhibit.type_id]
        parts = [booth.code, agency.name.th, agency.name.en, agency.abbreviation.th, agency.abbreviation.en]
        parts += [*agency.aliases, exhibit.title.th, exhibit.title.en, *exhibit.keywords]
        parts += [kind.name.th, kind.name.en, *kind.keywords, exhibit.description.th, exhibit.description.en]
        texts[booth.code] = list(filter(None, parts))
    return texts


def ours(event: Event) -> Search:
    index = SearchIndex(event)
    return lambda text: [found.code for found in index.search(text).results]


def like(texts: Texts) -> Search:
    base = _table(texts, "CREATE TABLE booths (code TEXT, text TEXT)")
    query = "SELECT code FROM booths WHERE text LIKE ? ESCAPE '\\' ORDER BY instr(lower(text), lower(?)) LIMIT 20"

    def search(text: str) -> list[str]:
        pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return [code for (code,) in base.execute(query, (f"%{pattern}%", text))]

    return search


def trigram(texts: Texts) -> Search:
    base = _table(texts, "CREATE VIRTUAL TABLE booths USING fts5(code, text, tokenize='trigram')")

    def search(text: str) -> list[str]:
        words = " ".join('"' + word.replace('"', '""') + '"' for word in text.split())
        return [code for (code,) in base.execute("SELECT code FROM booths(?) ORDER BY rank LIMIT 20", (words,))]

    return search


def wratio(texts: Texts) -> Search:
    owners = [(code, utils.default_process(part)) for code, parts in texts.items() for part in parts]
    choices = [part for _, part in owners]

    def search(text: str) -> list[str]:
        asked = utils.default_process(text)
        found = process.extract(asked, choices, scorer=fuzz.WRatio, score_cutoff=WRATIO_CUTOFF, limit=60)
        return list(dict.fromkeys(owners[at][0] for _, _, at in found))

    return search


def _table(texts: Texts, create: str) -> sqlite3.Connection:
    base = sqlite3.connect(Path(tempfile.mkdtemp()) / "booths.sqlite")
    base.execute(create)
    base.executemany("INSERT INTO booths VALUES (?, ?)", [(code, " | ".join(parts)) for code, parts in texts.items()])
    base.commit()
    return base


def quality(event: Event, searches: dict[str, Search], table: Iterable[Case]) -> None:
    """Print success at rank one by category and success at one and three over all, in per cent."""
    first: dict[str, Counter[str]] = defaultdict(Counter)
    third: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    reciprocal: Counter[str] = Counter()
    for case in table:
        asked[case.category] += 1
        for name, search in searches.items():
            right = [answers(event, case, code) for code in search(case.query)]
            rank = right.index(True) + 1 if True in right else 0
            hit = not right if not case.expected else rank == 1
            first[case.category][name] += hit
            third[name] += hit or 0 < rank <= 3
            reciprocal[name] += 1 if not case.expected and hit else 1 / rank if rank else 0
    total = asked.total()
    print(f"{'success@1, per cent':24}{'queries':>8}" + "".join(f"{name:>10}" for name in searches))
    for category, count in asked.items():
        print(f"{category:24}{count:8}" + "".join(f"{100 * first[category][name] / count:10.0f}" for name in searches))
    sums = {name: sum(counter[name] for counter in first.values()) for name in searches}
    for label, values in (("all", sums), ("all, success@3", third), ("all, mean reciprocal rank", reciprocal)):
        print(f"{label:26}{total:6}" + "".join(f"{100 * values[name] / total:10.1f}" for name in searches))


def speed(searches: dict[str, Search], keys: list[str]) -> None:
    """Print milliseconds of processor time a key; peers get fewer keys, evenly chosen, and ratios to ours on those."""
    few = keys[:: max(1, len(keys) // PEER_KEYS)]
    every = sorted(_times(searches["kiosk"], keys))
    at = [f"{every[int(len(every) * share / 100)]:.2f} ms ({share} %)" for share in (50, 95, 99)]
    print(f"kiosk, {len(keys)} keys: " + ", ".join(at) + f", at most {every[-1]:.2f} ms")
    times = {name: sorted(_times(search, few)) for name, search in searches.items()}
    print(f"{'each of ' + str(len(few)) + ' keys':16}{'mean ms':>10}{'95 %':>10}{'ratio':>10}")
    for name, taken in times.items():
        mean = statistics.mean(taken)
        ratio = mean / statistics.mean(times["kiosk"])
        print(f"{name:16}{mean:10.2f}{taken[int(len(taken) * 0.95)]:10.2f}{ratio:10.2f}")


def _times(search: Search, keys: list[str]) -> list[float]:
    """Milliseconds of processor time: what else the machine does meanwhile does not count, for us or the peers."""
    times = []
    for key in keys:
        began = time.thread_time()
        search(key)
        times.append((time.thread_time() - began) * 1000)
    return times


def main() -> int:
    event, table = shipped_event(), cases()
    texts = texts_of(event)
    makers = {"LIKE": like, "trigram": trigram, "WRatio": wratio}
    quality(event, {"kiosk": ours(event), **{name: make(texts) for name, make in makers.items()}}, table)
    large = fair(BOOTHS, event)
    began = time.perf_counter()
    mine = ours(large)
    print(f"\n{BOOTHS} booths: index built in {time.perf_counter() - began:.2f} s")
    gc.freeze()  # as a kiosk does once it has loaded
    texts = texts_of(large)
    keys = [case.query[:end] for case in table for end in range(1, len(case.query) + 1)]
    speed({"kiosk": mine, **{name: make(texts) for name, make in makers.items()}}, keys)
    return 0


if __name__ == "__main__":
    sys.exit(main())
