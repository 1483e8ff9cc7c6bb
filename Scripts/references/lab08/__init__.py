"""Lab 8, forward propagation: references for exercises 8.1 to 8.7."""

from framework import Lab

from .ex01_neuron import neuron
from .ex02_logits import logits
from .ex03_ranks import activated
from .ex04_initial_layer import initial_layer
from .ex05_forward import forward
from .ex06_classes import classes
from .ex07_parameter_count import parameter_count

LAB = Lab(
    8, [neuron, logits, activated, initial_layer, forward, classes, parameter_count]
)
