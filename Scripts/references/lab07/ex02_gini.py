"""Exercise 7.2: Gini impurity."""

from fractions import Fraction

import numpy as np

from framework import INFINITY, NAN, Exercise, Tolerance, square_root
from framework.wrong import after

from .checks import require_counts
from .ex01_entropy import refuse_balance, refuse_negative
from .impurity import bits, rounded
from .impurity import gini as exact

gini = Exercise(
    "7.2",
    source="exact rational arithmetic (fractions.Fraction)",
    points=5,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_counts,
    errors=("emptyInput", "invalidParameter"),
)
gini.case("five and three", [5, 3])
gini.case("three classes", [7, 2, 4])
gini.case("one, two, four and eight", [1, 2, 4, 8])
gini.case("irises", [50, 50, 50])
gini.case("a fair coin", [10, 10], weight=1)
gini.case("a class without rows", [6, 0, 3])
gini.case("all rows of one class", [0, 9, 0], weight=1)
gini.case("a single row", [1], weight=1)
gini.case("one in a thousand", [1, 999], weight=1)
gini.case("no classes", [], weight=1)
gini.case("no rows", [0, 0], weight=1)
gini.case("a negative count", [4, -1, 3], weight=1)
gini.case("a negative count that balances the others", [2, -2], weight=1)


@gini.reference
def exact_gini(counts):
    return float(exact(tuple(counts)))


@gini.accepts
def sum_of_products(counts):
    shares = np.array(counts) / sum(counts)
    return np.sum(shares * (1 - shares))


@gini.accepts
def from_squares(counts):
    shares = np.array(counts) / np.sum(counts)
    return 1 - shares @ shares


def shares(counts):
    return [Fraction(count, sum(counts)) for count in counts]


def squares(counts):
    return sum(share**2 for share in shares(counts))


gini.mistake(
    "sum-of-squares",
    "Your result is Σp², how often two draws agree. The impurity is how often they differ: "
    "1 − Σp².",
    hint=2, wrote=lambda counts: float(squares(counts)))
gini.mistake(
    "squares-missing",
    "Your result is always 0, because the shares add up to 1. Square each share, then add the "
    "squares.",
    hint=2, wrote=lambda counts: 0.0)
gini.mistake(
    "counts-not-shares",
    "You squared the counts themselves. Divide each count by the number of rows first.",
    hint=1, wrote=lambda counts: float(1 - sum(count**2 for count in counts)))
gini.mistake(
    "whole-shares",
    "Your shares are 0 or 1: dividing two whole numbers drops the fraction. Write "
    "Double(count) / Double(total).",
    hint=3, wrote=lambda counts: float(1 - sum(count // sum(counts) for count in counts)))
gini.mistake(
    "divided-once",
    "You divided the sum of squared counts by the number of rows once. Every share is squared, "
    "divisor and all.",
    hint=2, wrote=lambda counts: float(1 - Fraction(sum(c**2 for c in counts), sum(counts))))
gini.mistake(
    "two-classes-only",
    "Your result is 2·p·(1 − p) of the first class. That is right for two classes; with more, "
    "every class has a term of its own.",
    hint=2, wrote=lambda counts: float(2 * shares(counts)[0] * (1 - shares(counts)[0])))
gini.mistake(
    "first-class-only",
    "Only the first class is in your result: p·(1 − p). Add such a term for every class.",
    hint=2, wrote=lambda counts: float(shares(counts)[0] * (1 - shares(counts)[0])))
gini.mistake(
    "error-rate",
    "Your result is 1 minus the largest share, the error of always guessing that class. Gini "
    "needs the squares of all shares.",
    hint=2, wrote=lambda counts: float(1 - max(shares(counts))))
gini.mistake(
    "root",
    "You took the root of the sum of squares. Subtract the sum itself from 1.",
    hint=2, wrote=lambda counts: 1 - square_root(float(squares(counts))))
gini.mistake(
    "entropy",
    "Your result is the entropy of the exercise before. Gini has squares where entropy has "
    "logarithms.",
    hint=2, wrote=lambda counts: rounded(bits(tuple(counts))))
gini.mistake(
    "without-replacement",
    "Your result is n/(n − 1) times too large, as if the second draw could not be the first row "
    "again. The row is put back.",
    hint=1, wrote=lambda counts: float(
        (1 - squares(counts)) * Fraction(sum(counts), max(1, sum(counts) - 1))))
gini.mistake(
    "mean-over-classes",
    "You divided by the number of classes. The Gini impurity is a sum, not a mean.",
    hint=2, wrote=lambda counts: float((1 - squares(counts)) / len(counts)))
gini.mistake(
    "empty-gives-zero",
    "Without any row you returned 0. No rows are not the same as rows of one class: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(
        refuse_negative, lambda counts: exact_gini(counts) if any(counts) else 0.0))
gini.mistake(
    "empty-gives-one",
    "Without any row you returned 1. There is nothing to draw from: throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(
        refuse_negative, lambda counts: exact_gini(counts) if any(counts) else 1.0))
gini.mistake(
    "nothing-checked",
    "Neither the absence of rows nor a negative count was noticed. Throw LabError.emptyInput for "
    "the one, LabError.invalidParameter for the other.",
    hint=3, guarded=False, wrote=lambda counts: exact_gini(counts) if sum(counts)
    else -INFINITY if any(counts) else NAN if counts else 1.0)
gini.mistake(
    "negative-unchecked",
    "A negative count went into the sum. Throw LabError.invalidParameter for it.",
    hint=3, guarded=False, wrote=lambda counts: exact_gini(counts) if sum(counts)
    else require_counts([]))
gini.mistake(
    "total-checked-first",
    "A negative count may balance the others, and the total is 0. Look for negative counts first: "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(refuse_balance, exact_gini))
