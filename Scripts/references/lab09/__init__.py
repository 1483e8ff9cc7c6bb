"""Lab 9, hidden layers: references for exercises 9.1 to 9.6."""

from framework import Lab

from .ex01_hidden_layer import hidden_layer
from .ex02_forward import forward
from .ex03_activations import activations
from .ex04_exclusive_or import exclusive_or
from .ex05_derivative import derivative
from .ex06_spreads import spreads

LAB = Lab(9, [hidden_layer, forward, activations, exclusive_or, derivative, spreads])
