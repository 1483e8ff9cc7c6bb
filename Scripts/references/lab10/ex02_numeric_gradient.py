"""Exercise 10.2: the gradient by central differences."""

import math

import numpy as np

from framework import (
    NAN, PRECISE, Compound, Exercise, LabError, Tolerance, divide, exponential, library, sine,
    total,
)
from framework.wrong import stopping

STEP = 1e-5


def product_of(factors, one=1.0):
    for factor in factors:
        one *= factor
    return one


BOWL, WAVES, PRODUCT, EXPONENTIALS, ABSOLUTE = map(
    Compound, (".bowl", ".waves", ".product", ".exponentials", ".absolute")
)
FIELDS = {
    ".bowl": lambda point: total((i + 1) * x * x for i, x in enumerate(point)),
    ".waves": lambda point: total(map(sine, point)),
    ".product": lambda point: product_of(1 + x * x for x in point),
    ".exponentials": lambda point: total(map(exponential, point)),
    ".absolute": lambda point: total(map(abs, point)),
}
EXACT_FIELDS = FIELDS | {
    ".waves": lambda point: sum(map(PRECISE.sin, point), PRECISE.mpf(0)),
    ".exponentials": lambda point: sum(map(PRECISE.exp, point), PRECISE.mpf(0)),
}

numeric_gradient = Exercise(
    "10.2",
    source=f"60 digits, agreeing with {library(np, 'numpy.gradient')}",
    points=10,
    # A loss L carries a few roundings of 1.1e-16·L, and so does x ± h; divided by 2h they are about
    # 2e-11·L. L and its slopes stay below 25 here: 5e-10, and a factor 20 for other ways to sum.
    tolerance=Tolerance(1e-8, 1e-8),
    specials=("nan",),
)
numeric_gradient.case("a bowl", BOWL, [1.0, 2.0])
numeric_gradient.case("a bowl of four", BOWL, [0.3, -1.7, 0.8, -0.45])
numeric_gradient.case("waves", WAVES, [0.0, 1.0, -2.5])
numeric_gradient.case("a product", PRODUCT, [0.5, -1.5, 2.0])
numeric_gradient.case("a product of two", PRODUCT, [1.2, -0.7])
numeric_gradient.case("exponentials", EXPONENTIALS, [0.0, -1.0, 2.0])
numeric_gradient.case("a kink at 0, far from it", ABSOLUTE, [3.0, -4.0, 0.25])
numeric_gradient.case("on the kink", ABSOLUTE, [0.0, 1.5], weight=1)
numeric_gradient.case("nearer to the kink than h", ABSOLUTE, [2.5e-6, -1.0], weight=1)
numeric_gradient.case("one coordinate", WAVES, [0.3], weight=1)
numeric_gradient.case("at the bottom", BOWL, [0.0, 0.0, 0.0], weight=1)
numeric_gradient.case(
    "plus and minus 1000", BOWL, [1000.0, -1000.0], weight=1, tolerance=Tolerance(0.0, 1e-6),
    why="the loss is 3 000 000 here, and its last digit, divided by 2h, moves a slope of 2 000 by "
    "1e-4",
)
numeric_gradient.case("a NaN among them", BOWL, [NAN, 1.0], weight=1)
numeric_gradient.case("a loss beyond all numbers", EXPONENTIALS, [1000.0, 0.0], weight=1)
numeric_gradient.case("no coordinates", WAVES, [], weight=1)


def moved(point, index, by):
    return [x + by if i == index else x for i, x in enumerate(point)]


@numeric_gradient.reference
def exact_differences(field, point):
    h = PRECISE.mpf(STEP)
    exact = list(map(PRECISE.mpf, point))

    def loss(at):
        value = EXACT_FIELDS[field.name](at)
        # Of a loss that a double cannot hold no difference can be taken.
        return value if math.isfinite(float(value)) else PRECISE.nan

    return [
        float((loss(moved(exact, i, h)) - loss(moved(exact, i, -h))) / (2 * h))
        for i in range(len(point))
    ]


@numeric_gradient.accepts
def by_numpy(field, point):
    loss = FIELDS[field.name]
    return [
        np.gradient([loss(moved(point, i, by)) for by in (-STEP, 0.0, STEP)], STEP)[1]
        for i in range(len(point))
    ]


def slopes(quotient):
    """`quotient` of the loss, the point and a coordinate's index, for each coordinate."""
    return lambda field, point: [
        quotient(FIELDS[field.name], point, i) for i in range(len(point))
    ]


def central(step):
    return slopes(lambda loss, point, i: divide(
        loss(moved(point, i, step)) - loss(moved(point, i, -step)), 2 * step))


numeric_gradient.accepts(central(STEP))
in_doubles = central(STEP)

numeric_gradient.mistake(
    "forward",
    "You compared f(x + h) with f(x). Look to both sides, f(x + h) − f(x − h): the error falls "
    "from h to h².",
    hint=1, wrote=slopes(lambda loss, point, i: divide(
        loss(moved(point, i, STEP)) - loss(point), STEP)))
numeric_gradient.mistake(
    "backward",
    "You compared f(x) with f(x − h). Look to both sides, f(x + h) − f(x − h): the error falls "
    "from h to h².",
    hint=1, wrote=slopes(lambda loss, point, i: divide(
        loss(point) - loss(moved(point, i, -STEP)), STEP)))
