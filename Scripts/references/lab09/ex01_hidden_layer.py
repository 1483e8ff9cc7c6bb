"""Exercise 9.1: a hidden layer, tanh(X·Wᵀ + b)."""

import mpmath
import numpy as np
import torch

from framework import NAN, PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .networks import (
    bias_by_row, bias_by_row_index, bias_for_each_product, bias_subtracted, each, fits, not_transposed, numbers, precise, product, relu,
    require, reshaped, rounded, sigmoid, softmax, sums, tanh, trapping, without_bias,
)

SQUARE = numbers([0.5, -1.25], [0.75, 0.25])


def require_shapes(inputs, weights, biases):
    require(fits(inputs, weights, biases), "shapeMismatch")


hidden_layer = Exercise(
    "9.1",
    source=f"{library(mpmath, 'mpmath.tanh')} (60 digits), agreeing with "
    f"{library(torch, 'torch.tanh')}",
    points=5,
    # A few products of numbers below 1e3, and a slope of tanh of at most 1.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_shapes,
    errors=("shapeMismatch",),
    specials=("nan",),
)
hidden_layer.case(
    "three rows, two inputs, two units", numbers([1, 2], [0, -1], [0.5, 0]), SQUARE,
    numbers(0.25, -0.5))
hidden_layer.case(
    "two inputs, three units", numbers([0.3, -0.7], [1.1, 0.4], [-0.2, 0.9], [0.6, 0.6]),
    numbers([0.9, -0.4], [-0.6, 1.3], [0.2, 0.7]), numbers(0.1, -0.3, 0.8))
hidden_layer.case(
    "three inputs, one unit", numbers([0.3, -0.7, 1.2], [1.1, 0.4, -0.5]),
    numbers([0.6, 0.8, -0.35]), numbers(-0.45))
hidden_layer.case(
    "as many rows as units", numbers([0.4, 0.1, -0.8], [-1.3, 0.7, 0.2]),
    numbers([0.5, -0.6, 0.25], [0.35, 0.15, -0.9]), numbers(0.6, -0.2))
hidden_layer.case(
    "a transposed view", numbers([0.5, -0.25, 0.75], [1.5, 0.3, -0.45]).T, SQUARE,
    numbers(-0.1, 0.3))
hidden_layer.case("one row", numbers([0.8, -0.3]), SQUARE, numbers(0.2, 0.4), weight=1)
hidden_layer.case(
    "plus and minus 1000: full to the brim", numbers([1000, 0.25], [-1000, 0.25]),
    numbers([1, 2], [-1, 0.5]), numbers(0, 0.5), weight=1)
hidden_layer.case(
    "NaN in one row stays in that row", numbers([NAN, 1], [0.5, 0.5]), SQUARE, numbers(0.1, 0.2),
    weight=1)
hidden_layer.case("no rows", np.zeros((0, 2)), SQUARE, numbers(0.1, 0.2), weight=1)
hidden_layer.case("a column too many", numbers([1, 2, 3]), SQUARE, numbers(0.1, 0.2), weight=1)
hidden_layer.case("a bias too many", numbers([1, 2], [3, 4]), SQUARE, numbers(0.1, 0.2, 0.3),
                  weight=1)
hidden_layer.case("one bias for two units", numbers([1, 2], [3, 4]), SQUARE, numbers(0.1), weight=1)
hidden_layer.case("inputs of rank 1", numbers(1, 2), SQUARE, numbers(0.1, 0.2), weight=1)
hidden_layer.case(
    "weights of rank 1", numbers([1, 2]), numbers(0.5, 0.5), numbers(0.1), weight=1)
hidden_layer.case(
    "biases of rank 2", numbers([1, 2], [3, 4]), SQUARE, numbers([0.1, 0.2]), weight=1)


def by(function, sums=sums):
    """The layer with another activation or other sums."""
    return lambda inputs, weights, biases: rounded(
        function(sums(precise(inputs), precise(weights), precise(biases))))


hidden_layer.reference(by(tanh))


@hidden_layer.accepts
def by_numpy(inputs, weights, biases):
    return np.tanh(inputs @ weights.T + biases)


