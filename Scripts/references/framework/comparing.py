"""When the grader takes one value for another."""

import math
from dataclasses import dataclass

import numpy as np

from .errors import Crash, LabError


@dataclass(frozen=True)
class Tolerance:
    """|got − expected| ≤ absolute + relative · |expected|."""

    absolute: float
    relative: float


def close(got, expected, tolerance):
    """Whether the grader would take `got` for `expected`."""
    if isinstance(expected, LabError):
        return isinstance(got, LabError) and got.code == expected.code
    if isinstance(expected, Crash):
        return isinstance(got, Crash)
    if isinstance(expected, np.ndarray):
        return (
            isinstance(got, np.ndarray)
            and got.shape == expected.shape
            and close(got.ravel().tolist(), expected.ravel().tolist(), tolerance)
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(close(a, b, tolerance) for a, b in zip(got, expected))
        )
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and got.keys() == expected.keys()
            and all(close(got[key], expected[key], tolerance) for key in expected)
        )
    if is_number(expected) and is_number(got):
        if math.isnan(expected) or math.isnan(got):
            return math.isnan(expected) and math.isnan(got)
        if math.isinf(expected) or math.isinf(got):
            return expected == got
        return abs(got - expected) <= tolerance.absolute + tolerance.relative * abs(expected)
    return type(got) is type(expected) and got == expected


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
