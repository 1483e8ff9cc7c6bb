"""Exercise 5.4: cross-entropy with clipping."""

import warnings

import sklearn
from sklearn.metrics import log_loss

from framework import (
    INFINITY, NAN, Crash, Exercise, Tolerance, divide, library, logarithm, total,
)
from framework.wrong import after, stopping

from .checks import are_shares, require, require_labels
from .logistic import EPSILON, exact_loss, loss_of, mean_of, surprise


def require_probabilities(probabilities, labels):
    require_labels(len(probabilities), labels)
    require(are_shares(probabilities), "invalidParameter")


cross_entropy = Exercise(
    "5.4",
    source=f"60 digits, agreeing with {library(sklearn, 'sklearn.metrics.log_loss')}",
    points=10,
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_probabilities,
    errors=("emptyInput", "lengthMismatch", "invalidLabel", "invalidParameter"),
)
SURE = {
    "tolerance": Tolerance(0.0, 1e-10),
    "why": "−ln(1 − ε) is 2.2e-16, where an absolute tolerance would accept 0: right and certain "
    "is clipped as well",
}
cross_entropy.case("three films", [0.9, 0.2, 0.6], [1, 0, 0])
cross_entropy.case("five untidy ones", [0.13, 0.77, 0.5, 0.991, 0.042], [0, 1, 1, 0, 1])
cross_entropy.case("all of class 1", [0.8, 0.35, 0.6], [1, 1, 1])
cross_entropy.case("all of class 0", [0.8, 0.35, 0.6, 0.05], [0, 0, 0, 0])
cross_entropy.case("one row", [0.25], [1], weight=1)
cross_entropy.case("certain of class 1, and wrong", [1.0, 0.5], [0, 1], weight=1)
cross_entropy.case("certain of class 0, and wrong", [0.0, 0.5], [1, 0], weight=1)
cross_entropy.case("certain and right", [1.0, 0.0], [1, 0], weight=1, **SURE)
cross_entropy.case("less likely than ε", [1e-20, 0.5], [1, 1], weight=1)
cross_entropy.case("more likely than ε", [1e-14, 0.5], [1, 1], weight=1)
cross_entropy.case("no rows", [], [], weight=1)
cross_entropy.case("a label too many", [0.5, 0.25], [1, 0, 1], weight=1)
cross_entropy.case("a label too few", [0.5, 0.25, 0.75], [1, 0], weight=1)
cross_entropy.case("a label that is no class", [0.5, 0.25], [1, 2], weight=1)
cross_entropy.case("a probability above 1", [0.5, 1.25], [1, 0], weight=1)
cross_entropy.case("a probability below 0", [-0.25, 0.5], [1, 0], weight=1)
cross_entropy.case("a probability that is NaN", [0.5, NAN], [1, 0], weight=1)


@cross_entropy.reference
def exact_cross_entropy(probabilities, labels):
    return float(exact_loss(probabilities, labels))


@cross_entropy.accepts
def by_label(probabilities, labels):
    return loss_of(probabilities, labels)


@cross_entropy.accepts
def by_formula(probabilities, labels, clip=EPSILON):
    def term(p, label):
        p = min(max(p, clip), 1 - clip)
        return -(label * logarithm(p) + (1 - label) * logarithm(1 - p))

    return mean_of(map(term, probabilities, labels))


@cross_entropy.accepts
def by_scikit(probabilities, labels):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return log_loss(labels, probabilities, labels=[0, 1])


def product(factor, value):
    """A product as IEEE makes it: 0 · ∞ is NaN."""
    return NAN if factor == 0 and abs(value) == INFINITY else factor * value


def unclipped_term(p, label):
    return -(product(label, logarithm(p)) + product(1 - label, logarithm(1 - p)))


def averaging(term):
    return lambda probabilities, labels: mean_of(map(term, probabilities, labels))


def clipping_at(clip):
    return lambda probabilities, labels: by_formula(probabilities, labels, clip)


def clipped_first(term):
    """The mean of `term` of the clipped probabilities."""
    return averaging(lambda p, label: term(min(max(p, EPSILON), 1 - EPSILON), label))


