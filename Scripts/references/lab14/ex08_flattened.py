"""Exercise 14.8: images to rows, and slopes back to images."""

import numpy as np
import torch

from framework import Crash, Exercise, library
from framework.wrong import changing, swapping

from .windows import EXACT, quarters, require


def require_images(images, delta):
    require(images.ndim == 4)
    require(delta.shape == (len(images), images[0].size if len(images) else size_of(images)))


def size_of(images):
    return images.shape[1] * images.shape[2] * images.shape[3]


flattened = Exercise(
    "14.8",
    source=f"{library(np, 'numpy.reshape')}, agreeing with "
    f"{library(torch, 'torch.flatten', 'torch.autograd')}",
    points=5, tolerance=EXACT, guard=require_images, errors=("shapeMismatch",),
)
flattened.case(
    "one image of 2 × 2 with two channels",
    np.array([[[1.0, 10.0], [2.0, 20.0]], [[3.0, 30.0], [4.0, 40.0]]])[None],
    np.array([[0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0]]))
flattened.case(
    "two images of 2 × 3 with two channels", quarters(2, 2, 3, 2), quarters(2, 12, seed=40))
flattened.case("three images of 3 × 2", quarters(3, 3, 2, 1, seed=5), quarters(3, 6, seed=50))
flattened.case("two images of 2 × 2 with four channels", quarters(2, 2, 2, 4, seed=7),
               quarters(2, 16, seed=60))
flattened.case("tenths, as a Double has them", np.arange(1, 9).reshape(1, 2, 2, 2) / 10,
               np.arange(9, 17).reshape(1, 8) / 10, weight=1)
flattened.case("single pixels", quarters(3, 1, 1, 2, seed=9), quarters(3, 2, seed=70), weight=1)
flattened.case("no images", np.zeros((0, 2, 3, 4)), np.zeros((0, 24)), weight=1)
flattened.case("images without rows", np.zeros((2, 0, 3, 1)), np.zeros((2, 0)), weight=1)
flattened.case("an image alone", np.ones((2, 2, 1)), np.ones((1, 4)), weight=1)
flattened.case("a delta of too few columns", np.ones((2, 2, 2, 1)), np.ones((2, 3)), weight=1)
flattened.case("a delta of too few rows", np.ones((2, 2, 2, 1)), np.ones((1, 4)), weight=1)
flattened.case("a delta of as many numbers", np.ones((2, 2, 2, 1)), np.ones((4, 2)), weight=1)
flattened.case("a delta in the images' shape", np.ones((2, 2, 2, 1)), np.ones((2, 2, 2, 1)),
               weight=1)


@flattened.reference
def reshaped(images, delta):
    return {
        "outputs": images.reshape(len(images), size_of(images)),
        "imageDelta": delta.reshape(images.shape),
    }


@flattened.accepts
def by_autograd(images, delta):
    x = torch.tensor(images, requires_grad=True)
    rows = torch.flatten(x, 1)
    rows.backward(torch.tensor(delta))
    return {"outputs": rows.detach().numpy(), "imageDelta": x.grad.numpy()}


@flattened.accepts
def element_by_element(images, delta):
    _, _, columns, channels = images.shape
    outputs, image_delta = np.zeros(delta.shape), np.zeros(images.shape)
    for n, i, j, c in np.ndindex(*images.shape):
        place = (i * columns + j) * channels + c
        outputs[n, place] = images[n, i, j, c]
        image_delta[n, i, j, c] = delta[n, place]
    return {"outputs": outputs, "imageDelta": image_delta}


def ordered(*axes):
    """Both ways with the axes of an image in another order."""

    def flat(images, delta):
        turned = images.transpose(0, *axes)
        return {
            "outputs": turned.reshape(delta.shape),
            "imageDelta": delta.reshape(turned.shape).transpose(
                0, *(1 + np.argsort(np.array(axes) - 1))),
        }

    return flat


def forwards_only(change):
    return lambda images, delta: reshaped(images, delta) | {"outputs": change(images, delta)}


def back_only(change):
    return lambda images, delta: reshaped(images, delta) | {"imageDelta": change(images, delta)}


