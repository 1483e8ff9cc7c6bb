"""What students write for the activations, each right but for one thing."""

import numpy as np

from framework import NAN, Crash, divide, exponential, total

from .networks import (
    BY_ROW, activated_doubles, divided, named, rows_by, shares, subtracted,
)


def raw_shares(row):
    """eᶻ / Σ eᶻ as it stands on paper."""
    powers = [exponential(z) for z in row]
    return [divide(power, total(powers)) for power in powers]


def quotient(z):
    return divide(exponential(z), 1 + exponential(z))


def tanh_quotient(z):
    grow, fall = exponential(z), exponential(-z)
    return divide(grow - fall, grow + fall)


def wrong(**functions):
    """Everything right, but what these activations make of a row."""
    return rows_by(BY_ROW | functions)


def in_columns(row_function, **others):
    """A softmax down the columns."""

    def columns(z, activation):
        if named(activation) != "softmax":
            return wrong(**others)(z, activation)
        return np.array(
            [row_function(column) for column in z.T.tolist()], dtype=np.float64
        ).reshape(z.T.shape).T.copy()

    return columns


def over_everything(row_function, **others):
    """A softmax of the whole matrix."""

    def whole(z, activation):
        if named(activation) != "softmax":
            return wrong(**others)(z, activation)
        if z.size == 0 and row_function is shares:
            raise Crash  # the largest of nothing
        return np.array(row_function(z.ravel().tolist()), dtype=np.float64).reshape(z.shape)

    return whole


def with_common_maximum(z, activation):
    """Stable for the largest row only."""
    if named(activation) != "softmax":
        return activated_doubles(z, activation)
    if z.size == 0:
        raise Crash  # the largest of nothing
    largest = NAN if np.isnan(z).any() else z.max().item()
    return wrong(softmax=lambda row: raw_shares([a - largest for a in row]))(z, activation)


def with_lost_axes(*kept, subtracts=True):
    """A softmax by arrays, where only the `kept` of "max" and "sum" are columns, [m, 1]."""

    def lost(z, activation):
        if named(activation) != "softmax":
            return activated_doubles(z, activation)
        if subtracts:
            z = subtracted(z, z.max(axis=1, keepdims="max" in kept))
        powers = np.array(
            [exponential(a) for a in z.ravel().tolist()], dtype=np.float64
        ).reshape(z.shape)
        sums = np.array([total(row) for row in powers.tolist()], dtype=np.float64)
        return divided(powers, sums[:, None] if "sum" in kept else sums)

    return lost


def strict(z):
    return 1.0 if z > 0 else 0.0


def hiding_nan(z):
    return z if z > 0 else 0.0
