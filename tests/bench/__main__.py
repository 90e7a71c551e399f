"""Runs the parts named, or all: python -m tests.bench [part …]. Prints Markdown, and writes .build/bench.json.

Exit status 1 when something could not be measured. A promise that does not hold is told, and is no failure: times
depend on the machine, so only sizes are tests.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.bench import Unmeasured, scale, search, speed

PARTS = {"speed": speed.run, "search": search.run, "scale": scale.run}
BUILD = Path(".build")


def main(wanted: list[str]) -> int:
    """Run parts by name; gives the exit status."""
    if unknown := [name for name in wanted if name not in PARTS]:
        print(f"There is no part '{unknown[0]}'. There is: {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    found, status = {}, 0
    for name in wanted or PARTS:
        try:
            found[name], lines = PARTS[name](BUILD / "bench" / name)
            print("\n".join([f"## {name.capitalize()}", "", *lines, ""]), flush=True)
        except Unmeasured as error:
            print(f"{name}: {error}", file=sys.stderr)
            status = 1
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
