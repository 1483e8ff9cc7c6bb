"""Exercise 6.3: all distances between two sets of points, by one matrix product."""

import numpy as np
import scipy
from scipy.spatial import distance

from framework import NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .data import eighths
from .exact import exact_matrix, exact_root, exact_square

OFFSET = 1e6
NEAR = np.array([[1000000.092], [1000000.512], [1000007.5]])
"""With the rows below, |a|² + |b|² − 2a·b is negative twice, in whatever order it is added."""
NEARER = np.array([[1000000.099], [1000000.519], [1000003.25]])
TWIN, OTHER_TWIN = np.array([[1000000.017]]), np.array([[1000000.018]])
"""|a|² + |b|² − 2a·b is −2⁻¹³ or −2⁻¹², in whatever order it is added, fused or not."""


def are_matrices(*arrays):
    return all(array.ndim == 2 for array in arrays)


def require_matrices(first, second):
    if not are_matrices(first, second):
        raise LabError("invalidParameter")


def require_columns(first, second):
    if first.shape[1] != second.shape[1]:
        raise LabError("shapeMismatch")


def require_points(first, second):
    require_matrices(first, second)
    require_columns(first, second)


def cancelling(columns, furthest):
    """A case's own tolerance: what the product may lose where points lie far from the origin."""
    bound = 2 * furthest * np.sqrt((columns + 2) * 2.0**-53)
    return {
        "tolerance": Tolerance(float(f"{bound * 1.05:.1e}"), 0.0),
        "why": f"2·R·√((d + 2)·2⁻⁵³) with R = {furthest:.2g} the length of the longest row and "
        f"d = {columns}: |a|² + |b|² − 2a·b has a rounding error of 4·(d + 2)·2⁻⁵³·R² at most"
        .replace("e+0", "e"),
    }


pairwise = Exercise(
    "6.3",
    source=library(scipy, "scipy.spatial.distance.cdist") + ", rounded once from exact arithmetic "
    "(fractions.Fraction, mpmath)",
    points=15,
    # The coordinates are multiples of 1/8 below 1000, so only the root rounds.
    tolerance=Tolerance(0.0, 1e-14),
    guard=require_points,
    errors=("invalidParameter", "shapeMismatch"),
    specials=("nan",),
    # The product needs 0.2 s with its 1 080 000 numbers on the way; loops over rows and columns 9 s.
    time_limit=4.0,
)
pairwise.case(
    "two points and three", np.array([[0.0, 0.0], [3.0, 4.0]]),
    np.array([[3.0, 4.0], [0.0, 1.0], [6.0, 8.0]]),
)
pairwise.case("square", eighths(3, 3), eighths(3, 3, seed=20))
pairwise.case("five columns", eighths(2, 5), eighths(4, 5, seed=21))
pairwise.case("one column", eighths(3, 1), eighths(2, 1, seed=22))
pairwise.case("one point each", eighths(1, 4), eighths(1, 4, seed=23), weight=1)
pairwise.case("a set with itself: 0 on the diagonal", eighths(4, 2), eighths(4, 2))
pairwise.case("a transposed view", eighths(2, 4).T, eighths(3, 2, seed=24))
pairwise.case(
    "plus and minus 1000", np.array([[1000.0, -1000.0]]),
    np.array([[-1000.0, 1000.0], [1000.0, -999.0]]), weight=1,
)
pairwise.case(
    "flowers, in centimetres", np.array([[5.1, 3.5, 1.4, 0.2], [6.3, 3.3, 6.0, 2.5]]),
    np.array([[4.9, 3.0, 1.4, 0.2], [7.0, 3.2, 4.7, 1.4]]), weight=1,
    tolerance=Tolerance(0.0, 4e-13),
    why="2·(d + 2)·2⁻⁵³·R² over the squared distance, with d = 4, R² ≤ 85 and a least squared "
    "distance of 0.29: 3.9e-13 of the distance",
)
pairwise.case(
    "far from the origin: rounding below zero", NEAR, NEARER, **cancelling(1, 1.0001e6),
)
pairwise.case(
    "far from the origin, a thousandth apart", TWIN, OTHER_TWIN, weight=1,
    tolerance=Tolerance(0.0015, 0.0),
    why="the sum of the three parts is below 0 in whatever order it is added, so that the answer "
    "is 0, or 0.001 for points that were moved near 0 first; the root of the sum's magnitude would "
    "be 0.011 at least",
)
pairwise.case(
    "far from the origin, three columns", OFFSET + eighths(3, 3), OFFSET + 50 + eighths(2, 3, seed=25),
    weight=1, **cancelling(3, 1.7322e6),
)
pairwise.case(
    "an unknown coordinate", np.array([[1.0, 2.0], [NAN, 0.0]]),
    np.array([[4.0, 6.0], [1.0, 2.0], [0.5, 0.0]]), weight=1,
)
pairwise.case("no points in the first", np.zeros((0, 2)), eighths(3, 2), weight=1)
pairwise.case("no points in the second", eighths(3, 2), np.zeros((0, 2)), weight=1)
pairwise.case("columns differ", eighths(2, 3), eighths(2, 2))
pairwise.case("columns differ, the rows agree with them", eighths(2, 3), eighths(3, 2), weight=1)
pairwise.case("a vector as the second", eighths(2, 3), eighths(3), weight=1)
pairwise.case("a vector as the first", eighths(3), eighths(2, 3), weight=1)


