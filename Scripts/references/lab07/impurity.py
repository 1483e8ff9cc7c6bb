"""Impurities in 60 digits, rounded only where they are handed out."""

from collections import Counter
from fractions import Fraction
from functools import cache

from framework import PRECISE, total


def counts_of(labels):
    return tuple(sorted(Counter(labels).values()))


@cache
def bits(counts):
    """The entropy in bits; of counts without a row, 0."""
    total = sum(counts)
    shares = [PRECISE.mpf(count) / total for count in counts if count]
    return -sum((share * PRECISE.log(share, 2) for share in shares), PRECISE.mpf(0))


@cache
def gini(counts):
    total = sum(counts)
    return 1 - sum(Fraction(count, total) ** 2 for count in counts) if total else Fraction(0)


def remaining(left, right, impurity=bits):
    """What is left of the impurity behind a split: the sides' mean, each weighted by its rows."""
    total = len(left) + len(right)
    return sum(len(side) * precise(impurity(counts_of(side))) / total for side in (left, right))


def information_gain(left, right, impurity=bits):
    return precise(impurity(counts_of([*left, *right]))) - remaining(left, right, impurity)


def double_gain(left, right):
    """The gain as a plain program computes it: every step a double, each in its usual order."""

    def entropy(labels):
        shares = [count / len(labels) for count in map(labels.count, sorted(set(labels)))]
        return total(-share * float(PRECISE.log(share, 2)) for share in shares)

    gain = entropy([*left, *right])
    for side in (left, right):
        gain -= len(side) / (len(left) + len(right)) * entropy(side)
    return gain


def precise(number):
    if isinstance(number, Fraction):
        return PRECISE.mpf(number.numerator) / number.denominator
    return PRECISE.mpf(number)


def natural(counts):
    return bits(tuple(counts)) * PRECISE.log(2)


def rounded(number):
    """The nearest double; what is 0 in 60 digits is 0."""
    return 0.0 if abs(number) < PRECISE.mpf(10) ** -40 else float(number)
