"""Exercise 14.5: max and average pooling."""

import numpy as np
import torch

from framework import Compound, Crash, Exercise, Tolerance, library

from .windows import bordered, nchw, quarters, require, require_windows, windows

MAX, AVERAGE = Compound(".max"), Compound(".average")
INF = np.inf


def require_pooling(image, kind, size, stride, padding):
    require(size >= 1 and 0 <= 2 * padding <= size, "invalidParameter")
    require_windows(image, (size, size), stride, padding)


def pool(image, size, stride, padding, reduce, fill=np.nan, **ways):
    """`reduce` makes a number of all pixels of a window [places] that are not padding."""
    frame = bordered(image, padding, constant_values=fill)
    inside = bordered(np.ones(image.shape), padding) > 0
    look = lambda array: windows(image, (size, size), stride, padding, frame=array, **ways)
    seen, there = look(frame), look(inside) > 0
    result = np.zeros((*seen.shape[:2], image.shape[2]))
    for i, j, c in np.ndindex(*result.shape):
        result[i, j, c] = reduce(seen[i, j, :, :, c][there[i, j, :, :, c]])
    return result


def is_max(kind):
    return kind.name == ".max"


def by(largest=np.max, mean=np.mean):
    """Pooling with other functions of a window's pixels."""

    def pooling(image, kind, size, stride, padding):
        return pool(image, size, stride, padding, largest if is_max(kind) else mean)

    return pooling


right = by()

pooled = Exercise(
    "14.5",
    source=f"{library(np, 'numpy.max', 'numpy.mean')}, agreeing with "
    f"{library(torch, 'torch.nn.functional.max_pool2d', 'avg_pool2d')} (count_include_pad=False)",
    # One division of an exact sum, or a product with a rounded 1/n: two roundings of 2⁻⁵³. A running
    # mean, or parts x/n added up, round twice for each of up to nine pixels below 10: 18 · 10 · 2⁻⁵³.
    points=10, tolerance=Tolerance(2e-14, 1e-15), guard=require_pooling,
    errors=("shapeMismatch", "invalidParameter"), specials=("nan", "inf", "-inf"),
)
pooled.case(
    "max of 2 × 2, side by side",
    np.array([[1.0, 3.0, -2.0, -5.0], [2.0, -1.0, -4.0, -6.0]])[..., None], MAX, 2, 2, 0)
pooled.case("average of 2 × 2", quarters(4, 6, 1), AVERAGE, 2, 2, 0)
pooled.case("max, two channels", quarters(4, 6, 2, seed=3), MAX, 2, 2, 0)
pooled.case("average, two channels", quarters(4, 6, 2, seed=5), AVERAGE, 2, 2, 0)
pooled.case("max, all below 0", -1 - abs(quarters(4, 4, 1, seed=7)), MAX, 2, 2, 0)
pooled.case("max, all below 0, padded", -1 - abs(quarters(4, 5, 1, seed=9)), MAX, 3, 2, 1)
pooled.case("average, padded: 4, 6 or 9 pixels", 3 + quarters(4, 5, 1, seed=11), AVERAGE, 3, 2, 1)
pooled.case("max, overlapping", quarters(5, 7, 1, seed=13), MAX, 3, 2, 0)
pooled.case("average, overlapping, two channels", quarters(5, 7, 2, seed=15), AVERAGE, 3, 1, 0)
pooled.case("max, stride above the size", quarters(5, 8, 1, seed=17), MAX, 2, 3, 0)
pooled.case("average, a rest at the ends", quarters(5, 7, 1, seed=19), AVERAGE, 2, 2, 0)
pooled.case("max, 2 × 2, padded", quarters(3, 4, 1, seed=21) - 4, MAX, 2, 2, 1)
pooled.case(
    "max keeps NaN and infinities",
    np.array([[np.nan, 1.0, 2.0, INF, -INF, -INF, 4.0, 1.0],
              [0.0, 3.0, 1.0, 2.0, -INF, -INF, 2.0, np.nan]])[..., None], MAX, 2, 2, 0)
