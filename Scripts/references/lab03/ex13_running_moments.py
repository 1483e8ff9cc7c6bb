"""Exercise 3.13: mean and variance, updated value by value."""

import numpy as np

from framework import NAN, Exercise, Tolerance, divide, library, square_root
from framework.wrong import after, changing

from .checks import require_values
from .data import (
    EXACT, EXTREMES, NUMACC1, NUMACC2, NUMACC3, NUMACC4, SHOES, TINY, UNTIDY, relative_only,
    updating_bound,
)
from .sums import (
    cancelling_sum_of_squares, cancelling_variance, exact_mean, exact_variance, mean_of,
    squared_differences,
)


def series(means, variances):
    return {"means": means, "variances": variances}


def prefixes(values):
    return [values[:count] for count in range(1, len(values) + 1)]


def of_prefixes(mean, variance):
    """The two functions of every prefix."""
    return lambda values: series(
        [float(mean(prefix)) for prefix in prefixes(values)],
        [float(variance(prefix)) for prefix in prefixes(values)],
    )


exact_moments = of_prefixes(exact_mean, exact_variance)

moments = Exercise(
    "3.13",
    source=f"{library(np, 'numpy.mean', 'numpy.var')} of every prefix; NIST's NumAcc cases: "
    f"{EXACT}",
    points=15,
    tolerance=Tolerance(1e-12, 1e-10),
    specials=("nan",),
)
moments.case("four small numbers", [1.0, 2.0, 4.0, 5.0])
moments.case("six untidy numbers", UNTIDY)
moments.case("ten shoe sizes", SHOES)
moments.case("plus and minus 1000", EXTREMES, weight=1)
moments.case("one value", [7.25], weight=1)
moments.case("all equal", [2.5, 2.5, 2.5], weight=1)
moments.case("a NaN in the middle", [1.0, 3.0, NAN, 2.0], weight=1)
moments.case("NIST NumAcc1", NUMACC1, reference=exact_moments, **updating_bound(3, 1e7))
moments.case("NIST NumAcc2, 25 values", NUMACC2[:25], weight=1, reference=exact_moments)
moments.case(
    "NIST NumAcc3, 25 values", NUMACC3[:25], weight=1, reference=exact_moments,
    **updating_bound(25, 2e7),
)
moments.case(
    "NIST NumAcc4, 25 values", NUMACC4[:25], weight=1, reference=exact_moments,
    **updating_bound(25, 2e8),
)
moments.case("values around 1e-9", TINY, weight=1, **relative_only(1e-10, "1e-17"))
moments.case("no values", [], weight=1)


@moments.reference
def numpy_moments(values):
    return of_prefixes(np.mean, np.var)(values)


def next_mean(old, value, count):
    return old + (value - old) / count


def from_old(value, old, new):
    return value - old


def from_new(value, old, new):
    return value - new


@moments.accepts
def updated(
    values, new_mean=next_mean, first=from_old, second=from_new, divisor=lambda count: count
):
    """One pass whose steps can be wrong: `first` and `second` are the factors of the update."""
    means, variances, center, squares = [], [], 0.0, 0.0
    for count, value in enumerate(values, 1):
        old, center = center, new_mean(center, value, count)
        squares += first(value, old, center) * second(value, old, center)
        means.append(center)
        variances.append(divide(squares, divisor(count)))
    return series(means, variances)


@moments.accepts
def welford_moments_by_weights(values):
    means, variances, center, squares = [], [], 0.0, 0.0
    for count, value in enumerate(values, 1):
        delta = value - center
        center += delta / count
        squares += delta * delta * (count - 1) / count
        means.append(center)
        variances.append(squares / count)
    return series(means, variances)


@moments.accepts
def moments_shifted_by_first(values):
    means, variances, first_sum, second_sum = [], [], 0.0, 0.0
    for count, value in enumerate(values, 1):
        shifted = value - values[0]
        first_sum += shifted
        second_sum += shifted * shifted
        means.append(values[0] + first_sum / count)
        variances.append((second_sum - first_sum * first_sum / count) / count)
    return series(means, variances)


moments.mistake(
    "squares-cancel",
    "With a large offset your variances lose their digits, as the mean of the squares minus mean² "
    "does. Update squared differences instead.",
    hint=2, wrote=of_prefixes(mean_of, cancelling_variance))
