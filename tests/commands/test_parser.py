from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.commands.console import Console, WrongUsage, system_language
from kiosk.commands.parser import USAGES, early_language, parse

ENGLISH = Console("en")


def parsed(*arguments: str) -> argparse.Namespace:
    return parse(list(arguments), ENGLISH)


def complaint(*arguments: str, language: str = "en") -> str:
    with pytest.raises(WrongUsage) as wrong:
        parse(list(arguments), Console(language))
    assert wrong.value.usage.startswith("usage: kiosk" if language == "en" else "วิธีใช้: kiosk")
    return wrong.value.reason.said_in(language)


def test_with_no_command_it_is_run() -> None:
    assert parsed().command == "run"
    assert parsed("--data", "d").command == "run"
    assert parsed("--windowed", "--lang", "en").windowed


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data", "d", "--json", "--lang", "th", "search", "ข้าว", "--limit", "3"],
        ["search", "--data", "d", "ข้าว", "--json", "--limit", "3", "--lang=th"],
        ["search", "ข้าว", "--limit", "3", "--lang", "th", "--data=d", "--json"],
    ],
)
def test_common_options_stand_before_or_after_the_command(arguments: list[str]) -> None:
    options = parsed(*arguments)
    assert (options.command, options.data, options.json, options.lang) == ("search", "d", True, "th")
    assert (options.text, options.limit) == (["ข้าว"], 3)


def test_what_is_not_said_is_not_set() -> None:
    options = parsed("run")
    for name in ("data", "kiosk_id", "now", "lang", "windowed", "orientation", "preview", "vnc"):
        assert getattr(options, name) is None
    assert options.json is False


def test_options_may_stand_between_words() -> None:
    options = parsed("route", "A01", "--step-free", "B07", "--from", "1:2,3", "nearest:toilet")
    assert options.to == ["A01", "B07", "nearest:toilet"]
    assert options.step_free
    assert options.origin == "1:2,3"


def test_after_two_dashes_everything_is_a_word() -> None:
    assert parsed("search", "--", "--lang", "-x").text == ["--lang", "-x"]
    assert parsed("search", "--json", "--", "--json").text == ["--json"]
    assert parsed("route", "A01", "--step-free", "B07", "--", "-C").to == ["A01", "B07", "-C"]
    assert parsed("export", "--", "-plan.xlsx").file == "-plan.xlsx"
    assert parsed("--", "settings").command == "settings"
    assert "not understood: -y" in complaint("export", "--", "-x", "-y")


def test_vnc_takes_a_port_or_the_usual_one() -> None:
    assert parsed("run", "--vnc").vnc == 5900
    assert parsed("run", "--vnc", "5901").vnc == 5901
    assert parsed("--vnc", "5901").vnc == 5901


def test_sizes_may_be_repeated() -> None:
    options = parsed("screenshots", "dir", "--size", "1080x1920", "--size", "1366x768")
    assert options.size == [(1080, 1920), (1366, 768)]


def test_a_type_alone_is_a_question() -> None:
    assert parsed("search", "--type", "it").text == []


def test_an_empty_text_is_a_text() -> None:
    assert parsed("search", "").text == [""]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], "there is no command 'nonsense'"),
        (["statistics"], "there is no command 'statistics'"),
        (["set-pin"], "there is no command 'set-pin'"),
        (["export-companion", "d"], "there is no command 'export-companion'"),
        (["search"], "TEXT is missing"),
        (["route", "--step-free"], "TO is missing"),
        (["refresh"], "FILE is missing"),
        (["screenshots"], "DIR is missing"),
        (["search", "x", "--limt=3"], "not understood: --limt=3"),
        (["search", "x", "--lim=3"], "not understood: --lim=3"),
        (["search", "x", "--limit", "0"], "--limit: '0' should be a whole number from 1 to 100000"),
        (["search", "x", "--limit", "-3"], "--limit: '-3' should be a whole number from 1 to 100000"),
        (["search", "x", "--limit", "many"], "--limit: 'many' should be a whole number from 1 to 100000"),
        (["search", "x", "--limit"], "--limit needs a value"),
        (["search", "x", "--batch", "f"], "x and --batch do not go together"),
        (["route", "A01", "--batch", "f"], "A01 and --batch do not go together"),
        (["export", "a", "b"], "not understood: b"),
        (["run", "--vnc", "0"], "--vnc: '0' should be a whole number from 1 to 65535"),
        (["run", "now"], "not understood: now"),
        (["rollback", "first"], "GENERATION: 'first' should be a whole number from 1 to 1000000000"),
        (["screenshots", "d", "--size", "big"], "--size: 'big' should be width x height in pixels, such as 1080x1920"),
        (["settings", "--lang", "fr"], "--lang cannot be 'fr'; one of th, en"),
        (["settings", "--json=yes"], "--json takes no value"),
        (["--data"], "--data needs a value"),
    ],
)
def test_a_wrong_line_is_told_in_words(arguments: list[str], told: str) -> None:
    assert complaint(*arguments) == told


def test_orientations_exclude_each_other() -> None:
    assert "do not go together" in complaint("run", "--portrait", "--landscape")


def test_complaints_speak_thai_too() -> None:
    assert complaint("search", language="th") == "ต้องระบุ TEXT"
    assert complaint("nonsense", language="th") == "ไม่มีคำสั่ง 'nonsense'"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("command", ["", *USAGES])
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], command: str, language: str) -> None:
    with pytest.raises(SystemExit) as end:
        parse([command, "--help"] if command else ["--help"], Console(language))
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert f"kiosk {command}" in shown
    assert "--kiosk-id" in shown
    assert ("positional" in shown, "options:" in shown) == (False, False)


def test_the_page_of_commands_knows_each() -> None:
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    headings = [line for line in page.splitlines() if line.startswith("### ")]
    for command in USAGES:
        assert any(f"`kiosk {command}" in heading for heading in headings), command


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "th_TH.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "th_TH"}, "th"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "th"}, "th"),
        ({"LANG": "th_TH", "LC_ALL": ""}, "th"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_systems_language_is_spoken(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_the_language_asked_for_is_known_before_the_line_is_understood() -> None:
    assert early_language(["nonsense", "--lang", "th"], "en") == "th"
    assert early_language(["--lang=en", "x"], "th") == "en"
    assert early_language(["search", "--", "--lang", "th"], "en") == "en"
    assert early_language(["--lang"], "en") == "en"
    assert early_language(["--lang", "xx"], "th") == "th"


words = st.sampled_from(
    [
        "search",
        "route",
        "run",
        "refresh",
        "--lang",
        "th",
        "--json",
        "--limit",
        "5",
        "--vnc",
        "--",
        "x",
        "--size",
        "-1",
        "",
    ]
)


@given(st.lists(words, max_size=7))
def test_any_line_is_understood_or_refused(arguments: list[str]) -> None:
    try:
        assert parse(arguments, ENGLISH).command in USAGES
    except WrongUsage as wrong:
        assert wrong.reason.en or wrong.reason.th  # noqa: PT017
