"""Exercise 8.6: the class of each row of a network's outputs."""

import math

import numpy as np

from framework import INFINITY, NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .networks import require


def is_table(outputs):
    return outputs.ndim == 2 and outputs.shape[1] >= 1


def require_table(outputs):
    require(is_table(outputs), "shapeMismatch")


def require_numbers(outputs):
    require(np.isfinite(outputs).all(), "notFinite")


def require_outputs(outputs):
    require_table(outputs)
    require_numbers(outputs)


def column(*outputs):
    return np.array(outputs).reshape(-1, 1)


BELOW = 0.5 - 2.0**-54

classes = Exercise(
    "8.6",
    source=library(np, "numpy.greater_equal", "numpy.argmax"),
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_outputs,
    errors=("shapeMismatch", "notFinite"),
)
classes.case("one output", column(0.2, 0.9, 0.5, 0.49))
classes.case("three outputs", np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]]))
classes.case("two outputs", np.array([[0.9, 0.1], [0.3, 0.7], [0.6, 0.4]]))
classes.case(
    "two outputs, both below or above a half", np.array([[0.3, 0.4], [0.9, 0.6]]), weight=1)
classes.case("one output, just below a half", column(BELOW, 0.5, 1.0, 0.0), weight=1)
classes.case("one output beyond 0…1", column(-3.0, 2.75, 0.25, 0.75, 1.5), weight=1)
classes.case("two of the largest", np.array([[0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [0.5, 0.0, 0.5]]))
classes.case("all equal", np.array([[0.25, 0.25, 0.25, 0.25]]), weight=1)
classes.case("two equal outputs", np.array([[0.5, 0.5], [0.0, 0.0]]), weight=1)
classes.case(
    "no output above a half", np.array([[0.3, 0.3, 0.1, 0.3], [0.2, 0.1, 0.45, 0.25]]), weight=1)
classes.case("only negative outputs", np.array([[-3.0, -1.0, -2.0], [-1000.0, -5.0, -4.0]]))
classes.case("several outputs above a half", np.array([[0.6, 0.9, 0.7], [0.8, 0.7, 0.6]]), weight=1)
classes.case("plus and minus 1000", np.array([[1000.0, -1000.0], [-1000.0, 1000.0]]), weight=1)
classes.case(
    "as many rows as classes", np.array([[0.1, 0.9, 0.0], [0.8, 0.1, 0.1], [0.3, 0.4, 0.3]]))
classes.case("a transposed view", np.array([[0.1, 0.8, 0.4], [0.9, 0.2, 0.6]]).T, weight=1)
classes.case("one row, one output", column(0.75), weight=1)
classes.case("no rows, one output", np.zeros((0, 1)), weight=1)
classes.case("no rows, three outputs", np.zeros((0, 3)), weight=1)
classes.case("one output that is NaN", column(0.75, NAN), weight=1)
classes.case("NaN among three outputs", np.array([[0.2, NAN, 0.9], [0.1, 0.2, 0.7]]), weight=1)
classes.case("an infinite output", np.array([[0.2, INFINITY]]), weight=1)
classes.case("no outputs", np.zeros((2, 0)), weight=1)
classes.case("neither rows nor outputs", np.zeros((0, 0)), weight=1)
classes.case("rank 1", np.array([0.2, 0.9]), weight=1)


@classes.reference
def numpy_classes(outputs):
    if outputs.shape[1] == 1:
        return np.greater_equal(outputs[:, 0], 0.5).astype(int).tolist()
    return np.argmax(outputs, axis=1).tolist()


@classes.accepts
def by_loops(outputs):
    return answers(at_half, first_largest)(outputs)


def at_half(output):
    return 1 if output >= 0.5 else 0


def first_largest(row):
    """The first of the largest; of NaN, the first."""
    best = 0
    for index, value in enumerate(row):
        if math.isnan(value):
            return index
        if value > row[best]:
            best = index
    return best


def answers(of_one, of_several):
    """`of_one` of the only output, `of_several` of a row of several."""
    return lambda outputs: [
        of_one(row[0]) if len(row) == 1 else of_several(row) for row in outputs.tolist()
    ]


def last_largest(row):
    return max(range(len(row)), key=lambda index: (row[index], index))


def last_above_half(row):
    """The last output of at least ½, or 0."""
    return max((index for index, value in enumerate(row) if value >= 0.5), default=0)


def first_above_half(row):
    return min((index for index, value in enumerate(row) if value >= 0.5), default=0)


def from_zero(row):
    """What a search finds that starts with a largest value of 0."""
    best, largest = 0, 0.0
    for index, value in enumerate(row):
        if value > largest:
            best, largest = index, value
    return best


def down_the_columns(outputs):
    if outputs.shape[1] == 1:
        return numpy_classes(outputs)
    if len(outputs) == 0:
        raise Crash  # the largest of nothing
    return [first_largest(column) for column in outputs.T.tolist()]


classes.mistake(
    "strict",
    "An output of exactly 0.5 is class 0 in your answer. From 0.5 upwards means >=, as in the "
    "step.",
    hint=2, wrote=answers(lambda o: 1 if o > 0.5 else 0, first_largest))
classes.mistake(
    "argmax-of-one",
    "With a single output you always say 0, the place of the largest of one. There 0.5 decides.",
    hint=1, wrote=answers(lambda o: 0, first_largest))
classes.mistake(
    "last-on-ties",
    "Of several largest outputs you report the last. Take the first: go on only for one that is "
    "really larger.",
    hint=2, wrote=answers(at_half, last_largest))
classes.mistake(
    "strict-and-last",
    "Both ties go the wrong way: exactly 0.5 is class 1, and of several largest outputs the first "
    "counts.",
    hint=2, wrote=answers(lambda o: 1 if o > 0.5 else 0, last_largest))
classes.mistake(
    "argmin",
    "With several outputs you report the smallest. The largest is the class.",
    hint=1, wrote=answers(at_half, lambda row: first_largest([-o for o in row])))
classes.mistake(
    "starts-at-zero",
    "In a row of negative outputs you report class 0. Start with the row's first output as the "
    "largest so far, not with 0.",
    hint=3, wrote=answers(at_half, from_zero))
classes.mistake(
    "half-for-several",
    "With several outputs you take the last of at least 0.5. They are compared with each other: "
    "the largest counts.",
    hint=1, wrote=answers(at_half, last_above_half))
classes.mistake(
    "first-above-half",
    "With several outputs you take the first of at least 0.5. They are compared with each other: "
    "the largest counts.",
    hint=1, wrote=answers(at_half, first_above_half))
classes.mistake(
    "second-of-two",
    "With several outputs you only ask whether the second is at least 0.5. The largest is the "
    "class, wherever it stands.",
    hint=1, wrote=answers(at_half, lambda row: at_half(row[1])))
classes.mistake(
    "two-by-a-half",
    "With two outputs you ask whether the second is at least 0.5. Two are compared with each "
    "other, as three are: the largest counts.",
    hint=1, wrote=answers(
        at_half, lambda row: at_half(row[1]) if len(row) == 2 else first_largest(row)
    ))
classes.mistake(
    "first-output-only",
    "With several outputs you only look at the first. The largest of the row is the class.",
    hint=1, wrote=answers(at_half, lambda row: at_half(row[0])))
classes.mistake(
    "down-the-columns",
    "You report a class for every column. Look along each row: one answer for each.",
    hint=2, wrote=down_the_columns)
classes.mistake(
    "one-for-each-output",
    "You report a class for every single output. With several outputs a row has one class, the "
    "place of its largest.",
    hint=1, wrote=lambda outputs: [at_half(o) for o in outputs.ravel().tolist()])
classes.mistake(
    "counted-from-one",
    "Your classes are one too high where there are several outputs. The first column is class 0.",
    hint=2, wrote=answers(at_half, lambda row: first_largest(row) + 1))
classes.mistake(
    "rounded",
    "You round a single output, which gives 3 for 2.75 and −3 for −3. There are the classes 0 and "
    "1: ask whether o >= 0.5.",
    hint=2, wrote=answers(
        lambda o: math.trunc(o) + (abs(o - math.trunc(o)) >= 0.5) * (1 if o > 0 else -1),
        first_largest,
    ))
classes.mistake(
    "cut",
    "You cut a single output to a whole number. Ask whether it is at least 0.5.",
    hint=2, wrote=answers(math.trunc, first_largest))
classes.mistake(
    "zero-for-half",
    "You call a single output class 1 from 0 upwards. An output between 0 and 1 is parted at 0.5.",
    hint=2, wrote=answers(lambda o: 1 if o >= 0 else 0, first_largest))
classes.mistake(
    "reversed",
    "With a single output the classes are exchanged: from 0.5 upwards it is class 1.",
    hint=2, wrote=answers(lambda o: 0 if o >= 0.5 else 1, first_largest))
classes.mistake(
    "no-rows-refused",
    "For outputs without rows you threw emptyInput. No rows simply have no classes: return an "
    "empty list.",
    hint=3, wrote=stopping(lambda outputs: len(outputs) == 0, LabError("emptyInput"), by_loops))
classes.mistake(
    "no-rows-stop",
    "Outputs without rows stop your code. They have no classes: return an empty list.",
    hint=3, wrote=stopping(lambda outputs: len(outputs) == 0, Crash(), by_loops))


def passing_nan(row):
    """Comparing alone: nothing is larger than a NaN, and a NaN is larger than nothing."""
    best = 0
    for index, value in enumerate(row):
        if value > row[best]:
            best = index
    return best


def columns_stop(function):
    """`function` with a trap where a row has no outputs, and for other ranks."""
    return stopping(lambda outputs: not is_table(outputs), Crash(), function)


classes.mistake(
    "not-finite-unchecked",
    "NaN or infinite outputs get a class. Nothing can be decided by them: throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_table, by_loops))
classes.mistake(
    "nan-passed-over",
    "NaN or infinite outputs get a class; a NaN is passed over, for comparisons with it are "
    "false. Throw LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_table, answers(at_half, passing_nan)))
classes.mistake(
    "infinite-passes",
    "An infinite output gets a class. Ask isFinite, not only isNaN, and throw LabError.notFinite.",
    hint=3, guarded=False, wrote=after(require_table, stopping(
        lambda outputs: np.isnan(outputs).any(), LabError("notFinite"), by_loops
    )))
classes.mistake(
    "shape-stops",
    "Rank 1, or rows without outputs, stop your code. Check rank and shape[1] first: "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=columns_stop(after(require_numbers, by_loops)))
classes.mistake(
    "nothing-checked",
    "Wrong shapes stop your code, and NaN or infinite outputs get a class. Throw shapeMismatch "
    "for the first, notFinite for the second.",
    hint=3, guarded=False, wrote=columns_stop(by_loops))
classes.mistake(
    "nothing-checked-nan-passed-over",
    "Wrong shapes stop your code, and NaN or infinite outputs get a class (a NaN is passed over). "
    "Throw shapeMismatch, and notFinite.",
    hint=3, guarded=False, wrote=columns_stop(answers(at_half, passing_nan)))
classes.mistake(
    "no-outputs-stop",
    "Rows without outputs stop your code. Throw LabError.shapeMismatch unless there is a column.",
    hint=3, guarded=False, wrote=lambda outputs: (
        require(outputs.ndim == 2, "shapeMismatch"),
        columns_stop(after(require_numbers, by_loops))(outputs),
    )[1])
classes.mistake(
    "no-outputs-answered",
    "Rows without outputs get a class. There is nothing to choose from: throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=lambda outputs: (
        require(outputs.ndim == 2, "shapeMismatch"), require_numbers(outputs),
        answers(at_half, lambda row: first_largest(row) if row else 0)(outputs),
    )[2])
classes.mistake(
    "no-outputs-and-numbers-unchecked",
    "Rows without outputs stop your code, and NaN or infinite outputs get a class. Throw "
    "shapeMismatch, and notFinite.",
    hint=3, guarded=False, wrote=lambda outputs: (
        require(outputs.ndim == 2, "shapeMismatch"), columns_stop(by_loops)(outputs),
    )[1])
classes.mistake(
    "empty-for-shape",
    "For rows without outputs you threw emptyInput. The exercise asks for shapeMismatch.",
    hint=3, guarded=False, wrote=lambda outputs: (
        require(outputs.ndim == 2, "shapeMismatch"),
        require(outputs.shape[1] >= 1, "emptyInput"), require_numbers(outputs), by_loops(outputs),
    )[3])
classes.mistake(
    "rank-stops-the-rest-answered",
    "Rank 1 stops your code; rows without outputs, NaN and infinities get a class. Throw "
    "shapeMismatch for the first two, notFinite for the others.",
    hint=3, guarded=False, wrote=stopping(
        lambda outputs: outputs.ndim != 2, Crash(),
        answers(at_half, lambda row: passing_nan(row) if row else 0),
    ))
