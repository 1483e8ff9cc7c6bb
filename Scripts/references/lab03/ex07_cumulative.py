"""Exercise 3.7: the cumulative normal distribution."""

import math

import mpmath
import scipy
from scipy import stats

from framework import (
    NAN, PRECISE, Exercise, Tolerance, complementary_error_function, divide, error_function,
    exponential, library, square_root,
)

from .normal import (
    ROOT_TWO, ROOT_TWO_PI, cumulative_by_erfc, density_by_formula, letting_nan_through,
    letting_zero_through, lower_area, of_z, require_deviation,
)

cumulative = Exercise(
    "3.7",
    source=f"{library(mpmath, 'mpmath.ncdf')} (60 digits), agreeing with "
    f"{library(scipy, 'scipy.stats.norm.cdf')}",
    points=10,
    # Relative, because a tail of 1e-89 is wrong as 0; −20 deviations cost 400 · 2⁻⁵³ or so.
    tolerance=Tolerance(0.0, 1e-12),
    guard=require_deviation,
    errors=("invalidParameter",),
    specials=("nan",),
)
cumulative.case("one deviation above the mean", 115.0, 100.0, 15.0)
cumulative.case("at the mean", 41.6, 41.6, 2.35)
cumulative.case("below the mean, narrow", -3.1, -2.5, 0.4)
cumulative.case("above the mean, wide", 44.3, 41.6, 2.35)
cumulative.case("5 deviations below", -5.0, 0.0, 1.0)
cumulative.case("20 deviations below", 50.0, 100.0, 2.5)
cumulative.case(
    "37 deviations below",
    -37.0,
    0.0,
    1.0,
    weight=1,
    tolerance=Tolerance(0.0, 1e-11),
    why="the tail multiplies the rounding error of z by about z² = 1369 (Φ′/Φ ≈ |z|), so a few "
    "roundings of 2⁻⁵³ make 1e-12",
)
cumulative.case("a deviation of 0.001", 0.1987, 0.2, 0.001)
cumulative.case("8 deviations above", 8.0, 0.0, 1.0, weight=1)
cumulative.case("1000, standard normal", 1000.0, 0.0, 1.0, weight=1)
cumulative.case("−1000, standard normal", -1000.0, 0.0, 1.0, weight=1)
cumulative.case("x is NaN", NAN, 0.0, 1.0, weight=1)
cumulative.case("deviation 0", 1.0, 1.0, 0.0, weight=1)
cumulative.case("negative deviation", 1.5, 1.0, -2.0, weight=1)
cumulative.case("deviation NaN", 1.5, 1.0, NAN, weight=1)


@cumulative.reference
def exact_cumulative(x, mean, deviation):
    if math.isnan(x):
        return NAN
    return float(PRECISE.ncdf(x, mean, deviation))


@cumulative.accepts
def scipy_cumulative(x, mean, deviation):
    return stats.norm.cdf(x, mean, deviation)


cumulative.accepts(cumulative_by_erfc)


@cumulative.accepts
def cumulative_by_erfc_of_z(x, mean, deviation):
    z = (x - mean) / deviation
    return complementary_error_function(-z * math.sqrt(0.5)) * 0.5


def area_unchecked(x, mean, deviation):
    return lower_area(divide(x - mean, deviation))


cumulative.mistake(
    "missing-root-two",
    "Your result is ½ erfc(−z). The error function belongs to a curve of another width: give it "
    "−z/√2.",
    hint=2, wrote=of_z(lambda z, sigma: complementary_error_function(-z) / 2))
cumulative.mistake(
    "lower-tail-lost",
    "Far below the mean your result loses its digits, as ½(1 + erf) does: it subtracts nearly "
    "equal numbers. Use ½ erfc(−z/√2).",
    hint=3, wrote=lambda x, mean, deviation: 0.5
    * (1 + error_function((x - mean) / (deviation * ROOT_TWO))))
cumulative.mistake(
    "upper-tail-subtracted",
    "Far below the mean your result loses its digits, as 1 − ½ erfc(z/√2) does: it subtracts "
    "nearly equal numbers. Use ½ erfc(−z/√2).",
    hint=3, wrote=of_z(lambda z, sigma: 1 - lower_area(-z)))
