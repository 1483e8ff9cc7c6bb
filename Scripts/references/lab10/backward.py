"""A network of two layers, forwards, back and one step on: in 60 digits, and by other programs."""

import numpy as np
import torch

from framework import PRECISE, Compound, LabError

EPSILON = PRECISE.mpf(2) ** -52

tanh = np.frompyfunc(PRECISE.tanh, 1, 1)
logarithms = np.frompyfunc(PRECISE.log, 1, 1)
exponentials = np.frompyfunc(PRECISE.exp, 1, 1)
clipped = np.frompyfunc(lambda o: min(max(o, EPSILON), 1 - EPSILON), 1, 1)


def network(hidden_weights, hidden_biases, output_weights, output_biases):
    return Compound(
        "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)",
        *(
            np.array(part, dtype=np.float64)
            for part in (hidden_weights, hidden_biases, output_weights, output_biases)
        ),
    )


def exact(array):
    """An array of numbers of 60 digits."""
    return np.frompyfunc(PRECISE.mpf, 1, 1)(array).astype(object)


def rounded(array):
    """Each number rounded once."""
    return array.astype(np.float64)


def sigmoid(z):
    return 1 / (1 + exponentials(-z))


def layer_gradient(weights, biases):
    return {"weights": rounded(weights), "biases": rounded(biases)}


def require(condition, code="shapeMismatch"):
    if not condition:
        raise LabError(code)


def require_network(parameters, x, y):
    """What exercise 10.4 asks of a network, its inputs and its labels."""
    w1, b1, w2, b2 = parameters
    require((x.ndim, y.ndim, w1.ndim, b1.ndim, w2.ndim, b2.ndim) == (2, 2, 2, 1, 2, 1))
    require(x.shape[1] == w1.shape[1] and len(w1) == len(b1) == w2.shape[1])
    require(len(w2) == len(b2) and y.shape == (len(x), len(w2)))
    require(len(x) > 0, "emptyInput")
    require(bool(((y >= 0) & (y <= 1)).all()), "invalidLabel")


def cross_entropy(outputs, y, over=None):
    """The mean over the rows of the cross-entropy of all outputs."""
    o = clipped(outputs)
    terms = y * logarithms(o) + (1 - y) * logarithms(1 - o)
    return -terms.sum() / (over or len(y))


def forward(parameters, x):
    """O¹ and O²."""
    w1, b1, w2, b2 = parameters
    hidden = tanh(x @ w1.T + b1)
    return hidden, sigmoid(hidden @ w2.T + b2)


def mean_over_rows(array, m):
    return array.sum(axis=0) / m


def gradients(
    parameters, x, y, error=lambda o, y: o - y, slope=lambda o: 1 - o * o, hidden_over=None,
    output_over=None, weights_over=None, biases_over=None, back=None,
):
    """dW¹, db¹, dW² and db²; `back` are the weights that the hidden delta goes back through."""
    hidden, outputs = forward(parameters, x)
    output_delta = error(outputs, y)
    hidden_delta = output_delta @ (parameters[2] if back is None else back) * slope(hidden)
    m = len(x)
    return (
        hidden_delta.T @ x / (hidden_over or weights_over or m),
        mean_over_rows(hidden_delta, hidden_over or biases_over or m),
        output_delta.T @ hidden / (output_over or weights_over or m),
        mean_over_rows(output_delta, output_over or biases_over or m),
    )


def stepped(parameters, x, y, rate, moves=(1, 1, 1, 1), order="together", **ways):
    """The parameters after one step; `moves` multiplies the step of W¹, b¹, W² and b²."""

    def moved(found, which, old):
        return tuple(
            p - rate * move * slope if part in which else p
            for part, (p, slope, move) in enumerate(zip(old, found, moves))
        )

    found = gradients(parameters, x, y, **ways)
    if order == "together":
        return moved(found, (0, 1, 2, 3), parameters)
    if order == "new output weights":
        back = moved(found, (2,), parameters)[2]
        return moved(gradients(parameters, x, y, back=back, **ways), (0, 1, 2, 3), parameters)
    first, second = ((2, 3), (0, 1)) if order == "output layer first" else ((0, 1), (2, 3))
    halfway = moved(found, first, parameters)
    return moved(gradients(halfway, x, y, **ways), second, halfway)


def in_60_digits(parameters, x, y):
    return tuple(map(exact, parameters)), exact(x), exact(y)


def as_network(parameters):
    return network(*map(rounded, parameters))


def torch_losses(parameters, x, y):
    """J clipped as the exercise asks, and PyTorch's own J by logits, whose slope no clip stops."""
    w1, b1, w2, b2 = parameters
    hidden = torch.tanh(torch.nn.functional.linear(x, w1, b1))
    z = torch.nn.functional.linear(hidden, w2, b2)
    o = torch.sigmoid(z).clamp(2.0**-52, 1 - 2.0**-52)
    clipped_loss = -(y * o.log() + (1 - y) * (1 - o).log()).sum() / len(x)
    own = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(x)
    return clipped_loss, own


def tensors(*arrays):
    return [torch.tensor(np.ascontiguousarray(array), dtype=torch.float64) for array in arrays]


def torch_descent(parameters, x, y, rate, steps):
    """The parameters after the steps of torch.optim.SGD, and all losses."""
    parameters = [p.requires_grad_() for p in tensors(*parameters)]
    x, y = tensors(x, y)
    optimizer = torch.optim.SGD(parameters, lr=rate)
    losses = []
    for step in range(steps + 1):
        optimizer.zero_grad()
        loss, own = torch_losses(parameters, x, y)
        losses.append(loss.item())
        if step < steps:
            own.backward()
            optimizer.step()
    return network(*(p.detach().numpy() for p in parameters)), losses


def numpy_descent(parameters, x, y, rate, steps):
    """The same by NumPy, with the slopes written out."""
    w1, b1, w2, b2 = parameters
    losses = []
    for step in range(steps + 1):
        hidden = np.tanh(x @ w1.T + b1)
        outputs = 1 / (1 + np.exp(-(hidden @ w2.T + b2)))
        o = np.clip(outputs, 2.0**-52, 1 - 2.0**-52)
        losses.append(-np.mean(np.sum(y * np.log(o) + (1 - y) * np.log(1 - o), axis=1)))
        if step < steps:
            output_delta = (outputs - y) / len(x)
            hidden_delta = output_delta @ w2 * (1 - hidden**2)
            w1, b1 = w1 - rate * hidden_delta.T @ x, b1 - rate * hidden_delta.sum(axis=0)
            w2, b2 = w2 - rate * output_delta.T @ hidden, b2 - rate * output_delta.sum(axis=0)
    return network(w1, b1, w2, b2), losses
