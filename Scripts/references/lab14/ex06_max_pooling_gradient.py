"""Exercise 14.6: where the slope of a maximum goes."""

import numpy as np
import torch

from framework import Crash, Exercise, library

from .windows import LARGE, ROUNDED, count, nchw, quarters, require, require_windows


def require_pair(image, delta, size, stride):
    require_windows(image, (size, size), stride, 0)
    down, across = (count(n, size, stride, 0) for n in image.shape[:2])
    require(delta.shape == (down, across, image.shape[2]))


def spread(image, delta, size, stride, shares, combine=np.add, steps=None):
    """`shares` says what part of a window's delta each of its pixels gets: [size, size]."""
    result = np.zeros(image.shape)
    row_step, column_step = steps or (stride, stride)
    for i, j, c in np.ndindex(*delta.shape):
        top, left = i * row_step, j * column_step
        part = (slice(top, top + size), slice(left, left + size), c)
        share = shares(image[part])
        if share.shape != (size, size):
            raise Crash
        result[part] = np.where(
            share != 0, combine(result[part], delta[i, j, c] * share), result[part])
    return result


def at(window, place):
    share = np.zeros(window.size)
    share[place] = 1
    return share.reshape(window.shape)


def first(window):
    return at(window, np.argmax(window))


def last(window):
    return at(window, window.size - 1 - np.argmax(window.ravel()[::-1]))


def all_largest(window):
    return (window == window.max()).astype(float)


max_pooling_gradient = Exercise(
    "14.6",
    source=f"{library(np, 'numpy.argmax')} of exact numbers, agreeing with "
    f"{library(torch, 'torch.autograd')} through max_pool2d",
    points=10, tolerance=ROUNDED, guard=require_pair,
    errors=("shapeMismatch", "invalidParameter"),
)
max_pooling_gradient.case(
    "two windows, the second with two largest",
    np.array([[1.0, 3.0, 5.0, 0.0], [2.0, 0.0, 5.0, 4.0]])[..., None],
    np.array([[0.5, -2.0]])[..., None], 2, 2)
max_pooling_gradient.case(
    "4 × 6, two channels", quarters(4, 6, 2, seed=3), quarters(2, 3, 2, seed=40), 2, 2)
max_pooling_gradient.case(
    "all pixels equal", np.full((4, 4, 1), 1.5), np.array([[1.0, 2.0], [4.0, 8.0]])[..., None],
    2, 2)
max_pooling_gradient.case(
    "all below 0", -1 - abs(quarters(4, 4, 1, seed=7)), quarters(2, 2, 1, seed=44), 2, 2)
max_pooling_gradient.case(
    "numbers that are one to a Float", LARGE + np.array([[0.0, 1.0], [0.5, 2.0]])[..., None],
    LARGE + np.array([[1.0]])[..., None], 2, 2, weight=1)
max_pooling_gradient.case(
    "overlapping: one pixel wins four windows",
    np.array([[0.0, 1.0, 0.0], [2.0, 9.0, 1.0], [0.0, 3.0, 4.0]])[..., None],
    np.array([[1.0, 2.0], [4.0, 8.0]])[..., None], 2, 1)
max_pooling_gradient.case(
    "overlapping with stride 2, ties", np.floor(quarters(5, 7, 1, seed=9)),
    quarters(2, 3, 1, seed=46) + 4, 3, 2)
max_pooling_gradient.case(
    "gaps between the windows", quarters(5, 8, 1, seed=11), quarters(2, 3, 1, seed=48), 2, 3)
max_pooling_gradient.case(
    "a rest at the ends, two channels", np.floor(quarters(5, 7, 2, seed=13)),
    quarters(2, 3, 2, seed=50), 2, 2)
max_pooling_gradient.case(
    "a window of −∞", np.full((2, 2, 1), -np.inf), np.array([[[3.0]]]), 2, 2, weight=1)
max_pooling_gradient.case(
    "windows of one pixel", quarters(2, 3, 1, seed=15), quarters(2, 3, 1, seed=52), 1, 1, weight=1)
