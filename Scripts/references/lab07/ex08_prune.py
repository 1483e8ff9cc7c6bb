"""Exercise 7.8: reduced-error pruning."""

import numpy as np

from framework import NAN, Exercise, LabError, Tolerance
from framework.wrong import stopping

from .checks import require_matrix
from .ex06_grow import counts_below
from .ex07_predict import right as predicted
from .growing import branch, grown, is_leaf, leaf, majority
from .tables import IRISES, noisy_labels, scattered


def require_validation(tree, features, labels):
    require_matrix(features)
    if len(labels) != len(features):
        raise LabError("lengthMismatch")
    if not labels:
        raise LabError("emptyInput")
    if not is_leaf(tree) and tree[0] >= features.shape[1]:
        raise LabError("shapeMismatch")


prune = Exercise(
    "7.8",
    source="all prunings of the tree tried: the fewest mistakes on the validation rows, among "
    "those the fewest leaves",
    points=15,
    # Thresholds are those of the tree that was given; the rest is whole numbers.
    tolerance=Tolerance(0.0, 0.0),
    guard=require_validation,
    errors=("emptyInput", "lengthMismatch", "shapeMismatch"),
)
SMALL = branch(
    0, 3.0, leaf(0, [3, 0]), branch(0, 6.0, branch(0, 4.5, leaf(1, [0, 2]), leaf(0, [1, 0])),
                                    leaf(1, [0, 3]))
)
prune.case(
    "two questions too many", SMALL, np.array([[1.0], [2.0], [4.0], [5.0], [7.0]]), [0, 0, 1, 1, 1]
)
prune.case("nothing to prune", SMALL, np.array([[1.0], [4.0], [5.0], [8.0]]), [0, 1, 0, 1])
prune.case("a tie is pruned", SMALL, np.array([[1.0], [4.0], [5.0], [5.5], [8.0]]), [0, 1, 0, 1, 1])
prune.case(
    "pruned to the root",
    SMALL,
    np.array([[1.0], [2.0], [2.5], [4.0], [7.0]]),
    [1, 1, 1, 1, 1],
)
prune.case("no row arrives on the right", SMALL, np.array([[1.0], [2.0]]), [0, 0], weight=1)
prune.case(
    "no row arrives at a question that stays below another",
    branch(0, 3.0, leaf(1, [1, 2, 0]),
           branch(0, 6.0, leaf(2, [0, 0, 1]), leaf(0, [4, 0, 0]))),
    np.array([[1.0], [2.0]]),
    [1, 1],
)
# The upper split is worth keeping only because the lower one is pruned first.
LADDER = branch(
    0, 4.0,
    branch(1, 2.0, leaf(0, [4, 0]), leaf(1, [1, 2])),
    branch(1, 5.0, branch(1, 3.0, leaf(1, [0, 3]), leaf(0, [2, 1])), leaf(1, [1, 4])),
)
prune.case(
    "the lower first, then the upper",
    LADDER,
    np.array([
        [1.0, 1.0], [2.0, 3.0], [3.0, 5.0], [5.0, 1.0], [6.0, 4.0], [7.0, 4.0], [8.0, 4.5],
        [9.0, 7.0],
    ]),
    [0, 0, 0, 1, 1, 1, 1, 1],
)
# Rows of both classes on both sides, so that it matters which rows a node is judged by.
prune.case(
    "each side judged by its own rows",
    LADDER,
    np.array([
        [1.0, 1.0], [2.0, 1.0], [3.0, 3.0], [4.0, 4.0], [5.0, 4.0], [6.0, 4.0], [7.0, 1.0],
        [8.0, 6.0], [9.0, 6.0],
    ]),
    [0, 0, 1, 1, 0, 0, 1, 1, 0],
)
prune.case(
    "equally frequent classes below",
    branch(0, 0.0, leaf(1, [0, 3, 0]), branch(0, 1.0, leaf(2, [0, 0, 2]), leaf(1, [0, 2, 0]))),
    np.array([[-1.0], [0.5], [2.0], [3.0]]),
    [1, 2, 0, 2],
)
ROWS = scattered(30, 3, seed=5)
ROW_LABELS = noisy_labels(ROWS, 3)
GROWN = grown(ROWS[:18], ROW_LABELS[:18], 3, None, 1)
prune.case("a grown tree, twelve new rows", GROWN, ROWS[18:], ROW_LABELS[18:])
prune.case("the rows it grew from", GROWN, ROWS[:18], ROW_LABELS[:18])
VERSICOLOR_OR_VIRGINICA = slice(50, 150)
FLOWERS = np.round(IRISES.data[VERSICOLOR_OR_VIRGINICA] * 10)[:, :2]
KINDS = (IRISES.target[VERSICOLOR_OR_VIRGINICA] - 1).tolist()
prune.case(
    "irises by their sepals",
    grown(FLOWERS[::5], KINDS[::5], 2, None, 1),
    FLOWERS[2::5].copy(),
    KINDS[2::5],
)
prune.case("a class the tree does not know", SMALL, np.array([[1.0], [5.0], [7.0]]), [0, 2, 1],
           weight=1)
