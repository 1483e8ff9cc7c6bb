"""Exercise 11.3: a run with feeds."""

import torch

from framework import Crash, Dictionary, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .ex02_order import depth_first, needed, require_acyclic
from .expressions import (
    FUNCTIONS, QUADRATIC, X, Y, add, constant, exp, inputs, log, multiply, placeholder, sin,
    subtract, torch_values, word,
)


def missing(name):
    return LabError(f'missingFeed(placeholder: "{name}")')


def superfluous(name):
    return LabError(f'superfluousFeed(placeholder: "{name}")')


def asked_for(graph, targets):
    """The names of the placeholders that are needed, in the order of 11.2."""
    return [graph[i][0] for i in depth_first(graph, targets) if word(graph[i]) == "placeholder"]


def require_feeds(graph, targets, feeds):
    require_acyclic(graph, targets)
    names = asked_for(graph, targets)
    for name in names:
        if name not in feeds:
            raise missing(name)
    for name in sorted(feeds):
        if name not in names:
            raise superfluous(name)


run = Exercise(
    "11.3",
    source=f"the definition, by correctly rounded functions (mpmath), agreeing with "
    f"{library(torch, 'float64')}",
    points=10,
    tolerance=Tolerance(1e-13, 1e-13),
    guard=require_feeds,
    errors=(
        "cyclicGraph", "indexOutOfRange", 'missingFeed(placeholder: "x")',
        'missingFeed(placeholder: "y")', 'missingFeed(placeholder: "rate")',
        'superfluousFeed(placeholder: "x")', 'superfluousFeed(placeholder: "y")', 'superfluousFeed(placeholder: "extra")',
    ),
)
SHUFFLED = [add(2, 3), X, multiply(1, 1), multiply(4, 1), Y]
BOTH = Dictionary(x=3.0, y=2.0)
run.case("x·x + y·x, and y·x", SHUFFLED, [0, 3], BOTH)
run.case("results in the order asked for", QUADRATIC, [6, 1, 3], Dictionary(x=5.0))
run.case("one result twice", SHUFFLED, [2, 2], Dictionary(x=3.0))
run.case("only what is needed is fed", SHUFFLED, [2], Dictionary(x=-4.0))
run.case("a placeholder itself", SHUFFLED, [4], Dictionary(y=7.0))
run.case("a constant needs no feed", QUADRATIC, [5], Dictionary())
run.case("a name twice", [multiply(1, 2), X, placeholder("x")], [0], Dictionary(x=6.0))
run.case("deep and unordered", [sin(1), subtract(2, 3), exp(4), log(5), X, Y], [0, 1],
         Dictionary(x=0.5, y=2.5))
run.case("an unneeded node would give NaN", [X, log(0), exp(0)], [2], Dictionary(x=-1.0), weight=1)
run.case("an unneeded circle", [X, add(1, 2), sin(1), exp(0)], [3], Dictionary(x=0.25), weight=1)
run.case("nothing asked for", QUADRATIC, [], Dictionary(), weight=1)
run.case("nothing asked for, but something fed", QUADRATIC, [], Dictionary(x=1.0), weight=1)
run.case("no value for y", SHUFFLED, [0], Dictionary(x=3.0))
run.case("no value for x", SHUFFLED, [0], Dictionary(y=3.0))
run.case("no values: the first in the order is named",
         [multiply(1, 2), placeholder("rate"), X], [0], Dictionary())
run.case("no values: the order counts, not the alphabet",
         [multiply(1, 2), X, placeholder("rate")], [0], Dictionary(), weight=1)
run.case("a feed that this run does not need", SHUFFLED, [2], BOTH)
run.case("a feed for no placeholder", SHUFFLED, [0], Dictionary(x=3.0, y=2.0, extra=1.0))
run.case("two superfluous feeds: the first name", SHUFFLED, [2],
         Dictionary(y=2.0, x=3.0, extra=1.0), weight=1)
