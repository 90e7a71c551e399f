"""What was made before, kept in ``.build/kept.sqlite`` beside docs/ by all that went into it: what has not changed is not made again.

Everything that is made of a page is kept under a digest of its words, of the facts it was made from and of the code that made it
(``carebook.digests``), so a change of any of these makes it anew. Nothing that is kept is needed: without the file all is made again.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from carebook.digests import Given, digest_of
from carebook.processes import spread

FILE = ".build/kept.sqlite"
DAYS = 14
"""What nobody has asked for so long is thrown away."""
MOST = 1_000_000_000
"""Bytes of the file. Past that all goes but what this build has asked for."""
MANY = 16
"""So many things are made at once, on all processors; fewer, one after the other."""
WAIT = 20
"""Seconds to wait while another build writes."""

_TABLE = "CREATE TABLE IF NOT EXISTS kept (digest BLOB PRIMARY KEY, made BLOB NOT NULL, used INTEGER NOT NULL)"

Key = TypeVar("Key")
Made = TypeVar("Made")


class Kept:
    """What is kept for one project. Several builds may use it at once; where the file cannot be used, all is made each time."""

    def __init__(self, docs: Path) -> None:
        self._file = docs.resolve().parent / FILE
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self.waiting = 0  # bytes that were made and are not written yet
        self._today = int(time.time()) // 86_400  # a day
        self._store = self._opened()

    def get(self, kind: str, given: Iterable[Given], make: Callable[[], Made], *, only: Callable[[Made], bool] = lambda _: True) -> Made:
        """Give what ``make`` gives, and make it only once for the same ``kind`` and ``given``: all that it depends on, code too. What ``only`` refuses is not kept."""
        digest = digest_of(kind, *given)
        if (found := self._read(digest)) is not None:
            self._used.add(digest)
            return found[0]  # type: ignore[no-any-return]  # what make() gave
        made = make()
        if only(made):
            packed = self._new[digest] = zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), 1)
            self.waiting += len(packed)
        return made

    def each(self, kind: str, given: Mapping[Key, Iterable[Given]], make: Callable[[Key], Made], *, only: Callable[[Made], bool] = lambda _: True) -> dict[Key, Made]:
        """Give what ``make`` gives for each, by what is given for it."""

        def one(key: Key) -> Made:
            return self.get(kind, given[key], lambda: make(key), only=only)

        self.ahead(kind, given, one)
        return {key: one(key) for key in given}

    def ahead(self, kind: str, given: Mapping[Key, Iterable[Given]], make: Callable[[Key], object]) -> None:
        """Make what is not kept of these, where there are many, on all processors: ``make`` gets each, and whatever it makes on the way, from here.

        What goes wrong is left for whoever asks for it next.
        """
        missing = [key for key, of in given.items() if not self._has(digest_of(kind, *of))]
        if len(missing) < MANY:
            return
        known, opened = set(self._new), False

        def made(key: Key) -> dict[bytes, bytes]:
            nonlocal opened
            if not opened:
                self._store, opened = self._opened(), True  # each process has its own
            with suppress(Exception):
                make(key)
            new = {digest: packed for digest, packed in self._new.items() if digest not in known}
            known.update(new)
            return new

        self.close()  # SQLite does not bear to be split
        for new in spread(made, missing):
            self._new.update(new)
            self.waiting += sum(map(len, new.values()))
        self._store = self._opened()

    def forget(self) -> None:
        """Forget what was made since the last time it was written."""
        self._new.clear()
        self.waiting = 0

    def save(self) -> None:
        """Write what was made since the last time."""
        if self._store is None:
            return
        try:
            with self._store:
                self._store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", [(digest, made, self._today) for digest, made in self._new.items()])
                self._store.executemany("UPDATE kept SET used = ? WHERE digest = ? AND used < ?", [(self._today, digest, self._today) for digest in self._used])
                self._store.execute("DELETE FROM kept WHERE used < ?", (self._today - DAYS,))
            self._used |= self._new.keys()
            self.forget()
            if self._file.stat().st_size > MOST:
                self._shrink(self._store)
        except (sqlite3.Error, OSError) as error:  # then it is made again next time
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                self.close()
                self._file.unlink(missing_ok=True)  # broken somewhere inside: the next build begins anew

    def close(self) -> None:
        """Let go of the file; what is asked for from now on is made each time."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _has(self, digest: bytes) -> bool:
        return digest in self._new or self._found("SELECT 1 FROM kept WHERE digest = ?", digest) is not None

    def _found(self, query: str, digest: bytes) -> Any:
        try:
            return self._store.execute(query, (digest,)).fetchone() if self._store else None
        except sqlite3.Error:
            return None

    def _read(self, digest: bytes) -> tuple[Any] | None:
        """Give what is kept, in a tuple, since it may be None."""
        packed = self._new.get(digest)
        if packed is None and (row := self._found("SELECT made FROM kept WHERE digest = ?", digest)):
            packed = row[0]
        try:
            return (pickle.loads(zlib.decompress(packed)),) if packed else None  # noqa: S301 - nothing is read but what this program wrote on this machine
        except Exception:  # whatever is wrong with it: then it is made anew
            return None

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                store = sqlite3.connect(self._file, timeout=WAIT, check_same_thread=False)
                store.execute("PRAGMA page_size = 32768")  # most of what is kept fills several pages of the usual size
                store.execute("PRAGMA mmap_size = 2147483648")  # it is read without a call of the system for each page
                store.execute("PRAGMA journal_mode = WAL")
                store.execute("PRAGMA synchronous = OFF")  # all of it can be made again
                store.execute(_TABLE)
            except (sqlite3.OperationalError, OSError):
                return None  # others hold it, or nothing can be written there
            except sqlite3.DatabaseError:
                self._file.unlink(missing_ok=True)  # no such file, or half of one: begin anew
            else:
                return store
        return None

    def _shrink(self, store: sqlite3.Connection) -> None:
        with store:
            every = {row[0] for row in store.execute("SELECT digest FROM kept")}
            store.executemany("DELETE FROM kept WHERE digest = ?", [(digest,) for digest in every - self._used])
        store.execute("VACUUM")


_open: dict[str, Kept] = {}


def kept(docs: Path) -> Kept:
    """Give what is kept for the project of a docs folder: the same for all who ask."""
    place = os.path.abspath(docs)  # noqa: PTH100 - much faster than Path.resolve, and asked for each page
    if place not in _open:
        _open[place] = Kept(docs)
    return _open[place]
