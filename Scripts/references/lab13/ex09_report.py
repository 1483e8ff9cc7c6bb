"""Exercise 13.9: accuracy and confusion matrix from logits."""

from fractions import Fraction

import numpy as np
import sklearn
from sklearn.metrics import accuracy_score, confusion_matrix

from framework import INFINITY, NAN, Crash, Exercise, Tolerance, library
from framework.wrong import changing

from .idx import require


def require_rows(logits, labels):
    require(logits.ndim == 2, "shapeMismatch")
    require(len(labels) == len(logits), "lengthMismatch")
    require(len(logits) > 0, "emptyInput")
    require(all(0 <= label < logits.shape[1] for label in labels), "invalidLabel")
    require(np.isfinite(logits).all(), "notFinite")


report = Exercise(
    "13.9",
    source=f"{library(sklearn, 'sklearn.metrics.confusion_matrix', 'accuracy_score')} on "
    f"{library(np, 'numpy.argmax')}",
    points=10,
    # A share of up to ten rows, added up row by row or taken from 1, rounds as often: 10 · 2⁻⁵³ in a
    # share of 1/10 or more.
    tolerance=Tolerance(0.0, 2e-14),
    guard=require_rows,
    errors=("emptyInput", "invalidLabel", "lengthMismatch", "notFinite", "shapeMismatch"),
)
FOUR = np.array([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3], [-3.0, -1.0, -2.0], [5.0, 4.0, 4.5]])
report.case("four rows, three classes", FOUR, [0, 2, 2, 1])
report.case("six rows, two classes", np.array(
    [[1.0, 2.0], [3.0, 1.0], [0.0, 0.5], [2.0, 2.5], [-1.0, -2.0], [0.25, 0.75]]), [1, 1, 0, 1, 0, 0])
report.case("all logits negative", np.array([[-1.0, -2.0, -0.5], [-7.0, -3.0, -9.0], [-2.0, -6.0, -4.0]]),
            [0, 1, 0])
report.case("ties: the first", np.array([[1.0, 1.0, 0.0], [0.0, 2.0, 2.0], [3.0, 3.0, 3.0]]), [1, 2, 0])
report.case("a class that is never guessed", np.array([[1.0, 0.0, 0.5], [2.0, 1.0, 0.0], [0.0, -1.0, 4.0]]),
            [1, 1, 2])
report.case("classes that do not occur", np.array(
    [[0.0, 9.0, 1.0, 2.0, 3.0], [4.0, 1.0, 0.0, 0.0, 2.0]]), [1, 0])
report.case("all right", np.array([[2.0, 1.0], [0.0, 1.0]]), [0, 1], weight=1)
report.case("all wrong", np.array([[2.0, 1.0], [0.0, 1.0], [5.0, 3.0]]), [1, 0, 1], weight=1)
report.case("ten classes", np.array(
    [[(row * 7 + column * 3) % 11 / 2 for column in range(10)] for row in range(8)]),
    [7, 3, 0, 9, 5, 5, 1, 2])
report.case("logits as a transposed view", np.array([[0.5, 2.0, 1.0], [1.5, 0.0, 3.0]]).T, [1, 0, 0])
report.case("one row, one class", np.array([[-4.0]]), [0], weight=1)
report.case("no rows", np.zeros((0, 3)), [], weight=1)
report.case("a label too few", FOUR, [0, 1, 2], weight=1)
report.case("a label too many", FOUR, [0, 1, 2, 0, 1], weight=1)
report.case("a label as large as the number of classes", FOUR, [0, 1, 3, 2], weight=1)
report.case("a label of −1", FOUR, [0, -1, 1, 2], weight=1)
report.case("a logit is NaN", np.array([[1.0, NAN], [0.0, 1.0]]), [0, 1], weight=1)
report.case("a logit is infinite", np.array([[1.0, 2.0], [0.0, INFINITY]]), [0, 1], weight=1)
report.case("a logit is −∞", np.array([[1.0, 2.0], [-INFINITY, 0.0]]), [0, 1], weight=1)
report.case("logits of rank 1", np.zeros(3), [0, 1, 2], weight=1)
report.case("no rows, but a label", np.zeros((0, 3)), [0], weight=1)
report.case("a label of 9 and a logit that is NaN", np.array([[1.0, NAN], [0.0, 1.0]]), [0, 9], weight=1)


def count(guesses, labels, classes):
    confusion = np.zeros((classes, classes), dtype=np.int64)
    for label, guess in zip(labels, guesses):
        confusion[label, guess] += 1
    return confusion


def answer(right, rows, confusion):
    return {"accuracy": float(Fraction(int(right), rows)), "confusion": confusion}


@report.reference
def by_scikit(logits, labels):
    guesses = np.argmax(logits, axis=1)
    return {"accuracy": float(accuracy_score(labels, guesses)),
            "confusion": confusion_matrix(labels, guesses, labels=range(logits.shape[1]))
            .astype(np.int64)}


