"""Exercise 8.2: a layer's weighted sums, X·Wᵀ + b."""

import numpy as np
import torch

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .networks import (
    activated_doubles, added, by, exact_rows, exact_sums, fits, multiplied, product, require,
    rounded, sums, unchecked_sums,
)

X = np.array([[0.3, -1.7, 2.25], [4.1, 0.0, -0.6], [-2.2, 5.5, 1.0], [0.9, 0.8, 0.7]])
W = np.array([[1.25, -0.4, 3.3], [0.6, 2.1, -1.0]])
SQUARE = np.array([[1.0, 2.0], [-3.0, 0.5]])


logits = Exercise(
    "8.2",
    source=f"exact arithmetic, agreeing with {library(torch, 'torch.nn.functional.linear')} and "
    f"{library(np, 'numpy.matmul')}",
    points=10,
    # A few products of numbers below 1e6: their roundings stay below 1e-9.
    tolerance=Tolerance(1e-9, 1e-12),
    guard=lambda x, weights, biases: require(fits(x, weights, biases), "shapeMismatch"),
    errors=("shapeMismatch",),
    specials=("nan", "inf"),
)
logits.case(
    "two rows, three inputs, two units", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    np.array([[1.0, 0.0, -1.0], [0.5, 2.0, 0.0]]), np.array([10.0, 20.0]),
)
logits.case("four rows, three inputs, two units", X, W, np.array([0.7, -1.9]))
logits.case(
    "as many units as inputs", X, np.array([[1.5, -0.4, 0.0], [0.6, 2.1, -1.0], [2.0, 0.3, 0.8]]),
    np.array([0.5, 1.0, -2.0]))
logits.case("all square", SQUARE, np.array([[2.0, -7.5], [0.25, 1.5]]), np.array([0.5, -1.0]))
logits.case("as many rows as units", X[:2], W, np.array([3.0, -0.25]))
logits.case("one row", X[:1], W, np.array([3.0, -0.25]), weight=1)
logits.case("one unit", X, W[:1], np.array([-0.4]), weight=1)
logits.case("one input", X[:, :1].copy(), np.array([[2.0], [-0.5]]), np.array([0.1, 0.2]), weight=1)
logits.case("biases of 0", X[:2], W, np.zeros(2), weight=1)
logits.case("X as a transposed view", np.array([[1.0, 2.0, 3.0], [5.0, -4.0, 0.5]]).T,
            np.array([[0.3, 1.1], [2.0, -0.7]]), np.array([-0.9, 0.6]), weight=1)
logits.case("plus and minus 1000", np.array([[1000.0, -1000.0], [-1000.0, 0.001]]),
            np.array([[1000.0, 1.0]]), np.array([-1000.0]), weight=1)
logits.case("NaN in X, infinity in b", np.array([[NAN, 1.0], [2.0, 3.0]]), SQUARE,
            np.array([INFINITY, -1.0]), weight=1)
logits.case("no inputs: every row is b", np.zeros((2, 0)), np.zeros((3, 0)),
            np.array([0.5, -1.0, 2.0]), weight=1)
logits.case("no rows", np.zeros((0, 3)), W, np.array([0.7, -1.9]), weight=1)
logits.case("X and W with different inputs", X, SQUARE, np.array([0.7, -1.9]), weight=1)
logits.case(
    "W with inputs and units exchanged", X, np.ascontiguousarray(W.T), np.array([0.7, -1.9, 0.3]),
    weight=1)
logits.case("a bias too many", X, W, np.array([0.7, -1.9, 0.3]), weight=1)
logits.case("a single bias", X, W, np.array([0.7]), weight=1)
logits.case("biases for the rows", X, W, np.array([0.7, -1.9, 0.3, 0.1]), weight=1)
logits.case("X a vector", X[0].copy(), W, np.array([0.7, -1.9]), weight=1)
logits.case("W a vector", X, W[0].copy(), np.array([0.7]), weight=1)
logits.case("b a matrix", X, W, np.array([[0.7, -1.9]]), weight=1)


