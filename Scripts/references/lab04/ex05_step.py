"""Exercise 4.5: one step of gradient descent."""

import math
from fractions import Fraction

from framework import INFINITY, NAN, Exercise, LabError, Tolerance
from framework.wrong import after

from .lines import line, slopes


def require_rate(model, gradient, rate):
    if not rate > 0:
        raise LabError("invalidParameter")


step = Exercise(
    "4.5",
    source="exact rational arithmetic (fractions.Fraction)",
    points=5,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_rate,
    errors=("invalidParameter",),
    specials=("nan",),
)
step.case("one step", line(1.0, 2.0), slopes(4.0, -6.0), 0.1)
step.case("an untidy step", line(-0.375, 1.8), slopes(2.25, 0.7), 0.03)
step.case("both falling", line(3.5, -0.5), slopes(-1.25, -8.0), 0.25)
step.case("a long step", line(0.5, 0.25), slopes(3.0, 1.5), 2.0)
step.case("from knobs at 0", line(0.0, 0.0), slopes(-0.4, 0.9), 0.5, weight=1)
step.case("plus and minus 1000", line(1000.0, -1000.0), slopes(-1000.0, 1000.0), 0.5, weight=1)
step.case("a flat place", line(1.25, -2.5), slopes(0.0, 0.0), 0.1, weight=1)
step.case("a NaN in the gradient", line(1.0, 2.0), slopes(NAN, 0.5), 0.1, weight=1)
step.case("a rate of 0", line(1.0, 2.0), slopes(4.0, -6.0), 0.0, weight=1)
step.case("a rate below 0", line(1.0, 2.0), slopes(4.0, -6.0), -0.1, weight=1)
step.case("a rate of NaN", line(1.0, 2.0), slopes(4.0, -6.0), NAN, weight=1)


def each(function):
    """The same change of both knobs: `function` of knob, slope and rate."""
    return lambda model, gradient, rate: line(
        *(function(knob, slope, rate) for knob, slope in zip(model, gradient))
    )


@step.reference
def exact_step(model, gradient, rate):
    return each(
        lambda knob, slope, rate: float(Fraction(knob) - Fraction(rate) * Fraction(slope))
        if math.isfinite(slope) else slope
    )(model, gradient, rate)


def down(knob, slope, rate):
    return knob - rate * slope


@step.accepts
def in_doubles(model, gradient, rate):
    return each(down)(model, gradient, rate)


step.mistake(
    "adds-the-gradient",
    "You added the gradient. It points to where the error rises; you want to go down, so subtract "
    "it.",
    hint=1, wrote=each(lambda knob, slope, rate: knob + rate * slope))
step.mistake(
    "rate-missing",
    "You subtracted the whole gradient. Multiply it by the learning rate first.",
    hint=2, wrote=each(lambda knob, slope, rate: knob - slope))
step.mistake(
    "divided-by-rate",
    "You divided the gradient by the learning rate. Multiply by it: a small rate means a small "
    "step.",
    hint=2, wrote=each(lambda knob, slope, rate: knob - slope / rate))
step.mistake(
    "only-the-change",
    "You returned the change alone. Subtract it from the knobs as they were.",
    hint=2, wrote=each(lambda knob, slope, rate: -rate * slope))
step.mistake(
    "only-rate-times-gradient",
    "You returned rate · gradient. That is what has to be subtracted from the knobs.",
    hint=2, wrote=each(lambda knob, slope, rate: rate * slope))
step.mistake(
    "knob-times-rate",
    "You multiplied the knobs by the rate as well. Only the gradient is multiplied by it.",
    hint=2, wrote=each(lambda knob, slope, rate: rate * (knob - slope)))
step.mistake(
    "sign-only",
    "Your step has the same length whatever the gradient is. Its length is rate · slope, its "
    "direction the opposite of the slope's.",
    hint=2, wrote=each(lambda knob, slope, rate: knob - rate * (
        slope if slope == 0 or math.isnan(slope) else math.copysign(1.0, slope))))
step.mistake(
    "absolute",
    "Your knobs only ever go down in value. Keep the sign of the gradient: a negative slope raises "
    "the knob.",
    hint=2, wrote=each(lambda knob, slope, rate: knob - rate * abs(slope)))
step.mistake(
    "rate-subtracted",
    "You subtracted rate and gradient one after the other. Multiply the two, then subtract.",
    hint=2, wrote=each(lambda knob, slope, rate: knob - rate - slope))
step.mistake(
    "unchanged",
    "You returned the line as it was. A line is a value: make a new one from the changed knobs.",
    hint=1, wrote=lambda model, gradient, rate: model)
step.mistake(
    "weight-unchanged",
    "Only the bias has moved. Both knobs take the step, each with its own slope.",
    hint=3, wrote=lambda model, gradient, rate: line(model[0], down(model[1], gradient[1], rate)))
step.mistake(
    "bias-unchanged",
    "Only the weight has moved. Both knobs take the step, each with its own slope.",
    hint=3, wrote=lambda model, gradient, rate: line(down(model[0], gradient[0], rate), model[1]))
step.mistake(
    "slopes-swapped",
    "The two slopes have changed places. The weight goes by gradient.weight, the bias by "
    "gradient.bias.",
    hint=3, wrote=lambda model, gradient, rate: line(
        down(model[0], gradient[1], rate), down(model[1], gradient[0], rate)))
step.mistake(
    "knobs-swapped",
    "The two results have changed places: the weight comes first.",
    hint=4, wrote=lambda model, gradient, rate: line(*reversed(each(down)(model, gradient, rate))))
step.mistake(
    "rate-unchecked",
    "You took a step with a rate that is not above 0. Throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=each(down))
step.mistake(
    "zero-rate-allowed",
    "You took a step with a rate of 0, which goes nowhere. The rate has to be above 0, or throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(
        lambda model, gradient, rate: require_rate(model, gradient, 1.0 if rate == 0 else rate),
        each(down),
    ))
step.mistake(
    "nan-rate-slips-through",
    "A rate of NaN got past your check: rate <= 0 is false for it. Ask that rate > 0 holds.",
    hint=3, guarded=False, wrote=after(
        lambda model, gradient, rate: require_rate(
            model, gradient, INFINITY if math.isnan(rate) else rate),
        each(down),
    ))
