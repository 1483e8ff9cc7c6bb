"""Exercise 6.8: scaling by the statistics of the training set."""

import numpy as np
import sklearn
from sklearn.preprocessing import StandardScaler

from framework import PRECISE, Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, stopping, swapping


def require_matrices(training, test):
    if training.ndim != 2 or test.ndim != 2:
        raise LabError("invalidParameter")


def require_columns(training, test):
    require_matrices(training, test)
    if training.shape[1] != test.shape[1]:
        raise LabError("shapeMismatch")


def require_tables(training, test):
    require_columns(training, test)
    if training.shape[0] == 0:
        raise LabError("emptyInput")


scale = Exercise(
    "6.8",
    source=library(sklearn, "sklearn.preprocessing.StandardScaler") + ", in 60 digits (mpmath)",
    points=10,
    tolerance=Tolerance(1e-12, 1e-10),
    guard=require_tables,
    errors=("emptyInput", "invalidParameter", "shapeMismatch"),
)

CARS = np.array([[94792.0, 5.0], [133107.0, 4.0], [40062.0, 3.0], [75071.0, 4.0]])

scale.case(
    "two columns, three rows and two", np.array([[1.0, 10.0], [2.0, 30.0], [6.0, 50.0]]),
    np.array([[3.0, 50.0], [9.0, 20.0]]),
)
scale.case("kilometres and doors", CARS, np.array([[141988.0, 4.0], [11363.0, 3.0]]))
scale.case("one test row", CARS, np.array([[65892.0, 5.0]]))
scale.case("as many test rows as training rows", CARS, CARS[::-1] + 7)
scale.case("one column", np.array([[3.7], [-1.25], [12.875], [0.4]]), np.array([[8.05], [2.6]]))
scale.case(
    "square", np.array([[4.0, -1.5, 0.2], [2.5, 8.0, 0.7], [-3.0, 1.0, 0.1]]),
    np.array([[1.0, 2.0, 0.3], [0.0, -4.0, 0.9], [5.0, 0.5, -0.2]]),
)
scale.case(
    "test values far outside", np.array([[1.0, 0.5], [2.0, -0.5], [3.0, 1.5]]),
    np.array([[1000.0, -1000.0]]), weight=1,
)
scale.case(
    "a large offset", np.array([[1e9 + 4, 1.0], [1e9 + 7, 4.0], [1e9 + 13, 2.0], [1e9 + 16, 9.0]]),
    np.array([[1e9 + 1, 3.0]]), weight=1,
)
scale.case(
    "a constant column", np.array([[2.5, 1.0], [2.5, 4.0], [2.5, 2.5]]),
    np.array([[2.5, 7.0], [4.0, 1.0]]),
)
scale.case(
    "a constant column whose mean rounds", np.array([[0.1, 3.0], [0.1, 5.0], [0.1, 4.5]]),
    np.array([[0.1, 2.0], [0.6, 4.0]]), weight=1,
)
scale.case("one training row", np.array([[3.0, -4.25]]), np.array([[5.0, -4.25]]), weight=1)
scale.case("no test rows", CARS, np.zeros((0, 2)), weight=1)
scale.case("no training rows", np.zeros((0, 2)), CARS, weight=1)
scale.case("columns differ", CARS, np.array([[1.0, 2.0, 3.0]]), weight=1)
scale.case("a vector as the test set", CARS, np.array([1.0, 2.0]), weight=1)
scale.case("a vector as the training set", np.array([1.0, 2.0]), CARS, weight=1)


def tables(function, training, test):
    return {"training": function(training), "test": function(test)}


def precise(numbers):
    return [PRECISE.mpf(number) for number in numbers]


