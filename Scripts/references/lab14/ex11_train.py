"""Exercise 14.11: a classifier trained in batches, against the same training by PyTorch."""

import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from framework import Compound, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import changing

from .digit_networks import (
    convolved, cross_entropy, hashed, parameters, pooled, rounded, single,
)

DISTRIBUTION = json.loads(Path(__file__).with_name("digit_accuracies.json").read_text())

train = Exercise(
    "14.11",
    source=f"{library(torch, 'torch.nn.functional.conv2d', 'torch.optim.SGD')}, in float64, to nine "
    "digits",
    points=15,
    # Single precision: sums of some ten products are good to about 1e-6.
    tolerance=Tolerance(1e-5, 1e-5),
    guard=lambda network, session, images, labels, batches: require(images, labels, batches),
    errors=("indexOutOfRange", "lengthMismatch"),
    time_limit=30.0,
    distribution=DISTRIBUTION,
)


def require(images, labels, batches):
    if len(images) != len(labels):
        raise LabError("lengthMismatch")
    if any(not 0 <= row < len(images) for batch in batches for row in batch):
        raise LabError("indexOutOfRange")


def small(filters, rate):
    return Compound("smallNetwork(filters:learningRate:)", filters, rate)


def asking(images):
    return Compound("session(asking:)", images)


def pictures(count, rows, columns, stream=0):
    return single(hashed(count * rows * columns, 200 + stream).reshape(count, rows, columns, 1))


def classes(labels, count):
    return np.eye(count)[labels]


TINY = np.array([[[1.0, 0.0], [0.5, 0.0]], [[0.0, 1.0], [0.0, 0.25]], [[0.75, 0.0], [1.0, 0.5]]]
                ).reshape(3, 2, 2, 1)
TINY_LABELS = classes([0, 1, 0], 2)
SIX, SIX_LABELS = pictures(6, 4, 4), classes([0, 1, 2, 2, 1, 0], 3)
TWO, TWO_LABELS = pictures(2, 6, 4, 1), classes([1, 0], 4)
QUESTIONS = pictures(2, 4, 4, 2)
train.case("three small images, two batches", small(1, 0.5), asking(TINY[:1] / 2), TINY, TINY_LABELS,
           [[0, 1], [2]])
train.case("six images, three batches", small(2, 0.25), asking(QUESTIONS), SIX, SIX_LABELS,
           [[3, 0], [5, 1], [2, 4]])
train.case("batches of several sizes", small(3, 0.5), asking(QUESTIONS), SIX, SIX_LABELS,
           [[4, 2, 1], [0], [5, 3]])
train.case("rows that come again", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS,
           [[1, 1, 4], [4, 2], [1, 4, 2], [0, 5, 3]])
train.case("one batch of all", small(2, 1.0), asking(SIX), SIX, SIX_LABELS, [[0, 1, 2, 3, 4, 5]])
train.case("some rows never come", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS, [[5, 4], [4, 5]])
train.case("two images, four classes", small(2, 0.25), asking(TWO), TWO, TWO_LABELS,
           [[1], [0], [1], [0]])
train.case("no batches", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS, [], weight=1)
train.case("a row beyond the last", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS,
           [[0, 1], [6, 2]], weight=1)
train.case("a row beyond the last, in the last of three batches", small(2, 0.5), asking(QUESTIONS),
           SIX, SIX_LABELS, [[0, 1], [4, 2], [5, 6]], weight=1)
train.case("a row below 0", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS, [[0, -1]], weight=1)
train.case("a label too few", small(2, 0.5), asking(QUESTIONS), SIX, SIX_LABELS[:5], [[0, 1]],
           weight=1)
train.case("a label too many, no batches", small(2, 0.5), asking(TWO), TWO,
           classes([0, 1, 1], 2), [], weight=1)


