"""Exercise 3.2: variance and standard deviation."""

import numpy as np

from framework import NAN, Exercise, LabError, Tolerance, divide, library, square_root, total
from framework.wrong import after, stopping, swapping

from .checks import require_values
from .data import (
    EXACT, NEGATIVE, NUMACC1, NUMACC2, NUMACC3, NUMACC4, SHOES, TINY, UNTIDY, relative_only,
    updating_bound,
)
from .sums import (
    absolute_differences, cancelling_sum_of_squares, cancelling_variance, exact_root,
    exact_variance, mean_of, single_precision_moments, sum_of_squares, total_of_squares, welford,
)

FIELDS = ("variance", "standardDeviation")


def require_freedom(values, ddof):
    require_values(values)
    if len(values) - ddof <= 0:
        raise LabError("tooFewValues")


def spread_of(squares, divisor):
    variance = divide(squares, divisor)
    return {"variance": variance, "standardDeviation": square_root(variance)}


def exact_spread(values, ddof):
    variance = exact_variance(values, ddof)
    return {"variance": float(variance), "standardDeviation": exact_root(variance)}


spread = Exercise(
    "3.2",
    source=f"{library(np, 'numpy.var', 'numpy.std')}; NIST's NumAcc cases: {EXACT}",
    points=10,
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_freedom,
    errors=("emptyInput", "tooFewValues"),
    specials=("nan",),
)
spread.case("four small numbers, ddof 1", [1.0, 2.0, 4.0, 5.0], 1)
spread.case("six untidy numbers, ddof 0", UNTIDY, 0)
spread.case("ten shoe sizes, ddof 1", SHOES, 1)
spread.case("five values, ddof 2", NEGATIVE, 2)
spread.case("all equal, ddof 0", [2.5, 2.5, 2.5], 0, weight=1)
spread.case("one value, ddof 0", [7.25], 0, weight=1)
spread.case("one value, ddof 1", [7.25], 1, weight=1)
spread.case("two values, ddof 3", [3.5, 4.0], 3, weight=1)
spread.case("a NaN among them", [2.0, NAN, 5.0], 0, weight=1)
spread.case(
    "NIST NumAcc1, ddof 1", NUMACC1, 1, reference=exact_spread, **updating_bound(3, 1e7)
)
spread.case("NIST NumAcc2, ddof 1", NUMACC2, 1, weight=1, reference=exact_spread)
spread.case(
    "NIST NumAcc3, ddof 1", NUMACC3, 1, weight=1, reference=exact_spread,
    **updating_bound(1001, 1e7),
)
spread.case(
    "NIST NumAcc4, ddof 1", NUMACC4, 1, weight=1, reference=exact_spread,
    **updating_bound(1001, 1e8),
)
spread.case("values around 1e-9, ddof 1", TINY, 1, weight=1, **relative_only(1e-10, "1e-17"))
spread.case("no values, ddof 1", [], 1, weight=1)


@spread.reference
def numpy_spread(values, ddof):
    return {
        "variance": np.var(values, ddof=ddof),
        "standardDeviation": np.std(values, ddof=ddof),
    }


@spread.accepts
def two_passes(values, ddof):
    return spread_of(sum_of_squares(values), len(values) - ddof)


@spread.accepts
def updated_spread(values, ddof):
    return spread_of(welford(values)[-1][1], len(values) - ddof)


@spread.accepts
def corrected_two_passes(values, ddof):
    center = mean_of(values)
    remainder = total(value - center for value in values)
    squares = sum_of_squares(values) - remainder * remainder / len(values)
    return spread_of(squares, len(values) - ddof)


def with_divisor(divisor):
    return lambda values, ddof: spread_of(sum_of_squares(values), divisor(len(values), ddof))


def with_squares(squares):
    return lambda values, ddof: spread_of(squares(values), len(values) - ddof)


spread.mistake(
    "divides-by-n",
    "Your variance has the divisor n whatever ddof says. The divisor is n − ddof: with ddof = 1 "
    "it is n − 1.",
    hint=2, wrote=with_divisor(lambda n, ddof: n))
