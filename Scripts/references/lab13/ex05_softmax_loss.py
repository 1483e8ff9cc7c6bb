"""Exercise 13.5: the cross-entropy of a softmax, from the logits, and its gradient."""

import mpmath
import numpy as np
import scipy
import torch
from scipy.special import log_softmax, softmax

from framework import (
    INFINITY, NAN, PRECISE, Crash, Exercise, LabError, Tolerance, divide, exponential, library,
    logarithm, total,
)

from .idx import require


def require_matrices(logits, labels):
    require(logits.ndim == 2 and labels.shape == logits.shape, "shapeMismatch")
    require(len(logits) > 0, "emptyInput")


softmax_loss = Exercise(
    "13.5",
    source=f"{library(mpmath, 'mpmath.exp', 'mpmath.log')} (60 digits), agreeing with "
    f"{library(torch, 'torch.nn.functional.cross_entropy', 'torch.autograd')}, and "
    f"{library(scipy, 'scipy.special.log_softmax')}",
    points=15,
    # Every number of the cases is of the order of 1, or exactly 0.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_matrices,
    errors=("emptyInput", "shapeMismatch"),
    specials=("nan",),
)


def hot(classes, *labels):
    return np.eye(classes)[list(labels)]


ROWS = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-0.5, 1.0, 0.0], [3.0, 2.0, -1.0]])
softmax_loss.case("one row, two classes", np.array([[1.0, 3.0]]), hot(2, 1))
softmax_loss.case("two rows, three classes", ROWS[:2].copy(), hot(3, 0, 2))
softmax_loss.case("four rows, three classes", ROWS, hot(3, 2, 0, 0, 1))
softmax_loss.case("as many rows as classes", ROWS[:3].copy(), hot(3, 1, 1, 2))
softmax_loss.case("ten classes, all alike", np.zeros((2, 10)), hot(10, 3, 9))
softmax_loss.case("logits of ±1000", np.array([[1000.0, -1000.0, 998.0], [-1000.0, -1001.0, -1000.5]]),
                  hot(3, 0, 1), weight=4)
softmax_loss.case("sure and wrong at 1000", np.array([[1000.0, 0.0], [0.0, -1000.0]]), hot(2, 1, 1),
                  weight=4)
softmax_loss.case("rows of different sizes", np.array([[700.0, 701.0], [0.5, -0.5], [-720.0, -719.0]]),
                  hot(2, 0, 0, 1), weight=4)
softmax_loss.case("logits as a transposed view", np.array([[0.5, 1.0, -2.0], [0.25, -1.5, 3.0]]).T,
                  hot(2, 0, 1, 1), weight=1)
softmax_loss.case("one class", np.array([[4.0], [-2.0]]), np.ones((2, 1)), weight=1)
softmax_loss.case("a logit is NaN", np.array([[NAN, 1.0], [0.5, 2.0]]), hot(2, 0, 1), weight=1)
softmax_loss.case("no rows", np.zeros((0, 3)), np.zeros((0, 3)), weight=1)
softmax_loss.case("labels with a class too few", ROWS[:2].copy(), hot(2, 0, 1), weight=1)
softmax_loss.case("labels with a row too few", ROWS, hot(3, 0, 1), weight=1)
softmax_loss.case("labels as a column that would broadcast", ROWS[:2].copy(), np.ones((2, 1)), weight=1)
softmax_loss.case("rank 1", np.zeros(3), np.zeros(3), weight=1)


def answer(value, gradient):
    return {"value": value, "gradient": np.array(gradient, dtype=np.float64)}


def shares(row):
    """The softmax of a row in 60 digits."""
    if any(z != z for z in row):
        return [PRECISE.nan] * len(row)
    powers = [PRECISE.exp(PRECISE.mpf(z)) for z in row]
    return [power / sum(powers) for power in powers]


def precise(divisor=lambda m, classes: m, gradient_divisor=None, loss=None, gradient=None):
    """The value and the gradient, either with another divisor or by another formula for a row."""
    gradient_divisor = gradient_divisor or divisor
    loss = loss or (lambda p, y: -sum(b * PRECISE.log(a) for a, b in zip(p, y) if b))
    gradient = gradient or (lambda p, y: [a - b for a, b in zip(p, y)])

    def found(logits, labels):
        m, classes = logits.shape
        value, slopes = PRECISE.mpf(0), []
        for row, truth in zip(logits.tolist(), labels.tolist()):
            p = shares(row)
            value += loss(p, truth)
            slopes.append([float(slope / gradient_divisor(m, classes)) for slope in gradient(p, truth)])
        return answer(float(value / divisor(m, classes)), slopes)

    return found


right = softmax_loss.reference(precise())


@softmax_loss.accepts
def by_torch(logits, labels):
    z = torch.tensor(logits.copy(), dtype=torch.float64, requires_grad=True)
    value = torch.nn.functional.cross_entropy(z, torch.tensor(labels))
    value.backward()
    return answer(value.item(), z.grad.numpy())


