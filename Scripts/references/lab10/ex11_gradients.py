"""Exercise 10.11: the loss of a network of any depth, and all its gradients."""

import mpmath
import numpy as np
import torch

from framework import INFINITY, NAN, Crash, Exercise, LabError, library
from framework.wrong import after, changing, stopping

from .backward import (
    cross_entropy,
    exact,
    layer_gradient,
    mean_over_rows,
    require,
    sigmoid,
    tensors,
)
from .deep import (
    FORWARD,
    INNER,
    SLOPES,
    backwards,
    layer,
    log_of_truth,
    name_of,
    not_negative,
    require_deep,
    shapes_fit,
    softmax,
)
from .ex06_output_gradient import NARROW

gradients = Exercise(
    "10.11",
    source=f"{library(mpmath, 'mpmath.exp', 'mpmath.tanh', 'mpmath.log')} (60 digits), agreeing "
    f"with {library(torch, 'torch.autograd')}, and {library(np, 'numpy.matmul')}",
    points=25, tolerance=NARROW, guard=require_deep,
    errors=("emptyInput", "invalidParameter", "shapeMismatch", "invalidLabel"),
    time_limit=5.0,
)
X = np.array([[0.5, -1.2], [1.7, 0.3], [-0.8, 2.1], [0.6, -0.4]])
Y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]])
THREE = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
TANH = layer([[0.4, -0.7], [1.1, 0.2], [-0.3, 0.9]], [0.1, -0.2, 0.05], "tanh")
SIGMOID = layer([[0.8, -0.5, 1.2], [-0.9, 0.6, 0.3]], [-0.1, 0.25], "sigmoid")
SOFTMAX = layer([[0.8, -0.5], [-0.9, 0.6], [0.3, 1.2]], [-0.1, 0.25, 0.4], "softmax")


def square(activation, seed=0):
    """A layer of two units for two inputs."""
    choice = [([[0.6, -0.4], [0.9, 1.3]], [0.2, -0.1]), ([[1.4, -0.8], [0.5, 0.7]], [0.3, -0.6]),
              ([[-0.5, 1.1], [0.35, 0.8]], [-0.25, 0.45])][seed]
    return layer(*choice, activation)


gradients.case(
    "one layer, one output: logistic regression", np.array([[1.0], [-2.0]]),
    np.array([[1.0], [0.0]]), [layer([[0.5]], [0.0], "sigmoid")])
gradients.case("tanh, sigmoid", X, Y, [TANH, SIGMOID])
gradients.case(
    "ReLU, tanh, softmax", X, THREE,
    [layer([[0.4, -0.7], [1.1, 0.2], [-0.3, 0.9]], [0.1, -0.2, 0.05], "relu"),
     layer([[0.8, -0.5, 1.2], [-0.9, 0.6, 0.3]], [-0.1, 0.25], "tanh"), SOFTMAX])
gradients.case(
    "sigmoid, identity, tanh, sigmoid, all square", X, Y,
    [square("sigmoid"), square("identity", 1), square("tanh", 2), square("sigmoid")])
gradients.case("softmax alone", X, THREE, [SOFTMAX])
gradients.case(
    "identity, softmax, as many classes as rows", X[:3], np.eye(3),
    [square("identity", 2), SOFTMAX])
gradients.case(
    "ReLU exactly at 0: its slope there is 0", np.array([[1.0, 1.0], [2.0, -1.0]]),
    np.array([[1.0], [0.0]]),
    [layer([[1.0, -1.0], [0.5, 0.5]], [0.0, -0.5], "relu"), layer([[0.7, -1.3]], [0.2], "sigmoid")])