def mistake(id, sentence, hint, wrote, **more):
    flattened.mistake(id, sentence, hint=hint, wrote=wrote, **more)


mistake(
    "channels-first",
    "Your rows have one channel behind the other, and the way back takes them so. The order is "
    "row, column, channel.",
    2, ordered(3, 1, 2))
mistake(
    "channels-first-forwards",
    "Your outputs have one channel behind the other; your way back is right. The order is row, "
    "column, channel.",
    2, forwards_only(lambda x, d: ordered(3, 1, 2)(x, d)["outputs"]))
mistake(
    "channels-first-back",
    "Your outputs are right; on the way back you take one channel behind the other. The order is "
    "row, column, channel.",
    3, back_only(lambda x, d: ordered(3, 1, 2)(x, d)["imageDelta"]))
mistake(
    "columns-before-rows",
    "You go down the columns of an image first. The order is row, column, channel.",
    2, ordered(2, 1, 3))
mistake(
    "batch-in-one-row",
    "Your whole batch has become one row. Each image is a row of its own: [batch, rows · columns · "
    "channels].",
    1, forwards_only(lambda x, d: x.reshape(-1)))
mistake(
    "batch-in-one-matrix-row",
    "Your whole batch has become one row. Each image is a row of its own: [batch, rows · columns · "
    "channels].",
    1, forwards_only(lambda x, d: x.reshape(1, -1)))
mistake(
    "transposed",
    "Your outputs are transposed: an image for each column. Each image is a row.",
    1, forwards_only(lambda x, d: reshaped(x, d)["outputs"].T))
mistake(
    "reshaped-transposed",
    "Your outputs have the shape [rows · columns · channels, batch]. Each image is a row: [batch, "
    "rows · columns · channels].",
    1, forwards_only(lambda x, d: x.reshape(d.shape[::-1])))
mistake(
    "pixels-as-rows",
    "Your outputs have a row for each pixel. Each image is a row: [batch, rows · columns · "
    "channels].",
    1, forwards_only(lambda x, d: x.reshape(-1, x.shape[3]) if x.shape[3] else x))
mistake(
    "delta-left-flat",
    "Your imageDelta is still flat. It has the shape of the images.",
    2, back_only(lambda x, d: d))
mistake(
    "images-returned-as-delta",
    "Your imageDelta holds the images. The slopes go back: reshape `delta`.",
    2, back_only(lambda x, d: x))
mistake(
    "delta-times-images",
    "Your imageDelta is multiplied by the images. Flattening moves numbers and changes none, so "
    "its slope is 1.",
    2, back_only(lambda x, d: d.reshape(x.shape) * x))
mistake("exchanged", "Your two results are exchanged.", 1, swapping(reshaped))
mistake(
    "extent-not-found",
    "Without images your outputs have lost their columns: −1 in a shape finds nothing from 0 "
    "elements. Compute rows · columns · channels.",
    3, forwards_only(lambda x, d: reshaped(x, d)["outputs"] if len(x) else np.zeros((0, 0))))
mistake(
    "nothing-refused",
    "Images and deltas that do not fit are not refused. Check the rank, then the whole shape of "
    "delta: LabError.shapeMismatch.",
    4, lambda x, d: unchecked(x, d) if x.ndim == 4 else crashed(), guarded=False)
mistake(
    "delta-unchecked",
    "A delta of another shape is not refused. It must be [batch, rows · columns · channels]: "
    "LabError.shapeMismatch.",
    4, lambda x, d: unchecked(x, d), guarded=False)
mistake(
    "delta-unchecked-by-count",
    "You compare numbers of elements only. delta must be [batch, rows · columns · channels], "
    "otherwise LabError.shapeMismatch.",
    4, lambda x, d: by_count(x, d), guarded=False)


def crashed():
    raise Crash


def unchecked(images, delta):
    require(images.ndim == 4)
    if delta.size != images.size:
        raise Crash
    return {
        "outputs": images.reshape(len(images), size_of(images)),
        "imageDelta": delta.reshape(images.shape),
    }


def by_count(images, delta):
    require(images.ndim == 4 and delta.size == images.size)
    return unchecked(images, delta)
