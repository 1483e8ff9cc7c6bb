"""Exercise 5.7: gradient descent on the cross-entropy with an L2 penalty."""

import math
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

from framework import NAN, PRECISE, Crash, Exercise, LabError, Tolerance, library, total
from framework.wrong import after, changing, stopping

from .checks import is_table, require, require_labels
from .ex05_gradient import ROWS
from .logistic import exact_logistic, exact_loss, exact_scores, logistic, loss_of, scores_of

# Twelve rows that no line parts, their columns between −2 and 2.
OVERLAP = np.array(
    [[-1.5, 0.3], [-1.1, -0.8], [-0.7, 1.2], [-0.4, -0.2], [0.1, 0.9], [0.6, -1.4], [-0.9, 0.6],
     [0.2, -0.5], [0.8, 0.4], [1.1, -1.0], [1.3, 1.5], [1.6, -0.3]]
)
OVERLAP_LABELS = [0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1]


def require_fit(features, labels, rate, steps, penalty):
    require(rate > 0 and steps >= 0 and penalty >= 0, "invalidParameter")
    require(is_table(features), "shapeMismatch")
    require_labels(len(features), labels)


fit = Exercise(
    "5.7",
    source=f"60 digits, agreeing step for step with {library(np, 'numpy.matmul', 'numpy.exp')}; "
    "where it has converged, the weights agree with "
    + library(sklearn, "sklearn.linear_model.LogisticRegression"),
    points=20,
    # At most 150 steps of a descent that shrinks earlier errors: 150 roundings of 1e-15.
    tolerance=Tolerance(1e-9, 1e-9),
    guard=require_fit,
    errors=(
        "emptyInput", "lengthMismatch", "shapeMismatch", "invalidLabel", "invalidParameter",
    ),
    time_limit=5.0,
)
fit.case("two steps", np.array([[0.0], [1.0], [2.0], [3.0]]), [0, 0, 1, 1], 0.5, 2, 0.0)
fit.case("five steps, penalty 0.2", ROWS, [0, 1, 1, 0, 1], 0.4, 5, 0.2)
fit.case("far more of class 1, penalty 1", ROWS + 1.0, [1, 1, 0, 1, 1], 0.3, 8, 1.0)
fit.case(
    "a transposed view", np.array([[1.0, -2.0, 0.5, 0.1], [0.0, 1.5, -2.5, 0.25]]).T, [1, 0, 1, 0],
    0.6, 3, 0.05)
fit.case(
    "converged: the best weights there are", OVERLAP, OVERLAP_LABELS, 2.5, 150, 0.0)
fit.case("converged with penalty 0.1", OVERLAP + 0.5, OVERLAP_LABELS, 1.5, 150, 0.1)
fit.case("no steps: only the loss at 0", ROWS, [0, 1, 1, 0, 1], 0.4, 0, 0.2, weight=1)
fit.case("only class 1", np.array([[1.0], [2.0], [4.0]]), [1, 1, 1], 0.5, 3, 0.0, weight=1)
fit.case("one row", np.array([[2.0, -1.0]]), [0], 0.5, 2, 0.1, weight=1)
fit.case(
    "plus and minus 1000", np.array([[1000.0], [-1000.0], [500.0]]), [1, 0, 0], 0.1, 2, 0.0,
    weight=1)
fit.case("no rows", np.zeros((0, 2)), [], 0.1, 2, 0.0, weight=1)
fit.case("a label too few", ROWS, [0, 1, 1, 0], 0.1, 2, 0.0, weight=1)
fit.case("rank 1", np.array([1.0, 2.0]), [0, 1], 0.1, 2, 0.0, weight=1)
fit.case("a label that is no class", ROWS, [0, 1, 2, 0, 1], 0.1, 2, 0.0, weight=1)
fit.case("no steps, and a label that is no class", ROWS, [0, 1, 2, 0, 1], 0.1, 0, 0.0, weight=1)
fit.case("learning rate 0", ROWS, [0, 1, 1, 0, 1], 0.0, 2, 0.0, weight=1)
fit.case("a learning rate that is NaN", ROWS, [0, 1, 1, 0, 1], NAN, 2, 0.0, weight=1)
fit.case("fewer than no steps", ROWS, [0, 1, 1, 0, 1], 0.1, -1, 0.0, weight=1)
fit.case("a penalty below 0", ROWS, [0, 1, 1, 0, 1], 0.1, 2, -0.5, weight=1)
fit.case("a penalty that is NaN", ROWS, [0, 1, 1, 0, 1], 0.1, 2, NAN, weight=1)


