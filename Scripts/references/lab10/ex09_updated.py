"""Exercise 10.9: one step of gradient descent for all four sets of parameters."""

import mpmath
import numpy as np
import torch

from framework import NAN, Crash, Exercise, library
from framework.wrong import after, stopping

from .backward import (
    as_network,
    in_60_digits,
    network,
    numpy_descent,
    require,
    require_network,
    stepped,
    torch_descent,
)
from .ex06_output_gradient import NARROW

SMALL = network([[0.5], [-0.25]], [0.0, 0.1], [[1.0, -2.0]], [0.2])
SMALL_X = np.array([[1.0], [-2.0]])
SMALL_Y = np.array([[1.0], [0.0]])
# 2 inputs, 3 hidden units, 2 outputs.
WIDE = network(
    [[0.4, -0.7], [1.1, 0.2], [-0.3, 0.9]], [0.1, -0.2, 0.05],
    [[0.8, -0.5, 1.2], [-0.9, 0.6, 0.3]], [-0.1, 0.25])
X = np.array([[0.5, -1.2], [1.7, 0.3], [-0.8, 2.1], [0.6, -0.4]])
Y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]])
# 2 of everything, so that a transposed matrix fits too.
SQUARE = network([[0.6, -0.4], [0.9, 1.3]], [0.2, -0.1], [[1.4, -0.8], [0.5, 0.7]], [0.3, -0.6])


def require_step(parameters, x, y, rate):
    require(rate > 0, "invalidParameter")
    require_network(parameters, x, y)


updated = Exercise(
    "10.9",
    source=f"{library(mpmath, 'mpmath.tanh', 'mpmath.exp')} (60 digits), agreeing with "
    f"{library(torch, 'torch.autograd', 'torch.optim.SGD')}, and {library(np, 'numpy.matmul')}",
    points=15, tolerance=NARROW, guard=require_step,
    errors=("invalidParameter", "shapeMismatch", "emptyInput", "invalidLabel"),
)
updated.case("one input, two hidden units, one output", SMALL, SMALL_X, SMALL_Y, 0.5)
updated.case("two inputs, three hidden units, two outputs", WIDE, X, Y, 0.3)
updated.case("two of everything", SQUARE, X[:2], Y[:2], 0.8)
updated.case("a large step", WIDE, X, Y, 4.0)
updated.case(
    "X as a transposed view", WIDE, np.array([[0.2, -1.3, 0.5], [0.6, 2.1, -0.8]]).T, Y[:3], 0.1)
updated.case(
    "all weights 0: only the output's bias moves",
    network([[0.0, 0.0]] * 2, [0.0, 0.0], [[0.0, 0.0]], [0.0]), X[:3],
    np.array([[1.0], [1.0], [0.0]]), 0.6)
updated.case(
    "plus and minus 1000", network([[1.0], [0.001]], [0.0, 0.0], [[0.7, -0.4]], [0.1]),
    np.array([[1000.0], [-1000.0]]), np.array([[0.0], [1.0]]), 0.2, weight=1)
updated.case(
    "a hidden unit far out: it learns a little", network(WIDE[0], [5.0, -0.2, 0.05], *WIDE[2:]),
    X, Y, 0.3, weight=1)
updated.case("one row", WIDE, X[:1], Y[:1], 0.3, weight=1)
updated.case("a label between the two", WIDE, X[:2], np.array([[0.5, 0.0], [1.0, 0.25]]), 0.3,
             weight=1)
