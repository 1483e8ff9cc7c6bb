"""Lab 1, collections: references for exercises 1.1 to 1.10."""

from framework import Lab

from .ex01_item import item
from .ex02_slice import slicing
from .ex03_edits import edits
from .ex04_type_name import type_name
from .ex05_extremes import extremes
from .ex06_duplicates import duplicates
from .ex07_sets import sets
from .ex08_word_counts import word_counts
from .ex09_merge import merge
from .ex10_groups import groups

LAB = Lab(
    1,
    [
        item, slicing, edits, type_name, extremes, duplicates, sets, word_counts, merge, groups,
    ],
)
