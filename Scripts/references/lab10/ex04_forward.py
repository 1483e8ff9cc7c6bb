"""Exercise 10.4: the forward pass of a network with one hidden layer, and its loss."""

import math

import numpy as np
import torch

from framework import NAN, Crash, Exercise, LabError, Tolerance, library, total
from framework.wrong import after

from .passes import (
    clipped, clipped_surprise, costs, elementwise, exact_pass, fitting, mean_over_rows, network,
    sigmoid, sums, surprise, tanh, torch_pass,
)

SMALL = network([[0.5, -0.25], [0.1, 0.4]], [0.1, -0.2], [[1.0, -0.5]], [0.25])
WIDE = network(
    [[0.3, -0.8], [1.1, 0.4], [-0.5, 0.9]], [0.2, -0.1, 0.05],
    [[0.7, -1.2, 0.4], [-0.3, 0.6, 1.5]], [0.15, -0.35])
SQUARE = network(
    [[0.4, -0.9, 0.2], [1.3, 0.1, -0.6], [-0.7, 0.8, 0.5]], [0.3, -0.2, 0.6],
    [[0.9, 0.2, -1.1], [-0.4, 1.2, 0.3], [0.6, -0.5, 0.8]], [-0.1, 0.4, 0.25])
STEEP = network([[1.0]], [0.0], [[1000.0]], [0.0])
POINTS = np.array([[0.5, -1.2], [1.7, 0.3], [-0.8, 2.1], [0.9, 0.6]])
TRUTH = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]])
CUBE = np.array([[0.2, 1.4, -0.6], [-1.1, 0.5, 0.9], [0.8, -0.3, 1.6]])
CUBE_TRUTH = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]])
COLUMN = np.array([[1.0], [0.0], [1.0], [0.0]])


def require_inputs(inputs, labels, net):
    if inputs.ndim != 2 or inputs.shape[1] != net[0].shape[1]:
        raise LabError("shapeMismatch")


def require_network(inputs, labels, net):
    hidden_weights, hidden_biases, output_weights, output_biases = net
    if (
        hidden_biases.shape != hidden_weights.shape[:1]
        or output_weights.shape[1:] != hidden_weights.shape[:1]
        or output_biases.shape != output_weights.shape[:1]
    ):
        raise LabError("shapeMismatch")


def require_truth_shape(inputs, labels, net):
    if labels.shape != (len(inputs), len(net[2])):
        raise LabError("shapeMismatch")


def require_rows(inputs, labels, net):
    if len(inputs) == 0:
        raise LabError("emptyInput")


def require_truth(inputs, labels, net):
    if not all(0 <= y <= 1 for y in labels.ravel()):
        raise LabError("invalidLabel")


CHECKS = [require_inputs, require_network, require_truth_shape, require_rows, require_truth]


def checking(*checks):
    def checked(*call):
        for check in checks:
            check(*call)

    return checked


forward = Exercise(
    "10.4",
    source=f"60 digits, agreeing with {library(torch, 'torch.nn.functional.binary_cross_entropy')}",
    points=10,
    # A few products, exponentials and logarithms of numbers below 10, each rounded to 1e-16.
    tolerance=Tolerance(1e-12, 1e-10),
    guard=checking(*CHECKS),
    errors=("emptyInput", "shapeMismatch", "invalidLabel"),
)
forward.case("two rows", np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[1.0], [0.0]]), SMALL)
forward.case("four rows, two outputs", POINTS, TRUTH, WIDE)
forward.case("three of everything", CUBE, CUBE_TRUTH, SQUARE)
forward.case("a transposed view", POINTS[:2].copy().T, TRUTH[1:3], WIDE)
forward.case("only class 1", POINTS, np.ones((4, 1)), SMALL)
forward.case("only class 0", POINTS, np.zeros((4, 2)), WIDE)
forward.case(
    "all parameters 0", POINTS, TRUTH,
    network(np.zeros((3, 2)), np.zeros(3), np.zeros((2, 3)), np.zeros(2)), weight=1)
