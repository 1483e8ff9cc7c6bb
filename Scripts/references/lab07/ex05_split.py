"""Exercise 7.5: the best split over all features."""

import numpy as np
import sklearn

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import changing, stopping

from .checks import require_split_table
from .ex04_threshold import scikit_learn as stump
from .ex04_threshold import unweighted
from .growing import MARGIN, best_split, best_threshold, cuts, splits, thresholds
from .impurity import double_gain, gini, information_gain, natural, remaining
from .tables import (
    CROSSWISE, CROSSWISE_LABELS, IRIS_FEATURES, IRIS_LABELS, ROUNDED_TIE, ROUNDED_TIE_LABELS, SMALL,
    SMALL_LABELS, noisy_labels, scattered,
)

split = Exercise(
    "7.5",
    source="every threshold of every feature tried, gains by mpmath with 60 digits, agreeing with "
    f"{library(sklearn, 'sklearn.tree.DecisionTreeClassifier')}",
    points=10,
    # As in 7.4.
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_split_table,
    errors=(
        "emptyInput", "lengthMismatch", "shapeMismatch", "invalidLabel", "notFinite",
        "invalidParameter",
    ),
)
split.case(
    "four rows, two columns",
    np.array([[4.0, 1.0], [1.0, 2.0], [3.0, 4.0], [2.0, 6.0]]),
    [0, 0, 1, 1],
    1,
)
split.case("six rows, two columns", SMALL, SMALL_LABELS, 1)
split.case("25 irises in millimetres", IRIS_FEATURES, IRIS_LABELS, 1)
split.case("25 irises, at least ten in a leaf", IRIS_FEATURES, IRIS_LABELS, 10)
split.case(
    "the first feature is best",
    np.array([[1.5, 3.0], [2.0, 1.0], [6.5, 4.0], [7.0, 0.5], [8.0, 2.0]]),
    [0, 0, 1, 1, 1],
    1,
)
SCATTERED = scattered(12, 3)
split.case("three columns in no order", SCATTERED, noisy_labels(SCATTERED), 1)
split.case("three columns, four rows in a leaf", SCATTERED, noisy_labels(SCATTERED), 4)
split.case(
    "two columns part the classes equally well",
    np.array([[4.0, 9.0], [3.0, 8.0], [8.0, 1.0], [9.0, 2.0]]),
    [0, 0, 1, 1],
    1,
)
split.case(
    "a tie, the second with the lower threshold",
    np.array([[7.0, 60.0, 0.5], [7.0, 70.0, 0.25], [7.0, 80.0, 2.0], [7.0, 95.0, 3.0]]),
    [1, 1, 0, 0],
    1,
)
split.case(
    "ties within a column and between columns",
    np.array([[1.0, 4.0], [2.0, 3.0], [3.0, 2.0], [4.0, 1.0]]),
    [0, 1, 1, 0],
    1,
)
# The second column's only cut is the one behind the sixth row.
split.case(
    "equal gains but for rounding",
    np.array([[value, 2.0 if value == 7 else 1.0] for value in ROUNDED_TIE]),
    ROUNDED_TIE_LABELS,
    1,
)
split.case("crosswise: no gain anywhere", CROSSWISE, CROSSWISE_LABELS, 1)
split.case(
    "the first column is constant",
    np.array([[2.0, 5.0], [2.0, 1.0], [2.0, 4.0]]),
    [1, 0, 1],
    1,
    weight=1,
)
split.case("one column", np.array([[3.0], [1.0], [2.0], [5.0]]), [1, 0, 0, 0], 1, weight=1)
split.case("a transposed table", SMALL.T.copy().T, SMALL_LABELS, 2, weight=1)
split.case("all rows alike", np.array([[1.0, 2.0], [1.0, 2.0]]), [0, 1], 1, weight=1)
split.case("all rows of one class", np.array([[2.0, 8.0], [1.0, 9.0]]), [1, 1], 1, weight=1)
split.case("one row", np.array([[1.0, 2.0]]), [0], 1, weight=1)
split.case("no columns", np.zeros((2, 0)), [0, 1], 1, weight=1)
split.case("no rows", np.zeros((0, 2)), [], 1, weight=1)
split.case("rank 1", np.array([1.0, 2.0]), [0, 1], 1, weight=1)
split.case("a label too few", np.array([[1.0], [2.0], [3.0]]), [0, 1], 1, weight=1)
split.case("a negative label", np.array([[1.0], [2.0]]), [0, -1], 1, weight=1)
split.case("a NaN in the second column", np.array([[1.0, NAN], [2.0, 3.0]]), [0, 1], 1, weight=1)
split.case("an infinity", np.array([[1.0, 4.0], [INFINITY, 3.0]]), [0, 1], 1, weight=1)
split.case("no row in a leaf", np.array([[1.0], [2.0]]), [0, 1], 0, weight=1)


