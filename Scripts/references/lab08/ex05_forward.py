"""Exercise 8.5: forward propagation through any number of layers."""

import mpmath
import numpy as np
import torch

from framework import NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .ex03_activated import by_pytorch as activated_by_pytorch
from .networks import (
    EXACT_BY_ROW, activated_doubles, added, by, exact_rows, exact_sums, fits, layer, named,
    product, require, rounded, shares, sums, unchecked_sums,
)
from .wrong_activations import in_columns, raw_shares, wrong

# The first points of both sets, as the lesson shows them.
LINEAR = np.array([[-0.8, -0.889], [0.42, 0.501], [0.381, -0.586]])
FLOWER = np.array([[-0.061, -0.939], [0.63, -0.45], [0.579, 0.17]])


def matrix(*rows):
    return np.array(rows)


NARROW = [layer(matrix([1.5, -0.75]), np.array([0.25]), by("sigmoid"))]
WIDE = [
    layer(matrix([0.8, -1.2], [0.4, 0.9], [-1.5, 0.3]), np.array([0.1, -0.2, 0.3]), by("tanh")),
    layer(matrix([1.1, -0.7, 0.5]), np.array([-0.4]), by("sigmoid")),
]
SQUARE = [
    layer(matrix([0.8, -1.2], [0.4, 0.9]), np.array([0.1, -0.2]), by("tanh")),
    layer(matrix([-1.5, 0.3], [0.7, 1.6]), np.array([0.6, 0.2]), by("relu")),
    layer(matrix([1.1, -0.7], [0.5, 2.0]), np.array([-0.4, 0.9]), by("sigmoid")),
]
CHOOSING = [
    layer(matrix([0.8, -1.2], [0.4, 0.9]), np.array([0.5, -0.2]), by("relu")),
    layer(matrix([1.1, -0.7], [0.5, 2.0], [-0.9, 0.6]), np.array([-0.4, 0.3, 0.1]), by("softmax")),
]
DEEP = [
    layer(matrix([2.0, -1.0], [0.5, 1.5], [-1.0, 0.25]), np.array([0.5, 0.25, -0.5]), by("step")),
    layer(matrix([1.0, -0.5, 0.75], [0.25, 1.25, -1.0]), np.array([0.125, -0.25]), by("identity")),
    layer(matrix([1.3, -0.6], [0.9, 0.7]), np.array([0.2, -0.1]), by("tanh")),
    layer(matrix([-0.8, 1.7]), np.array([0.3]), by("sigmoid")),
]
LAYERS_OF_TWO = [
    layer(matrix([0.8, -1.2], [0.4, 0.9]), np.array([0.1, -0.2]), by("tanh")),
    layer(matrix([-1.5, 0.3], [0.7, 1.6]), np.array([0.6, 0.2]), by("tanh")),
]


def network_fits(x, layers):
    if x.ndim != 2:
        return False
    inputs = x.shape[1]
    for weights, biases, _ in layers:
        if not fits(np.empty((0, inputs)), weights, biases):
            return False
        inputs = len(weights)
    return True


forward = Exercise(
    "8.5",
    source=f"{library(mpmath, 'mpmath.exp', 'mpmath.tanh')} (60 digits), agreeing with "
    f"{library(torch, 'torch.nn.functional.linear')} and its activations",
    points=15,
    # Sums of a few products of numbers below 10 pass through curves of slope 1 at most.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=lambda x, layers: require(network_fits(x, layers), "shapeMismatch"),
    errors=("shapeMismatch",),
    specials=("nan",),
)
forward.case("two points, a hidden layer of two units", matrix([0.5, -1.0], [1.0, 0.25]), [
    layer(matrix([1.0, -0.5], [0.5, 1.0]), np.array([0.0, 0.5]), by("tanh")),
    layer(matrix([2.0, -1.0]), np.array([-0.5]), by("sigmoid")),
])
forward.case("the linear set, one layer", LINEAR, NARROW)
forward.case("the linear set, two layers", LINEAR, WIDE)
forward.case("the flower, two layers", FLOWER, WIDE)
forward.case("the flower, three layers of two units", FLOWER, SQUARE)
forward.case("the linear set, two units and softmax over three classes", LINEAR, CHOOSING)
forward.case("the flower, four layers, one a step", FLOWER, DEEP)
forward.case("two layers of tanh", FLOWER[:2], LAYERS_OF_TWO, weight=1)
forward.case("no layers: the inputs themselves", LINEAR, [])
forward.case("one point", FLOWER[:1], WIDE, weight=1)
forward.case(
    "as a transposed view", np.array([[0.5, -1.0, 0.25], [1.5, 0.75, -0.5]]).T, WIDE, weight=1)