forward.case("one row", POINTS[1:2], TRUTH[1:2], WIDE, weight=1)
forward.case(
    "certain, right and wrong", np.array([[1000.0], [1000.0], [-1000.0], [-1000.0], [0.0]]),
    np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]), STEEP, weight=1,
    tolerance=Tolerance(0.0, 1e-10),
    why="an output of exactly 0 goes out as 0, where an absolute tolerance would accept ε")
forward.case(
    "labels between 0 and 1", POINTS, np.array([[0.25], [1.0], [0.75], [0.0]]), SMALL, weight=1)
forward.case("no rows", np.zeros((0, 2)), np.zeros((0, 1)), SMALL, weight=1)
forward.case(
    "no rows, and a hidden bias too many", np.zeros((0, 2)), np.zeros((0, 1)),
    network(SMALL[0], [0.1, -0.2, 0.3], SMALL[2], SMALL[3]), weight=1)
forward.case("a column of labels too many, of 2", POINTS, TRUTH * 2, SMALL, weight=1)
forward.case("rank 1", np.array([0.5, -1.2]), np.array([[1.0], [0.0]]), SMALL, weight=1)
forward.case("an input too many", CUBE, np.ones((3, 1)), SMALL, weight=1)
forward.case("a row of labels too few", POINTS, TRUTH[:3], WIDE, weight=1)
forward.case("one row of labels for all", POINTS, TRUTH[:1], WIDE, weight=1)
forward.case("one column of labels for two outputs", POINTS, TRUTH[:, :1].copy(), WIDE, weight=1)
forward.case("labels in a row", POINTS, COLUMN.T.copy(), SMALL, weight=1)
forward.case("labels of rank 1", POINTS, np.array([1.0, 0.0]), WIDE, weight=1)
forward.case(
    "a hidden bias too many", POINTS, COLUMN,
    network(SMALL[0], [0.1, -0.2, 0.3], SMALL[2], SMALL[3]), weight=1)
forward.case(
    "hidden biases of rank 2", POINTS, COLUMN,
    network(SMALL[0], [[0.1, -0.2]], SMALL[2], SMALL[3]), weight=1)
forward.case(
    "output weights for three units", POINTS, COLUMN,
    network(SMALL[0], SMALL[1], [[1.0, -0.5, 0.3]], SMALL[3]), weight=1)
forward.case(
    "an output bias too many", POINTS, TRUTH,
    network(WIDE[0], WIDE[1], WIDE[2], [0.1, 0.2, 0.3]), weight=1)
forward.case(
    "one output bias for two outputs", POINTS, TRUTH,
    network(WIDE[0], WIDE[1], WIDE[2], [0.1]), weight=1)
forward.case("a label of 2", POINTS, np.array([[1.0], [0.0], [2.0], [0.0]]), SMALL, weight=1)
forward.case("a label of −1", POINTS, np.array([[1.0], [-1.0], [1.0], [0.0]]), SMALL, weight=1)
forward.case("a label of NaN", POINTS, np.array([[1.0], [0.0], [1.0], [NAN]]), SMALL, weight=1)

forward.reference(exact_pass)
forward.accepts(torch_pass)


def made(
    first=tanh, second=sigmoid, hidden_sums=sums, output_sums=sums, cost=clipped_surprise,
    averaged=lambda values, rows, outputs: mean_over_rows(values, rows), shown=lambda o: o,
):
    """The pass with any of its parts replaced."""

    def found(inputs, labels, net):
        hidden = first(hidden_sums(inputs, net[0], net[1]))
        outputs = second(output_sums(hidden, net[2], net[3]))
        loss = averaged(costs(outputs, labels, cost), len(inputs), outputs.shape[-1])
        return {"hidden": hidden, "outputs": shown(outputs), "loss": loss}

    return found


in_doubles = forward.accepts(made())


@forward.accepts
def row_by_row(inputs, labels, net):
    rows = [in_doubles(x[None], y[None], net) for x, y in zip(inputs, labels)]
    return {
        "hidden": np.concatenate([row["hidden"] for row in rows]),
        "outputs": np.concatenate([row["outputs"] for row in rows]),
        "loss": total(row["loss"] for row in rows) / len(rows),
    }


