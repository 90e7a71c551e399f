"""Smaller PDFs that look and read the same: letters without hints, fewer digits, fewer and compressed tags.

Typst keeps in a font what only screens of few dots need, writes numbers with eight digits, and tags as plain text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from fontTools.ttLib import TTFont

FINE, COARSE = 4, 1
"""Digits after the point of scales and colours, which multiply, and of all else: a tenth of a point (0.035 mm), or of the unit of a picture."""
FONT_NAMES = {0, 1, 2, 3, 4, 5, 6, 16, 17}
"""Whose it is, and what it is called (OpenType, table name)."""
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_NUMBER = rb"-?[\d.]+ "
_NUMBERS = re.compile(rb"(?:%b)+(?=%b%bcm\b|scn\b|SCN\b)|-?\d*\.\d+" % (_NUMBER, _NUMBER, _NUMBER))


def packed(pdf: bytes) -> bytes:
    """Give a PDF at about half its size. Its words, pictures and what its tags mean stay as they are; equal bytes give equal bytes."""
    pikepdf.settings.set_flate_compression_level(9)
    found = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as read:
        for page in read.pages:
            page.Contents.write(shorter(page.Contents.read_bytes()))
        _fewer(read.Root.StructTreeRoot)
        read.save(found, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, recompress_flate=True, deterministic_id=True)
    return found.getvalue()


def letters(font: bytes) -> bytes:
    """Give a TrueType font without its hints, which fit letters to the dots of a coarse screen, and without the text of its licence."""
    made = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcBBoxes=False, recalcTimestamp=False) as read:
        for table in {"cvt ", "fpgm", "prep"} & set(read.keys()):
            del read[table]
        for name in read.getGlyphOrder():
            read["glyf"][name].removeHinting()
        read["name"].names = [one for one in read["name"].names if one.nameID in FONT_NAMES]
        read.save(made)
    return made.getvalue()


def _fewer(tag: pikepdf.Object) -> None:
    """Leave out plain groups inside a tag, whose children it takes over, and arrays of one child. A Div says nothing of what it holds (ISO 32000-1, 14.8.4.2)."""
    found = []
    for one in _children(tag):
        if not _is_tag(one):
            found.append(one)
            continue
        _fewer(one)
        inner = _children(one)
        if one.S == "/Div" and not {"/A", "/Alt", "/Pg"} & set(one.keys()) and all(map(_is_tag, inner)):
            for child in inner:
                child.P = tag
            found += inner
        else:
            found.append(one)
    if found:
        tag.K = found[0] if len(found) == 1 else pikepdf.Array(found)


def _children(tag: pikepdf.Object) -> list[pikepdf.Object]:
    children = tag.get("/K")
    return [] if children is None else list(children) if isinstance(children, pikepdf.Array) else [children]


def _is_tag(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/S" in one


def shorter(content: bytes) -> bytes:
    """Round the numbers of a content stream, and write the bytes of its strings as they are where that means the same (ISO 32000-1, 7.3.4.2)."""
    return b"".join(_ESCAPE.sub(_plain, part) if is_string else _NUMBERS.sub(_rounded, part) for part, is_string in _parts(content))


def _parts(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """Give what stands outside strings and each string, in turn. A string may hold pairs of brackets, which need no escape."""
    at = 0
    while (start := content.find(b"(", at)) >= 0:
        yield content[at:start], False
        depth = 0
        for bracket in _BRACKET.finditer(content, start):
            depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
            if not depth:
                break
        at = bracket.end()
        yield content[start:at], True
    yield content[at:], False


def _meant() -> dict[bytes, bytes]:
    """Give what each escape may be written as: brackets may lack their pair, and a return would be read as the end of a line, so these stay."""
    named = {b"n": b"\n", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    plain = {b"\\%03o" % byte: bytes([byte]) for byte in range(256)} | {b"\\" + bytes([byte]): named.get(bytes([byte]), b"(") for byte in range(256)}
    return {escape: escape if byte in (b"(", b")", b"\\", b"\r") else byte for escape, byte in plain.items()}


_MEANT = _meant()
"""Once for all: a PDF has thousands of them."""


def _plain(found: re.Match[bytes]) -> bytes:
    return _MEANT.get(found[0], found[0])


def _rounded(found: re.Match[bytes]) -> bytes:
    if found[0].endswith(b" "):
        return b"".join(_number(one, FINE) + b" " for one in found[0].split())
    return _number(found[0], COARSE)


def _number(text: bytes, digits: int) -> bytes:
    short = re.sub(rb"^(-?)0\.", rb"\1.", (b"%.*f" % (digits, float(text))).rstrip(b"0").rstrip(b".")) if b"." in text else text
    return short if short not in (b"", b"-", b"-0") else b"0"
