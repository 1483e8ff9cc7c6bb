"""Exercise 12.6: one update of Adam."""

import mpmath
import numpy as np
import torch

from framework import NAN, Exercise, Tolerance, library

from .checks import checking, require
from .optimisers import (
    above_zero, adam_state, array, by_pytorch, error_cases, error_mistakes, in_turn, power, root,
    same_shapes, share, stepping,
)


def means_of(m, s, g, first, second):
    return first * m + (1 - first) * g, second * s + (1 - second) * g * g


def corrected_step(theta, m, s, t, rate, first, second, epsilon):
    corrected = m / (1 - power(first, t))
    squares = s / (1 - power(second, t))
    return theta - rate * corrected / (root(squares) + epsilon)


def moments(theta, m, s, g, t, rate, first, second, epsilon):
    m, s = means_of(m, s, g, first, second)
    return corrected_step(theta, m, s, t, rate, first, second, epsilon), m, s


def require_updates(state, *_):
    require(state[-1] >= 0, "invalidParameter")


adam = Exercise(
    "12.6",
    source=f"{library(mpmath, 'mpmath.sqrt')} (60 digits), agreeing with "
    f"{library(torch, 'torch.optim.Adam')}",
    points=15,
    tolerance=Tolerance(0.0, 1e-12),
    guard=checking(
        same_shapes, above_zero(0), share(1), share(2), above_zero(3), require_updates),
    errors=("shapeMismatch", "invalidParameter"),
    specials=("nan",),
)
adam.case(
    "the first update, round numbers",
    adam_state(array(1.0, 2.0), array(0.0, 0.0), array(0.0, 0.0), 0), array(4.0, -6.0),
    0.5, 0.5, 0.75, 1.0)
adam.case(
    "the first update, usual settings",
    adam_state(array(1.5, 2.0), array(0.0, 0.0), array(0.0, 0.0), 0), array(0.04, -60.0),
    0.001, 0.9, 0.999, 1e-8)
adam.case(
    "the fourth update", adam_state(array(1.0, 2.0), array(2.0, -1.0), array(9.0, 0.5), 3),
    array(4.0, -6.0), 0.1, 0.9, 0.999, 1e-8)
adam.case(
    "five updates in a row",
    adam_state(array(3.0, -1.0, 0.5), array(0.0, 0.0, 0.0), array(0.0, 0.0, 0.0), 0),
    in_turn(array(0.6, -0.2, 1.5), array(-1.2, 0.7, 0.3), array(0.9, 0.8, -2.1),
            array(0.1, -0.4, 0.25), array(1.3, 0.2, -0.6)), 0.15, 0.9, 0.99, 1e-8)
adam.case(
    "a matrix, the seventh update",
    adam_state(np.array([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]),
               np.array([[0.2, -0.3, 0.4], [-0.5, 0.6, 0.1]]),
               np.array([[0.1, 0.6, 0.4], [1.0, 0.35, 0.8]]), 6),
    np.array([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]]), 0.03, 0.8, 0.95, 0.01)
adam.case(
    "a matrix, the gradient a transposed view",
    adam_state(np.array([[0.5, -1.25], [1.5, 0.25]]), np.array([[0.2, -0.3], [-0.5, 0.6]]),
               np.array([[0.1, 0.6], [1.0, 0.35]]), 1),
    np.array([[0.3, -0.7], [-2.0, 0.9]]).T, 0.2, 0.6, 0.7, 0.25)
adam.case(
    "the thousandth update: hardly a correction",
    adam_state(array(1.0, -2.0), array(0.3, -0.2), array(0.5, 0.1), 999), array(0.7, 0.4),
    0.01, 0.9, 0.999, 1e-8, weight=1)
adam.case(
    "nothing kept: every step as long as the rate",
    adam_state(array(1.0, 3.0), array(2.0, -1.0), array(4.0, 0.5), 2), array(0.25, -8.0),
    0.2, 0.0, 0.0, 1e-8, weight=1)
adam.case(
    "gradients of 0, the first ever", adam_state(
        array(1.5, -0.5), array(0.0, 0.0), array(0.0, 0.0), 0),
    array(0.0, 0.0), 0.25, 0.9, 0.999, 1e-8, weight=1)
