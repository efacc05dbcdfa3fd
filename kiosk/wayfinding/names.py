"""What things are called on the way: short enough to be said, long enough to be recognised."""

from __future__ import annotations

import re

from kiosk.hall.model import NO_TEXT, Agency, Booth, Event, Level, Place, Text
from kiosk.words import catalogue, filled

LONG = 50
"""Letters over which a name gives way to its abbreviation where there is one; Thai vowels and tones above count."""
_ABOVE = re.compile(r"\s+(?:กระทรวง|มหาวิทยาลัย|สังกัด|สำนักงาน|กรม).*$")
"""In a Thai name the body above the one named, after a space."""
_BETWEEN_SCRIPTS = re.compile(r"(?<=[A-Za-z0-9.)])(?=[ก-ฮเ-ไ])|(?<=[ก-๎])(?=[A-Za-z0-9(])")
"""Thai has no spaces between words, but one between Thai letters and others."""


def spaced(text: Text) -> Text:
    """``text`` with a space where Thai letters meet others, as after names are put into a sentence."""
    return Text(_BETWEEN_SCRIPTS.sub(" ", text.th), text.en)


def short_name(agency: Agency) -> Text:
    """The agency without the ministry or university it belongs to; the abbreviation where that is still long."""
    thai, english = _ABOVE.sub("", agency.name.th), agency.name.en.split(",")[0].strip()
    if len(thai) > LONG and agency.abbreviation.th:
        thai = agency.abbreviation.th
    if len(english) > LONG and agency.abbreviation.en:
        english = agency.abbreviation.en
    return Text(thai, english)


def booth_name(event: Event, booth: Booth) -> Text:
    """Who stands at ``booth``: the leading agency, else the exhibit, else the code."""
    agency = event.agency_by_id.get(booth.agency_ids[0]) if booth.agency_ids else None
    if agency:
        return short_name(agency)
    return booth.exhibit.title if booth.exhibit.title != NO_TEXT else Text(booth.code, booth.code)


def booth_as_landmark(event: Event, booth: Booth) -> Text:
    """``booth`` within a sentence."""
    name = booth_name(event, booth)
    key = "booth.abbreviated" if "." in name.th else "booth"
    return spaced(filled(catalogue("directions")[key], name=name))


def place_name(place: Place) -> Text:
    """The place's own name within a sentence, else what places of its kind are called."""
    if place.name == NO_TEXT:
        return kind_name(place.kind)
    words = catalogue("directions")
    bare, called = words.get(f"bare.{place.kind}"), words.get(f"called.{place.kind}")
    if bare is None or called is None:
        return place.name
    said = filled(called, name=place.name)
    thai, english = place.name.th.startswith(bare.th), place.name.en == bare.en
    return spaced(Text(said.th if thai else place.name.th, said.en if english else place.name.en))


def kind_name(kind: str) -> Text:
    """What places of a kind are called within a sentence; of an unknown kind its own word."""
    return catalogue("directions").get(f"kind.{kind}", Text(kind, kind))


def level_name(event: Event, level_id: str) -> Text:
    """The level's name, else its id."""
    level = event.level_by_id.get(level_id, Level(level_id))
    return level.name if level.name != NO_TEXT else Text(level_id, level_id)
