"""Exercise 4.1: noisy data on a line, drawn from the engine's generator, which is NumPy's Philox."""

import math

import mpmath
import numpy as np
from numpy.random import Philox

from framework import PRECISE, Compound, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import stopping

from .lines import line, predicted


def seeded(seed):
    return Compound("RandomGenerator(seed:)", seed)


def noise_is_possible(noise):
    return 0 <= noise < math.inf


def require_drawable(count, model, noise, generator):
    if count < 0 or not noise_is_possible(noise):
        raise LabError("invalidParameter")


def uniform(word):
    """Numpy's uniform number of a random word."""
    return int(word >> 11) * 2.0**-53


def standard_normal(word):
    """The quantile of the standard normal distribution at (word + ½) / 2⁶⁴, rounded once."""
    word = int(word)
    lower = (PRECISE.mpf(word & (2**63 - 1)) + 0.5) / PRECISE.mpf(2) ** 64
    quantile = -PRECISE.sqrt(2) * PRECISE.erfinv(1 - 2 * lower)
    return float(-quantile if word >> 63 else quantile)


def words(generator, count):
    """The first words of the engine's default generator."""
    return list(Philox(key=generator[0]).random_raw(count)) if count else []


def drawn(count, generator):
    """x and standard normal numbers, in the order that the exercise states."""
    both = words(generator, 2 * count)
    return [uniform(w) for w in both[:count]], [standard_normal(w) for w in both[count:]]


def noisy(x, y):
    return Compound("NoisyPoints(x:y:)", x, y)


def above(model, x, noise):
    """The points over x, with this noise in y."""
    return noisy(x, [clean + error for clean, error in zip(predicted(model, x), noise)])


points = Exercise(
    "4.1",
    source=f"{library(np, 'numpy.random.Philox')}; {library(mpmath, 'mpmath.erfinv')} for the "
    "normal quantiles",
    points=10,
    # The engine's quantile is good to a few units of the last place, the sum adds two roundings.
    tolerance=Tolerance(1e-14, 1e-13),
    guard=require_drawable,
    errors=("invalidParameter",),
)
points.case("three points, seed 7", 3, line(0.1, 0.3), 0.01, seeded(7))
points.case("eight points, seed 1", 8, line(-2.0, 5.0), 0.5, seeded(1))
points.case("six points, seed 2026", 6, line(30.0, -4.0), 2.25, seeded(2026))
points.case("a level line, seed 3", 5, line(0.0, 1.5), 0.25, seeded(3), weight=1)
points.case("far out on both sides, seed 422", 6, line(1.5, -0.5), 0.4, seeded(422), weight=1)
points.case("one point", 1, line(0.5, 0.25), 0.1, seeded(11), weight=1)
points.case("no noise", 4, line(2.0, 1.0), 0.0, seeded(5), weight=1)
points.case("no points", 0, line(2.0, 1.0), 0.1, seeded(5), weight=1)
points.case("a count below 0", -1, line(2.0, 1.0), 0.1, seeded(5), weight=1)
points.case("noise below 0", 3, line(2.0, 1.0), -0.1, seeded(5), weight=1)
points.case("noise of NaN", 3, line(2.0, 1.0), math.nan, seeded(5), weight=1)


@points.reference
def philox_points(count, model, noise, generator):
    x, normal = drawn(count, generator)
    return above(model, x, [noise * number for number in normal])


@points.accepts
def with_numpy(count, model, noise, generator):
    bits = Philox(key=generator[0])
    x = np.random.Generator(bits).random(count)
    normal = np.array([standard_normal(word) for word in words(generator, 2 * count)[count:]])
    return noisy(x.tolist(), (model[1] + x * model[0] + noise * normal).tolist())


def drawing(noise_of):
    """The right x, with the noise that `noise_of` makes of deviation and normal numbers."""

    def points(count, model, noise, generator):
        x, normal = drawn(count, generator)
        return above(model, x, noise_of(noise, normal))

    return points


points.mistake(
    "same-noise-for-all",
    "All your points lie off the line by the same amount: that is one draw of noise. Draw a new "
    "one for every point.",
    hint=2, wrote=drawing(
        lambda noise, normal: [noise * normal[0] for _ in normal]
    ))
points.mistake(
    "no-noise",
    "Your points lie exactly on the line. Add a normal random number to every y.",
    hint=1, wrote=drawing(lambda noise, normal: [0.0 for _ in normal]))
points.mistake(
    "noise-not-scaled",
    "Your noise has the standard deviation 1 whatever `noise` says. Pass `noise` as the standard "
    "deviation.",
    hint=3, wrote=drawing(lambda noise, normal: normal))
points.mistake(
    "variance-as-deviation",
    "Your noise has the standard deviation noise². `noise` is the standard deviation already, not "
    "to be squared.",
    hint=3, wrote=drawing(lambda noise, normal: [noise * noise * number for number in normal]))
points.mistake(
    "root-as-deviation",
    "Your noise has the standard deviation √noise, as if `noise` were a variance. It is the "
    "standard deviation itself.",
    hint=3, wrote=drawing(lambda noise, normal: [math.sqrt(noise) * number for number in normal]))
points.mistake(
    "noise-only-upwards",
    "All your points lie on or above the line. Noise goes both ways: leave its sign as it is "
    "drawn.",
    hint=2, wrote=drawing(lambda noise, normal: [noise * abs(number) for number in normal]))