pooled.case(
    "average keeps NaN and infinities",
    np.array([[np.nan, 1.0, 2.0, INF, -INF, 1.0], [0.0, 3.0, 1.0, 2.0, 2.0, 0.0]])[..., None],
    AVERAGE, 2, 2, 0, weight=1)
pooled.case("windows of one pixel", quarters(2, 3, 1, seed=23), AVERAGE, 1, 1, 0, weight=1)
pooled.case("one window over all", quarters(3, 3, 2, seed=25), MAX, 3, 1, 0, weight=1)
pooled.case("no channels", np.zeros((2, 4, 0)), MAX, 2, 2, 0, weight=1)
pooled.case("windows that fit nowhere", np.ones((2, 3, 1)), MAX, 3, 1, 0, weight=1)
pooled.case("a column too few, stride 2", np.ones((4, 1, 1)), AVERAGE, 2, 2, 0, weight=1)
pooled.case("an image of rank 2", np.ones((4, 4)), MAX, 2, 2, 0, weight=1)
pooled.case("windows of size 0", np.ones((4, 4, 1)), AVERAGE, 0, 1, 0, weight=1)
pooled.case("stride 0", np.ones((4, 4, 1)), MAX, 2, 0, 0, weight=1)
pooled.case("padding above half the size", np.ones((4, 4, 1)), AVERAGE, 3, 2, 2, weight=1)
pooled.case("padding below 0", np.ones((4, 4, 1)), MAX, 2, 2, -1, weight=1)
pooled.reference(right)


@pooled.accepts
def by_torch(image, kind, size, stride, padding):
    if image.shape[2] == 0:
        # PyTorch refuses an image without channels.
        return right(image, kind, size, stride, padding)
    pool = torch.nn.functional
    result = (
        pool.max_pool2d(nchw(image), size, stride, padding) if is_max(kind)
        else pool.avg_pool2d(nchw(image), size, stride, padding, count_include_pad=False))
    return result[0].permute(1, 2, 0).numpy()


@pooled.accepts
def by_reciprocal(image, kind, size, stride, padding):
    """The sum times 1/n."""
    return by(mean=lambda seen: np.sum(seen) * (1 / len(seen)))(
        image, kind, size, stride, padding)


def mistake(id, sentence, hint, wrote, **more):
    pooled.mistake(id, sentence, hint=hint, wrote=wrote, **more)


def filled(value, **only):
    """As if padding were pixels of this value."""

    def pooling(image, kind, size, stride, padding):
        if kind.name not in only.get("kinds", (".max", ".average")):
            return right(image, kind, size, stride, padding)
        framed = bordered(image, padding, constant_values=value)
        return right(framed, kind, size, stride, 0)

    return pooling


def without_nan(seen):
    """The loop `if value > best`, from −∞."""
    return max([value for value in seen if value == value], default=-INF)


def first_nan_only(seen):
    """The loop `if value > best`, from the first pixel."""
    best = seen[0]
    for value in seen:
        if value > best:
            best = value
    return best


def from_zero(seen):
    return np.maximum(0.0, np.max(seen))


def from_zero_without_nan(seen):
    return max(0.0, without_nan(seen))


mistake(
    "padding-in-both",
    "Your padding counts as zeros, in maxima and in means. Pooling takes only the pixels that are "
    "there.",
    2, filled(0.0))
mistake(
    "padding-counted-in-average",
    "Your means count the padding. Divide by the number of pixels that are there, fewer at the "
    "edges.",
    2, filled(0.0, kinds=(".average",)))
mistake(
    "padding-in-maximum",
    "Zeros of the padding become maxima where all pixels are below 0. Padding is no candidate: "
    "look at pixels only.",
    2, filled(0.0, kinds=(".max",)))
