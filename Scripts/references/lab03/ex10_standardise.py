"""Exercise 3.10: standardising the columns of a table."""

from functools import wraps

import numpy as np
import sklearn
from sklearn.preprocessing import StandardScaler

from framework import INFINITY, Crash, Exercise, LabError, Tolerance, divide, library, square_root
from framework.wrong import after, stopping

from .checks import constant, has_no_rows, is_no_table, require_table
from .data import PEOPLE, UNTIDY
from .sums import cancelling_variance, deviation_of, mean_of, median_of, sum_of_squares


def require_rows(table):
    require_table(table)
    if has_no_rows(table):
        raise LabError("emptyInput")


def by_columns(function):
    """The function of a table that maps each of its columns by `function`."""

    @wraps(function)
    def mapped(table):
        columns = [function(column) for column in table.T.tolist()]
        return np.array(columns, dtype=np.float64).reshape(table.T.shape).T

    return mapped


def divided(column, center, scale):
    return [divide(value - center, scale) for value in column]


def scaled(column, center, scale):
    """(x − center) / scale, and 0 for a constant column."""
    return [0.0] * len(column) if constant(column) else divided(column, center, scale)


def standardised(column):
    return scaled(column, mean_of(column), deviation_of(column))


standardise = Exercise(
    "3.10",
    source=library(sklearn, "sklearn.preprocessing.StandardScaler"),
    points=10,
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_rows,
    errors=("emptyInput", "invalidParameter"),
)
standardise.case("three rows, two columns", np.array([[1.0, 10.0], [2.0, 30.0], [6.0, 50.0]]))
standardise.case("height, weight and shoe size of five", PEOPLE)
standardise.case("one untidy column", np.array(UNTIDY).reshape(6, 1))
standardise.case("square", np.array([[4.0, -1.5, 0.2], [2.5, 8.0, 0.7], [-3.0, 1.0, 0.1]]))
standardise.case(
    "plus and minus 1000", np.array([[1000.0, 0.001], [-1000.0, 0.002], [400.0, -0.004]]), weight=1
)
standardise.case(
    "a large offset",
    np.array([[1e9 + 4, 1.0], [1e9 + 7, 4.0], [1e9 + 13, 2.0], [1e9 + 16, 9.0]]),
    weight=1,
)
standardise.case(
    "columns of scale 1e-9 and 1e-13",
    np.array([[1.5e-9, 4e-13], [-2.25e-9, 1e-13], [4e-9, -2e-13], [0.5e-9, 2.5e-13]]),
    weight=1,
)
standardise.case(
    "a constant column", np.array([[2.5, 1.0], [2.5, 4.0], [2.5, 2.5], [2.5, 7.0]]), weight=1
)
standardise.case(
    "a constant column whose mean rounds", np.array([[0.1, 3.0], [0.1, 5.0], [0.1, 4.5]]), weight=1
)
standardise.case("two rows", np.array([[3.0, -4.25], [8.0, 0.5]]), weight=1)
standardise.case("one row", np.array([[3.0, -4.25]]), weight=1)
standardise.case("no rows", np.zeros((0, 3)), weight=1)
standardise.case("rank 1", np.array([1.0, 2.0, 4.0]), weight=1)
standardise.case("rank 3", np.array([[[1.0, 2.0], [4.0, 3.0]]]), weight=1)


@standardise.reference
def scikit_standardised(table):
    scaled = StandardScaler().fit_transform(table)
    # scikit-learn leaves the rounding of a constant column's mean; the exercise asks for 0.
    scaled[:, np.ptp(table, axis=0) == 0] = 0.0
    return scaled


@standardise.accepts
def by_standardising(table):
    return by_columns(standardised)(table)


@standardise.accepts
def standardised_by_numpy(table):
    scale = table.std(axis=0)
    scale[np.ptp(table, axis=0) == 0] = INFINITY
    return (table - table.mean(axis=0)) / scale


standardise.mistake(
    "over-rows",
    "Your result has every row standardised. Mean and deviation belong to a column, one feature "
    "over all rows.",
    hint=1, wrote=lambda table: by_standardising(table.T).T)
standardise.mistake(
    "whole-table",
    "Your result comes from one mean and one deviation for the whole table. Every column has its "
    "own, for its own unit.",
    hint=1, wrote=lambda table: np.array(
        standardised(table.ravel().tolist())
    ).reshape(table.shape))
standardise.mistake(
    "divisor-n-minus-one",
    "Your deviations have the divisor n − 1. Here the deviation describes the table itself, so "
    "its divisor is n (ddof 0).",
    hint=2,
    wrote=by_columns(lambda column: scaled(column, mean_of(column), deviation_of(column, 1))))
standardise.mistake(
    "variance-for-deviation",
    "Your columns are divided by the variance. Divide by its square root, the standard deviation, "
    "so that the result has deviation 1.",
    hint=2, wrote=by_columns(
        lambda column: scaled(column, mean_of(column), sum_of_squares(column) / len(column))
    ))
standardise.mistake(
    "only-centred",
    "Your columns are centred but not scaled. Divide each by its standard deviation too.",
    hint=2, wrote=by_columns(lambda column: scaled(column, mean_of(column), 1)))
standardise.mistake(
    "not-centred",
    "Your columns are divided by their deviation, but the mean is still in them. Centre each "
    "column first.",
    hint=2, wrote=by_columns(lambda column: scaled(column, 0, deviation_of(column))))
standardise.mistake(
    "multiplies",
    "Your columns are multiplied by their deviation. Divide by it: the result counts in "
    "deviations.",
    hint=2, wrote=by_columns(
        lambda column: scaled(column, mean_of(column), divide(1, deviation_of(column)))
    ))
standardise.mistake(
    "minimum-to-maximum",
    "Your columns run from 0 to 1, from minimum to maximum. This exercise asks for mean 0 and "
    "deviation 1.",
    hint=1, wrote=by_columns(lambda column: scaled(column, min(column), max(column) - min(column))))
standardise.mistake(
    "median-for-mean",
    "Your columns are centred at their median. Subtract the mean.",
    hint=2,
    wrote=by_columns(lambda column: scaled(column, median_of(column), deviation_of(column))))
standardise.mistake(
    "squares-cancel",
    "With a large offset your deviation loses its digits, as Σx²/n − mean² does. Add up (x − "
    "mean)² instead.",
    hint=2, wrote=by_columns(
        lambda column: scaled(column, mean_of(column), square_root(cancelling_variance(column)))
    ))
standardise.mistake(
    "constant-column-nan",
    "A column of equal values became NaN in your result, as 0 / 0 does. Such a column becomes all "
    "0.",
    hint=3, wrote=by_columns(lambda column: divided(column, mean_of(column), deviation_of(column))))
standardise.mistake(
    "constant-column-kept",
    "A constant column came back as it was. It lies exactly at its mean, so it becomes all 0.",
    hint=3, wrote=by_columns(lambda column: column if constant(column) else standardised(column)))
standardise.mistake(
    "exact-zero-test",
    "Rounding leaves a constant column with a deviation near 1e-17 instead of 0, and you divided "
    "by it. Compare the column's values.",
    hint=3,
    wrote=by_columns(lambda column: divided(column, mean_of(column), deviation_of(column) or 1.0)))
standardise.mistake(
    "no-rows-unchecked",
    "A table without rows came back as it was. It has no means to subtract: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(
        require_table, lambda table: by_standardising(table) if table.size else table
    ))
standardise.mistake(
    "rank-unchecked",
    "An array that is not of rank 2 stops your code. Check the rank first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=stopping(is_no_table, Crash(), after(require_rows, by_standardising)))
