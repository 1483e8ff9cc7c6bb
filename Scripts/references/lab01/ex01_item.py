"""Exercise 1.1: the item at an index."""

from framework import Crash, Exercise, LabError, cpython

from .swift import EXACT, at

FRUIT = ["apple", "banana", "cherry", "date"]


def out_of_range(items, index):
    return not -len(items) <= index < len(items)


def require_index(items, index):
    if out_of_range(items, index):
        raise LabError("indexOutOfRange")


item = Exercise(
    "1.1",
    source=cpython("list.__getitem__"),
    points=5,
    tolerance=EXACT,
    guard=require_index,
    errors=("indexOutOfRange",),
)
item.case("the next to last of four", FRUIT, -2)
item.case("the first of four", FRUIT, 0)
item.case("the second of four", FRUIT, 1)
item.case("the last of four", FRUIT, 3)
item.case("the last of four, from the end", FRUIT, -1)
item.case("the first of four, from the end", FRUIT, -4)
item.case("the only one", ["fig"], 0, weight=1)
item.case("the only one, from the end", ["fig"], -1, weight=1)
item.case("one past the end", FRUIT, 4)
item.case("one before the beginning", FRUIT, -5)
item.case("far past the end", FRUIT, 1000, weight=1)
item.case("far before the beginning", FRUIT, -1000, weight=1)
item.case("an empty list at 0", [], 0, weight=1)
item.case("an empty list at -1", [], -1, weight=1)


@item.reference
def item_of_list(items, index):
    return items[index]


@item.accepts
def item_from_the_front(items, index):
    return at(items, index + len(items) if index < 0 else index)


def throwing(condition, function=item_of_list):
    """`function`, which throws the contract's error where `condition` holds."""

    def checked(items, index):
        if condition(items, index):
            raise LabError("indexOutOfRange")
        return function(items, index)

    return checked


def stopping(condition, function):
    """`function`, which stops where `condition` holds."""

    def stopped(items, index):
        if condition(items, index):
            raise Crash
        return function(items, index)

    return stopped


item.mistake(
    "negative-refused",
    "You throw an error for every negative index. An index below 0 counts from the end: -1 is the "
    "last item.",
    hint=1, guarded=False,
    wrote=throwing(lambda items, index: index < 0 or out_of_range(items, index)))
item.mistake(
    "unchecked",
    "Your code stops when the index is negative, and when it is too large. Swift's items[index] "
    "knows 0 ..< count only.",
    hint=2, guarded=False, wrote=at)
item.mistake(
    "negative-unresolved",
    "Your code stops when the index is negative. Python counts it from the end: add the number "
    "of items to it.",
    hint=2, guarded=False, wrote=throwing(lambda items, index: index >= len(items), at))
item.mistake(
    "range-unchecked",
    "Right for every item that exists, but your code stops for one that does not. Throw "
    "LabError.indexOutOfRange there.",
    hint=3, guarded=False, wrote=stopping(out_of_range, item_of_list))
item.mistake(
    "beginning-unchecked",
    "Right up to the end of the list, but an index before its beginning stops your code. Throw "
    "LabError.indexOutOfRange there too.",
    hint=3, guarded=False, wrote=stopping(
        lambda items, index: index < -len(items),
        throwing(lambda items, index: index >= len(items)),
    ))
item.mistake(
    "end-unchecked",
    "An index past the end stops your code; one before the beginning throws as it should. Check "
    "both ends.",
    hint=3, guarded=False, wrote=stopping(
        lambda items, index: index >= len(items),
        throwing(lambda items, index: index < -len(items)),
    ))
item.mistake(
    "counted-from-one",
    "From the front you count from 1: index 1 gave the first item. The first item has the index "
    "0.",
    hint=1, wrote=lambda items, index: items[index] if index < 0 else at(items, index - 1))
item.mistake(
    "negative-off-by-one",
    "From the end you are one place too far left: -1 did not give the last item. The position is "
    "count + index.",
    hint=2, wrote=lambda items, index: at(items, index + len(items) - 1 if index < 0 else index))
item.mistake(
    "negative-off-by-one-refused",
    "From the end you are one place too far left: -1 gave no last item. The position is count + "
    "index, without another - 1.",
    hint=2, wrote=throwing(
        lambda items, index: index == -len(items),
        lambda items, index: at(items, index + len(items) - 1 if index < 0 else index),
    ))
item.mistake(
    "sign-ignored",
    "A negative index gave the item as far from the front, as if it had no minus sign. Count it "
    "from the end.",
    hint=1, wrote=throwing(
        lambda items, index: abs(index) >= len(items), lambda items, index: items[abs(index)]
    ))
item.mistake(
    "mirrored",
    "The index -1 gave the first item, -2 the second. Negative indices begin at the last item "
    "and go towards the front.",
    hint=2, wrote=lambda items, index: items[-index - 1] if index < 0 else items[index])
item.mistake(
    "wraps-around",
    "An index outside the list came round to an item at the other side. There is no such item: "
    "throw LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=throwing(
        lambda items, index: not items, lambda items, index: items[index % len(items)]
    ))
item.mistake(
    "clamped",
    "For an index outside the list you returned its first or last item. There is no such item: "
    "throw LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=throwing(
        lambda items, index: not items,
        lambda items, index: items[max(-len(items), min(index, len(items) - 1))],
    ))
item.mistake(
    "last-refused",
    "You throw an error for the last item, too. The largest index that exists is count - 1: "
    "compare with < count.",
    hint=3, guarded=False, wrote=throwing(
        lambda items, index: out_of_range(items, index) or index % len(items) == len(items) - 1
    ))
item.mistake(
    "last-refused-from-the-front",
    "You throw an error for the last item counted from the front. The largest index that exists "
    "is count - 1.",
    hint=3, guarded=False, wrote=throwing(
        lambda items, index: out_of_range(items, index) or index == len(items) - 1
    ))
item.mistake(
    "first-refused-from-the-end",
    "You throw an error for the first item counted from the end. The smallest index that exists "
    "is -count itself.",
    hint=3, guarded=False, wrote=throwing(
        lambda items, index: out_of_range(items, index) or index == -len(items)
    ))
