"""Exercise 5.6: the seeded shuffle split.

Its cases have a single right answer whatever the order: the rows are alike, or there is only one.
What the order must be like is a property, judged in Swift.
"""

import math

import numpy as np
import sklearn
from sklearn.model_selection import train_test_split

from framework import NAN, Crash, Exercise, LabError, Tolerance, half_away, library
from framework.wrong import after, stopping

from .checks import is_table, require

SEED = 7


def require_split(features, labels, share, _=SEED):
    require(is_table(features), "shapeMismatch")
    require(len(features) == len(labels), "lengthMismatch")
    require(labels, "emptyInput")
    require(0 <= share <= 1, "invalidParameter")


def alike(count):
    """Rows that are all the same, so that their order does not show."""
    return np.tile([31.0, 4.0], (count, 1)), [1] * count


split = Exercise(
    "5.6",
    source=f"{library(sklearn, 'sklearn.model_selection.train_test_split')}, with the number of "
    "test rows rounded; the order is judged by properties",
    points=15,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_split,
    errors=("emptyInput", "lengthMismatch", "shapeMismatch", "invalidParameter"),
)
split.case("four equal rows, a quarter for the test", *alike(4), 0.25, SEED)
split.case("seven equal rows: 0.3 · 7 = 2.1 are 2", *alike(7), 0.3, SEED, weight=1)
split.case("seven equal rows: 0.4 · 7 = 2.8 are 3", *alike(7), 0.4, SEED, weight=1)
split.case("five equal rows: 0.5 · 5 = 2.5 are 3", *alike(5), 0.5, SEED, weight=1)
split.case("three equal rows: 0.5 · 3 = 1.5 are 2", *alike(3), 0.5, SEED, weight=1)
split.case("one row, share 0", np.array([[17.0, 1.0]]), [1], 0.0, SEED, weight=1)
split.case("one row, share 1", np.array([[6.0, 27.0]]), [0], 1.0, SEED, weight=1)
split.case("no rows", np.zeros((0, 2)), [], 0.5, SEED, weight=1)
split.case("a label too few", np.array([[1.0], [2.0]]), [1], 0.5, SEED, weight=1)
split.case("a label too many", np.array([[1.0], [2.0]]), [1, 0, 1], 0.5, SEED, weight=1)
split.case("rank 1", np.array([1.0, 2.0]), [1, 0], 0.5, SEED, weight=1)
split.case("a share above 1", *alike(4), 1.5, SEED, weight=1)
split.case("a share below 0", *alike(4), -0.25, SEED, weight=1)
split.case("a share that is NaN", *alike(4), NAN, SEED, weight=1)


def dealt(features, labels, tests):
    """The first rows for the test, the others to learn from."""
    def part(rows):
        return {"features": features[rows], "labels": labels[rows]}

    return {"training": part(slice(tests, None)), "test": part(slice(0, tests))}


def sizes(count):
    """The split with `count` of the share and the rows as the number of test rows."""
    return lambda features, labels, share, _: dealt(features, labels, count(share, len(labels)))


@split.reference
def scikit_split(features, labels, share, seed):
    tests = int(half_away(share * len(labels)))
    if tests in (0, len(labels)):
        # scikit-learn refuses an empty part; here it may be empty.
        return dealt(features, labels, tests)
    training, test, training_labels, test_labels = train_test_split(
        features, labels, test_size=tests, random_state=seed
    )
    return {
        "training": {"features": training, "labels": training_labels},
        "test": {"features": test, "labels": test_labels},
    }


@split.accepts
def rounded(features, labels, share, _):
    return sizes(lambda share, count: int(half_away(share * count)))(features, labels, share, _)


split.mistake(
    "rounded-down",
    "You cut the number of test rows off to a whole one. The exercise asks for the nearest: "
    "`rounded()` before `Int`.",
    hint=2, wrote=sizes(lambda share, count: int(share * count)))
split.mistake(
    "rounded-up",
    "You rounded the number of test rows up. The exercise asks for the nearest: `rounded()`.",
    hint=2, wrote=sizes(lambda share, count: math.ceil(share * count)))
