"""Exercise 13.7: a network with a hidden layer as a graph, from given weights, by Adam."""

import numpy as np
import torch

from framework import Crash, Exercise, library

from .networks import (
    DIGITS, GREYS, SINGLE, activation, adam, descent, hot, network, numpy_adam, numpy_training,
    outcome, require, torch_training, trained,
)


def require_settings(start, function, rate, trial):
    w1, b1, w2, b2 = start
    require(w1.ndim == 2 and w2.ndim == 2 and b1.shape == (len(w1),), "shapeMismatch")
    require(b2.shape == (len(w2),) and w2.shape[1] == len(w1), "shapeMismatch")
    require(rate > 0, "invalidParameter")


hidden_layer = Exercise(
    "13.7",
    source=f"{library(torch, 'torch.nn.functional.cross_entropy', 'torch.optim.Adam')} in double "
    f"precision, agreeing with {library(np, 'by hand')}",
    points=20,
    tolerance=SINGLE,
    guard=require_settings,
    errors=("invalidParameter", "shapeMismatch"),
    time_limit=10.0,
)
SMALL = network([[0.5, -1.0], [1.5, 0.25], [-0.75, 0.5]], [0.25, -0.5, 0.125],
                [[1.0, -0.5, 0.75], [-0.25, 1.25, 0.5]], [0.1, -0.2])
FIVE = network(
    [[0.3, -0.6, 0.9, 0.2], [-0.8, 0.5, 0.1, 0.7], [0.6, 0.4, -0.5, -0.3], [-0.2, 0.9, 0.4, -0.7],
     [0.7, -0.1, -0.9, 0.8]],
    [0.1, -0.2, 0.3, 0.15, -0.05],
    [[0.6, -0.4, 0.8, 0.3, -0.7], [-0.5, 0.9, 0.2, -0.6, 0.4], [0.1, 0.7, -0.3, 0.5, 0.8]],
    [0.2, -0.1, 0.05])
SQUARE = network(
    [[0.4, -0.7, 0.2], [1.1, 0.2, -0.5], [-0.3, 0.6, 0.9]], [0.1, -0.2, 0.3],
    [[0.8, -0.5, 0.4], [-0.9, 0.6, 0.7], [0.3, 0.2, -1.0]], [-0.1, 0.25, 0.05])
ALL = [0, 1, 2, 3, 4, 5, 6]


def case(name, start, function, rate, images, labels, batches, weight=2):
    hidden_layer.case(name, start, activation(function), rate, trained(images, labels, batches),
                      weight=weight)


case("tanh, one step on two rows", SMALL, "tanh", 0.1, np.array([[1.0, 0.0], [0.5, 1.0]]),
     hot(2, 0, 1), [[0, 1]])
case("tanh, four steps", FIVE, "tanh", 0.05, GREYS, DIGITS, [ALL] * 4)
case("ReLU, four steps", FIVE, "relu", 0.05, GREYS, DIGITS, [ALL] * 4)
case("ReLU, batches of different sizes", FIVE, "relu", 0.02, GREYS, DIGITS,
     [[0, 3, 5], [1, 2], [6], [4, 0]])
case("as many units as inputs as classes as rows", SQUARE, "tanh", 0.05, GREYS[:3, :3].copy(),
     DIGITS[:3].copy(), [[0, 1, 2]] * 2)
case("tanh, eight steps on parts", FIVE, "tanh", 0.03, GREYS, DIGITS,
     [ALL[i % 3 :: 2] for i in range(8)])
case("no steps, ReLU", FIVE, "relu", 0.05, GREYS, DIGITS, [])
case("no steps, tanh", SQUARE, "tanh", 0.05, GREYS[:, :3].copy(), DIGITS, [], weight=1)
case("a rate of 0", FIVE, "tanh", 0.0, GREYS, DIGITS, [ALL], weight=1)
case("a negative rate", FIVE, "relu", -0.1, GREYS, DIGITS, [ALL], weight=1)
case("a bias too few", network(FIVE[0], FIVE[1][:4], FIVE[2], FIVE[3]), "tanh", 0.05, GREYS, DIGITS,
     [ALL], weight=1)
case("one bias for all hidden units", network(FIVE[0], FIVE[1][:1], FIVE[2], FIVE[3]), "tanh", 0.05,
     GREYS, DIGITS, [ALL], weight=1)
case("a class's bias too many", network(FIVE[0], FIVE[1], FIVE[2], [0.1, 0.2, 0.3, 0.4]), "tanh", 0.05,
     GREYS, DIGITS, [ALL], weight=1)
case("an output layer for other units", network(FIVE[0], FIVE[1], FIVE[2][:, :4], FIVE[3]), "relu",
     0.05, GREYS, DIGITS, [ALL], weight=1)
