"""Exercise 11.2: the order in which the nodes are computed."""

import graphlib

from framework import Crash, Exercise, LabError, Tolerance, cpython
from framework.wrong import after, stopping

from .expressions import (
    QUADRATIC, X, Y, add, constant, exp, inputs, log, multiply, sin, subtract, tanh,
)


def needed(graph, targets):
    """The nodes that the targets lead to."""
    found, waiting = set(), list(targets)
    while waiting:
        index = waiting.pop()
        if not 0 <= index < len(graph):
            raise LabError("indexOutOfRange")
        if index not in found:
            found.add(index)
            waiting += inputs(graph[index])
    return found


def is_cyclic(graph, nodes):
    sorter = graphlib.TopologicalSorter({i: inputs(graph[i]) for i in nodes})
    try:
        sorter.prepare()
    except graphlib.CycleError:
        return True
    return False


def require_acyclic(graph, targets):
    if is_cyclic(graph, needed(graph, targets)):
        raise LabError("cyclicGraph")


order = Exercise(
    "11.2",
    source=cpython("graphlib.TopologicalSorter for circles; the order: the first occurrences in "
                   "the expression written out in full"),
    points=12,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_acyclic,
    errors=("cyclicGraph", "indexOutOfRange"),
)
SHUFFLED = [add(2, 3), X, multiply(1, 1), sin(1)]
order.case("x·x + sin x", SHUFFLED, [0])
order.case("already in order", QUADRATIC, [6])
order.case("a shared node", [exp(1), add(2, 3), sin(4), tanh(4), X], [0])
order.case("nodes that are not needed", [X, sin(0), exp(0), Y, add(1, 3)], [2])
order.case("two targets with a part in common", [add(2, 3), multiply(2, 2), exp(3), X], [1, 0])
order.case("a target that another one needs", [sin(1), X, exp(0)], [0, 2])
order.case("a target twice", [exp(1), X, log(1)], [0, 2, 0])
order.case("the second input is computed first elsewhere",
           [subtract(1, 2), exp(2), sin(3), X], [0])
order.case("shares within shares",
           [multiply(1, 1), multiply(2, 2), multiply(3, 3), add(4, 4), X], [0])
order.case("a node beside its own input", [add(1, 2), sin(2), X, multiply(0, 1)], [3])
order.case("a diamond in order", [X, sin(0), exp(0), multiply(2, 1)], [3])
order.case("a circle of two", [add(1, 2), sin(0), X], [0])
order.case("a node of itself", [X, add(0, 1)], [1])
order.case("a long circle behind a start", [exp(1), sin(2), tanh(3), log(1)], [0])
order.case("a circle that no target leads to", [X, exp(0), sin(3), tanh(2)], [1])
order.case("a placeholder", [X, Y], [1], weight=1)
order.case("no targets", QUADRATIC, [], weight=1)
order.case("a target that is not there", QUADRATIC, [7], weight=1)
order.case("a negative target", QUADRATIC, [-1], weight=1)
order.case("an input that is not there", [X, add(0, 5)], [1], weight=1)
order.case("an input that is not there, not needed", [X, add(0, 5), exp(0)], [2], weight=1)


@order.reference
def first_occurrences(graph, targets):
    """The expression without sharing, inputs before what is made of them: 2ⁿ nodes if need be."""

    def written_out(index):
        return [one for i in inputs(graph[index]) for one in written_out(i)] + [index]

    found = list(dict.fromkeys(one for target in targets for one in written_out(target)))
    assert set(found) == needed(graph, targets)
    assert all(found.index(i) < found.index(one) for one in found for i in inputs(graph[one]))
    return found


def walk(graph, targets, sides=lambda node: inputs(node), before=False, marked=True):
    """Depth first; each node after its inputs, or before them."""
    found, seen = [], set()

    def visit(index):
        if marked and index in seen:
            return
        seen.add(index)
        if before:
            found.append(index)
        for i in sides(graph[index]):
            visit(i)
        if not before:
            found.append(index)

    for target in targets:
        visit(target)
    return found


@order.accepts
def depth_first(graph, targets):
    return walk(graph, targets)


@order.accepts
def with_a_stack(graph, targets):
    found, done = [], set()
    for target in targets:
        stack = [target]
        while stack:
            index = stack[-1]
            waiting = [i for i in inputs(graph[index]) if i not in done]
            if waiting:
                stack.append(waiting[0])
            else:
                stack.pop()
                if index not in done:
                    done.add(index)
                    found.append(index)
    return found


def smallest_ready(graph, targets):
    """Again and again the smallest node whose inputs are there."""
    found, rest = [], sorted(needed(graph, targets))
    while rest:
        ready = next(one for one in rest if all(i in found for i in inputs(graph[one])))
        found.append(ready)
        rest.remove(ready)
    return found


def all_nodes(graph, targets):
    """All nodes of the graph, those that are not needed after the others."""
    if is_cyclic(graph, needed(graph, [*range(len(graph))])):
        raise LabError("cyclicGraph")
    return walk(graph, [*targets, *range(len(graph))])


def from_the_first(graph, targets):
    if is_cyclic(graph, needed(graph, [*range(len(graph))])):
        raise LabError("cyclicGraph")
    return walk(graph, range(len(graph)))


def breadth_first(graph, targets):
    found, queue = [], list(targets)
    while queue:
        index = queue.pop(0)
        if index not in found:
            found.append(index)
            queue += inputs(graph[index])
    return found[::-1]


def meets_again(graph, targets):
    """Whether a walk comes to a node twice."""
    seen = set()

    def visit(index):
        if index in seen:
            return True
        seen.add(index)
        return any([visit(i) for i in inputs(graph[index])])

    return any([visit(target) for target in targets])


