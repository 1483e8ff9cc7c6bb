"""Exercise 4.7: the exact parameters by the normal equations."""

import numpy as np
import sklearn
from scipy import linalg
from sklearn.linear_model import LinearRegression

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .equations import columns_depend, least_squares


def require_table(table, y):
    if table.ndim != 2:
        raise LabError("invalidParameter")
    if len(table) != len(y):
        raise LabError("lengthMismatch")
    if table.size == 0:
        raise LabError("emptyInput")


def is_finite(table, y):
    return bool(np.isfinite(table).all() and np.isfinite(y).all())


def require_finite(table, y):
    require_table(table, y)
    if not is_finite(table, y):
        raise LabError("notFinite")


exact = Exercise(
    "4.7",
    source="exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(np, 'numpy.linalg.lstsq')} and "
    f"{library(sklearn, 'sklearn.linear_model.LinearRegression')}",
    points=15,
    # κ² · 2⁻⁵³ with the condition κ of the tables, columns scaled, below 1e3.
    tolerance=Tolerance(1e-9, 1e-9),
    guard=require_finite,
    errors=("singularMatrix", "emptyInput", "lengthMismatch", "invalidParameter", "notFinite"),
)
exact.case("a line through three points", np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]),
           [1.0, 2.0, 4.0])
exact.case("a constant and two columns", np.array(
    [[1.0, 0.5, -2.0], [1.0, -1.25, 3.5], [1.0, 2.0, 0.75], [1.0, 3.75, 1.0], [1.0, 1.5, -4.25]]
), [2.1, -0.4, 1.75, 6.2, 0.9])
exact.case("no constant", np.array([[0.5, -2.0], [-1.25, 3.5], [2.0, 0.75], [3.75, 1.0]]),
           [3.0, 1.5, -2.25, 8.0])
exact.case("a constant between others", np.array(
    [[3.0, 1.0, -1.0], [-0.5, 1.0, 2.5], [4.25, 1.0, 0.5], [1.0, 1.0, 6.0]]
), [7.0, -1.5, 2.0, 4.75])
exact.case("one column", np.array([[1.0], [2.0], [-3.0]]), [2.5, 3.0, -7.0])
exact.case("as many rows as columns", np.array([[2.0, 1.0], [-1.0, 3.0]]), [5.0, 4.5])
exact.case("a transposed view", np.array([[1.0, 1.0, 1.0, 1.0], [0.5, 2.0, -1.0, 4.5]]).T,
           [1.0, 2.5, 0.0, 6.0])
exact.case("kilometres and doors", np.array(
    [[1.0, 94792.0, 5.0], [1.0, 133107.0, 4.0], [1.0, 40062.0, 3.0], [1.0, 75071.0, 4.0],
     [1.0, 191000.0, 3.0], [1.0, 12500.0, 5.0]]
), [21400.0, 9250.0, 11250.0, 24650.0, 6100.0, 29900.0], tolerance=Tolerance(0.0, 1e-9),
    why="one of the results is near −0.1, in euros for each kilometre")
exact.case("a constant and kelvins", np.array(
    [[1.0, 288.15], [1.0, 291.4], [1.0, 295.0], [1.0, 303.65], [1.0, 310.2]]
), [3.0, 3.5, 4.25, 6.0, 6.25], weight=1)
exact.case("plus and minus 1000", np.array([[1000.0, 1.0], [-1000.0, 2.0]]), [1000.0, -1000.0],
           weight=1)
# All but one of the singular tables have products whose square roots and quotients are exact, so that
# the last pivot is 0 on every machine; of "kilometres and miles" rounding leaves a tiny one.
exact.case("the constant twice", np.array(
    [[1.0, 1.0, 3.0], [1.0, 1.0, -1.0], [1.0, 1.0, 0.5], [1.0, 1.0, 2.5]]
), [1.0, 2.0, 3.0, 4.0])
exact.case("two makes and a constant", np.array(
    [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0]]
), [1.0, 2.0, 3.0, 4.0])
exact.case("kilometres and miles", np.array(
    [[1.0, 12.5, 12.5 * 0.62], [1.0, 40.1, 40.1 * 0.62], [1.0, 75.2, 75.2 * 0.62],
     [1.0, 94.8, 94.8 * 0.62], [1.0, 133.1, 133.1 * 0.62]]
), [29.9, 24.1, 20.0, 17.4, 9.25], weight=1)
exact.case("fewer rows than columns", np.array([[2.0, 2.0, 4.0], [0.0, 1.0, 1.0]]), [1.0, 2.0])
exact.case("one row, two columns", np.array([[1.0, 2.0]]), [3.0], weight=1)
exact.case("a column of zeros", np.array([[1.0, 0.0], [2.0, 0.0], [4.0, 0.0]]), [1.0, 2.0, 3.0],
           weight=1)