case("hidden weights of rank 1", network(FIVE[0][0], [0.5], FIVE[2], FIVE[3]), "tanh", 0.05, GREYS,
     DIGITS, [ALL], weight=1)

FUNCTIONS = {".tanh": torch.tanh, ".relu": torch.relu}


def layers(function, hidden=None, output=lambda z: z, biases=(1, 1)):
    hidden = hidden or FUNCTIONS[function.name]
    return lambda x, w1, b1, w2, b2: output(
        hidden(x @ w1.T + biases[0] * b1) @ w2.T + biases[1] * b2)


def run(optimiser=adam, forward=layers, change=lambda start: start, shown=lambda z: z, **settings):
    def found(start, function, rate, trial):
        losses, logits = torch_training(
            list(change(start)), forward(function), optimiser(rate), **settings)(*trial)
        return outcome(losses, shown(torch.tensor(logits)).numpy())

    return found


hidden_layer.reference(run())


@hidden_layer.accepts
def by_numpy(start, function, rate, trial):
    return outcome(*numpy_training(list(start), function.name[1:], numpy_adam(rate))(*trial))


@hidden_layer.accepts
def in_single_precision(start, function, rate, trial):
    return run(precision=torch.float32)(start, function, rate, trial)


def forwards(**changes):
    return lambda function: layers(function, **changes)


def identity(z):
    return z


def probabilities(z):
    return torch.softmax(z, dim=1)


def as_it_is_named(function):
    """The output layer has the hidden one's activation too."""
    return layers(function, output=FUNCTIONS[function.name])


def only(*chosen):
    """Adam over some of the four parameters."""
    return lambda rate: lambda variables: torch.optim.Adam([variables[i] for i in chosen], lr=rate)


def fixed(rate_used):
    return lambda rate: adam(rate_used)


def uphill(rate):
    return lambda variables: torch.optim.Adam(variables, lr=rate, maximize=True)


def without_correction(rate):
    """RMSProp with Adam's decay: no mean of gradients, nothing corrected."""
    return lambda variables: torch.optim.RMSprop(variables, lr=rate, alpha=0.99)


def untransposed(first, second):
    def found(start, function, rate, trial):
        w1, _, w2, _ = start
        if first and w1.shape[0] != w1.shape[1] or second and w2.shape[0] != w2.shape[1]:
            raise Crash

        def forward(function):
            act = FUNCTIONS[function.name]
            return lambda x, a, b, c, d: act(x @ (a if first else a.T) + b) @ (
                c if second else c.T) + d

        return run(forward=forward)(start, function, rate, trial)

    return found


def zeros(start):
    return [0 * part for part in start]


def biases_zero(start):
    return [start[0], 0 * start[1], start[2], 0 * start[3]]


