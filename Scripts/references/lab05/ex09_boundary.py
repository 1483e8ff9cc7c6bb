"""Exercise 5.9: the decision boundary as a line."""

import mpmath

from framework import (
    NAN, PRECISE, Crash, Exercise, Tolerance, divide, library, logarithm,
)
from framework.wrong import after, changing, stopping, swapping

from .checks import require


def require_line(weights, _, threshold):
    require(len(weights) == 2, "shapeMismatch")
    require(weights[1] != 0 and 0 < threshold < 1, "invalidParameter")


boundary = Exercise(
    "5.9",
    source=f"{library(mpmath, 'mpmath.log')} (60 digits)",
    points=10,
    # ln(t / (1 − t)) of a rounded quotient near 1: 1e-15, divided by weights from 1e-3 up.
    tolerance=Tolerance(1e-11, 1e-11),
    guard=require_line,
    errors=("shapeMismatch", "invalidParameter"),
)
boundary.case("one half", [0.5, -0.25], -2.0, 0.5)
boundary.case("untidy weights", [1.3, 0.7], 0.45, 0.5)
boundary.case("both weights below 0", [-0.9, -2.4], 1.1, 0.5)
boundary.case("threshold 0.8", [0.5, -0.25], -2.0, 0.8)
boundary.case("threshold 0.1", [1.3, 0.7], 0.45, 0.1)
boundary.case("threshold 0.999", [-2.2, 0.003], 0.75, 0.999, weight=1)
boundary.case("a horizontal line", [0.0, 1.5], -0.6, 0.5, weight=1)
boundary.case("no intercept", [2.0, 3.0], 0.0, 0.5, weight=1)
boundary.case("plus and minus 1000", [1000.0, -1000.0], 1000.0, 0.25, weight=1)
boundary.case("a vertical line", [1.5, 0.0], -0.6, 0.5, weight=1)
boundary.case("no line at all", [0.0, 0.0], 0.7, 0.5, weight=1)
boundary.case("threshold 0", [0.5, -0.25], -2.0, 0.0, weight=1)
boundary.case("threshold 1", [0.5, -0.25], -2.0, 1.0, weight=1)
boundary.case("a threshold that is NaN", [0.5, -0.25], -2.0, NAN, weight=1)
boundary.case("three weights", [0.5, -0.25, 1.0], -2.0, 0.5, weight=1)
boundary.case("one weight", [0.5], -2.0, 0.5, weight=1)


@boundary.reference
def exact_line(weights, intercept, threshold):
    first, second = map(PRECISE.mpf, weights)
    share = PRECISE.mpf(threshold)
    level = PRECISE.log(share / (1 - share))
    return {
        "slope": float(-first / second),
        "intercept": float((level - PRECISE.mpf(intercept)) / second),
    }


def log_odds(threshold):
    return logarithm(divide(threshold, 1 - threshold))


@boundary.accepts
def line_of(weights, intercept, threshold, level=log_odds):
    return {
        "slope": divide(-weights[0], weights[1]),
        "intercept": divide(level(threshold) - intercept, weights[1]),
    }


@boundary.accepts
def by_difference_of_logarithms(weights, intercept, threshold):
    return line_of(weights, intercept, threshold,
                   lambda share: logarithm(share) - logarithm(1 - share))


@boundary.accepts
def through_two_points(weights, intercept, threshold):
    def height(x):
        return (log_odds(threshold) - intercept - weights[0] * x) / weights[1]

    return {"slope": height(1.0) - height(0.0), "intercept": height(0.0)}


def at_level(level):
    return lambda weights, intercept, threshold: line_of(weights, intercept, threshold, level)


boundary.mistake(
    "slope-sign",
    "Your slope has the wrong sign. β₁x₁ goes to the other side of the equation: −β₁ / β₂.",
    hint=2, wrote=changing(line_of, slope=lambda slope: -slope))
boundary.mistake(
    "intercept-sign",
    "Your intercept has the wrong sign. β₀ goes to the other side of the equation.",
    hint=2, wrote=changing(line_of, intercept=lambda intercept: -intercept))
boundary.mistake(
    "model-intercept-added",
    "You added β₀. It goes to the other side of the equation, so it is subtracted: "
    "(ln(t / (1 − t)) − β₀) / β₂.",
    hint=2, wrote=lambda weights, intercept, threshold: line_of(weights, -intercept, threshold))
boundary.mistake(
    "both-signs",
    "Both numbers have the wrong sign. All but β₂x₂ goes to the other side of the equation.",
    hint=2, wrote=changing(line_of, slope=lambda x: -x, intercept=lambda x: -x))
boundary.mistake(
    "solved-for-x1",
    "You solved the equation for x₁. The line is asked for as x₂ = slope · x₁ + intercept.",
    hint=1, wrote=lambda weights, intercept, threshold: line_of(
        weights[::-1], intercept, threshold
    ))
boundary.mistake(
    "direction-of-the-weights",
    "Your slope is β₂ / β₁, the direction of the weights. The boundary stands at right angles to "
    "it: −β₁ / β₂.",
    hint=2, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"slope": divide(weights[1], weights[0])})
boundary.mistake(
    "slope-upside-down",
    "Your slope is upside down: −β₂ / β₁. β₁x₁ goes to the other side, then all is divided by β₂: "
    "−β₁ / β₂.",
    hint=3, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"slope": divide(-weights[1], weights[0])})
boundary.mistake(
    "intercept-not-divided",
    "Your intercept is not divided by β₂. Divide the whole equation by it.",
    hint=2, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"intercept": log_odds(threshold) - intercept})
boundary.mistake(
    "brackets-forgotten",
    "Only β₀ is divided by β₂ in your intercept, not the log-odds of the threshold. Put brackets "
    "around the difference: (ln(t / (1 − t)) − β₀) / β₂.",
    hint=3, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"intercept": log_odds(threshold) - divide(intercept, weights[1])})