@elementwise
def relu(z):
    return max(0.0, z)


def same(values):
    return values


def untransposed(inputs, weights, biases):
    return fitting(lambda: inputs @ weights + biases)


def biasless(inputs, weights, biases):
    return sums(inputs, weights, np.zeros(len(weights)))


def row_biased(inputs, weights, biases):
    return fitting(lambda: inputs @ weights.T + biases[:, None])


def softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True, initial=-math.inf))
    return powers / powers.sum(axis=-1, keepdims=True)


def step(z):
    return (z >= 0).astype(float)


for id, sentence, hint, parts in [
    ("hidden-not-activated", "Your hidden layer passes on the weighted sums themselves. O¹ is "
     "their tanh.", 1, {"first": same}),
    ("hidden-sigmoid", "Your hidden layer gives sigmoids. O¹ is tanh(X·W¹ᵀ + b¹), between −1 and "
    "1.",
     1, {"first": sigmoid}),
    ("hidden-relu", "Your hidden layer gives max(0, z). O¹ is tanh(X·W¹ᵀ + b¹).",
     1, {"first": relu}),
    ("outputs-not-activated", "Your outputs are the weighted sums themselves. O² is their sigmoid.",
     1, {"second": same}),
    ("outputs-tanh", "Your outputs are tanh of the sums. O² must be probabilities: the sigmoid.",
     1, {"second": tanh}),
    ("both-activations-exchanged", "Sigmoid and tanh have changed places: tanh belongs to the "
     "hidden layer, the sigmoid to the outputs.", 1, {"first": sigmoid, "second": tanh}),
    ("outputs-softmax", "Your outputs add up to 1 in each row: a softmax. Here each output decides "
     "for itself, by a sigmoid.", 1, {"second": softmax}),
    ("outputs-decided", "Your outputs are classes, 0 or 1. O² is the sigmoid itself, undecided.",
     1, {"second": step}),
    ("weights-untransposed", "You multiplied by W where Wᵀ is asked: with square weights the "
     "shapes fit all the same.", 2, {"hidden_sums": untransposed, "output_sums": untransposed}),
    ("hidden-weights-untransposed", "You multiplied by W¹ where W¹ᵀ is asked: with square weights "
     "the shapes fit all the same.", 2, {"hidden_sums": untransposed}),
    ("output-weights-untransposed", "You multiplied by W² where W²ᵀ is asked: with square weights "
     "the shapes fit all the same.", 2, {"output_sums": untransposed}),
    ("biases-forgotten", "Both biases are missing from your sums.", 2,
     {"hidden_sums": biasless, "output_sums": biasless}),
    ("hidden-biases-forgotten", "b¹ is missing from your hidden sums.", 2,
     {"hidden_sums": biasless}),
    ("output-biases-forgotten", "b² is missing from your output sums.", 2,
     {"output_sums": biasless}),
    ("biases-by-row", "Your biases go down the rows. There is one for each unit, a column of Z.", 2,
     {"hidden_sums": row_biased, "output_sums": row_biased}),
]:
    forward.mistake(id, sentence, hint=hint, wrote=made(**parts))


def of_all(values, rows, outputs):
    return mean_over_rows(values, rows * outputs)


