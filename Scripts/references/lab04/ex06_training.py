"""Exercise 4.6: gradient descent until the gradient is flat or the steps are used up."""

import math
import sys

import mpmath

from framework import INFINITY, NAN, PRECISE, Compound, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .lines import X, Y, gradient_of, lengths_differ, line, require_pairs, slopes, squared_error


def require_settings(model, x, y, rate, tolerance, limit):
    if not (rate > 0 and tolerance >= 0 and limit >= 0):
        raise LabError("invalidParameter")


def require_training(model, x, y, rate, tolerance, limit):
    require_settings(model, x, y, rate, tolerance, limit)
    require_pairs(x, y)


def trained(model, steps, history):
    return Compound("LineTraining(line:steps:history:)", line(*model), steps, history)


training = Exercise(
    "4.6",
    source=f"{library(mpmath, 'mpmath.mpf')} with 60 digits",
    points=15,
    # A descent that converges forgets its roundings: each step adds about 2⁻⁵³ of the numbers.
    tolerance=Tolerance(1e-10, 1e-10),
    guard=require_training,
    errors=("emptyInput", "lengthMismatch", "invalidParameter", "notFinite"),
)
RISING = ([0.0, 1.0, 2.0], [1.0, 3.0, 5.0])
CENTRED = ([-2.0, -1.0, 0.0, 1.0, 2.0], [-1.5, 0.0, 1.25, 2.0, 4.5])
training.case("three steps", line(0.0, 0.0), *RISING, 0.1, 0.01, 3)
training.case("until the gradient is flat", line(0.0, 0.0), X, Y, 0.1, 0.05, 40)
training.case("from another line", line(3.0, -2.0), X, Y, 0.12, 0.2, 60)
training.case("until the steps are used up", line(-1.0, 4.0), X, Y, 0.05, 1e-6, 20)
training.case("the weight arrives first", line(1.3, 9.0), *CENTRED, 0.15, 0.05, 60)
training.case("the bias arrives first", line(-4.0, 1.25), *CENTRED, 0.06, 0.05, 60)
training.case("a coarse tolerance", line(1.3, 9.0), *CENTRED, 0.1, 5.0, 40)
training.case("falling slopes", line(-4.0, -6.0), *CENTRED, 0.15, 0.1, 40)
training.case("one step", line(0.0, 0.0), *RISING, 0.1, 0.01, 1, weight=1)
training.case("no steps allowed", line(0.5, 0.25), *RISING, 0.1, 0.01, 0, weight=1)
training.case(
    "flat from the beginning", line(0.0, 1.0), [-1.0, 0.0, 1.0], [0.0, 3.0, 0.0], 0.1, 0.0, 10,
    weight=1)
training.case(
    "too fast, but stopped in time", line(0.0, 0.0), [0.0, 10.0, 20.0], [1.0, 3.0, 5.0], 0.5, 0.1,
    6, weight=1, tolerance=Tolerance(0.0, 1e-9),
    why="the numbers reach 1e27, and roundings grow as the numbers do",
)
training.case(
    "too fast: the error grows beyond all numbers", line(0.0, 0.0), [0.0, 10.0, 20.0],
    [1.0, 3.0, 5.0], 0.5, 0.1, 1000)
training.case(
    "an error too large from the beginning", line(1e200, 0.0), *RISING, 0.1, 0.01, 5, weight=1)
training.case("a NaN in y", line(0.0, 0.0), [0.0, 1.0], [1.0, NAN], 0.1, 0.01, 5, weight=1)
training.case("more x than y", line(0.0, 0.0), [1.0, 2.0, 3.0], [1.0, 2.0], 0.1, 0.01, 5, weight=1)
training.case("no points", line(0.0, 0.0), [], [], 0.1, 0.01, 5, weight=1)
training.case("a rate of 0", line(0.0, 0.0), *RISING, 0.0, 0.01, 5, weight=1)
training.case("a rate of NaN", line(0.0, 0.0), *RISING, NAN, 0.01, 5, weight=1)
training.case("a tolerance below 0", line(0.0, 0.0), *RISING, 0.1, -0.01, 5, weight=1)
training.case("a tolerance of NaN", line(0.0, 0.0), *RISING, 0.1, NAN, 5, weight=1)
training.case("a step limit below 0", line(0.0, 0.0), *RISING, 0.1, 0.01, -1, weight=1)


