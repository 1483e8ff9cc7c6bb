"""Exercise 13.2: labels from the bytes of an IDX file."""

import struct

import numpy as np

from framework import Crash, Exercise, LabError, Tolerance, library

from .idx import IMAGES, LABELS, by_numpy, file, require, require_file, word


def require_labels(data):
    require_file(LABELS, 1)(data)
    require(all(label <= 9 for label in data[8:]), "invalidLabel")


labels = Exercise(
    "13.2",
    source=library(np, "numpy.frombuffer (big-endian words)") + ", agreeing with CPython's struct",
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_labels,
    errors=("wrongMagic", "tooShort", "tooLong", "invalidLabel"),
)
labels.case("three labels", file(LABELS, (3,), [5, 0, 4]))
labels.case("all ten, the largest first", file(LABELS, (10,), range(9, -1, -1)))
labels.case("260 labels", file(LABELS, (260,), [n * 3 % 10 for n in range(260)]))
labels.case("one label", file(LABELS, (1,), [7]), weight=1)
labels.case("ten nines", file(LABELS, (10,), [9] * 10), weight=1)
labels.case("no labels", file(LABELS, (0,), []), weight=1)
labels.case("a label of 10", file(LABELS, (3,), [1, 10, 2]), weight=1)
labels.case("a label of 255", file(LABELS, (2,), [0, 255]), weight=1)
labels.case("an empty file", [], weight=1)
labels.case("two bytes", [0, 0], weight=1)
labels.case("a header cut off", file(LABELS, (3,), [])[:6], weight=1)
labels.case("a label too few", file(LABELS, (3,), [5, 0]), weight=1)
labels.case("a label too many", file(LABELS, (3,), [5, 0, 4, 1]), weight=1)
labels.case("a file of images", file(IMAGES, (1, 1, 3), [1, 2, 3]), weight=1)
labels.case("the magic number in the other order", [1, 8, 0, 0, 0, 0, 0, 1, 7], weight=1)
labels.case("a wrong magic number and nothing else", [9, 9, 9, 9], weight=1)
labels.case("a magic number with a wrong first byte", [1, *file(LABELS, (1,), [7])[1:]], weight=1)
labels.case("a count of 2³² − 1", file(LABELS, (2**32 - 1,), [5, 0, 4]), weight=1)
labels.case("a label too many, and it is 200", file(LABELS, (2,), [5, 0, 200]), weight=1)
labels.case("a label too few, and one of 200", file(LABELS, (3,), [200, 1]), weight=1)


@labels.reference
def numpy_labels(data):
    return by_numpy(data, 1)[1].astype(int).tolist()


@labels.accepts
def by_struct(data):
    (count,) = struct.unpack(">I", bytes(data[4:8]))
    return list(struct.unpack(f"{count}B", bytes(data[8:])))


@labels.accepts
def sliced(data):
    return [int(byte) for byte in data[8:]]


def reading(order="big", header=8, magic=(LABELS,), counted=True, limit=9, size=8,
            count=lambda word: word, finish=list):
    """A reader with one thing or another different."""

    def read(data):
        require(len(data) >= 4, "tooShort")
        require(magic is None or word(data, 0, order) in magic, "wrongMagic")
        require(len(data) >= size, "tooShort")
        rest = data[header:]
        if counted:
            announced = count(word(data, 1, order))
            require(len(rest) >= announced, "tooShort")
            require(len(rest) <= announced, "tooLong")
        require(limit is None or all(label <= limit for label in rest), "invalidLabel")
        return finish(rest)

    return read


def renamed(codes):
    def read(data):
        try:
            require_labels(data)
        except LabError as error:
            raise LabError(codes.get(error.code, error.code)) from None
        return list(data[8:])

    return read


def too_long_accepted(data):
    try:
        require_file(LABELS, 1)(data)
    except LabError as error:
        if error.code != "tooLong":
            raise
    found = data[8 : 8 + word(data, 1)]
    require(all(label <= 9 for label in found), "invalidLabel")
    return found


def lengths_unchecked(data):
    if len(data) < 4:
        raise Crash
    require(word(data, 0) == LABELS, "wrongMagic")
    count = word(data, 1)
    if len(data) < 8 + count:
        raise Crash
    found = data[8 : 8 + count]
    require(all(label <= 9 for label in found), "invalidLabel")
    return found


def header_unchecked(data):
    if len(data) < 8:
        require(len(data) < 4 or word(data, 0) == LABELS, "wrongMagic")
        raise Crash
    return reading()(data)


def header_first(data):
    require(len(data) >= 8, "tooShort")
    return reading()(data)


def from_byte_four(data):
    require_file(LABELS, 1)(data)
    require(all(label <= 9 for label in data[4:]), "invalidLabel")
    return data[4:]


def zero_to_eight(data):
    return reading(limit=8)(data)


for name, sentence, hint, wrote in [
    ("little-endian",
     "You read the words with the least significant byte first. The most significant one comes first.",
     2, reading(order="little")),
    ("magic-of-images", "You ask for 0x00000803, which images have. Labels begin with 0x00000801.",
     1, reading(magic=(IMAGES,))),
    ("either-magic", "You read a file of images as labels. Only 0x00000801 begins a file of labels.",
     1, reading(magic=(LABELS, IMAGES), count=lambda word: word)),
    ("magic-not-checked",
     "You read files that do not begin with 0x00000801. Throw LabError.wrongMagic for those.",
     3, reading(magic=None)),
    ("header-of-16-bytes",
     "You skipped 16 bytes, the header of images. Labels begin at byte 8.", 2,
     reading(header=16)),
    ("header-of-4-bytes",
     "You took the count for labels: they begin at byte 8.", 2, from_byte_four),
    ("count-not-checked",
     "You return whatever follows the header. Compare its length with the count: tooShort, tooLong.",
     3, reading(counted=False)),
    ("too-long-accepted",
     "You read files with bytes behind the last label. Throw LabError.tooLong.", 3,
     too_long_accepted),
    ("lengths-unchecked",
     "A file that is too short stops your code, and one that is too long is read. Both have their "
     "error.", 3, lengths_unchecked),
    ("header-unchecked",
     "A file that ends within its header stops your code. Throw LabError.tooShort before you read on.",
     3, header_unchecked),
    ("magic-after-the-header",
     "A short file with a wrong magic number is tooShort with you. Check the magic number as soon as "
     "its four bytes are there.", 3, header_first),
    ("labels-not-checked",
     "You let labels above 9 pass. There are ten digits: throw LabError.invalidLabel.", 4,
     reading(limit=None)),
    ("label-10-accepted", "You let a label of 10 pass. The digits are 0 to 9.", 4, reading(limit=10)),
    ("label-9-refused", "You refuse the label 9. The digits are 0 to 9.", 4, zero_to_eight),
    ("too-short-for-everything",
     "Your errors of the file are all LabError.tooShort. Say which it is.", 3,
     renamed({"wrongMagic": "tooShort", "tooLong": "tooShort"})),
    ("wrong-label-dropped", "You left labels above 9 out, and those behind have moved up. Throw "
     "LabError.invalidLabel.", 4,
     reading(limit=None, finish=lambda rest: [label for label in rest if label <= 9])),
]:
    labels.mistake(name, sentence, hint=hint, wrote=wrote, guarded=False)
