"""Exercise 1.3: a list changed by a sequence of edits."""

from framework import Compound, Crash, Exercise, LabError, cpython

from .swift import EXACT


def append(value):
    return Compound(".append(_:)", value)


def insert(value, at):
    return Compound(".insert(_:at:)", value, at)


def remove(value):
    return Compound(".remove(_:)", value)


def pop(at):
    return Compound(".pop(at:)", at)


def list_append(items, value):
    items.append(value)


def list_insert(items, value, index):
    items.insert(index, value)


def list_remove(items, value):
    try:
        items.remove(value)
    except ValueError:
        raise LabError("itemNotFound") from None


def list_pop(items, index):
    try:
        items.pop(index)
    except IndexError:
        raise LabError("indexOutOfRange") from None


def editing(append=list_append, insert=list_insert, remove=list_remove, pop=list_pop):
    """A function that applies the edits in order, each by its own function."""
    by_name = {
        ".append(_:)": append, ".insert(_:at:)": insert, ".remove(_:)": remove, ".pop(at:)": pop,
    }

    def edited(items, edits):
        for edit in edits:
            by_name[edit.name](items, *edit)
        return items

    return edited


python_edits = editing()

edits = Exercise(
    "1.3",
    source=cpython("list.append", "list.insert", "list.remove", "list.pop"),
    points=10,
    tolerance=EXACT,
    guard=lambda items, changes: python_edits(list(items), changes) and None,
    errors=("itemNotFound", "indexOutOfRange"),
)
edits.case("one of each kind", [10, 20, 30], [append(40), insert(5, 0), remove(20), pop(-1)])
edits.case("two values appended", [1], [append(2), append(3)])
edits.case("inserted in the middle", [1, 2, 3, 4], [insert(9, 2)])
edits.case("inserted at the end", [1, 2, 3], [insert(9, 3)])
edits.case("inserted past the end", [1, 2, 3], [insert(9, 100)])
edits.case("inserted before the last", [1, 2, 3], [insert(9, -1)])
edits.case("inserted third from the end", [1, 2, 3, 4, 5], [insert(9, -3)])
edits.case("inserted before the beginning", [1, 2, 3], [insert(9, -100)], weight=1)
edits.case("inserted into an empty list", [], [insert(9, 4), insert(8, -4)], weight=1)
edits.case("the first of three equal removed", [7, 4, 7, 5, 7, 4], [remove(7)])
edits.case("a value that is an index, too", [5, 2, 7, 1], [remove(2)])
edits.case("removed twice", [3, 8, 3, 8, 3], [remove(3), remove(3)])
edits.case("the first popped", [1, 2, 3, 4], [pop(0)])
edits.case("the third popped", [1, 2, 3, 4], [pop(2)])
edits.case("the last popped", [1, 2, 3], [pop(-1)])
edits.case("the first popped, from the end", [1, 2, 3], [pop(-3)], weight=1)
edits.case("twice from the front", [1, 2, 3, 4], [pop(0), pop(0), insert(9, 1)])
edits.case("filled and emptied", [], [append(1), append(2), pop(-2), remove(2)], weight=1)
edits.case("an empty list, nothing to do", [], [], weight=1)
edits.case("nothing to do", [4, 5], [], weight=1)
edits.case("a value that is not there", [1, 2, 3], [append(4), remove(9)])
edits.case("removed from an empty list", [], [remove(1)], weight=1)
edits.case("removed once too often", [6, 5], [remove(6), remove(6)], weight=1)
edits.case("popped past the end", [1, 2, 3], [pop(3)])
edits.case("popped before the beginning", [1, 2, 3], [pop(-4)], weight=1)
edits.case("popped from an empty list", [], [pop(-1)], weight=1)
edits.case("popped once too often", [6], [pop(0), pop(0)], weight=1)

edits.reference(python_edits)