updated.case("learning rate 0", WIDE, X, Y, 0.0, weight=1)
updated.case("a learning rate below 0", WIDE, X, Y, -0.3, weight=1)
updated.case("a learning rate that is NaN", WIDE, X, Y, NAN, weight=1)
updated.case("no rows", WIDE, np.zeros((0, 2)), np.zeros((0, 2)), 0.3, weight=1)
updated.case("a label of 2", WIDE, X, Y * 2, 0.3, weight=1)
updated.case("labels for too few rows", WIDE, X, Y[:3], 0.3, weight=1)
updated.case("labels that lie on their side", WIDE, X, Y.T.copy(), 0.3, weight=1)
updated.case("labels for one output", WIDE, X, Y[:, :1].copy(), 0.3, weight=1)
updated.case("inputs of one column", WIDE, X[:, :1].copy(), Y, 0.3, weight=1)
updated.case(
    "output weights for two hidden units of three", network(*WIDE[:2], WIDE[2][:, :2], WIDE[3]),
    X, Y, 0.3, weight=1)


def with_ways(**ways):
    return lambda parameters, x, y, rate: as_network(
        stepped(*in_60_digits(parameters, x, y), rate, **ways)
    )


exact_step = updated.reference(with_ways())


@updated.accepts
def by_torch(parameters, x, y, rate):
    return torch_descent(parameters, x, y, rate, 1)[0]


@updated.accepts
def by_numpy(parameters, x, y, rate):
    return numpy_descent(parameters, x, y, rate, 1)[0]


WAYS = [
    ("new-output-weights",
     "Your hidden delta went back through the new W². All four gradients come from the old "
     "network; compute them first, then move.",
     2, dict(order="new output weights")),
    ("output-layer-first",
     "You moved the output layer and then computed the hidden layer's gradient with the new "
     "network. All gradients come from the old one.",
     2, dict(order="output layer first")),
    ("hidden-layer-first",
     "You moved the hidden layer and then computed the output layer's gradient with the new "
     "network. All gradients come from the old one.",
     2, dict(order="hidden layer first")),
    ("uphill", "You went uphill. Subtract η times the gradient.", 1, dict(moves=(-1,) * 4)),
    ("mean-missing",
     "Your step is m times too long: the gradients are means over the rows.",
     3, dict(hidden_over=1, output_over=1)),
    ("mean-missing-in-hidden-layer",
     "Your hidden layer's step is m times too long: dW¹ and db¹ are means over the rows.",
     3, dict(hidden_over=1)),
    ("mean-missing-in-output-layer",
     "Your output layer's step is m times too long: dW² and db² are means over the rows.",
     3, dict(output_over=1)),
    ("mean-missing-in-biases",
     "The steps of your biases are m times too long: db¹ and db² are means over the rows.",
     3, dict(biases_over=1)),
    ("mean-missing-in-weights",
     "The steps of your weights are m times too long: dW¹ and dW² are means over the rows.",
     3, dict(weights_over=1)),
    ("doubled", "Your step is twice too long.", 3, dict(moves=(2,) * 4)),
    ("biases-stay",
     "Your biases do not move. They learn like weights: b ← b − η·db, in both layers.",
     2, dict(moves=(1, 0, 1, 0))),
    ("hidden-biases-stay",
     "b¹ does not move. It learns like the others: b¹ ← b¹ − η·db¹.",
     2, dict(moves=(1, 0, 1, 1))),
    ("output-biases-stay",
     "b² does not move. It learns like the others: b² ← b² − η·db².",
     2, dict(moves=(1, 1, 1, 0))),
    ("hidden-layer-stays",
     "The hidden layer does not move. It learns too: W¹ ← W¹ − η·dW¹, b¹ ← b¹ − η·db¹.",
     2, dict(moves=(0, 0, 1, 1))),
    ("output-layer-stays",
     "The output layer does not move. It learns too: W² ← W² − η·dW², b² ← b² − η·db².",
     2, dict(moves=(1, 1, 0, 0))),
    ("hidden-layer-uphill",
     "The hidden layer goes uphill, the output layer downhill. Subtract in both.",
     1, dict(moves=(-1, -1, 1, 1))),
    ("biases-uphill",
     "The biases go uphill, the weights downhill. Subtract in all four.",
     1, dict(moves=(1, -1, 1, -1))),
    ("derivative-forgotten",
     "The hidden delta lacks the slope of tanh, 1 − o². Your 10.7 has it: call it.",
     2, dict(slope=lambda o: o * 0 + 1)),
    ("one-minus-o",
     "The hidden delta has the factor 1 − o. The slope of tanh is 1 − o².",
     2, dict(slope=lambda o: 1 - o)),
    ("sigmoid-slope",
     "The hidden delta has the factor o·(1 − o), the sigmoid's slope. The hidden units are tanh: "
     "1 − o².", 2, dict(slope=lambda o: o * (1 - o))),
    ("squared-error",
     "dZ² has a factor o²·(1 − o²) from the squared error. With the cross-entropy it cancels: "
     "dZ² = O² − Y.", 2, dict(error=lambda o, y: (o - y) * o * (1 - o))),
    ("new-output-weights-mean-missing",
     "Your hidden delta went back through the new W², and the gradients lack the 1/m.",
     2, dict(order="new output weights", hidden_over=1, output_over=1)),
    ("new-output-weights-uphill",
     "Your hidden delta went back through the new W², and the step goes uphill. Subtract, and "
     "compute all gradients first.", 2, dict(order="new output weights", moves=(-1,) * 4)),
]
for name, sentence, hint, ways in WAYS:
    updated.mistake(name, sentence, hint=hint, wrote=with_ways(**ways))
