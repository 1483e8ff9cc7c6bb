"""Exercise 2.8: the matrix product, with loops."""

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library, total
from framework.wrong import after, stopping

from .arrays import EXACT, crash, eighths, exact_product, misread, require_rank, unless


def are_matrices(*arrays):
    return all(array.ndim == 2 for array in arrays)


def inner_agree(left, right):
    return left.shape[1] == right.shape[0]


def require_matrices(left, right):
    require_rank(2, left, right)


def require_inner(left, right):
    if not inner_agree(left, right):
        raise LabError("shapeMismatch")


def require_factors(left, right):
    require_matrices(left, right)
    require_inner(left, right)


def looped(left, right, inner=lambda left, right: range(left.shape[1]), entry=total):
    """Three loops: `entry` of the products along `inner`, for every row and column."""
    result = np.zeros((left.shape[0], right.shape[1]))
    for i in range(left.shape[0]):
        for j in range(right.shape[1]):
            terms = []
            for k in inner(left, right):
                if k >= left.shape[1] or k >= right.shape[0]:
                    raise Crash
                terms.append(float(left[i, k]) * float(right[k, j]))
            result[i, j] = entry(terms)
    return result


product = Exercise(
    "2.8",
    source=library(np, "numpy.matmul"),
    points=10,
    tolerance=EXACT,
    guard=require_factors,
    errors=("invalidParameter", "shapeMismatch"),
    specials=("nan", "inf"),
)
product.case(
    "two rows, two columns", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    np.array([[1.0, 0.0], [2.0, 1.0], [0.0, -1.0]]),
)
product.case("square matrices", eighths(3, 3), eighths(3, 3, seed=20))
product.case("one row by one column", eighths(1, 4), eighths(4, 1, seed=21))
product.case("one column by one row", eighths(3, 1), eighths(1, 4, seed=22))
product.case("1 × 1", eighths(1, 1, seed=7), eighths(1, 1, seed=23), weight=1)
product.case("tall", eighths(40, 2), eighths(2, 3, seed=24))
product.case("a long inner axis", eighths(2, 40), eighths(40, 1, seed=25))
product.case("a transposed view on the left", eighths(3, 2).T, eighths(3, 4, seed=26))
product.case("a transposed view on the right", eighths(2, 3), eighths(4, 3, seed=27).T)
product.case("the unit matrix changes nothing", eighths(3, 2), np.eye(2), weight=1)
product.case("an empty inner axis: all sums are 0", np.zeros((2, 0)), np.zeros((0, 3)), weight=1)
product.case("no rows", np.zeros((0, 2)), eighths(2, 3), weight=1)
product.case("no columns", eighths(2, 3), np.zeros((3, 0)), weight=1)
product.case(
    "NaN and infinity are not lost beside 0", np.array([[0.0, 1.0], [1.0, 0.0]]),
    np.array([[NAN, 2.0], [3.0, INFINITY]]), weight=1,
)
product.case(
    "tenths", np.array([[0.1, 0.7, 0.3], [1.1, 0.2, 0.9]]), np.array([[0.3], [0.1], [1.7]]),
    weight=1, reference=exact_product, tolerance=Tolerance(0.0, 2e-15),
    why="three positive products, added in any order: at most three roundings of 2⁻⁵³ for each, "
    "4e-16 of the sum",
)
product.case("inner extents differ", eighths(2, 3), eighths(2, 3))
product.case("inner extents differ, the outer agree", eighths(2, 3), eighths(4, 2), weight=1)
product.case("a vector on the right", eighths(2, 3), eighths(3), weight=1)
product.case("a vector on the left", eighths(2), eighths(2, 3), weight=1)
product.case("rank 3", eighths(2, 2, 2), eighths(2, 2), weight=1)
product.case("rank 0", eighths(), eighths(2, 2), weight=1)


@product.reference
def numpy_product(left, right):
    return np.matmul(left, right)


@product.accepts
def three_loops(left, right):
    return looped(left, right)


@product.accepts
def from_the_end(left, right):
    return looped(left, right, lambda left, right: reversed(range(left.shape[1])))


def without_zeros(left, right):
    """Leaves out every product with a 0 on the left."""
    result = np.zeros((left.shape[0], right.shape[1]))
    for i, j in np.ndindex(*result.shape):
        result[i, j] = total(
            a * b for a, b in zip(left[i].tolist(), right[:, j].tolist()) if a != 0
        )
    return result


def rows_with_rows(left, right):
    """Reads right[j, k] for right[k, j]: out of bounds unless the right matrix is large enough."""
    rows, columns, inner = left.shape[0], right.shape[1], left.shape[1]
    if rows and columns and inner and (columns > right.shape[0] or inner > right.shape[1]):
        raise Crash
    result = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        result[i, j] = total(left[i, k] * right[j, k] for k in range(inner))
    return result


