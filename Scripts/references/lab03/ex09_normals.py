"""Exercise 3.9: normal numbers from uniform ones."""

import math

import mpmath
import numpy as np

from framework import (
    PRECISE, Crash, Exercise, LabError, Tolerance, cosine, library, logarithm, sine, square_root,
)
from framework.wrong import stopping


U = [0.1, 0.72, 0.0, 0.35, 0.9375]
V = [0.83, 0.05, 0.4, 0.61, 0.29]


def require_same_length(u, v):
    if len(u) != len(v):
        raise LabError("lengthMismatch")


normals = Exercise(
    "3.9",
    source=f"{library(mpmath, 'mpmath.log', 'mpmath.cospi', 'mpmath.sinpi')} (60 digits); the "
    "method: Box and Muller 1958",
    points=10,
    # Radii below 9 and angles below 2π, a few roundings each: 1e-14.
    tolerance=Tolerance(1e-12, 1e-12),
    guard=require_same_length,
    errors=("lengthMismatch",),
)
normals.case("one pair", [0.25], [0.3])
normals.case("two pairs", [0.25, 0.8], [0.3, 0.65])
normals.case("five pairs", U, V)
normals.case("a quarter, a half and three quarters of a turn", [0.6, 0.6, 0.6], [0.25, 0.5, 0.75])
normals.case("u = 0", [0.0], [0.3], weight=1)
normals.case("v = 0", [0.4], [0.0], weight=1)
normals.case(
    "the smallest u above 0",
    [2.0**-53],
    [0.2],
    weight=1,
    tolerance=Tolerance(1e-8, 1e-12),
    why="near 1 the logarithm multiplies a rounding of 2⁻⁵³ without bound: log(1 / (1 − u)), which "
    "is right too, gives 2.0e-8 for 1.4e-8",
)
normals.case(
    "the largest u and v",
    [1 - 2.0**-53],
    [1 - 2.0**-53],
    weight=1,
    tolerance=Tolerance(1e-12, 1e-12),
    why="the sine is 7e-16 there, less than the rounding of 2πv, so its own digits mean nothing",
)
normals.case("no numbers", [], [], weight=1)
normals.case("u is longer", [0.1, 0.2], [0.3], weight=1)
normals.case("v is longer", [0.1], [0.3, 0.2, 0.5], weight=1)


@normals.reference
def exact_normals(u, v):
    result = []
    for a, b in zip(u, v):
        r = PRECISE.sqrt(-2 * PRECISE.log(1 - PRECISE.mpf(a)))
        turns = 2 * PRECISE.mpf(b)
        result += [float(r * PRECISE.cospi(turns)), float(r * PRECISE.sinpi(turns))]
    return result


def radius_of(u):
    return square_root(-2 * logarithm(1 - u))


def angle_of(v):
    return 2 * math.pi * v


@normals.accepts
def pairs_of(u, v, radius=radius_of, angle=angle_of):
    """r cos θ, r sin θ for every pair, one after the other."""
    result = []
    for a, b in zip(u, v):
        r, theta = radius(a), angle(b)
        result += [r * cosine(theta), r * sine(theta)]
    return result


@normals.accepts
def normals_by_reciprocal(u, v):
    return pairs_of(u, v, radius=lambda u: square_root(2 * logarithm(1 / (1 - u))))


@normals.accepts
def normals_by_numpy(u, v):
    r, theta = np.sqrt(-2 * np.log1p(-np.array(u))), 2 * np.pi * np.array(v)
    return np.stack([r * np.cos(theta), r * np.sin(theta)], axis=1).ravel().tolist()


def with_radius(radius):
    return lambda u, v: pairs_of(u, v, radius=radius)


def with_angle(angle):
    return lambda u, v: pairs_of(u, v, angle=angle)


def arranging(arrange):
    """What `arrange` makes of the cosines and the sines."""

    def arranged(u, v):
        right = pairs_of(u, v)
        return arrange(right[::2], right[1::2])

    return arranged


