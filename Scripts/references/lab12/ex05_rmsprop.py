"""Exercise 12.5: one update of RMSProp, as PyTorch defines it: ε outside of the root."""

import mpmath
import numpy as np
import torch

from framework import NAN, Exercise, Tolerance, library

from .checks import checking
from .ex04_adagrad import divided
from .optimisers import (
    above_zero, array, by_pytorch, error_cases, error_mistakes, in_turn, same_shapes, share,
    squares_state, stepping,
)


def averaged(theta, s, g, rate, alpha, epsilon):
    s = alpha * s + (1 - alpha) * g * g
    return divided(theta, g, s, rate, epsilon), s


rmsprop = Exercise(
    "12.5",
    source=f"{library(mpmath, 'mpmath.sqrt')} (60 digits), agreeing with "
    f"{library(torch, 'torch.optim.RMSprop')}",
    points=10,
    tolerance=Tolerance(0.0, 1e-12),
    guard=checking(same_shapes, above_zero(0), share(1), above_zero(2)),
    errors=("shapeMismatch", "invalidParameter"),
    specials=("nan",),
)
rmsprop.case(
    "two parameters under way", squares_state(array(1.0, 2.0), array(12.0, 0.0)), array(4.0, -6.0),
    0.5, 0.75, 1.0)
rmsprop.case(
    "the first update, usual settings", squares_state(array(1.0, 2.0), array(0.0, 0.0)),
    array(0.04, -60.0), 0.01, 0.99, 1e-8)
rmsprop.case(
    "five updates in a row", squares_state(array(3.0, -1.0, 0.5), array(0.0, 0.0, 0.0)),
    in_turn(array(0.6, -0.2, 1.5), array(-1.2, 0.7, 0.3), array(0.9, 0.8, -2.1),
            array(0.1, -0.4, 0.25), array(1.3, 0.2, -0.6)), 0.05, 0.9, 1e-8)
rmsprop.case(
    "a matrix",
    squares_state(np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]),
                  np.array([[0.1, 0.6, 0.4], [1.0, 0.35, 0.8]])),
    np.array([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]]), 0.3, 0.95, 0.01)
rmsprop.case(
    "a matrix, the gradient a transposed view",
    squares_state(np.array([[0.5, -1.25], [1.5, 0.25]]), np.array([[0.1, 0.6], [1.0, 0.35]])),
    np.array([[0.3, -0.7], [-2.0, 0.9]]).T, 0.2, 0.6, 0.25)
rmsprop.case(
    "nothing kept: every step as long as the rate", squares_state(array(1.0, 3.0), array(4.0, 0.5)),
    array(0.25, -8.0), 0.2, 0.0, 1e-8, weight=1)
rmsprop.case(
    "gradients of 0, the first ever", squares_state(array(1.5, -0.5), array(0.0, 4.0)),
    array(0.0, 0.0), 0.25, 0.99, 1e-8, weight=1)
rmsprop.case(
    "no parameters", squares_state(np.zeros(0), np.zeros(0)), np.zeros(0), 0.5, 0.99, 1e-8, weight=1)
rmsprop.case(
    "plus and minus 1000", squares_state(array(1000.0, -1000.0), array(500.0, 250.0)),
    array(-1000.0, 1000.0), 0.25, 0.9, 0.5, weight=1)
rmsprop.case(
    "a NaN in the gradient", squares_state(array(1.0, 2.0, 3.0), array(0.5, 1.0, 2.0)),
    array(NAN, 0.5, -1.0), 0.1, 0.9, 0.5, weight=1)
rmsprop.case(
    "squares too long", squares_state(array(1.0, 2.0), array(1.0, 1.0, 1.0)), array(4.0, -6.0),
    0.1, 0.9, 1.0, weight=1)
POSITIVES, SHARES = [(0, "a learning rate"), (2, "an epsilon")], [(1, "a decay")]
error_cases(
    rmsprop, squares_state, array(4.0, -6.0), [0.1, 0.9, 1.0], positives=POSITIVES, shares=SHARES)

rmsprop.reference(stepping(averaged, precise=True))
rmsprop.accepts(by_pytorch(
    lambda theta, rate, alpha, epsilon: torch.optim.RMSprop(
        theta, lr=rate, alpha=alpha, eps=epsilon),
    "square_avg"))


@rmsprop.accepts
def towards_the_square(*args):
    def update(theta, s, g, rate, alpha, epsilon):
        s = s + (1 - alpha) * (g**2 - s)
        return theta - g * (rate / (np.sqrt(s) + epsilon)), s

    return stepping(update)(*args)


def with_memory(remember):
    """RMSProp with another memory."""

    def update(theta, s, g, rate, alpha, epsilon):
        s = remember(s, g, alpha)
        return divided(theta, g, s, rate, epsilon), s

    return update


def with_step(step):
    """RMSProp whose parameters move by `step` of the gradient and the new memory."""

    def update(theta, s, g, rate, alpha, epsilon):
        s = alpha * s + (1 - alpha) * g * g
        return theta - step(g, s, rate, epsilon), s

    return update


