"""Random halls, open and closed in part, against the slow reference; ``make halls`` compares a thousand of each."""

from __future__ import annotations

import pytest

from tests.wayfinding import closed_halls, random_halls


@pytest.mark.parametrize("seed", range(1000, 1024))
def test_ways_in_a_random_hall_are_as_long_as_the_reference_says(seed: int) -> None:
    assert random_halls.differences(seed) == []


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_ways_around_what_is_closed_are_those_of_a_hall_where_it_is_blocked(seed: int) -> None:
    assert closed_halls.differences(seed) == []
