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
density.case("a deviation of 0.001", 0.2013, 0.2, 0.001)
density.case("37 deviations out", 102.5, 10.0, 2.5, weight=1)
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
    "Your result has σ² wherever σ should stand. Measure the distance in deviations, (x − μ)/σ, "
    "and divide by σ√(2π).",
    hint=2, wrote=lambda x, mean, deviation: density_by_bell(x, mean, deviation * deviation))
density.mistake(
    "deviation-taken-for-variance",
    "Your result has √σ wherever σ should stand. standardDeviation is σ itself, not a variance: "
    "no root of it is needed.",
    hint=2, wrote=lambda x, mean, deviation: density_by_bell(x, mean, square_root(deviation)))
density.mistake(
    "factor-with-variance",
    "Your result is the density divided by σ once more than it should be. The factor in front is "
    "1 / (σ√(2π)).",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / (sigma * sigma * ROOT_TWO_PI))))
density.mistake(
    "exponent-without-square",
    "Your exponent is −(x − μ)² / (2σ). Both the difference and σ are squared there: −(x − μ)² / "
    "(2σ²).",
    hint=2,
    wrote=lambda x, mean, deviation: exponential(-((x - mean) * (x - mean)) / (2 * deviation))
    / (deviation * ROOT_TWO_PI))
density.mistake(
    "difference-not-squared",
    "Your exponent is −½ z, with z = (x − μ)/σ. It is −½ z²: the square makes the curve the same "
    "on both sides of the mean.",
    hint=2, wrote=of_z(lambda z, sigma: exponential(-0.5 * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "missing-deviation",
    "Your result is σ times too large: 1/σ is missing in front. Without it the area under the "
    "curve is σ, and it must be 1.",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / ROOT_TWO_PI)))
density.mistake(
    "missing-root-two-pi",
    "Your result is √(2π) times too large. The factor in front is 1 / (σ√(2π)), which makes the "
    "area under the curve 1.",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / sigma)))
density.mistake(
    "two-pi-without-root",
    "Your result is √(2π) times too small. The factor in front is 1 / (σ√(2π)), with the root of "
    "2π.",
    hint=2, wrote=of_z(lambda z, sigma: bell(z, 1 / (2 * math.pi * sigma))))
density.mistake(
    "root-of-two-only",
    "Your result is √π times too small. The root covers both 2 and π: √(2π), in Swift (2 * "
    ".pi).squareRoot().",
    hint=4, wrote=of_z(lambda z, sigma: bell(z, 1 / (ROOT_TWO * math.pi * sigma))))
density.mistake(
    "missing-half",
    "Your exponent is −z². A factor ½ is missing: it is −½ z², with z = (x − μ)/σ.",
    hint=2, wrote=of_z(lambda z, sigma: exponential(-z * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "positive-exponent",
    "Your exponent is +½ z², so the curve grows away from the mean. It is −½ z².",
    hint=2, wrote=of_z(lambda z, sigma: exponential(0.5 * z * z) / (sigma * ROOT_TWO_PI)))
density.mistake(
    "mean-not-subtracted",
    "Your curve peaks at 0 instead of at the mean. The distance that counts is x − μ.",
    hint=1, wrote=lambda x, mean, deviation: bell(x / deviation, 1 / (deviation * ROOT_TWO_PI)))
density.mistake(
    "standard-normal",
    "Your result is the density of the standard normal at x. Use the mean and the deviation you "
    "are given.",
    hint=1, wrote=lambda x, mean, deviation: bell(x, 1 / ROOT_TWO_PI))
density.mistake(
    "cumulative",
    "Your result is the area to the left of x. That is the next exercise; here the height of the "
    "curve at x is asked for.",
    hint=1, wrote=cumulative_by_erfc)
density.mistake(
    "deviation-unchecked",
    "For a deviation that is 0, negative or NaN you returned a result. There is no such normal "
    "distribution: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=density_unchecked)
density.mistake(
    "zero-deviation-unchecked",
    "For a deviation of exactly 0 you returned a result. A curve without width has no height: "
    "throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=letting_zero_through(density_unchecked))
density.mistake(
    "nan-deviation-slips-through",
    "For a deviation of NaN you returned NaN. NaN ≤ 0 is false; ask that standardDeviation > 0 "
    "holds, or throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=letting_nan_through(density_by_formula))