boundary.mistake(
    "slope-not-divided",
    "Your slope is not divided by β₂. Divide the whole equation by it.",
    hint=2, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"slope": -weights[0]})
boundary.mistake(
    "intercept-of-the-model",
    "Your intercept is that of the model. The line's is what x₂ is where x₁ = 0.",
    hint=2, wrote=lambda weights, intercept, threshold: line_of(weights, intercept, threshold)
    | {"intercept": intercept})
boundary.mistake(
    "threshold-ignored",
    "Your line is that of the threshold 0.5, whatever the threshold. On it z is ln(t / (1 − t)).",
    hint=1, wrote=at_level(lambda _: 0.0))
boundary.mistake(
    "threshold-for-z",
    "You set z equal to the threshold. It is the probability that equals it: z = ln(t / (1 − t)).",
    hint=1, wrote=at_level(lambda share: share))
boundary.mistake(
    "threshold-minus-half",
    "You set z equal to the threshold minus 0.5. It is the probability that equals the threshold: "
    "z = ln(t / (1 − t)).",
    hint=3, wrote=at_level(lambda share: share - 0.5))
boundary.mistake(
    "log-odds-sign",
    "Your line moved the wrong way with the threshold, by ln((1 − t) / t). It is ln(t / (1 − t)).",
    hint=3, wrote=at_level(lambda share: -log_odds(share)))
boundary.mistake(
    "odds-without-logarithm",
    "You set z equal to the odds t / (1 − t). It is their logarithm.",
    hint=3, wrote=at_level(lambda share: divide(share, 1 - share)))
boundary.mistake(
    "log-of-threshold",
    "You set z equal to ln t. It is ln(t / (1 − t)), which is 0 at one half.",
    hint=3, wrote=at_level(logarithm))
boundary.mistake(
    "common-logarithm",
    "Your log-odds come from log10. σ has the base e, so it is the natural logarithm, which Swift "
    "calls log.",
    hint=3, wrote=at_level(lambda share: log_odds(share) / logarithm(10.0)))
boundary.mistake(
    "binary-logarithm",
    "Your log-odds come from log2. σ has the base e, so it is the natural logarithm, which Swift "
    "calls log.",
    hint=3, wrote=at_level(lambda share: log_odds(share) / logarithm(2.0)))
boundary.mistake(
    "fields-swapped",
    "Your two results have changed places.",
    hint=4, wrote=swapping(line_of))


def require_two(weights, *_):
    require(len(weights) == 2, "shapeMismatch")


def require_threshold(threshold):
    require(0 < threshold < 1, "invalidParameter")


def require_slope(weights):
    require(weights[1] != 0, "invalidParameter")


boundary.mistake(
    "vertical-unchecked",
    "With β₂ = 0 you divided by 0. Such a boundary has no slope: throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda weights, _, threshold: (require_two(weights), require_threshold(threshold)), line_of
    ))
boundary.mistake(
    "only-both-zero-refused",
    "You refused two weights of 0, but took β₂ = 0 alone. A vertical line is no x₂ = … either: "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda weights, _, threshold: (
            require_two(weights), require_threshold(threshold),
            require(any(weights), "invalidParameter"),
        ),
        line_of,
    ))
boundary.mistake(
    "threshold-unchecked",
    "A threshold of 0 or 1 gave you an infinite intercept. No finite z belongs to it: throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=after(
        lambda weights, *_: (require_two(weights), require_slope(weights)), line_of
    ))
boundary.mistake(
    "closed-range",
    "A threshold of exactly 0 or 1 was taken. There z would be infinite: only what lies between "
    "them is allowed.",
    hint=3, guarded=False, wrote=after(
        lambda weights, _, threshold: (
            require_two(weights), require_slope(weights),
            require(0 <= threshold <= 1, "invalidParameter"),
        ),
        line_of,
    ))
boundary.mistake(
    "nan-threshold",
    "A threshold that is NaN passed your check: t ≤ 0 || t ≥ 1 is false for it. Ask for 0 < t && "
    "t < 1.",
    hint=4, guarded=False, wrote=after(
        lambda weights, _, threshold: (
            require_two(weights), require_slope(weights),
            require(not (threshold <= 0 or threshold >= 1), "invalidParameter"),
        ),
        line_of,
    ))
boundary.mistake(
    "count-is-parameter",
    "For other than two weights you threw invalidParameter. A plane needs two features: "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda weights, intercept, threshold: (
        require(len(weights) == 2, "invalidParameter"),
        require_line(weights, intercept, threshold),
        line_of(weights, intercept, threshold),
    )[2])
boundary.mistake(
    "surplus-weight-ignored",
    "With three weights you left one out. A line in the plane belongs to two: throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=lambda weights, intercept, threshold: (
        require(len(weights) >= 2, "shapeMismatch"),
        require_line(weights[:2], intercept, threshold),
        line_of(weights[:2], intercept, threshold),
    )[2])
boundary.mistake(
    "count-unchecked",
    "With three weights you left one out, and with a single one your code stops. Check that there "
    "are two, and throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda weights, *_: len(weights) < 2, Crash(),
        lambda weights, intercept, threshold: (
            require_line(weights[:2], intercept, threshold),
            line_of(weights[:2], intercept, threshold),
        )[1],
    ))
boundary.mistake(
    "nothing-thrown",
    "Your numbers are right; the errors are not thrown yet.",
    hint=3, guarded=False, wrote=stopping(
        lambda weights, *_: len(weights) < 2, Crash(),
        lambda weights, intercept, threshold: line_of(weights[:2], intercept, threshold),
    ))
