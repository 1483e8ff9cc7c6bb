"""Exercise 10.5: dZ², the slope of the cross-entropy by the output layer's weighted sums."""

import numpy as np
import torch

from framework import NAN, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .passes import fitting

OUTPUTS = np.array([[0.9, 0.35], [0.2, 0.6], [0.55, 0.05]])
TRUTH = np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]])


def require_same_table(outputs, labels):
    if outputs.ndim != 2 or outputs.shape != labels.shape:
        raise LabError("shapeMismatch")


output_delta = Exercise(
    "10.5",
    source=f"exact arithmetic, agreeing with {library(torch, 'torch.autograd')}",
    points=5,
    # One subtraction; PyTorch's way over the logarithm and the exponential loses a digit or two.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_same_table,
    errors=("shapeMismatch",),
    specials=("nan",),
)
output_delta.case("three rows, one output", np.array([[0.75], [0.25], [0.5]]), np.array(
    [[1.0], [0.0], [0.0]]))
output_delta.case("three rows, two outputs", OUTPUTS, TRUTH)
output_delta.case("a square", OUTPUTS[1:], TRUTH[:2])
output_delta.case("a transposed view", OUTPUTS.T, TRUTH.T.copy())
output_delta.case("one row, one output", np.array([[0.25]]), np.array([[1.0]]), weight=1)
output_delta.case("only class 0", OUTPUTS, np.zeros((3, 2)), weight=1)
output_delta.case("undecided", np.full((2, 2), 0.5), TRUTH[1:], weight=1)
output_delta.case(
    "certain, right and wrong", np.array([[1.0, 0.0], [1.0, 0.0]]),
    np.array([[1.0, 0.0], [0.0, 1.0]]), weight=1)
output_delta.case(
    "nearly right", np.array([[0.9995, 0.001], [0.99, 0.01]]), np.array([[1.0, 0.0], [1.0, 0.0]]),
    weight=1)
output_delta.case(
    "labels between 0 and 1", OUTPUTS, np.array([[0.25, 1.0], [0.0, 0.5], [1.0, 0.75]]), weight=1)
output_delta.case("a NaN among them", np.array([[NAN, 0.75]]), np.array([[1.0, 0.0]]), weight=1)
output_delta.case("no rows", np.zeros((0, 2)), np.zeros((0, 2)), weight=1)
output_delta.case("one row of labels for all", OUTPUTS, TRUTH[:1], weight=1)
output_delta.case("a row of labels too few", OUTPUTS, TRUTH[:2], weight=1)
output_delta.case("one column of labels for two outputs", OUTPUTS, TRUTH[:, :1].copy(), weight=1)
output_delta.case("labels of rank 1", np.array([[0.9], [0.2]]), np.array([1.0, 0.0]), weight=1)
output_delta.case("both of rank 1", np.array([0.9, 0.2]), np.array([1.0, 0.0]), weight=1)


@output_delta.reference
def difference(outputs, labels):
    return outputs - labels


@output_delta.accepts
def by_torch(outputs, labels):
    z = torch.logit(torch.from_numpy(np.ascontiguousarray(outputs))).requires_grad_()
    truth = torch.from_numpy(np.ascontiguousarray(labels))
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, truth, reduction="sum")
    loss.backward()
    return z.grad.numpy()


@output_delta.accepts
def by_elements(outputs, labels):
    pairs = zip(outputs.ravel().tolist(), labels.ravel().tolist())
    return np.array([o - y for o, y in pairs]).reshape(outputs.shape)


def by_slope_of_sigmoid(outputs, labels):
    return (outputs - labels) * outputs * (1 - outputs)


