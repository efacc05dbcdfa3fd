"""Words for people, in Thai and English side by side, from the catalogues in ``resources/translations``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kiosk.hall.model import Text
from kiosk.paths import RESOURCES

Catalogue = Mapping[str, Text]


@cache
def catalogue(name: str) -> Catalogue:
    """The texts of ``resources/translations/<name>.toml`` by key.

    The file has one table for each key: ``[key]`` with ``th`` and ``en``. Placeholders are Python's ``{name}``.
    """
    path = RESOURCES / "translations" / f"{name}.toml"
    with path.open("rb") as file:
        tables = tomllib.load(file)
    return {key: Text(entry["th"], entry["en"]) for key, entry in tables.items()}


def filled(text: Text, /, **values: object) -> Text:
    """``text`` with its placeholders filled; a ``Text`` as a value is filled in each language's own words."""

    def one(template: str, language: str) -> str:
        said = {k: v.said_in(language) if isinstance(v, Text) else v for k, v in values.items()}
        return template.format(**said)

    return Text(one(text.th, "th"), one(text.en, "en"))
