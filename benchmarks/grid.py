"""What one writes first: A* over a grid of cells, eight neighbours, octile distance. A peer to measure against."""

from __future__ import annotations

import heapq
from math import hypot, inf, sqrt

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

CELL = 0.25
Cell = tuple[int, int]


class Grid:
    """Cells of ``CELL`` metres; one is walkable where its middle is in free space."""

    def __init__(self, free: BaseGeometry) -> None:
        self._left, self._top, right, bottom = free.bounds
        columns, rows = (int((right - self._left) / CELL) + 1, int((bottom - self._top) / CELL) + 1)
        x = self._left + (np.arange(columns) + 0.5) * CELL
        y = self._top + (np.arange(rows) + 0.5) * CELL
        xs, ys = np.meshgrid(x, y)
        shapely.prepare(free)
        inside = shapely.contains_xy(free, xs.ravel(), ys.ravel()).reshape(rows, columns)
        self._open = np.pad(inside, 1).tolist()

    def cell(self, at: tuple[float, float]) -> Cell:
        """The walkable cell nearest to ``at``."""
        row, column = int((at[1] - self._top) / CELL) + 1, int((at[0] - self._left) / CELL) + 1
        for reach in range(40):
            near = [
                (r, c)
                for r in range(row - reach, row + reach + 1)
                for c in range(column - reach, column + reach + 1)
                if 0 < r < len(self._open) and 0 < c < len(self._open[0]) and self._open[r][c]
            ]
            if near:
                return min(near, key=lambda rc: hypot(rc[0] - row, rc[1] - column))
        raise ValueError(f"nothing walkable near {at}")

    def length(self, begin: Cell, end: Cell) -> float:
        """Metres of the shortest way over cells, infinite where there is none."""
        diagonal = sqrt(2.0)
        moves = [(-1, 0, 1.0), (1, 0, 1.0), (0, -1, 1.0), (0, 1, 1.0)]
        moves += [(r, c, diagonal) for r in (-1, 1) for c in (-1, 1)]
        cost = {begin: 0.0}
        heap = [(0.0, begin)]
        done: set[Cell] = set()
        while heap:
            _, here = heapq.heappop(heap)
            if here == end:
                return cost[here] * CELL
            if here in done:
                continue
            done.add(here)
            for r, c, step in moves:
                there = (here[0] + r, here[1] + c)
                if not self._open[there[0]][there[1]]:
                    continue
                if r and c and not (self._open[here[0]][there[1]] and self._open[there[0]][here[1]]):
                    continue  # not across the corner of an obstacle
                far = cost[here] + step
                if far < cost.get(there, inf):
                    cost[there] = far
                    down, across = abs(end[0] - there[0]), abs(end[1] - there[1])
                    octile = max(down, across) + (diagonal - 1) * min(down, across)
                    heapq.heappush(heap, (far + octile, there))
        return inf
