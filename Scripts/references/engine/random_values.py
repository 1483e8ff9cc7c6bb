"""Prints the expected values of Tests/NumericsEngineTests/Random: NumPy's words, mpmath's functions of them."""

import mpmath
import numpy
from numpy.random import Generator, Philox

mpmath.mp.dps = 40


def normal(word):
    lower = (mpmath.mpf(word & (2**63 - 1)) + 0.5) / mpmath.mpf(2) ** 64
    quantile = -mpmath.sqrt(2) * mpmath.erfinv(1 - 2 * lower)
    return -quantile if word >> 63 else quantile


def exponential(word):
    return -mpmath.log((mpmath.mpf(word) + 0.5) / mpmath.mpf(2) ** 64)


print("NumPy", numpy.__version__, "mpmath", mpmath.__version__)
for seed in (0, 7, 4294967295):
    words = Philox(key=seed).random_raw(1001)
    print("seed", seed, [hex(word) for word in words[:5]], hex(words[1000]))
    print("  uniform", Generator(Philox(key=seed)).random(1001)[[0, 1, 2, 3, 4, 1000]].tolist())
words = [int(word) for word in Philox(key=7).random_raw(200_000)]
lower = [word & (2**63 - 1) for word in words]
# The first, those nearest to the two seams of the approximation, the farthest out and the nearest to 0.
seam = int(0.075 * 2.0**64)
order = sorted(range(len(words)), key=lambda i: abs(lower[i] - seam))[:4]
order += sorted(range(len(words)), key=lambda i: lower[i])[:4]
order += sorted(range(len(words)), key=lambda i: -lower[i])[:4]
for i in list(range(8)) + order:
    print(f"    ({i}, {float(normal(words[i]))!r}, {float(exponential(words[i]))!r}),")
