"""Prints Tests/TensorGraphTests/Gradients/PyTorchValues.swift: results and gradients of PyTorch in Double.

    python3 Scripts/references/graph/graph_values.py > Tests/TensorGraphTests/Gradients/PyTorchValues.swift

Inputs are quarters from −1.25 to 1.25, exact in binary, so that kinks at 0 and ties occur and are the same on both
sides. Each gradient is that of the sum of the results, each times a number of the same kind.
"""

import numpy as np
import torch
import torch.nn.functional as F


def numbers(shape, step):
    """((i · step) mod 11 − 5) / 4 in the given shape."""
    count = int(np.prod(shape))
    return torch.tensor([((i * step) % 11 - 5) / 4 for i in range(count)], dtype=torch.float64).reshape(shape)


def positive(shape, step):
    return numbers(shape, step).abs() + 0.5


def nchw(images):
    return images.permute(0, 3, 1, 2)


def nhwc(images):
    return images.permute(0, 2, 3, 1)


def conv(x, w, stride=1, padding=0):
    return nhwc(F.conv2d(nchw(x), w.permute(3, 2, 0, 1), stride=stride, padding=padding))


def batch_norm(x, scale, shift):
    return F.batch_norm(x, None, None, scale, shift, training=True, eps=1e-3)


LABELS = torch.tensor([3, 0, 1])
CASES = {
    "exp": (torch.exp, [numbers([11], 3)]),
    "log": (torch.log, [positive([11], 3)]),
    "sqrt": (torch.sqrt, [positive([11], 3)]),
    "pow 3": (lambda x: x**3, [numbers([11], 3)]),
    "pow -1.5": (lambda x: x**-1.5, [positive([11], 3)]),
    "abs": (torch.abs, [numbers([11], 3)]),
    "tanh": (torch.tanh, [numbers([11], 3)]),
    "sigmoid": (torch.sigmoid, [numbers([11], 3)]),
    "relu": (torch.relu, [numbers([11], 3)]),
    "leakyReLU": (lambda x: F.leaky_relu(x, 0.2), [numbers([11], 3)]),
    "gelu": (F.gelu, [numbers([11], 3)]),
    "add": (torch.add, [numbers([2, 3], 3), numbers([3], 4)]),
    "subtract": (torch.sub, [numbers([2, 1], 3), numbers([3], 4)]),
    "multiply": (torch.mul, [numbers([2, 3, 2], 3), numbers([3, 1], 4)]),
    "divide": (torch.div, [numbers([2, 3], 3), positive([2, 1], 4)]),
    "matmul": (torch.matmul, [numbers([2, 3], 3), numbers([3, 4], 4)]),
    "matmul transposed": (lambda a, b: a.T @ b.T, [numbers([3, 2], 3), numbers([4, 3], 4)]),
    "sum": (lambda x: x.sum((0, 2)), [numbers([2, 3, 2], 3)]),
    "mean": (lambda x: x.mean(1), [numbers([2, 3, 2], 3)]),
    "max": (lambda x: x.amax(1), [numbers([4, 13], 3)]),
    "transpose": (lambda x: x.permute(2, 0, 1), [numbers([2, 3, 2], 3)]),
    "slice": (lambda x: x[:, 1:3], [numbers([2, 4], 3)]),
    "concatenate": (lambda a, b: torch.cat([a, b], 1), [numbers([2, 1], 3), numbers([2, 2], 4)]),
    "gather": (lambda x: x[torch.tensor([2, 0, 2])], [numbers([3, 2], 3)]),
    "softmax": (lambda x: F.softmax(x, 1), [numbers([3, 4], 3)]),
    "softmax axis 0": (lambda x: F.softmax(x, 0), [numbers([3, 4], 3)]),
    "logSoftmax": (lambda x: F.log_softmax(100 * x, 1), [numbers([3, 4], 3)]),
    "crossEntropy labels": (lambda x: F.cross_entropy(x, LABELS), [numbers([3, 4], 3)]),
    "crossEntropy targets": (lambda x, t: F.cross_entropy(x, t), [numbers([3, 4], 3), positive([3, 4], 4)]),
    "meanSquaredError": (F.mse_loss, [numbers([3, 2], 3), numbers([3, 2], 4)]),
    "conv2d": (conv, [numbers([2, 3, 4, 2], 3), numbers([2, 2, 2, 3], 4)]),
    "conv2d stride 2": (lambda x, w: conv(x, w, 2), [numbers([1, 5, 4, 1], 3), numbers([2, 2, 1, 2], 4)]),
    "conv2d same": (lambda x, w: conv(x, w, 1, 1), [numbers([1, 3, 4, 2], 3), numbers([3, 3, 2, 2], 4)]),
    "maxPool": (lambda x: nhwc(F.max_pool2d(nchw(x), 2)), [numbers([1, 4, 4, 2], 3)]),
    "maxPool ties": (lambda x: nhwc(F.max_pool2d(nchw(x.relu()), 3, 1)), [numbers([1, 4, 4, 1], 3)]),
    "averagePool": (lambda x: nhwc(F.avg_pool2d(nchw(x), 2)), [numbers([1, 4, 4, 2], 3)]),
    "batchNormalization": (batch_norm, [numbers([5, 2], 3), positive([2], 4), numbers([2], 5)]),
}


def text(tensor):
    return "[" + ", ".join(repr(float(v)) for v in tensor.detach().reshape(-1)) + "]"


print("// swift-format-ignore-file")
print(f"// PyTorch {torch.__version__}; printed by Scripts/references/graph/graph_values.py.")
print("\n/// For each case the result and then the gradient by each input, all in row-major order.")
print("let pyTorchValues: [String: [[Double]]] = [")
for name, (function, inputs) in CASES.items():
    leaves = [x.clone().requires_grad_() for x in inputs]
    result = function(*leaves)
    (result * numbers(list(result.shape), 5)).sum().backward()
    print(f'  "{name}": [')
    for values in [result] + [x.grad for x in leaves]:
        print(f"    {text(values)},")
    print("  ],")
print("]")
