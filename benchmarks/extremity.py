"""Runs in ``.venv-peer``: the ways that extremitypathfinder finds.

Reads from standard input one JSON object: ``boundary``, counterclockwise, and ``holes``, clockwise, rings of corners
that are not repeated at the end; ``queries``, pairs of points.
Writes a line ``{"built": seconds}`` and a line ``{"lengths": metres or null, "seconds": of each query}``.
"""

import json
import sys
import time

from extremitypathfinder import PolygonEnvironment


def answer(asked: dict) -> None:
    """Answers line by line, so that what is done is known if it is stopped."""
    warm = PolygonEnvironment()  # what numba translates on the first call is not counted
    warm.store([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (3, 6), (6, 6), (6, 3)]])
    warm.find_shortest_path((1, 4), (8, 4.5))
    began = time.process_time()
    environment = PolygonEnvironment()
    environment.store(asked["boundary"], asked["holes"])
    print(json.dumps({"built": time.process_time() - began}), flush=True)
    lengths, seconds = [], []
    for begin, end in asked["queries"]:
        began = time.process_time()
        # points on an outline are wanted too
        _, length = environment.find_shortest_path(tuple(begin), tuple(end), verify=False)
        seconds.append(time.process_time() - began)
        lengths.append(length)
    print(json.dumps({"lengths": lengths, "seconds": seconds}), flush=True)


answer(json.load(sys.stdin))
