"""Exercise 7.3: information gain of a split."""

import sklearn
from sklearn.metrics import mutual_info_score

from framework import NAN, PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .checks import require_labels
from .impurity import bits, counts_of, gini, information_gain, natural, remaining, rounded

T, F = True, False

gain = Exercise(
    "7.3",
    source="mpmath, 60 digits, agreeing with "
    f"{library(sklearn, 'sklearn.metrics.mutual_info_score')}",
    points=10,
    # Three entropies of at most 3 bits, subtracted.
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_labels,
    errors=("emptyInput", "lengthMismatch", "invalidLabel"),
)
gain.case("six rows", [0, 0, 0, 1, 1, 1], [T, T, F, F, F, F])
gain.case("three classes", [0, 2, 1, 1, 0, 2, 2], [T, F, T, F, T, F, F])
gain.case("rows in no order", [1, 0, 1, 1, 0, 1, 0, 1, 1], [F, T, F, T, T, F, F, F, T])
gain.case("many left, few right", [0, 1, 0, 1, 0, 0, 1, 0], [T, T, T, T, T, T, F, F])
gain.case("one row right", [1, 0, 0, 0, 1], [F, T, T, T, T], weight=1)
gain.case("a perfect split", [1, 0, 0, 1, 1], [F, T, T, F, F], weight=1)
gain.case("four classes, each alone with another", [0, 1, 2, 3], [T, T, F, F], weight=1)
gain.case("sides of the same mixture", [0, 1, 0, 1, 0, 1], [T, T, F, F, T, T], weight=1)
gain.case("all rows of one class", [2, 2, 2], [T, F, F], weight=1)
gain.case("a label missing between", [4, 1, 4, 1, 1], [T, F, T, T, F])
gain.case("no row goes left", [0, 1, 1], [F, F, F], weight=1)
gain.case("no row goes right", [0, 1, 1, 0, 2], [T, T, T, T, T], weight=1)
gain.case("one row", [0], [T], weight=1)
gain.case("no rows", [], [], weight=1)
gain.case("a side too few", [0, 1, 1], [T, F], weight=1)
gain.case("a negative label", [0, -1, 1], [T, F, F], weight=1)


def sides(labels, goes_left):
    """The labels of the rows that go left, and of those that go right."""
    rows = list(zip(labels, goes_left))
    return [label for label, is_left in rows if is_left], [l for l, is_left in rows if not is_left]


@gain.reference
def precise_gain(labels, goes_left):
    return rounded(information_gain(*sides(labels, goes_left)))


@gain.accepts
def mutual_information(labels, goes_left):
    """The gain is the mutual information of class and side; scikit-learn gives it in nats."""
    return mutual_info_score(labels, goes_left) / float(PRECISE.log(2))


@gain.accepts
def by_shares(labels, goes_left):
    left, right = sides(labels, goes_left)
    weight = PRECISE.mpf(len(left)) / len(labels)
    return rounded(
        bits(counts_of(labels)) - weight * bits(counts_of(left))
        - (1 - weight) * bits(counts_of(right))
    )


def of_sides(formula):
    """A function of the labels' entropy, the sides and their entropies."""

    def computed(labels, goes_left):
        left, right = sides(labels, goes_left)
        whole, *both = (bits(counts_of(part)) for part in (labels, left, right))
        return rounded(formula(whole, *both, PRECISE.mpf(len(left)) / len(labels)))

    return computed


gain.mistake(
    "children-unweighted",
    "You subtracted the entropies of both sides as they are. A side counts as much as it has "
    "rows: weigh it with its share.",
    hint=2, wrote=of_sides(lambda whole, left, right, share: whole - left - right))
gain.mistake(
    "children-averaged",
    "Both sides count one half in your result. A side counts as much as it has rows: weigh it "
    "with its share.",
    hint=2, wrote=of_sides(lambda whole, left, right, share: whole - (left + right) / 2))
gain.mistake(
    "weights-swapped",
    "The weights of the two sides have changed places: the left entropy needs the share of the "
    "rows that go left.",
    hint=3, wrote=of_sides(
        lambda whole, left, right, share: whole - (1 - share) * left - share * right))
gain.mistake(
    "weighted-by-rows",
    "You weighed each side with its number of rows. Divide by the number of all rows: the "
    "weights add up to 1.",
    hint=3, wrote=lambda labels, goes_left: rounded(
        bits(counts_of(labels)) - len(labels) * remaining(*sides(labels, goes_left))))
gain.mistake(
    "remaining-entropy",
    "Your result is the entropy that is left behind the split. The gain is what disappeared: the "
    "entropy before, minus this.",
    hint=1, wrote=lambda labels, goes_left: rounded(remaining(*sides(labels, goes_left))))