def meets_again_below_one(graph, targets):
    """The same, with the marks taken away before each target."""
    return any(meets_again(graph, [target]) for target in targets)


def whole_graph_is_cyclic(graph, targets):
    found, waiting = set(), [*range(len(graph))]
    nodes = {i: [j for j in inputs(node) if 0 <= j < len(graph)] for i, node in enumerate(graph)}
    sorter = graphlib.TopologicalSorter(nodes)
    try:
        sorter.prepare()
    except graphlib.CycleError:
        return True
    return False


for name, sentence, hint, wrote in [
    ("shared-node-twice",
     "A node that two others use stands in your list twice. Mark what has been visited; it is "
     "computed once.", 2, lambda graph, targets: walk(graph, targets, marked=False)),
    ("all-nodes",
     "Your list has nodes that no target needs. Visit only what the targets lead to.", 1,
     all_nodes),
    ("not-from-the-targets",
     "You visited all nodes from the first one on. Begin at the targets, and visit what they lead "
     "to.", 1, from_the_first),
    ("before-its-inputs",
     "Your nodes stand before their inputs. Add a node to the list after the visits to its inputs.",
     2, lambda graph, targets: walk(graph, targets, before=True)),
    ("reversed-walk",
     "You visited each node before its inputs and reversed the list: a shared input can then stand "
     "behind a node that needs it.", 2,
     lambda graph, targets: walk(graph, targets, before=True)[::-1]),
    ("reversed", "Your list is reversed: inputs come first.", 2,
     lambda graph, targets: walk(graph, targets)[::-1]),
    ("second-input-first",
     "You visited the last input of a node first. The order asked for takes the first input first.",
     2, lambda graph, targets: walk(graph, targets, sides=lambda node: inputs(node)[::-1])),
    ("as-they-stand",
     "You returned the needed nodes as they stand in the graph. There, inputs may come later.", 1,
     lambda graph, targets: sorted(needed(graph, targets))),
    ("smallest-ready-first",
     "Your order is a valid one, smallest places first. This exercise asks for the one of the "
     "visits: each input, then the node.", 2, smallest_ready),
    ("breadth-first",
     "You went through the graph level by level. A shared node can then come after one that needs "
     "it: finish the inputs of a node first.", 2, breadth_first),
    ("targets-sorted",
     "You visited the targets in the order of their places. Visit them as they are given.", 2,
     lambda graph, targets: walk(graph, sorted(targets))),
    ("first-target-only", "Your list has only what the first target needs. Visit all of them.", 2,
     lambda graph, targets: walk(graph, targets[:1])),
    ("marks-per-target",
     "What two targets have in common stands in your list twice. Keep the marks from one target to "
     "the next.", 2,
     lambda graph, targets: [one for target in targets for one in walk(graph, [target])]),
    ("targets-missing", "Your list lacks the targets themselves. They are computed, too.", 2,
     lambda graph, targets: [one for one in walk(graph, targets) if one not in targets]),
    ("any-second-visit-is-a-circle",
     "You took a node that is used twice for a circle. It is one only if a node is met while its "
     "own inputs are being visited.", 3,
     stopping(meets_again, LabError("cyclicGraph"), first_occurrences)),
    ("second-visit-below-a-target-is-a-circle",
     "You took a node that is used twice below one target for a circle. It is one only while a "
     "node's own inputs are being visited.", 3,
     stopping(meets_again_below_one, LabError("cyclicGraph"), first_occurrences)),
    ("unneeded-circle-thrown",
     "You threw because of a circle that no target leads to. What is not needed does not matter.",
     3, stopping(whole_graph_is_cyclic, LabError("cyclicGraph"), first_occurrences)),
]:
    order.mistake(name, sentence, hint=hint, wrote=wrote)


def in_circles(graph, targets):
    return is_cyclic(graph, needed(graph, targets))


order.mistake(
    "circle-without-end",
    "In a circle your visits never end, until the stack is full. Mark the nodes whose inputs are "
    "being visited, and throw LabError.cyclicGraph.",
    hint=3, guarded=False, wrote=stopping(in_circles, Crash(), first_occurrences))


def visited_at_once(graph, targets):
    needed(graph, targets)
    return walk(graph, targets)


order.mistake(
    "circle-unnoticed",
    "You returned an order where there is none: the nodes wait for each other. Throw "
    "LabError.cyclicGraph.",
    hint=3, guarded=False, wrote=visited_at_once)


def outside(graph, targets):
    try:
        needed(graph, targets)
    except LabError:
        return True
    return False


order.mistake(
    "places-unchecked",
    "A target or an input that is not in the graph stops your code. Throw "
    "LabError.indexOutOfRange.",
    hint=4, guarded=False,
    wrote=stopping(outside, Crash(), after(require_acyclic, first_occurrences)))


order.mistake(
    "nothing-thrown",
    "Your orders are right. What is missing are the errors: for a circle, and for a place that is not "
    "in the graph.",
    hint=3, guarded=False,
    wrote=stopping(lambda *args: outside(*args) or in_circles(*args), Crash(), first_occurrences))


def any_place_is_wrong(graph, targets):
    places = [*targets, *(i for node in graph for i in inputs(node))]
    return any(not 0 <= i < len(graph) for i in places)


order.mistake(
    "unneeded-places-checked",
    "You threw because of a node that no target leads to. Check what you visit.",
    hint=4, wrote=stopping(any_place_is_wrong, LabError("indexOutOfRange"), first_occurrences))