for id, sentence, hint, update in [
    ("epsilon-inside",
     "Your ε is inside the root. Add it to the root: √s + ε.",
     4, with_step(lambda g, s, rate, epsilon: rate * g / np.sqrt(s + epsilon))),
    ("epsilon-forgotten",
     "Your ε is missing. Without it a gradient of 0 gives 0 / 0 at the start.",
     4, with_step(lambda g, s, rate, epsilon: rate * g / np.sqrt(s))),
    ("epsilon-outside-the-quotient",
     "You added ε to the quotient. It belongs into the divisor: g / (√s + ε).",
     4, with_step(lambda g, s, rate, epsilon: rate * (g / np.sqrt(s) + epsilon))),
    ("root-forgotten",
     "You divided by the mean of the squares itself. Take its root first.",
     4, with_step(lambda g, s, rate, epsilon: rate * g / (s + epsilon))),
    ("decay-swapped",
     "Your α and 1 − α have changed places: α is the share of the old mean that stays.",
     3, with_memory(lambda s, g, alpha: (1 - alpha) * s + alpha * g * g)),
    ("sum",
     "You added the squares up, as AdaGrad does. RMSProp keeps a running mean.",
     1, with_memory(lambda s, g, alpha: s + g * g)),
    ("new-square-whole",
     "You added the new square whole. In a running mean it has the factor 1 − α.",
     2, with_memory(lambda s, g, alpha: alpha * s + g * g)),
    ("old-mean-whole",
     "You kept the old mean whole. In a running mean it has the factor α.",
     2, with_memory(lambda s, g, alpha: s + (1 - alpha) * g * g)),
    ("share-squared",
     "You squared the factor 1 − α together with the gradient. Square the gradient only.",
     3, with_memory(lambda s, g, alpha: alpha * s + ((1 - alpha) * g) ** 2)),
    ("not-squared",
     "You averaged the gradients. It is their squares that are remembered.",
     2, with_memory(lambda s, g, alpha: alpha * s + (1 - alpha) * g)),
    ("magnitudes",
     "You averaged |g|. It is the squares of the gradients that are remembered.",
     2, with_memory(lambda s, g, alpha: alpha * s + (1 - alpha) * np.abs(g))),
    ("squares-not-returned",
     "Your parameters are right, but the squares you return are the old ones.",
     4, lambda theta, s, *rest: (averaged(theta, s, *rest)[0], s)),
    ("old-squares",
     "Your step used the mean before this gradient. Renew the mean first.",
     3, lambda theta, s, g, rate, alpha, epsilon: (
         divided(theta, g, s, rate, epsilon), alpha * s + (1 - alpha) * g * g)),
    ("nothing-remembered",
     "You replaced the squares by this gradient's own. Keep the share α of the old mean.",
     2, with_memory(lambda s, g, alpha: g * g)),
    ("squared-gradient-in-the-step",
     "The squared gradient is also in your step. The step has g itself, with its sign.",
     4, with_step(lambda g, s, rate, epsilon: rate * g * g / (np.sqrt(s) + epsilon))),
    ("rate-forgotten",
     "The learning rate is missing in your step.",
     4, with_step(lambda g, s, rate, epsilon: g / (np.sqrt(s) + epsilon))),
    ("adds-the-step",
     "You went uphill: the step is subtracted.",
     4, with_step(lambda g, s, rate, epsilon: -rate * g / (np.sqrt(s) + epsilon))),
    ("plain-step",
     "Your squares are right, but the step is that of plain descent. Divide the gradient by √s + ε.",
     4, with_step(lambda g, s, rate, epsilon: rate * g)),
    ("plain-descent",
     "That is plain descent, with nothing remembered.",
     1, lambda theta, s, g, rate, *rest: (theta - rate * g, s)),
    ("parameters-unchanged",
     "Your squares are right, but the parameters have not moved.",
     4, lambda theta, s, *rest: (theta, averaged(theta, s, *rest)[1])),
    ("fields-swapped",
     "Parameters and squares have changed places in what you return.",
     4, lambda *args: averaged(*args)[::-1]),
    ("epsilon-inside-and-decay-swapped",
     "ε is inside your root, and α and 1 − α have changed places.",
     3, lambda theta, s, g, rate, alpha, epsilon: (
         theta - rate * g / np.sqrt((1 - alpha) * s + alpha * g * g + epsilon),
         (1 - alpha) * s + alpha * g * g)),
    ("epsilon-inside-and-old-squares",
     "Your step used the mean before this gradient, and ε is inside the root.",
     3, lambda theta, s, g, rate, alpha, epsilon: (
         theta - rate * g / np.sqrt(s + epsilon), alpha * s + (1 - alpha) * g * g)),
]:
    rmsprop.mistake(id, sentence, hint=hint, wrote=stepping(update))
error_mistakes(rmsprop, averaged, [], hint=4, positives=POSITIVES, shares=SHARES)
