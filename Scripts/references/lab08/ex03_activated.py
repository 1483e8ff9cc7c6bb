"""Exercise 8.3: the activations."""

import math

import mpmath
import numpy as np
import torch

from framework import (
    INFINITY, NAN, Crash, Exercise, LabError, Tolerance, divide, exponential, library, total,
)
from framework.wrong import stopping

from .networks import (
    BY_ROW, EXACT_BY_ROW, activated_doubles, by, each, exact_rows, hyperbolic, logistic, named,
    require, rounded, shares,
)
from .wrong_activations import (
    hiding_nan, in_columns, over_everything, quotient, raw_shares, strict, tanh_quotient,
    with_common_maximum, with_lost_axes, wrong,
)

MIXED = np.array([[-2.0, -0.5, 0.0], [0.25, 1.5, 3.0]])
SCORES = np.array([[1.5, -0.3], [0.2, 0.9], [-1.1, 2.4]])
SQUARE = np.array([[0.5, -1.0, 2.0], [1.25, 0.0, -0.75], [3.0, 1.0, -2.0]])
FAR = np.array([[1000.0, -1000.0, 0.0], [-1000.0, 2.0, 1000.0]])


def is_matrix(z, activation):
    return z.ndim == 2


activated = Exercise(
    "8.3",
    source=f"{library(mpmath, 'mpmath.exp', 'mpmath.tanh')} (60 digits), agreeing with "
    f"{library(torch, 'torch.sigmoid', 'torch.tanh', 'torch.relu', 'torch.softmax')}",
    points=15,
    # No absolute tolerance: small shares have digits too.
    tolerance=Tolerance(0.0, 1e-12),
    guard=lambda z, activation: require(z.ndim == 2, "shapeMismatch"),
    errors=("shapeMismatch",),
    specials=("nan",),
)
activated.case("softmax of two rows", np.array([[2.0, 1.0, 0.0], [0.5, 0.5, 0.5]]), by("softmax"))
activated.case("identity", MIXED, by("identity"), weight=1)
activated.case("step", MIXED, by("step"))
activated.case("sigmoid", MIXED, by("sigmoid"))
activated.case("tanh", MIXED, by("tanh"))
activated.case("ReLU", MIXED, by("relu"))
activated.case("softmax", MIXED, by("softmax"))
activated.case("softmax of three rows of two", SCORES, by("softmax"))
activated.case("softmax of a square", SQUARE, by("softmax"))
activated.case("softmax of a transposed view", SCORES.T, by("softmax"), weight=1)
activated.case("sigmoid at ±1000", FAR, by("sigmoid"))
activated.case("tanh at ±1000", FAR, by("tanh"))
activated.case("ReLU at ±1000", FAR, by("relu"), weight=1)
activated.case("softmax at 1000 and −1000", FAR, by("softmax"))
activated.case(
    "softmax of a row around 1000", np.array([[1000.0, 999.5, 1001.0]]), by("softmax"))
activated.case(
    "softmax of a row around −1000", np.array([[-1000.0, -999.5, -1001.0]]), by("softmax"))
activated.case(
    "softmax of rows 2000 apart", np.array([[1000.0, 999.0], [-1000.0, -1001.0]]), by("softmax"))
activated.case("softmax with −∞", np.array([[-INFINITY, 0.0, 1.0]]), by("softmax"), weight=1)
activated.case("softmax of a single unit", np.array([[3.0], [-2.0]]), by("softmax"), weight=1)
activated.case("sigmoid at −40: as small as e⁻⁴⁰", np.array([[-40.0]]), by("sigmoid"), weight=1)
activated.case(
    "step at 0, from either side", np.array([[-0.0, 0.0, -1e-9, 1e-9]]), by("step"), weight=1)
activated.case("step with NaN", np.array([[NAN, 1.0]]), by("step"), weight=1)
activated.case("tanh with NaN", np.array([[NAN, 1.0]]), by("tanh"), weight=1)
activated.case("sigmoid with NaN", np.array([[NAN, 1.0]]), by("sigmoid"), weight=1)
activated.case("ReLU with NaN", np.array([[NAN, 1.0], [-1.0, NAN]]), by("relu"), weight=1)
activated.case(
    "softmax with NaN", np.array([[NAN, 1.0], [1.0, 1.0], [0.0, NAN]]), by("softmax"), weight=1)
activated.case("no rows, tanh", np.zeros((0, 3)), by("tanh"), weight=1)
activated.case("no rows, softmax", np.zeros((0, 3)), by("softmax"), weight=1)
activated.case("rank 1, ReLU", np.array([1.0, -2.0]), by("relu"), weight=1)
activated.case("rank 1, identity", np.array([1.0, -2.0]), by("identity"), weight=1)
activated.case("rank 1, tanh", np.array([1.0, -2.0]), by("tanh"), weight=1)
activated.case("rank 1, softmax", np.array([1.0, -2.0]), by("softmax"), weight=1)


