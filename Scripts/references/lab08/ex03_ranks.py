"""Exercise 8.3: what becomes of arrays that are not of rank 2."""

from framework import Crash, LabError
from framework.wrong import stopping

from .ex03_activated import activated, in_doubles, is_matrix
from .networks import activated_doubles, each, named
from .wrong_activations import hiding_nan, over_everything, raw_shares, wrong


def as_a_row(function):
    """An activation that takes an array of rank 1 for a single row."""
    return lambda z, activation: function(
        z.reshape(1, -1) if z.ndim == 1 else z, activation
    ).reshape(z.shape)


unchecked = as_a_row(activated_doubles)


def softmax_stops(function):
    return stopping(
        lambda z, activation: z.ndim == 1 and named(activation) == "softmax", Crash(), function
    )


activated.mistake(
    "rank-unchecked",
    "An array of rank 1 gets an answer. z has rank 2, a row for each example: else throw "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=unchecked)
activated.mistake(
    "rank-unchecked-softmax-stops",
    "An array of rank 1 gets an answer or, by softmax, stops your code. Check the rank first: "
    "LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=softmax_stops(unchecked))
activated.mistake(
    "rank-checked-for-softmax-only",
    "By softmax you refuse an array of rank 1, by the others it gets an answer. Check the rank "
    "before the switch: LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda z, activation: z.ndim == 1 and named(activation) == "softmax",
        LabError("shapeMismatch"), unchecked,
    ))
activated.mistake(
    "rank-stops",
    "An array of rank 1 stops your code. Check the rank first and throw LabError.shapeMismatch.",
    hint=4, guarded=False, wrote=stopping(
        lambda z, activation: not is_matrix(z, activation), Crash(), in_doubles
    ))
activated.mistake(
    "softmax-overflow-rank-unchecked",
    "Your softmax gives NaN at 1000: subtract the row's largest z. And an array of rank 1 gets an "
    "answer: LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=as_a_row(wrong(softmax=raw_shares)))
activated.mistake(
    "softmax-everything-relu-hides-nan",
    "Your softmax adds up to 1 over the whole matrix, not in each row. And your ReLU makes 0 of "
    "NaN: ask z < 0 ? 0 : z.",
    hint=3, wrote=over_everything(raw_shares, relu=each(hiding_nan)))
activated.mistake(
    "softmax-everything-rank-unchecked",
    "Your softmax adds up to 1 over the whole matrix, not in each row. And an array of rank 1 gets "
    "an answer: LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=as_a_row(over_everything(raw_shares)))
activated.mistake(
    "softmax-everything-relu-hides-nan-rank-unchecked",
    "Your softmax is of the whole matrix, not of each row; your ReLU makes 0 of NaN (ask z < 0 ? "
    "0 : z); rank 1 needs LabError.shapeMismatch.",
    hint=3, guarded=False,
    wrote=as_a_row(over_everything(raw_shares, relu=each(hiding_nan))))
activated.mistake(
    "softmax-overflow-relu-hides-nan-rank-unchecked",
    "Subtract the row's largest z in softmax; your ReLU makes 0 of NaN (ask z < 0 ? 0 : z); and "
    "rank 1 needs LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=softmax_stops(
        as_a_row(wrong(softmax=raw_shares, relu=each(hiding_nan)))
    ))
