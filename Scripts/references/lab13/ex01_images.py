"""Exercise 13.1: images from the bytes of an IDX file."""

import struct

import numpy as np

from framework import Crash, Exercise, LabError, Tolerance, library

from .idx import IMAGES, by_numpy, file, require, require_file, size_of, swift_product, word

images = Exercise(
    "13.1",
    source=library(np, "numpy.frombuffer (big-endian words)") + ", agreeing with CPython's struct",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_file(IMAGES, 3),
    errors=("wrongMagic", "tooShort", "tooLong"),
)
SIX = [10, 20, 30, 40, 50, 60]
images.case("one image of 2 rows and 3 columns", file(IMAGES, (1, 2, 3), [0, 64, 128, 255, 7, 0]))
images.case("two images of 3 rows and 2 columns", file(IMAGES, (2, 3, 2), [*SIX, 200, 201, 202, 0, 1, 2]))
images.case("three images of 1 row and 2 columns", file(IMAGES, (3, 1, 2), SIX))
images.case("260 images of one pixel", file(IMAGES, (260, 1, 1), [n % 256 for n in range(260)]))
images.case("all greys above 127", file(IMAGES, (2, 2, 2), [128, 129, 192, 200, 224, 250, 254, 255]))
images.case("one image of 7 rows and 5 columns", file(IMAGES, (1, 7, 5), [n * 7 % 256 for n in range(35)]),
            weight=1)
images.case("no images", file(IMAGES, (0, 28, 28), []), weight=1)
images.case("an empty file", [], weight=1)
images.case("three bytes", [0, 0, 8], weight=1)
images.case("a header cut off after the count", file(IMAGES, (1, 2, 3), [])[:8], weight=1)
images.case("a header cut off by one byte", file(IMAGES, (1, 2, 3), [])[:15], weight=1)
images.case("a header and no pixels", file(IMAGES, (1, 2, 3), []), weight=1)
images.case("a pixel too few", file(IMAGES, (1, 2, 3), SIX[:5]), weight=1)
images.case("an image too few", file(IMAGES, (3, 1, 3), SIX), weight=1)
images.case("a pixel too many", file(IMAGES, (1, 2, 3), [*SIX, 70]), weight=1)
images.case("an image too many", file(IMAGES, (1, 1, 3), SIX), weight=1)
images.case("a file of labels", file(0x801, (10,), range(10)), weight=1)
images.case("two axes only", file(0x802, (2, 3), [*SIX, 0, 0, 0, 0]), weight=1)
images.case("numbers of another type", file(0xD03, (1, 2, 3), SIX), weight=1)
images.case("the magic number in the other order", [3, 8, 0, 0, *file(IMAGES, (1, 2, 3), SIX)[4:]], weight=1)
images.case("all words in the other order",
            [*struct.pack("<4I", IMAGES, 1, 2, 3), *SIX], weight=1)
images.case("only the magic number, and a wrong one", [1, 2, 3, 4], weight=1)
images.case("a magic number with a wrong first byte", [1, *file(IMAGES, (1, 2, 3), SIX)[1:]], weight=1)
images.case("extents whose product is 6 · 2³²", file(IMAGES, (65536, 65536, 6), SIX), weight=1)
images.case("extents whose product is beyond all bounds",
            file(IMAGES, (65536, 4294967295, 4294967295), SIX), weight=1)


@images.reference
def numpy_images(data):
    extents, pixels = by_numpy(data, 3)
    return pixels.reshape(extents).astype(np.float64)


@images.accepts
def by_struct(data):
    count, rows, columns = struct.unpack(">3I", bytes(data[4:16]))
    return np.array(list(data[16:]), dtype=np.float64).reshape(count, rows, columns)


@images.accepts
def by_shifts(data):
    extents = [
        data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3] for at in (4, 8, 12)
    ]
    return np.array([float(byte) for byte in data[16:]]).reshape(extents)


def reading(order="big", header=16, magic=True, size=True, extents=lambda e, data: e,
            grey=float, product=size_of):
    """A reader that checks as the contract says, with one thing or another different."""

    def read(data):
        if len(data) < 4:
            raise LabError("tooShort")
        if magic and word(data, 0, order) != IMAGES:
            raise LabError("wrongMagic")
        if len(data) < 16:
            raise LabError("tooShort")
        shape = extents([word(data, 1 + axis, order) for axis in range(3)], data)
        rest = data[header:]
        if size and len(rest) < product(shape):
            raise LabError("tooShort")
        if size and len(rest) > product(shape):
            raise LabError("tooLong")
        if swift_product(shape) != len(rest):
            raise Crash
        return np.array([grey(byte) for byte in rest]).reshape(shape)

    return read


def little_with_magic(data):
    """Swapped words, and a magic number written down swapped as well."""
    if len(data) < 4:
        raise LabError("tooShort")
    if word(data, 0) != IMAGES:
        raise LabError("wrongMagic")
    return reading(order="little", magic=False)(data)