for id, sentence, hint, parts in [
    ("sum-for-mean", "Your J is the sum over the rows. Divide it by their number.", 3,
     {"averaged": lambda values, rows, outputs: total(values)}),
    ("mean-over-outputs-too", "Your J is the mean over all numbers. Add up the outputs of a row; "
     "only over the rows take the mean.", 3, {"averaged": of_all}),
    ("mean-over-outputs-only", "You divided by the number of outputs. J is the mean over the rows.",
     3, {"averaged": lambda values, rows, outputs: mean_over_rows(values, outputs)}),
    ("half", "Your J is half of what it should be. There is no ½ in the cross-entropy.", 3,
     {"averaged": lambda values, rows, outputs: mean_over_rows(values, 2 * rows)}),
    ("sign", "Your J is negative. Logarithms of probabilities are: the minus in front of the sum "
     "is missing.", 3, {"cost": lambda o, y: -clipped_surprise(o, y)}),
    ("sign-and-mean", "Your J is minus the sum over the rows. Turn its sign, and divide by the "
     "number of rows.", 3, {
         "cost": lambda o, y: -clipped_surprise(o, y),
         "averaged": lambda values, rows, outputs: total(values)}),
    ("class-0-forgotten", "Labels of 0 cost nothing in your J. The part (1 − Y)·ln(1 − O²) is "
     "missing.", 3, {"cost": lambda o, y: -y * math.log(clipped(o))}),
    ("class-1-forgotten", "Labels of 1 cost nothing in your J. The part Y·ln O² is missing.", 3,
     {"cost": lambda o, y: -(1 - y) * math.log(1 - clipped(o))}),
    ("classes-exchanged", "Your J takes the probability of the wrong class: o belongs to Y = 1, "
     "1 − o to Y = 0.", 3, {"cost": lambda o, y: clipped_surprise(o, 1 - y)}),
    ("squared-error", "Your J is a squared error. This exercise asks for the cross-entropy.", 3,
     {"cost": lambda o, y: (o - y) * (o - y)}),
    ("squared-error-over-all", "Your J is a mean squared error. This exercise asks for the "
     "cross-entropy.", 3, {"cost": lambda o, y: (o - y) * (o - y), "averaged": of_all}),
    ("binary-logarithm", "Your J is in bits: log2. Take the natural logarithm, log in Swift.", 3,
     {"cost": lambda o, y: clipped_surprise(o, y) / math.log(2)}),
    ("labels-taken-for-classes", "You chose one of the logarithms by whether Y is 1. Y may lie "
     "between 0 and 1: both terms count, Y·ln O² and (1 − Y)·ln(1 − O²).", 3,
     {"cost": lambda o, y: clipped_surprise(o, 1.0 if y == 1 else 0.0)}),
    ("outputs-clipped", "You returned the clipped outputs. O² goes out as it is: clip a copy, for "
     "J only.", 4, {"shown": elementwise(clipped)}),
]:
    forward.mistake(id, sentence, hint=hint, wrote=made(**parts))


def product(factor, value):
    """A product as IEEE makes it: 0 · ∞ is NaN."""
    return NAN if factor == 0 and math.isinf(value) else factor * value


def logarithm_of(o):
    return -math.inf if o == 0 else math.log(o)


forward.mistake(
    "not-clipped",
    "J is NaN where an output is exactly 0 or 1: ln 0 is −∞, and 0 · ∞ is NaN. Clip to ε…1 − ε "
    "first.",
    hint=4, wrote=made(cost=lambda o, y: -(
        product(y, logarithm_of(o)) + product(1 - y, logarithm_of(1 - o)))))
forward.mistake(
    "infinite",
    "J is infinite where an output is certain and wrong: ln 0. Clip to ε…1 − ε first.",
    hint=4, wrote=made(cost=lambda o, y: -logarithm_of(o if y == 1 else 1 - o)))
for id, least, text in [
    ("clipped-at-1e-15", 1e-15, "10⁻¹⁵"), ("clipped-at-1e-12", 1e-12, "10⁻¹²"),
    ("clipped-at-1e-10", 1e-10, "10⁻¹⁰"), ("clipped-at-1e-9", 1e-9, "10⁻⁹"),
    ("clipped-at-1e-8", 1e-8, "10⁻⁸"), ("clipped-at-1e-7", 1e-7, "10⁻⁷"),
]:
    forward.mistake(
        id,
        f"You clipped at {text}. This exercise asks for ε = 2⁻⁵², Swift's Double.ulpOfOne.",
        hint=4, wrote=made(cost=lambda o, y, least=least: surprise(clipped(o, least), y)))
forward.mistake(
    "epsilon-added",
    "You added ε inside the logarithms: that clips at one end only, and shifts the rest. Move o "
    "into ε…1 − ε.",
    hint=4, wrote=made(cost=lambda o, y: -(
        y * math.log(o + 1e-8) + (1 - y) * math.log(1 - o + 1e-8))))


