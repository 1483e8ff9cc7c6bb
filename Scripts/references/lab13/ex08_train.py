"""Exercise 13.8: training in batches, and the losses on the way."""

import numpy as np
import torch

from framework import NAN, Compound, Crash, Exercise, library

from .ex07_hidden_layer import ALL, FIVE, FUNCTIONS, SMALL, layers
from .networks import (
    DIGITS, GREYS, SINGLE, activation, adam, hot, measured, numpy_adam, numpy_training, outcome,
    require, torch_training,
)


def require_rows(classifier, session, images, labels, batches):
    require(len(images) == len(labels), "lengthMismatch")
    require(all(0 <= row < len(images) for batch in batches for row in batch), "indexOutOfRange")
    require(all(batches), "emptyInput")


train = Exercise(
    "13.8",
    source=f"{library(torch, 'torch.nn.functional.cross_entropy', 'torch.optim.Adam')} in double "
    f"precision, agreeing with {library(np, 'by hand')}",
    points=20,
    tolerance=SINGLE,
    guard=require_rows,
    errors=("emptyInput", "indexOutOfRange", "lengthMismatch"),
    time_limit=20.0,
    distribution=measured("hidden layer"),
)


def classifier(start, function, rate):
    return Compound("DigitClassifier(start:activation:learningRate:)", start, activation(function),
                    rate)


SESSION = Compound("Session(seed:)", 0)


def case(name, network, images, labels, batches, weight=2):
    train.case(name, network, SESSION, images, labels, batches, weight=weight)


TANH = classifier(FIVE, "tanh", 0.05)
RELU = classifier(FIVE, "relu", 0.03)
case("two rows, two steps", classifier(SMALL, "tanh", 0.1), np.array([[1.0, 0.0], [0.5, 1.0]]),
     hot(2, 0, 1), [[0, 1], [1]])
case("an epoch of seven rows in threes", TANH, GREYS, DIGITS, [[3, 0, 5], [1, 6, 2], [4]])
case("two epochs, shuffled", RELU, GREYS, DIGITS, [[3, 0, 5], [1, 6, 2], [4], [2, 4, 6], [0, 1, 5], [3]])
case("batches of all rows", RELU, GREYS, DIGITS, [ALL, ALL[::-1], ALL])
case("rows one by one, not all of them", TANH, GREYS, DIGITS, [[6], [2], [4]])
case("a row twice in a batch", TANH, GREYS, DIGITS, [[1, 1, 4], [5, 2, 2]])
case("no batches", RELU, GREYS, DIGITS, [], weight=1)
case("one batch of one row", RELU, GREYS, DIGITS, [[5]], weight=1)
case("an index too large", TANH, GREYS, DIGITS, [[0, 1], [7]], weight=1)
case("an index below 0", TANH, GREYS, DIGITS, [[-1, 2]], weight=1)
case("labels for too few rows", TANH, GREYS, DIGITS[:5].copy(), [[0, 1]], weight=1)
case("labels for too many rows", TANH, GREYS[:6].copy(), DIGITS, [[0, 1]], weight=1)
case("an empty batch", TANH, GREYS, DIGITS, [[0, 1], []], weight=1)
case("two good batches, then an index too large", RELU, GREYS, DIGITS, [[0, 1], [5, 2], [3, 7]], weight=1)
case("two good batches, then an empty one", RELU, GREYS, DIGITS, [[0, 1], [5, 2], []], weight=1)


def told(losses, logits, runs):
    """What the grader sees: the losses, what the network has become, and how often it was run."""
    return outcome(losses, logits) | {"runs": runs}


def run(images_of=lambda x, rows: x[rows], labels_of=lambda y, rows: y[rows], shown=None, runs=1,
        feeds=lambda batches: batches, **settings):
    """`images_of` and `labels_of` say what is fed for a batch's rows; `runs`, how often the session is
    run for one."""

    def found(network, session, images, labels, batches):
        start, function, rate = network
        if not len(batches):
            losses, logits = torch_training(list(start), layers(function), adam(rate))(
                images, labels, [])
        else:
            losses, logits = fed(start, function, rate, images, labels, feeds(batches), images_of,
                                 labels_of, **settings)
        count = runs * len(feeds(batches) if len(batches) else [])
        losses = shown(losses, batches) if shown else losses
        return told(losses, logits, count)

    return found


