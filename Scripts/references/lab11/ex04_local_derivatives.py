"""Exercise 11.4: the derivatives of one operation by its inputs."""

import math

import torch

from framework import INFINITY, NAN, PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .expressions import (
    FUNCTIONS, X, add, constant, exp, inputs, log, multiply, power, quotient, raised, sin,
    subtract, tanh, torch_values, word,
)

local_derivatives = Exercise(
    "11.4",
    source=f"mpmath, in 60 digits, agreeing with {library(torch, 'torch.autograd')}",
    points=10,
    # A handful of roundings, with no cancellation but in 1 − y².
    tolerance=Tolerance(1e-13, 1e-13),
    guard=lambda node, values, output: require_count(node, values),
    errors=("lengthMismatch",),
    specials=("inf",),
)


def require_count(node, values):
    if len(values) != len(inputs(node)):
        raise LabError("lengthMismatch")


def case(name, node, *values, weight=2):
    """A case with the node's true output."""
    if word(node) == "placeholder":
        output = 3.0
    elif word(node) == "constant":
        output = node[0]
    else:
        output = FUNCTIONS[word(node)](node, *values)
    local_derivatives.case(name, node, list(values), output, weight=weight)


case("a quotient", quotient(0, 1), 3.0, 2.0)
case("a sum", add(0, 1), 3.0, -5.0, weight=1)
case("a difference", subtract(4, 7), 3.0, -5.0, weight=1)
case("a product", multiply(0, 1), 3.0, -5.0)
case("a product of a node with itself", multiply(2, 2), 1.5, 1.5)
case("a quotient with a negative divisor", quotient(1, 0), 0.75, -4.0)
case("a cube", power(0, 3), -2.0)
case("a root", power(0, 0.5), 6.25)
case("a reciprocal square", power(0, -2), 0.5)
case("the exponent 1 at 0", power(0, 1), 0.0)
case("the exponent 0 at 0", power(0, 0), 0.0)
case("the exponent 0 elsewhere", power(0, 0), 5.0, weight=1)
case("a root at 0", power(0, 0.5), 0.0, weight=1)
case("an exponential", exp(0), 1.25)
case("a logarithm", log(0), 0.2)
case("a sine", sin(0), 2.0)
case("tanh", tanh(0), 0.8)
case("tanh far out", tanh(0), 1000.0, weight=1)
case("an exponential that overflows", exp(0), 1000.0, weight=1)
case("a placeholder", X, weight=1)
case("a constant", constant(24), weight=1)
local_derivatives.case("one input for two", multiply(0, 1), [3.0], 9.0, weight=1)
local_derivatives.case("two inputs for one", exp(0), [0.0, 1.0], 1.0, weight=1)


@local_derivatives.reference
def in_sixty_digits(node, values, output):
    if word(node) == "exp" and output == INFINITY:
        return [INFINITY]
    a, b = [PRECISE.mpf(value) for value in values] + [None] * (2 - len(values))
    p = node[1] if word(node) == "power" else None

    def slope_of_power():
        if p == 0:
            return 0.0
        if a == 0 and p < 1:
            return INFINITY
        return p * a ** PRECISE.mpf(p - 1)

    rules = {
        "placeholder": lambda: [], "constant": lambda: [],
        "add": lambda: [1.0, 1.0], "subtract": lambda: [1.0, -1.0], "multiply": lambda: [b, a],
        "divide": lambda: [1 / b, -a / b**2], "power": lambda: [slope_of_power()],
        "exp": lambda: [PRECISE.exp(a)], "log": lambda: [1 / a], "sin": lambda: [PRECISE.cos(a)],
        "tanh": lambda: [1 - PRECISE.tanh(a) ** 2],
    }
    return [float(slope) for slope in rules[word(node)]()]


@local_derivatives.accepts
def by_torch(node, values, output):
    if not inputs(node):
        return []
    places = list(range(len(values)))
    moved = type(node)(node.name, *places, *node[len(places):])
    # Each input is a node of its own, also where the two are the same number.
    leaves = [constant(value) for value in values]
    tensors = torch_values([*leaves, moved], {})
    tensors[-1].backward()
    return [tensors[i].grad.item() for i in places]


def by_rules(**changes):
    """The rules by the values that are given, some of them changed."""
    rules = {
        "placeholder": lambda node, y: [],
        "constant": lambda node, y: [],
        "add": lambda node, y, a, b: [1.0, 1.0],
        "subtract": lambda node, y, a, b: [1.0, -1.0],
        "multiply": lambda node, y, a, b: [b, a],
        "divide": lambda node, y, a, b: [1 / b, -y / b],
        "power": lambda node, y, a: [node[1] * raised(a, node[1] - 1) if node[1] != 0 else 0.0],
        "exp": lambda node, y, a: [y],
        "log": lambda node, y, a: [1 / a],
        "sin": lambda node, y, a: [float(PRECISE.cos(a))],
        "tanh": lambda node, y, a: [1 - y * y],
    } | changes
    return lambda node, values, output: rules[word(node)](node, output, *values)


local_derivatives.accepts(by_rules())

