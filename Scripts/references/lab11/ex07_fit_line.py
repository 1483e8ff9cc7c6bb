"""Exercise 11.7: a line a·x + b, fitted by a graph."""

import torch

from framework import PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import changing

fit_line = Exercise(
    "11.7",
    source=f"mpmath, in 60 digits, agreeing with "
    f"{library(torch, 'torch.autograd', 'torch.optim.SGD')}",
    points=10,
    tolerance=Tolerance(1e-10, 1e-10),
    guard=lambda x, y, rate, steps: require(x, y, rate, steps),
    errors=("emptyInput", "invalidParameter", "lengthMismatch"),
)


def require(x, y, rate, steps):
    if len(x) != len(y):
        raise LabError("lengthMismatch")
    if not x:
        raise LabError("emptyInput")
    if not rate > 0 or steps < 0:
        raise LabError("invalidParameter")


fit_line.case("three points on 2·x + 1, two steps", [0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 0.125, 2)
POINTS = [-1.5, 0.25, 1.0, 2.0, 3.5]
HEIGHTS = [4.0, 2.5, 1.0, 0.5, -2.0]
fit_line.case("falling, one step", POINTS, HEIGHTS, 0.1, 1)
fit_line.case("falling, twenty steps", POINTS, HEIGHTS, 0.1, 20)
fit_line.case("two points", [1.0, 3.0], [2.0, -1.0], 0.05, 8)
fit_line.case("one point", [2.0], [3.0], 0.05, 5)
fit_line.case("a level line away from 0", [-1.0, 0.0, 1.0], [4.0, 4.0, 4.0], 0.2, 6)
fit_line.case("too large a rate", [0.0, 1.0, 2.0, 3.0], [1.0, 2.0, 2.0, 5.0], 0.4, 6)
fit_line.case("no steps", POINTS, HEIGHTS, 0.1, 0, weight=1)
fit_line.case("a height too few", [1.0, 2.0], [1.0], 0.1, 3, weight=1)
fit_line.case("no points", [], [], 0.1, 3, weight=1)
fit_line.case("a rate of 0", POINTS, HEIGHTS, 0.0, 3, weight=1)
fit_line.case("a negative number of steps", POINTS, HEIGHTS, 0.1, -2, weight=1)


def fitting(over=len, loss_over=len, factor=2, in_turn=False, start=(0, 0), moves=(1, 1), sign=1,
            used=True, more=0, root=False, reported=lambda e: e * e):
    def found(x, y, rate, steps):
        x, y = [PRECISE.mpf(v) for v in x], [PRECISE.mpf(v) for v in y]
        rate = PRECISE.mpf(rate)
        a, b = map(PRECISE.mpf, start)
        losses = []

        def errors():
            return [a * one + b - other for one, other in zip(x, y)]

        def note():
            loss = sum(reported(e) for e in errors()) / loss_over(x)
            losses.append(float(PRECISE.sqrt(loss) if root else loss))

        for _ in range(max(0, steps + more)):
            note()
            e = errors()
            slope_a = factor * sum(v * u for u, v in zip(x, e)) / over(x)
            if in_turn:
                a = a - sign * rate * moves[0] * slope_a
                e = errors()
            slope_b = factor * sum(e) / over(x)
            if not in_turn:
                a = a - sign * rate * moves[0] * slope_a
            b = b - sign * rate * moves[1] * slope_b
        note()
        return {"slope": float(a), "intercept": float(b), "losses": losses,
                "graphHasVariables": used}

    return found


exact = fit_line.reference(fitting())


@fit_line.accepts
def by_torch(x, y, rate, steps):
    a = torch.zeros((), dtype=torch.float64, requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    x, y = torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    optimiser = torch.optim.SGD([a, b], lr=rate)
    losses = []
    for step in range(steps + 1):
        loss = torch.nn.functional.mse_loss(a * x + b, y)
        losses.append(loss.item())
        if step < steps:
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return {"slope": a.item(), "intercept": b.item(), "losses": losses, "graphHasVariables": True}


@fit_line.accepts
def by_moments(x, y, rate, steps):
    """The same steps on the two normal equations, in doubles."""
    n = len(x)
    sx, sy = sum(x) / n, sum(y) / n
    sxx, sxy = sum(v * v for v in x) / n, sum(u * v for u, v in zip(x, y)) / n
    a = b = 0.0
    losses = []
    for step in range(steps + 1):
        losses.append(sum((a * u + b - v) ** 2 for u, v in zip(x, y)) / n)
        if step < steps:
            a, b = (a - rate * 2 * (a * sxx + b * sx - sxy), b - rate * 2 * (a * sx + b - sy))
    return {"slope": a, "intercept": b, "losses": losses, "graphHasVariables": True}


def ones(x):
    return 1


for name, sentence, hint, wrote in [
    ("graph-unused",
     "Your numbers are right, but the graph you were given has no variable. Make a and b with "
     "`graph.variable`, and let a session move them.", 1, fitting(used=False)),
    ("sum-for-mean",
     "Your loss is the sum of the squared errors, and so are its gradients. It is their mean.", 2,
     fitting(over=ones, loss_over=ones)),
    ("sum-shown",
     "Your line is right; your losses are sums. The mean squared error is divided by n.", 2,
     fitting(loss_over=ones)),
    ("half-the-mean",
     "Your loss is half of the mean squared error, and so are its gradients. Here is no ½.", 2,
     fitting(factor=1, loss_over=lambda x: 2 * len(x))),
    ("half-the-gradient",
     "Your steps are half as long as asked for. The gradients of a mean of squares have a factor 2.",
     2, fitting(factor=1)),
    ("absolute-errors-shown", "Your losses are mean absolute errors. Take the mean of the squares.",
     2, fitting(reported=abs)),
    ("roots-shown", "Your losses are roots of the mean squared error. Leave the root out.", 2,
     fitting(root=True)),
    ("one-after-the-other",
     "You moved a first, and b by the gradient at the new a. Do both in one run: "
     "`graph.group([…])`.", 3, fitting(in_turn=True)),
    ("intercept-stays", "Your b stays where it began. Assign it in every step, as you do a.", 3,
     fitting(moves=(1, 0))),
    ("slope-stays", "Your a stays where it began. Assign it in every step, as you do b.", 3,
     fitting(moves=(0, 1))),
    ("never-moves",
     "Your line stays at 0·x + 0. Run the step in every round, and keep one session for all of "
     "them.", 3, fitting(moves=(0, 0))),
    ("begins-at-one", "You began at a = 1, b = 0. Both begin at 0.", 1, fitting(start=(1, 0))),
    ("begins-at-ones", "You began at a = 1, b = 1. Both begin at 0.", 1, fitting(start=(1, 1))),
    ("uphill", "Your line gets worse with every step: subtract η times the gradient.", 3,
     fitting(sign=-1)),
    ("learning-rate-missing", "Your steps are the whole gradient. Multiply it by the learning rate.",
     3, lambda x, y, rate, steps: exact(x, y, 1.0, steps)),
    ("a-step-too-many", "You made a step too many.", 4, fitting(more=1)),
    ("a-step-too-few", "You made a step too few.", 4, fitting(more=-1)),
    ("first-loss-missing",
     "Your losses lack the first one, from before any step. There are [steps + 1].", 4,
     changing(exact, losses=lambda losses: losses[1:])),
    ("last-loss-missing",
     "Your losses lack the last one. Run the loss once more after the last step: [steps + 1].", 4,
     changing(exact, losses=lambda losses: losses[:-1])),
    ("last-loss-only", "You returned the last loss alone. Keep it before every step, too.", 4,
     changing(exact, losses=lambda losses: losses[-1:])),
    ("losses-from-before",
     "The last of your losses is that from before the last step. Run the loss once more at the "
     "end.", 4,
     changing(exact, losses=lambda all: all[:1] + all[:-1] if len(all) > 1 else all)),
    ("slope-and-intercept-exchanged", "You returned a and b in each other's place.", 4,
     lambda *args: (lambda right: right | {
         "slope": right["intercept"], "intercept": right["slope"]})(exact(*args))),
    ("x-and-y-exchanged", "You fitted x to y: the line predicts y, a·x + b.", 2,
     lambda x, y, rate, steps: exact(y, x, rate, steps)),
]:
    fit_line.mistake(name, sentence, hint=hint, wrote=wrote)


def checking(lengths=True, empty=True, parameters=True):
    def found(x, y, rate, steps):
        if len(x) != len(y):
            if lengths:
                raise LabError("lengthMismatch")
            raise Crash
        if not x:
            if empty:
                raise LabError("emptyInput")
            nan = float("nan")
            return {"slope": 0.0, "intercept": 0.0, "losses": [nan] * (steps + 1),
                    "graphHasVariables": True}
        if parameters:
            require(x, y, rate, steps)
        if steps < 0:
            raise Crash
        return fitting()(x, y, rate, steps)

    return found


fit_line.mistake(
    "lengths-unchecked",
    "Where x and y differ in length your code stops. Throw LabError.lengthMismatch.",
    hint=4, guarded=False, wrote=checking(lengths=False))
fit_line.mistake(
    "empty-unchecked", "Without points your losses are NaN. Throw LabError.emptyInput.",
    hint=4, guarded=False, wrote=checking(empty=False))
fit_line.mistake(
    "parameters-unchecked",
    "You took a rate that is not above 0, and a negative number of steps stops your code. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=checking(parameters=False))
