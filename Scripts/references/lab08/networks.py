"""Neurons, layers and networks: in doubles, each step rounded, and in 60 digits."""

import math

import numpy as np

from framework import (
    INFINITY, NAN, PRECISE, Compound, Crash, LabError, divide, exponential, total,
)

def by(name):
    """An activation, as an argument of a call."""
    return Compound(f".{name}")


def named(activation):
    """The name of an activation that is an argument of a call."""
    return activation.name[1:]


def layer(weights, biases, activation):
    return Compound("Layer(weights:biases:activation:)", weights, biases, activation)


def require(condition, code):
    if not condition:
        raise LabError(code)


def fits(x, weights, biases):
    """x [m, n], weights [units, n], biases [units]."""
    return (
        (x.ndim, weights.ndim, biases.ndim) == (2, 2, 1)
        and x.shape[1] == weights.shape[1]
        and len(biases) == len(weights)
    )


# In doubles


def logistic(z):
    return divide(1.0, 1.0 + exponential(-z))


def stepped(z):
    return 1.0 if z >= 0 else 0.0


def hyperbolic(z):
    if math.isinf(z):
        return math.copysign(1.0, z)
    return NAN if math.isnan(z) else float(PRECISE.tanh(z))


def rectified(z):
    """max(0, z); a NaN stays one."""
    return 0.0 if z <= 0 else z


def shares(row):
    """The softmax of a row: of its differences from its largest element."""
    if any(map(math.isnan, row)):
        return [NAN for _ in row]
    powers = [exponential(z - max(row)) for z in row]
    return [divide(power, total(powers)) for power in powers]


def each(function):
    """A function of one number, of a whole row."""
    return lambda row: [function(z) for z in row]


BY_ROW = {
    "identity": list,
    "step": each(stepped),
    "sigmoid": each(logistic),
    "tanh": each(hyperbolic),
    "relu": each(rectified),
    "softmax": shares,
}
"""What each activation makes of a row."""


def rows_by(functions):
    """An activation of a matrix, made of what each activation makes of a row."""

    def activated(z, activation):
        rows = [functions[named(activation)](row) for row in z.tolist()]
        return np.array(rows, dtype=np.float64).reshape(z.shape)

    return activated


activated_doubles = rows_by(BY_ROW)


def sums(x, weights, biases):
    """x·weightsᵀ + biases, added from left to right."""
    result = np.empty((x.shape[0], weights.shape[0]))
    for i, j in np.ndindex(*result.shape):
        terms = (a * b for a, b in zip(x[i].tolist(), weights[j].tolist()))
        result[i, j] = total([*terms, biases[j].item()])
    return result


def product(a, b):
    """a·b as NumPy's matmul has it, of vectors too, added from left to right on any machine."""
    left = a.reshape(1, -1) if a.ndim == 1 else a
    right = b.reshape(-1, 1) if b.ndim == 1 else b
    if left.shape[1] != right.shape[0]:
        raise Crash
    result = sums(left, right.T, np.zeros(right.shape[1]))
    return result.reshape(a.shape[:-1] + b.shape[1:])


def broadcasting(operation):
    """An operation of two arrays of any shapes, with a trap where they do not fit together."""

    def broadcast(a, b):
        try:
            with np.errstate(all="ignore"):
                return operation(a, b)
        except ValueError:
            raise Crash from None

    return broadcast


added, subtracted = broadcasting(np.add), broadcasting(np.subtract)
multiplied, divided = broadcasting(np.multiply), broadcasting(np.divide)


def unchecked_sums(x, weights, biases):
    """What the engine gives for X·Wᵀ + b if nobody looks at the shapes."""
    return added(product(x, weights.T), biases)


# In 60 digits


def exact_dot(inputs, weights, bias):
    products = (PRECISE.mpf(a) * b for a, b in zip(inputs, weights))
    return sum(products, PRECISE.mpf(bias))


def exact_sums(rows, weights, biases):
    """The same as `sums`, of rows of numbers of 60 digits."""
    return [
        [exact_dot(row, unit, bias) for unit, bias in zip(weights.tolist(), biases.tolist())]
        for row in rows
    ]


def exact_logistic(z):
    return 1 / (1 + PRECISE.exp(-z))


def exact_shares(row):
    if any(map(PRECISE.isnan, row)):
        return [NAN for _ in row]
    powers = [PRECISE.exp(z) if z != -INFINITY else PRECISE.mpf(0) for z in row]
    return [power / sum(powers) for power in powers]


EXACT_BY_ROW = BY_ROW | {
    "sigmoid": each(exact_logistic),
    "tanh": each(PRECISE.tanh),
    "softmax": exact_shares,
}


def rounded(rows, shape):
    """Rows of numbers of 60 digits, each rounded once."""
    return np.array([[float(z) for z in row] for row in rows], dtype=np.float64).reshape(shape)


def exact_rows(array):
    return [[PRECISE.mpf(z) for z in row] for row in array.tolist()]
