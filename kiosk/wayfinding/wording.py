"""Drafts of steps and what they lead to, put in words."""

from __future__ import annotations

import shapely

from kiosk.hall.model import Event, Point, Text
from kiosk.hall.way import Landmark, Step
from kiosk.wayfinding import phrases
from kiosk.wayfinding.bends import heading
from kiosk.wayfinding.drafts import Draft
from kiosk.wayfinding.goals import NEAREST, Goal
from kiosk.wayfinding.names import booth_as_landmark, booth_name, kind_name, level_name, place_name
from kiosk.wayfinding.space import outlines
from kiosk.wayfinding.views import side_at_end
from kiosk.wayfinding.ways import Way


class Wording:
    """The words for ways through ``event``."""

    def __init__(self, event: Event) -> None:
        self._event = event

    def name(self, goal: Goal) -> Text:
        """What ``goal`` is called in a sentence."""
        if goal.booth:
            return Text(
                f"{booth_as_landmark(self._event, goal.booth).th} ({goal.booth.code})",
                f"{booth_name(self._event, goal.booth).said_in('en')} ({goal.booth.code})",
            )
        asked = goal.asked.strip()
        if asked.startswith(NEAREST):
            return kind_name(asked.removeprefix(NEAREST))
        return self._called(asked)

    def step(self, draft: Draft) -> Step:
        """``draft`` with its words."""
        landmark = phrases.Seen(draft.seen.sign.name, draft.seen.side, draft.seen.behind) if draft.seen else None
        if draft.goal:
            landmark = phrases.Seen(draft.goal, "ahead", False)
        if draft.kind == "start":
            text = phrases.start(draft.turn, draft.distance, landmark, draft.away)
        elif draft.kind == "straight":
            text = phrases.straight(draft.distance, landmark)
        elif draft.ride:
            link = draft.ride.link
            levels = self._event.level_by_id
            rises = levels[draft.ride.to_level].ordinal - levels[draft.ride.from_level].ordinal
            name = level_name(self._event, draft.ride.to_level)
            text = phrases.link(link.kind, rises, name, draft.turn, draft.distance, landmark)
        else:
            text = phrases.turn(draft.turn or "straight", draft.distance, landmark)
        if draft.few_steps:
            text = phrases.few_steps(text, draft.kind)
        return Step(draft.kind, draft.turn, draft.heading, draft.distance, draft.at, draft.landmark, text)

    def arrival(self, way: Way, level: str, at: Point, final: float | None) -> Step:
        """Arriving at the end of ``way`` on ``level``, walking along heading ``final``."""
        if way.booth:
            shape = outlines([way.booth.outline()])[0]
            code, name = way.booth.code, booth_name(self._event, way.booth)
        elif way.place:
            shape = shapely.Point(way.place.at)
            code, name = way.place.id, place_name(way.place)
        else:
            kiosk = self._event.kiosk_by_id.get(way.to)
            text = phrases.arrive_here(self._called(way.to)) if kiosk else phrases.arrive_point()
            return Step("arrive", None, final or 0.0, 0.0, (level, *at), None, text)
        near = shapely.get_coordinates(shapely.shortest_line(shapely.Point(at), shape))[1]
        there = (float(near[0]), float(near[1]))
        looks = heading(at, there) if final is None else final
        landmark = Landmark(code, side_at_end(at, looks, shape))
        if way.booth:
            text = phrases.arrive_booth(code, name, landmark.side)
        elif shapely.distance(shapely.Point(at), shape) < 0.5:
            text = phrases.arrive_here(name)
        else:
            text = phrases.arrive_place(name, landmark.side)
        return Step("arrive", None, looks, 0.0, (level, *at), landmark, text)

    def _called(self, asked: str) -> Text:
        place, kiosk = self._event.place_by_id.get(asked), self._event.kiosk_by_id.get(asked)
        if place:
            return place_name(place)
        if kiosk:
            return kiosk.name if kiosk.name.th or kiosk.name.en else kind_name("kiosk")
        return Text(asked, asked)