updated.mistake(
    "rate-forgotten",
    "The learning rate is not in your step: W ← W − η·dW.",
    hint=1, wrote=lambda parameters, x, y, rate: exact_step(parameters, x, y, 1.0))
updated.mistake(
    "rate-divides",
    "You divided by the learning rate. Multiply the gradient by it.",
    hint=1, wrote=lambda parameters, x, y, rate: exact_step(parameters, x, y, 1 / rate))
updated.mistake(
    "two-steps",
    "You made two steps. This exercise asks for one.",
    hint=1, wrote=lambda parameters, x, y, rate: exact_step(
        exact_step(parameters, x, y, rate), x, y, rate
    ))
updated.mistake(
    "unchanged",
    "You returned the network you were given. Change a copy, `var network = network`, and return "
    "that.",
    hint=4, wrote=lambda parameters, *_: parameters)


@updated.mistake(
    "gradients-returned",
    "You returned the gradients themselves. Return the parameters after the step.",
    hint=1,
)
def _(parameters, x, y, rate):
    after_step = exact_step(parameters, x, y, 1.0)
    return network(*(p - q for p, q in zip(parameters, after_step)))


updated.mistake(
    "rate-unchecked",
    "You took a learning rate that is not above 0. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate: require_network(parameters, x, y), exact_step
    ))
updated.mistake(
    "rate-below-zero-checked-only",
    "You took a learning rate of 0 or NaN. Ask for η > 0, which both fail, and throw "
    "LabError.invalidParameter otherwise.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate: require_step(
            parameters, x, y, rate if rate < 0 else 1.0), exact_step
    ))
updated.mistake(
    "nan-rate",
    "A learning rate of NaN passed your check: NaN ≤ 0 is false. Ask for η > 0, which NaN fails.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate: require_step(
            parameters, x, y, 1.0 if rate != rate else rate), exact_step
    ))
updated.mistake(
    "zero-rate",
    "You took a learning rate of 0. Nothing is learned with it: throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate: require_step(
            parameters, x, y, 1.0 if rate == 0 else rate), exact_step
    ))


def misfits(parameters, x, y, _=None):
    try:
        require_network(parameters, x, y)
    except Exception as error:
        return error.code == "shapeMismatch"
    return False


updated.mistake(
    "shapes-unchecked",
    "Shapes that do not fit stop your code. Check them first, or let your 10.4 do it, and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(misfits, Crash(), after(require_step, exact_step)))
updated.mistake(
    "labels-unchecked",
    "A label of 2 went into the step. Throw LabError.invalidLabel for a label outside 0…1.",
    hint=4, guarded=False, wrote=after(
        lambda parameters, x, y, rate: require_step(parameters, x, np.clip(y, 0, 1), rate),
        exact_step,
    ))
