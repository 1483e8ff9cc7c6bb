"""Folds of a table, and error rates by cross-validation, for exercise 6.7."""

import numpy as np
from sklearn.model_selection import KFold

from framework import LabError

from .exact import classified


def contiguous(count, folds, order):
    """scikit-learn's folds of the rows in the given order."""
    positions = KFold(folds).split(np.zeros((count, 1)))
    return [[order[position] for position in test] for _, test in positions]


def rest(parts, fold, order):
    """Every index outside of a fold, in the given order."""
    held = set(parts[fold])
    return [index for index in order if index not in held]


def rates(features, labels, candidates, parts, training_of):
    """The share of wrong classes for each candidate, every row judged once."""
    result = []
    for k in candidates:
        wrong, judged = 0, 0
        for fold, test in enumerate(parts):
            training = training_of(fold)
            guesses = classified(
                features[test], features[training], [labels[i] for i in training],
                min(k, len(training)),
            )
            wrong += sum(guess != labels[i] for guess, i in zip(guesses, test))
            judged += len(test)
        result.append(wrong / judged)
    return result


def summary(parts, errors, candidates):
    best = min(range(len(errors)), key=lambda index: errors[index])
    return {"folds": parts, "errorRates": errors, "best": candidates[best]}


def lengths(count, folds):
    return [count // folds + (fold < count % folds) for fold in range(folds)]


def cut(order, sizes):
    parts, start = [], 0
    for size in sizes:
        parts.append(order[start : start + size])
        start += size
    return parts


def validated(features, labels, candidates, parts, training_of=None):
    """The result for some folds; the training part is the other folds unless said otherwise."""
    others = training_of or (
        lambda fold: sorted(i for at, part in enumerate(parts) if at != fold for i in part)
    )
    return summary(parts, rates(features, labels, candidates, parts, others), candidates)


def swapped(features, labels, candidates, parts, order):
    errors = []
    for k in candidates:
        wrong, judged = 0, 0
        for fold, part in enumerate(parts):
            test, training = rest(parts, fold, sorted(order)), sorted(part)
            if k > len(training):
                raise LabError("invalidParameter")
            guesses = classified(
                features[test], features[training], [labels[i] for i in training], k
            )
            wrong += sum(guess != labels[i] for guess, i in zip(guesses, test))
            judged += len(test)
        errors.append(wrong / judged)
    return summary(parts, errors, candidates)


def averaged(features, labels, candidates, parts):
    errors = []
    for k in candidates:
        shares = []
        for fold, test in enumerate(parts):
            training = sorted(i for at, part in enumerate(parts) if at != fold for i in part)
            model = classified(features[test], features[training], [labels[i] for i in training], k)
            shares.append(sum(g != labels[i] for g, i in zip(model, test)) / len(test))
        errors.append(sum(shares) / len(shares))
    return summary(parts, errors, candidates)


def first_fold(features, labels, candidates, parts, order):
    training = rest(parts, 0, sorted(order))
    errors = rates(features, labels, candidates, parts[:1], lambda fold: training)
    return summary(parts, errors, candidates)


def judged_as_cut(features, labels, candidates, parts, order):
    """Folds that do not hold every row once: wrong answers over the number of rows."""
    judged = sum(map(len, parts)) / len(labels)
    errors = rates(
        features, labels, candidates, parts, lambda fold: rest(parts, fold, sorted(order))
    )
    return summary(parts, [rate * judged for rate in errors], candidates)
