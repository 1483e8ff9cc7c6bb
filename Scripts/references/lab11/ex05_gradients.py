"""Exercise 11.5: reverse mode."""

import torch

from framework import NAN, PRECISE, Crash, Dictionary, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .ex01_evaluate import node_after_node
from .ex04_local_derivatives import by_rules, in_sixty_digits
from .expressions import (
    FUNCTIONS, QUADRATIC, X, Y, add, constant, exp, inputs, log, multiply, placeholder, power,
    quotient, require_order, sin, subtract, tanh, torch_values, word,
)


def require(graph, target, values):
    require_order(graph)
    if len(values) != len(graph):
        raise LabError("lengthMismatch")
    if not 0 <= target < len(graph):
        raise LabError("indexOutOfRange")


gradients = Exercise(
    "11.5",
    source=f"mpmath in 60 digits, forward mode once for every node, agreeing with "
    f"{library(torch, 'torch.autograd')}",
    points=15,
    # A few roundings for every way from a node to the target; none of the sums cancels by much.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require,
    errors=("indexOutOfRange", "lengthMismatch"),
)


def case(name, graph, target, weight=2, **feeds):
    gradients.case(name, graph, target, node_after_node(graph, feeds), weight=weight)


case("x·x + x at 3", [X, multiply(0, 0), add(1, 0)], 2, x=3.0)
case("the quadratic at 2", QUADRATIC, 6, x=2.0)
case("three uses of one node", [X, sin(0), exp(0), multiply(1, 2), add(3, 0)], 4, x=0.75)
case("a node that is used on two levels",
     [X, Y, multiply(0, 1), tanh(2), multiply(3, 2), subtract(4, 1), quotient(5, 0)], 6,
     x=1.25, y=-0.5)
case("every operation",
     [X, Y, quotient(0, 1), log(2), power(3, 3), subtract(4, 1), tanh(5), exp(6), multiply(7, 0),
      sin(8), add(9, 2)], 10, x=2.0, y=0.8)
case("a chain", [X, exp(0), sin(1), tanh(2), exp(3)], 4, x=0.3)
case("a target in the middle", [X, power(0, 2), sin(1), multiply(1, 2)], 1, x=3.0)
case("a placeholder the target does not need", [X, Y, multiply(0, 1), exp(0)], 3, x=0.5, y=4.0)
case("an unneeded logarithm of 0", [X, log(0), constant(3), add(0, 2), multiply(3, 3)], 4, x=0.0)
case("the target itself is used later", [X, exp(0), multiply(1, 1), add(2, 1)], 1, x=0.5)
case("a difference of a node with itself", [X, subtract(0, 0), multiply(1, 0)], 2, x=4.0)
case("forty doublings: each node once",
     [X] + [add(i, i) for i in range(40)], 40, x=1.0)
case("a placeholder as the target", [X, Y, add(0, 1)], 1, weight=1, x=1.0, y=2.0)
case("a constant alone", [constant(5)], 0, weight=1)
gradients.case("a value too few", QUADRATIC, 6, [1.0] * 6, weight=1)
gradients.case("a target that is not there", QUADRATIC, 7, [1.0] * 7, weight=1)
gradients.case("a negative target", QUADRATIC, -1, [1.0] * 7, weight=1)
gradients.case("an input that comes later", [X, add(0, 2), constant(1)], 2, [1.0] * 3, weight=1)


@gradients.reference
def forward_mode(graph, target, values):
    """For each node, how the target changes with it: the derivatives of all nodes behind it."""
    exact = [
        [PRECISE.mpf(slope) for slope in in_sixty_digits(
            node, [values[i] for i in inputs(node)], values[index])]
        if index in leading_to(graph, target) else [] for index, node in enumerate(graph)
    ]
    result = []
    for start in range(len(graph)):
        change = [PRECISE.mpf(0)] * len(graph)
        change[start] = PRECISE.mpf(1)
        for index in range(start + 1, target + 1):
            if exact[index]:
                change[index] = sum(
                    slope * change[i] for slope, i in zip(exact[index], inputs(graph[index])))
        result.append(float(change[target]))
    return result


