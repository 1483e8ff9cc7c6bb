"""Exercise 2.4: reshaping, with one extent left open."""

import math

import numpy as np

from framework import NAN, Crash, Exercise, LabError, library
from framework.wrong import after, stopping

from .arrays import EXACT, LARGEST, counting, eighths, fine, misread, throwing, unless


def opened(shape):
    return shape.count(-1)


def product_of_rest(shape):
    return math.prod(extent for extent in shape if extent != -1)


def is_invalid(array, shape):
    return opened(shape) > 1 or min(shape, default=0) < -1


def is_unfit(array, shape):
    rest = product_of_rest(shape)
    if opened(shape):
        return rest == 0 or array.size % rest != 0
    return rest != array.size


def leaves_rest(array, shape):
    """Whether the open extent would not be whole."""
    rest = product_of_rest(shape)
    return opened(shape) == 1 and rest > 0 and array.size % rest != 0


def divides_by_zero(array, shape):
    return opened(shape) == 1 and product_of_rest(shape) == 0


def overflows(array, shape):
    return product_of_rest(shape) > LARGEST


def require_valid(array, shape):
    if is_invalid(array, shape):
        raise LabError("invalidParameter")


def require_fit(array, shape):
    if is_unfit(array, shape):
        raise LabError("shapeMismatch")


def require_shape(array, shape):
    require_valid(array, shape)
    require_fit(array, shape)


reshape = Exercise(
    "2.4",
    source=library(np, "numpy.ndarray.reshape"),
    points=10,
    tolerance=EXACT,
    guard=require_shape,
    errors=("invalidParameter", "shapeMismatch"),
    specials=("nan",),
)
reshape.case("six numbers in two rows", counting(6), [2, -1])
reshape.case("a matrix in rows of another length", eighths(2, 6), [3, 4])
reshape.case("the first extent open", eighths(2, 6), [-1, 3])
reshape.case("flat", eighths(2, 3, 2), [-1])
reshape.case("from two rows to three is no transpose", eighths(2, 3), [3, 2])
reshape.case("rank 5, the middle open", eighths(4, 12), [2, 2, -1, 3, 1], weight=1)
reshape.case("a transposed view", eighths(3, 4).T, [2, 6])
reshape.case("one number to rank 0", eighths(1, 1), [], weight=1)
reshape.case("rank 0 to a vector", eighths(), [-1], weight=1)
reshape.case("numbers too fine for a Float", fine(2, 3), [3, 2], weight=1)
reshape.case("a NaN stays where it is", np.array([1.0, NAN, 2.5, -4.0]), [2, 2], weight=1)
reshape.case("no elements, the open extent is 0", np.zeros((0, 3)), [-1, 4], weight=1)
reshape.case("no elements, another empty shape", np.zeros((0, 3)), [5, 0], weight=1)
reshape.case("five numbers in rows of two", eighths(5), [-1, 2])
reshape.case("six numbers for four places", eighths(6), [2, 2], weight=1)
reshape.case("six numbers for eight places", eighths(6), [2, 4], weight=1)
reshape.case("six numbers for two places", eighths(6), [2], weight=1)
reshape.case("six numbers for the one place of rank 0", eighths(6), [], weight=1)
reshape.case("the open extent would be less than one", eighths(6), [12, -1], weight=1)
reshape.case("two open extents", eighths(6), [-1, -1, 2])
reshape.case("an extent of −2", eighths(6), [-2, -3], weight=1)
reshape.case("nothing tells the open extent", np.zeros((0, 3)), [-1, 0], weight=1)
reshape.case("an open extent beside 0", eighths(6), [0, -1], weight=1)
reshape.case("2⁶⁴ places", eighths(6), [2**32, 2**32], weight=1)
reshape.case("2⁶⁴ places for no elements", np.zeros((0, 3)), [2**32, 2**32], weight=1)


@reshape.reference
def numpy_reshaped(array, shape):
    return array.reshape(shape)


@reshape.accepts
def by_division(array, shape):
    return completed(array, shape, array.ravel())