@softmax_loss.accepts
def by_scipy(logits, labels):
    m = len(logits)
    return answer(-(labels * log_softmax(logits, axis=1)).sum() / m,
                  (softmax(logits, axis=1) - labels) / m)


@softmax_loss.accepts
def by_log_sum_exp(logits, labels):
    m = len(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)
    sums = np.exp(shifted).sum(axis=1, keepdims=True)
    return answer((np.log(sums).ravel() - (labels * shifted).sum(axis=1)).mean(),
                  (np.exp(shifted) / sums - labels) / m)


def safe_exponential(z):
    """What exp gives in doubles: infinity where it is too large, and 0 where too small."""
    if z != z:
        return NAN
    if z > 709.79:
        return INFINITY
    return 0.0 if z < -745.2 else exponential(z)


def in_doubles(shift=lambda row: 0.0, small=0.0, joined=None, divided=(True, True)):
    """The softmax first and its logarithm after, in doubles; value and gradient `divided` by m or not."""

    def found(logits, labels):
        parts, parts_of_slopes = (len(logits) if by else 1 for by in divided)
        value, slopes = [], []
        for index, (row, truth) in enumerate(zip(logits.tolist(), labels.tolist())):
            offset = shift(row) if joined is None else joined(logits)
            powers = [safe_exponential(z - offset) for z in row]
            p = [divide(power, total(powers)) for power in powers]
            value += [b * logarithm(a + small) for a, b in zip(p, truth)]
            slopes.append([(a - b) / parts_of_slopes for a, b in zip(p, truth)])
        return answer(-total(value) / parts, slopes)

    return found


def largest(row):
    return max(row) if all(z == z for z in row) else NAN


def largest_of_all(logits):
    return largest(logits.ravel().tolist())


def over_everything(logits, labels):
    m = len(logits)
    p = np.array(shares(logits.ravel().tolist())).reshape(logits.shape)
    value = -sum(b * PRECISE.log(a) for a, b in zip(p.ravel(), labels.ravel()) if b)
    return answer(float(value / m), [[float((a - b) / m) for a, b in zip(one, truth)]
                                     for one, truth in zip(p, labels.tolist())])


def down_the_columns(logits, labels):
    m = len(logits)
    p = np.array([shares(column) for column in logits.T.tolist()]).T
    value = -sum(b * PRECISE.log(a) for a, b in zip(p.ravel(), labels.ravel()) if b)
    return answer(float(value / m), [[float((a - b) / m) for a, b in zip(one, truth)]
                                     for one, truth in zip(p, labels.tolist())])


def both_terms(p, y):
    """Binary cross-entropy of every class."""
    return -sum(b * PRECISE.log(a) + (1 - b) * PRECISE.log(1 - a) if b in (0, 1) and 0 < a < 1
                else PRECISE.mpf(0) if a == b else -PRECISE.log(PRECISE.mpf(0)) if a == a else a
                for a, b in zip(p, y))


def flipped(function, value=1, gradient=1):
    def found(logits, labels):
        result = function(logits, labels)
        return answer(value * result["value"] + 0.0, gradient * result["gradient"] + 0.0)

    return found