def steepest(gradient):
    return max(abs(gradient[0]), abs(gradient[1]))


@training.reference
def precise_training(model, x, y, rate, tolerance, limit):
    """With 60 digits, rounded once at the end."""
    if not all(map(math.isfinite, [*model, *x, *y])):
        raise LabError("notFinite")
    weight, bias = map(PRECISE.mpf, model)
    x, y, rate, history = [*map(PRECISE.mpf, x)], [*map(PRECISE.mpf, y)], PRECISE.mpf(rate), []
    while True:
        errors = [weight * a + bias - b for a, b in zip(x, y)]
        loss = sum(r * r for r in errors) / len(x)
        if loss > sys.float_info.max:
            raise LabError("notFinite")
        slope = (2 * sum(r * a for r, a in zip(errors, x)) / len(x), 2 * sum(errors) / len(x))
        largest = steepest(slope)
        # Rounding must not decide how many steps there are.
        assert largest == tolerance or abs(largest - tolerance) > 1e-6 * tolerance
        if largest <= tolerance or len(history) == limit:
            return trained((float(weight), float(bias)), len(history), history)
        history.append(float(loss))
        weight, bias = weight - rate * slope[0], bias - rate * slope[1]


def moved(model, slope, rate, x, y):
    return line(model[0] - rate * slope[0], model[1] - rate * slope[1])


def flat(slope, loss, before, tolerance):
    return steepest(slope) <= tolerance


def descent(stop=flat, move=moved, slope_of=gradient_of, check=True, start=None, more=0):
    """The loop, with parts that can go wrong; `more` is how many steps it takes over the limit."""

    def run(model, x, y, rate, tolerance, limit):
        model, history, before = start or model, [], INFINITY
        while True:
            loss = squared_error(model, x, y)
            if check and not math.isfinite(loss):
                raise LabError("notFinite")
            slope = slope_of(model, x, y)
            if stop(slope, loss, before, tolerance) or len(history) >= limit + more:
                return trained(model, len(history), history)
            history.append(loss)
            before, model = loss, move(model, slope, rate, x, y)

    return run


@training.accepts
def in_doubles(*arguments):
    return descent()(*arguments)


@training.accepts
def with_means(model, x, y, rate, tolerance, limit):
    """Another order of the arithmetic: the gradient from sums over the points made once."""
    if not all(map(math.isfinite, [*x, *y])):
        raise LabError("notFinite")
    n = len(x)
    xx, xy = sum(a * a for a in x) / n, sum(a * b for a, b in zip(x, y)) / n
    mean_x, mean_y = sum(x) / n, sum(y) / n

    def slope_of(model, x, y):
        weight, bias = model
        return slopes(
            2 * (weight * xx + bias * mean_x - xy), 2 * (weight * mean_x + bias - mean_y))

    return descent(slope_of=slope_of)(model, x, y, rate, tolerance, limit)


def with_history(change):
    """The right descent, with another history."""

    def run(model, x, y, *settings):
        line, steps, history = in_doubles(model, x, y, *settings)
        return trained(line, steps, change(history, squared_error(line, x, y)))

    return run


training.mistake(
    "history-after-steps",
    "Your history holds the error after each step. Note it before: its first entry is the error "
    "of the line you were given.",
    hint=2, wrote=with_history(lambda history, last: [*history, last][1:]))
