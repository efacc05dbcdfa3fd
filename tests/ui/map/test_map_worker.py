"""Painting beside the interface thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from ui.map.worker import PaintThread

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def thread() -> Iterator[PaintThread]:
    made = PaintThread()
    yield made
    made.stop()


def gathered(thread: PaintThread) -> list[object]:
    results: list[object] = []
    thread.done.connect(lambda _, result: results.append(result))
    return results


def until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not happens():
        assert time.monotonic() < end
        QCoreApplication.processEvents()
        time.sleep(0.002)


def test_the_latest_wish_wins(thread: PaintThread) -> None:
    results = gathered(thread)
    gate = threading.Event()
    thread.ask("other", lambda _: gate.wait(5))
    for number in range(5):
        thread.ask("detail", lambda _, n=number: n)
    gate.set()
    until(lambda: 4 in results)
    assert [result for result in results if isinstance(result, int) and result is not True] == [4]


def test_work_is_broken_off_for_a_newer_wish_but_not_for_ever(thread: PaintThread) -> None:
    results = gathered(thread)

    def slow(rest: Callable[[], None], name: int) -> int:
        for _ in range(30):
            time.sleep(0.003)
            rest()
        return name

    end = time.monotonic() + 1.0
    number = 0
    while time.monotonic() < end:
        thread.ask("detail", lambda rest, n=number: slow(rest, n))
        number += 1
        QCoreApplication.processEvents()
        time.sleep(0.02)
    assert results, "someone who never stops wishing still sees pictures"
    until(lambda: number - 1 in results)


def test_a_failure_is_logged_and_the_next_wish_is_met(thread: PaintThread, caplog: pytest.LogCaptureFixture) -> None:
    results = gathered(thread)

    def fails(_: Callable[[], None]) -> None:
        raise ValueError("broken")

    thread.ask("detail", fails)
    until(lambda: "broken" in caplog.text)
    thread.ask("detail", lambda _: "fine")
    until(lambda: results == ["fine"])


def test_stopping_does_not_wait_for_all_the_work(thread: PaintThread) -> None:
    def endless(rest: Callable[[], None]) -> None:
        while True:
            rest()

    thread.ask("detail", endless)
    until(lambda: thread.busy("detail"))
    start = time.monotonic()
    thread.stop()
    assert time.monotonic() - start < 1
