"""Exercise 12.8: hidden units that no training can part."""

import numpy as np

from framework import NAN, Compound, Crash, Exercise, Tolerance, library
from framework.wrong import stopping

from .checks import require


def network(hidden_weights, hidden_biases, output_weights, output_biases):
    return Compound(
        "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)",
        *(np.array(values, dtype=float) for values in (
            hidden_weights, hidden_biases, output_weights, output_biases)))


def fits(net):
    weights, biases, outgoing, ends = net
    return (
        (weights.ndim, biases.ndim, outgoing.ndim, ends.ndim) == (2, 1, 2, 1)
        and len(biases) == len(weights) == outgoing.shape[1]
        and len(ends) == len(outgoing)
    )


def require_network(net):
    require(fits(net), "shapeMismatch")


symmetric_units = Exercise(
    "12.8",
    source=f"{library(np, 'numpy.unique')} over the units' parameters",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_network,
    errors=("shapeMismatch",),
)
symmetric_units.case("three units, two of them twins", network(
    [[0.5, -1.0], [0.5, -1.0], [0.5, -1.0]], [0.25, 0.25, 0.25], [[1.5, -2.0, 1.5]], [0.0]))
symmetric_units.case("all alike: a constant start", network(
    np.full((4, 2), 0.5), np.zeros(4), np.full((2, 4), 0.5), [0.0, 0.0]))
symmetric_units.case("no two alike", network(
    [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], [0.0, 0.0, 0.0], [[0.7, -0.8, 0.9]], [0.1]))
symmetric_units.case("two groups, interleaved", network(
    [[1.0], [2.0], [1.0], [2.0], [3.0], [1.0]], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [[2.0, 4.0, 2.0, 4.0, 2.0, 2.0], [1.0, 3.0, 1.0, 3.0, 1.0, 1.0]], [0.0, 1.0]))
symmetric_units.case("a group of two before one of three", network(
    [[1.0], [1.0], [2.0], [2.0], [2.0]], np.zeros(5), [[3.0, 3.0, 1.5, 1.5, 1.5]], [0.0]), weight=1)
symmetric_units.case("the incoming weights alike, the biases not", network(
    [[0.5, -1.0], [0.5, -1.0]], [0.25, -0.25], [[1.5, 1.5]], [0.0]))
symmetric_units.case("all alike but one outgoing weight of three", network(
    [[0.5], [0.5]], [0.25, 0.25], [[1.0, 1.0], [2.0, 2.0], [3.0, -3.0]], [0.0, 0.0, 0.0]))
symmetric_units.case("the outgoing weights alike, the incoming ones not", network(
    [[0.5, 1.0], [0.5, 2.0], [2.0, 1.0]], [0.0, 0.0, 0.0], [[1.5, 1.5, 1.5]], [0.0]))
symmetric_units.case("the twins of the last unit are not its neighbours", network(
    [[0.3, 0.1], [0.7, 0.2], [0.9, 0.4], [0.7, 0.2]], [0.0, 0.1, 0.0, 0.1],
    [[1.0, 2.0, 1.0, 2.0]], [0.5]))
symmetric_units.case("mirrored units are no twins", network(
    [[0.5, -1.0], [-0.5, 1.0]], [0.25, -0.25], [[1.5, -1.5]], [0.0], ), weight=1)
symmetric_units.case("nearly alike: they part in time", network(
    [[0.5, 1.0], [0.5, 1.0000000001]], [0.0, 0.0], [[1.0, 1.0]], [0.0]), weight=1)
symmetric_units.case("the same numbers in another order", network(
    [[0.5, 1.0], [1.0, 0.5]], [0.0, 0.0], [[1.0, 1.0]], [0.0]), weight=1)
symmetric_units.case("0 and −0", network(
    [[0.0, 1.0], [-0.0, 1.0]], [0.0, -0.0], [[1.0, 1.0]], [0.0]), weight=1)
symmetric_units.case("NaN equals nothing", network(
    [[NAN, 1.0], [NAN, 1.0]], [0.0, 0.0], [[1.0, 1.0]], [0.0]), weight=1)
symmetric_units.case("one unit", network([[1.0, 2.0]], [0.0], [[1.0]], [0.0]), weight=1)
symmetric_units.case("no units", network(
    np.zeros((0, 2)), [], np.zeros((1, 0)), [0.0]), weight=1)
symmetric_units.case("a bias too few", network(
    [[1.0, 2.0], [1.0, 2.0]], [0.0], [[1.0, 1.0]], [0.0]), weight=1)
