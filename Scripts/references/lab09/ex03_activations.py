"""Exercise 9.3: every layer's outputs in a network of any depth."""

import mpmath
import numpy as np
import torch

from framework import PRECISE, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .networks import (
    FUNCTIONS, ONE, bias_by_row, bias_by_row_index, bias_subtracted, double_exponential, each, fits, layer,
    not_transposed, numbers, outputs_of, overflowing_sigmoid, parts, precise, require,
    require_chain, rounded, softmax, sums, trapping, without_bias,
)

SQUARE = numbers([0.5, -1.25], [0.75, 0.25])
activations = Exercise(
    "9.3",
    source=f"{library(mpmath, 'mpmath.tanh', 'mpmath.exp')} (60 digits), agreeing with "
    f"{library(torch, 'torch.nn.functional')}",
    points=15,
    # A few products of numbers below 1e3 in each of at most four layers, and slopes of at most 1.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_chain,
    errors=("shapeMismatch",),
)
activations.case(
    "relu, then sigmoid", numbers([1, 2], [0, -1]),
    [layer(SQUARE, numbers(0.25, -0.5), "relu"),
     layer(numbers([1.5, -0.75]), numbers(0.1), "sigmoid")])
activations.case(
    "four layers: tanh, identity, relu, softmax", numbers([0.4, 0.1, -0.8], [-1.3, 0.7, 0.2]),
    [layer(numbers([0.5, -0.6, 0.25], [0.35, 0.15, -0.9]), numbers(0.6, -0.2), "tanh"),
     layer(numbers([0.8, -0.1], [-0.45, 0.65], [0.3, 0.2]), numbers(0.15, -0.25, 0.05), "identity"),
     layer(numbers([1.1, 0.4, -0.7], [0.2, -0.9, 0.5]), numbers(-0.3, 0.45), "relu"),
     layer(numbers([0.7, -0.2], [0.6, 0.9], [-0.5, 0.1]), numbers(0.2, 0, -0.4), "softmax")])
activations.case(
    "three layers of two units, all tanh", numbers([0.8, -0.3], [-1.2, 0.45]),
    [layer(SQUARE, numbers(0.25, -0.5), "tanh"),
     layer(numbers([-0.4, 0.9], [1.3, 0.35]), numbers(0.1, 0.2), "tanh"),
     layer(numbers([0.6, -0.7], [0.15, 0.85]), numbers(-0.3, 0.05), "tanh")])
activations.case(
    "softmax of three rows, three units", numbers([0.3, -0.7], [1.1, 0.4], [-0.2, 0.9]),
    [layer(numbers([0.9, -0.4], [-0.6, 1.3], [0.2, 0.7]), numbers(0.1, -0.3, 0.8), "softmax")])
activations.case(
    "step: exactly 0 gives 1", numbers([1, 1], [-0.5, 0.25], [2, -3]),
    [layer(numbers([1, -1], [0.5, 1]), numbers(0, 0.25), "step"),
     layer(numbers([0.75, -0.5]), numbers(0.2), "identity")])
activations.case(
    "sigmoid below tanh", numbers([0.25, -0.9], [0.7, 0.3]),
    [layer(numbers([0.9, -0.4], [-0.6, 1.3], [0.2, 0.7]), numbers(0.1, -0.3, 0.8), "sigmoid"),
     layer(numbers([1.2, -0.7, 0.45]), numbers(-0.35), "tanh")])
activations.case(
    "plus and minus 1000 through sigmoid", numbers([1000], [-1000]),
    [layer(numbers([1], [-1]), numbers(0, 0.5), "sigmoid")], weight=1)
activations.case(
    "plus and minus 1000 through softmax", numbers([1000, 999], [-1000, -1001]),
    [layer(numbers([1, 0], [0, 1]), numbers(0, 0), "softmax")], weight=1)
activations.case(
    "one row", numbers([0.5, -0.5]), [layer(SQUARE, numbers(0.1, 0.2), "identity")], weight=1)
