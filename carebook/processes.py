"""Work on many things at once, where the machine has several processors and it is safe to split."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

THREADS = Path("/proc/self/task")
"""Linux tells here of each thread of a process, those of libraries too. Where it does not, nothing is split."""
AT_ONCE = 4
"""So many things are handed over at a time."""

Key = TypeVar("Key")
Made = TypeVar("Made")

log = logging.getLogger(__name__)
_work: list[Callable[[int], Any]] = []
"""What is done in the processes that are split off: they find it where it was when they began, so nothing has to be sent to them."""


def spread(make: Callable[[Key], Made], keys: Sequence[Key]) -> Iterator[Made]:
    """Give what ``make`` gives for each, in order, made in processes of their own; they see all that is here, and change nothing of it.

    It may end early, or give nothing: where there is one processor only, where a process dies, and where there is another thread,
    as while serving. A thread that is not split off with the rest may hold what a process then waits for without end.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if processors < 2 or not THREADS.is_dir() or len(list(THREADS.iterdir())) > 1:
        return
    _work.append(lambda number: make(keys[number]))
    try:
        with ProcessPoolExecutor(processors, mp_context=get_context("fork")) as pool:
            yield from pool.map(_one, range(len(keys)), chunksize=AT_ONCE)
    except (BrokenProcessPool, OSError) as error:
        log.debug("the work could not be split: %s", error)
    finally:
        _work.pop()


def _one(number: int) -> Any:
    return _work[-1](number)


def batches(every: Iterable[Key], size: int) -> Iterator[list[Key]]:
    """Give things in lists of so many, the last with what is left."""
    left = iter(every)
    while some := list(islice(left, size)):
        yield some
