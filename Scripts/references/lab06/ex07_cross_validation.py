"""Exercise 6.7: k-fold cross-validation."""

import numpy as np
import sklearn

from framework import Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, changing, stopping

from .data import groups
from .folds import (
    averaged, contiguous, cut, first_fold, judged_as_cut, lengths, rates, rest, summary, swapped,
    validated,
)


def require_table(features, labels, candidates, folds, order):
    if features.ndim != 2:
        raise LabError("invalidParameter")
    if len(labels) != features.shape[0]:
        raise LabError("lengthMismatch")
    if features.shape[0] == 0 or not candidates:
        raise LabError("emptyInput")


def require_folds(features, labels, candidates, folds, order):
    require_table(features, labels, candidates, folds, order)
    if not 2 <= folds <= len(labels) or sorted(order) != list(range(len(labels))):
        raise LabError("invalidParameter")


def require_all(features, labels, candidates, folds, order):
    require_folds(features, labels, candidates, folds, order)
    smallest = len(labels) - -(-len(labels) // folds)
    if any(not 1 <= k <= smallest for k in candidates):
        raise LabError("invalidParameter")


def shuffled(count, step):
    """A permutation of 0 ..< count that leaves nothing in place for long."""
    return [(step * index + 3) % count for index in range(count)]


validation = Exercise(
    "6.7",
    source=library(sklearn, "sklearn.model_selection.KFold") + "; classes by exact arithmetic "
    "(fractions.Fraction) with the stated tie rules",
    points=20,
    # A count divided by a count; a mean of shares may be off by a few units in the last place.
    tolerance=Tolerance(0.0, 1e-14),
    guard=require_all,
    errors=("emptyInput", "invalidParameter", "lengthMismatch"),
    time_limit=5.0,
)

TWENTY, TWO = groups(20, 2)
MANY, THREE = groups(43, 3, seed=7)
SMALL = np.array([[0.0], [1.0], [2.25], [7.0], [8.5], [9.0], [3.0]])

validation.case(
    "seven points, three folds", SMALL, [0, 0, 0, 1, 1, 1, 1], [1, 3], 3, [4, 0, 6, 2, 5, 1, 3]
)
validation.case("twenty points, four folds", TWENTY, TWO, [1, 3, 5, 9], 4, shuffled(20, 7))
validation.case("folds of unequal size", MANY, THREE, [1, 5, 15, 30], 5, shuffled(43, 10))
validation.case("six folds of 43", MANY, THREE, [9, 3], 6, shuffled(43, 5))
validation.case("candidates in falling order", TWENTY, TWO, [11, 7, 3, 1], 5, shuffled(20, 3))
validation.case("two folds", TWENTY, TWO, [3], 2, shuffled(20, 9))
validation.case(
    "sorted by class: the order mixes them", np.concatenate([TWENTY[::2], TWENTY[1::2]]),
    [0] * 10 + [1] * 10, [1, 3], 4, shuffled(20, 13),
)
validation.case(
    "sorted by class, and not mixed", np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [12.0]]),
    [0, 0, 0, 1, 1, 1], [1, 3], 2, [0, 1, 2, 3, 4, 5], weight=1,
)
validation.case("each point a fold of its own", TWENTY, TWO, [1, 19], 20, shuffled(20, 11))
validation.case(
    "equal error rates: the first candidate", np.array([[0.0], [10.0], [1.0], [11.0], [2.0], [12.0],
    [3.0], [13.0]]), [0, 1] * 4, [3, 1, 2], 4, shuffled(8, 3), weight=1,
)
validation.case("two points", np.array([[0.0], [1.0]]), [4, 4], [1], 2, [1, 0], weight=1)
validation.case("one fold", TWENTY, TWO, [1], 1, shuffled(20, 7), weight=1)
validation.case("more folds than points", TWENTY, TWO, [1], 21, shuffled(20, 7), weight=1)
validation.case("an index twice in the order", SMALL, [0] * 7, [1], 2, [0, 1, 2, 3, 4, 5, 5],
    weight=1)
validation.case("an order too short", SMALL, [0] * 7, [1], 2, [0, 1, 2, 3, 4, 5], weight=1)
validation.case("a candidate larger than a training part", SMALL, [0] * 7, [5], 3,
    [4, 0, 6, 2, 5, 1, 3], weight=1)
validation.case("no neighbours", SMALL, [0] * 7, [0], 3, [4, 0, 6, 2, 5, 1, 3], weight=1)
validation.case("no candidates", SMALL, [0] * 7, [], 3, [4, 0, 6, 2, 5, 1, 3], weight=1)
validation.case("a label is missing", SMALL, [0] * 6, [1], 3, [4, 0, 6, 2, 5, 1, 3], weight=1)
validation.case("no points", np.zeros((0, 2)), [], [1], 2, [], weight=1)
validation.case("a vector", np.array([1.0, 2.0]), [0, 1], [1], 2, [0, 1], weight=1)