@logits.reference
def exact_logits(x, weights, biases):
    if not all(np.isfinite(array).all() for array in (x, weights, biases)):
        return sums(x, weights, biases)
    return rounded(
        exact_sums(exact_rows(x), weights, biases), (x.shape[0], weights.shape[0])
    )


@logits.accepts
def term_by_term(x, weights, biases):
    return sums(x, weights, biases)


@logits.accepts
def by_numpy(x, weights, biases):
    return x @ weights.T + biases


@logits.accepts
def by_pytorch(x, weights, biases):
    arrays = (torch.from_numpy(np.ascontiguousarray(array)) for array in (x, weights, biases))
    return torch.nn.functional.linear(*arrays).numpy()


def products(x, weights):
    return sums(x, weights, np.zeros(len(weights)))


def per_row(x, weights, biases):
    """b[i] for row i; a single row or unit is stretched."""
    return added(products(x, weights), biases[:, None])


logits.mistake(
    "transpose-forgotten",
    "You multiplied X by W, not by Wᵀ. W has a row for each unit: X [m, n] times Wᵀ [n, units].",
    hint=2, wrote=lambda x, weights, biases: added(product(x, weights), biases))
for name, turn in (("", lambda weights: weights), ("-transposed", lambda weights: weights.T)):
    for unguarded in ("", "-unchecked"):
        logits.mistake(
            f"element-by-element{name}{unguarded}",
            "`*` multiplies element by element; the matrix product is `matmul`."
            + " And check the shapes before: LabError.shapeMismatch." * bool(unguarded),
            hint=3, guarded=not unguarded,
            wrote=lambda x, weights, biases, turn=turn: added(
                multiplied(x, turn(weights)), biases
            ))
logits.mistake(
    "bias-forgotten",
    "The biases are missing: your result is X·Wᵀ alone. Add b to every row.",
    hint=1, wrote=lambda x, weights, biases: products(x, weights))
logits.mistake(
    "transpose-and-bias-forgotten",
    "Your result is X·W, without the biases. It is X·Wᵀ, because W has a row for each unit, and b "
    "is added to every row.",
    hint=2, wrote=lambda x, weights, biases: product(x, weights))
logits.mistake(
    "bias-per-row",
    "Your biases belong to the rows. b has an entry for each unit, a column of Z: every row gets "
    "all of b.",
    hint=3, wrote=per_row)
logits.mistake(
    "bias-twice",
    "The biases are in your result twice.",
    hint=1, wrote=lambda x, weights, biases: products(x, weights) + 2 * biases)
logits.mistake(
    "bias-subtracted",
    "The biases are subtracted in your result. Add them.",
    hint=1, wrote=lambda x, weights, biases: products(x, weights) - biases)
logits.mistake(
    "bias-for-each-input",
    "You added the biases once for every input. They are added once, to the finished sum.",
    hint=1, wrote=lambda x, weights, biases: products(x, weights) + x.shape[1] * biases)
logits.mistake(
    "bias-in-first-row",
    "Only your first row has the biases in it. Every row gets them.",
    hint=3, wrote=lambda x, weights, biases: products(x, weights)
    + np.where(np.arange(len(x))[:, None] == 0, biases, 0.0))
logits.mistake(
    "first-bias-for-all",
    "You added b[0] to all columns. Unit j adds its own bias, b[j].",
    hint=3, wrote=lambda x, weights, biases: products(x, weights) + biases[0])
logits.mistake(
    "bias-sum",
    "You added the sum of all biases to every unit. Unit j adds its own bias, b[j], alone.",
    hint=3, wrote=lambda x, weights, biases: products(x, weights) + biases.sum())
logits.mistake(
    "only-bias",
    "Your result is b alone, in every row. The product X·Wᵀ has to be added to it.",
    hint=1, wrote=lambda x, weights, biases: np.tile(biases, (len(x), 1)))