activations.case("no layers", numbers([1, 2]), [], weight=1)
activations.case(
    "no rows", np.zeros((0, 2)),
    [layer(SQUARE, numbers(0.1, 0.2), "tanh"), layer(numbers([1, 2]), numbers(0), "sigmoid")],
    weight=1)
activations.case(
    "an input too many", numbers([1, 2, 3]), [layer(SQUARE, numbers(0.1, 0.2), "tanh")], weight=1)
activations.case(
    "the second layer is too wide", numbers([1, 2]),
    [layer(SQUARE, numbers(0.1, 0.2), "tanh"), layer(numbers([1, 2, 3]), numbers(0), "sigmoid")],
    weight=1)
activations.case(
    "one bias for two units", numbers([1, 2]), [layer(SQUARE, numbers(0.1), "tanh")], weight=1)
activations.case(
    "biases of rank 2", numbers([1, 2]), [layer(SQUARE, numbers([0.1, 0.2]), "tanh")], weight=1)
activations.case(
    "a bias too many in the second layer", numbers([1, 2]),
    [layer(SQUARE, numbers(0.1, 0.2), "tanh"), layer(numbers([1, 2]), numbers(0, 1), "sigmoid")],
    weight=1)
activations.case(
    "inputs of rank 1", numbers(1, 2), [layer(SQUARE, numbers(0.1, 0.2), "tanh")], weight=1)


def by(sums=sums, **changes):
    """The right outputs, but for other sums or the activations named."""
    return lambda inputs, layers: [
        rounded(o) for o in outputs_of(inputs, layers, FUNCTIONS | changes, sums)]


exact = activations.reference(by())

IN_TORCH = {
    "identity": lambda z: z, "step": lambda z: (z >= 0).double(), "sigmoid": torch.sigmoid,
    "tanh": torch.tanh, "relu": torch.relu, "softmax": lambda z: torch.softmax(z, 1),
}


@activations.accepts
def by_torch(inputs, layers):
    o = torch.tensor(inputs)
    results = []
    for weights, biases, kind in layers:
        z = torch.nn.functional.linear(o, torch.tensor(weights), torch.tensor(biases))
        o = IN_TORCH[kind.name[1:]](z)
        results.append(o.numpy())
    return results


def numpy_softmax(z):
    powers = np.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


IN_NUMPY = {
    "identity": lambda z: z, "step": lambda z: np.where(z < 0, 0.0, 1.0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0), "softmax": numpy_softmax,
}


@activations.accepts
def by_numpy(inputs, layers):
    results = [inputs]
    for weights, biases, kind in layers:
        results.append(IN_NUMPY[kind.name[1:]](results[-1] @ weights.T + biases))
    return results[1:]


def always(choose):
    """Every layer with one and the same activation."""

    def wrote(inputs, layers):
        function = FUNCTIONS[choose(layers)] if layers else None
        return by(**{name: function for name in FUNCTIONS})(inputs, layers)

    return wrote


activations.mistake(
    "last-only",
    "You returned the last layer's outputs alone. The exercise asks for every layer's, the first "
    "one first.",
    hint=1, wrote=lambda inputs, layers: exact(inputs, layers)[-1:])
activations.mistake(
    "inputs-included",
    "Your list begins with the inputs. It should begin with the first layer's outputs.",
    hint=3, wrote=lambda inputs, layers: [inputs, *exact(inputs, layers)])
activations.mistake(
    "inputs-included-last-missing",
    "Your list begins with the inputs, and the last layer's outputs are missing. Append after the "
    "activation.",
    hint=3, wrote=lambda inputs, layers: [inputs, *exact(inputs, layers)][:len(layers)])
activations.mistake(
    "reversed",
    "Your list runs from the last layer to the first. The first layer comes first.",
    hint=3, wrote=lambda inputs, layers: exact(inputs, layers)[::-1])


def fed_with_inputs(inputs, layers):
    return [outputs for one in layers for outputs in by()(inputs, [one])]


