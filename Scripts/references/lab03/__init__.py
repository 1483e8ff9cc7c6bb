"""Lab 3, statistics and the normal distribution: references for exercises 3.1 to 3.13."""

from framework import Lab

from .ex01_mean import mean
from .ex02_spread import spread
from .ex03_quantile import quantile
from .ex04_mode import mode
from .ex05_histogram import histogram
from .ex06_density import density
from .ex07_cumulative import cumulative
from .ex08_inverse import inverse
from .ex09_normals import normals
from .ex10_standardise import standardise
from .ex11_fit import fit
from .ex12_relation import relation
from .ex13_running_moments import moments

LAB = Lab(
    3,
    [
        mean, spread, quantile, mode, histogram, density, cumulative, inverse, normals,
        standardise, fit, relation, moments,
    ],
)
