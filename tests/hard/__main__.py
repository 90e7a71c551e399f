"""Make the project of one bad input, to look at: ``python -m tests.hard "name of the input" FOLDER``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.conftest import DOCS, ROOT
from tests.hard.inputs import BATTERY

if len(sys.argv) != 3 or sys.argv[1] not in BATTERY:
    sys.exit("\n".join(["Name one of these, and a folder that is not there yet:", *BATTERY]))
project = Path(sys.argv[2])
shutil.copytree(ROOT / "tests" / "sample", project)
shutil.copytree(ROOT / "overrides", project / "overrides")
shutil.copytree(DOCS / "assets", project / "docs" / "assets")
(project / "carebook").symlink_to(ROOT / "carebook")
BATTERY[sys.argv[1]].damage(project)