split.mistake(
    "halves-to-even",
    "Of 2.5 rows you made 2. `rounded()` without a rule takes halves away from zero: 3.",
    hint=2, wrote=sizes(lambda share, count: round(share * count)))
split.mistake(
    "training-rounded",
    "You rounded the number of training rows, and the rest is for the test. It is the test rows "
    "that are rounded.",
    hint=2, wrote=sizes(lambda share, count: count - int(half_away((1 - share) * count))))
split.mistake(
    "parts-swapped",
    "Your two parts have changed places: `testShare` is the share of the test.",
    hint=4, wrote=lambda *example: dict(
        zip(("training", "test"), reversed(rounded(*example).values()))
    ))
split.mistake(
    "all-for-training",
    "Your training part has all the rows, those of the test too. What the model has learned from "
    "cannot judge it.",
    hint=1, wrote=lambda features, labels, share, seed: rounded(features, labels, share, seed)
    | {"training": {"features": features, "labels": labels}})


def training_from(shift):
    """The training part begins `shift` rows after the end of the test part."""

    def parts(features, labels, share, seed):
        tests = int(half_away(share * len(labels)))
        begin = min(max(tests + shift, 0), len(labels))
        return rounded(features, labels, share, seed) | {
            "training": {"features": features[begin:], "labels": labels[begin:]}
        }

    return parts


split.mistake(
    "training-too-long",
    "Your two parts together have a row more than there are: one is in both of them.",
    hint=4, wrote=training_from(-1))
split.mistake(
    "training-too-short",
    "Your two parts together have a row less than there are: one is in neither of them.",
    hint=4, wrote=training_from(1))
split.mistake(
    "no-rows-unchecked",
    "For no rows you returned two empty parts. There is nothing to split: throw "
    "LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda features, labels, share, seed: (
        rounded if len(labels) == 0 else after(require_split, rounded)
    )(features, labels, share, seed))
split.mistake(
    "length-crashes",
    "With fewer labels than rows your code stops. Compare the two counts first and throw "
    "LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, *_: is_table(features) and len(labels) < len(features), Crash(),
        lambda features, labels, share, seed: after(require_split, rounded)(
            features, labels[: len(features)] if is_table(features) else labels, share, seed
        ),
    ))
split.mistake(
    "length-unchecked",
    "With other than one label for each row your code stops. Compare the two counts first and "
    "throw LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, *_: is_table(features) and len(labels) != len(features), Crash(),
        after(require_split, rounded),
    ))
split.mistake(
    "rank-unchecked",
    "Features of rank 1 have no rows. Throw LabError.shapeMismatch for them.",
    hint=4, guarded=False, wrote=lambda features, labels, share, seed: (
        rounded if features.ndim == 1 else after(require_split, rounded)
    )(features, labels, share, seed))
split.mistake(
    "rank-crashes",
    "Features that are not of rank 2 stop your code. Check the rank first and throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, *_: not is_table(features), Crash(), after(require_split, rounded)
    ))
split.mistake(
    "share-unchecked",
    "A share below 0 or above 1, or NaN, stops your code. Check it first and throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, share, _: is_table(features)
        and len(features) == len(labels) > 0 and not 0 <= share <= 1,
        Crash(), after(require_split, rounded),
    ))
split.mistake(
    "nan-share-crashes",
    "A share that is NaN passed your checks and stops your code. Ask for 0 ≤ share && share ≤ 1, "
    "which NaN fails.",
    hint=4, guarded=False, wrote=stopping(
        lambda features, labels, share, _: share != share, Crash(), after(require_split, rounded),
    ))
split.mistake(
    "share-cut-to-range",
    "A share below 0 or above 1 was taken as 0 or 1. It is a mistake of the caller's: throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda features, labels, share, seed: after(
        require_split, rounded
    )(features, labels, min(max(share, 0.0), 1.0) if share == share else share, seed))
split.mistake(
    "bounds-refused",
    "You refused a share of 0 or 1. Both are allowed; one of the parts is empty then.",
    hint=4, wrote=stopping(
        lambda features, labels, share, _: share in (0, 1), LabError("invalidParameter"), rounded
    ))
