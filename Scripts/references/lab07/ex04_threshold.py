"""Exercise 7.4: the best threshold of one feature."""

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .checks import require_values
from .growing import MARGIN, Cut, best_threshold, cuts, thresholds
from .impurity import (
    bits, counts_of, double_gain, gini, information_gain, natural, remaining,
)
from .tables import ROUNDED_TIE, ROUNDED_TIE_LABELS

EXACT = Tolerance(0.0, 0.0)

threshold = Exercise(
    "7.4",
    source="every threshold tried, gains by mpmath with 60 digits, agreeing with "
    f"{library(sklearn, 'sklearn.tree.DecisionTreeClassifier')}",
    points=15,
    # Three entropies of at most 2 bits, subtracted; thresholds are halves of sums of two.
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_values,
    errors=("emptyInput", "lengthMismatch", "invalidLabel", "notFinite", "invalidParameter"),
)
threshold.case("six rows", [1.0, 2.0, 3.0, 5.0, 6.0, 8.0], [0, 0, 1, 1, 1, 0], 1)
threshold.case("unsorted", [4.5, 1.25, 7.0, 3.0, 6.25, 2.5, 9.0], [1, 0, 1, 0, 1, 1, 0], 1)
threshold.case(
    "equal values of different classes",
    [1.0, 2.0, 2.0, 2.0, 3.5, 3.5, 5.0, 5.0, 6.0],
    [0, 0, 1, 0, 1, 0, 1, 1, 1],
    1,
)
threshold.case(
    "three classes",
    [1.5, 4.75, 1.25, 5.0, 6.5, 0.5, 4.5, 7.0, 6.0],
    [0, 1, 0, 1, 2, 0, 1, 2, 2],
    1,
)
threshold.case(
    "falling values and large gaps",
    [100.0, 40.0, 12.0, 3.0, 2.0, 1.0],
    [0, 1, 0, 1, 1, 1],
    1,
)
threshold.case(
    "one row alone is best",
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
    [0, 1, 1, 1, 0, 1, 1, 1],
    1,
)
threshold.case(
    "two rows on each side at least",
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
    [0, 1, 1, 1, 0, 1, 1, 1],
    2,
)
threshold.case("exactly two on the left", [1.0, 2.0, 4.0, 7.0, 9.0], [0, 0, 1, 1, 1], 2)
threshold.case("two rows of one value are two rows", [3.0, 1.0, 2.0, 3.0, 1.0], [1, 0, 1, 1, 0], 2)
threshold.case(
    "few rows right, four wanted",
    [8.0, 1.0, 2.0, 7.0, 4.0, 5.0, 3.0, 6.0, 9.0],
    [1, 0, 0, 1, 0, 0, 0, 0, 1],
    4,
)
threshold.case("ends alike: the lower of two", [1.0, 2.0, 3.0, 4.0], [0, 1, 1, 0], 1)
threshold.case("equal gains but for rounding", ROUNDED_TIE, ROUNDED_TIE_LABELS, 1)
threshold.case("negative values", [-3.5, -1.0, -7.25, -2.0, 0.5, -4.0], [0, 1, 0, 1, 1, 1], 1)
threshold.case("plus and minus 1000", [1000.0, -1000.0, 0.0, -999.0], [1, 0, 1, 0], 1, weight=1)
threshold.case("no gain anywhere", [1.0, 1.0, 2.0, 2.0], [0, 1, 0, 1], 1, weight=1)
threshold.case("all rows of one class", [3.0, 1.0, 2.0], [1, 1, 1], 1, weight=1)
threshold.case(
    "0.3 and 0.1 + 0.2",
    [0.1 + 0.2, 0.3],
    [1, 0],
    1,
    weight=1,
    tolerance=EXACT,
    why="any tolerance would take one of two neighbouring doubles for the other; the gain, 1 bit, "
    "is exact in every order of computing",
)
threshold.case("all values equal", [2.5, 2.5, 2.5], [0, 1, 0], 1, weight=1)
threshold.case("one row", [2.5], [0], 1, weight=1)
threshold.case("too few rows for two leaves", [1.0, 2.0, 3.0], [0, 1, 1], 2, weight=1)
threshold.case("no rows", [], [], 1, weight=1)
threshold.case("a label too few", [1.0, 2.0, 3.0], [0, 1], 1, weight=1)
threshold.case("a negative label", [1.0, 2.0, 3.0], [0, 1, -1], 1, weight=1)
threshold.case("a value that is NaN", [1.0, NAN, 3.0], [0, 1, 1], 1, weight=1)
threshold.case("a value that is infinite", [1.0, 2.0, -INFINITY], [0, 1, 1], 1, weight=1)
threshold.case("no row in a leaf", [1.0, 2.0, 3.0], [0, 1, 1], 0, weight=1)