def leading_to(graph, target):
    found, waiting = set(), [target]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting += inputs(graph[index])
    return found


@gradients.accepts
def by_torch(graph, target, values):
    feeds = {node[0]: values[i] for i, node in enumerate(graph) if word(node) == "placeholder"}
    tensors = torch_values(graph, feeds)
    tensors[target].backward()
    return [0.0 if tensor.grad is None else tensor.grad.item() for tensor in tensors]


def back(graph, target, values, combine=lambda old, new: old + new, upstream=True, seed=1.0,
         rules=by_rules(), skips=True, sides=inputs, seeds=lambda graph, target: [target]):
    """Back through the graph, with one thing or another done differently."""
    adjoints = [0.0] * len(graph)
    for index in seeds(graph, target):
        adjoints[index] = seed
    reached = leading_to(graph, target)
    for index in reversed(range(len(graph))):
        node = graph[index]
        if (skips and index not in reached) or not inputs(node):
            continue
        given = [values[i] for i in inputs(node)]
        if word(node) == "log" and given[0] == 0:
            slopes = [float("inf")]
        else:
            slopes = rules(node, given, values[index])
        for i, slope in list(zip(inputs(node), slopes))[:len(sides(node))]:
            part = slope * (adjoints[index] if upstream else 1.0)
            adjoints[i] = combine(adjoints[i], part)
    return adjoints


@gradients.accepts
def backwards(graph, target, values):
    return back(graph, target, values)


def first_kept(graph, target, values):
    kept = [False] * len(graph)

    def combine(old, new):
        return new if old == 0.0 else old

    return back(graph, target, values, combine=combine)


def going_forwards(graph, target, values):
    """From the first node to the last, so that no adjoint is complete when it is handed on."""
    adjoints = [0.0] * len(graph)
    adjoints[target] = 1.0
    for index, node in enumerate(graph):
        if index in leading_to(graph, target) and inputs(node):
            slopes = by_rules()(node, [values[i] for i in inputs(node)], values[index])
            for i, slope in zip(inputs(node), slopes):
                adjoints[i] += slope * adjoints[index]
    return adjoints


def once_for_a_square(graph, target, values, first=False):
    """A node that stands in an operation twice gets its contribution once, the first or the last."""
    adjoints = [0.0] * len(graph)
    adjoints[target] = 1.0
    for index in reversed(range(target + 1)):
        node = graph[index]
        if index not in leading_to(graph, target) or not inputs(node):
            continue
        slopes = by_rules()(node, [values[i] for i in inputs(node)], values[index])
        pairs = list(zip(inputs(node), slopes))
        for i, slope in dict(pairs[::-1] if first else pairs).items():
            adjoints[i] += slope * adjoints[index]
    return adjoints


def placeholders_only(graph, target, values):
    return [one for node, one in zip(graph, back(graph, target, values))
            if word(node) == "placeholder"]


def seed_of_value(graph, target, values):
    right = back(graph, target, values)
    return [one * values[target] for one in right]