run.case("one missing, one superfluous", SHUFFLED, [2], Dictionary(y=2.0), weight=1)
run.case("a circle", [add(1, 2), sin(0), X], [0], Dictionary(x=1.0), weight=1)
run.case("a target that is not there", QUADRATIC, [9], Dictionary(x=1.0), weight=1)


def computed(graph, order, feeds):
    values = {}
    for index in order:
        node, kind = graph[index], word(graph[index])
        if kind == "placeholder":
            values[index] = feeds[node[0]]
        elif kind == "constant":
            values[index] = node[0]
        else:
            values[index] = FUNCTIONS[kind](node, *(values[i] for i in inputs(node)))
    return values


@run.reference
def in_order(graph, targets, feeds):
    values = computed(graph, depth_first(graph, targets), feeds)
    return [values[target] for target in targets]


@run.accepts
def by_substitution(graph, targets, feeds):
    def value(index):
        node, kind = graph[index], word(graph[index])
        if kind == "placeholder":
            return feeds[node[0]]
        if kind == "constant":
            return node[0]
        return FUNCTIONS[kind](node, *(value(i) for i in inputs(node)))

    return [value(target) for target in targets]


@run.accepts
def by_torch(graph, targets, feeds):
    order = depth_first(graph, targets)
    place = {index: at for at, index in enumerate(order)}
    moved = [
        type(graph[i])(graph[i].name, *(
            [place[j] for j in inputs(graph[i])] if len(inputs(graph[i])) == len(graph[i])
            else [place[j] for j in inputs(graph[i])] + list(graph[i][len(inputs(graph[i])):])
        )) for i in order
    ]
    values = torch_values(moved, feeds)
    return [values[place[target]].item() for target in targets]


def without_superfluous(graph, targets, feeds):
    require_acyclic(graph, targets)
    for name in asked_for(graph, targets):
        if name not in feeds:
            raise missing(name)
    return in_order(graph, targets, feeds)


def every_placeholder_fed(graph, targets, feeds):
    require_acyclic(graph, targets)
    for node in graph:
        if word(node) == "placeholder" and node[0] not in feeds:
            raise missing(node[0])
    names = [node[0] for node in graph if word(node) == "placeholder"]
    for name in sorted(feeds):
        if name not in names:
            raise superfluous(name)
    return in_order(graph, targets, feeds)


def unknown_names_only(graph, targets, feeds):
    require_acyclic(graph, targets)
    for name in asked_for(graph, targets):
        if name not in feeds:
            raise missing(name)
    names = {node[0] for node in graph if word(node) == "placeholder"}
    for name in sorted(feeds):
        if name not in names:
            raise superfluous(name)
    return in_order(graph, targets, feeds)


def superfluous_first(graph, targets, feeds):
    require_acyclic(graph, targets)
    names = asked_for(graph, targets)
    for name in sorted(feeds):
        if name not in names:
            raise superfluous(name)
    for name in names:
        if name not in feeds:
            raise missing(name)
    return in_order(graph, targets, feeds)


def missing_is_zero(graph, targets, feeds):
    require_acyclic(graph, targets)
    names = asked_for(graph, targets)
    for name in sorted(feeds):
        if name in names or all(one in feeds for one in names):
            continue
        raise superfluous(name)
    if all(one in feeds for one in names):
        require_feeds(graph, targets, feeds)
    return in_order(graph, targets, {name: 0.0 for name in names} | feeds)


def named(pick):
    """Another of the missing placeholders is named."""

    def throwing(graph, targets, feeds):
        require_acyclic(graph, targets)
        absent = [name for name in asked_for(graph, targets) if name not in feeds]
        if absent:
            raise missing(pick(absent))
        require_feeds(graph, targets, feeds)
        return in_order(graph, targets, feeds)

    return throwing


def key_not_found(graph, targets, feeds):
    try:
        require_feeds(graph, targets, feeds)
    except LabError as error:
        raise LabError("keyNotFound") if error.code.startswith("missing") else error
    return in_order(graph, targets, feeds)


