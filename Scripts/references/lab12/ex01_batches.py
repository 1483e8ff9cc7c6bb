"""Exercise 12.1: shuffled batches, in the order that the engine's generator draws."""

import numpy as np

from framework import Crash, Exercise, Tolerance, library
from framework.wrong import after

from .checks import require
from .philox import shuffled, words


def require_sizes(rows, size, seed):
    require(rows >= 1, "emptyInput")
    require(size >= 1, "invalidParameter")


batches = Exercise(
    "12.1",
    source=f"{library(np, 'numpy.random.Philox')}, shuffled as Fisher and Yates do; cut by "
    "numpy.array_split",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_sizes,
    errors=("emptyInput", "invalidParameter"),
)
batches.case("seven rows in threes, seed 7", 7, 3, 7)
batches.case("ten rows in fours, seed 1", 10, 4, 1)
batches.case("six rows in twos: no rest, seed 12", 6, 2, 12)
batches.case("five rows, one by one, seed 3", 5, 1, 3, weight=1)
batches.case("five rows in one batch, seed 2", 5, 5, 2, weight=1)
batches.case("five rows, room for eight, seed 9", 5, 8, 9, weight=1)
batches.case("one row", 1, 4, 5, weight=1)
batches.case("the second epoch of seed 7", 7, 3, -7)
batches.case("no rows", 0, 3, 5, weight=1)
batches.case("fewer than no rows", -2, 3, 5, weight=1)
batches.case("a size of 0", 5, 0, 5, weight=1)
batches.case("a size below 0", 5, -2, 5, weight=1)


def order_of(rows, seed, skipped=0):
    """The permutation of a generator; a negative seed asks for the one after the first."""
    drawn = words(abs(seed), 2 * rows)
    return shuffled(rows, drawn[rows - skipped :] if seed < 0 else drawn)


@batches.reference
def split_by_numpy(rows, size, seed):
    order = np.array(order_of(rows, seed))
    return [part.tolist() for part in np.array_split(order, range(size, rows, size))]


def cut(order, size, rows=None):
    """From the front, the rest in a list of its own."""
    return [order[start : start + size] for start in range(0, rows or len(order), size)]


@batches.accepts
def sliced(rows, size, seed):
    return cut(order_of(rows, seed), size)


def made(function):
    """Batches as `function` makes them of the order and the size."""
    return lambda rows, size, seed: function(order_of(rows, seed), size)


batches.mistake(
    "not-shuffled",
    "Your rows come in their old order. Draw the order by generator.permutation(rows).",
    hint=1, wrote=lambda rows, size, seed: cut(list(range(rows)), size))
batches.mistake(
    "rest-dropped",
    "The rows that do not fill a batch are missing. The last batch may be smaller.",
    hint=1, wrote=made(lambda order, size: [b for b in cut(order, size) if len(b) == size]))
batches.mistake(
    "rest-dropped-except-alone",
    "The rows that do not fill a batch are missing, unless there is no other batch. The last batch may "
    "be smaller.",
    hint=1, wrote=made(lambda order, size: [
        b for b in cut(order, size) if len(b) == size or size > len(order)]))
batches.mistake(
    "rest-filled-up",
    "Your last batch was filled up with rows from the front, which come twice now. It may be smaller.",
    hint=3, wrote=made(lambda order, size: [
        [order[(start + place) % len(order)] for place in range(size)]
        for start in range(0, len(order), size)]))
batches.mistake(
    "rest-shifted-back",
    "Your last batch begins too early, so that it is full, and some rows come twice. It may be smaller.",
    hint=3, wrote=made(lambda order, size: [
        order[max(0, min(start, len(order) - size)) :][:size]
        for start in range(0, len(order), size)]))
batches.mistake(
    "rest-joined",
    "Your last full batch has the rest in it as well. The rest is a batch of its own.",
    hint=3, wrote=made(lambda order, size: (lambda all: all if len(all[-1]) == size or len(all) == 1
                       else [*all[:-2], all[-2] + all[-1]])(cut(order, size))))
batches.mistake(
    "rest-stops-the-code",
    "Your code stops where the last batch is not full. It ends at `rows`: min(start + size, rows).",
    hint=3)(lambda rows, size, seed: cut(order_of(rows, seed), size) if rows % size == 0 else crash())


def crash():
    raise Crash


