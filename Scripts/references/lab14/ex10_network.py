"""Exercise 14.10: the convolutional network by layers, against the same by PyTorch."""

import functools
import json
import math
from pathlib import Path

import torch
from torch.nn import functional

from framework import NAN, Compound, Exercise, LabError, Tolerance, library

from .digit_networks import (
    convolved, cross_entropy, formula_images, one_hot, parameters, pooled, rounded,
)

DISTRIBUTION = json.loads(Path(__file__).with_name("dropout_losses.json").read_text())

network = Exercise(
    "14.10",
    source=f"{library(torch, 'torch.nn.functional.conv2d', 'torch.optim.Adam')}, in float64, to nine "
    "digits",
    points=20,
    # The network computes in single precision, 24 bits: sums of some hundred products are good to
    # about 1e-6, and steps of Adam carry that on.
    tolerance=Tolerance(2e-5, 2e-5),
    guard=lambda sizes, rate, study, seed: require(sizes, rate),
    errors=("invalidParameter",),
    # The full size takes 2 s, and several times as long on a machine that has more to do.
    time_limit=20.0,
    distribution=DISTRIBUTION,
)


def require(sizes, rate):
    if min(sizes[:3]) < 1 or not 0 <= sizes[3] < 1 or not rate > 0:
        raise LabError("invalidParameter")


def sized(first, second, units, dropout):
    return Compound("ConvolutionalSizes(firstFilters:secondFilters:units:dropout:)", first, second,
                    units, dropout)


def study(images, steps):
    return Compound("study(images:steps:)", images, steps)


network.case("two, three and four, nothing dropped", sized(2, 3, 4, 0.0), 0.01, study(2, 3), 14)
network.case("half dropped", sized(2, 3, 4, 0.5), 0.01, study(2, 0), 14)
network.case("four, two and six", sized(4, 2, 6, 0.0), 0.002, study(3, 4), 5)
network.case("three of each", sized(3, 3, 3, 0.0), 0.03, study(4, 2), 6)
network.case("an eighth dropped", sized(2, 2, 16, 0.125), 0.01, study(1, 0), 3)
network.case("the full size", sized(32, 64, 1024, 0.5), 0.001, study(1, 0), 2)
network.case("one, two and two", sized(1, 2, 2, 0.0), 0.01, study(2, 2), 8, weight=1)
network.case("no filters", sized(0, 3, 4, 0.5), 0.01, study(0, 0), 1, weight=1)
network.case("no second filters", sized(2, 0, 4, 0.5), 0.01, study(0, 0), 1, weight=1)
network.case("no units", sized(2, 3, 0, 0.5), 0.01, study(0, 0), 1, weight=1)
network.case("everything dropped", sized(2, 3, 4, 1.0), 0.01, study(0, 0), 1, weight=1)
network.case("a probability below 0", sized(2, 3, 4, -0.5), 0.01, study(0, 0), 1, weight=1)
network.case("a probability of NaN", sized(2, 3, 4, NAN), 0.01, study(0, 0), 1, weight=1)
network.case("a rate of 0", sized(2, 3, 4, 0.5), 0.0, study(0, 0), 1, weight=1)
network.case("a rate of NaN", sized(2, 3, 4, 0.5), NAN, study(0, 0), 1, weight=1)


def shapes_of(sizes, size=5, flat=None, hidden=True, biases=True):
    first, second, units, _ = sizes
    flat = (49 if flat is None else flat) * second
    shapes = [[size, size, 1, first], [first], [size, size, first, second], [second]]
    shapes += [[flat, units], [units], [units, 10], [10]] if hidden else [[flat, 10], [10]]
    return shapes if biases else [shape for shape in shapes if len(shape) > 1]


def layers(x, parts, hide=(functional.relu,) * 3, pools=(pooled, pooled), same=(True, True),
           last=lambda z: z):
    """The logits of the network in use."""
    biased = [(w, b) for w, b in zip(parts[::2], parts[1::2])] if any(
        part.ndim == 1 for part in parts) else [(w, None) for w in parts]
    (w1, b1), (w2, b2), *dense = biased
    x = pools[0](hide[0](convolved(x, w1, b1, same[0])))
    x = pools[1](hide[1](convolved(x, w2, b2, same[1])))
    x = x.flatten(1)
    for place, (w, b) in enumerate(dense):
        x = x @ w if b is None else x @ w + b
        if place + 1 < len(dense):
            x = hide[2](x)
    return last(x)


def adam(parts, rate):
    return torch.optim.Adam(parts, lr=rate)


