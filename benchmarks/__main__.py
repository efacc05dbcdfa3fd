"""Every benchmark one after the other, each in a process of its own: ``python -m benchmarks [NAME…]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    """0 if all of the ``wanted`` (none: all there are) ran to their end."""
    known = sorted(file.stem for file in HERE.glob("*.py") if "\ndef main(" in file.read_text(encoding="utf-8"))
    known.remove(Path(__file__).stem)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    failed = False
    for name in wanted or known:
        print(f"--- {name}", flush=True)
        failed |= (
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False).returncode != 0
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
