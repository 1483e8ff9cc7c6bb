"""The normal distribution of exercises 3.6 to 3.8, and how its deviation goes unchecked."""

import math

from framework import LabError, complementary_error_function, exponential
from framework.wrong import after, stopping


ROOT_TWO = math.sqrt(2)
ROOT_TWO_PI = math.sqrt(2 * math.pi)


def require_deviation(_, mean, deviation):
    if not deviation > 0:
        raise LabError("invalidParameter")


def density_by_formula(x, mean, deviation):
    z = (x - mean) / deviation
    return exponential(-0.5 * z * z) / (deviation * ROOT_TWO_PI)


def cumulative_by_erfc(x, mean, deviation):
    return complementary_error_function(-(x - mean) / (deviation * ROOT_TWO)) / 2


def lower_area(z):
    return complementary_error_function(-z / ROOT_TWO) / 2


def of_z(function):
    """The function of x, mean and deviation that `function` gives of z and the deviation."""
    return lambda x, mean, deviation: function((x - mean) / deviation, deviation)


def letting_zero_through(function):
    return stopping(
        lambda x, mean, deviation: not deviation >= 0, LabError("invalidParameter"), function
    )


def letting_nan_through(function):
    checked = after(require_deviation, function)
    return lambda x, mean, deviation: (
        math.nan if math.isnan(deviation) else checked(x, mean, deviation)
    )
