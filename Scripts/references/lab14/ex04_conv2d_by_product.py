"""Exercise 14.4: convolution as one product of matrices."""

import math

import numpy as np
import torch

from framework import Exercise, library

from .windows import (
    ROUNDED,
    add_cases,
    add_mistakes,
    by_torch,
    convolved,
    crash,
    kernel_of,
    quarters,
    require_convolution,
    weighed,
    windows,
)

conv2d_by_product = Exercise(
    "14.4",
    source=f"{library(np, 'numpy.matmul')} of exact numbers, agreeing with "
    f"{library(torch, 'torch.nn.functional.conv2d')}",
    points=10, tolerance=ROUNDED, guard=require_convolution,
    errors=("shapeMismatch", "invalidParameter"), time_limit=3.0,
)
conv2d_by_product.case(
    "one channel, two filters of 2 × 2",
    np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 0.0, 1.0]])[..., None],
    np.stack([[[1.0, 0.0], [-1.0, 2.0]], [[0.5, 0.5], [0.5, 0.5]]], axis=-1)[:, :, None],
    np.array([0.5, -1.0]), 1, 0)
add_cases(conv2d_by_product)
conv2d_by_product.case(
    "as many windows as outputs", quarters(2, 4, 2, seed=23), quarters(2, 2, 2, 3, seed=130),
    np.array([1.0, -2.0, 4.0]), 1, 0)


def matrix_of(image, filters, stride, padding):
    seen = windows(image, kernel_of(filters), stride, padding)
    return seen.reshape(seen.shape[0] * seen.shape[1], -1), seen.shape[:2]


def product(matrix, weights, biases, places):
    return (matrix @ weights + biases).reshape(*places, -1)


@conv2d_by_product.reference
def one_product(image, filters, biases, stride, padding):
    matrix, places = matrix_of(image, filters, stride, padding)
    weights = filters.reshape(matrix.shape[1], filters.shape[3])
    result = matrix @ weights + biases
    return result.reshape(*places, filters.shape[3])


conv2d_by_product.accepts(by_torch)


@conv2d_by_product.accepts
def weighed_windows(image, filters, biases, stride, padding):
    return weighed(windows(image, kernel_of(filters), stride, padding), filters, biases)


add_mistakes(conv2d_by_product)


def reshaped(change):
    """`change` makes the weights [k, outputs] of the filters."""

    def wrong(image, filters, biases, stride, padding):
        matrix, places = matrix_of(image, filters, stride, padding)
        weights = change(filters)
        return (matrix @ weights + biases).reshape(*places, filters.shape[3])

    return wrong


conv2d_by_product.mistake(
    "filters-reshaped-outputs-first",
    "Your filters are cut into rows of k numbers and transposed. The outputs are their last axis: "
    "reshape to [k, outputs] at once.",
    hint=3, wrote=reshaped(lambda w: w.reshape(w.shape[3], -1 if w.size else 0).T))
conv2d_by_product.mistake(
    "filters-channels-first",
    "Your filters have another order of rows, columns and channels than your windows. Both are row, "
    "column, channel: reshape, no permuting.",
    hint=3, wrote=reshaped(lambda w: w.transpose(2, 0, 1, 3).reshape(-1, w.shape[3])))
conv2d_by_product.mistake(
    "kernel-rows-columns",
    "Rows and columns of your filters are exchanged: their order is that of the windows already, "
    "reshape without permuting.",
    hint=3, wrote=reshaped(lambda w: w.swapaxes(0, 1).reshape(-1, w.shape[3])))
conv2d_by_product.mistake(
    "stride-not-passed",
    "With a stride above 1 your code stops: there are as many windows as with stride 1. Pass "
    "`stride` on.",
    hint=3, wrote=lambda x, w, b, s, p: other_windows(x, w, b, s, p, 1, p))
conv2d_by_product.mistake(
    "padding-not-passed",
    "With padding your code stops or finds no place: your windows lie as without. Pass `padding` on.",
    hint=3, wrote=lambda x, w, b, s, p: other_windows(x, w, b, s, p, s, 0))
conv2d_by_product.mistake(
    "windows-left-as-rows",
    "Your result has still a row for each window. Give it its shape: [rows', columns', outputs].",
    hint=2, wrote=lambda *a: one_product(*a).reshape(-1, a[1].shape[3]))
conv2d_by_product.mistake(
    "reshaped-columns-first",
    "Your windows come back as columns' rows of rows' windows. The shape is [rows', columns', "
    "outputs].",
    hint=2, wrote=lambda *a: one_product(*a).reshape(
        one_product(*a).shape[1], one_product(*a).shape[0], -1))
conv2d_by_product.mistake(
    "reshaped-outputs-first",
    "Your result was reshaped to [outputs, rows', columns']: its numbers stand elsewhere now. It is "
    "[rows', columns', outputs].",
    hint=2, wrote=lambda *a: one_product(*a).reshape(
        a[1].shape[3], *one_product(*a).shape[:2]))
conv2d_by_product.mistake(
    "biases-by-window",
    "Your biases go down the windows, one for each row. They go along: one for each output.",
    hint=3, wrote=lambda x, w, b, s, p: by_window(x, w, b, s, p))


def other_windows(image, filters, biases, stride, padding, passed_stride, passed_padding):
    """The windows of other settings, reshaped for those asked for."""
    places = one_product(image, filters, biases, stride, padding).shape
    require_convolution(image, filters, biases, passed_stride, passed_padding)
    found = one_product(image, filters, biases, passed_stride, passed_padding)
    return found.reshape(places) if found.size == math.prod(places) else crash()


def by_window(image, filters, biases, stride, padding):
    right = one_product(image, filters, 0 * biases, stride, padding)
    places = right.shape[0] * right.shape[1]
    if len(biases) not in (1, places):
        return crash()
    return (right.reshape(places, -1) + biases[:, None]).reshape(right.shape)
