"""Exercise 1.6: every item once, in the order of first appearance."""

from framework import Exercise, cpython

from .swift import EXACT, hashed

duplicates = Exercise(
    "1.6", source=cpython("list(dict.fromkeys(items))"), points=5, tolerance=EXACT
)
duplicates.case("two of three twice", ["pear", "fig", "pear", "apple", "fig"])
duplicates.case("side by side", ["b", "b", "a", "a", "a", "c"])
duplicates.case("far apart", ["z", "m", "a", "q", "z", "k", "a", "m"])
duplicates.case(
    "many", [*"the quick brown fox jumps over a lazy dog and the fox runs over a hill".split()]
)
duplicates.case("none", ["seven", "one", "nine", "three", "two", "eight"])
duplicates.case("all equal", ["x", "x", "x"], weight=1)
duplicates.case("capital and small letters", ["Fig", "fig", "FIG", "fig"], weight=1)
duplicates.case("an empty text among them", ["b", "", "a", "", "b"], weight=1)
duplicates.case("with and without a space", ["fig", "fig ", "fig", "date"], weight=1)
duplicates.case("the first comes last again", ["c", "a", "b", "c"])
duplicates.case("one item", ["alone"], weight=1)
duplicates.case("an empty list", [], weight=1)


@duplicates.reference
def python_unique(items):
    return list(dict.fromkeys(items))


@duplicates.accepts
def looked_up(items):
    result = []
    for item in items:
        if item not in result:
            result.append(item)
    return result


duplicates.mistake(
    "sorted",
    "Each item is there once, but sorted. Keep the order in which they first appeared.",
    hint=1, wrote=lambda items: sorted(set(items)))
duplicates.mistake(
    "last-kept",
    "Of equal items you kept the last one. Keep the first and drop those that come later.",
    hint=2, wrote=lambda items: python_unique(items[::-1])[::-1])
duplicates.mistake(
    "backwards",
    "Each item is there once, but the last comes first. Keep the order in which they first "
    "appeared.",
    hint=2, wrote=lambda items: python_unique(items)[::-1])
duplicates.mistake(
    "last-kept-backwards",
    "Each item is there once, but in the order of a list read from its end. Keep the order of "
    "first appearance.",
    hint=2, wrote=lambda items: python_unique(items[::-1]))
duplicates.mistake(
    "order-lost",
    "The right items, each once, but in another order. A Set has no order of its own: use it only "
    "to remember what you have seen.",
    hint=2, wrote=lambda items: hashed(python_unique(items)))
duplicates.mistake(
    "neighbours-only",
    "You dropped equal items only where they stand side by side. The same item may come again "
    "much later.",
    hint=1, wrote=lambda items: [
        item for place, item in enumerate(items) if place == 0 or items[place - 1] != item
    ])
duplicates.mistake(
    "repeated-dropped",
    "You dropped every item that occurs more than once. Keep the first of them.",
    hint=1, wrote=lambda items: [item for item in items if items.count(item) == 1])
duplicates.mistake(
    "repeated-only",
    "You returned only what occurs more than once. Every item belongs in the result, once.",
    hint=1, wrote=lambda items: [
        item for item in python_unique(items) if items.count(item) > 1
    ])
duplicates.mistake(
    "second-occurrences",
    "You returned the items that were seen before. Keep the others: those seen for the first "
    "time.",
    hint=3, wrote=lambda items: [
        item for place, item in enumerate(items) if item in items[:place]
    ])


@duplicates.mistake(
    "letter-case-ignored",
    "Fig and fig are different texts, and you kept only one of them. Compare the items as they "
    "are.",
    hint=1,
)
def _(items):
    lowered = [item.lower() for item in items]
    return [item for place, item in enumerate(items) if lowered[place] not in lowered[:place]]


duplicates.mistake(
    "empty-text-dropped",
    "The empty text is missing from your result. It is an item like any other.",
    hint=1, wrote=lambda items: [item for item in python_unique(items) if item])
duplicates.mistake(
    "unchanged",
    "Your result is the list as it came. Every item should stand in it once.",
    hint=1, wrote=list)
