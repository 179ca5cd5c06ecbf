"""Tables for what is asked of every word: values kept in a bounded dict, and bits picked out of a byte for each word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """Values worked out when first asked for, and found as quickly as in any dict.

    Args:
        work_out: key → value; it depends on the key alone.
        most: values that are kept; with one more all are forgotten, for a long archive brings ever new words.
    """

    def __init__(self, work_out: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: Key) -> Value:
        if len(self) > self._most:
            self.clear()
        value = self[key] = self._work_out(key)
        return value


def places_of(ones: bytes | bytearray) -> list[int]:
    """Where the ones among some bytes of 0 and 1 stand; costs next to nothing for the zeros between them.

    >>> places_of(bytes([1, 0, 0, 1]))
    [0, 3]
    """
    lines = ones.replace(b"\1", b"\n").splitlines(keepends=True)  # each ends with a one
    if lines and not lines[-1].endswith(b"\n"):
        lines.pop()
    return list(accumulate(map(len, lines), initial=-1))[1:]


def number_of(signs: bytes) -> int:
    """Bytes as one number, whose bits are compared for all places in one go; a shift by eight moves each to the place before."""
    return int.from_bytes(signs, "little")


def lowest_bits(number: int, size: int) -> bytes:
    """The lowest bit of each of the *size* bytes of a number (``number_of``).

    >>> list(lowest_bits(number_of(bytes([4, 5, 7])) >> 8, 3))
    [1, 1, 0]
    """
    return number.to_bytes(size, "little").translate(with_bits(1))


def places_in(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, ascending."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def with_bits(told: int) -> bytes:
    """A table for ``bytes.translate`` that turns each byte into 1 where it has a bit of *told*, else 0."""
    return bytes(1 if byte & told else 0 for byte in range(256))