for id, sentence, hint, wrote in [
    ("sign", "Your dZ² has the wrong sign: it is O² − Y, not Y − O².", 1,
     lambda outputs, labels: labels - outputs),
    ("divided-by-rows", "You divided by the number of rows. That belongs to the next exercises; "
     "dZ² is O² − Y itself.", 2, lambda outputs, labels: (outputs - labels) / max(len(outputs), 1)),
    ("divided-by-all", "You divided by the number of all entries. dZ² is O² − Y itself.", 2,
     lambda outputs, labels: (outputs - labels) / max(outputs.size, 1)),
    ("sign-and-rows", "Your dZ² has the wrong sign and is divided by the number of rows. It is "
     "O² − Y itself.", 2, lambda outputs, labels: (labels - outputs) / max(len(outputs), 1)),
    ("slope-of-sigmoid", "Your dZ² carries a factor o·(1 − o): that belongs to the squared error. "
     "With the cross-entropy it cancels.", 2, by_slope_of_sigmoid),
    ("slope-of-squared-error", "Your dZ² belongs to the squared error: 2·(o − y)·o·(1 − o). With "
     "the cross-entropy only o − y is left.", 2, lambda *both: 2 * by_slope_of_sigmoid(*both)),
    ("slope-of-tanh", "Your dZ² carries a factor 1 − o²: that is the slope of tanh. The outputs "
     "are sigmoids, and their slope cancels.", 2,
     lambda outputs, labels: (outputs - labels) * (1 - outputs * outputs)),
    ("by-outputs", "That is the slope by the outputs, dJ/dO². One link further, by Z², o·(1 − o) "
     "cancels.", 2, lambda outputs, labels: (outputs - labels) / (outputs * (1 - outputs))),
    ("by-outputs-of-class-1", "That is −y/o, the slope by the outputs, and labels of 0 are left "
     "out. By Z² it is o − y, for both classes.", 2, lambda outputs, labels: -labels / outputs),
    ("doubled", "Your dZ² is twice too large: the 2 of a square has no place here.", 2,
     lambda outputs, labels: 2 * (outputs - labels)),
    ("squared", "You squared the differences. The sign says in which direction z must move: keep "
     "it.", 1, lambda outputs, labels: (outputs - labels) * (outputs - labels)),
    ("absolute", "You took absolute values. The sign says in which direction z must move: keep it.",
     1, lambda outputs, labels: np.abs(outputs - labels)),
    ("decided", "You compared classes, 0 or 1. Use the outputs themselves.", 1,
     lambda outputs, labels: (outputs >= 0.5).astype(float) - labels),
    ("outputs-alone", "You returned O² as it is. Subtract the labels.", 1,
     lambda outputs, labels: outputs),
    ("transposed", "Your dZ² lies on its side. It has the shape of O², [m, outputs].", 3,
     lambda outputs, labels: (outputs - labels).T),
    ("mean-over-rows", "You took the mean over the rows. dZ² has a row for each row of O².", 3,
     lambda outputs, labels: (outputs - labels).sum(axis=0) / np.float64(len(outputs))),
    ("summed-over-rows", "You added up the rows. dZ² has a row for each row of O².", 3,
     lambda outputs, labels: (outputs - labels).sum(axis=0)),
]:
    output_delta.mistake(id, sentence, hint=hint, wrote=wrote)
output_delta.mistake(
    "empty-throws",
    "You threw an error for no rows. The difference of two empty tables is one: return it.",
    hint=3, wrote=stopping(
        lambda outputs, labels: len(outputs) == 0, LabError("emptyInput"), difference))


def unchecked(outputs, labels):
    return fitting(difference, outputs, labels)


def counting(outputs, labels):
    if outputs.size != labels.size:
        raise LabError("shapeMismatch")
    return unchecked(outputs, labels)


def counting_rows(outputs, labels):
    if len(outputs) != len(labels):
        raise LabError("shapeMismatch")
    return unchecked(outputs, labels)


def ranking(outputs, labels):
    if outputs.ndim != 2 or labels.ndim != 2:
        raise LabError("shapeMismatch")
    return unchecked(outputs, labels)


def throwing_another(outputs, labels):
    if outputs.ndim != 2 or outputs.shape != labels.shape:
        raise LabError("lengthMismatch")
    return difference(outputs, labels)


def comparing_shapes(outputs, labels):
    if outputs.shape != labels.shape:
        raise LabError("shapeMismatch")
    return difference(outputs, labels)


for id, sentence, wrote in [
    ("shapes-unchecked", "Labels of another shape are repeated to fit, or stop your code. Compare "
     "the shapes and throw LabError.shapeMismatch.", unchecked),
    ("rank-unchecked", "You took lists of rank 1. Both must be tables, of rank 2: throw "
     "LabError.shapeMismatch.", comparing_shapes),
    ("only-ranks-compared", "You asked for tables, but not for tables of one shape. Compare the "
     "shapes: throw LabError.shapeMismatch.", ranking),
    ("another-error", "You threw another error than the one that is asked for: arrays that do not "
     "fit are LabError.shapeMismatch.", throwing_another),
    ("only-counts-compared", "You compared how many numbers there are. Compare the shapes: throw "
     "LabError.shapeMismatch.", counting),
    ("only-rows-compared", "You compared the numbers of rows alone. Compare the whole shapes: "
     "throw LabError.shapeMismatch.", counting_rows),
]:
    output_delta.mistake(id, sentence, hint=3, guarded=False, wrote=wrote)


@output_delta.mistake(
    "nothing-but-elements",
    "With a label for only some outputs your code stops, and lists of rank 1 pass. Compare the "
    "shapes: throw LabError.shapeMismatch.",
    hint=3, guarded=False,
)
def _(outputs, labels):
    if labels.size < outputs.size:
        raise Crash()
    return by_elements(outputs, labels)