@hidden_layer.accepts
def by_torch(inputs, weights, biases):
    linear = torch.nn.functional.linear(*map(torch.tensor, (inputs.copy(), weights, biases)))
    return torch.tanh(linear).numpy()


@hidden_layer.accepts
def in_loops(inputs, weights, biases):
    result = np.zeros((len(inputs), len(weights)))
    for row, x in enumerate(inputs):
        for unit, w in enumerate(weights):
            result[row, unit] = np.tanh(biases[unit] + sum(a * b for a, b in zip(x, w)))
    return result


@hidden_layer.accepts
def by_exponentials_of_negatives(inputs, weights, biases):
    z = inputs @ weights.T + biases
    small = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - small) / (1 + small)


hidden_layer.mistake(
    "bias-forgotten",
    "Your sums lack the biases: add b to X·Wᵀ before tanh.",
    hint=2, wrote=by(tanh, without_bias))
hidden_layer.mistake(
    "tanh-forgotten",
    "You returned the weighted sums, Z. The hidden layer's outputs are tanh of them.",
    hint=1, wrote=by(lambda z: z))
hidden_layer.mistake(
    "sums-without-bias-and-tanh",
    "You returned X·Wᵀ alone. Two steps are missing: adding b, and then tanh.",
    hint=1, wrote=by(lambda z: z, without_bias))
hidden_layer.mistake(
    "sigmoid-for-tanh",
    "Your outputs run from 0 to 1: they are sigmoids. tanh runs from −1 to 1.",
    hint=1, wrote=by(sigmoid))
hidden_layer.mistake(
    "relu-for-tanh",
    "You cut the sums off at 0, as ReLU does. This layer's activation is tanh.",
    hint=1, wrote=by(relu))
hidden_layer.mistake(
    "softmax-for-tanh",
    "Your rows add up to 1: they are softmaxes. This layer's activation is tanh.",
    hint=1, wrote=by(softmax))
hidden_layer.mistake(
    "not-transposed",
    "You multiplied by W where Wᵀ belongs. It goes unnoticed where W is square; each row of W is "
    "one unit.",
    hint=3, wrote=by(tanh, not_transposed))
hidden_layer.mistake(
    "not-transposed-without-bias",
    "You multiplied by W where Wᵀ belongs, and the biases are missing.",
    hint=3, wrote=by(tanh, lambda x, w, b: without_bias(x, w.T, b)))
hidden_layer.mistake(
    "reshaped-for-transposed",
    "You gave W another shape, which leaves its numbers in their order. Transposing makes rows "
    "columns: weights.transposed.",
    hint=3, wrote=by(tanh, reshaped))
hidden_layer.mistake(
    "bias-by-row",
    "You added a bias to each row. There is one for each unit, so b[j] belongs to column j.",
    hint=3, wrote=by(tanh, bias_by_row))
hidden_layer.mistake(
    "bias-by-row-index",
    "In row i you took the bias b[i]. There is one for each unit: b[j] for unit j, in every row.",
    hint=3, wrote=by(tanh, bias_by_row_index))
hidden_layer.mistake(
    "bias-for-each-product",
    "You added the bias once for every input. It counts once for a unit.",
    hint=2, wrote=by(tanh, bias_for_each_product))
hidden_layer.mistake(
    "bias-subtracted",
    "You subtracted the biases. They are added: X·Wᵀ + b.",
    hint=2, wrote=by(tanh, bias_subtracted))
hidden_layer.mistake(
    "bias-after-tanh",
    "You added the biases after tanh. They belong inside: tanh(X·Wᵀ + b).",
    hint=2,
    wrote=lambda inputs, weights, biases: rounded(
        tanh(product(precise(inputs), precise(weights).T)) + precise(biases)))
hidden_layer.mistake(
    "first-bias-for-all",
    "Every unit got the first bias. Unit j has the bias b[j].",
    hint=3, wrote=by(tanh, lambda x, w, b: sums(x, w, 0 * b + b[0])))
hidden_layer.mistake(
    "units-by-rows",
    "Your result is turned over: a row for each unit. Rows stay rows: X·Wᵀ, not W·Xᵀ.",
    hint=3, wrote=lambda *args: by(tanh)(*args).T)
