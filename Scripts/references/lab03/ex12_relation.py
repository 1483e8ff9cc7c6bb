"""Exercise 3.12: covariance and correlation."""

from fractions import Fraction

import numpy as np

from framework import NAN, Crash, Exercise, LabError, Tolerance, library, square_root, total
from framework.wrong import after, stopping, swapping

from .checks import all_finite, has_no_rows, is_no_table, require_table
from .data import EXACT, PEOPLE, relative_only
from .matrices import covariance_of, matrices, normalised, over, products
from .sums import exact_root, mean_of


def require_observations(table):
    require_table(table)
    if table.shape[0] < 2:
        raise LabError("tooFewValues")


relation = Exercise(
    "3.12",
    source=f"{EXACT}, agreeing with {library(np, 'numpy.cov', 'numpy.corrcoef')}",
    points=15,
    # Any order of the sums in the matrix product; few rows, so no more than 1e-15 · Σ|xy|.
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_observations,
    errors=("tooFewValues", "invalidParameter"),
    specials=("nan",),
)
relation.case("four rows, two columns", np.array([[1.0, 2.0], [2.0, 1.0], [4.0, 6.0], [5.0, 7.0]]))
relation.case("height, weight and shoe size of five", PEOPLE)
relation.case(
    "falling together and apart",
    np.array([[3.7, 2.5, -1.2], [-1.25, 9.0, 4.4], [12.875, -7.75, 0.3], [0.4, 6.5, -2.9]]),
)
relation.case("square", np.array([[4.0, -1.5, 0.2], [2.5, 8.0, 0.7], [-3.0, 1.0, 0.1]]))
relation.case(
    "exactly on a falling line",
    np.array([[1.0, 10.0], [2.0, 8.0], [4.5, 3.0], [3.0, 6.0]]),
    weight=1,
)
relation.case("one column", np.array([[3.5], [1.0], [7.25]]), weight=1)
relation.case("two rows", np.array([[3.0, -4.25], [8.0, 0.5]]), weight=1)
relation.case(
    "plus and minus 1000", np.array([[1000.0, 0.001], [-1000.0, 0.002], [400.0, -0.004]]), weight=1
)
relation.case(
    "a large offset",
    np.array([[1e9 + 4, 1e6 + 3], [1e9 + 7, 1e6 + 1], [1e9 + 13, 1e6 + 2], [1e9 + 16, 1e6 + 6]]),
    weight=1,
)
relation.case(
    "a column of scale 1e-9",
    np.array([[1.5e-9, 2.0], [-2.25e-9, 0.5], [4e-9, 7.0], [0.5e-9, 3.5]]),
    weight=1,
    **relative_only(1e-10, "1e-17 and 1e-8"),
)
relation.case(
    "a constant column",
    np.array([[1.0, 2.5, 4.0], [3.0, 2.5, 1.5], [4.5, 2.5, 2.0], [6.5, 2.5, -3.0]]),
    weight=1,
)
relation.case("a NaN in one column", np.array([[1.0, 2.0], [3.0, NAN], [5.0, 7.0]]), weight=1)
relation.case("one row", np.array([[3.0, -4.25]]), weight=1)
relation.case("no rows", np.zeros((0, 3)), weight=1)
relation.case("rank 1", np.array([1.0, 2.0, 4.0]), weight=1)


@relation.reference
def exact_matrices(table):
    columns = table.T.tolist()
    size = len(columns)
    covariance, correlation = np.full((size, size), NAN), np.full((size, size), NAN)
    for i, first in enumerate(columns):
        for j, second in enumerate(columns):
            if not all_finite(first) or not all_finite(second):
                continue
            common = exact_covariance(first, second)
            covariance[i, j] = float(common)
            scale = exact_covariance(first, first) * exact_covariance(second, second)
            if scale:
                root = exact_root(common * common / scale)
                correlation[i, j] = root if common >= 0 else -root
    return matrices(covariance, correlation)


def exact_covariance(first, second):
    first, second = list(map(Fraction, first)), list(map(Fraction, second))
    count = len(first)
    product = sum(a * b for a, b in zip(first, second))
    return (product - sum(first) * sum(second) / count) / (count - 1)


@relation.accepts
def numpy_matrices(table):
    size = table.shape[1]
    return {
        "covariance": np.cov(table, rowvar=False).reshape(size, size),
        "correlation": np.corrcoef(table, rowvar=False).reshape(size, size),
    }


@relation.accepts
def product_of_centred(table):
    centred = table - table.mean(axis=0)
    return matrices(centred.T @ centred / (len(table) - 1))


@relation.accepts
def product_of_standardised(table):
    centred = table - table.mean(axis=0)
    unit = centred / table.std(axis=0, ddof=1)
    return matrices(centred.T @ (centred / (len(table) - 1)), unit.T @ unit / (len(table) - 1))


def dividing(scale):
    """The right covariance, and the correlation as it is over `scale` of two variances."""
    return correlating(lambda covariance: over(covariance, scale))


def correlating(correlation):
    """The right covariance, and what `correlation` makes of it."""

    def related(table):
        covariance = covariance_of(table)
        return matrices(covariance, correlation(covariance))

    return related


@relation.accepts
def loops_over_pairs(table):
    return dividing(lambda first, second: square_root(first * second))(table)


@relation.accepts
def sample_matrices(table):
    return matrices(covariance_of(table))


def centred_by(table, centers):
    return matrices(products(table.T.tolist(), centers, table.shape[0] - 1))


def zero_where_constant(covariance):
    correlation, constant = normalised(covariance), covariance.diagonal() == 0
    correlation[constant, :] = 0
    correlation[:, constant] = 0
    return correlation


def one_on_diagonal(correlation):
    np.fill_diagonal(correlation, 1)
    return correlation