adam.case(
    "no parameters", adam_state(np.zeros(0), np.zeros(0), np.zeros(0), 4), np.zeros(0),
    0.5, 0.9, 0.999, 1e-8, weight=1)
adam.case(
    "plus and minus 1000",
    adam_state(array(1000.0, -1000.0), array(500.0, 250.0), array(1000.0, 2000.0), 5),
    array(-1000.0, 1000.0), 0.25, 0.9, 0.99, 0.5, weight=1)
adam.case(
    "a NaN in the gradient",
    adam_state(array(1.0, 2.0, 3.0), array(0.5, 1.0, 2.0), array(0.5, 1.0, 2.0), 1),
    array(NAN, 0.5, -1.0), 0.1, 0.9, 0.99, 0.5, weight=1)
adam.case(
    "squares too long",
    adam_state(array(1.0, 2.0), array(1.0, 1.0), array(1.0, 1.0, 1.0), 2), array(4.0, -6.0),
    0.1, 0.9, 0.999, 1e-8, weight=1)
adam.case(
    "updates below 0", adam_state(array(1.0, 2.0), array(1.0, 1.0), array(1.0, 1.0), -2),
    array(4.0, -6.0), 0.1, 0.9, 0.999, 1e-8, weight=1)
POSITIVES = [(0, "a learning rate"), (3, "an epsilon")]
SHARES = [(1, "a mean decay"), (2, "a square decay")]
error_cases(
    adam, lambda parameters, ones: adam_state(parameters, ones, ones, 2), array(4.0, -6.0),
    [0.1, 0.9, 0.99, 0.5], positives=POSITIVES, shares=SHARES)

adam.reference(stepping(moments, precise=True))
adam.accepts(by_pytorch(
    lambda theta, rate, first, second, epsilon: torch.optim.Adam(
        theta, lr=rate, betas=(first, second), eps=epsilon),
    "exp_avg", "exp_avg_sq"))


@adam.accepts
def factors_gathered(*args):
    """The corrections as one factor of the rate and one of the root, as PyTorch has them."""

    def update(theta, m, s, g, t, rate, first, second, epsilon):
        m = m + (1 - first) * (g - m)
        s = s * second + (1 - second) * g**2
        length = rate / (1 - power(first, t))
        return theta - length * (m / (np.sqrt(s) / np.sqrt(1 - power(second, t)) + epsilon)), m, s

    return stepping(update)(*args)


def quotient(part, whole):
    with np.errstate(all="ignore"):
        return np.divide(part, whole)


def with_step(step):
    """Adam whose parameters move by rate · `step` of the new means, the count and the settings."""

    def update(theta, m, s, g, t, rate, first, second, epsilon):
        m, s = means_of(m, s, g, first, second)
        return theta - rate * step(m, s, g, t, first, second, epsilon), m, s

    return update


def with_means(renewed):
    """Adam with other means."""

    def update(theta, m, s, g, t, rate, first, second, epsilon):
        m, s = renewed(m, s, g, first, second)
        return corrected_step(theta, m, s, t, rate, first, second, epsilon), m, s

    return update


def returning(kept):
    """Adam with the right step, but `kept` of old and new means in the state."""

    def update(theta, m, s, g, t, rate, first, second, epsilon):
        new = means_of(m, s, g, first, second)
        theta = corrected_step(theta, *new, t, rate, first, second, epsilon)
        return theta, *kept(m, s, *new, t, first, second)

    return update


def swapped_decays(theta, m, s, g, t, rate, first, second, epsilon):
    return moments(theta, m, s, g, t, rate, second, first, epsilon)


def counted_from_0(theta, m, s, g, t, rate, first, second, epsilon):
    m, s = means_of(m, s, g, first, second)
    step = quotient(quotient(m, 1 - power(first, t - 1)),
                    np.sqrt(quotient(s, 1 - power(second, t - 1))) + epsilon)
    return theta - rate * step, m, s


def share_of(decay, t):
    return 1 - power(decay, t)