max_pooling_gradient.case(
    "one window over all", quarters(3, 3, 2, seed=17), quarters(1, 1, 2, seed=54), 3, 1, weight=1)
max_pooling_gradient.case(
    "a window too few in delta", np.ones((4, 4, 1)), np.ones((2, 1, 1)), 2, 2, weight=1)
max_pooling_gradient.case(
    "a window too many in delta", np.ones((4, 4, 1)), np.ones((2, 3, 1)), 2, 2, weight=1)
max_pooling_gradient.case(
    "delta of another channel count", np.ones((4, 4, 2)), np.ones((2, 2, 1)), 2, 2, weight=1)
max_pooling_gradient.case(
    "windows that fit nowhere", np.ones((2, 3, 1)), np.ones((1, 1, 1)), 3, 1, weight=1)
max_pooling_gradient.case(
    "an image of rank 2", np.ones((4, 4)), np.ones((2, 2, 1)), 2, 2, weight=1)
max_pooling_gradient.case("size 0", np.ones((4, 4, 1)), np.ones((2, 2, 1)), 0, 2, weight=1)
max_pooling_gradient.case("stride 0", np.ones((4, 4, 1)), np.ones((2, 2, 1)), 2, 0, weight=1)


def by(shares, **ways):
    return lambda image, delta, size, stride: spread(image, delta, size, stride, shares, **ways)


right = by(first)
max_pooling_gradient.reference(right)


@max_pooling_gradient.accepts
def by_autograd(image, delta, size, stride):
    x = nchw(image).requires_grad_()
    y = torch.nn.functional.max_pool2d(x, size, stride)
    y.backward(nchw(delta))
    return x.grad[0].permute(1, 2, 0).numpy()


@max_pooling_gradient.accepts
def pixel_by_pixel(image, delta, size, stride):
    result = np.zeros(image.shape)
    for i, j, c in np.ndindex(*delta.shape):
        best = (i * stride, j * stride)
        for a, b in np.ndindex(size, size):
            place = (i * stride + a, j * stride + b)
            if image[(*place, c)] > image[(*best, c)]:
                best = place
        result[(*best, c)] += delta[i, j, c]
    return result


def mistake(id, sentence, hint, wrote, **more):
    max_pooling_gradient.mistake(id, sentence, hint=hint, wrote=wrote, **more)


mistake(
    "to-all-largest",
    "Where several pixels are largest, all of them get the whole delta. Only the first does, row by "
    "row.",
    2, by(all_largest))
mistake(
    "shared-among-largest",
    "Where several pixels are largest, they share the delta. The first gets all of it, row by row.",
    2, by(lambda w: all_largest(w) / all_largest(w).sum()))
mistake(
    "last-of-equals",
    "Of equal pixels your last one gets the delta. It is the first, row by row: compare with >, "
    "not >=.",
    3, by(last))
mistake(
    "first-by-columns",
    "Of equal pixels yours is the first down the columns. It is the first row by row.",
    3, by(lambda w: at(w.T, np.argmax(w.T)).T))
mistake(
    "overwritten",
    "Where one pixel wins several windows, it keeps the last delta alone. Add them up: +=.",
    2, by(first, combine=lambda old, new: new))
mistake(
    "last-of-equals-overwritten",
    "Of equal pixels your last one gets the delta, and overlapping windows overwrite. The first "
    "gets it, by +=.",
    2, by(last, combine=lambda old, new: new))
mistake(
    "to-all-largest-overwritten",
    "All largest pixels get the delta, and overlapping windows overwrite. Only the first gets it, "
    "by +=.",
    2, by(all_largest, combine=lambda old, new: new))
mistake(
    "spread-evenly",
    "You spread the delta evenly over the window, as for average pooling. Of a maximum, only the "
    "largest pixel hears.",
    1, by(lambda w: np.full(w.shape, 1 / w.size)))
mistake(
    "to-all",
    "Each pixel of a window gets the whole delta. Only the largest does; the others could change a "
    "little and nothing would happen.",
    1, by(lambda w: np.ones(w.shape)))