prune.case(
    "a NaN goes right", SMALL, np.array([[1.0], [NAN], [4.0], [5.0]]), [0, 1, 1, 0], weight=1
)
prune.case("a transposed table", LADDER, np.array(
    [[1.0, 2.0, 3.0, 5.0, 6.0, 9.0], [1.0, 3.0, 5.0, 1.0, 4.0, 7.0]]).T, [0, 1, 1, 1, 0, 1],
    weight=1)
prune.case("a tree of one leaf", leaf(1, [2, 5]), np.array([[1.0], [2.0]]), [0, 0], weight=1)
prune.case("no rows", SMALL, np.zeros((0, 1)), [], weight=1)
prune.case("a label too few", SMALL, np.array([[1.0], [4.0]]), [0], weight=1)
prune.case("a leaf, and a label too few", leaf(1, [2, 5]), np.array([[1.0], [2.0]]), [0], weight=1)
prune.case("rank 1", SMALL, np.array([1.0, 4.0]), [0, 1], weight=1)
prune.case("a column that is not there", branch(2, *LADDER[1:]),
           np.array([[1.0, 2.0]]), [0], weight=1)


def merged(tree):
    """The tree as one leaf, from its training rows."""
    counts = counts_below(tree)
    return leaf(majority(counts), counts)


def errors(tree, features, labels):
    return sum(a != b for a, b in zip(predicted(tree, features), labels))


def prunings(tree):
    """The tree with every choice of splits made leaves."""
    if is_leaf(tree):
        return [tree]
    feature, threshold, left, right = tree
    return [merged(tree)] + [
        branch(feature, threshold, one, other)
        for one in prunings(left) for other in prunings(right)
    ]


def leaves(tree):
    return 1 if is_leaf(tree) else leaves(tree[2]) + leaves(tree[3])


@prune.reference
def all_prunings(tree, features, labels):
    """The number of prunings is that of the subtrees that share the top."""
    return min(
        prunings(tree), key=lambda one: (errors(one, features, labels), leaves(one))
    )


def pruner(merge=lambda tree, features, labels: merged(tree),
           prefers=lambda leaf_errors, tree_errors: leaf_errors <= tree_errors,
           judged=lambda kept, original: kept, own_rows=True, unreached=merged):
    """A function that prunes from the leaves up."""

    def prune(tree, features, labels):
        if is_leaf(tree):
            return tree
        if not labels:
            return unreached(tree)
        feature, threshold, left, right = tree
        goes_left = features[:, feature] <= threshold
        sides = [
            prune(side, *rows(features, labels, goes_left == is_left))
            for side, is_left in ((left, True), (right, False))
        ]
        kept = branch(feature, threshold, *sides)
        end = merge(tree, features, labels)
        compared = judged(kept, tree)
        return end if prefers(errors(end, features, labels), errors(compared, features, labels)) \
            else kept

    def rows(features, labels, chosen):
        if not own_rows:
            return features, labels
        return features[chosen], [label for label, mine in zip(labels, chosen) if mine]

    return prune


prune_upwards = pruner()


