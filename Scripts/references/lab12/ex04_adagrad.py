"""Exercise 12.4: one update of AdaGrad."""

import mpmath
import numpy as np
import torch

from framework import NAN, Exercise, Tolerance, library

from .checks import checking
from .optimisers import (
    above_zero, array, by_pytorch, error_cases, error_mistakes, in_turn, root, same_shapes,
    squares_state, stepping,
)


def divided(theta, g, s, rate, epsilon):
    """The step that AdaGrad and RMSProp have in common."""
    return theta - rate * g / (root(s) + epsilon)


def summed(theta, s, g, rate, epsilon):
    s = s + g * g
    return divided(theta, g, s, rate, epsilon), s


adagrad = Exercise(
    "12.4",
    source=f"{library(mpmath, 'mpmath.sqrt')} (60 digits), agreeing with "
    f"{library(torch, 'torch.optim.Adagrad')}",
    points=10,
    tolerance=Tolerance(0.0, 1e-12),
    guard=checking(same_shapes, above_zero(0), above_zero(1)),
    errors=("shapeMismatch", "invalidParameter"),
    specials=("nan",),
)
adagrad.case(
    "two parameters under way", squares_state(array(1.0, 2.0), array(9.0, 0.0)), array(4.0, -6.0),
    0.5, 1.0)
adagrad.case(
    "the first update: steps of equal length", squares_state(array(1.0, 2.0), array(0.0, 0.0)),
    array(0.04, -60.0), 0.1, 1e-10)
adagrad.case(
    "five updates in a row", squares_state(array(3.0, -1.0, 0.5), array(0.0, 0.0, 0.0)),
    in_turn(array(0.6, -0.2, 1.5), array(-1.2, 0.7, 0.3), array(0.9, 0.8, -2.1),
            array(0.1, -0.4, 0.25), array(1.3, 0.2, -0.6)), 0.15, 1e-10)
adagrad.case(
    "a matrix",
    squares_state(np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]),
                  np.array([[0.1, 0.6, 0.4], [1.0, 0.35, 0.8]])),
    np.array([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]]), 0.3, 0.01)
adagrad.case(
    "a matrix, the gradient a transposed view",
    squares_state(np.array([[0.5, -1.25], [1.5, 0.25]]), np.array([[0.1, 0.6], [1.0, 0.35]])),
    np.array([[0.3, -0.7], [-2.0, 0.9]]).T, 0.2, 0.25)
adagrad.case(
    "gradients of 0, the first ever", squares_state(array(1.5, -0.5), array(0.0, 4.0)),
    array(0.0, 0.0), 0.25, 1e-10, weight=1)
adagrad.case(
    "no parameters", squares_state(np.zeros(0), np.zeros(0)), np.zeros(0), 0.5, 1e-10, weight=1)
adagrad.case(
    "plus and minus 1000", squares_state(array(1000.0, -1000.0), array(500.0, 250.0)),
    array(-1000.0, 1000.0), 0.25, 0.5, weight=1)
adagrad.case(
    "a NaN in the gradient", squares_state(array(1.0, 2.0, 3.0), array(0.5, 1.0, 2.0)),
    array(NAN, 0.5, -1.0), 0.1, 0.5, weight=1)
adagrad.case(
    "squares too long", squares_state(array(1.0, 2.0), array(1.0, 1.0, 1.0)), array(4.0, -6.0),
    0.1, 1.0, weight=1)
POSITIVES = [(0, "a learning rate"), (1, "an epsilon")]
error_cases(adagrad, squares_state, array(4.0, -6.0), [0.1, 1.0], positives=POSITIVES)

adagrad.reference(stepping(summed, precise=True))
adagrad.accepts(by_pytorch(
    lambda theta, rate, epsilon: torch.optim.Adagrad(theta, lr=rate, eps=epsilon), "sum"))


@adagrad.accepts
def scaled_rates(*args):
    def update(theta, s, g, rate, epsilon):
        s = g**2 + s
        return theta - g * (rate / (np.sqrt(s) + epsilon)), s

    return stepping(update)(*args)


def with_memory(remember):
    """AdaGrad with another memory."""

    def update(theta, s, g, rate, epsilon):
        s = remember(s, g, rate, epsilon)
        return divided(theta, g, s, rate, epsilon), s

    return update


def with_step(step):
    """AdaGrad whose parameters move by `step` of the gradient and the new memory."""

    def update(theta, s, g, rate, epsilon):
        s = s + g * g
        return theta - step(g, s, rate, epsilon), s

    return update


