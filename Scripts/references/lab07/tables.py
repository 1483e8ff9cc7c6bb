"""Tables that several exercises use."""

import numpy as np
from sklearn.datasets import load_iris

IRISES = load_iris()
EVERY_SIXTH = slice(4, None, 6)
IRIS_FEATURES = np.round(IRISES.data[EVERY_SIXTH] * 10).copy()
"""25 irises in millimetres: whole numbers, which are exact in single precision, too."""
IRIS_LABELS = IRISES.target[EVERY_SIXTH].tolist()

# The second column parts the classes but for one row, the first does not.
SMALL = np.array([[4.0, 1.0], [5.0, 2.0], [1.0, 4.0], [6.0, 5.0], [3.0, 7.0], [2.0, 8.0]])
SMALL_LABELS = [0, 0, 1, 1, 1, 0]

# Cut behind the third row or behind the sixth: both gain H(3, 2, 2) − (4 + 3·log2(3))/7 bits. In
# doubles the second comes out larger in its last digit.
ROUNDED_TIE = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
ROUNDED_TIE_LABELS = [1, 2, 1, 0, 1, 2, 0]

# The classes lie crosswise: no single cut gains anything, two together part them.
CROSSWISE = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
CROSSWISE_LABELS = [0, 1, 1, 0]


def scattered(rows, columns, steps=40, seed=1):
    """Whole numbers of quarters in no order, with repetitions, always the same."""
    numbers = [
        (seed + index) * 7919 % 2003 * 31 % 211 % steps for index in range(rows * columns)
    ]
    return np.array(numbers, dtype=np.float64).reshape(rows, columns) / 4


def noisy_labels(features, classes=2, seed=3):
    """Classes that depend on the sum of the first two columns, every fifth or so at random."""
    sums = features[:, 0] + features[:, 1]
    bounds = np.quantile(sums, [index / classes for index in range(1, classes)])
    labels = np.searchsorted(bounds, sums).tolist()
    return [
        (seed + row) * 31 % classes if (seed * row * 7919) % 2003 % 5 == 0 else label
        for row, label in enumerate(labels)
    ]
