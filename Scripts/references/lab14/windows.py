"""Windows on images [rows, columns, channels], and what is computed from them, right and wrong.

All numbers of the cases are multiples of 1/4, below 1000 or near 2²⁷: every sum of products of two is the same
number in every order, so there is no rounding to allow for.
"""

import math

import numpy as np
import torch

from framework import Crash, LabError, Tolerance

EXACT = Tolerance(0.0, 0.0)
# Right answers of sums of quarters are exact. Mistakes that divide round, and are recognised all the same;
# a Float's rounding, 6e-8 of a number, is far beyond.
ROUNDED = Tolerance(1e-12, 1e-15)
# Whole numbers of this size are exact in a Double, and not in a Float.
LARGE = 2.0**27


def quarters(*shape, seed=1):
    """An array of multiples of 1/4 between −3 and 3, all reproducible and untidy."""
    count = math.prod(shape)
    numbers = [((seed + index) * 7919 % 2003 * 31 % 25 - 12) / 4 for index in range(count)]
    return np.array(numbers, dtype=np.float64).reshape(shape)


def require(condition, code="shapeMismatch"):
    if not condition:
        raise LabError(code)


def crash(*_):
    raise Crash


def refused():
    raise LabError("shapeMismatch")


def count(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride + 1


def require_windows(image, kernel, stride, padding):
    """What 14.1 asks of both axes of an image; `kernel` are rows and columns."""
    require(min(*kernel, stride) >= 1 and padding >= 0, "invalidParameter")
    require(image.ndim == 3 and min(image.shape[:2]) >= 1)
    require(all(n + 2 * padding >= k for n, k in zip(image.shape, kernel)))


def bordered(image, padding, **mode):
    """The image with `padding` rows and columns on each side."""
    return np.pad(image, [(padding, padding)] * 2 + [(0, 0)], **mode)


def windows(image, kernel, stride, padding, counts=None, steps=None, frame=None):
    """All windows: [rows', columns', kernel rows, kernel columns, channels].

    A mistake has other `counts` of windows, other `steps` between them or another `frame` around
    the image; a window that reaches out of the frame is an index out of range.
    """
    frame = bordered(image, padding) if frame is None else frame
    down, across = counts or [count(n, k, stride, padding) for n, k in zip(image.shape, kernel)]
    row_step, column_step = steps or (stride, stride)
    if down < 0 or across < 0:
        raise Crash
    result = np.zeros((down, across, *kernel, image.shape[2]))
    for i, j in np.ndindex(down, across):
        top, left = i * row_step, j * column_step
        if top + kernel[0] > frame.shape[0] or left + kernel[1] > frame.shape[1]:
            raise Crash
        result[i, j] = frame[top : top + kernel[0], left : left + kernel[1]]
    return result


def kernel_of(filters):
    return filters.shape[:2]


def weighed(seen, filters, biases):
    """What filters make of windows: [rows', columns', outputs]."""
    return np.einsum("ijabc,abco->ijo", seen, filters) + biases


def require_convolution(image, filters, biases, stride, padding):
    require(image.ndim == 3 and filters.ndim == 4 and biases.ndim == 1)
    require(filters.shape[2] == image.shape[2] and len(biases) == filters.shape[3])
    require_windows(image, kernel_of(filters), stride, padding)


def convolved(image, filters, biases, stride, padding, **ways):
    return weighed(windows(image, kernel_of(filters), stride, padding, **ways), filters, biases)


def nchw(image):
    """[rows, columns, channels] as PyTorch wants it: [1, channels, rows, columns]."""
    return torch.tensor(np.ascontiguousarray(image.transpose(2, 0, 1)[None]))


def by_torch(image, filters, biases, stride, padding):
    if not image.shape[2]:
        # PyTorch refuses an image without channels.
        return convolved(image, filters, biases, stride, padding)
    weights = torch.tensor(np.ascontiguousarray(filters.transpose(3, 2, 0, 1)))
    result = torch.nn.functional.conv2d(
        nchw(image), weights, torch.tensor(biases), stride=stride, padding=padding)
    return result[0].permute(1, 2, 0).numpy()


def smaller_counts(image, kernel, padded_by, stride, more=1):
    """The windows where another number of places is added to each axis."""
    return [(n + padded_by - k) // stride + more for n, k in zip(image.shape, kernel)]


def add_cases(exercise):
    """The cases of 14.2 and 14.4 behind the first."""
    case = exercise.case
    case("two channels, two outputs", quarters(4, 5, 2), quarters(2, 3, 2, 2, seed=50),
         np.array([0.5, -1.0]), 1, 0)
    case("padding 1", quarters(3, 4, 1, seed=7), quarters(3, 3, 1, 1, seed=60), np.array([0.25]),
         1, 1)
    case("stride 2 on 5 × 7, two channels", quarters(5, 7, 2, seed=9),
         quarters(3, 2, 2, 1, seed=70), np.array([1.0]), 2, 0)
    case("padding 2, stride 3, a rest at the end", quarters(6, 8, 1, seed=11),
         quarters(3, 3, 1, 2, seed=80), np.array([0.0, 2.0]), 3, 2)
    case("a square image, square filters, as many outputs as channels",
         quarters(4, 4, 2, seed=13), quarters(2, 2, 2, 2, seed=90), np.array([0.75, -0.5]), 1, 0)
    case("three channels, filters 1 × 1", quarters(2, 3, 3, seed=15),
         quarters(1, 1, 3, 2, seed=100), np.array([0.5, 0.25]), 1, 0, weight=1)
    case("filters as large as the image", quarters(2, 3, 1, seed=17),
         quarters(2, 3, 1, 1, seed=110), np.array([-0.5]), 2, 0, weight=1)
    case("filters larger than the image, padded", quarters(2, 2, 1, seed=19),
         quarters(3, 4, 1, 1, seed=120), np.array([0.0]), 1, 1, weight=1)
    case("one pixel", np.array([[[2.0]]]), np.array([[[[1.5]]]]), np.array([-4.0]), 1, 0, weight=1)
    case("no channels: the bias alone", np.zeros((2, 2, 0)), np.zeros((1, 1, 0, 1)),
         np.array([3.0]), 1, 0, weight=1)
    case("numbers that a Float does not hold", LARGE + quarters(3, 3, 2, seed=21),
         quarters(2, 2, 2, 1, seed=130), np.array([0.25]), 1, 0, weight=1)
    case("filters that fit nowhere", np.ones((2, 5, 1)), np.ones((3, 3, 1, 1)), np.zeros(1), 1, 0,
         weight=1)
    case("filters a column too wide, stride 2", np.ones((4, 3, 1)), np.ones((2, 4, 1, 1)),
         np.zeros(1), 2, 0, weight=1)
    case("filters of fewer channels", np.ones((3, 3, 2)), np.ones((2, 2, 1, 1)), np.zeros(1), 1, 0,
         weight=1)
    case("filters of more channels", np.ones((3, 3, 1)), np.ones((2, 2, 2, 1)), np.zeros(1), 1, 0,
         weight=1)
    case("a bias too few", np.ones((3, 3, 1)), np.ones((2, 2, 1, 2)), np.zeros(1), 1, 0, weight=1)
    case("a bias too many", np.ones((3, 3, 1)), np.ones((2, 2, 1, 1)), np.zeros(2), 1, 0, weight=1)
    case("an image of rank 2", np.ones((3, 3)), np.ones((2, 2, 1, 1)), np.zeros(1), 1, 0, weight=1)
    case("stride 0", np.ones((3, 3, 1)), np.ones((2, 2, 1, 1)), np.zeros(1), 0, 0, weight=1)
    case("padding −1", np.ones((5, 5, 1)), np.ones((2, 2, 1, 1)), np.zeros(1), 1, -1, weight=1)


def running_on(image, filters, biases, stride, padding):
    """Sums that go on from one output to the next, each with its bias added."""
    right = convolved(image, filters, biases, stride, padding)
    return np.cumsum(right.ravel()).reshape(right.shape)


def unsubtracted(image, filters, biases, stride, padding):
    """Reads image[i·s + a], zero beyond the end: as many results, the image at the upper left."""
    frame = np.pad(image, [(0, 2 * padding)] * 2 + [(0, 0)])
    return convolved(image, filters, biases, stride, padding, frame=frame)


def add_mistakes(exercise):
    """What goes wrong in 14.2 and 14.4 alike."""

    def mistake(id, sentence, hint, wrote):
        exercise.mistake(id, sentence, hint=hint, wrote=wrote)

    mistake(
        "kernel-flipped",
        "Your filters are turned by 180°. In deep learning they are not: x[i·s + a, j·s + b] meets "
        "w[a, b].",
        2, lambda x, w, b, s, p: convolved(x, w[::-1, ::-1], b, s, p))
    mistake(
        "result-transposed",
        "Rows and columns of your result are exchanged. Its shape is [rows', columns', outputs].",
        2, lambda *a: convolved(*a).swapaxes(0, 1))
    mistake(
        "outputs-first",
        "Your result has the outputs in front. Here channels come last: [rows', columns', "
        "outputs].",
        2, lambda *a: convolved(*a).transpose(2, 0, 1))
    mistake(
        "first-channel-only",
        "Only the first channel counts in your sums. A filter sees all channels of its window, and "
        "adds them up.",
        2, lambda x, w, b, s, p: convolved(x[:, :, :1], w[:, :, :1], b, s, p))
    mistake(
        "last-channel-only",
        "Only the last channel counts in your sums. Set the sum to the bias once for an output, and "
        "add all channels to it.",
        3, lambda x, w, b, s, p: convolved(x[:, :, -1:], w[:, :, -1:], b, s, p))
    mistake(
        "first-filter-for-all",
        "All your outputs are made by the first filter. Output o has a filter of its own, "
        "w[a, b, c, o].",
        2, lambda x, w, b, s, p: convolved(
            x, np.repeat(w[..., :1], w.shape[3], axis=3), b, s, p))
    mistake(
        "bias-missing",
        "The biases are missing in your result: each output adds its own b[o].",
        1, lambda x, w, b, s, p: convolved(x, w, 0 * b, s, p))
    mistake(
        "bias-subtracted",
        "Your biases are subtracted. They are added.",
        1, lambda x, w, b, s, p: convolved(x, w, -b, s, p))
    mistake(
        "bias-per-channel",
        "Your biases are added once for each channel of the image. Once for each output place is "
        "enough: begin the sum with b[o].",
        3, lambda x, w, b, s, p: convolved(x, w, b * x.shape[2], s, p))
    mistake(
        "bias-per-product",
        "Your biases are added with every product. Once for each output place is enough: begin the "
        "sum with b[o].",
        3, lambda x, w, b, s, p: convolved(x, w, b * w[..., 0].size, s, p))
    mistake(
        "one-bias",
        "All your outputs have the first bias. Output o has its own, b[o].",
        2, lambda x, w, b, s, p: convolved(x, w, np.repeat(b[:1], len(b)), s, p))
    mistake(
        "stride-ignored",
        "Your windows lie as with stride 1. Window i begins at i·stride, and there are fewer of "
        "them: exercise 14.1.",
        1, lambda x, w, b, s, p: convolved(x, w, b, 1, p))
    mistake(
        "stride-only-in-size",
        "Your result has the right shape, but its windows lie side by side. Window i begins at "
        "i·stride.",
        2, lambda *a: convolved(*a, steps=(1, 1)))
    mistake(
        "stride-down-only",
        "Your stride counts down the rows only. Along the columns window j begins at j·stride "
        "too.",
        2, lambda *a: convolved(*a, steps=(a[3], 1)))
    mistake(
        "stride-across-only",
        "Your stride counts along the columns only. Down the rows window i begins at i·stride "
        "too.",
        2, lambda *a: convolved(*a, steps=(1, a[3])))
    mistake(
        "padding-ignored",
        "There is no padding around your image. With padding p, p rows and columns of zeros lie on "
        "each side.",
        1, lambda x, w, b, s, p: (
            convolved(x, w, b, s, 0)
            if all(n >= k for n, k in zip(x.shape, w.shape[:2])) else crash()))
    mistake(
        "padding-once",
        "Your padding counts once along each axis: there are too few windows. It lies on both "
        "sides: rows + 2·padding.",
        1, lambda x, w, b, s, p: convolved(
            x, w, b, s, p, counts=smaller_counts(x, w.shape[:2], p, s)))
    mistake(
        "padding-not-subtracted",
        "Your result has the right shape, but the image lies at its upper left. Row a of window i "
        "is row i·stride + a − padding.",
        2, unsubtracted)
    mistake(
        "padding-repeats-the-edge",
        "Your padding repeats the pixels at the edge. It is made of zeros: skip what lies outside "
        "of the image.",
        2, lambda x, w, b, s, p: convolved(
            x, w, b, s, p, frame=bordered(x, p, mode="edge")))
    mistake(
        "last-windows-missing",
        "The last windows are missing in your result. From the first place to the last there are "
        "… / stride + 1.",
        1, lambda x, w, b, s, p: convolved(
            x, w, b, s, p, counts=smaller_counts(x, w.shape[:2], 2 * p, s, more=0)))
    mistake(
        "last-kernel-row-missing",
        "The last row of your filters counts for nothing. a runs over 0 ..< filters.shape[0].",
        3, lambda x, w, b, s, p: convolved(
            x, w * (np.arange(len(w)) < len(w) - 1)[:, None, None, None], b, s, p))
    mistake(
        "last-kernel-column-missing",
        "The last column of your filters counts for nothing. b runs over 0 ..< filters.shape[1].",
        3, lambda x, w, b, s, p: convolved(
            x, w * (np.arange(w.shape[1]) < w.shape[1] - 1)[None, :, None, None], b, s, p))
    mistake(
        "mean-of-window",
        "Your sums are divided by the number of products. A convolution is the sum itself.",
        1, lambda x, w, b, s, p: convolved(x, w / max(1, w[..., 0].size), b, s, p))
    exercise.mistake(
        "biases-broadcast",
        "One bias for several outputs is not refused. There must be one for each: shape "
        "[outputs], otherwise LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=unchecked_biases)
    exercise.mistake(
        "fits-nowhere-unchecked",
        "Filters that fit nowhere are not refused. Where rows + 2·padding is below the filter's, "
        "throw LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=unchecked_room)
    exercise.mistake(
        "channels-unchecked",
        "Filters of other channels than the image's are not refused: LabError.shapeMismatch.",
        hint=4, guarded=False, wrote=unchecked_channels)


def unchecked_biases(x, w, b, s, p):
    if w.ndim == 4 and len(b) != w.shape[3]:
        if len(b) == 1:
            b = np.repeat(b, w.shape[3])
        elif w.shape[3] == 1:
            raise Crash
    require_convolution(x, w, b, s, p)
    return convolved(x, w, b, s, p)


def unchecked_room(x, w, b, s, p):
    """A count of windows that truncates towards zero, as Swift's division does."""
    fits = x.ndim == 3 and all(n + 2 * p >= k for n, k in zip(x.shape, w.shape[:2]))
    if fits or s < 1 or x.ndim != 3:
        require_convolution(x, w, b, s, p)
        return convolved(x, w, b, s, p)
    raise Crash


def unchecked_channels(x, w, b, s, p):
    if x.ndim == 3 and w.ndim == 4 and x.shape[2] != w.shape[2]:
        raise Crash
    require_convolution(x, w, b, s, p)
    return convolved(x, w, b, s, p)