mistake(
    "maximum-from-zero",
    "Your maxima are never below 0. Begin with the first pixel of the window or with −∞, not with "
    "0.",
    3, by(largest=from_zero))
mistake(
    "maximum-from-zero-padding-counted",
    "Your maxima are never below 0, and your means count the padding. Begin maxima with −∞; divide "
    "by the pixels that are there.",
    3, lambda x, kind, s, t, p: (
        by(largest=from_zero)(x, kind, s, t, p) if is_max(kind)
        else filled(0.0)(x, kind, s, t, p)))
mistake(
    "maximum-from-zero-nan-skipped",
    "Your maxima are never below 0, and a NaN disappears from them. Begin with −∞, and ask `isNaN`; "
    "or use NDArray's `max()`.",
    3, by(largest=from_zero_without_nan))
mistake(
    "maximum-from-zero-nan-skipped-padding-counted",
    "Your maxima begin at 0 and lose NaN, your means count the padding. NDArray's `max()` and "
    "`mean()` of the pixels alone do neither.",
    3, lambda x, kind, s, t, p: (
        by(largest=from_zero_without_nan)(x, kind, s, t, p) if is_max(kind)
        else filled(0.0)(x, kind, s, t, p)))
mistake(
    "padding-in-both-nan-skipped",
    "Your padding counts as zeros in maxima and means, and a NaN disappears from maxima. Take only "
    "the pixels that are there; ask `isNaN`.",
    3, lambda x, kind, s, t, p: by(largest=without_nan)(
        bordered(x, p, constant_values=0.0), kind, s, t, 0))
mistake(
    "padding-in-maximum-nan-skipped",
    "Zeros of the padding become maxima, and a NaN disappears from them. Look at the pixels only, "
    "and ask `isNaN`.",
    3, lambda x, kind, s, t, p: (
        by(largest=without_nan)(bordered(x, p, constant_values=0.0), kind, s, t, 0)
        if is_max(kind) else right(x, kind, s, t, p)))
mistake(
    "padding-counted-in-average-nan-skipped",
    "Your means count the padding, and a NaN disappears from your maxima. Divide by the pixels that "
    "are there; ask `isNaN`.",
    3, lambda x, kind, s, t, p: (
        by(largest=without_nan)(x, kind, s, t, p) if is_max(kind)
        else filled(0.0)(x, kind, s, t, p)))
mistake(
    "maximum-from-least-finite",
    "Where a window holds −∞ alone, your maximum is finite. Begin with −∞ or with the first pixel.",
    3, by(largest=lambda seen: np.maximum(np.max(seen), -np.finfo(float).max)))
mistake(
    "nan-skipped",
    "A NaN disappears from your maxima. No comparison with NaN is true: ask `isNaN`, or take "
    "`max()` of an NDArray.",
    3, by(largest=without_nan))
mistake(
    "nan-kept-only-first",
    "A NaN stays in your maxima only as the first of its window. No comparison with it is true: ask "
    "`isNaN`, or use NDArray's `max()`.",
    3, by(largest=first_nan_only))
mistake(
    "sum-not-divided",
    "Your averages are sums. Divide by the number of pixels in the window.",
    1, by(mean=np.sum))
mistake(
    "divided-by-size",
    "You divided sums by `size`. A window has size · size pixels.",
    2, lambda image, kind, size, *rest: by(mean=lambda seen: np.sum(seen) / size)(
        image, kind, size, *rest))
mistake(
    "always-max",
    "You take the maximum for both kinds. `.average` asks for the mean.",
    1, lambda x, kind, *a: right(x, MAX, *a))
mistake(
    "always-average",
    "You take the mean for both kinds. `.max` asks for the largest pixel.",
    1, lambda x, kind, *a: right(x, AVERAGE, *a))
