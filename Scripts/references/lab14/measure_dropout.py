"""The losses that dropout gives: the reference distribution of exercise 14.10.

    python Scripts/references/lab14/measure_dropout.py

writes dropout_losses.json. PyTorch drops by its own chance; the network and the image are those of
the property in Sources/Grading/Properties/Convolution.
"""

import json
from pathlib import Path

import torch
from torch.nn import functional

from digit_networks import (
    convolved, cross_entropy, formula_images, one_hot, parameters, pooled,
)

SIZES, DROPOUT, RUNS, SEED = (2, 3, 12), 0.25, 1000, 14


def main():
    first, second, units = SIZES
    w1, b1, w2, b2, w3, b3, w4, b4 = parameters(
        [[5, 5, 1, first], [first], [5, 5, first, second], [second], [49 * second, units], [units],
         [units, 10], [10]])
    x = torch.tensor(formula_images((1, 28, 28, 1)))
    torch.manual_seed(SEED)
    losses = []
    with torch.no_grad():
        x = pooled(functional.relu(convolved(x, w1, b1)))
        x = pooled(functional.relu(convolved(x, w2, b2)))
        hidden = functional.relu(x.flatten(1) @ w3 + b3)
        for _ in range(RUNS):
            logits = functional.dropout(hidden, DROPOUT) @ w4 + b4
            losses.append(cross_entropy(logits, one_hot(1)).item())
    distribution = {
        "source": f"PyTorch {torch.__version__.split('+')[0]}, {RUNS} runs of the loss, "
        f"{DROPOUT} dropped",
        "values": sorted(round(loss, 6) for loss in losses),
    }
    Path(__file__).with_name("dropout_losses.json").write_text(json.dumps(distribution) + "\n")
    print(f"mean {sum(losses) / RUNS:.5f}, {min(losses):.5f} to {max(losses):.5f}, "
          f"{len(set(distribution['values']))} different; {(hidden > 0).sum().item()} of {units} "
          "units at work")


if __name__ == "__main__":
    main()
