"""A network of two layers and its training: in 60 digits, and by PyTorch and NumPy."""

import numpy as np
import torch

from framework import PRECISE, Compound, Crash, LabError

tanh = np.frompyfunc(PRECISE.tanh, 1, 1)
logarithms = np.frompyfunc(PRECISE.log, 1, 1)
exponentials = np.frompyfunc(PRECISE.exp, 1, 1)


def network(*parts):
    """W¹, b¹, W² and b²."""
    return Compound(
        "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)",
        *(np.array(part, dtype=np.float64) for part in parts),
    )


def exact(array):
    return np.frompyfunc(PRECISE.mpf, 1, 1)(array).astype(object)


def sigmoid(z):
    return 1 / (1 + exponentials(-z))


def require(condition, code="shapeMismatch"):
    if not condition:
        raise LabError(code)


def require_training(start, x, y, rate, steps):
    w1, _, w2, _ = start
    require(x.ndim == 2 and y.ndim == 2 and x.shape[1] == w1.shape[1])
    require(y.shape == (len(x), len(w2)))
    require(len(x) > 0, "emptyInput")
    require(rate > 0 and steps >= 0, "invalidParameter")


def product(x, weights, turned):
    """x·Wᵀ, or x·W, which only a square W allows."""
    if turned:
        return x @ weights.T
    if x.shape[1] != len(weights) or len(set(weights.shape)) > 1:
        raise Crash
    return x @ weights


def forward(parts, x, hidden=tanh, output=sigmoid, biases=(True, True), turned=(True, True)):
    w1, b1, w2, b2 = parts
    o1 = hidden(product(x, w1, turned[0]) + (b1 if biases[0] else 0))
    return o1, output(product(o1, w2, turned[1]) + (b2 if biases[1] else 0))


def cross_entropy(o, y):
    return -(y * logarithms(o) + (1 - y) * logarithms(1 - o)).sum() / len(y)


def identity_slope(o):
    return o * 0 + 1


def training(
    hidden=tanh, hidden_slope=lambda o: 1 - o * o, output=sigmoid, biases=(True, True),
    error=lambda o, y: (o - y) / len(y), loss=cross_entropy, moves=(1, 1, 1, 1), sign=1, in_turn=False,
    more=0, turned=(True, True), rated=True,
):
    """W¹, b¹, W², b² after the training, and the losses; with one thing or another different."""

    def found(start, x, y, rate, steps):
        x, y, rate = exact(x), exact(y), PRECISE.mpf(rate if rated else 1)
        parts = [exact(part) for part in start]
        losses = []
        for step in range(max(0, steps + more) + 1):
            o1, o2 = forward(parts, x, hidden, output, biases, turned)
            losses.append(float(loss(o2, y)))
            if step == steps + more:
                break
            d2 = error(o2, y)
            slopes2 = [d2.T @ o1 if turned[1] else o1.T @ d2, d2.sum(axis=0)]
            back = parts[2] - sign * rate * slopes2[0] if in_turn else parts[2]
            d1 = (d2 @ (back if turned[1] else back.T)) * hidden_slope(o1)
            slopes = [d1.T @ x if turned[0] else x.T @ d1, d1.sum(axis=0), *slopes2]
            parts = [
                part - sign * rate * move * slope
                for part, move, slope in zip(parts, moves, slopes)
            ]
        return parts, losses

    return found


def trained(start, parts, losses):
    return {"network": Compound(start.name, *(np.asarray(part).astype(np.float64)
                                              for part in parts)), "losses": losses}


def torch_training(start, x, y, rate, steps):
    parts = [torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in start]
    w1, b1, w2, b2 = parts
    x, y = torch.tensor(x.copy()), torch.tensor(y.copy())
    optimiser = torch.optim.SGD(parts, lr=rate)
    losses = []

    def run(x):
        return torch.sigmoid(torch.tanh(x @ w1.T + b1) @ w2.T + b2)

    for step in range(steps + 1):
        o = run(x)
        loss = torch.nn.functional.binary_cross_entropy(o, y, reduction="sum") / len(x)
        losses.append(loss.item())
        if step < steps:
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return [part.detach().numpy() for part in parts], losses, run


