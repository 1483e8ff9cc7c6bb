"""Exercise 14.12: a depthwise separable convolution, and what it costs."""

from fractions import Fraction

import numpy as np
import torch
from torch.nn import functional

from framework import Crash, Exercise, LabError, Tolerance, library
from framework.wrong import after, changing

separable = Exercise(
    "14.12",
    source=f"exact fractions, agreeing with "
    f"{library(torch, 'torch.nn.functional.conv2d')} in groups, and {library(np, 'numpy.einsum')}",
    points=10,
    tolerance=Tolerance(1e-12, 1e-12),
    guard=lambda image, depthwise, pointwise: require(image, depthwise, pointwise),
    errors=("shapeMismatch",),
)


def require_ranks(image, depthwise, pointwise):
    if image.ndim != 3 or depthwise.ndim != 3 or pointwise.ndim != 2:
        raise LabError("shapeMismatch")


def require_channels(image, depthwise, pointwise):
    if depthwise.shape[2] != image.shape[2] or pointwise.shape[0] != image.shape[2]:
        raise LabError("shapeMismatch")


def require_windows(image, depthwise, pointwise):
    if any(size < 1 or extent < size for extent, size in zip(image.shape, depthwise.shape[:2])):
        raise LabError("shapeMismatch")


def require(*args):
    require_ranks(*args)
    require_channels(*args)
    require_windows(*args)


def numbers(*shape):
    """Eighths between −1 and 1 without a visible order."""
    count = int(np.prod(shape))
    return ((np.arange(count) * 7 + count) % 17 - 8.0).reshape(shape) / 8


IMAGE = np.array([[[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]], [[0.0, 2.0], [1.0, 1.0], [3.0, 0.0]]])
DEPTHWISE = np.array([[[1.0, 0.5], [-1.0, 1.0]], [[2.0, 0.0], [0.0, -2.0]]])
POINTWISE = np.array([[1.0, 0.0, 0.5], [1.0, -1.0, 2.0]])
separable.case("two channels, three outputs", IMAGE, DEPTHWISE, POINTWISE)
separable.case("as many outputs as channels", numbers(4, 5, 2), numbers(2, 3, 2),
               np.array([[1.0, 0.5], [-2.0, 0.25]]))
separable.case("filters of three", numbers(5, 5, 3), numbers(3, 3, 3), numbers(3, 4))
separable.case("three channels, three outputs", numbers(3, 4, 3), numbers(2, 2, 3), numbers(3, 3))
separable.case("a filter as high as the image", numbers(3, 6, 2), numbers(3, 2, 2), numbers(2, 2))
separable.case("five channels, one output", numbers(3, 3, 5), numbers(2, 2, 5), numbers(5, 1))
separable.case("a transposed pointwise filter", numbers(3, 4, 3), numbers(2, 1, 3), numbers(2, 3).T)
separable.case("one channel", numbers(3, 3, 1), numbers(2, 2, 1), numbers(1, 2), weight=1)
separable.case("filters of one", numbers(2, 3, 2), numbers(1, 1, 2), numbers(2, 3), weight=1)
separable.case("a window as large as the image", numbers(2, 2, 2), numbers(2, 2, 2), numbers(2, 2),
               weight=1)
separable.case("filters for other channels", numbers(3, 3, 2), numbers(2, 2, 3), numbers(2, 2),
               weight=1)
separable.case("a mixture of other channels", numbers(3, 3, 2), numbers(2, 2, 2), numbers(3, 2),
               weight=1)
separable.case("filters higher than the image", numbers(2, 4, 2), numbers(3, 2, 2), numbers(2, 2),
               weight=1)
separable.case("an image without channels", numbers(3, 3), numbers(2, 2, 1), numbers(1, 2), weight=1)


def sums(image, depthwise, pick=lambda c: c):
    """What the depthwise part makes: [rows, columns, channels], exactly."""
    size, width, _ = depthwise.shape
    rows, columns = image.shape[0] - size + 1, image.shape[1] - width + 1
    channels = image.shape[2]
    return np.array([[[sum(
        Fraction(float(image[r + i, s + j, c])) * Fraction(float(depthwise[i, j, pick(c)]))
        for i in range(size) for j in range(width)) for c in range(channels)]
        for s in range(columns)] for r in range(rows)], dtype=object)