@scale.reference
def in_sixty_digits(training, test):
    """Mean and deviation of each training column in 60 digits; every quotient rounded once."""
    centers, scales = [], []
    for column in training.T.tolist():
        numbers = precise(column)
        center = sum(numbers) / len(numbers)
        squares = sum((number - center) ** 2 for number in numbers) / len(numbers)
        centers.append(center)
        scales.append(PRECISE.sqrt(squares) if squares else PRECISE.mpf(1))

    def scaled(table):
        rows = [
            [float((x - center) / scale) for x, center, scale in zip(precise(row), centers, scales)]
            for row in table.tolist()
        ]
        return np.array(rows, dtype=np.float64).reshape(table.shape)

    return tables(scaled, training, test)


@scale.accepts
def scikit_scaled(training, test):
    scaler = StandardScaler().fit(training)
    return tables(lambda table: scaler.transform(table) if len(table) else table, training, test)


def deviations(table, ddof=0):
    """The deviation of each column, and 1 where all its values are equal."""
    with np.errstate(all="ignore"):
        result = table.std(axis=0, ddof=ddof)
    result[np.ptp(table, axis=0) == 0] = 1.0
    return result


def scaled_by(centers, scales):
    return lambda table: (table - centers) / scales


@scale.accepts
def numpy_scaled(training, test):
    return tables(scaled_by(training.mean(axis=0), deviations(training)), training, test)


def with_statistics(centers, scales):
    """Scales both tables by the given functions of the training table."""
    return lambda training, test: tables(
        scaled_by(centers(training), scales(training)), training, test
    )


def means(table):
    return table.mean(axis=0)


scale.mistake(
    "leaks-the-test-set",
    "Your statistics come from both tables together: the test set leaks into the training. Compute "
    "them from the training rows alone.",
    hint=1, wrote=lambda training, test: numpy_scaled_by_all(training, test))


def numpy_scaled_by_all(training, test):
    rows = np.concatenate([training, test])
    return tables(scaled_by(means(rows), deviations(rows)), training, test)


scale.mistake(
    "test-by-its-own",
    "Your test rows are scaled by their own mean and deviation. Use those of the training set, or "
    "the same flower gets other numbers.",
    hint=1, wrote=lambda training, test: {
        "training": numpy_scaled(training, test)["training"],
        "test": scaled_by(means(test), deviations(test))(test) if len(test) else test,
    })
scale.mistake(
    "training-by-the-test",
    "Your statistics come from the test set. They belong to the training set.",
    hint=1, wrote=lambda training, test: (
        tables(scaled_by(means(test), deviations(test)), training, test)
        if len(test) else tables(lambda table: table * np.nan, training, test)
    ))
scale.mistake(
    "test-unscaled",
    "Your test rows came back unchanged. A model trained on scaled rows needs them scaled in the "
    "same way.",
    hint=2, wrote=lambda training, test: numpy_scaled(training, test) | {"test": test})
scale.mistake(
    "divisor-n-minus-one",
    "Your deviations have the divisor n − 1. Here the divisor is n.",
    hint=2, wrote=with_statistics(means, lambda table: deviations(table, ddof=1)))
scale.mistake(
    "variance-for-deviation",
    "You divided by the variance. Divide by its root, the standard deviation.",
    hint=2, wrote=with_statistics(means, lambda table: deviations(table) ** 2))
scale.mistake(
    "only-centred",
    "Your columns are centred but not divided by their standard deviation.",
    hint=2, wrote=with_statistics(means, lambda table: np.ones(table.shape[1])))
scale.mistake(
    "not-centred",
    "Your columns are divided by the deviation, but the training mean is still in them. Subtract "
    "it first.",
    hint=2, wrote=with_statistics(lambda table: np.zeros(table.shape[1]), deviations))
scale.mistake(
    "minimum-to-maximum",
    "Your training columns run from 0 to 1. This exercise asks for mean 0 and deviation 1.",
    hint=2, wrote=with_statistics(
        lambda table: table.min(axis=0),
        lambda table: np.where(np.ptp(table, axis=0) == 0, 1.0, np.ptp(table, axis=0)),
    ))
scale.mistake(
    "whole-table",
    "One mean and one deviation scale the whole table. Every column has its own.",
    hint=2, wrote=with_statistics(
        lambda table: table.mean(), lambda table: table.std() if np.ptp(table) else 1.0
    ))
