"""The benchmark: this site beside an empty page and its peers, on one machine, in one run. `make bench` runs all of it.

A part is a module with `run(folder)`: it works in that folder and gives its figures, for .build/bench.json, and its
lines of Markdown. It raises `Unmeasured` where it cannot measure. `__main__.py` names the parts.
"""


class Unmeasured(Exception):
    """Something could not be measured. Its message says what, and what to do."""
