"""Exercise 2.3: the shape to which two shapes broadcast."""

from itertools import zip_longest

import numpy as np

from framework import Exercise, LabError, library

from .arrays import EXACT, fit, throwing, unless


def require_fit(left, right):
    if not fit(left, right):
        raise LabError("shapeMismatch")


def stretched(left, right, combine=lambda a, b: b if a == 1 else a):
    """`combine` of the extents, aligned at the last axis, missing ones counted as 1."""
    pairs = zip_longest(reversed(left), reversed(right), fillvalue=1)
    return [combine(a, b) for a, b in pairs][::-1]


broadcast = Exercise(
    "2.3",
    source=library(np, "numpy.broadcast_shapes"),
    points=10,
    tolerance=EXACT,
    guard=require_fit,
    errors=("shapeMismatch",),
)
broadcast.case("a matrix and a row", [2, 3], [3])
broadcast.case("a row and a matrix", [3], [2, 3])
broadcast.case("a matrix and a column", [2, 3], [2, 1])
broadcast.case("a column and a row", [4, 1], [1, 3])
broadcast.case("equal shapes", [2, 3], [2, 3], weight=1)
broadcast.case("rank 0 and a matrix", [], [2, 3], weight=1)
broadcast.case("rank 0 twice", [], [], weight=1)
broadcast.case("rank 4 and rank 3", [8, 1, 6, 1], [7, 1, 5])
broadcast.case("rank 5 and one value per channel", [2, 10, 48, 64, 3], [3], weight=1)
broadcast.case("ones on both sides", [1, 1], [1], weight=1)
broadcast.case("an image per row, a weight per image", [5, 1, 1], [5, 28, 28], weight=1)
broadcast.case("an empty axis and a one", [0, 3], [1, 3], weight=1)
broadcast.case("a one and an empty axis", [1], [0], weight=1)
broadcast.case("a square matrix and a row", [3, 3], [3], weight=1)
broadcast.case("two for three", [2, 3], [2])
broadcast.case("rows and columns exchanged", [2, 3], [3, 2], weight=1)
broadcast.case("two for four", [4], [2], weight=1)
broadcast.case("empty and two", [0], [2], weight=1)


@broadcast.reference
def numpy_broadcast(left, right):
    return list(np.broadcast_shapes(tuple(left), tuple(right)))


@broadcast.accepts
def by_pairs(left, right):
    return stretched(left, right)


@broadcast.accepts
def of_arrays(left, right):
    return list(np.broadcast(np.empty(left), np.empty(right)).shape)


def from_the_left(left, right):
    """Aligned at the first axis."""
    require_fit(left[::-1], right[::-1])
    return stretched(left[::-1], right[::-1])[::-1]


broadcast.mistake(
    "aligned-left",
    "Your shapes are aligned at their first axis. Broadcasting aligns the last ones: write the "
    "shapes one below the other, flush right.",
    hint=1, guarded=False, wrote=from_the_left)
broadcast.mistake(
    "larger-extent",
    "Your result has the larger extent of each pair, whether they fit or not. Unequal extents fit "
    "only if one of them is 1.",
    hint=2, guarded=False, wrote=lambda left, right: stretched(left, right, max))
broadcast.mistake(
    "one-beats-zero",
    "Extents 0 and 1 gave 1 in your result. The 1 is stretched to the other extent, and here that "
    "is 0.",
    hint=3, wrote=lambda left, right: stretched(left, right, max))
broadcast.mistake(
    "ranks-must-agree",
    "You refuse shapes of different rank. Axes that are missing in front count as 1.",
    hint=2, wrote=unless(lambda a, b: len(a) == len(b), stretched, throwing("shapeMismatch")))
broadcast.mistake(
    "ones-not-stretched",
    "You accept equal extents only. An extent of 1 fits to every other one.",
    hint=2,
    wrote=unless(
        lambda a, b: all(x == y for x, y in zip(a[::-1], b[::-1])), stretched,
        throwing("shapeMismatch"),
    ))
broadcast.mistake(
    "only-right-stretched",
    "You stretch the right shape only. Both may be stretched, even in one pair: [4, 1] and [1, 3] "
    "give [4, 3].",
    hint=2,
    wrote=unless(lambda a, b: stretched(a, b) == a, stretched, throwing("shapeMismatch")))
def multiples_stretched(left, right):
    """Repeats the smaller of two extents wherever it divides the larger one."""

    def combined(a, b):
        if 1 not in (a, b) and a != b and (0 in (a, b) or max(a, b) % min(a, b)):
            raise LabError("shapeMismatch")
        return a if b == 1 else b if a == 1 else max(a, b)

    return stretched(left, right, combined)


broadcast.mistake(
    "multiples-fit",
    "You let 4 and 2 fit. Nothing is repeated but an extent of 1.",
    hint=2, guarded=False, wrote=multiples_stretched)
broadcast.mistake(
    "longer-shape",
    "Your result is always one of the two shapes, the longer one. Each axis of the result has the "
    "extent that is not 1, from whichever side.",
    hint=2, wrote=lambda left, right: left if len(left) >= len(right) else right)
broadcast.mistake(
    "backwards",
    "Your result has its extents in reverse order. Whoever goes through the axes from the end "
    "must turn the result round.",
    hint=3, wrote=lambda left, right: stretched(left, right)[::-1])
broadcast.mistake(
    "mismatch-unchecked",
    "Shapes that do not fit give a result in your code. Unequal extents of which none is 1 must "
    "throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stretched)
