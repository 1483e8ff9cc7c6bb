"""Exercise 7.6: growing a tree."""

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library

from .checks import require_finite, require_minimum, require_table
from .growing import (
    MARGIN, best_split, branch, counted, grower, grown, is_leaf, leaf, majority, splits, thresholds,
)
from .impurity import double_gain, gini, information_gain
from .tables import (
    CROSSWISE, CROSSWISE_LABELS, IRIS_FEATURES, IRIS_LABELS, SMALL, SMALL_LABELS, noisy_labels,
    scattered,
)


def require_growable(features, labels, classes, depth, minimum):
    require_table(features, labels)
    if max(labels) >= classes:
        raise LabError("invalidLabel")
    require_finite(features.ravel().tolist())
    require_minimum(minimum)
    if depth is not None and depth < 0:
        raise LabError("invalidParameter")


grow = Exercise(
    "7.6",
    source="an exhaustive search at every node, gains by mpmath with 60 digits, agreeing with "
    f"{library(sklearn, 'sklearn.tree.DecisionTreeClassifier')}",
    points=15,
    # Thresholds are halves of sums of two; the rest is whole numbers.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_growable,
    errors=(
        "emptyInput", "lengthMismatch", "shapeMismatch", "invalidLabel", "notFinite",
        "invalidParameter",
    ),
    time_limit=4.0,
)
ONE_COLUMN = np.array([[1.0], [2.0], [3.0], [5.0], [6.0], [8.0]])
grow.case("six rows, one column", ONE_COLUMN, SMALL_LABELS, 2, None, 1)
grow.case("six rows, one question", ONE_COLUMN, SMALL_LABELS, 2, 1, 1)
grow.case("six rows, two columns", SMALL, SMALL_LABELS, 2, None, 1)
grow.case("25 irises in millimetres", IRIS_FEATURES, IRIS_LABELS, 3, None, 1)
grow.case("25 irises, depth 2", IRIS_FEATURES, IRIS_LABELS, 3, 2, 1)
grow.case("25 irises, four in a leaf", IRIS_FEATURES, IRIS_LABELS, 3, None, 4)
SCATTERED = scattered(24, 3, seed=10)
SCATTERED_LABELS = noisy_labels(SCATTERED, 3)
grow.case("24 noisy rows", SCATTERED, SCATTERED_LABELS, 3, None, 1)
grow.case("24 noisy rows, depth 3", SCATTERED, SCATTERED_LABELS, 3, 3, 1)
grow.case("24 noisy rows, three in a leaf", SCATTERED, SCATTERED_LABELS, 3, None, 3)
grow.case("crosswise: the first question gains nothing", CROSSWISE, CROSSWISE_LABELS, 2, None, 1)
grow.case("depth 0", SMALL, [0, 1, 1, 0, 1, 1], 2, 0, 1, weight=1)
grow.case("a tie in a leaf", ONE_COLUMN, [2, 1, 2, 1, 0, 0], 3, 0, 1, weight=1)
grow.case("classes that do not occur", ONE_COLUMN, [3, 3, 1, 1, 1, 3], 5, None, 1)
grow.case("all rows of one class", SMALL, [1, 1, 1, 1, 1, 1], 2, None, 1, weight=1)
grow.case(
    "equal rows of different classes",
    np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [4.0, 1.0]]),
    [1, 0, 1, 0],
    2,
    None,
    1,
)
# Halfway between the last two rounds to the larger one: the threshold is the smaller.
grow.case(
    "0.1, 0.3, and 0.1 + 0.2", np.array([[0.1 + 0.2], [0.3], [0.1]]), [1, 0, 1], 2, None, 1)