mistake(
    "to-upper-left",
    "Your deltas go to the upper left of each window. They go to its largest pixel.",
    1, by(lambda w: at(w, 0)))
mistake(
    "to-smallest",
    "Your deltas go to the smallest pixel of each window.",
    1, by(lambda w: at(w, np.argmin(w))))
mistake(
    "to-largest-magnitude",
    "Your deltas go to the pixel of the largest magnitude. The largest number counts, with its "
    "sign.",
    2, by(lambda w: at(w, np.argmax(np.abs(w)))))
mistake(
    "ones",
    "You mark the largest pixels with 1. Each gets the delta of its window.",
    1, lambda x, d, s, t: right(x, np.ones(d.shape), s, t))
mistake(
    "ones-overwritten",
    "You set the largest pixels to 1. Each gets the delta of its window, added up where it wins "
    "several: +=.",
    1, lambda x, d, s, t: (right(x, np.ones(d.shape), s, t) != 0).astype(float))
mistake(
    "sign",
    "Your deltas come back with the other sign.",
    1, lambda x, d, s, t: right(x, -d, s, t))
mistake(
    "times-value",
    "You multiplied the delta by the pixel. A maximum changes as fast as its largest pixel: the "
    "slope is 1.",
    2, by(lambda w: np.where(first(w) > 0, w, 0)))
mistake(
    "maximum-from-zero",
    "Windows whose pixels are all below or at 0 send nothing back. Begin the search with the "
    "window's first pixel, not with 0.",
    3, by(lambda w: first(w) * (w.max() > 0)))
mistake(
    "maximum-from-zero-at-corner",
    "In windows whose pixels are all below 0, the first pixel gets the delta. Begin the search with "
    "its value, not with 0.",
    3, by(lambda w: first(w) if w.max() > 0 else at(w, 0)))
mistake(
    "infinite-window-lost",
    "A window of −∞ alone sends nothing back. Its first pixel is the largest: begin with it.",
    4, by(lambda w: first(w) * (w.max() > -np.inf)))
mistake(
    "first-channel-decides",
    "The first channel decides for all where the deltas go. Each channel has its own largest pixel.",
    2, lambda x, d, s, t: right(np.repeat(x[:, :, :1], x.shape[2], axis=2), d, s, t))
mistake(
    "stride-ignored",
    "Your deltas go to windows that lie side by side pixel by pixel. Window i begins at row "
    "i·stride.",
    1, by(first, steps=(1, 1)))
mistake(
    "stride-as-size",
    "You took the windows as lying side by side. They begin at row i·stride, whatever `size` is.",
    2, lambda x, d, s, t: as_size(x, d, s, t))
mistake(
    "place-in-window",
    "Your places are counted within the window, so all deltas fall into the image's upper left. Add "
    "i·stride and j·stride.",
    2, lambda x, d, s, t: within(x, d, s, t))
mistake(
    "shape-of-delta",
    "Your result has the shape of delta. It has the shape of the image: a slope for each pixel.",
    1, lambda x, d, s, t: d)
mistake(
    "delta-unchecked",
    "A delta of another shape than the pooled image is not refused: LabError.shapeMismatch.",
    4, lambda *a: unchecked(*a), guarded=False)


def as_size(image, delta, size, stride):
    rows, columns = (n * size for n in delta.shape[:2])
    if rows > image.shape[0] or columns > image.shape[1]:
        raise Crash
    return right(image, delta, size, size)


def within(image, delta, size, stride):
    result = np.zeros(image.shape)
    for i, j, c in np.ndindex(*delta.shape):
        top, left = i * stride, j * stride
        share = first(image[top : top + size, left : left + size, c])
        result[:size, :size, c] += delta[i, j, c] * share
    return result


def unchecked(image, delta, size, stride):
    require_windows(image, (size, size), stride, 0)
    down, across = (count(n, size, stride, 0) for n in image.shape[:2])
    if delta.shape != (down, across, image.shape[2]):
        if delta.shape[:2] < (down, across) or delta.shape[2] < image.shape[2]:
            raise Crash
        delta = delta[:down, :across, : image.shape[2]]
    return right(image, delta, size, stride)