training.mistake(
    "history-with-the-last",
    "Your history has one entry more than there were steps: the error after the last one. It "
    "holds one for each step, from before it.",
    hint=2, wrote=with_history(lambda history, last: [*history, last]))
training.mistake(
    "history-reversed",
    "Your history runs backwards. Append each error, so that the first one comes first.",
    hint=4, wrote=with_history(lambda history, last: history[::-1]))
training.mistake(
    "history-empty",
    "Your history is empty. Append the error to it before each step.",
    hint=2, wrote=with_history(lambda history, last: []))
training.mistake(
    "history-of-roots",
    "Your history holds roots of the errors. Note the mean squared error itself.",
    hint=2, wrote=with_history(lambda history, last: [math.sqrt(loss) for loss in history]))
training.mistake(
    "stops-by-error",
    "You stop when the error is at most the tolerance. Noise never gets it to 0: look at the "
    "gradient, |weight| and |bias| ≤ tolerance.",
    hint=1, wrote=descent(stop=lambda slope, loss, before, tolerance: loss <= tolerance))
training.mistake(
    "stops-by-change-of-error",
    "You stop when the error hardly changes. This exercise stops when both parts of the gradient "
    "are within ± tolerance.",
    hint=1, wrote=descent(
        stop=lambda slope, loss, before, tolerance: abs(before - loss) <= tolerance))
