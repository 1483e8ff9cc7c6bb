"""Exercise 9.5: derivatives of activations, from their outputs."""

import numpy as np
import torch

from framework import NAN, Exercise, Tolerance, library
from framework.wrong import after

from .networks import SLOPES, activation, each, numbers, precise, require, rounded, sigmoid, tanh

derivative = Exercise(
    "9.5",
    source=f"exact arithmetic, agreeing with {library(torch, 'torch.autograd')}",
    points=10,
    # One product and one difference of numbers of at most 1, or 0 and 1.
    tolerance=Tolerance(1e-15, 1e-12),
    guard=lambda outputs, kind: require(kind.name[1:] in SLOPES, "invalidParameter"),
    errors=("invalidParameter",),
    specials=("nan",),
)
SIGMOIDS = numbers([0.5, 0.9], [0.25, 0.04])
TANHS = numbers([0.5, -0.75], [0.25, 0])
derivative.case("tanh", TANHS, activation("tanh"))
derivative.case("sigmoid", SIGMOIDS, activation("sigmoid"))
derivative.case("relu", numbers([2.5, 0], [0.125, 0]), activation("relu"))
derivative.case("identity", numbers([2.5, -3], [0, 0.5]), activation("identity"))
derivative.case("three rows of tanh", numbers([-0.75, 0.6], [0.1, -0.2], [0.95, -0.5]),
                activation("tanh"))
derivative.case("one row of sigmoids", numbers([0.1, 0.35, 0.6]), activation("sigmoid"))
derivative.case("tanh at its ends", numbers([1, -1, 0]), activation("tanh"), weight=1)
derivative.case("a sigmoid at its ends", numbers([1, 0, 0.5]), activation("sigmoid"), weight=1)
derivative.case("tiny outputs of relu", numbers([1e-300, 0, 7]), activation("relu"), weight=1)
derivative.case("NaN of tanh", numbers([NAN, 0.5]), activation("tanh"), weight=1)
derivative.case("NaN of a sigmoid", numbers([0.5, NAN]), activation("sigmoid"), weight=1)
derivative.case(
    "three axes", numbers([[0.5], [-0.75]], [[0.25], [0.1]]), activation("tanh"), weight=1)
derivative.case("a vector", numbers(0.3, -0.8, 0.45), activation("tanh"), weight=1)
derivative.case("no rows", np.zeros((0, 3)), activation("sigmoid"), weight=1)
derivative.case("step", numbers([1, 0]), activation("step"), weight=1)
derivative.case("softmax", numbers([0.2, 0.8]), activation("softmax"), weight=1)


def by(**changes):
    """The right slopes, but for those named."""
    slopes = SLOPES | changes
    return lambda outputs, kind: rounded(slopes[kind.name[1:]](precise(outputs)))


exact = derivative.reference(by())


@derivative.accepts
def by_numpy(outputs, kind):
    return {
        "identity": lambda o: np.ones_like(o), "sigmoid": lambda o: o * (1 - o),
        "tanh": lambda o: 1 - o**2, "relu": lambda o: (o > 0) * 1.0,
    }[kind.name[1:]](outputs)


@derivative.accepts
def factored(outputs, kind):
    return {
        "identity": lambda o: o**0, "sigmoid": lambda o: o - o * o,
        "tanh": lambda o: (1 - o) * (1 + o), "relu": lambda o: np.where(o > 0, 1.0, 0.0),
    }[kind.name[1:]](outputs)


@derivative.accepts
def by_autograd(outputs, kind):
    """From inputs that give these outputs; at the ends of a curve no finite input does."""
    name = kind.name[1:]
    o = torch.tensor(outputs)
    z = {"identity": lambda: o, "sigmoid": lambda: torch.logit(o), "tanh": lambda: torch.atanh(o),
         "relu": lambda: o}[name]().requires_grad_()
    function = {"identity": lambda x: x + 0, "sigmoid": torch.sigmoid, "tanh": torch.tanh,
                "relu": torch.relu}[name]
    return torch.autograd.grad(function(z).sum(), z)[0].numpy()




SIGMOID_AGAIN = {"sigmoid": lambda o: sigmoid(o) * (1 - sigmoid(o))}
TANH_AGAIN = {"tanh": lambda o: 1 - tanh(o) ** 2}

derivative.mistake(
    "applied-again",
    "You took your numbers for inputs: σ and tanh were applied once more. They are outputs "
    "already: o(1 − o), 1 − o².",
    hint=1, wrote=by(**SIGMOID_AGAIN, **TANH_AGAIN))
derivative.mistake(
    "sigmoid-applied-again",
    "With the sigmoid you took the numbers for inputs and applied σ once more. They are outputs "
    "already: o(1 − o).",
    hint=1, wrote=by(**SIGMOID_AGAIN))
derivative.mistake(
    "tanh-applied-again",
    "With tanh you took the numbers for inputs and applied tanh once more. They are outputs "
    "already: 1 − o².",
    hint=1, wrote=by(**TANH_AGAIN))
