"""Names for the arrays that pass between the modules of this room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Small = NDArray[np.int32]
"""Whole numbers where there are so many that half the memory counts."""
Tiny = NDArray[np.int8]
Flags = NDArray[np.bool_]
