"""Exercise 1.5: minimum and maximum, and where they stand, as a tuple."""

from operator import itemgetter

from framework import Compound, Crash, Exercise, LabError, cpython

from .swift import EXACT


def require_values(values):
    if not values:
        raise LabError("emptyInput")


def both(minimum, maximum):
    """The pair, from two pairs of position and value."""
    return Compound(
        "(minimum:maximum:)",
        *(Compound("Extreme(value:index:)", value, index) for index, value in (minimum, maximum)),
    )


extremes = Exercise(
    "1.5",
    source=cpython("min and max of enumerate(values)"),
    points=5,
    tolerance=EXACT,
    guard=require_values,
    errors=("emptyInput",),
)
extremes.case("four numbers", [4, -2, 9, 3])
extremes.case("all above 0", [12, 7, 31, 8, 15])
extremes.case("all below 0", [-12, -7, -31, -8, -15])
extremes.case("both twice", [5, 1, 8, 1, 8, 4])
extremes.case("both three times, below 0", [-3, -9, -3, -9, -3, -9, -5])
extremes.case("rising", [1, 2, 3, 4, 5])
extremes.case("falling", [5, 4, 3, 2, 1])
extremes.case("the largest last", [3, 1, 2, 10], weight=1)
extremes.case("the smallest last", [3, 10, 2, 1], weight=1)
extremes.case("beyond the thousands", [5_000_000, -4_000_000, 12], weight=1)
extremes.case("all far above", [70_000, 90_000, 80_000], weight=1)
extremes.case("all equal", [6, 6, 6], weight=1)
extremes.case("one value", [7], weight=1)
extremes.case("one value below 0", [-7], weight=1)
extremes.case("no values", [], weight=1)


@extremes.reference
def python_extremes(values):
    pairs = list(enumerate(values))
    return both(min(pairs, key=itemgetter(1)), max(pairs, key=itemgetter(1)))


@extremes.accepts
def by_index(values):
    return both(
        (values.index(min(values)), min(values)), (values.index(max(values)), max(values))
    )


def scan(values, minimum, maximum, ties=(False, False)):
    """One pass from the given starts; with `ties` an equal value takes over."""
    for index, value in enumerate(values):
        if value < minimum[1] or (ties[0] and value == minimum[1]):
            minimum = index, value
        if value > maximum[1] or (ties[1] and value == maximum[1]):
            maximum = index, value
    return both(minimum, maximum)


def first(values):
    return 0, values[0]


extremes.mistake(
    "starts-from-zero",
    "Your minimum is never above 0, your maximum never below it. Start both with the first "
    "value, not with 0.",
    hint=2, wrote=lambda values: scan(values, (0, 0), (0, 0)))
extremes.mistake(
    "maximum-starts-from-zero",
    "Your maximum is never below 0, even where all values are. Start with the first value, not "
    "with 0.",
    hint=2, wrote=lambda values: scan(values, first(values), (0, 0)))
extremes.mistake(
    "minimum-starts-from-zero",
    "Your minimum is never above 0, even where all values are. Start with the first value, not "
    "with 0.",
    hint=2, wrote=lambda values: scan(values, (0, 0), first(values)))
extremes.mistake(
    "last-maximum-on-ties",
    "Where several values are largest you took the last of them, but the first of the smallest. "
    "Take the first both times.",
    hint=3, wrote=lambda values: scan(values, first(values), first(values), (False, True)))
extremes.mistake(
    "last-minimum-on-ties",
    "Where several values are smallest you took the last of them, but the first of the largest. "
    "Take the first both times.",
    hint=3, wrote=lambda values: scan(values, first(values), first(values), (True, False)))
extremes.mistake(
    "last-on-ties",
    "Where several values are smallest, or largest, you took the last of them. Take the first: "
    "compare with < and >.",
    hint=3, wrote=lambda values: scan(values, first(values), first(values), (True, True)))


@extremes.mistake(
    "swapped",
    "Minimum and maximum stand in each other's place. The minimum comes first.",
    hint=1,
)
def _(values):
    minimum, maximum = python_extremes(values)
    return Compound("(minimum:maximum:)", maximum, minimum)


@extremes.mistake(
    "index-from-one",
    "Your indices count from 1. The first item of a list has the index 0.",
    hint=1,
)
def _(values):
    return both(*((index + 1, value) for value, index in python_extremes(values)))


extremes.mistake(
    "index-in-the-sorted-list",
    "Your indices are those of the sorted list. Return where the values stand in the list as it "
    "came.",
    hint=2, wrote=lambda values: both((0, min(values)), (len(values) - 1, max(values))))
extremes.mistake(
    "index-always-zero",
    "Your values are right, but both indices are always 0. Keep the index together with the "
    "value.",
    hint=2, wrote=lambda values: both((0, min(values)), (0, max(values))))
extremes.mistake(
    "last-value-skipped",
    "Your result does not know the last value. Go through all of them, up to count.",
    hint=2, wrote=lambda values: scan(values[:-1], first(values), first(values)))
extremes.mistake(
    "first-and-last",
    "You returned the first and the last value as they stand. Only in a sorted list are these "
    "the smallest and the largest.",
    hint=1, wrote=lambda values: both((0, values[0]), (len(values) - 1, values[-1])))
extremes.mistake(
    "empty-gives-zero",
    "For no values you returned zeros. There is no minimum then: throw LabError.emptyInput.",
    hint=3, guarded=False,
    wrote=lambda values: python_extremes(values) if values else both((0, 0), (0, 0)))


@extremes.mistake(
    "empty-unchecked",
    "With no values your code stops. Throw LabError.emptyInput before you take the first.",
    hint=3, guarded=False,
)
def _(values):
    if not values:
        raise Crash
    return python_extremes(values)
