"""Covariance and correlation matrices, step by step."""

import numpy as np

from framework import divide, square_root, total

from .sums import mean_of


def products(columns, centers, divisor):
    """Σ (x − x̄)(y − ȳ) / divisor for every pair of columns."""
    centred = [
        [value - center for value in column] for column, center in zip(columns, centers)
    ]
    return np.array(
        [
            [divide(total(a * b for a, b in zip(first, second)), divisor) for second in centred]
            for first in centred
        ]
    )


def covariance_of(table, divisor=None):
    columns = table.T.tolist()
    centers = [mean_of(column) for column in columns]
    return products(columns, centers, table.shape[0] - 1 if divisor is None else divisor)


def over(covariance, scale):
    """Every entry over `scale` of the two variances that belong to it."""
    variances = covariance.diagonal()
    return np.array(
        [
            [divide(entry, scale(first, second)) for entry, second in zip(row, variances)]
            for row, first in zip(covariance, variances)
        ]
    )


def normalised(covariance):
    """cᵢⱼ / √(cᵢᵢ cⱼⱼ)."""
    return over(covariance, lambda first, second: square_root(first) * square_root(second))


def matrices(covariance, correlation=None):
    correlation = normalised(covariance) if correlation is None else correlation
    return {"covariance": covariance, "correlation": correlation}
