"""The bytes of IDX files, whole and malformed, and what reads them."""

import struct

import numpy as np

from framework import Crash, LabError

IMAGES, LABELS = 0x803, 0x801


def require(condition, code):
    if not condition:
        raise LabError(code)


def file(magic, extents, contents):
    """The bytes of a file: the header, each word most significant byte first, then the contents."""
    return [*struct.pack(f">{1 + len(extents)}I", magic, *extents), *contents]


def word(data, index, order="big"):
    if 4 * index + 4 > len(data):
        raise Crash
    return int.from_bytes(bytes(data[4 * index : 4 * index + 4]), order)


def size_of(extents):
    """How many bytes the header announces. Python's integers do not overflow."""
    result = 1
    for extent in extents:
        result *= extent
    return result


def require_file(magic, rank):
    """The guard of a file with so many axes."""

    def guard(data):
        require(len(data) >= 4, "tooShort")
        require(word(data, 0) == magic, "wrongMagic")
        header = 4 + 4 * rank
        require(len(data) >= header, "tooShort")
        announced = size_of(word(data, 1 + axis) for axis in range(rank))
        require(len(data) - header >= announced, "tooShort")
        require(len(data) - header <= announced, "tooLong")

    return guard


def by_numpy(data, rank):
    """Extents and contents, by NumPy's big-endian words."""
    everything = np.array(data, dtype=np.uint8)
    header = 4 + 4 * rank
    extents = everything[4:header].view(">u4").astype(int)
    return extents.tolist(), everything[header:]


def swift_product(extents):
    """A product of Ints, which traps when it is more than 63 bits hold."""
    result = 1
    for extent in extents:
        result *= extent
        if result >= 2**63:
            raise Crash
    return result
