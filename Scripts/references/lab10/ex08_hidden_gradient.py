"""Exercise 10.8: dW¹ and db¹."""

import numpy as np

from framework import Exercise

from .ex06_output_gradient import NARROW, SOURCE
from .layer_gradient_mistakes import (
    by_autograd,
    declare,
    exact_gradient,
    numpy_gradient,
    require_pair,
)

hidden_gradient = Exercise(
    "10.8", source=SOURCE, points=10, tolerance=NARROW, guard=require_pair,
    errors=("shapeMismatch", "emptyInput"),
)
hidden_gradient.case(
    "two rows, two hidden units, one input", np.array([[0.5, 0.1], [-0.25, 0.3]]),
    np.array([[2.0], [4.0]]))
hidden_gradient.case(
    "four rows, three hidden units, two inputs",
    np.array([[0.3, -0.7, 0.2], [-0.45, 0.1, 0.5], [0.62, 0.28, -0.4], [-0.15, -0.9, 0.05]]),
    np.array([[1.5, -2.0], [0.3, 0.8], [-1.1, 2.4], [0.7, -0.6]]))
hidden_gradient.case(
    "three rows, two hidden units, two inputs",
    np.array([[0.8, -0.35], [-0.1, 0.6], [0.45, 0.2]]),
    np.array([[3.0, -1.4], [0.15, 2.9], [-2.5, 0.3]]))
hidden_gradient.case(
    "as many rows as hidden units and inputs",
    np.array([[0.25, -0.6, 0.1], [0.7, 0.35, -0.2], [-0.4, 0.55, 0.9]]),
    np.array([[1.3, 0.8, -2.5], [-0.9, 1.2, 0.6], [2.45, -0.7, 1.15]]))
hidden_gradient.case(
    "a transposed view",
    np.array([[0.2, -0.3, 0.5], [0.6, 0.1, -0.8]]).T, np.array([[1.4, -2.1, 0.9]]).T)
hidden_gradient.case(
    "plus and minus 1000", np.array([[0.2, -0.4], [0.1, 0.3]]),
    np.array([[1000.0, 1.0], [-1000.0, 2.0]]), weight=1)
hidden_gradient.case(
    "one row", np.array([[0.75, -0.2]]), np.array([[1.1, -0.6, 3.5]]), weight=1)
hidden_gradient.case("no rows", np.zeros((0, 3)), np.zeros((0, 2)), weight=1)
hidden_gradient.case("a row too few in delta", np.ones((2, 3)), np.ones((3, 2)), weight=1)
hidden_gradient.case("a row too many in delta", np.ones((3, 3)), np.ones((2, 2)), weight=1)
hidden_gradient.case("delta without rows only", np.zeros((0, 3)), np.ones((2, 2)), weight=1)
hidden_gradient.case("delta of rank 1", np.array([0.5, -0.25]), np.ones((2, 2)), weight=1)
hidden_gradient.case("inputs of rank 1", np.ones((2, 3)), np.ones(2), weight=1)

hidden_gradient.reference(exact_gradient)
hidden_gradient.accepts(numpy_gradient)
hidden_gradient.accepts(by_autograd)
declare(hidden_gradient, "¹", "X", "hidden, n")
