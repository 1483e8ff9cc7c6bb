"""Exercise 11.6: the quadratic, minimised by a session."""

import math

import torch

from framework import PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import changing

minimise = Exercise(
    "11.6",
    source=f"mpmath, in 60 digits, agreeing with "
    f"{library(torch, 'torch.autograd', 'torch.optim.SGD')}",
    points=10,
    # A step of rate below 1 lets rounding errors shrink; above, they grow as the path does.
    tolerance=Tolerance(1e-11, 1e-11),
    guard=lambda start, rate, steps: require(start, rate, steps),
    errors=("invalidParameter", "notFinite"),
)


def require(start, rate, steps):
    if not rate > 0 or steps < 0:
        raise LabError("invalidParameter")
    if not math.isfinite(start):
        raise LabError("notFinite")


minimise.case("from 0, three steps", 0.0, 0.25, 3)
minimise.case("from 0, forty steps: −1 at 5", 0.0, 0.1, 40)
minimise.case("from the right", 12.5, 0.05, 10)
minimise.case("one step is enough at 0.5", 2.0, 0.5, 1)
minimise.case("over and over the valley", 3.0, 0.9, 6)
minimise.case("to and fro", 4.25, 1.0, 4)
minimise.case("too large a rate climbs out", 4.0, 1.5, 8)
minimise.case("already there", 5.0, 0.3, 3, weight=1)
minimise.case("no steps", -2.0, 0.1, 0, weight=1)
minimise.case("a rate of 0", 0.0, 0.0, 3, weight=1)
minimise.case("a negative rate", 0.0, -0.1, 3, weight=1)
minimise.case("a negative number of steps", 0.0, 0.1, -1, weight=1)
minimise.case("a start at infinity", math.inf, 0.1, 2, weight=1)
minimise.case("a start that is no number", math.nan, 0.1, 2, weight=1)


def descending(slope=lambda x: 2 * x - 10, value=lambda x: x * x - 10 * x + 24, begins=None,
               more=0, used=True):
    def found(start, rate, steps):
        x, rate = PRECISE.mpf(start if begins is None else begins), PRECISE.mpf(rate)
        path = [x]
        for _ in range(max(0, steps + more)):
            x = x - rate * slope(x)
            path.append(x)
        return {"x": [float(x) for x in path], "y": [float(value(x)) for x in path],
                "graphHasVariables": used}

    return found


exact = minimise.reference(descending())


@minimise.accepts
def by_torch(start, rate, steps):
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([x], lr=rate)
    xs, ys = [], []
    for step in range(steps + 1):
        y = x**2 - 10 * x + 24
        xs.append(x.item())
        ys.append(y.item())
        if step < steps:
            optimiser.zero_grad()
            y.backward()
            optimiser.step()
    return {"x": xs, "y": ys, "graphHasVariables": True}


@minimise.accepts
def in_closed_form(start, rate, steps):
    """x − 5 shrinks by 1 − 2η in every step, and y is its square less 1."""
    gaps = [(PRECISE.mpf(start) - 5) * (1 - 2 * PRECISE.mpf(rate)) ** step
            for step in range(steps + 1)]
    return {"x": [float(5 + gap) for gap in gaps], "y": [float(gap**2 - 1) for gap in gaps],
            "graphHasVariables": True}


def only_last(start, rate, steps):
    right = exact(start, rate, steps)
    return right | {"x": right["x"][-1:], "y": right["y"][-1:]}


