"""Exercise 11.1: the values of an expression graph."""

import math

import numpy as np
import torch

from framework import (
    INFINITY, NAN, Crash, Dictionary, Exercise, LabError, Tolerance, divide, library, sine,
)
from framework.wrong import stopping

from .expressions import (
    FUNCTIONS, QUADRATIC, X, Y, add, constant, exp, exponential_of, inputs, log, logarithm_of,
    multiply, placeholder, power, quotient, raised, require_order, sin, subtract, tanh,
    torch_values, values_of, word,
)


def fed(feeds):
    def value(name):
        if name not in feeds:
            raise LabError("keyNotFound")
        return feeds[name]

    return value


evaluate = Exercise(
    "11.1",
    source=f"IEEE 754 arithmetic and correctly rounded functions (mpmath), agreeing with "
    f"{library(torch, 'float64')} and {library(np, 'float64')}",
    points=10,
    # One rounding a node, magnified at most by the few nodes behind it.
    tolerance=Tolerance(1e-13, 1e-13),
    guard=lambda graph, feeds: require_order(graph),
    errors=("indexOutOfRange", "keyNotFound"),
    specials=("nan", "inf", "-inf"),
)
TWO = Dictionary(x=2.0)
evaluate.case("x² − 10·x + 24 at 2", QUADRATIC, TWO)
EVERYTHING = [
    X, Y, add(0, 1), subtract(0, 1), multiply(0, 1), quotient(0, 1), power(0, 3), exp(0), log(1),
    sin(1), tanh(0),
]
evaluate.case("every operation", EVERYTHING, Dictionary(x=1.5, y=0.25))
evaluate.case("every operation, at negative numbers", EVERYTHING[:8] + [sin(1), tanh(0)],
              Dictionary(x=-1.25, y=-3.0))
evaluate.case("one node used three times", [X, multiply(0, 0), multiply(1, 0)], Dictionary(x=-3.0))
evaluate.case("a name twice", [X, placeholder("x"), multiply(0, 1)], Dictionary(x=5.0))
evaluate.case("placeholders in another order than the feeds",
              [Y, X, subtract(0, 1)], Dictionary(x=1.0, y=10.0))
evaluate.case("broken exponents", [X, power(0, 0.5), power(0, -2), power(0, 0)], Dictionary(x=9.0))
evaluate.case("a power of a negative number", [X, power(0, 2), power(0, 3), power(0, 0.5)],
              Dictionary(x=-2.0))
evaluate.case("division by zero and the logarithm of zero",
              [X, constant(1), quotient(1, 0), log(0), quotient(0, 0)], Dictionary(x=0.0))
evaluate.case("plus and minus 1000", [X, Y, exp(0), exp(1), tanh(0), tanh(1), log(1)],
              Dictionary(x=1000.0, y=-1000.0))
evaluate.case("infinity and NaN go on", [X, Y, subtract(0, 0), add(0, 1), tanh(0), sin(1)],
              Dictionary(x=INFINITY, y=NAN), weight=1)
evaluate.case("a constant alone", [constant(7)], Dictionary(), weight=1)
evaluate.case("no nodes", [], Dictionary(x=1.0), weight=1)
evaluate.case("a feed that no node asks for", [X, add(0, 0)], Dictionary(x=4.0, z=9.0), weight=1)
evaluate.case("no value for y", [X, Y, add(0, 1)], TWO, weight=1)
evaluate.case("an input that comes later", [X, add(0, 2), constant(1)], TWO, weight=1)
evaluate.case("a node of itself", [X, add(0, 1)], TWO, weight=1)
evaluate.case("a negative place", [X, exp(-1)], TWO, weight=1)
evaluate.case("a place behind the end", [X, multiply(7, 0)], TWO, weight=1)


@evaluate.reference
def node_after_node(graph, feeds):
    return values_of(graph, fed(feeds))