@split.reference
def every_split(features, labels, minimum):
    return best_split(features, labels, minimum)


@split.accepts
def scikit_learn(features, labels, minimum):
    """The best of scikit-learn's trees of one split, one for each column."""
    found = [
        {"feature": index} | cut
        for index, column in enumerate(features.T.tolist())
        if (cut := stump(column, labels, minimum)) is not None
    ]
    if not found:
        return None
    most = max(cut["gain"] for cut in found)
    return next(cut for cut in found if cut["gain"] > most - 1e-9)


@split.accepts
def one_list(features, labels, minimum):
    """All cuts of all features in one list, its first maximum."""
    listed = [
        (information_gain(cut.left, cut.right), feature, (cut.low + cut.high) / 2)
        for feature, column in enumerate(features.T.tolist())
        for cut in cuts(column, labels, minimum)
    ]
    if not listed:
        return None
    most = max(gain for gain, *_ in listed)
    gain, feature, threshold = next(one for one in listed if one[0] > most - MARGIN)
    return {"feature": feature, "threshold": threshold, "gain": float(gain)}


def column_at(index):
    """The best threshold of one column only."""

    def found(features, labels, minimum):
        if features.shape[1] == 0:
            if index == 0:
                raise Crash
            return None
        best = best_threshold(features[:, index].tolist(), labels, minimum)
        return best and {"feature": range(features.shape[1])[index]} | best

    return found


@split.mistake(
    "lowest-threshold-on-ties",
    "When two features gain the same you took the lower threshold. The lower feature index decides "
    "first; thresholds of two columns cannot be compared.",
    hint=3,
)
def _(features, labels, minimum):
    found = [
        {"feature": index} | cut
        for index, column in enumerate(features.T.tolist())
        if (cut := best_threshold(column, labels, minimum))
    ]
    most = max((cut["gain"] for cut in found), default=0)
    equal = [cut for cut in found if cut["gain"] > most - MARGIN]
    return min(equal, key=lambda cut: cut["threshold"], default=None)


split.mistake(
    "last-feature-on-ties",
    "When two features gain the same you returned the later one. On a tie, the lower feature index "
    "wins.",
    hint=3, wrote=splits(margin=-MARGIN))
split.mistake(
    "higher-threshold-on-ties",
    "When two thresholds of a feature gain the same you returned the higher one. On a tie, the "
    "lower wins.",
    hint=3, wrote=splits(thresholds(margin=-MARGIN)))
split.mistake(
    "all-ties-to-the-last",
    "On ties, the last candidate wins in your code. The first wins: the lower feature index, then "
    "the lower threshold.",
    hint=3, wrote=splits(thresholds(margin=-MARGIN), margin=-MARGIN))
split.mistake(
    "rounding-decides-between-features",
    "Two questions gain the same up to rounding, and you took the later. A later one must gain "
    "more by over 1e-12.",
    hint=3, wrote=splits(thresholds(gain=double_gain), margin=0.0))
split.mistake(
    "rounding-decides",
    "Two questions gain the same up to rounding, and you took the later, within one column. A "
    "later one must gain more by over 1e-12.",
    hint=3, wrote=splits(thresholds(gain=double_gain, margin=0.0), margin=0.0))
split.mistake(
    "first-feature-only",
    "You looked at the first column only. Try them all, and keep the one that gains most.",
    hint=1, wrote=column_at(0))
