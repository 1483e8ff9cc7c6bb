"""Exercise 1.9: several dictionaries made one."""

from framework import Dictionary, Exercise, cpython

from .swift import EXACT, hashed

merge = Exercise("1.9", source=cpython("dict.update"), points=5, tolerance=EXACT)


def case(name, *dictionaries, weight=2):
    merge.case(name, [Dictionary(dictionary) for dictionary in dictionaries], weight=weight)


case("one key in both", {"a": 1, "b": 2}, {"b": 3, "c": 4})
case("the first key in both", {"tea": 3, "milk": 1, "rice": 2}, {"salt": 4, "tea": 9})
case("nothing in common", {"z": 1, "m": 2}, {"k": 3, "a": 4})
case("the same keys in another order", {"a": 1, "b": 2, "c": 3}, {"c": 6, "a": 4, "b": 5})
case("three of them", {"x": 1, "y": 2}, {"y": 3, "w": 4}, {"x": 5, "v": 6, "w": 7})
case(
    "eight keys", {"p": 1, "h": 2, "s": 3, "b": 4}, {"n": 5, "h": 6, "e": 7, "p": 8, "c": 9, "a": 0}
)
case("a smaller value later", {"a": 9, "b": 8}, {"b": 1, "a": -3})
case("a 0 later", {"c": 5, "b": 2}, {"c": 0}, weight=1)
case("the first empty", {}, {"b": 1, "a": 2}, weight=1)
case("the second empty", {"b": 1, "a": 2}, {}, weight=1)
case("only one", {"n": 3, "m": 1, "o": 2}, weight=1)
case("two empty ones", {}, {}, weight=1)
case("none at all", weight=1)


@merge.reference
def updated(dictionaries):
    result = Dictionary()
    for dictionary in dictionaries:
        result.update(dictionary)
    return result


@merge.accepts
def all_entries_in_order(dictionaries):
    return Dictionary(entry for dictionary in dictionaries for entry in dictionary.items())


def combining(combine):
    """A merge in which `combine` makes one value of an old and a new one."""

    def combined(dictionaries):
        result = Dictionary()
        for dictionary in dictionaries:
            for key, value in dictionary.items():
                result[key] = combine(result[key], value) if key in result else value
        return result

    return combined


merge.mistake(
    "first-wins",
    "Where a key occurs again you kept its first value. The last value wins.",
    hint=1, wrote=combining(lambda old, new: old))
merge.mistake(
    "adds",
    "Where a key occurs again you added the values. The last value replaces the others.",
    hint=1, wrote=combining(lambda old, new: old + new))
merge.mistake(
    "larger-wins",
    "Where a key occurs again you kept the larger value. The last one wins, whatever its size.",
    hint=1, wrote=combining(max))


@merge.mistake(
    "moves-to-the-end",
    "A key that occurs again moved to the end. It gets the new value and keeps its place.",
    hint=2,
)
def moved(dictionaries):
    result = Dictionary()
    for dictionary in dictionaries:
        for key, value in dictionary.items():
            result.pop(key, None)
            result[key] = value
    return result


merge.mistake(
    "later-keys-first",
    "The keys of the last dictionary come first in your result. A key stands where it was seen "
    "first.",
    hint=2, wrote=lambda dictionaries: combining(lambda old, new: old)(dictionaries[::-1]))
merge.mistake(
    "sorted",
    "Your keys are sorted. Keep them in the order in which they were first seen.",
    hint=1, wrote=lambda dictionaries: Dictionary(sorted(updated(dictionaries).items())))
merge.mistake(
    "order-lost",
    "The values are right, but the keys are in another order. A plain Dictionary forgets it; an "
    "OrderedDictionary keeps it.",
    hint=2, wrote=lambda dictionaries: hashed(updated(dictionaries)))
merge.mistake(
    "first-two-only",
    "You merged the first two dictionaries. There may be more, or fewer: go through them all.",
    hint=2, wrote=lambda dictionaries: updated(dictionaries[:2]))
merge.mistake(
    "common-keys-only",
    "You kept only keys that are in every dictionary. A key belongs in the result if any of them "
    "has it.",
    hint=1, wrote=lambda dictionaries: Dictionary(
        (key, value)
        for key, value in updated(dictionaries).items()
        if all(key in dictionary for dictionary in dictionaries)
    ))
merge.mistake(
    "last-only",
    "You returned the last dictionary. The keys of the others belong in the result, too.",
    hint=1, wrote=lambda dictionaries: dictionaries[-1] if dictionaries else Dictionary())
merge.mistake(
    "first-only",
    "You returned the first dictionary. The keys and values of the others are missing.",
    hint=1, wrote=lambda dictionaries: dictionaries[0] if dictionaries else Dictionary())
merge.mistake(
    "no-new-keys",
    "Keys that the first dictionary does not have are missing. They belong at the end of the "
    "result.",
    hint=2, wrote=lambda dictionaries: Dictionary(
        (key, value)
        for key, value in updated(dictionaries).items()
        if key in dictionaries[0]
    ))