def shaped(rows, first, second):
    return np.array(rows, dtype=np.float64).reshape(first.shape[0], second.shape[0])


@pairwise.reference
def exact_distances(first, second):
    def distance_of(a, b):
        if not np.isfinite(a + b).all():
            return NAN
        return exact_root(exact_square(a, b))

    return shaped(exact_matrix(first, second, distance_of), first, second)


@pairwise.accepts
def scipy_distances(first, second):
    return distance.cdist(first, second)


def sums_of_squares(matrix):
    return (matrix * matrix).sum(axis=1)


def expanded(first, second):
    """|a|² + |b|² − 2a·b, which may round below zero."""
    squares = sums_of_squares(first)[:, None] + sums_of_squares(second)[None, :]
    return squares - 2 * (first @ second.T)


@pairwise.accepts
def by_one_product(first, second):
    squares = expanded(first, second)
    squares[squares < 0] = 0.0
    return np.sqrt(squares)


@pairwise.accepts
def product_subtracted_first(first, second):
    squares = sums_of_squares(first)[:, None] - 2 * (first @ second.T)
    return np.sqrt(np.maximum(squares + sums_of_squares(second)[None, :], 0.0))


@pairwise.accepts
def centred_first(first, second):
    rows = np.concatenate([first, second])
    center = rows[0] if len(rows) and np.isfinite(rows[0]).all() else 0.0
    return by_one_product(first - center, second - center)


def clamped_root(squares):
    return np.sqrt(np.where(squares < 0, 0.0, squares))


pairwise.mistake(
    "negative-under-the-root",
    "Far from the origin rounding takes a sum of squares below zero, and its root is NaN. Raise "
    "what is negative to 0 before the root.",
    hint=3, wrote=lambda first, second: np.sqrt(expanded(first, second)))
pairwise.mistake(
    "magnitude-under-the-root",
    "You took the magnitude of what rounding has left below zero. That is no distance: raise it "
    "to 0.",
    hint=3, wrote=lambda first, second: np.sqrt(np.abs(expanded(first, second))))
pairwise.mistake(
    "nan-becomes-zero",
    "A NaN coordinate gives the distance 0. `max(0, x)` turns NaN into 0; replace only what is "
    "below zero.",
    hint=3, wrote=lambda first, second: np.nan_to_num(by_one_product(first, second), nan=0.0))
pairwise.mistake(
    "no-root",
    "Your matrix holds squared distances. Take the root of every entry.",
    hint=2, wrote=lambda first, second: np.maximum(expanded(first, second), 0.0))
pairwise.mistake(
    "result-transposed",
    "Your result is the transpose of the right one. It has a row for every row of the first "
    "matrix.",
    hint=1, wrote=lambda first, second: by_one_product(first, second).T.copy())