def lacking(*missing):
    return after(checking(*(check for check in CHECKS if check not in missing)), in_doubles)


for id, sentence, missing in [
    ("rows-unchecked", "For no rows J is NaN, 0 / 0. Throw LabError.emptyInput.", [require_rows]),
    ("labels-unchecked", "A label outside 0…1, or NaN, went into your J. Throw "
     "LabError.invalidLabel.", [require_truth]),
    ("rows-and-labels-unchecked", "Shapes are checked. No rows are LabError.emptyInput, labels "
     "outside 0…1 LabError.invalidLabel.", [require_rows, require_truth]),
    ("label-shape-unchecked", "Labels of another shape than [m, outputs] are repeated, or stop "
     "your code. Throw LabError.shapeMismatch.", [require_truth_shape]),
    ("network-unchecked", "Biases or output weights that do not fit the other weights are "
     "repeated, or stop your code. Throw LabError.shapeMismatch.", [require_network]),
    ("inputs-unchecked", "Inputs of rank 1, or with too many columns, are taken, or stop your "
     "code. Throw LabError.shapeMismatch.", [require_inputs]),
    ("only-inputs-checked", "The labels' shape and the network's are to be checked as well: throw "
     "LabError.shapeMismatch.", [require_network, require_truth_shape]),
    ("shapes-unchecked", "Inputs, labels or parameters that do not fit are to be told by an error: "
     "throw LabError.shapeMismatch.", [require_inputs, require_network, require_truth_shape]),
    ("nothing-checked", "Your numbers are right; the errors are not thrown yet.", CHECKS),
]:
    forward.mistake(id, sentence, hint=4, guarded=False, wrote=lacking(*missing))


def require_rank(inputs, labels, net):
    if inputs.ndim < 2:
        raise Crash


def require_weights(inputs, labels, net):
    if net[2].shape[1:] != net[0].shape[:1]:
        raise LabError("shapeMismatch")


def require_truth_rows(inputs, labels, net):
    if len(labels) != len(inputs):
        raise LabError("shapeMismatch")


for id, sentence, checks in [
    ("rank-unchecked", "Inputs of rank 1 stop your code: they have no shape[1]. Ask for the rank "
     "first.", [require_rank, *CHECKS]),
    ("biases-unchecked", "Biases of another length than the units are repeated, or stop your code. "
     "Throw LabError.shapeMismatch.",
     [require_inputs, require_weights, require_truth_shape, require_rows, require_truth]),
    ("label-columns-unchecked", "One column of labels was repeated for two outputs. Compare the "
     "labels' whole shape: throw LabError.shapeMismatch.",
     [require_inputs, require_network, require_truth_rows, require_rows, require_truth]),
]:
    forward.mistake(id, sentence, hint=4, guarded=False, wrote=after(checking(*checks), in_doubles))


def require_classes(inputs, labels, net):
    if not all(y in (0, 1) for y in labels.ravel()):
        raise LabError("invalidLabel")


for id, sentence, checks in [
    ("shares-refused", "You refused a label between 0 and 1. Only labels outside 0…1, and NaN, are "
     "LabError.invalidLabel.", [*CHECKS, require_classes]),
    ("labels-before-shapes", "You looked at the labels before the shapes. Check in the order of "
     "the statement: shapes, rows, labels.", [require_truth, *CHECKS]),
    ("rows-before-shapes", "You looked for rows before you compared the shapes. Check in the order "
     "of the statement: shapes, rows, labels.", [require_rows, *CHECKS]),
]:
    forward.mistake(id, sentence, hint=4, guarded=False, wrote=after(checking(*checks), in_doubles))


def require_truth_by_comparing(inputs, labels, net):
    if any(y < 0 or y > 1 for y in labels.ravel()):
        raise LabError("invalidLabel")


forward.mistake(
    "nan-label-slips-through",
    "A label of NaN got past your check: y < 0 and y > 1 are both false for it. Ask that it is "
    "within 0…1.",
    hint=4, guarded=False, wrote=after(
        checking(*CHECKS[:-1], require_truth_by_comparing), in_doubles))
