"""Runs first in the built folder's program: tells libthai where its list of words is, which came along."""

import os
import sys
from pathlib import Path

os.environ["LIBTHAI_DICTDIR"] = str(Path(sys._MEIPASS) / "libthai")
