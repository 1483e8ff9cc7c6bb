"""Exercise 2.5: adding with broadcasting."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, library
from framework.wrong import stopping

from .arrays import EXACT, crash, eighths, fine, fit, misread, throwing, unless


def fitting(left, right):
    return fit(left.shape, right.shape)


def require_fit(left, right):
    if not fitting(left, right):
        raise LabError("shapeMismatch")


def same_shape(left, right):
    return left.shape == right.shape


def aligned_left(left, right):
    """The sum with the shapes aligned at their first axis."""
    rank = max(left.ndim, right.ndim)
    left, right = (a.reshape(a.shape + (1,) * (rank - a.ndim)) for a in (left, right))
    if not fitting(left, right):
        raise LabError("shapeMismatch")
    return np.asarray(left + right)


def cycled(left, right):
    """Both read flat from the start again, in the shape of the longer one."""
    if 0 in (left.size, right.size):
        return np.asarray(left + right)
    longer = left if left.size >= right.size else right
    a, b = (np.resize(array.ravel(), longer.size) for array in (left, right))
    return np.asarray(a + b).reshape(longer.shape)


def cycled_into_the_result(left, right):
    """Both read flat from the start again, in the shape of the result."""
    shape = np.broadcast_shapes(left.shape, right.shape)
    count = math.prod(shape)
    if count == 0:
        return np.empty(shape)
    return sum(np.resize(array.ravel(), count) for array in (left, right)).reshape(shape)


add = Exercise(
    "2.5",
    source=library(np, "numpy.add"),
    points=10,
    tolerance=EXACT,
    guard=require_fit,
    errors=("shapeMismatch",),
    specials=("nan", "inf"),
)
add.case(
    "a row to every row of a matrix", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    np.array([10.0, 20.0, 30.0]),
)
add.case("a column to every column", eighths(2, 3), eighths(2, 1, seed=50))
add.case("a row to a square matrix", eighths(3, 3), eighths(3, seed=60))
add.case("a row plus a matrix", eighths(3, seed=70), eighths(2, 3))
add.case("a column and a row make a table", eighths(4, 1), eighths(1, 3, seed=80))
add.case("equal shapes", eighths(2, 3), eighths(2, 3, seed=90))
add.case("a number to every element", eighths(2, 2, 3), eighths(seed=4), weight=1)
add.case("two numbers of rank 0", eighths(seed=2), eighths(seed=3), weight=1)
add.case("a mask of one image on many", eighths(3, 2, 2), eighths(2, 2, seed=33))
add.case("one value per image", eighths(3, 2, 2), eighths(3, 1, 1, seed=34))
add.case("numbers too fine for a Float", fine(2, 3), fine(3, seed=8), weight=1)
add.case("rank 5 and rank 4", eighths(2, 1, 2, 1, 3), eighths(3, 1, 2, 1, seed=35), weight=1)
add.case("a transposed view and a row", eighths(3, 2).T, eighths(3, seed=36))
add.case("no rows", np.zeros((0, 3)), eighths(3), weight=1)
add.case("an empty axis and a one", np.zeros((2, 0)), eighths(2, 1), weight=1)
add.case(
    "infinities and NaN", np.array([[INFINITY, 1.0], [-INFINITY, NAN]]),
    np.array([INFINITY, 1000.0]), weight=1,
)
add.case("two columns for three", eighths(2, 3), eighths(2))
add.case("rows and columns exchanged", eighths(2, 3), eighths(3, 2), weight=1)
add.case("two for four", eighths(4), eighths(2), weight=1)


@add.reference
def numpy_sum(left, right):
    return np.asarray(np.add(left, right))


@add.accepts
def element_by_element(left, right):
    shape = np.broadcast_shapes(left.shape, right.shape)
    result = np.empty(shape)
    for index in np.ndindex(*shape):
        result[index] = sum(
            array[tuple(
                0 if extent == 1 else i
                for i, extent in zip(index[len(shape) - array.ndim :], array.shape)
            )]
            for array in (left, right)
        )
    return result


add.mistake(
    "equal-shapes-only",
    "You add equal shapes only and refuse all others. An extent of 1, or a missing axis in front, "
    "is repeated as often as needed.",
    hint=1, wrote=unless(same_shape, numpy_sum, throwing("shapeMismatch")))
add.mistake(
    "unequal-shapes-stop",
    "Your code stops wherever the shapes differ. An extent of 1, or a missing axis in front, is "
    "repeated as often as needed.",
    hint=1, guarded=False, wrote=unless(same_shape, numpy_sum, crash))
add.mistake(
    "aligned-left",
    "Your shapes are aligned at their first axis: a vector is added down the columns. Align the "
    "last axes: it goes to every row.",
    hint=2, guarded=False, wrote=aligned_left)
add.mistake(
    "only-right-stretched",
    "You refuse to stretch the left array. Either may be stretched, and both at once: a column "
    "plus a row is a whole table.",
    hint=2,
    wrote=unless(
        lambda a, b: np.broadcast_shapes(a.shape, b.shape) == a.shape, numpy_sum,
        throwing("shapeMismatch"),
    ))
add.mistake(
    "cycled",
    "Your smaller array starts again from its beginning, whatever its shape. That is right for a "
    "row, but a column belongs to its rows.",
    hint=2, wrote=cycled)
add.mistake(
    "cycled-into-the-result",
    "Your arrays start again from their beginning, whatever their shape. That is right for a row, "
    "but a column belongs to its rows.",
    hint=2, wrote=cycled_into_the_result)
add.mistake(
    "cycled-unchecked",
    "You repeat the smaller array from its start, even where the shapes do not fit. Only an "
    "extent of 1 may be repeated.",
    hint=2, guarded=False, wrote=cycled)
add.mistake(
    "strides-of-a-view",
    "The elements of a transposed view are added in another order. `elements` is row-major "
    "already; do not read it by the view's strides.",
    hint=3, wrote=lambda left, right: numpy_sum(misread(left), misread(right)))
add.mistake(
    "empty-stops",
    "An array without elements stops your code. The result then has none either, but it has a "
    "shape.",
    hint=3, wrote=stopping(lambda a, b: 0 in (a.size, b.size), Crash(), numpy_sum))
add.mistake(
    "rank-zero-stops",
    "An array of rank 0 stops your code. It has no axes but one number, which is added to every "
    "element.",
    hint=3, wrote=stopping(lambda a, b: 0 in (a.ndim, b.ndim), Crash(), numpy_sum))
add.mistake(
    "mismatch-stops",
    "Shapes that do not fit stop your code. Look for that before you add, and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=unless(fitting, numpy_sum, crash))
