"""This machine's settings, and where each comes from.

Later wins: the default, ``/etc/kiosk/kiosk.toml``, ``kiosk.toml`` in the data folder, the environment
(``KIOSK_`` and the setting's name in capitals), the command line.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

SYSTEM_FILE = Path("/etc/kiosk/kiosk.toml")


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which, where, and what is expected."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Times in seconds, sizes in inches. An empty ``kiosk_id`` means the workbook's first kiosk."""

    data: Path
    kiosk_id: str = ""
    language: str = "th"
    orientation: str = "auto"
    windowed: bool = False
    screen_inches: float = 0.0
    idle_seconds: int = 45
    countdown_seconds: int = 20
    reduced_motion: bool = False
    preview: bool = False
    now: dt.datetime | None = None
    now_fixed: bool = False
    stick_folders: tuple[str, ...] = ("/media", "/run/media", "/mnt")


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force and, by name, the source of each: ``default``, a file's path, a variable, ``--option``."""

    settings: Settings
    sources: Mapping[str, str]


def _choice(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return str(value)

    return read


def _number(kind: type[int] | type[float], least: float, most: float) -> Callable[[Any], Any]:
    def read(value: Any) -> float:
        try:
            number = kind(value)
        except (TypeError, ValueError):
            number = None
        if isinstance(value, bool) or number is None or not least <= number <= most:
            raise ValueError(f"a number from {least:g} to {most:g}")
        return number

    return read


def _flag(value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in words:
        raise ValueError("true or false")
    return words[str(value).lower()]


def _time(value: Any) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    try:
        return dt.datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a time such as 2016-12-08T10:30") from None


def _folders(value: Any) -> tuple[str, ...]:
    parts = value.split(":") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) and part for part in parts):
        raise ValueError("folders, as a list or split by ':'")
    return tuple(parts)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "data": lambda value: Path(str(value)).expanduser().absolute(),
    "kiosk_id": str,
    "language": _choice("th", "en"),
    "orientation": _choice("auto", "portrait", "landscape"),
    "windowed": _flag,
    "screen_inches": _number(float, 0, 200),
    "idle_seconds": _number(int, 5, 3600),
    "countdown_seconds": _number(int, 3, 600),
    "reduced_motion": _flag,
    "preview": _flag,
    "now": _time,
    "now_fixed": _flag,
    "stick_folders": _folders,
}


def _read(name: str, value: Any, source: str) -> Any:
    if name not in _READERS:
        raise SettingsError(f"{source}: there is no setting '{name}'")
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise SettingsError(f"{source}: {name} = {value!r}: expected {error}") from None


def _from_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from None


def load(options: Mapping[str, Any], environment: Mapping[str, str], system_file: Path = SYSTEM_FILE) -> Effective:
    """The settings in force, given the command line's ``options`` (by setting name; None: not given).

    Raises ``SettingsError`` for a file that cannot be read, an unknown setting or a value out of range.
    """
    values: dict[str, Any] = {}
    sources = {item.name: "default" for item in fields(Settings)}

    def take(found: Mapping[str, Any], source: Callable[[str], str]) -> None:
        for name, value in found.items():
            values[name] = _read(name, value, source(name))
            sources[name] = source(name)

    def take_environment_and_options() -> None:
        variables = {name: f"KIOSK_{name.upper()}" for name in _READERS}
        found = {name: environment[variable] for name, variable in variables.items() if variable in environment}
        take(found, lambda name: variables[name])
        given = {name: value for name, value in options.items() if value is not None}
        take(given, lambda name: "--" + name.replace("_", "-"))

    values["data"] = Path(platformdirs.user_data_dir("booth-kiosk", appauthor=False))
    take(_from_file(system_file), lambda _: str(system_file))
    take_environment_and_options()  # the data folder is known only after these
    own_file = values["data"] / "kiosk.toml"
    own = _from_file(own_file)
    own.pop("data", None)  # a folder's own file cannot say that the folder is elsewhere
    take(own, lambda _: str(own_file))
    take_environment_and_options()
    return Effective(Settings(**values), sources)
