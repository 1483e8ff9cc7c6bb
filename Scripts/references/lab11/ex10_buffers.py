"""Exercise 11.10: the fewest buffers for a given order."""

from itertools import product

from framework import Crash, Exercise, LabError, Refusal, Tolerance
from framework.wrong import stopping

from .expressions import (
    X, Y, add, constant, exp, inputs, multiply, require_order, sin, tanh,
)


def require(graph, targets):
    require_order(graph)
    if any(not 0 <= target < len(graph) for target in targets):
        raise LabError("indexOutOfRange")


buffers = Exercise(
    "11.10",
    source="all assignments tried: the only valid one with the fewest buffers",
    points=12,
    tolerance=Tolerance(0.0, 0.0),
    guard=require,
    errors=("indexOutOfRange",),
)
CHAIN = [X, exp(0), sin(1), tanh(2), exp(3)]
buffers.case("a chain needs two", CHAIN, [4])
buffers.case("a value that is read late", [X, exp(0), sin(1), tanh(2), multiply(3, 1)], [4])
buffers.case("read twice, and free behind the second time",
             [X, exp(0), sin(1), multiply(0, 1), exp(3)], [4, 2])
buffers.case("a result in the middle is kept", CHAIN[:4], [2, 3])
buffers.case("a result at the beginning is kept", CHAIN, [4, 1])
buffers.case("all are results", CHAIN, [1, 2, 3, 4])
buffers.case("two placeholders and a constant",
             [X, Y, constant(2), multiply(0, 2), add(3, 1), exp(4)], [5])
buffers.case("a value that nobody reads", [X, exp(0), sin(0), tanh(1), exp(3)], [4])
buffers.case("the result is not the last node", [X, exp(0), sin(1), tanh(2)], [2])
buffers.case("a node with itself", [X, exp(0), multiply(1, 1), add(2, 2), exp(3)], [4])
buffers.case("a placeholder read at the end", [X, exp(0), sin(1), multiply(2, 0)], [3])
buffers.case("three values at once", [X, Y, exp(0), sin(1), add(2, 3)], [4])
buffers.case("nothing is a result", [X, exp(0), sin(1), tanh(2)], [], weight=1)
buffers.case("a placeholder is the result", [X, exp(0), sin(1)], [0], weight=1)
buffers.case("placeholders alone", [X, constant(1)], [1], weight=1)
buffers.case("no nodes", [], [], weight=1)
buffers.case("an input that comes later", [X, add(0, 2), constant(1)], [1], weight=1)
buffers.case("a result that is not there", CHAIN, [5], weight=1)
buffers.case("a negative result", CHAIN, [-1], weight=1)


def last_uses(graph, targets):
    """For every node the last step at which its value is there."""
    last = list(range(len(graph)))
    for index, node in enumerate(graph):
        for i in inputs(node):
            last[i] = max(last[i], index)
    return [len(graph) if index in targets else use for index, use in enumerate(last)]


def is_valid(graph, targets, plan):
    """No value is written where another one is that is still read, at this step or later."""
    last = last_uses(graph, targets)
    return all(
        plan[one] is None or plan[one] != plan[other] or last[one] < other
        for other in range(len(graph)) for one in range(other)
    )


@buffers.reference
def all_assignments(graph, targets):
    """The valid assignment with the fewest buffers, numbered as they are first used."""
    computed = [index for index, node in enumerate(graph) if inputs(node)]
    for count in range(len(computed) + 1):
        found = []
        for numbers in product(range(count), repeat=len(computed)):
            if list(dict.fromkeys(numbers)) != list(range(count)):
                continue
            plan = [None] * len(graph)
            for index, number in zip(computed, numbers):
                plan[index] = number
            if is_valid(graph, targets, plan):
                found.append(plan)
        if len(found) > 1:
            raise Refusal(f"several plans are right: {found}")
        if found:
            return found[0]
    return [None] * len(graph)


def planned(
    graph, targets, last=last_uses, frees_before=False, takes=lambda node: bool(inputs(node)),
    pick=min, delay=0,
):
    """Step by step with a list of free buffers, with one thing or another done differently."""
    until = last(graph, targets)
    plan, free, held, count = [None] * len(graph), [], [], 0
    for index, node in enumerate(graph):
        if not takes(node):
            continue
        limit = index + (1 if frees_before else 0) - delay
        for number, end in list(held):
            if end < limit:
                held.remove((number, end))
                free.append(number)
        if free:
            number = pick(free)
            free.remove(number)
        else:
            number, count = count, count + 1
        plan[index] = number
        held.append((number, until[index]))
    return plan


@buffers.accepts
def smallest_free(graph, targets):
    return planned(graph, targets)


@buffers.accepts
def latest_free(graph, targets):
    return planned(graph, targets, pick=lambda free: free[-1])


def first_uses(graph, targets):
    last = list(range(len(graph)))
    seen = set()
    for index, node in enumerate(graph):
        for i in inputs(node):
            if i not in seen:
                seen.add(i)
                last[i] = index
    return [len(graph) if index in targets else use for index, use in enumerate(last)]


