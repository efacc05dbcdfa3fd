"""The form of the workbook: its sheets and columns, and how a cell of a header is recognised.

One list for everybody: what is read, what the empty template offers and what an export writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kiosk.refresh.cells import clean


@dataclass(frozen=True, slots=True)
class Column:
    """A column (in the sheet ``event``: a key). ``thai``: the spelling that is written, then others understood."""

    name: str
    thai: tuple[str, ...] = ()
    required: bool = False

    @property
    def header(self) -> str:
        """The header cell as the program writes it."""
        return f"{self.thai[0]} / {self.name}" if self.thai else self.name


@dataclass(frozen=True)
class Sheet:
    """``most``: more rows than these are refused unread; no fair has them, and checking them would take for ever."""

    name: str
    thai: str
    columns: tuple[Column, ...]
    most: int = 20_000

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.required)


def _columns(text: str) -> tuple[Column, ...]:
    """One column a line: ``name! thai | other thai``; ``!`` marks a required one."""
    found = []
    for line in text.strip().splitlines():
        name, _, thai = line.strip().partition(" ")
        spellings = tuple(part.strip() for part in thai.split("|") if part.strip())
        found.append(Column(name.rstrip("!"), spellings, name.endswith("!")))
    return tuple(found)


EVENT_KEYS = _columns("""
    name_th! ชื่องาน
    name_en ชื่องานภาษาอังกฤษ
    venue_th สถานที่
    venue_en สถานที่ภาษาอังกฤษ
    first_day! วันแรก
    last_day! วันสุดท้าย
    opens! เวลาเปิด
    closes! เวลาปิด
    timezone เขตเวลา
    organiser_th ผู้จัดงาน
    organiser_en ผู้จัดงานภาษาอังกฤษ
    companion_url เว็บไซต์สำหรับโทรศัพท์
""")
"""The rows of the sheet ``event``."""

SHEETS = (
    Sheet("event", "งาน", _columns("key! รายการ\nvalue! ค่า"), most=100),
    Sheet(
        "booths",
        "บูธ",
        _columns("""
            code! รหัสบูธ
            agency! หน่วยงาน | ชื่อหน่วยงาน
            title_th! ชื่อผลงาน
            title_en ชื่อผลงานภาษาอังกฤษ
            description_th รายละเอียด
            description_en รายละเอียดภาษาอังกฤษ
            type! ประเภทนวัตกรรม | ประเภท
            keywords คำค้น
            url เว็บไซต์
            level ชั้น
            x
            y
            width กว้าง
            depth ลึก
            rotation หมุน
            shape รูปร่าง
            front ด้านหน้า
        """),
    ),
    Sheet(
        "agencies",
        "รายชื่อหน่วยงาน",
        _columns("""
            id! รหัส
            name_th! ชื่อหน่วยงาน
            name_en ชื่อหน่วยงานภาษาอังกฤษ
            abbr_th ตัวย่อ
            abbr_en ตัวย่อภาษาอังกฤษ
            aliases ชื่ออื่น
            url เว็บไซต์
        """),
    ),
    Sheet(
        "types",
        "ประเภท",
        _columns("""
            id! รหัส
            name_th! ชื่อประเภท
            name_en ชื่อประเภทภาษาอังกฤษ
            colour สี | color
            icon สัญลักษณ์
            keywords คำค้น
        """),
        most=200,
    ),
    Sheet(
        "levels",
        "ชั้นอาคาร",
        _columns("""
            id! รหัส
            name_th ชื่อชั้น
            name_en ชื่อชั้นภาษาอังกฤษ
            ordinal ลำดับ
        """),
        most=100,
    ),
    Sheet(
        "areas",
        "พื้นที่",
        _columns("""
            level! ชั้น
            kind! ชนิด
            shape! รูปร่าง
            name_th ชื่อพื้นที่
            name_en ชื่อพื้นที่ภาษาอังกฤษ
        """),
    ),
    Sheet(
        "places",
        "สิ่งอำนวยความสะดวก",
        _columns("""
            id รหัส
            kind! ชนิด
            level ชั้น
            x!
            y!
            name_th ชื่อ
            name_en ชื่อภาษาอังกฤษ
        """),
    ),
    Sheet(
        "links",
        "ทางเชื่อม",
        _columns("""
            kind! ชนิด
            from_level! จากชั้น
            from_x!
            from_y!
            to_level! ถึงชั้น
            to_x!
            to_y!
            step_free ไม่มีขั้นบันได
            one_way ทางเดียว
            seconds วินาที
        """),
        most=2_000,
    ),
    Sheet(
        "kiosks",
        "ตู้",
        _columns("""
            id! รหัส
            level ชั้น
            x!
            y!
            heading! ทิศที่หันหน้า
            name_th ชื่อ
            name_en ชื่อภาษาอังกฤษ
        """),
        most=100,
    ),
    Sheet(
        "programme",
        "กำหนดการ",
        _columns("""
            day! วันที่
            start! เริ่ม
            end สิ้นสุด
            title_th! ชื่อรายการ
            title_en ชื่อรายการภาษาอังกฤษ
            place สถานที่
        """),
    ),
)
SHEET_BY_NAME = {sheet.name: sheet for sheet in SHEETS}

INSTRUCTIONS = ("instructions", "คำแนะนำ")
"""A sheet of this name is for people and is not read."""

_PARTS = re.compile(r"[/()\n]")
_IDLE = re.compile(r"[\s_*:]+")


def header_key(text: str) -> str:
    """``text`` as headers are compared: without regard to case, spaces, ``_`` and the marks ``*`` and ``:``."""
    return _IDLE.sub("", clean(text).casefold())


def spellings(text: str) -> Iterable[str]:
    """What a header cell may be called: all of it, then each part, so that ``รหัสบูธ / code`` is understood."""
    yield header_key(text)
    for part in _PARTS.split(text):
        yield header_key(part)


@cache
def _column_spellings(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    return {header_key(name): column for column in columns for name in (*column.thai, column.name)}


@cache
def _all_spellings() -> frozenset[str]:
    return frozenset(key for sheet in SHEETS for key in _column_spellings(sheet.columns))


@cache
def _sheet_spellings() -> Mapping[str, Sheet]:
    return {header_key(name): sheet for sheet in SHEETS for name in (sheet.thai, sheet.name)}


@lru_cache(maxsize=4096)
def column_named(text: str, columns: tuple[Column, ...]) -> Column | None:
    """The column that the header cell ``text`` names, in English or Thai; None: none of ``columns``."""
    known = _column_spellings(columns)
    return next((known[key] for key in spellings(text) if key in known), None)


def names_a_column(text: str) -> bool:
    """Whether the header cell ``text`` is a column of any sheet."""
    return not _all_spellings().isdisjoint(spellings(text))


def sheet_named(text: str) -> Sheet | None:
    """The sheet that ``text``, a tab's or a file's name, names; None: none of ours.

    Of a name in parts such as ``บูธ / booths`` every part must name that one sheet: ``Notes (event)`` is somebody's own.
    """
    known = _sheet_spellings()
    whole, *parts = spellings(text)
    if whole in known:
        return known[whole]
    named = {known[key].name if key in known else "" for key in parts if key}
    return SHEET_BY_NAME.get(named.pop()) if len(named) == 1 else None


def is_instructions(text: str) -> bool:
    return any(key in INSTRUCTIONS for key in spellings(text))
