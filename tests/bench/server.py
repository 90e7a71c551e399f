"""Serves built sites from one folder, gzipped, never cached, over the modelled line. What went over it is written down."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import mimetypes
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from tests.bench.line import Connection
from tests.bench.profile import Line

PACKED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml", "application/manifest+json")
"""What hosts such as GitHub Pages send gzipped. Pictures and letters are packed already."""


@dataclass
class Visit:
    """What one first view took, as it went over the line: heads and bodies."""

    connection: Connection
    answers: list[tuple[str, int]] = field(default_factory=list)
    """Path and bytes of each answer."""
    missing: list[str] = field(default_factory=list)
    waiting: int = 0
    """Answers that are on their way."""
    last: float = 0.0
    """When the last answer was through."""


def packed(body: bytes) -> bytes:
    """Give the bytes as a host sends them."""
    return gzip.compress(body, compresslevel=6, mtime=0)


@cache  # packing takes time that would hold up other answers
def answer(root: Path, path: str) -> tuple[int, bytes, bytes]:
    """Give status, head and body for a path below ``root``: files as they are, folders by their index.html."""
    file = (root / unquote(path).lstrip("/")).resolve()
    if path.endswith("/"):
        file /= "index.html"
    if not file.is_file() or not file.is_relative_to(root.resolve()):
        return 404, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", b""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    kind = "application/javascript" if file.suffix in (".js", ".mjs") else kind
    body, pack = file.read_bytes(), kind.startswith(PACKED)
    body = packed(body) if pack else body
    head = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Cache-Control: no-store", *(["Content-Encoding: gzip"] if pack else [])]
    return 200, ("\r\n".join(head) + "\r\n\r\n").encode(), body


class Server:
    """A server on this machine, in a thread of its own. Use it with `with`; call `visit()` before each page."""

    def __init__(self, root: Path, line: Line) -> None:
        self.root, self.line = root, line
        self._loop = asyncio.new_event_loop()
        self._now = self.visit()

    def visit(self) -> Visit:
        """Begin a visit: a cold connection and an empty book."""
        self._now = Visit(Connection(self.line))
        return self._now

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        # Never in this thread, where Playwright may have a loop of its own running.
        self._listening = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop).result()
        self.url = f"http://127.0.0.1:{self._listening.sockets[0].getsockname()[1]}/"
        return self

    def __exit__(self, *exc: object) -> None:
        self._loop.call_soon_threadsafe(self._listening.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while asked := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(self._now, asked, writer)
        writer.close()

    async def _answer(self, visit: Visit, asked: bytes, writer: asyncio.StreamWriter) -> None:
        path = urlsplit(asked.split(b" ", 2)[1].decode()).path
        visit.waiting += 1
        try:
            at = visit.connection.asked(time.monotonic(), len(asked))
            status, head, body = answer(self.root, path)
            if status == 404:
                visit.missing.append(path)
            visit.answers.append((path, len(head) + len(body)))
            rest = head + body
            for there, size in visit.connection.answered(at, len(rest)):
                await self._until(there)
                writer.write(rest[:size])
                await writer.drain()
                rest = rest[size:]
        finally:
            visit.waiting -= 1
            visit.last = time.monotonic()

    @staticmethod
    async def _until(then: float) -> None:
        if (wait := then - time.monotonic()) > 0:
            await asyncio.sleep(wait)
