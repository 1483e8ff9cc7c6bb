"""Exercise 9.6: how widely signals and gradients scatter, layer by layer."""

import mpmath
import numpy as np
import torch

from framework import PRECISE, Crash, Exercise, Tolerance, library
from framework.wrong import changing, stopping, swapping

from .networks import (
    FUNCTIONS, SLOPES, layer, numbers, outputs_of, parts, precise, product, require,
    require_chain,
)

SQUARE = numbers([0.5, -1.25], [0.75, 0.25])


def require_signals(inputs, gradient, layers):
    require(layers and (inputs.ndim != 2 or len(inputs)), "emptyInput")
    require_chain(inputs, layers)
    require(gradient.shape == (len(inputs), len(layers[-1][0])), "shapeMismatch")
    require(all(kind.name[1:] in SLOPES for _, _, kind in layers), "invalidParameter")


spreads = Exercise(
    "9.6",
    source=f"{library(mpmath, 'mpmath.tanh', 'mpmath.exp')} (60 digits), agreeing with "
    f"{library(torch, 'torch.autograd')}",
    points=20,
    # Some ten roundings of numbers below 1e3; the spreads themselves are above 1e-3.
    tolerance=Tolerance(1e-12, 1e-11),
    guard=require_signals,
    errors=("emptyInput", "shapeMismatch", "invalidParameter"),
)
CHAIN = [
    layer(SQUARE, numbers(0.25, -0.5), "tanh"),
    layer(numbers([-0.4, 0.9], [1.3, 0.35]), numbers(0.1, 0.2), "tanh"),
    layer(numbers([0.6, -0.7], [0.15, 0.85]), numbers(-0.3, 0.05), "tanh"),
]
spreads.case(
    "two layers: tanh, identity", numbers([1, 2], [0, -1]), numbers([0.5], [-1]),
    [layer(SQUARE, numbers(0.25, -0.5), "tanh"),
     layer(numbers([1.5, -0.75]), numbers(0.1), "identity")])
spreads.case("three layers of two units, all tanh", numbers([0.8, -0.3], [-1.2, 0.45]),
             numbers([0.3, -0.6], [1.1, 0.2]), CHAIN)
spreads.case(
    "three layers of different widths: relu, tanh, sigmoid",
    numbers([0.4, 0.1, -0.8], [-1.3, 0.7, 0.2], [0.6, -0.5, 0.9]),
    numbers([0.7], [-0.2], [0.45]),
    [layer(numbers([0.5, -0.6, 0.25], [0.35, 0.15, -0.9]), numbers(0.6, -0.2), "relu"),
     layer(numbers([0.8, -0.1], [-0.45, 0.65], [0.3, 0.2]), numbers(0.15, -0.25, 0.05), "tanh"),
     layer(numbers([1.1, 0.4, -0.7]), numbers(-0.3), "sigmoid")])
spreads.case(
    "sigmoids only", numbers([0.25, -0.9], [0.7, 0.3]), numbers([1, -0.5], [0.25, 0.75]),
    [layer(numbers([0.9, -0.4], [-0.6, 1.3], [0.2, 0.7]), numbers(0.1, -0.3, 0.8), "sigmoid"),
     layer(numbers([1.2, -0.7, 0.45], [0.3, 0.55, -0.8]), numbers(-0.35, 0.15), "sigmoid")])
spreads.case(
    "identities only: they explode", numbers([1, -2], [0.5, 1.5]), numbers([1, 0], [-1, 2]),
    [layer(numbers([3, -4], [2, 5]), numbers(0, 1), "identity"),
     layer(numbers([-6, 2], [4, 3]), numbers(1, 0), "identity"),
     layer(numbers([5, -3], [-2, 7]), numbers(0, 0), "identity")])
spreads.case("one layer", numbers([0.8, -0.3], [-1.2, 0.45]), numbers([0.3, -0.6], [1.1, 0.2]),
             CHAIN[:1], weight=1)
spreads.case("one row", numbers([0.8, -0.3]), numbers([0.3, -0.6]), CHAIN, weight=1)
spreads.case(
    "a gradient of one number only", numbers([0.5, 0.25]), numbers([2]),
    [layer(numbers([0.3, 0.6]), numbers(0.2), "tanh")], weight=1)
