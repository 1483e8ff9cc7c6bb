"""Expression graphs: their nodes as Swift writes them, and what they compute."""

import math

import numpy as np
import torch

from framework import (
    INFINITY, PRECISE, Compound, Crash, LabError, divide, exponential, logarithm, sine,
)


def placeholder(name):
    return Compound(".placeholder(_:)", name)


def constant(value):
    return Compound(".constant(_:)", float(value))


def add(a, b):
    return Compound(".add(_:_:)", a, b)


def subtract(a, b):
    return Compound(".subtract(_:_:)", a, b)


def multiply(a, b):
    return Compound(".multiply(_:_:)", a, b)


def quotient(a, b):
    return Compound(".divide(_:_:)", a, b)


def power(a, exponent):
    return Compound(".power(_:exponent:)", a, float(exponent))


def exp(a):
    return Compound(".exp(_:)", a)


def log(a):
    return Compound(".log(_:)", a)


def sin(a):
    return Compound(".sin(_:)", a)


def tanh(a):
    return Compound(".tanh(_:)", a)


X, Y = placeholder("x"), placeholder("y")
# y = x² − 10·x + 24
QUADRATIC = [X, power(0, 2), constant(10), multiply(2, 0), subtract(1, 3), constant(24), add(4, 5)]
ARITHMETIC = {"add", "subtract", "multiply", "divide"}


def word(node):
    """The operation's name."""
    return node.name[1:].split("(")[0]


def inputs(node):
    if word(node) in ("placeholder", "constant"):
        return []
    return list(node) if word(node) in ARITHMETIC else [node[0]]


def raised(x, p):
    """xᵖ, correctly rounded; with the special values of C."""
    if math.isfinite(x) and x > 0 and math.isfinite(p):
        return float(PRECISE.power(x, p))
    with np.errstate(all="ignore"):
        return float(np.power(np.float64(x), np.float64(p)))


def hyperbolic_tangent(x):
    return math.tanh(x) if not math.isfinite(x) else float(PRECISE.tanh(x))


def exponential_of(x):
    return math.exp(x) if not math.isfinite(x) else exponential(x)


def logarithm_of(x):
    return x if x == INFINITY else logarithm(x)


FUNCTIONS = {
    "add": lambda node, a, b: a + b,
    "subtract": lambda node, a, b: a - b,
    "multiply": lambda node, a, b: a * b,
    "divide": lambda node, a, b: divide(a, b),
    "power": lambda node, a: raised(a, node[1]),
    "exp": lambda node, a: exponential_of(a),
    "log": lambda node, a: logarithm_of(a),
    "sin": lambda node, a: sine(a),
    "tanh": lambda node, a: hyperbolic_tangent(a),
}


def values_of(graph, fed, functions=FUNCTIONS):
    """The value of every node; `fed(name)` is that of a placeholder."""
    found = []
    for node in graph:
        kind = word(node)
        if kind == "placeholder":
            found.append(fed(node[0]))
        elif kind == "constant":
            found.append(node[0])
        else:
            found.append(functions[kind](node, *(found[i] for i in inputs(node))))
    return found


def require_order(graph):
    """Every input is an earlier node."""
    for index, node in enumerate(graph):
        if not all(0 <= i < index for i in inputs(node)):
            raise LabError("indexOutOfRange")


def torch_values(graph, feeds):
    """The nodes as PyTorch's tensors, each of which will have its gradient."""
    functions = {
        "add": lambda node, a, b: a + b, "subtract": lambda node, a, b: a - b,
        "multiply": lambda node, a, b: a * b, "divide": lambda node, a, b: a / b,
        "power": lambda node, a: a ** node[1], "exp": lambda node, a: torch.exp(a),
        "log": lambda node, a: torch.log(a), "sin": lambda node, a: torch.sin(a),
        "tanh": lambda node, a: torch.tanh(a),
    }
    found = []
    for node in graph:
        kind = word(node)
        if kind in ("placeholder", "constant"):
            number = feeds[node[0]] if kind == "placeholder" else node[0]
            tensor = torch.tensor(number, dtype=torch.float64, requires_grad=True)
        else:
            tensor = functions[kind](node, *(found[i] for i in inputs(node)))
        tensor.retain_grad()
        found.append(tensor)
    return found


def trapping(function):
    """`function`, whose indices trap as Swift's do."""

    def trapped(*args):
        try:
            return function(*args)
        except (IndexError, RecursionError) as fault:
            raise Crash from fault

    return trapped

