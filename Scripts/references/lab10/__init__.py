"""Lab 10, backpropagation: references for exercises 10.1 to 10.11."""

from framework import Lab

from .ex01_descent import descend
from .ex02_numeric_gradient import numeric_gradient
from .ex03_relative_error import relative_error
from .ex04_forward import forward
from .ex05_output_delta import output_delta
from .ex06_output_gradient import output_gradient
from .ex07_hidden_delta import hidden_delta
from .ex08_hidden_gradient import hidden_gradient
from .ex09_updated import updated
from .ex10_train import train
from .ex11_gradients import gradients

LAB = Lab(
    10,
    [
        descend,
        numeric_gradient,
        relative_error,
        forward,
        output_delta,
        output_gradient,
        hidden_delta,
        hidden_gradient,
        updated,
        train,
        gradients,
    ],
)