logits.mistake(
    "x-transposed",
    "You turned X as well. Only W is transposed: [m, n] · [n, units].",
    hint=2, wrote=lambda x, weights, biases: added(product(x.T, weights.T), biases))
logits.mistake(
    "result-transposed",
    "Your result has a row for each unit. It should have a row for each row of X: [m, units].",
    hint=2, wrote=lambda x, weights, biases: np.ascontiguousarray(sums(x, weights, biases).T))
logits.mistake(
    "factors-exchanged",
    "You computed W·X. The rows of X come first: X·Wᵀ, [m, n] · [n, units].",
    hint=2, wrote=lambda x, weights, biases: added(product(weights, x), biases))
for name, function in (("sigmoid", "the sigmoid"), ("tanh", "tanh"), ("relu", "ReLU")):
    logits.mistake(
        f"{name}-applied",
        f"You applied {function}. Z is the weighted sum itself; the activation comes in the next "
        "exercise.",
        hint=1, wrote=lambda *args, name=name: activated_doubles(sums(*args), by(name)))
logits.mistake(
    "mean-for-sum",
    "You divided the sums by the number of inputs. A unit adds its products, and divides nothing.",
    hint=2, wrote=lambda x, weights, biases: products(x, weights) / max(x.shape[1], 1) + biases)
logits.mistake(
    "last-input-only",
    "Only the last input counts in your sums. Add each product to what is there already: +=.",
    hint=2, wrote=lambda x, weights, biases: sums(x[:, -1:], weights[:, -1:], biases)
    if x.shape[1] else np.zeros((len(x), len(weights))))
logits.mistake(
    "empty-refused",
    "For arrays without elements you threw emptyInput. Without inputs every row is b; without "
    "rows the result is [0, units].",
    hint=3, wrote=stopping(lambda x, *_: x.size == 0, LabError("emptyInput"), term_by_term))
logits.mistake(
    "no-rows-refused",
    "For X without rows you threw emptyInput. No rows give a result of the shape [0, units].",
    hint=3, wrote=stopping(lambda x, *_: len(x) == 0, LabError("emptyInput"), term_by_term))
logits.mistake(
    "no-rows-stop",
    "X without rows stops your code. The result then has the shape [0, units].",
    hint=3, wrote=stopping(lambda x, *_: len(x) == 0, Crash(), term_by_term))
logits.mistake(
    "empty-stops",
    "An array without elements stops your code. Without inputs every row is b; without rows the "
    "result has none.",
    hint=3, wrote=stopping(lambda x, *_: x.size == 0, Crash(), term_by_term))


def misfit(*which):
    """Whether the arguments of a call misfit in one of these ways."""
    ways = {
        "inputs": lambda x, weights, biases: x.ndim == weights.ndim == 2
        and x.shape[1] != weights.shape[1],
        "biases": lambda x, weights, biases: weights.ndim == 2 and biases.ndim == 1
        and len(biases) not in (1, len(weights)),
        "one bias": lambda x, weights, biases: weights.ndim == 2 and biases.ndim == 1
        and len(weights) > 1 == len(biases),
        "ranks": lambda x, weights, biases: (x.ndim, weights.ndim, biases.ndim) != (2, 2, 1),
    }
    return lambda *args: any(ways[way](*args) for way in which)


def unchecked(*which):
    """What the product and the sum give of themselves where these ways are not looked for."""
    others = misfit(*({"inputs", "biases", "one bias", "ranks"} - {*which}))
    return stopping(others, LabError("shapeMismatch"), unchecked_sums)


def stopped(*which):
    """A trap in these ways of misfitting, as loops with fixed indices have; else right."""
    others = misfit(*({"inputs", "biases", "one bias", "ranks"} - {*which}))
    return stopping(
        others, LabError("shapeMismatch"), stopping(misfit(*which), Crash(), unchecked_sums)
    )