@edits.accepts
def by_slices(items, changes):
    for change in changes:
        match change.name, *change:
            case ".append(_:)", value:
                items = [*items, value]
            case ".insert(_:at:)", value, index:
                items = [*items[:index], value, *items[index:]]
            case ".remove(_:)", value:
                index = items.index(value)
                items = items[:index] + items[index + 1 :]
            case _, index:
                items = [item for place, item in enumerate(items) if place != index % len(items)]
    return items


def resolved(items, index):
    return index + len(items) if index < 0 else index


def stop_unless(condition):
    if not condition:
        raise Crash


def remove_all_if_there(items, value):
    items[:] = [item for item in items if item != value]


def remove_all(items, value):
    if value not in items:
        raise LabError("itemNotFound")
    remove_all_if_there(items, value)


def remove_last(items, value):
    del items[len(items) - 1 - items[::-1].index(value)]


def remove_at(items, index):
    stop_unless(0 <= index < len(items))
    del items[index]


def insert_in_range(items, value, index):
    stop_unless(0 <= index <= len(items))
    items.insert(index, value)


def insert_not_past_the_end(items, value, index):
    stop_unless(index <= len(items))
    items.insert(index, value)


def insert_not_negative(items, value, index):
    stop_unless(index >= 0)
    items.insert(index, value)


def insert_or_throw(items, value, index):
    if not -len(items) <= index <= len(items):
        raise LabError("indexOutOfRange")
    items.insert(index, value)


def insert_if_there(items, value, index):
    if -len(items) <= index <= len(items):
        items.insert(index, value)


def insert_after(items, value, index):
    items.insert(max(resolved(items, index), -1) + 1, value)


def insert_minus_one_last(items, value, index):
    items.insert(index + len(items) + 1 if -len(items) <= index < 0 else index, value)


def replace(items, value, index):
    index = max(0, min(resolved(items, index), len(items)))
    items[index : index + 1] = [value]


def pop_unresolved(items, index):
    stop_unless(0 <= index)
    list_pop(items, index)


def pop_unchecked(items, index):
    stop_unless(-len(items) <= index < len(items))
    del items[index]


def pop_if_there(items, index):
    if -len(items) <= index < len(items):
        del items[index]


def remove_if_there(items, value):
    if value in items:
        items.remove(value)


def remove_unchecked(items, value):
    stop_unless(value in items)
    items.remove(value)


def pop_or_not_found(items, index):
    if not -len(items) <= index < len(items):
        raise LabError("itemNotFound")
    del items[index]


def remove_or_out_of_range(items, value):
    if value not in items:
        raise LabError("indexOutOfRange")
    items.remove(value)


for suffix, remove_every in [("", remove_all), ("-unchecked", remove_all_if_there)]:
    edits.mistake(
        f"removes-every-equal-item{suffix}",
        "Your remove takes out every item that equals the value. Python's takes out the first one "
        "only.",
        hint=2, wrote=editing(remove=remove_every))
edits.mistake(
    "removes-the-last-equal-item",
    "Of several equal items your remove takes out the last one. Python's takes out the first.",
    hint=2, wrote=editing(remove=remove_last))
edits.mistake(
    "remove-by-index",
    "Your remove takes out the item at that index. It is given a value: look for the first item "
    "that equals it.",
    hint=1, wrote=editing(remove=remove_at))
edits.mistake(
    "insert-unchecked",
    "Your insert stops where the index is negative or past the end. Count a negative one from the "
    "end, then clamp it to 0 … count.",
    hint=3, wrote=editing(insert=insert_in_range))
edits.mistake(
    "insert-past-the-end",
    "Your insert stops where the index lies past the end. Python then inserts at the end.",
    hint=3, wrote=editing(insert=insert_not_past_the_end))
edits.mistake(
    "insert-negative-stops",
    "Your insert stops where the index is negative. It counts from the end: -1 inserts before "
    "the last item.",
    hint=3, wrote=editing(insert=insert_not_negative))
edits.mistake(
    "insert-outside-refused",
    "You throw an error for an insert outside the list. Python inserts at the nearer end "
    "instead.",
    hint=3, wrote=editing(insert=insert_or_throw))
