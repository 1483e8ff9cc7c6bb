"""Lab 5, logistic regression: references for exercises 5.1 to 5.9."""

from framework import Lab

from .ex01_sigmoid import sigmoid
from .ex02_logits import logits
from .ex03_classes import classes
from .ex04_cross_entropy import cross_entropy
from .ex05_gradient import gradient
from .ex06_split import split
from .ex07_fit import fit
from .ex08_report import report
from .ex09_boundary import boundary

LAB = Lab(
    5, [sigmoid, logits, classes, cross_entropy, gradient, split, fit, report, boundary]
)