def judging(guess=lambda row: row.index(max(row)), part=lambda right, m: right / m):
    def found(logits, labels):
        guesses = [guess(row) for row in logits.tolist()]
        confusion = count(guesses, labels, logits.shape[1])
        right = sum(a == b for a, b in zip(guesses, labels))
        return {"accuracy": float(part(right, len(labels))), "confusion": confusion}

    return found


right = report.accepts(judging())


@report.accepts
def by_the_diagonal(logits, labels):
    confusion = count(logits.argmax(axis=1), labels, logits.shape[1])
    return answer(np.trace(confusion), len(labels), confusion)


def last_of_ties(row):
    return len(row) - 1 - row[::-1].index(max(row))


def largest_magnitude(row):
    return max(range(len(row)), key=lambda k: (abs(row[k]), -k))


def of_rows(logits, labels):
    """The largest in each column, which stops where there are more columns than rows."""
    guesses = logits.argmax(axis=0).tolist()
    if len(guesses) < len(labels) or max(guesses) >= logits.shape[1]:
        raise Crash
    confusion = count(guesses, labels, logits.shape[1])
    return answer(sum(a == b for a, b in zip(guesses, labels)), len(labels), confusion)


def seen_only(logits, labels):
    """A matrix of the classes that occur."""
    guesses = logits.argmax(axis=1).tolist()
    classes = 1 + max(guesses + list(labels))
    return answer(sum(a == b for a, b in zip(guesses, labels)), len(labels),
                  count(guesses, labels, classes))


def mean_of_recalls(logits, labels):
    result = right(logits, labels)
    confusion = result["confusion"]
    shares = [Fraction(int(row[k]), int(row.sum())) for k, row in enumerate(confusion) if row.sum()]
    return result | {"accuracy": float(sum(shares) / len(shares))}


