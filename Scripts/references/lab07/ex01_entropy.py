"""Exercise 7.1: entropy."""

import scipy
from scipy import stats

from framework import INFINITY, NAN, PRECISE, Exercise, LabError, Tolerance, library
from framework.wrong import after

from .checks import require_counts
from .impurity import bits, gini, natural, rounded

entropy = Exercise(
    "7.1",
    source=f"mpmath, 60 digits, agreeing with {library(scipy, 'scipy.stats.entropy')}",
    points=5,
    # A handful of terms of at most 0.54 bits, each within a few 2⁻⁵³.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_counts,
    errors=("emptyInput", "invalidParameter"),
)
entropy.case("five and three", [5, 3])
entropy.case("three classes", [7, 2, 4])
entropy.case("one, two, four and eight", [1, 2, 4, 8])
entropy.case("irises", [50, 50, 50])
entropy.case("a fair coin", [10, 10], weight=1)
entropy.case("a class without rows", [6, 0, 3])
entropy.case("classes without rows at both ends", [0, 5, 2, 0], weight=1)
entropy.case("all rows of one class", [0, 9, 0], weight=1)
entropy.case("a single row", [1], weight=1)
entropy.case("one in a thousand", [1, 999], weight=1)
entropy.case(
    "60 000 digits", [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], weight=1
)
entropy.case("no classes", [], weight=1)
entropy.case("no rows", [0, 0, 0], weight=1)
entropy.case("a negative count", [4, -1, 3], weight=1)
entropy.case("a negative count that balances the others", [2, -2], weight=1)


@entropy.reference
def precise_entropy(counts):
    return rounded(bits(tuple(counts)))


@entropy.accepts
def scipy_entropy(counts):
    return stats.entropy(counts, base=2)


@entropy.accepts
def from_counts(counts):
    """log₂ n − Σ c·log₂ c / n: the same, without shares."""
    total = sum(counts)
    return rounded(
        PRECISE.log(total, 2)
        - sum(count * PRECISE.log(count, 2) for count in counts if count) / total
    )


def shares(counts):
    return [PRECISE.mpf(count) / sum(counts) for count in counts]


def filled(counts):
    return [count for count in counts if count]


def surprise(share):
    return -PRECISE.log(share, 2)


entropy.mistake(
    "natural-logarithm",
    "Your result is 0.69 of what it should be, as with the natural logarithm. Bits ask for `log2`.",
    hint=2, wrote=lambda counts: rounded(natural(counts)))
entropy.mistake(
    "decimal-logarithm",
    "Your result is 0.30 of what it should be, as with the logarithm to base 10. Bits ask for "
    "`log2`.",
    hint=2, wrote=lambda counts: rounded(bits(tuple(counts)) * PRECISE.log(2) / PRECISE.log(10)))
entropy.mistake(
    "sign-missing",
    "Your result is negative: logarithms of shares are. Put the minus sign before the sum.",
    hint=2, wrote=lambda counts: -rounded(bits(tuple(counts))))
entropy.mistake(
    "nan-for-empty-class",
    "Where a class has no rows your result is NaN: 0·log2(0) is 0·(−∞). Such a class adds "
    "nothing; leave it out.",
    hint=3, wrote=lambda counts: NAN if 0 in counts else rounded(bits(tuple(counts))))
entropy.mistake(
    "infinite-for-empty-class",
    "You added up −log2(p) without the factor p, and a class without rows gives infinity. Weigh "
    "each logarithm with its share.",
    hint=2, wrote=lambda counts: INFINITY if 0 in counts
    else rounded(sum(map(surprise, shares(counts)))))
entropy.mistake(
    "factor-missing",
    "You added up −log2(p) without the factor p. Each class counts as much as it has rows.",
    hint=2, wrote=lambda counts: rounded(sum(map(surprise, shares(filled(counts))))))
entropy.mistake(
    "whole-shares",
    "Your shares are 0 or 1: dividing two whole numbers drops the fraction. Write "
    "Double(count) / Double(total).",
    hint=2, wrote=lambda counts: 0.0 if max(counts) == sum(counts) else NAN)
entropy.mistake(
    "whole-shares-skipped",
    "Your result is always 0. Dividing two whole numbers drops the fraction: write "
    "Double(count) / Double(total).",
    hint=2, wrote=lambda counts: 0.0)