batches.mistake(
    "size-is-the-number",
    "You made `size` batches. It is the number of rows in a batch, not the number of batches.",
    hint=2, wrote=made(lambda order, size: [
        part.tolist() for part in np.array_split(np.array(order), size)]))
batches.mistake(
    "size-is-the-number-at-most",
    "You made up to `size` batches of as many rows as that takes. It is the number of rows in a batch.",
    hint=2, wrote=made(lambda order, size: cut(order, -(-len(order) // size))))
batches.mistake(
    "one-row-too-many",
    "Your batches have a row more than `size`, and some rows come twice. `start..<end` leaves the end "
    "out.",
    hint=3, wrote=made(lambda order, size: [
        order[start : start + size + 1] for start in range(0, len(order), size)]))
batches.mistake(
    "empty-batch-at-the-end",
    "Where there is no rest you added an empty batch.",
    hint=3, wrote=made(lambda order, size: cut(order, size)
                       + ([[]] if len(order) % size == 0 else [])))
batches.mistake(
    "counted-from-1",
    "Your rows are counted from 1. Indices begin at 0.",
    hint=2, wrote=made(lambda order, size: cut([row + 1 for row in order], size)))
batches.mistake(
    "sorted-within",
    "Your batches have the right rows, but sorted. Leave them in the order of the permutation.",
    hint=2, wrote=made(lambda order, size: [sorted(batch) for batch in cut(order, size)]))
batches.mistake(
    "cut-from-the-back",
    "You cut from the back, so that the smaller batch comes first. Begin at the front.",
    hint=2, wrote=made(lambda order, size: [
        batch[::-1] for batch in cut(order[::-1], size)][::-1]))
batches.mistake(
    "dealt-like-cards",
    "You dealt the rows out one to each batch in turn. Cut the permutation into pieces instead.",
    hint=2, wrote=made(lambda order, size: [
        order[start :: -(-len(order) // size)] for start in range(-(-len(order) // size))]))
batches.mistake(
    "batches-shuffled",
    "You shuffled the batches, not the rows: neighbours stay together. Shuffle first, then cut.",
    hint=1, wrote=lambda rows, size, seed: (
        lambda all: [all[index] for index in batch_order(len(all), seed)]
    )(cut(list(range(rows)), size)))


def batch_order(count, seed):
    """The order of the batches, which takes a word for each of them only."""
    return order_of(count, seed)


batches.mistake(
    "copied-generator",
    "Your second epoch has the order of the first: the generator did not move on. Call it on the "
    "parameter itself.",
    hint=3, wrote=lambda rows, size, seed: cut(order_of(rows, abs(seed)), size))
batches.mistake(
    "another-shuffle",
    "Your first epoch is right, the second one is in another order. Draw by "
    "generator.permutation(rows), once an epoch.",
    hint=2, wrote=lambda rows, size, seed: cut(order_of(rows, seed, skipped=1), size))
batches.mistake(
    "flat",
    "You returned one list. Cut it: a list of batches, each a list of indices.",
    hint=1, wrote=made(lambda order, size: order))
batches.mistake(
    "no-rows-unchecked",
    "For 0 rows you returned a list, and fewer stop your code. Throw LabError.emptyInput below 1.",
    hint=4, guarded=False, wrote=after(
        lambda rows, size, seed: require(size >= 1, "invalidParameter"),
        lambda rows, size, seed: crash() if rows < 0 else sliced(rows, size, seed) if rows else [],
    ))
batches.mistake(
    "zero-rows-unchecked",
    "For 0 rows you returned a list. There is nothing to cut: throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=lambda rows, size, seed: [] if rows == 0 else after(
        require_sizes, sliced)(rows, size, seed))


def without_size_check(rows, size, seed):
    if size == 0:
        raise Crash
    return sliced(rows, size, seed) if size > 0 else []


batches.mistake(
    "size-unchecked",
    "A size of 0 stops your code, and one below 0 gives no batches. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda rows, size, seed: require(rows >= 1, "emptyInput"), without_size_check))
batches.mistake(
    "size-crashes",
    "A size below 1 stops your code. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda rows, size, seed: require(rows >= 1, "emptyInput"),
        lambda rows, size, seed: crash() if size < 1 else sliced(rows, size, seed)))
batches.mistake(
    "nothing-thrown", "Your batches are right; the errors are not thrown yet.",
    hint=4, guarded=False, wrote=lambda rows, size, seed: crash() if rows < 0
    else without_size_check(rows, size, seed) if rows else [])
