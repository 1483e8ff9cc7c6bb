"""Exercise 10.1: gradient descent on a function of one variable, with its path."""

import math

import numpy as np
import torch

from framework import (
    INFINITY, NAN, PRECISE, Compound, Crash, Exercise, LabError, Tolerance, library,
)
from framework.wrong import stopping


def polynomial(*coefficients):
    return Compound("Polynomial(_:)", list(coefficients))


VALLEY = polynomial(24.0, -10.0, 1.0)
TWO_VALLEYS = polynomial(1.0, 0.5, -2.0, 0.0, 0.5)


def require_walk(curve, start, rate, steps):
    if not rate > 0 or steps < 0:
        raise LabError("invalidParameter")
    if not math.isfinite(start):
        raise LabError("notFinite")


descend = Exercise(
    "10.1",
    source=f"60 digits, agreeing with {library(torch, 'torch.autograd', 'torch.optim.SGD')}",
    points=5,
    # A handful of steps: each adds a few roundings of 1e-16 and may treble those before it.
    tolerance=Tolerance(1e-12, 1e-9),
    guard=require_walk,
    errors=("invalidParameter", "notFinite"),
    specials=("nan", "-inf"),
)
descend.case("one valley", VALLEY, 2.0, 0.1, 3)
descend.case("two valleys, from the left", TWO_VALLEYS, -0.7, 0.05, 6)
descend.case("two valleys, from the right", TWO_VALLEYS, 0.9, 0.05, 6)
descend.case("a cubic", polynomial(0.0, 1.0, -1.5, 0.25), 3.1, 0.3, 4)
descend.case("too large a rate", polynomial(0.0, 0.0, 1.0), 1.0, 1.1, 5)
descend.case("a straight line", polynomial(1.0, -2.0), 0.5, 0.25, 3, weight=1)
descend.case("level ground", polynomial(5.0), 1.5, 0.5, 2, weight=1)
descend.case("at the bottom already", VALLEY, 5.0, 0.1, 3, weight=1)
descend.case("plus and minus 1000", polynomial(0.0, -1000.0, 0.5), -1000.0, 0.25, 4, weight=1)
descend.case("no steps", VALLEY, 2.0, 0.1, 0, weight=1)
descend.case("one step", VALLEY, 7.0, 0.2, 1, weight=1)
descend.case(
    "beyond all numbers", polynomial(0.0, 0.0, 0.0, 0.0, 1.0), 10.0, 1.0, 8, weight=1)
descend.case("steps below 0", VALLEY, 2.0, 0.1, -1, weight=1)
descend.case("a rate of 0", VALLEY, 2.0, 0.0, 3, weight=1)
descend.case("a rate below 0", VALLEY, 2.0, -0.1, 3, weight=1)
descend.case("a rate of NaN", VALLEY, 2.0, NAN, 3, weight=1)
descend.case("a start of NaN", VALLEY, NAN, 0.1, 3, weight=1)
descend.case("an infinite start", VALLEY, INFINITY, 0.1, 3, weight=1)


def value_at(curve, x):
    """Horner's rule, as Polynomial has it."""
    result = 0.0
    for coefficient in reversed(curve[0]):
        result = result * x + coefficient
    return result


def slope_at(curve, x):
    return value_at([[k * c for k, c in enumerate(curve[0])][1:]], x)


@descend.reference
def exact_path(curve, start, rate, steps):
    path, x = [start], PRECISE.mpf(start)
    for _ in range(steps):
        if not math.isfinite(path[-1]):
            # Infinity has no slope: in Horner's rule 0 meets it first.
            path.append(NAN)
            continue
        x = x - PRECISE.mpf(rate) * slope_at([list(map(PRECISE.mpf, curve[0]))], x)
        path.append(float(x))
    return path


@descend.accepts
def by_torch(curve, start, rate, steps):
    *lower, highest = curve[0]
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([x], lr=rate)
    path = [start]
    for _ in range(steps):
        optimiser.zero_grad()
        height = highest
        for coefficient in reversed(lower):
            height = height * x + coefficient
        (height + 0 * x).backward()
        optimiser.step()
        path.append(x.item())
    return path


@descend.accepts
def by_numpy(curve, start, rate, steps):
    slope = np.polynomial.Polynomial(curve[0]).deriv()
    path = [np.float64(start)]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return path


def walk(move=lambda x, slope, rate: x - rate * slope, slope=slope_at, more=0, going=None):
    """The path of steps by `move`, as long as `going` says so of the last place and its slope."""

    def walked(curve, start, rate, steps):
        if steps + more < 0:
            raise Crash()
        path = [start]
        for _ in range(steps + more):
            here = slope(curve, path[-1])
            if going and not going(path[-1], here):
                break
            path.append(move(path[-1], here, rate))
        return path

    return walked


in_doubles = descend.accepts(walk())


descend.mistake(
    "adds-the-slope",
    "You added the slope. It says where the curve rises; you want to go down, so subtract it.",
    hint=1, wrote=walk(lambda x, slope, rate: x + rate * slope))
descend.mistake(
    "rate-missing",
    "Your steps are as long as the slope. Multiply it by the learning rate first.",
    hint=2, wrote=walk(lambda x, slope, rate: x - slope))
descend.mistake(
    "divided-by-rate",
    "You divided the slope by the learning rate. Multiply: a small rate makes a small step.",
    hint=2, wrote=walk(lambda x, slope, rate: x - slope / rate))
descend.mistake(
    "value-for-slope",
    "You went by the height of the curve, curve(x). What counts is how it falls: "
    "curve.slope(at: x).",
    hint=2, wrote=walk(slope=value_at))
