"""Exercise 2.10: a mask, and the largest of each row."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, library
from framework.wrong import after, changing, stopping

from .arrays import EXACT, crash, eighths, require_rank, unless


def is_matrix(table, threshold):
    return table.ndim == 2


def has_no_columns(table, threshold):
    return table.ndim == 2 and table.shape[1] == 0


def require_matrix(table, threshold):
    require_rank(2, table)


def require_columns(table, threshold):
    if has_no_columns(table, threshold):
        raise LabError("emptyInput")


def require_table(table, threshold):
    require_matrix(table, threshold)
    require_columns(table, threshold)


def picked(masked, largest):
    """The result with `masked` of table and threshold, and `largest` of each row."""
    return lambda table, threshold: {
        "mask": masked(table, threshold),
        "argmax": [largest(row) for row in table.tolist()],
    }


def above(table, threshold):
    return table > threshold


def first_largest(row):
    """The first NaN, or else the first of the largest."""
    best = 0
    for index, value in enumerate(row):
        if math.isnan(value):
            return index
        if value > row[best]:
            best = index
    return best


mask = Exercise(
    "2.10",
    source=library(np, "numpy.greater", "numpy.argmax"),
    points=10,
    tolerance=EXACT,
    guard=require_table,
    errors=("invalidParameter", "emptyInput"),
)
mask.case("two rows", np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]]), 0.25)
mask.case("four rows of five", eighths(4, 5), 0.0)
mask.case("as many rows as columns", eighths(4, 4, seed=9), 2.5)
mask.case("two of the largest", np.array([[1.0, 4.0, 4.0, 2.0], [7.0, 7.0, 0.0, 7.0]]), 3.0)
mask.case("all equal", np.array([[2.0, 2.0, 2.0], [0.0, 0.0, 0.0]]), 1.0)
mask.case("only negative numbers", np.array([[-3.0, -1.0, -2.0], [-1000.0, -5.0, -6.0]]), -2.5)
mask.case("a value equal to the threshold", np.array([[1.0, 2.0, 3.0]]), 2.0)
mask.case(
    "equal for a Float, not for a Double",
    np.array([[1.0, 1.0 + 2.0**-40, 1.0 - 2.0**-40], [2.0, 0.0, 1.0 + 2.0**-40]]), 1.0,
)
mask.case("a NaN is the largest", np.array([[1.0, NAN, 3.0], [5.0, 2.0, NAN]]), 2.0)
mask.case("two NaN: the first", np.array([[1.0, NAN, 9.0, NAN], [NAN, 2.0, NAN, 3.0]]), 2.0)
mask.case(
    "infinities", np.array([[-INFINITY, 0.0, INFINITY], [-INFINITY, -INFINITY, -1000.0]]),
    1000.0, weight=1,
)
mask.case("a row of −∞", np.array([[-INFINITY, -INFINITY]]), 0.0, weight=1)
mask.case("a NaN threshold: nothing is above it", eighths(2, 3), NAN, weight=1)
mask.case("one column", eighths(3, 1), 1.0, weight=1)
mask.case("one number", np.array([[2.5]]), 1.0, weight=1)
mask.case("a transposed view", eighths(4, 3).T, 1.0)
mask.case("no rows", np.zeros((0, 3)), 0.0, weight=1)
mask.case("no columns", np.zeros((2, 0)), 0.0, weight=1)
mask.case("a vector", eighths(3), 0.0, weight=1)
mask.case("rank 3", eighths(2, 2, 2), 0.0, weight=1)


@mask.reference
def numpy_mask(table, threshold):
    return {"mask": np.greater(table, threshold), "argmax": np.argmax(table, axis=1).tolist()}


@mask.accepts
def row_by_row(table, threshold):
    return picked(above, first_largest)(table, threshold)


def last_largest(row):
    """The first NaN, or else the last of the largest."""
    if any(map(math.isnan, row)):
        return first_largest(row)
    return max(range(len(row)), key=lambda index: (row[index], index))


def above_zero(row):
    """What a search finds that starts with a largest value of 0 at index 0."""
    best, largest = 0, 0.0
    for index, value in enumerate(row):
        if math.isnan(value):
            return index
        if value > largest:
            best, largest = index, value
    return best


def nan_passed_over(row):
    """Comparing alone: nothing is larger than a NaN, and a NaN is larger than nothing."""
    best = 0
    for index, value in enumerate(row):
        if value > row[best]:
            best = index
    return best


def without_nan(row):
    """The largest number, or 0 if there is none."""
    numbers = [(value, -index) for index, value in enumerate(row) if not math.isnan(value)]
    return -max(numbers)[1] if numbers else 0


def first_nan_behind_the_front(row):
    """A search that begins at column 1, with column 0 as the best so far."""
    behind = [index for index, value in enumerate(row) if index > 0 and math.isnan(value)]
    return behind[0] if behind else nan_passed_over(row)


def last_nan(row):
    places = [index for index, value in enumerate(row) if math.isnan(value)]
    return places[-1] if places else first_largest(row)


mask.mistake(
    "last-on-ties",
    "Of several largest values you report the last. Take the first: replace only for a value that "
    "is really larger.",
    hint=2, wrote=picked(above, last_largest))
mask.mistake(
    "starts-at-zero",
    "In a row of negative numbers you report index 0. Start with the row's first value as the "
    "largest so far, not with 0.",
    hint=2, wrote=picked(above, above_zero))
mask.mistake(
    "nan-passed-over",
    "A NaN that is not at the front is passed over, for every comparison with it is false. Ask "
    "isNaN: the first NaN is the answer.",
    hint=3, wrote=picked(above, nan_passed_over))
mask.mistake(
    "nan-left-out",
    "You report the largest number and leave NaN out. The rule here is NumPy's: the first NaN of "
    "a row is the answer.",
    hint=3, wrote=picked(above, without_nan))
mask.mistake(
    "last-nan",
    "Of several NaN in a row you report the last. The first is the answer, so stop there.",
    hint=3, wrote=picked(above, last_nan))
mask.mistake(
    "front-nan-missed",
    "A NaN in the first column is not noticed where another follows. Look at column 0 too: the "
    "first NaN is the answer.",
    hint=3, wrote=picked(above, first_nan_behind_the_front))
mask.mistake(
    "argmin",
    "You report where the smallest value is. Look for the largest.",
    hint=1, wrote=picked(above, lambda row: first_largest([-value for value in row])))
mask.mistake(
    "by-column",
    "You report a row for every column. Look along each row: one answer per row, a column index.",
    hint=1, wrote=lambda table, threshold: {
        "mask": above(table, threshold),
        "argmax": [first_largest(column) for column in table.T.tolist()] if table.size else [],
    })
mask.mistake(
    "flat-index",
    "Your indices count through the whole table. Give the column within the row: each row starts "
    "at 0 again.",
    hint=2, wrote=lambda table, threshold: numpy_mask(table, threshold) | {
        "argmax": [
            row * table.shape[1] + column
            for row, column in enumerate(np.argmax(table, axis=1).tolist())
        ]
    })
mask.mistake(
    "counted-from-one",
    "Your indices are one too high. The first column has the index 0.",
    hint=2, wrote=picked(above, lambda row: first_largest(row) + 1))
mask.mistake(
    "threshold-included",
    "Your mask is true for a value equal to the threshold. Above means >, not ≥.",
    hint=2, wrote=picked(lambda table, threshold: table >= threshold, first_largest))
mask.mistake(
    "mask-below",
    "Your mask is true where the value is below the threshold. It should be true above it.",
    hint=1, wrote=picked(lambda table, threshold: table < threshold, first_largest))
mask.mistake(
    "not-below",
    "Your mask is true for NaN. \"Not at most the threshold\" is not the same as above it: a NaN "
    "is neither.",
    hint=3, wrote=picked(lambda table, threshold: ~(table <= threshold), first_largest))
mask.mistake(
    "mask-transposed",
    "Your mask has the table's columns as rows. It has the shape of the table.",
    hint=2, wrote=changing(numpy_mask, mask=lambda mask: np.ascontiguousarray(mask.T)))
mask.mistake(
    "mask-flat",
    "Your mask is right but flat. It has the shape of the table: [rows, columns].",
    hint=2, wrote=changing(numpy_mask, mask=lambda mask: mask.ravel()))
mask.mistake(
    "columns-unchecked",
    "A table without columns stops your code. No row has a largest value then: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=after(require_matrix, stopping(has_no_columns, Crash(), numpy_mask)))
mask.mistake(
    "columns-answered",
    "A table without columns gets an answer in your code. Its rows have no largest value: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(require_matrix, picked(above, first_largest)))
mask.mistake(
    "rank-unchecked",
    "An array that is not of rank 2 stops your code. Check the rank first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unless(is_matrix, after(require_columns, numpy_mask), crash))
