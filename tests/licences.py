"""``python -m tests.licences`` lists the licence of every package in requirements.lock, as the packages themselves say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pinned() -> list[str]:
    """Give the names of all pinned packages."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)


def licences() -> dict[str, str]:
    """Give what each pinned package that is installed says of its licence."""
    done = subprocess.run([sys.executable, "-m", "piplicenses", "--from=mixed", "--with-system", "--format=json", "--packages", *pinned()], capture_output=True, text=True, check=True)
    return {one["Name"]: one["License"] for one in json.loads(done.stdout)}


if __name__ == "__main__":
    for name, licence in sorted(licences().items(), key=lambda pair: pair[0].lower()):
        print(f"{name:32} {licence}")