moments.mistake(
    "sums-cancel",
    "With a large offset your variances lose their digits, as Σx² − (Σx)²/n does. Update the "
    "squared differences instead.",
    hint=2, wrote=of_prefixes(
        mean_of, lambda prefix: cancelling_sum_of_squares(prefix) / len(prefix)
    ))
moments.mistake(
    "old-mean-twice",
    "Your sum of squares grows by (x − old mean)². The update is (x − old mean) · (x − new mean).",
    hint=3, wrote=lambda values: updated(values, second=from_old))
moments.mistake(
    "new-mean-twice",
    "Your sum of squares grows by (x − new mean)². Keep the difference from the old mean: (x − "
    "old mean) · (x − new mean).",
    hint=3, wrote=lambda values: updated(values, first=from_new))
moments.mistake(
    "divisor-n-minus-one",
    "Your variances have the divisor n − 1. The population variance has the divisor n; after one "
    "value it is 0.",
    hint=2, wrote=lambda values: updated(values, divisor=lambda count: count - 1))
moments.mistake(
    "first-variance-kept-zero",
    "Your variances have the divisor n − 1, except after the first value. The population variance "
    "has the divisor n throughout.",
    hint=2, wrote=lambda values: updated(values, divisor=lambda count: max(count - 1, 1)))
moments.mistake(
    "sum-not-divided",
    "Your variances are the sums of squared differences so far. Divide them by n, the number of "
    "values so far.",
    hint=2, wrote=lambda values: updated(values, divisor=lambda count: 1))
moments.mistake(
    "divisor-of-all",
    "Your sums of squares are divided by the number of all values. After k values the divisor is "
    "k.",
    hint=2, wrote=lambda values: updated(values, divisor=lambda count: len(values)))
moments.mistake(
    "deviation-for-variance",
    "Your variances are standard deviations. The variance is asked for, without the square root.",
    hint=1, wrote=changing(
        updated, variances=lambda variances: list(map(square_root, variances))
    ))
moments.mistake(
    "halves-again-and-again",
    "In your means each new value weighs as much as all before it. The n-th value counts only for "
    "a share 1/n: mean += (x − mean) / n.",
    hint=2, wrote=lambda values: updated(
        values, lambda old, value, count: value if count == 1 else (old + value) / 2
    ))
moments.mistake(
    "count-starts-late",
    "Your first mean is infinite, as after a division by 0. The first value needs the count 1: "
    "increase the count before you divide.",
    hint=3, wrote=lambda values: updated(
        values,
        lambda old, value, count: old + divide(value - old, count - 1),
        divisor=lambda count: count - 1,
    ))
moments.mistake(
    "count-starts-early",
    "Your first mean is half the first value, as if it were the second. The count must be 1 then, "
    "so that the mean is that value.",
    hint=3, wrote=lambda values: updated(
        values,
        lambda old, value, count: old + (value - old) / (count + 1),
        divisor=lambda count: count + 1,
    ))
moments.mistake(
    "starts-with-zero",
    "Your lists begin with an extra 0. There is one entry per value, the first for the first "
    "value.",
    hint=3, wrote=changing(
        updated,
        means=lambda means: [0.0] + means,
        variances=lambda variances: [0.0] + variances,
    ))
moments.mistake(
    "final-result-only",
    "You returned only the last mean and variance. Append them after every value: each list has "
    "as many entries as there are values.",
    hint=1, wrote=changing(
        updated, means=lambda means: means[-1:], variances=lambda variances: variances[-1:]
    ))


@moments.mistake(
    "around-final-mean",
    "Your variances are measured from the mean of the whole series. After k values only those k "
    "may count.",
    hint=1,
)
def _(values):
    right = updated(values)
    squares = [squared_differences(prefix, right["means"][-1]) for prefix in prefixes(values)]
    return right | {"variances": list(map(mean_of, squares))}


@moments.mistake(
    "single-precision",
    "Your result has only the seven digits of Float, too few for a large offset. Keep the mean "
    "and the sum of squares in Double.",
    hint=3,
)
def _(values):
    means, variances, center, squares = [], [], np.float32(0), np.float32(0)
    for count, value in enumerate(values, 1):
        delta = np.float32(value) - center
        center += delta / np.float32(count)
        squares += delta * (np.float32(value) - center)
        means.append(float(center))
        variances.append(float(squares / np.float32(count)))
    return series(means, variances)


moments.mistake(
    "empty-rejected",
    "You threw an error for no values. Nothing has been seen yet, so there is nothing to list: "
    "return two empty lists.",
    hint=3, wrote=after(require_values, updated))