for name, sentence, hint, wrote in [
    ("little-endian",
     "You read the words with the least significant byte first. In this file the most significant one "
     "comes first.", 2, reading(order="little")),
    ("little-endian-extents",
     "Your extents are enormous: you read their bytes in the wrong order. The most significant one "
     "comes first.", 2, little_with_magic),
    ("header-of-8-bytes",
     "You took the pixels from byte 8 on, where rows and columns stand. Images have a header of 16 "
     "bytes.", 3, reading(header=8)),
    ("magic-not-checked",
     "You read files that do not begin with 0x00000803. Throw LabError.wrongMagic for those.",
     3, reading(magic=False)),
    ("rows-and-columns-swapped",
     "You swapped rows and columns. The shape is [count, rows, columns], in the order of the file.",
     2, reading(extents=lambda e, data: [e[0], e[2], e[1]])),
    ("columns-first", "Your columns come before the rows of pixels: the bytes go along a row first.",
     4, lambda data: reading()(data).reshape(
         (lambda e: (e[0], e[2], e[1]))([word(data, n) for n in (1, 2, 3)])).swapaxes(1, 2).copy()),
    ("count-from-the-length",
     "You took the number of images from the length of the file, not from its header. So a wrong "
     "length passes.", 3, reading(size=False, extents=lambda e, data: [
         (len(data) - 16) // max(1, e[1] * e[2]), e[1], e[2]])),
    ("signed-bytes", "Greys above 127 came out negative. Use UInt8 as it is: Double(byte).",
     4, reading(grey=lambda byte: float(byte - 256 if byte > 127 else byte))),
    ("already-scaled",
     "You divided by 255. Here the greys stay 0 to 255; scaling is exercise 13.3.",
     4, reading(grey=lambda byte: byte / 255)),
    ("inverted", "You turned the greys over. 0 is the background, 255 full ink, as in the file.",
     4, reading(grey=lambda byte: 255.0 - byte)),
    ("flattened", "Your result has rank 1 or 2. It is [count, rows, columns].",
     4, lambda data: (lambda right: right.reshape(len(right), right.shape[1] * right.shape[2]))(
         reading()(data))),
    ("low-byte-only",
     "You used only the last byte of a word. 260 is 0, 0, 1, 4: 1·256 + 4.",
     2, reading(extents=lambda e, data: [n % 256 for n in e])),
    ("overflow",
     "Your code stops where the product of the extents is more than an Int holds. Compare it as a "
     "Double, say.", 4, reading(product=swift_product)),
]:
    images.mistake(name, sentence, hint=hint, wrote=wrote, guarded=False)


def length_unchecked(data):
    """Reads what the header announces, and stops where it is not there."""
    require(len(data) >= 4, "tooShort")
    require(word(data, 0) == IMAGES, "wrongMagic")
    extents = [word(data, n) for n in (1, 2, 3)]
    size = swift_product(extents)
    if len(data) < 16 + size:
        raise Crash
    return np.array([float(byte) for byte in data[16 : 16 + size]]).reshape(extents)


def too_long_accepted(data):
    try:
        require_file(IMAGES, 3)(data)
    except LabError as error:
        if error.code != "tooLong":
            raise
    extents = [word(data, n) for n in (1, 2, 3)]
    return np.array(data[16 : 16 + size_of(extents)], dtype=np.float64).reshape(extents)


def first_word_unchecked(data):
    """An empty file is asked for its first word."""
    if len(data) < 4:
        raise Crash
    return reading()(data)


def header_unchecked(data):
    """A file that ends within its header is asked for the rest of it."""
    if len(data) < 16:
        if len(data) < 4:
            raise Crash
        require(word(data, 0) == IMAGES, "wrongMagic")
        raise Crash
    return reading()(data)


def header_first(data):
    """The length of the header is checked before the magic number."""
    require(len(data) >= 16, "tooShort")
    return reading()(data)


def renamed(codes):
    """Right, but for the names of the errors."""

    def read(data):
        try:
            require_file(IMAGES, 3)(data)
        except LabError as error:
            raise LabError(codes.get(error.code, error.code)) from None
        return reading()(data)

    return read


for name, sentence, hint, wrote in [
    ("lengths-unchecked",
     "A file that is too short stops your code, and one that is too long is read. Both have their "
     "error.", 3, length_unchecked),
    ("too-long-accepted",
     "You read files with bytes behind the last pixel. Throw LabError.tooLong: something is wrong with "
     "them.", 3, too_long_accepted),
    ("header-unchecked",
     "A file that ends within its header stops your code. Throw LabError.tooShort before you read on.",
     3, header_unchecked),
    ("first-word-unchecked",
     "A file of fewer than four bytes stops your code. Throw LabError.tooShort.", 3,
     first_word_unchecked),
    ("magic-after-the-header",
     "A short file with a wrong magic number is tooShort with you. Check the magic number as soon as "
     "its four bytes are there.", 3, header_first),
    ("too-short-for-everything", "Your errors are all LabError.tooShort. Say which it is.",
     3, renamed({"wrongMagic": "tooShort", "tooLong": "tooShort"})),
    ("lengths-exchanged", "LabError.tooShort and LabError.tooLong have changed places.",
     3, renamed({"tooShort": "tooLong", "tooLong": "tooShort"})),
]:
    images.mistake(name, sentence, hint=hint, wrote=wrote, guarded=False)
