"""What PyTorch makes of the milestone's task: the losses that its lesson shows beside others.

    python Scripts/references/lab11/measure_flower.py

The task is that of Sources/Lessons/Lab11Graphs/RebuiltFlower.swift, made without random numbers.
The lesson's list holds nine digits behind the point; it is compared to 1e-6.
"""

import math

import torch

POINTS, HIDDEN, RATE, STEPS, STRIDE = 240, 16, 0.5, 1000, 100


def task():
    inputs, labels = [], []
    for index in range(POINTS):
        turn = (index + 0.5) / POINTS
        radius = abs(math.sin(4 * math.pi * turn)) * math.sqrt((index * 37 % 60 + 1) / 60)
        inputs.append([radius * math.cos(2 * math.pi * turn), radius * math.sin(2 * math.pi * turn)])
        labels.append([float(int(4 * turn) % 2)])
    parts = [
        [[3 * math.cos(2 * unit), 3 * math.sin(2 * unit)] for unit in range(HIDDEN)],
        [math.sin(5 * unit) for unit in range(HIDDEN)],
        [[math.cos(3 * unit) / 4 for unit in range(HIDDEN)]],
        [0.0],
    ]
    return (
        torch.tensor(inputs, dtype=torch.float64),
        torch.tensor(labels, dtype=torch.float64),
        [torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in parts],
    )


def main():
    x, y, parts = task()
    w1, b1, w2, b2 = parts
    optimiser = torch.optim.SGD(parts, lr=RATE)
    for step in range(STEPS + 1):
        outputs = torch.sigmoid(torch.tanh(x @ w1.T + b1) @ w2.T + b2)
        loss = torch.nn.functional.binary_cross_entropy(outputs, y, reduction="sum") / POINTS
        if step % STRIDE == 0:
            right = ((outputs >= 0.5) == (y == 1)).double().mean().item()
            print(f"{loss.item():.9f},  # after {step} steps, {right:.4f} right")
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


if __name__ == "__main__":
    main()
