"""Exercise 14.7: the slopes of a loss by a convolution's images, filters and biases."""

import numpy as np
import torch

from framework import Crash, Exercise, library
from framework.wrong import changing

from .windows import LARGE, ROUNDED, count, kernel_of, quarters, require, require_windows, windows


def require_parts(images, filters, delta, stride, padding):
    require(images.ndim == filters.ndim == 4 and filters.shape[2] == images.shape[3])
    # A batch without images has windows all the same.
    require_windows(np.zeros(images.shape[1:]), kernel_of(filters), stride, padding)
    down, across = (
        count(n, k, stride, padding) for n, k in zip(images.shape[1:], kernel_of(filters)))
    require(delta.shape == (len(images), down, across, filters.shape[3]))


def to_images(
    images, filters, delta, stride, padding, steps=None, add=True, offset=None, crop=True
):
    """Each delta goes back to its window, weighed by the filter."""
    batch, rows, columns, channels = images.shape
    frame = np.zeros((batch, rows + 2 * padding, columns + 2 * padding, channels))
    row_step, column_step = steps or (stride, stride)
    kernel_rows, kernel_columns = kernel_of(filters)
    for n, i, j in np.ndindex(*delta.shape[:3]):
        top, left = i * row_step, j * column_step
        part = np.einsum("o,abco->abc", delta[n, i, j], filters)
        place = (n, slice(top, top + kernel_rows), slice(left, left + kernel_columns))
        frame[place] = frame[place] + part if add else part
    start = padding if offset is None else offset
    return frame[:, start : start + rows, start : start + columns] if crop else frame


def to_filters(images, filters, delta, stride, padding, **ways):
    result = np.zeros(filters.shape)
    for image, d in zip(images, delta):
        seen = windows(image, kernel_of(filters), stride, padding, **ways)
        result += np.einsum("ijabc,ijo->abco", seen, d)
    return result


def to_biases(images, filters, delta, stride, padding):
    return delta.sum(axis=(0, 1, 2))


def right(*parts):
    return {
        "images": to_images(*parts), "filters": to_filters(*parts), "biases": to_biases(*parts),
    }


convolution_gradient = Exercise(
    "14.7",
    source=f"{library(np, 'numpy.einsum')} of exact numbers, agreeing with "
    f"{library(torch, 'torch.autograd')} through conv2d",
    points=20, tolerance=ROUNDED, guard=require_parts,
    errors=("shapeMismatch", "invalidParameter"), time_limit=5.0,
)
convolution_gradient.case(
    "one image of 2 × 3, one filter of 2 × 2",
    np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])[None, ..., None],
    np.array([[1.0, -1.0], [2.0, 0.0]])[..., None, None],
    np.array([[1.0, -2.0]])[None, ..., None], 1, 0)


def case(name, image, filters, stride, padding, seed, weight=2):
    """A case whose delta has the shape that the convolution gives."""
    shape = [count(n, k, stride, padding) for n, k in zip(image.shape[1:], kernel_of(filters))]
    delta = quarters(len(image), *shape, filters.shape[3], seed=seed)
    convolution_gradient.case(name, image, filters, delta, stride, padding, weight=weight)


case("two images, two channels, two outputs", quarters(2, 3, 4, 2), quarters(2, 3, 2, 2, seed=50),
     1, 0, 200)
case("padding 1", quarters(1, 3, 4, 1, seed=5), quarters(3, 3, 1, 1, seed=60), 1, 1, 210)
case("stride 2 on 5 × 7", quarters(1, 5, 7, 1, seed=7), quarters(3, 3, 1, 1, seed=70), 2, 0, 220)
# Four, so that a mean over them is exact too.
case("four images, stride 2, padding 1, a rest at the end", quarters(4, 4, 6, 1, seed=9),
     quarters(3, 2, 1, 2, seed=80), 2, 1, 230)
case("square filters, as many outputs as channels", quarters(2, 4, 4, 2, seed=11),
     quarters(2, 2, 2, 2, seed=90), 1, 0, 240)
case("gaps between the windows", quarters(1, 5, 8, 1, seed=13), quarters(2, 2, 1, 1, seed=100),
     3, 0, 250)
case("filters 1 × 1: a dense layer for each pixel", quarters(2, 2, 2, 3, seed=15),
     quarters(1, 1, 3, 2, seed=110), 1, 0, 260)
case("numbers that a Float does not hold", LARGE + quarters(1, 3, 3, 1, seed=21),
     LARGE + quarters(2, 2, 1, 1, seed=115), 1, 0, 265, weight=1)
case("one window", quarters(1, 2, 3, 1, seed=17), quarters(2, 3, 1, 2, seed=120), 1, 0, 270,
     weight=1)
case("filters larger than the images, padded", quarters(2, 2, 2, 1, seed=19),
     quarters(3, 4, 1, 1, seed=130), 1, 1, 280, weight=1)
