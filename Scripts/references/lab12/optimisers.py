"""Optimisers: from one update of arrays to the exercises' functions, in doubles or in 60 digits."""

import numpy as np
import torch

from framework import NAN, PRECISE, Compound, Crash

from .checks import checking, require


def array(*numbers):
    return np.array(numbers)


def in_turn(*gradients):
    """Gradients of updates in a row."""
    return Compound("inTurn(_:)", list(gradients))


def momentum_state(parameters, velocity):
    return Compound("MomentumState(parameters:velocity:)", parameters, velocity)


def squares_state(parameters, squares):
    return Compound("SquaresState(parameters:squares:)", parameters, squares)


def adam_state(parameters, means, squares, updates):
    form = "AdamState(parameters:means:squares:updates:)"
    return Compound(form, parameters, means, squares, updates)


def opened(state):
    """The arrays of a state, and its count of updates if it has one."""
    if isinstance(state, np.ndarray):
        return [state], None
    arrays = [value for value in state if isinstance(value, np.ndarray)]
    return arrays, state[-1] if len(arrays) < len(state) else None


def closed(like, arrays, count):
    if isinstance(like, np.ndarray):
        return arrays[0]
    return Compound(like.name, *arrays, *([] if count is None else [count]))


def listed(gradient):
    return gradient[0] if isinstance(gradient, Compound) else [gradient]


exactly = np.vectorize(PRECISE.mpf, otypes=[object])
rounded = np.vectorize(float, otypes=[float])
precise_root = np.vectorize(PRECISE.sqrt, otypes=[object])


def root(x):
    return precise_root(x) if x.dtype == object else np.sqrt(x)


def power(base, exponent):
    """base ^ exponent, correctly rounded if the base is a double."""
    exact = PRECISE.mpf(base) ** exponent
    return exact if isinstance(base, PRECISE.mpf) else float(exact)


def stepping(update, precise=False, counted=lambda count: count + 1):
    """An exercise's function: `update` of the state's arrays, the gradient, the count of updates with
    this one if there is one, and the settings, gives the arrays after it.

    `counted` is what the count becomes in the state that is returned.
    """
    number = exactly if precise else np.asarray
    setting = PRECISE.mpf if precise else float

    def function(state, gradient, *settings):
        arrays, count = opened(state)
        arrays = [number(values) for values in arrays]
        answers = []
        for slope in listed(gradient):
            place = [] if count is None else [count + 1]
            try:
                arrays = update(*arrays, number(slope), *place, *map(setting, settings))
            except ValueError as error:
                # Shapes that cannot be broadcast.
                raise Crash from error
            arrays = list(arrays) if isinstance(arrays, tuple) else [arrays]
            count = None if count is None else counted(count)
            answers.append(closed(state, [rounded(values) for values in arrays], count))
        return answers if isinstance(gradient, Compound) else answers[0]

    return function


def by_pytorch(make, *memories):
    """The same by an optimiser of PyTorch: `make` of the parameters and the settings; `memories` are
    its names for what it remembers."""

    def function(state, gradient, *settings):
        (parameters, *others), count = opened(state)
        theta = torch.tensor(parameters, requires_grad=True)
        optimiser = make([theta], *settings)
        optimiser.state[theta].update(
            {name: torch.tensor(values) for name, values in zip(memories, others)}
        )
        if memories:
            optimiser.state[theta]["step"] = torch.tensor(float(count or 0))
        answers = []
        for slope in listed(gradient):
            theta.grad = torch.tensor(np.ascontiguousarray(slope))
            optimiser.step()
            kept = optimiser.state[theta]
            arrays = [theta, *(kept[name] for name in memories)]
            if count is not None:
                count = int(kept["step"])
            arrays = [values.detach().numpy().copy() for values in arrays]
            answers.append(closed(state, arrays, count))
        return answers if isinstance(gradient, Compound) else answers[0]

    return function


# What the contracts ask for


def same_shapes(state, gradient, *_):
    shapes = {values.shape for values in [*opened(state)[0], *listed(gradient)]}
    require(len(shapes) == 1, "shapeMismatch")


def same_counts(state, gradient, *_):
    """What a student asks who compares the numbers of elements."""
    counts = {values.size for values in [*opened(state)[0], *listed(gradient)]}
    require(len(counts) == 1, "shapeMismatch")


def setting(position, holds):
    return lambda state, gradient, *settings: require(holds(settings[position]), "invalidParameter")


def above_zero(position):
    return setting(position, lambda number: number > 0)


def share(position):
    return setting(position, lambda number: 0 <= number < 1)


