"""Exercise 2.9: X·Wᵀ + b."""

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library, total
from framework.wrong import after, stopping

from .arrays import EXACT, crash, eighths, exact_product, require_rank, unless


def ranks_hold(x, weights, bias):
    return (x.ndim, weights.ndim, bias.ndim) == (2, 2, 1)


def shapes_hold(x, weights, bias):
    return x.shape[1] == weights.shape[1] and len(bias) == len(weights)


def require_ranks(x, weights, bias):
    require_rank(2, x, weights)
    require_rank(1, bias)


def require_shapes(x, weights, bias):
    if not shapes_hold(x, weights, bias):
        raise LabError("shapeMismatch")


def require_layer(x, weights, bias):
    require_ranks(x, weights, bias)
    require_shapes(x, weights, bias)


affine = Exercise(
    "2.9",
    source=library(np, "numpy.matmul", "numpy.add"),
    points=10,
    # Twice the rest's: on a busy machine gemm took 1 s for the layer that loops cannot do in minutes.
    time_limit=4.0,
    tolerance=EXACT,
    guard=require_layer,
    errors=("invalidParameter", "shapeMismatch"),
    specials=("nan", "inf"),
)
affine.case(
    "two rows, three inputs, two outputs", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 0.0]]), np.array([10.0, 20.0]),
)
affine.case("square weights", eighths(2, 3), eighths(3, 3, seed=20), eighths(3, seed=30))
affine.case("as many rows as outputs", eighths(4, 2), eighths(4, 2, seed=21), eighths(4, seed=31))
affine.case("all square", eighths(3, 3), eighths(3, 3, seed=22), eighths(3, seed=32))
affine.case("one row", eighths(1, 3), eighths(4, 3, seed=23), eighths(4, seed=33))
affine.case("one output", eighths(5, 3), eighths(1, 3, seed=24), eighths(1, seed=34))
affine.case("one of each", eighths(1, 1), eighths(1, 1, seed=25), eighths(1, seed=35), weight=1)
affine.case("X as a transposed view", eighths(3, 2).T, eighths(4, 3, seed=26), eighths(4, seed=36))
affine.case("W as a transposed view", eighths(2, 3), eighths(3, 4, seed=27).T, eighths(4, seed=37))
affine.case("no bias to speak of", eighths(2, 3), eighths(2, 3, seed=28), np.zeros(2), weight=1)
affine.case("no inputs: every row is b", np.zeros((2, 0)), np.zeros((3, 0)), eighths(3), weight=1)
affine.case("no rows", np.zeros((0, 3)), eighths(2, 3), eighths(2), weight=1)
affine.case("no outputs", eighths(2, 3), np.zeros((0, 3)), np.zeros(0), weight=1)
affine.case(
    "NaN in X, infinity in b", np.array([[NAN, 1.0], [2.0, 3.0]]), eighths(2, 2, seed=29),
    np.array([INFINITY, -1000.0]), weight=1,
)
affine.case(
    "tenths", np.array([[0.1, 0.7, 0.3], [1.1, 0.2, 0.9]]), np.array([[0.3, 0.1, 1.7]]),
    np.array([0.1]), weight=1, tolerance=Tolerance(0.0, 2e-15),
    # The bias as one more input that is always 1.
    reference=lambda x, weights, bias: exact_product(
        np.column_stack([x, np.ones(len(x))]), np.column_stack([weights, bias]).T
    ),
    why="four positive terms, added in any order: at most four roundings of 2⁻⁵³ for each, 5e-16 "
    "of the sum",
)
affine.case("X and W with different inputs", eighths(2, 3), eighths(3, 2), eighths(3))
affine.case("a bias for other outputs", eighths(2, 3), eighths(4, 3), eighths(3), weight=1)
affine.case("a bias of length 1", eighths(2, 3), eighths(4, 3), eighths(1), weight=1)
affine.case("X a vector", eighths(3), eighths(4, 3), eighths(4), weight=1)
affine.case("W a vector", eighths(2, 3), eighths(3), eighths(1), weight=1)
affine.case("b a matrix", eighths(2, 3), eighths(4, 3), eighths(1, 4), weight=1)


