"""A real web server for the slow proofs: nginx, with gzip, below any address, with no more rights than it needs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser import install

TYPES = {
    "text/html": "html", "text/css": "css", "text/javascript": "js", "application/json": "json", "application/manifest+json": "webmanifest",
    "text/xml": "xml", "text/plain": "txt", "image/svg+xml": "svg", "image/png": "png", "application/pdf": "pdf", "application/zip": "zip", "application/gzip": "gz",
}
SQUEEZED = ("text/css", "text/javascript", "application/json", "application/manifest+json", "text/xml", "text/plain", "image/svg+xml")
"""Sent with gzip, and text/html, which nginx squeezes unasked."""
CONFIG = """\
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
  types {{ {types} }}
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/javascript application/json text/plain image/svg+xml;
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  gzip on;
  gzip_vary on;
  gzip_min_length 200;
  gzip_types {squeezed};
  server {{
    listen 127.0.0.1:{port};
    absolute_redirect off;  # an address without its slash is sent on to the one with it, whatever name and port the reader knows us by
    error_page 404 {base}404.html;
    location {base} {{ alias {folder}/site/; }}
  }}
}}
"""


@contextmanager
def serving(site: Path, base: str) -> Iterator[str]:
    """Serve a built site below ``base``, such as ``/`` or ``/repository/``; gives its whole address."""
    found = install.nginx()
    assert found, "There is no nginx for the slow proofs. Run: make nginx"
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = Path(name)
        shutil.copytree(site, folder / "site")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        types = " ".join(f"{kind} {ending};" for kind, ending in TYPES.items())
        (folder / "config").write_text(CONFIG.format(folder=folder, types=types, squeezed=" ".join(SQUEEZED), port=port, base=base), encoding="utf-8")
        nobody = {"user": "nobody", "extra_groups": ()} if os.geteuid() == 0 else {}
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        if nobody:
            shutil.chown(folder, "nobody")
        command = [found, "-e", str(folder / "errors"), "-p", name, "-c", str(folder / "config")]
        server = subprocess.Popen(command, **nobody, stderr=subprocess.PIPE, text=True)  # type: ignore[call-overload]
        try:
            _wait(server, port)
            yield f"http://127.0.0.1:{port}{base}"
        finally:
            server.terminate()
            server.wait(10)


def _wait(server: subprocess.Popen[str], port: int) -> None:
    """Wait until the server answers, for ten seconds at most."""
    for _ in range(200):
        assert server.poll() is None, f"nginx stopped: {server.stderr.read() if server.stderr else ''}"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx did not answer within 10 seconds")