grow.case("one row", np.array([[2.5, 1.0]]), [1], 2, None, 1, weight=1)
grow.case("no columns", np.zeros((3, 0)), [1, 0, 1], 2, None, 1, weight=1)
grow.case("no rows", np.zeros((0, 2)), [], 2, None, 1, weight=1)
grow.case("rank 1", np.array([1.0, 2.0]), [0, 1], 2, None, 1, weight=1)
grow.case("a label too few", ONE_COLUMN, [0, 1, 1, 1, 0], 2, None, 1, weight=1)
grow.case("a label that is no class", ONE_COLUMN, [0, 1, 2, 1, 0, 1], 2, None, 1, weight=1)
grow.case("a negative label", ONE_COLUMN, [0, 1, -1, 1, 0, 1], 2, None, 1, weight=1)
grow.case("a NaN", np.array([[1.0], [NAN]]), [0, 1], 2, None, 1, weight=1)
grow.case("an infinity", np.array([[1.0], [-INFINITY]]), [0, 1], 2, None, 1, weight=1)
# A leaf at once: what bestSplit checks is wrong all the same.
grow.case("a NaN among rows of one class", np.array([[1.0], [NAN]]), [1, 1], 2, None, 1, weight=1)
grow.case("depth 0, and no row in a leaf", ONE_COLUMN, SMALL_LABELS, 2, 0, 0, weight=1)
grow.case("a negative depth", ONE_COLUMN, SMALL_LABELS, 2, -1, 1, weight=1)
grow.case("no row in a leaf", ONE_COLUMN, SMALL_LABELS, 2, None, 0, weight=1)


@grow.reference
def exhaustive(features, labels, classes, depth, minimum):
    return grown(features, labels, classes, depth, minimum)


def order(tree):
    """For sorting trees by their splits from the top: lower feature, then lower threshold."""
    if is_leaf(tree):
        return []
    feature, threshold, left, right = tree
    return [(feature, threshold), *order(left), *order(right)]


@grow.accepts
def scikit_learn(features, labels, classes, depth, minimum):
    """scikit-learn leaves ties between features to chance: of 40 seeds, the first tree in order."""
    # Its features are 32-bit floats, in which 0.3 and 0.1 + 0.2 are the same.
    exact = np.array_equal(np.float32(features), features)
    if features.shape[1] == 0 or depth == 0 or not exact:
        return grown(features, labels, classes, depth, minimum)
    trees = []
    for seed in range(40):
        model = DecisionTreeClassifier(
            criterion="entropy", max_depth=depth, min_samples_leaf=minimum, random_state=seed
        )
        model.fit(features, labels)
        trees.append(converted(model, features, labels, classes))
    return min(trees, key=order)


def converted(model, features, labels, classes):
    """scikit-learn's tree in the course's form."""
    tree, arrived = model.tree_, model.decision_path(features).toarray().astype(bool)

    def below(node):
        if tree.children_left[node] < 0:
            counts = counted(np.array(labels)[arrived[:, node]].tolist(), classes)
            return leaf(majority(counts), counts)
        return branch(
            int(tree.feature[node]), float(tree.threshold[node]),
            below(tree.children_left[node]), below(tree.children_right[node]),
        )

    return below(0)


def zero_gain_is_leaf(features, labels, minimum):
    split = best_split(features, labels, minimum)
    return split if split and split["gain"] > MARGIN else None


def best_or_none(features, labels, minimum):
    """The best split of all, refused where it leaves too few rows on a side."""
    split = best_split(features, labels, 1)
    if split is None:
        return None
    left = int(np.sum(features[:, split["feature"]] <= split["threshold"]))
    return split if min(left, len(labels) - left) >= minimum else None


grow.mistake(
    "rounding-decides",
    "Two questions gain the same up to rounding, and you took the later. A later one must gain "
    "more by over 1e-12, in 7.4 and in 7.5.",
    hint=4, wrote=grower(splits(thresholds(gain=double_gain, margin=0.0), margin=0.0)))