exact.case("a NaN in the table", np.array([[1.0, NAN], [1.0, 2.0], [1.0, 3.0]]), [1.0, 2.0, 3.0],
           weight=1)
exact.case("an infinity in y", np.array([[1.0, 4.0], [1.0, 2.0], [1.0, 3.0]]),
           [1.0, INFINITY, 3.0], weight=1)
exact.case("y too short", np.array([[1.0, 4.0], [1.0, 2.0], [1.0, 3.0]]), [1.0, 2.0], weight=1)
exact.case("no rows", np.zeros((0, 2)), [], weight=1)
exact.case("no columns", np.zeros((3, 0)), [1.0, 2.0, 3.0], weight=1)
exact.case("rank 1", np.array([1.0, 2.0, 3.0]), [1.0, 2.0, 3.0], weight=1)


@exact.reference
def by_elimination(table, y):
    return least_squares(table, y)


@exact.accepts
def numpy_least_squares(table, y):
    if columns_depend(table):
        raise LabError("singularMatrix")
    return np.linalg.lstsq(table, np.array(y), rcond=None)[0].tolist()


@exact.accepts
def sklearn_regression(table, y):
    if columns_depend(table):
        raise LabError("singularMatrix")
    # Without the tolerance it takes the smaller parts of a table for 0.
    regression = LinearRegression(fit_intercept=False, tol=1e-15)
    return regression.fit(table, y).coef_.tolist()


@exact.accepts
def scipy_normal_equations(table, y):
    if columns_depend(table):
        raise LabError("singularMatrix")
    return linalg.solve(table.T @ table, table.T @ np.array(y), assume_a="pos").tolist()


def one_of_many(table, y):
    return np.linalg.lstsq(table, np.array(y), rcond=None)[0].tolist()


exact.mistake(
    "constant-added",
    "Your table has a constant column more than the one you were given. It is used as it comes.",
    hint=2, wrote=lambda table, y: least_squares(np.column_stack([np.ones(len(table)), table]), y))
exact.mistake(
    "predictions-returned",
    "You returned the predictions, one for each row. Return the parameters, one for each column.",
    hint=1, wrote=lambda table, y: (table @ np.array(least_squares(table, y))).tolist())
exact.mistake(
    "residuals-returned",
    "You returned what is left of y after the predictions. Return the parameters, one for each "
    "column.",
    hint=1, wrote=lambda table, y: (np.array(y) - table @ np.array(least_squares(table, y))).tolist())
exact.mistake(
    "each-column-alone",
    "Each of your parameters is fitted as if its column were alone. The columns share the work: "
    "solve all equations together.",
    hint=2, wrote=stopping(
        lambda table, y: columns_depend(table), LabError("singularMatrix"),
        lambda table, y: [least_squares(column[:, None], y)[0] for column in table.T],
    ))
exact.mistake(
    "reversed",
    "Your parameters come in the reverse order. The first belongs to the first column.",
    hint=3, wrote=lambda table, y: least_squares(table, y)[::-1])
exact.mistake(
    "right-side-not-multiplied",
    "The right side of your equations is y itself. Multiply it by the transposed table: Xᵀ·X·β = "
    "Xᵀ·y.",
    hint=2, wrote=stopping(
        lambda table, y: not columns_depend(table) and table.shape[0] != table.shape[1], Crash(),
        lambda table, y: least_squares(table.T @ table, y),
    ))
def outer_product(table, y):
    """X·Xᵀ for Xᵀ·X: with more rows than columns it has no inverse, with fewer the wrong size."""
    rows, columns = table.shape
    if rows > columns or columns_depend(table.T):
        raise LabError("singularMatrix")
    if rows < columns:
        raise Crash
    return least_squares(table @ table.T, table.T @ np.array(y))


exact.mistake(
    "transpose-on-the-wrong-side",
    "Wherever there are more rows than columns you threw singularMatrix, as with X·Xᵀ. Multiply "
    "Xᵀ·X, one row for each column.",
    hint=3, wrote=outer_product)
