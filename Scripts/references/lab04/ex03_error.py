"""Exercise 4.3: the mean squared error."""

import math
from fractions import Fraction

import numpy as np
import sklearn
from sklearn.metrics import mean_squared_error

from framework import INFINITY, NAN, Exercise, LabError, Tolerance, divide, library, total
from framework.wrong import stopping

from .lines import lengths_differ, pairs, require_pairs

error = Exercise(
    "4.3",
    source=f"exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(sklearn, 'sklearn.metrics.mean_squared_error')}",
    points=5,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_pairs,
    errors=("emptyInput", "lengthMismatch"),
    specials=("nan", "inf"),
)
error.case("four predictions", [3.0, 5.0, 2.0, 8.0], [2.0, 5.0, 4.0, 7.0])
error.case("five untidy predictions", [2.1, -0.45, 7.3, 4.0, 0.125], [1.9, 0.4, 5.75, 4.5, -1.0])
error.case("all too high", [2.5, 3.5, 4.5], [1.0, 3.0, 2.5])
error.case("too high and too low cancel", [3.0, 1.0, 4.0, 2.0], [1.0, 3.0, 1.0, 5.0])
error.case("plus and minus 1000", [1000.0, -1000.0, 0.5], [-1000.0, 1000.0, 0.25], weight=1)
error.case("perfect", [1.5, -2.0, 7.25], [1.5, -2.0, 7.25], weight=1)
error.case("one prediction", [4.0], [6.5], weight=1)
error.case("a large offset", [1e8 + 1, 1e8 + 4], [1e8 + 2, 1e8 + 2], weight=1)
error.case("a NaN among them", [1.0, NAN, 3.0], [1.0, 2.0, 5.0], weight=1)
error.case("an infinity among them", [1.0, INFINITY, 3.0], [1.0, 2.0, 5.0], weight=1)
error.case("more predictions than values", [1.0, 2.0, 3.0], [1.5, 2.5], weight=1)
error.case("fewer predictions than values", [1.0, 2.0], [1.5, 2.5, 3.5], weight=1)
error.case("nothing", [], [], weight=1)


@error.reference
def exact_error(predictions, y):
    both = list(zip(predictions, y))
    if not all(math.isfinite(value) for pair in both for value in pair):
        return total((a - b) * (a - b) for a, b in both)
    return float(sum((Fraction(a) - Fraction(b)) ** 2 for a, b in both) / len(both))


@error.accepts
def sklearn_error(predictions, y):
    if not np.isfinite([*predictions, *y]).all():
        return exact_error(predictions, y)
    return mean_squared_error(y, predictions)


@error.accepts
def numpy_error(predictions, y):
    return np.mean((np.array(y) - np.array(predictions)) ** 2)


def mean(function):
    """The mean over all pairs of prediction and truth."""

    def meaned(predictions, y):
        values = [function(a - b) for a, b in pairs(predictions, y)]
        return divide(total(values), len(values))

    return meaned


mean_square = mean(lambda r: r * r)

error.mistake(
    "sum-for-mean",
    "You returned the sum of the squared differences. Divide it by their number.",
    hint=2, wrote=lambda p, y: total((a - b) * (a - b) for a, b in zip(p, y)))
error.mistake(
    "not-squared",
    "You returned the mean difference, in which too high and too low cancel. Square each "
    "difference first.",
    hint=1, wrote=mean(lambda r: r))
error.mistake(
    "not-squared-other-sign",
    "You returned the mean of truth − prediction, in which too high and too low cancel. Square "
    "each difference.",
    hint=1, wrote=mean(lambda r: -r))
error.mistake(
    "absolute",
    "You returned the mean absolute difference. This exercise asks for the mean of the squares.",
    hint=2, wrote=mean(abs))
error.mistake(
    "root",
    "You returned the root of the mean square. Leave the root out: the mean *squared* error.",
    hint=2, wrote=lambda p, y: math.sqrt(mean_square(p, y)))
error.mistake(
    "halved",
    "Your result is half of it, as with the divisor 2n that some books take. Divide by n.",
    hint=2, wrote=lambda p, y: mean_square(p, y) / 2)
error.mistake(
    "divisor-n-minus-one",
    "You divided by n − 1. This is a mean over all n predictions: divide by n.",
    hint=2, wrote=lambda p, y: divide(mean_square(p, y) * len(y), len(y) - 1.0))
error.mistake(
    "square-of-mean",
    "You squared the mean difference. Square each difference, then take the mean.",
    hint=2, wrote=lambda p, y: mean(lambda r: r)(p, y) ** 2)
error.mistake(
    "difference-of-squares",
    "Your result is the mean of prediction² − truth². Subtract first, then square the difference.",
    hint=2, wrote=lambda p, y: divide(total(a * a - b * b for a, b in zip(p, y)), len(y)))
error.mistake(
    "largest",
    "You returned the largest squared difference. Take the mean of all.",
    hint=2, wrote=lambda p, y: max(
        ((a - b) ** 2 for a, b in zip(p, y)), key=lambda v: -1 if math.isnan(v) else v
    ))
error.mistake(
    "nan-skipped",
    "You left out what is NaN. An unknown prediction has an unknown error: the result is NaN.",
    hint=3, wrote=lambda p, y: mean_square(
        *zip(*[(a, b) for a, b in zip(p, y) if not math.isnan(a - b)])
    ))
error.mistake(
    "empty-gives-nan",
    "For no values you returned NaN, which is 0/0. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lengths_differ, LabError("lengthMismatch"), mean_square
    ))
error.mistake(
    "empty-gives-zero",
    "For no values you returned 0, as if all were perfect. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lengths_differ, LabError("lengthMismatch"), lambda p, y: mean_square(p, y) if y else 0.0
    ))


@error.mistake(
    "lengths-unchecked",
    "Lists of different lengths get an error from you, or stop your code. Throw "
    "LabError.lengthMismatch for them.",
    hint=3, guarded=False,
)
def _(predictions, y):
    if not predictions:
        raise LabError("emptyInput")
    return mean_square(predictions, y)


def cut(divisor, empty_checked):
    """The squares of the pairs that both lists have, over a length of either."""

    def wrong(predictions, y):
        if empty_checked and not (predictions and y):
            raise LabError("emptyInput")
        squares = total((a - b) * (a - b) for a, b in zip(predictions, y))
        return divide(squares, divisor(len(predictions), len(y)))

    return wrong


for name, divisor in (
    ("", min), ("-over-predictions", lambda p, y: p), ("-over-values", lambda p, y: y)
):
    error.mistake(
        f"lengths-cut{name}",
        "Of lists of different lengths you used the part both have. Throw LabError.lengthMismatch: "
        "something is wrong with the call.",
        hint=3, guarded=False, wrote=cut(divisor, empty_checked=True))
    error.mistake(
        f"nothing-checked{name}",
        "For no values you returned NaN, and of lists of different lengths you used a part. Throw "
        "emptyInput and lengthMismatch.",
        hint=3, guarded=False, wrote=cut(divisor, empty_checked=False))
