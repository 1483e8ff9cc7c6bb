"""Exercise 4.8: polynomial features, and the fit."""

import math

import numpy as np
import sklearn
from numpy.polynomial import polynomial as numpy_polynomial
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PolynomialFeatures

from framework import INFINITY, NAN, Compound, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping

from .equations import columns_depend, least_squares
from .lines import X, Y, lengths_differ, require_pairs


def require_degree(x, y, degree):
    if degree < 0:
        raise LabError("invalidParameter")
    require_pairs(x, y)


def all_finite(x, y):
    return all(map(math.isfinite, [*x, *y]))


def require_points(x, y, degree):
    require_degree(x, y, degree)
    if not all_finite(x, y):
        raise LabError("notFinite")


def fit(features, coefficients):
    return Compound("PolynomialFit(features:coefficients:)", features, coefficients)


def powers(x, degree):
    """x⁰, x¹ … in columns."""
    return np.array([[value**power for power in range(degree + 1)] for value in x])


polynomial = Exercise(
    "4.8",
    source=f"exact rational arithmetic (fractions.Fraction), agreeing with "
    f"{library(np, 'numpy.polynomial.polynomial.polyfit')} and "
    f"{library(sklearn, 'PolynomialFeatures', 'LinearRegression')}",
    points=15,
    # κ² · 2⁻⁵³ with the condition κ of the features, columns scaled, below 1e3.
    tolerance=Tolerance(1e-9, 1e-9),
    guard=require_points,
    errors=("singularMatrix", "emptyInput", "lengthMismatch", "invalidParameter", "notFinite"),
)
polynomial.case("a parabola near four points", [0.0, 1.0, 2.0, 3.0], [1.0, 0.0, 2.0, 5.0], 2)
polynomial.case("a line near five points", X, Y, 1)
polynomial.case("a parabola near five points", X, Y, 2)
polynomial.case("a cubic near seven points", [-1.5, -1.0, -0.25, 0.0, 0.5, 1.25, 2.0],
                [2.0, 0.5, -0.75, 0.25, 1.0, -0.5, 3.5], 3)
polynomial.case("a cubic through four points", [-1.0, 0.5, 1.0, 2.0], [3.0, -1.0, 0.5, 4.0], 3)
polynomial.case("degree 4 near nine points", [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0],
                [1.2, 0.1, -0.4, 0.3, 0.9, 0.6, -0.2, -0.1, 1.4], 4, weight=1)
polynomial.case("degree 0: the mean", [2.0, -3.0, 5.5], [1.5, 4.0, 2.75], 0)
polynomial.case("one point, degree 0", [0.0], [2.5], 0, weight=1)
polynomial.case("the same x twice", [1.0, 1.0, 2.0, 4.0], [0.5, 1.5, 3.0, 2.0], 2, weight=1)
# The products of these features have exact square roots and quotients: the last pivot is 0.
polynomial.case("two x are too few for a parabola", [1.0, 1.0, 2.0, 2.0], [0.5, 1.5, 3.0, 2.0], 2)
polynomial.case("one point is too little for a line", [2.0], [3.0], 1, weight=1)
polynomial.case("fewer points than coefficients", [-2.0], [1.0], 2, weight=1)
polynomial.case("a NaN in x", [1.0, NAN, 3.0], [1.0, 2.0, 3.0], 1, weight=1)
polynomial.case("an infinity in y", [1.0, 2.0, 3.0], [1.0, -INFINITY, 3.0], 1, weight=1)
polynomial.case("a degree below 0", [1.0, 2.0], [1.0, 2.0], -1, weight=1)
polynomial.case("more x than y", [1.0, 2.0, 3.0], [1.0, 2.0], 1, weight=1)
polynomial.case("no points", [], [], 1, weight=1)


@polynomial.reference
def exact_fit(x, y, degree):
    features = powers(x, degree)
    return fit(features, least_squares(features, y))


def require_distinct(x, y, degree):
    require_points(x, y, degree)
    if len(set(x)) <= degree:
        raise LabError("singularMatrix")


@polynomial.accepts
def numpy_fit(x, y, degree):
    require_distinct(x, y, degree)
    coefficients = numpy_polynomial.polyfit(x, y, degree)
    return fit(numpy_polynomial.polyvander(np.array(x), degree), coefficients.tolist())


@polynomial.accepts
def sklearn_fit(x, y, degree):
    require_distinct(x, y, degree)
    features = PolynomialFeatures(degree).fit_transform(np.array(x)[:, None])
    return fit(features, LinearRegression(fit_intercept=False).fit(features, y).coef_.tolist())


def of(features_of, check=require_distinct):
    """The least squares fit on other features."""

    def wrong(x, y, degree):
        check(x, y, degree)
        features = features_of(np.array(x), degree)
        if features.size == 0 or columns_depend(features):
            raise LabError("singularMatrix")
        return fit(features, np.linalg.lstsq(features, np.array(y), rcond=None)[0].tolist())

    return wrong


right = of(powers)


def changing(features=lambda f: f, coefficients=lambda c: c):
    """The right fit, with changed features or coefficients."""

    def wrong(x, y, degree):
        both = right(x, y, degree)
        return fit(features(both[0]), coefficients(both[1]))

    return wrong


NO_CONSTANT = (
    "Your features begin with x: the constant x⁰ = 1 is missing. Without it every curve goes "
    "through the origin."
)


