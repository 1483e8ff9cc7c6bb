"""Exercise 10.10: many steps, and the losses on the way."""

import json
from pathlib import Path

import mpmath
import numpy as np
import torch

from framework import NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .backward import (
    as_network,
    clipped,
    cross_entropy,
    forward,
    in_60_digits,
    logarithms,
    network,
    numpy_descent,
    require,
    require_network,
    stepped,
    torch_descent,
)
from .ex09_updated import SMALL, SMALL_X, SMALL_Y, WIDE, X, Y, misfits

# Twenty points in the order of two rings: even rows outside, odd rows inside.
RINGS = np.array(
    [[1.02, 0.11], [0.48, 0.07], [0.79, 0.63], [0.33, 0.41], [0.28, 0.95], [0.05, 0.52],
     [-0.37, 0.94], [-0.29, 0.38], [-0.83, 0.55], [-0.46, 0.21], [-0.98, -0.06], [-0.51, -0.1],
     [-0.74, -0.68], [-0.27, -0.43], [-0.22, -1.01], [0.04, -0.49], [0.41, -0.89], [0.31, -0.36],
     [0.86, -0.52], [0.44, -0.19]]
)
SIDES = np.array([[float(row % 2)] for row in range(20)])
START = network(
    [[0.9, -0.4], [-0.6, 1.1], [0.3, 0.8]], [0.1, -0.3, 0.5], [[0.7, -0.9, 1.2]], [0.0])


def require_training(parameters, x, y, rate, steps):
    require(rate > 0 and steps >= 0, "invalidParameter")
    require_network(parameters, x, y)


train = Exercise(
    "10.10",
    source=f"{library(mpmath, 'mpmath.tanh', 'mpmath.exp')} (60 digits), agreeing step for step "
    f"with {library(torch, 'torch.autograd', 'torch.optim.SGD')}, and "
    f"{library(np, 'numpy.matmul')}",
    points=20,
    # At most 10 steps; each rounds by about 1e-15, and hands earlier errors on a few times larger.
    tolerance=Tolerance(1e-9, 1e-9),
    guard=require_training,
    errors=("invalidParameter", "shapeMismatch", "emptyInput", "invalidLabel"),
    time_limit=20.0,
    distribution=json.loads(Path(__file__).with_name("circles.json").read_text()),
)
train.case("two steps of a small network", SMALL, SMALL_X, SMALL_Y, 0.5, 2)
train.case("twenty rows in two rings, eight steps", START, RINGS, SIDES, 0.5, 8)
train.case("two outputs, ten steps", WIDE, X, Y, 0.4, 10)
train.case("a large learning rate: the loss goes up", WIDE, X, Y, 6.0, 2)
train.case("a loss that rises and falls again", START, RINGS, SIDES, 5.0, 2, weight=1)
train.case("one step", WIDE, X, Y, 0.3, 1, weight=1)
train.case("no steps: only the first loss", START, RINGS, SIDES, 0.5, 0, weight=1)
train.case(
    "an output of 1 where it should be 0: clipped",
    network([[1.0]], [0.0], [[40.0]], [10.0]), np.array([[2.0]]), np.array([[0.0]]), 0.001,
    1, weight=1)
train.case("learning rate 0", WIDE, X, Y, 0.0, 2, weight=1)
train.case("a learning rate that is NaN", WIDE, X, Y, NAN, 2, weight=1)
train.case("fewer than no steps", WIDE, X, Y, 0.3, -1, weight=1)
train.case("no rows", WIDE, np.zeros((0, 2)), np.zeros((0, 2)), 0.3, 2, weight=1)
train.case("no rows, no steps", WIDE, np.zeros((0, 2)), np.zeros((0, 2)), 0.3, 0, weight=1)
train.case("a label of 2", WIDE, X, Y * 2, 0.3, 2, weight=1)
train.case("labels for too few rows", WIDE, X, Y[:3], 0.3, 2, weight=1)
train.case("inputs of one column", WIDE, X[:, :1].copy(), Y, 0.3, 2, weight=1)


def descending(
    measure=cross_entropy, extra_steps=0, keep=slice(None), start=None, from_start=False,
    returned="last", late=0, **ways,
):
    """The descent in 60 digits, with one thing or another done differently."""

    def descent(parameters, x, y, rate, steps):
        first, x, y = in_60_digits(start or parameters, x, y)
        now, losses = first, []
        for step in range(max(steps + extra_steps, 0) + 1):
            losses.append(measure(forward(now, x)[1], y))
            if step == steps + extra_steps:
                break
            now = stepped(first if from_start else now, x, y, rate, **ways)
        kept = losses[keep]
        return {
            "network": as_network(first if returned == "first" else now),
            "losses": [float(loss) for loss in kept],
        }

    return descent


exact_descent = train.reference(descending())


@train.accepts
def by_torch(*args):
    return dict(zip(("network", "losses"), torch_descent(*args)))


@train.accepts
def by_numpy(*args):
    return dict(zip(("network", "losses"), numpy_descent(*args)))


def first_output_only(outputs, y):
    return cross_entropy(outputs[:, :1], y[:, :1])


def right_answers_only(outputs, y):
    """Without the terms of the labels 0."""
    return -(y * logarithms(clipped(outputs))).sum() / len(y)


