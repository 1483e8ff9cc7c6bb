"""Exercise 3.6: the density of the normal distribution."""

import math

import mpmath
import scipy
from scipy import stats

from framework import NAN, PRECISE, Exercise, Tolerance, divide, exponential, library, square_root

from .normal import (
    ROOT_TWO, ROOT_TWO_PI, cumulative_by_erfc, density_by_formula, letting_nan_through,
    letting_zero_through, of_z, require_deviation,
)

density = Exercise(
    "3.6",
    source=f"{library(mpmath, 'mpmath.npdf')} (60 digits), agreeing with "
    f"{library(scipy, 'scipy.stats.norm.pdf')}",
    points=5,
    # exp(−z²/2) errs by z²·2⁻⁵³ or so, relative: 1e-13 at 30 deviations.
    tolerance=Tolerance(0.0, 1e-12),
    guard=require_deviation,
    errors=("invalidParameter",),
    specials=("nan",),
)
density.case("one deviation above the mean", 115.0, 100.0, 15.0)
density.case("the peak of the standard normal", 0.0, 0.0, 1.0)
density.case("below the mean, narrow", -2.75, -2.5, 0.4)
density.case("above the mean, wide", 44.3, 41.6, 2.35)
density.case("large mean", 1000.75, 1000.0, 0.5)
density.case("a density above 1", 3.01, 3.0, 0.05, weight=1)
density.case("30 deviations out", -30.0, 0.0, 1.0, weight=1)
density.case("1000, standard normal", 1000.0, 0.0, 1.0, weight=1)
density.case("−1000, standard normal", -1000.0, 0.0, 1.0, weight=1)
density.case("x is NaN", NAN, 0.0, 1.0, weight=1)
density.case("deviation 0", 1.0, 1.0, 0.0, weight=1)
density.case("negative deviation", 1.5, 1.0, -2.0, weight=1)
density.case("deviation NaN", 1.5, 1.0, NAN, weight=1)


@density.reference
def exact_density(x, mean, deviation):
    if math.isnan(x):
        return NAN
    # Below the smallest normal double the answer is 0, as exp gives it at 1000 deviations.
    return float(PRECISE.npdf(x, mean, deviation))


@density.accepts
def scipy_density(x, mean, deviation):
    return stats.norm.pdf(x, mean, deviation)


density.accepts(density_by_formula)


@density.accepts
def density_by_variance(x, mean, deviation):
    variance = deviation * deviation
    exponent = -((x - mean) * (x - mean)) / (2 * variance)
    return exponential(exponent) / square_root(2 * math.pi * variance)


def bell(z, factor):
    return factor * exponential(-0.5 * z * z)


@density.accepts
def density_by_bell(x, mean, deviation):
    return bell((x - mean) / deviation, 1 / (deviation * ROOT_TWO_PI))


def density_unchecked(x, mean, deviation):
    z = divide(x - mean, deviation)
    return divide(exponential(-0.5 * z * z), deviation * ROOT_TWO_PI)


density.mistake(
    "deviation-squared",
    "You used σ² wherever σ stands. Measure the distance in deviations, (x − μ)/σ, and divide "
    "by σ√(2π).",
    hint=2, wrote=lambda x, mean, deviation: density_by_bell(x, mean, deviation * deviation))
density.mistake(
    "deviation-taken-for-variance",
    "You took standardDeviation for a variance. It is σ itself: the exponent has σ², the factor "
    "in front has σ.",
    hint=2, wrote=lambda x, mean, deviation: density_by_bell(x, mean, square_root(deviation)))
density.mistake(
    "factor-with-variance",
    "Your exponent is right, but you divided by σ²√(2π). The factor in front is 1 / (σ√(2π)).",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / (sigma * sigma * ROOT_TWO_PI))))
density.mistake(
    "exponent-without-square",
    "In the exponent you divided by 2σ. Both the difference and σ are squared there: "
    "−(x − μ)² / (2σ²).",
    hint=2,
    wrote=lambda x, mean, deviation: exponential(-((x - mean) * (x - mean)) / (2 * deviation))
    / (deviation * ROOT_TWO_PI))
density.mistake(
    "difference-not-squared",
    "In the exponent you forgot to square z = (x − μ)/σ. The curve is the same on both sides of "
    "the mean because of z².",
    hint=2, wrote=of_z(lambda z, sigma: exponential(-0.5 * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "missing-deviation",
    "You left out 1/σ in front. Without it the area under the curve is σ, and it must be 1.",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / ROOT_TWO_PI)))
density.mistake(
    "missing-root-two-pi",
    "You left out 1/√(2π) in front. Without it the area under the curve is √(2π), and it must "
    "be 1.",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / sigma)))
density.mistake(
    "two-pi-without-root",
    "You divided by 2πσ. Only σ stands outside the root: the factor is 1 / (σ√(2π)).",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / (2 * math.pi * sigma))))
density.mistake(
    "root-of-two-only",
    "You took the root of 2 and multiplied by π. The root covers both: √(2π), in Swift "
    "(2 * .pi).squareRoot().",
    hint=4, wrote=of_z(lambda z, sigma: bell(z, 1 / (ROOT_TWO * math.pi * sigma))))
density.mistake(
    "missing-half",
    "You left out the ½ in the exponent. It is −½ z², with z = (x − μ)/σ.",
    hint=2, wrote=of_z(lambda z, sigma: exponential(-z * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "positive-exponent",
    "Your exponent lost its minus sign, so the curve grows away from the mean. It is −½ z².",
    hint=2, wrote=of_z(lambda z, sigma: exponential(0.5 * z * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "mean-not-subtracted",
    "You did not subtract the mean, so your curve peaks at 0. The distance that counts is "
    "x − μ.",
    hint=1, wrote=lambda x, mean, deviation: bell(x / deviation, 1 / (deviation * ROOT_TWO_PI)))
density.mistake(
    "standard-normal",
    "You returned the density of the standard normal at x. Use the mean and the deviation you "
    "are given.",
    hint=1, wrote=lambda x, mean, deviation: bell(x, 1 / ROOT_TWO_PI))
density.mistake(
    "cumulative",
    "You returned the area to the left of x. That is the next exercise; here the height of the "
    "curve at x is asked for.",
    hint=1, wrote=cumulative_by_erfc)
density.mistake(
    "deviation-unchecked",
    "You computed with a deviation that is 0, negative or NaN. There is no such normal "
    "distribution: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=density_unchecked)
density.mistake(
    "zero-deviation-unchecked",
    "You let a deviation of exactly 0 through. A curve without width has no height: throw "
    "LabError.invalidParameter for it as well.",
    hint=3, guarded=False, wrote=letting_zero_through(density_unchecked))
density.mistake(
    "nan-deviation-slips-through",
    "A deviation of NaN passed your check, since NaN ≤ 0 is false. Ask instead that "
    "standardDeviation > 0 holds.",
    hint=3, guarded=False, wrote=letting_nan_through(density_by_formula))
