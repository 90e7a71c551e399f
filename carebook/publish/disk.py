"""The site as one zip that opens from a disk, for those who have no internet or are not allowed to use it.

From a disk nothing turns ``causes/`` into ``causes/index.html``, so links to folders are written out, and those to files that
are left out are taken away. All else stays, byte for byte.
"""

from __future__ import annotations

import html
import io
import os
import posixpath
import re
import time
import zipfile
from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from carebook.digests import code, digest_of
from carebook.kept import Kept
from carebook.library import Library
from carebook.publish import manifest, offline, pictures
from carebook.publish.below import files

ADDRESSES = ("href", "src", "action")
LEFT_OUT = (
    "404.html",  # a page for wrong addresses, of which a disk has none
    "sitemap.xml", "sitemap.xml.gz", "_headers", "CNAME", "robots.txt",  # for the host and for search engines
    manifest.FILE, offline.WORKER,  # they work on the web only
    *(f"assets/{name}" for name in (*pictures.ICONS, *pictures.MASKABLE) if name not in ("icon-32.png", "apple-touch-icon.png")),
)
ON_THE_WEB = ("leaflets/",)
"""Left out since they are heavy. Links to them lead to the web, where the site knows its address."""
FOLDERS_LEFT_OUT = ("assets/social/", *offline.ONLINE, *ON_THE_WEB)
"""Cards, data and frames are for other sites."""
Moment = tuple[int, int, int, int, int, int]
_ATTRIBUTE = re.compile(r"""(?P<before>[\s/]*)(?P<name>[^\s=>"'/]+)(?:(?P<is>\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s>"']+))?""")
_MODE = 0o100644 << 16
"""Rights of a file as zip keeps them: read by all, written by its owner."""


def publish(library: Library, site: Path, store: Kept) -> None:
    """Put the zip into a built site that knows its address, and take away an old one where it does not."""
    file = site / library.config.zip
    if library.config.url:
        write(site, file, library.config.name, library.config.url, store)
    else:
        file.unlink(missing_ok=True)


def write(site: Path, file: Path, name: str, url: str, store: Kept) -> None:
    """Write a built site as a zip; ``name`` and ``url`` (empty where it is not known) go into its README.txt.

    The same site gives the same bytes: no time of the day, no order of the disk, no rights of the builder.
    """
    contents = {path: (site / path).read_bytes() for path in _paths(site)}
    readme, moment = _readme(name, url).encode("utf-8"), _moment()
    every = (part for path, data in contents.items() for part in (path, data))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(store.get("zip", (code(), file.stem, url, repr(moment), readme, *every), lambda: _packed(contents, file.stem, url, readme, moment, store)))


def _packed(contents: Mapping[str, bytes], folder: str, url: str, readme: bytes, moment: Moment, store: Kept) -> bytes:
    paths = frozenset(contents)
    others = digest_of(code(), url, *contents)

    def on_a_disk(path: str) -> bytes:
        return rewritten(contents[path].decode("utf-8"), path, paths, url).encode("utf-8")

    pages = {path: (others, path, data) for path, data in contents.items() if path.endswith(".html")}
    written = {**contents, **store.each("on a disk", pages, on_a_disk), "README.txt": readme}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(written):
            entry = zipfile.ZipInfo(f"{folder}/{path}", moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            made.writestr(entry, written[path])
    return packed.getvalue()


def rewritten(text: str, path: str, paths: Collection[str], url: str = "") -> str:
    """Give a page, which lies at ``path``, with its links to folders written out; ``paths`` are all files that the zip holds, ``url`` is the address of the site.

    Only addresses in start tags are touched, so inline styles and script keep the hashes that the policy of the page names.
    The policy stays as it is: for a page from a disk, browsers take ``'self'`` to mean files of that disk.
    """
    parts, last = [], 0
    for start, tag in _Tags(text).found:
        parts += [text[last:start], _tag(tag, PurePosixPath(path).parent, paths, url)]
        last = start + len(tag)
    return "".join([*parts, text[last:]])


def on_disk(address: str, folder: PurePosixPath, paths: Collection[str], url: str = "") -> str | None:
    """Give an address as a page in ``folder`` has to write it on a disk; None where it leads to a file that is left out and has no place on the web.

    One that leads to a folder gets its ``index.html``. Those that lead out of the site stay as they are.
    """
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    if not path or path.startswith("/") or re.match(r"[a-z][a-z0-9+.-]*:", path, re.IGNORECASE):
        return address
    target = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if target in paths:
        return address
    if posixpath.normpath(posixpath.join(target, "index.html")) in paths:
        return posixpath.normpath(posixpath.join(path, "index.html")) + rest
    return url + target + rest if url and target.startswith(ON_THE_WEB) else None


class _Tags(HTMLParser):
    """Finds where each start tag stands, and its text; scripts, styles and comments hold none."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        self.found.append((self._lines[line - 1] + column, self.get_starttag_text() or ""))


def _tag(text: str, folder: PurePosixPath, paths: Collection[str], url: str) -> str:
    """Rewrite a start tag. What leads to a file that is left out leads nowhere; a ``link`` element goes then."""
    name = re.match(r"<[^\s/>]+", text)
    end = name.end() if name else 0
    gone = False

    def attribute(match: re.Match[str]) -> str:
        nonlocal gone
        written = match["value"]
        if match["name"].lower() not in ADDRESSES or not written:
            return match[0]
        quote = written[0] if written[0] in "\"'" else ""
        address = html.unescape(written.strip(quote) if quote else written)
        new = on_disk(address, folder, paths, url)
        gone |= new is None
        return "" if new is None else match[0] if new == address else f"{match['before']}{match['name']}{match['is']}{quote}{html.escape(new)}{quote}"

    made = text[:end] + _ATTRIBUTE.sub(attribute, text[end:])
    return "" if gone and text[:end].lower() == "<link" else made


def _paths(site: Path) -> Iterator[str]:
    for name in files(site):
        hidden = name.startswith(".") or "/." in name
        if not hidden and name not in LEFT_OUT and not name.startswith(FOLDERS_LEFT_OUT) and not name.endswith(".zip"):
            yield name


def _readme(name: str, url: str) -> str:
    newest = f" The newest is at {url}" if url else " The site on the web may have changed since."
    return f"{name}: all pages, to read without internet. Open index.html in a browser.\r\nThis is a copy. Each page says when it was checked.{newest}\r\n"


def _moment() -> Moment:
    """Give the time of all files: SOURCE_DATE_EPOCH where set, as it is in a build (``carebook.moment``), else the first moment a zip can tell."""
    earliest = (1980, 1, 1, 0, 0, 0)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(earliest, time.gmtime(int(epoch))[:6]) if epoch.isdecimal() else earliest
