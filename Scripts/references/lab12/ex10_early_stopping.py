"""Exercise 12.10: early stopping with patience."""

import math

import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

from framework import INFINITY, NAN, Exercise, Tolerance, library

from .checks import is_amount, require


def require_settings(losses, patience, improvement):
    require(patience >= 0 and is_amount(improvement), "invalidParameter")


def require_losses(losses, patience, improvement):
    require(losses, "emptyInput")


def require_all(*args):
    require_settings(*args)
    require_losses(*args)


early_stopping = Exercise(
    "12.10",
    source=library(torch, "torch.optim.lr_scheduler.ReduceLROnPlateau") + " (threshold_mode abs)",
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_all,
    errors=("emptyInput", "invalidParameter"),
)
early_stopping.case("patience 2", [0.9, 0.7, 0.6, 0.65, 0.7, 0.62, 0.3], 2, 0.0)
early_stopping.case("patience 3 sees the next valley", [0.9, 0.7, 0.6, 0.65, 0.7, 0.62, 0.3], 3, 0.0)
early_stopping.case("patience 0", [0.9, 0.8, 0.85, 0.1], 0, 0.0)
early_stopping.case("patience 1, bad epochs not in a row", [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6], 1, 0.0)
early_stopping.case("ties improve nothing", [0.5, 0.5, 0.5, 0.5, 0.4], 2, 0.0)
early_stopping.case(
    "a least improvement", [1.0, 0.95, 0.9, 0.875, 0.7, 0.6875, 0.675, 0.65, 0.1], 2, 0.125)
early_stopping.case(
    "small improvements add up", [1.0, 0.9375, 0.8125, 0.75, 0.625, 0.5625, 0.5], 1, 0.125)
early_stopping.case("exactly the least improvement is not enough", [1.0, 0.75, 0.5, 0.4], 1, 0.25)
early_stopping.case("a little worse is no improvement", [0.5, 0.55, 0.6, 0.3], 1, 0.125)
early_stopping.case(
    "improvements in the tenth digit", [0.3, 0.2999999999, 0.2999999998, 0.3], 0, 0.0, weight=1)
early_stopping.case("never worse", [0.9, 0.8, 0.7, 0.6], 2, 0.0)
early_stopping.case("bad at the end, but still patient", [0.5, 0.4, 0.45, 0.5], 2, 0.0)
early_stopping.case("it stops with the last epoch", [0.5, 0.4, 0.45, 0.5, 0.6], 2, 0.0, weight=1)
early_stopping.case("worse from the start", [0.2, 0.3, 0.4, 0.5, 0.6], 1, 0.0)
early_stopping.case("one epoch", [0.7], 0, 0.0, weight=1)
early_stopping.case("a NaN among them is a bad epoch", [0.9, NAN, 0.8, NAN, NAN, 0.1], 1, 0.0)
early_stopping.case("NaN at the start", [NAN, 0.8, 0.7, 0.9, 0.95, 0.1], 1, 0.0)
early_stopping.case("nothing but NaN", [NAN, NAN, NAN], 1, 0.0, weight=1)
early_stopping.case("NaN, and patience left", [NAN, NAN], 5, 0.0, weight=1)
early_stopping.case("infinite losses improve nothing", [INFINITY, INFINITY, 0.5], 1, 0.0, weight=1)
early_stopping.case("losses below 0", [0.5, -0.25, -0.5, -0.375, -0.25], 1, 0.0, weight=1)
early_stopping.case("no losses", [], 2, 0.0, weight=1)
early_stopping.case("a patience below 0", [0.5, 0.6], -1, 0.0, weight=1)
early_stopping.case("a least improvement below 0", [0.5, 0.4, 0.45, 0.6], 1, -0.1, weight=1)
early_stopping.case("a least improvement of NaN", [0.5, 0.4, 0.45, 0.6], 1, NAN, weight=1)
early_stopping.case("an infinite least improvement", [0.5, 0.4, 0.45, 0.6], 1, INFINITY, weight=1)


def answer(best, stop):
    return {"bestEpoch": best, "stopEpoch": stop}


@early_stopping.reference
def by_pytorch(losses, patience, improvement):
    """A learning rate that is cut exactly where this exercise stops."""
    optimiser = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    scheduler = ReduceLROnPlateau(
        optimiser, factor=0.5, patience=patience, threshold=improvement, threshold_mode="abs")
    best = None
    for epoch, loss in enumerate(losses):
        before = scheduler.best
        scheduler.step(loss)
        if scheduler.best != before:
            best = epoch
        if optimiser.param_groups[0]["lr"] < 1:
            return answer(best, epoch)
    return answer(best, None)