@validation.reference
def by_scikit_folds(features, labels, candidates, folds, order):
    parts = contiguous(len(labels), folds, order)
    errors = rates(
        features, labels, candidates, parts, lambda fold: rest(parts, fold, sorted(order))
    )
    return summary(parts, errors, candidates)


@validation.accepts
def by_sizes(features, labels, candidates, folds, order):
    return validated(features, labels, candidates, cut(order, lengths(len(labels), folds)))


@validation.accepts
def by_squared_distances(features, labels, candidates, folds, order):
    """Classifies by NumPy's distances, with a stable order."""
    parts = cut(order, lengths(len(labels), folds))
    errors = []
    for k in candidates:
        wrong = 0
        for part in parts:
            training = np.setdiff1d(order, part)
            for row in part:
                squares = ((features[training] - features[row]) ** 2).sum(axis=1)
                near = [labels[i] for i in training[np.argsort(squares, kind="stable")[:k]]]
                wrong += max(near, key=lambda l: (near.count(l), -near.index(l))) != labels[row]
        errors.append(wrong / len(labels))
    return summary(parts, errors, candidates)


@validation.accepts
def trained_in_shuffled_order(features, labels, candidates, folds, order):
    """The training rows fold by fold, as they stand in the order: no check depends on it."""
    parts = contiguous(len(labels), folds, order)
    return validated(features, labels, candidates, parts, lambda fold: rest(parts, fold, order))


def with_folds(make):
    """The right procedure on folds cut in another way."""
    return lambda features, labels, candidates, folds, order: validated(
        features, labels, candidates, make(order, folds)
    )


def trained_on(training_of):
    """The right folds, with another training part."""

    def wrong(features, labels, candidates, folds, order):
        parts = contiguous(len(labels), folds, order)
        return validated(
            features, labels, candidates, parts, lambda fold: training_of(parts, fold, order)
        )

    return wrong


validation.mistake(
    "trained-on-the-test-fold",
    "Your error rates come out as if the test fold were in the training part: each point finds "
    "itself. Train on the other folds only.",
    hint=2, wrote=trained_on(lambda parts, fold, order: sorted(order)))
validation.mistake(
    "parts-swapped",
    "You train on one fold and test on the others. It is the other way round: one fold is held "
    "out, the others are for training.",
    hint=2, wrote=lambda features, labels, candidates, folds, order: swapped(
        features, labels, candidates, contiguous(len(labels), folds, order), order
    ))


validation.mistake(
    "one-fold-for-training",
    "You train on the next fold only. All folds but the one held out belong to the training part.",
    hint=2, wrote=trained_on(lambda parts, fold, order: sorted(parts[(fold + 1) % len(parts)])))
validation.mistake(
    "order-ignored",
    "Your folds run through the rows as they stand. Take them in the given order: order[0] is the "
    "first index of the first fold.",
    hint=2, wrote=with_folds(
        lambda order, folds: cut(sorted(order), lengths(len(order), folds))
    ))
validation.mistake(
    "positions-for-indices",
    "Your folds hold other rows than the order says: fold 0 begins with the index order[0].",
    hint=3, wrote=with_folds(
        lambda order, folds: cut(
            [order.index(i) for i in range(len(order))], lengths(len(order), folds)
        )
    ))
validation.mistake(
    "interleaved",
    "Your folds take every n-th row. They are contiguous pieces of the order: the first fold is "
    "its beginning.",
    hint=2, wrote=with_folds(lambda order, folds: [order[fold::folds] for fold in range(folds)]))