@affine.reference
def numpy_affine(x, weights, bias):
    return np.add(np.matmul(x, weights.T), bias)


@affine.accepts
def term_by_term(x, weights, bias):
    result = np.empty((x.shape[0], weights.shape[0]))
    for i, j in np.ndindex(*result.shape):
        result[i, j] = bias[j] + total(x[i, k] * weights[j, k] for k in range(x.shape[1]))
    return result


def with_product(multiply):
    """`multiply` for X·Wᵀ, a trap where it does not fit."""

    def layer(x, weights, bias):
        try:
            return multiply(x, weights) + bias
        except ValueError:
            raise Crash from None

    return layer


def down_the_rows(x, weights, bias):
    if len(x) != len(bias):
        raise Crash
    return x @ weights.T + bias[:, None]


affine.mistake(
    "transpose-forgotten",
    "You multiplied X with W, not with Wᵀ. W has a row for each output: ask gemm for "
    "transposeB: true.",
    hint=2, wrote=unless(
        lambda x, weights, bias: weights.shape[0] == weights.shape[1],
        with_product(lambda x, weights: x @ weights), crash,
    ))
affine.mistake(
    "bias-overwritten",
    "The bias is missing: your result is X·Wᵀ alone. With beta = 0 gemm forgets what its target "
    "held; put b there and ask for beta: 1.",
    hint=3, wrote=lambda x, weights, bias: x @ weights.T)
affine.mistake(
    "bias-twice",
    "The bias is in your result twice. Put it into the target or add it afterwards, not both.",
    hint=3, wrote=lambda x, weights, bias: numpy_affine(x, weights, bias) + bias)
affine.mistake(
    "bias-subtracted",
    "The bias is subtracted in your result. Add it.",
    hint=3, wrote=lambda x, weights, bias: x @ weights.T - bias)
affine.mistake(
    "bias-down-the-rows",
    "Your bias belongs to the rows. b has one entry for each output, a column of the result; "
    "every row gets all of b.",
    hint=3, wrote=down_the_rows)
affine.mistake(
    "bias-in-first-row",
    "Only your first row has the bias in it. Every row of the target begins as b.",
    hint=3, wrote=lambda x, weights, bias: x @ weights.T
    + np.where(np.arange(len(x))[:, None] == 0, bias, 0.0))
affine.mistake(
    "only-bias",
    "Your result is the bias alone. The product has to be added to it: alpha is 1.",
    hint=3, wrote=lambda x, weights, bias: np.tile(bias, (len(x), 1)))
affine.mistake(
    "x-transposed",
    "You took X as transposed too. Only W is turned: [n, inputs] · [inputs, outputs].",
    hint=2, wrote=unless(
        lambda x, weights, bias: x.shape[0] == x.shape[1] and x.size > 0,
        with_product(lambda x, weights: x.T @ weights.T), crash,
    ))
affine.mistake(
    "result-transposed",
    "Your result is transposed: it has a row for each output. It should have a row for each row "
    "of X.",
    hint=2, wrote=lambda x, weights, bias: numpy_affine(x, weights, bias).T)
affine.mistake(
    "empty-stops",
    "An array without elements stops your code. Without inputs every row is b; without rows there "
    "is nothing to compute.",
    hint=3, wrote=stopping(
        lambda x, weights, bias: 0 in (x.size, weights.size), Crash(), numpy_affine
    ))
affine.mistake(
    "shapes-unchecked",
    "Shapes that do not fit stop your code. Compare them first and throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=after(require_ranks, unless(shapes_hold, numpy_affine, crash)))
affine.mistake(
    "bias-stretched",
    "You stretch a bias of length 1 over all outputs. Here b has one entry for each output: else "
    "throw LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=after(
        require_ranks,
        unless(
            lambda x, weights, bias: x.shape[1] == weights.shape[1] and len(bias) == 1,
            numpy_affine, after(require_shapes, numpy_affine),
        ),
    ))
affine.mistake(
    "ranks-unchecked",
    "An array of another rank stops your code. X and W have rank 2, b has rank 1: else throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=unless(ranks_hold, after(require_shapes, numpy_affine), crash))