def fed(start, function, rate, images, labels, batches, images_of, labels_of, after=False, steps=1,
        precision=torch.float64):
    """The steps one by one; `steps` are made on each batch."""
    x, y = (torch.tensor(np.array(a), dtype=precision) for a in (images, labels))
    variables = [torch.tensor(np.array(part), dtype=precision, requires_grad=True) for part in start]
    rule, forward, losses = adam(rate)(variables), layers(function), []
    for rows in batches:
        inputs, truth = images_of(x, rows), labels_of(y, rows)
        if len(inputs) != len(truth) and 1 not in (len(inputs), len(truth)):
            raise Crash
        value = stretched(forward(inputs, *variables), truth)
        losses.append(value.item())
        for _ in range(steps):
            rule.zero_grad()
            stretched(forward(inputs, *variables), truth).backward()
            rule.step()
        if after:
            losses[-1] = stretched(forward(inputs, *variables), truth).item()
    return losses, forward(x, *variables).detach().double().numpy()


def stretched(logits, truth):
    """The cross-entropy; one row of logits or of labels is compared with all rows of the other."""
    return -(truth * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()


@train.reference
def by_torch(network, session, images, labels, batches):
    start, function, rate = network
    return told(*torch_training(list(start), layers(function), adam(rate))(images, labels, batches),
                len(batches))


@train.accepts
def by_numpy(network, session, images, labels, batches):
    start, function, rate = network
    return told(*numpy_training(list(start), function.name[1:], numpy_adam(rate))(
        images, labels, batches), len(batches))


@train.accepts
def in_single_precision(network, session, images, labels, batches):
    return run(precision=torch.float32)(network, session, images, labels, batches)


def whole(array, rows):
    return array


def first(array, rows):
    return array[: len(rows)]


def in_another_session(network, session, images, labels, batches):
    losses = by_torch(network, session, images, labels, batches)["losses"]
    untrained = by_torch(network, session, images, labels, [])
    return untrained | {"losses": losses}


def epoch_mean(losses, batches):
    return [float(np.mean(losses))] if losses else []


def full_ones(batches):
    """Without the last batch, if it is smaller than the first."""
    return [b for b in batches if len(b) == len(batches[0])]


for name, sentence, hint, wrote in [
    ("only-the-first-batch", "Only your first batch was trained on. Go through all of them.", 3,
     run(feeds=lambda batches: batches[:1])),
    ("always-the-first-batch", "You trained on the first batch again and again. Use each batch's own "
     "rows.", 3, run(feeds=lambda batches: [batches[0]] * len(batches))),
    ("everything-every-time", "You fed all rows in every step. Gather the batch's rows first.", 2,
     run(images_of=whole, labels_of=whole)),
    ("all-labels-every-time",
     "You feed all labels with each batch; gather them by the same rows.", 2, run(labels_of=whole)),
    ("all-images-every-time",
     "You feed all images with each batch; gather them by the same rows.", 2, run(images_of=whole)),
    ("first-rows-every-time",
     "You took the first rows of the table, as many as the batch has. Gather the rows it names.", 2,
     run(images_of=first, labels_of=first)),
    ("labels-not-gathered",
     "Your labels are the first of the table: gather them by the batch's rows, as you did the images.",
     2, run(labels_of=first)),
    ("images-not-gathered",
     "Your images are the first of the table: gather them by the batch's rows, as you did the labels.",
     2, run(images_of=first)),
    ("loss-after-the-step",
     "Your losses are those after the step. Fetch the loss in the same run as the step: it is from "
     "before.", 3, run(after=True, runs=2)),
    ("two-runs-a-batch",
     "You run the session twice for each batch, for the loss and for the step. One run does both.", 3,
     run(runs=2)),
    ("a-session-of-its-own",
     "Your losses are right, but the session you were given learned nothing. Run everything in "
     "`session`.", 3, lambda *arguments: in_another_session(*arguments)),
    ("evaluates-only",
     "Your losses are right for a network that never learns: you did not run the step.", 3,
     run(steps=0)),
    ("two-steps-a-batch",
     "You made two steps on each batch: one run for the loss, with its step, and one more.", 3,
     run(steps=2, runs=2)),
    ("last-partial-batch-dropped",
     "You left out the batch that is smaller than the first. Every batch counts.", 3,
     run(feeds=full_ones)),
    ("last-batch-dropped", "You left out the last batch.", 3, run(feeds=lambda batches: batches[:-1])),
    ("one-loss", "You returned the mean of the losses. One number for each batch is asked for.", 3,
     run(shown=epoch_mean)),
    ("last-loss-only", "You returned the last loss only. One number for each batch is asked for.", 3,
     run(shown=lambda losses, batches: losses[-1:])),
    ("losses-not-kept", "You trained rightly, but returned no losses.", 3,
     run(shown=lambda losses, batches: [])),
    ("batches-backwards", "You went through the batches from the last to the first.", 3,
     run(feeds=lambda batches: batches[::-1])),
    ("rows-sorted-into-one-batch", "You made one batch of all batches.", 3,
     run(feeds=lambda batches: [[row for batch in batches for row in batch]])),
    ("loss-times-rows", "Your losses are sums over the rows of a batch. The classifier's loss is the "
     "mean already.", 3,
     run(shown=lambda losses, batches: [a * len(b) for a, b in zip(losses, batches)])),
    ("loss-divided-by-rows", "You divided the losses by the rows of the batch. The classifier's loss is "
     "the mean already.", 3,
     run(shown=lambda losses, batches: [a / len(b) for a, b in zip(losses, batches)])),
]:
    train.mistake(name, sentence, hint=hint, wrote=wrote)


def lenient(lengths=True, indices=True, empty=True):
    """Without some of the checks: what the engine makes of such rows."""

    def found(network, session, images, labels, batches):
        require(not lengths or len(images) == len(labels), "lengthMismatch")
        require(not indices or all(0 <= row < len(images) for rows in batches for row in rows),
                "indexOutOfRange")
        require(not empty or all(batches), "emptyInput")
        return with_what_comes(network, images, labels, batches)

    return found


def with_what_comes(network, images, labels, batches):
    """Rows below 0 are counted from the end, others that are not there stop the code."""
    count = min(len(images), len(labels))
    if any(not -count <= row < count for rows in batches for row in rows):
        raise Crash
    whole_ones = batches
    if not all(batches):
        whole_ones = batches[: next(at for at, rows in enumerate(batches) if not rows)]
    start, function, rate = network
    losses, logits = fed(start, function, rate, images, labels, whole_ones,
                         lambda x, rows: x[rows], lambda y, rows: y[rows])
    if all(batches):
        return told(losses, logits, len(batches))
    # The mean of no rows is NaN, and after a step with it so is everything.
    return {"losses": outcome(losses, logits)["losses"] + [NAN] * (len(batches) - len(losses)),
            "logits": logits * NAN, "runs": len(batches)}


def on_the_way(indices, empty):
    """Looks at a batch's rows, or whether it has any, only when its turn has come.

    An error after a step is shown as the network that the steps before it left.
    """

    def found(network, session, images, labels, batches):
        require(len(images) == len(labels), "lengthMismatch")

        def wrong(rows):
            return any(not 0 <= row < len(images) for row in rows)

        require(indices or not any(map(wrong, batches)), "indexOutOfRange")
        require(empty or all(batches), "emptyInput")
        good = next((at for at, rows in enumerate(batches) if wrong(rows) or not rows), len(batches))
        if good == 0:
            require_rows(network, session, images, labels, batches[:1])
        result = by_torch(network, session, images, labels, batches[:good])
        return result if good == len(batches) else result | {"losses": []}

    return found


def from_the_end(network, session, images, labels, batches):
    require(len(images) == len(labels), "lengthMismatch")
    require(all(row < len(images) for rows in batches for row in rows), "indexOutOfRange")
    require(all(batches), "emptyInput")
    return with_what_comes(network, images, labels, batches)


def empty_skipped(network, session, images, labels, batches):
    some = [rows for rows in batches if rows]
    require_rows(network, session, images, labels, some)
    return by_torch(network, session, images, labels, some)


for name, sentence, wrote in [
    ("nothing-thrown", "Your training is right; row numbers that are not there, different numbers of "
     "rows and empty batches have no error yet.", lenient(False, False, False)),
    ("lengths-unchecked", "Images and labels with different numbers of rows: throw "
     "LabError.lengthMismatch.", lenient(lengths=False)),
    ("indices-unchecked", "A row number that is too large stops your code, and one below 0 counts from "
     "the end. Throw LabError.indexOutOfRange.", lenient(indices=False)),
    ("below-0-unchecked", "A row number below 0 counts from the end with you. Throw "
     "LabError.indexOutOfRange for it as well.", from_the_end),
    ("indices-and-empty-unchecked", "Your training is right; row numbers that are not there and empty "
     "batches have no error yet.", lenient(indices=False, empty=False)),
    ("checked-on-the-way", "You made steps before you came to the batch that is wrong. Check all batches "
     "before the first step.", on_the_way(True, True)),
    ("indices-checked-on-the-way", "You made steps before you came to the row number that is not there. "
     "Check all batches before the first step.", on_the_way(True, False)),
    ("empty-checked-on-the-way", "You made steps before you came to the empty batch. Check all batches "
     "before the first step.", on_the_way(False, True)),
    ("empty-batch-skipped", "You pass over an empty batch. Throw LabError.emptyInput: somebody made a "
     "mistake.", empty_skipped),
    ("empty-batch-trained", "An empty batch's loss is NaN, and after its step the whole network is. "
     "Throw LabError.emptyInput.", lenient(empty=False)),
]:
    train.mistake(name, sentence, hint=4, wrote=wrote, guarded=False)
