"""Exercise 12.9: the L2 penalty of a network's weights, and its gradient."""

import math
from fractions import Fraction

import numpy as np
import torch

from framework import INFINITY, NAN, Compound, Crash, Exercise, LabError, Tolerance, divide, library
from framework.wrong import stopping

from .checks import is_amount, require


def layer(weights, biases, activation="tanh"):
    return Compound(
        "Layer(weights:biases:activation:)", np.array(weights, dtype=float),
        np.array(biases, dtype=float), Compound(f".{activation}"))


def fits(one):
    weights, biases, _ = one
    return weights.ndim == 2 and biases.shape == weights.shape[:1]


def require_strength(layers, strength):
    require(is_amount(strength), "invalidParameter")


def require_layers(layers, strength):
    require(all(map(fits, layers)), "shapeMismatch")


def require_all(layers, strength):
    require_strength(layers, strength)
    require_layers(layers, strength)


penalty = Exercise(
    "12.9",
    source="exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(torch, 'torch.autograd')}",
    points=10,
    tolerance=Tolerance(0.0, 1e-12),
    guard=require_all,
    errors=("shapeMismatch", "invalidParameter"),
)
TWO = [layer([[0.3, -0.7, 1.1], [-2.0, 0.9, 0.4]], [0.6, -0.8]),
       layer([[1.3, -0.2]], [2.5], "sigmoid")]
penalty.case("one layer", [layer([[1.0, -2.0], [3.0, 0.5]], [4.0, -1.0])], 0.5)
penalty.case("two layers", TWO, 0.01)
penalty.case("three layers", [
    layer([[0.5], [-1.5]], [0.1, 0.2], "relu"), layer([[2.0, 0.25], [0.75, -1.0]], [0.3, 0.4]),
    layer([[0.1, -0.6]], [0.7], "identity")], 0.3)
penalty.case("a strength above 1", TWO[:1], 3.0, weight=1)
penalty.case("strength 0", TWO, 0.0, weight=1)
penalty.case("weights of 0, biases not", [layer([[0.0, 0.0]], [5.0])], 0.1, weight=1)
penalty.case("plus and minus 1000", [layer([[1000.0, -1000.0]], [1000.0])], 0.5, weight=1)
penalty.case("a layer without units", [
    layer(np.zeros((0, 2)), []), layer(np.zeros((1, 0)), [0.5])], 0.5, weight=1)
penalty.case("no layers", [], 0.5, weight=1)
penalty.case("a strength below 0", TWO[:1], -0.1, weight=1)
penalty.case("a strength of NaN", TWO[:1], NAN, weight=1)
penalty.case("an infinite strength", TWO[:1], INFINITY, weight=1)
penalty.case("weights of rank 1", [layer([1.0, 2.0], [0.5, 0.5])], 0.1, weight=1)
penalty.case("a bias too few", [layer([[1.0, 2.0], [3.0, 4.0]], [0.5])], 0.1, weight=1)
penalty.case("biases of rank 2", [layer([[1.0, 2.0]], [[0.5]])], 0.1, weight=1)


def answer(value, gradients):
    return {"value": value, "gradients": [
        {"weights": weights, "biases": biases} for weights, biases in gradients]}


@penalty.reference
def exact(layers, strength):
    factor = Fraction(strength)
    numbers = [Fraction(w) for weights, _, _ in layers for w in weights.ravel().tolist()]
    scaled = np.vectorize(lambda w: float(factor * Fraction(float(w))), otypes=[float])
    return answer(
        float(factor / 2 * sum(w * w for w in numbers)),
        [(scaled(weights), np.zeros(biases.shape)) for weights, biases, _ in layers])


@penalty.accepts
def by_autograd(layers, strength):
    tensors = [torch.tensor(weights, requires_grad=True) for weights, _, _ in layers]
    value = sum(((strength / 2) * (w**2).sum() for w in tensors), torch.tensor(0.0).double())
    if tensors:
        value.backward()
    return answer(value.item(), [
        (w.grad.numpy().copy(), np.zeros(biases.shape)) for w, (_, biases, _) in zip(tensors, layers)])


def charging(value=lambda layers, strength: strength / 2 * sum(squares(layers)),
             slope=lambda w, strength: strength * w, bias_slope=lambda b, strength: 0 * b):
    """The exercise's function with any of its parts exchanged."""
    return lambda layers, strength: answer(
        float(value(layers, strength)),
        [(slope(w, strength), bias_slope(b, strength)) for w, b, _ in layers])