convolution_gradient.case(
    "no images", np.zeros((0, 3, 3, 1)), np.ones((2, 2, 1, 2)), np.zeros((0, 2, 2, 2)), 1, 0,
    weight=1)
convolution_gradient.case(
    "a delta of too few columns", np.ones((1, 3, 4, 1)), np.ones((2, 2, 1, 1)),
    np.ones((1, 2, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "a delta of too many rows", np.ones((1, 3, 3, 1)), np.ones((2, 2, 1, 1)),
    np.ones((1, 3, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "a delta of another batch", np.ones((2, 3, 3, 1)), np.ones((2, 2, 1, 1)),
    np.ones((1, 2, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "a delta of other outputs", np.ones((1, 3, 3, 1)), np.ones((2, 2, 1, 2)),
    np.ones((1, 2, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "filters of other channels", np.ones((1, 3, 3, 2)), np.ones((2, 2, 1, 1)),
    np.ones((1, 2, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "an image alone", np.ones((3, 3, 1)), np.ones((2, 2, 1, 1)), np.ones((2, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "filters that fit nowhere", np.ones((1, 2, 4, 1)), np.ones((3, 3, 1, 1)),
    np.ones((1, 1, 2, 1)), 1, 0, weight=1)
convolution_gradient.case(
    "stride 0", np.ones((1, 3, 3, 1)), np.ones((2, 2, 1, 1)), np.ones((1, 2, 2, 1)), 0, 0, weight=1)
convolution_gradient.case(
    "padding −1", np.ones((1, 5, 5, 1)), np.ones((2, 2, 1, 1)), np.ones((1, 2, 2, 1)), 1, -1,
    weight=1)
convolution_gradient.reference(right)


@convolution_gradient.accepts
def by_autograd(images, filters, delta, stride, padding):
    if not len(images):
        # PyTorch's conv2d has no gradient of an empty batch everywhere.
        return right(images, filters, delta, stride, padding)
    x = torch.tensor(np.ascontiguousarray(images.transpose(0, 3, 1, 2)), requires_grad=True)
    w = torch.tensor(np.ascontiguousarray(filters.transpose(3, 2, 0, 1)), requires_grad=True)
    b = torch.zeros(filters.shape[3], dtype=torch.float64, requires_grad=True)
    y = torch.nn.functional.conv2d(x, w, b, stride=stride, padding=padding)
    y.backward(torch.tensor(np.ascontiguousarray(delta.transpose(0, 3, 1, 2))))
    return {
        "images": x.grad.permute(0, 2, 3, 1).numpy(),
        "filters": w.grad.permute(2, 3, 1, 0).numpy(),
        "biases": b.grad.numpy(),
    }


@convolution_gradient.accepts
def as_convolutions(images, filters, delta, stride, padding):
    """dX as a convolution of the deltas, spread by the stride, with the turned filters."""
    batch, rows, columns, channels = images.shape
    kernel_rows, kernel_columns = kernel_of(filters)
    down, across = rows + 2 * padding - kernel_rows + 1, columns + 2 * padding - kernel_columns + 1
    turned = filters[::-1, ::-1].transpose(0, 1, 3, 2)  # [a, b, outputs, channels]
    result = np.zeros(images.shape)
    for n in range(batch):
        wide = np.zeros((down, across, filters.shape[3]))
        wide[::stride, ::stride] = delta[n]
        frame = np.pad(
            wide, [(kernel_rows - 1,) * 2, (kernel_columns - 1,) * 2, (0, 0)])
        back = np.einsum(
            "ijabo,aboc->ijc", windows(frame, kernel_of(filters), 1, 0), turned)
        result[n] = back[padding : padding + rows, padding : padding + columns]
    return right(images, filters, delta, stride, padding) | {"images": result}


def mistake(id, sentence, hint, wrote, **more):
    convolution_gradient.mistake(id, sentence, hint=hint, wrote=wrote, **more)


def with_images(**ways):
    return lambda *parts: right(*parts) | {"images": to_images(*parts, **ways)}


def batch_of(parts):
    return max(1, len(parts[0]))


def count_of(parts):
    return len(parts[0])


def dividing(names, of):
    def divided(*parts):
        found = right(*parts)
        with np.errstate(invalid="ignore"):
            return found | {name: found[name] / of(parts) for name in names}

    return divided


def places_of(parts):
    return max(1, parts[2][..., 0].size)


def untransposed(x, w, d, s, p):
    return right(x, w, d, s, p) | {"images": to_images(x, w[::-1, ::-1], d, s, p)}


mistake(
    "filters-unturned-in-images",
    "Your dX has the filters turned the wrong way. x[i·s + a − p, …] met w[a, b] forwards, and "
    "hears of d·w[a, b] again.",
    3, untransposed)
mistake(
    "filters-flipped",
    "Your dW is turned by 180°. dw[a, b] collects what w[a, b] was multiplied with: d·x[i·s + a − "
    "p, j·s + b − p].",
    3, changing(right, filters=lambda f: f[::-1, ::-1]))
for names, whose in [
    (("images", "filters", "biases"), "All your slopes are"),
    (("filters", "biases"), "Your dW and db are"),
    (("images", "filters"), "Your dX and dW are"),
    (("filters",), "Your dW is"),
    (("biases",), "Your db is"),
    (("images",), "Your dX is"),
]:
    # Who divides at the end divides 0 by 0 where there are no images.
    for ending, of in [("", batch_of), ("-of-none", count_of)]:
        if ending and names == ("images",):
            continue  # There is nothing to divide.
        mistake(
            f"{'-and-'.join(names)}-divided-by-batch{ending}",
            f"{whose} divided by the number of images. The mean over the batch is in dZ already.",
            2, dividing(names, of))
mistake(
    "biases-mean",
    "Your db is a mean over the places. It is the sum: each place has added the bias once.",
    2, lambda *a: right(*a) | {"biases": to_biases(*a) / places_of(a)})
mistake(
    "filters-mean",
    "Your dW is divided by the number of places. It is a sum: each place has used the filter once.",
    2, lambda *a: right(*a) | {"filters": to_filters(*a) / places_of(a)})
mistake(
    "last-image-only",
    "Your dW and db come from the last image alone. Add the images up: set to 0 once, before the "
    "loop over the batch.",
    3, lambda x, w, d, s, p: right(x, w, d, s, p) | {
        "filters": to_filters(x[-1:], w, d[-1:], s, p), "biases": d[-1:].sum(axis=(0, 1, 2))})
mistake(
    "filters-of-last-image",
    "Your dW comes from the last image alone. The filters serve all images: add them up.",
    3, lambda x, w, d, s, p: right(x, w, d, s, p) | {
        "filters": to_filters(x[-1:], w, d[-1:], s, p)})
mistake(
    "biases-of-last-image",
    "Your db comes from the last image alone. Add up over the batch as well.",
    3, lambda x, w, d, s, p: right(x, w, d, s, p) | {"biases": d[-1:].sum(axis=(0, 1, 2))})
mistake(
    "biases-by-place",
    "Your db has a number for each place. A bias is added at all places: sum over rows and columns "
    "too, shape [outputs].",
    2, lambda x, w, d, s, p: right(x, w, d, s, p) | {"biases": d.sum(axis=0)})
mistake(
    "biases-of-one-place",
    "Your db has the deltas of one place. A bias is added at every place of every image: add them "
    "all up.",
    2, lambda x, w, d, s, p: right(x, w, d, s, p) | {
        "biases": d[-1, -1, -1] if len(d) else np.zeros(w.shape[3])})
mistake(
    "biases-missing",
    "Your db is 0. Each place has added b[o], so its slope is the sum of the deltas of output o.",
    1, changing(right, biases=lambda b: 0 * b))
mistake(
    "overwritten-in-images",
    "Where windows overlap, your dX keeps the last one alone. A pixel hears from every window it "
    "lies in: +=.",
    2, with_images(add=False))
mistake(
    "last-product-in-images",
    "In your dX each pixel has one product alone. It hears from every window, output and place in "
    "the filter: +=.",
    2, lambda *a: right(*a) | {"images": assigned(*a)})
mistake(
    "last-product-in-filters",
    "In your dW each weight has one product alone. It hears from every place of every image: +=.",
    2, lambda x, w, d, s, p: right(x, w, d, s, p) | {"filters": last_products(x, w, d, s, p)})
mistake(
    "last-product-in-both",
    "In your dX and dW each number has one product alone. It hears from every window in which it has "
    "a part: +=.",
    2, lambda *a: right(*a) | {"images": assigned(*a), "filters": last_products(*a)})
mistake(
    "last-product-everywhere",
    "Each number of your dX, dW and db has one product alone. It hears from every window in which it "
    "has a part: +=.",
    2, lambda x, w, d, s, p: {
        "images": assigned(x, w, d, s, p), "filters": last_products(x, w, d, s, p),
        "biases": d[-1, -1, -1] if len(d) else np.zeros(w.shape[3])})
mistake(
    "images-with-border",
    "Your dX still has its padding. It has the shape of the images: cut the border off.",
    2, with_images(crop=False))
mistake(
    "images-border-cut-wrong",
    "Your dX begins in the padding. Window row a of i lies at image row i·stride + a − padding.",
    3, with_images(offset=0))
mistake(
    "filters-padding-not-subtracted",
    "Your dW is made with windows that begin at i·stride. They begin at i·stride − padding.",
    3, lambda x, w, d, s, p: right(x, w, d, s, p) | {"filters": unpadded(x, w, d, s, p)})
mistake(
    "padding-not-subtracted",
    "Your dX and dW are made with windows that begin at i·stride. They begin at i·stride − padding.",
    3, lambda x, w, d, s, p: right(x, w, d, s, p) | {
        "filters": unpadded(x, w, d, s, p), "images": to_images(x, w, d, s, p, offset=0)})
mistake(
    "stride-ignored",
    "Your windows lie one pixel apart. Delta (i, j) belongs to the window at i·stride, j·stride.",
    2, lambda *a: right(*a) | {
        "images": to_images(*a, steps=(1, 1)), "filters": to_filters(*a, steps=(1, 1))})
mistake(
    "stride-ignored-in-images",
    "Your dX goes back to windows that lie one pixel apart. Window i begins at i·stride.",
    3, with_images(steps=(1, 1)))
mistake(
    "stride-ignored-in-filters",
    "Your dW is made with windows that lie one pixel apart. Window i begins at i·stride.",
    3, lambda *a: right(*a) | {"filters": to_filters(*a, steps=(1, 1))})
mistake(
    "kernel-rows-columns",
    "Rows and columns of your dW are exchanged: dw[a, b] goes with w[a, b].",
    3, changing(right, filters=lambda f: f.swapaxes(0, 1)))
mistake(
    "channels-outputs",
    "Channels and outputs of your dW are exchanged. It has the shape of the filters: [rows, columns, "
    "channels, outputs].",
    3, changing(right, filters=lambda f: f.swapaxes(2, 3)))
mistake(
    "channels-outputs-in-images",
    "Your dX is made with channels and outputs of the filters exchanged: a filter is w[row, column, "
    "channel, output].",
    3, lambda x, w, d, s, p: (
        right(x, w, d, s, p) | {"images": to_images(x, w.swapaxes(2, 3), d, s, p)}
        if w.shape[2] == w.shape[3] else crashed()))
mistake(
    "sign",
    "Your slopes have the other sign. The step subtracts them later, once.",
    1, lambda *a: {name: -part for name, part in right(*a).items()})
mistake(
    "images-missing",
    "Your dX is 0. The layer below needs it: each pixel gets d·w from every window it lies in.",
    1, changing(right, images=lambda x: 0 * x))
mistake(
    "filters-missing",
    "Your dW is 0. Each weight gets d·x from every window.",
    1, changing(right, filters=lambda f: 0 * f))
mistake(
    "delta-unchecked",
    "A delta that does not belong to these images and filters is not refused: "
    "LabError.shapeMismatch.",
    4, lambda *a: unchecked(*a), guarded=False)


def crashed():
    raise Crash


def assigned(images, filters, delta, stride, padding):
    """= for += in the innermost of the loops over n, i, j, o, a, b, c."""
    result = np.zeros(images.shape)
    for n, i, j, o, a, b in np.ndindex(*delta.shape, *kernel_of(filters)):
        row, column = i * stride + a - padding, j * stride + b - padding
        if 0 <= row < images.shape[1] and 0 <= column < images.shape[2]:
            result[n, row, column] = delta[n, i, j, o] * filters[a, b, :, o]
    return result


def last_products(images, filters, delta, stride, padding):
    """= for += in the same loops."""
    result = np.zeros(filters.shape)
    for n, i, j, o, a, b in np.ndindex(*delta.shape, *kernel_of(filters)):
        row, column = i * stride + a - padding, j * stride + b - padding
        if 0 <= row < images.shape[1] and 0 <= column < images.shape[2]:
            result[a, b, :, o] = delta[n, i, j, o] * images[n, row, column]
    return result


def unpadded(images, filters, delta, stride, padding):
    """Windows from i·s on, zeros beyond the end."""
    result = np.zeros(filters.shape)
    for image, d in zip(images, delta):
        frame = np.pad(image, [(0, 2 * padding)] * 2 + [(0, 0)])
        result += to_filters(image[None], filters, d[None], stride, padding, frame=frame)
    return result


def unchecked(images, filters, delta, stride, padding):
    fits = images.ndim == filters.ndim == 4 and filters.shape[2] == images.shape[3]
    if fits and stride >= 1 and padding >= 0 and len(images):
        down, across = (
            count(n, k, stride, padding) for n, k in zip(images.shape[1:], kernel_of(filters)))
        if min(down, across) >= 1 and delta.shape != (
            len(images), down, across, filters.shape[3]
        ):
            whole = (len(images), down, across, filters.shape[3])
            if any(have < need for have, need in zip(delta.shape, whole)):
                raise Crash
            delta = delta[:, :down, :across, : filters.shape[3]]
    require_parts(images, filters, delta, stride, padding)
    return right(images, filters, delta, stride, padding)