edits.mistake(
    "insert-outside-dropped",
    "A value inserted outside the list is lost. Python inserts it at the nearer end.",
    hint=3, wrote=editing(insert=insert_if_there))
edits.mistake(
    "insert-negative-at-the-front",
    "A negative index in insert came out as the very front. It counts from the end: -1 inserts "
    "before the last item.",
    hint=3, wrote=editing(insert=lambda items, value, index: items.insert(max(index, 0), value)))
edits.mistake(
    "insert-minus-one-at-the-end",
    "Your insert at -1 puts the value behind the last item. Python puts it before the last item.",
    hint=3, wrote=editing(insert=insert_minus_one_last))
edits.mistake(
    "inserts-after",
    "Your insert puts the value behind the item at the index. It belongs before it: at index 0 "
    "it becomes the first.",
    hint=2, wrote=editing(insert=insert_after))
edits.mistake(
    "insert-replaces",
    "Your insert overwrites the item at the index. Inserting moves it, and all that follow, one "
    "place on.",
    hint=2, wrote=editing(insert=replace))
edits.mistake(
    "pop-takes-the-last",
    "Your pop always takes the last item. It is given the index of the item to take.",
    hint=1, wrote=editing(pop=lambda items, index: items.pop()))
edits.mistake(
    "pop-takes-the-first",
    "Your pop always takes the first item. It is given the index of the item to take.",
    hint=1, wrote=editing(pop=lambda items, index: items.pop(0)))
edits.mistake(
    "pop-negative-unresolved",
    "A negative index in pop stops your code. It counts from the end: -1 is the last item.",
    hint=3, guarded=False, wrote=editing(pop=pop_unresolved))
edits.mistake(
    "pop-unchecked",
    "A pop outside the list stops your code. Throw LabError.indexOutOfRange there.",
    hint=3, guarded=False, wrote=editing(pop=pop_unchecked))
edits.mistake(
    "pop-outside-ignored",
    "A pop outside the list passes without a word. There is nothing to take: throw "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=editing(pop=pop_if_there))
edits.mistake(
    "missing-ignored",
    "Removing a value that is not there passes without a word. Throw LabError.itemNotFound.",
    hint=3, guarded=False, wrote=editing(remove=remove_if_there))
edits.mistake(
    "missing-stops",
    "Removing a value that is not there stops your code. Throw LabError.itemNotFound.",
    hint=3, guarded=False, wrote=editing(remove=remove_unchecked))
edits.mistake(
    "no-errors-at-all",
    "Your code stops for a value that is not there and for a pop outside the list. Throw "
    "LabError.itemNotFound and LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=editing(remove=remove_unchecked, pop=pop_unchecked))
edits.mistake(
    "all-errors-ignored",
    "A value that is not there and a pop outside the list pass without a word. Throw "
    "LabError.itemNotFound and LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=editing(remove=remove_if_there, pop=pop_if_there))
edits.mistake(
    "pop-throws-not-found",
    "For a pop outside the list you throw itemNotFound. That is for remove; a wrong index is "
    "LabError.indexOutOfRange.",
    hint=3, guarded=False, wrote=editing(pop=pop_or_not_found))
edits.mistake(
    "remove-throws-out-of-range",
    "For a value that is not there you throw indexOutOfRange. That is for pop; a missing value "
    "is LabError.itemNotFound.",
    hint=3, guarded=False, wrote=editing(remove=remove_or_out_of_range))
edits.mistake(
    "first-edit-only",
    "Only the first edit shows in your result. Apply them all, one after the other.",
    hint=1, wrote=lambda items, changes: python_edits(items, changes[:1]))


@edits.mistake(
    "each-edit-from-the-start",
    "Only the last edit shows in your result. Each must change what the one before it left.",
    hint=1,
)
def _(items, changes):
    changed = items
    for change in changes:
        changed = python_edits(list(items), [change])
    return changed
