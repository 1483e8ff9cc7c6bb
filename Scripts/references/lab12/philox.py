"""What the engine's default generator draws: NumPy's Philox, and functions of its words."""

from numpy.random import Philox

from framework import PRECISE, Refusal


def words(seed, count):
    """The first random words of a generator."""
    return [int(word) for word in Philox(key=seed).random_raw(count)]


def shuffled(count, drawn):
    """0 ..< count by Fisher and Yates, each place drawn from its word by Lemire's product."""
    order = list(range(count))
    for place, word in zip(range(count), drawn):
        product = word * (count - place)
        if product % 2**64 < 2**64 % (count - place):
            raise Refusal("a word that is drawn again: choose another seed")
        other = place + (product >> 64)
        order[place], order[other] = order[other], order[place]
    return order


def uniform(word, low, high):
    """NumPy's uniform number of a random word, in low ..< high."""
    return low + (high - low) * ((word >> 11) * 2.0**-53)


def standard_normal(word):
    """The quantile of the standard normal distribution at (word + ½) / 2⁶⁴, in 60 digits."""
    lower = (PRECISE.mpf(word & (2**63 - 1)) + 0.5) / PRECISE.mpf(2) ** 64
    quantile = -PRECISE.sqrt(2) * PRECISE.erfinv(1 - 2 * lower)
    return -quantile if word >> 63 else quantile
