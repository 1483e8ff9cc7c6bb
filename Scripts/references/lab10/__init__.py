"""Lab 10, backpropagation: references for exercises 10.6 to 10.11."""

from framework import Lab

from .ex06_output_gradient import output_gradient
from .ex07_hidden_delta import hidden_delta
from .ex08_hidden_gradient import hidden_gradient
from .ex09_updated import updated
from .ex10_train import train
from .ex11_gradients import gradients

LAB = Lab(
    10, [output_gradient, hidden_delta, hidden_gradient, updated, train, gradients]
)