split.mistake(
    "last-feature-only",
    "Your split is that of the last column, whatever the others gain. Keep the best so far, and "
    "replace it only by a better one.",
    hint=2, wrote=column_at(-1))
split.mistake(
    "counted-from-1",
    "Your feature index is one too large. Columns are counted from 0.",
    hint=2, wrote=lambda *rows: best_split(*rows)
    and changing(best_split, feature=lambda index: index + 1)(*rows))
split.mistake(
    "largest-threshold",
    "Your split is that of the column with the largest threshold. Compare the gains.",
    hint=2, wrote=lambda features, labels, minimum: max(
        (
            {"feature": index} | cut
            for index, column in enumerate(features.T.tolist())
            if (cut := best_threshold(column, labels, minimum))
        ),
        key=lambda cut: cut["threshold"], default=None))
split.mistake(
    "smallest-gain",
    "Your split is that of the column that gains least. Keep the one that gains most.",
    hint=2, wrote=lambda features, labels, minimum: min(
        (
            {"feature": index} | cut
            for index, column in enumerate(features.T.tolist())
            if (cut := best_threshold(column, labels, minimum))
        ),
        key=lambda cut: cut["gain"], default=None))
split.mistake(
    "minimum-ignored",
    "Your split leaves fewer than `minimumLeafRows` rows on a side. Hand the limit on to the "
    "search for the threshold.",
    hint=3, wrote=lambda features, labels, minimum: best_split(features, labels, 1))
split.mistake(
    "minimum-exclusive",
    "You want more than `minimumLeafRows` rows on each side. Exactly as many are enough.",
    hint=3, wrote=lambda features, labels, minimum: best_split(features, labels, minimum + 1))
split.mistake(
    "unweighted",
    "You judged the splits by the sides' entropies without their weights. A side counts as much as "
    "it has rows.",
    hint=2, wrote=splits(thresholds(gain=unweighted)))
split.mistake(
    "gini",
    "You judged the splits by the drop in Gini impurity. This exercise asks for the drop in "
    "entropy, in bits.",
    hint=2, wrote=splits(thresholds(gain=lambda *sides: information_gain(*sides, gini))))
split.mistake(
    "natural-logarithm",
    "Feature and threshold are right, but the gain is 0.69 of what it should be: it is not in "
    "bits. Take `log2`.",
    hint=2, wrote=splits(thresholds(gain=lambda *sides: information_gain(*sides, natural))))
split.mistake(
    "remaining-as-gain",
    "You return, and compare, the entropy behind the cuts. The gain is the entropy before minus "
    "that.",
    hint=2, wrote=splits(thresholds(answer=remaining)))
split.mistake(
    "on-lower-value",
    "Your threshold is a value of the column. Take the number halfway to the next larger value.",
    hint=2, wrote=splits(thresholds(place=lambda cut: cut.low)))
split.mistake(
    "nil-without-gain",
    "Where nothing gains anything you returned nil. Return the first candidate with the gain 0: "
    "nil means that there is none.",
    hint=3, wrote=lambda *rows: None if (best_split(*rows) or {"gain": 0})["gain"] < MARGIN
    else best_split(*rows))
split.mistake(
    "stops-at-constant-column",
    "A column whose values are all equal ended your search with nil. It has no threshold, but the "
    "next column may: go on.",
    hint=3, wrote=lambda features, labels, minimum: None
    if any(len(set(column)) < 2 for column in features.T.tolist())
    else best_split(features, labels, minimum))
split.mistake(
    "crashes-without-split",
    "Where nothing can be split your code stops. Return nil.",
    hint=3, wrote=stopping(lambda *rows: best_split(*rows) is None, Crash(), best_split))
split.mistake(
    "throws-without-split",
    "Where nothing can be split you threw an error. That is no mistake of the caller: return nil.",
    hint=3, wrote=stopping(
        lambda *rows: best_split(*rows) is None, LabError("tooFewValues"), best_split))


@split.mistake(
    "rank-unchecked",
    "With an array that is not of rank 2 your code stops. Look at `features.rank` first, and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(features, labels, minimum):
    if features.ndim != 2:
        raise Crash
    require_split_table(features, labels, minimum)
    return best_split(features, labels, minimum)