spreads.case("no rows", np.zeros((0, 2)), np.zeros((0, 2)), CHAIN, weight=1)
spreads.case("no layers", numbers([1, 2]), numbers([1, 2]), [], weight=1)
spreads.case("an input too many", numbers([1, 2, 3]), numbers([1, 2]), CHAIN, weight=1)
spreads.case("a gradient too narrow", numbers([1, 2]), numbers([1]), CHAIN, weight=1)
spreads.case("a gradient of rank 1", numbers([1, 2]), numbers(1, 2), CHAIN, weight=1)
spreads.case("a gradient with a row too many", numbers([1, 2]), numbers([1, 2], [3, 4]), CHAIN,
             weight=1)
spreads.case(
    "softmax", numbers([1, 2]), numbers([1, 2]),
    [*CHAIN[:2], layer(SQUARE, numbers(0, 0), "softmax")], weight=1)
spreads.case(
    "step in the first layer", numbers([1, 2]), numbers([1, 2]),
    [layer(SQUARE, numbers(0, 0), "step"), *CHAIN[1:]], weight=1)


def deviation(array, centre=None, count=None):
    """The population's; or around another centre, or with another divisor."""
    values = [PRECISE.mpf(x) for x in array.ravel()]
    divisor = len(values) if count is None else count(len(values))
    middle = sum(values) / len(values) if centre is None else centre
    squares = sum((x - middle) ** 2 for x in values)
    if divisor == 0:
        return float("nan")
    return PRECISE.sqrt(squares / divisor)


def slopes_of(outputs, name):
    return SLOPES[name](outputs)


def by(measure=deviation, slope=slopes_of, passed=product):
    """The spreads with another measure, other slopes, or another way back through the weights."""

    def wrote(inputs, gradient, layers):
        signals = outputs_of(inputs, layers)
        gradients = [precise(gradient)]
        for index in reversed(range(1, len(layers))):
            weights, _, name = parts(layers[index])
            slopes = slope(signals[index], name)
            try:
                gradients.insert(0, passed(gradients[0] * slopes, weights))
            except ValueError as error:
                raise Crash from error
        return {
            "signals": [float(measure(signal)) for signal in signals],
            "gradients": [float(measure(each)) for each in gradients],
        }

    return wrote


exact = spreads.reference(by())


@spreads.accepts
def by_autograd(inputs, gradient, layers):
    functions = {"identity": lambda z: z + 0, "sigmoid": torch.sigmoid, "tanh": torch.tanh,
                 "relu": torch.relu}
    outputs = [torch.tensor(inputs)]
    for weights, biases, kind in layers:
        z = torch.nn.functional.linear(outputs[-1], torch.tensor(weights), torch.tensor(biases))
        outputs.append(functions[kind.name[1:]](z).requires_grad_())
    loss = (outputs[-1] * torch.tensor(gradient)).sum()
    gradients = torch.autograd.grad(loss, outputs[1:])
    return {
        "signals": [o.std(correction=0).item() for o in outputs[1:]],
        "gradients": [g.std(correction=0).item() for g in gradients],
    }


