"""Exercise 12.7: the first weights of a layer, as the engine's generator draws them."""

import math

import mpmath
import numpy as np

from framework import INFINITY, NAN, PRECISE, Compound, Crash, Exercise, Tolerance, divide, library
from framework.wrong import stopping

from .checks import require
from .philox import standard_normal, uniform, words

ZEROS, GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL = map(
    Compound, (".zeros", ".glorotUniform", ".glorotNormal", ".heUniform", ".heNormal")
)


def constant(value):
    return Compound(".constant(_:)", value)


def uniform_in(limit):
    return Compound(".uniform(_:)", limit)


def normal_of(deviation):
    return Compound(".normal(_:)", deviation)


def is_spread(number):
    return 0 < number < math.inf


def has_spread(scheme):
    """Whether it comes with a limit or a deviation of its own."""
    return scheme.name in (".uniform(_:)", ".normal(_:)")


def require_fans(scheme, fan_in, fan_out, seed):
    require(fan_in >= 1 and fan_out >= 1, "invalidParameter")


def require_spread(scheme, fan_in, fan_out, seed):
    require(not has_spread(scheme) or is_spread(scheme[0]), "invalidParameter")


def require_drawable(*args):
    require_fans(*args)
    require_spread(*args)


initial_weights = Exercise(
    "12.7",
    source=f"{library(np, 'numpy.random.Philox')}; {library(mpmath, 'mpmath.erfinv')} for the "
    "normal quantiles, mpmath.sqrt",
    points=10,
    # The engine's quantile is good to a few units of the last place; near 0 a uniform number is a
    # difference of two that are larger.
    tolerance=Tolerance(1e-15, 1e-12),
    guard=require_drawable,
    errors=("invalidParameter",),
)
initial_weights.case("Glorot, uniform: three inputs, two units", GLOROT_UNIFORM, 3, 2, 7)
initial_weights.case("Glorot, normal: two inputs, four units", GLOROT_NORMAL, 2, 4, 1)
initial_weights.case("He, uniform: two inputs, three units", HE_UNIFORM, 2, 3, 2026)
initial_weights.case("He, normal: five inputs, two units", HE_NORMAL, 5, 2, 3)
initial_weights.case("uniform in ±0.05", uniform_in(0.05), 2, 2, 11)
initial_weights.case("normal, deviation 0.3", normal_of(0.3), 3, 3, 12)
initial_weights.case("zeros", ZEROS, 3, 2, 5)
initial_weights.case("a constant", constant(-0.5), 2, 3, 5)
initial_weights.case("one input, one unit, He", HE_NORMAL, 1, 1, 8, weight=1)
initial_weights.case("nine inputs, one unit, Glorot", GLOROT_UNIFORM, 9, 1, 4, weight=1)
initial_weights.case("one input, seven units, Glorot", GLOROT_NORMAL, 1, 7, 21, weight=1)
initial_weights.case("no inputs", HE_NORMAL, 0, 2, 5, weight=1)
initial_weights.case("no units", GLOROT_UNIFORM, 2, 0, 5, weight=1)
initial_weights.case("units below 0", ZEROS, 2, -3, 5, weight=1)
initial_weights.case("a limit of 0", uniform_in(0.0), 2, 2, 5, weight=1)
initial_weights.case("a limit below 0", uniform_in(-0.5), 2, 2, 5, weight=1)
initial_weights.case("an infinite limit", uniform_in(INFINITY), 2, 2, 5, weight=1)
initial_weights.case("a deviation of 0", normal_of(0.0), 2, 2, 5, weight=1)
initial_weights.case("a deviation below 0", normal_of(-0.5), 2, 2, 5, weight=1)
initial_weights.case("a deviation of NaN", normal_of(NAN), 2, 2, 5, weight=1)


def uniform_spread(spread):
    return lambda word: uniform(word, -spread, spread)


def normal_spread(spread):
    return lambda word: float(PRECISE.mpf(spread) * standard_normal(word))


DRAWS = {"uniform": uniform_spread, "normal": normal_spread}


def squares(fan_in, fan_out):
    """What the roots of the four schemes are of."""
    return {
        ".glorotUniform": divide(6, fan_in + fan_out),
        ".glorotNormal": divide(2, fan_in + fan_out),
        ".heUniform": divide(6, fan_in),
        ".heNormal": divide(2, fan_in),
    }


