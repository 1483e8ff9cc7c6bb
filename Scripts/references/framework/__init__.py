"""Declares a lab's exercises, checks them and renders References/labNN.json.

An exercise has a reference function, cases to run it on, and the typical mistakes of its students,
each written out as the function such a student would have written. Running all of them over all
cases gives the file; an exercise whose data could mislead a student is refused (see `problems`).
"""

from .arithmetic import (
    INFINITY,
    NAN,
    PRECISE,
    complementary_error_function,
    cosine,
    divide,
    error_function,
    exponential,
    half_away,
    logarithm,
    sine,
    square_root,
    total,
    whole,
)
from .checking import problems
from .comparing import Tolerance, close
from .declaring import Exercise, Lab
from .errors import Crash, LabError, Refusal
from .libraries import cpython, library, require_pinned
from .values import AnyOrder, Compound, Dictionary, decoded, encoded, plain
from .writing import render

__all__ = [
    "INFINITY", "NAN", "PRECISE", "AnyOrder", "Compound", "Crash", "Dictionary", "Exercise", "Lab",
    "LabError", "Refusal", "Tolerance", "close", "complementary_error_function", "cosine",
    "cpython", "decoded", "divide", "encoded", "error_function", "exponential", "half_away", "library",
    "logarithm", "plain", "problems", "render", "require_pinned", "sine", "square_root", "total", "whole",
]