@fit.reference
def exact_descent(features, labels, rate, steps, penalty):
    rows = [[PRECISE.mpf(x) for x in row] for row in features.tolist()]
    count = len(rows)
    weights, intercept, losses = [PRECISE.mpf(0)] * features.shape[1], PRECISE.mpf(0), []
    for step in range(steps + 1):
        scores = [sum((x * w for x, w in zip(row, weights)), intercept) for row in rows]
        probabilities = list(map(exact_logistic, scores))
        squares = sum((w * w for w in weights), PRECISE.mpf(0))
        losses.append(float(exact_loss(probabilities, labels) + PRECISE.mpf(penalty) / 2 * squares))
        if step == steps:
            break
        errors = [p - label for p, label in zip(probabilities, labels)]
        slopes = [
            sum(e * row[j] for e, row in zip(errors, rows)) / count for j in range(len(weights))
        ]
        weights = [w - rate * (slope + penalty * w) for w, slope in zip(weights, slopes)]
        intercept -= rate * sum(errors) / count
    return {"weights": list(map(float, weights)), "intercept": float(intercept), "losses": losses}


@fit.accepts
def numpy_descent(features, labels, rate, steps, penalty):
    weights, intercept, losses = np.zeros(features.shape[1]), 0.0, []
    labels = np.array(labels)
    for step in range(steps + 1):
        p = 1 / (1 + np.exp(-(features @ weights + intercept)))
        losses.append(loss_of(p.tolist(), labels.tolist()) + penalty / 2 * float(weights @ weights))
        if step < steps:
            errors = p - labels
            weights = weights - rate * (features.T @ errors / len(labels) + penalty * weights)
            intercept -= rate * errors.mean()
    return {"weights": weights.tolist(), "intercept": intercept, "losses": losses}


@fit.accepts
def scikit_optimum(features, labels, rate, steps, penalty):
    """The losses of the descent; where it has converged, scikit-learn's own parameters."""
    descent = numpy_descent(features, labels, rate, steps, penalty)
    if steps < 100:
        return descent
    strength = 1 / (penalty * len(labels)) if penalty else math.inf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-13, max_iter=1000)
        model.fit(features, labels)
    return descent | {"weights": model.coef_[0].tolist(), "intercept": model.intercept_[0]}


def descending(
    start=0.0, start_intercept=0.0, sign=1, divisor=None, loss_penalty=0.5, slope_penalty=1.0,
    on_intercept=False, intercept_in_loss=True, learns_intercept=True, in_turn=False,
    extra_steps=0, keep=slice(None), divided_penalty=False, penalty_rate=None,
):
    """The descent in doubles, with one thing or another done differently."""

    def descent(features, labels, rate, steps, penalty):
        rows, count = features.tolist(), len(labels)
        weights, intercept, losses = [start] * features.shape[1], start_intercept, []
        strength = penalty / count if divided_penalty else penalty

        def errors():
            return [
                logistic(z) - y for z, y in zip(scores_of(features, weights, intercept), labels)
            ]

        for step in range(steps + extra_steps + 1):
            probabilities = [logistic(z) for z in scores_of(features, weights, intercept)]
            squares = total(w * w for w in weights)
            if on_intercept and intercept_in_loss:
                squares += intercept * intercept
            losses.append(loss_of(probabilities, labels) + strength * loss_penalty * squares)
            if step == steps + extra_steps:
                break
            found, over = errors(), divisor or float(count)
            weights = [
                w - sign * (
                    rate * (total(e * row[j] for e, row in zip(found, rows)) / over)
                    + (penalty_rate or rate) * (slope_penalty * strength * w)
                )
                for j, w in enumerate(weights)
            ]
            if in_turn:
                found = errors()
            if learns_intercept:
                slope = total(found) / over
                if on_intercept:
                    slope += slope_penalty * strength * intercept
                intercept -= sign * rate * slope
        return {"weights": weights, "intercept": intercept, "losses": losses[keep]}

    return descent


