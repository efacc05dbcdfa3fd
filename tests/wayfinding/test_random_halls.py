"""Random halls, open and closed in part, against the slow reference; ``make halls`` compares a thousand of each."""

from __future__ import annotations

import pytest

from tests.wayfinding import closed_halls, random_halls

BETWEEN_FLOORS = 50131
"""A hall in which a booth has room before it on one floor, and too little on another that is cut off from it."""
ONCE_UNEQUAL = (20034, 20149, 30039, 40167, 40204)
"""Halls in which a level has no booths, a front runs along a neighbour a hair off parallel, a spike's point is closed,
and growing fills a notch before a front and one beside the way."""


@pytest.mark.parametrize("seed", [*range(1000, 1024), BETWEEN_FLOORS])
def test_ways_in_a_random_hall_are_as_long_as_the_reference_says(seed: int) -> None:
    assert random_halls.differences(seed) == []


@pytest.mark.parametrize("seed", [*range(1000, 1012), *ONCE_UNEQUAL])
def test_ways_around_what_is_closed_are_those_of_a_hall_where_it_is_blocked(seed: int) -> None:
    assert closed_halls.differences(seed) == []
