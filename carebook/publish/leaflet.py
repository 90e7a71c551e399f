"""What a leaflet is: a page, its words as they are set, and the sizes it comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

FOLDER = "leaflets"


@dataclass(frozen=True)
class Size:
    """A size of paper and of letters: its name in an address and in words, Typst's name of the paper, and points."""

    name: str
    words: str
    paper: str
    points: float


SIZES = (Size("a4", "A4", "a4", 12), Size("letter", "Letter", "us-letter", 12), Size("large", "Large print", "a4", 18))


@dataclass(frozen=True)
class Leaflet:
    """What is printed of one page: the path of the page, its name in addresses, its title, what the template is given, as JSON, and its sizes."""

    path: str
    stem: str
    title: str
    data: Callable[[], str] = field(repr=False)
    digest: bytes
    """Of what the template is given: it is asked for only where something is new."""
    sizes: tuple[Size, ...] = SIZES

    def file(self, size: Size) -> str:
        """Give the address of one size below the site's root."""
        return f"{FOLDER}/{self.stem}-{size.name}.pdf"
