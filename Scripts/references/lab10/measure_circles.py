"""Trains NumPy's network on the circles many times; writes circles.json beside this file.

The set and the training are those of the property of exercise 10.10: two circles of radius 1 and
0.5 with noise 0.05, 400 points, 6 hidden units, η = 2, 300 steps; weights of the hidden layer
normal with variance 1, of the output layer with variance 1/6, biases 0. Points and weights are
drawn anew in every run, from one seed.

    python Scripts/references/lab10/measure_circles.py
"""

import json
from pathlib import Path

import numpy as np

RUNS, POINTS, HIDDEN, RATE, STEPS = 2000, 400, 6, 2.0, 300


def accuracies(generator, runs):
    labels = np.arange(POINTS) % 2
    angles = 2 * np.pi * generator.random((runs, POINTS))
    radii = np.where(labels == 0, 1.0, 0.5)
    x = np.stack([np.cos(angles) * radii, np.sin(angles) * radii], axis=2)
    x += generator.normal(0, 0.05, x.shape)
    y = labels[None, :, None].astype(float)
    w1 = generator.normal(0, 1, (runs, HIDDEN, 2))
    w2 = generator.normal(0, HIDDEN**-0.5, (runs, 1, HIDDEN))
    b1, b2 = np.zeros((runs, 1, HIDDEN)), np.zeros((runs, 1, 1))
    for step in range(STEPS + 1):
        hidden = np.tanh(x @ w1.swapaxes(1, 2) + b1)
        outputs = 1 / (1 + np.exp(-(hidden @ w2.swapaxes(1, 2) + b2)))
        if step == STEPS:
            return ((outputs >= 0.5) == (y == 1)).mean(axis=(1, 2))
        output_delta = (outputs - y) / POINTS
        hidden_delta = output_delta @ w2 * (1 - hidden**2)
        w2 = w2 - RATE * output_delta.swapaxes(1, 2) @ hidden
        b2 = b2 - RATE * output_delta.sum(axis=1, keepdims=True)
        w1 = w1 - RATE * hidden_delta.swapaxes(1, 2) @ x
        b1 = b1 - RATE * hidden_delta.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    generator = np.random.default_rng(1010)
    values = np.concatenate([accuracies(generator, 100) for _ in range(RUNS // 100)])
    reached = {
        "source": f"NumPy {np.__version__}, {RUNS} runs on circles of {POINTS} points, {HIDDEN} "
        f"hidden units, learning rate {RATE:g}, {STEPS} steps",
        "values": sorted(np.round(values, 4).tolist()),
    }
    Path(__file__).with_name("circles.json").write_text(json.dumps(reached) + "\n")
    print(len(values), values.min(), np.median(values), (values < 0.97).sum())