validation.mistake(
    "remainder-dropped",
    "Where the rows do not divide evenly some are in no fold. The first folds take one more each.",
    hint=3, wrote=lambda features, labels, candidates, folds, order: judged_as_cut(
        features, labels, candidates, cut(order, [len(order) // folds] * folds), order
    ))
validation.mistake(
    "remainder-at-the-end",
    "Your folds are full until the rows run out, so that the last is much smaller. Sizes differ by "
    "one at most.",
    hint=3, wrote=with_folds(
        lambda order, folds: [
            order[start : start + -(-len(order) // folds)]
            for start in range(0, len(order), -(-len(order) // folds))
        ]
    ))
validation.mistake(
    "remainder-in-the-last",
    "Your last fold takes all that is left over. The first folds take one more each, so that sizes "
    "differ by one at most.",
    hint=3, wrote=with_folds(
        lambda order, folds: cut(
            order,
            [len(order) // folds] * (folds - 1)
            + [len(order) - (folds - 1) * (len(order) // folds)],
        )
    ))
validation.mistake(
    "larger-folds-last",
    "Your larger folds are the last ones. The first n mod folds of them take one row more.",
    hint=3, wrote=with_folds(
        lambda order, folds: cut(order, lengths(len(order), folds)[::-1])
    ))
validation.mistake(
    "larger-folds-spread",
    "Your larger folds are spread among the others, as with bounds at i·n/folds. The first n mod "
    "folds of them take one row more.",
    hint=3, wrote=with_folds(
        lambda order, folds: [
            order[len(order) * fold // folds : len(order) * (fold + 1) // folds]
            for fold in range(folds)
        ]
    ))
def overlapping(order, sizes):
    """Each fold with the first row of the next."""
    return [order[sum(sizes[:fold]) :][: size + 1] for fold, size in enumerate(sizes)]


validation.mistake(
    "folds-overlap",
    "Your folds overlap: a row is in two of them. Each fold begins where the one before ends.",
    hint=3, wrote=lambda features, labels, candidates, folds, order: judged_as_cut(
        features, labels, candidates, overlapping(order, lengths(len(order), folds)), order
    ))


validation.mistake(
    "folds-longer-than-their-steps",
    "Your folds are longer than the steps between them, so that rows are in two of them. Each fold "
    "begins where the one before ends.",
    hint=3, wrote=lambda features, labels, candidates, folds, order: judged_as_cut(
        features, labels, candidates,
        [
            order[fold * (len(order) // folds) :][: len(order) // folds + 1]
            for fold in range(folds)
        ],
        order,
    ))
validation.mistake(
    "mean-of-fold-rates",
    "You averaged the error rates of the folds. Folds of different size weigh the rows unequally: "
    "divide all wrong answers by all rows.",
    hint=3, wrote=lambda features, labels, candidates, folds, order: averaged(
        features, labels, candidates, contiguous(len(labels), folds, order)
    ))


validation.mistake(
    "accuracy",
    "Your rates are the shares of right answers. Return the shares of wrong ones; the best is the "
    "smallest.",
    hint=2, wrote=changing(by_sizes, errorRates=lambda rates: [1 - rate for rate in rates]))
validation.mistake(
    "counts",
    "Your error rates are counts. Divide by the number of rows.",
    hint=2, wrote=lambda features, labels, candidates, folds, order: changing(
        by_sizes, errorRates=lambda rates: [float(round(rate * len(labels))) for rate in rates]
    )(features, labels, candidates, folds, order))
validation.mistake(
    "first-fold-only",
    "Only the first fold is tested in your result. Each fold is held out once, so that every row "
    "is judged.",
    hint=2, wrote=lambda features, labels, candidates, folds, order: first_fold(
        features, labels, candidates, contiguous(len(labels), folds, order), order
    ))


def choosing(choose):
    """The right folds and rates, and another choice."""

    def wrong(features, labels, candidates, folds, order):
        right = by_sizes(features, labels, candidates, folds, order)
        return right | {"best": choose(right["errorRates"], candidates)}

    return wrong


validation.mistake(
    "worst-chosen",
    "You chose the candidate with the largest error rate. The best has the smallest.",
    hint=2, wrote=choosing(lambda errors, candidates: candidates[errors.index(max(errors))]))
validation.mistake(
    "last-of-equals",
    "Of equal error rates you take the last candidate. Take the first in `candidates`: `<`, not "
    "`<=`.",
    hint=3, wrote=choosing(
        lambda errors, candidates: candidates[len(errors) - 1 - errors[::-1].index(min(errors))]
    ))
validation.mistake(
    "smallest-of-equals",
    "Of equal error rates you take the smallest k. Take the one that comes first in `candidates`.",
    hint=3, wrote=choosing(
        lambda errors, candidates: min(
            k for k, error in zip(candidates, errors) if error == min(errors)
        )
    ))
validation.mistake(
    "index-for-candidate",
    "Your best is a place in the list. Return the number of neighbours that stands there.",
    hint=3, wrote=choosing(lambda errors, candidates: errors.index(min(errors))))


def order_unchecked(features, labels, candidates, folds, order):
    require_all(features, labels, candidates, folds, list(range(len(labels))))
    if len(order) < len(labels):
        raise Crash
    return validated(features, labels, candidates, cut(order, lengths(len(labels), folds)))


validation.mistake(
    "order-unchecked",
    "An order that is no permutation of the rows is not refused. Sorted, it must be 0, 1, … n − 1: "
    "otherwise LabError.invalidParameter.",
    hint=4, guarded=False, wrote=order_unchecked)
validation.mistake(
    "folds-unchecked",
    "A number of folds below 2 or above n stops your code. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, candidates, folds, order: labels
        and len(labels) == features.shape[0] and candidates and not 2 <= folds <= len(labels),
        Crash(), after(require_all, by_sizes),
    ))
validation.mistake(
    "candidates-clipped",
    "A candidate with more neighbours than a training part has rows gets a rate. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda features, labels, candidates, folds, order: require_all(
            features, labels, [k if k < 1 else 1 for k in candidates], folds, order
        ),
        by_sizes,
    ))
