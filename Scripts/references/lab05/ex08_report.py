"""Exercise 5.8: confusion matrix, accuracy, precision, recall and F1."""

from fractions import Fraction

import numpy as np
import sklearn
from sklearn import metrics

from framework import NAN, Crash, Exercise, LabError, Tolerance, divide, library
from framework.wrong import after, changing, stopping

from .checks import are_classes, require

Y = [1, 0, 1, 1, 0, 0, 1, 0, 1, 1]
GUESS = [1, 0, 0, 1, 1, 0, 1, 0, 0, 0]


def require_pairs(predicted, labels):
    require(len(predicted) == len(labels), "lengthMismatch")
    require(labels, "emptyInput")
    require(are_classes([*predicted, *labels]), "invalidLabel")


report = Exercise(
    "5.8",
    source="exact fractions, agreeing with " + library(
        sklearn, "sklearn.metrics.confusion_matrix", "accuracy_score", "precision_score",
        "recall_score", "f1_score (zero_division=0)"
    ),
    points=15,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_pairs,
    errors=("emptyInput", "lengthMismatch", "invalidLabel"),
)
report.case("six rows", [1, 0, 0, 1, 1, 0], [1, 0, 1, 1, 0, 1])
report.case("ten rows", GUESS, Y)
report.case("more false alarms than misses", [1, 1, 1, 1, 0, 0, 1], [1, 0, 0, 1, 0, 1, 0])
report.case("97 of 100 are of class 0", [0] * 95 + [1, 1, 1, 0, 0], [0] * 97 + [1, 1, 1])
report.case("all right", [1, 0, 0, 1], [1, 0, 0, 1], weight=1)
report.case("all wrong", [1, 0, 0, 1, 0], [0, 1, 1, 0, 1], weight=1)
report.case("class 1 never predicted", [0, 0, 0, 0], [0, 1, 0, 1])
report.case("no rows of class 1", [0, 1, 0], [0, 0, 0])
report.case("class 1 neither there nor predicted", [0, 0, 0], [0, 0, 0], weight=1)
report.case("only class 1", [1, 1], [1, 1], weight=1)
report.case("one row", [1], [0], weight=1)
report.case("no rows", [], [], weight=1)
report.case("a prediction too few", [1, 0], [1, 0, 1], weight=1)
report.case("a prediction too many", [1, 0, 1], [1, 0], weight=1)
report.case("a label that is no class", [1, 0], [1, 2], weight=1)
report.case("a prediction that is no class", [1, -1], [1, 0], weight=1)


def count(predicted, labels):
    """The confusion matrix: rows by label, columns by prediction."""
    confusion = np.zeros((2, 2), dtype=np.int64)
    for guess, label in zip(predicted, labels):
        confusion[label, guess] += 1
    return confusion


def share(part, whole):
    return float(Fraction(int(part), int(whole))) if whole else 0.0


@report.reference
def exact_report(predicted, labels):
    confusion = count(predicted, labels)
    (rejections, alarms), (misses, hits) = confusion.tolist()
    return {
        "confusion": confusion,
        "accuracy": share(hits + rejections, len(labels)),
        "precision": share(hits, hits + alarms),
        "recall": share(hits, hits + misses),
        "f1": share(2 * hits, 2 * hits + alarms + misses),
    }


@report.accepts
def by_scikit(predicted, labels):
    pair = (labels, predicted)
    return {
        "confusion": metrics.confusion_matrix(*pair, labels=[0, 1]),
        "accuracy": metrics.accuracy_score(*pair),
        "precision": metrics.precision_score(*pair, zero_division=0),
        "recall": metrics.recall_score(*pair, zero_division=0),
        "f1": metrics.f1_score(*pair, zero_division=0),
    }


@report.accepts
def with_harmonic_mean(predicted, labels):
    right = exact_report(predicted, labels)
    both = right["precision"] + right["recall"]
    return right | {"f1": 2 * right["precision"] * right["recall"] / both if both else 0.0}


def filled(confusion, whole, ratio):
    """The measures of a confusion matrix, divided by `ratio`."""
    (rejections, alarms), (misses, hits) = confusion.tolist()
    return {
        "confusion": confusion,
        "accuracy": ratio(hits + rejections, whole),
        "precision": ratio(hits, hits + alarms),
        "recall": ratio(hits, hits + misses),
        "f1": ratio(2 * hits, 2 * hits + alarms + misses),
    }