for name, sentence, hint, wrote in [
    ("softmax-then-log",
     "At 1000 you get NaN or infinity: ln of a softmax that overflowed. Subtract the row's maximum and "
     "take z − ln Σ eᶻ.", 2, in_doubles()),
    ("logarithm-of-a-rounded-softmax",
     "A probability that rounds to 0 makes your loss infinite or NaN. Use z − ln Σ eᶻ, without ln p.",
     3, in_doubles(shift=largest)),
    ("softmax-then-log-not-divided",
     "Two things: neither value nor gradient is divided by m, and at 1000 the softmax overflows before "
     "its ln. Take z − ln Σ eᶻ, the row's maximum subtracted.", 2, in_doubles(divided=(False, False))),
    ("softmax-then-log-value-not-divided",
     "Two things: the value is not divided by m, and at 1000 the softmax overflows before its ln. Take "
     "z − ln Σ eᶻ, the row's maximum subtracted.", 2, in_doubles(divided=(False, True))),
    ("softmax-then-log-gradient-not-divided",
     "Two things: the gradient is not divided by m, and at 1000 the softmax overflows before its ln. "
     "Take z − ln Σ eᶻ, the row's maximum subtracted.", 2, in_doubles(divided=(True, False))),
    ("rounded-softmax-not-divided",
     "Two things: neither value nor gradient is divided by m, and ln of a probability that rounds to 0 "
     "is infinite. Use z − ln Σ eᶻ.", 3, in_doubles(shift=largest, divided=(False, False))),
    ("rounded-softmax-value-not-divided",
     "Two things: the value is not divided by m, and ln of a probability that rounds to 0 is infinite. "
     "Use z − ln Σ eᶻ.", 3, in_doubles(shift=largest, divided=(False, True))),
    ("rounded-softmax-gradient-not-divided",
     "Two things: the gradient is not divided by m, and ln of a probability that rounds to 0 is "
     "infinite. Use z − ln Σ eᶻ.", 3, in_doubles(shift=largest, divided=(True, False))),
    ("maximum-of-all",
     "You subtracted the largest logit of all rows, and rows far below it lose everything. Take each "
     "row's own.", 2, in_doubles(joined=largest_of_all)),
    ("a-little-added",
     "You added a little to p before the logarithm: that hides the infinity and gives another loss.",
     3, in_doubles(shift=largest, small=1e-15)),
    ("sum-over-the-rows", "You summed over the rows. Value and gradient are divided by m.", 1,
     precise(divisor=lambda m, classes: 1)),
    ("mean-over-everything",
     "You divided by m · classes. The mean is over the rows; a row's classes are summed.", 1,
     precise(divisor=lambda m, classes: m * classes)),
    ("value-mean-over-everything",
     "Your value is divided by m · classes, by the number of elements. Divide by m, the rows.", 1,
     precise(divisor=lambda m, classes: m * classes, gradient_divisor=lambda m, classes: m)),
    ("value-not-divided", "Your gradient is right; the value is not divided by m yet.", 1,
     precise(divisor=lambda m, classes: 1, gradient_divisor=lambda m, classes: m)),
    ("gradient-not-divided", "Your value is right; the gradient is not divided by m yet.", 4,
     precise(gradient_divisor=lambda m, classes: 1)),
    ("gradient-mean-over-everything",
     "Your value is right; the gradient is divided by m · classes. Divide it by m.", 4,
     precise(gradient_divisor=lambda m, classes: m * classes)),
    ("gradient-turned", "Your gradient points the other way: it is softmax − Y.", 4,
     flipped(right, gradient=-1)),
    ("value-negative", "Your value has the wrong sign: a logarithm of a probability is negative, so "
     "put a minus before it.", 1, flipped(right, value=-1)),
    ("down-the-columns", "Your softmax runs over the rows of the batch, axis 0. Each row's classes "
     "share 1: axis 1.", 2, down_the_columns),
    ("over-everything", "Your softmax shares 1 among all rows together. Each row has its own.", 2,
     over_everything),
    ("softmax-as-gradient", "You returned the softmax for the gradient. Subtract the labels.", 4,
     precise(gradient=lambda p, y: p)),
    ("gradient-by-the-softmax",
     "Your gradient is the slope by the probabilities, −Y/p. It has to be by the logits: softmax − Y.",
     4, precise(gradient=lambda p, y: [-b / a if b else PRECISE.mpf(0) for a, b in zip(p, y)])),
    ("gradient-of-the-right-class-only",
     "Only the right class has a gradient with you. The others are pushed down by their share.", 4,
     precise(gradient=lambda p, y: [(a - b) * b for a, b in zip(p, y)])),
    ("mean-squared-error", "Your loss is the squared difference of softmax and labels. It is −Σ Y·ln "
     "softmax.", 1, precise(loss=lambda p, y: sum((a - b) ** 2 for a, b in zip(p, y)))),
    ("logarithm-to-base-2", "You took logarithms to base 2. Here they are natural ones.", 1,
     precise(loss=lambda p, y: -sum(b * PRECISE.log(a, 2) for a, b in zip(p, y) if b))),
    ("binary-cross-entropy",
     "You counted (1 − Y)·ln(1 − p) too, the loss of separate sigmoids. With a softmax it is −Σ Y·ln p.",
     1, precise(loss=both_terms)),
]:
    softmax_loss.mistake(name, sentence, hint=hint, wrote=wrote)


def unchecked(logits, labels):
    """What broadcasting makes of labels that do not fit, or a crash."""
    if logits.ndim != 2 or len(logits) == 0:
        raise Crash
    try:
        labels = np.broadcast_to(labels, logits.shape).copy()
    except ValueError:
        raise Crash from None
    return right(logits, labels)


def no_rows(logits, labels):
    require(logits.ndim == 2 and labels.shape == logits.shape, "shapeMismatch")
    return right(logits, labels) if len(logits) else answer(NAN, np.zeros(logits.shape))


softmax_loss.mistake(
    "shapes-unchecked", "Arrays that do not fit stop your code, or are stretched to fit. Throw "
    "LabError.shapeMismatch, and LabError.emptyInput.", hint=4, wrote=unchecked, guarded=False)
softmax_loss.mistake(
    "no-rows-give-nan", "The mean of no rows came out as NaN. Throw LabError.emptyInput.", hint=4,
    wrote=no_rows, guarded=False)
softmax_loss.mistake(
    "every-error-is-of-shape",
    "No rows give LabError.shapeMismatch with you. Their shape is fine: throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda logits, labels: (
        require(logits.ndim == 2 and labels.shape == logits.shape and len(logits) > 0,
                "shapeMismatch"), right(logits, labels))[1])
