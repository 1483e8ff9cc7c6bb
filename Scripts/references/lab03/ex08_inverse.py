"""Exercise 3.8: the quantiles of the normal distribution."""

from functools import wraps

import mpmath
import scipy
from scipy import stats

from framework import (
    INFINITY, NAN, PRECISE, Exercise, LabError, Tolerance, divide, error_function, library,
    logarithm, square_root,
)
from framework.wrong import after, stopping

from .normal import (
    ROOT_TWO, cumulative_by_erfc, density_by_formula, lower_area, of_z, require_deviation,
)


def require_probability_and_deviation(p, mean, deviation):
    if not 0 <= p <= 1:
        raise LabError("invalidParameter")
    require_deviation(p, mean, deviation)


def standard_quantile(p):
    """Φ⁻¹(p), correctly rounded; NaN outside 0…1."""
    if not 0 <= p <= 1:
        return NAN
    if p in (0, 1):
        return INFINITY if p else -INFINITY
    return float(precise_quantile(p))


def precise_quantile(p):
    # 2p − 1 takes a hundred digits more for p = 1e-100.
    with PRECISE.workdps(PRECISE.dps + 100):
        return PRECISE.sqrt(2) * PRECISE.erfinv(2 * PRECISE.mpf(p) - 1)


def ends_first(function):
    """`function`, with −∞ and +∞ for p = 0 and p = 1."""

    @wraps(function)
    def with_ends(p, mean, deviation):
        return standard_quantile(p) if p in (0, 1) else function(p, mean, deviation)

    return with_ends


inverse = Exercise(
    "3.8",
    source=f"{library(mpmath, 'mpmath.erfinv')} (60 digits), agreeing with "
    f"{library(scipy, 'scipy.stats.norm.ppf')}",
    points=15,
    # Bisection to 1e-12 in units of the values, or a Newton step short of the last digits.
    tolerance=Tolerance(1e-10, 1e-10),
    guard=require_probability_and_deviation,
    errors=("invalidParameter",),
    specials=("inf", "-inf"),
)
inverse.case("97.5 % of the standard normal", 0.975, 0.0, 1.0)
inverse.case("10 %, mean 100, deviation 15", 0.1, 100.0, 15.0)
inverse.case("73 %, negative mean, narrow", 0.73, -2.5, 0.4)
inverse.case("half lies below the mean", 0.5, 41.6, 2.35)
inverse.case("99.95 %", 0.9995, 5.0, 2.5)
inverse.case("far in the lower tail", 1e-10, 0.0, 1.0)
inverse.case("one in a million million", 1e-12, 1000.0, 20.0, weight=1)
inverse.case("p = 1e-100", 1e-100, 0.0, 1.0, weight=1)
inverse.case("all but one in a million", 0.999999, 0.0, 1.0, weight=1)
inverse.case("p = 0", 0.0, 100.0, 15.0, weight=1)
inverse.case("p = 1", 1.0, 100.0, 15.0, weight=1)
inverse.case("p above 1", 1.2, 0.0, 1.0, weight=1)
inverse.case("p below 0", -0.1, 0.0, 1.0, weight=1)
inverse.case("p is NaN", NAN, 0.0, 1.0, weight=1)
inverse.case("deviation 0", 0.3, 1.0, 0.0, weight=1)
inverse.case("negative deviation", 0.3, 1.0, -2.0, weight=1)
inverse.case("deviation NaN", 0.3, 1.0, NAN, weight=1)


@inverse.reference
@ends_first
def exact_quantile(p, mean, deviation):
    return float(mean + deviation * precise_quantile(p))


@inverse.accepts
def scipy_quantile(p, mean, deviation):
    return stats.norm.ppf(p, mean, deviation)