def mixed(sums, pointwise):
    """[rows, columns, outputs]"""
    rows, columns, channels = sums.shape
    return np.array([[[sum(
        sums[r, s, c] * Fraction(float(pointwise[c, o])) for c in range(channels))
        for o in range(pointwise.shape[1])] for s in range(columns)] for r in range(rows)],
        dtype=object).reshape(rows, columns, pointwise.shape[1])


def counts(image, depthwise, pointwise):
    size, width, channels = depthwise.shape
    outputs = pointwise.shape[1]
    positions = (image.shape[0] - size + 1) * (image.shape[1] - width + 1)
    own, full = size * width * channels + channels * outputs, size * width * channels * outputs
    return {"parameters": own, "multiplications": positions * own, "fullParameters": full,
            "fullMultiplications": positions * full}


@separable.reference
def right(image, depthwise, pointwise):
    outputs = mixed(sums(image, depthwise), pointwise).astype(np.float64)
    return {"outputs": outputs} | counts(image, depthwise, pointwise)


@separable.accepts
def by_torch(image, depthwise, pointwise):
    x = torch.tensor(image.copy()).permute(2, 0, 1)[None]
    groups = torch.tensor(depthwise.copy()).permute(2, 0, 1)[:, None]
    y = functional.conv2d(functional.conv2d(x, groups, groups=image.shape[2]),
                          torch.tensor(pointwise.T.copy())[:, :, None, None])
    return {"outputs": y[0].permute(1, 2, 0).numpy()} | counts(image, depthwise, pointwise)


@separable.accepts
def as_a_full_convolution(image, depthwise, pointwise):
    """The full filters that do the same: each the product of its two parts."""
    full = np.einsum("ijc,co->ijco", depthwise, pointwise)
    windows = np.lib.stride_tricks.sliding_window_view(image, depthwise.shape[:2], axis=(0, 1))
    return {"outputs": np.einsum("rscij,ijco->rso", windows, full)} | counts(
        image, depthwise, pointwise)


def computing(outputs):
    return lambda *args: right(*args) | {"outputs": outputs(*args).astype(np.float64)}