@activated.reference
def exact_activated(z, activation):
    name = named(activation)
    rows = exact_rows(z) if EXACT_BY_ROW[name] is not BY_ROW[name] else z.tolist()
    return rounded([EXACT_BY_ROW[name](row) for row in rows], z.shape)


@activated.accepts
def in_doubles(z, activation):
    return activated_doubles(z, activation)


@activated.accepts
def by_pytorch(z, activation):
    z = torch.from_numpy(np.ascontiguousarray(z))
    return {
        "identity": lambda: z,
        "step": lambda: (z >= 0).to(torch.float64),
        "sigmoid": lambda: torch.sigmoid(z),
        "tanh": lambda: torch.tanh(z),
        "relu": lambda: torch.relu(z),
        "softmax": lambda: torch.softmax(z, dim=1),
    }[named(activation)]().numpy()


@activated.accepts
def by_each_other(z, activation):
    """tanh by the logistic function, and softmax by its differences."""
    if named(activation) == "tanh":
        return activated_doubles(2 * z, by("sigmoid")) * 2 - 1
    if named(activation) != "softmax" or np.isinf(z).any():
        return activated_doubles(z, activation)
    rows = [[divide(1.0, total(exponential(a - b) for a in row)) for b in row]
            for row in z.tolist()]
    return np.array(rows).reshape(z.shape)


activated.mistake(
    "softmax-overflow",
    "At 1000 your softmax gives NaN: e¹⁰⁰⁰ is ∞. Subtract the row's largest z first; the shares "
    "stay the same.",
    hint=3, wrote=wrong(softmax=raw_shares))
activated.mistake(
    "softmax-down-the-columns",
    "Your softmax adds up to 1 down the columns. Every row is one example, and its shares add up "
    "to 1.",
    hint=2, wrote=in_columns(shares))
activated.mistake(
    "softmax-of-everything",
    "Your softmax adds up to 1 over the whole matrix. Every row is one example, with a sum of 1 "
    "of its own.",
    hint=2, wrote=over_everything(shares))
activated.mistake(
    "softmax-columns-and-overflow",
    "Your softmax adds up to 1 down the columns, and gives NaN at 1000. Sum along each row, and "
    "subtract its largest z first.",
    hint=3, wrote=in_columns(raw_shares))
activated.mistake(
    "softmax-everything-and-overflow",
    "Your softmax adds up to 1 over the whole matrix, and gives NaN at 1000. Sum along each row, "
    "and subtract its largest z first.",
    hint=3, wrote=over_everything(raw_shares))
activated.mistake(
    "softmax-common-maximum",
    "Your softmax fails for a row far below another one: 0 / 0. Subtract each row's own largest "
    "z, not that of the whole matrix.",
    hint=3, wrote=with_common_maximum)
activated.mistake(
    "softmax-largest-without-axis",
    "`max(axis: 1)` drops the axis: [m]. Keep it as a column, [m, 1], with "
    "`keepingDimensions: true`.",
    hint=3, wrote=with_lost_axes("sum"))
activated.mistake(
    "softmax-sum-without-axis",
    "`sum(axis: 1)` drops the axis: [m]. Keep it as a column, [m, 1], with "
    "`keepingDimensions: true`.",
    hint=3, wrote=with_lost_axes("max"))
activated.mistake(
    "softmax-both-without-axis",
    "`max(axis: 1)` and `sum(axis: 1)` drop the axis: [m]. Keep them as columns, [m, 1], with "
    "`keepingDimensions: true`.",
    hint=3, wrote=with_lost_axes())
activated.mistake(
    "softmax-overflow-sum-without-axis",
    "`sum(axis: 1)` drops the axis: [m]. Keep it as a column, [m, 1], with `keepingDimensions: "
    "true`. And subtract the row's largest z first.",
    hint=3, wrote=with_lost_axes(subtracts=False))
activated.mistake(
    "softmax-not-divided",
    "Your softmax gives powers of e that do not add up to 1. Divide each by the sum of its row.",
    hint=2, wrote=wrong(softmax=each(exponential)))
activated.mistake(
    "softmax-shifted-not-divided",
    "Your softmax gives e^(z − largest). That is half of it: divide by the sum of the row.",
    hint=3, wrote=wrong(
        softmax=lambda row: [exponential(z - max(row)) for z in row]
        if not any(map(math.isnan, row)) else [NAN for _ in row]
    ))