@spreads.accepts
def by_numpy(inputs, gradient, layers):
    functions = {"identity": lambda z: z, "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
                 "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}
    slopes = {"identity": np.ones_like, "sigmoid": lambda o: o * (1 - o),
              "tanh": lambda o: 1 - o**2, "relu": lambda o: (o > 0) * 1.0}
    outputs = [inputs]
    for weights, biases, kind in layers:
        outputs.append(functions[kind.name[1:]](outputs[-1] @ weights.T + biases))
    gradients = [gradient]
    for (weights, _, kind), o in zip(layers[:0:-1], outputs[:1:-1]):
        gradients.append((gradients[-1] * slopes[kind.name[1:]](o)) @ weights)
    return {
        "signals": [o.std() for o in outputs[1:]], "gradients": [g.std() for g in gradients[::-1]],
    }


spreads.mistake(
    "sample-deviation",
    "Your deviations divide by one less than the number of elements. This exercise divides by the "
    "number of all.",
    hint=3, wrote=by(measure=lambda a: deviation(a, count=lambda n: n - 1)))
spreads.mistake(
    "variance",
    "You returned variances. The standard deviation is their square root.",
    hint=2, wrote=by(measure=lambda a: deviation(a) ** 2))
spreads.mistake(
    "not-centred",
    "You took the root of the mean square. A standard deviation measures from the mean, not from 0.",
    hint=3, wrote=by(measure=lambda a: deviation(a, centre=0)))
spreads.mistake(
    "means",
    "You returned means. The exercise asks how far the numbers scatter: standard deviations.",
    hint=2, wrote=by(measure=lambda a: sum(precise(a).ravel()) / a.size))
spreads.mistake(
    "by-column",
    "You averaged the deviations of the columns. Take one deviation over all elements of a layer.",
    hint=3, wrote=by(measure=lambda a: sum(deviation(column) for column in a.T) / len(a.T)))
spreads.mistake(
    "by-row",
    "You averaged the deviations of the rows. Take one deviation over all elements of a layer.",
    hint=3, wrote=by(measure=lambda a: sum(deviation(row) for row in a) / len(a)))
spreads.mistake(
    "derivative-forgotten",
    "On the way back the derivatives are missing: (Gˡ ∘ f'(Oˡ))·Wˡ. The signals are right.",
    hint=2, wrote=by(slope=lambda o, _: 0 * o + 1))
def below(inputs, gradient, layers):
    """(Gˡ·Wˡ) ∘ f'(Oˡ⁻¹): the product first, then the slopes of the layer that it comes to."""
    signals = outputs_of(inputs, layers)
    gradients = [precise(gradient)]
    for index in reversed(range(1, len(layers))):
        weights = parts(layers[index])[0]
        slopes = SLOPES[parts(layers[index - 1])[2]](signals[index - 1])
        gradients.insert(0, product(gradients[0], weights) * slopes)
    return {
        "signals": exact(inputs, gradient, layers)["signals"],
        "gradients": [float(deviation(each)) for each in gradients],
    }


def by_sums(inputs, gradient, layers):
    """The gradients by Zˡ, which stop one step later: Gˡ ∘ f'(Oˡ)."""
    signals = outputs_of(inputs, layers)
    g, found = precise(gradient), []
    for one, o in zip(layers[::-1], signals[::-1]):
        weights, _, name = parts(one)
        delta = g * SLOPES[name](o)
        found.insert(0, float(deviation(delta)))
        g = product(delta, weights)
    return {"signals": exact(inputs, gradient, layers)["signals"], "gradients": found}


def with_inputs(inputs, gradient, layers):
    """One step further back, to the gradient by the inputs."""
    g = precise(gradient)
    for one, o in zip(layers[::-1], outputs_of(inputs, layers)[::-1]):
        weights, _, name = parts(one)
        g = product(g * SLOPES[name](o), weights)
    right = exact(inputs, gradient, layers)
    return {
        "signals": right["signals"], "gradients": [float(deviation(g)), *right["gradients"]],
    }


spreads.mistake(
    "derivative-of-the-layer-below",
    "Your derivatives belong to the layer below. Gˡ meets f'(Oˡ), both of layer l, and then Wˡ.",
    hint=3, wrote=below)
spreads.mistake(
    "by-the-sums",
    "Your gradients are those by the sums Zˡ. By the outputs Oˡ they are one factor f' short of "
    "that.",
    hint=3, wrote=by_sums)
spreads.mistake(
    "shifted-down",
    "Your gradients are one layer too far back: the list ends with that by the last outputs, which "
    "is given.",
    hint=3, wrote=lambda *args: exact(*args) | {"gradients": with_inputs(*args)["gradients"][:-1]})
spreads.mistake(
    "gradient-by-inputs-included",
    "Your gradients begin with that by the inputs. There is one for each layer, the first layer's "
    "first.",
    hint=3, wrote=with_inputs)
spreads.mistake(
    "last-gradient-missing",
    "The gradient by the last outputs, which is given, is missing at the end of your list.",
    hint=3, wrote=changing(exact, gradients=lambda found: found[:-1]))
spreads.mistake(
    "gradients-reversed",
    "Your gradients are listed from the last layer to the first. The first layer comes first.",
    hint=4, wrote=changing(exact, gradients=lambda found: found[::-1]))
spreads.mistake(
    "both-reversed",
    "Both lists run from the last layer to the first. The first layer comes first.",
    hint=4, wrote=changing(
        exact, signals=lambda found: found[::-1], gradients=lambda found: found[::-1]))


def applied_again(o, name):
    return SLOPES[name](FUNCTIONS[name](o))


spreads.mistake(
    "derivative-applied-again",
    "Your derivatives take the outputs for inputs: σ and tanh are applied once more. Use 9.5.",
    hint=3, wrote=by(slope=applied_again))


def swapped_weights(g, w):
    return product(g, w.T)


def swapped_to_the_inputs(inputs, gradient, layers):
    """The same with one step more, down to the inputs, where shapes may not fit either."""
    right = by(passed=swapped_weights)(inputs, gradient, layers)
    if layers[0][0].shape[0] != layers[0][0].shape[1]:
        raise Crash
    return right


spreads.mistake(
    "transposed-on-the-way-back-to-the-inputs",
    "On the way back you multiplied by Wᵀ. Forwards it is Wᵀ, backwards W: [m, units]·[units, n].",
    hint=3, wrote=swapped_to_the_inputs)
spreads.mistake(
    "transposed-on-the-way-back",
    "On the way back you multiplied by Wᵀ. Forwards it is Wᵀ, backwards W: [m, units]·[units, n].",
    hint=3, wrote=by(passed=swapped_weights))


@spreads.mistake(
    "inputs-in-signals",
    "Your signals begin with the spread of the inputs. There is one for each layer's outputs.",
    hint=3)
def inputs_in_signals(inputs, gradient, layers):
    right = exact(inputs, gradient, layers)
    return right | {"signals": [float(deviation(inputs)), *right["signals"]]}


@spreads.mistake(
    "spread-of-sums",
    "Your signals are the spreads of the sums Z, before the activation. Take the outputs O.",
    hint=2)
def sums_measured(inputs, gradient, layers):
    before = [precise(inputs), *outputs_of(inputs, layers)]
    found = []
    for one, x in zip(layers, before):
        weights, biases, _ = parts(one)
        found.append(float(deviation(product(x, weights.T) + biases)))
    return exact(inputs, gradient, layers) | {"signals": found}


spreads.mistake(
    "fields-swapped",
    "`signals` and `gradients` have changed places.",
    hint=4, wrote=swapping(exact))
spreads.mistake(
    "nan-for-no-rows",
    "For inputs without rows your spreads are NaN. There is nothing to measure: throw "
    "LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda inputs, gradient, layers: (
        {"signals": [float("nan")] * len(layers), "gradients": [float("nan")] * len(layers)}
        if layers and inputs.size == 0
        else (require_signals(inputs, gradient, layers), exact(inputs, gradient, layers))[1]))


