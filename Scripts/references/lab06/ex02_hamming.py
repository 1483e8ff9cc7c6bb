"""Exercise 6.2: in how many places two texts differ."""

import unicodedata
from collections import Counter

import scipy
from scipy.spatial import distance

from framework import Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping


def characters(text):
    """The text's characters as a reader counts them: an accent belongs to its letter."""
    return list(unicodedata.normalize("NFC", text))


def require_same_length(first, second):
    if len(characters(first)) != len(characters(second)):
        raise LabError("lengthMismatch")


hamming = Exercise(
    "6.2",
    source=library(scipy, "scipy.spatial.distance.hamming") + " times the length",
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_same_length,
    errors=("lengthMismatch",),
)
hamming.case("two words", "spring", "strong")
hamming.case("bits", "1011101", "1001001")
hamming.case("moved by one place", "abcdef", "fabcde")
hamming.case("the same letters in another order", "listen", "silent")
hamming.case("capital letters", "Free Cash", "free cash")
hamming.case("only the last differs", "label", "labem")
hamming.case("only the first differs", "cat", "hat")
hamming.case("spaces count", "a b c", "abc  ")
hamming.case("repeated letters", "aabbaabb", "abababab")
hamming.case("equal", "neighbour", "neighbour", weight=1)
hamming.case("nothing in common", "abc", "xyz", weight=1)
hamming.case("letters beyond English", "über die Brücke", "aber die Krücke", weight=1)
hamming.case("an accent makes another letter", "resume", "r\u00e9sum\u00e9", weight=1)
hamming.case("longer texts", "see you in the lab at nine", "see you in the bar at five", weight=1)
hamming.case("an accent written in two ways", "cafe\u0301", "caf\u00e9", weight=1)
hamming.case("one letter each", "a", "b", weight=1)
hamming.case("two empty texts", "", "", weight=1)
hamming.case("the second is longer", "near", "nearer", weight=1)
hamming.case("the first is longer", "nearer", "near", weight=1)
hamming.case("one is empty", "", "near", weight=1)


@hamming.reference
def scipy_hamming(first, second):
    one, other = characters(first), characters(second)
    if not one:
        return 0
    share = distance.hamming([ord(c) for c in one], [ord(c) for c in other])
    return round(share * len(one))


@hamming.accepts
def counted(first, second):
    return sum(a != b for a, b in zip(characters(first), characters(second)))


@hamming.accepts
def length_without_matches(first, second):
    one, other = characters(first), characters(second)
    return len(one) - sum(a == b for a, b in zip(one, other))


def edit_distance(first, second):
    """Levenshtein's: insertions, deletions and replacements."""
    one, other = characters(first), characters(second)
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(last + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1]


hamming.mistake(
    "counts-matches",
    "You counted the places where the texts agree. The distance counts those where they differ.",
    hint=1, wrote=lambda first, second: len(characters(first)) - counted(first, second))
hamming.mistake(
    "ignores-case",
    "Capital and small letters are the same in your result. They are different characters.",
    hint=2, wrote=lambda first, second: counted(first.lower(), second.lower()))
hamming.mistake(
    "edit-distance",
    "You counted insertions and deletions too. Here characters are compared place by place: moved "
    "text differs everywhere.",
    hint=1, wrote=edit_distance)
hamming.mistake(
    "letters-not-places",
    "You compared which letters occur, not where. \"listen\" and \"silent\" have the same letters "
    "and differ in five places.",
    hint=1, wrote=lambda first, second: len(
        set(characters(first)) ^ set(characters(second))
    ))
hamming.mistake(
    "letters-of-the-first",
    "You counted the letters of the first text that the second does not have. Compare place by "
    "place.",
    hint=1, wrote=lambda first, second: len(
        set(characters(first)) - set(characters(second))
    ))
hamming.mistake(
    "letters-not-places-counted",
    "You compared how often each letter occurs, not where. Walk through both texts at the same "
    "time.",
    hint=1, wrote=lambda first, second: (
        Counter(characters(first)) - Counter(characters(second))
    ).total())
hamming.mistake(
    "all-or-nothing",
    "You returned whether the texts differ, 0 or 1. Count the places where they do.",
    hint=1, wrote=lambda first, second: int(characters(first) != characters(second)))
hamming.mistake(
    "first-difference",
    "Your result is the place of the first difference. Go on to the end and count them all.",
    hint=2, wrote=lambda first, second: next(
        (i for i, (a, b) in enumerate(zip(characters(first), characters(second))) if a != b), 0
    ))
hamming.mistake(
    "last-left-out",
    "The last character is not compared in your result. Let the loop run to the end.",
    hint=3, wrote=lambda first, second: sum(
        a != b for a, b in list(zip(characters(first), characters(second)))[:-1]
    ))
hamming.mistake(
    "counts-bytes",
    "You compared the bytes. \"ü\" has two of them, but is one character: go through the texts "
    "themselves.",
    hint=3, guarded=False, wrote=lambda first, second: bytewise(first.encode(), second.encode()))
hamming.mistake(
    "counts-scalars",
    "You compared Unicode scalars. An accent may be one of its own; go through the texts, whose "
    "elements are whole characters.",
    hint=3, guarded=False, wrote=lambda first, second: bytewise(first, second))
hamming.mistake(
    "shorter-length",
    "Texts of different lengths give a number. Throw LabError.lengthMismatch; `zip` stops "
    "silently at the shorter one.",
    hint=3, guarded=False, wrote=counted)
hamming.mistake(
    "surplus-counted",
    "You counted the surplus characters of the longer text. Texts of different lengths have no "
    "Hamming distance: throw LabError.lengthMismatch.",
    hint=3, guarded=False,
    wrote=lambda first, second: counted(first, second)
    + abs(len(characters(first)) - len(characters(second))))
hamming.mistake(
    "length-of-the-first",
    "A second text that is shorter stops your code, and a longer one gives a number. Compare the "
    "lengths and throw LabError.lengthMismatch.",
    hint=3, guarded=False,
    wrote=stopping(
        lambda first, second: len(characters(second)) < len(characters(first)), Crash(), counted
    ))
hamming.mistake(
    "empty-throws",
    "Two empty texts differ nowhere: their distance is 0. You throw an error or stop.",
    hint=3, wrote=stopping(lambda first, second: not first, LabError("emptyInput"), counted))
hamming.mistake(
    "share-of-places",
    "You divided by the length, and whole numbers cut the fraction off. Return the number of "
    "places itself.",
    hint=2, wrote=lambda first, second: counted(first, second) // max(len(characters(first)), 1))


def bytewise(first, second):
    if len(first) != len(second):
        raise LabError("lengthMismatch")
    return sum(a != b for a, b in zip(first, second))
