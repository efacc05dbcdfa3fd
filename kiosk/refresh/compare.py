"""What would change: the event the kiosk has beside the one a file makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kiosk.hall.change import Changes, SheetChanges
from kiosk.hall.model import Area, Booth, Event, EventInfo, KioskSpot, Link, Place, ProgrammeItem

T = TypeVar("T")


def compare(old: Event | None, new: Event, *, new_event: bool) -> Changes:
    """Changes by sheet. With no ``old`` event everything is added.

    Keys: booth codes, ids; for ``event`` the keys of the sheet; for areas, links and programme items, which have no
    id, a short description.
    """
    was = old or Event(new.info)
    sheets = {
        "event": _info(old.info if old else None, new.info),
        "booths": _by_key(was.booths, new.booths, lambda b: b.code, _booth_spot, _booth_rest),
        "agencies": _by_key(was.agencies, new.agencies, lambda a: a.id),
        "types": _by_key(was.types, new.types, lambda t: t.id),
        "levels": _by_key(was.levels, new.levels, lambda level: level.id),
        "areas": _by_content(was.areas, new.areas, _area_key, lambda a: a.shape),
        "places": _by_key(was.places, new.places, lambda p: p.id, _place_spot, lambda p: (p.kind, p.name)),
        "links": _by_content(was.links, new.links, _link_key, lambda link: (link.from_at, link.to_at)),
        "kiosks": _by_key(was.kiosks, new.kiosks, lambda k: k.id, _kiosk_spot, lambda k: k.name),
        "programme": _by_content(was.programme, new.programme, _item_key, lambda _: None),
    }
    return Changes({name: changes for name, changes in sheets.items() if changes}, new_event)


def _booth_spot(booth: Booth) -> object:
    return (booth.level, booth.shape, booth.front)


def _booth_rest(booth: Booth) -> object:
    return (booth.agency_ids, booth.exhibit)


def _place_spot(place: Place) -> object:
    return (place.level, place.at)


def _kiosk_spot(spot: KioskSpot) -> object:
    return (spot.level, spot.at, spot.heading)


def _area_key(area: Area) -> str:
    x, y = area.shape.outer[0]
    return f"{area.level} {area.kind} {area.name.th or f'{x:g},{y:g}'}"


def _link_key(link: Link) -> str:
    x, y = link.from_at
    return f"{link.kind} {link.from_level}-{link.to_level} {x:g},{y:g}"


def _item_key(item: ProgrammeItem) -> str:
    return f"{item.day.isoformat()} {item.start:%H:%M} {item.title.th}"


def _info(old: EventInfo | None, new: EventInfo) -> SheetChanges:
    def values(info: EventInfo) -> dict[str, object]:
        return {
            "name_th": info.name.th,
            "name_en": info.name.en,
            "venue_th": info.venue.th,
            "venue_en": info.venue.en,
            "first_day": info.first_day,
            "last_day": info.last_day,
            "opens": info.opens,
            "closes": info.closes,
            "timezone": info.timezone,
            "organiser_th": info.organiser.th,
            "organiser_en": info.organiser.en,
            "companion_url": info.companion_url,
        }

    has = values(new)
    if old is None:
        return SheetChanges(added=tuple(key for key, value in has.items() if value))
    had = values(old)
    return SheetChanges(
        added=tuple(key for key in has if has[key] and not had[key]),
        removed=tuple(key for key in has if had[key] and not has[key]),
        changed=tuple(key for key in has if had[key] and has[key] and had[key] != has[key]),
    )


def _by_key(
    old: Iterable[T],
    new: Iterable[T],
    key: Callable[[T], str],
    spot: Callable[[T], object] = lambda _: None,
    rest: Callable[[T], object] = lambda item: item,
) -> SheetChanges:
    """Things with an id. One that is both elsewhere and otherwise different is both moved and changed."""
    had, has = {key(item): item for item in old}, {key(item): item for item in new}
    both = [(name, had[name], item) for name, item in has.items() if name in had and had[name] != item]
    return SheetChanges(
        added=tuple(name for name in has if name not in had),
        removed=tuple(name for name in had if name not in has),
        changed=tuple(name for name, a, b in both if rest(a) != rest(b)),
        moved=tuple(name for name, a, b in both if spot(a) != spot(b)),
    )


def _by_content(
    old: Iterable[T], new: Iterable[T], key: Callable[[T], str], spot: Callable[[T], Hashable]
) -> SheetChanges:
    """Things without an id: equal ones are the same; of the others, those with one key are taken for one another."""
    gone, come = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    waiting: dict[str, list[T]] = {}
    for item in gone:
        waiting.setdefault(key(item), []).append(item)
    added, changed, moved = [], [], []
    for item in come:
        name = key(item)
        if not waiting.get(name):
            added.append(name)
        elif spot(waiting[name].pop(0)) != spot(item):
            moved.append(name)
        else:
            changed.append(name)
    removed = [name for name, items in waiting.items() for _ in items]
    return SheetChanges(tuple(added), tuple(removed), tuple(changed), tuple(moved))