for name, sentence, hint, wrote in [
    ("activation-forgotten", "Your hidden layer has no activation, so the two layers are one line.", 2,
     run(forward=forwards(hidden=identity))),
    ("always-tanh", "Your hidden layer has tanh whatever is asked for. Look at `activation`.", 2,
     run(forward=forwards(hidden=torch.tanh))),
    ("always-relu", "Your hidden layer has ReLU whatever is asked for. Look at `activation`.", 2,
     run(forward=forwards(hidden=torch.relu))),
    ("activations-exchanged", "You use ReLU for .tanh and tanh for .relu.", 2,
     run(forward=lambda function: layers(
         function, hidden={".tanh": torch.relu, ".relu": torch.tanh}[function.name]))),
    ("sigmoid-hidden", "Your hidden layer has a sigmoid. Here it is tanh or ReLU.", 2,
     run(forward=forwards(hidden=torch.sigmoid))),
    ("activation-on-the-output",
     "Your logits have the hidden layer's activation. They are O¹·W²ᵀ + b² as it is.", 2,
     run(forward=as_it_is_named)),
    ("relu-on-the-output", "Your logits have a ReLU. They are O¹·W²ᵀ + b² as it is.", 2,
     run(forward=forwards(output=torch.relu))),
    ("softmax-in-the-logits-and-the-loss",
     "Your logits are probabilities, and the loss takes a softmax of them once more. Give it the plain "
     "sums.", 3, run(forward=forwards(output=probabilities))),
    ("softmax-in-the-loss",
     "Your loss takes the softmax of a softmax. crossEntropy wants logits.", 3,
     run(loss=lambda z, y: torch.nn.functional.cross_entropy(probabilities(z), y))),
    ("probabilities-for-logits",
     "You trained rightly, but what you call logits are probabilities. Return the sums before the "
     "softmax.", 4, run(shown=probabilities)),
    ("hidden-bias-forgotten", "Your hidden layer lacks b¹.", 2, run(forward=forwards(biases=(0, 1)))),
    ("output-bias-forgotten", "Your logits lack b².", 2, run(forward=forwards(biases=(1, 0)))),
    ("biases-forgotten", "Both of your layers lack their biases.", 2,
     run(forward=forwards(biases=(0, 0)))),
    ("biases-begin-at-0", "Your biases begin at 0. Take those that are given.", 3,
     run(change=biases_zero)),
    ("everything-begins-at-0", "Your network begins with zeros. Take the weights that are given.", 3,
     run(change=zeros)),
    ("gradient-descent", "Your steps are plain gradient descent. Here they are Adam's.", 3,
     run(optimiser=descent)),
    ("rmsprop", "Your steps are RMSProp's. Here they are Adam's.", 3, run(optimiser=without_correction)),
    ("rate-ignored", "Your learning rate is 0.001 whatever is given. Use `learningRate`.", 3,
     run(optimiser=fixed(0.001))),
    ("uphill", "Your losses grow: your step goes uphill.", 3, run(optimiser=uphill)),
    ("nothing-moves", "Your step changes nothing. It has to be that of the optimiser on the loss.", 3,
     run(steps=False)),
    ("hidden-layer-stays", "Your W¹ and b¹ stay where they began. Make them variables, and let the step "
     "move all four.", 3, run(optimiser=only(2, 3))),
    ("output-layer-stays", "Your W² and b² stay where they began. Make them variables, and let the step "
     "move all four.", 3, run(optimiser=only(0, 1))),
    ("biases-stay", "Your biases stay where they began. Make them variables too.", 3,
     run(optimiser=only(0, 2))),
    ("hidden-weights-stay", "W¹ does not move: it must be a variable.", 3, run(optimiser=only(1, 2, 3))),
    ("hidden-biases-stay", "b¹ does not move: it must be a variable.", 3, run(optimiser=only(0, 2, 3))),
    ("output-weights-stay", "W² does not move: it must be a variable.", 3, run(optimiser=only(0, 1, 3))),
    ("output-biases-stay", "b² does not move: it must be a variable.", 3, run(optimiser=only(0, 1, 2))),
    ("weights-stay", "W¹ and W² do not move: they must be variables.", 3, run(optimiser=only(1, 3))),
    ("summed-loss", "Your loss is the sum over the rows. Take the mean.", 3,
     run(loss=lambda z, y: torch.nn.functional.cross_entropy(z, y, reduction="sum"))),
    ("mean-over-all", "Your loss is a mean over rows and classes. Sum over the classes, and take the "
     "mean over the rows.", 3,
     run(loss=lambda z, y: torch.nn.functional.cross_entropy(z, y) / y.shape[1])),
    ("sigmoids", "Your loss is that of separate sigmoids. Here the classes share 1: softmax.", 3,
     run(loss=lambda z, y: torch.nn.functional.binary_cross_entropy_with_logits(
         z, y, reduction="sum") / len(y))),
    ("mean-squared-error", "Your loss is a mean of squares. Here it is the cross-entropy of the "
     "softmax.", 3, run(loss=lambda z, y: ((probabilities(z) - y) ** 2).mean())),
    ("hidden-weights-not-transposed",
     "Your hidden layer multiplies by W¹ where it is square, and stops elsewhere. `transposeB: true` "
     "turns it.", 2, untransposed(True, False)),
    ("output-weights-not-transposed",
     "Your logits multiply by W² where it is square, and stop elsewhere. `transposeB: true` turns it.",
     2, untransposed(False, True)),
    ("weights-not-transposed",
     "Your layers multiply by W where it is square, and stop elsewhere. `transposeB: true` turns them.",
     2, untransposed(True, True)),
]:
    hidden_layer.mistake(name, sentence, hint=hint, wrote=wrote)


def check_shapes(start, function, rate, trial):
    require_settings(start, activation("tanh"), 1.0, trial)


def signed(rate):
    """PyTorch refuses rates below 0; a step of such a rate goes uphill."""
    return uphill(-rate) if rate < 0 else adam(rate)


def rate_unchecked(start, function, rate, trial):
    require_settings(start, function, 1.0, trial)
    return run(optimiser=signed)(start, function, rate, trial)


def shapes_unchecked(start, function, rate, trial):
    """Shapes that cannot fit stop the graph; one bias is broadcast to all units."""
    require(rate > 0, "invalidParameter")
    try:
        check_shapes(start, function, rate, trial)
    except Exception:
        if start[0].ndim == 2 and start[1].shape == (1,):
            return run()(start, function, rate, trial)
        raise Crash from None
    return run()(start, function, rate, trial)


for name, sentence, wrote in [
    ("rate-unchecked", "A learning rate of 0 or below passes. Throw LabError.invalidParameter.",
     rate_unchecked),
    ("shapes-unchecked", "Weights and biases that do not fit stop your code, or are stretched to fit. "
     "Throw LabError.shapeMismatch.", shapes_unchecked),
]:
    hidden_layer.mistake(name, sentence, hint=4, wrote=wrote, guarded=False)