points.mistake(
    "noise-subtracted",
    "Your noise has the opposite sign: it is subtracted. That would be as random, but this "
    "exercise adds it.",
    hint=2, wrote=drawing(lambda noise, normal: [-noise * number for number in normal]))


@points.mistake(
    "uniform-noise",
    "Your noise is uniform between −noise and noise. Draw it from the normal distribution with "
    "the standard deviation `noise`.",
    hint=3,
)
def _(count, model, noise, generator):
    both = words(generator, 2 * count)
    x = [uniform(word) for word in both[:count]]
    return above(model, x, [noise * (2 * uniform(word) - 1) for word in both[count:]])


@points.mistake(
    "drawn-in-turns",
    "You drew x and noise in turns, point by point. That is as random, but the order asked for is "
    "all x first, then all noise.",
    hint=3,
)
def _(count, model, noise, generator):
    both = words(generator, 2 * count)
    x = [uniform(word) for word in both[::2]]
    return above(model, x, [noise * standard_normal(word) for word in both[1::2]])


@points.mistake(
    "noise-drawn-first",
    "You drew the noise before the x. That is as random, but the order asked for is all x first, "
    "then all noise.",
    hint=3,
)
def _(count, model, noise, generator):
    both = words(generator, 2 * count)
    x = [uniform(word) for word in both[count:]]
    return above(model, x, [noise * standard_normal(word) for word in both[:count]])


@points.mistake(
    "noise-in-x",
    "Your noise is inside the x of the line, so it is multiplied by the weight. Add it to y, "
    "after the line: weight · x + bias + noise.",
    hint=2,
)
def _(count, model, noise, generator):
    x, normal = drawn(count, generator)
    return noisy(x, predicted(model, [a + noise * number for a, number in zip(x, normal)]))


@points.mistake(
    "noise-in-both",
    "Your x carry the noise too. They are uniform between 0 and 1 and stay as they are drawn; "
    "only y is noisy.",
    hint=2,
)
def _(count, model, noise, generator):
    x, normal = drawn(count, generator)
    x = [a + noise * number for a, number in zip(x, normal)]
    return noisy(x, predicted(model, x))


@points.mistake(
    "x-evenly-spaced",
    "Your x are evenly spaced. Draw them from the generator, uniform between 0 and 1, before the "
    "noise.",
    hint=1,
)
def _(count, model, noise, generator):
    x = [index / count for index in range(count)]
    normal = [standard_normal(word) for word in words(generator, count)]
    return above(model, x, [noise * number for number in normal])


@points.mistake(
    "x-from-minus-one",
    "Your x lie between −1 and 1. This exercise asks for x between 0 and 1.",
    hint=3,
)
def _(count, model, noise, generator):
    x, normal = drawn(count, generator)
    return above(model, [2 * a - 1 for a in x], [noise * number for number in normal])


@points.mistake(
    "x-normal",
    "Your x are normal random numbers. Draw them uniform between 0 and 1; only the noise is "
    "normal.",
    hint=3,
)
def _(count, model, noise, generator):
    both = [standard_normal(word) for word in words(generator, 2 * count)]
    return above(model, both[:count], [noise * number for number in both[count:]])


@points.mistake(
    "weight-and-bias-swapped",
    "Weight and bias have changed places: the weight multiplies x, the bias is added.",
    hint=2,
)
def _(count, model, noise, generator):
    return philox_points(count, line(model[1], model[0]), noise, generator)


@points.mistake(
    "bias-forgotten",
    "Your points lie around a line through the origin: the bias is missing in y.",
    hint=2,
)
def _(count, model, noise, generator):
    return philox_points(count, line(model[0], 0.0), noise, generator)


def from_another(seed):
    """The points of a generator of the student's own, whatever generator comes."""
    return lambda count, model, noise, generator: philox_points(count, model, noise, seeded(seed))


for fixed in (0, 1, 42):
    points.mistake(
        f"own-generator-{fixed}",
        f"You always return the points of a generator with seed {fixed}. Draw from the `generator` "
        "you are given.",
        hint=1, wrote=from_another(fixed))
points.mistake(
    "count-unchecked",
    "A count below 0 stops your code. Throw LabError.invalidParameter before you draw.",
    hint=3, guarded=False, wrote=stopping(
        lambda count, model, noise, generator: count < 0, Crash(),
        stopping(
            lambda count, model, noise, generator: not noise_is_possible(noise),
            LabError("invalidParameter"), philox_points,
        ),
    ))
points.mistake(
    "noise-unchecked",
    "Noise below 0, or NaN, stops your code. Check that noise ≥ 0 holds, or throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda count, model, noise, generator: count < 0, LabError("invalidParameter"),
        stopping(
            lambda count, model, noise, generator: not noise_is_possible(noise), Crash(),
            philox_points,
        ),
    ))
points.mistake(
    "nan-noise-slips-through",
    "Noise of NaN stops your code: noise < 0 is false for it. Ask that noise ≥ 0 holds, and that "
    "it is finite.",
    hint=3, guarded=False, wrote=stopping(
        lambda count, model, noise, generator: count < 0 or noise < 0,
        LabError("invalidParameter"),
        stopping(lambda count, model, noise, generator: math.isnan(noise), Crash(), philox_points),
    ))
points.mistake(
    "nothing-checked",
    "A count or noise below 0 stops your code. Check both before you draw, and throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda count, model, noise, generator: count < 0 or not noise_is_possible(noise), Crash(),
        philox_points,
    ))