training.mistake(
    "stops-by-weight",
    "You stop as soon as the weight's slope is flat. The bias may be on its way still: both slopes "
    "have to be within ± tolerance.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: abs(slope[0]) <= tolerance))
training.mistake(
    "stops-by-bias",
    "You stop as soon as the bias's slope is flat. The weight may be on its way still: both slopes "
    "have to be within ± tolerance.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: abs(slope[1]) <= tolerance))
training.mistake(
    "stops-by-either",
    "You stop as soon as one of the two slopes is flat. Both have to be: join the conditions by "
    "&&, or take the larger.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: min(map(abs, slope)) <= tolerance))
training.mistake(
    "stops-by-signed-slope",
    "You compare the slopes without their sizes: a steep negative one counts as flat. Take abs of "
    "both.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: max(slope) <= tolerance))
training.mistake(
    "stops-by-length",
    "You stop by the length of the gradient, √(weight² + bias²). This exercise asks for the larger "
    "of |weight| and |bias|.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: math.hypot(*slope) <= tolerance))
training.mistake(
    "stops-by-sum",
    "You stop by the sum of the slopes' sizes. This exercise asks for the larger of |weight| and "
    "|bias|.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: abs(slope[0]) + abs(slope[1]) <= tolerance))
training.mistake(
    "stops-below-only",
    "You go on where the gradient is exactly the tolerance, as with < for ≤. At most the tolerance "
    "is flat enough.",
    hint=3, wrote=descent(
        stop=lambda slope, loss, before, tolerance: steepest(slope) < tolerance))
training.mistake(
    "tolerance-ignored",
    "You always take all the steps. Stop before a step when both slopes are within ± tolerance.",
    hint=1, wrote=descent(stop=lambda slope, loss, before, tolerance: False))

@training.mistake(
    "one-step-too-many",
    "You take a step and look at the tolerance only afterwards. A line that is flat already needs "
    "none: look before each step.",
    hint=2,
)
def _(model, x, y, rate, tolerance, limit):
    history = []
    while len(history) < limit:
        loss, slope = squared_error(model, x, y), gradient_of(model, x, y)
        if not math.isfinite(loss):
            raise LabError("notFinite")
        history.append(loss)
        model = moved(model, slope, rate, x, y)
        if steepest(slope) <= tolerance:
            break
    if not math.isfinite(squared_error(model, x, y)):
        raise LabError("notFinite")
    return trained(model, len(history), history)


training.mistake(
    "limit-overrun",
    "You take one step more than the limit allows. With a limit of 0 the line stays as it is.",
    hint=2, wrote=descent(more=1))
training.mistake(
    "limit-not-reached",
    "You stop one step before the limit. That many steps are allowed: go on while steps < "
    "stepLimit.",
    hint=2, wrote=descent(more=-1))
training.mistake(
    "adds-the-gradient",
    "Your error grows from step to step: the gradient is added. Subtract it, as in the exercise "
    "before.",
    hint=2, wrote=descent(move=lambda model, slope, rate, x, y: moved(model, slope, -rate, x, y)))


def bias_after_weight(model, slope, rate, x, y):
    model = line(model[0] - rate * slope[0], model[1])
    return line(model[0], model[1] - rate * gradient_of(model, x, y)[1])


training.mistake(
    "bias-after-weight",
    "The bias's slope is taken after the weight has moved. Compute both slopes at the same line, "
    "then move both knobs.",
    hint=3, wrote=descent(move=bias_after_weight))
training.mistake(
    "starts-at-zero",
    "Your descent begins at weight 0 and bias 0. Begin with the line you were given.",
    hint=1, wrote=descent(start=line(0.0, 0.0)))
training.mistake(
    "half-the-gradient",
    "Your steps have half their length: the factor 2 of the gradient is missing.",
    hint=2, wrote=descent(move=lambda model, slope, rate, x, y: moved(model, slope, rate / 2, x, y)))
training.mistake(
    "half-the-gradient-throughout",
    "Your gradient is half of what it should be, in the steps and where you ask whether the ground "
    "is level: the factor 2 is missing.",
    hint=2, wrote=descent(slope_of=lambda model, x, y: gradient_of(model, x, y, factor=1.0)))
training.mistake(
    "line-unchanged",
    "You returned the line you were given. Keep the stepped line in a variable, and return that.",
    hint=2, wrote=lambda model, *rest: trained(model, *in_doubles(model, *rest)[1:]))
training.mistake(
    "divergence-unchecked",
    "When the rate is too large you returned infinite errors or NaN. Throw LabError.notFinite as "
    "soon as an error is not finite.",
    hint=3, wrote=descent(check=False))
training.mistake(
    "settings-unchecked",
    "You began a descent that cannot work: a rate not above 0, or a negative tolerance or limit. "
    "Throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=after(lambda m, x, y, *rest: require_pairs(x, y), in_doubles))


def running_on(model, x, y, rate, tolerance, limit):
    """Asks whether the steps equal the limit: below 0 they never do."""
    return in_doubles(model, x, y, rate, tolerance, 10**6 if limit < 0 else limit)


for name, run in (("", in_doubles), ("-limit-runs-on", running_on)):
    training.mistake(
        f"tolerance-and-limit-unchecked{name}",
        "A tolerance or step limit below 0, or a tolerance of NaN, gets an answer from you. Throw "
        "LabError.invalidParameter.",
        hint=3, guarded=False, wrote=after(
            lambda m, x, y, *rest: require_pairs(x, y),
            stopping(
                lambda m, x, y, rate, tolerance, limit: not rate > 0,
                LabError("invalidParameter"), run,
            ),
        ))
training.mistake(
    "nan-settings-slip-through",
    "A rate or tolerance of NaN got past your check: comparisons with NaN are false. Ask that "
    "rate > 0 and tolerance >= 0 hold.",
    hint=3, guarded=False, wrote=stopping(
        lambda m, x, y, rate, tolerance, limit: rate <= 0 or tolerance < 0 or limit < 0,
        LabError("invalidParameter"),
        after(lambda m, x, y, *rest: require_pairs(x, y), in_doubles),
    ))
training.mistake(
    "lengths-cut",
    "Of lists of different lengths you used the part both have. Throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=after(
        require_settings,
        stopping(
            lambda m, x, *rest: not x, LabError("emptyInput"),
            lambda m, x, y, *rest: in_doubles(m, *zip(*zip(x, y)), *rest),
        ),
    ))
