"""Lab 12, training deep networks: references for exercises 12.1 to 12.10."""

from framework import Lab

from .ex01_batches import batches
from .ex02_gradient_step import gradient_step
from .ex03_momentum import momentum
from .ex04_adagrad import adagrad
from .ex05_rmsprop import rmsprop
from .ex06_adam import adam
from .ex07_initial_weights import initial_weights
from .ex08_symmetric_units import symmetric_units
from .ex09_penalty import penalty
from .ex10_early_stopping import early_stopping

LAB = Lab(
    12,
    [
        batches, gradient_step, momentum, adagrad, rmsprop, adam, initial_weights, symmetric_units,
        penalty, early_stopping,
    ],
)
