"""Exercise 13.6: a softmax classifier as a graph, by gradient descent from zeros."""

import numpy as np
import torch

from framework import Crash, Exercise, library

from .networks import (
    DIGITS, GREYS, SINGLE, descent, hot, measured, numpy_descent, numpy_training, outcome, require,
    torch_training, trained,
)


def require_settings(inputs, classes, rate, trial):
    require(inputs >= 1 and classes >= 1 and rate > 0, "invalidParameter")


softmax_classifier = Exercise(
    "13.6",
    source=f"{library(torch, 'torch.nn.functional.cross_entropy', 'torch.optim.SGD')} in double "
    f"precision, agreeing with {library(np, 'by hand')}",
    points=15,
    tolerance=SINGLE,
    guard=require_settings,
    errors=("invalidParameter",),
    time_limit=20.0,
    distribution=measured("one layer"),
)
ALL = [0, 1, 2, 3, 4, 5, 6]


def case(name, rate, images, labels, batches, weight=2):
    softmax_classifier.case(name, images.shape[1], labels.shape[1], rate,
                            trained(images, labels, batches), weight=weight)


# No class has its even share of a first batch: the slope of its bias would be 0, where Adam's step
# hangs on the last digit.
case("one step on one row", 0.5, np.array([[1.0, 0.5], [0.0, 1.0]]), hot(2, 0, 1), [[0]])
case("three steps on all rows", 0.5, GREYS, DIGITS, [ALL] * 3)
case("batches of different sizes", 0.8, GREYS, DIGITS, [[0, 3, 5, 2], [1], [6], [4, 0]])
case("as many classes as inputs", 1.0, GREYS[:, :3].copy(), DIGITS, [ALL, ALL[::-1]])
case("as many rows as classes as inputs", 0.7, GREYS[:3, :3].copy(), hot(3, 1, 1, 1),
     [[0, 1, 2]] * 2)
case("ten steps", 0.25, GREYS, DIGITS, [ALL[i % 3 :: 2] for i in range(10)])
case("no steps", 0.5, GREYS, DIGITS, [], weight=1)
case("ten classes", 0.5, GREYS, hot(10, 0, 9, 3, 3, 1, 7, 5), [ALL, [2, 3]], weight=1)
case("a rate of 0", 0.0, GREYS, DIGITS, [ALL], weight=1)
case("a negative rate", -0.5, GREYS, DIGITS, [ALL], weight=1)
softmax_classifier.case("no inputs", 0, 3, 0.5, trained(np.zeros((2, 0)), hot(3, 0, 1), [[0, 1]]),
                        weight=1)
softmax_classifier.case("no classes", 2, 0, 0.5, trained(np.zeros((1, 2)), np.zeros((1, 0)), [[0]]),
                        weight=1)


def linear(x, w, b):
    return x @ w.T + b


def run(forward=linear, fill=0.0, optimiser=descent, **settings):
    def found(inputs, classes, rate, trial):
        parts = [np.full((classes, inputs), fill), np.zeros(classes)]
        return outcome(*torch_training(parts, forward, optimiser(rate), **settings)(*trial))

    return found


softmax_classifier.reference(run())


@softmax_classifier.accepts
def by_numpy(inputs, classes, rate, trial):
    parts = [np.zeros((classes, inputs)), np.zeros(classes)]
    return outcome(*numpy_training(parts, None, numpy_descent(rate))(*trial))


@softmax_classifier.accepts
def in_single_precision(inputs, classes, rate, trial):
    return run(precision=torch.float32)(inputs, classes, rate, trial)


def probabilities(x, w, b):
    return torch.softmax(linear(x, w, b), dim=1)


def probabilities_shown(**settings):
    """Trained rightly, but what is returned as logits are the probabilities."""

    def found(*args):
        right = run()(*args)
        scores = torch.tensor(right["logits"])
        return outcome(right["losses"], torch.softmax(scores, dim=1).numpy())

    return found


def summed(z, y):
    return torch.nn.functional.cross_entropy(z, y, reduction="sum")


def over_all(z, y):
    return torch.nn.functional.cross_entropy(z, y) / y.shape[1]


def squares(z, y):
    return ((torch.softmax(z, dim=1) - y) ** 2).mean()


def squares_of_logits(z, y):
    return ((z - y) ** 2).mean()


def sigmoids(z, y):
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(y)


def down_the_columns(z, y):
    return -(y * torch.log_softmax(z, dim=0)).sum() / len(y)


