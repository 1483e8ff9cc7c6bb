"""Means, medians and sums of squares: in doubles, in single precision and exactly."""

from fractions import Fraction

import numpy as np

from framework import PRECISE, divide, square_root, total


def mean_of(values):
    return divide(total(values), len(values))


def median_of(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def deviation_of(values, ddof=0):
    return square_root(divide(sum_of_squares(values), len(values) - ddof))


def absolute_differences(values):
    mean = mean_of(values)
    return [abs(value - mean) for value in values]


def squared_differences(values, center):
    return [(value - center) * (value - center) for value in values]


def sum_of_squares(values):
    """Σ (x − mean)², in two passes."""
    return total(squared_differences(values, mean_of(values)))


def total_of_squares(values):
    """Σ x²."""
    return total(value * value for value in values)


def welford(values):
    """After each value: the mean, and the sum of squared differences from it."""
    steps, center, squares = [], 0.0, 0.0
    for count, value in enumerate(values, 1):
        before = value - center
        center += before / count
        squares += before * (value - center)
        steps.append((center, squares))
    return steps


def cancelling_variance(values):
    """Mean of x² − mean², which loses every digit when the mean is large and the spread small."""
    mean = mean_of(values)
    return total_of_squares(values) / len(values) - mean * mean


def cancelling_sum_of_squares(values):
    """Σ x² − (Σ x)² / n, which cancels in the same way."""
    sum_of_values = total(values)
    return total_of_squares(values) - sum_of_values * sum_of_values / len(values)


def single_precision_moments(values):
    """Mean and Σ (x − mean)², in two passes of Float."""
    mean = np.float32(0)
    for value in values:
        mean += np.float32(value)
    mean /= np.float32(len(values))
    squares = np.float32(0)
    for value in values:
        squares += (np.float32(value) - mean) * (np.float32(value) - mean)
    return mean, squares


def exact_mean(values):
    return float(sum(map(Fraction, values)) / len(values))


def exact_variance(values, ddof=0):
    mean = sum(map(Fraction, values)) / len(values)
    return sum((Fraction(value) - mean) ** 2 for value in values) / (len(values) - ddof)


def exact_root(fraction):
    """The square root of a fraction, rounded once."""
    return float(PRECISE.sqrt(PRECISE.mpf(fraction.numerator) / fraction.denominator))
