"""Trains PyTorch's networks on the digits of the properties of 13.6 and 13.8, many times.

The digits are those of `DigitStudy` in Sources/Grading: 2 000 to learn from, then 500 to judge by.
A test writes them into a folder as two IDX files:

    LAB_DIGITS_FOLDER=/tmp swift test --filter writesTheDigits
    python Scripts/references/lab13/measure_digits.py /tmp

Batches of 50, 5 epochs. The network of one layer begins at 0 and descends with a rate of 0.5, so its
runs differ in the order of the digits alone; the one with 64 ReLUs begins with weights of He and has
Adam at 0.001. Writes digits.json beside this file.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

torch.set_num_threads(1)
RUNS, LEARNED, SIZE, EPOCHS, UNITS = 100, 2000, 50, 5, 64


def accuracy(x, y, seed, hidden):
    torch.manual_seed(seed)
    if hidden:
        first, last = torch.nn.Linear(784, UNITS), torch.nn.Linear(UNITS, 10)
        with torch.no_grad():
            first.weight.normal_(0, (2 / 784) ** 0.5)
            last.weight.normal_(0, (1 / UNITS) ** 0.5)
            first.bias.zero_()
            last.bias.zero_()
        network = torch.nn.Sequential(first, torch.nn.ReLU(), last)
        rule = torch.optim.Adam(network.parameters(), lr=0.001)
    else:
        network = torch.nn.Linear(784, 10)
        with torch.no_grad():
            network.weight.zero_()
            network.bias.zero_()
        rule = torch.optim.SGD(network.parameters(), lr=0.5)
    for _ in range(EPOCHS):
        for rows in torch.randperm(LEARNED).split(SIZE):
            rule.zero_grad()
            torch.nn.functional.cross_entropy(network(x[rows]), y[rows]).backward()
            rule.step()
    with torch.no_grad():
        guesses = network(x[LEARNED:]).argmax(dim=1)
    return float((guesses == y[LEARNED:]).double().mean())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    images = np.frombuffer((folder / "images-idx3-ubyte").read_bytes(), dtype=np.uint8)[16:]
    labels = np.frombuffer((folder / "labels-idx1-ubyte").read_bytes(), dtype=np.uint8)[8:]
    x = torch.tensor(images.reshape(-1, 784) / 255, dtype=torch.float32)
    y = torch.tensor(labels.astype(np.int64))
    reached = {}
    for name, hidden in [("one layer", False), ("hidden layer", True)]:
        values = sorted(round(accuracy(x, y, seed, hidden), 4) for seed in range(RUNS))
        reached[name] = {
            "source": f"PyTorch {torch.__version__.split('+')[0]}, {RUNS} runs on the same digits",
            "values": values,
        }
        print(name, values[0], values[RUNS // 2], values[-1])
    Path(__file__).with_name("digits.json").write_text(json.dumps(reached) + "\n")
