"""Exercise 14.9: inverted dropout, with the uniform numbers that the engine draws."""

import math

import numpy as np
import torch
from numpy.random import Philox

from framework import NAN, Exercise, LabError, Tolerance, library
from framework.wrong import changing

dropout = Exercise(
    "14.9",
    source=f"{library(np, 'numpy.random.Philox')}, agreeing with "
    f"{library(torch, 'torch.nn.functional.dropout')} where no chance is left",
    points=10,
    tolerance=Tolerance(1e-14, 1e-13),
    guard=lambda inputs, probability, training, seed: require(probability),
    errors=("invalidParameter",),
)


def require(probability):
    if not 0 <= probability <= 1:
        raise LabError("invalidParameter")


ROW = np.array([[1.0, 2.0, 3.0, 4.0]])
TABLE = np.array([[1.0, -2.0, 0.5, 4.0], [3.0, 0.25, -1.0, 2.0], [5.0, 1.5, 2.0, -4.0]])
MAPS = np.arange(1.0, 19.0).reshape(3, 3, 2) / 4
dropout.case("one row, half of it dropped", ROW, 0.5, True, 9)
dropout.case("three rows, a quarter dropped", TABLE, 0.25, True, 1)
dropout.case("three rows, three quarters dropped", TABLE, 0.75, True, 9)
dropout.case("maps of an image", MAPS, 0.375, True, 5)
dropout.case("in use", TABLE, 0.25, False, 3)
dropout.case("in use, one row", ROW, 0.5, False, 7)
dropout.case("the second mask of a generator", TABLE, 0.25, True, -8)
dropout.case("the first mask, after a call in use", TABLE, 0.5, False, -6)
dropout.case("a row alone", np.array([2.0, 4.0, 8.0, 16.0, 32.0]), 0.625, True, 2)
dropout.case("nothing is dropped", TABLE, 0.0, True, 3, weight=1)
dropout.case("all is dropped", TABLE, 1.0, True, 3, weight=1)
dropout.case("all would be dropped, in use", TABLE, 1.0, False, 3, weight=1)
dropout.case("no rows", np.zeros((0, 4)), 0.5, True, 7, weight=1)
dropout.case("a probability below 0", ROW, -0.25, True, 7, weight=1)
dropout.case("a probability above 1", ROW, 1.25, False, 7, weight=1)
dropout.case("a probability of NaN", ROW, NAN, True, 7, weight=1)


def uniforms(seed, count):
    """What the engine draws; a seed below 0 stands for the second draw of as many."""
    drawn = Philox(key=abs(seed)).random_raw(2 * count if seed < 0 else count)
    return (np.atleast_1d(drawn)[-count:] >> np.uint64(11)) * 2.0**-53 if count else np.zeros(0)


def judged(training, seed, draws):
    """A seed below 0 asks for a second call, in training, with the generator as the first has left it.

    - Returns: whether the call that is judged is one in training, and the seed of its numbers.
    """
    return (True, seed if draws(training) else -seed) if seed < 0 else (training, seed)


def scaled(probability):
    """1 / (1 − p), and for p = 1 a number that nothing is multiplied by."""
    return 1 / (1 - probability) if probability < 1 else 1.0


def swift_quotient(a, b):
    return math.inf if b == 0 and a > 0 else NAN if b == 0 else a / b


def dropping(factor=lambda p: scaled(p), keeps=lambda u, p: u >= p, in_use=lambda p: 1.0,
             mask=lambda keeps, shape, p, seed: keeps(uniforms(seed, math.prod(shape)).reshape(
                 shape), p), train=lambda training: training, draws=None):
    """The exercise's function with any of its parts exchanged: what is kept is multiplied by, which
    numbers are kept, what all are multiplied by in use, how the mask is drawn, and when."""

    def found(inputs, probability, training, seed):
        training, seed = judged(training, seed, draws or train)
        if not train(training):
            factors = np.full(inputs.shape, in_use(probability))
        else:
            kept = mask(keeps, inputs.shape, probability, seed).astype(np.float64)
            factors = np.broadcast_to(kept * factor(probability), inputs.shape)
        return {"outputs": inputs * factors, "factors": np.array(factors)}

    return found


right = dropout.reference(dropping())


@dropout.accepts
def by_torch(inputs, probability, training, seed):
    """PyTorch's own chance is another; the mask is multiplied as its documentation says."""
    training, seed = judged(training, seed, bool)
    x = torch.tensor(inputs.copy(), requires_grad=True)
    if training and 0 < probability < 1:
        kept = torch.tensor(uniforms(seed, inputs.size).reshape(inputs.shape) >= probability)
        y = torch.where(kept, x / (1 - probability), 0.0)
    else:
        y = torch.nn.functional.dropout(x, p=probability, training=training)
    y.sum().backward()
    return {"outputs": y.detach().numpy(), "factors": x.grad.numpy()}


