"""extremitypathfinder on the same free space and the same queries, in a process and an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from kiosk.hall.model import Point

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / ".venv-peer/bin/python"
LIMIT = 100
"""Seconds it is given to build and answer."""
FORMS = {"extremitypathfinder": "1", "the same with numba": "0"}
"""Names of its two forms: as it is installed by itself, and with numba; each with NUMBA_DISABLE_JIT."""


@dataclass(frozen=True)
class Answer:
    """``built``: seconds, None where it did not come to an end; ``lengths`` in metres (infinite: no way) and
    ``seconds`` for each query."""

    built: float | None
    lengths: Sequence[float] = ()
    seconds: Sequence[float] = ()


def is_here() -> bool:
    """Whether its environment is there; ``scripts/setup.sh bench`` makes it."""
    return PYTHON.exists()


def part_around(free: BaseGeometry, at: Point) -> BaseGeometry:
    """The connected part of ``free`` that holds ``at``: it knows one boundary with holes."""
    here = shapely.Point(at)
    return min(shapely.get_parts(free), key=lambda part: part.distance(here))


def answered(part: BaseGeometry, queries: Sequence[tuple[Point, Point]], form: str) -> Answer:
    """What it finds in ``part``, one polygon that holds all points of ``queries``; ``form`` is one of ``FORMS``."""
    oriented = shapely.orient_polygons(part)
    boundary, *holes = (
        shapely.get_coordinates(ring)[:-1].tolist() for ring in (oriented.exterior, *oriented.interiors)
    )
    asked = json.dumps({"boundary": boundary, "holes": holes, "queries": queries})
    environment = {**os.environ, "NUMBA_DISABLE_JIT": FORMS[form]}
    command = [str(PYTHON), str(HERE / "extremity.py")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as child:
        try:
            told, _ = child.communicate(asked, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            child.kill()
            told, _ = child.communicate()
    lines = [json.loads(each) for each in told.splitlines()]
    if len(lines) < 2:
        return Answer(lines[0]["built"] if lines else None)
    lengths = [inf if length is None else length for length in lines[1]["lengths"]]
    return Answer(lines[0]["built"], lengths, lines[1]["seconds"])