def drawing(squares=squares, root=lambda square: float(PRECISE.sqrt(square)), draws=DRAWS,
            spread=lambda number: number, shaped=lambda drawn, fan_in, fan_out: np.array(
                drawn).reshape(fan_out, fan_in)):
    """The exercise's function with any of its parts exchanged: what the roots are of, the root, how a
    number is drawn, what becomes of a spread that was given, and how the numbers become a matrix."""

    def function(scheme, fan_in, fan_out, seed):
        drawn = words(seed, fan_in * fan_out)
        if scheme.name in (".zeros", ".constant(_:)"):
            value = scheme[0] if len(scheme) else 0.0
            return shaped([value for _ in drawn], fan_in, fan_out)
        if has_spread(scheme):
            number = spread(scheme[0])
        else:
            number = root(squares(fan_in, fan_out)[scheme.name])
        draw = draws["uniform" if "niform" in scheme.name else "normal"]
        return shaped([draw(number)(word) for word in drawn], fan_in, fan_out)

    return function


right = drawing()
initial_weights.reference(right)


@initial_weights.accepts
def by_numpy(scheme, fan_in, fan_out, seed):
    if "niform" not in scheme.name:
        return right(scheme, fan_in, fan_out, seed)
    limit = scheme[0] if len(scheme) else np.sqrt(squares(fan_in, fan_out)[scheme.name])
    generator = np.random.Generator(np.random.Philox(key=seed))
    return limit * (2 * generator.random((fan_out, fan_in)) - 1)


def only(names, function):
    """`function` for the schemes with these words in their names, the right one for others."""
    return lambda scheme, *rest: (
        function if any(name in scheme.name for name in names) else right)(scheme, *rest)


def other_squares(**changes):
    return drawing(squares=lambda fan_in, fan_out: squares(fan_in, fan_out) | {
        f".{name}": change(fan_in, fan_out) for name, change in changes.items()})


plain = drawing(root=float)
initial_weights.mistake(
    "root-forgotten",
    "You took 2 / fanIn and the like as they are. That is a variance; the deviation, and the limit, is "
    "its root.",
    hint=3, wrote=plain)
initial_weights.mistake(
    "variance-for-deviation",
    "Your normal schemes use the variance as the deviation. Take its root.",
    hint=3, wrote=only(["glorotNormal", "heNormal"], plain))
initial_weights.mistake(
    "limit-without-root",
    "Your uniform schemes lack the root: a = √(6 / …).",
    hint=3, wrote=only(["glorotUniform", "heUniform"], plain))
initial_weights.mistake(
    "root-forgotten-he",
    "Your two schemes of He lack the root.",
    hint=3, wrote=only(["he"], plain))
initial_weights.mistake(
    "root-forgotten-glorot",
    "Your two schemes of Glorot lack the root.",
    hint=3, wrote=only(["glorot"], plain))
initial_weights.mistake(
    "fans-swapped",
    "Your He schemes divide by fanOut. They look at the inputs of a unit: divide by fanIn.",
    hint=3, wrote=other_squares(
        heUniform=lambda fan_in, fan_out: divide(6, fan_out),
        heNormal=lambda fan_in, fan_out: divide(2, fan_out)))
initial_weights.mistake(
    "three-forgotten",
    "Your limits are the deviations. Uniform numbers in ±a have the deviation a / √3: hence 6, not 2.",
    hint=3, wrote=other_squares(
        glorotUniform=lambda fan_in, fan_out: divide(2, fan_in + fan_out),
        heUniform=lambda fan_in, fan_out: divide(2, fan_in)))
initial_weights.mistake(
    "six-for-normal",
    "Your normal schemes have 6 where 2 belongs. The 6 is for uniform numbers.",
    hint=3, wrote=other_squares(
        glorotNormal=lambda fan_in, fan_out: divide(6, fan_in + fan_out),
        heNormal=lambda fan_in, fan_out: divide(6, fan_in)))
initial_weights.mistake(
    "glorot-by-inputs",
    "Your Glorot schemes divide by fanIn alone. They divide by fanIn + fanOut.",
    hint=3, wrote=other_squares(
        glorotUniform=lambda fan_in, fan_out: divide(6, fan_in),
        glorotNormal=lambda fan_in, fan_out: divide(2, fan_in)))
initial_weights.mistake(
    "glorot-by-the-mean",
    "Your Glorot schemes divide by the mean of the fans. They divide by their sum.",
    hint=3, wrote=other_squares(
        glorotUniform=lambda fan_in, fan_out: divide(12, fan_in + fan_out),
        glorotNormal=lambda fan_in, fan_out: divide(4, fan_in + fan_out)))