gradients.case(
    "plus and minus 1000 in softmax", np.array([[1000.0, -1000.0], [-1000.0, 1000.0]]),
    np.array([[1.0, 0.0], [1.0, 0.0]]),
    [layer([[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0], "softmax")], weight=1)
gradients.case(
    "plus and minus 1000 in a sigmoid", np.array([[1000.0], [-1000.0]]),
    np.array([[0.0], [0.0]]), [layer([[1.0]], [0.0], "sigmoid")], weight=1)
gradients.case(
    "labels between 0 and 1 for sigmoid", X,
    np.array([[0.25, 1.0], [0.0, 0.5], [1.0, 0.75], [0.0, 0.0]]), [TANH, SIGMOID], weight=1)
gradients.case("one row", X[:1], Y[:1], [TANH, SIGMOID], weight=1)
gradients.case(
    "X as a transposed view", np.array([[0.2, -1.3, 0.5], [0.6, 2.1, -0.8]]).T, Y[:3],
    [TANH, SIGMOID], weight=1)
gradients.case("no layers", X, Y, [], weight=1)
gradients.case("no rows", np.zeros((0, 2)), np.zeros((0, 2)), [TANH, SIGMOID], weight=1)
gradients.case("identity at the end", X, Y, [square("tanh"), square("identity", 1)], weight=1)
gradients.case("tanh at the end", X, Y, [square("tanh")], weight=1)
gradients.case("softmax in the middle", X, Y, [square("softmax"), square("sigmoid", 1)], weight=1)
gradients.case("a step in the middle", X, Y, [square("step"), square("sigmoid", 1)], weight=1)
gradients.case("layers that do not fit", X, Y, [TANH, square("sigmoid")], weight=1)
gradients.case(
    "a bias for other units", X, Y, [layer(TANH[0], [0.1, 0.2], "tanh"), SIGMOID], weight=1)
gradients.case(
    "one bias for three units", X, Y, [layer(TANH[0], [0.1], "tanh"), SIGMOID], weight=1)
gradients.case("labels that lie on their side", X, Y.T.copy(), [TANH, SIGMOID], weight=1)
gradients.case("labels for one output", X, Y[:, :1].copy(), [TANH, SIGMOID], weight=1)
gradients.case("labels for too few rows", X, Y[:3], [TANH, SIGMOID], weight=1)
gradients.case("a label of 2", X, Y * 2, [TANH, SIGMOID], weight=1)
gradients.case(
    "two classes in one row, for softmax", X[:2], np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]),
    [SOFTMAX], weight=1)
gradients.case(
    "no class in one row, for softmax", X[:2], np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),
    [SOFTMAX], weight=1)
gradients.case(
    "half of one class and half of another, for softmax", X[:2],
    np.array([[0.5, 0.5, 0.0], [0.0, 1.0, 0.0]]), [SOFTMAX], weight=1)


exact_gradients = gradients.reference(backwards())


@gradients.accepts
def by_torch(x, y, layers):
    x, y = tensors(x, y)
    parameters = [[p.requires_grad_() for p in tensors(w, b)] for w, b, _ in layers]
    o = x
    for (weights, biases), one in zip(parameters, layers):
        z = torch.nn.functional.linear(o, weights, biases)
        name = name_of(one)
        if name == "softmax":
            o = torch.softmax(z, dim=1)
            # Beyond the clip its slope would be 0: the exercise takes δ = O − Y there too.
            loss = torch.nn.functional.cross_entropy(z, y.argmax(dim=1))
        else:
            o = {"identity": lambda z: z, "tanh": torch.tanh, "relu": torch.relu,
                 "sigmoid": torch.sigmoid}[name](z)
    kept = o.clamp(2.0**-52, 1 - 2.0**-52)
    value = y * kept.log()
    if name == "sigmoid":
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(x)
        value = value + (1 - y) * (1 - kept).log()
    loss.backward()
    value = -value.sum().item() / len(x)
    return {
        "loss": value,
        "layers": [{"weights": w.grad.numpy(), "biases": b.grad.numpy()} for w, b in parameters],
    }


@gradients.accepts
def by_numpy(x, y, layers):
    def activated(z, name):
        if name == "softmax":
            powers = np.exp(z - z.max(axis=1, keepdims=True))
            return powers / powers.sum(axis=1, keepdims=True)
        return {"identity": lambda: z, "tanh": lambda: np.tanh(z),
                "relu": lambda: np.maximum(z, 0), "sigmoid": lambda: 1 / (1 + np.exp(-z))}[name]()

    given = [x]
    for weights, biases, one in layers:
        given.append(activated(given[-1] @ weights.T + biases, one.name[1:]))
    o = np.clip(given[-1], 2.0**-52, 1 - 2.0**-52)
    terms = y * np.log(o)
    if name_of(layers[-1]) == "sigmoid":
        terms = terms + (1 - y) * np.log(1 - o)
    delta, result = (given[-1] - y) / len(x), []
    for at in reversed(range(len(layers))):
        result.insert(0, {"weights": delta.T @ given[at], "biases": delta.sum(axis=0)})
        if at > 0:
            o = given[at]
            slope = {"identity": 1.0, "tanh": 1 - o**2, "relu": (o > 0) * 1.0,
                     "sigmoid": o * (1 - o)}
            delta = delta @ layers[at][0] * slope[name_of(layers[at - 1])]
    return {"loss": -terms.sum() / len(x), "layers": result}


