"""Exercise 8.1: one neuron."""

import mpmath
import numpy as np
import torch

from framework import (
    NAN, Crash, Exercise, LabError, Tolerance, divide, exponential, library, total,
)
from framework.wrong import stopping

from .networks import exact_dot, exact_logistic, hyperbolic, logistic, require, stepped
from .wrong_activations import quotient


def weighted(inputs, weights, bias):
    """w·x + b, added from left to right."""
    return total([*(x * w for x, w in zip(inputs, weights)), bias])


def lengths_differ(inputs, weights, bias):
    return len(inputs) != len(weights)


neuron = Exercise(
    "8.1",
    source=f"{library(mpmath, 'mpmath.exp')} (60 digits), agreeing with "
    f"{library(torch, 'torch.nn.functional.linear', 'torch.sigmoid')}",
    points=5,
    # No absolute tolerance: where a neuron says no, its output is tiny, and its digits count.
    tolerance=Tolerance(0.0, 1e-12),
    guard=lambda inputs, weights, bias: require(len(inputs) == len(weights), "lengthMismatch"),
    errors=("lengthMismatch",),
    specials=("nan",),
)
neuron.case("two inputs", [0.5, -1.0], [2.0, 1.5], 0.25)
neuron.case("three inputs", [1.5, -2.25, 0.5], [0.75, 0.5, -3.0], -0.375)
neuron.case("four inputs", [0.1, 0.7, -0.3, 1.1], [1.2, -0.4, 0.9, 0.6], -1.3)
neuron.case("one input", [-1.5], [0.5], 2.0, weight=1)
neuron.case("weights of 0: the bias alone", [3.0, -4.0], [0.0, 0.0], -1.75, weight=1)
neuron.case("a bias of 0", [0.25, 2.0], [-3.0, 0.75], 0.0, weight=1)
neuron.case("exactly on the border", [2.0, 1.0], [0.5, -0.25], -0.75, weight=1)
neuron.case("no inputs", [], [], 0.5, weight=1)
neuron.case("a sum of 1000", [10.0, 100.0], [50.0, 4.0], 100.0)
neuron.case("a sum of −1000: below what a Double holds", [10.0, 100.0], [-50.0, -4.0], -100.0)
neuron.case("a sum of −40: as small as e⁻⁴⁰", [4.0, 2.0], [-5.0, -8.0], -4.0, weight=1)
neuron.case("an input that is NaN", [NAN, 1.0], [0.5, 1.0], 0.25, weight=1)
neuron.case("a weight too few", [1.0, 2.0, 3.0], [0.5, 0.25], 0.1, weight=1)
neuron.case("a weight too many", [1.0, 2.0], [0.5, 0.25, 2.0], 0.1, weight=1)


@neuron.reference
def exact_neuron(inputs, weights, bias):
    return float(exact_logistic(exact_dot(inputs, weights, bias)))


@neuron.accepts
def in_doubles(inputs, weights, bias):
    return logistic(weighted(inputs, weights, bias))


@neuron.accepts
def bias_first(inputs, weights, bias):
    return logistic(total([bias, *(x * w for x, w in zip(inputs, weights))]))


@neuron.accepts
def by_pytorch(inputs, weights, bias):
    z = torch.nn.functional.linear(
        torch.tensor(inputs, dtype=torch.float64),
        torch.tensor([weights], dtype=torch.float64).reshape(1, len(weights)),
        torch.tensor([bias], dtype=torch.float64),
    )
    return torch.sigmoid(z).item()


@neuron.accepts
def by_numpy(inputs, weights, bias):
    return 1 / (1 + np.exp(-(np.dot(inputs, weights) + bias)))


def of_sum(change):
    """A neuron whose sum is `change` of inputs, weights and bias."""
    return lambda *args: logistic(change(*args))


neuron.mistake(
    "bias-forgotten",
    "The bias is missing in your sum: z = w·x + b.",
    hint=2, wrote=of_sum(lambda inputs, weights, bias: weighted(inputs, weights, 0.0)))
neuron.mistake(
    "activation-forgotten",
    "You returned the weighted sum. The neuron's output is the sigmoid of it.",
    hint=1, wrote=weighted)
neuron.mistake(
    "bias-and-activation-forgotten",
    "You returned w·x. Add the bias, and return the sigmoid of the sum.",
    hint=1, wrote=lambda inputs, weights, bias: weighted(inputs, weights, 0.0))
neuron.mistake(
    "bias-subtracted",
    "You subtracted the bias. It is added: z = w·x + b.",
    hint=2, wrote=of_sum(lambda inputs, weights, bias: weighted(inputs, weights, -bias)))
neuron.mistake(
    "bias-for-each-input",
    "You added the bias once for every input. A neuron has one bias, and adds it once.",
    hint=2, wrote=of_sum(
        lambda inputs, weights, bias: weighted(inputs, weights, bias * len(inputs))
    ))
neuron.mistake(
    "bias-outside",
    "You added the bias to the sigmoid. It belongs to the sum inside: sigmoid(w·x + b).",
    hint=2, wrote=lambda inputs, weights, bias: logistic(weighted(inputs, weights, 0.0)) + bias)