def error_cases(exercise, state, gradient, settings, shares=(), positives=()):
    """The cases that ask for errors.

    `state` makes a state of an array of parameters and one of what is remembered; `settings` are right;
    `shares` and `positives` name the settings, by their place, that lie in 0 ..< 1 or above 0.
    """
    two, ones = array(1.0, 2.0), array(1.0, 1.0)

    def with_setting(position, value):
        return [value if place == position else s for place, s in enumerate(settings)]

    exercise.case("a gradient too long", state(two, ones), array(1.0, 2.0, 3.0), *settings, weight=1)
    exercise.case("a gradient of one number", state(two, ones), array(4.0), *settings, weight=1)
    exercise.case(
        "a gradient that is a column", state(two, ones), np.array([[4.0], [2.0]]), *settings, weight=1)
    for position, name in positives:
        exercise.case(
            f"{name} of 0", state(two, ones), gradient, *with_setting(position, 0.0), weight=1)
        exercise.case(
            f"{name} below 0", state(two, ones), gradient, *with_setting(position, -0.5), weight=1)
        exercise.case(
            f"{name} of NaN", state(two, ones), gradient, *with_setting(position, NAN), weight=1)
    for position, name in shares:
        exercise.case(
            f"{name} of 1", state(two, ones), gradient, *with_setting(position, 1.0), weight=1)
        exercise.case(
            f"{name} below 0", state(two, ones), gradient, *with_setting(position, -0.5), weight=1)
        exercise.case(
            f"{name} of NaN", state(two, ones), gradient, *with_setting(position, NAN), weight=1)


def error_mistakes(exercise, update, others, hint, shares=(), positives=()):
    """The mistakes that concern the errors; `others` are checks of the contract besides these."""

    def declare(id, sentence, *checks, function=None):
        guard = checking(*checks, *others)

        def wrote(*args):
            guard(*args)
            return (function or stepping(update))(*args)

        exercise.mistake(id, sentence, hint=hint, guarded=False, wrote=wrote)

    def slug(name):
        return name.split(" ", 1)[1].replace(" ", "-")

    settings = [above_zero(position) for position, _ in positives]
    settings += [share(position) for position, _ in shares]
    declare(
        "shapes-unchecked",
        "A gradient of another shape was broadcast, or stopped your code. Compare the shapes first and "
        "throw LabError.shapeMismatch.", *settings)
    declare(
        "counts-compared",
        "You compared how many numbers there are. A column is no list of the same length: compare "
        "`shape`, and throw LabError.shapeMismatch.", same_counts, *settings)
    declare(
        "settings-unchecked",
        "You took a step with settings outside of what they may be. Throw "
        "LabError.invalidParameter for them.", same_shapes)
    declare(
        "nothing-thrown", "Your numbers are right; the errors are not thrown yet.")
    for index, (position, name) in enumerate(positives):
        rest = settings[:index] + settings[index + 1 :]
        if len(settings) > 1:
            declare(
                f"{slug(name)}-unchecked",
                f"You took a step with {name} that is not above 0. Throw LabError.invalidParameter.",
                same_shapes, *rest)
        declare(
            f"{slug(name)}-of-0-allowed",
            f"You took a step with {name} of 0. It has to be above 0: throw "
            "LabError.invalidParameter.",
            same_shapes, *rest, setting(position, lambda number: number >= 0))
        declare(
            f"{slug(name)}-nan-allowed",
            f"You let {name} of NaN pass: `<= 0` is false for NaN. Ask that `> 0` holds.",
            same_shapes, *rest, setting(position, lambda number: not number <= 0))
    for index, (position, name) in enumerate(shares, start=len(positives)):
        rest = settings[:index] + settings[index + 1 :]
        declare(
            f"{slug(name)}-unchecked",
            f"You took a step with {name} outside of 0 ..< 1. Throw LabError.invalidParameter.",
            same_shapes, *rest)
        declare(
            f"{slug(name)}-of-1-allowed",
            f"You took a step with {name} of 1. It must be below 1: throw "
            "LabError.invalidParameter.",
            same_shapes, *rest, setting(position, lambda number: 0 <= number <= 1))
        declare(
            f"{slug(name)}-nan-allowed",
            f"You let {name} of NaN pass: comparisons with NaN are false. Ask that `>= 0` and `< 1` "
            "hold.",
            same_shapes, *rest, setting(position, lambda number: not (number < 0 or number >= 1)))
    if settings[1:]:
        declare(
            "all-nan-allowed",
            "You let NaN pass as a setting: comparisons with NaN are false. Ask that what is allowed "
            "holds, not that what is forbidden does not.",
            same_shapes,
            *(setting(position, lambda number: not number <= 0) for position, _ in positives),
            *(setting(position, lambda number: not (number < 0 or number >= 1))
              for position, _ in shares))
