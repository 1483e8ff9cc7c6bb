"""Exercise 10.7: dZ¹ = (dZ²·W²) ∘ (1 − O¹²)."""

import mpmath
import numpy as np
import torch

from framework import Crash, Exercise, LabError, library
from framework.wrong import after, stopping

from .backward import exact, require, rounded, tanh, tensors
from .ex06_output_gradient import NARROW


def fits(delta, weights, hidden):
    return (
        delta.ndim == weights.ndim == hidden.ndim == 2
        and delta.shape[1] == len(weights)
        and hidden.shape == (len(delta), weights.shape[1])
    )


def require_fit(delta, weights, hidden):
    require(fits(delta, weights, hidden))


DELTA = np.array([[0.3, -0.7], [-0.45, 0.1], [0.62, 0.28]])
WEIGHTS = np.array([[0.9, -1.2, 0.4], [-0.6, 0.75, 1.1]])
HIDDEN = np.array([[0.9, -0.2, 0.4], [-0.6, 0.75, 0.1], [0.05, -0.85, 0.33]])

hidden_delta = Exercise(
    "10.7",
    source=f"{library(mpmath, 'mpmath.mpf')} (60 digits), agreeing with "
    f"{library(torch, 'torch.autograd')}, and {library(np, 'numpy.matmul')}",
    points=15, tolerance=NARROW, guard=require_fit, errors=("shapeMismatch",),
)
hidden_delta.case(
    "two rows, one output, two hidden units", np.array([[0.5], [-0.25]]),
    np.array([[2.0, -1.0]]), np.array([[0.5, -0.75], [0.0, 0.25]]))
hidden_delta.case("three rows, two outputs, three hidden units", DELTA, WEIGHTS, HIDDEN)
hidden_delta.case(
    "as many outputs as hidden units", DELTA, np.array([[1.5, -0.5], [0.8, 2.0]]),
    HIDDEN[:, :2].copy())
hidden_delta.case(
    "all square", DELTA[:2], np.array([[0.4, -1.3], [1.7, 0.6]]),
    np.array([[0.3, -0.9], [-0.45, 0.7]]))
hidden_delta.case(
    "a transposed view", DELTA, np.array([[0.9, -0.6], [-1.2, 0.75], [0.4, 1.1]]).T, HIDDEN)
hidden_delta.case(
    "saturated units learn nothing", np.array([[0.4], [-0.6]]), np.array([[3.0, -2.0]]),
    np.array([[1.0, -1.0], [-1.0, 0.25]]))
hidden_delta.case("no rows", np.zeros((0, 2)), WEIGHTS, np.zeros((0, 3)), weight=1)
hidden_delta.case("one row", DELTA[:1], WEIGHTS, HIDDEN[:1], weight=1)
hidden_delta.case("weights for other outputs", DELTA, np.ones((3, 3)), HIDDEN, weight=1)
hidden_delta.case("weights for other hidden units", DELTA, WEIGHTS[:, :2].copy(), HIDDEN, weight=1)
hidden_delta.case("one row of hidden outputs for three", DELTA, WEIGHTS, HIDDEN[:1], weight=1)
hidden_delta.case("a row too few of hidden outputs", DELTA, WEIGHTS, HIDDEN[:2], weight=1)
hidden_delta.case("delta of rank 1", DELTA[0], WEIGHTS, HIDDEN, weight=1)
hidden_delta.case("weights of rank 1", DELTA, WEIGHTS[0], HIDDEN, weight=1)
hidden_delta.case("hidden outputs of rank 1", DELTA, WEIGHTS, HIDDEN[0], weight=1)


def with_slope(slope, sign=1, over=lambda delta: 1):
    """(dZ²·W²) ∘ slope(O¹) in 60 digits, rounded once."""

    def delta_below(delta, weights, hidden):
        product = exact(delta) @ exact(weights)
        return rounded(sign * product * slope(exact(hidden)) / over(delta)).reshape(hidden.shape)

    return delta_below


exact_delta = hidden_delta.reference(with_slope(lambda o: 1 - o * o))


@hidden_delta.accepts
def numpy_delta(delta, weights, hidden):
    return delta @ weights * (1 - hidden**2)


@hidden_delta.accepts
def by_autograd(delta, weights, hidden):
    """The slopes of Σ dZ² ∘ (tanh(Z¹)·W²ᵀ) by Z¹, which PyTorch finds by itself."""
    if np.any(np.abs(hidden) == 1):
        # There Z¹ is infinite.
        return numpy_delta(delta, weights, hidden)
    d, w, o = tensors(delta, weights, hidden)
    z = torch.atanh(o).requires_grad_()
    (torch.nn.functional.linear(torch.tanh(z), w) * d).sum().backward()
    return z.grad.numpy()


