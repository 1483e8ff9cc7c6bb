"""Exercise 9.2: a network of two layers, tanh and sigmoid."""

import mpmath
import numpy as np
import torch

from framework import Exercise, LabError, Tolerance, library
from framework.wrong import stopping, swapping

from .networks import (
    FUNCTIONS, bias_by_row, bias_by_row_index, bias_subtracted, both_layers, fits, network, not_transposed,
    numbers, outputs_of, overflowing_sigmoid, each, parts, precise, relu, require, require_chain,
    rounded, sigmoid, softmax, step, sums, tanh, trapping, without_bias,
)

HIDDEN = numbers([0.5, -1.25], [0.75, 0.25])
SQUARE = network(HIDDEN, numbers(0.25, -0.5), numbers([1.5, -0.75], [0.4, 0.9]),
                 numbers(0.1, -0.2))
WIDE = network(
    numbers([0.9, -0.4], [-0.6, 1.3], [0.2, 0.7]), numbers(0.1, -0.3, 0.8),
    numbers([1.2, -0.7, 0.45]), numbers(-0.35))


def require_network(inputs, network):
    require_chain(inputs, both_layers(network))


forward = Exercise(
    "9.2",
    source=f"{library(mpmath, 'mpmath.tanh', 'mpmath.exp')} (60 digits), agreeing with "
    f"{library(torch, 'torch.tanh', 'torch.sigmoid')}",
    points=10,
    # A few products of numbers below 1e3, and slopes of at most 1.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_network,
    errors=("shapeMismatch",),
)
forward.case(
    "two inputs, two hidden units, one output", numbers([1, 2], [0, -1]),
    network(HIDDEN, numbers(0.25, -0.5), numbers([1.5, -0.75]), numbers(0.1)))
forward.case(
    "two inputs, three hidden units, one output",
    numbers([0.3, -0.7], [1.1, 0.4], [-0.2, 0.9], [0.6, 0.6]), WIDE)
forward.case("everything by two", numbers([0.8, -0.3], [-1.2, 0.45]), SQUARE)
forward.case("three rows, everything else by two",
             numbers([0.1, 0.7], [-0.9, 0.35], [1.4, -0.6]), SQUARE)
forward.case(
    "three inputs, two hidden units, three outputs",
    numbers([0.4, 0.1, -0.8], [-1.3, 0.7, 0.2]),
    network(numbers([0.5, -0.6, 0.25], [0.35, 0.15, -0.9]), numbers(0.6, -0.2),
            numbers([0.8, -0.1], [-0.45, 0.65], [0.3, 0.2]), numbers(0.15, -0.25, 0.05)))
forward.case("one row", numbers([0.25, -0.9]), WIDE, weight=1)
forward.case(
    "plus and minus 1000", numbers([1000, 0], [-1000, 0]),
    network(numbers([1, 0], [0, 1]), numbers(0, 0.5), numbers([1000, 0.5]), numbers(0)), weight=1)
forward.case("no rows", np.zeros((0, 2)), WIDE, weight=1)
forward.case("an input too many", numbers([1, 2, 3]), WIDE, weight=1)
forward.case(
    "one output bias for two outputs", numbers([1, 2]),
    network(HIDDEN, numbers(0.1, 0.2), numbers([1, 1], [0.5, -1]), numbers(0.3)), weight=1)
forward.case(
    "output biases of rank 2", numbers([1, 2]),
    network(HIDDEN, numbers(0.1, 0.2), numbers([1, 1], [0.5, -1]), numbers([0.3, 0.1])), weight=1)
forward.case(
    "a hidden bias too many", numbers([1, 2]),
    network(HIDDEN, numbers(0.1, 0.2, 0.3), numbers([1, 1]), numbers(0)), weight=1)
forward.case(
    "an output weight too many", numbers([1, 2]),
    network(HIDDEN, numbers(0.1, 0.2), numbers([1, 1, 1]), numbers(0)), weight=1)
forward.case(
    "an output bias too many", numbers([1, 2]),
    network(HIDDEN, numbers(0.1, 0.2), numbers([1, 1]), numbers(0, 0)), weight=1)