exact.mistake(
    "only-the-right-side",
    "You returned Xᵀ·y, the right side of the equations. Solve Xᵀ·X·β = Xᵀ·y for β.",
    hint=2, wrote=lambda table, y: (table.T @ np.array(y)).tolist())
exact.mistake(
    "multiplied-for-solved",
    "You multiplied Xᵀ·X by Xᵀ·y. Solve the equations instead: Cholesky(of:) has a method solve.",
    hint=2, wrote=lambda table, y: (table.T @ table @ (table.T @ np.array(y))).tolist())
exact.mistake(
    "one-of-many",
    "Where the columns depend on each other you returned one of many solutions. None is the right "
    "one: throw LabError.singularMatrix.",
    hint=3, wrote=one_of_many)
exact.mistake(
    "singular-stops",
    "A matrix without inverse stops your code. Catch what Cholesky throws (do … catch, not try!), "
    "and throw LabError.singularMatrix.",
    hint=3, wrote=stopping(lambda table, y: columns_depend(table), Crash(), least_squares))
exact.mistake(
    "singular-as-invalid",
    "Where the columns depend on each other you threw invalidParameter. That is "
    "LabError.singularMatrix.",
    hint=3, wrote=stopping(
        lambda table, y: columns_depend(table), LabError("invalidParameter"), least_squares))
exact.mistake(
    "singular-as-nothing",
    "Where the columns depend on each other you returned an empty list. Throw "
    "LabError.singularMatrix.",
    hint=3, wrote=lambda table, y: [] if columns_depend(table) else least_squares(table, y))
exact.mistake(
    "singular-as-nan",
    "Where the columns depend on each other you returned NaN. Throw LabError.singularMatrix.",
    hint=3, wrote=lambda table, y: (
        [NAN] * table.shape[1] if columns_depend(table) else least_squares(table, y)
    ))
exact.mistake(
    "few-rows-as-too-few",
    "With fewer rows than columns you threw tooFewValues. Here the rule is the same as for any "
    "singular matrix: LabError.singularMatrix.",
    hint=3, wrote=stopping(
        lambda table, y: table.shape[0] < table.shape[1], LabError("tooFewValues"), least_squares))
exact.mistake(
    "nan-as-singular",
    "For NaN or infinity you threw singularMatrix. Look for them first, and throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(
        require_table,
        stopping(lambda table, y: not is_finite(table, y), LabError("singularMatrix"), least_squares),
    ))
exact.mistake(
    "nan-unchecked",
    "For NaN or infinity you returned NaN. Look for them first, and throw LabError.notFinite.",
    hint=3, guarded=False, wrote=after(
        require_table,
        lambda table, y: least_squares(table, y) if is_finite(table, y) else [NAN] * table.shape[1],
    ))
exact.mistake(
    "no-rows-as-singular",
    "For a table without rows you threw singularMatrix. Nothing to learn from is "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda table, y: table.ndim == 2 and len(table) == 0, LabError("singularMatrix"),
        after(require_finite, least_squares),
    ))
exact.mistake(
    "no-columns-as-solved",
    "For a table without columns you returned an empty list. Nothing to learn from is "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=lambda table, y: (
        [] if table.shape[1:] == (0,) else after(require_finite, least_squares)(table, y)
    ))
exact.mistake(
    "empty-unchecked",
    "For a table without rows you threw singularMatrix, without columns you returned an empty "
    "list. Both are LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda table, y: table.ndim == 2 and len(table) == 0, LabError("singularMatrix"),
        lambda table, y: (
            [] if table.shape[1:] == (0,) else after(require_finite, least_squares)(table, y)
        ),
    ))
exact.mistake(
    "lengths-unchecked",
    "A y of another length than the table stops your code. Compare y.count with table.shape[0], "
    "and throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda table, y: table.ndim == 2 and len(table) != len(y), Crash(),
        after(require_finite, least_squares),
    ))
exact.mistake(
    "rank-unchecked",
    "An array that is not of rank 2 stops your code. Check the rank first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda table, y: table.ndim != 2, Crash(), after(require_finite, least_squares)))
exact.mistake(
    "nothing-checked",
    "A wrong rank or length stops your code. Check rank, length and emptiness before you compute.",
    hint=3, guarded=False, wrote=stopping(
        lambda table, y: table.ndim != 2 or len(table) != len(y), Crash(),
        after(require_finite, least_squares),
    ))
