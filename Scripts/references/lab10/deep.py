"""Networks of any depth, forwards and back in 60 digits: exercise 10.11."""

import numpy as np

from framework import PRECISE, Compound

from .backward import (
    clipped,
    cross_entropy,
    exact,
    exponentials,
    layer_gradient,
    logarithms,
    mean_over_rows,
    require,
    sigmoid,
    tanh,
)

INNER = ("identity", "tanh", "relu", "sigmoid")
positive = np.frompyfunc(lambda z: 1 if z > 0 else 0, 1, 1)
not_negative = np.frompyfunc(lambda z: 1 if z >= 0 else 0, 1, 1)


def layer(weights, biases, activation):
    return Compound(
        "Layer(weights:biases:activation:)", np.array(weights, dtype=np.float64),
        np.array(biases, dtype=np.float64), Compound(f".{activation}"))


def name_of(one):
    return one[2].name[1:]


def softmax(z, axis=1):
    powers = exponentials(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


FORWARD = {
    "identity": lambda z: z,
    "tanh": tanh,
    "relu": lambda z: z * positive(z),
    "sigmoid": sigmoid,
    "softmax": softmax,
}
# Each by what the layer gave out.
SLOPES = {
    "identity": lambda o: o * 0 + 1,
    "tanh": lambda o: 1 - o * o,
    "relu": positive,
    "sigmoid": lambda o: o * (1 - o),
}


def shapes_fit(x, y, layers):
    if x.ndim != 2 or y.ndim != 2 or len(x) != len(y):
        return False
    width = x.shape[1]
    for weights, biases, _ in layers:
        if weights.ndim != 2 or biases.ndim != 1:
            return False
        if weights.shape[1] != width or len(weights) != len(biases):
            return False
        width = len(weights)
    return y.shape[1] == width


def activations_fit(layers):
    names = list(map(name_of, layers))
    return names[-1] in ("sigmoid", "softmax") and all(name in INNER for name in names[:-1])


def labels_fit(y, layers):
    if name_of(layers[-1]) == "softmax":
        return bool(((y == 0) | (y == 1)).all() and (y.sum(axis=1) == 1).all())
    return bool(((y >= 0) & (y <= 1)).all())


def require_deep(x, y, layers, activations=True, shapes=True, labels=True, empty=True):
    require(len(layers) > 0, "emptyInput")
    require(not activations or activations_fit(layers), "invalidParameter")
    require(not shapes or shapes_fit(x, y, layers), "shapeMismatch")
    require(not empty or len(x) > 0, "emptyInput")
    require(not labels or labels_fit(y, layers), "invalidLabel")


def log_of_truth(outputs, y):
    return -(y * logarithms(clipped(outputs))).sum() / len(y)


def losses(name):
    return log_of_truth if name == "softmax" else cross_entropy


def backwards(
    forwards=FORWARD, slopes=SLOPES, loss=losses, error=lambda o, y: o - y, over=len,
    weights_over=None, biases_over=None, slope_of=lambda layers, below: name_of(layers[below]),
    turned=lambda w: w, last_slope=False, biases=True, overflows=False,
):
    """Forwards and back in 60 digits, with one thing or another done differently."""

    def found(x, y, layers):
        m, y = over(x), exact(y)
        given, pure = [exact(x)], [(exact(w), exact(b), a) for w, b, a in layers]
        for weights, bias, activation in pure:
            z = given[-1] @ weights.T + (bias if biases else 0)
            if overflows and activation.name == ".softmax" and abs(z).max() > 700:
                given.append(z * PRECISE.mpf("nan"))
            else:
                given.append(forwards[activation.name[1:]](z))
        last = name_of(layers[-1])
        delta = error(given[-1], y)
        if last_slope:
            delta = delta * given[-1] * (1 - given[-1])
        result = []
        for at in reversed(range(len(layers))):
            result.insert(0, layer_gradient(
                delta.T @ given[at] / (weights_over or m),
                mean_over_rows(delta, biases_over or m),
            ))
            if at > 0:
                below = slopes[slope_of(layers, at - 1)](given[at])
                delta = delta @ turned(pure[at][0]) * below
        return {"loss": float(loss(last)(given[-1], y)), "layers": result}

    return found
