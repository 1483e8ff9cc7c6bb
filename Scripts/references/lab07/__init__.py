"""Lab 7, decision trees: references for exercises 7.1 to 7.9."""

from framework import Lab

from .ex01_entropy import entropy
from .ex02_gini import gini
from .ex03_gain import gain
from .ex04_threshold import threshold
from .ex05_split import split
from .ex06_grow import grow
from .ex07_predict import predict
from .ex08_unchecked import prune
from .ex09_rules import rules

LAB = Lab(7, [entropy, gini, gain, threshold, split, grow, predict, prune, rules])
