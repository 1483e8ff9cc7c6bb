"""What goes wrong with dW = dZᵀ·O / m and db = the mean of dZ over the rows: 10.6 and 10.8."""

import numpy as np
import torch

from framework import Crash, LabError
from framework.wrong import after, stopping

from .backward import exact, layer_gradient, mean_over_rows, require, tensors


def require_pair(delta, given):
    require(delta.ndim == given.ndim == 2 and len(delta) == len(given))
    require(len(delta) > 0, "emptyInput")


def exact_gradient(delta, given):
    """[m, units] and [m, n] to [units, n] and [units]."""
    return with_divisors()(delta, given)


def with_divisors(weights=len, biases=len, sign=1):
    """The gradient over other divisors, each a function of delta."""

    def gradient(delta, given):
        d, o = exact(delta), exact(given)
        return layer_gradient(
            sign * (d.T @ o) / weights(delta), sign * mean_over_rows(d, biases(delta))
        )

    return gradient


def numpy_gradient(delta, given):
    return {"weights": delta.T @ given / len(delta), "biases": delta.mean(axis=0)}


def unchecked(delta, given):
    """As the engine computes it, to which a list is a row or a column as it fits."""
    if len(delta) != len(given):
        raise Crash
    with np.errstate(all="ignore"):
        return {
            "weights": delta.T @ given / np.float64(len(delta)),
            "biases": np.asarray(delta.sum(axis=0) / np.float64(len(delta))),
        }


def by_autograd(delta, given):
    """The slopes of Σ dZ ∘ (O·Wᵀ + b) / m by W and b, which PyTorch finds by itself."""
    d, o = tensors(delta, given)
    weights = torch.zeros(d.shape[1], o.shape[1], dtype=torch.float64, requires_grad=True)
    biases = torch.zeros(d.shape[1], dtype=torch.float64, requires_grad=True)
    ((torch.nn.functional.linear(o, weights, biases) * d).sum() / len(d)).backward()
    return {"weights": weights.grad.numpy(), "biases": biases.grad.numpy()}