mistake(
    "kinds-exchanged",
    "Your two kinds are exchanged.",
    1, lambda x, kind, *a: right(x, AVERAGE if is_max(kind) else MAX, *a))
mistake(
    "minimum",
    "Your maxima are minima.",
    1, by(largest=np.min))
mistake(
    "largest-magnitude",
    "Your maxima go by magnitude. The largest number counts, with its sign: 1 is more than −3.",
    2, by(largest=lambda seen: seen[np.argmax(np.abs(seen))]))
mistake(
    "channels-pooled",
    "You pool over the channels as well. Each channel is pooled by itself.",
    2, lambda x, kind, *a: all_channels(x, kind, *a))
mistake(
    "stride-ignored",
    "Your windows lie one pixel apart. They lie `stride` apart.",
    1, lambda x, kind, s, t, p: right(x, kind, s, 1, p))
mistake(
    "stride-as-size",
    "Your windows lie side by side whatever the stride is. They lie `stride` apart, and may "
    "overlap.",
    1, lambda x, kind, s, t, p: right(x, kind, s, s, p))
mistake(
    "stride-only-in-count",
    "Your result has the right shape, but its windows lie one pixel apart. Window i begins at "
    "i·stride − padding.",
    2, lambda x, kind, s, t, p: pool(
        x, s, t, p, np.max if is_max(kind) else np.mean, steps=(1, 1)))
mistake(
    "padding-ignored",
    "There is no padding around your image: your windows begin at row 0, not at −padding.",
    1, lambda x, kind, s, t, p: right(x, kind, s, t, 0))
mistake(
    "padding-once",
    "Your padding counts once along each axis: there are too few windows. It lies on both sides: "
    "rows + 2·padding.",
    1, lambda x, kind, s, t, p: pool(
        x, s, t, p, np.max if is_max(kind) else np.mean,
        counts=[(n + p - s) // t + 1 for n in x.shape[:2]]))
mistake(
    "last-windows-missing",
    "The last windows are missing in your result. From the first place to the last there are "
    "… / stride + 1.",
    1, lambda x, kind, s, t, p: pool(
        x, s, t, p, np.max if is_max(kind) else np.mean,
        counts=[(n + 2 * p - s) // t for n in x.shape[:2]]))
mistake(
    "result-transposed",
    "Rows and columns of your result are exchanged. Its shape is [rows', columns', channels].",
    2, lambda *a: right(*a).swapaxes(0, 1))
mistake(
    "padding-unchecked",
    "A padding above half the size is not refused. Windows of padding alone would have no pixels: "
    "LabError.invalidParameter.",
    4, lambda *a: unchecked(*a), guarded=False)
mistake(
    "fits-nowhere-unchecked",
    "Windows that fit nowhere are not refused. Where rows + 2·padding is below `size`, throw "
    "LabError.shapeMismatch; so for the columns.",
    4, lambda *a: without_room(*a), guarded=False)


def all_channels(image, kind, size, stride, padding):
    reduce = np.max if is_max(kind) else np.mean
    frame = bordered(image, padding, constant_values=np.nan)
    seen = windows(image, (size, size), stride, padding, frame=frame)
    result = np.zeros((*seen.shape[:2], image.shape[2]))
    for i, j, c in np.ndindex(*result.shape):
        inside = seen[i, j]
        if padding:
            inside = inside[~np.isnan(inside)]
        result[i, j, c] = reduce(inside)
    return result


def unchecked(image, kind, size, stride, padding):
    if 2 * padding > size >= 1 and image.ndim == 3:
        return right(image, kind, size, stride, padding)
    require_pooling(image, kind, size, stride, padding)
    return right(image, kind, size, stride, padding)


def without_room(image, kind, size, stride, padding):
    if image.ndim == 3 and size > 0 and any(n + 2 * padding < size for n in image.shape[:2]):
        raise Crash
    require_pooling(image, kind, size, stride, padding)
    return right(image, kind, size, stride, padding)
