"""Exercise 5.5: the gradient of the cross-entropy."""

import numpy as np

from framework import PRECISE, Crash, Exercise, LabError, Tolerance, divide, library, total
from framework.wrong import after, changing, stopping

from .checks import is_table, require, require_columns, require_labels
from .logistic import exact_logistic, exact_scores, logistic, mean_of, scores_of

ROWS = np.array([[0.5, -1.2], [1.7, 0.3], [-0.8, 2.1], [2.4, -0.6], [-1.5, -0.9]])
WIDE = np.array([[1.0, -2.0, 0.5, 3.0], [0.0, 1.5, -2.5, 0.25]])


def require_examples(features, labels, weights, _=0):
    require_columns(features, weights)
    require_labels(len(features), labels)


gradient = Exercise(
    "5.5",
    source=f"60 digits, agreeing with {library(np, 'numpy.matmul', 'numpy.exp')}",
    points=15,
    # A handful of products of numbers below 1000.
    tolerance=Tolerance(1e-10, 1e-10),
    guard=require_examples,
    errors=("emptyInput", "lengthMismatch", "shapeMismatch", "invalidLabel"),
)
gradient.case(
    "four rows, all parameters 0", np.array([[1.0, 4.0], [2.0, 0.0], [3.0, 2.0], [4.0, 1.0]]),
    [0, 0, 1, 1], [0.0, 0.0], 0.0)
gradient.case("five rows, two columns", ROWS, [0, 1, 1, 0, 1], [0.7, -0.35], 0.2)
gradient.case("two rows, four columns", WIDE, [1, 0], [0.3, -0.1, 0.8, -0.4], -0.6)
gradient.case("a transposed view", WIDE[:, :3].copy().T, [0, 1, 1], [0.4, 1.1], 0.9)
gradient.case("only class 0", ROWS, [0, 0, 0, 0, 0], [0.1, 0.2], -0.5)
gradient.case("one row, one column", np.array([[2.5]]), [1], [-0.4], 0.3, weight=1)
gradient.case(
    "plus and minus 1000", np.array([[1000.0, 2.0], [-1000.0, 1.0], [0.5, 1.0]]), [0, 1, 1],
    [1.0, 0.5], 0.0, weight=1)
gradient.case("no rows", np.zeros((0, 2)), [], [0.1, 0.2], 0.0, weight=1)
gradient.case("a label too few", ROWS, [0, 1, 1, 0], [0.7, -0.35], 0.2, weight=1)
gradient.case("a label too many", ROWS, [0, 1, 1, 0, 1, 1], [0.7, -0.35], 0.2, weight=1)
gradient.case("a weight too few", ROWS, [0, 1, 1, 0, 1], [0.7], 0.2, weight=1)
gradient.case("a weight too many", ROWS, [0, 1, 1, 0, 1], [0.7, 0.1, 0.2], 0.2, weight=1)
gradient.case("rank 1", np.array([1.0, 2.0]), [0, 1], [0.5, 0.5], 0.1, weight=1)
gradient.case("a label that is no class", ROWS, [0, 1, -1, 0, 1], [0.7, -0.35], 0.2, weight=1)


@gradient.reference
def exact_gradient(features, labels, weights, intercept):
    probabilities = map(exact_logistic, exact_scores(features, weights, intercept))
    errors = [p - label for p, label in zip(probabilities, labels)]
    count = len(labels)
    return {
        "weights": [
            float(sum(e * PRECISE.mpf(x) for e, x in zip(errors, column)) / count)
            for column in features.T.tolist()
        ],
        "intercept": float(sum(errors) / count),
    }


@gradient.accepts
def by_product(features, labels, weights, intercept):
    errors = 1 / (1 + np.exp(-(features @ np.array(weights) + intercept))) - np.array(labels)
    return {"weights": (features.T @ errors / len(labels)).tolist(), "intercept": errors.mean()}


def from_errors(features, errors, divisor=None, weights_divisor=None):
    """The gradient that belongs to the errors, over `divisor` rows."""
    divisor = float(len(errors) if divisor is None else divisor)
    return {
        "weights": [
            divide(total(e * x for e, x in zip(errors, column)), weights_divisor or divisor)
            for column in features.T.tolist()
        ],
        "intercept": divide(total(errors), divisor),
    }


