"""Exercise 6.6: classification by the k nearest neighbours."""

from collections import Counter
from fractions import Fraction

import numpy as np
import sklearn
from sklearn.neighbors import KNeighborsClassifier

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .data import eighths, groups
from .exact import classified, exact_square, ordered, voted


def require_shapes(queries, training, labels, k):
    if queries.ndim != 2 or training.ndim != 2:
        raise LabError("invalidParameter")
    if queries.shape[1] != training.shape[1]:
        raise LabError("shapeMismatch")


def require_labels(queries, training, labels, k):
    require_shapes(queries, training, labels, k)
    if training.shape[0] == 0:
        raise LabError("emptyInput")
    if len(labels) != training.shape[0]:
        raise LabError("lengthMismatch")


def require_k(queries, training, labels, k):
    require_labels(queries, training, labels, k)
    if not 1 <= k <= training.shape[0]:
        raise LabError("invalidParameter")


def require_finite(queries, training, labels, k):
    if not (np.isfinite(queries).all() and np.isfinite(training).all()):
        raise LabError("notFinite")


def require_all(*args):
    require_k(*args)
    require_finite(*args)


classify = Exercise(
    "6.6",
    source="exact arithmetic (fractions.Fraction) with the stated tie rules, and "
    + library(sklearn, "sklearn.neighbors.KNeighborsClassifier") + " where nothing is tied",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_all,
    errors=("emptyInput", "invalidParameter", "lengthMismatch", "notFinite", "shapeMismatch"),
)

POINTS, LABELS = groups(30, 3)
QUERIES = groups(16, 3, seed=300)[0] + 0.25

classify.case(
    "two queries, three neighbours", np.array([[1.0, 1.0], [5.0, 4.0]]),
    np.array([[0.0, 0.0], [1.0, 2.0], [4.0, 4.0], [6.0, 5.0]]), [0, 0, 1, 1], 3,
)
classify.case("one neighbour", QUERIES, POINTS, LABELS, 1)
classify.case("three neighbours", QUERIES, POINTS, LABELS, 3)
classify.case("eleven neighbours", QUERIES, POINTS, LABELS, 11)
classify.case(
    "all training points vote: the majority wins everywhere", QUERIES, POINTS[:29], LABELS[:29], 29,
    weight=1,
)
classify.case(
    "five columns, far apart in one", eighths(6, 5) * np.array([1, 1, 1, 1, 8.0]),
    eighths(20, 5, seed=40) * np.array([1, 1, 1, 1, 8.0]), [index % 2 for index in range(20)], 5,
)
classify.case(
    "equal distances: the smaller index", np.array([[0.0, 0.0], [1.0, 1.0]]),
    np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [3.0, 3.0]]), [2, 0, 1, 1, 0], 1,
)
classify.case(
    "equal distances at the border of k", np.array([[0.0]]),
    np.array([[1.0], [2.0], [-2.0], [-1.0], [2.0]]), [1, 0, 1, 0, 0], 3,
)
classify.case(
    "equal votes: the nearest among the tied", np.array([[0.0], [10.0]]),
    np.array([[3.0], [1.0], [-2.0], [-4.0], [9.0], [12.0], [7.0], [14.0]]),
    [0, 2, 0, 2, 3, 1, 1, 3], 4,
)
classify.case(
    "a training point asked for its class counts itself", POINTS[:6], POINTS, LABELS, 1, weight=1,
)
classify.case(
    "a query that lies on a training point, and is outvoted", np.array([[1.0, 2.0]]),
    np.array([[4.0, 0.0], [1.0, 2.0], [1.0, 3.0], [2.0, 2.0]]), [0, 0, 1, 1], 3, weight=1,
)
classify.case("plus and minus 1000", np.array([[990.0, -990.0]]),
    np.array([[1000.0, -1000.0], [-1000.0, 1000.0], [980.0, -1000.0]]), [5, 7, 5], 1, weight=1,
)
classify.case("no queries", np.zeros((0, 2)), POINTS, LABELS, 3, weight=1)
classify.case("one training point", QUERIES[:2], POINTS[:1], [4], 1, weight=1)
classify.case("no training points", QUERIES, np.zeros((0, 2)), [], 1, weight=1)
classify.case("columns differ", eighths(2, 3), POINTS, LABELS, 1, weight=1)
classify.case("a query that is no matrix", eighths(2), POINTS, LABELS, 1, weight=1)
classify.case("a label is missing", QUERIES, POINTS, LABELS[:-1], 1, weight=1)
classify.case("a label too many", QUERIES, POINTS, LABELS + [0], 1, weight=1)
classify.case("more neighbours than points", QUERIES, POINTS[:4], LABELS[:4], 5, weight=1)
classify.case("no neighbours", QUERIES, POINTS, LABELS, 0, weight=1)
classify.case(
    "an unknown coordinate in a query", np.array([[1.0, NAN]]), POINTS, LABELS, 1, weight=1
)
classify.case(
    "an infinite coordinate in a training point", np.array([[1.0, 2.0]]),
    np.array([[1.0, 1.0], [INFINITY, 0.0]]), [0, 1], 1, weight=1,
)
classify.case(
    "an infinite coordinate on the other side", np.array([[1.0, 2.0]]),
    np.array([[1.0, 1.0], [-INFINITY, 0.0]]), [0, 1], 1, weight=1,
)