initial_weights.mistake(
    "he-by-both",
    "Your He schemes divide by fanIn + fanOut. They divide by fanIn.",
    hint=3, wrote=other_squares(
        heUniform=lambda fan_in, fan_out: divide(6, fan_in + fan_out),
        heNormal=lambda fan_in, fan_out: divide(2, fan_in + fan_out)))
initial_weights.mistake(
    "names-swapped",
    "Glorot and He have changed places.",
    hint=2, wrote=other_squares(
        heUniform=lambda fan_in, fan_out: divide(6, fan_in + fan_out),
        heNormal=lambda fan_in, fan_out: divide(2, fan_in + fan_out),
        glorotUniform=lambda fan_in, fan_out: divide(6, fan_in),
        glorotNormal=lambda fan_in, fan_out: divide(2, fan_in)))
initial_weights.mistake(
    "he-with-1",
    "Your He schemes lack the factor 2, for which ReLU asks because it drops one half of the signal.",
    hint=3, wrote=other_squares(
        heUniform=lambda fan_in, fan_out: divide(3, fan_in),
        heNormal=lambda fan_in, fan_out: divide(1, fan_in)))
FANS = {
    "fanIn": lambda fan_in, fan_out: fan_in,
    "fanOut": lambda fan_in, fan_out: fan_out,
    "fanIn + fanOut": lambda fan_in, fan_out: fan_in + fan_out,
}


def of_fan(factor, fan):
    return lambda fan_in, fan_out: divide(factor, FANS[fan](fan_in, fan_out))


# One formula of the four is wrong: what came out is a draw, so the sentence says by what.
for name, id, spread, factor, fan in [
    ("glorotUniform", "glorot-uniform", "a", 6, "fanIn + fanOut"),
    ("glorotNormal", "glorot-normal", "σ", 2, "fanIn + fanOut"),
    ("heUniform", "he-uniform", "a", 6, "fanIn"),
    ("heNormal", "he-normal", "σ", 2, "fanIn"),
]:
    instead = [(other, fan) for other in (1, 2, 3, 6) if other != factor]
    instead += [(factor, other) for other in FANS if other != fan]
    for other_factor, other_fan in instead:
        initial_weights.mistake(
            f"{id}-{other_factor}-by-{other_fan.lower().replace(' + ', '-and-')}",
            f"Your `.{name}` has {spread} = √({other_factor} / ({other_fan})). "
            f"It is √({factor} / ({fan})).".replace("(fanIn)", "fanIn").replace("(fanOut)", "fanOut"),
            hint=3, wrote=other_squares(**{name: of_fan(other_factor, other_fan)}))
    initial_weights.mistake(
        f"{id}-without-root", f"Your `.{name}` lacks the root: {spread} = √({factor} / ({fan})).".replace(
            "(fanIn)", "fanIn"),
        hint=3, wrote=only([name], plain))
initial_weights.mistake(
    "shape-swapped",
    "Your matrix is [fanIn, fanOut]. A layer has a row for each unit: [fanOut, fanIn].",
    hint=1, wrote=drawing(shaped=lambda drawn, fan_in, fan_out: np.array(drawn).reshape(
        fan_in, fan_out)))
initial_weights.mistake(
    "drawn-by-columns",
    "Your numbers run down the columns. Draw them in the shape [fanOut, fanIn], row by row.",
    hint=2, wrote=drawing(shaped=lambda drawn, fan_in, fan_out: np.array(drawn).reshape(
        fan_in, fan_out).T.copy()))
initial_weights.mistake(
    "flat",
    "You returned the numbers in a row. Draw them in the shape [fanOut, fanIn].",
    hint=2, wrote=drawing(shaped=lambda drawn, fan_in, fan_out: np.array(drawn)))
initial_weights.mistake(
    "never-negative",
    "Your uniform weights begin at 0. They lie on both sides of it: −a ..< a.",
    hint=3, wrote=drawing(draws=DRAWS | {
        "uniform": lambda limit: lambda word: uniform(word, 0.0, limit)}))
initial_weights.mistake(
    "limit-is-the-width",
    "Your uniform weights lie in ±a/2. The limit is a on either side.",
    hint=3, wrote=drawing(draws=DRAWS | {
        "uniform": lambda limit: lambda word: uniform(word, -limit / 2, limit / 2)}))
