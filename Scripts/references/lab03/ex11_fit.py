"""Exercise 3.11: fitting a normal distribution."""

import scipy
from scipy import stats

from framework import (
    INFINITY, NAN, Exercise, LabError, Tolerance, divide, library, square_root, total,
)
from framework.wrong import after, changing, stopping, swapping

from .checks import finite_only, has_nan, require_finite_values, require_values
from .data import EXACT, NEGATIVE, SHOES, TINY, UNTIDY, relative_only, updating_bound
from .sums import (
    absolute_differences, cancelling_variance, exact_mean, exact_root, exact_variance, mean_of,
    median_of, squared_differences, sum_of_squares, total_of_squares, welford,
)

OFFSET = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]


def exact_fit(values):
    return {"mean": exact_mean(values), "standardDeviation": exact_root(exact_variance(values))}


fit = Exercise(
    "3.11",
    source=f"{library(scipy, 'scipy.stats.norm.fit')}; large offset: {EXACT}",
    points=10,
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_finite_values,
    errors=("emptyInput", "notFinite"),
)
fit.case("four small numbers", [1.0, 2.0, 4.0, 5.0])
fit.case("ten shoe sizes", SHOES)
fit.case("six untidy numbers", UNTIDY)
fit.case("mostly negative", NEGATIVE)
fit.case("two values", [3.5, -0.75], weight=1)
fit.case("plus and minus 1000", [1000.0, -1000.0, 1000.0, -250.0], weight=1)
fit.case("a large offset", OFFSET, weight=1, reference=exact_fit, **updating_bound(4, 2e8))
fit.case("values around 1e-9", TINY, weight=1, **relative_only(1e-10, "1e-9"))
fit.case("one value", [7.25], weight=1)
fit.case("all equal", [2.5, 2.5, 2.5], weight=1)
fit.case("a NaN among them", [2.0, NAN, 5.0], weight=1)
fit.case("an infinity among them", [2.0, INFINITY, 5.0], weight=1)
fit.case("minus infinity at the end", [2.0, 5.0, -INFINITY], weight=1)
fit.case("no values", [], weight=1)


@fit.reference
def scipy_fit(values):
    center, deviation = stats.norm.fit(values)
    return {"mean": center, "standardDeviation": deviation}


@fit.accepts
def fit_of(values, squares=None, divisor=None):
    squares = sum_of_squares(values) if squares is None else squares
    variance = divide(squares, len(values) if divisor is None else divisor)
    return {"mean": mean_of(values), "standardDeviation": square_root(variance)}


@fit.accepts
def updated_fit(values):
    center, squares = welford(values)[-1]
    return {"mean": center, "standardDeviation": square_root(squares / len(values))}


fit.mistake(
    "divisor-n-minus-one",
    "Your deviation has the divisor n − 1, as for the unbiased variance; the most likely normal "
    "distribution has the divisor n.",
    hint=2, wrote=lambda values: fit_of(values, divisor=len(values) - 1))
fit.mistake(
    "variance-for-deviation",
    "Your deviation is the variance. The fit asks for the standard deviation, its square root.",
    hint=2, wrote=changing(fit_of, standardDeviation=lambda deviation: deviation * deviation))
fit.mistake(
    "median-for-mean",
    "Your mean is the median. The likelihood is greatest at the mean of the values.",
    hint=1, wrote=lambda values: fit_of(values) | {"mean": median_of(values)})


@fit.mistake(
    "around-the-median",
    "Your mean is the median, and your deviation is measured from it. Both come from the mean of "
    "the values.",
    hint=1,
)
def _(values):
    center = median_of(values)
    squares = total(squared_differences(values, center))
    return {"mean": center, "standardDeviation": square_root(squares / len(values))}


fit.mistake(
    "absolute-differences",
    "Your deviation is the average absolute difference from the mean. Square the differences, "
    "average, and take the root.",
    hint=2, wrote=lambda values: fit_of(values)
    | {"standardDeviation": mean_of(absolute_differences(values))})
fit.mistake(
    "not-centred",
    "Your deviation is measured from 0. Subtract the mean first: the deviation says how far the "
    "values scatter around it.",
    hint=2, wrote=lambda values: fit_of(values, total_of_squares(values)))
fit.mistake(
    "squares-cancel",
    "With a large offset your deviation loses its digits, as the mean of the squares minus mean² "
    "does. Add up (x − mean)² instead.",
    hint=3, wrote=lambda values: fit_of(values, cancelling_variance(values), 1))
fit.mistake(
    "standard-error",
    "Your deviation is √n times too small; σ/√n is how uncertain the mean is. Take the root of "
    "the mean squared difference.",
    hint=2, wrote=lambda values: fit_of(values)
    | {"standardDeviation": fit_of(values)["standardDeviation"] / square_root(len(values))})
fit.mistake(
    "fields-swapped",
    "Your two results have changed places: mean is the centre, standardDeviation the width.",
    hint=4, wrote=swapping(fit_of))
fit.mistake(
    "one-value-rejected",
    "You refused a single value. With the divisor n it has a fit: its own value, with "
    "deviation 0.",
    hint=3, wrote=stopping(lambda values: len(values) == 1, LabError("tooFewValues"), fit_of))
fit.mistake(
    "not-finite-unchecked",
    "With NaN or infinite values you returned a fit. No normal distribution fits them: throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_values, fit_of))
fit.mistake(
    "infinity-unchecked",
    "You threw an error for NaN but not for infinities. Ask isFinite of each value; else throw "
    "LabError.notFinite.",
    hint=3, guarded=False,
    wrote=after(require_values, stopping(has_nan, LabError("notFinite"), fit_of)))
fit.mistake(
    "skips-not-finite",
    "With NaN or infinite values you returned the fit of the others. It should not hide that data "
    "are broken: throw LabError.notFinite.",
    hint=3, guarded=False, wrote=lambda values: after(require_values, fit_of)(finite_only(values)))
fit.mistake(
    "empty-gives-nan",
    "For no values you returned NaN. There is nothing to fit: throw LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=lambda values: (after(require_finite_values, fit_of) if values else fit_of)(values))
