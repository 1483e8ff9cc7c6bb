"""The networks of exercises 14.10 and 14.11 by PyTorch, in float64, and the numbers they begin with.

Images are [batch, rows, columns, channels] and filters [rows, columns, channels, outputs], as in the
course; PyTorch's own order is the batch, the channels, the rows, the columns.
"""

import functools
import math

import numpy as np
import torch
from torch.nn import functional

torch.set_num_threads(1)


def hashed(count, stream):
    """Numbers in 0 ..< 1, those of FormulaNumbers.swift."""
    with np.errstate(over="ignore"):
        index = np.arange(1, count + 1, dtype=np.uint64)
        mixed = index * np.uint64(0x9E3779B97F4A7C15) + np.uint64(stream) * np.uint64(
            0xD1B54A32D192ED03)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
    return (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53


def single(values):
    """Rounded to float32, as the network holds them, in float64."""
    return values.astype(np.float32).astype(np.float64)


@functools.cache
def formula_images(shape):
    return single(hashed(math.prod(shape), 100).reshape(shape))


@functools.cache
def formula_weights(shape, index):
    fan_in = math.prod(shape[:-1])
    bound = math.sqrt(3 / fan_in) if len(shape) > 1 else 0.1
    return single(bound * (2 * hashed(math.prod(shape), index).reshape(shape) - 1))


def parameters(shapes, dtype=torch.float64):
    return [
        torch.tensor(formula_weights(tuple(shape), index), dtype=dtype, requires_grad=True)
        for index, shape in enumerate(shapes)
    ]


def one_hot(count, classes=10, dtype=torch.float64):
    return torch.eye(classes, dtype=dtype)[torch.arange(count) % classes]


def convolved(x, filters, biases=None, same=True):
    """x [n, rows, columns, c], filters [kr, kc, c, o] -> [n, rows', columns', o]."""
    padding = filters.shape[0] // 2 if same else 0
    y = functional.conv2d(x.permute(0, 3, 1, 2), filters.permute(3, 2, 0, 1).contiguous(),
                          padding=padding)
    y = y.permute(0, 2, 3, 1)
    return y if biases is None else y + biases


def pooled(x, by=functional.max_pool2d):
    return by(x.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)


def cross_entropy(logits, targets):
    return -(targets * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()


def rounded(values, digits=9):
    """To so many significant digits.

    Computed in float64, values agree on all machines to some 13 digits; the last ones depend on the
    order in which a BLAS adds.
    """
    return np.vectorize(lambda value: float(f"{value:.{digits - 1}e}"), otypes=[np.float64])(
        np.asarray(values, dtype=np.float64))