def studied(shapes=shapes_of, forward=layers, loss=cross_entropy, optimiser=adam, loss_random=True,
            logits_random=False, follows=True, shared=True, answered=None, dtype=torch.float64,
            digits=9, in_training=None):
    """What the endpoint finds out about a network with any of its parts exchanged.

    `in_training` is the network by which the loss is computed, if it is another than in use.
    """

    @functools.cache
    def found(sizes, rate, asked, seed):
        images, steps = asked
        variables = shapes(sizes)
        drops = sizes[3] > 0
        report = {
            "variables": variables, "parameters": sum(math.prod(shape) for shape in variables),
            "startFollowsGenerator": follows, "variablesAreShared": shared, "logits": None,
            "logitsRepeat": True, "lossRepeats": True, "losses": []}
        if images == 0:
            return report
        parts = parameters(variables, dtype)
        x = torch.tensor(formula_images((images, 28, 28, 1)), dtype=dtype)
        targets = one_hot(images, dtype=dtype)
        report["logitsRepeat"] = not (logits_random and drops)
        report["lossRepeats"] = not (loss_random and drops)
        if report["logitsRepeat"] and shared:
            with torch.no_grad():
                logits = forward(x, parts)
                report["logits"] = rounded((answered or (lambda z: z))(logits).numpy(), digits)
        if not drops:
            descent = optimiser(parts, rate)
            for _ in range(steps):
                value = loss((in_training or forward)(x, parts), targets)
                report["losses"].append(float(rounded(value.item(), digits)))
                if descent:
                    descent.zero_grad()
                    value.backward()
                    descent.step()
        return report

    return lambda sizes, rate, asked, seed: dict(found(sizes, rate, asked, seed))


right = network.reference(studied())
network.accepts(studied(dtype=torch.float32))


