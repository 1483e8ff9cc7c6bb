"""Arithmetic of doubles as Swift does it, the same on every machine.

mpmath rounds the elementary functions correctly, where the C library's last digit would depend on
the processor.
"""

import math

import mpmath
import numpy as np

from .errors import Crash

NAN = math.nan
INFINITY = math.inf
PRECISE = mpmath.MPContext()
PRECISE.dps = 60


def divide(a, b):
    """a / b, by zero too: ±∞ or NaN."""
    with np.errstate(all="ignore"):
        return float(np.float64(a) / np.float64(b))


def square_root(x):
    """√x, NaN below zero."""
    return NAN if x < 0 else math.sqrt(x)


def half_away(x):
    """`rounded()`: to the nearest whole number, halves away from zero."""
    return math.copysign(float(math.floor(abs(x) + 0.5)), x) if math.isfinite(x) else x


def whole(x):
    """`Int(x)`: cut towards zero, a trap for NaN and infinities."""
    if not math.isfinite(x):
        raise Crash
    return math.trunc(x)


def total(values):
    """The sum from left to right, each step rounded (Python's own `sum` compensates)."""
    result = 0.0
    for value in values:
        result += value
    return result


def exponential(x):
    return float(PRECISE.exp(x))


def logarithm(x):
    """The natural logarithm: −∞ at zero, NaN below."""
    if math.isnan(x) or x < 0:
        return NAN
    return -INFINITY if x == 0 else float(PRECISE.log(x))


def sine(x):
    return float(PRECISE.sin(x)) if math.isfinite(x) else NAN


def cosine(x):
    return float(PRECISE.cos(x)) if math.isfinite(x) else NAN


def error_function(x):
    return float(PRECISE.erf(x))


def complementary_error_function(x):
    return float(PRECISE.erfc(x))
