"""Exercise 11.8: a network with a hidden layer, by placeholders and feeds."""

import numpy as np
import torch

from framework import Crash, Exercise, Tolerance, library
from framework.wrong import after, changing, stopping

from .networks import (
    MISTAKES, SMALL, START, TWO, XOR, XOR_LABELS, add_cases, check_all_but_parameters, exact,
    forward, numpy_training, parameters_out_of_range, require, require_training, sigmoid,
    stops_on_shapes, torch_training, trained, training,
)

train = Exercise(
    "11.8",
    source=f"mpmath, in 60 digits, agreeing with "
    f"{library(torch, 'torch.autograd', 'torch.optim.SGD')}, and {library(np, 'by hand')}",
    points=15,
    tolerance=Tolerance(1e-9, 1e-9),
    guard=lambda start, x, y, rate, steps, questions: require_all(
        start, x, y, rate, steps, questions),
    errors=("emptyInput", "invalidParameter", "shapeMismatch"),
)


def require_all(start, x, y, rate, steps, questions):
    require_training(start, x, y, rate, steps)
    require(questions.ndim == 2 and questions.shape[1] == start[0].shape[1])


QUESTIONS = np.array([[0.5, 0.5], [-1.0, 2.0], [3.0, -0.25]])
add_cases(train, QUESTIONS)
train.case("as many questions as rows", START, XOR, XOR_LABELS, 0.5, 2, XOR + 0.25)
train.case("no questions", SMALL, XOR, XOR_LABELS, 0.5, 1, np.zeros((0, 2)), weight=1)
train.case("questions with a column too few", TWO, XOR, np.hstack([XOR_LABELS, XOR_LABELS]), 0.5, 1,
           np.zeros((2, 1)), weight=1)


def run(ask=None, used=True, asked=lambda parts, start: parts, **changes):
    fit = training(**changes)
    says = {key: changes[key] for key in ("hidden", "output", "biases", "turned") if key in changes}

    def found(start, x, y, rate, steps, questions):
        parts, losses = fit(start, x, y, rate, steps)
        if ask:
            answers = ask(parts, x, questions)
        else:
            answers = forward(asked(parts, [exact(part) for part in start]), exact(questions),
                              **says)[1]
        return trained(start, parts, losses) | {
            "answers": np.asarray(answers).astype(np.float64), "graphHasVariables": used}

    return found


right = train.reference(run())


@train.accepts
def by_torch(start, x, y, rate, steps, questions):
    parts, losses, answer = torch_training(start, x, y, rate, steps)
    return trained(start, parts, losses) | {
        "answers": answer(torch.tensor(questions.copy())).detach().numpy(),
        "graphHasVariables": True}


@train.accepts
def by_numpy(start, x, y, rate, steps, questions):
    parts, losses = numpy_training(start, x, y, rate, steps)
    hidden = np.tanh(questions @ parts[0].T + parts[1])
    return trained(start, parts, losses) | {
        "answers": 1 / (1 + np.exp(-(hidden @ parts[2].T + parts[3]))), "graphHasVariables": True}


train.mistake(
    "graph-unused",
    "Your numbers are right, but the graph you were given has no variable. Make W¹, b¹, W² and b² "
    "with `graph.variable`.",
    hint=1, wrote=run(used=False))
for name, sentence, hint, changes in MISTAKES:
    train.mistake(name, sentence, hint=hint, wrote=run(**changes))
for name, sentence, hint, wrote in [
    ("answers-before-training",
     "Your answers are those of the network before the training. Ask after the last step, in the "
     "same session.", 4, run(asked=lambda parts, start: start)),
    ("answers-to-the-training-rows",
     "You asked about the training rows. Feed the questions for X.", 4,
     run(ask=lambda parts, x, questions: forward(parts, exact(x))[1])),
    ("hidden-answers", "You returned O¹ as the answers. They are O².", 4,
     run(ask=lambda parts, x, questions: forward(parts, exact(questions))[0])),
    ("answers-before-the-sigmoid",
     "Your answers are Z², before the sigmoid. Return O².", 4,
     run(ask=lambda parts, x, questions: forward(parts, exact(questions), output=lambda z: z)[1])),
    ("answers-as-classes", "You returned classes as the answers. Return O², between 0 and 1.", 4,
     run(ask=lambda parts, x, questions: (
         forward(parts, exact(questions))[1] >= 0.5).astype(np.float64))),
    ("first-loss-missing",
     "Your losses lack the first one, from before any step. There are [steps + 1].", 4,
     changing(right, losses=lambda losses: losses[1:])),
    ("last-loss-missing",
     "Your losses lack the last one. Run the loss once more after the last step: [steps + 1].", 4,
     changing(right, losses=lambda losses: losses[:-1])),
    ("network-before-training",
     "You returned the network you were given. Ask the session for the variables' values.", 4,
     lambda start, *rest: right(start, *rest) | {"network": start}),
    ("layers-exchanged",
     "Your network's biases are in each other's place: `outputBiases` are b².", 4,
     lambda start, *rest: (lambda found: found | {"network": type(start)(
         start.name, found["network"][0], found["network"][3], found["network"][2],
         found["network"][1])})(right(start, *rest))),
]:
    train.mistake(name, sentence, hint=hint, wrote=wrote)
train.mistake(
    "shapes-unchecked",
    "Inputs or labels that do not fit the network stop your code. Throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(stops_on_shapes, Crash(), after(require_all, right)))
stopping_at_negative = stopping(lambda *args: args[4] < 0, Crash(), right)
train.mistake(
    "parameters-unchecked",
    "You took a rate that is not above 0, and a negative number of steps stops your code. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False,
    wrote=after(check_all_but_parameters, lambda start, x, y, rate, steps, questions: after(
        require_all, right)(start, x, y, rate, steps, questions)
        if not parameters_out_of_range(start, x, y, rate, steps)
        else stopping_at_negative(start, x, y, rate, steps, questions)))
train.mistake(
    "questions-unchecked",
    "Questions that do not fit the network stop your code, or give another error. Throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda *args: args[5].shape[1] != args[0][0].shape[1], Crash(),
        after(require_all, right)))