def declare(exercise, layer, given, columns):
    """Adds the mistakes of both exercises: `layer` is ¹ or ², `given` what the layer was given."""
    dw, db, dz = f"dW{layer}", f"db{layer}", f"dZ{layer}"
    shape = f"[{columns}]"

    def changed(part, change):
        return lambda d, o: exact_gradient(d, o) | {part: change(d, o)}

    exercise.mistake(
        "mean-missing",
        f"Your {dw} and {db} are sums over the rows. J is a mean over m rows, and so are its "
        "slopes: divide both by m.",
        hint=3, wrote=with_divisors(lambda delta: 1, lambda delta: 1))
    exercise.mistake(
        "mean-missing-in-weights",
        f"Your {dw} is a sum over the rows, your {db} a mean. Divide the product by m as well.",
        hint=3, wrote=with_divisors(weights=lambda delta: 1))
    exercise.mistake(
        "mean-missing-in-biases",
        f"Your {db} is a sum over the rows, your {dw} a mean. Divide the sum by m as well.",
        hint=3, wrote=with_divisors(biases=lambda delta: 1))
    exercise.mistake(
        "mean-twice",
        f"Your {dw} and {db} are divided by m twice. {dz} comes undivided: divide once, here.",
        hint=3, wrote=with_divisors(lambda d: len(d) ** 2, lambda d: len(d) ** 2))
    exercise.mistake(
        "mean-twice-in-biases",
        f"Your {db} is divided by m twice. A mean over the rows is divided already.",
        hint=3, wrote=with_divisors(biases=lambda d: len(d) ** 2))
    exercise.mistake(
        "divided-by-units",
        f"You divided by the number of units. The mean is over the rows of {dz}: `shape[0]`, not "
        "`shape[1]`.",
        hint=3, wrote=with_divisors(lambda d: d.shape[1], lambda d: d.shape[1]))
    exercise.mistake(
        "weights-divided-by-units",
        f"Your {db} is right. Your {dw} is divided by the number of units instead of the rows: "
        "`shape[0]`, not `shape[1]`.",
        hint=3, wrote=with_divisors(weights=lambda d: d.shape[1]))
    exercise.mistake(
        "divided-by-all",
        f"You divided by all elements of {dz}. The mean is over the m rows only; the sum over the "
        "outputs stays.",
        hint=3, wrote=with_divisors(lambda d: d.size, lambda d: d.size))
    exercise.mistake(
        "halved",
        "Your slopes are half of the right ones. The mean over m rows has the divisor m, not 2m.",
        hint=3, wrote=with_divisors(lambda d: 2 * len(d), lambda d: 2 * len(d)))
    exercise.mistake(
        "doubled",
        "Your slopes are twice the right ones. A 2 belongs to squared errors; the cross-entropy has "
        "none.",
        hint=2, wrote=with_divisors(lambda d: len(d) / 2, lambda d: len(d) / 2))
    exercise.mistake(
        "sign",
        f"Your slopes have the wrong sign. {dz} has the right one already; the step subtracts "
        "later.",
        hint=1, wrote=with_divisors(sign=-1))
    exercise.mistake(
        "sign-of-weights",
        f"Your {dw} has the wrong sign: the minus comes in 10.9, not here.",
        hint=1, wrote=changed("weights", lambda d, o: -numpy_gradient(d, o)["weights"]))
    exercise.mistake(
        "sign-of-biases",
        f"Your {db} has the wrong sign: the minus comes in 10.9, not here.",
        hint=1, wrote=changed("biases", lambda d, o: -d.mean(axis=0)))
    exercise.mistake(
        "transposed",
        f"Your {dw} is transposed. It has the shape of W{layer}, {shape}: a row for each unit.",
        hint=2, wrote=changed("weights", lambda d, o: numpy_gradient(d, o)["weights"].T))
    exercise.mistake(
        "transposed-mean-missing",
        f"Your {dw} is transposed, and neither it nor {db} is divided by m. {dw} has the shape of "
        f"W{layer}, {shape}.",
        hint=2, wrote=lambda d, o: {"weights": o.T @ d, "biases": d.sum(axis=0)})
    exercise.mistake(
        "biases-over-units",
        f"Your {db} has an entry for each row. Add the rows up, along axis 0, so that one for each "
        "unit is left.",
        hint=2, wrote=changed("biases", lambda d, o: d.mean(axis=1)))
    exercise.mistake(
        "biases-over-units-by-rows",
        f"Your {db} has an entry for each row. Add the rows up, along axis 0, then divide by m.",
        hint=2, wrote=changed("biases", lambda d, o: d.sum(axis=1) / len(d)))
    exercise.mistake(
        "biases-over-units-undivided",
        f"Your {db} has an entry for each row, and is not divided by m. Add the rows up, along "
        "axis 0.",
        hint=2, wrote=changed("biases", lambda d, o: d.sum(axis=1)))
    exercise.mistake(
        "biases-as-a-row",
        f"Your {db} is a matrix of one row. The biases have rank 1: leave the dimension out.",
        hint=2, wrote=changed("biases", lambda d, o: d.mean(axis=0, keepdims=True)))
    exercise.mistake(
        "biases-are-delta",
        f"Your {db} is {dz} itself, a row for each example. Take its mean over the rows.",
        hint=2, wrote=changed("biases", lambda d, o: d))
    exercise.mistake(
        "biases-zero",
        f"Your {db} is 0. A bias is a weight whose input is always 1: its slope is the mean of "
        f"{dz}.",
        hint=1, wrote=changed("biases", lambda d, o: np.zeros(d.shape[1])))
    exercise.mistake(
        "last-row-only",
        "Your slopes come from the last row alone. Add the contributions of all rows up, then "
        "divide by m.",
        hint=2, wrote=lambda d, o: with_divisors(lambda _: len(d), lambda _: len(d))(
            d[-1:], o[-1:]
        ))
    exercise.mistake(
        "first-row-only",
        "Your slopes come from the first row alone. Add the contributions of all rows up, then "
        "divide by m.",
        hint=2, wrote=lambda d, o: with_divisors(lambda _: len(d), lambda _: len(d))(d[:1], o[:1]))
    exercise.mistake(
        "delta-not-transposed",
        f"You multiplied {dz} itself with {given}, not its transpose. Only {dz}ᵀ·{given} adds over "
        "the rows.",
        hint=2, wrote=stopping(
            lambda d, o: d.shape[1] != len(o), Crash(),
            changed("weights", lambda d, o: d @ o / len(d)),
        ))
    exercise.mistake(
        "rows-unchecked",
        "With unequal numbers of rows your code stops. Compare them first and throw "
        "LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=stopping(
            lambda d, o: d.ndim == o.ndim == 2 and len(d) != len(o), Crash(),
            after(require_pair, exact_gradient),
        ))
    exercise.mistake(
        "no-rows-unchecked",
        "For no rows you returned NaN, 0 / 0. Throw LabError.emptyInput.",
        hint=4, guarded=False, wrote=lambda d, o: {
            "weights": np.full((d.shape[1], o.shape[1]), np.nan),
            "biases": np.full(d.shape[1], np.nan),
        } if d.ndim == o.ndim == 2 and len(d) == len(o) == 0
        else after(require_pair, exact_gradient)(d, o))
    exercise.mistake(
        "rank-unchecked",
        "You computed on with an array that is no matrix. Check both ranks first and throw "
        "LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=lambda d, o: unchecked(d, o)
        if not d.ndim == o.ndim == 2 else after(require_pair, exact_gradient)(d, o))
    exercise.mistake(
        "shapes-unchecked",
        "Your numbers are right. Unequal numbers of rows stop your code, and a list passes for a "
        "matrix: throw LabError.shapeMismatch for both.",
        hint=4, guarded=False, wrote=lambda d, o: unchecked(d, o)
        if not d.ndim == o.ndim == 2 or len(d) != len(o)
        else after(require_pair, exact_gradient)(d, o))
    exercise.mistake(
        "nothing-checked",
        "Your numbers are right; the errors are not thrown yet.",
        hint=4, guarded=False, wrote=unchecked)
    exercise.mistake(
        "one-row-missing",
        "Your slopes lack the last row. A range up to the last index, excluded, is 0..<m.",
        hint=2, wrote=lambda d, o: with_divisors(lambda _: len(d), lambda _: len(d))(
            d[:-1], o[:-1]
        ))
    exercise.mistake(
        "first-row-missing",
        "Your slopes lack the first row. Begin with row 0.",
        hint=2, wrote=lambda d, o: with_divisors(lambda _: len(d), lambda _: len(d))(d[1:], o[1:]))
    exercise.mistake(
        "divided-by-m-plus-one",
        "You divided by m + 1. J is a mean over m rows, and so are its slopes.",
        hint=3, wrote=with_divisors(lambda d: len(d) + 1, lambda d: len(d) + 1))
    exercise.mistake(
        "one-bias-for-all",
        f"All entries of your {db} are the same: the mean of all of {dz}. Take the mean down each "
        "column.",
        hint=3, wrote=changed("biases", lambda d, o: np.full(d.shape[1], d.mean())))
    exercise.mistake(
        "slope-again",
        f"Your {dw} has a factor 1 − o² too many. The slope of an activation belongs into a delta.",
        hint=1, wrote=changed(
            "weights", lambda d, o: exact_gradient(d, o * (1 - o * o))["weights"]
        ))
    exercise.mistake(
        "empty-for-shape",
        "You throw emptyInput also where the rows do not fit. Unequal numbers of rows are a "
        "LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=stopping(
            lambda d, o: d.ndim == o.ndim == 2 and len(d) != len(o), LabError("emptyInput"),
            after(require_pair, exact_gradient),
        ))
