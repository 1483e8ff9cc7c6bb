"""Exercise 8.7: how many parameters a network has."""

import math

import torch

from framework import Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .networks import require


def are_sizes(sizes):
    return len(sizes) >= 2 and all(size >= 1 for size in sizes)


parameter_count = Exercise(
    "8.7",
    source=f"{library(torch, 'torch.nn.Linear')}: numel() of its weight and bias",
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=lambda sizes: require(are_sizes(sizes), "invalidParameter"),
    errors=("invalidParameter",),
)
parameter_count.case("two inputs, four hidden units, one output", [2, 4, 1])
parameter_count.case("one neuron", [3, 1])
parameter_count.case("one layer of several units", [5, 3])
parameter_count.case("four layers", [7, 6, 5, 4, 3])
parameter_count.case("layers of the same size", [3, 3, 3], weight=1)
parameter_count.case("one of each", [1, 1], weight=1)
parameter_count.case("a bottleneck", [12, 1, 12], weight=1)
parameter_count.case("digits of 28 × 28 pixels", [784, 1024, 10])
parameter_count.case("no sizes", [], weight=1)
parameter_count.case("a single size", [4], weight=1)
parameter_count.case("a layer without units", [3, 0, 2], weight=1)
parameter_count.case("no inputs", [0, 2], weight=1)
parameter_count.case("no outputs", [2, 0], weight=1)
parameter_count.case("a size below 0", [3, -2, 1], weight=1)


@parameter_count.reference
def counted_by_pytorch(sizes):
    linears = [torch.nn.Linear(n, units) for n, units in zip(sizes, sizes[1:])]
    return sum(value.numel() for linear in linears for value in linear.parameters())


@parameter_count.accepts
def layer_by_layer(sizes):
    return summed(lambda n, units: (n + 1) * units)(sizes)


@parameter_count.accepts
def weights_then_biases(sizes):
    return sum(n * units for n, units in zip(sizes, sizes[1:])) + sum(sizes[1:])


def summed(of_layer):
    """The sum over the layers of `of_layer` of its inputs and units."""
    return lambda sizes: sum(of_layer(n, units) for n, units in zip(sizes, sizes[1:]))


weights_only = summed(lambda n, units: n * units)

parameter_count.mistake(
    "biases-forgotten",
    "You counted the weights only. Every unit has a bias as well: one parameter more for each.",
    hint=2, wrote=weights_only)
parameter_count.mistake(
    "one-bias-per-layer",
    "You counted one bias for each layer. Every unit has its own.",
    hint=2, wrote=summed(lambda n, units: n * units + 1))
parameter_count.mistake(
    "one-bias-in-all",
    "You counted one bias for the whole network. Every unit has its own.",
    hint=2, wrote=lambda sizes: weights_only(sizes) + 1)
parameter_count.mistake(
    "bias-per-input",
    "You counted a bias for each input of a layer. Biases belong to the units it has.",
    hint=2, wrote=summed(lambda n, units: n * units + n))
parameter_count.mistake(
    "biases-for-the-inputs-too",
    "You counted biases for the network's inputs too. Inputs are given; only units have biases.",
    hint=3, wrote=lambda sizes: weights_only(sizes) + sum(sizes))
parameter_count.mistake(
    "no-biases-at-the-output",
    "The biases of the last layer are missing in your count.",
    hint=3, wrote=lambda sizes: weights_only(sizes) + sum(sizes[1:-1]))
parameter_count.mistake(
    "one-more-on-both-sides",
    "You multiply (n + 1) by (units + 1). Only the inputs get the one more, for the bias: "
    "(n + 1) · units.",
    hint=3, wrote=summed(lambda n, units: (n + 1) * (units + 1)))
parameter_count.mistake(
    "biases-only",
    "You counted the biases only. Each unit also has a weight for every one of its inputs.",
    hint=1, wrote=lambda sizes: sum(sizes[1:]))