for name, sentence, hint, changes in [
    ("product-not-exchanged",
     "Your derivatives of a·b are [a, b]. By a it is b, and by b it is a.", 2,
     {"multiply": lambda node, y, a, b: [a, b]}),
    ("product-with-ones", "Your derivatives of a·b are [1, 1], those of a sum.", 2,
     {"multiply": lambda node, y, a, b: [1.0, 1.0]}),
    ("difference-like-a-sum", "Your derivatives of a − b are [1, 1]. By b it is −1.", 2,
     {"subtract": lambda node, y, a, b: [1.0, 1.0]}),
    ("difference-negative-first", "Your derivatives of a − b are [−1, 1]. By a it is 1, by b −1.", 2,
     {"subtract": lambda node, y, a, b: [-1.0, 1.0]}),
    ("sum-with-inputs", "Your derivatives of a + b are its inputs. Both are 1.", 2,
     {"add": lambda node, y, a, b: [a, b]}),
    ("quotient-sign", "Your derivative of a / b by b is a / b². It is −a / b².", 2,
     {"divide": lambda node, y, a, b: [1 / b, y / b]}),
    ("quotient-without-a", "Your derivative of a / b by b is −1 / b². It is −a / b².", 2,
     {"divide": lambda node, y, a, b: [1 / b, -1 / (b * b)]}),
    ("quotient-not-squared", "Your derivative of a / b by b is −a / b. It is −a / b².", 2,
     {"divide": lambda node, y, a, b: [1 / b, -a / b]}),
    ("quotient-first-is-b", "Your derivative of a / b by a is b. It is 1 / b.", 2,
     {"divide": lambda node, y, a, b: [b, -y / b]}),
    ("power-not-lowered", "Your derivative of aᵖ is p·aᵖ. The exponent goes down: p·aᵖ⁻¹.", 2,
     {"power": lambda node, y, a: [node[1] * y]}),
    ("power-without-factor", "Your derivative of aᵖ is aᵖ⁻¹. The factor p is missing: p·aᵖ⁻¹.", 2,
     {"power": lambda node, y, a: [raised(a, node[1] - 1) if node[1] != 0 else 0.0]}),
    ("power-always-two", "Your derivative of aᵖ is 2·a, whatever p is. It is p·aᵖ⁻¹.", 2,
     {"power": lambda node, y, a: [2 * a]}),
    ("power-zero-is-nan",
     "For the exponent 0 your derivative at 0 is NaN, 0 · ∞. a⁰ is 1 everywhere, so it is 0.", 3,
     {"power": lambda node, y, a: [
         node[1] * raised(a, node[1] - 1) if (node[1], a) != (0, 0) else NAN]}),
    ("power-divided-by-a",
     "Your derivative of aᵖ is p·y / a, which is NaN at 0. Write p·aᵖ⁻¹, with 0 for p = 0.", 3,
     {"power": lambda node, y, a: [node[1] * y / a if a != 0 else
                                   (NAN if node[1] * y == 0 else INFINITY)]}),
    ("exponential-like-a-power", "Your derivative of eᵃ is a·eᵃ⁻¹. It is eᵃ, the output itself.", 2,
     {"exp": lambda node, y, a: [a * math.exp(a - 1) if a < 700 else INFINITY]}),
    ("exponential-is-input", "Your derivative of eᵃ is a. It is eᵃ, the output itself.", 2,
     {"exp": lambda node, y, a: [a]}),
    ("logarithm-of-output", "Your derivative of ln a is 1 / ln a. It is 1 / a.", 2,
     {"log": lambda node, y, a: [1 / y]}),
    ("sine-of-output", "Your derivative of sin a is the cosine of the output. It is cos a.", 3,
     {"sin": lambda node, y, a: [float(PRECISE.cos(y))]}),
    ("sine-negative", "Your derivative of sin a is −cos a. It is cos a.", 2,
     {"sin": lambda node, y, a: [-float(PRECISE.cos(a))]}),
    ("sine-itself", "Your derivative of sin a is sin a. It is cos a.", 2,
     {"sin": lambda node, y, a: [y]}),
    ("tanh-at-the-input", "Your derivative of tanh is 1 − a². It is 1 − y², with the output y.", 3,
     {"tanh": lambda node, y, a: [1 - a * a]}),
    ("tanh-of-output", "Your derivative of tanh is 1 − tanh² y. The output y is tanh a already.", 3,
     {"tanh": lambda node, y, a: [1 - math.tanh(y) ** 2]}),
    ("tanh-like-a-sigmoid", "Your derivative of tanh is y·(1 − y), the sigmoid's. It is 1 − y².", 2,
     {"tanh": lambda node, y, a: [y * (1 - y)]}),
    ("tanh-not-squared", "Your derivative of tanh is 1 − y. It is 1 − y².", 2,
     {"tanh": lambda node, y, a: [1 - y]}),
    ("leaves-have-one",
     "You gave a placeholder or a constant a derivative. It has no inputs: return an empty list.",
     1, {"placeholder": lambda node, y: [1.0], "constant": lambda node, y: [1.0]}),
    ("constants-have-zero",
     "You gave a constant the derivative 0. It has no inputs: return an empty list.",
     1, {"constant": lambda node, y: [0.0]}),
    ("leaves-have-one-and-zero",
     "You gave placeholders 1 and constants 0. They have no inputs: return an empty list.",
     1, {"placeholder": lambda node, y: [1.0], "constant": lambda node, y: [0.0]}),
]:
    local_derivatives.mistake(name, sentence, hint=hint, wrote=by_rules(**changes))


def wrong_count(node, values, output):
    return len(values) != len(inputs(node))


local_derivatives.mistake(
    "count-unchecked",
    "You took another number of inputs than the operation has, or your code stopped there. Throw "
    "LabError.lengthMismatch.",
    hint=4, guarded=False,
    wrote=lambda node, values, output: too_few_stop(node, values, output))


def too_few_stop(node, values, output):
    if len(values) < len(inputs(node)):
        raise Crash
    return by_rules()(node, values[:len(inputs(node))], output)


local_derivatives.mistake(
    "one-sum-for-both",
    "You added the derivatives by both inputs. Return one for each.",
    hint=1, wrote=lambda node, values, output: [
        sum(by_rules()(node, values, output))] if inputs(node) else [])