row_by_row = fit.accepts(descending())

fit.mistake(
    "intercept-penalised",
    "Your penalty pulls at the intercept too. It only says how frequent class 1 is: penalise the "
    "weights alone.",
    hint=2, wrote=descending(on_intercept=True))
fit.mistake(
    "intercept-penalised-in-steps",
    "Your steps pull the intercept towards 0. It only says how frequent class 1 is: penalise the "
    "weights alone.",
    hint=2, wrote=descending(on_intercept=True, intercept_in_loss=False))
fit.mistake(
    "penalty-forgotten",
    "Your penalty does nothing: neither the loss nor the steps contain it.",
    hint=2, wrote=descending(loss_penalty=0, slope_penalty=0))
fit.mistake(
    "penalty-not-in-the-loss",
    "Your steps are right, but your losses lack the penalty: add λ/2 · Σβ².",
    hint=2, wrote=descending(loss_penalty=0))
fit.mistake(
    "penalty-only-in-the-loss",
    "Your losses contain the penalty, but your steps do not. Its slope λ·β belongs to the gradient "
    "of each weight.",
    hint=2, wrote=descending(slope_penalty=0))
fit.mistake(
    "half-forgotten-in-the-loss",
    "Your losses contain λ·Σβ². The penalty is half of it, λ/2 · Σβ², so that its slope is λ·β.",
    hint=2, wrote=descending(loss_penalty=1.0))
fit.mistake(
    "penalty-doubled",
    "Your penalty is twice too strong: its slope is λ·β, because the loss has λ/2 · Σβ².",
    hint=2, wrote=descending(loss_penalty=1.0, slope_penalty=2.0))
fit.mistake(
    "penalty-slope-doubled",
    "Your steps contain 2λ·β. The slope of λ/2 · Σβ² is λ·β.",
    hint=2, wrote=descending(slope_penalty=2.0))
fit.mistake(
    "penalty-slope-halved",
    "Your steps contain λ/2 · β. The slope of λ/2 · Σβ² is λ·β.",
    hint=2, wrote=descending(slope_penalty=0.5))
fit.mistake(
    "penalty-divided-by-n",
    "You divided the penalty by the number of rows. Here the mean loss gets λ/2 · Σβ² as it is.",
    hint=2, wrote=descending(divided_penalty=True))
fit.mistake(
    "penalty-without-rate",
    "Your steps subtract λ·β as it is. It belongs to the gradient, so η multiplies it too: "
    "η · (∂H/∂β + λ·β).",
    hint=2, wrote=descending(penalty_rate=1.0))
fit.mistake(
    "penalty-rewards",
    "Your penalty pushes the weights away from 0. Its slope λ·β is added to the gradient before "
    "the step.",
    hint=3, wrote=descending(slope_penalty=-1.0))
fit.mistake(
    "uphill",
    "Your losses rise: the step goes with the gradient. Subtract it.",
    hint=1, wrote=descending(sign=-1))
fit.mistake(
    "sum-for-mean",
    "Your steps are as large as the sum over all rows. The gradient is a mean: divide by n.",
    hint=3, wrote=descending(divisor=1.0))
fit.mistake(
    "intercept-not-learned",
    "Your intercept stays 0. It takes a step like the weights, along the mean of the errors.",
    hint=2, wrote=descending(learns_intercept=False))
fit.mistake(
    "one-after-the-other",
    "Your intercept's step already sees the new weights. All steps of a round come from the same "
    "gradient.",
    hint=3, wrote=descending(in_turn=True))
