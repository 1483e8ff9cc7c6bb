"""Exercise 14.2: convolution with loops."""

import numpy as np
import torch

from framework import Crash, Exercise, library

from .windows import (
    ROUNDED,
    add_cases,
    add_mistakes,
    by_torch,
    convolved,
    count,
    require_convolution,
    running_on,
)

conv2d = Exercise(
    "14.2",
    source=f"{library(np, 'numpy.einsum')} of exact numbers, agreeing with "
    f"{library(torch, 'torch.nn.functional.conv2d')}",
    points=15, tolerance=ROUNDED, guard=require_convolution,
    errors=("shapeMismatch", "invalidParameter"), time_limit=5.0,
)
conv2d.case(
    "one channel, one filter of 2 × 2",
    np.array([[1.0, 2.0, 0.0, 1.0], [0.0, 1.0, 3.0, 2.0], [2.0, 0.0, 1.0, 1.0]])[..., None],
    np.array([[1.0, 0.0], [-1.0, 2.0]])[..., None, None], np.array([0.5]), 1, 0)
add_cases(conv2d)
conv2d.reference(convolved)
conv2d.accepts(by_torch)


@conv2d.accepts
def six_loops(image, filters, biases, stride, padding):
    down, across = (
        count(n, k, stride, padding) for n, k in zip(image.shape, filters.shape[:2]))
    result = np.zeros((down, across, filters.shape[3]))
    for i, j, o in np.ndindex(*result.shape):
        result[i, j, o] = biases[o]
        for a, b, c in np.ndindex(*filters.shape[:3]):
            row, column = i * stride + a - padding, j * stride + b - padding
            if 0 <= row < image.shape[0] and 0 <= column < image.shape[1]:
                result[i, j, o] += image[row, column, c] * filters[a, b, c, o]
    return result


add_mistakes(conv2d)
conv2d.mistake(
    "not-set-back",
    "Your sums go on from one output to the next. Begin each with its bias, inside the loops over "
    "rows, columns and outputs.",
    hint=3, wrote=running_on)


@conv2d.mistake(
    "last-product-only",
    "Each of your outputs has the last product alone. Add them up: += in place of =.",
    hint=3)
def last_product(image, filters, biases, stride, padding):
    if not image.shape[2]:
        return convolved(image, filters, biases, stride, padding)
    down, across = (
        count(n, k, stride, padding) for n, k in zip(image.shape, filters.shape[:2]))
    result = np.zeros((down, across, filters.shape[3])) + biases
    for i, j, o in np.ndindex(*result.shape):
        for a, b in np.ndindex(*filters.shape[:2]):
            row, column = i * stride + a - padding, j * stride + b - padding
            if 0 <= row < image.shape[0] and 0 <= column < image.shape[1]:
                result[i, j, o] = image[row, column, -1] * filters[a, b, -1, o]
    return result


@conv2d.mistake(
    "outside-not-skipped",
    "With padding your code stops. Rows and columns outside of the image count as zeros: skip "
    "them.",
    hint=2)
def stops_outside(image, filters, biases, stride, padding):
    if padding:
        raise Crash
    return convolved(image, filters, biases, stride, padding)


@conv2d.mistake(
    "kernel-rows-columns",
    "Rows and columns of your filters are exchanged: a filter is w[row, column, channel, output].",
    hint=2)
def filter_exchanged(image, filters, biases, stride, padding):
    down, across = (
        count(n, k, stride, padding) for n, k in zip(image.shape, filters.shape[:2]))
    result = np.zeros((down, across, filters.shape[3])) + biases
    for i, j, o, a, b in np.ndindex(*result.shape, *filters.shape[:2]):
        row, column = i * stride + a - padding, j * stride + b - padding
        if 0 <= row < image.shape[0] and 0 <= column < image.shape[1] and image.shape[2]:
            if b >= filters.shape[0] or a >= filters.shape[1]:
                raise Crash
            result[i, j, o] += image[row, column] @ filters[b, a, :, o]
    return result


@conv2d.mistake(
    "rows-for-columns",
    "Where an image is not square your code stops or reads other pixels. Its first axis are the "
    "rows, its second the columns.",
    hint=2)
def image_exchanged(image, filters, biases, stride, padding):
    if image.shape[0] != image.shape[1]:
        raise Crash
    return convolved(image.swapaxes(0, 1), filters, biases, stride, padding)
