"""Exercise 4.9: one-hot encoding."""

import numpy as np
import sklearn
from sklearn.preprocessing import OneHotEncoder

from framework import Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping


def are_distinct(values, categories):
    return len(set(categories)) == len(categories)


def are_known(values, categories):
    return set(values) <= set(categories)


def require_distinct(values, categories):
    if not are_distinct(values, categories):
        raise LabError("invalidParameter")


def require_known(values, categories):
    require_distinct(values, categories)
    if not are_known(values, categories):
        raise LabError("unknownCategory")


one_hot = Exercise(
    "4.9",
    source=f"{library(sklearn, 'sklearn.preprocessing.OneHotEncoder')}; tables without rows or "
    "columns: by definition",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_known,
    errors=("unknownCategory", "invalidParameter"),
)
MAKES = ["Toyota", "BMW", "Nissan"]
one_hot.case("three cars, three makes", ["BMW", "Toyota", "BMW"], MAKES)
one_hot.case("six cars", ["Nissan", "BMW", "Toyota", "Toyota", "Nissan", "BMW"], MAKES)
one_hot.case("a category that does not occur", ["red", "green", "red", "blue"],
             ["red", "white", "blue", "green"])
one_hot.case("categories in the order of the values", ["spam", "ham", "eggs"],
             ["spam", "ham", "eggs"], weight=1)
one_hot.case("upper and lower case differ", ["a", "A", "b"], ["A", "b", "a"], weight=1)
one_hot.case("one value", ["yes"], ["no", "yes"], weight=1)
one_hot.case("one category", ["yes", "yes"], ["yes"], weight=1)
one_hot.case("an empty text is a category too", ["", "x"], ["x", ""], weight=1)
one_hot.case("no values", [], MAKES, weight=1,
             reference=lambda values, categories: np.zeros((0, 3)))
one_hot.case("no values, no categories", [], [], weight=1,
             reference=lambda values, categories: np.zeros((0, 0)))
one_hot.case("an unknown make", ["BMW", "Lada", "Toyota"], MAKES)
one_hot.case("only upper case is known", ["bmw"], MAKES, weight=1)
one_hot.case("no categories", ["BMW"], [], weight=1)
one_hot.case("a category twice", ["BMW", "Toyota"], ["BMW", "Toyota", "BMW"], weight=1)


@one_hot.reference
def sklearn_encoding(values, categories):
    if not values:
        return np.zeros((0, len(categories)))
    encoder = OneHotEncoder(
        categories=[np.array(categories, dtype=object)], sparse_output=False, dtype=np.float64
    )
    return encoder.fit_transform(np.array(values, dtype=object)[:, None])


def encoded(values, categories):
    """A row for each value, 1 where it is the category."""
    rows = [[1.0 if value == one else 0.0 for one in categories] for value in values]
    return np.array(rows).reshape(len(values), len(categories))


@one_hot.accepts
def by_comparison(values, categories):
    return encoded(values, categories)


@one_hot.accepts
def by_rows_of_the_identity(values, categories):
    return np.eye(len(categories))[[categories.index(value) for value in values]].reshape(
        len(values), len(categories)
    )


one_hot.mistake(
    "codes",
    "You returned one column of numbers 0, 1, 2. A number would say that one make is more than "
    "another: give each category a column of its own.",
    hint=1, wrote=lambda values, categories: np.array(
        [float(categories.index(value)) for value in values]).reshape(len(values), 1))
one_hot.mistake(
    "codes-as-list",
    "You returned a vector of numbers 0, 1, 2. Return a table with a column for each category.",
    hint=1, wrote=lambda values, categories: np.array(
        [float(categories.index(value)) for value in values]))
one_hot.mistake(
    "codes-in-place",
    "Your table holds the number of the category where a 1 belongs. Every row is 0 but for one 1.",
    hint=2, wrote=lambda values, categories: encoded(values, categories)
    * np.arange(len(categories), dtype=float))
one_hot.mistake(
    "sorted-columns",
    "Your columns stand in alphabetical order. They stand in the order of `categories`.",
    hint=2, wrote=lambda values, categories: encoded(values, sorted(categories)))