def dividing(ratio):
    return lambda predicted, labels: filled(count(predicted, labels), len(labels), ratio)


def with_f1(mean):
    def changed(predicted, labels):
        right = exact_report(predicted, labels)
        return right | {"f1": mean(right["precision"], right["recall"])}

    return changed


def unguarded(names):
    """0 / 0 is left as it is in these shares; F1 is 2PR / (P + R)."""

    def measured(predicted, labels):
        (_, alarms), (misses, hits) = count(predicted, labels).tolist()

        def ratio(name, part, whole):
            return divide(part, whole) if whole or name in names else 0.0

        precision = ratio("precision", float(hits), float(hits + alarms))
        recall = ratio("recall", float(hits), float(hits + misses))
        both = precision + recall
        return exact_report(predicted, labels) | {
            "precision": precision, "recall": recall, "f1": ratio("f1", 2 * precision * recall, both),
        }

    return measured


def turned(confusion):
    """The same numbers with the confusion matrix changed."""
    return changing(exact_report, confusion=confusion)


report.mistake(
    "rows-and-columns-swapped",
    "Rows and columns of your confusion matrix have changed places: [label, prediction].",
    hint=2, wrote=turned(lambda confusion: confusion.T.copy()))
report.mistake(
    "transposed-throughout",
    "Predictions and labels have changed places: your matrix is [prediction, label], and precision "
    "and recall are each other's.",
    hint=2, wrote=lambda predicted, labels: exact_report(labels, predicted))
report.mistake(
    "class-1-first",
    "Your confusion matrix begins with class 1. Class 0 comes first, so that [1, 1] counts the "
    "hits.",
    hint=2, wrote=turned(lambda confusion: confusion[::-1, ::-1].copy()))
report.mistake(
    "class-1-first-and-swapped",
    "Your confusion matrix begins with class 1, and its rows are the predictions. It is "
    "[label, prediction], class 0 first.",
    hint=2, wrote=turned(lambda confusion: confusion[::-1, ::-1].T.copy()))
report.mistake(
    "precision-and-recall-swapped",
    "Precision and recall have changed places. Precision divides by what was predicted as class 1, "
    "recall by what is class 1.",
    hint=3, wrote=lambda predicted, labels: (lambda right: right | {
        "precision": right["recall"], "recall": right["precision"]
    })(exact_report(predicted, labels)))


def with_divisors(of_precision, of_recall):
    """Precision and recall over other rows; F1 is their harmonic mean."""

    def changed(predicted, labels):
        (_, alarms), (misses, hits) = count(predicted, labels).tolist()
        precision = share(hits, of_precision(hits, alarms, misses))
        recall = share(hits, of_recall(hits, alarms, misses))
        both = precision + recall
        return exact_report(predicted, labels) | {
            "precision": precision, "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0,
        }

    return changed


report.mistake(
    "precision-over-labels",
    "Your precision divides by all that is class 1, as the recall does. It divides by all that was "
    "predicted as class 1, false alarms included.",
    hint=3, wrote=with_divisors(
        lambda hits, alarms, misses: hits + misses, lambda hits, alarms, misses: hits + misses
    ))
report.mistake(
    "recall-over-predictions",
    "Your recall divides by all that was predicted as class 1, as the precision does. It divides "
    "by all that is class 1, what was missed included.",
    hint=3, wrote=with_divisors(
        lambda hits, alarms, misses: hits + alarms, lambda hits, alarms, misses: hits + alarms
    ))
report.mistake(
    "class-0-positive",
    "Your precision, recall and F1 are those of class 0. Class 1 is the positive one.",
    hint=1, wrote=lambda predicted, labels: exact_report(
        [1 - guess for guess in predicted], [1 - label for label in labels]
    ) | {"confusion": count(predicted, labels)})
report.mistake(
    "specificity",
    "Your recall is the share of class 0 that was recognised. It asks for class 1: hits / "
    "(hits + misses).",
    hint=3, wrote=lambda predicted, labels: (lambda right: right | {
        "recall": share(right["confusion"][0, 0], right["confusion"][0].sum())
    })(exact_report(predicted, labels)))
