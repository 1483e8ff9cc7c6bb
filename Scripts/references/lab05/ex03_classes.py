"""Exercise 5.3: the class by a threshold."""

import math

import numpy as np
import sklearn
from sklearn.preprocessing import binarize

from framework import NAN, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .checks import are_shares, require

JUST_BELOW = 0.5 - 2.0**-54


def require_shares(probabilities, threshold):
    require(are_shares([*probabilities, threshold]), "invalidParameter")


classes = Exercise(
    "5.3",
    source=f"{library(sklearn, 'sklearn.preprocessing.binarize')}, with the threshold one step "
    "lower: it asks for more than the threshold, the exercise for at least as much",
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_shares,
    errors=("invalidParameter",),
)
classes.case("four probabilities, threshold 0.5", [0.2, 0.9, 0.5, 0.49], 0.5)
classes.case("threshold 0.3", [0.2, 0.9, 0.5, 0.3, 0.29], 0.3)
classes.case("threshold 0.8", [0.2, 0.9, 0.5, 0.8, 0.79], 0.8)
classes.case("just below a half", [JUST_BELOW, 0.5], 0.5, weight=1)
classes.case("threshold 0: all of class 1", [0.0, 0.3, 1.0], 0.0, weight=1)
classes.case("threshold 1: only what is certain", [0.0, 0.999, 1.0], 1.0, weight=1)
classes.case("no probabilities", [], 0.5, weight=1)
classes.case("a probability above 1", [0.4, 1.25], 0.5, weight=1)
classes.case("a probability below 0", [-0.25, 0.4], 0.5, weight=1)
classes.case("a probability that is NaN", [0.4, NAN], 0.5, weight=1)
classes.case("a threshold above 1", [0.4, 0.6], 1.5, weight=1)
classes.case("no probabilities, and a threshold above 1", [], 1.5, weight=1)
classes.case("a threshold below 0", [0.4, 0.6], -0.5, weight=1)
classes.case("a threshold that is NaN", [0.4, 0.6], NAN, weight=1)


@classes.reference
def binarized(probabilities, threshold):
    if not probabilities:
        return []
    below = np.nextafter(threshold, -math.inf)
    return binarize(np.array([probabilities]), threshold=below)[0].astype(int).tolist()


@classes.accepts
def classes_of(probabilities, threshold):
    return [1 if p >= threshold else 0 for p in probabilities]


@classes.accepts
def by_exclusion(probabilities, threshold):
    return [0 if p < threshold else 1 for p in probabilities]


classes.mistake(
    "greater-only",
    "A probability exactly at the threshold became class 0. The rule is p ≥ threshold: class 1.",
    hint=2, wrote=lambda probabilities, threshold: [int(p > threshold) for p in probabilities])
classes.mistake(
    "classes-reversed",
    "Your classes have changed places. A probability of at least the threshold means class 1.",
    hint=1, wrote=lambda probabilities, threshold: [int(p < threshold) for p in probabilities])
classes.mistake(
    "classes-reversed-at-most",
    "You gave class 1 to probabilities up to the threshold. It belongs to those from the threshold "
    "upwards.",
    hint=1, wrote=lambda probabilities, threshold: [int(p <= threshold) for p in probabilities])
classes.mistake(
    "threshold-ignored",
    "You decided by 0.5, whatever the threshold, as rounding does. Compare with the threshold.",
    hint=1, wrote=lambda probabilities, threshold: classes_of(probabilities, 0.5))
classes.mistake(
    "threshold-ignored-greater",
    "You decided by p > 0.5, whatever the threshold. The rule is p ≥ threshold.",
    hint=1, wrote=lambda probabilities, threshold: [int(p > 0.5) for p in probabilities])
classes.mistake(
    "cut-to-whole",
    "You cut the probability to a whole number, so that only 1 itself gives class 1. Compare it "
    "with the threshold.",
    hint=1, wrote=lambda probabilities, threshold: [int(p) for p in probabilities])
classes.mistake(
    "kept-only",
    "You returned only the rows of class 1. Every probability gets a class, 0 or 1, in its place.",
    hint=3, wrote=lambda probabilities, threshold: [1 for p in probabilities if p >= threshold])
classes.mistake(
    "minus-one",
    "Your classes are −1 and 1. Here they are 0 and 1.",
    hint=3, wrote=lambda probabilities, threshold: [
        2 * label - 1 for label in classes_of(probabilities, threshold)
    ])
classes.mistake(
    "empty-refused",
    "You threw an error for an empty list. No probabilities simply have no classes: return an "
    "empty list.",
    hint=3, wrote=stopping(lambda probabilities, _: not probabilities, LabError("emptyInput"),
                           classes_of))
classes.mistake(
    "bounds-refused",
    "You refused 0 or 1. Both are allowed, as probability and as threshold: the range is closed.",
    hint=3, wrote=stopping(
        lambda probabilities, threshold: not all(0 < x < 1 for x in [*probabilities, threshold]),
        LabError("invalidParameter"), classes_of,
    ))
classes.mistake(
    "nothing-checked",
    "You gave classes where a probability or the threshold lies outside 0…1 or is NaN. Throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=classes_of)
classes.mistake(
    "probabilities-unchecked",
    "A probability outside 0…1, or NaN, got a class. Check them all, and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        lambda _, threshold: require(are_shares([threshold]), "invalidParameter"), classes_of
    ))
classes.mistake(
    "threshold-unchecked",
    "A threshold outside 0…1, or NaN, was taken. Check it too, and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, _: require(are_shares(probabilities), "invalidParameter"), classes_of
    ))
classes.mistake(
    "threshold-checked-in-the-loop",
    "Without probabilities your code does not look at the threshold. Check it before the loop.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, threshold: require(
            not probabilities or are_shares([*probabilities, threshold]), "invalidParameter"
        ),
        classes_of,
    ))
classes.mistake(
    "nan-passes",
    "NaN passed your checks: a comparison with NaN is false, so `< 0 || > 1` lets it through. Ask "
    "for 0 ≤ p && p ≤ 1 instead.",
    hint=3, guarded=False, wrote=after(
        lambda probabilities, threshold: require(
            not any(x < 0 or x > 1 for x in [*probabilities, threshold]), "invalidParameter"
        ),
        classes_of,
    ))
