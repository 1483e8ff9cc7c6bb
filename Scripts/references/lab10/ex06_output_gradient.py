"""Exercise 10.6: dW² and db²."""

import mpmath
import numpy as np
import torch

from framework import Exercise, Tolerance, library

from .layer_gradient_mistakes import (
    by_autograd,
    declare,
    exact_gradient,
    numpy_gradient,
    require_pair,
)

SOURCE = (
    f"{library(mpmath, 'mpmath.mpf')} (60 digits), agreeing with "
    f"{library(torch, 'torch.autograd')}, and {library(np, 'numpy.matmul')}"
)
# A handful of products of numbers below 1000, added in any order.
NARROW = Tolerance(1e-10, 1e-10)

output_gradient = Exercise(
    "10.6", source=SOURCE, points=10, tolerance=NARROW, guard=require_pair,
    errors=("shapeMismatch", "emptyInput"),
)
output_gradient.case(
    "two rows, one output, two hidden units", np.array([[0.5], [-0.25]]),
    np.array([[0.5, -1.0], [0.25, 0.5]]))
output_gradient.case(
    "four rows, two outputs, three hidden units",
    np.array([[0.3, -0.7], [-0.45, 0.1], [0.62, 0.28], [-0.15, -0.9]]),
    np.array([[0.9, -0.2, 0.4], [-0.6, 0.75, 0.1], [0.05, -0.85, 0.33], [0.5, 0.25, -0.95]]))
output_gradient.case(
    "three rows, two outputs, two hidden units",
    np.array([[0.8, -0.35], [-0.1, 0.6], [0.45, 0.2]]),
    np.array([[0.7, -0.4], [0.15, 0.9], [-0.55, 0.3]]))
output_gradient.case(
    "as many rows as outputs and hidden units",
    np.array([[0.25, -0.6, 0.1], [0.7, 0.35, -0.2], [-0.4, 0.55, 0.9]]),
    np.array([[0.3, 0.8, -0.5], [-0.9, 0.2, 0.6], [0.45, -0.7, 0.15]]))
output_gradient.case(
    "a transposed view",
    np.array([[0.2, -0.3, 0.5], [0.6, 0.1, -0.8]]).T, np.array([[0.4, -0.1, 0.9]]).T)
output_gradient.case(
    "one row", np.array([[0.75, -0.2]]), np.array([[0.1, -0.6, 0.35]]), weight=1)
output_gradient.case(
    "delta 0: nothing to learn", np.zeros((3, 1)),
    np.array([[0.5, 0.1], [-0.2, 0.7], [0.3, -0.4]]), weight=1)
output_gradient.case("no rows", np.zeros((0, 2)), np.zeros((0, 3)), weight=1)
output_gradient.case("a row too few in delta", np.ones((2, 1)), np.ones((3, 2)), weight=1)
output_gradient.case("a row too many in delta", np.ones((3, 1)), np.ones((2, 2)), weight=1)
output_gradient.case("delta without rows only", np.zeros((0, 1)), np.ones((2, 2)), weight=1)
output_gradient.case("delta of rank 1", np.array([0.5, -0.25]), np.ones((2, 2)), weight=1)
output_gradient.case("hidden outputs of rank 1", np.ones((2, 1)), np.ones(2), weight=1)

output_gradient.reference(exact_gradient)
output_gradient.accepts(numpy_gradient)
output_gradient.accepts(by_autograd)
declare(output_gradient, "²", "O¹", "outputs, hidden")
