"""Exercise 2.2: the flat offset of a multi-index."""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from framework import Crash, Exercise, LabError, library
from framework.wrong import after, stopping

from .arrays import EXACT, throwing, unless
from .ex01_strides import row_major


def lengths_differ(index, shape, strides):
    return len({len(index), len(shape), len(strides)}) > 1


def is_above(index, shape, *_):
    return any(i >= extent for i, extent in zip(index, shape))


def is_below(index, shape, *_):
    return any(i < -extent for i, extent in zip(index, shape))


def is_outside(index, shape, *_):
    return is_above(index, shape) or is_below(index, shape)


def has_negative(index, *_):
    return any(i < 0 for i in index)


def require_lengths(index, shape, strides):
    if lengths_differ(index, shape, strides):
        raise LabError("lengthMismatch")


def require_inside(index, shape, *_):
    if is_outside(index, shape):
        raise LabError("indexOutOfRange")


def require_index(index, shape, strides):
    require_lengths(index, shape, strides)
    require_inside(index, shape)


def dot(index, strides):
    return sum(i * stride for i, stride in zip(index, strides))


def counted(index, shape, strides):
    """Σ index · stride, negative indices counted from the end."""
    return dot([i + extent if i < 0 else i for i, extent in zip(index, shape)], strides)


offset = Exercise(
    "2.2",
    source=library(np, "numpy.lib.stride_tricks.as_strided over counted memory"),
    points=10,
    tolerance=EXACT,
    guard=require_index,
    errors=("lengthMismatch", "indexOutOfRange"),
)
offset.case("row 1, column 2", [1, 2], [2, 3], [3, 1])
offset.case("the last of a vector", [-1], [5], [1])
offset.case("rank 3, one index from the end", [1, -2, 3], [2, 3, 4], [12, 4, 1])
offset.case("all from the end", [-1, -1], [3, 4], [4, 1])
offset.case("the first element", [0, 0, 0], [2, 3, 4], [12, 4, 1], weight=1)
offset.case("the first element, counted from the end", [-3, -4], [3, 4], [4, 1], weight=1)
offset.case("a transposed view", [2, -1], [3, 2], [1, 3])
offset.case("a broadcast view", [2, 3], [5, 4], [0, 1])
offset.case("a flipped view", [1, -1], [2, 3], [3, -1])
offset.case("before the first element of a flipped view", [0, 2], [2, 3], [3, -1])
offset.case("every second column", [1, 2], [2, 3], [6, 2], weight=1)
offset.case("rank 5", [1, -3, 0, 2, -1], [2, 3, 4, 5, 6], [360, 120, 30, 6, 1], weight=1)
offset.case("rank 0", [], [], [], weight=1)
offset.case("extents of 1", [0, -1], [1, 1], [1, 1], weight=1)
offset.case("one past the last", [0, 3], [2, 3], [3, 1], weight=1)
offset.case("one before the first", [-3, 0], [2, 3], [3, 1], weight=1)
offset.case("any index of an empty axis", [0, 0], [2, 0], [1, 1], weight=1)
offset.case("one index too few", [1], [2, 3], [3, 1], weight=1)
offset.case("one stride too many", [1, 2], [2, 3], [12, 3, 1], weight=1)


@offset.reference
def numpy_offset(index, shape, strides):
    reach = sum(abs(stride) * extent for stride, extent in zip(strides, shape))
    memory = np.arange(-reach, reach + 1, dtype=np.int64)
    view = as_strided(memory[reach:], shape, [stride * memory.itemsize for stride in strides])
    return int(view[tuple(index)])


@offset.accepts
def by_products(index, shape, strides):
    return counted(index, shape, strides)


offset.mistake(
    "negative-as-it-is",
    "A negative index went into the sum as it is. Counted from the end it means index + extent: "
    "add the extent first.",
    hint=2, wrote=lambda index, shape, strides: dot(index, strides))
offset.mistake(
    "negative-refused",
    "You throw an error for negative indices that are allowed. −1 is the last element, −extent "
    "the first.",
    hint=2,
    wrote=unless(has_negative, throwing("indexOutOfRange"), counted))
offset.mistake(
    "minus-one-is-next-to-last",
    "Your negative indices are one too low: −1 is the last element, at extent − 1, so add the "
    "extent and nothing else.",
    hint=2,
    wrote=lambda index, shape, strides: dot(
        [i + extent - 1 if i < 0 else i for i, extent in zip(index, shape)], strides
    ))
offset.mistake(
    "strides-ignored",
    "Your offsets are those of a row-major array of this shape. A view has other strides: use the "
    "ones you are given.",
    hint=1, wrote=lambda index, shape, strides: counted(index, shape, row_major(shape)))
offset.mistake(
    "strides-backwards",
    "Your strides belong to the wrong axes: the first stride goes with the first index.",
    hint=1,
    wrote=lambda index, shape, strides: counted(index, shape, strides[::-1]))
offset.mistake(
    "shape-for-strides",
    "Your offsets are index times extent, added up. How far a step goes is the stride; the extent "
    "only says how many there are.",
    hint=1, wrote=lambda index, shape, strides: counted(index, shape, shape))
offset.mistake(
    "bytes",
    "Your offsets are 8 times too large: they count bytes. Count elements.",
    hint=1, wrote=lambda *args: 8 * counted(*args))
offset.mistake(
    "bounds-unchecked",
    "An index outside its axis gives an offset in your code, one of another element. Throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=after(require_lengths, counted))
offset.mistake(
    "end-included",
    "You accept an index that equals the extent. With n elements the last index is n − 1.",
    hint=3, guarded=False,
    wrote=after(
        require_lengths,
        after(
            lambda index, shape, _: require_inside(
                [-1 if i == extent else i for i, extent in zip(index, shape)],
                [max(1, extent) for extent in shape],
            ),
            counted,
        ),
    ))
offset.mistake(
    "below-unchecked",
    "You check an index's upper end only. −extent is the first element; anything lower must throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False,
    wrote=after(
        require_lengths,
        unless(is_above, lambda index, shape, _: require_inside(index, shape), counted),
    ))
offset.mistake(
    "wraps-around",
    "An index outside its axis starts again at the other end in your code. It is an error: throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False,
    wrote=after(
        require_lengths,
        stopping(
            lambda index, shape, _: 0 in shape, Crash(),
            lambda index, shape, strides: dot(
                [i % extent for i, extent in zip(index, shape)], strides
            ),
        ),
    ))
offset.mistake(
    "lengths-unchecked",
    "Lists of different lengths give an offset in your code. Compare the three counts first and "
    "throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=after(require_inside, counted))
offset.mistake(
    "lengths-stop-or-not",
    "A list that is too short stops your code, and one too long goes unnoticed. Compare the three "
    "counts first and throw LabError.lengthMismatch.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda index, shape, strides: len(shape) > min(len(index), len(strides)), Crash(),
        after(require_inside, counted),
    ))
offset.mistake(
    "always-positive",
    "Your offset lost its sign. In a flipped view elements lie before the first one, and their "
    "offset is negative.",
    hint=1, wrote=lambda *args: abs(counted(*args)))
offset.mistake(
    "lengths-stop",
    "Lists of different lengths stop your code. Compare the three counts first and throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(lengths_differ, Crash(), after(require_inside, counted)))
