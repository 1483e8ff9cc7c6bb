"""Exercise 11.9: the same network, trained by a tape."""

import numpy as np
import torch

from framework import Crash, Exercise, Tolerance, library
from framework.wrong import after, changing, stopping

from .networks import (
    MISTAKES, add_cases, check_all_but_parameters, numpy_training, parameters_out_of_range,
    require_training, stops_on_shapes, torch_training, trained, training,
)

tape = Exercise(
    "11.9",
    source=f"mpmath, in 60 digits, agreeing with "
    f"{library(torch, 'torch.autograd', 'torch.optim.SGD')}, and {library(np, 'by hand')}",
    points=10,
    tolerance=Tolerance(1e-9, 1e-9),
    guard=require_training,
    errors=("emptyInput", "invalidParameter", "shapeMismatch"),
)
add_cases(tape)


def run(**changes):
    fit = training(**changes)
    return lambda start, *rest: trained(start, *fit(start, *rest))


right = tape.reference(run())


@tape.accepts
def by_torch(start, *rest):
    return trained(start, *torch_training(start, *rest)[:2])


@tape.accepts
def by_numpy(start, *rest):
    return trained(start, *numpy_training(start, *rest))


for name, sentence, hint, changes in MISTAKES:
    tape.mistake(name, sentence, hint=hint, wrote=run(**changes))
for name, sentence, hint, wrote in [
    ("first-loss-missing",
     "Your losses lack the first one, from before any step. There are [steps + 1].", 4,
     changing(right, losses=lambda losses: losses[1:])),
    ("last-loss-missing",
     "Your losses lack the last one: compute J once more after the last step.", 4,
     changing(right, losses=lambda losses: losses[:-1])),
    ("network-before-training",
     "You returned the network you were given. Return the arrays that the steps have changed.", 4,
     lambda start, *rest: right(start, *rest) | {"network": start}),
]:
    tape.mistake(name, sentence, hint=hint, wrote=wrote)
tape.mistake(
    "shapes-unchecked",
    "Inputs or labels that do not fit the network stop your code. Throw LabError.shapeMismatch.",
    hint=4, guarded=False,
    wrote=stopping(stops_on_shapes, Crash(), after(require_training, right)))
tape.mistake(
    "parameters-unchecked",
    "You took a rate that is not above 0, and a negative number of steps stops your code. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False,
    wrote=after(check_all_but_parameters, stopping(lambda *args: args[4] < 0, Crash(), right)))
