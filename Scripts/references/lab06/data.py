"""Points that several exercises use."""

import math

import numpy as np


def eighths(*shape, seed=1):
    """An array of multiples of 1/8 between −12.5 and 12.5, all reproducible and untidy.

    Their squares and products add up exactly in every order.
    """
    count = math.prod(shape)
    numbers = [((seed + index) * 7919 % 2003 * 31 % 201 - 100) / 8 for index in range(count)]
    return np.array(numbers, dtype=np.float64).reshape(shape)


def groups(count, classes, seed=1):
    """`count` points in the plane, of each class in turn around a place of its own, and labels.

    The groups overlap, so that no rule gets them all right.
    """
    scatter = eighths(count, 2, seed=seed) / 2
    labels = [index % classes for index in range(count)]
    centers = np.array([[5.0 * label, 3.0 * (label % 2)] for label in labels])
    return centers + scatter, labels