activated.mistake(
    "softmax-without-exponential",
    "Your softmax divides z by the sum of the row. The shares are those of eᶻ, which is never "
    "negative.",
    hint=2, wrote=wrong(softmax=lambda row: [divide(z, total(row)) for z in row]))
activated.mistake(
    "softmax-minimum",
    "Your softmax prefers the smallest z. Its shares grow with z: e^(z − largest), not "
    "e^(largest − z).",
    hint=3, wrote=wrong(softmax=lambda row: shares([-z for z in row])))
activated.mistake(
    "softmax-least-subtracted",
    "You subtract the smallest z of a row. That does not keep e¹⁰⁰⁰ away: subtract the largest.",
    hint=3, wrote=wrong(
        softmax=lambda row: raw_shares([z - min(row) for z in row])
        if not any(map(math.isnan, row)) else [NAN for _ in row]
    ))
activated.mistake(
    "softmax-as-sigmoid",
    "Your softmax is the sigmoid of each element. Softmax compares the elements of a row with "
    "each other.",
    hint=2, wrote=wrong(softmax=each(logistic)))
activated.mistake(
    "softmax-as-maximum",
    "Your softmax gives 1 to the largest of a row and 0 to the others. It is the soft form of "
    "that: shares of eᶻ.",
    hint=2, wrote=wrong(softmax=lambda row: [
        1.0 if index == row.index(max(row)) else 0.0 for index in range(len(row))
    ]))
activated.mistake(
    "sigmoid-overflow",
    "At 1000 your sigmoid gives NaN, as eᶻ / (1 + eᶻ) does: ∞ / ∞. Write it with e⁻ᶻ.",
    hint=3, wrote=wrong(sigmoid=each(quotient)))
activated.mistake(
    "tanh-overflow",
    "At ±1000 your tanh gives NaN: ∞ / ∞. Call Swift's own `tanh`, which knows where the curve "
    "is flat.",
    hint=3, wrote=wrong(tanh=each(tanh_quotient)))
activated.mistake(
    "softmax-and-sigmoid-overflow",
    "At 1000 your softmax and your sigmoid give NaN: ∞ / ∞. Subtract the row's largest z; write "
    "the sigmoid with e⁻ᶻ.",
    hint=3, wrote=wrong(softmax=raw_shares, sigmoid=each(quotient)))
activated.mistake(
    "softmax-and-tanh-overflow",
    "At 1000 your softmax and your tanh give NaN: ∞ / ∞. Subtract the row's largest z; call "
    "Swift's own `tanh`.",
    hint=3, wrote=wrong(softmax=raw_shares, tanh=each(tanh_quotient)))
activated.mistake(
    "all-overflow",
    "At 1000 your sigmoid, tanh and softmax give NaN: ∞ / ∞. Use e⁻ᶻ, Swift's own `tanh`, and "
    "subtract the row's largest z.",
    hint=3, wrote=wrong(softmax=raw_shares, sigmoid=each(quotient), tanh=each(tanh_quotient)))


activated.mistake(
    "step-strict",
    "Your step gives 0 at z = 0. It is 1 where z ≥ 0, the 0 included.",
    hint=2, wrote=wrong(step=each(strict)))
activated.mistake(
    "step-strict-softmax-overflow",
    "Your step gives 0 at z = 0, where it is 1 (z ≥ 0), and your softmax gives NaN at 1000: "
    "subtract the row's largest z.",
    hint=3, wrote=wrong(step=each(strict), softmax=raw_shares))
activated.mistake(
    "step-of-nan",
    "Your step makes 1 of NaN, because NaN < 0 is false. Ask z >= 0, which NaN is not.",
    hint=3, wrote=wrong(step=each(lambda z: 0.0 if z < 0 else 1.0)))
activated.mistake(
    "step-of-nan-relu-hides-nan",
    "Your step makes 1 of NaN, your ReLU 0: comparisons with NaN are false. Ask z >= 0 for the step "
    "and z < 0 ? 0 : z for ReLU.",
    hint=3, wrote=wrong(step=each(lambda z: 0.0 if z < 0 else 1.0), relu=each(hiding_nan)))
activated.mistake(
    "step-to-minus-one",
    "Your step goes from −1 to 1. It goes from 0 to 1.",
    hint=2, wrote=wrong(step=each(lambda z: 1.0 if z >= 0 else -1.0)))
activated.mistake(
    "step-reversed",
    "Your step is 1 below 0. It is 1 where z ≥ 0, else 0.",
    hint=2, wrote=wrong(step=each(lambda z: 1.0 if z < 0 else 0.0)))
activated.mistake(
    "sigmoid-falls",
    "Your sigmoid falls where it should rise: it is 1 / (1 + eᶻ). The exponent is −z.",
    hint=2, wrote=wrong(sigmoid=each(lambda z: divide(1.0, 1 + exponential(z)))))
