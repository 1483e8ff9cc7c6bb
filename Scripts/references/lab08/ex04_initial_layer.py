"""Exercise 8.4: initial weights, drawn from the engine's generator, which is NumPy's Philox."""

import math

import mpmath
import numpy as np
from numpy.random import Philox

from framework import INFINITY, NAN, PRECISE, Crash, Exercise, Tolerance, library
from framework.wrong import stopping

from .networks import by, layer, require


def is_size(count):
    return count >= 1


def is_deviation(deviation):
    return 0 <= deviation < math.inf


def require_drawable(inputs, units, deviation, activation, seed):
    require(is_size(inputs) and is_size(units) and is_deviation(deviation), "invalidParameter")


def words(seed, count):
    """The first words of the engine's default generator."""
    return [int(word) for word in Philox(key=seed).random_raw(count)]


def uniform(word):
    """NumPy's uniform number of a random word."""
    return (word >> 11) * 2.0**-53


def standard_normal(word):
    """The quantile of the standard normal distribution at (word + ½) / 2⁶⁴, rounded once."""
    lower = (PRECISE.mpf(word & (2**63 - 1)) + 0.5) / PRECISE.mpf(2) ** 64
    quantile = -PRECISE.sqrt(2) * PRECISE.erfinv(1 - 2 * lower)
    return float(-quantile if word >> 63 else quantile)


def normal(seed, count):
    return np.array([standard_normal(word) for word in words(seed, count)])


initial_layer = Exercise(
    "8.4",
    source=f"{library(np, 'numpy.random.Philox')}; {library(mpmath, 'mpmath.erfinv')} for the "
    "normal quantiles",
    points=10,
    # The engine's quantile is good to a few units of the last place.
    tolerance=Tolerance(1e-15, 1e-13),
    guard=require_drawable,
    errors=("invalidParameter",),
)
initial_layer.case("two inputs, three units, seed 7", 2, 3, 0.5, by("tanh"), 7)
initial_layer.case("three inputs, two units, seed 1", 3, 2, 2.5, by("sigmoid"), 1)
initial_layer.case("four inputs, four units, seed 2026", 4, 4, 0.1, by("relu"), 2026)
initial_layer.case("five inputs, one unit, seed 3", 5, 1, 1.5, by("identity"), 3, weight=1)
initial_layer.case("one input, four units, seed 11", 1, 4, 3.0, by("softmax"), 11, weight=1)
initial_layer.case("deviation 0", 2, 2, 0.0, by("step"), 5, weight=1)
initial_layer.case("no inputs", 0, 2, 0.5, by("tanh"), 5, weight=1)
initial_layer.case("no units", 2, 0, 0.5, by("tanh"), 5, weight=1)
initial_layer.case("inputs below 0", -2, 3, 0.5, by("tanh"), 5, weight=1)
initial_layer.case("units below 0", 2, -3, 0.5, by("tanh"), 5, weight=1)
initial_layer.case("a deviation below 0", 2, 2, -0.5, by("tanh"), 5, weight=1)
initial_layer.case("a deviation of NaN", 2, 2, NAN, by("tanh"), 5, weight=1)
initial_layer.case("an infinite deviation", 2, 2, INFINITY, by("tanh"), 5, weight=1)


@initial_layer.reference
def philox_layer(inputs, units, deviation, activation, seed):
    weights = deviation * normal(seed, units * inputs)
    return layer(weights.reshape(units, inputs), np.zeros(units), activation)


@initial_layer.accepts
def unit_by_unit(inputs, units, deviation, activation, seed):
    drawn = iter(normal(seed, units * inputs).tolist())
    weights = np.empty((units, inputs))
    for unit, place in np.ndindex(units, inputs):
        weights[unit, place] = deviation * next(drawn)
    return layer(weights, np.zeros(units), activation)


def weights_by(change):
    """The right layer, with `change` of seed, units, inputs and deviation for its weights."""

    def changed(inputs, units, deviation, activation, seed):
        weights = change(seed, units, inputs, deviation)
        return layer(weights, np.zeros(units), activation)

    return changed


def drawn(seed, units, inputs):
    return normal(seed, units * inputs).reshape(units, inputs)


def biases_by(change):
    """The right layer, with `change` of seed, units, inputs and deviation for its biases."""

    def changed(inputs, units, deviation, activation, seed):
        right = philox_layer(inputs, units, deviation, activation, seed)
        return layer(right[0], change(seed, units, inputs, deviation), activation)

    return changed


initial_layer.mistake(
    "all-the-same",
    "All your weights are the same number: one draw for all. Draw a new number for every weight.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: np.full(
        (units, inputs), deviation * normal(seed, 1)[0]
    )))
