"""Exercise 5.1: the logistic function."""

import math

import mpmath
import numpy as np
from scipy import special

from framework import (
    INFINITY, NAN, PRECISE, Exercise, LabError, Tolerance, divide, exponential, library,
)
from framework.wrong import stopping

from .logistic import logistic

sigmoid = Exercise(
    "5.1",
    source=f"{library(mpmath, 'mpmath.exp')} (60 digits), agreeing with SciPy's expit",
    points=5,
    # No absolute tolerance: far to the left the values are tiny, and their digits count.
    tolerance=Tolerance(0.0, 1e-12),
    specials=("nan",),
)
sigmoid.case("one and a half", 1.5)
sigmoid.case("zero", 0.0)
sigmoid.case("minus one and a half", -1.5)
sigmoid.case("an untidy number", 0.37)
sigmoid.case("minus 5", -5.0)
sigmoid.case("plus 30", 30.0, weight=1)
sigmoid.case("minus 30: as small as e⁻³⁰", -30.0, weight=1)
sigmoid.case("minus 40: as small as e⁻⁴⁰", -40.0, weight=1)
sigmoid.case("plus 800: nearly 1", 800.0, weight=1)
sigmoid.case("plus 1000", 1000.0, weight=1)
sigmoid.case("minus 700: as small as e⁻⁷⁰⁰", -700.0, weight=1)
sigmoid.case("minus 1000: below what a Double holds", -1000.0, weight=1)
sigmoid.case("plus infinity", INFINITY, weight=1)
sigmoid.case("minus infinity", -INFINITY, weight=1)
sigmoid.case("NaN", NAN, weight=1)


@sigmoid.reference
def exact_sigmoid(z):
    value = 1 / (1 + PRECISE.exp(-PRECISE.mpf(z)))
    return 0.0 if z == -1000 else float(value)


@sigmoid.accepts
def one_over_one_plus(z):
    return logistic(z)


@sigmoid.accepts
def by_sign(z):
    """Only ever the exponential of a negative number."""
    small = exponential(-abs(z))
    return divide(1.0 if z >= 0 else small, 1 + small)


@sigmoid.accepts
def by_scipy(z):
    return special.expit(z)


@sigmoid.accepts
def by_numpy(z):
    return 1 / (1 + np.exp(-np.float64(z)))


def tanh(z):
    if math.isinf(z):
        return math.copysign(1.0, z)
    return NAN if math.isnan(z) else float(PRECISE.tanh(z))


def hyperbolic(z):
    return NAN if math.isnan(z) else 0.5 * (1 + tanh(z / 2))


sigmoid.mistake(
    "overflow",
    "For a large z you returned NaN, as eᶻ / (1 + eᶻ) does: ∞ / ∞. Write it with e⁻ᶻ, which goes "
    "to 0 there.",
    hint=3, wrote=lambda z: divide(exponential(z), 1 + exponential(z)))
sigmoid.mistake(
    "sign",
    "Your curve falls where it should rise: it is 1 / (1 + eᶻ). The exponent is −z.",
    hint=2, wrote=lambda z: divide(1.0, 1 + exponential(z)))
sigmoid.mistake(
    "sign-and-overflow",
    "Your curve falls where it should rise, and it is NaN at one end: e⁻ᶻ / (1 + e⁻ᶻ). Write "
    "1 / (1 + e⁻ᶻ).",
    hint=2, wrote=lambda z: divide(exponential(-z), 1 + exponential(-z)))
sigmoid.mistake(
    "one-forgotten",
    "You returned 1 / e⁻ᶻ, which is eᶻ and grows beyond 1. The divisor is 1 + e⁻ᶻ.",
    hint=2, wrote=lambda z: divide(1.0, exponential(-z)))
sigmoid.mistake(
    "brackets-forgotten",
    "You returned 1 / 1 + e⁻ᶻ, read from left to right. The sum belongs in brackets: "
    "1 / (1 + e⁻ᶻ).",
    hint=4, wrote=lambda z: 1 + exponential(-z))
sigmoid.mistake(
    "minus-for-plus",
    "You divided by 1 − e⁻ᶻ, which is 0 at z = 0. The divisor is 1 + e⁻ᶻ.",
    hint=2, wrote=lambda z: divide(1.0, 1 - exponential(-z)))
sigmoid.mistake(
    "exponential-only",
    "You returned e⁻ᶻ itself. The logistic function is 1 / (1 + e⁻ᶻ).",
    hint=2, wrote=lambda z: exponential(-z))
sigmoid.mistake(
    "power-of-two",
    "Your exponential has the base 2. In Swift `exp` has the base e; `exp2` has 2.",
    hint=3, wrote=lambda z: divide(
        1.0, 1 + (NAN if math.isnan(z) else float(PRECISE.power(2, -PRECISE.mpf(z))))
    ))
sigmoid.mistake(
    "step",
    "You returned 0 or 1, the decision. The logistic function gives the probability before it is "
    "decided.",
    hint=1, wrote=lambda z: NAN if math.isnan(z) else float(z >= 0))
sigmoid.mistake(
    "tanh",
    "You returned tanh z, which runs from −1 to 1. The logistic function runs from 0 to 1.",
    hint=1, wrote=tanh)
sigmoid.mistake(
    "derivative",
    "You returned σ(z)·(1 − σ(z)), the slope of the curve. The exercise asks for the curve itself.",
    hint=1, wrote=lambda z: logistic(z) * (1 - logistic(z)))
sigmoid.mistake(
    "half-forgotten",
    "Your curve is twice too steep: it is σ(2z), as (1 + tanh z) / 2 is. Halve z first.",
    hint=2, wrote=lambda z: NAN if math.isnan(z) else 0.5 * (1 + tanh(z)))
sigmoid.mistake(
    "one-minus",
    "Far to the left your values lose their digits, as 1 − 1 / (1 + eᶻ) does: it subtracts nearly "
    "equal numbers. Use 1 / (1 + e⁻ᶻ).",
    hint=3, wrote=lambda z: 1 - divide(1.0, 1 + exponential(z)))
sigmoid.mistake(
    "hyperbolic",
    "Far to the left your values lose their digits, as (1 + tanh(z/2)) / 2 does: 1 − 1 is 0. Use "
    "1 / (1 + e⁻ᶻ).",
    hint=3, wrote=hyperbolic)
sigmoid.mistake(
    "z-clamped",
    "You cut z off at ±500, so that e⁻⁷⁰⁰ became e⁻⁵⁰⁰. No cut is needed: 1 / (1 + e⁻ᶻ) is right "
    "even at ∞.",
    hint=3, wrote=lambda z: NAN if math.isnan(z) else logistic(min(max(z, -500.0), 500.0)))
sigmoid.mistake(
    "nan-hidden",
    "For NaN you returned a probability. What is not a number has none: let NaN pass through.",
    hint=3, wrote=lambda z: 0.5 if math.isnan(z) else logistic(z))
sigmoid.mistake(
    "infinity-refused",
    "You threw an error for a number that is not finite. σ has a value at ±∞, and NaN may pass: "
    "nothing is thrown here.",
    hint=3, guarded=False,
    wrote=stopping(lambda z: not math.isfinite(z), LabError("notFinite"), logistic))
