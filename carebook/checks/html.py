"""Reading the HTML of a rendered page for what has to be checked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

FORBIDDEN = ("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "video", "audio", "textarea", "input")
"""What the security policy forbids, or what could ask another site for something or swallow the page."""

_LEFT_OVER = re.compile(r"(?m)^ *(/{3,}|~{3,}|`{3,})|\[@|\{=")
_HEADING = re.compile(r"h[1-6]")


class Reader(HTMLParser):
    """Collects ids and links, and faults as (words to look for, message)."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[tuple[str, str]] = []
        self._code = 0
        self._heads = 0

    @classmethod
    def of(cls, html: str) -> Reader:
        """Read one page."""
        reader = cls()
        reader.feed(html)
        reader.close()
        if reader._heads != 1:
            reader.faults.append(("# ", f"the page has {reader._heads} main headings. Use '# ' once, for the title."))
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and links; refuse what the security policy and the print edition could not carry."""
        given = {name: value or "" for name, value in attrs}
        self._code += tag == "code"
        self._heads += tag == "h1"
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in FORBIDDEN:
            self.faults.append((f"<{tag}", f"<{tag}> may not stand in a page. Take it out."))
        for name in given:
            if name.startswith("on"):
                self.faults.append((name, f"'{name}' is an event handler. Pages hold no script. Take it out."))
            elif name == "style":
                self.faults.append(("style", "a style attribute may not stand in a page. Use a block, or a class of site.css."))
        if tag == "img":
            self._picture(given)
        if tag == "table" and not {"compared", "days"} & set(given.get("class", "").split()):
            self.faults.append(("|", "the table has no caption. Put it into a block: '/// table | What it shows'."))

    def _picture(self, given: dict[str, str]) -> None:
        source = given.get("src", "")
        if not given.get("alt", "").strip():
            self.faults.append((source, f"the picture '{source}' has no text. Say what it shows: ![what it shows](…)."))
        if re.match(r"^(?:[a-z]+:|//)", source, re.IGNORECASE):
            self.faults.append((source, f"the picture '{source}' lies on another site. Put it into docs/assets/."))
        else:
            self.links.append(source)

    def handle_endtag(self, tag: str) -> None:
        """Note where code ends."""
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        """Refuse what was meant for a block or a citation and came out as plain words."""
        match = None if self._code else _LEFT_OVER.search(data)
        if match:
            line = next((line for line in data.split("\n") if match[0].strip() in line), match[0]).strip()
            self.faults.append((line, f"'{line[:60]}' was not understood and would be printed as it stands. Check the name, the argument and the options."))
