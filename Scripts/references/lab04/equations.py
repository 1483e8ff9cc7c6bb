"""Linear equations: least squares by exact arithmetic, and whether there is one solution."""

from fractions import Fraction

import numpy as np

from framework import LabError


def columns_depend(table):
    """Whether some column is, to the precision of doubles, a combination of the others."""
    return np.linalg.matrix_rank(table) < table.shape[1]


def least_squares(table, y):
    """The solution of tableᵀ·table·β = tableᵀ·y by exact elimination, rounded once."""
    if columns_depend(table):
        raise LabError("singularMatrix")
    columns = [[Fraction(value) for value in column] for column in table.T.tolist()]
    y = [Fraction(value) for value in y]

    def dot(first, second):
        return sum(a * b for a, b in zip(first, second))

    rows = [[dot(one, other) for other in columns] + [dot(one, y)] for one in columns]
    for step, row in enumerate(rows):
        rows[step] = row = [value / row[step] for value in row]
        for other, values in enumerate(rows):
            if other != step:
                rows[other] = [a - values[step] * b for a, b in zip(values, row)]
    return [float(row[-1]) for row in rows]
