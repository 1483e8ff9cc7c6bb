"""Lab 14, convolution: references for its exercises."""

from framework import Lab

from .ex01_window_count import window_count
from .ex02_conv2d import conv2d
from .ex03_im2col import im2col
from .ex04_conv2d_by_product import conv2d_by_product
from .ex05_pooled import pooled
from .ex06_max_pooling_gradient import max_pooling_gradient
from .ex07_convolution_gradient import convolution_gradient
from .ex08_flattened import flattened
from .ex09_dropout import dropout
from .ex10_network import network
from .ex11_train import train
from .ex12_separable import separable

LAB = Lab(
    14,
    [
        window_count,
        conv2d,
        im2col,
        conv2d_by_product,
        pooled,
        max_pooling_gradient,
        convolution_gradient,
        flattened,
        dropout,
        network,
        train,
        separable,
    ],
)