derivative.mistake(
    "tanh-not-squared",
    "For tanh you returned 1 − o. The output is squared: 1 − o².",
    hint=2, wrote=by(tanh=lambda o: 1 - o))
derivative.mistake(
    "tanh-like-sigmoid",
    "For tanh you returned o(1 − o), which belongs to the sigmoid. tanh has 1 − o².",
    hint=2, wrote=by(tanh=SLOPES["sigmoid"]))
derivative.mistake(
    "sigmoid-like-tanh",
    "For the sigmoid you returned 1 − o², which belongs to tanh. The sigmoid has o(1 − o).",
    hint=2, wrote=by(sigmoid=SLOPES["tanh"]))
derivative.mistake(
    "sigmoid-and-tanh-exchanged",
    "The sigmoid and tanh have each other's slope. The sigmoid has o(1 − o), tanh 1 − o².",
    hint=2, wrote=by(sigmoid=SLOPES["tanh"], tanh=SLOPES["sigmoid"]))
derivative.mistake(
    "tanh-sign",
    "Your slopes of tanh are below 0: o² − 1. tanh only rises, so it is 1 − o².",
    hint=2, wrote=by(tanh=lambda o: o * o - 1))
derivative.mistake(
    "sigmoid-sign",
    "Your slopes of the sigmoid are below 0: o(o − 1). It only rises, so it is o(1 − o).",
    hint=2, wrote=by(sigmoid=lambda o: o * (o - 1)))
derivative.mistake(
    "sigmoid-without-o",
    "For the sigmoid you returned 1 − o. A factor is missing: o(1 − o).",
    hint=2, wrote=by(sigmoid=lambda o: 1 - o))
derivative.mistake(
    "sigmoid-brackets",
    "For the sigmoid you returned o·1 − o, which is 0. The difference needs its brackets: "
    "o · (1 − o).",
    hint=3, wrote=by(sigmoid=lambda o: 0 * o))
derivative.mistake(
    "tanh-derivative-of-the-formula",
    "For tanh you returned −2o, the derivative of 1 − o² by o. The slope is 1 − o² itself.",
    hint=2, wrote=by(tanh=lambda o: -2 * o))
derivative.mistake(
    "relu-at-zero",
    "Where a ReLU gave 0 your slope is 1. Only where its output is above 0 does it rise.",
    hint=2, wrote=by(relu=each(lambda o: 1 if o >= 0 else 0)))
derivative.mistake(
    "relu-itself",
    "For ReLU you returned its outputs. Its slope is 1 where the output is above 0, and 0 "
    "elsewhere.",
    hint=2, wrote=by(relu=lambda o: o))
derivative.mistake(
    "relu-half",
    "Where a ReLU gave 0 your slope is one half. By the rule of this exercise it is 0 there.",
    hint=2, wrote=by(relu=each(lambda o: 1 if o > 0 else 0.5)))
derivative.mistake(
    "identity-itself",
    "For the identity you returned the outputs. It rises by 1 for each 1: its slope is 1 "
    "everywhere.",
    hint=2, wrote=by(identity=lambda o: o))
derivative.mistake(
    "identity-zero",
    "For the identity you returned 0. It rises by 1 for each 1: its slope is 1 everywhere.",
    hint=2, wrote=by(identity=lambda o: 0 * o))


def unguarded(also, refused=()):
    """With slopes for step and softmax too, some kinds being refused."""

    def wrote(outputs, kind):
        name = kind.name[1:]
        require(name not in refused, "invalidParameter")
        return by(**also)(outputs, kind)

    return wrote


def zero(o):
    return 0 * o


derivative.mistake(
    "step-zero",
    "For step you returned 0. It has no slope where it jumps: throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unguarded({"step": zero}, ["softmax"]))
derivative.mistake(
    "softmax-like-sigmoid",
    "For softmax you returned o(1 − o). Every output depends on all sums of its row: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unguarded({"softmax": SLOPES["sigmoid"]}, ["step"]))
derivative.mistake(
    "step-and-softmax-taken",
    "For step and softmax you returned numbers. No slope can be had from their outputs: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unguarded({"step": zero, "softmax": SLOPES["sigmoid"]}))
derivative.mistake(
    "step-and-softmax-zero",
    "For step and softmax you returned 0. No slope can be had from their outputs: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unguarded({"step": zero, "softmax": zero}))
derivative.mistake(
    "step-and-softmax-one",
    "For step and softmax you returned 1. No slope can be had from their outputs: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unguarded(
        {"step": SLOPES["identity"], "softmax": SLOPES["identity"]}))
derivative.mistake(
    "identity-refused",
    "You refused the identity. Its slope is 1 everywhere; only step and softmax have none.",
    hint=3, guarded=False, wrote=unguarded({}, ["identity", "step", "softmax"]))
derivative.mistake(
    "no-rows-refused",
    "For an array without elements you threw emptyInput. It simply gives one of the same shape.",
    hint=3, wrote=after(lambda o, _: require(o.size, "emptyInput"), exact))
