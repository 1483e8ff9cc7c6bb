"""Lab 4, linear regression: references for exercises 4.1 to 4.9."""

from framework import Lab

from .ex01_noisy_points import points
from .ex02_predictions import predictions
from .ex03_error import error
from .ex04_gradient import gradient
from .ex05_step import step
from .ex06_training import training
from .ex07_exact import exact
from .ex08_polynomial import polynomial
from .ex09_one_hot import one_hot

LAB = Lab(
    4,
    [points, predictions, error, gradient, step, training, exact, polynomial, one_hot],
)
