"""Exercise 4.2: the predictions of a line."""

from fractions import Fraction

import numpy as np

from framework import INFINITY, NAN, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .lines import X, line, predicted

predictions = Exercise(
    "4.2",
    source=f"exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(np, 'numpy.multiply', 'numpy.add')}",
    points=5,
    # Two roundings of 2⁻⁵³; the largest term of the cases is 3000.
    tolerance=Tolerance(1e-12, 1e-12),
    specials=("nan", "inf"),
)
predictions.case("three x", line(2.0, 1.0), [0.0, 1.5, 4.0])
predictions.case("five x", line(0.75, -2.25), X)
predictions.case("the line of this lab", line(0.1, 0.3), [0.0, 0.25, 0.5, 1.0])
predictions.case("a falling line", line(-3.0, 1000.0), [1000.0, -1000.0, 12.5])
predictions.case("a level line", line(0.0, 4.5), [3.0, -8.0, 100.0], weight=1)
predictions.case("through the origin", line(1.25, 0.0), [3.0, -8.0, 10.0], weight=1)
predictions.case("one x", line(-1.5, 7.0), [2.0], weight=1)
predictions.case("NaN and infinity stay", line(2.0, 1.0), [1.0, NAN, INFINITY], weight=1)
predictions.case("no x", line(2.0, 1.0), [], weight=1)


@predictions.reference
def exact_line(model, x):
    weight, bias = map(Fraction, model)
    return [
        float(weight * Fraction(value) + bias) if np.isfinite(value) else 2 * value for value in x
    ]


@predictions.accepts
def numpy_line(model, x):
    return np.add(np.multiply(model[0], np.array(x, dtype=float)), model[1]).tolist()


@predictions.accepts
def in_doubles(model, x):
    return predicted(model, x)


def each(function):
    """The predictions by another formula of weight, bias and x."""
    return lambda model, x: [function(model[0], model[1], value) for value in x]


predictions.mistake(
    "bias-forgotten",
    "Your predictions are weight · x. Add the bias to each.",
    hint=2, wrote=each(lambda w, b, x: w * x))
predictions.mistake(
    "bias-subtracted",
    "The bias is subtracted in your predictions. Add it: weight · x + bias.",
    hint=2, wrote=each(lambda w, b, x: w * x - b))
predictions.mistake(
    "weight-and-bias-swapped",
    "Weight and bias have changed places: the weight multiplies x, the bias is added.",
    hint=2, wrote=each(lambda w, b, x: b * x + w))
predictions.mistake(
    "bias-inside",
    "Your predictions are weight · (x + bias). Multiply first, then add the bias.",
    hint=2, wrote=each(lambda w, b, x: w * (x + b)))
predictions.mistake(
    "weight-added",
    "Your predictions are x + weight + bias. The weight multiplies x.",
    hint=2, wrote=each(lambda w, b, x: w + x + b))
predictions.mistake(
    "weight-forgotten",
    "Your predictions are x + bias: the weight is missing. It multiplies x.",
    hint=2, wrote=each(lambda w, b, x: x + b))
predictions.mistake(
    "bias-alone",
    "Every prediction of yours is the bias. Add weight · x, another amount for each x.",
    hint=1, wrote=each(lambda w, b, x: b))
predictions.mistake(
    "x-found",
    "You solved for x: (value − bias) / weight. Here x is known and y is asked for.",
    hint=1, wrote=each(lambda w, b, x: float(np.divide(x - b, w))))
predictions.mistake(
    "only-the-first",
    "You returned one prediction only. There is one for every x, in the same order.",
    hint=1, wrote=lambda model, x: predicted(model, x)[:1])
predictions.mistake(
    "sorted",
    "Your predictions come sorted. Keep the order of the x: the first prediction belongs to the "
    "first x.",
    hint=1, wrote=lambda model, x: sorted(predicted(model, x)))
predictions.mistake(
    "not-finite-dropped",
    "You left out the x that are not finite. Every x has its prediction; NaN gives NaN.",
    hint=3, wrote=lambda model, x: predicted(model, [v for v in x if np.isfinite(v)]))
predictions.mistake(
    "empty-throws",
    "For no x you threw an error. Nothing is wrong with that call: return an empty list.",
    hint=3, wrote=stopping(lambda model, x: not x, LabError("emptyInput"), predicted))
