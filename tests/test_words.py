from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

from kiosk.hall.model import Text
from kiosk.paths import RESOURCES
from kiosk.words import catalogue, filled

NAMES = sorted(file.stem for file in (RESOURCES / "translations").glob("*.toml"))
EVERY_TEXT = [(name, key, text) for name in NAMES for key, text in catalogue(name).items()]


def thai_letters(text: str) -> bool:
    return any("\u0e01" <= letter <= "\u0e5b" for letter in text)


def placeholders(text: str) -> set[str]:
    """Their names; ``{Turn}`` is ``{turn}`` at an English sentence's beginning."""
    return {name.lower() for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_catalogues() -> None:
    assert {"commands", "doctor", "handoff", "settings"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_there_in_both_languages(name: str) -> None:
    for key, text in catalogue(name).items():
        for told in (text.th, text.en):
            assert told == told.strip(" ") or key in ("check_ok", "check_fails"), f"{name}: {key}"
            assert told.strip(), f"{name}: {key}"


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_placeholders(name: str) -> None:
    for key, text in catalogue(name).items():
        if key.startswith("called."):  # Thai puts its noun before a place's name, English has a phrase for the kind
            assert placeholders(text.en) <= placeholders(text.th), f"{name}: {key}"
        else:
            assert placeholders(text.th) == placeholders(text.en), f"{name}: {key}"


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_nothing_beside_its_two_languages(name: str) -> None:
    file: Path = RESOURCES / "translations" / f"{name}.toml"
    for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
        assert set(entry) == {"th", "en"}, f"{name}: {key}"


@pytest.mark.parametrize("name", NAMES)
def test_the_tone_is_that_of_a_public_servant(name: str) -> None:
    for key, text in catalogue(name).items():
        for never in ("!", "ครับ", "ค่ะ"):
            assert never not in text.th + " " + text.en, f"{name}: {key}"
        assert not any("๐" <= letter <= "๙" for letter in text.th), f"{name}: {key}"


def test_english_never_slips_into_thai_letters() -> None:
    assert [f"{name}: {key}" for name, key, text in EVERY_TEXT if thai_letters(text.en)] == []


def test_a_text_in_a_placeholder_speaks_the_languages_of_the_text_around_it() -> None:
    told = filled(Text("ไป {place}", "To {place}"), place=Text("เวที", "the stage"))
    assert told == Text("ไป เวที", "To the stage")
    assert filled(Text("ไป {place}", "To {place}"), place=Text("เวที")) == Text("ไป เวที", "To เวที")
