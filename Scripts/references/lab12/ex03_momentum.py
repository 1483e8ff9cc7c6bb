"""Exercise 12.3: one update with momentum, as PyTorch defines it (without dampening)."""

import mpmath
import numpy as np
import torch

from framework import NAN, Exercise, Tolerance, library

from .checks import checking
from .optimisers import (
    above_zero, array, by_pytorch, error_cases, error_mistakes, in_turn, momentum_state,
    same_shapes, share, stepping,
)


def heavy_ball(theta, v, g, rate, mu):
    v = mu * v + g
    return theta - rate * v, v


momentum = Exercise(
    "12.3",
    source=f"{library(mpmath, 'mpmath.mpf')} (60 digits), agreeing with "
    f"{library(torch, 'torch.optim.SGD')} (momentum)",
    points=10,
    tolerance=Tolerance(0.0, 1e-12),
    guard=checking(same_shapes, above_zero(0), share(1)),
    errors=("shapeMismatch", "invalidParameter"),
    specials=("nan",),
)
momentum.case(
    "two parameters under way", momentum_state(array(1.0, 2.0), array(2.0, -1.0)),
    array(4.0, -6.0), 0.1, 0.9)
momentum.case(
    "the first update: no velocity yet", momentum_state(array(1.0, 2.0), array(0.0, 0.0)),
    array(4.0, -6.0), 0.1, 0.9)
momentum.case(
    "five updates in a row", momentum_state(array(3.0, -1.0, 0.5), array(0.0, 0.0, 0.0)),
    in_turn(array(0.6, -0.2, 1.5), array(-1.2, 0.7, 0.3), array(0.9, 0.8, -2.1),
            array(0.1, -0.4, 0.25), array(1.3, 0.2, -0.6)), 0.15, 0.8)
momentum.case(
    "a matrix",
    momentum_state(np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]),
                   np.array([[0.1, 0.6, -0.4], [-1.0, 0.35, 0.8]])),
    np.array([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]]), 0.03, 0.5)
momentum.case(
    "a matrix, the gradient a transposed view",
    momentum_state(np.array([[0.5, -1.25], [1.5, 0.25]]), np.array([[0.1, 0.6], [-1.0, 0.35]])),
    np.array([[0.3, -0.7], [-2.0, 0.9]]).T, 0.2, 0.7)
momentum.case(
    "no momentum: plain descent", momentum_state(array(0.5, -2.0), array(3.0, 1.5)),
    array(1.5, 0.5), 0.2, 0.0, weight=1)
momentum.case(
    "rolling on without a gradient", momentum_state(array(1.0, 1.5), array(0.5, -4.0)),
    array(0.0, 0.0), 0.25, 0.9, weight=1)
momentum.case(
    "no parameters", momentum_state(np.zeros(0), np.zeros(0)), np.zeros(0), 0.5, 0.9, weight=1)
momentum.case(
    "plus and minus 1000", momentum_state(array(1000.0, -1000.0), array(500.0, 250.0)),
    array(-1000.0, 1000.0), 0.25, 0.9, weight=1)
momentum.case(
    "a NaN in the gradient", momentum_state(array(1.0, 2.0, 3.0), array(0.5, 1.0, -1.0)),
    array(NAN, 0.5, -1.0), 0.1, 0.9, weight=1)
momentum.case(
    "a velocity too long", momentum_state(array(1.0, 2.0), array(1.0, 1.0, 1.0)),
    array(4.0, -6.0), 0.1, 0.9, weight=1)
RATE, SHARE = [(0, "a learning rate")], [(1, "a momentum")]
error_cases(
    momentum, momentum_state, array(4.0, -6.0), [0.1, 0.9], positives=RATE, shares=SHARE)

momentum.reference(stepping(heavy_ball, precise=True))
sgd = by_pytorch(
    lambda theta, rate, mu: torch.optim.SGD(theta, lr=rate, momentum=mu), "momentum_buffer")


@momentum.accepts
def by_torch(state, gradient, rate, mu):
    # Without momentum PyTorch keeps no velocity.
    return (sgd if mu > 0 else stepping(heavy_ball))(state, gradient, rate, mu)


@momentum.accepts
def by_a_negative_rate(*args):
    return stepping(lambda theta, v, g, rate, mu: (theta + -rate * (g + v * mu), g + v * mu))(*args)



