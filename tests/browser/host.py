"""A host for the tests of the saved copy: it can put up another version, lose connections halfway, and go away."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.browser.local import Silent, listening


class Host:
    """Serves a folder below ``base`` as GitHub Pages does: ten minutes of cache, ETags, ``/x`` sent on to ``/x/``, its own 404 page."""

    def __init__(self, folder: Path, base: str = "/") -> None:
        self.folder = folder
        self.base = base
        self.address = ""
        self.gone = False
        self.asked: list[str] = []
        """Paths below the base, in the order they were asked for."""
        self.loses: Callable[[str], bool] = lambda path: False
        """Whether the connection breaks in the middle of this file."""
        self.file: Callable[[str], Path] = lambda path: self.folder / path
        """Where a file lies: a network of caches may hand out an older one."""

    @contextmanager
    def open(self) -> Iterator[Host]:
        host = self

        class Handler(Silent, BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.answer(self)

            def do_HEAD(self) -> None:
                host.answer(self)

        with listening(Handler, self.base) as self.address:
            yield self

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        path = request.path.partition("?")[0].removeprefix(self.base)
        self.asked.append(path)
        if self.gone:
            request.close_connection = True
            return
        if path and not path.endswith("/") and self.file(path).is_dir():
            request.send_response(301)
            request.send_header("Location", f"{self.base}{path}/")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        name = path + "index.html" if not path or path.endswith("/") else path
        found = self.file(name).is_file()
        body = self.file(name if found else "404.html").read_bytes()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if found and request.headers.get("If-None-Match") == tag:
            request.send_response(304)
            request.send_header("Cache-Control", "max-age=600")
            request.end_headers()
            return
        request.send_response(200 if found else 404)
        request.send_header("Content-Type", mimetypes.guess_type(name)[0] or "text/html")
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Cache-Control", "max-age=600")
        request.send_header("ETag", tag)
        request.send_header("X-Content-Type-Options", "nosniff")
        request.end_headers()
        if request.command == "HEAD":
            return
        if self.loses(name):
            request.wfile.write(body[: len(body) // 2])
            request.close_connection = True
        else:
            request.wfile.write(body)
