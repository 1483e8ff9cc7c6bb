"""Exercise 13.3: images as rows of numbers from 0 to 1."""

import numpy as np
import torch

from framework import Crash, Exercise, Tolerance, divide, library
from framework.wrong import after

from .idx import require

features = Exercise(
    "13.3",
    source=f"{library(np, 'numpy.reshape', 'numpy.divide')}, agreeing with "
    f"{library(torch, 'torch.flatten')}",
    points=5,
    # One division: a product with 1/255 differs in the last digit.
    tolerance=Tolerance(0.0, 1e-15),
    guard=lambda images: require(images.ndim == 3, "shapeMismatch"),
    errors=("shapeMismatch",),
)


def pictures(*shape, step=37):
    return (np.arange(np.prod(shape)) * step % 256).reshape(shape).astype(np.float64)


features.case("one picture of 2 × 3", np.array([[[0.0, 51.0, 102.0], [153.0, 204.0, 255.0]]]))
features.case("two pictures of 3 × 2", pictures(2, 3, 2))
features.case("three pictures of 2 × 2, none with full ink", pictures(3, 2, 2, step=11))
features.case("two pictures, one much darker",
              np.array([[[0.0, 10.0], [20.0, 5.0]], [[255.0, 128.0], [0.0, 64.0]]]))
features.case("an empty picture", np.zeros((1, 2, 2)))
features.case("pictures as a transposed view", pictures(2, 3, 4).T)
features.case("one picture of one pixel", np.array([[[127.0]]]), weight=1)
features.case("two pictures of 7 × 5", pictures(2, 7, 5, step=5), weight=1)
features.case("no pictures", np.zeros((0, 28, 28)), weight=1)
features.case("rank 2", np.zeros((3, 4)), weight=1)
features.case("rank 4", np.zeros((2, 2, 2, 2)), weight=1)
features.case("rank 1", np.zeros(4), weight=1)


@features.reference
def by_numpy(images):
    return np.divide(images.reshape(len(images), images.shape[1] * images.shape[2]), 255)


@features.accepts
def by_torch(images):
    return torch.flatten(torch.tensor(images.copy()), start_dim=1).numpy() / 255


@features.accepts
def scaled_first(images):
    return np.array([(image / 255).ravel() for image in images]).reshape(
        len(images), images.shape[1] * images.shape[2])


@features.accepts
def reciprocal(images):
    return by_numpy(images * (255 * (1 / 255)))


def scaled(by):
    return lambda images: by_numpy(images) * 255 / by


def by_maximum(images):
    """With no element there is no largest, and the engine's `max()` stops."""
    return by_numpy(images) * 255 / images.max() if images.size else crash()


def by_own_maximum(images):
    rows = by_numpy(images) * 255
    return np.array([[divide(value, max(row)) for value in row] for row in rows]).reshape(rows.shape)


def column_by_column(images):
    return by_numpy(images.swapaxes(1, 2).copy())


def in_memory(images):
    """What is read off the memory of a view."""
    base = images.T if not images.flags.c_contiguous else images
    return by_numpy(base.reshape(images.shape).copy())


def any_rank(images):
    """reshaped(to: [n, −1]) takes any rank, and gives no columns where there are no elements."""
    return (images / 255).reshape(len(images), images.size // max(1, len(images)))


for name, sentence, hint, wrote in [
    ("divided-by-256", "You divided by 256. Full ink is 255, and has to become 1.", 1, scaled(256)),
    ("divided-by-the-maximum",
     "You divided by the largest grey there is. Divide by 255: the same grey has to mean the same in "
     "any batch.", 1, by_maximum),
    ("divided-by-the-own-maximum",
     "You divided each picture by its own largest grey, so a faint one looks strong, and an empty one "
     "gives NaN.", 1, by_own_maximum),
    ("not-scaled", "Your greys run to 255 still. Divide by 255.", 1, scaled(1)),
    ("not-flattened", "Your greys are right, but still in pictures. Make each picture a row: "
     "[n, rows · columns].", 2, lambda images: images / 255),
    ("flattened-to-one-row", "You made one row of all pictures. Each picture is a row of its own.",
     2, lambda images: by_numpy(images).ravel()),
    ("flattened-to-one-matrix-row",
     "You made one row of all pictures. Each picture is a row of its own.",
     2, lambda images: by_numpy(images).reshape(1, -1)),
    ("column-by-column",
     "You went through a picture column by column. Take row after row, as its elements stand.",
     3, column_by_column),
    ("pixels-by-pictures", "You have a row for each pixel, [rows · columns, n]. Turn it over.",
     2, lambda images: by_numpy(images).T.copy()),
    ("inverted", "You turned the greys over: 0 is the background, 1 full ink.", 1,
     lambda images: 1 - by_numpy(images)),
    ("thresholded", "You made everything 0 or 1. Keep the greys in between.", 1,
     lambda images: np.round(by_numpy(images))),
    ("minus-one-to-one", "You scaled to −1 … 1. Here it is 0 … 1.", 1,
     lambda images: by_numpy(images) * 2 - 1),
]:
    features.mistake(name, sentence, hint=hint, wrote=wrote)
features.mistake(
    "rank-unchecked",
    "You make rows of arrays of any rank, and no pictures give no columns. Throw "
    "LabError.shapeMismatch, and multiply the extents.", hint=4, wrote=any_rank, guarded=False)
features.mistake(
    "rank-crashes", "An array of another rank than 3 stops your code. Throw LabError.shapeMismatch.",
    hint=4, guarded=False,
    wrote=lambda images: by_numpy(images) if images.ndim == 3 else crash())
features.mistake(
    "no-pictures-no-columns",
    "No pictures give [0, 0] with you: from 0 elements the extent of −1 cannot be worked out. Multiply "
    "the extents.", hint=3, wrote=any_rank)


def crash():
    raise Crash