for name, sentence, hint, wrote in [
    ("all-values",
     "You returned the values of all nodes that were computed. Return those of the targets.", 2,
     lambda graph, targets, feeds: list(
         computed(graph, depth_first(graph, targets), feeds).values())),
    ("in-the-order-of-computing",
     "Your values stand in the order in which they were computed. Return them as the targets are "
     "given.", 2,
     lambda graph, targets, feeds: [
         value for index, value in computed(graph, depth_first(graph, targets), feeds).items()
         if index in targets]),
    ("sorted-targets", "Your values stand in the order of the nodes. Return them as the targets are "
     "given.", 2, lambda graph, targets, feeds: in_order(graph, sorted(targets), feeds)),
    ("first-target-only", "You returned the value of the first target alone.", 2,
     lambda graph, targets, feeds: in_order(graph, targets[:1], feeds)),
    ("twice-is-once", "A target that is asked for twice has its value in the result twice.", 2,
     lambda graph, targets, feeds: in_order(graph, list(dict.fromkeys(targets)), feeds)),
]:
    run.mistake(name, sentence, hint=hint, wrote=wrote)
for name, sentence, hint, wrote in [
    ("every-placeholder-fed",
     "You look at the feeds of all placeholders. A run needs those alone that its targets lead to, "
     "and takes no others.", 3, every_placeholder_fed),
    ("superfluous-ignored",
     "You took feeds that the run does not need. Throw LabError.superfluousFeed with the name.", 3,
     without_superfluous),
    ("unknown-names-only",
     "You took a feed for a placeholder that this run does not need. Throw "
     "LabError.superfluousFeed with its name.", 3, unknown_names_only),
    ("superfluous-first",
     "Where one feed is missing and another superfluous, the missing one is to be named.", 4,
     superfluous_first),
    ("missing-is-zero",
     "A placeholder without a feed became 0. Throw LabError.missingFeed with its name.", 3,
     missing_is_zero),
    ("last-missing-named",
     "Where several feeds are missing, name the placeholder that comes first in the order of 11.2.",
     4, named(lambda absent: absent[-1])),
    ("missing-by-the-alphabet",
     "Of several missing feeds you named the first in the alphabet. Name the placeholder that comes "
     "first in the order of 11.2.", 4, named(min)),
    ("nothing-asked-for-nothing-checked",
     "Where nothing is asked for you did not look at the feeds. Each of them is superfluous then.",
     3, lambda graph, targets, feeds: checked(graph, targets, feeds) if targets else []),
    ("missing-without-a-name",
     "For a missing feed you threw LabError.keyNotFound. Throw LabError.missingFeed, which names "
     "the placeholder.", 3, key_not_found),
]:
    run.mistake(name, sentence, hint=hint, guarded=False, wrote=wrote)


def lacks_feed(graph, targets, feeds):
    try:
        require_acyclic(graph, targets)
    except LabError:
        return False
    return any(name not in feeds for name in asked_for(graph, targets))


def checked(graph, targets, feeds):
    require_feeds(graph, targets, feeds)
    return in_order(graph, targets, feeds)


run.mistake(
    "missing-feed-stops",
    "Where a feed is missing your code stops. Throw LabError.missingFeed with the name.",
    hint=3, guarded=False, wrote=stopping(lacks_feed, Crash(), checked))


def computed_as_they_stand(graph, targets, feeds):
    """Node after node of those that are needed, in the order of the array."""
    try:
        values = computed(graph, sorted(needed(graph, targets)), feeds)
    except KeyError as fault:
        raise Crash from fault
    return [values[target] for target in targets]


run.mistake(
    "as-they-stand",
    "You computed the nodes as they stand; here inputs may come later. Compute them in the order "
    "of 11.2.",
    hint=1, wrote=computed_as_they_stand)


def all_nodes_computed(graph, targets, feeds):
    try:
        require_acyclic(graph, range(len(graph)))
    except LabError:
        raise
    return every_placeholder_fed(graph, targets, feeds)


run.mistake(
    "whole-graph-ordered",
    "You ran the whole graph. Compute only what the targets lead to: the rest needs no feeds, and "
    "may even hold a circle.",
    hint=2, guarded=False, wrote=all_nodes_computed)