report.mistake(
    "accuracy-counts-hits-only",
    "Your accuracy counts only the rows of class 1 that were found. Those of class 0 that were "
    "recognised are right too.",
    hint=3, wrote=lambda predicted, labels: (lambda right: right | {
        "accuracy": share(right["confusion"][1, 1], len(labels))
    })(exact_report(predicted, labels)))
report.mistake(
    "percent",
    "Your accuracy is in percent. A share lies between 0 and 1.",
    hint=3, wrote=changing(exact_report, accuracy=lambda accuracy: 100 * accuracy))
report.mistake(
    "errors-for-accuracy",
    "Your accuracy is the share of mistakes. It is the share of what is right.",
    hint=3, wrote=changing(exact_report, accuracy=lambda accuracy: 1 - accuracy))
report.mistake(
    "arithmetic-mean",
    "Your F1 is the ordinary mean of precision and recall. It is the harmonic one, which stays "
    "near the smaller of the two.",
    hint=3, wrote=with_f1(lambda precision, recall: (precision + recall) / 2))
report.mistake(
    "geometric-mean",
    "Your F1 is the root of precision times recall. It is the harmonic mean, "
    "2PR / (P + R).",
    hint=3, wrote=with_f1(lambda precision, recall: float(np.sqrt(precision * recall))))
report.mistake(
    "two-forgotten",
    "Your F1 is half of the right one: 2PR / (P + R) has a 2.",
    hint=3, wrote=with_f1(lambda precision, recall: divide(precision * recall, precision + recall)
                          if precision + recall else 0.0))
report.mistake(
    "nan-for-0-over-0",
    "You returned NaN for 0 / 0. Where nothing was predicted or nothing is there, this exercise "
    "asks for 0.",
    hint=4, wrote=dividing(lambda part, whole: divide(float(part), float(whole))))
report.mistake(
    "f1-nan",
    "Your F1 is NaN where precision and recall are both 0. This exercise asks for 0 there.",
    hint=4, wrote=with_f1(
        lambda precision, recall: divide(2 * precision * recall, precision + recall)
    ))
for name, changes in [
    ("precision-nan", {"precision"}), ("recall-nan", {"recall"}),
    ("precision-and-recall-nan", {"precision", "recall"}),
]:
    report.mistake(
        name,
        "Where nothing was predicted as class 1, or nothing is of class 1, you returned NaN. This "
        "exercise asks for 0 instead of 0 / 0.",
        hint=4, wrote=lambda predicted, labels, changes=changes: (
            unguarded(changes)(predicted, labels) | {"f1": exact_report(predicted, labels)["f1"]}
        ))
for name, changes in [
    ("f1-of-precision-nan", {"precision"}), ("f1-of-recall-nan", {"recall"}),
    ("f1-of-both-nan", {"precision", "recall"}),
    ("precision-and-f1-nan", {"precision", "f1"}), ("recall-and-f1-nan", {"recall", "f1"}),
    ("all-three-nan", {"precision", "recall", "f1"}),
]:
    report.mistake(
        name,
        "Where nothing was predicted as class 1, or nothing is of class 1, you returned NaN. This "
        "exercise asks for 0 instead of 0 / 0.",
        hint=4, wrote=unguarded(changes))
report.mistake(
    "one-for-0-over-0",
    "You returned 1 for 0 / 0. Where nothing was predicted or nothing is there, this exercise asks "
    "for 0.",
    hint=4, wrote=dividing(lambda part, whole: share(part, whole) if whole else 1.0))