for id, sentence, hint, update in [
    ("velocity-not-returned",
     "Your parameters are right, but the velocity you return is the old one: the next update will miss "
     "the new one.",
     2, lambda theta, v, g, rate, mu: (theta - rate * (mu * v + g), v)),
    ("moves-by-the-old-velocity",
     "Your parameters moved by the old velocity. Compute the new one first, then move by it.",
     1, lambda theta, v, g, rate, mu: (theta - rate * v, mu * v + g)),
    ("moves-by-the-gradient",
     "Your velocity is right, but the parameters moved by the gradient alone. They move by the velocity.",
     2, lambda theta, v, g, rate, mu: (theta - rate * g, mu * v + g)),
    ("plain-descent",
     "That is plain descent: θ − η · g, and the velocity as it was.",
     1, lambda theta, v, g, rate, mu: (theta - rate * g, v)),
    ("gradient-as-velocity",
     "You forgot the old velocity: v ← μ · v + g.",
     1, lambda theta, v, g, rate, mu: (theta - rate * g, g)),
    ("rate-in-the-velocity",
     "Your velocity has the learning rate in it. Here v ← μ · v + g, and η comes with the parameters.",
     3, lambda theta, v, g, rate, mu: (theta - (mu * v + rate * g), mu * v + rate * g)),
    ("rate-twice",
     "Your velocity has the learning rate in it, and the step has it again. η belongs to the second "
     "line only.",
     3, lambda theta, v, g, rate, mu: (theta - rate * (mu * v + rate * g), mu * v + rate * g)),
    ("rate-forgotten",
     "Your parameters moved by the whole velocity. Multiply it by the learning rate.",
     3, lambda theta, v, g, rate, mu: (theta - (mu * v + g), mu * v + g)),
    ("dampened",
     "Your gradient carries the factor 1 − μ, as in a running mean. Here it is added whole.",
     3, lambda theta, v, g, rate, mu: (
         theta - rate * (mu * v + (1 - mu) * g), mu * v + (1 - mu) * g)),
    ("shares-swapped",
     "Your velocity is (1 − μ) · v + μ · g. Here it is μ · v + g.",
     3, lambda theta, v, g, rate, mu: (
         theta - rate * ((1 - mu) * v + mu * g), (1 - mu) * v + mu * g)),
    ("momentum-on-the-gradient",
     "You multiplied the gradient by μ. It is the old velocity that loses a part.",
     2, lambda theta, v, g, rate, mu: (theta - rate * (v + mu * g), v + mu * g)),
    ("momentum-on-both",
     "You multiplied the gradient by μ too. Only the old velocity loses a part.",
     2, lambda theta, v, g, rate, mu: (theta - rate * mu * (v + g), mu * (v + g))),
    ("momentum-forgotten",
     "Your velocity keeps all of the old one. Multiply that by μ.",
     2, lambda theta, v, g, rate, mu: (theta - rate * (v + g), v + g)),
    ("adds-the-velocity",
     "You added the velocity to the parameters. It points uphill, like the gradients in it: subtract.",
     1, lambda theta, v, g, rate, mu: (theta + rate * (mu * v + g), mu * v + g)),
    ("downhill-velocity",
     "Your velocity is μ · v − g. Here v ← μ · v + g, and the minus stands before η.",
     3, lambda theta, v, g, rate, mu: (theta + rate * (mu * v - g), mu * v - g)),
    ("classical",
     "You wrote v ← μ · v − η · g and θ ← θ + v. Here v ← μ · v + g and θ ← θ − η · v.",
     3, lambda theta, v, g, rate, mu: (theta + (mu * v - rate * g), mu * v - rate * g)),
    ("velocity-minus-gradient",
     "You subtracted the gradient in the velocity and the velocity from the parameters: two minus signs "
     "lead uphill.",
     3, lambda theta, v, g, rate, mu: (theta - rate * (mu * v - g), mu * v - g)),
    ("nesterov",
     "Your parameters moved by g + μ · v with the new v: that is Nesterov's momentum. Move by v.",
     2, lambda theta, v, g, rate, mu: (theta - rate * (g + mu * (mu * v + g)), mu * v + g)),
    ("parameters-unchanged",
     "Your velocity is right, but the parameters have not moved.",
     2, lambda theta, v, g, rate, mu: (theta, mu * v + g)),
    ("settings-swapped",
     "Learning rate and momentum have changed places.",
     3, lambda theta, v, g, rate, mu: heavy_ball(theta, v, g, mu, rate)),
    ("fields-swapped",
     "Parameters and velocity have changed places in what you return.",
     4, lambda theta, v, g, rate, mu: heavy_ball(theta, v, g, rate, mu)[::-1]),
    ("change-for-parameters",
     "You returned the change in place of the parameters. Subtract η · v from them.",
     2, lambda theta, v, g, rate, mu: (-rate * (mu * v + g), mu * v + g)),
]:
    momentum.mistake(id, sentence, hint=hint, wrote=stepping(update))
error_mistakes(momentum, heavy_ball, [], hint=4, positives=RATE, shares=SHARE)
