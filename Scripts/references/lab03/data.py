"""Values that several exercises use."""

import math

import numpy as np

from framework import Tolerance

UNIT = 2.0**-53
EXACT = "exact rational arithmetic (fractions.Fraction)"

UNTIDY = [3.7, -1.25, 12.875, 0.4, 8.05, 2.6]
NEGATIVE = [-7.5, -2.25, -9.125, 0.5, -3.3]
SHOES = [42.0, 39.5, 43.0, 40.0, 42.0, 38.0, 46.0, 41.5, 42.0, 40.0]
EXTREMES = [1000.0, -1000.0, 1000.0, -1000.0, 0.001]
TINY = [1.5e-9, -2.25e-9, 4e-9, 0.5e-9, 3.25e-9]

# Height, weight and shoe size.
PEOPLE = np.array(
    [[1.62, 58.5, 38.0], [1.75, 71.0, 42.5], [1.81, 92.25, 44.0], [1.58, 49.0, 36.5],
     [1.7, 66.4, 41.0]]
)


def alternating(first, low, high, count):
    """`first`, then low, high, low, high …: the form of NIST's NumAcc data sets."""
    return [first] + [high if index % 2 else low for index in range(count - 1)]


# NIST Statistical Reference Datasets, univariate summary statistics. NIST certifies mean and
# deviation of the decimals (10000002 and 1, 1.2 and 0.1, 1000000.2 and 0.1, 10000000.2 and 0.1);
# the references below are for the doubles nearest to them.
NUMACC1 = [10000001.0, 10000003.0, 10000002.0]
NUMACC2 = alternating(1.2, 1.1, 1.3, 1001)
NUMACC3 = alternating(1000000.2, 1000000.1, 1000000.3, 1001)
NUMACC4 = alternating(10000000.2, 10000000.1, 10000000.3, 1001)


def relative_only(relative, size):
    """A case's own tolerance for results of about `size`, where an absolute one would accept 0."""
    return {
        "tolerance": Tolerance(0.0, relative),
        "why": f"the results are near {size}, where the exercise's absolute tolerance would "
        "accept wrong digits or even 0",
    }


def updating_bound(count, condition):
    """A case's own tolerance: what a one-pass updating formula may lose, with its reason."""
    bound = count * UNIT * condition
    digit = 10.0 ** math.floor(math.log10(bound))
    return {
        "tolerance": Tolerance(0.0, float(f"{math.ceil(bound / digit) * digit:.0e}")),
        "why": f"n·2⁻⁵³·κ, the bound of updating formulas, with n = {count} and "
        f"κ = mean/deviation ≈ {condition:.0e} (Chan, Golub and LeVeque 1983)".replace("e+0", "e"),
    }