forward.case("inputs of rank 1", numbers(1, 2), WIDE, weight=1)


def with_changes(hidden=tanh, output=sigmoid, hidden_sums=sums, output_sums=sums, shown=None):
    """The network with other functions, or other sums; `shown` makes what is shown of O¹."""

    def wrote(inputs, network):
        (w1, b1, _), (w2, b2, _) = map(parts, both_layers(network))
        z = hidden_sums(precise(inputs), w1, b1)
        o = hidden(z)
        return {
            "hidden": rounded(shown(z) if shown else o),
            "outputs": rounded(output(output_sums(o, w2, b2))),
        }

    return wrote


exact = forward.reference(with_changes())


@forward.accepts
def by_numpy(inputs, network):
    w1, b1, w2, b2 = network
    hidden = np.tanh(inputs @ w1.T + b1)
    return {"hidden": hidden, "outputs": 1 / (1 + np.exp(-(hidden @ w2.T + b2)))}


@forward.accepts
def by_torch(inputs, network):
    x, w1, b1, w2, b2 = map(torch.tensor, (inputs, *network))
    hidden = torch.tanh(torch.nn.functional.linear(x, w1, b1))
    outputs = torch.sigmoid(torch.nn.functional.linear(hidden, w2, b2))
    return {"hidden": hidden.numpy(), "outputs": outputs.numpy()}


@forward.accepts
def as_a_list_of_layers(inputs, network):
    hidden, outputs = outputs_of(inputs, both_layers(network))
    return {"hidden": rounded(hidden), "outputs": rounded(outputs)}


identity = FUNCTIONS["identity"]

forward.mistake(
    "output-tanh",
    "Your outputs run from −1 to 1: the output layer has tanh. It asks for the sigmoid.",
    hint=1, wrote=with_changes(output=tanh))
forward.mistake(
    "hidden-sigmoid",
    "Your hidden outputs run from 0 to 1: the hidden layer has a sigmoid. It asks for tanh.",
    hint=1, wrote=with_changes(hidden=sigmoid))
forward.mistake(
    "activations-swapped",
    "The two activations have changed places: tanh belongs to the hidden layer, the sigmoid to the "
    "output.",
    hint=1, wrote=with_changes(hidden=sigmoid, output=tanh))
forward.mistake(
    "hidden-relu",
    "You cut the hidden sums off at 0, as ReLU does. The hidden layer asks for tanh.",
    hint=1, wrote=with_changes(hidden=relu))
forward.mistake(
    "output-without-activation",
    "Your outputs are the weighted sums Z². The sigmoid of them is missing.",
    hint=2, wrote=with_changes(output=identity))
forward.mistake(
    "hidden-without-activation",
    "Your hidden layer has no tanh: O¹ is tanh of the sums, and O² is computed from that.",
    hint=2, wrote=with_changes(hidden=identity))
forward.mistake(
    "no-activations",
    "You returned weighted sums in both layers. tanh and the sigmoid are missing.",
    hint=2, wrote=with_changes(hidden=identity, output=identity))
forward.mistake(
    "sums-shown-for-hidden",
    "Your outputs are right, but as `hidden` you returned the sums Z¹. It is O¹ = tanh Z¹.",
    hint=2, wrote=with_changes(shown=identity))
forward.mistake(
    "decided",
    "Your outputs are 0 or 1. The exercise asks for the sigmoid itself, before any decision.",
    hint=1, wrote=with_changes(output=step))
forward.mistake(
    "softmax-outputs",
    "Your outputs add up to 1 in each row: they are softmaxes. The output layer has a sigmoid.",
    hint=1, wrote=with_changes(output=softmax))
forward.mistake(
    "hidden-bias-forgotten",
    "The biases of the hidden layer are missing in your sums.",
    hint=3, wrote=with_changes(hidden_sums=without_bias))
forward.mistake(
    "output-bias-forgotten",
    "The biases of the output layer are missing in your sums; the hidden layer is right.",
    hint=3, wrote=with_changes(output_sums=without_bias))
forward.mistake(
    "biases-forgotten",
    "The biases of both layers are missing in your sums.",
    hint=3, wrote=with_changes(hidden_sums=without_bias, output_sums=without_bias))