def completed(array, shape, elements):
    rest = product_of_rest(shape)
    return elements.reshape([array.size // rest if n == -1 else n for n in shape])


def truncated(array, shape):
    """The open extent by whole division, and the elements that then have a place."""
    rest = product_of_rest(shape)
    whole = [array.size // rest if n == -1 else n for n in shape]
    return array.ravel()[: math.prod(whole)].reshape(whole)


def several(array, shape):
    """The first open extent takes everything, the others become 1."""
    first = shape.index(-1)
    rest = product_of_rest(shape)
    return array.reshape(
        [n if n != -1 else array.size // rest if i == first else 1 for i, n in enumerate(shape)]
    )


reshape.mistake(
    "column-major",
    "Your elements fill the new shape column by column. Keep row-major order: the last index runs "
    "fastest, before and after.",
    hint=1, wrote=lambda array, shape: array.reshape(shape, order="F"))
reshape.mistake(
    "transposed",
    "Where the new shape is the old one reversed you return the transpose. Reshaping keeps the "
    "elements in their order.",
    hint=1,
    wrote=unless(
        lambda array, shape: array.ndim == 2 and list(array.shape[::-1]) == shape,
        lambda array, shape: array.T, numpy_reshaped,
    ))
reshape.mistake(
    "strides-of-a-view",
    "The elements of a transposed view come out in another order. `elements` is row-major already; "
    "do not read it by the view's strides.",
    hint=3, wrote=lambda array, shape: completed(array, shape, misread(array).ravel()))
reshape.mistake(
    "open-extent-as-it-is",
    "An extent of −1 stops your code. It stands for whatever the count of elements leaves for it.",
    hint=2,
    wrote=stopping(lambda array, shape: -1 in shape, Crash(), numpy_reshaped))
reshape.mistake(
    "open-extent-refused",
    "You refuse every shape with a −1. One −1 is allowed and stands for what the count leaves for "
    "it.",
    hint=2,
    wrote=unless(lambda array, shape: -1 in shape, throwing("invalidParameter"), numpy_reshaped))
reshape.mistake(
    "several-open",
    "You accept more than one −1. Only one extent can follow from the count: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=unless(
        lambda array, shape: opened(shape) > 1, several, after(require_shape, numpy_reshaped)
    ))
reshape.mistake(
    "several-open-other-error",
    "For two −1 you throw another error. Count them first: more than one is "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=unless(
        lambda array, shape: opened(shape) > 1, throwing("shapeMismatch"),
        after(require_shape, numpy_reshaped),
    ))
reshape.mistake(
    "several-open-stop",
    "Two −1 stop your code. Count them first: more than one is LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda array, shape: opened(shape) > 1, Crash(), after(require_shape, numpy_reshaped)
    ))
reshape.mistake(
    "remainder-dropped",
    "Five numbers in rows of two lose the fifth in your code: whole division drops the remainder. "
    "Throw LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=unless(leaves_rest, truncated, after(require_shape, numpy_reshaped)))
reshape.mistake(
    "remainder-stops",
    "Where the open extent would not be whole your code stops. If the division leaves a "
    "remainder, throw LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(leaves_rest, Crash(), after(require_shape, numpy_reshaped)))
reshape.mistake(
    "count-unchecked",
    "A shape with too many or too few places stops your code. Compare its product with the count "
    "and throw LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda array, shape: not is_invalid(array, shape) and not opened(shape)
        and is_unfit(array, shape),
        Crash(), after(require_shape, numpy_reshaped),
    ))
reshape.mistake(
    "fewer-places-unchecked",
    "A shape with fewer places than numbers is refused only if the count cannot be divided by "
    "them. Its product must be the count: else LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda array, shape: not is_invalid(array, shape) and not opened(shape)
        and 0 < product_of_rest(shape) < array.size
        and array.size % product_of_rest(shape) == 0,
        Crash(), after(require_shape, numpy_reshaped),
    ))
reshape.mistake(
    "divides-by-zero",
    "A −1 beside an extent of 0 stops your code: it divides by 0. Nothing then tells the open "
    "extent: LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(divides_by_zero, Crash(), after(require_shape, numpy_reshaped)))
reshape.mistake(
    "overflow-stops",
    "Extents whose product leaves the range of Int stop your code. Use "
    "multipliedReportingOverflow, and throw shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(overflows, Crash(), after(require_shape, numpy_reshaped)))
reshape.mistake(
    "negative-unchecked",
    "An extent below −1 is not refused as invalidParameter. Only −1 has a meaning; check for less "
    "before you multiply.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda array, shape: min(shape, default=0) < -1, Crash(),
        after(require_shape, numpy_reshaped),
    ))