for id, sentence, hint, update in [
    ("epsilon-inside",
     "Your ε is inside the root. Add it to the root of the corrected mean: √ŝ + ε.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  / np.sqrt(s / share_of(second, t) + epsilon))),
    ("epsilon-before-the-correction",
     "Your ε was added to √s, before the correction. Add it to the root of the corrected mean.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  * np.sqrt(share_of(second, t)) / (np.sqrt(s) + epsilon))),
    ("epsilon-forgotten",
     "Your ε is missing. Without it a gradient of 0 gives 0 / 0 at the start.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: quotient(
         m / share_of(first, t), np.sqrt(s / share_of(second, t))))),
    ("root-forgotten",
     "You divided by the mean of the squares itself. Take its root first.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  / (s / share_of(second, t) + epsilon))),
    ("not-corrected",
     "Your two means are not corrected: divide them by 1 − βᵗ before the step.",
     2, with_step(lambda m, s, g, t, first, second, epsilon: m / (np.sqrt(s) + epsilon))),
    ("only-the-mean-corrected",
     "You corrected the mean of the gradients, not that of the squares: divide it by 1 − β₂ᵗ.",
     2, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  / (np.sqrt(s) + epsilon))),
    ("only-the-squares-corrected",
     "You corrected the mean of the squares, not that of the gradients: divide it by 1 − β₁ᵗ.",
     2, with_step(lambda m, s, g, t, first, second, epsilon: m
                  / (np.sqrt(s / share_of(second, t)) + epsilon))),
    ("corrected-after-the-root",
     "You divided the root by 1 − β₂ᵗ. Correct the mean of the squares first, then take the root.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  / (np.sqrt(s) / share_of(second, t) + epsilon))),
    ("corrections-swapped",
     "The corrections have changed places: m goes with β₁, s with β₂.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(second, t)
                  / (np.sqrt(s / share_of(first, t)) + epsilon))),
    ("corrected-by-one-decay",
     "You corrected both means by β₁. That of the squares goes with β₂.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / share_of(first, t)
                  / (np.sqrt(s / share_of(first, t)) + epsilon))),
    ("power-forgotten",
     "You corrected by 1 − β at every update. It is 1 − βᵗ, which grows towards 1.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: m / (1 - first)
                  / (np.sqrt(s / (1 - second)) + epsilon))),
    ("times-for-power",
     "You corrected by 1 − β · t. It is the power: 1 − βᵗ.",
     3, with_step(lambda m, s, g, t, first, second, epsilon: quotient(m, 1 - first * t)
                  / (np.sqrt(quotient(s, 1 - second * t)) + epsilon))),
    ("multiplied-by-the-share",
     "You multiplied the means by 1 − βᵗ. They are too small: divide by it.",
     2, with_step(lambda m, s, g, t, first, second, epsilon: m * share_of(first, t)
                  / (np.sqrt(s * share_of(second, t)) + epsilon))),
    ("counted-from-0",
     "You corrected with t before it was counted up. In the first update t is 1, or you divide by 0.",
     2, counted_from_0),
    ("decays-swapped",
     "Your β₁ and β₂ have changed places: `meanDecay` belongs to the gradients, `squareDecay` to their "
     "squares.",
     3, swapped_decays),
    ("shares-swapped",
     "Your β and 1 − β have changed places: β is the share of the old mean that stays.",
     4, with_means(lambda m, s, g, first, second: means_of(m, s, g, 1 - first, 1 - second))),
    ("not-squared",
     "Your second mean is one of gradients. It is their squares that it remembers.",
     4, with_means(lambda m, s, g, first, second: (
         first * m + (1 - first) * g, second * s + (1 - second) * g))),
    ("share-squared",
     "You squared the factor 1 − β₂ together with the gradient. Square the gradient only.",
     4, with_means(lambda m, s, g, first, second: (
         first * m + (1 - first) * g, second * s + ((1 - second) * g) ** 2))),
    ("square-of-the-mean",
     "Your second mean takes in the square of the first. It takes in the square of the gradient.",
     4, with_means(lambda m, s, g, first, second: (lambda new: (
         new, second * s + (1 - second) * new * new))(first * m + (1 - first) * g))),
    ("new-ones-whole",
     "You added the gradient and its square whole. In a running mean they have the factor 1 − β.",
     4, with_means(lambda m, s, g, first, second: (first * m + g, second * s + g * g))),
    ("mean-not-returned",
     "The mean of the gradients that you return is the old one.",
     4, returning(lambda m, s, new_m, new_s, *_: (m, new_s))),
    ("squares-not-returned",
     "The mean of the squares that you return is the old one.",
     4, returning(lambda m, s, new_m, new_s, *_: (new_m, s))),
    ("means-not-returned",
     "The two means that you return are the old ones.",
     4, returning(lambda m, s, new_m, new_s, *_: (m, s))),
    ("corrected-means-returned",
     "You put the corrected means into the state. Keep m and s as they are; the next update corrects "
     "again.",
     3, returning(lambda m, s, new_m, new_s, t, first, second: (
         new_m / share_of(first, t), new_s / share_of(second, t)))),
    ("old-means",
     "Your step used the means before this gradient. Renew them first.",
     4, lambda theta, m, s, g, t, rate, first, second, epsilon: (
         corrected_step(theta, m, s, t, rate, first, second, epsilon),
         *means_of(m, s, g, first, second))),
    ("gradient-for-mean",
     "Your step has the gradient in place of its mean: θ − η · m̂ / (√ŝ + ε).",
     1, with_step(lambda m, s, g, t, first, second, epsilon: g
                  / (np.sqrt(s / share_of(second, t)) + epsilon))),
    ("adds-the-step",
     "You went uphill: the step is subtracted.",
     4, with_step(lambda m, s, g, t, first, second, epsilon: -m / share_of(first, t)
                  / (np.sqrt(s / share_of(second, t)) + epsilon))),
    ("parameters-unchanged",
     "Your means are right, but the parameters have not moved.",
     4, with_step(lambda m, s, g, t, first, second, epsilon: 0 * m)),
    ("fields-swapped",
     "The two means have changed places in what you return.",
     4, returning(lambda m, s, new_m, new_s, *_: (new_s, new_m))),
    ("epsilon-inside-and-not-corrected",
     "Your two means are not corrected, and ε is inside the root.",
     2, with_step(lambda m, s, g, t, first, second, epsilon: m / np.sqrt(s + epsilon))),
]:
    adam.mistake(id, sentence, hint=hint, wrote=stepping(update))
