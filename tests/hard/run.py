"""Running this project's commands on a bad input: in a process of its own, which starts at once, cannot take the tests with it, and is ended when it hangs."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10
"""Of work; a machine that is busy with other things gives a process less. A command that only waits is ended after PATIENCE."""

PATIENCE = 60


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit status (None for one that hung), all it printed, and how long it took in seconds."""

    status: int | None
    said: str
    seconds: float


def run(command: Callable[[], object], project: Path) -> Done:
    """Run ``command`` in ``project``, as somebody whom the permissions of files hold for."""
    output = project.with_name(f"{project.name}.said")
    process = multiprocessing.get_context("fork").Process(target=_inside, args=(command, project, output))
    start = time.monotonic()
    process.start()
    process.join(PATIENCE)
    hung = process.is_alive() or process.exitcode == -signal.SIGXCPU
    if hung:
        process.kill()
        process.join()
    return Done(None if hung else process.exitcode, output.read_bytes().decode("utf-8", "replace"), time.monotonic() - start)


def _inside(command: Callable[[], object], project: Path, output: Path) -> None:
    file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", buffering=1) for number in (1, 2))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    os.chdir(project)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if not os.geteuid():
        _obey_permissions()
    try:
        status = command()
    except SystemExit as stop:
        status = stop.code
    except BaseException:
        traceback.print_exc()
        status = 2
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1 if status else 0)


def _obey_permissions() -> None:
    """Give up the right of Linux's superuser to read any file, so that one without permissions is unreadable for tests that run as root too."""
    header, held = struct.pack("Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
    ctypes.CDLL(None).capget(header, held)
    effective, *others = struct.unpack("6I", held.raw)
    ctypes.CDLL(None).capset(header, struct.pack("6I", effective & ~0b110, *others))  # DAC_OVERRIDE and DAC_READ_SEARCH


def check() -> int:
    """Run ``python -m carebook check``."""
    from carebook.__main__ import main

    return main(["check"])


def build() -> object:
    """Run what ``make build`` runs."""
    from mkdocs.__main__ import cli

    from carebook.__main__ import main

    return main(["check", "--settings"]) or cli(["build", "--strict"])