def checking(*names):
    """The right numbers, with some of the checks only; what is not caught gives numbers or traps."""

    def wrote(inputs, gradient, layers):
        if "empty" in names:
            require(layers and (inputs.ndim != 2 or len(inputs)), "emptyInput")
        if "chain" in names:
            require_chain(inputs, layers)
        if "gradient" in names and layers:
            require(gradient.shape == (len(inputs), len(layers[-1][0])), "shapeMismatch")
        if "kind" in names:
            require(all(kind.name[1:] in SLOPES for _, _, kind in layers), "invalidParameter")
        if not layers:
            return {"signals": [], "gradients": []}
        if inputs.size == 0:
            return {"signals": [float("nan")] * len(layers),
                    "gradients": [float("nan")] * len(layers)}
        return by(slope=any_slope)(inputs, gradient, layers)

    return wrote


def any_slope(o, name):
    return SLOPES[name](o) if name in SLOPES else 0 * o


spreads.mistake(
    "gradient-unchecked",
    "You did not compare the gradient's shape with that of the last outputs: [m, units].",
    hint=4, guarded=False, wrote=checking("empty", "chain", "kind"))
spreads.mistake(
    "first-layer-unchecked",
    "You let a step in the first layer pass. No layer may have step or softmax, the first one "
    "included.",
    hint=4, guarded=False, wrote=lambda inputs, gradient, layers: (
        checking("empty", "chain", "gradient")(inputs, gradient, layers)
        if layers and layers[0][2].name == ".step"
        else checking("empty", "chain", "gradient", "kind")(inputs, gradient, layers)))
spreads.mistake(
    "no-layers-crash",
    "No layers stop your code, and no rows give NaN. In both cases there is nothing to measure: "
    "throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=stopping(
        lambda inputs, gradient, layers: not layers, Crash(),
        checking("chain", "gradient", "kind")))
spreads.mistake(
    "nothing-empty-refused",
    "No layers, or no rows, gave you numbers. There is nothing to measure: throw "
    "LabError.emptyInput.",
    hint=4, guarded=False, wrote=checking("chain", "gradient", "kind"))