hidden_layer.mistake(
    "derivative",
    "You returned 1 − tanh², the slope of tanh. The layer's outputs are tanh itself.",
    hint=1, wrote=by(each(lambda z: 1 - PRECISE.tanh(z) ** 2)))
hidden_layer.mistake(
    "half-angle",
    "Your curve is too flat: it is tanh(z/2), as 2·σ(z) − 1 is. tanh z is 2·σ(2z) − 1.",
    hint=2, wrote=by(each(lambda z: PRECISE.tanh(z / 2))))


def with_overflow(formula):
    return by(each(lambda z: PRECISE.mpf(NAN) if formula(z) else PRECISE.tanh(z)))


hidden_layer.mistake(
    "overflow-on-both-sides",
    "At ±1000 you returned NaN, as (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) does: ∞ / ∞. The engine's tanh is right "
    "there too.",
    hint=3, wrote=with_overflow(lambda z: abs(z) > 709))
hidden_layer.mistake(
    "overflow-on-the-right",
    "At 1000 you returned NaN, as (e²ᶻ − 1) / (e²ᶻ + 1) does: ∞ / ∞. The engine's tanh is right "
    "there too.",
    hint=3, wrote=with_overflow(lambda z: z > 709))
hidden_layer.mistake(
    "no-rows-refused",
    "For inputs without rows you threw emptyInput. No rows simply give no rows of outputs: "
    "[0, units].",
    hint=3, wrote=stopping(lambda x, *_: len(x) == 0, LabError("emptyInput"), by_numpy))
hidden_layer.mistake(
    "length-for-shape",
    "Where the shapes do not fit you threw lengthMismatch. The exercise asks for shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(lambda *args: not fits(*args), LabError("lengthMismatch"), by_numpy))


def checking_only(condition):
    def wrote(inputs, weights, biases):
        require(trapping(condition)(inputs, weights, biases), "shapeMismatch")
        return trapping(by_numpy)(inputs, weights, biases)

    return wrote


hidden_layer.mistake(
    "biases-unchecked",
    "You checked inputs and weights, but not the biases: there must be one for each unit.",
    hint=4, guarded=False, wrote=checking_only(
        lambda x, w, b: x.ndim == w.ndim == 2 and x.shape[1] == w.shape[1]))
hidden_layer.mistake(
    "ranks-unchecked",
    "Arrays of rank 1 have no shape[1], and stop your code. Compare the ranks first, the extents "
    "after them.",
    hint=3, guarded=False, wrote=checking_only(
        lambda x, w, b: x.shape[1] == w.shape[1] and b.shape[0] == w.shape[0]))
hidden_layer.mistake(
    "bias-rank-unchecked",
    "Biases of rank 2 were let through. They are one number for each unit: rank 1.",
    hint=4, guarded=False, wrote=checking_only(
        lambda x, w, b: x.ndim == w.ndim == 2 and x.shape[1] == w.shape[1]
        and b.shape[-1] == w.shape[0]))
hidden_layer.mistake(
    "width-unchecked",
    "Inputs with another number of columns than the weights stop your code. Compare shape[1] of "
    "both first.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, w, b: x.ndim == w.ndim == 2 and x.shape[1] != w.shape[1], Crash(),
        lambda *args: (require_shapes(*args), by_numpy(*args))[1]))


hidden_layer.mistake(
    "nothing-thrown",
    "Your numbers are right; the errors are not thrown yet.",
    hint=3, guarded=False, wrote=trapping(by_numpy))


def in_loops_unchecked(width):
    """Over the columns of one of the two; subscripts beyond an extent, or too few of them, trap."""

    def wrote(inputs, weights, biases):
        if inputs.ndim != 2 or weights.ndim != 2 or biases.ndim != 1:
            raise Crash
        columns = width(inputs, weights)
        if columns > min(inputs.shape[1], weights.shape[1]) or len(biases) < len(weights):
            raise Crash
        return in_loops(inputs[:, :columns], weights[:, :columns], biases)

    return wrote


for name, width in [
    ("inputs", lambda x, w: x.shape[1]), ("weights", lambda x, w: w.shape[1]),
]:
    hidden_layer.mistake(
        f"nothing-thrown-in-loops-over-{name}",
        "Your numbers are right; the errors are not thrown yet.",
        hint=3, guarded=False, wrote=in_loops_unchecked(width))