initial_weights.mistake(
    "kinds-swapped",
    "Uniform and normal have changed places.",
    hint=1, wrote=drawing(draws={"uniform": normal_spread, "normal": uniform_spread}))
initial_weights.mistake(
    "all-normal",
    "Your uniform schemes are drawn from the normal distribution.",
    hint=1, wrote=drawing(draws=DRAWS | {"uniform": normal_spread}))
initial_weights.mistake(
    "spread-ignored",
    "You ignored the limit or the deviation that comes with `.uniform` and `.normal`, and took 1.",
    hint=2, wrote=drawing(spread=lambda number: 1.0))
initial_weights.mistake(
    "deviation-as-variance",
    "You took the root of the deviation that comes with `.normal`. It is a deviation already.",
    hint=2, wrote=only([".normal(_:)"], drawing(spread=lambda number: math.sqrt(number)
                                                if number >= 0 else NAN)))
initial_weights.mistake(
    "whole-number-division",
    "You divided whole numbers, which cuts the rest off: 6 / 5 is 1. Make them Double first.",
    hint=3, wrote=stopping(
        # A spread of 0 ends in an empty range; a deviation of 0 makes zeros.
        lambda scheme, fan_in, fan_out, seed: not has_spread(scheme) and "niform" in scheme.name
        and squares(fan_in, fan_out)[scheme.name] < 1,
        Crash(),
        drawing(squares=lambda fan_in, fan_out: {
            name: float(math.floor(square)) for name, square in squares(fan_in, fan_out).items()})))
initial_weights.mistake(
    "constant-ignored",
    "Your constant is 0. The number comes with the case: `case .constant(let value)`.",
    hint=2, wrote=only(["constant"], lambda scheme, fan_in, fan_out, seed: np.zeros(
        (fan_out, fan_in))))


def unchecked_fans(scheme, fan_in, fan_out, seed):
    """An empty matrix where a fan is 0; the engine stops for a fan below 0 and an infinite spread."""
    if min(fan_in, fan_out) < 0 or (fan_in == 0 and scheme.name.startswith(".he")):
        raise Crash
    return right(scheme, fan_in, fan_out, seed)


def unchecked_spread(scheme, fan_in, fan_out, seed):
    """The engine draws a deviation of 0, and stops for all other spreads that make no sense."""
    if has_spread(scheme) and not is_spread(scheme[0]):
        if scheme.name == ".normal(_:)" and scheme[0] == 0:
            return np.zeros((fan_out, fan_in))
        raise Crash
    return right(scheme, fan_in, fan_out, seed)


initial_weights.mistake(
    "fans-unchecked",
    "A layer without inputs or units stops your code, or gives an empty matrix. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda *args: (require_spread(*args), unchecked_fans(*args))[1])
initial_weights.mistake(
    "spread-unchecked",
    "A limit or deviation that is not above 0 and finite stops your code, or gives zeros. Throw "
    "LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda *args: (require_fans(*args), unchecked_spread(*args))[1])
initial_weights.mistake(
    "zero-deviation-allowed",
    "You drew with a deviation of 0. It has to be above 0: throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=lambda scheme, *rest: unchecked_spread(scheme, *rest)
    if scheme.name == ".normal(_:)" and scheme[0] == 0
    else (require_drawable(scheme, *rest), right(scheme, *rest))[1])
initial_weights.mistake(
    "infinity-unchecked",
    "An infinite limit stops your code. Ask for `isFinite` too, and throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda scheme, *rest: has_spread(scheme) and scheme[0] == INFINITY, Crash(),
        lambda *args: (require_drawable(*args), right(*args))[1]))
initial_weights.mistake(
    "infinity-and-nan-unchecked",
    "An infinite limit and a deviation of NaN stop your code. Ask that the number is above 0 and "
    "finite; throw LabError.invalidParameter.",
    hint=4, guarded=False, wrote=stopping(
        lambda scheme, *rest: has_spread(scheme) and not math.isfinite(scheme[0]), Crash(),
        lambda *args: (require_drawable(*args), right(*args))[1]))
initial_weights.mistake(
    "nothing-thrown", "Your weights are right; the errors are not thrown yet.",
    hint=4, guarded=False, wrote=lambda scheme, fan_in, fan_out, seed: (
        unchecked_spread if min(fan_in, fan_out) >= 1 else unchecked_fans)(
            scheme, fan_in, fan_out, seed))
