"""Servers on this machine, each for one purpose of the browser tests: how they start, keep silent and stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Silent:
    """Before a handler of requests: no line for each of them."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler], base: str = "/") -> Iterator[str]:
    """Serve at a free port while the block runs; gives the address of ``base`` there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
