"""Exercise 7.7: predicting with a tree."""

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance

from .checks import require_matrix
from .ex06_grow import counts_below
from .growing import branch, grown, is_leaf, leaf, majority
from .tables import IRIS_FEATURES, IRIS_LABELS

SIMPLE = branch(0, 2.5, leaf(0, [3, 0]), leaf(1, [0, 3]))
DEEP = branch(
    1, 4.0,
    branch(0, 2.5, leaf(2, [0, 0, 3]), leaf(0, [4, 1, 0])),
    branch(2, -1.0, leaf(1, [0, 5, 0]), branch(0, 6.0, leaf(0, [2, 0, 0]), leaf(2, [1, 0, 2]))),
)
IRIS_TREE = grown(IRIS_FEATURES, IRIS_LABELS, 3, None, 1)


def columns_of(tree):
    return 0 if is_leaf(tree) else max(tree[0] + 1, columns_of(tree[2]), columns_of(tree[3]))


def require_columns(tree, features):
    require_matrix(features)
    if len(features) and columns_of(tree) > features.shape[1]:
        raise LabError("shapeMismatch")


predict = Exercise(
    "7.7",
    source="CPython, conditional expressions",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_columns,
    errors=("shapeMismatch",),
)
predict.case("one question, three rows", SIMPLE, np.array([[1.0], [4.0], [2.0]]))
predict.case(
    "three columns",
    DEEP,
    np.array([
        [1.0, 3.0, 0.0], [3.0, 1.0, 0.0], [9.0, 8.0, -2.0], [5.0, 9.0, 3.0], [7.0, 4.5, 0.0],
        [0.0, 5.0, -5.0], [2.0, -4.0, -3.0],
    ]),
)
predict.case(
    "exactly at the thresholds",
    DEEP,
    np.array([[2.5, 4.0, 0.0], [2.75, 4.0, 0.0], [1.0, 5.0, -1.0], [6.0, 7.0, 0.0]]),
)
predict.case("irises the tree has not seen", IRIS_TREE, np.array(
    [[51.0, 35.0, 14.0, 2.0], [59.0, 30.0, 42.0, 15.0], [67.0, 31.0, 56.0, 24.0],
     [60.0, 27.0, 51.0, 16.0], [49.0, 25.0, 45.0, 17.0]]))
predict.case(
    "a NaN goes right", DEEP, np.array([[1.0, NAN, -2.0], [NAN, 3.0, 0.0], [7.0, 5.0, NAN]])
)
predict.case(
    "infinities and plus and minus 1000",
    DEEP,
    np.array([[-INFINITY, 1.0, 0.0], [1000.0, INFINITY, 0.0], [0.0, 1000.0, -1000.0]]),
    weight=1,
)
predict.case("a surplus column", SIMPLE, np.array([[1.0, 9.0], [3.0, 0.0]]), weight=1)
predict.case("a transposed table", DEEP, np.array(
    [[1.0, 3.0, 9.0, 5.0], [3.0, 1.0, 8.0, 9.0], [0.0, 0.0, -2.0, 3.0]]).T, weight=1)
predict.case("a tree of one leaf", leaf(1, [2, 5]), np.array([[1.0], [2.0]]), weight=1)
predict.case("a leaf, and a table without columns", leaf(0, [2]), np.zeros((2, 0)), weight=1)
predict.case("a tie in a leaf", branch(0, 1.0, leaf(0, [2, 2, 1]), leaf(1, [0, 3, 3])),
             np.array([[0.0], [2.0]]), weight=1)
predict.case("no rows", SIMPLE, np.zeros((0, 1)), weight=1)
predict.case("rank 1", SIMPLE, np.array([1.0, 4.0]), weight=1)
predict.case("a leaf, and a table of rank 1", leaf(1, [2, 5]), np.array([1.0, 4.0]), weight=1)
predict.case("a column that is not there", branch(3, 1.0, leaf(0, [1, 0]), leaf(1, [0, 1])),
             np.array([[1.0, 2.0], [3.0, 4.0]]), weight=1)


def walking(goes_left=lambda value, threshold: value <= threshold,
            column=lambda feature, level: feature, answer=lambda leaf: leaf[0], start=0):
    """A function that walks down the tree for each row, row by row."""

    def predicted(tree, features):
        return [walk(tree, row, start) for row in features.tolist()]

    def walk(tree, row, level):
        if is_leaf(tree):
            return answer(tree)
        feature, threshold, left, right = tree
        if column(feature, level) >= len(row):
            raise Crash
        side = left if goes_left(row[column(feature, level)], threshold) else right
        return walk(side, row, level + 1)

    return predicted


right = walking()


@predict.reference
def walked(tree, features):
    return right(tree, features)


