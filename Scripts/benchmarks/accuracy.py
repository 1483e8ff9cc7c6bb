"""How well PyTorch's networks classify MNIST's test images, for several seeds: the networks, epochs and
lines of `engine-benchmarks --family accuracy`.

    LAB_DATA=DIR python3 Scripts/benchmarks/accuracy.py --seeds 5 [--threads 2] [--only cnn]

Adam with 1e-3, batches of 128 drawn anew for every epoch, the last of them what remains; PyTorch's own
first weights. DIR holds mnist/ with the four files.
"""

import argparse
import gzip
import json
import os

import numpy
import torch
from torch import nn


def images(kind):
    with gzip.open(os.path.join(os.environ["LAB_DATA"], "mnist", f"{kind}-images-idx3-ubyte.gz")) as file:
        pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 1, 28, 28)
    with gzip.open(os.path.join(os.environ["LAB_DATA"], "mnist", f"{kind}-labels-idx1-ubyte.gz")) as file:
        labels = numpy.frombuffer(file.read(), numpy.uint8, offset=8)
    return torch.from_numpy(pixels / numpy.float32(255)), torch.from_numpy(labels.astype(numpy.int64))


def perceptron(hidden):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))


def convolutional():
    return nn.Sequential(
        nn.Conv2d(1, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 1024), nn.ReLU(), nn.Dropout(0.5), nn.Linear(1024, 10))


NETWORKS = {
    "mlp 784-512-10": lambda: perceptron(512),
    "mlp 784-1024-10": lambda: perceptron(1024),
    "cnn": convolutional,
}


def epoch(network, optimizer, x, y):
    network.train()
    order = torch.randperm(len(y))
    for rows in order.split(128):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(x[rows]), y[rows]).backward()
        optimizer.step()


def accuracy(network, x, y):
    network.eval()
    with torch.no_grad():
        right = sum((network(a).argmax(1) == b).sum().item() for a, b in zip(x.split(1000), y.split(1000)))
    return right / len(y)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    training, test = images("train"), images("t10k")
    for name, make in NETWORKS.items():
        if options.only not in name:
            continue
        for seed in range(1, options.seeds + 1):
            torch.manual_seed(seed)
            network = make()
            optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
            for number in range(1, 6):
                epoch(network, optimizer, *training)
                if number in (1, 5):
                    record = {"network": name, "epochs": number, "peer": "torch", "seed": seed,
                              "accuracy": accuracy(network, *test)}
                    print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main()
