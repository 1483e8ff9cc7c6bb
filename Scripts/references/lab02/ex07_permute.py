"""Exercise 2.7: transposing, and any other order of the axes."""

import numpy as np

from framework import Crash, Exercise, LabError, library
from framework.wrong import after, stopping

from .arrays import EXACT, crash, eighths, fine, misread, unless


def is_permutation(array, axes):
    return sorted(axes) == list(range(array.ndim))


def require_permutation(array, axes):
    if not is_permutation(array, axes):
        raise LabError("invalidParameter")


permute = Exercise(
    "2.7",
    source=library(np, "numpy.transpose"),
    points=15,
    tolerance=EXACT,
    guard=require_permutation,
    errors=("invalidParameter",),
)
permute.case("a matrix, transposed", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), [1, 0])
permute.case("the last axis to the front", eighths(2, 3, 4), [2, 0, 1])
permute.case("the first axis to the end", eighths(2, 3, 4), [1, 2, 0])
permute.case("the first two exchanged", eighths(2, 3, 4), [1, 0, 2])
permute.case("the last two exchanged", eighths(2, 3, 4), [0, 2, 1], weight=1)
permute.case("all reversed", eighths(2, 3, 4), [2, 1, 0], weight=1)
permute.case("all left where they are", eighths(2, 3, 2), [0, 1, 2], weight=1)
permute.case("a cube, where the shape tells nothing", eighths(2, 2, 2), [1, 2, 0])
permute.case("rank 5: frames behind the channels", eighths(2, 3, 2, 1, 3), [0, 4, 2, 3, 1])
permute.case("a vector", eighths(4), [0], weight=1)
permute.case("numbers too fine for a Float", fine(2, 3), [1, 0], weight=1)
permute.case("rank 0", eighths(), [], weight=1)
permute.case("no rows", np.zeros((0, 3)), [1, 0], weight=1)
permute.case("a transposed view", eighths(3, 4).T, [1, 0])
permute.case("an axis twice", eighths(2, 3), [0, 0], weight=1)
permute.case("an axis that does not exist", eighths(2, 3), [2, 0], weight=1)
permute.case("a negative axis", eighths(2, 3), [-1, 0], weight=1)
permute.case("too few axes", eighths(2, 3), [0], weight=1)
permute.case("too many axes", eighths(2, 3), [0, 1, 1], weight=1)


@permute.reference
def numpy_permuted(array, axes):
    return np.ascontiguousarray(np.transpose(array, axes)) if axes else array


@permute.accepts
def element_by_element(array, axes):
    result = np.empty([array.shape[axis] for axis in axes])
    for index in np.ndindex(*array.shape):
        result[tuple(index[axis] for axis in axes)] = array[index]
    return result


def new_shape(array, axes):
    return [array.shape[axis] for axis in axes]


permute.mistake(
    "inverse",
    "You applied the inverse permutation. Axis i of the result is axis axes[i] of the input; "
    "yours moves axis i to place axes[i].",
    hint=2, wrote=lambda array, axes: np.transpose(array, np.argsort(axes)) if axes else array)
permute.mistake(
    "only-reshaped",
    "Your shape is right, but the elements still lie in their old order. Every element must move "
    "to its new index.",
    hint=1, wrote=lambda array, axes: array.reshape(new_shape(array, axes)))
permute.mistake(
    "shape-kept",
    "Your elements have moved, but the shape is still the old one. Extent i of the result is "
    "shape[axes[i]].",
    hint=1, wrote=lambda array, axes: numpy_permuted(array, axes).reshape(array.shape))
permute.mistake(
    "always-reversed",
    "You reverse the axes whatever `axes` says. That is right for [1, 0] only by chance.",
    hint=2, wrote=lambda array, axes: array.T)
permute.mistake(
    "ignored",
    "You returned the array as it was. Axis i of the result is axis axes[i] of the input.",
    hint=1, wrote=lambda array, axes: array)
permute.mistake(
    "strides-of-a-view",
    "A transposed view comes out in another order. `elements` is row-major already; do not read "
    "it by the view's strides.",
    hint=3, wrote=lambda array, axes: numpy_permuted(misread(array), axes))
permute.mistake(
    "empty-stops",
    "An array without elements stops your code. Its shape still changes: [0, 3] becomes [3, 0].",
    hint=3, wrote=stopping(lambda array, axes: array.size == 0, Crash(), numpy_permuted))
permute.mistake(
    "axes-unchecked",
    "Axes that are no order of 0, 1, … rank − 1 stop your code. Sorted, they must be exactly "
    "these: else throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unless(is_permutation, numpy_permuted, crash))
permute.mistake(
    "engine-alone",
    "Axes that are no order of 0, 1, … rank − 1 stop your code, and −1 is let through. Check first: "
    "sorted, they must be exactly these.",
    hint=3, guarded=False,
    wrote=unless(
        lambda array, axes: is_permutation(array, [axis % max(1, array.ndim) for axis in axes])
        and all(-array.ndim <= axis < array.ndim for axis in axes),
        np.transpose, crash,
    ))
permute.mistake(
    "repetition-unchecked",
    "You do not refuse an axis that is named twice. Each must stand there once: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=unless(
        lambda array, axes: array.ndim == len(axes) and len(set(axes)) < len(axes),
        lambda array, axes: np.array(
            [[array[i, i] for _ in range(array.shape[0])] for i in range(array.shape[0])]
        ),
        after(require_permutation, numpy_permuted),
    ))
permute.mistake(
    "negative-accepted",
    "You accept −1 as the last axis. Here axes count from 0 only; anything else must throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=unless(
        lambda array, axes: min(axes, default=0) < 0,
        lambda array, axes: after(require_permutation, numpy_permuted)(
            array, [axis % array.ndim for axis in axes]
        ),
        after(require_permutation, numpy_permuted),
    ))