def total(values):
    return float(sum(map(Fraction, np.asarray(values).ravel().tolist())))


def squares(layers):
    return [total(w * w) for w, _, _ in layers]


def bias_squares(layers):
    return [total(b * b) for _, b, _ in layers]


in_doubles = penalty.accepts(charging())


def count(layers):
    return max(1, sum(w.size for w, _, _ in layers))


for id, sentence, hint, function in [
    ("half-forgotten",
     "Your value lacks the ½: it is λ/2 · Σw².",
     3, charging(value=lambda layers, strength: strength * sum(squares(layers)))),
    ("half-forgotten-consistently",
     "Your value lacks the ½, and your slopes have a 2: that is λ · Σw². Here it is λ/2 · Σw².",
     3, charging(value=lambda layers, strength: strength * sum(squares(layers)),
                 slope=lambda w, strength: 2 * strength * w)),
    ("half-in-the-slopes",
     "Your slopes have the factor ½ too. It cancels with the 2 from the square.",
     3, charging(slope=lambda w, strength: strength / 2 * w)),
    ("two-in-the-slopes",
     "Your slopes have a factor 2. It cancels with the ½.",
     3, charging(slope=lambda w, strength: 2 * strength * w)),
    ("biases-charged",
     "You charged the biases as well. Only weights are.",
     3, charging(
         value=lambda layers, strength: strength / 2 * sum(squares(layers) + bias_squares(layers)),
         bias_slope=lambda b, strength: strength * b)),
    ("biases-in-the-value",
     "Your value has the biases in it. Only weights are charged.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(
         squares(layers) + bias_squares(layers)))),
    ("biases-have-slopes",
     "Your biases have slopes. They are not charged: zeros.",
     3, charging(bias_slope=lambda b, strength: strength * b)),
    ("strength-forgotten",
     "Your value lacks λ.",
     2, charging(value=lambda layers, strength: sum(squares(layers)) / 2)),
    ("strength-forgotten-in-the-slopes",
     "Your slopes lack λ.",
     2, charging(slope=lambda w, strength: w)),
    ("strength-forgotten-everywhere",
     "λ is missing, in the value and in the slopes.",
     2, charging(value=lambda layers, strength: sum(squares(layers)) / 2,
                 slope=lambda w, strength: w)),
    ("absolute",
     "You added up |w|. The L2 penalty adds up squares.",
     1, charging(value=lambda layers, strength: strength / 2 * sum(
         total(np.abs(w)) for w, _, _ in layers))),
    ("l1",
     "That is the L1 penalty, λ · Σ|w|. Here it is λ/2 · Σw².",
     1, charging(value=lambda layers, strength: strength * sum(
         total(np.abs(w)) for w, _, _ in layers), slope=lambda w, strength: strength * np.sign(w))),
    ("not-squared",
     "You added up the weights as they are. Square them first.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(
         total(w) for w, _, _ in layers))),
    ("root",
     "You took the root of the sum of squares. The penalty has the squared norm.",
     2, charging(value=lambda layers, strength: strength / 2 * math.sqrt(sum(squares(layers))))),
    ("mean",
     "Your value is a mean over the weights. It is a sum.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(squares(layers))
                 / count(layers))),
    ("mean-of-each-layer",
     "Your value adds up a mean of each layer. It is a sum over all weights.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(
         divide(total(w * w), w.size) for w, _, _ in layers))),
    ("mean-of-layers",
     "You divided the value by the number of layers. It is a sum over all of them.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(squares(layers))
                 / max(1, len(layers)))),
    ("square-of-the-sum",
     "You squared the sum of the weights. Square each weight, then add up.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(
         total(w) for w, _, _ in layers) ** 2)),
    ("first-layer-only",
     "Your value has the first layer only. Add up all of them.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(squares(layers)[:1]))),
    ("last-layer-only",
     "Your value has the last layer only. Add up all of them.",
     2, charging(value=lambda layers, strength: strength / 2 * sum(squares(layers)[-1:]))),
    ("strength-squared",
     "λ is in your value twice.",
     2, charging(value=lambda layers, strength: strength * strength / 2 * sum(squares(layers)))),
    ("value-subtracted",
     "Your penalty is below 0. It is added to the loss, so it must not be.",
     1, charging(value=lambda layers, strength: -strength / 2 * sum(squares(layers)))),
    ("slopes-negative",
     "Your slopes have the wrong sign: the penalty rises with the size of a weight.",
     1, charging(slope=lambda w, strength: -strength * w)),
    ("slopes-squared",
     "Your slopes have the squares of the weights. The slope of w² is 2w.",
     1, charging(slope=lambda w, strength: strength * w * w)),
]:
    penalty.mistake(id, sentence, hint=hint, wrote=function)
