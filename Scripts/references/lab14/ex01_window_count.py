"""Exercise 14.1: the number of windows along an axis."""

import numpy as np
import torch

from framework import Compound, Crash, Exercise, LabError, library

from .windows import EXACT, require

VALID, SAME = Compound(".valid"), Compound(".same")


def each(width):
    return Compound(".each(_:)", width)


def before_and_after(size, kernel, stride, rule):
    if rule.name == ".each(_:)":
        return rule[0], rule[0]
    if rule.name == ".valid":
        return 0, 0
    missing = max(0, (-(-size // stride) - 1) * stride + kernel - size)
    return missing // 2, missing - missing // 2


def require_axis(size, kernel, stride, rule):
    require(min(size, kernel, stride) >= 1, "invalidParameter")
    before, after = before_and_after(size, kernel, stride, rule)
    require(before >= 0, "invalidParameter")
    require(size + before + after >= kernel)


def found(count, before, after):
    return {"count": count, "paddingBefore": before, "paddingAfter": after}


def with_count(rule_of_count, padding=before_and_after):
    """The result of a rule for the number of windows, given n, k, s and the zeros before, after."""

    def windows(size, kernel, stride, rule):
        before, after = padding(size, kernel, stride, rule)
        return found(rule_of_count(size, kernel, stride, before, after), before, after)

    return windows


def right_count(n, k, s, before, after):
    return (n + before + after - k) // s + 1


def truncated(value, divisor):
    return int(value / divisor)


window_count = Exercise(
    "14.1",
    source=f"{library(torch, 'torch.nn.functional.conv2d')}; SAME by the rule of TensorFlow's "
    "documentation of tf.nn, in whole numbers",
    points=5, tolerance=EXACT, guard=require_axis, errors=("invalidParameter", "shapeMismatch"),
)
window_count.case("28 pixels, kernel 5, stride 2, a zero at each end", 28, 5, 2, each(1))
window_count.case("no padding, stride 1", 7, 3, 1, VALID)
window_count.case("no padding, a rest at the end", 10, 3, 2, VALID)
window_count.case("zeros at each end, stride 1", 8, 5, 1, each(2))
window_count.case("zeros at each end, stride 3", 11, 4, 3, each(3))
window_count.case("same, stride 1, odd kernel", 28, 5, 1, SAME)
window_count.case("same, stride 1, even kernel", 9, 4, 1, SAME)
window_count.case("same, stride 2, even size", 28, 3, 2, SAME)
window_count.case("same, stride 2, odd size", 7, 3, 2, SAME)
window_count.case("same, stride 3", 14, 5, 3, SAME)
window_count.case("same, stride above the kernel", 14, 2, 5, SAME)
window_count.case("same, windows side by side", 14, 2, 2, SAME, weight=1)
window_count.case("same, kernel above the size", 3, 6, 1, SAME, weight=1)
window_count.case("a stride over all", 6, 2, 9, VALID, weight=1)
window_count.case("kernel as large as the axis", 5, 5, 1, VALID, weight=1)
window_count.case("kernel as large as the padded axis", 3, 5, 2, each(1), weight=1)
window_count.case("one pixel", 1, 1, 1, VALID, weight=1)
window_count.case("kernel one too large, stride 2", 4, 5, 2, VALID, weight=1)
window_count.case("kernel far too large", 3, 9, 1, each(2), weight=1)
window_count.case("no pixels", 0, 1, 1, SAME, weight=1)
window_count.case("kernel 0", 5, 0, 1, VALID, weight=1)
window_count.case("stride 0", 5, 2, 0, VALID, weight=1)
window_count.case("stride below 0", 5, 2, -1, SAME, weight=1)
window_count.case("padding below 0", 7, 2, 1, each(-1), weight=1)


@window_count.reference
def whole_numbers(size, kernel, stride, rule):
    return with_count(right_count)(size, kernel, stride, rule)


@window_count.accepts
def by_convolving(size, kernel, stride, rule):
    """The size of what PyTorch makes of zeros."""
    before, after = before_and_after(size, kernel, stride, rule)
    image = torch.nn.functional.pad(torch.zeros(1, 1, size), (before, after))
    result = torch.nn.functional.conv1d(image, torch.zeros(1, 1, kernel), stride=stride)
    return found(result.shape[2], before, after)


@window_count.accepts
def counted(size, kernel, stride, rule):
    """The windows one by one."""
    before, after = before_and_after(size, kernel, stride, rule)
    starts = range(0, before + size + after - kernel + 1, stride)
    return found(len(starts), before, after)


def swapped(size, kernel, stride, rule):
    before, after = before_and_after(size, kernel, stride, rule)
    return after, before


def rounded_up_rest(size, kernel, stride, rule):
    if rule.name != ".same":
        return before_and_after(size, kernel, stride, rule)
    return (kernel - 1) // 2, kernel - 1 - (kernel - 1) // 2


def symmetric(size, kernel, stride, rule):
    before, after = before_and_after(size, kernel, stride, rule)
    return (before, before) if rule.name == ".same" else (before, after)


def floored_same(size, kernel, stride, rule):
    if rule.name != ".same":
        return before_and_after(size, kernel, stride, rule)
    missing = max(0, (size // stride - 1) * stride + kernel - size)
    return missing // 2, missing - missing // 2


window_count.mistake(
    "padding-once",
    "Your padding counts once. It stands at both ends: size + 2p − kernel for `.each(p)`.",
    hint=1, wrote=lambda n, k, s, rule: (
        with_count(lambda n, k, s, p, q: truncated(n + p - k, s) + 1)(n, k, s, rule)
        if rule.name == ".each(_:)" else whole_numbers(n, k, s, rule)))
window_count.mistake(
    "padding-once-refused",
    "Your padding counts once. It stands at both ends: size + 2p − kernel for `.each(p)`, also where "
    "you ask if the kernel fits.",
    hint=1, wrote=lambda n, k, s, rule: padding_once(n, k, s, rule))
window_count.mistake(
    "rounded-up",
    "You rounded up where the stride does not divide evenly. A window that is not whole does not "
    "count: round down.",
    hint=2, wrote=with_count(lambda n, k, s, p, q: -(-(n + p + q - k) // s) + 1))
window_count.mistake(
    "rounded",
    "You rounded to the nearest. A window that is not whole does not count: round down.",
    hint=2, wrote=with_count(lambda n, k, s, p, q: int((n + p + q - k) / s + 0.5) + 1))
window_count.mistake(
    "one-missing",
    "You have one window too few: between the first and the last there are (…)/stride steps, and "
    "that is one less than windows.",
    hint=2, wrote=with_count(lambda n, k, s, p, q: (n + p + q - k) // s))
window_count.mistake(
    "one-added-before-dividing",
    "You added 1 before dividing. Divide first: ⌊(size + 2p − kernel) / stride⌋ + 1.",
    hint=3, wrote=with_count(lambda n, k, s, p, q: (n + p + q - k + 1) // s))
window_count.mistake(
    "stride-ignored",
    "Your count is that of stride 1. Windows that lie `stride` apart are fewer.",
    hint=1, wrote=with_count(lambda n, k, s, p, q: n + p + q - k + 1))
window_count.mistake(
    "kernel-not-subtracted",
    "You counted the places of single pixels. The last window begins `kernel` before the end.",
    hint=2, wrote=with_count(lambda n, k, s, p, q: (n + p + q) // s))
window_count.mistake(
    "odd-zero-before",
    "With `.same`, an odd zero stands after the last pixel: before gets the smaller half.",
    hint=3, wrote=with_count(right_count, swapped))
window_count.mistake(
    "same-as-with-stride-1",
    "With `.same` your zeros are kernel − 1, which is right for stride 1. In general it is "
    "(count − 1)·stride + kernel − size.",
    hint=3, wrote=with_count(right_count, rounded_up_rest))
window_count.mistake(
    "same-symmetric",
    "With `.same` your two ends have equally many zeros. If an odd number is missing, the end gets "
    "one more.",
    hint=3, wrote=with_count(right_count, symmetric))
window_count.mistake(
    "same-count-rounded-down",
    "With `.same` you rounded size / stride down. It is rounded up, so that every pixel is in some "
    "window.",
    hint=3, wrote=with_count(right_count, floored_same))
window_count.mistake(
    "same-keeps-the-size",
    "With `.same` your count is the size itself, which is right for stride 1. With stride s it is "
    "⌈size / s⌉.",
    hint=2, wrote=lambda n, k, s, rule: (
        found(n, *before_and_after(n, k, s, rule)) if rule.name == ".same"
        else whole_numbers(n, k, s, rule)))
window_count.mistake(
    "same-total-on-both-sides",
    "With `.same` you put all missing zeros at each end. Half of them go before, the rest after.",
    hint=3, wrote=lambda n, k, s, rule: (
        found(-(-n // s), *[sum(before_and_after(n, k, s, rule))] * 2)
        if rule.name == ".same" else whole_numbers(n, k, s, rule)))
window_count.mistake(
    "same-negative-padding",
    "Where the stride is larger than the kernel, your padding is below 0. It is at least 0: "
    "max(0, …).",
    hint=3, wrote=lambda n, k, s, rule: (
        found(-(-n // s), *negative(n, k, s)) if rule.name == ".same"
        else whole_numbers(n, k, s, rule)))


def padding_once(n, k, s, rule):
    if rule.name == ".each(_:)":
        require(n + rule[0] >= k)
        return found((n + rule[0] - k) // s + 1, rule[0], rule[0])
    return whole_numbers(n, k, s, rule)


def negative(n, k, s):
    missing = (-(-n // s) - 1) * s + k - n
    half = truncated(missing, 2)
    return half, missing - half


@window_count.mistake(
    "too-large-unchecked",
    "A kernel that fits nowhere is not refused. Where size + zeros < kernel, throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False)
def unchecked(size, kernel, stride, rule):
    try:
        require_axis(size, kernel, stride, rule)
    except LabError as error:
        if error.code != "shapeMismatch":
            raise
    before, after = before_and_after(size, kernel, stride, rule)
    room = size + before + after - kernel
    return found(truncated(room, stride) + 1, before, after)


@window_count.mistake(
    "too-large-gives-0",
    "Where the kernel fits nowhere you return a number. There is no result: throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False)
def none(size, kernel, stride, rule):
    try:
        require_axis(size, kernel, stride, rule)
    except LabError as error:
        if error.code != "shapeMismatch":
            raise
    before, after = before_and_after(size, kernel, stride, rule)
    return found(max(0, right_count(size, kernel, stride, before, after)), before, after)


@window_count.mistake(
    "parameters-unchecked",
    "Sizes, kernels and strides below 1 and paddings below 0 are not refused: "
    "LabError.invalidParameter.",
    hint=4, guarded=False)
def any_parameters(size, kernel, stride, rule):
    if stride == 0:
        raise Crash
    quotient = truncated(size + stride - 1, stride)
    if rule.name == ".same":
        missing = max(0, (quotient - 1) * stride + kernel - size)
        before, after = missing // 2, missing - missing // 2
    else:
        before, after = before_and_after(size, kernel, stride, rule)
    room = size + before + after - kernel
    require(room >= 0)
    return found(truncated(room, stride) + 1, before, after)