def numpy_training(start, x, y, rate, steps):
    parts, losses = [np.array(part) for part in start], []
    for step in range(steps + 1):
        o1 = np.tanh(x @ parts[0].T + parts[1])
        o2 = 1 / (1 + np.exp(-(o1 @ parts[2].T + parts[3])))
        losses.append(float(-(y * np.log(o2) + (1 - y) * np.log(1 - o2)).sum() / len(x)))
        if step == steps:
            break
        d2 = (o2 - y) / len(x)
        d1 = (d2 @ parts[2]) * (1 - o1**2)
        slopes = [d1.T @ x, d1.sum(axis=0), d2.T @ o1, d2.sum(axis=0)]
        parts = [part - rate * slope for part, slope in zip(parts, slopes)]
    return parts, losses


START = network([[0.5, -0.25], [-0.75, 1.0], [0.25, 0.5]], [0.125, -0.5, 0.25],
                [[1.0, -0.5, 0.75]], [-0.25])
XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_LABELS = np.array([[0.0], [1.0], [1.0], [0.0]])
ROWS = np.array([[0.2, 0.6], [-1.3, 2.1], [0.5, -0.8], [1.7, 0.4], [-0.6, -1.1]])
TWO = network([[0.4, -0.7], [1.1, 0.2]], [0.1, -0.2], [[0.8, -0.5], [-0.9, 0.6]], [-0.1, 0.25])
TWO_LABELS = np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
SMALL = network([[0.5, -1.0], [1.5, 0.25]], [0.25, -0.5], [[2.0, -1.0]], [0.5])


def add_cases(exercise, *questions):
    """The cases of both exercises; `questions` are the rows to ask about, where there are any."""

    def case(name, start, x, y, rate, steps, weight=2):
        exercise.case(name, start, x, y, rate, steps, *questions, weight=weight)

    case("one row, one step", SMALL, np.array([[1.0, 2.0]]), np.array([[1.0]]), 0.5, 1)
    case("exclusive or, three steps", START, XOR, XOR_LABELS, 0.5, 3)
    case("exclusive or, one step", START, XOR, XOR_LABELS, 2.0, 1)
    case("two outputs, five rows", TWO, ROWS, TWO_LABELS, 0.3, 4)
    case("as many units as inputs as outputs as rows", TWO, ROWS[:2].copy(), TWO_LABELS[:2].copy(),
         0.7, 2)
    case("twelve steps", START, ROWS, TWO_LABELS[:, :1].copy(), 0.4, 12)
    case("inputs as a transposed view", SMALL, np.array([[0.5, -1.0, 2.0], [1.0, 0.25, -0.5]]).T,
         np.array([[1.0], [0.0], [1.0]]), 0.5, 2, weight=1)
    case("no steps", START, XOR, XOR_LABELS, 0.5, 0, weight=1)
    case("inputs with a column too many", SMALL, np.zeros((2, 3)), np.zeros((2, 1)), 0.5, 1,
         weight=1)
    case("inputs of rank 1", SMALL, np.zeros(2), np.zeros((2, 1)), 0.5, 1, weight=1)
    case("labels for two outputs", SMALL, ROWS, TWO_LABELS, 0.5, 1, weight=1)
    case("labels for too few rows", SMALL, ROWS, np.ones((3, 1)), 0.5, 1, weight=1)
    case("no rows", SMALL, np.zeros((0, 2)), np.zeros((0, 1)), 0.5, 1, weight=1)
    case("a rate of 0", SMALL, ROWS, np.ones((5, 1)), 0.0, 1, weight=1)
    case("a negative number of steps", SMALL, ROWS, np.ones((5, 1)), 0.5, -1, weight=1)


def square_error(o, y):
    return (o - y) * o * (1 - o) * 2 / (y.shape[0] * y.shape[1])


def mean_square(o, y):
    return ((o - y) ** 2).mean()


def of_all_elements(o, y):
    return cross_entropy(o, y) / y.shape[1]


