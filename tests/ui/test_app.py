"""The window as the settings ask for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.fixtures import Started


@pytest.fixture
def screen(start_kiosk: Callable[..., Started]) -> Callable[..., tuple[Started, tuple[int, int]]]:
    def start(**options: object) -> tuple[Started, tuple[int, int]]:
        visitor = start_kiosk(size=None, **options)
        geometry = visitor.window.screen().geometry()
        return visitor, (geometry.width(), geometry.height())

    return start


def test_it_fills_the_screen_even_where_no_window_manager_helps(
    screen: Callable[..., tuple[Started, tuple[int, int]]],
) -> None:
    visitor, size = screen(orientation="auto")
    assert (visitor.window.width(), visitor.window.height()) == size


@pytest.mark.parametrize(("orientation", "upright"), [("portrait", True), ("landscape", False)])
def test_a_window_has_the_wanted_shape_and_stays_on_the_screen(
    screen: Callable[..., tuple[Started, tuple[int, int]]], orientation: str, upright: bool
) -> None:
    visitor, size = screen(orientation=orientation, windowed=True)
    width, height = visitor.window.width(), visitor.window.height()
    assert (height > width) is upright
    assert width <= size[0]
    assert height <= size[1]


def test_the_stated_diagonal_decides_how_large_things_are(start_kiosk: Callable[..., Started]) -> None:
    usual = start_kiosk(screen_inches=21.5).window.property("pxPerMm")
    assert start_kiosk(screen_inches=43.0).window.property("pxPerMm") == pytest.approx(usual / 2)