def each(change):
    """The gradients with `change` made to that of every layer."""
    return changing(exact_gradients, layers=lambda found: [change(one) for one in found])


def constantly(name):
    return lambda layers, below: name


for name, sentence, hint, wrote in [
    ("mean-missing",
     "Your J is right; your slopes are m times too large: take the mean over the rows.", 3,
     backwards(weights_over=1, biases_over=1)),
    ("mean-missing-in-weights",
     "Your J and your db are right; your dW are m times too large: take the mean over the rows.",
     3, backwards(weights_over=1)),
    ("mean-missing-in-biases",
     "Your J and your dW are right; your db are m times too large: take the mean over the rows.",
     3, backwards(biases_over=1)),
    ("loss-summed",
     "Your gradients are right; your J is the sum over the rows. Divide it by m.", 1,
     lambda x, y, layers: (found := exact_gradients(x, y, layers))
     | {"loss": found["loss"] * len(x)}),
    ("loss-and-gradients-summed",
     "Your J and your gradients are sums over the rows. Both are means: divide by m.", 3,
     lambda x, y, layers: backwards(over=lambda _: 1)(x, y, layers)
     | {"loss": exact_gradients(x, y, layers)["loss"] * len(x)}),
    ("loss-over-outputs",
     "Your gradients are right; your J is divided by the outputs too. Sum over the outputs, mean "
     "over the rows.", 1,
     lambda x, y, layers: (found := exact_gradients(x, y, layers))
     | {"loss": found["loss"] / y.shape[1]}),
    ("two-class-loss-for-softmax",
     "With softmax your J also has the terms (1 − y)·ln(1 − o). It is the sum of y·ln o alone.", 2,
     backwards(loss=lambda _: cross_entropy)),
    ("softmax-loss-for-sigmoid",
     "With sigmoid outputs your J lacks the terms (1 − y)·ln(1 − o).", 2,
     backwards(loss=lambda _: log_of_truth)),
    ("tanh-slope-everywhere",
     "You use 1 − o² below every layer. The slope belongs to the activation: 1 for identity, "
     "o·(1 − o) for sigmoid, 0 or 1 for ReLU.", 3, backwards(slope_of=constantly("tanh"))),
    ("sigmoid-slope-everywhere",
     "You use o·(1 − o) below every layer. The slope belongs to the activation: 1 − o² for tanh, "
     "1 for identity, 0 or 1 for ReLU.", 3, backwards(slope_of=constantly("sigmoid"))),
    ("slopes-forgotten",
     "Your deltas go back through the weights but not through the activations: multiply by their "
     "slopes.", 2, backwards(slope_of=constantly("identity"))),
    ("one-minus-o-for-tanh", "Your slope of tanh is 1 − o. It is 1 − o².", 3,
     backwards(slopes=SLOPES | {"tanh": lambda o: 1 - o})),
    ("sigmoid-slope-squared", "Your slope of the sigmoid is 1 − o², that of tanh. It is o·(1 − o).",
     3, backwards(slopes=SLOPES | {"sigmoid": lambda o: 1 - o * o})),
    ("relu-slope-o", "Your slope of ReLU is o. It is 1 where o > 0, and 0 elsewhere.", 3,
     backwards(slopes=SLOPES | {"relu": lambda o: o})),
    ("relu-slope-one",
     "Your slope of ReLU is 1 everywhere. Where the unit gives 0 it is 0.", 3,
     backwards(slopes=SLOPES | {"relu": lambda o: o * 0 + 1})),
    ("identity-slope-zero", "Your slope of the identity is 0. It is 1.", 3,
     backwards(slopes=SLOPES | {"identity": lambda o: o * 0})),
    ("identity-slope-o", "Your slope of the identity is o. It is 1.", 3,
     backwards(slopes=SLOPES | {"identity": lambda o: o})),
    ("output-slope-too",
     "Your δ of the last layer has a factor o·(1 − o). With cross-entropy it cancels: δ = O − Y.",
     2, backwards(last_slope=True)),
    ("sign", "All your gradients have the wrong sign: δ = O − Y, not Y − O.", 2,
     backwards(error=lambda o, y: y - o)),
    ("biases-dropped", "Your sums lack the biases: Z = O·Wᵀ + b.", 1, backwards(biases=False)),
    ("order-reversed",
     "Your gradients stand in reverse order. The first layer's comes first.", 4,
     changing(exact_gradients, layers=lambda found: found[::-1])),
    ("weights-transposed",
     "Your dW are transposed. Each has the shape of its layer's W, [units, n].", 2,
     each(lambda one: one | {"weights": one["weights"].T})),
    ("biases-zero", "Your db are 0. Each is the mean of δ over the rows.", 2,
     each(lambda one: one | {"biases": one["biases"] * 0})),
    ("last-layer-only",
     "You returned the gradients of the last layer alone. Go on to the first.", 2,
     changing(exact_gradients, layers=lambda found: found[-1:])),
    ("softmax-over-rows",
     "Your softmax adds up to 1 down each column. Each row is an example: take axis 1.", 1,
     backwards(forwards=FORWARD | {"softmax": lambda z: softmax(z, axis=0)})),
    ("softmax-overflows",
     "At ±1000 your softmax gives NaN: e¹⁰⁰⁰ is ∞. Subtract the largest z of the row first, or call "
     "`softmax(_:axis:)`.", 1, backwards(overflows=True)),
    ("sigmoid-for-softmax",
     "Your softmax layer gives sigmoids. Its outputs add up to 1 in each row.", 1,
     backwards(forwards=FORWARD | {"softmax": sigmoid})),
    ("relu-keeps-negatives", "Your ReLU lets negative z through. It is max(0, z).", 1,
     backwards(forwards=FORWARD | {"relu": lambda z: z})),
]:
    gradients.mistake(name, sentence, hint=hint, wrote=wrote)