# What goes wrong with the graph, by id: the sentence, the hint, and what to train differently.
MISTAKES = [
    ("mean-over-all",
     "Your J, and with it every gradient, is a mean over rows and outputs. Sum over the outputs, "
     "and divide by the rows alone.", 2,
     dict(error=lambda o, y: (o - y) / o.size, loss=of_all_elements)),
    ("sum-over-all", "Your J is the sum over all rows. Divide it by m.", 2,
     dict(error=lambda o, y: o - y, loss=lambda o, y: cross_entropy(o, y) * len(y))),
    ("mean-squared-error",
     "Your loss is the mean squared error. Here it is the cross-entropy, by the formula in the "
     "exercise.", 2, dict(error=square_error, loss=mean_square)),
    ("half-of-the-cross-entropy",
     "Your J lacks the terms (1 − Y)·ln(1 − O): only labels of 1 count in it.", 2,
     dict(error=lambda o, y: -y * (1 - o) / len(y),
          loss=lambda o, y: -(y * logarithms(o)).sum() / len(y))),
    ("sigmoid-hidden", "Your hidden layer has sigmoid. Here it has tanh.", 2,
     dict(hidden=sigmoid, hidden_slope=lambda o: o * (1 - o))),
    ("identity-hidden", "Your hidden layer has no activation. Here it has tanh.", 2,
     dict(hidden=lambda z: z, hidden_slope=identity_slope)),
    ("hidden-bias-forgotten", "Your hidden layer lacks its biases: O¹ = tanh(X·W¹ᵀ + b¹).", 2,
     dict(biases=(False, True), moves=(1, 0, 1, 1))),
    ("output-bias-forgotten", "Your output layer lacks its biases: O² = sigmoid(O¹·W²ᵀ + b²).", 2,
     dict(biases=(True, False), moves=(1, 1, 1, 0))),
    ("biases-forgotten", "Both of your layers lack their biases.", 2,
     dict(biases=(False, False), moves=(1, 0, 1, 0))),
    ("hidden-weights-not-transposed",
     "Your hidden layer multiplies by W¹ where it is square, and stops elsewhere. It is X·W¹ᵀ: "
     "`transposeB: true`.", 2, dict(turned=(False, True))),
    ("output-weights-not-transposed",
     "Your output layer multiplies by W² where it is square, and stops elsewhere. It is O¹·W²ᵀ: "
     "`transposeB: true`.", 2, dict(turned=(True, False))),
    ("weights-not-transposed",
     "Your layers multiply by W where it is square, and stop elsewhere. It is Wᵀ: "
     "`transposeB: true`.", 2, dict(turned=(False, False))),
    ("biases-stay", "Your biases stay where they began. Move all four parameters.", 3,
     dict(moves=(1, 0, 1, 0))),
    ("hidden-layer-stays", "Your W¹ and b¹ stay where they began. Move all four parameters.", 3,
     dict(moves=(0, 0, 1, 1))),
    ("output-layer-stays", "Your W² and b² stay where they began. Move all four parameters.", 3,
     dict(moves=(1, 1, 0, 0))),
    ("never-moves",
     "Your network stays as it was. Move its parameters in every round, from where the last one "
     "left them.", 3, dict(moves=(0, 0, 0, 0))),
    ("uphill", "Your losses grow: subtract η times the gradient.", 3, dict(sign=-1)),
    ("learning-rate-missing", "Your steps are the whole gradients. Multiply them by the learning rate.",
     3, dict(rated=False)),
    ("one-after-the-other",
     "You moved W² before the gradients of W¹ were taken. All four belong to the same network.", 3,
     dict(in_turn=True)),
    ("a-step-too-many", "You made a step too many.", 4, dict(more=1)),
    ("a-step-too-few", "You made a step too few.", 4, dict(more=-1)),
]


def stops_on_shapes(start, x, y, rate, steps, *_):
    try:
        require_training(start, x, y, 1.0, 0)
    except LabError as error:
        return error.code == "shapeMismatch"
    return False


def parameters_out_of_range(start, x, y, rate, steps, *_):
    return not rate > 0 or steps < 0


def check_all_but_parameters(start, x, y, rate, steps, *_):
    require_training(start, x, y, 1.0, 0)


def check_all_but_rows(start, x, y, rate, steps, *_):
    if len(x):
        require_training(start, x, y, rate, steps)
    else:
        raise Crash