@classify.reference
def exact_classified(queries, training, labels, k):
    return classified(queries, training, labels, k)


def is_tied(query, training, labels, k):
    """Whether scikit-learn's tie rules, which are others, would have a say."""
    squares = [exact_square(query, row) for row in training.tolist()]
    order = ordered(squares)
    at_the_border = k < len(order) and squares[order[k - 1]] == squares[order[k]]
    counts = Counter(labels[index] for index in order[:k]).most_common(2)
    return at_the_border or len(counts) == 2 and counts[0][1] == counts[1][1]


@classify.accepts
def scikit_classified(queries, training, labels, k):
    model = KNeighborsClassifier(k, algorithm="brute").fit(training, labels)
    return [
        classified(query[None, :], training, labels, k)[0]
        if is_tied(query, training, labels, k) else int(model.predict(query[None, :])[0])
        for query in queries
    ]


@classify.accepts
def by_squared_distances(queries, training, labels, k):
    """No root: it changes no order."""
    result = []
    for query in queries:
        squares = ((training - query) ** 2).sum(axis=1)
        order = np.argsort(squares, kind="stable")[:k]
        result.append(voted([labels[index] for index in order]))
    return result


def voting(vote):
    return lambda queries, training, labels, k: classified(
        queries, training, labels, k, vote=vote
    )


def measuring(of):
    return lambda queries, training, labels, k: classified(queries, training, labels, k, of=of)


def with_k(change):
    return lambda queries, training, labels, k: classified(
        queries, training, labels, max(1, min(change(k), training.shape[0]))
    )


classify.mistake(
    "nearest-only",
    "Only the nearest neighbour decides in your result. Let all k of them vote.",
    hint=2, wrote=with_k(lambda k: 1))
classify.mistake(
    "one-too-many",
    "k + 1 neighbours vote in your result. Take exactly the first k.",
    hint=3, wrote=with_k(lambda k: k + 1))
classify.mistake(
    "one-too-few",
    "k − 1 neighbours vote in your result. A query is not in the training set: there is nothing to "
    "leave out.",
    hint=3, wrote=with_k(lambda k: k - 1))
classify.mistake(
    "drops-the-nearest",
    "The nearest training point has no vote in your result. A query is not one of them, even when "
    "it lies on one: exclude nothing.",
    hint=3, wrote=lambda queries, training, labels, k: [
        voted([labels[i] for i in (order[1 : k + 1] or order)])
        for order in (
            sorted(range(len(labels)), key=lambda i: exact_square(query, training[i]))
            for query in queries.tolist()
        )
    ])
classify.mistake(
    "farthest",
    "The farthest points vote in your result. Sort by rising distance.",
    hint=1, wrote=lambda queries, training, labels, k: classified(
        queries, training, labels, k,
        order=lambda d: sorted(range(len(d)), key=lambda i: (-d[i], i)),
    ))
classify.mistake(
    "index-for-class",
    "Your numbers are places in the training set, not classes. Look the labels of the neighbours "
    "up before the vote.",
    hint=2, wrote=lambda queries, training, labels, k: classified(
        queries, training, list(range(len(labels))), k
    ))
classify.mistake(
    "manhattan",
    "You compared sums of absolute differences. This exercise measures the straight way, by the "
    "sum of squares.",
    hint=2, wrote=measuring(
        lambda a, b: sum(abs(Fraction(x) - Fraction(y)) for x, y in zip(a, b))
    ))
classify.mistake(
    "first-column-only",
    "Only the first column decides in your result. All coordinates belong to the distance.",
    hint=2, wrote=measuring(lambda a, b: exact_square(a[:1], b[:1])))
classify.mistake(
    "most-frequent-class",
    "Every query gets the most frequent class of the training set. Only the k nearest vote.",
    hint=1, wrote=lambda queries, training, labels, k: [voted(labels)] * queries.shape[0])