symmetric_units.case("an outgoing weight too few", network(
    [[1.0, 2.0], [1.0, 2.0]], [0.0, 0.0], [[1.0]], [0.0]), weight=1)
symmetric_units.case("an output's bias too many", network(
    [[1.0, 2.0], [1.0, 2.0]], [0.0, 0.0], [[1.0, 1.0]], [0.0, 0.0]), weight=1)
symmetric_units.case("hidden weights of rank 1", network(
    [1.0, 2.0], [0.0, 0.0], [[1.0, 1.0]], [0.0]), weight=1)


@symmetric_units.reference
def by_numpy(net):
    weights, biases, outgoing, _ = net
    units = np.concatenate([weights, biases[:, None], outgoing.T], axis=1) + 0.0
    kinds = np.unique(units, axis=0, return_inverse=True)[1].ravel() if len(units) else []
    found = [np.flatnonzero(kinds == kind).tolist() for kind in dict.fromkeys(kinds)]
    return [group for group in found if len(group) > 1 and not np.isnan(units[group]).any()]


def grouping(net, are_twins, keep=lambda group: len(group) > 1):
    groups = []
    for unit in range(len(net[0])):
        for group in groups:
            if are_twins(group[0], unit):
                group.append(unit)
                break
        else:
            groups.append([unit])
    return [group for group in groups if keep(group)]


def by(compare, **options):
    """The groups of units that `compare` takes for twins, given the arrays of both."""

    def function(net):
        weights, biases, outgoing, _ = net
        return grouping(net, lambda i, j: compare(
            (weights[i], weights[j]), (biases[i], biases[j]), (outgoing[:, i], outgoing[:, j])
        ), **options)

    return function


def same(pair):
    return bool(np.all(pair[0] == pair[1]))


def twins(*pairs):
    return all(map(same, pairs))


pairwise = symmetric_units.accepts(by(twins))


@symmetric_units.accepts
def by_the_twins_of_each(net):
    weights, biases, outgoing, _ = net
    twins = [
        [j for j in range(len(biases)) if biases[i] == biases[j]
         and weights[i].tolist() == weights[j].tolist()
         and outgoing.T[i].tolist() == outgoing.T[j].tolist()] for i in range(len(biases))]
    return [group for i, group in enumerate(twins) if len(group) > 1 and group[0] == i]


for id, sentence, hint, compare in [
    ("outgoing-not-compared",
     "You did not compare the outgoing weights. Where they differ, so do the gradients, and the units "
     "part at once.",
     1, lambda weights, biases, outgoing: twins(weights, biases)),
    ("bias-not-compared",
     "You did not compare the biases. Units with different biases have different outputs.",
     1, lambda weights, biases, outgoing: twins(weights, outgoing)),
    ("incoming-alone",
     "You compared the incoming weights alone. The bias and the outgoing weights must agree too.",
     1, lambda weights, biases, outgoing: twins(weights)),
    ("outgoing-alone",
     "You compared the outgoing weights alone. The incoming ones and the bias must agree too.",
     1, lambda weights, biases, outgoing: twins(outgoing)),
    ("biases-alone",
     "You compared the biases alone. The incoming and the outgoing weights must agree too.",
     1, lambda weights, biases, outgoing: twins(biases)),
    ("incoming-not-compared",
     "You did not compare the incoming weights.",
     1, lambda weights, biases, outgoing: twins(biases, outgoing)),
    ("or-for-and",
     "One agreement was enough for you. Incoming weights, bias and outgoing weights must all agree.",
     1, lambda *pairs: any(map(same, pairs))),
    ("nearly",
     "You took units for twins that are only nearly alike. They part in time: compare exactly.",
     2, lambda *pairs: all(np.allclose(*pair, rtol=1e-6, atol=1e-9) for pair in pairs)),
    ("first-outgoing-only",
     "You compared one outgoing weight only. A unit has one for each output.",
     2, lambda weights, biases, outgoing: twins(weights, biases)
     and bool(np.all(outgoing[0][:1] == outgoing[1][:1]))),
    ("sums",
     "You compared sums of weights. The same numbers in another order are another unit.",
     2, lambda *pairs: all(bool(np.sum(pair[0]) == np.sum(pair[1])) for pair in pairs)),
    ("mirrored",
     "You took mirrored units for twins. Their weights have opposite signs, and so have their outputs.",
     1, lambda *pairs: all(bool(np.all(np.abs(pair[0]) == np.abs(pair[1]))) for pair in pairs)),
    ("nan-equals-nan",
     "You took NaN for equal to NaN. Compare the numbers themselves.",
     2, lambda *pairs: all(np.array_equal(*pair, equal_nan=True) for pair in pairs)),
    ("bits",
     "You took 0 and −0 for different. Compare the numbers, not their texts or bits.",
     2, lambda *pairs: all(same(pair) and bool(np.all(np.signbit(pair[0]) == np.signbit(pair[1])))
                           for pair in pairs)),
    ("texts",
     "You compared texts or bits: 0 and −0 are the same number, NaN is not equal to itself.",
     2, lambda *pairs: all(np.array_equal(*pair, equal_nan=True)
                           and bool(np.all(np.signbit(pair[0]) == np.signbit(pair[1])))
                           for pair in pairs)),
]:
    symmetric_units.mistake(id, sentence, hint=hint, wrote=by(compare))