def fed_with_inputs_and_checked(inputs, layers):
    """Each layer is compared with X, too: a second one of another width is refused."""
    for weights, biases, _ in layers:
        require(fits(inputs, weights, biases), "shapeMismatch")
    return fed_with_inputs(inputs, layers)


FED_WITH_INPUTS = "The second layer was given X again. It takes what the first layer gave."
activations.mistake("fed-with-inputs", FED_WITH_INPUTS, hint=2, wrote=fed_with_inputs)
activations.mistake(
    "fed-with-inputs-and-checked", FED_WITH_INPUTS, hint=2, guarded=False,
    wrote=fed_with_inputs_and_checked)
activations.mistake(
    "fed-with-inputs-unchecked", FED_WITH_INPUTS, hint=2, guarded=False,
    wrote=trapping(lambda inputs, layers: [
        o for one in layers for o in by_numpy(inputs, [one])]))


@activations.mistake(
    "sums-returned",
    "You returned the sums Z of each layer. The outputs are what the activation makes of them.",
    hint=2)
def sums_returned(inputs, layers):
    outputs, results = precise(inputs), []
    for one in layers:
        weights, biases, name = parts(one)
        results.append(rounded(sums(outputs, weights, biases)))
        outputs = FUNCTIONS[name](sums(outputs, weights, biases))
    return results


activations.mistake(
    "no-activation",
    "Your layers have no activation: each passes on its weighted sums as they are.",
    hint=2, wrote=always(lambda _: "identity"))
activations.mistake(
    "always-tanh",
    "All your layers have tanh. Each layer names its own `activation`.",
    hint=2, wrote=always(lambda _: "tanh"))
activations.mistake(
    "always-sigmoid",
    "All your layers have the sigmoid. Each layer names its own `activation`.",
    hint=2, wrote=always(lambda _: "sigmoid"))
activations.mistake(
    "always-the-first",
    "All your layers have the first layer's activation. Each layer names its own.",
    hint=2, wrote=always(lambda layers: layers[0][2].name[1:]))
activations.mistake(
    "always-the-last",
    "All your layers have the last layer's activation. Each layer names its own.",
    hint=2, wrote=always(lambda layers: layers[-1][2].name[1:]))
activations.mistake(
    "bias-forgotten",
    "Your sums lack the biases: Z = X·Wᵀ + b.",
    hint=3, wrote=by(without_bias))
activations.mistake(
    "bias-subtracted",
    "You subtracted the biases. They are added: Z = X·Wᵀ + b.",
    hint=3, wrote=by(bias_subtracted))
activations.mistake(
    "bias-by-row",
    "You added a bias to each row. There is one for each unit, so b[j] belongs to column j.",
    hint=3, wrote=by(bias_by_row))
activations.mistake(
    "bias-by-row-index",
    "In row i you took the bias b[i]. There is one for each unit: b[j] for unit j, in every row.",
    hint=3, wrote=by(bias_by_row_index))
activations.mistake(
    "not-transposed",
    "You multiplied by W where Wᵀ belongs. It goes unnoticed where W is square; each row of W is "
    "one unit.",
    hint=3, wrote=by(not_transposed))
activations.mistake(
    "softmax-by-column",
    "Your softmax adds up to 1 down the columns. It belongs along each row: axis 1.",
    hint=4, wrote=by(softmax=lambda z: softmax(z, 0)))
activations.mistake(
    "softmax-over-everything",
    "Your softmax adds up to 1 over all rows together. Each row has its own.",
    hint=4, wrote=by(softmax=lambda z: softmax(z, None)))
activations.mistake(
    "softmax-without-sum",
    "Your softmax is not divided by its sum: the numbers of a row must add up to 1.",
    hint=4, wrote=by(softmax=each(lambda z: PRECISE.mpf(double_exponential(z)))))


def overflowing_softmax(z):
    powers = np.array([[double_exponential(x) for x in row] for row in z], dtype=float)
    with np.errstate(all="ignore"):
        return precise(powers / powers.sum(1, keepdims=True))


def common_maximum(z):
    return overflowing_softmax(z - z.max()) if z.size else z


