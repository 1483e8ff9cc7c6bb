"""Lab 2, arrays: references for exercises 2.1 to 2.10."""

from framework import Lab

from .ex01_strides import strides
from .ex02_offset import offset
from .ex03_broadcast import broadcast
from .ex04_reshape import reshape
from .ex05_add import add
from .ex06_axis_sum import axis_sum
from .ex07_permute import permute
from .ex08_product import product
from .ex09_affine import affine
from .ex10_mask import mask

LAB = Lab(
    2,
    [strides, offset, broadcast, reshape, add, axis_sum, permute, product, affine, mask],
)
