"""What PyTorch makes of the property of exercise 14.11: digit_accuracies.json.

    python Scripts/references/lab14/measure_digits.py digits.bin

The file holds, for each of 40 generators, 600 digits to learn from and 200 to be judged by: first their
labels as bytes, then their pixels, 28 · 28 bytes each. They are those of
`Digits(generating: 800, using: &generator)` with the seeds 101 to 140; the property has other seeds.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from digit_networks import convolved, parameters, pooled

COUNT, ASKED, EPOCHS, SIZE, FILTERS, RATE = 600, 200, 6, 10, 8, 0.05


def trained(images, labels, seed):
    """The share of the last ASKED digits that are read rightly after training on the first COUNT."""
    parts = parameters([[3, 3, 1, FILTERS], [FILTERS], [49 * FILTERS, 10], [10]], torch.float32)

    def forward(x):
        maps = functional.relu(convolved(x, parts[0], parts[1]))
        return pooled(maps).flatten(1) @ parts[2] + parts[3]

    descent = torch.optim.SGD(parts, lr=RATE)
    order = torch.Generator().manual_seed(seed)
    for _ in range(EPOCHS):
        for rows in torch.randperm(COUNT, generator=order).split(SIZE):
            descent.zero_grad()
            functional.cross_entropy(forward(images[rows]), labels[rows]).backward()
            descent.step()
    with torch.no_grad():
        return (forward(images[COUNT:]).argmax(1) == labels[COUNT:]).float().mean().item()


def main():
    both = COUNT + ASKED
    sets = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, both * 785)
    shares = []
    for seed, one in enumerate(sets):
        labels = torch.tensor(one[:both].astype(np.int64))
        pixels = torch.tensor(one[both:].reshape(both, 28, 28, 1) / 255, dtype=torch.float32)
        shares.append(trained(pooled(pixels, functional.avg_pool2d), labels, seed))
    distribution = {
        "source": f"PyTorch {torch.__version__.split('+')[0]}, {len(shares)} trainings on other "
        "digits",
        "values": sorted(round(share, 3) for share in shares),
    }
    Path(__file__).with_name("digit_accuracies.json").write_text(json.dumps(distribution) + "\n")
    print(f"mean {np.mean(shares):.4f}, deviation {np.std(shares):.4f}, "
          f"{min(shares):.3f} to {max(shares):.3f}")


if __name__ == "__main__":
    main()