relation.mistake(
    "not-centred",
    "Your covariance comes from the columns as they are. Subtract each column's mean first: it is "
    "about deviations from the mean.",
    hint=1, wrote=lambda table: centred_by(table, [0.0] * table.shape[1]))
relation.mistake(
    "centred-by-one-mean",
    "Your covariance is measured from the mean of the whole table. Every column has its own mean.",
    hint=2, wrote=lambda table: centred_by(
        table, [mean_of(table.ravel().tolist())] * table.shape[1]
    ))
relation.mistake(
    "divisor-n",
    "Your covariance has the divisor n. This exercise asks for the sample covariance, with the "
    "divisor n − 1.",
    hint=2, wrote=lambda table: matrices(covariance_of(table, len(table))))
relation.mistake(
    "sum-not-divided",
    "Your covariance holds the sums of products. Divide them by n − 1.",
    hint=2, wrote=lambda table: matrices(covariance_of(table, 1)))
relation.mistake(
    "rows-as-variables",
    "Your result compares the rows. The rows are observations and the columns variables: Cᵀ·C of "
    "the centred table, not C·Cᵀ.",
    hint=2, wrote=lambda table: matrices(covariance_of(table.T)))


def rows_compared(table, columns):
    """C·Cᵀ, of which the first `columns` rows and columns are normalised."""
    centred = table - table.mean(axis=0)
    covariance = centred @ centred.T / (len(table) - 1)
    correlation = covariance.copy()
    correlation[:columns, :columns] = normalised(covariance[:columns, :columns])
    return matrices(covariance, correlation)


FACTORS_SWAPPED = (
    "Your product is C·Cᵀ, which compares the rows. The columns are the variables: multiply the "
    "transposed table by the table, Cᵀ·C."
)
relation.mistake(
    "factors-swapped", FACTORS_SWAPPED,
    hint=2, wrote=lambda table: rows_compared(table, table.shape[1]))
relation.mistake(
    "factors-swapped-normalised", FACTORS_SWAPPED,
    hint=2, wrote=lambda table: rows_compared(table, table.shape[0]))
relation.mistake(
    "divided-by-variances",
    "Your correlation is divided by the product of the variances. Divide by the product of the "
    "deviations, their roots.",
    hint=2, wrote=dividing(lambda first, second: first * second))
relation.mistake(
    "divided-by-one-deviation",
    "Your correlation is divided by the deviation of one column only. Divide by both: that makes "
    "the diagonal 1.",
    hint=2, wrote=dividing(lambda first, second: square_root(first)))
relation.mistake(
    "divided-by-one-variance",
    "Each row of your correlation is divided by its diagonal entry. Divide by √(cᵢᵢ·cⱼⱼ), so that "
    "the correlation is symmetric.",
    hint=2, wrote=dividing(lambda first, second: first))
relation.mistake(
    "not-normalised",
    "Your correlation is the covariance. Divide every entry by the deviations of its two columns.",
    hint=2, wrote=correlating(lambda covariance: covariance))
relation.mistake(
    "divisors-mixed",
    "Your correlation is n/(n − 1) times too large, as when the covariance has n − 1 and the "
    "deviations n. Use n − 1 in both.",
    hint=3, wrote=lambda table: matrices(
        covariance_of(table),
        normalised(covariance_of(table)) * len(table) / (len(table) - 1),
    ))
relation.mistake(
    "results-swapped",
    "Your two matrices have changed places: the correlation is the one with ones on the "
    "diagonal.",
    hint=4, wrote=swapping(sample_matrices))


@relation.mistake(
    "squares-cancel",
    "With a large offset your covariance loses its digits, as mean of products minus product of "
    "means does. Centre the columns first.",
    hint=3,
)
def _(table):
    columns, rows = table.T.tolist(), table.shape[0]
    centers = [mean_of(column) for column in columns]
    covariance = np.array(
        [
            [(total(a * b for a, b in zip(first, second)) / rows - x * y) * rows / (rows - 1)
             for second, y in zip(columns, centers)]
            for first, x in zip(columns, centers)
        ]
    )
    return matrices(covariance)


relation.mistake(
    "constant-column-zero",
    "For a constant column your correlation is 0. It has none, since its deviation is 0: leave "
    "NaN in its row and column.",
    hint=3, wrote=correlating(zero_where_constant))
relation.mistake(
    "diagonal-always-one",
    "Your diagonal is 1 throughout. A constant column has no correlation, not even with itself: "
    "its diagonal entry is NaN too.",
    hint=3, wrote=correlating(
        lambda covariance: one_on_diagonal(normalised(covariance))
    ))
relation.mistake(
    "constant-column-zero-and-one",
    "For a constant column your correlation is 0 and, on the diagonal, 1. It has none at all: "
    "leave NaN in its row and column.",
    hint=3, wrote=correlating(
        lambda covariance: one_on_diagonal(zero_where_constant(covariance))
    ))
relation.mistake(
    "one-row-unchecked",
    "For a single row you returned NaN. One row says nothing about how columns vary: with fewer "
    "than two throw LabError.tooFewValues.",
    hint=3, guarded=False,
    wrote=after(require_table, stopping(has_no_rows, LabError("tooFewValues"), sample_matrices)))
relation.mistake(
    "no-rows-is-empty",
    "For a table without rows you threw emptyInput. Here the rule is the same as for one row: "
    "LabError.tooFewValues.",
    hint=3, guarded=False, wrote=after(
        require_table,
        stopping(
            has_no_rows, LabError("emptyInput"), after(require_observations, sample_matrices)
        ),
    ))
relation.mistake(
    "rank-unchecked",
    "An array that is not of rank 2 stops your code. Check the rank first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        is_no_table, Crash(), after(require_observations, sample_matrices)
    ))