@network.accepts
def by_modules(sizes, rate, asked, seed):
    """torch.nn's own modules in PyTorch's own order of axes, and Adam by its formula."""
    report = right(sizes, rate, asked, seed)
    images, steps = asked
    if images == 0:
        return report
    nn = torch.nn
    first, second, units, dropout = sizes
    model = nn.Sequential(
        nn.Conv2d(1, first, 5, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(first, second, 5, padding="same"), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(49 * second, units), nn.ReLU(), nn.Dropout(dropout), nn.Linear(units, 10),
    ).double()
    start = parameters(shapes_of(sizes))
    with torch.no_grad():
        for own, value in zip(model.parameters(), start):
            if value.ndim == 4:
                value = value.permute(3, 2, 0, 1)
            elif value.ndim == 2 and value.shape[0] == 49 * second:
                # Its rows count rows, columns, channels; PyTorch's channels, rows, columns.
                value = value.reshape(7, 7, second, units).permute(3, 2, 0, 1).reshape(units, -1)
            elif value.ndim == 2:
                value = value.T
            own.copy_(value)
    x = torch.tensor(formula_images((images, 28, 28, 1))).permute(0, 3, 1, 2)
    targets = torch.arange(images) % 10
    model.eval()
    report |= {"logits": model(x).detach().numpy(), "losses": []}
    if dropout > 0:
        return report
    model.train()
    means = [torch.zeros_like(p) for p in model.parameters()]
    squares = [torch.zeros_like(p) for p in model.parameters()]
    for step in range(1, steps + 1):
        model.zero_grad()
        loss = functional.cross_entropy(model(x), targets)
        loss.backward()
        report["losses"].append(loss.item())
        with torch.no_grad():
            for p, m, s in zip(model.parameters(), means, squares):
                m.mul_(0.9).add_(p.grad, alpha=0.1)
                s.mul_(0.999).add_(p.grad**2, alpha=0.001)
                p -= rate * (m / (1 - 0.9**step)) / ((s / (1 - 0.999**step)).sqrt() + 1e-8)
    return report


def linear(x):
    return x


def first_and_second(sizes):
    return [sizes[1], sizes[0], *sizes[2:]]


def hides(first=functional.relu, second=functional.relu, third=functional.relu):
    return lambda x, parts: layers(x, parts, hide=(first, second, third))


def last(function):
    return lambda x, parts: layers(x, parts, last=function)


softmax = functools.partial(torch.softmax, dim=1)
averaged = functools.partial(pooled, by=functional.avg_pool2d)
for name, sentence, hint, wrote in [
    ("valid-padding",
     "Your images shrink in the convolutions. Ask for `padding: .same`.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, flat=16),
             forward=lambda x, parts: layers(x, parts, same=(False, False)))),
    ("first-without-padding",
     "Your first convolution makes the images smaller. Give it `padding: .same` too.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, flat=36),
             forward=lambda x, parts: layers(x, parts, same=(False, True)))),
    ("second-without-padding",
     "Your second convolution makes the maps smaller. Give it `padding: .same` too.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, flat=25),
             forward=lambda x, parts: layers(x, parts, same=(True, False)))),
    ("first-average-pooling",
     "Your first pooling takes the average. This network keeps the largest: `MaxPool(2)`.", 2,
     studied(forward=lambda x, parts: layers(x, parts, pools=(averaged, pooled)))),
    ("second-average-pooling",
     "Your second pooling takes the average. This network keeps the largest: `MaxPool(2)`.", 2,
     studied(forward=lambda x, parts: layers(x, parts, pools=(pooled, averaged)))),
    ("second-pooling-missing", "A pooling is missing: your dense layer gets 14 × 14 places. Pool "
     "after both convolutions, to 7 × 7.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, flat=196),
             forward=lambda x, parts: layers(x, parts, pools=(pooled, linear)))),
    ("pooling-missing", "Your dense layer gets 28 × 28 places. Pool after each convolution, to 7 × 7.",
     2, studied(shapes=lambda sizes: shapes_of(sizes, flat=784),
                forward=lambda x, parts: layers(x, parts, pools=(linear, linear)))),
    ("average-pooling", "You pool by the average. This network keeps the largest: `MaxPool(2)`.", 2,
     studied(forward=lambda x, parts: layers(x, parts, pools=(averaged, averaged)))),
    ("filters-of-three", "Your filters are 3 × 3. They are 5 × 5 here.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, size=3))),
    ("filters-exchanged", "Your two numbers of filters are in each other's place.", 1,
     studied(shapes=lambda sizes: shapes_of(first_and_second(sizes)))),
    ("first-filters-twice", "Your second convolution has as many filters as the first.", 1,
     studied(shapes=lambda sizes: shapes_of([sizes[0], sizes[0], *sizes[2:]]))),
    ("dense-layer-missing", "The dense layer of `units` before the ten classes is missing.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, hidden=False), loss_random=False)),
    ("biases-missing", "Your layers have no biases. Leave `bias` as it is: they begin at 0.", 2,
     studied(shapes=lambda sizes: shapes_of(sizes, biases=False))),
    ("no-relu", "Your layers have no ReLU. Give the first three `activation: .relu`.", 2,
     studied(forward=hides(linear, linear, linear))),
    ("convolutions-without-relu",
     "Your convolutions have no ReLU. Give both `activation: .relu`.", 2,
     studied(forward=hides(linear, linear))),
    ("first-without-relu", "Your first convolution has no ReLU.", 2, studied(forward=hides(linear))),
    ("second-without-relu", "Your second convolution has no ReLU.", 2,
     studied(forward=hides(second=linear))),
    ("dense-without-relu",
     "Your dense layer of `units` has no ReLU. Give it `activation: .relu`.", 2,
     studied(forward=hides(third=linear))),
    ("tanh-for-relu", "Your layers have tanh. This network has ReLU.", 2,
     studied(forward=hides(torch.tanh, torch.tanh, torch.tanh))),
    ("sigmoid-for-relu", "Your layers have the sigmoid. This network has ReLU.", 2,
     studied(forward=hides(torch.sigmoid, torch.sigmoid, torch.sigmoid))),
    ("relu-at-the-end",
     "Your logits are never negative: the last layer has a ReLU. It needs none.", 2,
     studied(forward=last(functional.relu))),
    ("softmax-at-the-end",
     "Your last layer has the softmax, and `crossEntropy` takes it once more. Leave the logits as "
     "they are.", 3, studied(forward=last(softmax))),
    ("probabilities-for-logits", "You return the probabilities as `logits`. Return the scores before "
     "the softmax.", 4, studied(answered=softmax)),
    ("dropout-missing",
     "With dropout your loss is the same in every run: nothing is dropped. Put `Dropout` in, and "
     "take the loss from `network.training(images)`.", 3, studied(loss_random=False)),
    ("dropout-keeps-what-it-should-drop",
     "You give `Dropout(keep:)` the probability to drop. It wants 1 − sizes.dropout.", 3,
     studied(in_training=hides(third=torch.zeros_like))),
    ("dropout-in-use",
     "Your logits are others in every run: dropout is at work. Take them from `network(images)`.", 3,
     studied(logits_random=True)),
    ("dropout-the-wrong-way-round",
     "Dropout is at work in your logits and not in your loss. Take the loss from `network.training` "
     "and the logits from `network(images)`.", 3,
     studied(logits_random=True, loss_random=False)),
    ("two-networks",
     "Your logits and your loss have variables of their own: two networks. Build one, and apply it "
     "twice.", 3, studied(shared=False)),
    ("start-is-not-drawn",
     "Your first weights do not follow `generator`: they are the same for every seed, or change with "
     "the same. Hand it to `built(…, using: &generator)`.", 3, studied(follows=False)),
    ("loss-summed", "Your loss is the sum over the images. Take their mean.", 3,
     studied(loss=lambda z, y: len(z) * cross_entropy(z, y))),
    ("loss-divided-by-classes",
     "Your loss is a tenth of the cross-entropy: it is divided by the classes too.", 3,
     studied(loss=lambda z, y: cross_entropy(z, y) / 10)),
    ("squared-error", "Your loss is the mean squared error of the shares. Take the cross-entropy.", 3,
     studied(loss=lambda z, y: functional.mse_loss(softmax(z), y))),
    ("plain-descent", "Your first loss is right, the later ones are those of plain descent. Take "
     "`.adam`.", 4, studied(optimiser=lambda parts, rate: torch.optim.SGD(parts, lr=rate))),
    ("rms-prop", "Your later losses are those of RMSProp. Take `.adam`.", 4,
     studied(optimiser=lambda parts, rate: torch.optim.RMSprop(parts, lr=rate))),
    ("rate-ignored",
     "Your steps have Adam's usual rate of 0.001. Take `learningRate`.", 4,
     studied(optimiser=lambda parts, rate: adam(parts, 0.001))),
    ("uphill", "Your loss grows: the step goes uphill.", 4,
     studied(optimiser=lambda parts, rate: torch.optim.Adam(parts, lr=rate, maximize=True))),
    ("step-does-nothing", "Your step changes nothing: the loss stays the same.", 4,
     studied(optimiser=lambda parts, rate: None)),
    ("only-the-dense-layers-learn",
     "Your convolutions do not learn. Let `minimize` change all variables.", 4,
     studied(optimiser=lambda parts, rate: adam(parts[4:], rate))),
    ("only-the-last-layer-learns",
     "Only your last layer learns. Let `minimize` change all variables.", 4,
     studied(optimiser=lambda parts, rate: adam(parts[6:], rate))),
]:
    network.mistake(name, sentence, hint=hint, wrote=wrote)


def allowing(*names):
    """The right network, without some of the checks."""

    def built(sizes, rate, asked, seed):
        if min(sizes[:3]) < 1 and "sizes" not in names:
            raise LabError("invalidParameter")
        if not 0 <= sizes[3] < 1 and "dropout" not in names:
            raise LabError("invalidParameter")
        if not rate > 0 and "rate" not in names:
            raise LabError("invalidParameter")
        report = right(sizes, rate, asked, seed)
        # Weights without numbers are the same for every seed.
        return report if min(sizes[:3]) > 0 else report | {"startFollowsGenerator": False}

    return built


for name, sentence, missing in [
    ("dropout-unchecked",
     "A probability outside of 0 ≤ p < 1 gets through. Throw LabError.invalidParameter.",
     ["dropout"]),
    ("rate-unchecked",
     "A learning rate that is not above 0 gets through. Throw LabError.invalidParameter.", ["rate"]),
    ("sizes-unchecked",
     "Layers without filters or units get through. Throw LabError.invalidParameter for fewer than "
     "one.", ["sizes"]),
    ("nothing-thrown", "Your network is right; the errors are not thrown yet.",
     ["sizes", "dropout", "rate"]),
    ("dropout-and-rate-unchecked",
     "A probability outside of 0 ≤ p < 1, and a rate that is not above 0, get through. Throw "
     "LabError.invalidParameter.", ["dropout", "rate"]),
]:
    network.mistake(name, sentence, hint=4, guarded=False, wrote=allowing(*missing))


@network.mistake(
    "one-allowed", "A probability of 1 gets through, and would divide by 0. Ask for p < 1.", hint=4,
    guarded=False)
def one_allowed(sizes, rate, asked, seed):
    if sizes[3] != 1:
        require(sizes, rate)
    return right(sizes, rate, asked, seed)


@network.mistake(
    "nan-allowed",
    "NaN gets through your checks: it is neither below nor above anything. Ask for what is allowed.",
    hint=4, guarded=False)
def nan_allowed(sizes, rate, asked, seed):
    if min(sizes[:3]) < 1 or sizes[3] < 0 or sizes[3] >= 1 or rate <= 0:
        raise LabError("invalidParameter")
    return right(sizes, rate, asked, seed)
