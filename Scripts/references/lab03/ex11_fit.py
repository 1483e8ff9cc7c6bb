"""Exercise 3.11: fitting a normal distribution."""

import scipy
from scipy import stats

from framework import (
    INFINITY, NAN, Exercise, LabError, Tolerance, divide, library, square_root, total,
)

from .checks import finite_only, has_nan, require_finite_values, require_values
from .data import EXACT, NEGATIVE, SHOES, UNTIDY, updating_bound
from .sums import (
    absolute_differences, cancelling_variance, exact_mean, exact_root, exact_variance, mean_of,
    median_of, squared_differences, sum_of_squares, total_of_squares, welford,
)
from .wrong import after, changing, stopping, swapping

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
    "You divided by n − 1. That is the unbiased variance; the most likely normal distribution "
    "has the divisor n.",
    hint=2, wrote=lambda values: fit_of(values, divisor=len(values) - 1))
fit.mistake(
    "variance-for-deviation",
    "You returned the variance. The fit asks for the standard deviation, its square root.",
    hint=2, wrote=changing(fit_of, standardDeviation=lambda deviation: deviation * deviation))
fit.mistake(
    "median-for-mean",
    "You returned the median as the mean. The likelihood is greatest at the mean of the values.",
    hint=1, wrote=lambda values: fit_of(values) | {"mean": median_of(values)})


@fit.mistake(
    "around-the-median",
    "You used the median in place of the mean, for the deviation too. Both come from the mean "
    "of the values.",
    hint=1,
)
def _(values):
    center = median_of(values)
    squares = total(squared_differences(values, center))
    return {"mean": center, "standardDeviation": square_root(squares / len(values))}


fit.mistake(
    "absolute-differences",
    "You averaged the absolute differences from the mean. Square them, average, and take the "
    "root.",
    hint=2, wrote=lambda values: fit_of(values)
    | {"standardDeviation": mean_of(absolute_differences(values))})
fit.mistake(
    "not-centred",
    "You squared the values themselves. Subtract the mean first: the deviation measures how far "
    "they scatter around it.",
    hint=2, wrote=lambda values: fit_of(values, total_of_squares(values)))
fit.mistake(
    "squares-cancel",
    "You subtracted mean² from the mean of the squares, which cancels for a large offset. Add "
    "up (x − mean)² in a second pass.",
    hint=3, wrote=lambda values: fit_of(values, cancelling_variance(values), 1))
fit.mistake(
    "standard-error",
    "You divided the deviation by √n. That is how uncertain the mean is; the fit asks how far "
    "single values scatter.",
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
    "You let NaN or infinite values through, and the fit became NaN. No normal distribution "
    "fits them: throw LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_values, fit_of))
fit.mistake(
    "infinity-unchecked",
    "You checked for NaN but not for infinities. Ask isFinite of each value; else throw "
    "LabError.notFinite.",
    hint=3, guarded=False,
    wrote=after(require_values, stopping(has_nan, LabError("notFinite"), fit_of)))
fit.mistake(
    "skips-not-finite",
    "You left NaN and infinite values out. A fit should not hide that data are broken: throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=lambda values: after(require_values, fit_of)(finite_only(values)))
fit.mistake(
    "empty-gives-nan",
    "For no values you divided 0 by 0. There is nothing to fit: throw LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=lambda values: (after(require_finite_values, fit_of) if values else fit_of)(values))