for id, sentence, hint, update in [
    ("epsilon-inside",
     "Your ε is inside the root. Add it to the root: √s + ε.",
     3, with_step(lambda g, s, rate, epsilon: rate * g / np.sqrt(s + epsilon))),
    ("epsilon-forgotten",
     "Your ε is missing. Without it a gradient of 0 gives 0 / 0 at the start.",
     3, with_step(lambda g, s, rate, epsilon: rate * g / np.sqrt(s))),
    ("epsilon-outside-the-quotient",
     "You added ε to the quotient. It belongs into the divisor: g / (√s + ε).",
     3, with_step(lambda g, s, rate, epsilon: rate * (g / np.sqrt(s) + epsilon))),
    ("epsilon-in-the-memory",
     "You keep ε in the squares, so that it adds up. It is for the divisor only.",
     3, with_memory(lambda s, g, rate, epsilon: s + g * g + epsilon)),
    ("root-forgotten",
     "You divided by the sum of squares itself. Take its root first.",
     3, with_step(lambda g, s, rate, epsilon: rate * g / (s + epsilon))),
    ("not-squared",
     "You added up the gradients. It is their squares that are remembered.",
     2, with_memory(lambda s, g, rate, epsilon: s + g)),
    ("magnitudes",
     "You added up |g|. It is the squares of the gradients that are remembered.",
     2, with_memory(lambda s, g, rate, epsilon: s + np.abs(g))),
    ("squares-not-returned",
     "Your parameters are right, but the squares you return are the old ones.",
     1, lambda theta, s, g, rate, epsilon: (summed(theta, s, g, rate, epsilon)[0], s)),
    ("old-squares",
     "Your step used the squares before this gradient. Add its square first.",
     1, lambda theta, s, g, rate, epsilon: (divided(theta, g, s, rate, epsilon), s + g * g)),
    ("nothing-remembered",
     "You replaced the squares by this gradient's own. Add them to the old ones.",
     2, with_memory(lambda s, g, rate, epsilon: g * g)),
    ("averaged",
     "You took the mean of the old squares and the new one. AdaGrad adds up.",
     2, with_memory(lambda s, g, rate, epsilon: (s + g * g) / 2)),
    ("one-sum-for-all",
     "You added the squares of all parameters together. Each parameter has a sum of its own.",
     2, with_memory(lambda s, g, rate, epsilon: s + np.sum(g * g))),
    ("squared-gradient-in-the-step",
     "The squared gradient is also in your step. The step has g itself, with its sign.",
     3, with_step(lambda g, s, rate, epsilon: rate * g * g / (np.sqrt(s) + epsilon))),
    ("multiplied",
     "You multiplied by √s + ε. Divide by it: large slopes make shorter steps.",
     3, with_step(lambda g, s, rate, epsilon: rate * g * (np.sqrt(s) + epsilon))),
    ("rate-forgotten",
     "The learning rate is missing in your step.",
     4, with_step(lambda g, s, rate, epsilon: g / (np.sqrt(s) + epsilon))),
    ("rate-in-the-memory",
     "Your squares have the learning rate in them. Square the plain gradient.",
     2, with_memory(lambda s, g, rate, epsilon: s + (rate * g) ** 2)),
    ("adds-the-step",
     "You went uphill: the step is subtracted.",
     4, with_step(lambda g, s, rate, epsilon: -rate * g / (np.sqrt(s) + epsilon))),
    ("plain-step",
     "Your squares are right, but the step is that of plain descent. Divide the gradient by √s + ε.",
     3, with_step(lambda g, s, rate, epsilon: rate * g)),
    ("plain-descent",
     "That is plain descent, with nothing remembered.",
     1, lambda theta, s, g, rate, epsilon: (theta - rate * g, s)),
    ("parameters-unchanged",
     "Your squares are right, but the parameters have not moved.",
     4, lambda theta, s, g, rate, epsilon: (theta, s + g * g)),
    ("settings-swapped",
     "Learning rate and ε have changed places.",
     4, lambda theta, s, g, rate, epsilon: summed(theta, s, g, epsilon, rate)),
    ("fields-swapped",
     "Parameters and squares have changed places in what you return.",
     4, lambda theta, s, g, rate, epsilon: summed(theta, s, g, rate, epsilon)[::-1]),
    ("epsilon-inside-and-old-squares",
     "Your step used the squares before this gradient, and ε is inside the root. Add the square first, "
     "and ε to the root.",
     3, lambda theta, s, g, rate, epsilon: (theta - rate * g / np.sqrt(s + epsilon), s + g * g)),
    ("epsilon-inside-and-not-returned",
     "ε is inside your root, and the squares you return are the old ones.",
     3, lambda theta, s, g, rate, epsilon: (theta - rate * g / np.sqrt(s + g * g + epsilon), s)),
]:
    adagrad.mistake(id, sentence, hint=hint, wrote=stepping(update))
error_mistakes(adagrad, summed, [], hint=4, positives=POSITIVES)
