"""Exercise 3.3: quantiles."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, half_away, library

from .checks import has_nan, require_values, without_nan
from .data import SHOES, UNTIDY
from .sums import median_of
from .wrong import after, stopping


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
quantile.case("infinities at the ends", [INFINITY, 3.0, -INFINITY, 1.0, 2.0], 0.5, weight=1)
quantile.case("a NaN among them", [2.0, NAN, 5.0, 1.0], 0.5, weight=1)
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
    "You read the values in the order given. Sort a copy first: a quantile is about rank, not "
    "about position in the list.",
    hint=1, wrote=unless_nan(lambda values, q: between(values, position_of(values, q))))
quantile.mistake(
    "sorted-descending",
    "You sorted from largest to smallest, so q counts from the wrong end. Sort ascending: q = 0 "
    "is the minimum.",
    hint=2, wrote=reading(lambda ordered, position: between(ordered[::-1], position)))
quantile.mistake(
    "lower-neighbour",
    "Between two values you took the lower one. Go the fraction of the way from it to the next: "
    "low + (high − low) · fraction.",
    hint=2, wrote=reading(lambda ordered, position: ordered[math.floor(position)]))
quantile.mistake(
    "upper-neighbour",
    "Between two values you took the upper one. Go the fraction of the way to it from the one "
    "below: low + (high − low) · fraction.",
    hint=2, wrote=reading(lambda ordered, position: ordered[math.ceil(position)]))
quantile.mistake(
    "nearest-rank",
    "You rounded the position to the nearest value. This exercise asks for the linear "
    "interpolation between the two neighbours.",
    hint=2, wrote=reading(lambda ordered, position: ordered[int(half_away(position))]))
quantile.mistake(
    "midpoint",
    "Between two values you always took their midpoint, right only for a median. Weigh them by "
    "the fraction of the position.",
    hint=2, wrote=reading(
        lambda ordered, position: (
            ordered[math.floor(position)] + ordered[math.ceil(position)]
        ) / 2
    ))
quantile.mistake(
    "weights-swapped",
    "Your two weights have changed places: a position just above the lower neighbour must give "
    "nearly the lower neighbour.",
    hint=4, wrote=reading(lambda ordered, position: weighted(ordered, position, swapped=True)))
quantile.mistake(
    "position-q-times-n",
    "You looked at position q · n. Indices run from 0 to n − 1, so the position is q · (n − 1).",
    hint=2, wrote=reading(between, lambda values, q: q * len(values)))
quantile.mistake(
    "position-n-plus-one",
    "You placed the quantile at q · (n + 1), another convention. Here q = 0 is the minimum and "
    "q = 1 the maximum: position q · (n − 1).",
    hint=2, wrote=reading(between, lambda values, q: q * (len(values) + 1) - 1))
quantile.mistake(
    "always-median",
    "You returned the median whatever q says. The median is only the quantile with q = 0.5.",
    hint=1, wrote=unless_nan(lambda values, q: median_of(values)))
quantile.mistake(
    "q-in-percent",
    "You divided q by 100. Here q is already a fraction between 0 and 1: 0.25 is the lower "
    "quartile.",
    hint=1, wrote=reading(between, lambda values, q: position_of(values, q / 100)))
quantile.mistake(
    "fraction-of-range",
    "You went the fraction q of the way from minimum to maximum. A quantile counts values: the "
    "fraction q of them lies below it.",
    hint=1, wrote=unless_nan(lambda values, q: min(values) + (max(values) - min(values)) * q))
quantile.mistake(
    "reads-past-the-end",
    "At q = 1 your upper neighbour lies past the last value. Keep its index at most n − 1.",
    hint=3, wrote=stopping(
        lambda values, q: math.floor(position_of(values, q)) + 1 >= len(values),
        Crash(),
        interpolated,
    ))
quantile.mistake(
    "skips-nan",
    "You left the NaN out. Where an unknown value ranks is unknown, so a NaN among the values "
    "gives NaN.",
    hint=3, wrote=lambda values, q: interpolated(without_nan(values), q))
quantile.mistake(
    "q-clamped",
    "You moved a q outside 0…1 to the nearer end. Such a q is a caller's mistake: throw "
    "LabError.invalidParameter.",
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
    "You used q without checking it, and a q outside 0…1 points outside the list. Throw "
    "LabError.invalidParameter first.",
    hint=3, guarded=False, wrote=after(
        require_values, stopping(lambda values, q: not 0 <= q <= 1, Crash(), interpolated)
    ))
quantile.mistake(
    "nan-q-slips-through",
    "A q of NaN passed your check, since q < 0 and q > 1 are both false for NaN. Ask instead "
    "that 0 ≤ q ≤ 1 holds.",
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
    "For no values there is nothing at any position, and your code read past the end. Check "
    "first and throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, q: not values, Crash(), after(require_probability, interpolated)
    ))
