"""Prints the expected values of Tests/TensorGraphTests/Optimizers and Layers: PyTorch's, in double precision.

    python3 Scripts/references/graph/optimizer_values.py

The optimisers minimise loss = sum(scale * p**2) / 2 + sum(p[0] * p[1]) over p of shape [2, 3] and a vector of 3, for 5 steps.
"""

import math

import torch

torch.set_default_dtype(torch.float64)
STEPS = 5


def numbers(tensor):
    return [float(f"{value:.17g}") for value in tensor.detach().reshape(-1).tolist()]


def problem():
    p = torch.tensor([[1.0, -2.0, 0.5], [0.25, 3.0, -1.5]], requires_grad=True)
    q = torch.tensor([0.1, -0.2, 0.3], requires_grad=True)
    scale = torch.tensor([[1.0, 10.0, 0.1], [2.0, 0.5, 5.0]])

    def loss():
        return (scale * p * p).sum() / 2 + (p[0] * p[1] * q).sum() + (q * q * q * q).sum()

    return [p, q], loss


def trained(make, schedule=None, clip=None):
    parameters, loss = problem()
    optimizer = make(parameters)
    scheduler = schedule(optimizer) if schedule else None
    result = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss().backward()
        if clip:
            clip(parameters)
        optimizer.step()
        if scheduler:
            scheduler.step()
        result += numbers(parameters[0]) + numbers(parameters[1])
    return result


def rates(schedule, steps=12, rate=0.1):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    scheduler = schedule(optimizer)
    result = []
    for _ in range(steps):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return result


def show(name, values, per_line=3):
    print(f"// {name}")
    for start in range(0, len(values), per_line):
        print("      " + ", ".join(repr(v) for v in values[start : start + per_line]) + ",")


def optimizers():
    o = torch.optim
    show("sgd", trained(lambda p: o.SGD(p, lr=0.05)))
    show("momentum", trained(lambda p: o.SGD(p, lr=0.05, momentum=0.9)))
    show("nesterov", trained(lambda p: o.SGD(p, lr=0.05, momentum=0.9, nesterov=True)))
    show("adaGrad", trained(lambda p: o.Adagrad(p, lr=0.05)))
    show("rmsProp", trained(lambda p: o.RMSprop(p, lr=0.05)))
    show("adam", trained(lambda p: o.Adam(p, lr=0.05)))
    show("adamW", trained(lambda p: o.AdamW(p, lr=0.05, weight_decay=0.1)))
    show("adam, other betas", trained(lambda p: o.Adam(p, lr=0.05, betas=(0.7, 0.95), eps=1e-3)))
    show("sgd, clipped by value 0.5", trained(lambda p: o.SGD(p, lr=0.05), clip=lambda p: torch.nn.utils.clip_grad_value_(p, 0.5)))
    show("sgd, clipped by norm 2", trained(lambda p: o.SGD(p, lr=0.05), clip=lambda p: torch.nn.utils.clip_grad_norm_(p, 2.0)))
    show(
        "adam, exponential 0.5",
        trained(lambda p: o.Adam(p, lr=0.05), schedule=lambda s: o.lr_scheduler.ExponentialLR(s, 0.5)),
    )


def schedules():
    s = torch.optim.lr_scheduler
    show("step", rates(lambda o: s.StepLR(o, 4, gamma=0.3)))
    show("exponential", rates(lambda o: s.ExponentialLR(o, 0.9)))
    # Beyond its last step PyTorch's cosine rises again; ours stays.
    show("cosine", rates(lambda o: s.CosineAnnealingLR(o, 10, eta_min=0.01), steps=11))
    warm = lambda o: s.SequentialLR(
        o, [s.LinearLR(o, start_factor=1 / 4, total_iters=3), s.CosineAnnealingLR(o, 8)], milestones=[4]
    )
    show("warm-up, cosine", rates(warm, steps=12))


def batch_norm():
    """x [4, 3]: outputs in training, running mean and variance (with 1/n) after two batches, outputs in inference."""
    norm = torch.nn.BatchNorm1d(3, eps=1e-3, momentum=0.1)
    with torch.no_grad():
        norm.weight.copy_(torch.tensor([1.0, 2.0, -0.5]))
        norm.bias.copy_(torch.tensor([0.0, 0.5, 1.0]))
    first = torch.tensor([[1.0, 2.0, 3.0], [-1.0, 0.5, 2.0], [0.0, -2.5, 7.0], [4.0, 1.0, -1.0]])
    second = first * 2 - 1
    show("batch norm, training", numbers(norm(first)))
    norm(second)
    show("running mean", numbers(norm.running_mean))
    variance = 0.9 * (0.9 + 0.1 * first.var(0, unbiased=False)) + 0.1 * second.var(0, unbiased=False)
    show("running variance with 1/n", numbers(variance))
    # The running variance of PyTorch has 1/(n − 1); it is replaced by that with 1/n.
    norm.running_var.copy_(variance)
    norm.eval()
    show("batch norm, inference", numbers(norm(first)))


if __name__ == "__main__":
    print("// PyTorch", torch.__version__)
    optimizers()
    schedules()
    batch_norm()
