"""Exercise 1.8: how often each word occurs in a text."""

import unicodedata

from framework import Dictionary, Exercise, cpython

from .swift import EXACT, hashed

word_counts = Exercise(
    "1.8",
    source=cpython("str.split", "str.lower", "str.strip", "dict", "unicodedata.category"),
    points=10,
    tolerance=EXACT,
)
word_counts.case("one sentence", "The cat saw the other cat.")
word_counts.case("three times the same word", "Go, go, GO!")
word_counts.case("not in the order of the alphabet", "zebra apple zebra mango apple zebra kiwi")
word_counts.case(
    "two sentences",
    "When the wind blows, some build walls; others build mills. Who builds when no wind blows?",
)
word_counts.case("inside a word", "Don't panic: it's a well-known trick, so don't!")
word_counts.case("several lines and tabs", "one two\ntwo three\tthree\nthree\n")
word_counts.case("more than one space", "  red   green  red ", weight=1)
word_counts.case("a dash on its own", "tea - or coffee - or tea", weight=1)
word_counts.case("quotation marks and brackets", "“Hello,” she said (twice): ‘hello!’", weight=1)
word_counts.case("numbers", "3 for 2! Only 3 days, 50% off.", weight=1)
word_counts.case("letters beyond English", "Über allen Gipfeln ist Ruh, über Élan", weight=1)
word_counts.case("at the beginning only", "...and ¿and -and", weight=1)
word_counts.case("the first word once more at the end", "start middle end start")
word_counts.case("one word", "Alone", weight=1)
word_counts.case("nothing but punctuation", "... -- !?", weight=1)
word_counts.case("nothing but spaces", "  \n ", weight=1)
word_counts.case("an empty text", "", weight=1)


def is_punctuation(character):
    return unicodedata.category(character).startswith("P")


def stripped(word, left=True, right=True):
    """Without the punctuation at either end."""
    while left and word and is_punctuation(word[0]):
        word = word[1:]
    while right and word and is_punctuation(word[-1]):
        word = word[:-1]
    return word


def words_of(text, strip=stripped, lower=str.lower, split=str.split):
    words = [strip(lower(part)) for part in split(text)]
    return [word for word in words if word]


def counted(words):
    counts = Dictionary()
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


@word_counts.reference
def python_counts(text):
    return counted(words_of(text))


@word_counts.accepts
def counted_afterwards(text):
    words = words_of(text)
    return Dictionary((word, words.count(word)) for word in dict.fromkeys(words))


def reordered(by):
    """The right counts, sorted by the word or by the count."""

    def sorted_counts(text):
        return Dictionary(sorted(python_counts(text).items(), key=by))

    return sorted_counts


word_counts.mistake(
    "sorted-by-word",
    "Your words are in alphabetical order. Keep the order in which they first appear in the text.",
    hint=1, wrote=reordered(by=lambda entry: entry[0]))
word_counts.mistake(
    "most-frequent-first",
    "Your most frequent words come first. Keep the order in which they first appear in the text.",
    hint=1, wrote=reordered(by=lambda entry: -entry[1]))


@word_counts.mistake(
    "last-appearance",
    "A word that occurs again moves to the end of your dictionary. It should stay where it first "
    "appeared.",
    hint=3,
)
def _(text):
    counts = Dictionary()
    for word in words_of(text):
        counts[word] = counts.pop(word, 0) + 1
    return counts


word_counts.mistake(
    "order-lost",
    "The counts are right, but the words are in another order. A plain Dictionary forgets it; an "
    "OrderedDictionary keeps it.",
    hint=1, wrote=lambda text: hashed(python_counts(text)))
word_counts.mistake(
    "letter-case-kept",
    "The and the are counted apart. Make each word lower-case before you count it.",
    hint=2, wrote=lambda text: counted(words_of(text, lower=str)))
word_counts.mistake(
    "letter-case-kept-order-lost",
    "The and the are counted apart, and the order is lost. Make each word lower-case, and use an "
    "OrderedDictionary.",
    hint=2, wrote=lambda text: hashed(counted(words_of(text, lower=str))))
word_counts.mistake(
    "punctuation-kept",
    "Punctuation still clings to your words: \"cat.\" is counted apart from \"cat\". Strip it from "
    "both ends.",
    hint=2, wrote=lambda text: counted(words_of(text, strip=str)))
word_counts.mistake(
    "end-only",
    "You strip punctuation from the end of a word only. It may stand at the beginning, too.",
    hint=2, wrote=lambda text: counted(
        words_of(text, strip=lambda word: stripped(word, left=False))
    ))
word_counts.mistake(
    "one-mark-only",
    "You strip one punctuation mark from each end of a word. There may be several: \"...and\".",
    hint=2, wrote=lambda text: counted(words_of(text, strip=one_mark)))


def one_mark(word):
    word = word[1:] if word and is_punctuation(word[0]) else word
    return word[:-1] if word and is_punctuation(word[-1]) else word


word_counts.mistake(
    "inside-removed",
    "You removed punctuation inside words, too: \"don't\" became \"dont\". Strip the two ends "
    "only.",
    hint=2, wrote=lambda text: counted(words_of(text, strip=lambda word: "".join(
        character for character in word if not is_punctuation(character)
    ))))


def split_at_punctuation(text):
    return "".join(" " if is_punctuation(c) else c for c in text).split()


word_counts.mistake(
    "split-at-punctuation",
    "You split words at their punctuation: \"don't\" became \"don\" and \"t\". Split at white "
    "space only.",
    hint=2, wrote=lambda text: counted(words_of(text, split=split_at_punctuation)))
word_counts.mistake(
    "spaces-only",
    "Words on different lines, or with a tab between them, came out as one. Split at every kind of "
    "white space.",
    hint=2, wrote=lambda text: counted(words_of(text, split=lambda text: text.split(" "))))


@word_counts.mistake(
    "empty-words-counted",
    "There is an empty word in your counts: what is left of a lone dash, or between two spaces. "
    "Skip it.",
    hint=3,
)
def _(text):
    # What components(separatedBy: .whitespacesAndNewlines) gives: a part between any two spaces.
    return counted(stripped(part.lower()) for part in separated(text))


def separated(text):
    parts = [""]
    for character in text:
        if character.isspace():
            parts.append("")
        else:
            parts[-1] += character
    return parts


word_counts.mistake(
    "bare-punctuation-counted",
    "There is an empty word in your counts: what is left of a lone dash once the punctuation is "
    "gone. Skip it.",
    hint=3, wrote=lambda text: counted(stripped(part.lower()) for part in text.split()))
word_counts.mistake(
    "always-one",
    "Every count of yours is 1. A word that is there already gets one more.",
    hint=3, wrote=lambda text: Dictionary.fromkeys(words_of(text), 1))
word_counts.mistake(
    "first-not-counted",
    "Each of your counts is one too low. The first time a word appears counts as 1.",
    hint=3, wrote=lambda text: Dictionary(
        (word, count - 1) for word, count in python_counts(text).items()
    ))
word_counts.mistake(
    "letters-counted",
    "You counted the characters of the text. Split it into words first.",
    hint=1, wrote=lambda text: counted(
        c.lower() for c in text if not c.isspace() and not is_punctuation(c)
    ))