adam.mistake(
    "updates-not-counted",
    "The number of updates that you return is the old one. Count it up: + 1.",
    hint=2, wrote=stepping(moments, counted=lambda count: count))
adam.mistake(
    "counted-from-0-and-not-counted",
    "The number of updates stays as it was, and you corrected with it. Count it up first, then use it.",
    hint=2, wrote=lambda state, *rest: stepping(
        lambda theta, m, s, g, t, *settings: counted_from_0(theta, m, s, g, t, *settings),
        counted=lambda count: count)(state, *rest))
adam.mistake(
    "not-corrected-nor-counted",
    "Your two means are not corrected, and the updates are not counted.",
    hint=2, wrote=stepping(
        with_step(lambda m, s, g, t, first, second, epsilon: m / (np.sqrt(s) + epsilon)),
        counted=lambda count: count))
adam.mistake(
    "updates-unchecked",
    "A count of updates below 0 went into the powers. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda *args: (
        checking(same_shapes, above_zero(0), share(1), share(2), above_zero(3))(*args),
        counted_anyhow(*args))[1])


adam.mistake(
    "nothing-thrown-at-all", "Your numbers are right; the errors are not thrown yet.",
    hint=4, guarded=False, wrote=lambda *args: counted_anyhow(*args))


def counted_anyhow(*args):
    """The powers of a count below 0 are large, their shares negative, and a root is NaN."""

    def update(theta, m, s, g, t, rate, first, second, epsilon):
        m, s = means_of(m, s, g, first, second)
        step = quotient(quotient(m, share_of(first, t)),
                        np.sqrt(quotient(s, share_of(second, t))) + epsilon)
        return theta - rate * step, m, s

    return stepping(update)(*args)


error_mistakes(
    adam, moments, [require_updates], hint=4, positives=POSITIVES, shares=SHARES)
