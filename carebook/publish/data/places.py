"""Where the files of ``/api/v1/`` lie."""

from __future__ import annotations

API = "api/v1"


def data_address(path: str) -> str:
    """Give the file with the data of a page, below the site's root.

    ``causes/bakers-cyst.md`` has ``api/v1/pages/causes/bakers-cyst.json``; pages in no folder stand under ``guides``.
    """
    name = path.removesuffix(".md")
    return f"{API}/pages/{name if '/' in name else f'guides/{name}'}.json"