def bisected(p, area, low=-40.0, high=40.0, width=1e-12):
    """Where `area`, a rising function, reaches p, to `width`."""
    while high - low > width:
        middle = (low + high) / 2
        if area(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


@inverse.accepts
@ends_first
def quantile_by_bisection(p, mean, deviation):
    return mean + deviation * bisected(p, lower_area)


@inverse.accepts
@ends_first
def quantile_by_bisection_of_values(p, mean, deviation):
    low, high = mean - 40 * deviation, mean + 40 * deviation
    return bisected(p, lambda x: cumulative_by_erfc(x, mean, deviation), low, high)


@inverse.accepts
@ends_first
def quantile_by_newton(p, mean, deviation):
    z = 0.0 if p > 1e-3 else -5.0
    # Far in the tail a step is only about 1/|z|: 200 of them reach p = 1e-100.
    for _ in range(400):
        step = (lower_area(z) - p) / density_by_formula(z, 0.0, 1.0)
        z -= max(min(step, 1.0), -1.0)
    return mean + deviation * z


@inverse.accepts
def placed(p, mean, deviation):
    return mean + deviation * standard_quantile(p)


inverse.mistake(
    "not-scaled",
    "Your result is z, the quantile of the standard normal. Bring it to this distribution: μ + "
    "σ·z.",
    hint=2, wrote=lambda p, mean, deviation: standard_quantile(p))
inverse.mistake(
    "mean-forgotten",
    "Your result is σ·z; the mean is missing. The quantile is μ + σ·z.",
    hint=2, wrote=lambda p, mean, deviation: deviation * standard_quantile(p))
inverse.mistake(
    "deviation-forgotten",
    "Your result is μ + z; z is not multiplied by the deviation. The quantile is μ + σ·z.",
    hint=2, wrote=lambda p, mean, deviation: mean + standard_quantile(p))
inverse.mistake(
    "variance-for-deviation",
    "Your result is μ + σ²·z. One step of z is one deviation: the quantile is μ + σ·z.",
    hint=2, wrote=lambda p, mean, deviation: mean + deviation * deviation * standard_quantile(p))
inverse.mistake(
    "deviation-taken-for-variance",
    "Your result is μ + √σ·z. standardDeviation is σ itself, not a variance: the quantile is μ + "
    "σ·z.",
    hint=2, wrote=lambda p, mean, deviation: mean + square_root(deviation) * standard_quantile(p))
inverse.mistake(
    "mirrored",
    "Your result is mirrored at the mean: small p must give values below it. The area p lies "
    "to the left of the quantile.",
    hint=2, wrote=lambda p, mean, deviation: mean - deviation * standard_quantile(p))
inverse.mistake(
    "two-sided",
    "Your result takes p for the area between −z and z. Here p is all the area to the left of the "
    "quantile.",
    hint=1, wrote=lambda p, mean, deviation: mean + deviation * standard_quantile((1 + p) / 2))
inverse.mistake(
    "cumulative",
    "Your result is the area to the left of p. Here p is the area, and the value it belongs to is "
    "asked for: go the other way.",
    hint=1, wrote=of_z(lambda z, sigma: lower_area(z)))
inverse.mistake(
    "reciprocal",
    "Your result is 1 divided by the cumulative distribution. Its inverse is the value x at which "
    "it equals p.",
    hint=1, wrote=of_z(lambda z, sigma: divide(1, lower_area(z))))


@inverse.mistake(
    "rational-approximation",
    "Your results are those of the handbooks' rational approximation, good to three decimals. "
    "Bisect the cumulative distribution instead.",
    hint=2,
)
@ends_first
def _(p, mean, deviation):
    t = square_root(-2 * logarithm(min(p, 1 - p)))
    above = 2.515517 + t * (0.802853 + t * 0.010328)
    below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    z = t - above / below
    return mean + deviation * (-z if p < 0.5 else z)


inverse.mistake(
    "lower-tail-lost",
    "For small p your result loses its digits, as a search with ½(1 + erf) does. Search with the "
    "cumulative distribution made from erfc.",
    hint=3, wrote=ends_first(
        lambda p, mean, deviation: mean
        + deviation * bisected(p, lambda z: 0.5 * (1 + error_function(z / ROOT_TWO)))
    ))
for limit in (4, 6, 8, 10):
    inverse.mistake(
        f"search-to-{limit}",
        f"Your results stop at {limit} deviations. At p = 1e-100 the answer is −21.3: if you search "
        "between limits, begin with wider ones, such as −40 and 40.",
        hint=2, wrote=ends_first(
            lambda p, mean, deviation, limit=limit: mean
            + deviation * min(max(standard_quantile(p), -limit), limit)
        ))
inverse.mistake(
    "ends-made-finite",
    "For p = 0 and p = 1 you returned finite values. No finite value has all the area on one "
    "side: return −∞ and +∞.",
    hint=3,
    wrote=lambda p, mean, deviation: mean + deviation * bisected(p, lower_area))
inverse.mistake(
    "ends-rejected",
    "You threw an error for p = 0 and p = 1. They are allowed: the quantiles are −∞ and +∞.",
    hint=3, wrote=stopping(lambda p, *_: p in (0, 1), LabError("invalidParameter"), placed))
inverse.mistake(
    "p-unchecked",
    "You returned NaN for a p that is no probability. Outside 0…1, and for NaN, throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(require_deviation, placed))
inverse.mistake(
    "nan-p-slips-through",
    "For a p of NaN you returned NaN; p < 0 and p > 1 are both false for it. Ask that 0 ≤ p ≤ 1 "
    "holds, or throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda p, *_: p < 0 or p > 1, LabError("invalidParameter"), after(require_deviation, placed)
    ))
inverse.mistake(
    "deviation-unchecked",
    "For a deviation that is 0, negative or NaN you returned a result. There is no such normal "
    "distribution: throw LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=stopping(lambda p, *_: not 0 <= p <= 1, LabError("invalidParameter"), placed))
inverse.mistake(
    "nan-deviation-slips-through",
    "For a deviation of NaN you returned NaN. NaN ≤ 0 is false; ask that standardDeviation > 0 "
    "holds, or throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda p, mean, deviation: not 0 <= p <= 1 or deviation <= 0,
        LabError("invalidParameter"),
        placed,
    ))
