"""Exercise 4.4: the gradient of the mean squared error by weight and bias."""

from fractions import Fraction

import numpy as np

from framework import NAN, Exercise, LabError, Tolerance, library, total
from framework.wrong import stopping

from .lines import (
    X, Y, exact_differences, gradient_of, lengths_differ, line, pairs, require_pairs, differences,
    slopes, squared_error,
)


def require_points(model, x, y):
    require_pairs(x, y)


gradient = Exercise(
    "4.4",
    source=f"exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(np, 'numpy.matmul')}",
    points=10,
    # Room for central differences, which are exact for a parabola but for their rounding: at most
    # n · 2⁻⁵³ · error / step, 1.3e-9 for the errors here, up to 23, with the course's step of 1e-5.
    # Float's 2⁻²⁴ = 6e-8 is too much.
    tolerance=Tolerance(1e-8, 1e-8),
    guard=require_points,
    errors=("emptyInput", "lengthMismatch"),
    specials=("nan",),
)
gradient.case("three points", line(1.0, 0.0), [1.0, 2.0, 4.0], [2.0, 5.0, 6.0])
gradient.case("five untidy points", line(0.75, -2.25), X, Y)
gradient.case("five other points", line(-1.5, 4.0), [3.5, 0.25, -2.0, 1.0, 6.5], Y)
gradient.case("from knobs at 0", line(0.0, 0.0), X, Y)
gradient.case("two points", line(2.0, -1.0), [0.5, 3.0], [1.25, 4.0])
gradient.case("perfect", line(2.0, 1.0), [0.0, 1.0, 2.5], [1.0, 3.0, 6.0], weight=1)
gradient.case("one point", line(2.0, 1.0), [3.0], [5.5], weight=1)
gradient.case("x = 0 everywhere", line(2.0, 1.0), [0.0, 0.0, 0.0], [1.0, 4.0, 2.5], weight=1)
gradient.case(
    "plus and minus 1000", line(0.5, 10.0), [1000.0, -1000.0, 500.0], [-1000.0, 1000.0, 0.25],
    weight=1, tolerance=Tolerance(0.0, 1e-6),
    why="the results are near 1e6 and 1e2; a central difference with a step of 1e-5 loses up to 5e-5",
)
gradient.case("a NaN among them", line(2.0, 1.0), [1.0, NAN], [5.5, 1.0], weight=1)
gradient.case("more x than y", line(2.0, 1.0), [1.0, 2.0, 3.0], [1.0, 2.0], weight=1)
gradient.case("fewer x than y", line(2.0, 1.0), [1.0, 2.0], [1.0, 2.0, 3.0], weight=1)
gradient.case("no points", line(2.0, 1.0), [], [], weight=1)


@gradient.reference
def exact_gradient(model, x, y):
    errors = exact_differences(model, x, y)
    if errors is None:
        return slopes(NAN, NAN)
    weight = sum(error * Fraction(value) for error, value in zip(errors, x))
    return slopes(float(2 * weight / len(x)), float(2 * sum(errors) / len(x)))


@gradient.accepts
def numpy_gradient(model, x, y):
    table = np.column_stack([x, np.ones(len(x))])
    return slopes(*(2 / len(x) * table.T @ (table @ np.array(model) - np.array(y))))


@gradient.accepts
def from_truth_minus_prediction(model, x, y):
    return gradient_of([-model[0], -model[1]], x, [-value for value in y], factor=-2.0)


@gradient.accepts
def central_differences(model, x, y, step=2.0**-17):
    weight, bias = model

    def slope(plus, minus):
        return (squared_error(plus, x, y) - squared_error(minus, x, y)) / (2 * step)

    return slopes(
        slope((weight + step, bias), (weight - step, bias)),
        slope((weight, bias + step), (weight, bias - step)),
    )


def scaled(weight=lambda n: 1.0, bias=lambda n: 1.0):
    """The right gradient, its parts multiplied by factors that may depend on the count."""

    def wrong(model, x, y):
        right = gradient_of(model, x, y)
        return slopes(right[0] * weight(len(x)), right[1] * bias(len(x)))

    return wrong


def summed(function):
    """2 / n · Σ of `function` of difference and x, for weight and bias."""

    def wrong(model, x, y):
        both = [function(r, value) for r, value in zip(differences(model, x, y), x)]
        return slopes(*(2 * total(part) / len(x) for part in zip(*both)))

    return wrong


gradient.mistake(
    "sign",
    "Your gradient has the opposite sign. The difference is prediction − truth, not truth − "
    "prediction.",
    hint=2, wrote=scaled(lambda n: -1.0, lambda n: -1.0))
gradient.mistake(
    "two-missing",
    "Your gradient is half of what it should be: the derivative of a square brings a factor 2.",
    hint=2, wrote=scaled(lambda n: 0.5, lambda n: 0.5))
gradient.mistake(
    "sum-for-mean",
    "Your gradient is n times too large: it belongs to the sum of squares. The error is their "
    "mean, so divide by n.",
    hint=2, wrote=scaled(float, float))