grow.mistake(
    "depth-ignored",
    "Your tree is deeper than `maximumDepth`. Hand the limit down, smaller by one for each "
    "question, and make a leaf at 0.",
    hint=3, wrote=grower(limit=lambda depth: None))
grow.mistake(
    "depth-not-reduced",
    "Your tree stops at `maximumDepth` 0 only, and is deeper than the limit otherwise. Hand it "
    "down smaller by one for each question.",
    hint=3, wrote=grower(limit=lambda depth: 0 if depth == 0 else None))
grow.mistake(
    "depth-one-less",
    "Your tree asks one question less on each way than `maximumDepth` allows. The depth counts "
    "questions, not the leaf.",
    hint=3, wrote=grower(limit=lambda depth: depth and depth - 1))
grow.mistake(
    "depth-one-more",
    "Your tree asks one question more on each way than `maximumDepth` allows. At 0 there is no "
    "question left.",
    hint=3, wrote=grower(limit=lambda depth: None if depth is None else depth + 1))
grow.mistake(
    "minimum-ignored",
    "Leaves of your tree have fewer than `minimumLeafRows` rows. Hand the limit to the search for "
    "the split.",
    hint=3, wrote=grower(lambda features, labels, minimum: best_split(features, labels, 1)))
grow.mistake(
    "minimum-of-node",
    "You make a leaf of a node with fewer than `minimumLeafRows` rows. The limit is for the "
    "leaves: no split may leave fewer.",
    hint=3, wrote=grower(
        lambda features, labels, minimum: best_split(features, labels, 1)
        if len(labels) >= minimum else None))
grow.mistake(
    "best-then-minimum",
    "Where the best split leaves too few rows on a side you made a leaf. Another split may be "
    "allowed: look for the best of those.",
    hint=3, wrote=grower(best_or_none))
grow.mistake(
    "minimum-exclusive",
    "Your leaves have more than `minimumLeafRows` rows. Exactly as many are enough.",
    hint=3, wrote=grower(
        lambda features, labels, minimum: best_split(features, labels, minimum + 1)))
grow.mistake(
    "stops-without-gain",
    "You made a leaf where no split gains anything. This exercise splits on as long as it can: "
    "sometimes only two questions together help.",
    hint=2, wrote=grower(zero_gain_is_leaf))


@grow.mistake(
    "splits-one-class",
    "You go on splitting where all rows are of one class already. There is nothing left to ask: "
    "make a leaf.",
    hint=2,
)
def splitting_on(features, labels, classes, depth, minimum):
    counts = counted(labels, classes)
    split = best_split(features, labels, minimum) if depth != 0 else None
    if split is None:
        return leaf(majority(counts), counts)
    goes_left = features[:, split["feature"]] <= split["threshold"]
    return branch(split["feature"], split["threshold"], *(
        splitting_on(
            features[side], np.array(labels)[side].tolist(), classes,
            None if depth is None else depth - 1, minimum,
        )
        for side in (goes_left, ~goes_left)
    ))


grow.mistake(
    "largest-label-on-ties",
    "Where several classes are equally frequent in a leaf you answer the largest label. On a tie, "
    "take the smallest.",
    hint=3, wrote=grower(label_of=lambda counts: len(counts) - 1 - majority(counts[::-1])))
grow.mistake(
    "count-as-label",
    "The labels of your leaves are their largest counts. The label is the place of the largest "
    "count.",
    hint=3, wrote=grower(label_of=max))
grow.mistake(
    "rarest-label",
    "Your leaves answer the rarest class. Answer the most frequent one.",
    hint=2, wrote=grower(label_of=lambda counts: counts.index(min(counts))))
grow.mistake(
    "counts-without-missing-classes",
    "The counts of your leaves end with the largest label that arrived. They have a place for each "
    "of the `classes`, with 0 where no row came.",
    hint=3, wrote=grower(
        counts_of=lambda labels, classes: counted(labels, max(labels) + 1)))
