"""Small classifiers and their training: by PyTorch, and by NumPy with derivatives by hand.

What a student's graph computes is in single precision, and the grader's tolerance is wide enough
for it. Expected values are PyTorch's in double precision, rounded to nine digits behind the point:
the last digits of a double, which differ from machine to machine, are then gone.
"""

import json
from pathlib import Path

import numpy as np
import torch

from framework import Compound, LabError, Tolerance

# A float has 24 bits, 6e-8. Ten steps of some fifty operations each on numbers of the order of 1
# lose less than 2e-5, and PyTorch's own float32 is held to the same by `in_single_precision`.
SINGLE = Tolerance(2e-5, 2e-5)


def require(condition, code):
    if not condition:
        raise LabError(code)


def measured(name):
    """What PyTorch reached on drawn digits; written by measure_digits.py."""
    return json.loads(Path(__file__).with_name("digits.json").read_text())[name]


def network(hidden_weights, hidden_biases, output_weights, output_biases):
    return Compound(
        "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)",
        *(np.array(part, dtype=np.float64)
          for part in (hidden_weights, hidden_biases, output_weights, output_biases)))


def activation(name):
    return Compound(f".{name}")


def trained(images, labels, batches):
    return Compound("trained(images:labels:batches:)", images, labels, batches)


def outcome(losses, logits):
    """Losses and logits without what a machine's last digits could change."""
    logits = np.asarray(logits, dtype=np.float64)
    return {"losses": [round(float(loss), 9) + 0.0 for loss in losses],
            "logits": np.round(logits, 9) + 0.0}


def hot(classes, *labels):
    return np.eye(classes)[list(labels)]


def mean_cross_entropy(logits, labels):
    return torch.nn.functional.cross_entropy(logits, labels)


def torch_training(parts, forward, optimiser, loss=mean_cross_entropy, precision=torch.float64,
                   feeds=lambda batches: batches, after=False, steps=True):
    """Losses before each step (or `after` it) and the logits of all rows after the last."""

    def run(images, labels, batches):
        x, y = (torch.tensor(np.array(a), dtype=precision) for a in (images, labels))
        variables = [torch.tensor(np.array(part), dtype=precision, requires_grad=True)
                     for part in parts]
        rule = optimiser(variables)
        losses = []
        for rows in feeds(batches):
            value = loss(forward(x[rows], *variables), y[rows])
            rule.zero_grad()
            value.backward()
            if steps:
                rule.step()
            if after:
                value = loss(forward(x[rows], *variables), y[rows])
            losses.append(value.item())
        return losses, forward(x, *variables).detach().double().numpy()

    return run


def adam(rate, **settings):
    return lambda variables: torch.optim.Adam(variables, lr=rate, **settings)


def descent(rate):
    return lambda variables: torch.optim.SGD(variables, lr=rate)


def numpy_training(parts, hidden, rule):
    """The same by hand: `hidden` is None, "tanh" or "relu"; `rule` makes a step's function."""

    def run(images, labels, batches):
        parameters = [np.array(part, dtype=np.float64) for part in parts]
        move = rule(parameters)

        def pass_forward(x):
            o1 = x if hidden is None else {
                "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[hidden](
                    x @ parameters[0].T + parameters[1])
            return o1, o1 @ parameters[-2].T + parameters[-1]

        losses = []
        for rows in batches:
            x, y = images[rows], labels[rows]
            o1, z = pass_forward(x)
            shifted = z - z.max(axis=1, keepdims=True)
            p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
            losses.append(float(-(y * np.log(p)).sum() / len(rows)))
            delta = (p - y) / len(rows)
            slopes = [delta.T @ o1, delta.sum(axis=0)]
            if hidden is not None:
                back = delta @ parameters[2] * (1 - o1**2 if hidden == "tanh" else o1 > 0)
                slopes = [back.T @ x, back.sum(axis=0), *slopes]
            move(slopes)
        return losses, pass_forward(images)[1]

    return run


def numpy_descent(rate):
    def rule(parameters):
        def move(slopes):
            for index, slope in enumerate(slopes):
                parameters[index] = parameters[index] - rate * slope
        return move
    return rule


def numpy_adam(rate):
    def rule(parameters):
        means, squares = [0.0 * p for p in parameters], [0.0 * p for p in parameters]
        count = [0]

        def move(slopes):
            count[0] += 1
            for index, slope in enumerate(slopes):
                means[index] = 0.9 * means[index] + 0.1 * slope
                squares[index] = 0.999 * squares[index] + 0.001 * slope**2
                mean = means[index] / (1 - 0.9 ** count[0])
                square = squares[index] / (1 - 0.999 ** count[0])
                parameters[index] = parameters[index] - rate * mean / (np.sqrt(square) + 1e-8)
        return move
    return rule


# Rows of greys between 0 and 1, as a network that reads pictures sees them. No sum that a mistake
# makes of them is 0 but for the last digit, where ReLU and Adam's steps would hang on it.
GREYS = np.array([
    [0.2, 0.9, 0.0, 0.5], [1.0, 0.1, 0.3, 0.0], [0.0, 0.6, 0.8, 0.4], [0.7, 0.0, 0.5, 1.0],
    [0.4, 0.3, 1.0, 0.2], [0.85, 0.8, 0.1, 0.6], [0.1, 0.5, 0.6, 0.9],
])
DIGITS = hot(3, 0, 1, 2, 1, 2, 0, 2)
