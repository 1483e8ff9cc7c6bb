"""Exercise 3.5: histograms."""

import math

import numpy as np

from framework import (
    INFINITY, NAN, Crash, Exercise, LabError, Tolerance, divide, half_away, library, whole,
)
from framework.wrong import after, changing, stopping

from .checks import all_finite, constant, finite_only, has_nan, require_finite_values
from .data import NEGATIVE, SHOES, UNTIDY, relative_only


def require_bins(values, bins):
    require_finite_values(values)
    if bins < 1:
        raise LabError("invalidParameter")


def range_of(values):
    """Where the histogram begins and ends."""
    low, high = min(values), max(values)
    return (low - 0.5, high + 0.5) if low == high else (low, high)


def edges_of(low, high, bins):
    return [low + (high - low) / bins * index for index in range(bins + 1)]


def counted(values, low, high, bins, bin_of=math.floor, last=True):
    """Counts by `bin_of` the distance from `low` in bins; `last` closes the last bin."""
    counts = [0] * bins
    for value in values:
        index = int(bin_of((value - low) / ((high - low) / bins)))
        if last:
            index = min(index, bins - 1)
        if index < bins:
            counts[index] += 1
    return counts


histogram = Exercise(
    "3.5",
    source=library(np, "numpy.histogram"),
    points=10,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_bins,
    errors=("emptyInput", "invalidParameter", "notFinite"),
)
histogram.case("five values, four bins", [1.0, 2.0, 2.0, 3.0, 5.0], 4)
histogram.case("six untidy numbers, three bins", UNTIDY, 3)
histogram.case("ten shoe sizes, five bins", SHOES, 5)
histogram.case("mostly negative, four bins", NEGATIVE, 4)
histogram.case("values on every edge", [0.0, 0.25, 0.5, 0.75, 1.0, 0.5, 1.0], 4)
histogram.case("more bins than values", [2.5, 1.1, 4.3], 7, weight=1)
histogram.case("between −1000 and 1000", [-1000.0, 1000.0, 3.5, -120.25, 999.5], 8, weight=1)
histogram.case(
    "between 0.5 and 0.501", [0.5, 0.50037, 0.501, 0.50069, 0.50011, 0.50058], 4, weight=1
)
histogram.case(
    "between 1e-9 and 4e-9", [1e-9, 3.1e-9, 4e-9, 2.2e-9, 1.4e-9], 4, weight=1,
    **relative_only(1e-12, "1e-9"),
)
histogram.case("all equal", [2.5, 2.5, 2.5], 4, weight=1)
histogram.case("one value, three bins", [-7.25], 3, weight=1)
histogram.case("a NaN among them", [1.0, NAN, 2.0], 2, weight=1)
histogram.case("an infinity among them", [1.0, INFINITY, 2.0], 2, weight=1)
histogram.case("no bins", [1.0, 2.0], 0, weight=1)
histogram.case("a negative number of bins", [1.0, 2.0], -2, weight=1)
histogram.case("no values", [], 4, weight=1)


@histogram.reference
def numpy_histogram(values, bins):
    counts, edges = np.histogram(values, bins)
    return {"counts": counts.tolist(), "edges": edges.tolist()}


@histogram.accepts
def bars(values, bins, bin_of=math.floor, last=True):
    low, high = range_of(values)
    counts = counted(values, low, high, bins, bin_of, last)
    return {"counts": counts, "edges": edges_of(low, high, bins)}


@histogram.accepts
def counted_by_product(values, bins):
    low, high = range_of(values)
    counts = [0] * bins
    for value in values:
        counts[min(int((value - low) / (high - low) * bins), bins - 1)] += 1
    edges = [low + (high - low) * index / bins for index in range(bins + 1)]
    return {"counts": counts, "edges": edges}


@histogram.accepts
def counted_between_edges(values, bins):
    edges = edges_of(*range_of(values), bins)
    counts = [
        sum(edges[i] <= value and (value < edges[i + 1] or i == bins - 1) for value in values)
        for i in range(bins)
    ]
    return {"counts": counts, "edges": edges}


histogram.mistake(
    "maximum-falls-out",
    "The largest value is in no bin, so your counts do not add up to n. The last bin is closed: "
    "it includes its right edge.",
    hint=3, wrote=lambda values, bins: bars(values, bins, last=False))
histogram.mistake(
    "maximum-past-the-end",
    "Your code stops when values differ. Mind the largest: (max − min) / width is `bins`, one "
    "past the last index. Put it into the last bin.",
    hint=3, wrote=stopping(lambda values, bins: not constant(values), Crash(), bars))
