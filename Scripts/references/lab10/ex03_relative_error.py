"""Exercise 10.3: the relative error of two gradients."""

import math

import numpy as np

from framework import (
    NAN, PRECISE, Crash, Exercise, LabError, Tolerance, divide, library, square_root, total,
)
from framework.wrong import stopping


def require_same_length(first, second):
    if len(first) != len(second):
        raise LabError("lengthMismatch")


relative_error = Exercise(
    "10.3",
    source=f"60 digits, agreeing with {library(np, 'numpy.linalg.norm')}",
    points=5,
    # The differences of the inputs are exact or lose one digit; the rest is a handful of roundings.
    tolerance=Tolerance(1e-15, 1e-12),
    guard=require_same_length,
    errors=("lengthMismatch",),
    specials=("nan",),
)
relative_error.case("two gradients", [3.0, 4.0], [3.0, 1.0])
relative_error.case("three entries", [0.5, -1.25, 2.0], [0.75, -1.0, 1.5])
relative_error.case(
    "four digits alike", [0.1234, -0.5678, 0.9012], [0.12345, -0.5679, 0.9011])
relative_error.case("equal", [0.3, -0.7, 1.1], [0.3, -0.7, 1.1])
relative_error.case("opposite", [2.0, -1.0], [-2.0, 1.0])
relative_error.case("one half as long", [2.0, -6.0, 1.0], [1.0, -3.0, 0.5])
relative_error.case("exchanged", [1.0, 0.0, 0.5], [0.0, 1.0, 0.5], weight=1)
relative_error.case("one all zeros", [0.0, 0.0], [0.6, -0.8], weight=1)
relative_error.case("the other all zeros", [0.6, -0.8], [0.0, 0.0], weight=1)
relative_error.case("both all zeros", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], weight=1)
relative_error.case("two tiny ones", [3e-13, 4e-13], [3e-13, 1e-13], weight=1)
relative_error.case("plus and minus 1000", [1000.0, -1000.0], [1000.0, -999.0], weight=1)
relative_error.case("one entry", [-0.5], [-0.75], weight=1)
relative_error.case("a NaN among them", [1.0, NAN], [1.0, 2.0], weight=1)
relative_error.case("no entries", [], [], weight=1)
relative_error.case("the second longer", [1.0, 2.0], [1.0, 2.0, 3.0], weight=1)
relative_error.case("the first longer", [1.0, 2.0, 3.0], [1.0, 2.0], weight=1)


@relative_error.reference
def exact_error(first, second):
    a, b = [list(map(PRECISE.mpf, values)) for values in (first, second)]

    def norm(values):
        return PRECISE.sqrt(sum((x * x for x in values), PRECISE.mpf(0)))

    whole = norm(a) + norm(b)
    if PRECISE.isnan(whole):
        return NAN
    return 0.0 if whole == 0 else float(norm([x - y for x, y in zip(a, b)]) / whole)


@relative_error.accepts
def by_numpy(first, second):
    a, b = np.array(first), np.array(second)
    whole = np.linalg.norm(a) + np.linalg.norm(b)
    return 0.0 if whole == 0 else np.linalg.norm(a - b) / whole


def norm(values):
    return square_root(total(x * x for x in values))


def apart(first, second):
    return [x - y for x, y in zip(first, second)]


def quotient(above, below, of_nothing=0.0):
    """above / below of the two lists, 0 / 0 replaced."""

    def found(first, second):
        whole = below(first, second)
        return of_nothing if whole == 0 else divide(above(first, second), whole)

    return found


def distance(first, second):
    return norm(apart(first, second))


def both(first, second):
    return norm(first) + norm(second)


in_doubles = relative_error.accepts(quotient(distance, both))


def squares(values):
    return total(x * x for x in values)


def sizes(values):
    return total(map(abs, values))


def longest(values):
    return max(map(abs, values), default=0.0)


