"""Lab 11, computational graphs: references for exercises 11.1 to 11.10."""

from framework import Lab

from .ex01_evaluate import evaluate
from .ex02_order import order
from .ex03_run import run
from .ex04_local_derivatives import local_derivatives
from .ex05_gradients import gradients
from .ex06_minimise import minimise
from .ex07_fit_line import fit_line
from .ex08_train import train
from .ex09_tape import tape
from .ex10_buffers import buffers

LAB = Lab(11, [
    evaluate, order, run, local_derivatives, gradients, minimise, fit_line, train, tape, buffers,
])