for name, sentence, hint, ways in [
    ("first-loss-missing",
     "One loss is missing, that before the first step: before it and after every step makes "
     "steps + 1.", 2, dict(keep=slice(1, None))),
    ("last-loss-missing",
     "One loss is missing, that after the last step: before the first step and after every step "
     "makes steps + 1.", 2, dict(keep=slice(0, -1))),
    ("last-loss-only",
     "Your list has only the last loss. Append one before the first step and one after every "
     "step.", 2, dict(keep=slice(-1, None))),
    ("losses-reversed", "Your losses stand in reverse order. The first is that before any step.",
     2, dict(keep=slice(None, None, -1))),
    ("a-step-too-many", "You made a step more than asked for.", 3, dict(extra_steps=1)),
    ("a-step-too-few", "You made a step fewer than asked for.", 3, dict(extra_steps=-1)),
    ("each-from-the-start",
     "Every step starts from the first network: your losses stay at the second value. Keep what "
     "`updated` gives.", 2, dict(from_start=True)),
    ("each-from-the-start-and-start-returned",
     "Every step starts from the first network, and you return that: your losses stay at the "
     "second value. Keep what `updated` gives.", 2, dict(from_start=True, returned="first")),
    ("start-returned",
     "Your losses are right, but you returned the network you were given. Return the one after "
     "the last step.", 2, dict(returned="first")),
    ("new-output-weights",
     "Your losses go apart from the second on: the hidden delta goes back through the new W². "
     "Grade 10.9.", 1, dict(order="new output weights")),
    ("output-layer-first",
     "The hidden layer's gradient comes from a network whose output layer has moved already. "
     "Grade 10.9.", 1, dict(order="output layer first")),
    ("hidden-layer-first",
     "The output layer's gradient comes from a network whose hidden layer has moved already. "
     "Grade 10.9.", 1, dict(order="hidden layer first")),
    ("uphill", "Your loss rises: the steps go with the gradient. Subtract it.", 1,
     dict(moves=(-1,) * 4)),
    ("mean-missing", "Your steps are m times too long: the gradients are means over the rows.",
     1, dict(hidden_over=1, output_over=1)),
    ("biases-stay", "Your biases do not learn. They move like the weights, in both layers.", 1,
     dict(moves=(1, 0, 1, 0))),
    ("hidden-layer-stays", "Only the output layer learns. The hidden layer has to move too.", 1,
     dict(moves=(0, 0, 1, 1))),
    ("output-layer-stays", "Only the hidden layer learns. The output layer has to move too.", 1,
     dict(moves=(1, 1, 0, 0))),
    ("derivative-forgotten",
     "The hidden layer's steps lack the slope of tanh, 1 − o². Grade 10.7.", 1,
     dict(slope=lambda o: o * 0 + 1)),
    ("sum-for-mean",
     "Your network is right; your losses are sums over the rows. J is their mean.", 1,
     dict(measure=lambda o, y: cross_entropy(o, y, over=1))),
    ("mean-over-outputs",
     "Your network is right; your losses are divided by the outputs too. J sums over the outputs "
     "and takes the mean over the rows.", 1,
     dict(measure=lambda o, y: cross_entropy(o, y, over=y.size))),
    ("half-the-loss",
     "Your network is right; your losses lack the terms (1 − y)·ln(1 − o) of the labels 0.", 1,
     dict(measure=right_answers_only)),
    ("first-output-only",
     "Your network is right; your losses count the first output alone. J sums over all of them.",
     1, dict(measure=first_output_only)),
]:
    train.mistake(name, sentence, hint=hint, wrote=descending(**ways))
train.mistake(
    "zero-start",
    "You began with all parameters 0. Begin with the network you are given.",
    hint=1, wrote=lambda parameters, *rest: descending(
        start=tuple(np.zeros(p.shape) for p in parameters)
    )(parameters, *rest))
train.mistake(
    "step-dropped",
    "Your network never changes: your losses stay at the first value. Keep what `updated` gives.",
    hint=2, wrote=lambda parameters, x, y, rate, steps: {
        "network": parameters,
        "losses": exact_descent(parameters, x, y, rate, 0)["losses"] * (steps + 1),
    })
train.mistake(
    "settings-unchecked",
    "A learning rate that is not above 0 was taken, and fewer than no steps stop your code. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda parameters, x, y, rate, steps: steps < 0, Crash(),
        after(lambda parameters, x, y, *_: require_network(parameters, x, y), exact_descent),
    ))
train.mistake(
    "nan-rate",
    "A learning rate of NaN passed your check: NaN ≤ 0 is false. Ask for η > 0, which NaN fails.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate, steps: require_training(
            parameters, x, y, 1 if rate != rate else rate, steps),
        exact_descent,
    ))
train.mistake(
    "negative-steps-crash",
    "Fewer than no steps stop your code: the range 0..<steps does not exist. Throw "
    "LabError.invalidParameter first.",
    hint=4, guarded=False, wrote=stopping(
        lambda parameters, x, y, rate, steps: steps < 0, Crash(),
        after(require_training, exact_descent),
    ))
train.mistake(
    "negative-steps-taken",
    "Fewer than no steps gave an answer. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate, steps: require_training(parameters, x, y, rate, 0),
        lambda parameters, x, y, rate, steps: exact_descent(parameters, x, y, rate, max(steps, 0)),
    ))
train.mistake(
    "no-steps-refused",
    "You refused 0 steps. They are allowed: nothing is learned, and the list has one loss.",
    hint=4, wrote=stopping(
        lambda parameters, x, y, rate, steps: steps == 0, LabError("invalidParameter"),
        exact_descent,
    ))
train.mistake(
    "shapes-unchecked",
    "Shapes that do not fit stop your code. Check them first, or let your 10.4 do it, and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda parameters, x, y, *_: misfits(parameters, x, y), Crash(),
        after(require_training, exact_descent),
    ))