scale.mistake(
    "over-rows",
    "Every row is scaled by its own mean and deviation. They belong to a column, over all training "
    "rows.",
    hint=2, wrote=lambda training, test: tables(
        lambda table: scaled_by(means(table.T), deviations(table.T))(table.T).T
        if len(table) else table,
        training, test,
    ))
scale.mistake(
    "tables-swapped",
    "Your two tables have changed places: `training` comes first.",
    hint=4, wrote=swapping(numpy_scaled))


def divided(deviation_of_constant):
    """Divides constant columns too, by the deviation that is computed for them."""

    def wrong(training, test):
        constant = np.ptp(training, axis=0) == 0
        computed = training.std(axis=0)
        scales = np.where(constant, deviation_of_constant(computed), computed)
        return tables(scaled_by(means(training), scales), training, test)

    return wrong


scale.mistake(
    "constant-column-divided",
    "A constant column was divided by its deviation 0: NaN or infinities. Leave the division out "
    "for it.",
    hint=3, wrote=divided(lambda computed: 0.0))
scale.mistake(
    "constant-column-rounded",
    "A constant column was divided by its deviation, which is 0 or what rounding has left. Leave "
    "the division out for it.",
    hint=3, wrote=divided(lambda computed: computed))
scale.mistake(
    "rounding-taken-for-deviation",
    "A constant column was divided by what rounding had left of its deviation. Compare the values "
    "themselves: smallest = largest.",
    hint=3, wrote=divided(lambda computed: np.where(computed == 0, 1.0, computed)))


@scale.mistake(
    "constant-column-zero",
    "A column that is constant in training became 0 in the test set. There it is centred: a value "
    "that differs must stay visible.",
    hint=3,
)
def _(training, test):
    constant = np.ptp(training, axis=0) == 0
    right = numpy_scaled(training, test)
    return {name: np.where(constant, 0.0, table) for name, table in right.items()}


@scale.mistake(
    "constant-column-unchanged",
    "A column that is constant in training came back as it was. Subtract its mean all the same.",
    hint=3,
)
def _(training, test):
    constant = np.ptp(training, axis=0) == 0
    right = numpy_scaled(training, test)
    return {
        "training": np.where(constant, training, right["training"]),
        "test": np.where(constant, test, right["test"]),
    }


scale.mistake(
    "empty-test-refused",
    "A test set without rows stops your code. It comes back as it is, without rows.",
    hint=3, wrote=stopping(lambda training, test: len(test) == 0, Crash(), numpy_scaled))
scale.mistake(
    "empty-test-is-an-error",
    "A test set without rows is an error in your code. It comes back as it is, without rows.",
    hint=3, wrote=stopping(
        lambda training, test: len(test) == 0, LabError("emptyInput"), numpy_scaled
    ))
scale.mistake(
    "empty-training-let-through",
    "Training rows that are not there have no mean. Throw LabError.emptyInput.",
    hint=3, guarded=False, wrote=after(
        require_columns,
        lambda training, test: tables(
            scaled_by(means(training), 1.0 if not len(training) else deviations(training)),
            training, test,
        ),
    ))
scale.mistake(
    "columns-unchecked",
    "Tables with different numbers of columns stop your code. Compare shape[1] and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=after(
        require_matrices,
        stopping(
            lambda a, b: a.shape[1] != b.shape[1], Crash(), after(require_tables, numpy_scaled)
        ),
    ))


@scale.mistake(
    "nothing-checked",
    "Tables that do not fit, or no training rows, stop your code or give a result. Check ranks, "
    "columns and rows, and throw the errors of the statement.",
    hint=4, guarded=False,
)
def _(training, test):
    if training.shape[0] == 0 or training.shape[-1] != test.shape[-1]:
        raise Crash
    constant = np.ptp(training, axis=0) == 0
    scales = np.where(constant, 1.0, training.std(axis=0))
    return tables(scaled_by(means(training), scales), training, test)
