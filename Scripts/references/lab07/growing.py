"""Cuts, splits and trees by the course's rules, with every rule exchangeable for a wrong one."""

from collections import namedtuple

import numpy as np

from framework import Compound, Refusal

from .impurity import information_gain, rounded

MARGIN = 1e-12
"""A later candidate must gain this much more, in bits, so that rounding decides no tie."""

Cut = namedtuple("Cut", "low high left right")


def leaf(label, counts):
    return Compound(".leaf(label:counts:)", label, counts)


def branch(feature, threshold, left, right):
    return Compound(".split(feature:threshold:left:right:)", feature, threshold, left, right)


def is_leaf(tree):
    return tree.name.startswith(".leaf")


def halfway(cut):
    """Between the two neighbours; the lower one where rounding gives the upper."""
    middle = (cut.low + cut.high) / 2
    return middle if middle < cut.high else cut.low


def long_enough(left, right, minimum):
    return min(len(left), len(right)) >= minimum


def cuts(values, labels, minimum, allowed=long_enough):
    """Every allowed cut, from low to high, with the labels on its two sides."""
    distinct = sorted(set(values))
    for low, high in zip(distinct, distinct[1:]):
        left = [label for value, label in zip(values, labels) if value <= low]
        right = [label for value, label in zip(values, labels) if value > low]
        if allowed(left, right, minimum):
            yield Cut(low, high, left, right)


def require_clear(gains):
    """Refuses gains that differ by so little that rounding could take one for the other.

    Gains that are equal in 60 digits pass: the margin decides between them.
    """
    gains = sorted(gains)
    for low, high in zip(gains, gains[1:]):
        if 1e-30 < high - low < 1e-9:
            raise Refusal(f"gains only {float(high - low):.1e} apart: choose other values")


def thresholds(cuts=cuts, gain=information_gain, place=halfway, margin=MARGIN, answer=None):
    """A function that gives the best threshold of one feature.

    `gain` judges a cut's two sides and `answer`, if there is one, gives the gain that is returned;
    `place` is the threshold of a cut. With the margin negative, the last of equals wins.
    """

    def best_threshold(values, labels, minimum):
        best, most = None, None
        judged = [(cut, gain(cut.left, cut.right)) for cut in cuts(values, labels, minimum)]
        if gain is information_gain:
            require_clear([bits for _, bits in judged])
        for cut, bits in judged:
            if most is None or bits > most + margin:
                best, most = cut, bits
        if best is None:
            return None
        returned = (answer or gain)(best.left, best.right)
        return {"threshold": place(best), "gain": rounded(returned)}

    return best_threshold


best_threshold = thresholds()


def splits(best_threshold=best_threshold, margin=MARGIN):
    """A function that gives the best split over all features."""

    def best_split(features, labels, minimum):
        best = None
        for feature, column in enumerate(features.T.tolist()):
            found = best_threshold(column, list(labels), minimum)
            if found and (best is None or found["gain"] > best["gain"] + margin):
                best = {"feature": feature} | found
        return best

    return best_split


best_split = splits()


def majority(counts):
    """The most frequent class, the smallest on ties."""
    return counts.index(max(counts))


def counted(labels, classes):
    return [labels.count(label) for label in range(classes)]


def grower(best_split=best_split, label_of=majority, limit=lambda depth: depth,
           counts_of=counted, left_first=True):
    """A function that grows a tree; `limit` makes what it likes of the greatest depth."""

    def grown(features, labels, classes, depth, minimum):
        return below(features, list(labels), classes, limit(depth), minimum)

    def below(features, labels, classes, depth, minimum):
        counts = counts_of(labels, classes)
        end = leaf(label_of(counts), counts)
        if len(set(labels)) == 1 or depth == 0:
            return end
        split = best_split(features, labels, minimum)
        if split is None:
            return end
        goes_left = features[:, split["feature"]] <= split["threshold"]
        deeper = None if depth is None else depth - 1
        sides = [
            below(features[side], np.array(labels)[side].tolist(), classes, deeper, minimum)
            for side in (goes_left, ~goes_left)
        ]
        return branch(
            split["feature"], split["threshold"], *(sides if left_first else reversed(sides))
        )

    return grown


grown = grower()