@prune.accepts
def from_the_leaves_up(tree, features, labels):
    return prune_upwards(tree, features, labels)


@prune.accepts
def again_and_again(tree, features, labels):
    """Merges two leaves wherever it costs nothing, the deepest first."""

    def once(tree, path=()):
        """The paths of the splits, the deepest first."""
        if is_leaf(tree):
            return []
        return sorted(
            [path, *once(tree[2], (*path, 2)), *once(tree[3], (*path, 3))], key=len, reverse=True
        )

    def replaced(tree, path):
        if not path:
            return merged(tree)
        parts = list(tree)
        parts[path[0]] = replaced(parts[path[0]], path[1:])
        return branch(*parts)

    for path in once(tree):
        candidate = replaced(tree, path)
        if errors(candidate, features, labels) <= errors(tree, features, labels):
            tree = candidate
    return tree


def of_validation(tree, features, labels):
    """A leaf of the validation rows; without any, of the training rows."""
    counts = [labels.count(label) for label in range(len(counts_below(tree)))]
    return leaf(majority(counts), counts) if labels else merged(tree)


def label_of_validation(tree, features, labels):
    counts = [labels.count(label) for label in range(len(counts_below(tree)))]
    return leaf(majority(counts), counts_below(tree)) if any(counts) else merged(tree)


def label_of_all_validation(tree, features, labels):
    """As above, with labels that no training row had."""
    counts = [labels.count(label) for label in range(max(labels) + 1)]
    return leaf(majority(counts), counts_below(tree))


def throwing(prune):
    """`prune`, which throws wherever it is called without rows, at a leaf, too."""

    def reaches_all(tree, features, labels):
        if not labels:
            return False
        if is_leaf(tree):
            return True
        left = features[:, tree[0]] <= tree[1]
        labels = np.array(labels)
        return all(
            reaches_all(side, features[rows], labels[rows].tolist())
            for side, rows in ((tree[2], left), (tree[3], ~left))
        )

    return stopping(lambda *args: not reaches_all(*args), LabError("emptyInput"), prune)


def throw_empty(tree):
    raise LabError("emptyInput")


def largest_label(tree, features, labels):
    counts = counts_below(tree)
    return leaf(len(counts) - 1 - majority(counts[::-1]), counts)


def first_label(tree):
    return tree[0] if is_leaf(tree) else first_label(tree[2])


def lowest_only(tree, features, labels):
    """Only splits whose two sides are leaves in the tree as given."""
    if is_leaf(tree):
        return tree
    feature, threshold, left, right = tree
    if is_leaf(left) and is_leaf(right):
        return prune_upwards(tree, features, labels)
    goes_left = features[:, feature] <= threshold
    return branch(feature, threshold, *(
        lowest_only(side, features[rows], np.array(labels)[rows].tolist())
        for side, rows in ((left, goes_left), (right, ~goes_left))
    ))


def on_training_counts(tree, features, labels):
    """Merged where the training rows lose nothing."""
    if is_leaf(tree):
        return tree
    feature, threshold, left, right = tree
    left, right = (on_training_counts(side, features, labels) for side in (left, right))

    def mistakes(counts):
        return sum(counts) - max(counts)

    below = sum(mistakes(end[1]) for end in ends(branch(feature, threshold, left, right)))
    if mistakes(counts_below(tree)) <= below:
        return merged(tree)
    return branch(feature, threshold, left, right)


def ends(tree):
    return [tree] if is_leaf(tree) else ends(tree[2]) + ends(tree[3])


def first_side_counts(tree):
    return tree[1] if is_leaf(tree) else first_side_counts(tree[2])


prune.mistake(
    "not-pruned",
    "You returned the tree as it was. Make a split a leaf wherever the validation rows come out at "
    "least as well.",
    hint=1, wrote=lambda tree, features, labels: tree)
prune.mistake(
    "pruned-on-training-rows",
    "Your tree is pruned as the counts in its leaves want it, which are of training rows; on those "
    "it makes hardly a mistake. Judge by the rows given.",
    hint=1, wrote=on_training_counts)
