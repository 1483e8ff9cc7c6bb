"""Exercise 6.4: the indices of the k smallest distances."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .exact import ordered


def others(distances, itself):
    return [index for index in range(len(distances)) if index != itself]


def require_distances(k, distances, itself):
    if not distances:
        raise LabError("emptyInput")
    if any(map(math.isnan, distances)):
        raise LabError("notFinite")
    if itself is not None and not 0 <= itself < len(distances):
        raise LabError("indexOutOfRange")


def require_k(k, distances, itself):
    require_distances(k, distances, itself)
    if not 1 <= k <= len(others(distances, itself)):
        raise LabError("invalidParameter")


nearest = Exercise(
    "6.4",
    source=library(np, "numpy.argsort") + " with kind=\"stable\"",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_k,
    errors=("emptyInput", "invalidParameter", "notFinite", "indexOutOfRange"),
)
nearest.case("two at the same distance", 3, [4.0, 1.5, 3.0, 0.5, 3.0], None)
nearest.case("one neighbour", 1, [4.0, 1.5, 3.0, 0.5, 3.0], None)
nearest.case("the point itself is in the row", 2, [2.0, 5.0, 0.0, 1.0], 2)
nearest.case("an exact copy of the point counts", 2, [0.0, 2.5, 0.0, 1.0], 2)
nearest.case("two copies, the point itself first", 2, [0.0, 3.0, 0.0, 0.0], 0)
nearest.case("a query that lies on a training point", 2, [3.0, 0.0, 1.0, 2.0], None)
nearest.case("the point itself is the last", 3, [2.0, 9.0, 1.0, 4.0, 0.0], 4)
nearest.case("the point itself is not the nearest", 2, [0.5, 3.0, 2.0, 1.0, 2.0], 3)
nearest.case("less than 1 apart", 2, [0.9, 0.1, 0.6, 0.3], None, weight=1)
nearest.case("all the same", 3, [2.0, 2.0, 2.0, 2.0, 2.0], None)
nearest.case("ties across the border", 2, [5.0, 1.0, 3.0, 3.0, 3.0], None)
nearest.case("all of them, farthest last", 5, [9.0, 7.0, 8.0, 1.0, 3.0], None)
nearest.case("all others", 4, [9.0, 7.0, 8.0, 0.0, 3.0], 3, weight=1)
nearest.case(
    "forty distances, many ties", 12, [float(index * 17 % 7) for index in range(40)], None
)
nearest.case("infinitely far", 2, [INFINITY, 3.0, INFINITY], None, weight=1)
nearest.case("one distance", 1, [2.5], None, weight=1)
nearest.case("more than there are", 4, [1.0, 2.0, 3.0], None, weight=1)
nearest.case("more than there are others", 3, [0.0, 2.0, 3.0], 0, weight=1)
nearest.case("none asked for", 0, [1.0, 2.0], None, weight=1)
nearest.case("a negative number", -1, [1.0, 2.0], None, weight=1)
nearest.case("an unknown distance", 1, [1.0, NAN, 2.0], None, weight=1)
nearest.case("no such point", 1, [1.0, 2.0], 2, weight=1)
nearest.case("no point before the first", 1, [1.0, 2.0], -1, weight=1)
nearest.case("no distances", 1, [], None, weight=1)


def taken(k, distances, itself, order):
    return [index for index in order(distances) if index != itself][:k]


@nearest.reference
def numpy_nearest(k, distances, itself):
    order = np.argsort(distances, kind="stable").tolist()
    return [index for index in order if index != itself][:k]


@nearest.accepts
def sorted_pairs(k, distances, itself):
    pairs = sorted((distances[index], index) for index in others(distances, itself))
    return [index for _, index in pairs[:k]]


@nearest.accepts
def smallest_again_and_again(k, distances, itself):
    left, found = others(distances, itself), []
    for _ in range(k):
        best = min(left, key=lambda index: distances[index])
        left.remove(best)
        found.append(best)
    return found


nearest.mistake(
    "includes-itself",
    "The point itself is among your neighbours. It lies at distance 0 from itself and would "
    "always win: leave out the index `itself`.",
    hint=2, wrote=lambda k, distances, itself: ordered(distances)[:k])
nearest.mistake(
    "drops-the-first",
    "You dropped the nearest and took it for the point itself. An exact copy is as near: leave "
    "out the index, not the first place.",
    hint=2, wrote=lambda k, distances, itself: (
        ordered(distances)[:k] if itself is None else ordered(distances)[1 : k + 1]
    ))
nearest.mistake(
    "always-drops-the-first",
    "The nearest is always missing. Only where `itself` is given is there anything to leave out.",
    hint=2, wrote=lambda k, distances, itself: ordered(distances)[1 : k + 1])
nearest.mistake(
    "drops-copies",
    "You left out everything at distance 0. A copy of the point is a neighbour like any other.",
    hint=2, wrote=lambda k, distances, itself: [
        index for index in ordered(distances) if itself is None or distances[index] != 0
    ][:k])
nearest.mistake(
    "indices-shifted",
    "Indices after the point itself are one too small. You removed its distance from the list, "
    "and all later ones moved.",
    hint=3, wrote=lambda k, distances, itself: ordered(
        [distances[index] for index in others(distances, itself)]
    )[:k])
nearest.mistake(
    "larger-index-first",
    "On ties your larger index comes first. Of equal distances the smaller index comes first.",
    hint=3, wrote=lambda k, distances, itself: taken(
        k, distances, itself,
        lambda d: sorted(range(len(d)), key=lambda index: (d[index], -index))
    ))
nearest.mistake(
    "farthest-first",
    "Your list begins with the farthest. Sort by rising distance.",
    hint=1, wrote=lambda k, distances, itself: taken(
        k, distances, itself, lambda d: sorted(range(len(d)), key=lambda index: -d[index])
    ))
nearest.mistake(
    "nearest-last",
    "The right neighbours, but the nearest comes last. Begin with the nearest.",
    hint=1, wrote=lambda k, distances, itself: numpy_nearest(k, distances, itself)[::-1])
nearest.mistake(
    "ordered-by-index",
    "The right neighbours, but in the order of their indices. Keep them by distance, the nearest "
    "first.",
    hint=1, wrote=lambda k, distances, itself: sorted(numpy_nearest(k, distances, itself)))
nearest.mistake(
    "one-too-many",
    "Your list has k + 1 entries. Stop after k.",
    hint=2, wrote=lambda k, distances, itself: taken(k + 1, distances, itself, ordered))
nearest.mistake(
    "range-one-too-long",
    "Your list has k + 1 entries, and stops where there are not so many: 0...k counts k too. Write "
    "prefix(k).",
    hint=2, wrote=stopping(
        lambda k, distances, itself: k >= len(others(distances, itself)), Crash(),
        lambda k, distances, itself: taken(k + 1, distances, itself, ordered),
    ))
nearest.mistake(
    "all-sorted",
    "You returned all indices, sorted. Only the first k are asked for.",
    hint=2, wrote=lambda k, distances, itself: taken(len(distances), distances, itself, ordered))
nearest.mistake(
    "first-with-that-distance",
    "An index occurs twice where distances are equal: a search for the distance finds the first "
    "every time. Sort the indices themselves.",
    hint=2, wrote=lambda k, distances, itself: [
        distances.index(distances[index]) for index in taken(k, distances, itself, ordered)
    ])
nearest.mistake(
    "ties-included",
    "You added all that are as near as the k-th. Exactly k are asked for; the smaller index "
    "decides.",
    hint=3, wrote=lambda k, distances, itself: [
        index for index in taken(len(distances), distances, itself, ordered)
        if distances[index] <= distances[numpy_nearest(k, distances, itself)[-1]]
    ])
nearest.mistake(
    "k-clipped",
    "With k larger than the number of candidates you return fewer. Say so instead: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_distances,
        lambda k, distances, itself: taken(max(k, 0), distances, itself, ordered),
    ))
nearest.mistake(
    "candidates-miscounted",
    "The point itself is no candidate: with it left out there are distances.count − 1. A larger k "
    "is LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_distances,
        stopping(
            lambda k, distances, itself: not 1 <= k <= len(distances),
            LabError("invalidParameter"),
            lambda k, distances, itself: taken(k, distances, itself, ordered),
        ),
    ))
nearest.mistake(
    "k-unchecked",
    "A k that does not fit stops your code. Check 1 ≤ k ≤ number of candidates and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        require_distances,
        stopping(
            lambda k, distances, itself: not 0 <= k <= len(others(distances, itself)), Crash(),
            numpy_nearest,
        ),
    ))


def require_all_but_finite(k, distances, itself):
    require_k(k, [0.0 if math.isnan(d) else d for d in distances], itself)


nearest.mistake(
    "nan-sorted",
    "An unknown distance is sorted like a number. NaN has no place in an order: throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_all_but_finite, numpy_nearest))


def require_but_itself(k, distances, itself):
    require_k(k, distances, None)


nearest.mistake(
    "itself-unchecked",
    "An index `itself` that does not exist is ignored. Throw LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=after(require_but_itself, numpy_nearest))
nearest.mistake(
    "infinity-refused",
    "An infinite distance is refused in your code. It is simply farther than all others; only NaN "
    "is an error.",
    hint=3, wrote=stopping(
        lambda k, distances, itself: INFINITY in distances, LabError("notFinite"), numpy_nearest
    ))