numeric_gradient.mistake(
    "forward-over-2h",
    "Your slopes are those of f(x + h) − f(x), divided by 2h: these two are only h apart. The "
    "second place is x − h.",
    hint=1, wrote=slopes(lambda loss, point, i: divide(
        loss(moved(point, i, STEP)) - loss(point), 2 * STEP)))
numeric_gradient.mistake(
    "two-forgotten",
    "Your slopes are twice too large: x + h and x − h are 2h apart, not h.",
    hint=2, wrote=slopes(lambda loss, point, i: divide(
        loss(moved(point, i, STEP)) - loss(moved(point, i, -STEP)), STEP)))
numeric_gradient.mistake(
    "brackets-forgotten",
    "You divided by 2 and multiplied by h: in Swift a / 2 * h is (a / 2) · h. Put brackets around "
    "2 * h.",
    hint=3, wrote=slopes(lambda loss, point, i:
                         (loss(moved(point, i, STEP)) - loss(moved(point, i, -STEP))) / 2 * STEP))
numeric_gradient.mistake(
    "not-divided",
    "You returned the differences of the loss. Divide them by 2h to get slopes.",
    hint=2, wrote=slopes(lambda loss, point, i:
                         loss(moved(point, i, STEP)) - loss(moved(point, i, -STEP))))
numeric_gradient.mistake(
    "halved",
    "You halved the difference but did not divide by h. The distance is 2h, with h = 1e-5.",
    hint=2, wrote=slopes(lambda loss, point, i: (
        loss(moved(point, i, STEP)) - loss(moved(point, i, -STEP))) / 2))
numeric_gradient.mistake(
    "sign",
    "Your slopes have the wrong sign: the loss at x + h comes first, minus that at x − h.",
    hint=2, wrote=lambda field, point: [-slope for slope in in_doubles(field, point)])
for exponent, name, text in [
    (2, "step-1e-2", "Your h is far too large, 0.01: the curve bends on the way. This exercise "
     "asks for 1e-5."),
    (3, "step-1e-3", "Your h is 0.001: the curve bends on the way. This exercise asks for 1e-5."),
    (4, "step-1e-4", "Your h is 1e-4. This exercise asks for 1e-5."),
    (6, "step-smaller", "Your h is smaller than 1e-5: next to the kink it shows. Write "
     "let h = 1e-5."),
    (7, "step-1e-7", "Your h is 1e-7: next to the kink it shows, and large losses lose their "
     "digits. This exercise asks for 1e-5."),
    (9, "step-1e-9", "Your h is 1e-9, so small that the digits the two losses share cancel. This "
     "exercise asks for 1e-5."),
    (8, "step-1e-8", "Your h is 1e-8, so small that the digits the two losses share cancel. This "
     "exercise asks for 1e-5."),
    (10, "step-1e-10", "Your h is 1e-10: the two losses share nearly all their digits, and these "
     "cancel. This exercise asks for 1e-5."),
    (12, "step-1e-12", "Your h is 1e-12: the two losses share nearly all their digits, and what is "
     "left is rounding. Take 1e-5."),
]:
    numeric_gradient.mistake(name, text, hint=3, wrote=central(float(f"1e-{exponent}")))
numeric_gradient.mistake(
    "all-at-once",
    "You moved all coordinates together, and all your slopes are the same sum. Move one at a time.",
    hint=1, wrote=slopes(lambda loss, point, i: divide(
        loss([x + STEP for x in point]) - loss([x - STEP for x in point]), 2 * STEP)))


def unrestored(first, second, left, apart=2 * STEP):
    """Each coordinate is moved by `first`, then by `second`, and left moved by `left`."""

    def found(field, point):
        loss, point, result = FIELDS[field.name], list(point), []
        for i, x in enumerate(point):
            above = loss(moved(point, i, first))
            result.append(divide(above - loss(moved(point, i, second)), apart))
            point[i] = x + left
        return result

    return found


numeric_gradient.mistake(
    "not-restored",
    "You left each coordinate at x − h when you went on to the next. Put it back first.",
    hint=3, wrote=unrestored(STEP, -STEP, -STEP))
numeric_gradient.mistake(
    "forward-not-restored",
    "You compared f(x + h) with f(x), and left each coordinate moved. Look to both sides, and put "
    "x back.",
    hint=3, wrote=unrestored(STEP, 0.0, STEP, STEP))
numeric_gradient.mistake(
    "first-only",
    "You returned one slope only. There is one for each coordinate.",
    hint=1, wrote=lambda field, point: in_doubles(field, point)[:1])
numeric_gradient.mistake(
    "nan-replaced",
    "Where the loss is NaN you returned 0. A slope that does not exist is no level ground: let NaN "
    "through.",
    hint=4, wrote=lambda field, point: [
        0.0 if math.isnan(slope) else slope for slope in in_doubles(field, point)])


@numeric_gradient.mistake(
    "nan-thrown",
    "You threw an error for a loss that is NaN or infinite. Nothing is thrown here: let NaN "
    "through.",
    hint=4,
)
def _(field, point):
    result = in_doubles(field, point)
    if not all(map(math.isfinite, result)):
        raise LabError("notFinite")
    return result


numeric_gradient.mistake(
    "empty-thrown",
    "You threw an error for a point without coordinates. It has a gradient without entries: return "
    "an empty list.",
    hint=4, wrote=stopping(lambda field, point: not point, LabError("emptyInput"), in_doubles))
