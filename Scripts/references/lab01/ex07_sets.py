"""Exercise 1.7: union, intersection, difference and Jaccard similarity of two sets."""

from framework import NAN, Compound, Crash, Exercise, Tolerance, cpython, divide

sets = Exercise(
    "1.7",
    source=cpython("set.union", "set.intersection", "set.difference", "len"),
    points=10,
    tolerance=Tolerance(1e-12, 1e-12),
)


def compared(union, intersection, difference, jaccard):
    return Compound(
        "SetComparison(union:intersection:difference:jaccard:)",
        set(union), set(intersection), set(difference), jaccard,
    )


sets.case("two in common", {"a", "b", "c"}, {"b", "c", "d"})
sets.case("one in common", {"sun", "moon", "star"}, {"moon", "tide"})
sets.case("of different sizes", {"a", "b", "c", "d", "e", "f"}, {"e", "f", "g"})
sets.case("nothing in common", {"a", "b"}, {"x", "y", "z"})
sets.case("the same", {"a", "b", "c"}, {"a", "b", "c"})
sets.case("the first inside the second", {"b", "d"}, {"a", "b", "c", "d"})
sets.case("the second inside the first", {"a", "b", "c", "d"}, {"b"})
sets.case("capital and small letters", {"Fig", "date"}, {"fig", "date"}, weight=1)
sets.case("the first empty", set(), {"a", "b"}, weight=1)
sets.case("the second empty", {"a", "b", "c"}, set(), weight=1)
sets.case("both empty", set(), set(), weight=1)


@sets.reference
def python_sets(first, second):
    union = first | second
    jaccard = len(first & second) / len(union) if union else 1.0
    return compared(union, first & second, first - second, jaccard)


@sets.accepts
def counted(first, second):
    common = {member for member in first if member in second}
    sizes = len(first) + len(second) - len(common)
    return compared(
        [*first, *second], common, first - common, 1.0 if sizes == 0 else len(common) / sizes
    )


def measuring(jaccard, empty=1.0):
    """The right sets with another similarity; `empty` is that of two empty sets, None a stop."""

    def measured(first, second):
        if empty is None and not first and not second:
            raise Crash
        right = python_sets(first, second)[:3]
        return compared(*right, jaccard(first, second) if first or second else empty)

    return measured


def sharing(first, second):
    return len(first & second) / len(first | second)


SUM = (
    "You divided by the sum of both sizes, in which the common members count twice. Divide by the "
    "size of the union."
)
for suffix, empty in [("", 1.0), ("-and-nothing-for-empty", NAN), ("-and-zero-for-empty", 0.0)]:
    sets.mistake(
        f"sum-of-sizes{suffix}", SUM,
        hint=2, wrote=measuring(
            lambda first, second: len(first & second) / (len(first) + len(second)), empty
        ))
DICE = (
    "You took twice the common members by the sum of sizes. That is Dice's coefficient; Jaccard "
    "divides by the size of the union."
)
for suffix, empty in [("", 1.0), ("-and-nothing-for-empty", NAN)]:
    sets.mistake(
        f"dice{suffix}", DICE,
        hint=2, wrote=measuring(
            lambda first, second: 2 * len(first & second) / (len(first) + len(second)), empty
        ))
for suffix, empty in [("", 1.0), ("-and-empty-stops", None)]:
    sets.mistake(
        f"whole-numbers{suffix}",
        "Your similarity is 0 or 1 and nothing between: an Int divided by an Int drops the "
        "fraction. Make Doubles of both counts.",
        hint=3, wrote=measuring(
            lambda first, second: float(len(first & second) // len(first | second)), empty
        ))
for suffix, empty in [("", 1.0), ("-and-nothing-for-empty", NAN)]:
    sets.mistake(
        f"by-the-first-set{suffix}",
        "You divided by the size of the first set. Jaccard divides by the size of the union, so "
        "that both sets count alike.",
        hint=2, wrote=measuring(
            lambda first, second: divide(len(first & second), len(first)), empty
        ))
sets.mistake(
    "distance",
    "You returned the distance, 1 minus the similarity. Equal sets have the similarity 1.",
    hint=2, wrote=measuring(lambda first, second: 1 - sharing(first, second), 0.0))
sets.mistake(
    "upside-down",
    "You divided the size of the union by that of the intersection. It is the other way round, "
    "and never above 1.",
    hint=2, wrote=measuring(
        lambda first, second: divide(len(first | second), len(first & second))
    ))
sets.mistake(
    "percent",
    "Your similarity is in percent. It should lie between 0 and 1.",
    hint=2, wrote=measuring(lambda first, second: 100 * sharing(first, second), 100.0))
sets.mistake(
    "count-not-divided",
    "You returned the number of common members. Divide it by the size of the union.",
    hint=2, wrote=measuring(lambda first, second: float(len(first & second)), 1.0))
sets.mistake(
    "nothing-for-empty",
    "For two empty sets you returned NaN, which is 0 divided by 0. They are equal, so their "
    "similarity is 1.",
    hint=3, wrote=measuring(sharing, NAN))
sets.mistake(
    "zero-for-empty",
    "For two empty sets you returned 0. They are equal, so their similarity is 1.",
    hint=3, wrote=measuring(sharing, 0.0))


sets.mistake(
    "empty-stops",
    "With two empty sets your code stops. Their union has no members to divide by; the "
    "similarity is 1 by agreement.",
    hint=3, wrote=measuring(sharing, None))


def having(**parts):
    """The right comparison with some of its sets taken otherwise."""

    def taken(first, second):
        names = ("union", "intersection", "difference")
        right = python_sets(first, second)
        changed = [
            parts[name](first, second) if name in parts else right[place]
            for place, name in enumerate(names)
        ]
        return compared(*changed, right[3])

    return taken


sets.mistake(
    "difference-reversed",
    "Your difference has what is only in the second set. It should have what is in the first and "
    "not in the second.",
    hint=1, wrote=having(difference=lambda first, second: second - first))
sets.mistake(
    "symmetric-difference",
    "Your difference has what is in either set alone. It should have only what is in the first "
    "and not in the second.",
    hint=1, wrote=having(difference=lambda first, second: first ^ second))
sets.mistake(
    "swapped",
    "Union and intersection stand in each other's place. The union has everything, the "
    "intersection only what is in both.",
    hint=1, wrote=having(union=set.intersection, intersection=set.union))
sets.mistake(
    "union-without-common",
    "What is in both sets is missing from your union. It holds everything that is in either of "
    "them.",
    hint=1, wrote=having(union=lambda first, second: first ^ second))