@threshold.reference
def every_threshold(values, labels, minimum):
    return best_threshold(values, labels, minimum)


@threshold.accepts
def one_pass(values, labels, minimum):
    """Sorted once; one row after the other changes sides."""
    rows = sorted(zip(values, labels))
    best = None
    for index in range(1, len(rows)):
        (low, _), (high, _) = rows[index - 1 : index + 1]
        if low == high or min(index, len(rows) - index) < minimum:
            continue
        left, right = [l for _, l in rows[:index]], [l for _, l in rows[index:]]
        bits = float(information_gain(left, right))
        if best is None or bits > best["gain"] + MARGIN:
            middle = low + (high - low) / 2
            best = {"threshold": middle if middle < high else low, "gain": bits}
    return best


def stump(values, labels, minimum):
    """scikit-learn's tree of one split."""
    model = DecisionTreeClassifier(criterion="entropy", max_depth=1, min_samples_leaf=minimum)
    return model.fit(np.array(values).reshape(-1, 1), labels).tree_


@threshold.accepts
def scikit_learn(values, labels, minimum):
    """It works in single precision, and not at all on rows of one class.

    Between gains that are equal but for rounding its last digits decide; here the margin does.
    """
    if not np.array_equal(np.float32(values), values) or len(set(labels)) == 1:
        return best_threshold(values, labels, minimum)
    tree = stump(values, labels, minimum)
    if tree.node_count == 1:
        return None
    left, right = tree.weighted_n_node_samples[1:] / len(values)
    whole, *both = tree.impurity
    gain = rounded_gain(whole - left * both[0] - right * both[1])
    equal = (
        (cut.low + cut.high) / 2 for cut in cuts(values, labels, minimum)
        if abs(information_gain(cut.left, cut.right) - gain) < MARGIN
    )
    return {"threshold": min(tree.threshold[0], *equal), "gain": gain}


def rounded_gain(gain):
    return 0.0 if abs(gain) < MARGIN else gain


def in_given_order(values, labels, minimum):
    """Neighbours in the order of the rows, the sides by comparison all the same."""
    for one, other in zip(values, values[1:]):
        middle = (one + other) / 2
        left = [label for value, label in zip(values, labels) if value <= middle]
        right = [label for value, label in zip(values, labels) if value > middle]
        if min(len(left), len(right)) >= minimum:
            yield Cut(one, other, left, right)


def by_position(values, labels, minimum):
    """Sides by position in the sorted rows, also between equal values."""
    rows = sorted(zip(values, labels), key=lambda row: row[0])
    for index in range(minimum, len(rows) - minimum + 1):
        if 0 < index < len(rows):
            yield Cut(
                rows[index - 1][0], rows[index][0], [l for _, l in rows[:index]],
                [l for _, l in rows[index:]],
            )


def labels_left_behind(values, labels, minimum):
    """The values sorted, the labels in their old order."""
    return cuts(sorted(values), labels, minimum)


def of_different_values(values, labels, minimum):
    """`minimum` different values on each side, however many rows."""
    distinct = sorted(set(values))
    for cut in cuts(values, labels, 1):
        left = distinct.index(cut.low) + 1
        if min(left, len(distinct) - left) >= minimum:
            yield cut


def allowing(allowed):
    return thresholds(cuts=lambda *rows: cuts(*rows, allowed))


def unweighted(left, right):
    return bits(counts_of([*left, *right])) - bits(counts_of(left)) - bits(counts_of(right))


def all_left(values, labels, minimum):
    """Sides by comparison with the number halfway, even where that is the larger neighbour."""
    for cut in cuts(values, labels, minimum):
        middle = (cut.low + cut.high) / 2
        yield cut if middle < cut.high else Cut(cut.low, cut.high, [*cut.left, *cut.right], [])