for name, sentence, hint, slope in [
    ("one-minus-o",
     "Your factor is 1 − o. The slope of tanh is 1 − o²: square O¹, element by element.",
     3, lambda o: 1 - o),
    ("derivative-forgotten",
     "Your result is dZ²·W² alone. It still has to pass the bend of the hidden units: times 1 − "
     "o².", 2, lambda o: o * 0 + 1),
    ("sigmoid-slope",
     "Your factor o·(1 − o) is the sigmoid's slope. The hidden units are tanh: 1 − o².",
     2, lambda o: o * (1 - o)),
    ("tanh-again",
     "Your factor is 1 − tanh²(o). O¹ has been through tanh already: the slope is 1 − o².",
     3, lambda o: 1 - tanh(o) ** 2),
    ("o-squared", "Your factor is o². The slope of tanh is 1 − o².", 3, lambda o: o * o),
    ("one-minus-o-all-squared",
     "Your factor is (1 − o)². Only O¹ is squared: 1 − o².", 3, lambda o: (1 - o) ** 2),
    ("one-plus-o-squared",
     "Your factor is 1 + o². The slope of tanh is 1 − o²: it is at most 1.",
     3, lambda o: 1 + o * o),
    ("relu-slope",
     "Your factor is 1 or 0 by the sign of o, as for ReLU. The hidden units are tanh: 1 − o².",
     2, lambda o: np.frompyfunc(lambda x: 1 if x > 0 else 0, 1, 1)(o)),
    ("times-o",
     "You multiplied by O¹ itself. The chain rule asks for the slope of tanh there, 1 − o².",
     2, lambda o: o),
    ("root-slope",
     "Your factor is the root of 1 − o². The slope of tanh is 1 − o² itself.",
     3, lambda o: np.frompyfunc(lambda x: (1 - x * x) ** 0.5, 1, 1)(o)),
    ("two-o",
     "Your factor 1 − 2o is no slope of tanh: o² means o · o.", 3, lambda o: 1 - 2 * o),
]:
    hidden_delta.mistake(name, sentence, hint=hint, wrote=with_slope(slope))
hidden_delta.mistake(
    "divided-by-m",
    "Your delta is divided by m. Deltas stay undivided; the mean over the rows comes with dW¹ and "
    "db¹.",
    hint=2, wrote=lambda d, w, o: exact_delta(d, w, o) / max(len(d), 1))
hidden_delta.mistake(
    "sign",
    "Your delta has the wrong sign. The slope of tanh is 1 − o², not o² − 1.",
    hint=2, wrote=with_slope(lambda o: 1 - o * o, sign=-1))


def transposed_weights(delta, weights, hidden):
    if weights.shape[0] != weights.shape[1]:
        raise Crash
    return exact_delta(delta, weights.T, hidden)


hidden_delta.mistake(
    "weights-transposed",
    "You went back through W²ᵀ. Forwards the layer takes W²ᵀ, back it takes W²: "
    "[m, outputs]·[outputs, hidden].",
    hint=2, wrote=transposed_weights)
hidden_delta.mistake(
    "weights-transposed-derivative-forgotten",
    "You went back through W²ᵀ, and the slope 1 − o² is missing. Back it takes W² as it is.",
    hint=2, wrote=stopping(
        lambda d, w, o: w.shape[0] != w.shape[1], Crash(), lambda d, w, o: d @ w.T
    ))
hidden_delta.mistake(
    "weights-forgotten",
    "W² is not in your result. What an output is wrong by reaches a hidden unit through the "
    "weight between them.",
    hint=1, wrote=stopping(
        lambda d, w, o: d.shape[1] not in (1, o.shape[1]), Crash(),
        lambda d, w, o: d * (1 - o**2),
    ))


def loosely(delta, weights, hidden):
    """As the engine computes it: lists fit as they can, and single rows are stretched."""
    if weights.ndim == 1:
        raise Crash
    try:
        return delta @ weights * (1 - hidden**2)
    except ValueError:
        raise Crash from None


hidden_delta.mistake(
    "shapes-unchecked",
    "Your numbers are right. Of shapes that do not fit, some stop your code and some are stretched "
    "until they do: throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=loosely)
hidden_delta.mistake(
    "row-stretched",
    "O¹ with one row, or of rank 1, was stretched over all rows. Compare its shape with "
    "[m, hidden] and throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda d, w, o: loosely(d, w, o)
    if d.ndim == w.ndim == 2 and d.shape[1] == len(w) and o.shape[-1] == w.shape[1]
    and (o.ndim == 1 or len(o) == 1) else after(require_fit, exact_delta)(d, w, o))
hidden_delta.mistake(
    "single-row-stretched",
    "O¹ with one row was stretched over all rows. Compare the numbers of rows and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda d, w, o: loosely(d, w, o)
    if d.ndim == w.ndim == o.ndim == 2 and d.shape[1] == len(w) and o.shape == (1, w.shape[1])
    else after(require_fit, exact_delta)(d, w, o))
hidden_delta.mistake(
    "misfits-stop",
    "Shapes that do not fit stop your code. Check ranks and shapes first and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda *args: not fits(*args), Crash(), after(require_fit, exact_delta)
    ))
hidden_delta.mistake(
    "no-rows-refused",
    "You refused arrays without rows. Nothing is divided here: the result has no rows either.",
    hint=4, wrote=stopping(lambda d, w, o: len(o) == 0, LabError("emptyInput"), exact_delta))
hidden_delta.mistake(
    "slope-by-matrix-product",
    "You multiplied by the slopes as matrices. The slopes go element by element: `*`, not "
    "`matmul`.",
    hint=3, wrote=stopping(
        lambda d, w, o: len(o) != o.shape[1], Crash(), lambda d, w, o: d @ w @ (1 - o**2)
    ))
