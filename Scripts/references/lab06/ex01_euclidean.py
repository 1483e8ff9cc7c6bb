"""Exercise 6.1: the Euclidean distance of two points."""

import math

import scipy
from scipy.spatial import distance

from framework import (
    INFINITY, NAN, Crash, Exercise, LabError, Tolerance, divide, library, square_root, total,
)
from framework.wrong import stopping

from .exact import exact_root, exact_square


def require_same_length(first, second):
    if len(first) != len(second):
        raise LabError("lengthMismatch")


euclidean = Exercise(
    "6.1",
    source=library(scipy, "scipy.spatial.distance.cdist") + ", rounded once from exact "
    "arithmetic (fractions.Fraction, mpmath)",
    points=5,
    # (n + 2)/2 · 2⁻⁵³ bounds the relative error in any order of summation: 4.4e-14 for 784.
    tolerance=Tolerance(0.0, 1e-13),
    guard=require_same_length,
    errors=("lengthMismatch",),
    specials=("nan", "inf"),
)
euclidean.case("3 to the right, 4 up", [1.0, 2.0], [4.0, 6.0])
euclidean.case("the same the other way", [4.0, 6.0], [1.0, 2.0], weight=1)
euclidean.case("two flowers", [5.1, 3.5, 1.4, 0.2], [6.3, 3.3, 6.0, 2.5])
euclidean.case("both sides of zero", [-2.0, 1.5, 0.0], [1.0, -2.5, 12.0])
euclidean.case("one coordinate", [2.5], [-4.0])
euclidean.case("a point and itself", [0.3, -7.25, 11.0], [0.3, -7.25, 11.0], weight=1)
euclidean.case(
    "784 coordinates", [(7 * i % 256) / 255 for i in range(784)],
    [(11 * i % 256) / 255 for i in range(784)],
)
euclidean.case("plus and minus 1000", [1000.0, -1000.0], [-1000.0, 1000.0], weight=1)
euclidean.case("far from zero, close together", [1e9 + 1, 1e9 + 5], [1e9 + 4, 1e9 + 1], weight=1)
euclidean.case("no coordinates", [], [], weight=1)
euclidean.case("a NaN among them", [1.0, NAN, 2.0], [1.0, 3.0, 5.0], weight=1)
euclidean.case("infinitely far", [1.0, INFINITY], [1.0, 3.0], weight=1)
euclidean.case("the second is longer", [1.0, 2.0], [1.0, 2.0, 3.0], weight=1)
euclidean.case("the first is longer", [1.0, 2.0, 3.0], [1.0, 2.0], weight=1)


def differences(first, second):
    return [a - b for a, b in zip(first, second)]


@euclidean.reference
def exact_distance(first, second):
    if all(map(math.isfinite, first + second)):
        return exact_root(exact_square(first, second))
    return squares_and_root(first, second)


@euclidean.accepts
def squares_and_root(first, second):
    return square_root(total(d * d for d in differences(first, second)))


@euclidean.accepts
def scipy_distance(first, second):
    return distance.cdist([first], [second])[0, 0] if first else 0.0


@euclidean.accepts
def library_hypotenuse(first, second):
    return NAN if any(map(math.isnan, first + second)) else math.hypot(*differences(first, second))


euclidean.mistake(
    "no-root",
    "Your result is the square of the distance. Take the root of the sum: 3 to the right and 4 up "
    "is 5 away, not 25.",
    hint=2, wrote=lambda first, second: total(d * d for d in differences(first, second)))
euclidean.mistake(
    "manhattan",
    "You added up the absolute differences, the way along the streets. The straight way is the "
    "root of the sum of their squares.",
    hint=2, wrote=lambda first, second: total(map(abs, differences(first, second))))
euclidean.mistake(
    "differences-cancel",
    "Your differences are added before they are squared, so that positive and negative ones "
    "cancel. Square each difference first.",
    hint=2, wrote=lambda first, second: abs(total(differences(first, second))))
euclidean.mistake(
    "sum-of-differences",
    "Your result is the plain sum of the differences. Square each of them, add, and take the root.",
    hint=2, wrote=lambda first, second: total(differences(first, second)))
euclidean.mistake(
    "largest-difference",
    "Your result is the largest difference. All coordinates count, by their squares.",
    hint=1, wrote=lambda first, second: max(map(abs, differences(first, second)), default=0.0))
euclidean.mistake(
    "mean-of-squares",
    "Your sum of squares is divided by the number of coordinates. A distance does not take the "
    "mean: leave the division out.",
    hint=2, wrote=lambda first, second: square_root(
        divide(total(d * d for d in differences(first, second)), len(first))
    ))
euclidean.mistake(
    "difference-of-lengths",
    "Your result says how much further one point lies from the origin. Two points equally far out "
    "may be far apart: subtract first.",
    hint=2, wrote=lambda first, second: abs(
        square_root(total(x * x for x in first)) - square_root(total(x * x for x in second))
    ))
euclidean.mistake(
    "added-coordinates",
    "You squared the sums of the coordinates. The distance is made of their differences.",
    hint=2, wrote=lambda first, second: square_root(
        total((a + b) * (a + b) for a, b in zip(first, second))
    ))
euclidean.mistake(
    "expanded",
    "Far from zero your result has lost its digits, as |a|² + |b|² − 2a·b does. Subtract the "
    "coordinates before you square.",
    hint=3, wrote=lambda first, second: square_root(
        total(a * a for a in first) + total(b * b for b in second)
        - 2 * total(a * b for a, b in zip(first, second))
    ))
euclidean.mistake(
    "last-left-out",
    "The last coordinate is missing from your sum. Let the loop run over all of them.",
    hint=3,
    wrote=lambda first, second: squares_and_root(first[:-1], second[:-1]))
euclidean.mistake(
    "two-coordinates",
    "Only the first two coordinates count in your result. A point may have any number of them.",
    hint=3, wrote=lambda first, second: squares_and_root(first[:2], second[:2]))
euclidean.mistake(
    "two-coordinates-assumed",
    "Your code stops where a point has fewer than two coordinates. Loop over those there are.",
    hint=3, wrote=stopping(
        lambda first, second: len(first) < 2, Crash(),
        lambda first, second: squares_and_root(first[:2], second[:2]),
    ))
euclidean.mistake(
    "skips-nan",
    "You left the NaN coordinate out. How far away an unknown place is, is unknown: NaN.",
    hint=3, wrote=lambda first, second: square_root(
        total(d * d for d in differences(first, second) if not math.isnan(d))
    ))
euclidean.mistake(
    "shorter-length",
    "Points of different lengths give a number. They have no distance: throw "
    "LabError.lengthMismatch. `zip` stops silently at the shorter one.",
    hint=3, guarded=False, wrote=squares_and_root)


@euclidean.mistake(
    "length-of-the-first",
    "A second point that is shorter stops your code, and a longer one gives a number. Compare the "
    "lengths first and throw LabError.lengthMismatch.",
    hint=3, guarded=False,
)
def _(first, second):
    if len(second) < len(first):
        raise Crash
    return squares_and_root(first, second)


euclidean.mistake(
    "empty-throws",
    "Two points without coordinates have the distance 0, an empty sum. You throw an error.",
    hint=3, wrote=stopping(
        lambda first, second: not first, LabError("emptyInput"), squares_and_root
    ))