def allowed_of_all_left(values, labels, minimum):
    for cut in all_left(values, labels, minimum):
        if min(len(cut.left), len(cut.right)) >= minimum:
            yield cut


def gain_or_nothing(left, right):
    return information_gain(left, right) if left and right else 0


def nil_if(condition):
    def function(values, labels, minimum):
        best = best_threshold(values, labels, minimum)
        return None if best and condition(labels, best) else best

    return function


threshold.mistake(
    "on-lower-value",
    "Your threshold is a value of the column, the largest that goes left. Take the number halfway "
    "to the next larger value.",
    hint=2, wrote=thresholds(place=lambda cut: cut.low))
threshold.mistake(
    "on-upper-value",
    "Your threshold is a value of the column, the smallest that should go right, but at most the "
    "threshold goes left. Cut halfway.",
    hint=2, wrote=thresholds(place=lambda cut: cut.high))
threshold.mistake(
    "not-sorted",
    "You cut between values that are neighbours in the rows as given. Neighbours are meant in "
    "size: sort the values first.",
    hint=2, wrote=thresholds(cuts=in_given_order, place=lambda cut: (cut.low + cut.high) / 2))
threshold.mistake(
    "labels-not-sorted",
    "You sorted the values and left the labels where they were, so that rows got labels of "
    "others. Sort the rows as pairs.",
    hint=3, wrote=thresholds(cuts=labels_left_behind))
threshold.mistake(
    "between-equal-values",
    "You also cut between rows of equal value. No threshold can part them: only where the "
    "neighbours differ is there a cut.",
    hint=3, wrote=thresholds(cuts=by_position))
threshold.mistake(
    "higher-on-ties",
    "When several thresholds gain the same you returned the highest. On a tie, this exercise asks "
    "for the lowest.",
    hint=3, wrote=thresholds(margin=-MARGIN))
threshold.mistake(
    "rounding-decides",
    "Two questions gain the same up to rounding, and you took the later. A later one must gain "
    "more by over 1e-12.",
    hint=3, wrote=thresholds(gain=double_gain, margin=0.0))
threshold.mistake(
    "unweighted",
    "You judged the cuts by the sides' entropies without their weights. A side counts as much as "
    "it has rows.",
    hint=2, wrote=thresholds(gain=unweighted))
threshold.mistake(
    "natural-logarithm",
    "Your threshold is right, but the gain is 0.69 of what it should be: it is not in bits. Take "
    "`log2`.",
    hint=1,
    wrote=thresholds(gain=lambda left, right: information_gain(left, right, natural)))
threshold.mistake(
    "gini",
    "You judged the cuts by the drop in Gini impurity. This exercise asks for the drop in entropy, "
    "in bits.",
    hint=1, wrote=thresholds(gain=lambda left, right: information_gain(left, right, gini)))
threshold.mistake(
    "remaining-as-gain",
    "Your threshold is right, but with it you return the entropy behind the cut. The gain is the "
    "entropy before minus that.",
    hint=2, wrote=thresholds(answer=remaining))
threshold.mistake(
    "smallest-gain",
    "Your threshold is the one that gains least. Little is left of the entropy behind the best "
    "cut, much is gained by it.",
    hint=2, wrote=thresholds(gain=lambda left, right: -information_gain(left, right),
                             answer=information_gain))
threshold.mistake(
    "minimum-ignored",
    "Your cut leaves fewer than `minimumLeafRows` rows on a side. Such thresholds are out, however "
    "much they gain.",
    hint=3, wrote=allowing(lambda left, right, minimum: True))
threshold.mistake(
    "minimum-exclusive",
    "You want more than `minimumLeafRows` rows on each side. Exactly as many are enough.",
    hint=3, wrote=allowing(lambda left, right, minimum: min(len(left), len(right)) > minimum))
threshold.mistake(
    "minimum-of-different-values",
    "You counted the different values on each side. `minimumLeafRows` counts rows, and rows of "
    "equal value are several.",
    hint=3, wrote=thresholds(cuts=of_different_values))
threshold.mistake(
    "minimum-left-only",
    "You looked at `minimumLeafRows` on the left only. The right side needs as many rows, too.",
    hint=3, wrote=allowing(lambda left, right, minimum: len(left) >= minimum))
