"""Distances in exact arithmetic, and classification by the lab's stated tie rules."""

from collections import Counter
from fractions import Fraction

from framework import PRECISE, LabError


def exact_square(first, second):
    """The squared Euclidean distance of two rows of finite numbers."""
    return sum((Fraction(a) - Fraction(b)) ** 2 for a, b in zip(first, second))


def exact_root(fraction):
    """The square root of a fraction, rounded once."""
    return float(PRECISE.sqrt(PRECISE.mpf(fraction.numerator) / fraction.denominator))


def rows_of(matrix):
    return matrix.tolist()


def exact_matrix(first, second, of=exact_square):
    """`of` every row of the first with every row of the second."""
    return [[of(a, b) for b in rows_of(second)] for a in rows_of(first)]


def ordered(distances):
    """The indices by distance; `sorted` is stable, so the smaller index comes first on ties."""
    return sorted(range(len(distances)), key=lambda index: distances[index])


def voted(labels):
    """The most frequent label; on a tie the one whose nearest neighbour is nearest.

    Counter counts in the order of first appearance, and most_common keeps it on ties.
    """
    return Counter(labels).most_common(1)[0][0]


def classified(queries, training, labels, k, of=exact_square, order=ordered, vote=voted):
    """The class of each query by its k nearest training rows, with the errors of 6.6."""
    if training.shape[0] == 0:
        raise LabError("emptyInput")
    if not 1 <= k <= training.shape[0]:
        raise LabError("invalidParameter")
    return [
        vote([labels[index] for index in order(row)[:k]])
        for row in exact_matrix(queries, training, of)
    ]