def errors_of(features, labels, weights, intercept):
    return [
        logistic(z) - label for z, label in zip(scores_of(features, weights, intercept), labels)
    ]


@gradient.accepts
def row_by_row(features, labels, weights, intercept):
    return from_errors(features, errors_of(features, labels, weights, intercept))


def with_errors(error):
    """The gradient, with `error` of z and the label for p − y."""
    return lambda features, labels, weights, intercept: from_errors(
        features, list(map(error, scores_of(features, weights, intercept), labels))
    )


def over(divisor):
    return lambda *example: from_errors(
        example[0], errors_of(*example), divisor(len(example[1]))
    )


gradient.mistake(
    "sign",
    "Your gradient has the wrong sign: the errors are p − y, not y − p. The descent subtracts it "
    "later.",
    hint=2, wrote=with_errors(lambda z, label: label - logistic(z)))
gradient.mistake(
    "sum-for-mean",
    "Your gradient is the sum over the rows. Divide by their number, as the loss does.",
    hint=3, wrote=over(lambda count: 1))
gradient.mistake(
    "sum-for-mean-in-weights",
    "Your entries by the weights are sums over the rows, the one by the intercept a mean. Divide "
    "all of them by n.",
    hint=3, wrote=lambda *example: from_errors(
        example[0], errors_of(*example), weights_divisor=1.0
    ))
gradient.mistake(
    "sum-for-mean-in-intercept",
    "Your entry by the intercept is the sum of the errors. Divide it by n like the others.",
    hint=3, wrote=changing(
        lambda *example: row_by_row(*example) | {"intercept": total(errors_of(*example))}
    ))
gradient.mistake(
    "doubled",
    "Your gradient is twice too large. The 2 belongs to the squared error; the cross-entropy has "
    "none.",
    hint=2, wrote=over(lambda count: count / 2))
gradient.mistake(
    "halved",
    "Your gradient is half of the right one. The mean over n rows has the divisor n, not 2n.",
    hint=3, wrote=over(lambda count: 2 * count))
gradient.mistake(
    "divided-by-columns",
    "You divided by the number of columns. The mean goes over the rows.",
    hint=3, wrote=lambda *example: from_errors(
        example[0], errors_of(*example), example[0].shape[1]
    ))
gradient.mistake(
    "divided-by-n-minus-one",
    "You divided by n − 1. The loss is a mean over n rows, and so is its gradient.",
    hint=3, wrote=over(lambda count: count - 1))
gradient.mistake(
    "sigmoid-forgotten",
    "Your errors are z − y, those of a straight line. Turn z into a probability first.",
    hint=1, wrote=with_errors(lambda z, label: z - label))
gradient.mistake(
    "squared-error",
    "Your errors carry a factor p·(1 − p), which belongs to the squared error. For the "
    "cross-entropy it cancels.",
    hint=2, wrote=with_errors(
        lambda z, label: (logistic(z) - label) * logistic(z) * (1 - logistic(z))
    ))
gradient.mistake(
    "squared-error-doubled",
    "Your errors carry a factor 2·p·(1 − p), which belongs to the squared error. For the "
    "cross-entropy it cancels.",
    hint=2, wrote=with_errors(
        lambda z, label: 2 * (logistic(z) - label) * logistic(z) * (1 - logistic(z))
    ))
gradient.mistake(
    "classes-for-probabilities",
    "Your errors compare classes, 0 or 1. Use the probability itself, undecided.",
    hint=1, wrote=with_errors(lambda z, label: (1.0 if z >= 0 else 0.0) - label))
gradient.mistake(
    "intercept-dropped",
    "Your probabilities lack the intercept: z = β₀ + x₁β₁ + …",
    hint=1, wrote=lambda features, labels, weights, intercept: row_by_row(
        features, labels, weights, 0.0
    ))
gradient.mistake(
    "intercept-not-derived",
    "Your gradient by the intercept is 0. It is the mean of the errors, as if the intercept had a "
    "column of ones.",
    hint=2, wrote=changing(row_by_row, intercept=lambda _: 0.0))
gradient.mistake(
    "features-forgotten",
    "All your entries are the mean of the errors. For a weight each error is multiplied by the "
    "feature of its row.",
    hint=2, wrote=lambda *example: row_by_row(*example)
    | {"weights": [mean_of(errors_of(*example))] * len(example[2])})