for name, sentence, hint, above, below in [
    ("by-first-only", "You divided by the length of the first gradient alone. Divide by the sum of "
     "both lengths.", 2, distance, lambda a, b: norm(a)),
    ("by-second-only", "You divided by the length of the second gradient alone. Divide by the sum "
     "of both lengths.", 2, distance, lambda a, b: norm(b)),
    ("by-the-longer", "You divided by the larger of the two lengths. This exercise divides by "
     "their sum.", 2, distance, lambda a, b: max(norm(a), norm(b))),
    ("by-norm-of-sum", "You divided by the length of a + b. Take the two lengths first, then add "
     "them: ‖a‖ + ‖b‖.", 2, distance, lambda a, b: norm([x + y for x, y in zip(a, b)])),
    ("by-half", "Your result is twice too large: you divided by the mean of the two lengths, not "
     "by their sum.", 2, distance, lambda a, b: both(a, b) / 2),
    ("by-product", "You divided by the product of the two lengths. Divide by their sum.", 2,
     distance, lambda a, b: norm(a) * norm(b)),
    ("roots-forgotten", "You took the sums of squares without their roots. A length is the root of "
     "that sum.", 2, lambda a, b: squares(apart(a, b)), lambda a, b: squares(a) + squares(b)),
    ("root-forgotten-above", "The root is missing above the line: ‖a − b‖ is the root of the "
     "summed squares.", 2, lambda a, b: squares(apart(a, b)), both),
    ("root-of-both-squares", "You divided by √(Σa² + Σb²). Take two roots and add them: ‖a‖ + ‖b‖.",
     2, distance, lambda a, b: square_root(squares(a) + squares(b))),
    ("sizes-for-lengths", "You added absolute values. ‖v‖ is the root of the sum of the squares.",
     2, lambda a, b: sizes(apart(a, b)), lambda a, b: sizes(a) + sizes(b)),
    ("largest-for-lengths", "You took the largest entries. ‖v‖ is the root of the sum of the "
     "squares.", 2, lambda a, b: longest(apart(a, b)), lambda a, b: longest(a) + longest(b)),
    ("difference-of-lengths", "You compared the lengths only. Two gradients of one length can "
     "point anywhere: take ‖a − b‖.", 1, lambda a, b: abs(norm(a) - norm(b)), both),
    ("sum-for-difference", "Above the line you have ‖a + b‖. The difference counts: ‖a − b‖.", 1,
     lambda a, b: norm([x + y for x, y in zip(a, b)]), both),
]:
    relative_error.mistake(name, sentence, hint=hint, wrote=quotient(above, below))
for name, sentence, of in [
    ("first", "You divided by the length of the first gradient alone. Divide by the sum of both "
     "lengths.", lambda a, b: norm(a)),
    ("second", "You divided by the length of the second gradient alone. Divide by the sum of both "
     "lengths.", lambda a, b: norm(b)),
]:
    # Infinite where that one is all zeros.
    relative_error.mistake(
        f"by-{name}-only-infinite", sentence, hint=2,
        wrote=lambda a, b, of=of: 0.0 if both(a, b) == 0 else divide(distance(a, b), of(a, b)))
relative_error.mistake(
    "absolute-error",
    "You returned ‖a − b‖ itself. Whether that is much depends on how long the gradients are: "
    "divide.",
    hint=1, wrote=distance)


@relative_error.mistake(
    "mean-of-entries",
    "You averaged the errors of the entries. Take the lengths of whole lists, and divide once.",
    hint=2,
)
def _(first, second):
    parts = [0.0 if x == y == 0 else divide(abs(x - y), abs(x) + abs(y))
             for x, y in zip(first, second)]
    return total(parts) / len(parts) if parts else 0.0


@relative_error.mistake(
    "largest-of-entries",
    "You took the worst error of a single entry. Take the lengths of whole lists, and divide once.",
    hint=2,
)
def _(first, second):
    parts = [0.0 if x == y == 0 else divide(abs(x - y), abs(x) + abs(y))
             for x, y in zip(first, second)]
    return NAN if any(map(math.isnan, parts)) else max(parts, default=0.0)