@dropout.accepts
def element_by_element(inputs, probability, training, seed):
    training, seed = judged(training, seed, bool)
    outputs, factors = [], []
    for x, u in zip(inputs.ravel().tolist(), uniforms(seed, inputs.size).tolist()):
        dropped = training and u < probability
        factors.append(0.0 if dropped else 1 / (1 - probability) if training else 1.0)
        outputs.append(x * factors[-1])
    return {"outputs": np.array(outputs).reshape(inputs.shape),
            "factors": np.array(factors).reshape(inputs.shape)}


def one_for_each(axis):
    """A mask with one number for each place of an axis, the same along all others."""

    def mask(keeps, shape, probability, seed):
        if not shape:
            return keeps(uniforms(seed, 1).reshape(shape), probability)
        kept = keeps(uniforms(seed, shape[axis]), probability)
        return kept.reshape([-1 if place == axis % len(shape) else 1
                             for place in range(len(shape))])

    return mask


for name, sentence, hint, wrote in [
    ("not-rescaled",
     "What you keep is not rescaled. Divide it by 1 − p, so that the mean stays what it was.", 3,
     dropping(factor=lambda p: 1.0)),
    ("divided-by-p",
     "You divided what you keep by p, the probability to drop. Divide by 1 − p.", 3,
     dropping(factor=lambda p: swift_quotient(1.0, p) if p < 1 else 1.0)),
    ("multiplied-by-the-rest",
     "You multiplied what you keep by 1 − p. Divide by it: the rest has to make up for the dropped.",
     3, dropping(factor=lambda p: 1 - p)),
    ("multiplied-by-p", "You multiplied what you keep by p. Divide it by 1 − p.", 3,
     dropping(factor=lambda p: p)),
    ("scaled-in-use-instead",
     "You rescale in use, not in training. Here it is the other way round: divide by 1 − p in "
     "training, and leave the inputs alone in use.", 3,
     dropping(factor=lambda p: 1.0, in_use=lambda p: 1 - p)),
    ("scaled-in-use-too", "In use you multiply by 1 − p. Nothing is changed there: all factors are 1.",
     2, dropping(in_use=lambda p: 1 - p)),
    ("divided-in-use-too", "In use you divide by 1 − p. Nothing is changed there: all factors are 1.",
     2, dropping(in_use=lambda p: scaled(p))),
    ("active-in-use",
     "You drop numbers although `isTraining` is false. In use all stay as they are.", 2,
     dropping(train=lambda training: True)),
    ("off-in-training", "You dropped nothing in training.", 2,
     dropping(train=lambda training: False)),
    ("training-and-use-exchanged",
     "You drop in use and not in training: `isTraining` is asked the wrong way round.", 2,
     dropping(train=lambda training: not training)),
    ("keeps-below-p",
     "You keep where the number drawn is below p. Below p is dropped: p is the probability to drop.",
     2, dropping(keeps=lambda u, p: u < p)),
    ("p-is-the-share-to-keep",
     "You took p for the probability to keep, and divided by it. It is the probability to drop.", 2,
     dropping(keeps=lambda u, p: u < p,
              factor=lambda p: swift_quotient(1.0, p) if p > 0 else 1.0)),
    ("keeps-below-the-rest",
     "You keep where the number drawn is below 1 − p: as many, but others. Drop where it is below p.",
     2, dropping(keeps=lambda u, p: u < 1 - p)),
    ("same-mask-for-each-row",
     "All your rows lose the same places. Draw a number for each element, not one for each column.",
     2, dropping(mask=one_for_each(-1))),
    ("whole-rows", "You drop whole rows. Draw a number for each element.", 2,
     dropping(mask=one_for_each(0))),
    ("one-number-for-all", "You drop all or nothing. Draw a number for each element.", 2,
     dropping(mask=lambda keeps, shape, p, seed: np.broadcast_to(
         keeps(uniforms(seed, 1), p) if math.prod(shape) else np.zeros(1), shape))),
    ("drawn-by-columns",
     "Your numbers run down the columns. Draw them in the shape of the inputs, row by row.", 2,
     dropping(mask=lambda keeps, shape, p, seed: keeps(
         uniforms(seed, math.prod(shape)).reshape(shape[::-1]).T, p))),
    ("a-copy-of-the-generator",
     "The second call drops the same places as the first. Draw from `generator` itself, not from a "
     "copy.", 2, lambda inputs, p, training, seed: right(inputs, p, training or seed < 0, abs(seed))),
    ("drawn-in-use", "In use you draw numbers all the same, and the next mask is another one. Draw in "
     "training only.", 2, dropping(draws=lambda training: True)),
    ("drawn-in-plus-minus-one",
     "You draw in ±1. Draw uniform numbers in 0 ..< 1: `generator.uniform(shape:)`.", 2,
     dropping(keeps=lambda u, p: 2 * u - 1 >= p)),
    ("exactly-so-many",
     "You drop exactly the share p of each call. Each element is dropped or kept by a chance of its "
     "own.", 2,
     dropping(mask=lambda keeps, shape, p, seed: (lambda u: (
         np.argsort(np.argsort(u)) >= round(p * u.size)).reshape(shape))(
             uniforms(seed, math.prod(shape))))),
    ("factors-without-scale",
     "Your outputs are right; the factors lack the 1 / (1 − p) by which you rescaled.", 4,
     changing(right, factors=lambda factors: (factors > 0).astype(np.float64))),
    ("dropped-for-kept-in-factors",
     "Your factors are 1 where an input is dropped. They are 0 there: outputs = inputs · factors.", 4,
     changing(right, factors=lambda factors: (factors == 0).astype(np.float64))),
    ("outputs-as-factors", "You returned the outputs as the factors too.", 4,
     lambda *args: (lambda found: found | {"factors": found["outputs"]})(right(*args))),
    ("outputs-not-changed", "Your factors are right, but the outputs are the inputs.", 4,
     lambda inputs, *rest: right(inputs, *rest) | {"outputs": inputs}),
    ("factors-of-use-are-zero", "In use your factors are 0. They are 1: every input passes.", 4,
     lambda inputs, p, training, seed: right(inputs, p, training, seed) | (
         {} if training or seed < 0 else {"factors": np.zeros(inputs.shape)})),
]:
    dropout.mistake(name, sentence, hint=hint, wrote=wrote)