def changed(change):
    return lambda net: change(pairwise(net))


symmetric_units.mistake(
    "lonely-units",
    "Your groups of one are not asked for. Leave out the units without a twin.",
    hint=3, wrote=by(twins, keep=lambda group: True))
symmetric_units.mistake(
    "pairs",
    "You returned every pair of twins. Put all the twins of a unit into one group.",
    hint=3, wrote=lambda net: [
        [i, j] for group in pairwise(net) for place, i in enumerate(group)
        for j in group[place + 1 :]])
symmetric_units.mistake(
    "chains",
    "You returned each twin with the next one. Put all the twins of a unit into one group.",
    hint=3, wrote=changed(lambda groups: [
        [i, j] for group in groups for i, j in zip(group, group[1:])]))
symmetric_units.mistake(
    "from-every-unit",
    "Your groups come several times, once from each of their units on. Every unit belongs to one group.",
    hint=3, wrote=changed(lambda groups: sorted(
        group[start:] for group in groups for start in range(len(group) - 1))))
symmetric_units.mistake(
    "group-for-every-unit",
    "Your groups come several times, once for each of their units. Every unit belongs to one group.",
    hint=3, wrote=changed(lambda groups: [
        group for unit in range(6) for group in groups if unit in group]))
symmetric_units.mistake(
    "without-the-first",
    "The first unit of each group is missing: it is its own twins' twin.",
    hint=3, wrote=changed(lambda groups: [group[1:] for group in groups]))
symmetric_units.mistake(
    "first-group-only",
    "You returned one group. There may be several.",
    hint=3, wrote=changed(lambda groups: groups[:1]))
symmetric_units.mistake(
    "one-list",
    "You put all units with a twin into one group. Those of each kind are a group of their own.",
    hint=3, wrote=changed(lambda groups: [sorted(sum(groups, []))] if groups else []))
symmetric_units.mistake(
    "neighbours-only",
    "You compared neighbours only. Twins may stand anywhere.",
    hint=3, wrote=lambda net: neighbours(net))


def neighbours(net):
    weights, biases, outgoing, _ = net
    groups = []
    for unit in range(len(weights)):
        last = groups[-1][-1] if groups else None
        if last is not None and twins((weights[last], weights[unit]), (biases[last], biases[unit]),
                                      (outgoing[:, last], outgoing[:, unit])):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [group for group in groups if len(group) > 1]


symmetric_units.mistake(
    "counted-from-1",
    "Your units are counted from 1. Indices begin at 0.",
    hint=3, wrote=changed(lambda groups: [[unit + 1 for unit in group] for group in groups]))
symmetric_units.mistake(
    "inputs-for-units",
    "You compared the columns of the hidden weights: those are inputs. A unit is a row.",
    hint=2, wrote=lambda net: columns(net))


def columns(net):
    weights, biases, outgoing, _ = net
    if weights.shape[1] > min(len(biases), outgoing.shape[1]):
        raise Crash
    return grouping([weights.T], lambda i, j: twins(
        (weights[:, i], weights[:, j]), (biases[i], biases[j]), (outgoing[:, i], outgoing[:, j])))


symmetric_units.mistake(
    "shapes-unchecked",
    "Shapes that do not fit together stop your code, or are compared as far as they go. Throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda net: unchecked(net))
symmetric_units.mistake(
    "output-biases-unchecked",
    "You did not ask for one bias of each output. Throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda net: pairwise(net) if len(net[3]) != len(net[2]) and fits(
        [*net[:3], np.zeros(len(net[2]))]) else (require_network(net), pairwise(net))[1])


def unchecked(net):
    if not fits([*net[:3], np.zeros(len(net[2]))]):
        raise Crash
    return pairwise(net)