grow.mistake(
    "sides-swapped",
    "Left and right have changed places in your tree: rows with a value of at most the threshold "
    "belong left.",
    hint=3, wrote=grower(left_first=False))
grow.mistake(
    "gini",
    "Your tree chose its splits by the drop in Gini impurity. This exercise asks for the drop in "
    "entropy.",
    hint=2, wrote=grower(splits(thresholds(
        gain=lambda left, right: information_gain(left, right, gini)))))
grow.mistake(
    "one-question",
    "Your tree asks one question and stops. Each side is a smaller table: grow a tree for it in "
    "the same way.",
    hint=1, wrote=grower(limit=lambda depth: 1 if depth is None else min(depth, 1)))
grow.mistake(
    "left-only",
    "Only the left sides of your tree go on. The right side is a table, too.",
    hint=2, wrote=lambda features, labels, classes, depth, minimum: left_only(
        features, labels, classes, depth, minimum))
grow.mistake(
    "only-a-leaf",
    "Your tree is a single leaf. As long as the classes are mixed and the limits allow it, there "
    "is a question to ask.",
    hint=1, wrote=grower(limit=lambda depth: 0))
grow.mistake(
    "crashes-without-split",
    "Where rows are alike but not of one class your code stops. No split can part them: make a "
    "leaf.",
    hint=3, wrote=grower(lambda *table: best_split(*table) or crash()))


def crash():
    raise Crash


def left_only(features, labels, classes, depth, minimum):
    tree = grown(features, labels, classes, depth, minimum)

    def cut(tree):
        if is_leaf(tree):
            return tree
        feature, threshold, left, right = tree
        counts = counts_below(right)
        return branch(feature, threshold, cut(left), leaf(majority(counts), counts))

    return cut(tree)


def counts_below(tree):
    if is_leaf(tree):
        return tree[1]
    return [a + b for a, b in zip(counts_below(tree[2]), counts_below(tree[3]))]


@grow.mistake(
    "depth-unchecked",
    "A negative `maximumDepth` went through. Throw LabError.invalidParameter for it.",
    hint=4, guarded=False,
)
def _(features, labels, classes, depth, minimum):
    depth = None if depth is not None and depth < 0 else depth
    require_growable(features, labels, classes, depth, minimum)
    return grown(features, labels, classes, depth, minimum)


@grow.mistake(
    "label-unchecked",
    "A label that is none of the `classes` 0, 1, 2 … stopped your code. Throw "
    "LabError.invalidLabel for it.",
    hint=4, guarded=False,
)
def _(features, labels, classes, depth, minimum):
    if features.ndim == 2 and len(features) == len(labels) and labels and (
        max(labels) >= classes or min(labels) < 0
    ):
        raise Crash
    require_growable(features, labels, classes, depth, minimum)
    return grown(features, labels, classes, depth, minimum)


@grow.mistake(
    "label-above-unchecked",
    "A label not below `classes` stopped your code; bestSplit does not look for it. Throw "
    "LabError.invalidLabel.",
    hint=4, guarded=False,
)
def _(features, labels, classes, depth, minimum):
    if labels and len(labels) == len(features) and max(labels) >= classes:
        raise Crash
    require_growable(features, labels, classes, depth, minimum)
    return grown(features, labels, classes, depth, minimum)


@grow.mistake(
    "left-to-the-search",
    "What bestSplit checks you left to bestSplit. A tree that is a leaf at once never asks it: "
    "check the whole table first.",
    hint=4, guarded=False,
)
def _(features, labels, classes, depth, minimum):
    at_once = len(set(labels)) == 1 or depth == 0
    if at_once and features.ndim == 2 and len(features) == len(labels):
        if 0 <= min(labels) and max(labels) < classes:
            counts = counted(labels, classes)
            return leaf(majority(counts), counts)
    require_growable(features, labels, classes, depth, minimum)
    return grown(features, labels, classes, depth, minimum)