for name, sentence, hint, wrote in [
    ("turned-over", "Your matrix is turned over: rows are the truth, columns the guesses.", 3,
     changing(right, confusion=lambda c: c.T.copy())),
    ("last-of-ties", "Of equal logits you took the last. Take the first, as argmax does.", 2,
     judging(guess=last_of_ties)),
    ("smallest-logit", "You took the smallest logit. The guess is the class with the largest.", 2,
     judging(guess=lambda row: row.index(min(row)))),
    ("largest-magnitude", "You compared magnitudes. −7 is smaller than 1: compare the logits.", 2,
     judging(guess=largest_magnitude)),
    ("above-zero", "You took the first logit above 0, or class 0. The guess is the largest logit.", 2,
     judging(guess=lambda row: next((k for k, z in enumerate(row) if z > 0), 0))),
    ("argmax-of-columns", "You looked for the largest row of each column. It is the largest class of "
     "each row: axis 1.", 2, of_rows),
    ("percent", "Your accuracy is in per cent. It is a share, 0 … 1.", 3,
     judging(part=lambda hits, m: 100 * hits / m)),
    ("number-right", "Your accuracy is the number of right guesses. Divide by the number of rows.", 3,
     judging(part=lambda hits, m: hits)),
    ("error-rate", "You returned the share of wrong guesses. Accuracy is the share of right ones.", 3,
     judging(part=lambda hits, m: (m - hits) / m)),
    ("integer-division", "Your accuracy is 0 or 1: integers divided. Make both Doubles first.", 3,
     judging(part=lambda hits, m: hits // m)),
    ("turned-over-integer-division",
     "Two things: your accuracy is 0 or 1, integers divided, so make both Doubles first; and your matrix "
     "is turned over: rows are the truth.", 3,
     changing(judging(part=lambda hits, m: hits // m), confusion=lambda c: c.T.copy())),
    ("divided-by-the-classes", "You divided by the number of classes. Divide by the number of rows.", 3,
     lambda logits, labels: right(logits, labels) | {"accuracy": float(
         right(logits, labels)["accuracy"] * len(labels) / logits.shape[1])}),
    ("mean-of-the-classes", "Your accuracy is the mean over the classes. Here every row counts the same.",
     3, mean_of_recalls),
    ("only-wrong-ones", "Your diagonal is empty. Right guesses are counted too.", 3,
     changing(right, confusion=lambda c: c - np.diag(np.diag(c)))),
    ("classes-seen-only",
     "Your matrix has only as many classes as occur. It is [classes, classes], as wide as the logits.",
     3, seen_only),
    ("flattened", "Your matrix is one row. Its shape is [classes, classes].", 3,
     changing(right, confusion=lambda c: c.ravel())),
]:
    report.mistake(name, sentence, hint=hint, wrote=wrote)


def unchecked(logits, labels):
    if logits.ndim != 2 or len(labels) != len(logits) or not len(logits):
        raise Crash
    return counted_from_the_end(logits, labels)


def counted_from_the_end(logits, labels):
    """An index below 0 counts from the end; one that is too large stops the code."""
    if any(not -logits.shape[1] <= label < logits.shape[1] for label in labels):
        raise Crash
    return judged(logits, labels)


def judged(logits, labels):
    """With an infinite logit that is the largest; a NaN counts as NumPy's argmax has it."""
    guesses = np.argmax(logits, axis=1)
    return answer(sum(a == b for a, b in zip(guesses.tolist(), labels)), len(labels),
                  count(guesses, labels, logits.shape[1]))


def nan_let_through(logits, labels):
    require_rows(np.nan_to_num(logits), labels)
    return judged(logits, labels)


def nan_passed_by(logits, labels):
    """The largest found by comparing, which a NaN never wins."""
    require_rows(np.nan_to_num(logits), labels)
    return judged(np.where(np.isnan(logits), -np.inf, logits), labels)


def lacking(*unchecked):
    """Without the errors for some of "rank", "label" and "number"."""

    def found(logits, labels):
        if logits.ndim != 2:
            if "rank" in unchecked:
                raise Crash
            require(False, "shapeMismatch")
        require(len(labels) == len(logits), "lengthMismatch")
        require(len(logits) > 0, "emptyInput")
        require("label" in unchecked or all(0 <= label < logits.shape[1] for label in labels),
                "invalidLabel")
        require("number" in unchecked or np.isfinite(logits).all(), "notFinite")
        return counted_from_the_end(logits, labels)

    return found


def negative_let_through(logits, labels):
    """A label below 0 counts from the end; one that is too large has its error."""
    require_rows(logits, [max(label, 0) for label in labels])
    return judged(logits, labels)


def infinity_let_through(logits, labels):
    require_rows(np.where(np.isinf(logits), 1e300, logits), labels)
    return judged(logits, labels)


def no_rows(logits, labels):
    if logits.ndim == 2 and len(logits) == 0 and not labels:
        return {"accuracy": NAN, "confusion": np.zeros((logits.shape[1],) * 2, dtype=np.int64)}
    require_rows(logits, labels)
    return judged(logits, labels)


def shorter(logits, labels):
    """What zip makes of lists of different lengths."""
    require(logits.ndim == 2, "shapeMismatch")
    require(len(logits) > 0, "emptyInput")
    require(all(0 <= label < logits.shape[1] for label in labels), "invalidLabel")
    require(np.isfinite(logits).all(), "notFinite")
    pairs = min(len(labels), len(logits))
    found = judged(logits[:pairs], labels[:pairs])
    return found | {"accuracy": float(Fraction(int(np.trace(found["confusion"])), len(logits)))}


for name, sentence, wrote in [
    ("not-finite-let-through",
     "You guess from logits that are NaN or infinite. Such a network has broken down: throw "
     "LabError.notFinite.", nan_let_through),
    ("nan-passed-by",
     "You guess from logits that are NaN. Such a network has broken down: throw LabError.notFinite.",
     nan_passed_by),
    ("rank-unchecked", "Logits of rank 1 stop your code. Throw LabError.shapeMismatch first of all.",
     lacking("rank")),
    ("labels-unchecked", "A label that is too large stops your code, and −1 counts from the "
     "end. Throw LabError.invalidLabel for both.", lacking("label")),
    ("negative-labels-unchecked", "A label of −1 counts from the end with you. Throw "
     "LabError.invalidLabel for it as well.", negative_let_through),
    ("rank-and-labels-unchecked", "Logits of rank 1 and labels that are no class have no error yet. Throw "
     "LabError.shapeMismatch and LabError.invalidLabel.", lacking("rank", "label")),
    ("rank-and-numbers-unchecked", "Logits of rank 1 stop your code, and NaN passes. Throw "
     "LabError.shapeMismatch and LabError.notFinite.", lacking("rank", "number")),
    ("labels-and-numbers-unchecked", "Labels that are no class have no error yet, and NaN passes. Throw "
     "LabError.invalidLabel and LabError.notFinite.", lacking("label", "number")),
    ("rank-labels-and-numbers-unchecked", "Lengths and empty input have their errors. Rank 1, a label "
     "that is no class and NaN need theirs: shapeMismatch, invalidLabel, notFinite.",
     lacking("rank", "label", "number")),
    ("infinite-let-through", "An infinite logit passes. Throw LabError.notFinite for it as for NaN.",
     infinity_let_through),
    ("no-rows-give-nan", "No rows gave an accuracy of NaN. Throw LabError.emptyInput.", no_rows),
    ("lengths-unchecked", "You passed over logits or labels that have no partner. Throw "
     "LabError.lengthMismatch.", shorter),
    ("nothing-thrown", "Your counts are right; the errors are not thrown yet.", unchecked),
]:
    report.mistake(name, sentence, hint=4, wrote=wrote, guarded=False)