product.mistake(
    "right-transposed",
    "Your right matrix is taken as transposed: you multiply rows with rows. Entry [i, j] is row i "
    "of the left with column j of the right.",
    hint=2, wrote=rows_with_rows)
product.mistake(
    "left-transposed",
    "Your left matrix is taken as transposed. Entry [i, j] is row i of the left with column j of "
    "the right.",
    hint=2, wrote=unless(
        lambda left, right: left.shape[0] == left.shape[1],
        lambda left, right: looped(left.T, right), crash,
    ))
product.mistake(
    "order-exchanged",
    "You computed right · left. A matrix product depends on the order; even its shape does.",
    hint=2, wrote=unless(
        lambda left, right: right.shape[1] == left.shape[0],
        lambda left, right: looped(right, left), crash,
    ))
product.mistake(
    "elementwise",
    "You multiplied element by element. Each entry of a matrix product is a sum, over a row of "
    "the left and a column of the right.",
    hint=1, wrote=unless(
        lambda left, right: left.shape == right.shape, lambda left, right: left * right, crash
    ))
product.mistake(
    "inner-bound-rows",
    "Your sums have as many terms as the left has rows. The inner loop runs over the extent both "
    "share: left.shape[1].",
    hint=3, wrote=lambda left, right: looped(left, right, lambda l, r: range(l.shape[0])))
product.mistake(
    "inner-bound-columns",
    "Your sums have as many terms as the right has columns. The inner loop runs over the extent "
    "both share: left.shape[1].",
    hint=3, wrote=lambda left, right: looped(left, right, lambda l, r: range(r.shape[1])))
product.mistake(
    "last-term-missing",
    "The last term is missing in each of your sums. The inner loop runs up to and including "
    "left.shape[1] − 1.",
    hint=3,
    wrote=lambda left, right: looped(left, right, lambda l, r: range(l.shape[1] - 1)))
product.mistake(
    "first-term-missing",
    "The first term is missing in each of your sums. Indices begin at 0.",
    hint=3, wrote=lambda left, right: looped(left, right, lambda l, r: range(1, l.shape[1])))
product.mistake(
    "last-term-only",
    "Each of your entries is the last product alone. Add them up: += in place of =.",
    hint=3, wrote=lambda left, right: looped(
        left, right, entry=lambda terms: terms[-1] if terms else 0.0
    ))
product.mistake(
    "not-set-back",
    "Your sums go on from one entry to the next. Start each at 0, inside the loop over the "
    "columns.",
    hint=3, wrote=lambda left, right: np.cumsum(looped(left, right).ravel()).reshape(
        left.shape[0], right.shape[1]
    ))
product.mistake(
    "result-transposed",
    "Your result is the transpose of the right one. It has a row for every row of the left.",
    hint=2, wrote=lambda left, right: looped(left, right).T)
product.mistake(
    "zeros-skipped",
    "NaN and infinity disappear where they meet a 0. 0 · NaN and 0 · ∞ are NaN: do not skip "
    "zeros.",
    hint=3, wrote=without_zeros)
product.mistake(
    "strides-of-a-view",
    "A transposed view is multiplied in another order. `elements` is row-major already; do not "
    "read it by the view's strides.",
    hint=3, wrote=lambda left, right: looped(misread(left), misread(right)))
product.mistake(
    "empty-stops",
    "A matrix without elements stops your code. An empty sum is 0, and no rows give no rows.",
    hint=3,
    wrote=stopping(lambda left, right: 0 in (left.size, right.size), Crash(), numpy_product))
product.mistake(
    "inner-unchecked",
    "Matrices that do not fit stop your code. Compare left.shape[1] with right.shape[0] and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=after(require_matrices, unless(inner_agree, numpy_product, crash)))
product.mistake(
    "inner-unchecked-on-the-right",
    "Inner extents that differ are not refused: you get a result or a crash. Compare left.shape[1] "
    "with right.shape[0] and throw shapeMismatch.",
    hint=3, guarded=False, wrote=after(require_matrices, looped))
product.mistake(
    "shorter-inner",
    "Where the inner extents differ you sum up to the shorter one. There is no such product: "
    "throw LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=after(
        require_matrices,
        lambda left, right: looped(left, right, lambda l, r: range(min(l.shape[1], r.shape[0]))),
    ))
product.mistake(
    "rank-unchecked",
    "An array that is no matrix stops your code. Check both ranks first and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=unless(are_matrices, after(require_inner, numpy_product), crash))