forward.case(
    "points far out", matrix([1000.0, -1000.0], [-1000.0, 500.0]), CHOOSING, weight=1,
    tolerance=Tolerance(0.0, 1e-11),
    why="sums of up to 5000 carry roundings of 1e-12, which become relative errors of e to them",
)
forward.case("an input that is NaN", matrix([NAN, 0.5], [0.25, -0.5]), WIDE, weight=1)
forward.case("no rows", np.zeros((0, 2)), WIDE, weight=1)
forward.case("no rows, no layers", np.zeros((0, 2)), [], weight=1)
forward.case("inputs that do not fit the first layer", matrix([0.5, -1.0, 2.0]), WIDE, weight=1)
forward.case(
    "layers that do not fit each other", LINEAR, [SQUARE[0], WIDE[1]], weight=1)
forward.case("a layer with a bias too many", LINEAR, [
    layer(matrix([0.8, -1.2], [0.4, 0.9]), np.array([0.1, -0.2, 0.3]), by("tanh")),
], weight=1)
forward.case("misfit without rows", np.zeros((0, 3)), WIDE, weight=1)
forward.case("rank 1", np.array([0.5, -1.0]), WIDE, weight=1)
forward.case("rank 1, no layers", np.array([0.5, -1.0]), [], weight=1)


@forward.reference
def exact_forward(x, layers):
    if not np.isfinite(x).all():
        return in_doubles(x, layers)
    rows = exact_rows(x)
    for weights, biases, activation in layers:
        rows = [EXACT_BY_ROW[named(activation)](z) for z in exact_sums(rows, weights, biases)]
    return rounded(rows, (x.shape[0], len(layers[-1][0]) if layers else x.shape[1]))


def propagated(x, layers, activate=activated_doubles, add=sums):
    for weights, biases, activation in layers:
        x = activate(add(x, weights, biases), activation)
    return x


@forward.accepts
def in_doubles(x, layers):
    return propagated(x, layers)


@forward.accepts
def by_numpy(x, layers):
    return propagated(x, layers, add=lambda x, weights, biases: x @ weights.T + biases)


@forward.accepts
def by_pytorch(x, layers):
    x = np.ascontiguousarray(x)
    for weights, biases, activation in layers:
        arrays = (torch.from_numpy(np.ascontiguousarray(a)) for a in (x, weights, biases))
        x = activated_by_pytorch(torch.nn.functional.linear(*arrays).numpy(), activation)
    return x


def with_activation(choose):
    """Every layer with the activation that `choose` gives for its index and all layers."""

    def chosen(x, layers):
        for index, (weights, biases, _) in enumerate(layers):
            x = activated_doubles(sums(x, weights, biases), by(choose(index, layers)))
        return x

    return chosen


def with_sums(add):
    return lambda x, layers: propagated(x, layers, add=add)


def unchecked(x, layers):
    """What the engine gives if nobody looks at the shapes; a vector is one row."""
    for weights, biases, activation in layers:
        z = unchecked_sums(x, weights, biases)
        x = activated_doubles(z.reshape(-1, z.shape[-1]), activation).reshape(z.shape)
    return x


forward.mistake(
    "activations-forgotten",
    "You left the activations out. Each layer's sums pass through its activation before the next "
    "layer sees them.",
    hint=2, wrote=with_activation(lambda index, layers: "identity"))
forward.mistake(
    "only-last-activated",
    "Only the last layer is activated in your network. The hidden layers have activations as well.",
    hint=2, wrote=with_activation(
        lambda index, layers: named(layers[index][2]) if index == len(layers) - 1 else "identity"
    ))
forward.mistake(
    "last-not-activated",
    "Your last layer gives its sums. It has an activation too.",
    hint=2, wrote=with_activation(
        lambda index, layers: named(layers[index][2]) if index < len(layers) - 1 else "identity"
    ))