parameter_count.mistake(
    "units-counted",
    "You added up the sizes. That counts inputs and units; asked for are their weights and biases.",
    hint=1, wrote=sum)
parameter_count.mistake(
    "product",
    "You multiplied all sizes. Only neighbouring layers are connected: add up the layers.",
    hint=1, wrote=math.prod)
parameter_count.mistake(
    "first-layer-only",
    "You counted the first layer only. Add up all of them.",
    hint=3, wrote=lambda sizes: layer_by_layer(sizes[:2]))
parameter_count.mistake(
    "last-layer-only",
    "You counted the last layer only. Add each layer to what is there already: +=.",
    hint=3, wrote=lambda sizes: layer_by_layer(sizes[-2:]))
parameter_count.mistake(
    "last-layer-left-out",
    "The last layer is missing in your count. n + 1 sizes are n layers.",
    hint=3, wrote=lambda sizes: layer_by_layer(sizes[:-1]))
parameter_count.mistake(
    "from-the-inputs",
    "You counted every layer as if it saw the network's inputs. A layer's inputs are the units of "
    "the layer before it.",
    hint=3, wrote=lambda sizes: sum((sizes[0] + 1) * units for units in sizes[1:]))


def too_few(sizes):
    return len(sizes) < 2


def counted(sizes):
    """What the formula gives, without a check; negative sizes too."""
    return layer_by_layer(sizes)


parameter_count.mistake(
    "nothing-checked",
    "You count whatever comes. Fewer than two sizes, or a size below 1: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=counted)
parameter_count.mistake(
    "no-sizes-stop",
    "Without sizes your code stops, and other impossible sizes are counted. Check both first: "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(lambda sizes: not sizes, Crash(), counted))
parameter_count.mistake(
    "no-sizes-stop-only",
    "Without sizes your code stops. Fewer than two sizes are LabError.invalidParameter: ask for "
    "the count before anything else.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: not sizes, Crash(),
        stopping(lambda sizes: not are_sizes(sizes), LabError("invalidParameter"), counted),
    ))
parameter_count.mistake(
    "sizes-unchecked",
    "You count layers with a size of 0 or less. Every size is at least 1: else throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        too_few, LabError("invalidParameter"), counted
    ))
parameter_count.mistake(
    "size-of-zero",
    "You count a layer without units, or without inputs. Every size is at least 1: else throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: too_few(sizes) or min(sizes) < 0, LabError("invalidParameter"), counted
    ))
parameter_count.mistake(
    "too-few-unchecked",
    "You count 0 for fewer than two sizes. There is no layer then: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: any(size < 1 for size in sizes), LabError("invalidParameter"), counted
    ))
parameter_count.mistake(
    "empty-input",
    "Without sizes you threw emptyInput. It is LabError.invalidParameter, as for a single size.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: not sizes, LabError("emptyInput"),
        stopping(lambda sizes: not are_sizes(sizes), LabError("invalidParameter"), counted),
    ))
parameter_count.mistake(
    "empty-input-for-too-few",
    "For fewer than two sizes you threw emptyInput. It is LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        too_few, LabError("emptyInput"),
        stopping(lambda sizes: not are_sizes(sizes), LabError("invalidParameter"), counted),
    ))
parameter_count.mistake(
    "too-few-values",
    "For fewer than two sizes you threw tooFewValues. It is LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        too_few, LabError("tooFewValues"),
        stopping(lambda sizes: not are_sizes(sizes), LabError("invalidParameter"), counted),
    ))
parameter_count.mistake(
    "empty-input-and-unchecked",
    "Without sizes you threw emptyInput, and other impossible sizes are counted. Both are "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: not sizes, LabError("emptyInput"), counted
    ))
parameter_count.mistake(
    "no-sizes-stop-one-counted",
    "Without sizes your code stops, and with a single one you count 0. Fewer than two are "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda sizes: not sizes, Crash(),
        stopping(
            lambda sizes: any(size < 1 for size in sizes), LabError("invalidParameter"), counted
        ),
    ))