gradient.mistake(
    "two-and-mean-missing",
    "You returned the bare sums. Multiply both by 2 / n: 2 from the square, 1/n from the mean.",
    hint=2, wrote=scaled(lambda n: n / 2, lambda n: n / 2))
gradient.mistake(
    "sign-and-two",
    "Your gradient has the opposite sign and is half as large. Take prediction − truth, and the "
    "factor 2 of the square.",
    hint=2, wrote=scaled(lambda n: -0.5, lambda n: -0.5))
for part in ("weight", "bias"):
    gradient.mistake(
        f"two-missing-in-{part}",
        f"The {part} part is half of what it should be. Both parts have the factor 2 / n.",
        hint=3, wrote=scaled(**{part: lambda n: 0.5}))
    gradient.mistake(
        f"mean-missing-in-{part}",
        f"The {part} part is not divided by n. Both parts have the factor 2 / n.",
        hint=3, wrote=scaled(**{part: float}))
    gradient.mistake(
        f"factor-missing-in-{part}",
        f"The {part} part is the bare sum. Both parts have the factor 2 / n.",
        hint=3, wrote=scaled(**{part: lambda n: n / 2}))
gradient.mistake(
    "sign-in-bias",
    "The bias part has the opposite sign. Both parts begin with prediction − truth.",
    hint=3, wrote=scaled(bias=lambda n: -1.0))
gradient.mistake(
    "x-missing",
    "Your two parts are equal. In the weight part each difference is multiplied by its x.",
    hint=2, wrote=summed(lambda r, x: (r, r)))
gradient.mistake(
    "x-in-both",
    "Your bias part is multiplied by x as well. The bias enters the prediction alone: its factor "
    "is 1.",
    hint=2, wrote=summed(lambda r, x: (r * x, r * x)))
gradient.mistake(
    "swapped",
    "The two parts have changed places: the one with the factor x belongs to the weight.",
    hint=4, wrote=summed(lambda r, x: (r, r * x)))
gradient.mistake(
    "absolute",
    "Your gradient comes from the sizes of the differences. Their signs say which way to turn: "
    "keep them.",
    hint=2, wrote=summed(lambda r, x: (abs(r) * x, abs(r))))
gradient.mistake(
    "still-squared",
    "Your differences are still squared. The derivative of a square is 2 · difference, without "
    "the square.",
    hint=1, wrote=summed(lambda r, x: (r * r * x, r * r)))
gradient.mistake(
    "bias-left-out-of-prediction",
    "Your differences are weight · x − truth. The prediction is weight · x + bias.",
    hint=3, wrote=lambda model, x, y: gradient_of((model[0], 0.0), x, y))
gradient.mistake(
    "last-point-only",
    "Only the last point is in your sums. Begin them before the loop, and add every point.",
    hint=3, wrote=lambda model, x, y: slopes(
        *(part / len(x) for part in gradient_of(model, x[-1:], y[-1:]))
    ))


def product_of_means(model, x, y):
    errors = differences(model, x, y)
    mean = total(errors) / len(x)
    return slopes(2 * mean * total(x) / len(x), 2 * mean)


gradient.mistake(
    "product-of-means",
    "Your weight part is the mean difference times the mean x. Multiply point by point, then take "
    "the mean.",
    hint=3, wrote=product_of_means)
gradient.mistake(
    "empty-gives-nan",
    "For no points you returned NaN, which is 0/0. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda model, x, y: lengths_differ(x, y), LabError("lengthMismatch"),
        lambda model, x, y: gradient_of(model, x, y) if x else slopes(NAN, NAN),
    ))
gradient.mistake(
    "empty-gives-zero",
    "For no points you returned zeros. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda model, x, y: lengths_differ(x, y), LabError("lengthMismatch"),
        lambda model, x, y: gradient_of(model, x, y) if x else slopes(0.0, 0.0),
    ))


@gradient.mistake(
    "lengths-unchecked",
    "With more x than y your code stops, and with fewer it goes on. Throw LabError.lengthMismatch "
    "for both.",
    hint=3, guarded=False,
)
def _(model, x, y):
    if not x:
        raise LabError("emptyInput")
    pairs(x, y)
    return gradient_of(model, x, y)


def cut(divisor, empty_checked):
    """The sums over the pairs that both lists have, over a length of either."""

    def wrong(model, x, y):
        if not (x and y):
            if empty_checked:
                raise LabError("emptyInput")
            return slopes(NAN, NAN)
        both = min(len(x), len(y))
        share = both / divisor(len(x), len(y))
        return slopes(*(part * share for part in gradient_of(model, x[:both], y)))

    return wrong


for name, divisor in (("", min), ("-over-x", lambda x, y: x), ("-over-y", lambda x, y: y)):
    gradient.mistake(
        f"lengths-cut{name}",
        "Of lists of different lengths you used the part both have. Throw LabError.lengthMismatch: "
        "something is wrong with the call.",
        hint=3, guarded=False, wrote=cut(divisor, empty_checked=True))
    gradient.mistake(
        f"nothing-checked{name}",
        "For no points you returned NaN, and of lists of different lengths you used a part. Throw "
        "emptyInput and lengthMismatch.",
        hint=3, guarded=False, wrote=cut(divisor, empty_checked=False))