activated.mistake(
    "tanh-by-sigmoid",
    "Your tanh is 2·sigmoid(z) − 1, which rises too slowly. tanh z = 2·sigmoid(2z) − 1, or Swift's "
    "own `tanh`.",
    hint=2, wrote=wrong(tanh=each(lambda z: 2 * logistic(z) - 1)))
activated.mistake(
    "tanh-and-sigmoid-swapped",
    "tanh and sigmoid have changed places: sigmoid goes from 0 to 1, tanh from −1 to 1.",
    hint=2, wrote=wrong(tanh=each(logistic), sigmoid=each(hyperbolic)))
activated.mistake(
    "relu-other-way",
    "Your ReLU keeps what is negative. It is max(0, z): it keeps what is positive.",
    hint=2, wrote=wrong(relu=each(lambda z: z if z < 0 or math.isnan(z) else 0.0)))
activated.mistake(
    "relu-absolute",
    "Your ReLU is |z|. Below 0 it is 0.",
    hint=2, wrote=wrong(relu=each(abs)))
activated.mistake(
    "relu-identity",
    "Your ReLU lets negative numbers through. Below 0 it is 0.",
    hint=2, wrote=wrong(relu=list))
activated.mistake(
    "relu-leaky",
    "Your ReLU lets a hundredth of negative numbers through, which is a leaky ReLU. Below 0 this "
    "one is 0.",
    hint=2, wrote=wrong(relu=each(lambda z: 0.01 * z if z < 0 else z)))
activated.mistake(
    "softmax-largest-at-least-zero",
    "Your softmax fails for a row of large negative numbers: its largest never goes below 0. "
    "Start with the row's first number.",
    hint=3, wrote=wrong(softmax=lambda row: raw_shares([z - max(0.0, *row) for z in row])
                        if not any(map(math.isnan, row)) else [NAN for _ in row]))
activated.mistake(
    "step-strict-relu-hides-nan",
    "Your step gives 0 at z = 0, where it is 1 (z ≥ 0), and your ReLU makes 0 of NaN: ask z < 0 ? "
    "0 : z.",
    hint=3, wrote=wrong(step=each(strict), relu=each(hiding_nan)))
activated.mistake(
    "relu-capped",
    "Your ReLU ends at 1. Above 0 it is z itself, however large.",
    hint=2, wrote=wrong(relu=each(lambda z: NAN if math.isnan(z) else min(max(z, 0.0), 1.0))))
activated.mistake(
    "relu-hides-nan",
    "Your ReLU makes 0 of NaN: every comparison with NaN is false, and max(0, z) hides it too. "
    "Ask z < 0 ? 0 : z.",
    hint=3, wrote=wrong(relu=each(hiding_nan)))
activated.mistake(
    "relu-hides-nan-softmax-overflow",
    "Your ReLU makes 0 of NaN (ask z < 0 ? 0 : z), and your softmax gives NaN at 1000: subtract "
    "the row's largest z.",
    hint=3, wrote=wrong(relu=each(hiding_nan), softmax=raw_shares))


for name, text in (("identity", "z itself"), ("sigmoid", "the sigmoid"), ("tanh", "tanh")):
    activated.mistake(
        f"always-{name}",
        f"You return {text} whatever `activation` says. Switch over it: six cases.",
        hint=1, wrote=lambda z, activation, name=name: activated_doubles(z, by(name)))
activated.mistake(
    "result-transposed",
    "Your result has rows and columns exchanged. It has the shape of z.",
    hint=2, wrote=lambda z, activation: np.ascontiguousarray(
        activated_doubles(z, activation).T
    ))
activated.mistake(
    "no-rows-refused",
    "For z without rows you threw emptyInput. No rows give a result without rows.",
    hint=4, wrote=stopping(lambda z, _: len(z) == 0, LabError("emptyInput"), in_doubles))
activated.mistake(
    "no-rows-stop",
    "A z without rows stops your code. The result then has the shape of z, [0, units].",
    hint=4, wrote=stopping(lambda z, _: len(z) == 0, Crash(), in_doubles))
activated.mistake(
    "softmax-without-rows-refused",
    "For a z without rows your softmax throws emptyInput. The result then has no rows, as with "
    "the other activations.",
    hint=4, wrote=stopping(
        lambda z, activation: len(z) == 0 and named(activation) == "softmax",
        LabError("emptyInput"), in_doubles,
    ))
activated.mistake(
    "softmax-without-rows-stops",
    "Your softmax stops for a z without rows. The result then has the shape of z, [0, units].",
    hint=4, wrote=stopping(
        lambda z, activation: len(z) == 0 and named(activation) == "softmax", Crash(), in_doubles
    ))
