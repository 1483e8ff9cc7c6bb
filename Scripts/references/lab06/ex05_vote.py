"""Exercise 6.5: the majority vote."""

from collections import Counter

from framework import Crash, Exercise, LabError, Tolerance, cpython
from framework.wrong import stopping

from .exact import voted


def require_labels(labels):
    if not labels:
        raise LabError("emptyInput")


vote = Exercise(
    "6.5",
    source=cpython("collections.Counter.most_common")
    + " (equal counts in the order of first appearance)",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_labels,
    errors=("emptyInput",),
)
vote.case("three of five", [2, 1, 2, 0, 2])
vote.case("a tie of two: the nearest decides", [3, 1, 1, 3])
vote.case("a tie, the nearest has the smaller class", [1, 3, 3, 1])
vote.case("the nearest of all is not among the tied", [4, 0, 2, 2, 0])
vote.case("the nearest of all is not among the tied, the smaller is nearer", [4, 2, 0, 0, 2])
vote.case("a tie of three", [5, 2, 9])
vote.case("a tie of three, falling", [9, 5, 2])
vote.case("two against two against one", [7, 6, 8, 8, 6])
vote.case("the majority is far", [0, 1, 1])
vote.case("the first one to reach two is not the nearest", [1, 2, 2, 1, 0])
vote.case("more than one tie on the way", [6, 3, 3, 6, 6, 3])
vote.case("most, but less than half", [2, 0, 0, 1, 3])
vote.case("all the same", [4, 4, 4], weight=1)
vote.case("one neighbour", [8], weight=1)
vote.case("classes need not be small", [1000, -2, -2], weight=1)
vote.case("twenty-five neighbours", [index * 7 % 5 for index in range(25)], weight=1)
vote.case("no neighbours", [], weight=1)


@vote.reference
def counter_vote(labels):
    return voted(labels)


@vote.accepts
def largest_count_first_place(labels):
    return max(labels, key=lambda label: (labels.count(label), -labels.index(label)))


@vote.accepts
def first_with_the_most(labels):
    most = max(labels.count(label) for label in labels)
    return next(label for label in labels if labels.count(label) == most)


def tied(labels):
    counts = Counter(labels)
    most = max(counts.values())
    return [label for label in counts if counts[label] == most]


vote.mistake(
    "smallest-class",
    "On a tie your smallest class wins. Here the class whose first neighbour is nearest wins.",
    hint=2, wrote=lambda labels: min(tied(labels)))
vote.mistake(
    "largest-class",
    "On a tie your largest class wins. Here the class whose first neighbour is nearest wins.",
    hint=2, wrote=lambda labels: max(tied(labels)))
vote.mistake(
    "nearest-only",
    "Your result is the class of the nearest neighbour. Count all of them first; the nearest "
    "decides only between equals.",
    hint=1, wrote=lambda labels: labels[0])
vote.mistake(
    "nearest-on-any-tie",
    "On a tie you take the class of the nearest of all, even if it is not among the tied. Choose "
    "among the classes with the most votes.",
    hint=3, wrote=lambda labels: (
        tied(labels)[0] if len(tied(labels)) == 1 else labels[0]
    ))


@vote.mistake(
    "first-to-reach",
    "On a tie the class wins that reaches its count first. What counts is whose first neighbour "
    "is nearest: count all, then choose.",
    hint=3,
)
def _(labels):
    counts, best = Counter(), labels[0]
    for label in labels:
        counts[label] += 1
        if counts[label] > counts[best]:
            best = label
    return best


vote.mistake(
    "last-of-the-tied",
    "On a tie the class wins whose first neighbour is farthest. It is the other way round: `>`, "
    "not `>=`.",
    hint=3, wrote=lambda labels: tied(labels)[-1])


@vote.mistake(
    "last-to-appear",
    "On a tie the class of the farthest neighbour wins. Go through the labels from the front.",
    hint=3,
)
def _(labels):
    return next(label for label in reversed(labels) if label in tied(labels))


vote.mistake(
    "counts-returned",
    "You returned how many votes the winner has. Return the class itself.",
    hint=2, wrote=lambda labels: max(Counter(labels).values()))
vote.mistake(
    "fewest-votes",
    "Your winner has the fewest votes. Look for the largest count.",
    hint=2, wrote=lambda labels: min(
        dict.fromkeys(labels), key=lambda label: labels.count(label)
    ))
vote.mistake(
    "middle-class",
    "You took the middle of the sorted classes. Classes are names, not sizes: count them.",
    hint=1, wrote=lambda labels: sorted(labels)[len(labels) // 2])
vote.mistake(
    "mean-of-classes",
    "You averaged the class numbers. A class is a name: between 0 and 2 there is no 1. Count the "
    "votes.",
    hint=1, wrote=lambda labels: int(sum(labels) / len(labels)))
vote.mistake(
    "more-than-half",
    "Without more than half of the votes your nearest neighbour wins. The most votes are enough.",
    hint=2, wrote=lambda labels: next(
        (label for label in labels if 2 * labels.count(label) > len(labels)), labels[0]
    ))
vote.mistake(
    "classes-as-indices",
    "A negative class stops your code. Classes are any whole numbers: count them in a dictionary.",
    hint=2, wrote=stopping(lambda labels: min(labels) < 0, Crash(), counter_vote))
vote.mistake(
    "empty-stops",
    "Without neighbours your code stops. Throw LabError.emptyInput first.",
    hint=3, guarded=False,
    wrote=lambda labels: voted(labels) if labels else crash())
vote.mistake(
    "empty-gives-a-class",
    "Without neighbours you returned a class. There is no vote: throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=lambda labels: voted(labels) if labels else 0)


def crash():
    raise Crash