def watching(improves=lambda loss, best, improvement, previous: loss < best - improvement,
             stops=lambda bad, patience: bad > patience, start=(None, INFINITY), forgets=True,
             follows=lambda loss, best: False):
    """The exercise's function with any of its parts exchanged; `follows` says whether the best loss
    takes a small improvement along."""

    def function(losses, patience, improvement):
        epoch_of_best, best = start
        bad, previous = 0, INFINITY
        for epoch, loss in enumerate(losses):
            if improves(loss, best, improvement, previous):
                epoch_of_best, best = epoch, loss
                bad = 0 if forgets else bad
            else:
                bad += 1
                if follows(loss, best):
                    best = loss
            previous = loss
            if stops(bad, patience):
                return answer(epoch_of_best, epoch)
        return answer(epoch_of_best, None)

    return function


right = early_stopping.accepts(watching())


@early_stopping.accepts
def by_distance(losses, patience, improvement):
    best = None
    for epoch, loss in enumerate(losses):
        if loss < (INFINITY if best is None else losses[best]) - improvement:
            best = epoch
        if epoch - (-1 if best is None else best) > patience:
            return answer(best, epoch)
    return answer(best, None)


def least(losses):
    """Where the smallest number stands, the first one; NaN is none."""
    numbers = [loss for loss in losses if loss < math.inf]
    return losses.index(min(numbers)) if numbers else None


