"""The logistic function and what is built on it: in doubles, and in 60 digits."""

from framework import PRECISE, divide, exponential, logarithm, total

EPSILON = 2.0**-52


def logistic(z):
    """1 / (1 + e⁻ᶻ), each step rounded."""
    return divide(1.0, 1.0 + exponential(-z))


def exact_logistic(z):
    """The same as a number of 60 digits."""
    return 1 / (1 + PRECISE.exp(-z))


def scores_of(features, weights, intercept):
    """β₀ + Xβ, added from left to right."""
    return [
        total([intercept, *(x * weight for x, weight in zip(row, weights))])
        for row in features.tolist()
    ]


def exact_scores(features, weights, intercept):
    """The same as numbers of 60 digits."""
    return [
        sum((PRECISE.mpf(x) * weight for x, weight in zip(row, weights)), PRECISE.mpf(intercept))
        for row in features.tolist()
    ]


def mean_of(values):
    values = list(values)
    return divide(total(values), float(len(values)))


def clipped(p):
    return min(max(p, EPSILON), 1 - EPSILON)


def surprise(p, label):
    """−ln of the probability that was given to the label."""
    return -logarithm(p if label == 1 else 1 - p)


def loss_of(probabilities, labels):
    return mean_of(surprise(clipped(p), label) for p, label in zip(probabilities, labels))


def exact_loss(probabilities, labels):
    """The same of exact probabilities, as a number of 60 digits."""
    terms = [
        -PRECISE.log(clipped(p) if label == 1 else 1 - clipped(p))
        for p, label in zip(probabilities, labels)
    ]
    return sum(terms) / len(terms)
