"""Exercise 14.3: every window as a row of a matrix."""

import math

import numpy as np
import torch

from framework import Crash, Exercise, library

from .windows import (
    EXACT,
    bordered,
    count,
    crash,
    nchw,
    quarters,
    refused,
    require_windows,
    smaller_counts,
    windows,
)


def require_image(image, kernel_rows, kernel_columns, stride, padding):
    require_windows(image, (kernel_rows, kernel_columns), stride, padding)


def seen(image, kernel_rows, kernel_columns, stride, padding, **ways):
    return windows(image, (kernel_rows, kernel_columns), stride, padding, **ways)


def rows(found):
    """[rows', columns', …] to a row for each window."""
    places = found.shape[0] * found.shape[1]
    return found.reshape(places, math.prod(found.shape[2:]))


im2col = Exercise(
    "14.3",
    source=f"{library(np, 'numpy.pad')} and slices, agreeing with "
    f"{library(torch, 'torch.nn.functional.unfold')}",
    points=10, tolerance=EXACT, guard=require_image,
    errors=("shapeMismatch", "invalidParameter"),
)
im2col.case(
    "two rows, three columns, two channels",
    np.array([[[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]], [[4.0, 40.0], [5.0, 50.0], [6.0, 60.0]]]),
    2, 2, 1, 0)
im2col.case("windows of 2 × 3", quarters(3, 4, 1), 2, 3, 1, 0)
im2col.case("windows of 3 × 2, three channels", quarters(4, 3, 3, seed=5), 3, 2, 1, 0)
im2col.case("padding 1", quarters(2, 3, 2, seed=7), 2, 2, 1, 1)
im2col.case("stride 2", quarters(5, 7, 1, seed=9), 3, 3, 2, 0)
im2col.case("stride 2 with a rest, padding 1, two channels", quarters(4, 5, 2, seed=11), 2, 3, 2, 1)
im2col.case("square windows on a square image", quarters(4, 4, 2, seed=13), 2, 2, 1, 0)
im2col.case("as many windows as places in them", quarters(3, 3, 1, seed=15), 2, 2, 1, 0, weight=1)
im2col.case("windows of one pixel", quarters(2, 2, 3, seed=17), 1, 1, 1, 0, weight=1)
im2col.case("one window", quarters(2, 3, 1, seed=19), 2, 3, 1, 0, weight=1)
im2col.case("windows larger than the image", quarters(1, 2, 1, seed=21), 3, 4, 1, 1, weight=1)
im2col.case("tenths, as a Double has them", np.arange(1, 13).reshape(2, 3, 2) / 10, 2, 2, 1, 0, weight=1)
im2col.case("NaN and infinity stay where they are",
            np.array([[np.nan, 1.0, np.inf], [2.0, -np.inf, 3.0]])[..., None], 1, 2, 1, 1, weight=1)
im2col.case("windows that fit nowhere", np.ones((2, 5, 1)), 3, 3, 1, 0, weight=1)
im2col.case("windows a column too wide, stride 2", np.ones((4, 3, 1)), 2, 4, 2, 0, weight=1)
im2col.case("an image of rank 2", np.ones((3, 3)), 2, 2, 1, 0, weight=1)
im2col.case("no rows", np.ones((0, 3, 1)), 1, 1, 1, 1, weight=1)
im2col.case("windows without rows", np.ones((3, 3, 1)), 0, 2, 1, 0, weight=1)
im2col.case("stride 0", np.ones((3, 3, 1)), 2, 2, 0, 0, weight=1)
im2col.case("padding −1", np.ones((5, 5, 1)), 2, 2, 1, -1, weight=1)


@im2col.reference
def sliced(*arguments):
    return rows(seen(*arguments))


@im2col.accepts
def by_unfold(image, kernel_rows, kernel_columns, stride, padding):
    """PyTorch's columns are windows, and its rows channel, row, column."""
    found = torch.nn.functional.unfold(
        nchw(image), (kernel_rows, kernel_columns), padding=padding, stride=stride)
    shape = (image.shape[2], kernel_rows, kernel_columns, -1)
    return found.reshape(shape).permute(3, 1, 2, 0).flatten(1).numpy()


@im2col.accepts
def element_by_element(image, kernel_rows, kernel_columns, stride, padding):
    down, across = (
        count(n, k, stride, padding)
        for n, k in zip(image.shape, (kernel_rows, kernel_columns)))
    result = []
    for i, j, a, b, c in np.ndindex(down, across, kernel_rows, kernel_columns, image.shape[2]):
        row, column = i * stride + a - padding, j * stride + b - padding
        inside = 0 <= row < image.shape[0] and 0 <= column < image.shape[1]
        result.append(image[row, column, c] if inside else 0.0)
    return np.array(result).reshape(down * across, -1)


def mistake(id, sentence, hint, wrote, **more):
    im2col.mistake(id, sentence, hint=hint, wrote=wrote, **more)


mistake(
    "channels-first",
    "Your columns have one channel behind the other. The order is row, column, channel: the "
    "channels of a pixel stay together.",
    2, lambda *a: rows(seen(*a).transpose(0, 1, 4, 2, 3)))
mistake(
    "columns-before-rows",
    "Your columns run down the window first. The order is row, column, channel: a row of the "
    "window, then the next.",
    2, lambda *a: rows(seen(*a).transpose(0, 1, 3, 2, 4)))
mistake(
    "order-reversed",
    "Your columns are in the order channel, column, row. It is row, column, channel.",
    2, lambda *a: rows(seen(*a).transpose(0, 1, 4, 3, 2)))
mistake(
    "transposed",
    "Your matrix is transposed: its columns are the windows. A row for each window is asked for.",
    1, lambda *a: rows(seen(*a)).T)