activations.mistake(
    "softmax-common-maximum",
    "You subtracted the largest number of all rows. In a row far below it softmax is 0 / 0, NaN. Each "
    "row has its own largest.",
    hint=4, wrote=by(softmax=common_maximum))
OVERFLOWING = {"softmax": overflowing_softmax}

activations.mistake(
    "softmax-overflow",
    "At ±1000 your softmax is NaN: ∞ / ∞, and 0 / 0. Subtract each row's largest number first.",
    hint=4, wrote=by(**OVERFLOWING))
activations.mistake(
    "sigmoid-overflow",
    "At 1000 your sigmoid is NaN, as eᶻ / (1 + eᶻ) is: ∞ / ∞. Write 1 / (1 + e⁻ᶻ).",
    hint=4, wrote=by(sigmoid=each(overflowing_sigmoid)))
activations.mistake(
    "both-overflow",
    "At ±1000 your sigmoid and your softmax are NaN. The engine's `sigmoid` and `softmax` are "
    "right there too.",
    hint=4, wrote=by(sigmoid=each(overflowing_sigmoid), **OVERFLOWING))
activations.mistake(
    "step-above",
    "Your step gives 0 where the sum is exactly 0. From 0 upwards it gives 1.",
    hint=4, wrote=by(step=each(lambda z: ONE if z > 0 else 0 * ONE)))
activations.mistake(
    "step-signs",
    "Your step gives −1 below 0. It gives 0 there.",
    hint=4, wrote=by(step=each(lambda z: ONE if z >= 0 else -ONE)))
activations.mistake(
    "step-identity",
    "Your step passes the sums on as they are. It gives 1 where a sum is at least 0, else 0.",
    hint=4, wrote=by(step=lambda z: z))
activations.mistake(
    "relu-magnitude",
    "Your ReLU turns negative sums positive. It gives 0 for them.",
    hint=4, wrote=by(relu=each(abs)))
activations.mistake(
    "relu-minimum",
    "Your ReLU keeps the negative sums. It keeps the positive ones: the larger of 0 and z.",
    hint=4, wrote=by(relu=each(lambda z: min(z, 0 * ONE))))
activations.mistake(
    "no-layers-refused",
    "For no layers you threw an error. They simply give no outputs: an empty list.",
    hint=3, wrote=after(lambda _, layers: require(layers, "emptyInput"), exact))
activations.mistake(
    "no-rows-refused",
    "For inputs without rows you threw emptyInput. They simply give outputs without rows.",
    hint=3, wrote=after(lambda inputs, _: require(len(inputs), "emptyInput"), exact))


def is_chain(inputs, layers):
    try:
        require_chain(inputs, layers)
    except LabError:
        return False
    return True


activations.mistake(
    "length-for-shape",
    "Where the shapes do not fit you threw lengthMismatch. The exercise asks for shapeMismatch.",
    hint=3, guarded=False,
    wrote=stopping(lambda *args: not is_chain(*args), LabError("lengthMismatch"), exact))


@activations.mistake(
    "first-layer-checked-only",
    "You checked the shapes of the first layer only. Check in every layer, before its product.",
    hint=3, guarded=False)
def first_checked(inputs, layers):
    if layers:
        require(fits(inputs, *layers[0][:2]), "shapeMismatch")
    return trapping(by_numpy)(inputs, layers)


@activations.mistake(
    "biases-unchecked",
    "You compared widths, but not the number of biases with the number of units.",
    hint=3, guarded=False)
def widths_checked(inputs, layers):
    o = inputs
    require(o.ndim == 2, "shapeMismatch")
    for weights, _, _ in layers:
        require(o.shape[1] == weights.shape[1], "shapeMismatch")
        o = np.zeros((len(o), len(weights)))
    return trapping(by_numpy)(inputs, layers)


activations.mistake(
    "nothing-thrown",
    "Your numbers are right; the errors are not thrown yet.",
    hint=3, guarded=False, wrote=trapping(by_numpy))