@polynomial.mistake("constant-missing", NO_CONSTANT, hint=1)
def without_constant(x, y, degree):
    require_distinct(x, y, degree)
    if degree == 0:
        raise LabError("emptyInput")
    return of(lambda x, degree: powers(x, degree)[:, 1:])(x, y, degree)


# A range 1...0 stops the program.
polynomial.mistake(
    "constant-missing-range", NO_CONSTANT, hint=1,
    wrote=stopping(lambda x, y, degree: degree == 0, Crash(), without_constant))
@polynomial.mistake(
    "highest-power-missing",
    "Your features end one power too early. The degree itself is the last: 0...degree, not "
    "0..<degree.",
    hint=2,
)
def _(x, y, degree):
    if degree == 0:
        raise LabError("emptyInput")
    if len(set(x)) < degree:
        raise LabError("singularMatrix")
    features = powers(x, degree - 1)
    return fit(features, np.linalg.lstsq(features, np.array(y), rcond=None)[0].tolist())


polynomial.mistake(
    "one-power-too-many",
    "Your features have one power too many. The last is the degree itself.",
    hint=2, wrote=of(
        lambda x, degree: powers(x, degree + 1),
        check=lambda x, y, degree: require_distinct(x, y, degree + 1),
    ))
polynomial.mistake(
    "highest-power-first",
    "Features and coefficients begin with the highest power. This exercise counts up: the constant "
    "comes first.",
    hint=2, wrote=of(lambda x, degree: powers(x, degree)[:, ::-1]))
polynomial.mistake(
    "coefficients-reversed",
    "Your coefficients do not stand in the order of your features. Keep both from the constant "
    "up.",
    hint=2, wrote=changing(coefficients=lambda c: c[::-1]))
polynomial.mistake(
    "multiples-for-powers",
    "Your features are 1, x, 2x, 3x: multiples. Take powers: 1, x, x², x³.",
    hint=2, wrote=of(lambda x, degree: np.array(
        [[1.0] + [value * power for power in range(1, degree + 1)] for value in x])))
polynomial.mistake(
    "features-transposed",
    "Your features are transposed: a row for each power. There is a row for each point.",
    hint=3, wrote=changing(features=lambda f: f.T))
polynomial.mistake(
    "features-one-column",
    "Your features are x alone. Return all the powers, one column for each.",
    hint=2, wrote=lambda x, y, degree: fit(np.array(x)[:, None], right(x, y, degree)[1]))
polynomial.mistake(
    "ends-only",
    "Your features have only the constant and the highest power. All powers between belong there.",
    hint=2, wrote=of(
        lambda x, degree: powers(x, degree)[:, [0, degree] if degree else [0]]))
polynomial.mistake(
    "predictions-returned",
    "Your coefficients are the predictions, one for each point. Return one number for each power.",
    hint=1, wrote=lambda x, y, degree: fit(
        right(x, y, degree)[0], (right(x, y, degree)[0] @ np.array(right(x, y, degree)[1])).tolist()
    ))
polynomial.mistake(
    "always-degree-two",
    "You fitted a parabola whatever the degree is. There are degree + 1 powers.",
    hint=1, wrote=lambda x, y, degree: right(x, y, 2))
def without_zero_to_the_zero(x, degree):
    table = powers(x, degree)
    table[x == 0, 0] = 0
    return table


polynomial.mistake(
    "zero-to-the-zero",
    "At x = 0 your constant is 0. The power 0 is 1 for every x, also for 0.",
    hint=3, wrote=of(without_zero_to_the_zero))
polynomial.mistake(
    "one-of-many",
    "With too few different x you returned one of many curves. None is the right one: throw "
    "LabError.singularMatrix.",
    hint=3, wrote=lambda x, y, degree: fit(
        powers(x, degree),
        np.linalg.lstsq(powers(x, degree), np.array(y), rcond=None)[0].tolist(),
    ))
polynomial.mistake(
    "singular-stops",
    "With too few different x your code stops. Throw LabError.singularMatrix; your function of "
    "the exercise before does it already.",
    hint=3, wrote=stopping(lambda x, y, degree: len(set(x)) <= degree, Crash(), right))
polynomial.mistake(
    "few-points-as-too-few",
    "With fewer points than coefficients you threw tooFewValues. The equations are singular then: "
    "LabError.singularMatrix.",
    hint=3, wrote=stopping(
        lambda x, y, degree: len(x) <= degree, LabError("tooFewValues"), right))
polynomial.mistake(
    "nan-as-singular",
    "For NaN or infinity you threw singularMatrix. Look for them first, and throw "
    "LabError.notFinite.",
    hint=3, guarded=False, wrote=after(
        require_degree,
        stopping(lambda x, y, degree: not all_finite(x, y), LabError("singularMatrix"), right),
    ))
polynomial.mistake(
    "degree-unchecked",
    "A degree below 0 stops your code: there is no range 0...−1. Throw LabError.invalidParameter.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, y, degree: degree < 0, Crash(), after(require_points, right)))
polynomial.mistake(
    "lengths-unchecked",
    "Lists of different lengths stop your code. Throw LabError.lengthMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, y, degree: lengths_differ(x, y), Crash(), after(require_points, right)))
polynomial.mistake(
    "empty-as-singular",
    "For no points you threw singularMatrix. Nothing to learn from is LabError.emptyInput.",
    hint=3, guarded=False, wrote=stopping(
        lambda x, y, degree: not x and not y, LabError("singularMatrix"),
        after(require_points, right),
    ))
