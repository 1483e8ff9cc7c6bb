"""Exercise 2.6: the sum along an axis."""

import math

import numpy as np

from framework import NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .arrays import EXACT, crash, eighths, misread, throwing, unless


def is_inside(array, axis):
    return -array.ndim <= axis < array.ndim


def require_axis(array, axis):
    if not is_inside(array, axis):
        raise LabError("indexOutOfRange")


axis_sum = Exercise(
    "2.6",
    source=library(np, "numpy.sum"),
    points=10,
    tolerance=EXACT,
    guard=require_axis,
    errors=("indexOutOfRange",),
    specials=("nan",),
)
axis_sum.case("down the columns", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 0)
axis_sum.case("along the rows", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 1)
axis_sum.case("the last axis of a square matrix", eighths(3, 3), -1)
axis_sum.case("the last but one", eighths(2, 4), -2)
axis_sum.case("a vector becomes a number of rank 0", eighths(5), 0)
axis_sum.case("rank 3, the first axis", eighths(2, 3, 4), 0)
axis_sum.case("rank 3, the middle axis", eighths(2, 3, 4), 1)
axis_sum.case("rank 3, the last axis", eighths(2, 3, 4), 2)
axis_sum.case("rank 5", eighths(2, 1, 3, 2, 2), 2, weight=1)
axis_sum.case("an axis of extent 1", eighths(3, 1), 1, weight=1)
axis_sum.case("a transposed view", eighths(3, 2).T, 0)
axis_sum.case("no rows: every column sums to 0", np.zeros((0, 3)), 0, weight=1)
axis_sum.case("no rows: no row sums", np.zeros((0, 3)), 1, weight=1)
axis_sum.case("an empty axis in the middle", np.zeros((2, 0, 2)), 1, weight=1)
axis_sum.case("a NaN in one column", np.array([[1.0, NAN], [2.0, 3.0]]), 0, weight=1)
axis_sum.case(
    "tenths", np.array([[0.1, 0.7], [0.2, -0.3], [0.3, 1.1]]), 0, weight=1,
    tolerance=Tolerance(0.0, 1e-15),
    why="three numbers may be added in any order: two roundings of 2⁻⁵³ each, below 3e-16 here",
)
axis_sum.case("an axis too high", eighths(2, 3), 2, weight=1)
axis_sum.case("an axis too low", eighths(2, 3), -3, weight=1)
axis_sum.case("rank 0 has no axis", eighths(), 0, weight=1)


@axis_sum.reference
def numpy_sum(array, axis):
    return np.asarray(np.sum(array, axis=axis))


@axis_sum.accepts
def added_one_by_one(array, axis):
    """Blocks of outer, extent and inner elements, as loops over `elements` do it."""
    shape = list(array.shape)
    axis %= array.ndim
    outer, extent, inner = math.prod(shape[:axis]), shape[axis], math.prod(shape[axis + 1 :])
    sums, elements = [0.0] * (outer * inner), array.ravel().tolist()
    for o in range(outer):
        for k in range(extent):
            for i in range(inner):
                sums[o * inner + i] += elements[(o * extent + k) * inner + i]
    return np.array(sums).reshape(shape[:axis] + shape[axis + 1 :])


def kept(array, axis):
    return np.sum(array, axis=axis, keepdims=True)


axis_sum.mistake(
    "other-axis",
    "You summed along the other axis. The axis that is named disappears: axis 0 of [2, 3] leaves "
    "[3], one sum per column.",
    hint=1, wrote=lambda array, axis: np.asarray(array.sum(axis=-1 - axis)))
axis_sum.mistake(
    "other-axis-from-the-front",
    "With an axis of 0 or more you summed along another one. The axis that is named disappears: "
    "axis 0 of [2, 3] leaves [3].",
    hint=1, wrote=lambda array, axis: np.asarray(
        array.sum(axis=axis if axis < 0 else array.ndim - 1 - axis)
    ))
axis_sum.mistake(
    "last-term-only",
    "Each of your sums is the last of its numbers alone. Add them up: += in place of =.",
    hint=4, wrote=lambda array, axis: np.take(array, -1, axis) if array.size else numpy_sum(
        array, axis
    ))
axis_sum.mistake(
    "dimension-kept",
    "Your sums are right, but the axis is still there with extent 1. Leave it out of the shape: "
    "[2, 3] becomes [3].",
    hint=1, wrote=kept)
axis_sum.mistake(
    "everything-summed",
    "You returned one sum of all elements. Sum along the one axis; the others stay.",
    hint=1, wrote=lambda array, axis: np.asarray(array.sum()))
axis_sum.mistake(
    "mean-for-sum",
    "You returned means. This exercise asks for the sums.",
    hint=1, wrote=lambda array, axis: np.asarray(np.mean(array, axis=axis)))
axis_sum.mistake(
    "running-sums",
    "You returned running sums, as many as elements. Only the last one along the axis is the sum.",
    hint=1, wrote=lambda array, axis: np.cumsum(array, axis=axis))
axis_sum.mistake(
    "negative-axis-refused",
    "You throw an error for negative axes that are allowed. −1 is the last axis, −rank the first.",
    hint=3,
    wrote=unless(lambda array, axis: axis < 0, throwing("indexOutOfRange"), numpy_sum))
axis_sum.mistake(
    "negative-axis-stops",
    "A negative axis stops your code. It counts from the end: add the rank to it first.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda array, axis: axis < 0 and is_inside(array, axis), Crash(),
        unless(is_inside, numpy_sum, throwing("indexOutOfRange")),
    ))
axis_sum.mistake(
    "empty-axis-stops",
    "An array without elements stops your code. The sum of nothing is 0, once for each element of "
    "the result.",
    hint=3, wrote=stopping(lambda array, axis: array.size == 0, Crash(), numpy_sum))
axis_sum.mistake(
    "nan-left-out",
    "A NaN is missing in your sums. What is added to NaN becomes NaN, and the reader must see "
    "that.",
    hint=2, wrote=lambda array, axis: np.asarray(np.nansum(array, axis=axis)))
axis_sum.mistake(
    "strides-of-a-view",
    "In a transposed view you sum other elements. `elements` is row-major already; do not read it "
    "by the view's strides.",
    hint=3, wrote=lambda array, axis: np.asarray(misread(array).sum(axis=axis)))
axis_sum.mistake(
    "axis-unchecked",
    "An axis that does not exist stops your code. Check it first, for rank 0 as well, and throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=unless(is_inside, numpy_sum, crash))
axis_sum.mistake(
    "axis-wraps",
    "An axis that does not exist wraps around to another in your code. It must throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False,
    wrote=lambda array, axis: numpy_sum(array, axis % array.ndim) if array.ndim else crash())