cross_entropy.mistake(
    "sum-for-mean",
    "Your result is the sum over all rows. Divide it by their number.",
    hint=2, wrote=lambda probabilities, labels: loss_of(probabilities, labels) * len(labels))
cross_entropy.mistake(
    "class-0-forgotten",
    "Rows of class 0 cost nothing in your sum. The part (1 − y)·ln(1 − p) is missing.",
    hint=1, wrote=clipped_first(lambda p, label: label * surprise(p, 1)))
cross_entropy.mistake(
    "class-1-forgotten",
    "Rows of class 1 cost nothing in your sum. The part y·ln p is missing.",
    hint=1, wrote=clipped_first(lambda p, label: (1 - label) * surprise(p, 0)))
cross_entropy.mistake(
    "class-1-throughout",
    "You took −ln p for every row. For a row of class 0 its probability is 1 − p.",
    hint=1, wrote=clipped_first(lambda p, label: surprise(p, 1)))
cross_entropy.mistake(
    "classes-swapped",
    "You took the probability of the wrong class: p belongs to class 1, 1 − p to class 0.",
    hint=1, wrote=clipped_first(lambda p, label: surprise(p, 1 - label)))
cross_entropy.mistake(
    "sign",
    "Your result is negative. The logarithm of a probability is at most 0: a minus makes it a "
    "loss.",
    hint=2, wrote=lambda probabilities, labels: -loss_of(probabilities, labels))
cross_entropy.mistake(
    "zero-times-infinity",
    "Without clipping ln 0 is −∞: the mean is infinite, or NaN where it meets a factor 0. Move each "
    "p into ε…1 − ε first.",
    hint=3, wrote=averaging(unclipped_term))
cross_entropy.mistake(
    "infinite",
    "A certain mistake costs ∞ in your sum. Move each p into ε…1 − ε first, so that one row cannot "
    "hide all the others.",
    hint=3, wrote=averaging(surprise))
cross_entropy.mistake(
    "clipped-below-only",
    "You clipped p at ε but not at 1 − ε. At p = 1 the logarithm of 1 − p is −∞.",
    hint=3, wrote=averaging(lambda p, label: surprise(max(p, EPSILON), label)))
for name, clip, text in [
    ("clipped-at-1e-15", 1e-15, "10⁻¹⁵"), ("clipped-at-1e-12", 1e-12, "10⁻¹²"),
    ("clipped-at-1e-10", 1e-10, "10⁻¹⁰"), ("clipped-at-1e-9", 1e-9, "10⁻⁹"),
    ("clipped-at-1e-8", 1e-8, "10⁻⁸"), ("clipped-at-1e-6", 1e-6, "10⁻⁶"),
    ("clipped-at-1e-7", 1e-7, "10⁻⁷"),
]:
    cross_entropy.mistake(
        name,
        f"You clipped at {text}. This exercise asks for ε = 2⁻⁵², which Swift calls "
        "Double.ulpOfOne.",
        hint=3, wrote=clipping_at(clip))
cross_entropy.mistake(
    "epsilon-added",
    "You added ε inside the logarithm. That shifts every probability; clipping only moves those "
    "outside of ε…1 − ε.",
    hint=3, wrote=averaging(lambda p, label: surprise(p + EPSILON, 1) if label == 1
                            else -logarithm(1 - p + EPSILON)))
cross_entropy.mistake(
    "base-2",
    "Your result is in bits, as log2 makes it. The exercise asks for the natural logarithm, which "
    "Swift calls log.",
    hint=2, wrote=lambda probabilities, labels: loss_of(probabilities, labels) / logarithm(2.0))
cross_entropy.mistake(
    "base-10",
    "Your result comes from log10. The exercise asks for the natural logarithm, which Swift calls "
    "log.",
    hint=2, wrote=lambda probabilities, labels: loss_of(probabilities, labels) / logarithm(10.0))
