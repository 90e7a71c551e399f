"""Addresses that last: short ones for paper, and the list of all that were ever published."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping

from carebook.library import Library
from carebook.model.addresses import DIGITS, LENGTH, Addresses, alike
from carebook.reading import ADDRESSES
from carebook.rendered import rendered
from carebook.search.records import address_of
from carebook.words.pieces import Piece

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PASSING = frozenset({".words-explained", ".related-pages", ".a-z"})
"""What stands there only while a page uses a word, names another page or has a name under a letter: nobody can promise that it lasts."""


def code_of(library: Library, path: str) -> str:
    """Give the short code of the page at ``path``, the oldest where it has several; "" where it has none yet."""
    return next((code for code, page in library.addresses.pages(frozenset(library.pages)) if page == path), "")


def short_address(library: Library, path: str, version: str) -> str:
    """Give the address for paper of the page at ``path`` (``causes/bakers-cyst.md``): ``https://…/s/2345/#2026-11-22-1a2b3c4d``.

    ``version`` is that of the article (carebook/article.py). It stands after ``#``, so that no host sees it. Gives "" where the
    site does not know its own address, or the page has no code yet.
    """
    code = code_of(library, path)
    return f"{library.config.url}s/{code}/#{version}" if library.config.url and code else ""


def ids_of(pieces: Iterable[Piece]) -> list[str]:
    """Give the ids on a page that others may link to: those of headings, and of words on the page that explains them all."""
    found = (piece.id for piece in pieces if (piece.tag in HEADINGS or (piece.tag == "dt" and ".glossary" in piece.round)) and PASSING.isdisjoint(piece.round))
    return [name for name in dict.fromkeys(found) if name]


def append(library: Library) -> bool:
    """Put what is new into the list on the disk. Tells whether there was anything. Raises OSError where it cannot be written."""
    file = library.docs / ADDRESSES
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    new = written(text, with_new(library.addresses, {path: ids_of(done.pieces) for path, done in rendered(library).items()}))
    if new == text:
        return False
    file.write_text(new, encoding="utf-8")
    return True


def with_new(listed: Addresses, pages: Mapping[str, Collection[str]]) -> Addresses:
    """Give the list with what is new at the ends; ``pages`` are the ids on each page, by its path."""
    addresses, codes = dict(listed.addresses), dict(listed.codes)
    coded = {path for _, path in listed.pages(frozenset(pages))}
    for path, ids in pages.items():
        address = f"/{address_of(path)}"
        addresses[address] = tuple(dict.fromkeys((*addresses.get(address, ()), *ids)))
        if path not in coded:
            codes[next_code(codes)] = address
    return listed.model_copy(update={"addresses": addresses, "codes": codes})


def next_code(given: Collection[str]) -> str:
    """Give the first code that no slip makes of one that was given. Raises StopIteration where there is none left, after 418 pages."""
    every = ("".join(digits) for digits in itertools.product(DIGITS, repeat=LENGTH))
    return next(code for code in every if not any(alike(code, other) for other in given))


def written(text: str, addresses: Addresses) -> str:
    """Give the file anew: its own comment (``text`` is the file as it was), then the list."""
    comment = "".join(itertools.takewhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines(keepends=True)))
    lines = ["codes:", *(f'  "{code}": {address}' for code, address in addresses.codes.items())]
    lines += ["moved:" if addresses.moved else "moved: {}", *(f"  {old}: {path}" for old, path in addresses.moved.items())]
    lines.append("addresses:")
    for address, ids in addresses.addresses.items():
        lines += [f"  {address}:" if ids else f"  {address}: []", *(f'    - "{name}"' for name in ids)]
    return comment + "\n".join(lines) + "\n"
