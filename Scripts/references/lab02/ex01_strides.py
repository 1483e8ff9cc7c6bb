"""Exercise 2.1: the row-major strides of a shape."""

import math
from itertools import accumulate

import numpy as np

from framework import Crash, Exercise, LabError, library
from framework.wrong import after, stopping

from .arrays import EXACT, LARGEST, unless


def has_negative(shape):
    return any(extent < 0 for extent in shape)


def positive(shape):
    return [max(1, extent) for extent in shape]


def is_too_large(shape):
    return math.prod(positive(shape)) > LARGEST


def require_extents(shape):
    if has_negative(shape):
        raise LabError("invalidParameter")


def require_size(shape):
    if is_too_large(shape):
        raise LabError("invalidParameter")


def require_shape(shape):
    require_extents(shape)
    require_size(shape)


def row_major(shape):
    """For every axis the product of the extents behind it, 0 counted as 1."""
    return [math.prod(positive(shape[axis + 1 :])) for axis in range(len(shape))]


def column_major(shape):
    return [math.prod(positive(shape[:axis])) for axis in range(len(shape))]


def wrapped(number):
    """`number` as an Int that wraps around."""
    return (number + 2**63) % 2**64 - 2**63


strides = Exercise(
    "2.1",
    source=library(np, "numpy.ndarray.strides of int8 arrays") + "; 0 counted as 1",
    points=5,
    tolerance=EXACT,
    guard=require_shape,
    errors=("invalidParameter",),
)
strides.case("two blocks of three rows and four columns", [2, 3, 4])
strides.case("a grey image", [28, 28])
strides.case("a matrix", [3, 5])
strides.case("a vector", [6], weight=1)
strides.case("a single number, rank 0", [], weight=1)
strides.case("video: frames, height, width, channels of two clips", [2, 10, 48, 64, 3])
strides.case("extents of 1", [3, 1, 4, 1], weight=1)
strides.case("an extent of 0 in the middle", [2, 0, 3], weight=1)
strides.case("an extent of 0 at the end", [2, 3, 0], weight=1)
strides.case("2⁶² elements, which Int can count", [2**31, 2**31], weight=1)
strides.case("2⁶⁴ elements", [2**32, 2**32], weight=1)
strides.case("strides beyond Int", [2, 2**32, 2**32], weight=1)
strides.case("a negative extent", [2, -3], weight=1)


@strides.reference
def numpy_strides(shape):
    if math.prod(shape) > 2**30:
        return row_major(shape)  # more than this machine could hold
    # Strides of an array without elements mean nothing, and NumPy's are all 0.
    return list(np.zeros(positive(shape), np.int8).strides)


@strides.accepts
def multiplied_from_the_end(shape):
    products = accumulate(positive(shape[::-1]), lambda a, b: a * b, initial=1)
    return list(products)[:-1][::-1]


@strides.accepts
def products_behind(shape):
    return row_major(shape)


strides.mistake(
    "column-major",
    "Your first stride is 1: the first index runs fastest. Row-major means that the last index "
    "does, so the last stride is 1.",
    hint=1, wrote=column_major)
strides.mistake(
    "bytes",
    "Your strides are 8 times too large: they count bytes. This exercise counts elements, so the "
    "last stride is 1.",
    hint=1, wrote=lambda shape: [8 * stride for stride in row_major(shape)])
strides.mistake(
    "own-extent-included",
    "Each of your strides has its own axis's extent in it. One step along an axis skips what lies "
    "behind it: only the axes after it.",
    hint=2, wrote=lambda shape: [math.prod(positive(shape[axis:])) for axis in range(len(shape))])
strides.mistake(
    "next-extent-only",
    "Your strides are the extent of the next axis alone. Multiply all extents that follow.",
    hint=2, wrote=lambda shape: positive(shape[1:]) + [1] * bool(shape))
strides.mistake(
    "backwards",
    "Your strides are right but in reverse order. The first belongs to the first axis, which has "
    "the longest step.",
    hint=2, wrote=lambda shape: row_major(shape)[::-1])
strides.mistake(
    "zero-extent-multiplied",
    "An extent of 0 makes strides before it 0 in your result. Count it as 1 here: max(1, extent).",
    hint=3, wrote=lambda shape: [math.prod(shape[axis + 1 :]) for axis in range(len(shape))])
strides.mistake(
    "rank-zero-stops",
    "Your code stops for the empty shape. Rank 0 has no axes, so its strides are an empty list.",
    hint=3, wrote=stopping(lambda shape: not shape, Crash(), row_major))
strides.mistake(
    "negative-unchecked",
    "You return strides for a shape with a negative extent. No axis has that length: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(require_size, row_major))
strides.mistake(
    "size-unchecked",
    "Far too large shapes are not refused. Watch the product of all extents, the first included: "
    "multipliedReportingOverflow.",
    hint=3, guarded=False,
    wrote=after(
        require_extents,
        stopping(lambda shape: any(n > LARGEST for n in row_major(shape)), Crash(), row_major),
    ))
strides.mistake(
    "size-stops",
    "Shapes of more elements than an Int can count stop your code. Use "
    "multipliedReportingOverflow, and throw invalidParameter.",
    hint=3, guarded=False, wrote=after(require_extents, stopping(is_too_large, Crash(), row_major)))
strides.mistake(
    "first-extent-unchecked",
    "Your check for too large shapes leaves out the first extent. It is part of no stride, but "
    "the array's elements must be counted too.",
    hint=3, guarded=False,
    wrote=after(
        require_extents,
        unless(
            lambda shape: any(n > LARGEST for n in row_major(shape)),
            lambda shape: require_size(shape), row_major,
        ),
    ))
strides.mistake(
    "size-wraps",
    "Where strides leave the range of Int yours wrap around. &* hides the overflow; "
    "multipliedReportingOverflow tells of it.",
    hint=3, guarded=False,
    wrote=after(require_extents, lambda shape: [wrapped(n) for n in row_major(shape)]))