mistake(
    "reshaped-transposed",
    "Your numbers stand in the right order in the wrong shape. It has a row for each window: [rows' · "
    "columns', numbers of a window].",
    1, lambda *a: sliced(*a).reshape(sliced(*a).shape[::-1]))
mistake(
    "as-unfold",
    "Your matrix is PyTorch's: windows as columns, the channels first. Here windows are rows, and "
    "channels come last.",
    1, lambda *a: rows(seen(*a).transpose(0, 1, 4, 2, 3)).T)
mistake(
    "windows-down-first",
    "Your windows go down the image first. They go along the rows: the next row of your matrix is "
    "the next window to the right.",
    2, lambda *a: rows(seen(*a).swapaxes(0, 1)))
mistake(
    "not-flattened",
    "Your array has still rows and columns of windows. Make one row for each window: rank 2.",
    1, lambda *a: seen(*a).reshape(*seen(*a).shape[:2], -1))
mistake(
    "windows-flipped",
    "Your windows are turned by 180°. Column 0 is the upper left of a window.",
    2, lambda *a: rows(seen(*a)[:, :, ::-1, ::-1]))
mistake(
    "first-channel-only",
    "Your rows hold the first channel only. A window has all channels of its pixels.",
    2, lambda x, *a: rows(seen(x[:, :, :1], *a)))
mistake(
    "stride-ignored",
    "Your windows lie as with stride 1. Window i begins at row i·stride.",
    1, lambda x, r, c, s, p: rows(seen(x, r, c, 1, p)))
mistake(
    "stride-only-in-size",
    "You have as many windows as asked for, but they lie side by side. Window i begins at row "
    "i·stride.",
    2, lambda *a: rows(seen(*a, steps=(1, 1))))
mistake(
    "stride-down-only",
    "Your stride counts down the rows only. Along the columns window j begins at j·stride too.",
    2, lambda *a: rows(seen(*a, steps=(a[3], 1))))
mistake(
    "stride-across-only",
    "Your stride counts along the columns only. Down the rows window i begins at i·stride too.",
    2, lambda *a: rows(seen(*a, steps=(1, a[3]))))
mistake(
    "windows-side-by-side",
    "Your windows do not overlap. They lie `stride` apart, not as far as they are large.",
    1, lambda x, r, c, s, p: rows(
        seen(x, r, c, s, p, steps=(r, c), counts=[
            (n + 2 * p - k) // k + 1 for n, k in zip(x.shape, (r, c))])))
mistake(
    "padding-ignored",
    "There is no padding around your image. With padding p, p rows and columns of zeros lie on "
    "each side.",
    1, lambda x, r, c, s, p: (
        rows(seen(x, r, c, s, 0)) if x.shape[0] >= r and x.shape[1] >= c else crash()))
mistake(
    "padding-ignored-refused",
    "There is no padding around your image. With padding p, p rows and columns of zeros lie on "
    "each side.",
    1, lambda x, r, c, s, p: (
        rows(seen(x, r, c, s, 0)) if x.shape[0] >= r and x.shape[1] >= c else refused()))
mistake(
    "padding-once",
    "Your padding counts once along each axis: there are too few windows. It lies on both sides: "
    "rows + 2·padding.",
    1, lambda x, r, c, s, p: rows(
        seen(x, r, c, s, p, counts=smaller_counts(x, (r, c), p, s))))
mistake(
    "padding-not-subtracted",
    "You have as many windows as asked for, but no zeros above and left. Row a of window i is row "
    "i·stride + a − padding.",
    2, lambda x, r, c, s, p: rows(
        seen(x, r, c, s, p, frame=np.pad(x, [(0, 2 * p)] * 2 + [(0, 0)]))))
mistake(
    "padding-repeats-the-edge",
    "Your padding repeats the pixels at the edge. It is made of zeros.",
    2, lambda x, r, c, s, p: rows(seen(x, r, c, s, p, frame=bordered(x, p, mode="edge"))))
mistake(
    "last-windows-missing",
    "The last windows are missing. From the first place to the last there are … / stride + 1.",
    1, lambda x, r, c, s, p: rows(
        seen(x, r, c, s, p, counts=smaller_counts(x, (r, c), 2 * p, s, more=0))))
mistake(
    "kernel-rows-columns",
    "Rows and columns of your windows are exchanged: they are kernelRows high and kernelColumns "
    "wide.",
    2, lambda x, r, c, s, p: (
        rows(seen(x, c, r, s, p))
        if x.shape[0] + 2 * p >= c and x.shape[1] + 2 * p >= r else crash()))
mistake(
    "kernel-rows-columns-refused",
    "Rows and columns of your windows are exchanged: they are kernelRows high and kernelColumns "
    "wide.",
    2, lambda x, r, c, s, p: (
        rows(seen(x, c, r, s, p))
        if x.shape[0] + 2 * p >= c and x.shape[1] + 2 * p >= r else refused()))
mistake(
    "fits-nowhere-unchecked",
    "Windows that fit nowhere are not refused. Where rows + 2·padding is below kernelRows, throw "
    "LabError.shapeMismatch; so for the columns.",
    4, lambda x, r, c, s, p: unchecked(x, r, c, s, p), guarded=False)
mistake(
    "outside-not-skipped",
    "With padding your code stops. Rows and columns outside of the image count as zeros.",
    2, lambda x, r, c, s, p: crash() if p else rows(seen(x, r, c, s, p)))


def unchecked(x, r, c, s, p):
    if x.ndim == 3 and min(r, c, s, x.shape[0]) >= 1 and p >= 0:
        if x.shape[0] + 2 * p < r or x.shape[1] + 2 * p < c:
            raise Crash
    require_image(x, r, c, s, p)
    return rows(seen(x, r, c, s, p))
