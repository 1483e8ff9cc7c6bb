"""Lab 13, MNIST with a multilayer perceptron: references for exercises 13.1 to 13.9."""

from framework import Lab

from .ex01_images import images
from .ex02_labels import labels
from .ex03_features import features
from .ex04_one_hot import one_hot
from .ex05_softmax_loss import softmax_loss
from .ex06_softmax_classifier import softmax_classifier
from .ex07_hidden_layer import hidden_layer
from .ex08_train import train
from .ex09_report import report

LAB = Lab(13, [
    images, labels, features, one_hot, softmax_loss, softmax_classifier, hidden_layer, train, report,
])