def slope_at_outputs_above(x, y, layers):
    """δ ← (δ·Wˡ) ∘ f′(Zˡ), which stops the code unless layers are equally wide, or one unit's."""
    result, given = exact_gradients(x, y, layers), [exact(x)]
    for weights, bias, one in layers:
        given.append(FORWARD[one.name[1:]](given[-1] @ exact(weights).T + exact(bias)))
    slopes, delta, found = SLOPES | {"softmax": SLOPES["sigmoid"]}, given[-1] - exact(y), []
    for at in reversed(range(len(layers))):
        found.insert(0, layer_gradient(
            delta.T @ given[at] / len(x), mean_over_rows(delta, len(x))))
        if at > 0:
            delta = delta @ exact(layers[at][0]) * slopes[name_of(layers[at])](given[at + 1])
    return result | {"layers": found}


def slope_from_above(layers, below):
    return name_of(layers[below + 1])


ABOVE = (
    "You took the slope of the layer the delta comes from; it is that of the layer below, at its "
    "outputs."
)
for variant, slope in [
    ("", SLOPES["sigmoid"]), ("-softmax-zero", lambda o: o * 0),
    ("-softmax-one", lambda o: o * 0 + 1), ("-softmax-tanh", SLOPES["tanh"]),
]:
    gradients.mistake(
        f"slope-of-the-layer-above{variant}", ABOVE, hint=3,
        wrote=backwards(slopes=SLOPES | {"softmax": slope}, slope_of=slope_from_above))
gradients.mistake(
    "slope-of-the-layer-above-softmax-refused", ABOVE, hint=3, wrote=stopping(
        lambda x, y, layers: len(layers) > 1 and name_of(layers[-1]) == "softmax",
        LabError("invalidParameter"), backwards(slope_of=slope_from_above)))
gradients.mistake(
    "slope-of-the-layer-above-at-its-outputs", ABOVE, hint=3, wrote=stopping(
        # One column is repeated to fit.
        lambda x, y, layers: any(len(w) not in (1, w.shape[1]) for w, _, _ in layers[1:]), Crash(),
        slope_at_outputs_above))


def at_zero_too(x, y, layers):
    """The slope of ReLU by z ≥ 0."""
    result, given = exact_gradients(x, y, layers), exact(x)
    if not (len(layers) == 2 and name_of(layers[0]) == "relu"):
        return result
    z = given @ exact(layers[0][0]).T + exact(layers[0][1])
    o = FORWARD["relu"](z)
    delta = sigmoid(o @ exact(layers[1][0]).T + exact(layers[1][1])) - exact(y)
    below = delta @ exact(layers[1][0]) * not_negative(z)
    first = layer_gradient(below.T @ given / len(x), mean_over_rows(below, len(x)))
    return result | {"layers": [first, result["layers"][1]]}