forward.mistake(
    "first-activation-for-all",
    "You use the first layer's activation for all. Each layer has its own: layer.activation.",
    hint=2, wrote=with_activation(lambda index, layers: named(layers[0][2])))
forward.mistake(
    "last-activation-for-all",
    "You use the last layer's activation for all. Each layer has its own: layer.activation.",
    hint=2, wrote=with_activation(lambda index, layers: named(layers[-1][2])))
for name in ("sigmoid", "tanh"):
    forward.mistake(
        f"always-{name}",
        f"You use {name} for every layer. Each layer says what it uses: layer.activation.",
        hint=2, wrote=with_activation(lambda index, layers, name=name: name))
forward.mistake(
    "tanh-then-sigmoid",
    "You use tanh for the hidden layers and sigmoid for the last, whatever they say. Use "
    "layer.activation.",
    hint=2, wrote=with_activation(
        lambda index, layers: "sigmoid" if index == len(layers) - 1 else "tanh"
    ))
forward.mistake(
    "biases-forgotten",
    "The biases are missing: each layer computes its inputs times Wᵀ, plus b.",
    hint=3, wrote=with_sums(lambda x, weights, biases: sums(x, weights, np.zeros(len(weights)))))
forward.mistake(
    "transpose-forgotten",
    "You multiplied by W, not by Wᵀ. W has a row for each unit: [m, n] · [n, units].",
    hint=3, wrote=with_sums(
        lambda x, weights, biases: added(product(x, weights), biases)
    ))
forward.mistake(
    "every-layer-sees-the-inputs",
    "Each of your layers sees the network's inputs. It should see the outputs of the layer before "
    "it.",
    hint=1, wrote=lambda x, layers: each_of_inputs(x, layers, Crash()))
forward.mistake(
    "every-layer-sees-the-inputs-throwing",
    "Each of your layers sees the network's inputs. It should see the outputs of the layer before "
    "it.",
    hint=1, wrote=lambda x, layers: each_of_inputs(x, layers, LabError("shapeMismatch")))
forward.mistake(
    "inputs-returned",
    "You return the inputs, whatever the layers are. Each layer's outputs take their place: "
    "outputs = ….",
    hint=1, wrote=lambda x, layers: x)
forward.mistake(
    "first-layer-only",
    "You return the outputs of the first layer. They go on into the next one, to the last.",
    hint=1, wrote=lambda x, layers: in_doubles(x, layers[:1]))
forward.mistake(
    "last-layer-left-out",
    "Your last layer is missing: go through all of them.",
    hint=1, wrote=lambda x, layers: in_doubles(x, layers[:-1]))
forward.mistake(
    "inputs-returned-throwing",
    "You return the inputs, whatever the layers are. Each layer's outputs take their place: "
    "outputs = ….",
    hint=1, wrote=lambda x, layers: (each_of_inputs(x, layers, LabError("shapeMismatch")), x)[1])
forward.mistake(
    "layers-reversed",
    "You go through the layers from the last to the first. The first one sees the inputs.",
    hint=1, wrote=lambda x, layers: unchecked(x, layers[::-1]))
forward.mistake(
    "layers-reversed-throwing",
    "You go through the layers from the last to the first. The first one sees the inputs.",
    hint=1, wrote=lambda x, layers: (
        require(network_fits(x, layers[::-1]), "shapeMismatch"), in_doubles(x, layers[::-1])
    )[1])
forward.mistake(
    "activated-before-the-sum",
    "You apply the activation before the weights. It comes after the sum: activation(X·Wᵀ + b).",
    hint=2, wrote=lambda x, layers: in_doubles_before(x, layers))
forward.mistake(
    "bias-after-the-activation",
    "You add the biases after the activation. They belong to the sum inside it.",
    hint=3, wrote=lambda x, layers: bias_outside(x, layers))
forward.mistake(
    "softmax-down-the-columns",
    "Your softmax adds up to 1 down the columns. Every row is one point, with a sum of 1 of its "
    "own.",
    hint=3, wrote=lambda x, layers: propagated(x, layers, activate=in_columns(shares)))