gradient.mistake(
    "label-unchecked",
    "A label other than 0 and 1 went into the errors. Throw LabError.invalidLabel.",
    hint=4, guarded=False, wrote=after(
        lambda features, labels, weights, _: (
            require_columns(features, weights),
            require(len(features) == len(labels), "lengthMismatch"),
            require(labels, "emptyInput"),
        ),
        row_by_row,
    ))
gradient.mistake(
    "no-rows-unchecked",
    "For no rows you returned NaN, 0 / 0. Throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda features, labels, weights, intercept: (
        row_by_row if len(features) == 0 and not labels else after(require_examples, row_by_row)
    )(features, labels, weights, intercept))


def unequal(features, labels, *_):
    return is_table(features) and len(features) != len(labels)


def length_unchecked(divisor):
    """Errors as far as both rows and labels go, over `divisor` of the numbers of both."""

    def found(features, labels, weights, intercept):
        if not unequal(features, labels):
            return after(require_examples, row_by_row)(features, labels, weights, intercept)
        errors = errors_of(features, labels, weights, intercept)
        return from_errors(features, errors, divisor(len(errors), len(labels)))

    return found


LENGTH_UNCHECKED = (
    "With more labels than rows, or fewer, you returned numbers. Throw LabError.lengthMismatch."
)
gradient.mistake(
    "length-unchecked", LENGTH_UNCHECKED, hint=4, guarded=False,
    wrote=length_unchecked(lambda errors, labels: errors))
gradient.mistake(
    "length-unchecked-by-labels", LENGTH_UNCHECKED, hint=4, guarded=False,
    wrote=length_unchecked(lambda errors, labels: labels))
gradient.mistake(
    "length-crashes",
    "With fewer labels than rows your code stops. Compare the two counts first and throw "
    "LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, *_: is_table(features) and len(labels) < len(features), Crash(),
        lambda features, labels, weights, intercept: after(require_examples, row_by_row)(
            features, labels[: len(features)] if is_table(features) else labels, weights, intercept
        ),
    ))
gradient.mistake(
    "shape-unchecked",
    "Features of rank 1, or a weight too few or too many, stop your code. Check the shape first "
    "and throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, _, weights, __: not is_table(features)
        or features.shape[1] != len(weights),
        Crash(), after(require_examples, row_by_row),
    ))
gradient.mistake(
    "surplus-columns-ignored",
    "With a weight too few you left a column out, and with one too many your code stops. Throw "
    "LabError.shapeMismatch for both.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, _, weights, __: is_table(features) and features.shape[1] < len(weights),
        Crash(),
        lambda features, labels, weights, intercept: after(require_examples, row_by_row)(
            features[:, : len(weights)] if is_table(features) else features, labels, weights,
            intercept,
        ),
    ))


def nothing_checked(whole, stops, misfit):
    """The right numbers, and no error but what comes of `misfit` where the weights do not fit."""

    def found(features, labels, weights, intercept):
        if not is_table(features) or features.shape[1] != len(weights):
            raise misfit
        if stops(len(features), len(labels)):
            raise Crash()
        errors = errors_of(features, labels, weights, intercept)
        return from_errors(features, errors, whole(len(features), len(labels)))

    return found


for kind, misfit, sentence in [
    ("", LabError("shapeMismatch"),
     "Your numbers are right, and shapeMismatch is thrown; the other three errors are not thrown "
     "yet."),
    ("-misfit-crashes", Crash(), "Your numbers are right; the errors are not thrown yet."),
]:
    for name, whole, stops in [
        ("over-labels", lambda rows, labels: labels, lambda rows, labels: False),
        ("over-rows", lambda rows, labels: rows, lambda rows, labels: False),
        ("over-pairs", min, lambda rows, labels: False),
        ("by-label-index", lambda rows, labels: labels, lambda rows, labels: labels > rows),
        ("by-row-index", lambda rows, labels: rows, lambda rows, labels: rows > labels),
        ("by-row-index-over-labels", lambda rows, labels: labels,
         lambda rows, labels: rows > labels),
    ]:
        gradient.mistake(
            f"nothing-thrown-{name}{kind}",
            sentence,
            hint=4, guarded=False, wrote=nothing_checked(whole, stops, misfit))