fit.mistake(
    "starts-at-one",
    "You started at 1. All weights and the intercept start at 0.",
    hint=1, wrote=descending(start=1.0, start_intercept=1.0))
fit.mistake(
    "weights-start-at-one",
    "Your weights start at 1. All weights start at 0, like the intercept.",
    hint=1, wrote=descending(start=1.0))
fit.mistake(
    "a-step-too-many",
    "You made a step more than asked for.",
    hint=3, wrote=descending(extra_steps=1))
fit.mistake(
    "first-loss-missing",
    "One loss is missing, that before the first step: before it and after every step makes steps + "
    "1.",
    hint=3, wrote=descending(keep=slice(1, None)))
fit.mistake(
    "last-loss-missing",
    "One loss is missing, that after the last step: before the first step and after every step "
    "makes steps + 1.",
    hint=3, wrote=descending(keep=slice(0, -1)))
fit.mistake(
    "last-loss-only",
    "Your list has only the last loss. Append one before the first step and one after every step.",
    hint=3, wrote=descending(keep=slice(-1, None)))
fit.mistake(
    "parameters-unchecked",
    "A learning rate that is not positive, or a penalty below 0, was taken, and fewer than no "
    "steps stop your code. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, rate, steps, penalty: steps < 0, Crash(),
        after(
            lambda features, labels, *_: (
                require(is_table(features), "shapeMismatch"),
                require_labels(len(features), labels),
            ),
            row_by_row,
        ),
    ))
fit.mistake(
    "parameters-unchecked-but-nan",
    "A learning rate of 0, or a penalty below 0, was taken, and fewer than no steps stop your "
    "code. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, rate, steps, penalty: steps < 0, Crash(),
        after(
            lambda features, labels, rate, *_: (
                require(rate == rate, "invalidParameter"),
                require(is_table(features), "shapeMismatch"),
                require_labels(len(features), labels),
            ),
            row_by_row,
        ),
    ))
fit.mistake(
    "nan-rate",
    "NaN passed your check, as learning rate and as penalty: NaN ≤ 0 and NaN < 0 are false. Ask "
    "for rate > 0 and penalty >= 0, which NaN fails.",
    hint=4, guarded=False, wrote=after(
        lambda features, labels, rate, steps, penalty: require_fit(
            features, labels, 1 if rate != rate else rate, steps,
            0 if penalty != penalty else penalty,
        ),
        row_by_row,
    ))
fit.mistake(
    "nan-penalty",
    "A penalty of NaN passed your check: NaN < 0 is false. Ask for penalty >= 0, which NaN fails.",
    hint=4, guarded=False, wrote=after(
        lambda features, labels, rate, steps, penalty: require_fit(
            features, labels, rate, steps, 0 if penalty != penalty else penalty
        ),
        row_by_row,
    ))
fit.mistake(
    "zero-rate",
    "You took a learning rate of 0, with which nothing is learned. Throw "
    "LabError.invalidParameter unless it is positive.",
    hint=4, guarded=False, wrote=after(
        lambda features, labels, rate, steps, penalty: require_fit(
            features, labels, 1 if rate == 0 else rate, steps, penalty
        ),
        row_by_row,
    ))
fit.mistake(
    "negative-steps-crash",
    "Fewer than no steps stop your code: the range 0..<steps does not exist. Throw "
    "LabError.invalidParameter first.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, rate, steps, penalty: steps < 0, Crash(),
        after(require_fit, row_by_row),
    ))
fit.mistake(
    "no-steps-refused",
    "You refused 0 steps. They are allowed: nothing is learned, and the list has one loss.",
    hint=4, wrote=stopping(
        lambda features, labels, rate, steps, penalty: steps == 0, LabError("invalidParameter"),
        row_by_row,
    ))
fit.mistake(
    "rank-crashes",
    "Features that are not of rank 2 stop your code. Check the rank before you ask for shape[1], "
    "and throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, *_: not is_table(features), Crash(), after(require_fit, row_by_row)
    ))
