"""What was made before, kept beside docs/ by all that went into it: leaflets and cards take long, and few of them change."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = ".build"
MOST = 500
"""Files of a kind. Past that all go, and are made anew as they are needed."""


class Kept:
    """Files of one kind, as ``leaflets``, in a folder of that name. Several builds may use it at once."""

    def __init__(self, docs: Path, kind: str) -> None:
        self.folder = docs.parent / FOLDER / kind
        if self.folder.is_dir() and sum(1 for _ in self.folder.iterdir()) > MOST:
            shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, given: str, make: Callable[[], bytes]) -> bytes:
        """Give what ``make`` gives, and make it only once for the same ``given``: all that it depends on, versions too."""
        file = self.folder / hashlib.sha256(given.encode()).hexdigest()
        try:
            return file.read_bytes()
        except FileNotFoundError:
            made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        number, unfinished = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(number, "wb") as out:
            out.write(made)
        Path(unfinished).replace(file)  # in one step: nobody reads half a file
        return made