initial_layer.mistake(
    "units-the-same",
    "All your units have the same weights: one row, repeated. Such units would do the same for "
    "ever. Draw every row anew.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: np.tile(
        deviation * normal(seed, inputs), (units, 1)
    )))
initial_layer.mistake(
    "inputs-the-same",
    "Within each of your units all weights are the same. Draw a number for every weight, inputs · "
    "units in all.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: np.tile(
        deviation * normal(seed, units)[:, None], (1, inputs)
    )))
initial_layer.mistake(
    "zeros",
    "Your weights are all 0. Draw them from the normal distribution; only the biases are zeros.",
    hint=1, wrote=weights_by(lambda seed, units, inputs, deviation: np.zeros((units, inputs))))
initial_layer.mistake(
    "deviation-everywhere",
    "All your weights equal `deviation`. It says how widely they scatter: draw them around 0.",
    hint=1, wrote=weights_by(
        lambda seed, units, inputs, deviation: np.full((units, inputs), deviation)
    ))
initial_layer.mistake(
    "ones",
    "Your weights are all 1. Draw them from the normal distribution.",
    hint=1, wrote=weights_by(lambda seed, units, inputs, deviation: np.ones((units, inputs))))
initial_layer.mistake(
    "shape-transposed",
    "Your weights have the shape [inputs, units]. A layer's W has a row for each unit: [units, "
    "inputs].",
    hint=2, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation * drawn(seed, inputs, units)
    ))
initial_layer.mistake(
    "drawn-down-the-columns",
    "You drew the weights down the columns. That is as random, but the order asked for is row by "
    "row: all of unit 0 first.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation
        * np.ascontiguousarray(drawn(seed, inputs, units).T)
    ))
initial_layer.mistake(
    "flat",
    "Your weights are right but flat. They have the shape [units, inputs].",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation * normal(seed, units * inputs)
    ))
initial_layer.mistake(
    "not-scaled",
    "Your weights have the standard deviation 1 whatever `deviation` says.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: drawn(seed, units, inputs)))
initial_layer.mistake(
    "variance-as-deviation",
    "Your weights have the standard deviation deviation². `deviation` is it already, not to be "
    "squared.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation**2 * drawn(seed, units, inputs)
    ))
initial_layer.mistake(
    "root-as-deviation",
    "Your weights have the standard deviation √deviation, as if `deviation` were a variance.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: math.sqrt(deviation) * drawn(seed, units, inputs)
    ))
initial_layer.mistake(
    "divided-by-root-of-inputs",
    "You divided by the root of the number of inputs, as a later lab does. Here the deviation is "
    "`deviation` itself.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation / math.sqrt(inputs)
        * drawn(seed, units, inputs)
    ))
initial_layer.mistake(
    "only-positive",
    "None of your weights is negative. Leave the sign as it is drawn: an input may speak against.",
    hint=2, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation * abs(drawn(seed, units, inputs))
    ))
initial_layer.mistake(
    "around-one",
    "Your weights scatter around 1. Their mean is 0.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: 1 + deviation * drawn(seed, units, inputs)
    ))
initial_layer.mistake(
    "mean-and-deviation-swapped",
    "Your weights scatter around `deviation`, by 1. Their mean is 0, and `deviation` is how "
    "widely they scatter.",
    hint=3, wrote=weights_by(
        lambda seed, units, inputs, deviation: deviation + drawn(seed, units, inputs)
    ))
initial_layer.mistake(
    "uniform",
    "Your weights are uniform between −deviation and deviation. Draw them from the normal "
    "distribution.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: np.array(
        [deviation * (2 * uniform(word) - 1) for word in words(seed, units * inputs)]
    ).reshape(units, inputs)))
initial_layer.mistake(
    "uniform-upwards",
    "Your weights are uniform between 0 and deviation. Draw them from the normal distribution, on "
    "both sides of 0.",
    hint=2, wrote=weights_by(lambda seed, units, inputs, deviation: np.array(
        [deviation * uniform(word) for word in words(seed, units * inputs)]
    ).reshape(units, inputs)))
initial_layer.mistake(
    "biases-random",
    "Your biases are random. They begin at 0; different weights are enough to tell the units "
    "apart.",
    hint=1, wrote=biases_by(
        lambda seed, units, inputs, deviation: deviation
        * normal(seed, units * inputs + units)[units * inputs:]
    ))
initial_layer.mistake(
    "biases-one",
    "Your biases are 1. They begin at 0.",
    hint=1, wrote=biases_by(lambda seed, units, inputs, deviation: np.ones(units)))