cross_entropy.mistake(
    "squared-error",
    "You returned the mean squared difference of p and y. Cross-entropy takes the logarithm of the "
    "label's probability.",
    hint=1, wrote=averaging(lambda p, label: (p - label) * (p - label)))
cross_entropy.mistake(
    "half",
    "Your result is half of the right one. The mean over n rows has the divisor n, not 2n.",
    hint=2, wrote=lambda probabilities, labels: loss_of(probabilities, labels) / 2)
cross_entropy.mistake(
    "empty-gives-nan",
    "For no rows you returned NaN. There is nothing to average: throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=lambda probabilities, labels: by_label(probabilities, labels)
    if not labels and not probabilities
    else (require_probabilities(probabilities, labels), by_label(probabilities, labels))[1])


def cut_to_the_shorter(probabilities, labels):
    count = min(len(probabilities), len(labels))
    require_probabilities(probabilities[:count], labels[:count])
    return divide(total(
        surprise(min(max(p, EPSILON), 1 - EPSILON), label)
        for p, label in zip(probabilities, labels)
    ), float(len(labels)))


cross_entropy.mistake(
    "length-unchecked",
    "With more labels than probabilities, or fewer, you returned a number. Throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=cut_to_the_shorter)
cross_entropy.mistake(
    "length-crashes",
    "With more labels than probabilities your code stops, or the other way round. Compare the "
    "lengths first and throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda probabilities, labels: len(probabilities) < len(labels), Crash(),
        cut_to_the_shorter,
    ))
cross_entropy.mistake(
    "label-unchecked",
    "A label other than 0 and 1 was taken for class 0. Throw LabError.invalidLabel.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, labels: (
            require(len(probabilities) == len(labels), "lengthMismatch"),
            require(labels, "emptyInput"),
            require(are_shares(probabilities), "invalidParameter"),
        ),
        by_label,
    ))
cross_entropy.mistake(
    "label-unchecked-formula",
    "A label other than 0 and 1 was put into the formula. Throw LabError.invalidLabel.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, labels: (
            require(len(probabilities) == len(labels), "lengthMismatch"),
            require(labels, "emptyInput"),
            require(are_shares(probabilities), "invalidParameter"),
        ),
        by_formula,
    ))
cross_entropy.mistake(
    "out-of-range-clipped",
    "A number outside 0…1 is no probability, but you clipped it into one. Throw "
    "LabError.invalidParameter before clipping.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, labels: (
            require_labels(len(probabilities), labels),
            require(probabilities[-1] == probabilities[-1], "invalidParameter"),
        ),
        by_label,
    ))
cross_entropy.mistake(
    "probabilities-unchecked",
    "Numbers outside 0…1, or NaN, are no probabilities, but you took them. Throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=lambda probabilities, labels: (
        require_labels(len(probabilities), labels),
        NAN if any(p != p for p in probabilities) else by_label(probabilities, labels),
    )[1])


def formula_term(p, label):
    return -(label * logarithm(p) + (1 - label) * logarithm(1 - p))


def nothing_checked(term, whole, stops):
    """The right numbers without one check, as far as both lists go."""

    def found(probabilities, labels):
        if stops(len(probabilities), len(labels)):
            raise Crash()
        costs = [
            term(p if p != p else min(max(p, EPSILON), 1 - EPSILON), label)
            for p, label in zip(probabilities, labels)
        ]
        return divide(total(costs), float(whole(len(probabilities), len(labels))))

    return found


for kind, term in [("", surprise), ("-formula", formula_term)]:
    for name, whole, stops in [
        ("over-labels", lambda given, labels: labels, lambda given, labels: False),
        ("over-probabilities", lambda given, labels: given, lambda given, labels: False),
        ("over-pairs", min, lambda given, labels: False),
        ("by-label-index", lambda given, labels: labels, lambda given, labels: labels > given),
        ("by-index", lambda given, labels: given, lambda given, labels: given > labels),
    ]:
        cross_entropy.mistake(
            f"nothing-thrown-{name}{kind}",
            "Your numbers are right; the errors are not thrown yet.",
            hint=3, guarded=False, wrote=nothing_checked(term, whole, stops))