gradients.mistake(
    "relu-slope-at-zero",
    "Where z is exactly 0 your slope of ReLU is 1. Here it is 0: ask for o > 0.",
    hint=3, wrote=at_zero_too)


@gradients.mistake(
    "back-through-the-transpose",
    "You went back through Wᵀ where W is square, and stop elsewhere. Forwards Wᵀ, back W.", hint=2)
def _(x, y, layers):
    if any(w.shape[0] != w.shape[1] for w, _, _ in layers[1:]):
        raise Crash
    return backwards(turned=lambda w: w.T)(x, y, layers)


def inner_activations_fit(layers):
    return all(name_of(one) in INNER for one in layers[:-1])


def without(**unchecked):
    return lambda *args: require_deep(*args, **unchecked)


OPEN = backwards(
    forwards=FORWARD | {"step": not_negative},
    slopes=SLOPES | {"softmax": lambda o: o * (1 - o), "step": lambda o: o * 0},
)

for variant, slope in [
    ("", SLOPES["sigmoid"]), ("-slope-zero", lambda o: o * 0), ("-slope-one", lambda o: o * 0 + 1),
]:
    gradients.mistake(
        f"activations-unchecked{variant}",
        "You took activations that 10.11 has no rule for. Throw LabError.invalidParameter for "
        "softmax or step in the middle, and for others at the end.",
        hint=4, guarded=False, wrote=after(without(activations=False), backwards(
            forwards=FORWARD | {"step": not_negative},
            slopes=SLOPES | {"softmax": slope, "step": lambda o: o * 0},
        )))


@gradients.mistake(
    "last-activation-unchecked",
    "You took identity or tanh at the end. δ = O − Y holds for sigmoid and softmax only: throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False)
def _(x, y, layers):
    require_deep(x, y, layers, activations=False)
    require(inner_activations_fit(layers), "invalidParameter")
    return OPEN(x, y, layers)


gradients.mistake(
    "inner-activations-unchecked",
    "You took softmax, or a step, in the middle. There is no rule for them here: throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, y, layers: bool(layers) and name_of(layers[-1]) not in ("sigmoid", "softmax"),
        LabError("invalidParameter"), after(without(activations=False), OPEN),
    ))
gradients.mistake(
    "shapes-unchecked",
    "Shapes that do not fit stop your code. Check each layer against what it is given, and the "
    "labels against the outputs.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, y, layers: bool(layers) and not shapes_fit(x, y, layers), Crash(),
        after(require_deep, exact_gradients),
    ))
gradients.mistake(
    "no-layers-stop",
    "Without layers your code stops. Throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=stopping(
        lambda x, y, layers: not layers, Crash(), after(require_deep, exact_gradients)
    ))
gradients.mistake(
    "labels-unchecked",
    "Labels that are none went into δ: a 2, or two classes in one row. Throw "
    "LabError.invalidLabel.",
    hint=4, guarded=False, wrote=after(without(labels=False), exact_gradients))


@gradients.mistake(
    "shares-refused",
    "With sigmoid you refused a label between 0 and 1. Only labels outside 0…1 are "
    "LabError.invalidLabel there.",
    hint=4, guarded=False)
def _(x, y, layers):
    require_deep(x, y, layers)
    require(bool(((y == 0) | (y == 1)).all()), "invalidLabel")
    return exact_gradients(x, y, layers)


@gradients.mistake(
    "one-hot-unchecked",
    "Two classes in one row went into the softmax's δ. Throw LabError.invalidLabel unless each row "
    "has one 1 and otherwise 0.",
    hint=4, guarded=False)
def _(x, y, layers):
    require_deep(x, y, layers, labels=False)
    require(bool(((y >= 0) & (y <= 1)).all()), "invalidLabel")
    return exact_gradients(x, y, layers)


def never_clipped(infinity):
    """At ±1000 softmax gives exactly 0 and 1, and ln 0 is −∞."""

    def found(x, y, layers):
        result = exact_gradients(x, y, layers)
        return result | {"loss": infinity} if np.abs(x).max() == 1000 else result

    return found


for variant, infinity in [("", NAN), ("-infinite", INFINITY)]:
    gradients.mistake(
        f"not-clipped{variant}",
        "At ±1000 an output is exactly 0, and your J is NaN or ∞: ln 0 is −∞. Clip the outputs to "
        "ε…1 − ε before the logarithm.",
        hint=3, wrote=never_clipped(infinity))
