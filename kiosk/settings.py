"""This machine's settings, and where each comes from.

Later wins: the default, ``/etc/kiosk/kiosk.toml``, ``kiosk.toml`` in the data folder, the environment
(``KIOSK_`` and the setting's name in capitals; an empty variable counts as none), the command line.
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
    """A setting that cannot be used. ``source`` is a file's path, a variable or an ``--option``.

    ``wanted`` says what is expected, as a key of the catalogue ``settings``, and ``values`` fill its placeholders;
    ``name`` is the setting's (empty: the whole file). The message says the same in English.
    """

    def __init__(self, source: str, name: str, value: object, wanted: str, **values: object) -> None:
        told = f"{name} = {value!r}: " if name else ""
        said = ", ".join(f"{key} {value}" for key, value in values.items())
        super().__init__(f"{source}: {told}{wanted}{f' ({said})' if said else ''}")
        self.source, self.name, self.value, self.wanted, self.values = source, name, value, wanted, values


class _Unfit(ValueError):
    """What a reader raises: a catalogue key and its values."""

    def __init__(self, wanted: str, **values: object) -> None:
        super().__init__(wanted)
        self.wanted, self.values = wanted, values


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
            raise _Unfit("choice", allowed=", ".join(allowed))
        return str(value)

    return read


def _number(kind: type[int] | type[float], least: float, most: float) -> Callable[[Any], Any]:
    def read(value: Any) -> float:
        try:
            number = kind(value)
            whole = kind is float or isinstance(value, str) or number == value
        except (TypeError, ValueError, OverflowError):
            number, whole = 0, False
        if isinstance(value, bool) or not whole or not least <= number <= most:
            raise _Unfit("whole_number" if kind is int else "number", least=f"{least:g}", most=f"{most:g}")
        return number

    return read


def _flag(value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in words:
        raise _Unfit("flag")
    return words[str(value).lower()]


def _time(value: Any) -> dt.datetime:
    try:
        time = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))
    except ValueError:
        raise _Unfit("time") from None
    # 2559 for 2016 is a slip in the era; and room is left on both sides for time zones
    if not 1900 <= time.year <= 2200:
        raise _Unfit("time")
    return time


def _word(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _Unfit("word")
    return str(value).strip()


def _folder(value: Any) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        raise _Unfit("folder")
    try:
        return Path(value).expanduser().absolute()
    except (RuntimeError, OSError):  # a user without a home; a working folder that is gone
        raise _Unfit("folder") from None


def _folders(value: Any) -> tuple[str, ...]:
    parts = value.split(":") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) and part.strip() for part in parts):
        raise _Unfit("folders")
    return tuple(parts)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "data": _folder,
    "kiosk_id": _word,
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


# The options that give a setting, where they are not called like it.
_OPTIONS: Mapping[str, str] = {"language": "--lang"}


def _option(name: str, value: Any) -> str:
    if name == "orientation":
        return f"--{value}"
    return _OPTIONS.get(name, "--" + name.replace("_", "-"))


def _read(name: str, value: Any, source: str) -> Any:
    if name not in _READERS:
        raise SettingsError(source, name, value, "unknown")
    try:
        return _READERS[name](value)
    except _Unfit as error:
        raise SettingsError(source, name, value, error.wanted, **error.values) from None


def _from_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (FileNotFoundError, NotADirectoryError):  # of a data folder that is none, whoever needs it tells
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), "", None, "unreadable", error=error) from None


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
        take({name: environment[v] for name, v in variables.items() if environment.get(v)}, variables.__getitem__)
        given = {name: value for name, value in options.items() if value is not None}
        take(given, lambda name: _option(name, given[name]))

    values["data"] = Path(platformdirs.user_data_dir("booth-kiosk", appauthor=False))
    take(_from_file(system_file), lambda _: str(system_file))
    take_environment_and_options()  # the data folder is known only after these
    own_file = values["data"] / "kiosk.toml"
    own = _from_file(own_file)
    own.pop("data", None)  # a folder's own file cannot say that the folder is elsewhere
    take(own, lambda _: str(own_file))
    take_environment_and_options()
    return Effective(Settings(**values), sources)