prune.mistake(
    "ties-kept",
    "Where leaf and subtree make equally many mistakes you kept the subtree. On a tie the simpler "
    "one wins: the leaf.",
    hint=3, wrote=pruner(prefers=lambda one, other: one < other, unreached=lambda tree: tree))
prune.mistake(
    "unreached-kept",
    "A subtree at which no validation row arrives was kept. There the leaf makes no more mistakes, "
    "0 and 0, so it wins.",
    hint=3, wrote=pruner(unreached=lambda tree: tree))
prune.mistake(
    "sides-as-they-grew",
    "You compared the leaf with the subtree as it grew. Prune its sides first, and compare with "
    "what is left of them.",
    hint=3, wrote=pruner(judged=lambda kept, original: original))
prune.mistake(
    "lowest-splits-only",
    "You looked only at splits with a leaf on both sides. Once those are merged, the splits above "
    "them are next.",
    hint=2, wrote=lowest_only)
prune.mistake(
    "all-rows-at-each-node",
    "You judged every split by all validation rows. Only those that arrive at it count.",
    hint=3, wrote=pruner(own_rows=False))
prune.mistake(
    "leaf-of-validation-rows",
    "Counts and label of your new leaves are of the validation rows. Take them from the training "
    "rows: `tree.counts`.",
    hint=2, wrote=pruner(merge=of_validation))
prune.mistake(
    "label-of-validation-rows",
    "Your new leaves answer the most frequent class of the validation rows. Those only judge; the "
    "label comes from `tree.counts`.",
    hint=2, wrote=pruner(merge=label_of_validation))
prune.mistake(
    "label-of-all-validation-rows",
    "Your leaf answers the most frequent class of the validation rows. Take it from tree.counts.",
    hint=2, wrote=pruner(merge=label_of_all_validation))
prune.mistake(
    "side-without-rows-throws",
    "You call pruned for a side where no validation row arrives, and it throws. Such a side "
    "becomes a leaf.",
    hint=3, wrote=throwing(prune_upwards))
prune.mistake(
    "subtree-without-rows-throws",
    "You call pruned for a subtree where no validation row arrives, and it throws. Such a side "
    "becomes a leaf.",
    hint=3, wrote=pruner(unreached=throw_empty))
prune.mistake(
    "label-of-validation-rows-and-throws",
    "Your leaf answers a class of the validation rows; take it from tree.counts. And a side where "
    "no row arrives becomes a leaf, not an error.",
    hint=3, wrote=throwing(pruner(merge=label_of_validation)))
prune.mistake(
    "ties-kept-and-label-of-validation-rows",
    "On a tie you kept the subtree, and your leaf answers the most frequent class of the "
    "validation rows. On a tie the leaf wins; its label comes from tree.counts.",
    hint=3, wrote=pruner(
        merge=label_of_all_validation, prefers=lambda one, other: one < other,
        unreached=lambda tree: tree))
prune.mistake(
    "largest-label-on-ties",
    "Where several classes are equally frequent in a new leaf you answer the largest label. On a "
    "tie, take the smallest.",
    hint=3, wrote=pruner(merge=largest_label))
prune.mistake(
    "label-of-left-side",
    "Your new leaves have the label of the leaf furthest left. Take the class that is most "
    "frequent in the counts of the whole subtree.",
    hint=3, wrote=pruner(
        merge=lambda tree, features, labels: leaf(first_label(tree), counts_below(tree))))
prune.mistake(
    "counts-of-left-side",
    "The counts of your new leaves are those of one side. A leaf has the training rows of all "
    "leaves it stands for.",
    hint=3, wrote=pruner(
        merge=lambda tree, features, labels: leaf(
            majority(counts_below(tree)), first_side_counts(tree))))
prune.mistake(
    "always-pruned",
    "Your tree is a single leaf every time. Keep a split where the leaf would make more mistakes.",
    hint=2, wrote=lambda tree, features, labels: tree if is_leaf(tree) else merged(tree))
prune.mistake(
    "prunes-when-worse",
    "You pruned where the leaf makes more mistakes. It must make at most as many as the subtree.",
    hint=3, wrote=pruner(prefers=lambda one, other: one >= other))