neuron.mistake(
    "sign",
    "Your neuron fires where it should be quiet: you computed 1 / (1 + eᶻ). The exponent is −z.",
    hint=2, wrote=lambda *args: divide(1.0, 1 + exponential(weighted(*args))))
neuron.mistake(
    "overflow",
    "For a large sum you returned NaN, as eᶻ / (1 + eᶻ) does: ∞ / ∞. Write it with e⁻ᶻ.",
    hint=3, wrote=lambda *args: quotient(weighted(*args)))
neuron.mistake(
    "bias-forgotten-overflow",
    "The bias is missing in your sum, and for a large sum eᶻ / (1 + eᶻ) is ∞ / ∞: write it as "
    "1 / (1 + e⁻ᶻ).",
    hint=3, wrote=lambda inputs, weights, bias: quotient(weighted(inputs, weights, 0.0)))
neuron.mistake(
    "brackets-missing",
    "You computed 1 / 1 + e⁻ᶻ, which is 1 + e⁻ᶻ. The whole sum belongs below the line: put it in "
    "brackets.",
    hint=4, wrote=lambda *args: 1 + exponential(-weighted(*args)))
neuron.mistake(
    "step",
    "You returned 1 or 0. This neuron answers by degrees: its activation is the sigmoid.",
    hint=1, wrote=lambda *args: stepped(weighted(*args)))
neuron.mistake(
    "tanh",
    "You returned tanh of the sum. This neuron's activation is the sigmoid, 1 / (1 + e⁻ᶻ).",
    hint=3, wrote=lambda *args: hyperbolic(weighted(*args)))
neuron.mistake(
    "sigmoid-twice",
    "You applied the sigmoid twice.",
    hint=2, wrote=lambda *args: logistic(logistic(weighted(*args))))
neuron.mistake(
    "sigmoid-of-each",
    "You took a sigmoid for every input and added them. Add up first; there is one sigmoid, of "
    "the whole sum.",
    hint=2, wrote=lambda inputs, weights, bias: total(
        [*(logistic(x * w) for x, w in zip(inputs, weights)), bias]
    ))
neuron.mistake(
    "weights-ignored",
    "You added up the inputs as they are. Each of them is multiplied by its weight.",
    hint=1, wrote=of_sum(lambda inputs, weights, bias: total([*inputs, bias])))
neuron.mistake(
    "weights-added",
    "You added weights and inputs. Each input is multiplied by its weight.",
    hint=1, wrote=of_sum(lambda inputs, weights, bias: total([*inputs, *weights, bias])))
neuron.mistake(
    "weights-reversed",
    "Your weights are in the reverse order. weights[j] belongs to inputs[j].",
    hint=2, wrote=of_sum(
        lambda inputs, weights, bias: weighted(inputs, weights[::-1], bias)
    ))
neuron.mistake(
    "mean-for-sum",
    "You divided the sum of the products by the number of inputs. A neuron adds, and divides "
    "nothing.",
    hint=2, wrote=of_sum(
        lambda inputs, weights, bias: weighted(inputs, weights, 0.0) / max(len(inputs), 1) + bias
    ))
neuron.mistake(
    "first-input-only",
    "Only the first input counts in your sum. Add up the products of all inputs.",
    hint=2, wrote=of_sum(
        lambda inputs, weights, bias: weighted(inputs[:1], weights[:1], bias)
    ))
neuron.mistake(
    "last-input-only",
    "Only the last input counts in your sum. Add each product to what is there already: +=.",
    hint=2, wrote=of_sum(
        lambda inputs, weights, bias: weighted(inputs[-1:], weights[-1:], bias)
    ))
neuron.mistake(
    "no-inputs-refused",
    "Without inputs you threw emptyInput. The sum is the bias alone then: return its sigmoid.",
    hint=3, wrote=stopping(
        lambda inputs, *_: not inputs, LabError("emptyInput"), in_doubles
    ))
neuron.mistake(
    "no-inputs-stop",
    "Without inputs your code stops. The sum is the bias alone then: return its sigmoid.",
    hint=3, wrote=stopping(lambda inputs, *_: not inputs, Crash(), in_doubles))
neuron.mistake(
    "lengths-unchecked",
    "With a weight too few or too many you returned a number. Throw LabError.lengthMismatch "
    "unless there is one for each input.",
    hint=3, guarded=False, wrote=in_doubles)
neuron.mistake(
    "weights-run-out",
    "With a weight too few your code stops, and with one too many it goes on. Compare the two "
    "counts first.",
    hint=3, guarded=False, wrote=stopping(
        lambda inputs, weights, bias: len(inputs) > len(weights), Crash(), in_doubles
    ))
neuron.mistake(
    "inputs-run-out",
    "With a weight too many your code stops, and with one too few it goes on. Compare the two "
    "counts first.",
    hint=3, guarded=False, wrote=stopping(
        lambda inputs, weights, bias: len(inputs) < len(weights), Crash(), in_doubles
    ))
neuron.mistake(
    "lengths-stop",
    "More or fewer weights than inputs stop your code. Compare the counts first and throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(lengths_differ, Crash(), in_doubles))
neuron.mistake(
    "shape-for-length",
    "Where the weights do not fit you threw shapeMismatch. Two lists of different lengths are a "
    "lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lengths_differ, LabError("shapeMismatch"), in_doubles
    ))