descend.mistake(
    "rate-by-value",
    "Your steps are the learning rate long, whatever the slope is. A step is rate · slope.",
    hint=2, wrote=walk(lambda x, slope, rate: x - rate * (
        slope if slope == 0 or math.isnan(slope) else math.copysign(1.0, slope))))
descend.mistake(
    "absolute",
    "Your x only ever falls. Keep the slope's sign: where the curve falls to the right, x must "
    "rise.",
    hint=1, wrote=walk(lambda x, slope, rate: x - rate * abs(slope)))
descend.mistake(
    "everything-scaled",
    "You multiplied x by the learning rate as well. Only the slope is: x − rate · slope.",
    hint=2, wrote=walk(lambda x, slope, rate: rate * (x - slope)))
descend.mistake(
    "only-the-change",
    "You listed the changes alone. Subtract rate · slope from the x before it.",
    hint=2, wrote=walk(lambda x, slope, rate: -rate * slope))


@descend.mistake(
    "slope-of-the-start",
    "All your steps are equally long: they use the slope at the start. Take it anew at each place.",
    hint=2,
)
def _(curve, start, rate, steps):
    if steps < 0:
        raise Crash()
    return walk(slope=lambda curve, _: slope_at(curve, start))(curve, start, rate, steps)


descend.mistake(
    "start-missing",
    "The start is not in your path. Begin the list with it: there is one x more than steps.",
    hint=3, wrote=lambda *call: in_doubles(*call)[1:])
descend.mistake(
    "last-step-missing",
    "Your path ends one step too early: the start and every step after it are steps + 1 numbers.",
    hint=3, wrote=lambda *call: in_doubles(*call)[: max(call[3], 1)])
descend.mistake(
    "one-step-too-many",
    "Your path has a step too many. The start is in it, and then exactly as many x as steps.",
    hint=3, wrote=walk(more=1))
descend.mistake(
    "end-only",
    "You returned only the last x. Collect them all, from the start on.",
    hint=3, wrote=lambda *call: in_doubles(*call)[-1:])
descend.mistake(
    "heights-for-places",
    "You listed the heights of the curve. The path is where you stand: the x themselves.",
    hint=3, wrote=lambda *call: [value_at(call[0], x) for x in in_doubles(*call)])
descend.mistake(
    "stops-where-level",
    "You stop where the slope is 0. The path always has steps + 1 numbers: stay, and list x again.",
    hint=3, wrote=walk(going=lambda x, slope: slope != 0))
descend.mistake(
    "stops-beyond-numbers",
    "You stop when x is no longer finite. Nothing is to be hidden here: let it go on, the path has "
    "steps + 1 numbers.",
    hint=3, wrote=walk(going=lambda x, slope: math.isfinite(x)))


def throwing_beyond(*call):
    path = in_doubles(*call)
    if not all(map(math.isfinite, path)):
        raise LabError("notFinite")
    return path


descend.mistake(
    "throws-beyond-numbers",
    "You threw an error when the path left the numbers. Only the start has to be finite: let the "
    "rest go on.",
    hint=3, wrote=throwing_beyond)


def requiring(steps=True, rate=lambda rate: rate > 0, start=math.isfinite):
    """The path behind a part of the checks."""

    def walked(curve, begin, eta, count):
        if (steps and count < 0) or not rate(eta):
            raise LabError("invalidParameter")
        if not start(begin):
            raise LabError("notFinite")
        return in_doubles(curve, begin, eta, count)

    return walked


for name, negative in (("", in_doubles), ("-steps-end-at-once", lambda curve, x, rate, steps:
                                         in_doubles(curve, x, rate, max(0, steps)))):
    descend.mistake(
        f"nothing-checked{name}",
        "Your path is right; the errors are not thrown yet.",
        hint=4, guarded=False, wrote=negative)
descend.mistake(
    "steps-unchecked",
    "Below 0 steps your code stops: a range cannot end before it begins. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=requiring(steps=False))
descend.mistake(
    "negative-steps-allowed",
    "For steps below 0 you returned the start. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda curve, start, rate, steps:
    requiring()(curve, start, rate, max(0, steps)))
descend.mistake(
    "no-steps-throws",
    "You threw an error for 0 steps. Without a step the path is the start alone.",
    hint=4, wrote=stopping(
        lambda curve, start, rate, steps: steps == 0, LabError("invalidParameter"), in_doubles))
descend.mistake(
    "rate-unchecked",
    "You walked with a rate that is not above 0. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=requiring(rate=lambda rate: True))
descend.mistake(
    "zero-rate-allowed",
    "You walked with a rate of 0, which goes nowhere. It has to be above 0, or throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=requiring(rate=lambda rate: rate >= 0))
descend.mistake(
    "nan-rate-slips-through",
    "A rate of NaN got past your check: rate <= 0 is false for it. Ask that rate > 0 holds.",
    hint=4, guarded=False, wrote=requiring(rate=lambda rate: not rate <= 0))
descend.mistake(
    "start-unchecked",
    "You started from NaN or infinity. Throw LabError.notFinite.",
    hint=4, guarded=False, wrote=requiring(start=lambda start: True))
descend.mistake(
    "infinite-start-allowed",
    "You started from infinity. Throw LabError.notFinite, as for NaN: start.isFinite asks for "
    "both.",
    hint=4, guarded=False, wrote=requiring(start=lambda start: not math.isnan(start)))
descend.mistake(
    "wrong-error-for-start",
    "For a start that is NaN or infinite the error is LabError.notFinite, not invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda curve, start, rate, steps: not math.isfinite(start), LabError("invalidParameter"),
        requiring()))
