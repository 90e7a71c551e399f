"""Small numbers as capital letters, and others in base 36, so that lists of both need nothing between: ``1AC2B``. 9-wanted.js reads them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
"""The steps from one number to the next, from 1. A ``Z`` adds 25 to the step behind it."""


def written(numbers: Iterable[int]) -> str:
    """Write numbers in order, from 0, as the steps between them."""
    said, last = "", -1
    for number in numbers:
        many, rest = divmod(number - last - 1, len(LETTERS))
        said += "Z" * many + LETTERS[rest]
        last = number
    return said


@cache
def places(marks: str) -> tuple[int, ...]:
    """Give the numbers that were written."""
    found, at = [], -1
    for letter in marks:
        if letter == "Z":
            at += len(LETTERS)
        else:
            at += LETTERS.index(letter) + 1
            found.append(at)
    return tuple(found)


@cache
def base36(number: int) -> str:
    """Write a number from 0 in base 36, as scripts read it."""
    rest, digit = divmod(number, 36)
    return (base36(rest) if rest else "") + DIGITS[digit]