unguarded_ratio = quotient(distance, both, of_nothing=NAN)
relative_error.mistake(
    "zero-by-zero",
    "Of two gradients that are all 0 you made NaN, 0 / 0. They agree: return 0.",
    hint=3, wrote=unguarded_ratio)
relative_error.mistake(
    "zeros-give-one",
    "Of two gradients that are all 0 you made 1. They agree: return 0.",
    hint=3, wrote=quotient(distance, both, of_nothing=1.0))
for name, epsilon in (("1e-8", 1e-8), ("1e-12", 1e-12), ("1e-10", 1e-10)):
    relative_error.mistake(
        f"{name}-added",
        f"You added {name} below the line. That makes tiny gradients agree better than they do: "
        "ask whether the sum is 0 instead.",
        hint=3, wrote=lambda a, b, epsilon=epsilon: distance(a, b) / (both(a, b) + epsilon))
    relative_error.mistake(
        f"{name}-at-least",
        f"You divided by at least {name}. That makes tiny gradients agree better than they do: ask "
        "whether the sum is 0 instead.",
        hint=3, wrote=lambda a, b, epsilon=epsilon: NAN if math.isnan(both(a, b)) else
        distance(a, b) / max(both(a, b), epsilon))
relative_error.mistake(
    "small-taken-for-zero",
    "You returned 0 for two tiny gradients. Only if all numbers are 0 they agree: ask for sum == "
    "0.",
    hint=3, wrote=lambda a, b: 0.0 if both(a, b) < 1e-10 else in_doubles(a, b))
relative_error.mistake(
    "nan-agrees",
    "With a NaN among the entries you returned 0, as if they agreed. `sum > 0` is false for NaN: "
    "ask for sum == 0.",
    hint=3, wrote=lambda a, b: in_doubles(a, b) if both(a, b) > 0 else 0.0)
relative_error.mistake(
    "zero-throws",
    "You threw an error for two gradients that are all 0. They agree: return 0.",
    hint=3, wrote=stopping(
        lambda a, b: a and both(a, b) == 0, LabError("invalidParameter"), in_doubles))


relative_error.mistake(
    "empty-throws",
    "You threw an error for two empty lists. They agree: return 0.",
    hint=3, wrote=stopping(lambda a, b: not a, LabError("emptyInput"), in_doubles))
UNCHECKED = "Of lists of different lengths you used the part that both have. Throw " \
    "LabError.lengthMismatch."
for name, ratio in (("", in_doubles), ("-nor-zero", unguarded_ratio)):
    ending = " And 0 / 0 is 0 here." if ratio is unguarded_ratio else ""
    relative_error.mistake(
        f"length-unchecked{name}", UNCHECKED + ending,
        hint=3, guarded=False, wrote=ratio)
    relative_error.mistake(
        f"length-stops{name}",
        "With lists of different lengths your code stops or goes on with a part. Throw "
        "LabError.lengthMismatch." + ending,
        hint=3, guarded=False, wrote=stopping(
            lambda a, b: len(a) > len(b), Crash(), ratio))
    relative_error.mistake(
        f"length-always-stops{name}",
        "With lists of different lengths your code stops. Throw LabError.lengthMismatch." + ending,
        hint=3, guarded=False, wrote=stopping(
            lambda a, b: len(a) != len(b), Crash(), ratio))
relative_error.mistake(
    "wrong-error",
    "For different lengths you threw another error. For lists it is LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda a, b: len(a) != len(b), LabError("shapeMismatch"), in_doubles))
relative_error.mistake(
    "different-lengths-give-one",
    "For lists of different lengths you returned 1. Throw LabError.lengthMismatch: they cannot be "
    "compared.",
    hint=3, guarded=False, wrote=lambda a, b: in_doubles(a, b) if len(a) == len(b) else 1.0)