dropout.mistake(
    "all-dropped-is-nan",
    "With p = 1 you divide by 0. Nothing is kept then: all outputs and factors are 0.", hint=4,
    wrote=lambda inputs, p, training, seed: {
        "outputs": np.full(inputs.shape, NAN), "factors": np.full(inputs.shape, NAN)}
    if (training or seed < 0) and p == 1 else right(inputs, p, training, seed))


@dropout.mistake(
    "one-refused", "You refuse p = 1. It is allowed, and drops everything.", hint=4)
def one_refused(inputs, probability, training, seed):
    if probability == 1:
        raise LabError("invalidParameter")
    return right(inputs, probability, training, seed)


@dropout.mistake(
    "zero-refused", "You refuse p = 0. It is allowed, and drops nothing.", hint=4)
def zero_refused(inputs, probability, training, seed):
    if probability == 0:
        raise LabError("invalidParameter")
    return right(inputs, probability, training, seed)


@dropout.mistake(
    "probability-unchecked",
    "You take a probability outside of 0 … 1. Throw LabError.invalidParameter, in use too.",
    hint=4, guarded=False)
def probability_unchecked(inputs, probability, training, seed):
    # Behind the question whether p is below 1, NaN keeps nothing.
    return right(inputs, probability, training, seed)


@dropout.mistake(
    "nan-unchecked",
    "A probability of NaN gets through. NaN is neither below 0 nor above 1: ask whether p lies in "
    "0...1 instead.", hint=4, guarded=False)
def nan_unchecked(inputs, probability, training, seed):
    if probability < 0 or probability > 1:
        raise LabError("invalidParameter")
    return probability_unchecked(inputs, probability, training, seed)


@dropout.mistake(
    "nan-makes-nan",
    "A probability of NaN makes all factors NaN. Ask whether p lies in 0...1: NaN does not.", hint=4,
    guarded=False)
def nan_makes_nan(inputs, probability, training, seed):
    if probability < 0 or probability > 1:
        raise LabError("invalidParameter")
    return dropping(factor=lambda p: 1 / (1 - p) if p != 1 else 1.0)(
        inputs, probability, training, seed)


@dropout.mistake(
    "checked-in-training-only",
    "In use a probability above 1 gets through. It makes no sense there either: throw "
    "LabError.invalidParameter.", hint=4, guarded=False)
def checked_in_training_only(inputs, probability, training, seed):
    if training:
        require(probability)
    return right(inputs, probability, training, seed)