classify.mistake(
    "nearest-centre",
    "Your result is the class whose mean is nearest. Here single training points vote, not the "
    "centres of the classes.",
    hint=1, wrote=lambda queries, training, labels, k: [
        min(
            sorted(set(labels)),
            key=lambda label: float(((training[np.array(labels) == label].mean(axis=0)
                                      - query) ** 2).sum()),
        )
        for query in queries
    ])


def smallest_of_tied(labels):
    counts = Counter(labels)
    return min(label for label in counts if counts[label] == max(counts.values()))


classify.mistake(
    "smallest-class-on-ties",
    "On equal votes your smallest class wins. Give `majorityVote` the labels nearest first: the "
    "nearest among the tied decides.",
    hint=3, wrote=voting(smallest_of_tied))
classify.mistake(
    "last-on-ties",
    "On equal votes the farther class wins. Hand the labels to the vote with the nearest first.",
    hint=3, wrote=voting(lambda labels: voted(labels[::-1])))
classify.mistake(
    "larger-index-on-ties",
    "Of equally near training points your larger index comes first. The smaller index comes "
    "first.",
    hint=3, wrote=lambda queries, training, labels, k: classified(
        queries, training, labels, k,
        order=lambda d: sorted(range(len(d)), key=lambda i: (d[i], -i)),
    ))
classify.mistake(
    "first-query-only",
    "All queries get the class of the first. Use each query's own row of the distances.",
    hint=3, wrote=lambda queries, training, labels, k: (
        classified(queries[:1], training, labels, k) * queries.shape[0]
    ))
classify.mistake(
    "k-clipped",
    "With more neighbours than training points, or fewer than one, you return classes. Throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=after(lambda *args: (require_labels(*args), require_finite(*args)), with_k(lambda k: k)))
classify.mistake(
    "labels-unchecked",
    "Labels that do not fit the training points are not refused. Compare the counts first and "
    "throw LabError.lengthMismatch.",
    hint=3, guarded=False,
    wrote=lambda queries, training, labels, k: (
        crash() if len(labels) < training.shape[0] and training.ndim == 2
        else checked_but_labels(queries, training, labels[: training.shape[0]], k)
    ))


def crash():
    raise Crash


def checked_but_labels(queries, training, labels, k):
    require_all(queries, training, labels, k)
    return classified(queries, training, labels, k)


def nan_last(queries, training, labels, k):
    """Sorts squared distances with NaN and infinities as the largest."""
    squares = ((queries[:, None, :] - training[None, :, :]) ** 2).sum(axis=2)
    orders = np.argsort(squares, axis=1, kind="stable")[:, :k]
    return [voted([labels[i] for i in order]) for order in orders.tolist()]


classify.mistake(
    "not-finite-classified",
    "A query or a training point with a coordinate that is NaN or infinite gets an answer. Throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_k, nan_last))
classify.mistake(
    "infinite-let-through",
    "NaN is refused in your code, an infinite coordinate is not. Check all values with isFinite "
    "and throw LabError.notFinite.",
    hint=3, guarded=False, wrote=after(
        lambda *args: (
            require_k(*args),
            require_finite(*(np.nan_to_num(a, nan=np.nan, posinf=0.0) for a in args[:2]), 0, 0),
        ),
        nan_last,
    ))
classify.mistake(
    "infinite-distances-let-through",
    "An infinite coordinate gets an answer where its distances are infinite and not NaN. Check all "
    "values with isFinite and throw LabError.notFinite.",
    hint=3, guarded=False, wrote=lambda queries, training, labels, k: (
        nan_last(queries, training, labels, k) if np.isneginf(training).any()
        else checked_but_labels(queries, training, labels, k)
    ))
classify.mistake(
    "labels-and-infinity-unchecked",
    "Labels that do not fit the training points, and infinite coordinates, are not refused. Check "
    "both before you begin, and throw the errors of the statement.",
    hint=3, guarded=False, wrote=lambda queries, training, labels, k: (
        nan_last(queries, training, labels, k)
        if training.ndim == 2 and queries.ndim == 2 and np.isneginf(training).any()
        else crash() if len(labels) < training.shape[0] and training.ndim == 2
        else checked_but_labels(queries, training, labels[: training.shape[0]], k)
    ))
classify.mistake(
    "no-queries-refused",
    "No queries are an error in your code, or stop it. Nothing was asked, so the answer is an "
    "empty list.",
    hint=3, wrote=stopping(
        lambda queries, *_: queries.shape[0] == 0, LabError("emptyInput"), exact_classified
    ))
