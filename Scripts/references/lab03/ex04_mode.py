"""Exercise 3.4: the mode."""

from collections import Counter

import scipy
from scipy import stats

from framework import INFINITY, NAN, Crash, Exercise, Tolerance, library, whole
from framework.wrong import stopping

from .checks import require_values
from .data import SHOES
from .sums import mean_of, median_of

mode = Exercise(
    "3.4",
    source=library(scipy, "scipy.stats.mode"),
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_values,
    errors=("emptyInput",),
    specials=("inf",),
)
mode.case("four shoe sizes", [40.0, 42.0, 42.0, 41.0])
mode.case("ten shoe sizes", SHOES)
mode.case("half sizes", [42.5, 41.0, 42.0, 42.5, 42.25, 42.0, 42.5])
mode.case("scattered, against three in a row", [6.5, 1.5, 6.5, 2.5, 2.5, 2.5, 6.5, 8.5, 6.5])
mode.case("a tie", [3.5, 1.25, 3.5, 1.25, 2.0], weight=1)
mode.case("a tie of three", [9.0, 5.0, 7.0, 7.0, 9.0, 5.0, 8.0], weight=1)
mode.case("a tie of negative values", [-2.5, -4.5, -1.5, -2.5, -4.5, -1.5], weight=1)
mode.case("plus and minus 1000", [1000.0, -1000.0, 1000.0, -1000.0], weight=1)
mode.case("every value once", [4.0, 2.5, 3.0], weight=1)
mode.case("all equal", [2.5, 2.5, 2.5], weight=1)
mode.case("one value", [7.25], weight=1)
mode.case("infinities", [INFINITY, 1.0, INFINITY, -INFINITY], weight=1)
mode.case("1.001, 1.002 and 1.003", [1.001, 1.002, 1.003, 1.002, 1.001, 1.002, 1.003])
mode.case("0.3 and 0.1 + 0.2", [0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2], weight=1)
mode.case("a tie of 2 and −5", [2.0, -5.0, 2.0, -5.0, 1.0], weight=1)
# Smallest, largest, nearest to 0, and first and last in each sense: all different.
mode.case(
    "a tie of seven",
    [3.0, 2.0, 6.0, -5.0, 5.0, 4.5, 4.0, 5.0, 3.0, 2.0, 4.0, -5.0, 6.0, 4.5],
)
mode.case("no values", [], weight=1)


@mode.reference
def scipy_mode(values):
    return stats.mode(values).mode


def longest_run(values):
    """The value that most often stands side by side, the smallest on a tie."""
    best, longest, run = values[0], 0, 0
    for index, value in enumerate(values):
        run = run + 1 if index and values[index - 1] == value else 1
        if run > longest or (run == longest and value < best):
            best, longest = value, run
    return best


@mode.accepts
def sorted_runs(values):
    return longest_run(sorted(values))


def first_to_lead(values):
    """The value that reaches the highest count before the others do."""
    counts, best = Counter(), values[0]
    for value in values:
        counts[value] += 1
        if counts[value] > counts[best]:
            best = value
    return best


def of_count(values, pick=max):
    """All values of the highest (or lowest) count, in order of first appearance."""
    counts = Counter(values)
    return [value for value, count in counts.items() if count == pick(counts.values())]


@mode.accepts
def smallest(values):
    return min(of_count(values))


mode.mistake(
    "largest-on-ties",
    "When several values are equally frequent you returned the largest. On a tie this exercise "
    "asks for the smallest.",
    hint=3, wrote=lambda values: max(of_count(values)))
mode.mistake(
    "first-on-ties",
    "When several values are equally frequent you returned the one seen first. On a tie this "
    "exercise asks for the smallest.",
    hint=3, wrote=lambda values: of_count(values)[0])
mode.mistake(
    "last-on-ties",
    "When several values are equally frequent you returned the one seen last. On a tie this "
    "exercise asks for the smallest.",
    hint=3, wrote=lambda values: [value for value in values if value in of_count(values)][-1])
mode.mistake(
    "newest-on-ties",
    "When several values are equally frequent you returned the one that turned up last. On a "
    "tie this exercise asks for the smallest.",
    hint=3, wrote=lambda values: of_count(values)[-1])
mode.mistake(
    "smallest-absolute-on-ties",
    "When several values are equally frequent you returned the one nearest to 0. The smallest is "
    "asked for: −5 is smaller than 2.",
    hint=3, wrote=lambda values: min(of_count(values), key=abs))
mode.mistake(
    "first-to-lead-on-ties",
    "When several values are equally frequent you returned the one that got its count first. On "
    "a tie this exercise asks for the smallest.",
    hint=3, wrote=first_to_lead)
mode.mistake(
    "mean-on-ties",
    "When several values are equally frequent you returned their mean, which may occur nowhere. "
    "On a tie, return the smallest.",
    hint=3, wrote=lambda values: mean_of(of_count(values)))
mode.mistake(
    "returns-count",
    "You returned how often the most frequent value occurs. Return the value itself.",
    hint=1, wrote=lambda values: float(max(Counter(values).values())))
mode.mistake(
    "median",
    "Your result is the middle value, the median. The mode is the value that occurs most often.",
    hint=1, wrote=median_of)
mode.mistake(
    "mean",
    "Your result is the mean. The mode is the value that occurs most often.",
    hint=1, wrote=mean_of)
mode.mistake(
    "largest-value",
    "You returned the largest value. Compare how often each value occurs, not the values "
    "themselves.",
    hint=2, wrote=max)
mode.mistake(
    "least-frequent",
    "Your result is the rarest value. The mode is the value with the highest count.",
    hint=2, wrote=lambda values: min(of_count(values, min)))
mode.mistake(
    "longest-run",
    "Your result is the value with the longest run side by side. All its occurrences count: sort "
    "first, or keep one count per value.",
    hint=2, wrote=longest_run)
mode.mistake(
    "whole-numbers-only",
    "Your result is a whole number even where the mode is not: 42.5 became 42. Count and return "
    "the Doubles as they are.",
    hint=2, wrote=lambda values: float(smallest([whole(value) for value in values])))
mode.mistake(
    "no-repeat-no-mode",
    "When every value occurs once you returned NaN. They are all tied then: return the smallest "
    "of them.",
    hint=3, wrote=lambda values: NAN if 1 < len(values) == len(set(values)) else smallest(values))
mode.mistake(
    "empty-gives-zero",
    "For no values you returned 0, a value that does not occur. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=lambda values: smallest(values) if values else 0.0)
mode.mistake(
    "empty-unchecked",
    "With no values your code stops. Throw LabError.emptyInput before anything else.",
    hint=3, guarded=False, wrote=stopping(lambda values: not values, Crash(), smallest))
