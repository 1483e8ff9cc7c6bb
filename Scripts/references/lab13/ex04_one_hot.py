"""Exercise 13.4: one-hot rows of ten classes."""

import numpy as np
import sklearn
import torch
from sklearn.preprocessing import OneHotEncoder

from framework import Crash, Exercise, Tolerance, library

from .idx import require

one_hot = Exercise(
    "13.4",
    source=f"{library(np, 'numpy.eye')}, agreeing with "
    f"{library(torch, 'torch.nn.functional.one_hot')}, and "
    f"{library(sklearn, 'sklearn.preprocessing.OneHotEncoder')}",
    points=5,
    tolerance=Tolerance(0.0, 0.0),
    guard=lambda labels: require(all(0 <= label <= 9 for label in labels), "invalidLabel"),
    errors=("invalidLabel",),
)
one_hot.case("two labels", [3, 0])
one_hot.case("all ten", list(range(10)))
one_hot.case("with repetitions", [9, 9, 1, 9, 0])
one_hot.case("only small ones", [0, 1, 2, 1])
one_hot.case("one label", [9], weight=1)
one_hot.case("twelve labels", [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5], weight=1)
one_hot.case("no labels", [], weight=1)
one_hot.case("a label of 10", [1, 10], weight=1)
one_hot.case("a label of −1", [-1, 3], weight=1)


@one_hot.reference
def by_numpy(labels):
    return np.eye(10)[np.array(labels, dtype=int)]


@one_hot.accepts
def by_torch(labels):
    return torch.nn.functional.one_hot(torch.tensor(labels, dtype=torch.int64), 10).double().numpy()


@one_hot.accepts
def by_scikit(labels):
    if not labels:
        return np.zeros((0, 10))
    encoder = OneHotEncoder(categories=[list(range(10))], sparse_output=False)
    return encoder.fit_transform(np.array(labels).reshape(-1, 1))


def classes_seen(labels):
    return np.eye(max(labels, default=-1) + 1)[np.array(labels, dtype=int)]


def in_order_of_appearance(labels):
    order = list(dict.fromkeys(labels))
    return by_numpy([order.index(label) for label in labels])


def crash():
    raise Crash


for name, sentence, hint, wrote in [
    ("as-many-classes-as-seen",
     "Your rows are as long as the largest label needs. There are always ten classes.", 2,
     classes_seen),
    ("labels-themselves", "You returned the labels. Each becomes a row of ten numbers.", 1,
     lambda labels: np.array(labels, dtype=np.float64)),
    ("counted-from-1", "You count from 1, so that every 1 stands a place too far to the right, and a 9 has none.", 2,
     lambda labels: by_numpy([label + 1 for label in labels])
     if all(label < 9 for label in labels) else crash()),
    ("label-as-the-value", "You wrote the label where a 1 belongs.", 3,
     lambda labels: by_numpy(labels) * np.array(labels, dtype=np.float64).reshape(-1, 1)),
    ("turned-over", "You have a column for each label, [10, m]. Turn it over: a row for each.", 2,
     lambda labels: by_numpy(labels).T.copy()),
    ("zeros-and-ones-exchanged", "Your rows have 0 at the label and 1 elsewhere. It is the other way.",
     1, lambda labels: 1 - by_numpy(labels)),
    ("minus-one-elsewhere", "You wrote −1 where a 0 belongs.", 1,
     lambda labels: 2 * by_numpy(labels) - 1),
    ("thermometer", "Everything up to the label is 1 with you. Only the place of the label is.", 2,
     lambda labels: np.cumsum(by_numpy(labels)[:, ::-1], axis=1)[:, ::-1].copy()),
    ("order-of-appearance",
     "Your columns follow the order in which labels appear. Column 3 is the digit 3, always.", 2,
     in_order_of_appearance),
    ("flat", "You returned one long row. The shape is [m, 10].", 2,
     lambda labels: by_numpy(labels).ravel()),
    ("first-row-only", "Only your first row has its 1.", 3,
     lambda labels: by_numpy(labels) * (np.arange(len(labels)) == 0).reshape(-1, 1)),
    ("nine-classes", "You have nine columns: 0 to 9 are ten classes.", 2,
     lambda labels: by_numpy(labels)[:, :9].copy() if all(label < 9 for label in labels) else crash()),
]:
    one_hot.mistake(name, sentence, hint=hint, wrote=wrote)
one_hot.mistake(
    "labels-unchecked",
    "A label of 10 stops your code, and −1 is taken for 9, an index from the end. Throw "
    "LabError.invalidLabel.", hint=4, guarded=False,
    wrote=lambda labels: by_numpy(labels) if all(-10 <= one <= 9 for one in labels) else crash())
one_hot.mistake(
    "labels-crash", "A label outside of 0 … 9 stops your code. Throw LabError.invalidLabel.",
    hint=4, guarded=False,
    wrote=lambda labels: by_numpy(labels) if all(0 <= one <= 9 for one in labels) else crash())
one_hot.mistake(
    "unknown-labels-as-zeros",
    "A label outside of 0 … 9 gives a row of zeros with you. Throw LabError.invalidLabel.", hint=4,
    guarded=False,
    wrote=lambda labels: np.array([[float(column == one) for column in range(10)] for one in labels])
    .reshape(-1, 10))