spread.mistake(
    "divides-by-n-minus-one",
    "Your variance has the divisor n − 1 whatever ddof says. The divisor is n − ddof: with ddof = "
    "0 it is n.",
    hint=2, wrote=with_divisor(lambda n, ddof: n - 1))
spread.mistake(
    "adds-ddof",
    "Your variance has the divisor n + ddof. The degrees of freedom are taken away from n: the "
    "divisor is n − ddof.",
    hint=2, wrote=with_divisor(lambda n, ddof: n + ddof))
spread.mistake(
    "sum-not-divided",
    "Your variance is the sum of the squared differences. Divide it by n − ddof before taking "
    "the square root.",
    hint=2, wrote=with_divisor(lambda n, ddof: 1))
spread.mistake(
    "no-square-root",
    "Your standard deviation equals your variance. It is the variance's square root, which "
    "brings it back to the values' own unit.",
    hint=2, wrote=lambda values, ddof: dict.fromkeys(FIELDS, two_passes(values, ddof)["variance"]))
spread.mistake(
    "root-before-division",
    "Your standard deviation is √(sum of squares) / (n − ddof). Divide by n − ddof first, then "
    "take the root.",
    hint=2, wrote=lambda values, ddof: two_passes(values, ddof)
    | {"standardDeviation": divide(square_root(sum_of_squares(values)), len(values) - ddof)})
spread.mistake(
    "fields-swapped",
    "Your two results have changed places: variance is the mean square, standardDeviation its "
    "square root.",
    hint=4, wrote=swapping(two_passes))
spread.mistake(
    "not-centred",
    "Your variance comes from the squares of the values themselves. Subtract the mean from each "
    "first: spread is measured from the mean.",
    hint=1, wrote=with_squares(total_of_squares))
spread.mistake(
    "absolute-differences",
    "Your variance comes from the absolute differences from the mean. It is made of their "
    "squares.",
    hint=2, wrote=with_squares(lambda values: total(absolute_differences(values))))
spread.mistake(
    "squares-cancel",
    "With a large offset your variance loses its digits, as the mean of the squares minus the "
    "squared mean does. Add up (x − mean)² instead.",
    hint=3, wrote=with_squares(lambda values: cancelling_variance(values) * len(values)))
spread.mistake(
    "sums-cancel",
    "With a large offset your variance loses its digits, as Σx² − (Σx)²/n does. Find the mean "
    "first, then add up (x − mean)².",
    hint=3, wrote=with_squares(cancelling_sum_of_squares))
spread.mistake(
    "single-precision",
    "Your result has only the seven digits of Float, too few for a large offset. Do the whole "
    "computation in Double.",
    hint=3, wrote=with_squares(lambda values: float(single_precision_moments(values)[1])))
spread.mistake(
    "too-few-unchecked",
    "When n − ddof is 0 or negative you returned a result, and it has no meaning. Throw "
    "LabError.tooFewValues.",
    hint=3, guarded=False, wrote=after(require_values, two_passes))
spread.mistake(
    "only-zero-divisor-checked",
    "You threw an error when n − ddof was 0, but not when it was negative. Throw "
    "LabError.tooFewValues in both cases.",
    hint=3, guarded=False, wrote=after(
        require_values,
        stopping(lambda values, ddof: len(values) == ddof, LabError("tooFewValues"), two_passes),
    ))
spread.mistake(
    "empty-is-too-few",
    "For no values you threw tooFewValues. Check for the empty list before you look at ddof: it "
    "is LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=stopping(lambda values, ddof: len(values) <= ddof, LabError("tooFewValues"), two_passes))
spread.mistake(
    "one-value-rejected",
    "You refused a single value even with ddof = 0. Its divisor is 1, so its variance is simply "
    "0; only n − ddof ≤ 0 is an error.",
    hint=3,
    wrote=stopping(lambda values, ddof: len(values) < 2, LabError("tooFewValues"), two_passes))