gain.mistake(
    "sign",
    "Your result has the wrong sign: entropy before minus entropy after, which is never negative.",
    hint=1, wrote=lambda labels, goes_left: -precise_gain(labels, goes_left))
gain.mistake(
    "natural-logarithm",
    "Your result is 0.69 of what it should be, as with the natural logarithm. Bits ask for `log2`.",
    hint=2, wrote=lambda labels, goes_left: rounded(
        information_gain(*sides(labels, goes_left), natural)))
gain.mistake(
    "gini",
    "Your result is the drop in Gini impurity. The information gain is the drop in entropy.",
    hint=2, wrote=lambda labels, goes_left: rounded(
        information_gain(*sides(labels, goes_left), gini)))
gain.mistake(
    "left-only",
    "You subtracted the left side alone. What is left of the entropy lies on both sides.",
    hint=2, wrote=of_sides(lambda whole, left, right, share: whole - share * left))
gain.mistake(
    "right-only",
    "You subtracted the right side alone. What is left of the entropy lies on both sides.",
    hint=2, wrote=of_sides(lambda whole, left, right, share: whole - (1 - share) * right))
gain.mistake(
    "entropy-before",
    "Your result is the entropy before the split. Subtract what is left of it on the two sides.",
    hint=1, wrote=of_sides(lambda whole, left, right, share: whole))


@gain.mistake(
    "gain-ratio",
    "You divided by the entropy of the two shares. That is Quinlan's gain ratio; this exercise "
    "asks for the gain itself.",
    hint=2,
)
def _(labels, goes_left):
    whole = bits(counts_of(goes_left))
    return rounded(information_gain(*sides(labels, goes_left)) / whole) if whole else NAN


gain.mistake(
    "nan-for-empty-side",
    "Where a side has no rows your result is NaN, from 0/0. Such a side adds nothing, and the "
    "gain is 0.",
    hint=3, wrote=lambda labels, goes_left: precise_gain(labels, goes_left)
    if any(goes_left) and not all(goes_left) else NAN)
gain.mistake(
    "throws-for-empty-side",
    "For a side without rows you threw an error. A split may send all rows one way: it gains 0, "
    "and that is an answer.",
    hint=3, wrote=stopping(
        lambda labels, goes_left: all(goes_left) or not any(goes_left), LabError("emptyInput"),
        precise_gain))
unweighted = of_sides(lambda whole, left, right, share: whole - left - right)
gain.mistake(
    "unweighted-and-throws-for-empty-side",
    "You subtracted the entropies of both sides without their shares, and a side without rows "
    "threw an error. Weigh each side; an empty one adds 0.",
    hint=3, wrote=stopping(
        lambda labels, goes_left: all(goes_left) or not any(goes_left), LabError("emptyInput"),
        unweighted))
gain.mistake(
    "unweighted-and-nan-for-empty-side",
    "You subtracted the entropies of both sides without their shares, and a side without rows "
    "gave NaN. Weigh each side; an empty one adds 0.",
    hint=3, wrote=lambda labels, goes_left: unweighted(labels, goes_left)
    if any(goes_left) and not all(goes_left) else NAN)
gain.mistake(
    "stops-at-missing-label",
    "Where a label does not occur your code stops. With the labels 1 and 4 there are two kinds, "
    "but an array of counts needs 5 places.",
    hint=3, wrote=stopping(
        lambda labels, _: max(labels) >= len(set(labels)), Crash(), precise_gain))


def zipped(labels, goes_left):
    """Rows without a side are left out, as `zip` does."""
    labels = labels[: len(goes_left)]
    require_labels(labels, goes_left[: len(labels)])
    return precise_gain(labels, goes_left)


gain.mistake(
    "lengths-unchecked",
    "Labels and sides differ in number, and you computed with those that have both. Throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=zipped)
gain.mistake(
    "empty-gives-zero",
    "Without rows you returned 0. Throw LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=lambda labels, goes_left: 0.0 if not labels and not goes_left
    else require_labels(labels, goes_left) or precise_gain(labels, goes_left))
gain.mistake(
    "negative-label-counted",
    "A negative label was counted like a class. Labels are 0, 1, 2 …: throw LabError.invalidLabel.",
    hint=3, guarded=False,
    wrote=lambda labels, goes_left: require_labels([max(0, l) for l in labels], goes_left)
    or precise_gain(labels, goes_left))
gain.mistake(
    "negative-label-crashes",
    "With a negative label your code stops. Check that all labels are at least 0 before you count, "
    "and throw LabError.invalidLabel.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda labels, _: bool(labels) and min(labels) < 0, Crash(),
        lambda labels, goes_left: require_labels(labels, goes_left)
        or precise_gain(labels, goes_left)))
