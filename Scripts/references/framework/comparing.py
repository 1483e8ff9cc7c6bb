"""When the grader takes one value for another."""

import math
from dataclasses import dataclass

import numpy as np

from .errors import Crash, LabError
from .values import AnyOrder, Compound, Dictionary


@dataclass(frozen=True)
class Tolerance:
    """|got − expected| ≤ absolute + relative · |expected|."""

    absolute: float
    relative: float


def close(got, expected, tolerance):
    """Whether the grader would take `got` for `expected`.

    With `expected` in any order: whether it would take it for that mistake. What comes in any order
    itself may come out in the right one, but not in every case and every run.
    """
    if isinstance(expected, AnyOrder):
        if isinstance(got, AnyOrder):
            got = got.value
        return same_in_any_order(got, expected.value, tolerance)
    if isinstance(expected, LabError):
        return isinstance(got, LabError) and got.code == expected.code
    if isinstance(expected, Crash):
        return isinstance(got, Crash)
    if isinstance(expected, np.ndarray):
        return (
            isinstance(got, np.ndarray)
            and got.dtype == expected.dtype
            and got.shape == expected.shape
            and close(got.ravel().tolist(), expected.ravel().tolist(), tolerance)
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(close(a, b, tolerance) for a, b in zip(got, expected))
        )
    if isinstance(expected, Compound):
        return (
            isinstance(got, Compound)
            and got.name == expected.name
            and close(list(got), list(expected), tolerance)
        )
    if isinstance(expected, Dictionary):
        return isinstance(got, Dictionary) and close(entries(got), entries(expected), tolerance)
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and not isinstance(got, Dictionary)
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


def entries(dictionary):
    return [[key, value] for key, value in dictionary.items()]


def same_in_any_order(got, expected, tolerance):
    if type(got) is not type(expected) or len(got) != len(expected):
        return False
    if isinstance(expected, Dictionary):
        got, expected = entries(got), entries(expected)
    rest = list(got)
    for item in expected:
        match = next((i for i, one in enumerate(rest) if close(one, item, tolerance)), None)
        if match is None:
            return False
        del rest[match]
    return True


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