forward.mistake(
    "biases-subtracted",
    "You subtracted the biases. They are added: X·Wᵀ + b.",
    hint=3, wrote=with_changes(hidden_sums=bias_subtracted, output_sums=bias_subtracted))
forward.mistake(
    "hidden-not-transposed",
    "In the hidden layer you multiplied by W¹ where its transpose belongs.",
    hint=3, wrote=with_changes(hidden_sums=not_transposed))
forward.mistake(
    "output-not-transposed",
    "In the output layer you multiplied by W² where its transpose belongs; the hidden layer is "
    "right.",
    hint=3, wrote=with_changes(output_sums=not_transposed))
forward.mistake(
    "not-transposed",
    "In both layers you multiplied by W where Wᵀ belongs.",
    hint=3, wrote=with_changes(hidden_sums=not_transposed, output_sums=not_transposed))
forward.mistake(
    "bias-by-row",
    "You added a bias to each row. There is one for each unit, so b[j] belongs to column j.",
    hint=3, wrote=with_changes(hidden_sums=bias_by_row, output_sums=bias_by_row))


forward.mistake(
    "bias-by-row-index",
    "In row i you took the bias b[i]. There is one for each unit: b[j] for unit j, in every row.",
    hint=3, wrote=with_changes(hidden_sums=bias_by_row_index, output_sums=bias_by_row_index))


@forward.mistake(
    "output-from-inputs",
    "Your output layer was fed with the inputs X. It sees what the hidden layer gives, O¹.",
    hint=2)
def from_inputs(inputs, network):
    (w1, b1, _), (w2, b2, _) = map(parts, both_layers(network))
    x = precise(inputs)
    return {"hidden": rounded(tanh(sums(x, w1, b1))), "outputs": rounded(sigmoid(sums(x, w2, b2)))}


@forward.mistake(
    "output-from-sums",
    "Your output layer was fed with the sums Z¹, before tanh. It sees O¹ = tanh Z¹.",
    hint=2)
def from_sums(inputs, network):
    right = exact(inputs, network)
    return right | {"outputs": with_changes(hidden=identity)(inputs, network)["outputs"]}


forward.mistake(
    "fields-swapped",
    "`hidden` and `outputs` have changed places.",
    hint=4, wrote=swapping(exact))
forward.mistake(
    "overflow",
    "For a large sum you returned NaN, as eᶻ / (1 + eᶻ) does: ∞ / ∞. The engine's sigmoid is right "
    "there too.",
    hint=3, wrote=with_changes(output=each(overflowing_sigmoid)))
forward.mistake(
    "no-rows-refused",
    "For inputs without rows you threw emptyInput. No rows simply give no rows of outputs.",
    hint=3, wrote=stopping(lambda x, _: len(x) == 0, LabError("emptyInput"), exact))


def fits_chain(inputs, network):
    try:
        require_network(inputs, network)
    except LabError:
        return False
    return True


forward.mistake(
    "length-for-shape",
    "Where the shapes do not fit you threw lengthMismatch. The exercise asks for shapeMismatch.",
    hint=4, guarded=False,
    wrote=stopping(lambda *args: not fits_chain(*args), LabError("lengthMismatch"), exact))


@forward.mistake(
    "output-layer-unchecked",
    "You checked the hidden layer's shapes, but not those of the output layer.",
    hint=4, guarded=False)
def hidden_checked(inputs, network):
    require(fits(inputs, network[0], network[1]), "shapeMismatch")
    return trapping(by_numpy)(inputs, network)


@forward.mistake(
    "biases-unchecked",
    "You compared the widths of inputs and weights, but a bias too many stops your code or widens "
    "its answer.",
    hint=4, guarded=False)
def widths_checked(inputs, network):
    w1, _, w2, _ = network
    require(
        inputs.ndim == 2 and inputs.shape[1] == w1.shape[1] and w2.shape[1] == w1.shape[0],
        "shapeMismatch")
    return trapping(by_numpy)(inputs, network)


forward.mistake(
    "nothing-thrown",
    "Your numbers are right; the errors are not thrown yet.",
    hint=4, guarded=False, wrote=trapping(by_numpy))