normals.mistake(
    "degrees",
    "Your angle is 360·v, in degrees. cos and sin take radians: a full turn is 2π, so θ = 2πv.",
    hint=2, wrote=with_angle(lambda v: 360 * v))
normals.mistake(
    "half-turn",
    "Your angle is πv, which covers only half a turn. A full one is 2π: θ = 2πv.",
    hint=2, wrote=with_angle(lambda v: math.pi * v))
normals.mistake(
    "angle-without-two-pi",
    "Your angle is v itself. v is a fraction of a full turn: θ = 2πv.",
    hint=2, wrote=with_angle(lambda v: v))
normals.mistake(
    "log-of-u",
    "Your radius comes from ln(u), which is −∞ at u = 0. This exercise asks for ln(1 − u), which "
    "is harmless there.",
    hint=3, wrote=with_radius(lambda u: square_root(-2 * logarithm(u))))
normals.mistake(
    "missing-two",
    "Your samples are √2 times too small. The radius is r = √(−2 ln(1 − u)): look for the factor "
    "2 under the root.",
    hint=2, wrote=with_radius(lambda u: square_root(-logarithm(1 - u))))
normals.mistake(
    "missing-minus",
    "Your samples are NaN. ln(1 − u) is negative and has no root; a minus belongs in front of it: "
    "r = √(−2 ln(1 − u)).",
    hint=2, wrote=with_radius(lambda u: square_root(2 * logarithm(1 - u))))
normals.mistake(
    "missing-root",
    "Your radius is −2 ln(1 − u), which is r². Take the square root: r = √(−2 ln(1 − u)).",
    hint=2, wrote=with_radius(lambda u: -2 * logarithm(1 - u)))
normals.mistake(
    "two-outside-the-root",
    "Your samples are √2 times too large. The radius is r = √(−2 ln(1 − u)): one factor 2, and "
    "that under the root.",
    hint=4, wrote=with_radius(lambda u: 2 * square_root(-logarithm(1 - u))))
normals.mistake(
    "common-logarithm",
    "Your samples are √(ln 10) times too small, as log10 makes them. The radius needs the natural "
    "logarithm, which Swift calls log.",
    hint=2, wrote=with_radius(lambda u: square_root(-2 * logarithm(1 - u) / logarithm(10.0))))
normals.mistake(
    "streams-swapped",
    "In your result the two streams have changed places: u makes the radius, v makes the angle.",
    hint=1, wrote=lambda u, v: pairs_of(v, u))
normals.mistake(
    "sine-first",
    "In each pair you put the sine first. The order asked for is r cos θ, then r sin θ.",
    hint=3, wrote=arranging(
        lambda cosines, sines: [sample for pair in zip(sines, cosines) for sample in pair]
    ))
normals.mistake(
    "cosines-then-sines",
    "You returned all the cosines and then all the sines. The two samples of a pair stand side "
    "by side.",
    hint=3, wrote=arranging(lambda cosines, sines: cosines + sines))
normals.mistake(
    "cosines-only",
    "Your list holds only the cosine of each pair. Every pair gives two samples, so n pairs give "
    "2n of them.",
    hint=1, wrote=arranging(lambda cosines, sines: cosines))
normals.mistake(
    "pair-added",
    "Each of your samples is cosine plus sine of a pair. They are two samples of their own: "
    "append both, one after the other.",
    hint=1, wrote=arranging(lambda cosines, sines: [a + b for a, b in zip(cosines, sines)]))
normals.mistake(
    "longer-stream-cut",
    "With streams of different lengths you returned as many pairs as the shorter one has. Throw "
    "LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=pairs_of)
normals.mistake(
    "length-unchecked",
    "Your code stops when v is shorter than u, and goes on when it is longer. Compare the lengths "
    "first and throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(lambda u, v: len(u) > len(v), Crash(), pairs_of))
normals.mistake(
    "empty-rejected",
    "You threw an error for two empty streams. No pairs simply give no samples: return an empty "
    "list.",
    hint=3, wrote=stopping(lambda u, v: not u, LabError("emptyInput"), pairs_of))