pairwise.mistake(
    "product-once",
    "Your product is subtracted once. (a − b)² = a² + b² − 2ab: it counts twice.",
    hint=2, wrote=lambda first, second: clamped_root(
        expanded(first, second) + first @ second.T
    ))
pairwise.mistake(
    "product-added",
    "Your product is added: these are the distances from the mirrored points, |a + b|. Subtract "
    "it twice.",
    hint=2, wrote=lambda first, second: clamped_root(
        expanded(first, second) + 4 * (first @ second.T)
    ))
pairwise.mistake(
    "second-squares-missing",
    "The squares of the second matrix are missing. |a − b|² = |a|² + |b|² − 2a·b.",
    hint=2, wrote=lambda first, second: clamped_root(
        sums_of_squares(first)[:, None] - 2 * (first @ second.T)
    ))
pairwise.mistake(
    "first-squares-missing",
    "The squares of the first matrix are missing. |a − b|² = |a|² + |b|² − 2a·b.",
    hint=2, wrote=lambda first, second: clamped_root(
        sums_of_squares(second)[None, :] - 2 * (first @ second.T)
    ))
pairwise.mistake(
    "lengths-not-squared",
    "You added the lengths of the rows, not their squares. Leave the roots of |a|² and |b|² out.",
    hint=2, wrote=lambda first, second: clamped_root(
        np.sqrt(sums_of_squares(first))[:, None] + np.sqrt(sums_of_squares(second))[None, :]
        - 2 * (first @ second.T)
    ))
pairwise.mistake(
    "only-the-product",
    "Your result is the product of the rows, not their distance. It needs |a|² + |b|² as well.",
    hint=1, wrote=lambda first, second: first @ second.T)
pairwise.mistake(
    "manhattan",
    "You added up absolute differences. This exercise asks for the root of the summed squares.",
    hint=1, wrote=lambda first, second: distance.cdist(first, second, "cityblock"))


@pairwise.mistake(
    "squares-along-the-wrong-axis",
    "Your sums of squares are laid along the wrong axes. |a|² belongs to a row of the result, "
    "|b|² to a column.",
    hint=3,
)
def _(first, second):
    # Adding [m] to a column of [n] gives [n, m], which does not fit the product unless m = n or one
    # of them is 1.
    squares = sums_of_squares(second)[:, None] + sums_of_squares(first)[None, :]
    try:
        return clamped_root(squares - 2 * (first @ second.T))
    except ValueError:
        raise Crash from None


pairwise.mistake(
    "columns-unchecked",
    "Points with different numbers of coordinates stop your code. Compare shape[1] of both and "
    "throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=after(
        require_matrices,
        stopping(lambda a, b: a.shape[1] != b.shape[1], Crash(), by_one_product),
    ))


@pairwise.mistake(
    "fewer-columns",
    "Where the numbers of columns differ you use the common ones. There is no distance: throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(first, second):
    require_matrices(first, second)
    columns = min(first.shape[1], second.shape[1])
    return by_one_product(first[:, :columns], second[:, :columns])


pairwise.mistake(
    "rank-unchecked",
    "An array that is no matrix stops your code. Check both ranks first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda a, b: not are_matrices(a, b), Crash(), after(require_points, by_one_product)
    ))
pairwise.mistake(
    "nothing-checked",
    "Arrays that do not fit stop your code. Check both ranks first, then compare the columns, and "
    "throw the errors of the statement.",
    hint=4, guarded=False, wrote=lambda first, second: (
        by_one_product(first, second)
        if are_matrices(first, second) and first.shape[1] == second.shape[1] else crash()
    ))


def crash():
    raise Crash


pairwise.mistake(
    "empty-refused",
    "A set without points stops your code. The result then has no rows, or no columns: return it "
    "as it is.",
    hint=3, wrote=stopping(lambda a, b: 0 in (a.size, b.size), Crash(), by_one_product))
pairwise.mistake(
    "empty-is-an-error",
    "A set without points is an error in your code. The result then has no rows, or no columns: "
    "return it as it is.",
    hint=3, wrote=stopping(
        lambda a, b: 0 in (a.size, b.size), LabError("emptyInput"), by_one_product
    ))
