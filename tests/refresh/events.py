"""Events as hypothesis makes them up: any that ``prepare`` could have read from a file."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from kiosk.hall.model import (
    AREA_KINDS,
    LINK_KINDS,
    PLACE_KINDS,
    Agency,
    Area,
    Booth,
    Event,
    EventInfo,
    Exhibit,
    InnovationType,
    KioskSpot,
    Level,
    Link,
    Place,
    Point,
    Polygon,
    ProgrammeItem,
    Rectangle,
    Text,
)
from kiosk.refresh.cells import BadCell, as_id, clean, match_key

CELL = 6.0
"""Each booth has a square of this size to itself, in metres; room enough to walk around whatever stands in it."""

# letters with and without marks, what spreadsheets, csv, XML, WKT and our own lists give a meaning to, and the unseen
_SIGNS = "กำเ็้าฤๅ๑๒ abzÅe\u0301€😀=+-@'\"`;:,|/\\<>&#{}()_%\t\n\r\u00a0\u200b\ufeff\u2028\x0b"
_AWKWARD = ("_x0041_", "_x000D_", "_x005F_", "#N/A", "TRUE", "1e5", "007", "2016-12-08", "'=x", "=1+1", "NULL", "nan")


def texts(least: int = 0) -> st.SearchStrategy[str]:
    any_text = st.one_of(
        st.text(_SIGNS, max_size=12),
        st.text(max_size=8),
        st.builds("".join, st.lists(st.sampled_from(_AWKWARD), max_size=3)),
    )
    return any_text.map(clean).filter(lambda text: len(text) >= least)


def names() -> st.SearchStrategy[Text]:
    return st.builds(Text, texts(1), texts())


def ids() -> st.SearchStrategy[str]:
    def canonical(text: str) -> str:
        try:
            return as_id(text)
        except BadCell:
            return ""

    return texts(1).map(canonical).filter(bool)


def unique_ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids(), min_size=least, max_size=most, unique_by=match_key)


def words() -> st.SearchStrategy[tuple[str, ...]]:
    word = texts(1).map(lambda text: text.replace(";", "").strip()).filter(bool)
    return st.lists(word, max_size=3, unique=True).map(tuple)


def urls() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "https://www.example.go.th", "https://ไทย.ไทย/ก?ข=1&b=%20#x", "https://x.th/+-=@"])


def lengths(least: float, most: float) -> st.SearchStrategy[float]:
    """To the micrometre, as the workbook keeps them."""
    return st.integers(round(least * 1e6), round(most * 1e6)).map(lambda value: value / 1e6)


def times() -> st.SearchStrategy[dt.time]:
    return st.builds(dt.time, st.integers(0, 22), st.integers(0, 59))


@st.composite
def booths(draw: st.DrawFn, level: str, corner: Point, agencies: list[str], types: list[str], code: str) -> Booth:
    x, y = corner
    shape: Rectangle | Polygon
    if draw(st.booleans()):
        left, top = draw(lengths(x + 1.5, x + 2)), draw(lengths(y + 1.5, y + 2))
        size = st.one_of(st.just(2.0), lengths(0.5, 2))
        shape = Rectangle(left, top, draw(size), draw(size), draw(st.one_of(st.just(0.0), lengths(-360, 360))))
    else:
        shape = Polygon(
            (
                (draw(lengths(x + 1.5, x + 2)), y + 1.5),
                (draw(lengths(x + 3, x + 4)), y + 2),
                (x + 3, draw(lengths(y + 3, y + 4))),
            )
        )
    exhibit = Exhibit(
        draw(names()), draw(st.sampled_from(types)), Text(draw(texts()), draw(texts())), draw(words()), draw(urls())
    )
    leading = draw(st.lists(st.sampled_from(agencies), min_size=1, max_size=3, unique=True))
    fronts = ["", "all"] if isinstance(shape, Polygon) else ["", "all", "N", "ES", "NESW", "W"]
    return Booth(code, tuple(leading), exhibit, level, shape, draw(st.sampled_from(fronts)))


@st.composite
def events(draw: st.DrawFn) -> Event:
    levels = [Level(i, Text(draw(texts()), draw(texts())), draw(st.integers(-3, 30))) for i in draw(unique_ids(1, 2))]
    agencies = [
        Agency(i, draw(names()), Text(draw(texts()), draw(texts())), draw(words()), draw(urls()))
        for i in draw(unique_ids(1, 4))
    ]
    types = [
        InnovationType(
            i, draw(names()), draw(st.sampled_from(["", "#1f6f8b"])), draw(st.sampled_from(["", "leaf"])), draw(words())
        )
        for i in draw(unique_ids(1, 3))
    ]
    codes = draw(unique_ids(0, 6))
    width, height = 3 * CELL, 4 * CELL
    floor = Polygon(((0, 0), (width, 0), (width, height), (0, height)))
    areas = [Area(level.id, "floor", floor, Text(draw(texts()), draw(texts()))) for level in levels]
    for kind in draw(st.lists(st.sampled_from(AREA_KINDS), max_size=3)):
        hole = (((0.1, height - 1.9), (0.3, height - 1.9), (0.3, height - 1.7)),) if draw(st.booleans()) else ()
        outline = ((0.0, height - 2), (draw(lengths(1, 2)), height - 2), (0.0, draw(lengths(height - 1, height))))
        areas.append(Area(levels[0].id, kind, Polygon(outline, hole), draw(names())))
    made = [
        draw(
            booths(
                draw(st.sampled_from(levels)).id,
                (n % 3 * CELL, n // 3 * CELL),
                [a.id for a in agencies],
                [t.id for t in types],
                code,
            )
        )
        for n, code in enumerate(codes)
    ]
    spot = st.tuples(lengths(-5, width + 5), lengths(-5, height + 5))
    places = [
        Place(
            i,
            draw(st.sampled_from(PLACE_KINDS)),
            draw(st.sampled_from(levels)).id,
            draw(spot),
            Text(draw(texts()), draw(texts())),
        )
        for i in draw(unique_ids(0, 3))
    ]
    links = [
        Link(
            draw(st.sampled_from(LINK_KINDS)),
            a.id,
            (width - 1, height - 4),
            b.id,
            (width - 2, height - 4),
            draw(st.booleans()),
            False,
            draw(st.one_of(st.none(), lengths(0, 600))),
        )
        for a in levels
        for b in levels
        if a != b
    ]
    kiosks = [
        KioskSpot(
            i,
            draw(st.sampled_from(levels)).id,
            (draw(lengths(6, 9)), height - 6.5),
            draw(lengths(0, 359)),
            draw(names()),
        )
        for i in draw(unique_ids(1, 2))
    ]
    first = draw(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)))
    opens = draw(times())
    info = EventInfo(
        draw(names()),
        first,
        first + dt.timedelta(draw(st.integers(0, 30))),
        opens,
        opens.replace(hour=23),
        draw(st.sampled_from(["Asia/Bangkok", "UTC"])),
        Text(draw(texts()), draw(texts())),
        Text(draw(texts()), draw(texts())),
        draw(urls()),
    )
    items = [
        ProgrammeItem(
            first,
            start,
            draw(names()),
            draw(st.sampled_from([None, start.replace(hour=23)])),
            draw(st.sampled_from(["", *(p.id for p in places)])),
        )
        for start in draw(st.lists(times(), max_size=2))
    ]
    return Event(
        info,
        tuple(levels),
        tuple(areas),
        tuple(types),
        tuple(agencies),
        tuple(made),
        tuple(places),
        tuple(links),
        tuple(kiosks),
        tuple(items),
    )
