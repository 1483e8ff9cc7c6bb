"""Arrays that several exercises use, and what goes wrong with any of them."""

import math
from fractions import Fraction

import numpy as np

from framework import Crash, LabError, Tolerance

LARGEST = 2**63 - 1
"""The largest Int."""

EXACT = Tolerance(0.0, 0.0)
"""For values that are whole multiples of 1/8 below 1000: every sum and every product of two is the
same number in every order, so there is no rounding to allow for."""


def eighths(*shape, seed=1):
    """An array of multiples of 1/8 between −12.5 and 12.5, all reproducible and untidy."""
    count = math.prod(shape)
    numbers = [((seed + index) * 7919 % 2003 * 31 % 201 - 100) / 8 for index in range(count)]
    return np.array(numbers, dtype=np.float64).reshape(shape)


def fine(*shape, seed=1):
    """`eighths` with an odd multiple of 2⁻²⁶ added: 30 bits, too many for a Float. Sums of them, and
    sums of their products with `eighths`, are still the same number in every order."""
    count = math.prod(shape)
    odd = np.array([2 * ((seed + index) * 37 % 15) - 15 for index in range(count)])
    return eighths(*shape, seed=seed) + odd.reshape(shape) / 2**26


def counting(*shape):
    """0, 1, 2 … in row-major order."""
    return np.arange(math.prod(shape), dtype=np.float64).reshape(shape)


def misread(array):
    """`array` as it is when `elements`, which is row-major, is read by the strides of a view."""
    steps = [stride // array.itemsize for stride in array.strides]
    flat = array.ravel()
    result = np.empty(array.shape)
    for index in np.ndindex(*array.shape):
        position = sum(i * step for i, step in zip(index, steps))
        if position >= flat.size:
            raise Crash
        result[index] = flat[position]
    return result


def exact_product(left, right):
    """left · right by exact arithmetic, rounded once."""
    result = np.empty((left.shape[0], right.shape[1]))
    for i, j in np.ndindex(*result.shape):
        terms = zip(left[i].tolist(), right[:, j].tolist())
        result[i, j] = float(sum(Fraction(a) * Fraction(b) for a, b in terms))
    return result


def require_rank(rank, *arrays):
    if any(array.ndim != rank for array in arrays):
        raise LabError("invalidParameter")


def fit(left, right):
    """Whether two shapes broadcast."""
    return all(a == b or 1 in (a, b) for a, b in zip(reversed(left), reversed(right)))


def crash(*_):
    raise Crash


def throwing(code):
    """A function that throws, whatever it is given."""

    def thrown(*_):
        raise LabError(code)

    return thrown


def unless(condition, function, otherwise):
    """`function` where `condition` holds for the arguments, elsewhere `otherwise`."""
    return lambda *args: (function if condition(*args) else otherwise)(*args)
