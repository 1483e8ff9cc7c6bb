"""A network with one hidden layer and its loss: in doubles, in 60 digits, and by PyTorch."""

import numpy as np
import torch

from framework import PRECISE, Compound, Crash, divide, exponential, logarithm, total

EPSILON = 2.0**-52


def network(hidden_weights, hidden_biases, output_weights, output_biases):
    return Compound(
        "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)",
        *(np.array(values) for values in (
            hidden_weights, hidden_biases, output_weights, output_biases)),
    )


def fitting(operation, *operands):
    """`operation`, which stops the code where shapes do not fit, as the engine's does."""
    try:
        return operation(*operands)
    except ValueError:
        raise Crash from None


def sums(inputs, weights, biases):
    """X·Wᵀ + b"""
    return fitting(lambda: inputs @ weights.T + biases)


def elementwise(function):
    vectorised = np.vectorize(function, otypes=[np.float64])
    return lambda values: vectorised(values) if np.size(values) else np.array(values)


def logistic(z):
    return divide(1.0, 1.0 + exponential(-z))


sigmoid = elementwise(logistic)
tanh = elementwise(lambda z: float(PRECISE.tanh(z)))


def clipped(o, least=EPSILON):
    return min(max(o, least), 1 - least)


def surprise(o, label):
    """−(y ln o + (1 − y) ln(1 − o)) of o within 0…1."""
    return -(label * logarithm(o) + (1 - label) * logarithm(1 - o))


def clipped_surprise(o, label):
    return surprise(clipped(o), label)


def costs(outputs, labels, cost=clipped_surprise):
    """What each output costs: labels of another shape stop the code, or are repeated."""
    pairs = fitting(np.broadcast_arrays, outputs, labels)
    return [cost(o, y) for o, y in zip(*(part.ravel().tolist() for part in pairs))]


def mean_over_rows(values, rows):
    return divide(total(values), float(rows))


def exact_pass(inputs, labels, net):
    """The same in numbers of 60 digits, each result rounded once."""
    def layer(rows, weights, biases, activation):
        return [
            [
                activation(sum((x * PRECISE.mpf(w) for x, w in zip(row, unit)), PRECISE.mpf(b)))
                for unit, b in zip(weights.tolist(), biases.tolist())
            ]
            for row in rows
        ]

    def cost(o, label):
        o = clipped(o, PRECISE.mpf(EPSILON))
        return -(label * PRECISE.log(o) + (1 - label) * PRECISE.log(1 - o))

    rows = [list(map(PRECISE.mpf, row)) for row in inputs.tolist()]
    hidden = layer(rows, net[0], net[1], PRECISE.tanh)
    outputs = layer(hidden, net[2], net[3], lambda z: 1 / (1 + PRECISE.exp(-z)))
    charged = [
        cost(o, y) for row, truth in zip(outputs, labels.tolist()) for o, y in zip(row, truth)
    ]

    def rounded(values):
        return np.array([[float(value) for value in row] for row in values])

    return {
        "hidden": rounded(hidden), "outputs": rounded(outputs),
        "loss": float(sum(charged) / len(inputs)),
    }


def torch_pass(inputs, labels, net):
    x, y, *parameters = (
        torch.from_numpy(np.ascontiguousarray(values)) for values in (inputs, labels, *net)
    )
    hidden = torch.tanh(torch.nn.functional.linear(x, *parameters[:2]))
    outputs = torch.sigmoid(torch.nn.functional.linear(hidden, *parameters[2:]))
    loss = torch.nn.functional.binary_cross_entropy(
        outputs.clamp(EPSILON, 1 - EPSILON), y, reduction="sum") / len(x)
    return {"hidden": hidden.numpy(), "outputs": outputs.numpy(), "loss": loss.item()}
