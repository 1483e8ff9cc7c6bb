"""Exercise 12.2: one update of plain gradient descent."""

import mpmath
import numpy as np
import torch

from framework import NAN, Crash, Exercise, Tolerance, library
from framework.wrong import stopping

from .checks import checking
from .optimisers import (
    above_zero, array, by_pytorch, error_cases, error_mistakes, in_turn, same_shapes,
    stepping,
)


def down(theta, g, rate):
    return theta - rate * g


gradient_step = Exercise(
    "12.2",
    source=f"{library(mpmath, 'mpmath.mpf')} (60 digits), agreeing with "
    f"{library(torch, 'torch.optim.SGD')}",
    points=5,
    tolerance=Tolerance(0.0, 1e-12),
    guard=checking(same_shapes, above_zero(0)),
    errors=("shapeMismatch", "invalidParameter"),
    specials=("nan",),
)
gradient_step.case("two parameters", array(1.0, 2.0), array(4.0, -6.0), 0.1)
gradient_step.case(
    "a matrix", np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]),
    np.array([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]]), 0.03)
gradient_step.case(
    "a matrix, the gradient a transposed view", np.array([[0.5, -1.25], [2.0, 1.5], [0.25, -0.75]]),
    np.array([[0.3, 1.1, 0.9], [-0.7, -2.0, 0.4]]).T, 0.7)
gradient_step.case(
    "four updates in a row", array(3.0, -1.0, 0.5),
    in_turn(array(0.6, -0.2, 1.5), array(-1.2, 0.7, 0.3), array(0.9, 0.8, -2.1),
            array(0.1, -0.4, 0.25)), 0.15)
gradient_step.case("a long step", array(0.5, 0.25), array(3.0, -1.5), 2.5)
gradient_step.case("one parameter", array(1.75), array(-0.5), 0.5, weight=1)
gradient_step.case("no parameters", np.zeros(0), np.zeros(0), 0.5, weight=1)
gradient_step.case("a gradient of 0", array(1.25, -2.5), array(0.0, 0.0), 0.3, weight=1)
gradient_step.case("plus and minus 1000", array(1000.0, -1000.0), array(-1000.0, 1000.0), 0.25, weight=1)
gradient_step.case("a NaN in the gradient", array(1.0, 2.0, 3.0), array(NAN, 0.5, -1.0), 0.1, weight=1)
RATE = [(0, "a learning rate")]
error_cases(
    gradient_step, lambda parameters, _: parameters, array(4.0, -6.0), [0.1], positives=RATE)

gradient_step.reference(stepping(down, precise=True))
gradient_step.accepts(by_pytorch(lambda theta, rate: torch.optim.SGD(theta, lr=rate)))


@gradient_step.accepts
def by_a_negative_rate(parameters, gradient, rate):
    return stepping(lambda theta, g, rate: theta + g * -rate)(parameters, gradient, rate)


for id, sentence, hint, update in [
    ("adds-the-gradient",
     "You added the gradient. It points to where the loss rises; subtract it to go down.",
     1, lambda theta, g, rate: theta + rate * g),
    ("rate-missing",
     "You subtracted the whole gradient. Multiply it by the learning rate first.",
     2, lambda theta, g, rate: theta - g),
    ("divided-by-rate",
     "You divided the gradient by the learning rate. Multiply by it: a small rate, a small step.",
     2, lambda theta, g, rate: theta - g / rate),
    ("only-the-change",
     "You returned the change alone. Add it to the parameters as they were.",
     2, lambda theta, g, rate: -rate * g),
    ("only-rate-times-gradient",
     "You returned η · g. That is what has to be subtracted from the parameters.",
     2, lambda theta, g, rate: rate * g),
    ("all-times-rate",
     "You multiplied the parameters by the rate as well. Only the gradient is multiplied by it.",
     2, lambda theta, g, rate: rate * (theta - g)),
    ("sign-only",
     "Your step has the same length whatever the gradient is. Its length is η · |g|.",
     2, lambda theta, g, rate: theta - rate * np.sign(g)),
    ("absolute",
     "Your parameters only ever go down in value. Keep the sign of the gradient.",
     1, lambda theta, g, rate: theta - rate * np.abs(g)),
    ("squared",
     "You squared the gradient. Plain descent takes it as it is.",
     2, lambda theta, g, rate: theta - rate * g * g),
    ("times-parameters",
     "Your step grows with the parameters. It is η · g alone.",
     2, lambda theta, g, rate: theta - rate * g * theta),
    ("rate-subtracted",
     "You subtracted rate and gradient one after the other. Multiply the two, then subtract.",
     2, lambda theta, g, rate: theta - rate - g),
    ("reversed",
     "Your result has the wrong sign: you computed η · g − θ.",
     2, lambda theta, g, rate: rate * g - theta),
    ("unchanged",
     "You returned the parameters as they were.",
     1, lambda theta, g, rate: theta),
    ("averaged",
     "You divided the gradient by the number of parameters. It is a mean over the rows already.",
     2, lambda theta, g, rate: theta - rate * g / max(g.size, 1)),
]:
    gradient_step.mistake(id, sentence, hint=hint, wrote=stepping(update))
gradient_step.mistake(
    "one-index",
    "Your loop takes the numbers by one index, which stops where the parameters are a matrix. Subtract "
    "the arrays as a whole.",
    hint=2, wrote=stopping(
        lambda parameters, *_: parameters.ndim != 1, Crash(), stepping(down)))
error_mistakes(gradient_step, down, [], hint=3, positives=RATE)
