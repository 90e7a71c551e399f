"""Runs one command, and says how long it took and how much memory it held: python -I timed.py command …

In a process of its own, since a process begins with the memory of the one that started it in its books: this one is small.
So it imports nothing of the project.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

KILOBYTES = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit that the system tells memory in: see getrusage(2) of each."""

if __name__ == "__main__":
    began = time.monotonic()
    done = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False)
    seconds = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTES
    print(json.dumps({"seconds": seconds, "memory": memory, "status": done.returncode}))
