"""Python reads this first where its folder is on the path: it makes this machine another one, for builds under test.

Folders are listed backwards, as another disk might list them, and the clock is 400 days ahead. What C code asks of the
system itself is not reached: ``datetime.now`` is one such, so two builds are also made at different times.
"""

import os
import time
from collections.abc import Iterator
from typing import Any

_scandir, _listdir, _time = os.scandir, os.listdir, time.time


class _Backwards:
    """What os.scandir gives, from its end."""

    def __init__(self, *where: Any) -> None:
        with _scandir(*where) as found:
            self._left = sorted(found, key=lambda entry: entry.name)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if not self._left:
            raise StopIteration
        return self._left.pop()

    def __enter__(self) -> "_Backwards":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the rest."""
        self._left = []


os.scandir = _Backwards  # type: ignore[assignment, misc]
os.listdir = lambda *where: sorted(_listdir(*where), reverse=True)  # type: ignore[assignment]
time.time = lambda: _time() + 400 * 86_400
