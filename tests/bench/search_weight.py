"""What a site's search weighs, gzipped as most hosts do: before the first results, and what more a reader's word may load."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SHOWN = 6
"""Pages that the box shows."""
WORD = {"words": 13, "text": 4, "page": SHOWN + 4 + 4}
"""Parts of each kind that one word may load where search is split, at most, as docs/assets/search/9-wanted.js has it.

The word's own part, that of its stem and that of what begins with it; with a slip 5 more, and 2 for a second word in it; 3 for
what it may mean. Then the text of 2 meanings, of the word and of a phrase it stands for; and the pages that are shown, 4 more to
choose from, and 4 that only seemed right before the text had come.
"""

_KIND = re.compile(r"search-(words|text)-\d+\.js|search/(\d+)\.js|search-(text)\.js")


def weights(site: Path) -> dict[str, int]:
    """Give bytes: ``first``, the box, the script and the index; ``part``, the heaviest further file; ``query``, the most that one typed word may load.

    Raises OSError where the site has no search.
    """
    assets = site / "assets"
    first = sum(_sent(assets / name) for name in ("search-box.js", "search.js", "search-index.js"))
    further: dict[str, list[int]] = {"words": [], "text": [], "page": []}
    for file in (*assets.glob("search-*.js"), *assets.glob("search/*.js")):
        if found := _KIND.fullmatch(file.relative_to(assets).as_posix()):
            further["page" if found[2] else found[1] or found[3]].append(_sent(file))
    most = WORD if further["words"] else {"text": 1, "page": SHOWN}
    query = sum(sum(sorted(further[kind])[-many:]) for kind, many in most.items())
    return {"first": first, "part": max(size for sizes in further.values() for size in sizes), "query": query}


def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