entropy.mistake(
    "counts-not-shares",
    "You put the counts themselves into p·log2(p). Divide each count by the number of rows first.",
    hint=1, wrote=lambda counts: rounded(
        -sum(count * PRECISE.log(count, 2) for count in filled(counts))))
entropy.mistake(
    "counts-times-logarithms-of-shares",
    "Your result is the entropy times the number of rows. The factor before the logarithm is the "
    "share, too.",
    hint=2, wrote=lambda counts: rounded(sum(counts) * bits(tuple(counts))))
entropy.mistake(
    "mean-over-classes",
    "You divided by the number of classes. Entropy is a sum: the shares are its weights already.",
    hint=2, wrote=lambda counts: rounded(bits(tuple(counts)) / len(counts)))
entropy.mistake(
    "normalised",
    "Your result is at most 1: it is divided by the logarithm of the number of classes. Entropy "
    "in bits is not.",
    hint=2, wrote=lambda counts: rounded(
        bits(tuple(counts)) / PRECISE.log(len(counts), 2)) if len(counts) > 1 else 0.0)
entropy.mistake(
    "shares-of-classes",
    "You divided the counts by the number of classes. A share is a count divided by the number "
    "of rows.",
    hint=1, wrote=lambda counts: rounded(
        -sum(
            PRECISE.mpf(count) / len(counts) * PRECISE.log(PRECISE.mpf(count) / len(counts), 2)
            for count in filled(counts))))
entropy.mistake(
    "gini",
    "Your result is 1 − Σp², the Gini impurity of the next exercise. Entropy is −Σp·log2(p).",
    hint=2, wrote=lambda counts: float(gini(tuple(counts))))
entropy.mistake(
    "logarithm-of-one-plus",
    "Your logarithm is not that of p: log2(1 + p) avoids the 0, but it is another function. Leave "
    "out empty classes instead.",
    hint=3, wrote=lambda counts: rounded(
        -sum(p * PRECISE.log(1 + p, 2) for p in shares(counts))))
entropy.mistake(
    "logarithm-of-slightly-more",
    "You added a little to p inside the logarithm. That avoids the 0, and makes every result a "
    "little wrong: leave out empty classes instead.",
    hint=3, wrote=lambda counts: rounded(
        -sum(p * PRECISE.log(p + PRECISE.mpf("1e-9"), 2) for p in shares(counts))))
entropy.mistake(
    "first-class-only",
    "Only the first class is in your sum. Every class adds its share times a logarithm.",
    hint=2, wrote=lambda counts: rounded(
        shares(counts)[0] * surprise(shares(counts)[0])) if counts[0] else 0.0)


def zero_without_rows(counts):
    return rounded(bits(tuple(counts))) if any(counts) else 0.0


def refuse_negative(counts):
    if any(count < 0 for count in counts):
        require_counts(counts)


def refuse_balance(counts):
    """The total is looked at before the single counts."""
    if sum(counts) == 0:
        raise LabError("emptyInput")
    require_counts(counts)


entropy.mistake(
    "empty-gives-zero",
    "Without any row you returned 0. No rows are not the same as rows of one class: throw "
    "LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(refuse_negative, zero_without_rows))
entropy.mistake(
    "negative-skipped",
    "A negative count went through as if the class had no rows. It is a mistake of the caller: "
    "throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=lambda counts: skipping_negative(counts))

entropy.mistake(
    "total-checked-first",
    "A negative count may balance the others, and the total is 0. Look for negative counts first: "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(refuse_balance, zero_without_rows))
entropy.mistake(
    "negative-left-out",
    "You left a negative count out. It is a mistake of the caller: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=lambda counts: skipping_negative([count for count in counts if count > 0]))

entropy.mistake(
    "nothing-checked",
    "No rows gave 0, and a negative count was skipped. For the one throw LabError.emptyInput, for "
    "the other LabError.invalidParameter.",
    hint=3, guarded=False, wrote=lambda counts: unchecked(counts))


def unchecked(counts):
    if not any(counts):
        return 0.0
    return skipping_negative(counts) if sum(counts) else -INFINITY  # 2 / 0 = ∞


def skipping_negative(counts):
    """The empty classes left out by `count > 0`, the total taken of all counts."""
    total = sum(counts)
    if total <= 0:
        require_counts([])
    parts = [PRECISE.mpf(count) / total for count in counts if count > 0]
    return rounded(-sum(p * PRECISE.log(p, 2) for p in parts))