logits.mistake(
    "nothing-checked",
    "You do not check the shapes. Some misfits stop your code; others, such as a single bias, even "
    "get an answer. Throw LabError.shapeMismatch for all.",
    hint=3, guarded=False, wrote=unchecked("inputs", "biases", "one bias", "ranks"))
logits.mistake(
    "ranks-unchecked",
    "An array of another rank stops your code or gets an answer. X and W have rank 2, b has rank "
    "1: else LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=unchecked("ranks"))
logits.mistake(
    "ranks-stop",
    "An array of another rank stops your code. Ask for the ranks before shape[1]: X and W have "
    "rank 2, b has rank 1.",
    hint=3, guarded=False, wrote=stopped("ranks"))
logits.mistake(
    "bias-rank-unchecked",
    "A b of rank 2 gets an answer. Its rank is 1: else throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=lambda x, weights, biases: (
        require(fits(x, weights, biases[0] if biases.ndim == 2 else biases), "shapeMismatch"),
        unchecked_sums(x, weights, biases),
    )[1])
logits.mistake(
    "biases-unchecked",
    "A bias too many stops your code, a single one is stretched over all units. Ask for one bias "
    "for each unit, else LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=unchecked("biases", "one bias"))
logits.mistake(
    "biases-stop",
    "A b that does not have one bias for each unit stops your code. Compare before you compute: "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopped("biases", "one bias"))
logits.mistake(
    "inputs-unchecked",
    "An X and a W with different numbers of inputs stop your code. Compare shape[1] of both "
    "first: LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=unchecked("inputs"))
logits.mistake(
    "misfits-stop",
    "Shapes that do not fit stop your code. Compare them before you compute, and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopped("inputs", "biases", "one bias", "ranks"))
logits.mistake(
    "sizes-stop",
    "Different numbers of inputs, or of biases and units, stop your code. Compare them before you "
    "compute: LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopped("inputs", "biases", "one bias"))
logits.mistake(
    "sizes-unchecked",
    "You do not compare the sizes: a misfit stops your code, a single bias is stretched over all "
    "units. Throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=unchecked("inputs", "biases", "one bias"))
logits.mistake(
    "length-for-shape",
    "Where the shapes do not fit you threw lengthMismatch. The exercise asks for shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda *args: not fits(*args), LabError("lengthMismatch"), term_by_term
    ))
logits.mistake(
    "parameter-for-shape",
    "Where the shapes do not fit you threw invalidParameter. The exercise asks for shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda *args: not fits(*args), LabError("invalidParameter"), term_by_term
    ))
logits.mistake(
    "biases-and-their-rank-unchecked",
    "You do not look at b: one too many stops your code, a single one and a matrix get an answer. "
    "Ask for rank 1 and one for each unit.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, weights, biases: not fits(x, weights, np.zeros(len(weights))),
        LabError("shapeMismatch"), unchecked_sums,
    ))
logits.mistake(
    "shapes-before-ranks",
    "A vector for X or W stops your code, and a b of rank 2 gets an answer. Ask for all three "
    "ranks before shape[1].",
    hint=3, guarded=False, wrote=stopping(
        lambda x, weights, biases: x.ndim != 2 or weights.ndim != 2, Crash(),
        stopping(
            lambda x, weights, biases: not fits(x, weights, biases.ravel()),
            LabError("shapeMismatch"), unchecked_sums,
        ),
    ))
logits.mistake(
    "vectors-stop",
    "A vector for X or W stops your code. A vector has no shape[1]: ask for the ranks first.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, weights, biases: x.ndim != 2 or weights.ndim != 2, Crash(),
        stopping(lambda *args: not fits(*args), LabError("shapeMismatch"), term_by_term),
    ))
logits.mistake(
    "misfits-stop-or-pass",
    "Shapes that do not fit stop your code, and biases too many are left over. Compare them first, "
    "and throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, weights, biases: (x.ndim, weights.ndim, biases.ndim) != (2, 2, 1)
        or x.shape[1] != weights.shape[1] or len(biases) < len(weights),
        Crash(), term_by_term,
    ))