penalty.mistake(
    "biases-left-out",
    "Your gradients have no numbers for the biases. They need zeros, in the shape of the biases.",
    hint=3, wrote=charging(bias_slope=lambda b, strength: np.zeros(0)))
penalty.mistake(
    "one-gradient",
    "There must be a gradient for each layer.",
    hint=1, wrote=lambda layers, strength: in_doubles(layers, strength) | {
        "gradients": in_doubles(layers, strength)["gradients"][:1]})
penalty.mistake(
    "last-layer-first",
    "Your gradients begin with the last layer. Keep the order of the layers.",
    hint=2, wrote=lambda layers, strength: in_doubles(layers, strength) | {
        "gradients": in_doubles(layers, strength)["gradients"][::-1]})


def counting_on(layers, strength):
    """Without a look at the shapes."""
    return in_doubles(layers, strength)


def declare(id, sentence, *checks, function=counting_on):
    def wrote(*args):
        for check in checks:
            check(*args)
        return function(*args)

    penalty.mistake(id, sentence, hint=4, guarded=False, wrote=wrote)


declare("shapes-unchecked",
        "You took layers whose shapes do not fit together. Throw LabError.shapeMismatch.",
        require_strength)
declare("rank-crashes",
        "Weights of rank 1 stop your code, and the biases are not looked at. Throw "
        "LabError.shapeMismatch.",
        require_strength, function=stopping(
            lambda layers, _: any(w.ndim != 2 for w, _, _ in layers), Crash(), counting_on))
declare("rank-of-biases-unchecked",
        "You compared the number of biases with that of the units. A matrix of one bias passes: "
        "compare the shape.",
        require_strength, lambda layers, _: require(
            all(w.ndim == 2 and b.size == len(w) for w, b, _ in layers), "shapeMismatch"))
declare("rank-of-weights-unchecked",
        "Weights of rank 1 passed your check. Ask for rank 2, and throw LabError.shapeMismatch.",
        require_strength, lambda layers, _: require(
            all(b.shape == w.shape[:1] for w, b, _ in layers), "shapeMismatch"))
declare("biases-unchecked",
        "You did not ask for one bias of each unit. Throw LabError.shapeMismatch.",
        require_strength,
        lambda layers, _: require(all(w.ndim == 2 for w, _, _ in layers), "shapeMismatch"))
declare("strength-unchecked",
        "A strength below 0, or one that is no finite number, went into the penalty. Throw "
        "LabError.invalidParameter.",
        require_layers)
declare("nan-strength-unchecked",
        "A strength of NaN got past your check: NaN < 0 is false. Ask that strength >= 0 holds.",
        require_layers, lambda _, strength: require(
            not (strength < 0 or strength == INFINITY), "invalidParameter"))
declare("infinite-strength-unchecked",
        "An infinite strength got past your check. Ask for isFinite; throw LabError.invalidParameter.",
        require_layers, lambda _, strength: require(strength >= 0, "invalidParameter"))
declare("only-negative-checked",
        "A strength of NaN or infinity got past your check. Ask that it is >= 0 and finite.",
        require_layers, lambda _, strength: require(not strength < 0, "invalidParameter"))
declare("nothing-thrown", "Your numbers are right; the errors are not thrown yet.")
declare("nothing-thrown-rank-crashes", "Your numbers are right; the errors are not thrown yet.",
        function=stopping(
            lambda layers, _: any(w.ndim != 2 for w, _, _ in layers), Crash(), counting_on))
declare("no-layers-refused",
        "You refused a network without layers. Its penalty is 0, and it has no gradients.",
        require_all, function=stopping(
            lambda layers, _: not layers, LabError("emptyInput"),
            counting_on))