for name, sentence, hint, wrote in [
    ("graph-unused",
     "Your numbers are right, but the graph you were given has no variable. Make x with "
     "`graph.variable`, and let a session move it.", 1, descending(used=False)),
    ("uphill", "Your path goes uphill. Assign x − η·gradient, not x + η·gradient.", 3,
     descending(slope=lambda x: 10 - 2 * x)),
    ("without-24", "Your x are right, but your y lack the 24: y = x² − 10x + 24.", 2,
     descending(value=lambda x: x * x - 10 * x)),
    ("plus-10", "You minimised x² + 10x + 24. It is x² − 10x + 24.", 2,
     descending(slope=lambda x: 2 * x + 10, value=lambda x: x * x + 10 * x + 24)),
    ("start-ignored", "Your path begins at 0, whatever the start is.", 2, descending(begins=0.0)),
    ("never-moves",
     "Your x stays where it began. Run the step in every round, and keep one session for all of "
     "them: a new one begins anew.", 3, descending(slope=lambda x: x * 0)),
    ("slope-halved",
     "Your steps are half as long as asked for: the slope is 2x − 10. Let `graph.gradient` find it.",
     2, descending(slope=lambda x: x - 5)),
    ("slope-is-y", "You moved by η·y. Move by η times the gradient of y.", 2,
     descending(slope=lambda x: x * x - 10 * x + 24)),
    ("learning-rate-missing", "Your steps are the whole gradient. Multiply it by the learning rate.",
     3, lambda start, rate, steps: exact(start, 1.0, steps)),
    ("a-step-too-few", "Your path has a step too few: make as many as `steps` says.", 4,
     lambda start, rate, steps: exact(start, rate, max(0, steps - 1))),
    ("a-step-too-many", "Your path has a step too many: the first x is the start, without a step.",
     4, descending(more=1)),
    ("start-missing",
     "Your lists lack the start. They have [steps + 1] numbers: before the first step, and after "
     "each.", 4,
     changing(exact, x=lambda x: x[1:], y=lambda y: y[1:])),
    ("end-missing",
     "Your lists lack the end. They have [steps + 1] numbers: run once more after the last step.",
     4, changing(exact, x=lambda x: x[:-1], y=lambda y: y[:-1])),
    ("last-only", "You returned the end alone. Keep x and y before the first step, and after each.",
     4, only_last),
    ("y-from-before",
     "Your y are one step behind your x: a value that is fetched beside an action is that from "
     "before it.", 4,
     changing(exact, y=lambda y: y[:1] + y[:-1] if len(y) > 1 else y)),
    ("y-from-after",
     "Your y are one step ahead of your x. Fetch both in the same run.", 4,
     changing(exact, y=lambda y: y[1:] + y[-1:])),
    ("x-from-before",
     "Your x are one step behind your y: a value that is fetched beside an action is that from "
     "before it.", 4,
     changing(exact, x=lambda x: x[:1] + x[:-1] if len(x) > 1 else x)),
    ("graph-unused-start-missing",
     "The graph you were given has no variable, and your lists lack the start.", 1,
     changing(descending(used=False), x=lambda x: x[1:], y=lambda y: y[1:])),
]:
    minimise.mistake(name, sentence, hint=hint, wrote=wrote)


def infinite(start, rate, steps):
    return not math.isfinite(start)


def unchecked(start, rate, steps):
    if infinite(start, rate, steps):
        return {"x": [start] + [math.nan] * steps, "y": [math.nan] * (steps + 1),
                "graphHasVariables": True}
    return descending()(start, rate, max(0, steps))


def without(what):
    def found(start, rate, steps):
        if not what(start, rate, steps):
            require(start, rate, steps)
        return unchecked(start, rate, steps)

    return found


minimise.mistake(
    "start-unchecked", "You took a start that is infinite or NaN. Throw LabError.notFinite.",
    hint=4, guarded=False, wrote=without(infinite))
minimise.mistake(
    "rate-unchecked",
    "You took a learning rate that is not above 0. Throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=without(
        lambda start, rate, steps: not rate > 0 and steps >= 0))


def stops_below_zero(start, rate, steps):
    """Nothing is looked at before the loop over 0...steps."""
    if steps < 0:
        raise Crash
    return unchecked(start, rate, steps)


minimise.mistake(
    "nothing-checked",
    "A negative number of steps stops your code, and you took rates and starts that make no sense. "
    "Check all three first.",
    hint=4, guarded=False, wrote=stops_below_zero)


@minimise.mistake(
    "parameters-unchecked",
    "A negative number of steps stops your code, and you took a rate that is not above 0. Throw "
    "LabError.invalidParameter.", hint=4, guarded=False)
def _(start, rate, steps):
    if not math.isfinite(start):
        raise LabError("notFinite")
    return stops_below_zero(start, rate, steps)