def built(filters, images, labels, dtype=torch.float64):
    _, rows, columns, _ = images.shape
    kinds = labels.shape[1]
    parts = parameters(
        [[3, 3, 1, filters], [filters], [(rows // 2) * (columns // 2) * filters, kinds], [kinds]],
        dtype)

    def forward(x):
        maps = functional.relu(convolved(torch.tensor(x, dtype=dtype), parts[0], parts[1]))
        return pooled(maps).flatten(1) @ parts[2] + parts[3]

    return parts, forward


def training(each=lambda batch, count: [batch], steps=True, before=True, runs=1, report=lambda all: all,
             other=False, batches_used=lambda batches: batches, dtype=torch.float64, digits=9,
             told=lambda forward, images, labels, rows: None, again=1):
    """The training with any of its parts exchanged: which row numbers a batch's steps get, whether
    there are steps, whether the loss is that from before, and what is returned."""

    def found(network, session, images, labels, batches):
        filters, rate = network
        parts, forward = built(filters, images, labels, dtype)
        untrained = rounded(forward(session[0]).detach().numpy(), digits)
        descent = torch.optim.SGD(parts, lr=rate)
        losses, count = [], 0

        def loss(rows):
            return cross_entropy(forward(images[rows]), torch.tensor(labels[rows], dtype=dtype))

        for batch in batches_used(batches):
            for rows in each(list(batch), len(images)):
                for _ in range(again):
                    value = loss(rows)
                    shown = told(forward, images, labels, rows)
                    count += runs
                    if steps:
                        descent.zero_grad()
                        value.backward()
                        descent.step()
                    if not before:
                        value = loss(rows)
                losses.append((value if shown is None else shown).item())
        answers = untrained if other else rounded(forward(session[0]).detach().numpy(), digits)
        return {"losses": report(rounded(losses, digits).tolist()), "runs": 0 if other else count,
                "answers": answers}

    return found


right = train.reference(training())
train.accepts(training(dtype=torch.float32, digits=12))


@train.accepts
def by_unfolding(network, session, images, labels, batches):
    """The convolution as a product of unfolded windows, and the step by torch.autograd.grad."""
    filters, rate = network
    parts, _ = built(filters, images, labels)
    _, rows, columns, _ = images.shape

    def forward(x):
        windows = functional.unfold(torch.tensor(x).permute(0, 3, 1, 2), 3, padding=1)
        maps = (windows.transpose(1, 2) @ parts[0].reshape(9, -1) + parts[1]).relu()
        maps = maps.reshape(len(x), rows, columns, filters)[
            :, :rows // 2 * 2, :columns // 2 * 2]
        largest = maps.reshape(len(x), rows // 2, 2, columns // 2, 2, filters).amax((2, 4))
        return largest.reshape(len(x), -1) @ parts[2] + parts[3]

    losses = []
    for batch in batches:
        loss = functional.cross_entropy(forward(images[batch]), torch.tensor(labels[batch]))
        losses.append(loss.item())
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for part, slope in zip(parts, slopes):
                part -= rate * slope
    return {"losses": losses, "runs": len(batches), "answers": forward(session[0]).detach().numpy()}


def whole(forward, images, labels, rows):
    return cross_entropy(forward(images), torch.tensor(labels))


def mean_of(losses):
    return sum(losses) / len(losses) if losses else float("nan")


for name, sentence, hint, wrote in [
    ("two-runs-for-each-batch",
     "Your numbers are right, but the session ran twice for each batch. "
     "`run(loss, doing: step, …)` does both at once.", 3, training(runs=2)),
    ("loss-after-the-step",
     "Your losses are those after each step. Fetch the loss in the run that makes the step: then it is "
     "from before.", 3, training(before=False, runs=2)),
    ("a-session-of-its-own",
     "Your losses are right, but the session you were given learned nothing. Run everything in "
     "`session`.", 2, training(other=True)),
    ("never-steps", "Your network never learns: run `classifier.step` with every batch.", 3,
     training(steps=False)),
    ("all-rows-each-time",
     "Every step of yours gets all rows. Give it the rows of its batch alone.", 2,
     training(each=lambda batch, count: [list(range(count))])),
    ("loss-of-all-rows",
     "Your losses are those of all rows. Report that of the batch, which the step computes anyway.", 2,
     training(told=whole, runs=2)),
    ("the-first-rows",
     "Your batches are the first rows each time. Take the rows whose numbers are in the batch.", 2,
     training(each=lambda batch, count: [list(range(len(batch)))])),
    ("row-by-row", "You made a step for each row. Make one for each batch, fed with all its rows.", 2,
     training(each=lambda batch, count: [[row] for row in batch])),
    ("all-batches-at-once", "You made one step with the rows of all batches. Make one for each batch.",
     2, training(batches_used=lambda batches: [[row for batch in batches for row in batch]]
                 if batches else [])),
    ("rows-once-only", "A row that stands twice in a batch counts twice. Yours counts once.", 2,
     training(each=lambda batch, count: [list(dict.fromkeys(batch))])),
    ("images-and-labels-parted",
     "Images and labels of your batches do not belong together: take both by the same row numbers.", 2,
     lambda network, session, images, labels, batches: mismatched(
         network, session, images, labels, batches)),
    ("first-batch-only", "You trained with the first batch only.", 4,
     training(batches_used=lambda batches: batches[:1])),
    ("last-batch-missing", "You left out the last batch.", 4,
     training(batches_used=lambda batches: batches[:-1])),
    ("two-steps-for-each-batch", "You made two steps for each batch. Make one.", 3, training(again=2)),
    ("last-loss-only", "You returned the last loss alone. Return that of every batch.", 4,
     training(report=lambda losses: losses[-1:])),
    ("mean-loss", "You returned the mean of the losses. Return that of every batch.", 4,
     training(report=lambda losses: [mean_of(losses)])),
    ("losses-summed", "You returned sums of the losses so far. Return that of every batch.", 4,
     training(report=lambda losses: np.cumsum(losses).tolist())),
    ("no-losses", "Your network learns well, but you returned no losses.", 4,
     training(report=lambda losses: [])),
    ("losses-as-sums-over-rows",
     "Your losses are multiplied by the number of rows. The loss is their mean already.", 4,
     lambda *args: changing(right, losses=lambda losses: [
         loss * len(batch) for loss, batch in zip(losses, args[4])])(*args)),
]:
    train.mistake(name, sentence, hint=hint, wrote=wrote)


def mismatched(network, session, images, labels, batches):
    """The labels taken as the first of the set, the images by their numbers."""
    filters, rate = network
    parts, forward = built(filters, images, labels)
    descent = torch.optim.SGD(parts, lr=rate)
    losses = []
    for batch in batches:
        value = cross_entropy(forward(images[batch]), torch.tensor(labels[:len(batch)]))
        losses.append(value.item())
        descent.zero_grad()
        value.backward()
        descent.step()
    return {"losses": rounded(losses).tolist(), "runs": len(batches),
            "answers": rounded(forward(session[0]).detach().numpy())}


def allowing(lengths=False, above=False, below=False):
    """The right training without some of the checks; the engine counts −1 back from the end."""

    def found(network, session, images, labels, batches):
        rows = [row for batch in batches for row in batch]
        if len(images) != len(labels):
            if not lengths:
                raise LabError("lengthMismatch")
            if any(row >= min(len(images), len(labels)) for row in rows):
                raise Crash
        elif any(row >= len(images) for row in rows):
            raise Crash if above else LabError("indexOutOfRange")
        elif any(row < 0 for row in rows) and not below:
            raise LabError("indexOutOfRange")
        return right(network, session, images, labels, batches)

    return found


for name, sentence, missing in [
    ("rows-unchecked",
     "A row that is not there stops your code, or counts back from the end. Throw "
     "LabError.indexOutOfRange.", {"above": True, "below": True}),
    ("row-beyond-the-last-unchecked",
     "A row beyond the last one stops your code. Throw LabError.indexOutOfRange.", {"above": True}),
    ("row-below-zero-unchecked",
     "A row below 0 counts back from the end. Throw LabError.indexOutOfRange.", {"below": True}),
    ("lengths-unchecked",
     "More images than labels, or fewer, get through. Throw LabError.lengthMismatch.",
     {"lengths": True}),
    ("nothing-thrown", "Your training is right; the errors are not thrown yet.",
     {"lengths": True, "above": True, "below": True}),
]:
    train.mistake(name, sentence, hint=4, guarded=False, wrote=allowing(**missing))