@evaluate.accepts
def by_torch(graph, feeds):
    for node in graph:
        if word(node) == "placeholder":
            fed(feeds)(node[0])
    return [tensor.item() for tensor in torch_values(graph, feeds)]


@evaluate.accepts
def by_numpy(graph, feeds):
    functions = {
        "divide": lambda node, a, b: np.float64(a) / b, "exp": lambda node, a: np.exp(a),
        "power": lambda node, a: np.power(np.float64(a), node[1]),
        "log": lambda node, a: np.log(a), "sin": lambda node, a: np.sin(a),
        "tanh": lambda node, a: np.tanh(a),
    }
    return values_of(graph, fed(feeds), FUNCTIONS | functions)


def with_functions(**functions):
    return lambda graph, feeds: values_of(graph, fed(feeds), FUNCTIONS | functions)


def last(graph, feeds):
    return node_after_node(graph, feeds)[-1:]


def operations_only(graph, feeds):
    return [value for node, value in zip(graph, node_after_node(graph, feeds)) if inputs(node)]


def missing_is_zero(graph, feeds):
    return values_of(graph, lambda name: feeds.get(name, 0.0))


def by_position(graph, feeds):
    """Placeholders take the feeds in their order."""
    numbers = list(feeds.values())
    names = list(dict.fromkeys(node[0] for node in graph if word(node) == "placeholder"))
    return values_of(graph, lambda name: fed(dict(zip(names, numbers)))(name))


def fed_to_each(graph, feeds):
    """Every placeholder takes the next number, whatever its name."""
    numbers = iter(feeds.values())

    def next_number(name):
        fed(feeds)(name)
        number = next(numbers, None)
        if number is None:
            raise Crash
        return number

    return values_of(graph, next_number)


def is_finite(graph, feeds):
    return all(math.isfinite(value) for value in node_after_node(graph, feeds))


def has_zero_divisor(graph, feeds):
    found = node_after_node(graph, feeds)
    return any(word(node) == "divide" and found[node[1]] == 0 for node in graph)


for name, sentence, hint, wrote in [
    ("last-value-only",
     "You returned the last node's value alone. Return the values of all nodes, in their order.", 1,
     last),
    ("operations-only",
     "The values of placeholders and constants are missing from your list; each node has its place "
     "in it.", 2, operations_only),
    ("subtracts-the-wrong-way", "Your `.subtract(a, b)` is b − a. It is a − b.", 3,
     with_functions(subtract=lambda node, a, b: b - a)),
    ("divides-the-wrong-way", "Your `.divide(a, b)` is b / a. It is a / b.", 3,
     with_functions(divide=lambda node, a, b: divide(b, a))),
    ("both-the-wrong-way",
     "Your `.subtract(a, b)` is b − a and your `.divide(a, b)` is b / a. The first input is a.", 3,
     with_functions(subtract=lambda node, a, b: b - a,
                    divide=lambda node, a, b: divide(b, a))),
    ("adds-for-multiplies", "Your `.multiply(a, b)` is a + b.", 3,
     with_functions(multiply=lambda node, a, b: a + b)),
    ("power-times-exponent", "Your `.power` is a times the exponent. It is a raised to it.", 3,
     with_functions(power=lambda node, a: a * node[1])),
    ("power-sides-exchanged",
     "Your `.power` raises the exponent to a. It is a that is raised: `pow(a, exponent)`.", 3,
     with_functions(power=lambda node, a: raised(node[1], a))),
    ("always-squared", "Your `.power` squares, whatever the exponent.", 3,
     with_functions(power=lambda node, a: a * a)),
    ("power-through-the-logarithm",
     "Your `.power` gives NaN for negative numbers. Call `pow`, which does without the logarithm.",
     3, with_functions(power=lambda node, a: exponential_of(node[1] * logarithm_of(a))
                       if node[1] != 0 else 1.0)),
    ("decimal-logarithm", "Your `.log` is the decimal one. It is the natural one, `log`.", 3,
     with_functions(log=lambda node, a: logarithm_of(a) / logarithm_of(10.0))),
    ("binary-logarithm", "Your `.log` is the binary one. It is the natural one, `log`.", 3,
     with_functions(log=lambda node, a: logarithm_of(a) / logarithm_of(2.0))),
    ("sine-in-degrees", "Your `.sin` takes degrees. It takes radians, as Swift's `sin` does.", 3,
     with_functions(sin=lambda node, a: sine(a * math.pi / 180))),
    ("tangent", "Your `.tanh` is tan. It is the hyperbolic tangent.", 3,
     with_functions(tanh=lambda node, a: math.tan(a) if math.isfinite(a) else NAN)),
    ("tanh-overflows",
     "At ±1000 your `.tanh` is NaN: e¹⁰⁰⁰ is ∞. Call `tanh`, which never overflows.", 3,
     with_functions(tanh=lambda node, a: NAN if abs(a) > 700 else FUNCTIONS["tanh"](node, a))),
    ("feeds-by-position",
     "Your placeholders took the feeds in the order in which they stand. Look each up by its name.",
     2, by_position),
    ("each-placeholder-the-next-feed",
     "A name that occurs twice did not get its feed twice. Look each placeholder up by its name.",
     2, fed_to_each),
    ("missing-feed-is-zero",
     "A placeholder without a feed became 0. Throw LabError.keyNotFound.", 4, missing_is_zero),
    ("infinities-thrown",
     "You threw where a value is infinite or NaN. These are values like others here; they go on.",
     4, stopping(lambda *args: not is_finite(*args), LabError("notFinite"), node_after_node)),
    ("division-by-zero-thrown",
     "You threw where something is divided by 0. Doubles have an answer: ±∞, or NaN for 0 / 0.", 4,
     stopping(has_zero_divisor, LabError("invalidParameter"), node_after_node)),
]:
    evaluate.mistake(name, sentence, hint=hint, wrote=wrote)