forward.mistake(
    "softmax-overflow",
    "Far out your softmax gives NaN: subtract the row's largest sum first, as in exercise 8.3.",
    hint=3, wrote=lambda x, layers: propagated(x, layers, activate=wrong(softmax=raw_shares)))
forward.mistake(
    "result-transposed",
    "Your result has a row for each unit. It should have a row for each point: [m, units].",
    hint=3, wrote=lambda x, layers: np.ascontiguousarray(in_doubles(x, layers).T))
forward.mistake(
    "no-layers-refused",
    "Without layers you threw emptyInput. Nothing is done to the inputs then: return them.",
    hint=4, wrote=stopping(lambda x, layers: not layers, LabError("emptyInput"), in_doubles))
forward.mistake(
    "no-layers-stop",
    "Without layers your code stops. Nothing is done to the inputs then: return them.",
    hint=4, wrote=stopping(lambda x, layers: not layers, Crash(), in_doubles))
forward.mistake(
    "no-layers-misfit",
    "Without layers you threw shapeMismatch. Nothing is done to the inputs then: return them.",
    hint=4, wrote=stopping(lambda x, layers: not layers, LabError("shapeMismatch"), in_doubles))
forward.mistake(
    "no-rows-refused",
    "For inputs without rows you threw emptyInput. The outputs have no rows then: [0, units].",
    hint=4, wrote=stopping(lambda x, _: len(x) == 0, LabError("emptyInput"), in_doubles))
forward.mistake(
    "no-rows-stop",
    "Inputs without rows stop your code. The outputs have no rows then: [0, units].",
    hint=4, wrote=stopping(lambda x, _: len(x) == 0, Crash(), in_doubles))


def each_of_inputs(x, layers, misfit):
    """What the last layer makes of x itself; `misfit` where x does not fit some layer."""
    outputs = x
    for weights, biases, activation in layers:
        if not fits(x, weights, biases):
            raise misfit
        outputs = activated_doubles(sums(x, weights, biases), activation)
    return outputs


def in_doubles_before(x, layers):
    for weights, biases, activation in layers:
        x = sums(activated_doubles(x, activation), weights, biases)
    return x


def bias_outside(x, layers):
    for weights, biases, activation in layers:
        x = activated_doubles(sums(x, weights, np.zeros(len(weights))), activation) + biases
    return x


forward.mistake(
    "vector-without-layers",
    "Without layers you return inputs of any rank. X must have rank 2, with or without layers; else "
    "throw LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, layers: layers and not network_fits(x, layers), LabError("shapeMismatch"),
        in_doubles,
    ))
forward.mistake(
    "misfits-stop",
    "Layers that do not fit stop your code. Compare the shapes before you multiply, and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, layers: not network_fits(x, layers), Crash(), in_doubles
    ))
forward.mistake(
    "nothing-checked",
    "Layers that do not fit stop your code, and inputs of rank 1 get an answer. Check before you "
    "multiply: LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=unchecked)
forward.mistake(
    "misfits-stop-vectors-pass",
    "Layers that do not fit stop your code; without layers inputs of rank 1 pass. Check both: "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, layers: layers and not network_fits(x, layers), Crash(), in_doubles
    ))
forward.mistake(
    "layers-misfit-stop",
    "Layers that do not fit what comes before them stop your code. Compare the shapes before you "
    "multiply: LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, layers: x.ndim == 2 and not network_fits(x, layers), Crash(),
        stopping(lambda x, layers: x.ndim != 2, LabError("shapeMismatch"), in_doubles),
    ))
forward.mistake(
    "layers-misfit-stop-vectors-pass",
    "Layers that do not fit stop your code; without layers a vector is returned. Check both: "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, layers: x.ndim == 2 and not network_fits(x, layers), Crash(),
        stopping(lambda x, layers: x.ndim != 2 and layers, LabError("shapeMismatch"), in_doubles),
    ))
forward.mistake(
    "no-rows-unchecked",
    "Without rows you do not look whether the layers fit. Check the shapes all the same: "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda x, layers: (
        np.zeros((0, len(layers[-1][0]) if layers else x.shape[1]))
        if x.ndim == 2 and len(x) == 0
        else (require(network_fits(x, layers), "shapeMismatch"), in_doubles(x, layers))[1]
    ))