histogram.mistake(
    "right-edge-included",
    "A value on an inner edge counts in the bin to its left in your result. A bin includes its "
    "left edge; only the last includes both.",
    hint=2, wrote=lambda values, bins: bars(
        values, bins, lambda place: max(math.ceil(place) - 1, 0)
    ))
histogram.mistake(
    "rounds-to-bin",
    "Values in the right half of a bin count in the next bin in your result. Round down: the bin "
    "is that of the edge to the left.",
    hint=2, wrote=lambda values, bins: bars(values, bins, half_away))


@histogram.mistake(
    "density",
    "Your counts come out divided by n and by the width and cut to whole numbers, like a density. "
    "Return the plain counts.",
    hint=1,
)
def _(values, bins):
    low, high = range_of(values)
    scale = len(values) * ((high - low) / bins)
    return changing(bars, counts=lambda counts: [whole(n / scale) for n in counts])(values, bins)


histogram.mistake(
    "cumulative",
    "Each of your counts is that of everything up to its bin. A count is for its own bin only, "
    "and together they add up to n.",
    hint=1, wrote=changing(bars, counts=lambda counts: np.cumsum(counts).tolist()))
histogram.mistake(
    "left-edges-only",
    "You returned one edge per bin. There is one more: bins + 1 edges, the last of them where "
    "the last bin ends.",
    hint=2, wrote=changing(bars, edges=lambda edges: edges[:-1]))
histogram.mistake(
    "bin-centres",
    "Your edges are the middles of the bins. Return bins + 1 edges, from the minimum to the "
    "maximum.",
    hint=2, wrote=changing(
        bars,
        edges=lambda edges: [(left + right) / 2 for left, right in zip(edges, edges[1:])],
    ))


@histogram.mistake(
    "one-edge-too-few",
    "Your bins have the width (max − min) / (bins − 1), which is too wide for that many. The "
    "width is (max − min) / bins.",
    hint=2,
)
def _(values, bins):
    low, high = range_of(values)
    width = divide(high - low, bins - 1)
    edges = [low + width * index for index in range(bins + 1)]
    counts = [0] * bins
    for value in values:
        counts[whole((value - low) / width)] += 1
    return {"counts": counts, "edges": edges}


@histogram.mistake(
    "starts-at-zero",
    "Your first bin begins at 0. The bins run from the smallest value to the largest, so the "
    "first edge is the minimum.",
    hint=1,
)
def _(values, bins):
    high = max(values)
    counts = [0] * bins
    for value in values:
        index = min(whole(divide(value, high / bins)), bins - 1)
        if index < 0:
            raise Crash
        counts[index] += 1
    return {"counts": counts, "edges": edges_of(0.0, high, bins)}


histogram.mistake(
    "all-equal-unchecked",
    "Your code stops when all values are equal. The range has no width then: widen it to value − "
    "0.5 … value + 0.5.",
    hint=3, wrote=stopping(lambda values, bins: constant(values), Crash(), bars))


@histogram.mistake(
    "all-equal-without-width",
    "When all values are equal your edges are all the same. Widen the range to value − 0.5 … "
    "value + 0.5 before you make the bins.",
    hint=3,
)
def _(values, bins):
    low, high = min(values), max(values)
    if low == high:
        counts = [len(values)] + [0] * (bins - 1)
    else:
        counts = counted(values, low, high, bins)
    return {"counts": counts, "edges": edges_of(low, high, bins)}


histogram.mistake(
    "skips-not-finite",
    "You returned a histogram of the finite values alone. NaN and infinities belong in no bin: "
    "throw LabError.notFinite.",
    hint=3, guarded=False,
    wrote=lambda values, bins: after(require_bins, bars)(finite_only(values), bins))
histogram.mistake(
    "not-finite-unchecked",
    "A NaN or an infinite value stops your code. Check all values first and throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, bins: not all_finite(values), Crash(), after(require_bins, bars)
    ))
histogram.mistake(
    "infinity-unchecked",
    "You throw an error for NaN, but an infinite value stops your code. Ask isFinite of each "
    "value, or else throw LabError.notFinite.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, bins: any(map(math.isinf, values)) and not has_nan(values),
        Crash(),
        after(require_bins, bars),
    ))
histogram.mistake(
    "bins-unchecked",
    "A number of bins below 1 stops your code. Check it first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_finite_values, stopping(lambda values, bins: bins < 1, Crash(), bars)
    ))