def uphill(rate):
    return lambda variables: torch.optim.SGD(variables, lr=rate, maximize=True)


def adam(rate):
    return lambda variables: torch.optim.Adam(variables, lr=rate)


def momentum(rate):
    return lambda variables: torch.optim.SGD(variables, lr=rate, momentum=0.9)


def weights_only(rate):
    return lambda variables: torch.optim.SGD(variables[:1], lr=rate)


def biases_only(rate):
    return lambda variables: torch.optim.SGD(variables[1:], lr=rate)


def fixed(rate_used):
    return lambda rate: descent(rate_used)


def square_only(inputs, classes, rate, trial):
    """X·W, which stops unless W is square."""
    if inputs != classes:
        raise Crash
    return run(forward=lambda x, w, b: x @ w + b)(inputs, classes, rate, trial)


for name, sentence, hint, wrote in [
    ("softmax-in-the-logits-and-the-loss",
     "Your logits are probabilities, and the loss takes a softmax of them once more. Give it the plain "
     "sums.", 2, run(forward=probabilities)),
    ("probabilities-for-logits",
     "You trained rightly, but what you call logits are probabilities. Return the sums before the "
     "softmax.", 4, probabilities_shown()),
    ("softmax-in-the-loss",
     "Your logits are right in form, but the loss takes the softmax of a softmax. crossEntropy wants "
     "logits.", 2, run(loss=lambda z, y: torch.nn.functional.cross_entropy(torch.softmax(z, 1), y))),
    ("bias-forgotten", "Your logits are X·Wᵀ, as if b stayed 0. Add it, and let the step move it too.", 2,
     run(optimiser=weights_only)),
    ("weights-not-trained", "Your W stays 0: only b moves.", 3, run(optimiser=biases_only)),
    ("nothing-moves", "Your network stays at 0. The step is the optimiser's on the loss, and the logits have no activation.",
     3, run(steps=False)),
    ("summed-loss", "Your loss is the sum over the rows, so steps grow with the batch. Take the mean.",
     3, run(loss=summed)),
    ("mean-over-all", "Your loss is a mean over rows and classes. Sum over the classes, and take the "
     "mean over the rows.", 3, run(loss=over_all)),
    ("mean-squared-error", "Your loss is a mean of squares. Here it is the cross-entropy of the "
     "softmax.", 3, run(loss=squares)),
    ("squares-of-the-logits", "Your loss compares the logits with the labels directly. It is the "
     "cross-entropy of the softmax.", 3, run(loss=squares_of_logits)),
    ("sigmoids", "Your loss is that of ten separate sigmoids. Here the classes share 1: softmax.", 3,
     run(loss=sigmoids)),
    ("down-the-columns", "Your softmax runs over the batch instead of over the classes.", 3,
     run(loss=down_the_columns)),
    ("ones-as-first-weights", "Your weights begin at 1. Here W and b begin at 0.", 2,
     run(fill=1.0)),
    ("adam", "Your steps are Adam's. Here it is plain gradient descent, `.sgd`.", 3,
     run(optimiser=adam)),
    ("momentum", "Your steps have momentum. Here it is plain gradient descent, `.sgd`.", 3,
     run(optimiser=momentum)),
    ("rate-ignored", "Your learning rate is 0.01 whatever is given. Use `learningRate`.", 3,
     run(optimiser=fixed(0.01))),
    ("rate-of-0-1", "Your learning rate is 0.1 whatever is given. Use `learningRate`.", 3,
     run(optimiser=fixed(0.1))),
    ("uphill", "Your losses grow: subtract the gradient, or let graph.minimize do it.", 3,
     run(optimiser=uphill)),
    ("weights-not-transposed",
     "Your product is X·W where W is square, and stops elsewhere. It is X·Wᵀ: `transposeB: true`.",
     2, square_only),
]:
    softmax_classifier.mistake(name, sentence, hint=hint, wrote=wrote)


def unchecked(inputs, classes, rate, trial):
    if classes < 1:
        raise Crash
    return run(optimiser=torch_signed)(inputs, classes, rate, trial)


def torch_signed(rate):
    """PyTorch refuses rates below 0; a step of such a rate goes uphill."""
    return uphill(-rate) if rate < 0 else descent(rate)


softmax_classifier.mistake(
    "parameters-unchecked",
    "A learning rate of 0 or below, no inputs and no classes: throw LabError.invalidParameter.",
    hint=4, wrote=unchecked, guarded=False)