for name, sentence, hint, wrote in [
    ("overwrites",
     "Where a node is used twice, only one of its contributions is left. Add them: `+=`, not `=`.",
     2, lambda *args: back(*args, combine=lambda old, new: new)),
    ("first-kept",
     "Where a node is used twice, you kept the contribution that came first. Add them all.", 2,
     first_kept),
    ("upstream-forgotten",
     "You added local derivatives. Multiply each by the gradient of the node it comes from.", 2,
     lambda *args: back(*args, upstream=False)),
    ("overwrites-local",
     "You put local derivatives in place. Multiply each by the gradient of the node it comes from, "
     "and add.", 2,
     lambda *args: back(*args, upstream=False, combine=lambda old, new: new)),
    ("no-seed",
     "All your gradients are 0. Begin with 1 at the target: its derivative by itself.", 1,
     lambda *args: back(*args, seed=0.0)),
    ("seed-is-the-value",
     "You began with the target's value. Begin with 1, the target's derivative by itself.", 1,
     seed_of_value),
    ("ones-everywhere",
     "You began with 1 at every node. Only the target has it; all others begin with 0.", 1,
     lambda *args: back(*args, seeds=lambda graph, target: range(len(graph)))),
    ("forwards",
     "You went from the first node to the last. Go back from the target, so that a gradient is "
     "complete when it is handed on.", 1, going_forwards),
    ("always-the-last-node",
     "You began at the last node of the graph. Begin at the target.", 1,
     lambda graph, target, values: back(graph, len(graph) - 1, values)),
    ("unneeded-nodes-give-nan",
     "A node that the target does not need made NaN of 0 · ∞. Skip such nodes.", 3,
     lambda *args: back(*args, skips=False)),
    ("once-for-a-square",
     "In an operation of a node with itself, such as x·x, you counted one input. Both contribute.",
     3, once_for_a_square),
    ("once-for-a-square-the-first",
     "In an operation of a node with itself, such as x·x, you counted its first place alone. Both "
     "contribute.", 3, lambda *args: once_for_a_square(*args, first=True)),
    ("first-input-only",
     "Only the first input of an operation got its contribution. Go through all inputs.", 2,
     lambda *args: back(*args, sides=lambda node: inputs(node)[:1])),
    ("placeholders-only",
     "You returned the gradients of the placeholders. Return one for every node.", 1,
     placeholders_only),
    ("others-are-zero",
     "Your gradients of nodes that are no placeholders are 0. The list has one for every node.", 1,
     lambda graph, target, values: [
         one if word(node) == "placeholder" else 0.0 for node, one in
         zip(graph, back(graph, target, values))]),
    ("target-missing",
     "Your gradient of the target by itself is 0. It is 1.", 1,
     lambda graph, target, values: [
         0.0 if index == target else one for index, one in
         enumerate(back(graph, target, values))]),
    ("sign", "All your gradients have the wrong sign.", 1,
     lambda *args: back(*args, seed=-1.0)),
    ("product-not-exchanged",
     "In a product you handed each input its own value. By a it is b, and by b it is a: 11.4.", 3,
     lambda *args: back(*args, rules=by_rules(multiply=lambda node, y, a, b: [a, b]))),
    ("difference-like-a-sum",
     "In a difference you handed both inputs the same sign. By b it is −1: 11.4.", 3,
     lambda *args: back(*args, rules=by_rules(subtract=lambda node, y, a, b: [1.0, 1.0]))),
]:
    gradients.mistake(name, sentence, hint=hint, wrote=wrote)


def lengths_differ(graph, target, values):
    return len(values) != len(graph)


def after_check(graph, target, values):
    require(graph, target, values)
    return back(graph, target, values)


gradients.mistake(
    "values-unchecked",
    "You did not see that there is a value too few. Throw LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=stopping(lengths_differ, Crash(), after_check))
gradients.mistake(
    "target-unchecked",
    "A target that is not in the graph stops your code. Throw LabError.indexOutOfRange.",
    hint=4, guarded=False,
    wrote=stopping(lambda graph, target, values: not 0 <= target < len(graph), Crash(),
                   after_check))


def order_unchecked(graph, target, values):
    if len(values) != len(graph):
        raise LabError("lengthMismatch")
    if not 0 <= target < len(graph):
        raise LabError("indexOutOfRange")
    return back(graph, target, values)


gradients.mistake(
    "order-unchecked",
    "You took a graph whose nodes have inputs that come later. Throw LabError.indexOutOfRange.",
    hint=4, guarded=False, wrote=order_unchecked)
gradients.mistake(
    "nothing-thrown", "Your gradients are right; the errors are not thrown yet.",
    hint=4, guarded=False,
    wrote=stopping(lambda graph, target, values: lengths_differ(graph, target, values)
                   or not 0 <= target < len(graph), Crash(), back))
