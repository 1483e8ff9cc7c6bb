"""Straight lines, their errors and gradients: in doubles and exactly."""

import math
from fractions import Fraction

from framework import Compound, Crash, LabError, total

X = [0.5, -1.25, 2.0, 3.75, 1.5]
Y = [2.1, -0.4, 1.75, 6.2, 0.9]


def line(weight, bias):
    return Compound("LineModel(weight:bias:)", weight, bias)


def slopes(weight, bias):
    return Compound("LineGradient(weight:bias:)", weight, bias)


def lengths_differ(first, second):
    return len(first) != len(second)


def require_pairs(first, second):
    if lengths_differ(first, second):
        raise LabError("lengthMismatch")
    if not first:
        raise LabError("emptyInput")


def pairs(first, second):
    """The two lists side by side as loops over the first index them: a trap past the end."""
    if len(second) < len(first):
        raise Crash
    return list(zip(first, second))


def predicted(model, x):
    weight, bias = model
    return [weight * value + bias for value in x]


def differences(model, x, y):
    """prediction − truth"""
    return [guess - truth for guess, truth in zip(predicted(model, x), y)]


def squared_error(model, x, y):
    return total(r * r for r in differences(model, x, y)) / len(x)


def gradient_of(model, x, y, factor=2.0):
    """factor / n · Σ difference · x, and factor / n · Σ difference"""
    errors = differences(model, x, y)
    weight = total(r * value for r, value in zip(errors, x))
    return slopes(factor * weight / len(x), factor * total(errors) / len(x))


def exact_differences(model, x, y):
    if not all(map(math.isfinite, [*model, *x, *y])):
        return None
    weight, bias = map(Fraction, model)
    return [weight * Fraction(a) + bias - Fraction(b) for a, b in zip(x, y)]
