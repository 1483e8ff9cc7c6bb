"""Exercise 3.3: quantiles."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, half_away, library
from framework.wrong import after, stopping

from .checks import has_nan, require_values, without_nan
from .data import SHOES, UNTIDY
from .sums import median_of


def require_probability(values, q):
    require_values(values)
    if not 0 <= q <= 1:
        raise LabError("invalidParameter")


def position_of(values, q):
    return q * (len(values) - 1)


def between(ordered, position):
    """The value at a fractional position of a sorted list, linearly between its neighbours."""
    position = min(max(position, 0.0), len(ordered) - 1.0)
    low = math.floor(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def weighted(ordered, position, swapped=False):
    """The same as a weighted mean of the neighbours, whose weights can be swapped."""
    low, high = math.floor(position), math.ceil(position)
    if low == high:
        return ordered[low]
    weights = (position - low, high - position) if swapped else (high - position, position - low)
    return ordered[low] * weights[0] + ordered[high] * weights[1]


def unless_nan(function):
    """What `function` gives, or NaN when there is one among the values."""
    return lambda values, q: NAN if has_nan(values) else function(values, q)


def reading(read, position=position_of):
    """What `read` finds in the sorted values at `position`."""
    return unless_nan(lambda values, q: read(sorted(values), position(values, q)))


quantile = Exercise(
    "3.3",
    source=library(np, "numpy.quantile"),
    points=10,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_probability,
    errors=("emptyInput", "invalidParameter"),
    specials=("nan",),
)
quantile.case("median of four numbers", [5.0, 1.0, 4.0, 2.0], 0.5)
quantile.case("median of three numbers", [7.5, 1.25, 3.0], 0.5)
quantile.case("85 % of ten shoe sizes", SHOES, 0.85)
quantile.case("90 % of six untidy numbers", UNTIDY, 0.9)
quantile.case("45 % of six untidy numbers", UNTIDY, 0.45)
quantile.case("q = 0 is the minimum", [12.5, -1000.0, 1000.0, 4.0], 0.0, weight=1)
quantile.case("q = 1 is the maximum", [12.5, -1000.0, 1000.0, 4.0], 1.0, weight=1)
quantile.case("one value", [7.25], 0.3, weight=1)
quantile.case("infinities at the ends", [INFINITY, -INFINITY, 3.0, 1.0, 2.0], 0.5, weight=1)
quantile.case("a NaN among them", [2.0, NAN, 5.0, 1.0], 0.5, weight=1)
quantile.case("a NaN in front", [NAN, 3.0, 1.0, 2.0, 4.0], 0.25, weight=1)
quantile.case("a NaN at the end", [3.0, 1.0, 2.0, 4.0, NAN], 0.25, weight=1)
quantile.case("q above 1", [1.0, 2.0], 1.5, weight=1)
quantile.case("q below 0", [1.0, 2.0], -0.1, weight=1)
quantile.case("q is NaN", [1.0, 2.0], NAN, weight=1)
quantile.case("no values", [], 0.5, weight=1)


@quantile.reference
def numpy_quantile(values, q):
    return np.quantile(values, q)


@quantile.accepts
def interpolated(values, q):
    return reading(between)(values, q)


@quantile.accepts
def weighted_neighbours(values, q):
    return reading(weighted)(values, q)


quantile.mistake(
    "not-sorted",
    "Your result is what the list gives in the order it came. Sort a copy first: a quantile is "
    "about rank, not about position in the list.",
    hint=1, wrote=unless_nan(lambda values, q: between(values, position_of(values, q))))
quantile.mistake(
    "sorted-descending",
    "In your result q counts from the wrong end: q = 0 gives the maximum. Sort ascending, so that "
    "q = 0 is the minimum.",
    hint=2, wrote=reading(lambda ordered, position: between(ordered[::-1], position)))
quantile.mistake(
    "lower-neighbour",
    "Between two values you returned the lower one. Go the fraction of the way from it to the "
    "next: low + (high − low) · fraction.",
    hint=2, wrote=reading(lambda ordered, position: ordered[math.floor(position)]))
quantile.mistake(
    "upper-neighbour",
    "Between two values you returned the upper one. Go the fraction of the way to it from the one "
    "below: low + (high − low) · fraction.",
    hint=2, wrote=reading(lambda ordered, position: ordered[math.ceil(position)]))
quantile.mistake(
    "nearest-rank",
    "You returned the value nearest to the position. This exercise asks for the linear "
    "interpolation between the two neighbours.",
    hint=2, wrote=reading(lambda ordered, position: ordered[int(half_away(position))]))
quantile.mistake(
    "midpoint",
    "Between two values you returned their midpoint, right only halfway. Weigh them by the "
    "fraction of the position.",
    hint=2, wrote=reading(
        lambda ordered, position: (
            ordered[math.floor(position)] + ordered[math.ceil(position)]
        ) / 2
    ))
quantile.mistake(
    "weights-swapped",
    "Between two values your result lies the fraction of the way from the upper to the lower. It "
    "must lie that far from lower to upper.",
    hint=4, wrote=reading(lambda ordered, position: weighted(ordered, position, swapped=True)))
quantile.mistake(
    "position-q-times-n",
    "Your result stands at position q · n. Indices run from 0 to n − 1, so the position is q · (n "
    "− 1).",
    hint=2, wrote=reading(between, lambda values, q: q * len(values)))
quantile.mistake(
    "position-n-plus-one",
    "Your result stands at q · (n + 1) − 1, another convention. Here q = 0 is the minimum and q = "
    "1 the maximum: position q · (n − 1).",
    hint=2, wrote=reading(between, lambda values, q: q * (len(values) + 1) - 1))
quantile.mistake(
    "always-median",
    "You returned the median whatever q says. The median is only the quantile with q = 0.5.",
    hint=1, wrote=unless_nan(lambda values, q: median_of(values)))
quantile.mistake(
    "q-in-percent",
    "Your result is the quantile at q / 100. Here q is already a fraction between 0 and 1: 0.25 "
    "is the lower quartile.",
    hint=1, wrote=reading(between, lambda values, q: position_of(values, q / 100)))
quantile.mistake(
    "fraction-of-range",
    "Your result lies the fraction q of the way from minimum to maximum. A quantile counts "
    "values: the fraction q of them lies below it.",
    hint=1, wrote=unless_nan(lambda values, q: min(values) + (max(values) - min(values)) * q))
quantile.mistake(
    "reads-past-the-end",
    "Your code stops where the position is the last one, as at q = 1. No value follows there: "
    "keep the upper index at most n − 1.",
    hint=3, wrote=stopping(
        lambda values, q: math.floor(position_of(values, q)) + 1 >= len(values),
        Crash(),
        interpolated,
    ))
quantile.mistake(
    "skips-nan",
    "With a NaN among the values you returned the quantile of the others. Where an unknown value "
    "ranks is unknown: the result is NaN.",
    hint=3, wrote=lambda values, q: interpolated(without_nan(values), q))
quantile.mistake(
    "q-clamped",
    "For a q above 1 you returned the maximum, for one below 0 the minimum. Such a q is a "
    "caller's mistake: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_values,
        stopping(
            lambda values, q: math.isnan(q),
            LabError("invalidParameter"),
            lambda values, q: interpolated(values, min(max(q, 0.0), 1.0)),
        ),
    ))
quantile.mistake(
    "q-unchecked",
    "A q outside 0…1, or NaN, stops your code. Check that 0 ≤ q ≤ 1 holds before you use it, or "
    "throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_values, stopping(lambda values, q: not 0 <= q <= 1, Crash(), interpolated)
    ))
quantile.mistake(
    "nan-q-slips-through",
    "A q of NaN stops your code; q < 0 and q > 1 are both false for it. Ask that 0 ≤ q ≤ 1 holds, "
    "or throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_values,
        stopping(
            lambda values, q: q < 0 or q > 1,
            LabError("invalidParameter"),
            stopping(lambda values, q: math.isnan(q), Crash(), interpolated),
        ),
    ))
quantile.mistake(
    "empty-unchecked",
    "With no values your code stops. Throw LabError.emptyInput before anything else.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, q: not values, Crash(), after(require_probability, interpolated)
    ))
