"""The hall as one kiosk knows it: one generation of the event's data, prepared for questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.hall.closure import Closure
from kiosk.hall.model import PLACE_KINDS, Event, KioskSpot
from kiosk.hall.way import Spot
from kiosk.search import SearchIndex
from kiosk.store import Store
from kiosk.wayfinding import WAYS, Navigator


@dataclass(frozen=True)
class HallContext:
    """``walks``: booth code to metres and seconds on foot from ``spot``; booths that cannot be reached are absent.

    ``nearest``: kind of place to metres on foot, for the kinds that can be reached, what is asked for most first.
    ``closures``: what of the floor is closed just now, which all of these heed; ``opened``: the same hall with nothing
    closed, None where nothing is.
    """

    event: Event
    spot: KioskSpot
    navigator: Navigator
    index: SearchIndex
    walks: Mapping[str, tuple[float, float]]
    nearest: Mapping[str, float]
    generation: int
    closures: tuple[Closure, ...] = ()
    opened: HallContext | None = None

    @property
    def origin(self) -> Spot:
        return Spot(self.spot.level, self.spot.at, self.spot.heading)

    def closing(self, closures: Sequence[Closure]) -> HallContext:
        """The same hall with ``closures`` closed and nothing else. Takes a moment: not for the interface thread."""
        whole = self.opened or self
        if not closures:
            return whole
        navigator = whole.navigator.closing(closures)
        return replace(
            whole,
            navigator=navigator,
            walks=navigator.walks(self.origin),
            nearest=_nearest(self.event, navigator, self.origin),
            closures=tuple(closures),
            opened=whole,
        )


# In the order in which visitors ask for them; the others follow
_ASKED_FOR = ("toilet", "information", "exit", "accessible_toilet", "first_aid", "food", "water", "seating")


def own_spot(event: Event, kiosk_id: str) -> KioskSpot:
    """Where this kiosk stands: by its id, else the first kiosk, else the first entrance or place, else mid-floor."""
    if kiosk_id in event.kiosk_by_id:
        return event.kiosk_by_id[kiosk_id]
    if event.kiosks:
        return event.kiosks[0]
    doors = [place for place in event.places if place.kind == "entrance"] or list(event.places)
    if doors:
        return KioskSpot("", doors[0].level, doors[0].at, 0.0, doors[0].name)
    floor = next((area for area in event.areas if area.kind == "floor"), None)
    if floor is None:
        return KioskSpot("", event.levels[0].id if event.levels else "", (0.0, 0.0), 0.0)
    xs, ys = zip(*floor.shape.outer, strict=True)
    return KioskSpot("", floor.level, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), 0.0)


def load_context(store: Store, kiosk_id: str) -> HallContext:
    """Loads the active generation and prepares it; takes a while, so not on the interface thread."""
    active = store.active()
    event = store.load()
    spot = own_spot(event, kiosk_id)
    navigator = Navigator(event, kept=store.kept(WAYS))
    origin = Spot(spot.level, spot.at, spot.heading)
    walks = store.walks(spot.id) or navigator.walks(origin)
    nearest = _nearest(event, navigator, origin)
    return HallContext(event, spot, navigator, SearchIndex(event), walks, nearest, active.number if active else 0)


def _nearest(event: Event, navigator: Navigator, origin: Spot) -> dict[str, float]:
    there = {place.kind for place in event.places}
    kinds = [kind for kind in (*_ASKED_FOR, *PLACE_KINDS) if kind in there]
    metres = {kind: navigator.metres(origin, f"nearest:{kind}") for kind in kinds}
    return {kind: far for kind, far in metres.items() if far is not None}