threshold.mistake(
    "best-then-minimum",
    "Where the best cut leaves too few rows on a side you returned nil. Another threshold may be "
    "allowed: look for the best of those.",
    hint=3, wrote=lambda values, labels, minimum: best_threshold(values, labels, 1)
    if best_threshold(values, labels, 1) == best_threshold(values, labels, minimum) else None)
threshold.mistake(
    "nil-without-gain",
    "Where no threshold gains anything you returned nil. Return the lowest allowed one with the "
    "gain 0; nil means that there is none.",
    hint=3, wrote=nil_if(lambda labels, best: best["gain"] < MARGIN))
threshold.mistake(
    "nil-for-one-class",
    "For rows of one class you returned nil. There are thresholds; return the lowest allowed one "
    "with the gain 0.",
    hint=3, wrote=nil_if(lambda labels, best: len(set(labels)) == 1))
threshold.mistake(
    "rounded-up",
    "Between two neighbouring doubles your threshold is the upper one, which then goes left as "
    "well. Take the lower one there.",
    hint=3, wrote=thresholds(place=lambda cut: (cut.low + cut.high) / 2))
threshold.mistake(
    "all-left-and-skipped",
    "Halfway between two such close values rounds to the larger, and all rows went left. Use the "
    "smaller one then.",
    hint=3, wrote=thresholds(cuts=allowed_of_all_left))
threshold.mistake(
    "all-left-without-gain",
    "Halfway between two such close values rounds to the larger, and all rows went left: nothing "
    "is gained. Use the smaller one then.",
    hint=3, wrote=thresholds(
        cuts=all_left, place=lambda cut: (cut.low + cut.high) / 2, gain=gain_or_nothing))
threshold.mistake(
    "on-lower-value-between-equals",
    "Your threshold is a value of the column, and you also cut between rows of equal value. Cut "
    "only between different neighbours, halfway.",
    hint=3, wrote=thresholds(cuts=by_position, place=lambda cut: cut.low))
threshold.mistake(
    "value-without-cut",
    "Where nothing can be cut you returned a threshold. Return nil: all values are equal, or there "
    "are too few rows.",
    hint=3, wrote=lambda values, labels, minimum: best_threshold(values, labels, minimum)
    or {"threshold": min(values), "gain": 0.0})
threshold.mistake(
    "crashes-without-cut",
    "Where nothing can be cut your code stops. Return nil: all values are equal, or there are too "
    "few rows.",
    hint=3, wrote=stopping(
        lambda *rows: best_threshold(*rows) is None, Crash(), best_threshold))
threshold.mistake(
    "throws-without-cut",
    "Where nothing can be cut you threw an error. That is no mistake of the caller: return nil.",
    hint=3, wrote=stopping(
        lambda *rows: best_threshold(*rows) is None, LabError("tooFewValues"), best_threshold))


@threshold.mistake(
    "not-finite-unchecked",
    "A NaN or an infinity among the values went through. Neither has a place between others: throw "
    "LabError.notFinite.",
    hint=3, guarded=False,
)
def _(values, labels, minimum):
    require_values([0.0] * len(values), labels, minimum)
    # A comparison with NaN is false, so that the sorted order is that of insertion.
    finite = [(v, l) for v, l in zip(values, labels) if not np.isnan(v)]
    return best_threshold([v for v, _ in finite], [l for _, l in finite], minimum)


@threshold.mistake(
    "minimum-unchecked",
    "A `minimumLeafRows` of 0 went through. A leaf without rows answers nothing: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
)
def _(values, labels, minimum):
    require_values(values, labels, max(1, minimum))
    return best_threshold(values, labels, minimum)


@threshold.mistake(
    "lengths-unchecked",
    "Values and labels differ in number, and you computed with those that have both. Throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False,
)
def _(values, labels, minimum):
    values = values[: len(labels)]
    require_values(values, labels[: len(values)], minimum)
    return best_threshold(values, labels, minimum)


@threshold.mistake(
    "empty-gives-nil",
    "Without rows you returned nil. nil means that rows cannot be parted; no rows at all are a "
    "mistake: throw LabError.emptyInput.",
    hint=3, guarded=False,
)
def _(values, labels, minimum):
    if not values and not labels:
        return None
    require_values(values, labels, minimum)
    return best_threshold(values, labels, minimum)