def never_kept(graph, targets):
    return last_uses(graph, [])


def only_last_kept(graph, targets):
    return last_uses(graph, targets[-1:])


def unread_stays(graph, targets):
    """What nobody reads is taken to be a result."""
    read = {i for node in graph for i in inputs(node)}
    return last_uses(graph, {*targets, *(set(range(len(graph))) - read)})


def end_stays(graph, targets):
    return last_uses(graph, {*targets, len(graph) - 1})


def unread_nil(graph, targets):
    read = {i for node in graph for i in inputs(node)} | {*targets}
    plan = planned([node if index in read else X for index, node in enumerate(graph)], targets)
    return plan


def to_and_fro(graph, targets):
    plan, number = [None] * len(graph), 0
    for index, node in enumerate(graph):
        if inputs(node):
            plan[index] = number
            number = 1 - number
    return plan


def one_each(graph, targets):
    plan, number = [None] * len(graph), 0
    for index, node in enumerate(graph):
        if inputs(node):
            plan[index], number = number, number + 1
    return plan


def from_one(graph, targets):
    return [None if number is None else number + 1 for number in planned(graph, targets)]


def counted(graph, targets):
    return [number for number in planned(graph, targets) if number is not None]


for name, sentence, hint, wrote in [
    ("one-each",
     "Every value has a buffer of its own. One that is not read any more can be used again.", 1,
     one_each),
    ("freed-before-the-step",
     "You write a result into the buffer of one of its inputs. A buffer is free only after the step "
     "that reads it last.", 3,
     lambda *args: planned(*args, frees_before=True)),
    ("freed-at-the-first-use",
     "You freed a value at its first use, but it is read again later. Wait for the last use.", 2,
     lambda *args: planned(*args, last=first_uses)),
    ("freed-at-the-first-use-before-the-step",
     "You freed a value at its first use, and even before that step. Wait until its last use is "
     "over.", 2, lambda *args: planned(*args, last=first_uses, frees_before=True)),
    ("results-freed",
     "You freed values that were asked for. They must be there at the end: never free them.", 2,
     lambda *args: planned(*args, last=never_kept)),
    ("only-the-last-result-kept",
     "You kept only one of the results that were asked for. None of them may be freed.", 2,
     lambda *args: planned(*args, last=only_last_kept)),
    ("a-step-too-late",
     "You use too many buffers: one is free at the step right after its last use.", 3,
     lambda *args: planned(*args, delay=1)),
    ("unread-values-kept",
     "A value that nobody reads keeps its buffer to the end in your plan. It is free after its own "
     "step.", 3, lambda *args: planned(*args, last=unread_stays)),
    ("unread-values-have-none",
     "A value that nobody reads has no buffer in your plan. It is computed all the same, and needs "
     "one for its step.", 3, unread_nil),
    ("leaves-have-buffers",
     "Placeholders and constants have buffers in your plan. Their values lie elsewhere: nil.", 1,
     lambda *args: planned(*args, takes=lambda node: True)),
    ("placeholders-have-buffers",
     "Placeholders have buffers in your plan. Their values come from outside: nil.", 1,
     lambda *args: planned(*args, takes=lambda node: node.name != ".constant(_:)")),
    ("constants-have-buffers",
     "Constants have buffers in your plan. Their values lie elsewhere: nil.", 1,
     lambda *args: planned(*args, takes=lambda node: node.name != ".placeholder(_:)")),
    ("to-and-fro",
     "You use two buffers in turn, whatever is still needed. Look when each value is read last.", 2,
     to_and_fro),
    ("numbered-from-one", "Your buffers are numbered from 1. The first one is 0.", 4, from_one),
    ("nil-left-out",
     "Your list has no places for placeholders and constants. Each node has its place; theirs is "
     "nil.", 4, counted),
]:
    buffers.mistake(name, sentence, hint=hint, wrote=wrote)
buffers.mistake(
    "results-unchecked",
    "A result that is not in the graph stops your code. Throw LabError.indexOutOfRange.",
    hint=4, guarded=False,
    wrote=stopping(lambda graph, targets: any(not 0 <= t < len(graph) for t in targets), Crash(),
                   lambda graph, targets: (require(graph, targets), planned(graph, targets))[1]))


def targets_checked(graph, targets):
    if any(not 0 <= target < len(graph) for target in targets):
        raise LabError("indexOutOfRange")
    return planned(graph, targets)


buffers.mistake(
    "order-unchecked",
    "You planned for a graph whose nodes have inputs that come later. Throw "
    "LabError.indexOutOfRange.",
    hint=4, guarded=False, wrote=targets_checked)
buffers.mistake(
    "nothing-thrown", "Your plans are right; the errors are not thrown yet.",
    hint=4, guarded=False,
    wrote=stopping(lambda graph, targets: any(not 0 <= t < len(graph) for t in targets), Crash(),
                   planned))
