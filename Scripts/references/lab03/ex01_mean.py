"""Exercise 3.1: the mean."""

import math
from functools import reduce

import numpy as np

from framework import NAN, Exercise, Tolerance, divide, half_away, library, total, whole

from .checks import has_nan, require_values, without_nan
from .data import EXACT, EXTREMES, NEGATIVE, NUMACC1, NUMACC2, NUMACC3, NUMACC4, SHOES, UNTIDY
from .sums import exact_mean, mean_of, median_of, single_precision_moments

mean = Exercise(
    "3.1",
    source=f"{library(np, 'numpy.mean')}; NIST's NumAcc cases: {EXACT}",
    points=5,
    # n·2⁻⁵³ bounds the relative error of any order of summation, 1.1e-13 for 1001 values.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_values,
    errors=("emptyInput",),
    specials=("nan",),
)
mean.case("four small numbers", [1.0, 2.0, 4.0, 5.0])
mean.case("six untidy numbers", UNTIDY)
mean.case("ten shoe sizes", SHOES)
mean.case("mostly negative", NEGATIVE)
mean.case("plus and minus 1000", EXTREMES, weight=1)
mean.case("one value", [7.25], weight=1)
mean.case("a NaN among them", [2.0, NAN, 5.0], weight=1)
mean.case("NIST NumAcc1", NUMACC1, weight=1, reference=exact_mean)
mean.case("NIST NumAcc2, 1001 values", NUMACC2, weight=1, reference=exact_mean)
mean.case("NIST NumAcc3, 1001 values", NUMACC3, weight=1, reference=exact_mean)
mean.case("NIST NumAcc4, 1001 values", NUMACC4, weight=1, reference=exact_mean)
mean.case("no values", [], weight=1)


@mean.reference
def numpy_mean(values):
    return np.mean(values)


mean.accepts(mean_of)


@mean.accepts
def summed_right_to_left(values):
    return mean_of(values[::-1])


@mean.accepts
def summed_with_compensation(values):
    """Neumaier's sum, which keeps what each addition rounds away."""
    result, lost = 0.0, 0.0
    for value in values:
        after = result + value
        if abs(result) >= abs(value):
            lost += (result - after) + value
        else:
            lost += (value - after) + result
        result = after
    return divide(result + lost, len(values))


@mean.accepts
def summed_exactly(values):
    return divide(math.fsum(values), len(values))


@mean.accepts
def updated_mean(values):
    result = 0.0
    for count, value in enumerate(values, 1):
        result += (value - result) / count
    return result


mean.mistake(
    "divides-by-n-minus-one",
    "Your result is the sum divided by n − 1. That belongs to the sample variance; the mean "
    "divides the sum by n, the number of values.",
    hint=2, wrote=lambda values: divide(total(values), len(values) - 1))
mean.mistake(
    "sum-not-divided",
    "You returned the sum of the values. Divide it by how many there are to get their mean.",
    hint=2, wrote=total)
mean.mistake(
    "median",
    "Your result is the middle value, the median. The mean is the sum of all values divided by "
    "their number.",
    hint=1, wrote=lambda values: NAN if has_nan(values) else median_of(values))
mean.mistake(
    "midrange",
    "Your result lies midway between the smallest and the largest value. Every value counts in "
    "the mean, not just these two.",
    hint=1, wrote=lambda values: NAN if has_nan(values) else (min(values) + max(values)) / 2)
mean.mistake(
    "integer-division",
    "Your mean has lost its fraction, as in a division of whole numbers. Keep the sum a Double "
    "and convert the count: Double(values.count).",
    hint=2, wrote=lambda values: float(whole(total(values) / len(values))))
mean.mistake(
    "rounded",
    "Your result is the mean rounded to a whole number. Return it as it comes out of the "
    "division, with all its digits.",
    hint=2, wrote=lambda values: half_away(mean_of(values)))
mean.mistake(
    "last-value-left-out",
    "Your sum leaves out the last value. Loop over all indices, 0 ..< values.count, or over the "
    "values themselves.",
    hint=2, wrote=lambda values: divide(total(values[:-1]), len(values)))
mean.mistake(
    "each-value-once",
    "In your result equal values count only once, as in a Set. A value that occurs three times "
    "counts three times in the mean.",
    hint=2, wrote=lambda values: mean_of(list(dict.fromkeys(values))))
mean.mistake(
    "halves-again-and-again",
    "In your result later values weigh more, as when each is averaged with the mean so far. Add "
    "them all up first, then divide once.",
    hint=2, wrote=lambda values: reduce(lambda mean, value: (mean + value) / 2, values))
mean.mistake(
    "skips-nan",
    "With a NaN among the values you returned the mean of the others. A mean that includes an "
    "unknown value is unknown too: NaN.",
    hint=3, wrote=lambda values: mean_of(without_nan(values)))
mean.mistake(
    "single-precision",
    "Your result has only the seven digits of Float. Sum and divide in Double; the values with "
    "the large offset need its digits.",
    hint=3, wrote=lambda values: float(single_precision_moments(values)[0]))
mean.mistake(
    "empty-gives-zero",
    "For no values you returned 0, which looks like a real mean. There is none to report: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=lambda values: mean_of(values) if values else 0.0)
mean.mistake(
    "empty-gives-nan",
    "For no values you returned NaN. Check for the empty list first and throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=mean_of)