def stops_at_missing(graph, feeds):
    names = {node[0] for node in graph if word(node) == "placeholder"}
    return not names <= feeds.keys()


evaluate.mistake(
    "missing-feed-stops",
    "Where a placeholder has no feed your code stops. Throw LabError.keyNotFound.",
    hint=4, wrote=stopping(stops_at_missing, Crash(), node_after_node))


def out_of_order(graph, feeds):
    return any(not 0 <= i < at for at, node in enumerate(graph) for i in inputs(node))


evaluate.mistake(
    "places-unchecked",
    "An input that is no earlier node stops your code. Throw LabError.indexOutOfRange.",
    hint=4, guarded=False, wrote=stopping(out_of_order, Crash(), node_after_node))


def up_to_the_end(graph, feeds):
    """Only places outside of the whole array are found; later ones are taken as 0."""
    if any(not 0 <= i < len(graph) for node in graph for i in inputs(node)):
        raise LabError("indexOutOfRange")
    found = [0.0] * len(graph)
    for index, node in enumerate(graph):
        kind = word(node)
        if kind == "placeholder":
            found[index] = fed(feeds)(node[0])
        elif kind == "constant":
            found[index] = node[0]
        else:
            found[index] = FUNCTIONS[kind](node, *(found[i] for i in inputs(node)))
    return found


evaluate.mistake(
    "later-inputs-are-zero",
    "An input that comes later, or is the node itself, counted as 0. Throw "
    "LabError.indexOutOfRange.",
    hint=4, guarded=False, wrote=up_to_the_end)
evaluate.mistake(
    "nothing-thrown",
    "Your values are right. What is missing are the errors: for a missing feed, and for an input that is "
    "no earlier node.",
    hint=4, guarded=False,
    wrote=stopping(lambda *args: out_of_order(*args) or stops_at_missing(*args), Crash(),
                   node_after_node))
evaluate.mistake(
    "wrong-error-for-feeds",
    "For a missing feed you threw another error than LabError.keyNotFound.",
    hint=4, wrote=stopping(stops_at_missing, LabError("itemNotFound"), node_after_node))