report.mistake(
    "whole-number-division",
    "Your shares are 0 or 1: whole numbers were divided, which cuts the rest off. Make them Double "
    "before you divide.",
    hint=3, wrote=dividing(lambda part, whole: float(part // whole) if whole else 0.0))
def length_unchecked(whole):
    """What both have in common is counted, and the accuracy divided by `whole` of both numbers."""

    def found(predicted, labels):
        require(labels and predicted, "emptyInput")
        require(are_classes([*predicted, *labels]), "invalidLabel")
        return filled(count(predicted, labels), whole(len(predicted), len(labels)), share)

    return found


LENGTH_UNCHECKED = (
    "With more predictions than labels, or fewer, you returned numbers. Throw "
    "LabError.lengthMismatch."
)
report.mistake(
    "length-unchecked", LENGTH_UNCHECKED, hint=4, guarded=False, wrote=length_unchecked(min))
report.mistake(
    "length-unchecked-by-labels", LENGTH_UNCHECKED, hint=4, guarded=False,
    wrote=length_unchecked(lambda predicted, labels: labels))
report.mistake(
    "length-unchecked-by-predictions", LENGTH_UNCHECKED, hint=4, guarded=False,
    wrote=length_unchecked(lambda predicted, labels: predicted))
report.mistake(
    "length-crashes",
    "With fewer predictions than labels your code stops. Compare the lengths first and throw "
    "LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda predicted, labels: len(predicted) < len(labels), Crash(),
        lambda predicted, labels: after(require_pairs, exact_report)(
            predicted[: len(labels)], labels
        ),
    ))
report.mistake(
    "empty-gives-nan",
    "For no rows you returned numbers. There is nothing to judge: throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda predicted, labels: (
        exact_report(predicted, labels) | {"accuracy": NAN}
        if not predicted and not labels
        else after(require_pairs, exact_report)(predicted, labels)
    ))
report.mistake(
    "empty-gives-zeros",
    "For no rows you returned zeros. There is nothing to judge: throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda predicted, labels: (
        exact_report if not predicted and not labels else after(require_pairs, exact_report)
    )(predicted, labels))
report.mistake(
    "classes-unchecked",
    "A class other than 0 and 1 stops your code. Throw LabError.invalidLabel first.",
    hint=4, guarded=False, wrote=stopping(
        lambda predicted, labels: len(predicted) == len(labels)
        and not are_classes([*predicted, *labels]),
        Crash(), after(require_pairs, exact_report),
    ))
report.mistake(
    "classes-unchecked-as-index",
    "A label of 2 stops your code, and a prediction of −1 is counted as 1: an index below 0 counts "
    "from the end. Throw LabError.invalidLabel.",
    hint=4, guarded=False, wrote=lambda predicted, labels: stopping(
        lambda predicted, labels: len(predicted) == len(labels) and not are_classes(labels),
        Crash(), after(require_pairs, exact_report),
    )([1 if guess == -1 else guess for guess in predicted], labels))
report.mistake(
    "predictions-unchecked",
    "You checked the labels but not the predictions. Both must be 0 or 1: throw "
    "LabError.invalidLabel.",
    hint=4, guarded=False, wrote=stopping(
        lambda predicted, labels: len(predicted) == len(labels) and not are_classes(predicted),
        Crash(), after(require_pairs, exact_report),
    ))
report.mistake(
    "one-class-refused",
    "You refused rows that are all of one class. They can be judged: where nothing is to be "
    "divided by, the share is 0.",
    hint=4, wrote=stopping(
        lambda predicted, labels: len(set(labels)) == 1, LabError("invalidLabel"), exact_report
    ))


def nothing_checked(whole, empty, stops):
    """The right numbers without one check; a class below 0 counts from the matrix's end."""

    def found(predicted, labels):
        if stops(len(predicted), len(labels)):
            raise Crash()
        pairs = list(zip(predicted, labels))
        if any(value not in (-1, 0, 1) for pair in pairs for value in pair):
            raise Crash()
        (rejections, alarms), (misses, hits) = confusion = count(
            [guess % 2 for guess, _ in pairs], [label % 2 for _, label in pairs]
        )
        divisor = whole(len(predicted), len(labels))
        return {
            "confusion": confusion,
            "accuracy": share(hits + rejections, divisor) if divisor else empty,
            "precision": share(hits, hits + alarms),
            "recall": share(hits, hits + misses),
            "f1": share(2 * hits, 2 * hits + alarms + misses),
        }

    return found


for name, whole, stops in [
    ("over-labels", lambda guesses, labels: labels, lambda guesses, labels: False),
    ("over-predictions", lambda guesses, labels: guesses, lambda guesses, labels: False),
    ("over-pairs", min, lambda guesses, labels: False),
    ("by-label-index", lambda guesses, labels: labels, lambda guesses, labels: labels > guesses),
    ("by-prediction-index", lambda guesses, labels: guesses,
     lambda guesses, labels: guesses > labels),
]:
    for ending, empty in [("", 0.0), ("-nan", NAN)]:
        report.mistake(
            f"nothing-thrown-{name}{ending}",
            "Your numbers are right; the errors are not thrown yet.",
            hint=4, guarded=False, wrote=nothing_checked(whole, empty, stops))