@predict.accepts
def rows_dealt_to_leaves(tree, features):
    """All rows at once, parted at every question."""
    answers = np.zeros(len(features), dtype=int)

    def deal(tree, rows):
        if is_leaf(tree):
            answers[rows] = tree[0]
            return
        goes_left = features[rows, tree[0]] <= tree[1]
        deal(tree[2], rows[goes_left])
        deal(tree[3], rows[~goes_left])

    deal(tree, np.arange(len(features)))
    return answers.tolist()


@predict.accepts
def with_a_loop(tree, features):
    answers = []
    for row in features:
        node = tree
        while not is_leaf(node):
            node = node[2] if row[node[0]] <= node[1] else node[3]
        answers.append(node[0])
    return answers


predict.mistake(
    "strictly-less",
    "A row with exactly the threshold went right. At most the threshold goes left: `<=`.",
    hint=3, wrote=walking(lambda value, threshold: value < threshold))
predict.mistake(
    "sides-swapped",
    "Your rows took the other side at every question. At most the threshold goes left.",
    hint=2, wrote=walking(lambda value, threshold: not value <= threshold))
predict.mistake(
    "nan-goes-left",
    "A NaN went left. It is not at most the threshold, for no comparison with NaN holds, so it "
    "goes right: test `<=`, not `>`.",
    hint=3, wrote=walking(lambda value, threshold: not value > threshold))


@predict.mistake(
    "nan-refused",
    "For a NaN you threw an error. Here it is only a value that is not at most the threshold, and "
    "goes right.",
    hint=3,
)
def _(tree, features):
    if np.isnan(features).any():
        raise LabError("notFinite")
    return right(tree, features)


predict.mistake(
    "column-by-level",
    "You took column 0 at the first question, column 1 at the second, and so on. Every split says "
    "which column it asks about.",
    hint=2, wrote=walking(column=lambda feature, level: level))
predict.mistake(
    "first-column-always",
    "You compared the first column at every question. Every split says which column it asks about.",
    hint=2, wrote=walking(column=lambda feature, level: 0))
predict.mistake(
    "counts-of-leaf",
    "You returned how many training rows of its class the leaf has. Return its label.",
    hint=2, wrote=walking(answer=lambda leaf: max(leaf[1])))
predict.mistake(
    "larger-label-on-ties",
    "Where two classes are equally frequent in a leaf you answered the larger label. The answer is "
    "the `label` that the leaf has.",
    hint=2, wrote=walking(
        answer=lambda leaf: len(leaf[1]) - 1 - majority(leaf[1][::-1])))
predict.mistake(
    "one-answer-for-all",
    "Every row has the answer of the first one. Each row walks down from the top of the tree.",
    hint=2, wrote=lambda tree, features: right(tree, features)[:1] * len(features))
predict.mistake(
    "only-one-row",
    "You returned one answer only. Every row of the table gets one.",
    hint=1, wrote=lambda tree, features: right(tree, features)[:1])
predict.mistake(
    "majority-of-tree",
    "You returned the class that is most frequent in the whole tree. Follow the questions down to "
    "a leaf for each row.",
    hint=1, wrote=lambda tree, features: [majority(counts_below(tree))] * len(features))


@predict.mistake(
    "one-question-only",
    "You asked the first question and took the most frequent class of that side. Go on until you "
    "stand in a leaf.",
    hint=2,
)
def _(tree, features):
    if is_leaf(tree):
        return right(tree, features)
    feature, threshold, low, high = tree
    return [
        majority(counts_below(low if row[feature] <= threshold else high))
        for row in features.tolist()
    ]


predict.mistake(
    "left-leaf-always",
    "Every row ended in the leftmost leaf. The value decides at each question which way to go.",
    hint=2, wrote=walking(lambda value, threshold: True))
predict.mistake(
    "right-leaf-always",
    "Every row ended in the rightmost leaf. The value decides at each question which way to go.",
    hint=2, wrote=walking(lambda value, threshold: False))


@predict.mistake(
    "columns-unchecked",
    "Where the tree asks about a column that the table does not have your code stops. Throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(tree, features):
    require_matrix(features)
    return right(tree, features)


@predict.mistake(
    "rank-unchecked",
    "With an array that is not of rank 2 your code stops. Look at `features.rank` first, and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(tree, features):
    if features.ndim != 2:
        raise Crash
    require_columns(tree, features)
    return right(tree, features)


@predict.mistake(
    "rank-unchecked-at-a-leaf",
    "With an array that is not of rank 2 your code stops, or answers by a leaf. Look at "
    "`features.rank` first, and throw LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(tree, features):
    if features.ndim != 2:
        if is_leaf(tree):
            return [tree[0]] * len(features)
        raise Crash
    require_columns(tree, features)
    return right(tree, features)