def first_least(losses):
    """The same by a search that begins with the first loss, whatever it is."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
    return best


def changed(change):
    return lambda losses, patience, improvement: change(
        right(losses, patience, improvement), losses, patience, improvement)


for id, sentence, hint, function in [
    ("one-epoch-early",
     "You stop with the bad epoch number `patience`. That many are still borne; the next one is too "
     "many.",
     3, watching(stops=lambda bad, patience: bad >= max(patience, 1))),
    ("one-epoch-early-not-with-0",
     "You stop an epoch too early: `patience` bad epochs are borne. With patience 0 you stop at once, "
     "good or bad.",
     3, watching(stops=lambda bad, patience: bad >= patience)),
    ("one-epoch-late",
     "You stop an epoch too late. Count the epoch first, then ask `bad > patience`.",
     3, watching(stops=lambda bad, patience: bad > patience + 1)),
    ("ties-improve",
     "You took a tie for an improvement. Only a smaller loss is one.",
     3, watching(improves=lambda loss, best, improvement, _: loss <= best - improvement
                 and loss < math.inf)),
    ("ties-improve-infinity-too",
     "You took a tie for an improvement, even of ∞ with ∞. Only a smaller loss is one.",
     3, watching(improves=lambda loss, best, improvement, _: loss <= best - improvement)),
    ("previous-epoch",
     "You compared with the epoch before. Compare with the best loss so far.",
     3, watching(improves=lambda loss, best, improvement, previous: loss < previous - improvement)),
    ("bad-epochs-in-all",
     "You counted all bad epochs. Only those in a row count: an improvement sets them back to 0.",
     2, watching(forgets=False)),
    ("improvement-ignored",
     "You ignored the least improvement: subtract it from the best loss before you compare.",
     3, watching(improves=lambda loss, best, improvement, _: loss < best)),
    ("improvement-added",
     "You added the least improvement. With it a loss must be smaller still: best − improvement.",
     3, watching(improves=lambda loss, best, improvement, _: loss < best + improvement)),
    ("improvement-relative",
     "You took the least improvement as a share of the best loss. It is an amount.",
     3, watching(improves=lambda loss, best, improvement, _: loss < best * (1 - improvement))),
    ("best-follows",
     "Your best loss follows improvements that are too small to count. It changes only in an epoch that "
     "improves.",
     3, watching(follows=lambda loss, best: loss < best)),
    ("nan-improves",
     "You took NaN for an improvement: your test asks whether a loss is not worse. Ask whether it is "
     "less.",
     3, watching(improves=lambda loss, best, improvement, _: not loss >= best - improvement)),
    ("best-starts-at-0",
     "Your best loss starts at 0, and hardly any loss is less. Start at infinity.",
     2, watching(start=(None, 0.0))),
    ("best-starts-at-1",
     "Your best loss starts at 1, so that a first loss of 1 is no improvement. Start at infinity.",
     2, watching(start=(None, 1.0))),
    ("best-epoch-starts-at-0",
     "Where no epoch has improved, your best epoch is 0. It is nil.",
     2, watching(start=(0, INFINITY))),
    ("larger-is-better",
     "You looked for large losses. A small loss is a good one.",
     1, watching(improves=lambda loss, best, improvement, _: loss > best + improvement,
                 start=(None, -INFINITY))),
    ("looks-ahead",
     "Your best epoch lies behind the stop. What comes after it is never seen.",
     1, changed(lambda found, losses, *_: found | {"bestEpoch": least(losses)})),
    ("looks-ahead-from-the-first",
     "Your best epoch has the smallest of all losses, before and behind the stop. What comes after it is "
     "never seen, and NaN is never best.",
     1, changed(lambda found, losses, *_: found | {"bestEpoch": first_least(losses)})),
    ("best-without-improvement",
     "Your best epoch has the smallest loss seen. It must have improved by the least improvement.",
     3, changed(lambda found, losses, *_: found | {"bestEpoch": least(
         losses if found["stopEpoch"] is None else losses[: found["stopEpoch"] + 1])})),
    ("last-for-nil",
     "Where the losses end first you returned the last epoch. The stop is nil then.",
     4, changed(lambda found, losses, *_: found | {
         "stopEpoch": len(losses) - 1 if found["stopEpoch"] is None else found["stopEpoch"]})),
    ("count-for-nil",
     "Where the losses end first you returned how many there are. The stop is nil then.",
     4, changed(lambda found, losses, *_: found | {
         "stopEpoch": len(losses) if found["stopEpoch"] is None else found["stopEpoch"]})),
    ("counted-from-1",
     "Your epochs are counted from 1. They begin at 0.",
     4, changed(lambda found, *_: {
         key: None if epoch is None else epoch + 1 for key, epoch in found.items()})),
    ("stop-counted-from-1",
     "Your stop is an epoch too late: it is the last epoch that is trained.",
     4, changed(lambda found, *_: found | {
         "stopEpoch": None if found["stopEpoch"] is None else found["stopEpoch"] + 1})),
    ("swapped",
     "Best epoch and stop have changed places.",
     4, changed(lambda found, *_: answer(found["stopEpoch"], found["bestEpoch"]))),
    ("never-stops",
     "Your stop is always nil. Return as soon as the bad epochs are more than `patience`.",
     3, changed(lambda found, losses, patience, improvement: watching(
         stops=lambda bad, patience: False)(losses, patience, improvement))),
    ("early-and-ties-improve",
     "You stop an epoch too early: `patience` bad epochs are borne. And a tie is no improvement.",
     3, watching(improves=lambda loss, best, improvement, _: loss <= best - improvement
                 and loss < math.inf, stops=lambda bad, patience: bad >= max(patience, 1))),
    ("early-and-improvement-ignored",
     "You stop an epoch too early, and the least improvement is ignored.",
     3, watching(improves=lambda loss, best, improvement, _: loss < best,
                 stops=lambda bad, patience: bad >= max(patience, 1))),
]:
    early_stopping.mistake(id, sentence, hint=hint, wrote=function)


def first_is_best(losses, patience, improvement):
    """The first loss is the best one without a look at it; a NaN stays that."""
    return watching(start=(0, losses[0]))(losses, patience, improvement)


def first_skipped(losses, patience, improvement):
    """The same, and the loop begins with the second loss."""
    found = watching(start=(-1, losses[0]))(losses[1:], patience, improvement)
    return {key: None if epoch is None else epoch + 1 for key, epoch in found.items()}


early_stopping.mistake(
    "first-counted-twice",
    "Your first epoch is the best at the start and a bad one right after, by a tie with itself.",
    hint=2, wrote=first_is_best)
early_stopping.mistake(
    "first-taken-as-it-is",
    "Your first loss is the best without a look at it. If it is NaN or ∞, it improves nothing: start "
    "at infinity.",
    hint=2, wrote=first_skipped)


def declare(id, sentence, *checks, function=right):
    def wrote(*args):
        for check in checks:
            check(*args)
        return function(*args)

    early_stopping.mistake(id, sentence, hint=4, guarded=False, wrote=wrote)


def checked(patience=lambda number: number >= 0, improvement=is_amount):
    return lambda losses, count, amount: require(
        patience(count) and improvement(amount), "invalidParameter")


declare("no-losses-unchecked",
        "For no losses you returned nil and nil. Throw LabError.emptyInput.", require_settings)
declare("patience-unchecked",
        "A patience below 0 was taken as it is. Throw LabError.invalidParameter.",
        require_losses, checked(patience=lambda _: True))
declare("improvement-unchecked",
        "A least improvement below 0, or one that is no finite number, was taken as it is. Throw "
        "LabError.invalidParameter.",
        require_losses, checked(improvement=lambda _: True))
declare("improvement-nan-unchecked",
        "A least improvement of NaN got past your check: NaN < 0 is false. Ask that it is >= 0.",
        require_losses, checked(improvement=lambda amount: not (amount < 0 or amount == INFINITY)))
declare("improvement-infinity-unchecked",
        "An infinite least improvement got past your check. Ask for isFinite.",
        require_losses, checked(improvement=lambda amount: amount >= 0))
declare("improvement-only-negative-checked",
        "A least improvement of NaN or infinity got past your check. Ask that it is >= 0 and finite.",
        require_losses, checked(improvement=lambda amount: not amount < 0))
declare("settings-unchecked",
        "Settings that make no sense were taken as they are. Throw LabError.invalidParameter.",
        require_losses)
declare("nothing-thrown", "Your epochs are right; the errors are not thrown yet.")
declare("nan-refused",
        "You refused losses that are NaN or infinite. They are bad epochs, no more.",
        require_all, lambda losses, *_: require(all(map(math.isfinite, losses)), "invalidParameter"))