cumulative.mistake(
    "tail-cut-off",
    "Far below the mean you returned exactly 0. The tail there is tiny but not 0, and ½ "
    "erfc(−z/√2) computes it without any special case.",
    hint=3, wrote=of_z(
        lambda z, sigma: 0.0 if z < -8 else 1.0 if z > 8 else lower_area(z)
    ))
cumulative.mistake(
    "upper-tail",
    "Your result is the area to the right of x. The cumulative distribution is the area to its "
    "left: mind the minus in erfc(−z/√2).",
    hint=2, wrote=of_z(lambda z, sigma: lower_area(-z)))
cumulative.mistake(
    "missing-half",
    "Your result is twice the area, up to 2. Halve it: the whole area under the curve is 1.",
    hint=2, wrote=of_z(lambda z, sigma: 2 * lower_area(z)))
cumulative.mistake(
    "bare-error-function",
    "Your result is erf(z/√2), which runs from −1 to 1. A probability runs from 0 to 1: use ½ "
    "erfc(−z/√2).",
    hint=2, wrote=lambda x, mean, deviation: error_function((x - mean) / (deviation * ROOT_TWO)))
cumulative.mistake(
    "area-from-the-mean",
    "Your result is the area between the mean and x. The area to the left of x also contains the "
    "half below the mean.",
    hint=2,
    wrote=lambda x, mean, deviation: 0.5 * error_function((x - mean) / (deviation * ROOT_TWO)))
cumulative.mistake(
    "not-standardised",
    "Your result is that of the standard normal at x. Measure x in deviations from the mean "
    "first: z = (x − μ)/σ.",
    hint=1, wrote=lambda x, mean, deviation: lower_area(x))
cumulative.mistake(
    "not-scaled",
    "Your result takes x − μ for z, without dividing by the deviation. The distance counts in "
    "deviations: z = (x − μ)/σ.",
    hint=1, wrote=lambda x, mean, deviation: lower_area(x - mean))
cumulative.mistake(
    "divides-by-variance",
    "Your result belongs to z = (x − μ)/σ². The distance counts in deviations: z = (x − μ)/σ.",
    hint=2, wrote=lambda x, mean, deviation: lower_area((x - mean) / (deviation * deviation)))
cumulative.mistake(
    "deviation-taken-for-variance",
    "Your result belongs to z = (x − μ)/√σ. standardDeviation is σ itself, not a variance: z = (x "
    "− μ)/σ.",
    hint=2, wrote=lambda x, mean, deviation: lower_area((x - mean) / square_root(deviation)))
cumulative.mistake(
    "logistic-approximation",
    "Your curve is the logistic function of 1.702 z, which only resembles Φ to two decimals. Use "
    "½ erfc(−z/√2).",
    hint=2, wrote=lambda x, mean, deviation: 1 / (1 + exponential(-1.702 * (x - mean) / deviation)))


@cumulative.mistake(
    "polynomial-approximation",
    "Your results are those of the handbooks' five-term polynomial, good to seven decimals and no "
    "more. Use ½ erfc(−z/√2).",
    hint=2,
)
def _(x, mean, deviation):
    z = (x - mean) / deviation
    t = 1 / (1 + 0.2316419 * abs(z))
    terms = [0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
    polynomial = 0.0
    for term in reversed(terms):
        polynomial = (polynomial + term) * t
    tail = exponential(-0.5 * z * z) / ROOT_TWO_PI * polynomial
    return 1 - tail if z >= 0 else tail


cumulative.mistake(
    "density",
    "Your result is the height of the curve at x. Here the area to the left of x is asked for.",
    hint=1, wrote=density_by_formula)
cumulative.mistake(
    "deviation-unchecked",
    "For a deviation that is 0, negative or NaN you returned a result. There is no such normal "
    "distribution: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=area_unchecked)
cumulative.mistake(
    "zero-deviation-unchecked",
    "For a deviation of exactly 0 you returned a result. Nothing can be measured in deviations of "
    "0: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=letting_zero_through(area_unchecked))
cumulative.mistake(
    "nan-deviation-slips-through",
    "For a deviation of NaN you returned NaN. NaN ≤ 0 is false; ask that standardDeviation > 0 "
    "holds, or throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=letting_nan_through(cumulative_by_erfc))