def padded(image, depthwise):
    """Zeros around the image, so that there are as many places as it has; the odd ones at the end."""
    spare = [extent - 1 for extent in depthwise.shape[:2]]
    return np.pad(image, [(n // 2, n - n // 2) for n in spare] + [(0, 0)])


def with_same_padding(image, depthwise, pointwise):
    return right(padded(image, depthwise), depthwise, pointwise)


def squared(transposed):
    """A wrong order of axes, which only fits where there are as many outputs as channels."""

    def function(image, depthwise, pointwise):
        if pointwise.shape[0] != pointwise.shape[1]:
            raise Crash
        return transposed(image, depthwise, pointwise)

    return function


def full_of_sums(image, depthwise, pointwise):
    """The sum over all channels, then every output from it."""
    total = sums(image, depthwise).sum(axis=2, keepdims=True)
    return mixed(np.repeat(total, image.shape[2], axis=2), pointwise)


for name, sentence, hint, wrote in [
    ("kernel-turned",
     "Your depthwise filters are turned by 180°. As in 14.2 they lie on the image as they are.", 2,
     computing(lambda image, d, p: mixed(sums(image, d[::-1, ::-1]), p))),
    ("channels-summed-first",
     "You summed the channels before you mixed them. Each channel keeps a sum of its own: "
     "[rows, columns, channels].", 2, computing(full_of_sums)),
    ("first-filter-for-all",
     "You used the first channel's filter for all. Each channel has its own: depthwise[i, j, c].", 2,
     computing(lambda image, d, p: mixed(sums(image, d, pick=lambda c: 0), p))),
    ("pointwise-transposed",
     "Your pointwise part is transposed: pointwise[c, o] leads from channel c to output o.", 3,
     squared(computing(lambda image, d, p: mixed(sums(image, d), p.T)))),
    ("pointwise-missing",
     "You returned the sums of the channels. Mix them by the pointwise filter to [rows, columns, "
     "outputs].", 3, computing(lambda image, d, p: sums(image, d))),
    ("depthwise-missing", "You mixed the channels of the image itself. The depthwise part comes first.",
     2, lambda image, d, p: right(image, d, p) | {"outputs": mixed(
         np.vectorize(Fraction)(image), p).astype(np.float64)}),
    ("same-padding",
     "You padded the image with zeros. Here filters stay within it: rows − size + 1 places.", 2,
     with_same_padding),
    ("one-place-short", "The last row and column of places are missing: there are rows − size + 1.", 2,
     lambda image, d, p: right(image, d, p) | {"outputs": right(image, d, p)["outputs"][:-1, :-1]}),
    ("flat-outputs", "Your outputs are flat. Their shape is [rows, columns, outputs].", 3,
     changing(right, outputs=lambda outputs: outputs.reshape(-1, outputs.shape[2]))),
    ("channels-first", "Your outputs are [outputs, rows, columns]. Outputs come last.", 3,
     changing(right, outputs=lambda outputs: np.moveaxis(outputs, 2, 0).copy())),
]:
    separable.mistake(name, sentence, hint=hint, wrote=wrote)


def counting(change):
    """The right outputs with other counts: what is changed gets the shapes by name."""

    def function(image, depthwise, pointwise):
        size, width, channels = depthwise.shape
        shape = {"k": size * width, "c": channels, "o": pointwise.shape[1],
                 "n": (image.shape[0] - size + 1) * (image.shape[1] - width + 1),
                 "all": image.shape[0] * image.shape[1]}
        found = right(image, depthwise, pointwise)
        return found | change(shape, found)

    return function


def costs(own=None, full=None, n="n"):
    """Counts that follow from other numbers of parameters."""

    def change(s, found):
        a = own(s) if own else found["parameters"]
        b = full(s) if full else found["fullParameters"]
        counts = {"parameters": a, "fullParameters": b}
        if n:
            counts |= {"multiplications": s[n] * a, "fullMultiplications": s[n] * b}
        return counts

    return counting(change)


for name, sentence, wrote in [
    ("multiplied-for-added",
     "Your two parts are multiplied. A separable convolution has the numbers of both, added.",
     costs(own=lambda s: s["k"] * s["c"] * s["c"] * s["o"])),
    ("depthwise-counted-once",
     "You count the depthwise filter once. There is one for each channel: rows · columns · channels.",
     costs(own=lambda s: s["k"] + s["c"] * s["o"])),
    ("pointwise-not-counted", "You left out the pointwise filter: channels · outputs more.",
     costs(own=lambda s: s["k"] * s["c"])),
    ("depthwise-not-counted", "You left out the depthwise filters: rows · columns · channels more.",
     costs(own=lambda s: s["c"] * s["o"])),
    ("biases-counted", "You counted biases. There are none here.",
     costs(own=lambda s: s["k"] * s["c"] + s["c"] * s["o"] + s["o"],
           full=lambda s: s["k"] * s["c"] * s["o"] + s["o"])),
    ("full-without-channels",
     "Your full convolution lacks a factor: each of its filters spans all channels.",
     costs(full=lambda s: s["k"] * s["o"])),
    ("full-without-outputs",
     "Your full convolution has one filter. It has one for each output.",
     costs(full=lambda s: s["k"] * s["c"])),
    ("parameters-with-biases",
     "You count biases among the parameters. There are none here.",
     costs(own=lambda s: s["k"] * s["c"] + s["c"] * s["o"] + s["o"],
           full=lambda s: s["k"] * s["c"] * s["o"] + s["o"], n=None)),
    ("own-parameters-with-biases",
     "Your `parameters` count biases. There are none here.",
     costs(own=lambda s: s["k"] * s["c"] + s["c"] * s["o"] + s["o"], n=None)),
    ("own-biases-counted",
     "You count biases in the separable convolution. There are none here.",
     costs(own=lambda s: s["k"] * s["c"] + s["c"] * s["o"] + s["o"])),
    ("parameters-multiplied",
     "In your `parameters` the two parts are multiplied. A separable convolution has the numbers of "
     "both, added.", costs(own=lambda s: s["k"] * s["c"] * s["c"] * s["o"], n=None)),
    ("parameters-with-one-depthwise",
     "Your `parameters` count the depthwise filter once. There is one for each channel: rows · columns "
     "· channels.", costs(own=lambda s: s["k"] + s["c"] * s["o"], n=None)),
    ("parameters-without-pointwise",
     "Your `parameters` lack the pointwise filter: channels · outputs more.",
     costs(own=lambda s: s["k"] * s["c"], n=None)),
    ("parameters-without-depthwise",
     "Your `parameters` lack the depthwise filters: rows · columns · channels more.",
     costs(own=lambda s: s["c"] * s["o"], n=None)),
    ("full-parameters-without-channels",
     "Your `fullParameters` lack a factor: each full filter spans all channels.",
     costs(full=lambda s: s["k"] * s["o"], n=None)),
    ("full-parameters-without-outputs",
     "Your `fullParameters` are those of one filter. There is one for each output.",
     costs(full=lambda s: s["k"] * s["c"], n=None)),
    ("multiplications-of-one-place",
     "Your multiplications are those of one place. Every place takes as many: multiply by their "
     "number.", counting(lambda s, found: {
         "multiplications": found["parameters"], "fullMultiplications": found["fullParameters"]})),
    ("own-multiplications-of-one-place",
     "Your `multiplications` are those of one place; the full ones are right. Every place takes as "
     "many.", counting(lambda s, found: {"multiplications": found["parameters"]})),
    ("places-of-the-image",
     "You count a place for every pixel. There are (rows − size + 1) · (columns − size + 1).",
     costs(n="all")),
    ("additions-counted",
     "You count additions as well. Multiplications alone are asked for.",
     counting(lambda s, found: {
         "multiplications": 2 * found["multiplications"],
         "fullMultiplications": 2 * found["fullMultiplications"]})),
    ("full-and-separable-exchanged", "The full and the separable costs are in each other's place.",
     counting(lambda s, found: {
         "parameters": found["fullParameters"], "fullParameters": found["parameters"],
         "multiplications": found["fullMultiplications"],
         "fullMultiplications": found["multiplications"]})),
    ("parameters-and-multiplications-exchanged",
     "Parameters and multiplications are in each other's place.",
     counting(lambda s, found: {
         "parameters": found["multiplications"], "multiplications": found["parameters"],
         "fullParameters": found["fullMultiplications"],
         "fullMultiplications": found["fullParameters"]})),
]:
    separable.mistake(name, sentence, hint=4, wrote=wrote)


def trapping(image, depthwise, pointwise):
    """What is not refused stops the program, but for filters a row too high: there are no places."""
    try:
        require_ranks(image, depthwise, pointwise)
        require_channels(image, depthwise, pointwise)
    except LabError:
        raise Crash from None
    places = [extent - size + 1 for extent, size in zip(image.shape, depthwise.shape[:2])]
    if min(places) < 0:
        raise Crash
    if min(places) > 0:
        return right(image, depthwise, pointwise)
    return {"outputs": np.zeros((*places, pointwise.shape[1]))} | counts(image, depthwise, pointwise)


separable.mistake(
    "shapes-unchecked",
    "Shapes that do not fit together stop your code, or give no outputs. Throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=trapping)
separable.mistake(
    "channels-unchecked",
    "Filters for other channels than the image's stop your code. Throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=after(
        lambda *args: (require_ranks(*args), require_windows(*args)), trapping))
separable.mistake(
    "windows-unchecked",
    "Filters that are larger than the image leave no places. Throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=after(
        lambda *args: (require_ranks(*args), require_channels(*args)), trapping))
separable.mistake(
    "ranks-unchecked",
    "An image without an axis of channels stops your code. Throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=after(
        lambda image, *rest: None if image.ndim < 3 else require(image, *rest), trapping))