initial_layer.mistake(
    "biases-for-inputs",
    "You have a bias for each input. There is one for each unit: [units].",
    hint=2, wrote=biases_by(lambda seed, units, inputs, deviation: np.zeros(inputs)))
initial_layer.mistake(
    "biases-in-a-row",
    "Your biases are a matrix. They are a vector of the shape [units].",
    hint=2, wrote=biases_by(lambda seed, units, inputs, deviation: np.zeros((1, units))))
initial_layer.mistake(
    "biases-in-a-column",
    "Your biases are a matrix. They are a vector of the shape [units].",
    hint=2, wrote=biases_by(lambda seed, units, inputs, deviation: np.zeros((units, 1))))
initial_layer.mistake(
    "biases-drawn-first",
    "You drew biases before the weights. The biases are zeros, and the first number drawn is the "
    "first weight.",
    hint=3, wrote=lambda inputs, units, deviation, activation, seed: layer(
        deviation * normal(seed, units * inputs + units)[units:].reshape(units, inputs),
        deviation * normal(seed, units), activation,
    ))
for name in ("identity", "sigmoid", "tanh"):
    initial_layer.mistake(
        f"always-{name}",
        f"Your layer's activation is .{name} whatever was asked for. Pass `activation` on.",
        hint=2, wrote=lambda inputs, units, deviation, activation, seed, name=name: philox_layer(
            inputs, units, deviation, by(name), seed
        ))
for fixed in (0, 1, 42):
    initial_layer.mistake(
        f"own-generator-{fixed}",
        f"You always return the weights of a generator with seed {fixed}. Draw from the "
        "`generator` you are given.",
        hint=2, wrote=lambda inputs, units, deviation, activation, seed, fixed=fixed: philox_layer(
            inputs, units, deviation, activation, fixed
        ))


def sizes_wrong(inputs, units, deviation, activation, seed):
    return not (is_size(inputs) and is_size(units))


def sizes_negative(inputs, units, deviation, activation, seed):
    return inputs < 0 or units < 0


def deviation_wrong(inputs, units, deviation, activation, seed):
    return not is_deviation(deviation)


def drawn_if_possible(*args):
    """The engine's own trap for what cannot be drawn; sizes of 0 pass."""
    return stopping(
        lambda *args: sizes_negative(*args) or deviation_wrong(*args), Crash(), philox_layer
    )(*args)


def checking(condition):
    """Behind a check for `condition` only."""

    def checked(inputs, units, deviation, activation, seed):
        require(not condition(inputs, units, deviation, activation, seed), "invalidParameter")
        return drawn_if_possible(inputs, units, deviation, activation, seed)

    return checked


initial_layer.mistake(
    "nothing-checked",
    "Sizes below 0 and a deviation that is no width stop your code; a size of 0 gets an answer. "
    "Throw LabError.invalidParameter first.",
    hint=3, guarded=False, wrote=drawn_if_possible)
initial_layer.mistake(
    "deviation-unchecked",
    "A deviation below 0, infinite or NaN stops your code. Throw LabError.invalidParameter unless "
    "deviation ≥ 0 and finite.",
    hint=3, guarded=False, wrote=checking(sizes_wrong))
initial_layer.mistake(
    "sizes-unchecked",
    "Sizes below 0 stop your code, and a size of 0 gets an answer. Inputs and units are at least "
    "1: else LabError.invalidParameter.",
    hint=3, guarded=False, wrote=checking(deviation_wrong))
initial_layer.mistake(
    "size-of-zero",
    "A layer without inputs, or without units, gets an answer. Both are at least 1: else throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False,
    wrote=checking(lambda *args: sizes_negative(*args) or deviation_wrong(*args)))
initial_layer.mistake(
    "nan-deviation",
    "A deviation of NaN, or an infinite one, stops your code: deviation < 0 is false for both. "
    "Ask deviation >= 0 and isFinite.",
    hint=3, guarded=False, wrote=checking(
        lambda inputs, units, deviation, activation, seed: sizes_wrong(
            inputs, units, deviation, activation, seed
        ) or deviation < 0
    ))
initial_layer.mistake(
    "infinite-deviation",
    "An infinite deviation stops your code. Ask for deviation.isFinite too.",
    hint=3, guarded=False, wrote=checking(
        lambda inputs, units, deviation, activation, seed: sizes_wrong(
            inputs, units, deviation, activation, seed
        ) or not deviation >= 0
    ))
initial_layer.mistake(
    "zero-deviation-refused",
    "You refuse a deviation of 0. It is allowed: then all weights are 0.",
    hint=3, guarded=False, wrote=checking(
        lambda inputs, units, deviation, activation, seed: sizes_wrong(
            inputs, units, deviation, activation, seed
        ) or not 0 < deviation < math.inf
    ))
