"""Lab 6, k-nearest neighbours: references for exercises 6.1 to 6.8."""

from framework import Lab

from .ex01_euclidean import euclidean
from .ex02_hamming import hamming
from .ex03_pairwise import pairwise
from .ex04_nearest import nearest
from .ex05_vote import vote
from .ex06_classify import classify
from .ex07_cross_validation import validation
from .ex08_scale import scale

LAB = Lab(6, [euclidean, hamming, pairwise, nearest, vote, classify, validation, scale])