one_hot.mistake(
    "order-of-appearance",
    "Your columns stand in the order in which the values first appear. They stand in the order of "
    "`categories`.",
    hint=2, wrote=lambda values, categories: encoded(
        values,
        list(dict.fromkeys(values)) + [one for one in categories if one not in values],
    ))
one_hot.mistake(
    "only-what-occurs",
    "You left out the columns of categories that do not occur. Every category has its column, so "
    "that all tables fit together.",
    hint=2, wrote=lambda values, categories: encoded(
        values, [one for one in categories if one in values]))
one_hot.mistake(
    "first-column-dropped",
    "The first category has no column. That is useful beside a constant column, but here every "
    "category has one.",
    hint=2, wrote=lambda values, categories: encoded(values, categories[1:]))
one_hot.mistake(
    "last-column-dropped",
    "The last category has no column. That is useful beside a constant column, but here every "
    "category has one.",
    hint=2, wrote=lambda values, categories: encoded(values, categories[:-1]))
one_hot.mistake(
    "transposed",
    "Your table is transposed: a row for each category. It has a row for each value.",
    hint=2, wrote=lambda values, categories: encoded(values, categories).T)
one_hot.mistake(
    "inverted",
    "Your table has 0 where the category is, and 1 elsewhere. It is the other way round.",
    hint=2, wrote=lambda values, categories: 1 - encoded(values, categories))
one_hot.mistake(
    "minus-one-elsewhere",
    "Your table has −1 where the category is not. Put 0 there.",
    hint=2, wrote=lambda values, categories: 2 * encoded(values, categories) - 1)
one_hot.mistake(
    "row-repeated",
    "All your rows are the same, the last value's. Begin each row with zeros.",
    hint=3, wrote=lambda values, categories: np.tile(
        encoded(values[-1:], categories), (len(values), 1)
    ) if values else encoded(values, categories))
one_hot.mistake(
    "ones-pile-up",
    "Your rows keep the 1 of the rows before. Begin each row with zeros.",
    hint=3, wrote=lambda values, categories: np.maximum.accumulate(
        encoded(values, categories), axis=0) if values else encoded(values, categories))
one_hot.mistake(
    "unknown-as-zeros",
    "An unknown category got a row of zeros, as if it were no make at all. Throw "
    "LabError.unknownCategory.",
    hint=3, guarded=False, wrote=after(require_distinct, encoded))
one_hot.mistake(
    "unknown-left-out",
    "You left out the row of an unknown category, so that the rows do not fit the prices any more. "
    "Throw LabError.unknownCategory.",
    hint=3, guarded=False, wrote=after(
        require_distinct,
        lambda values, categories: encoded(
            [value for value in values if value in categories], categories),
    ))
one_hot.mistake(
    "unknown-stops",
    "An unknown category stops your code. firstIndex(of:) is nil then: throw "
    "LabError.unknownCategory instead of unwrapping with !.",
    hint=3, guarded=False, wrote=after(
        require_distinct,
        stopping(lambda values, categories: not are_known(values, categories), Crash(), encoded),
    ))
one_hot.mistake(
    "case-ignored",
    "You take upper and lower case for the same. bmw is not BMW here: throw "
    "LabError.unknownCategory.",
    hint=3, guarded=False, wrote=after(
        require_distinct,
        lambda values, categories: (
            encoded(values, categories) if are_known(values, categories)
            else after(require_known, encoded)(
                [value.lower() for value in values], [one.lower() for one in categories])
        ),
    ))
one_hot.mistake(
    "categories-unchecked",
    "A category that stands there twice went unnoticed. Its column would be there twice as well: "
    "throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, categories: not are_known(values, categories),
        LabError("unknownCategory"), by_rows_of_the_identity,
    ))
one_hot.mistake(
    "categories-compared-twice",
    "With a category that stands there twice, rows of yours have two ones. Throw "
    "LabError.invalidParameter before you encode.",
    hint=3, guarded=False, wrote=stopping(
        lambda values, categories: not are_known(values, categories),
        LabError("unknownCategory"), encoded,
    ))
