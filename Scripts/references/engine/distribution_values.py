"""Prints the expected values of Tests/NumericsEngineTests/Distributions, computed with mpmath in 60 digits.

Parameters and places are Doubles; every value is rounded once, at the end.
"""

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60


def line(*numbers):
    print("    (" + ", ".join(n if isinstance(n, str) else repr(n) for n in numbers) + "),")


def integral(density, start, scale):
    """The density's integral from `start` on, in pieces that each hold little change.

    Divided by its first value, because mpmath's accuracy is an absolute one.
    """
    first = density(start)
    edges = [start] + [start + scale * mpf(2) ** i for i in range(-8, 12)]
    return first * sum(mpmath.quad(lambda u: density(u) / first, [a, b]) for a, b in zip(edges, edges[1:]))


def student_t():
    print("StudentT: degrees, x, density, survival")
    for v in (0.1, 1, 2.5, 5, 30, 99.5, 100.5, 1000, 1e5, 1e8, 1e12):
        for x in (1e-5, 0.5, 1.7, 5, 12, 37, 1e4, 1e100):
            nu, y = mpf(v), mpf(x)
            constant = mpmath.exp(mpmath.loggamma((nu + 1) / 2) - mpmath.loggamma(nu / 2)) / mpmath.sqrt(nu * mpmath.pi)
            density = constant * mpmath.exp(-(nu + 1) / 2 * mpmath.log1p(y * y / nu))
            if density < mpf(10) ** -300 and v > 10:
                continue
            if v < 1000:
                share = nu / (nu + y * y)
                if share > 0.5:
                    tail = mpf(1) / 2 - mpmath.betainc(mpf(1) / 2, nu / 2, 0, 1 - share, regularized=True) / 2
                else:
                    tail = mpmath.betainc(nu / 2, mpf(1) / 2, 0, share, regularized=True) / 2
            else:
                tail = integral(lambda u: constant * mpmath.exp(-(nu + 1) / 2 * mpmath.log1p(u * u / nu)), y, 1 / (1 + y))
            line(v, x, float(density), float(tail))


def chi_squared():
    print("ChiSquared: degrees, x, density, cumulative, survival")
    for v in (0.01, 0.5, 1, 2, 3.5, 10, 200, 5000):
        for m in (1e-100, 1e-3, 0.1, 0.5, 0.9, 1, 1.1, 2, 5, 30):
            k, x = mpf(v) / 2, v * m
            density = mpmath.exp((k - 1) * mpmath.log(mpf(x) / 2) - mpf(x) / 2 - mpmath.loggamma(k)) / 2
            upper = mpmath.gammainc(k, mpf(x) / 2, mpmath.inf, regularized=True)
            lower = mpmath.gammainc(k, 0, mpf(x) / 2, regularized=True)
            if density > mpf(10) ** -300 and lower > mpf(10) ** -300 and upper > mpf(10) ** -300:
                line(v, x, float(density), float(lower), float(upper))
    for v in (2e5, 1e9):
        k = mpf(v) / 2
        deviation = mpmath.sqrt(2 * mpf(v))
        for z in (-30, -5, -1, 1, 5, 30):
            x = float(mpf(v) + z * deviation)
            log = lambda u: (k - 1) * mpmath.log(u / 2) - u / 2 - mpmath.loggamma(k)
            density = lambda u: mpmath.exp(log(u)) / 2 if u > 0 else mpf(0)
            if z > 0:
                tail = integral(density, mpf(x), deviation / abs(z))
            else:
                tail = integral(lambda s: density(mpf(x) - s), mpf(0), deviation / abs(z))
            lower, upper = (1 - tail, tail) if z > 0 else (tail, 1 - tail)
            line(v, x, float(density(mpf(x))), float(lower), float(upper))


def tail(first, ratio):
    total, term, k = mpf(0), mpf(1), 0
    while term > total * mpf(10) ** -40:
        total += term
        term *= ratio(k)
        k += 1
    return first * total


def binomial():
    print("Binomial: trials, probability, k, mass, cumulative, survival")
    for n, p in ((1, 0.25), (10, 0.3), (100, 0.01), (1000, 0.5), (1000, 0.999), (10**6, 0.3), (2**31 - 1, 1e-8), (2**31 - 1, 0.5)):
        mean, deviation = n * p, (n * p * (1 - p)) ** 0.5
        seen = set()
        for z in (-30, -8, -1, 0, 1, 8, 30):
            k = round(mean + z * deviation)
            if not 0 <= k <= n or k in seen or (n > 1e9 and p == 0.5 and abs(z) != 8):
                continue
            seen.add(k)
            q = mpf(p)
            mass = lambda k: mpmath.binomial(n, k) * q**k * (1 - q) ** (n - k) if n < 10**7 else mpmath.exp(
                mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1) + k * mpmath.log(q) + (n - k) * mpmath.log1p(-q))
            if k < mean:
                lower = tail(mass(k), lambda i: (k - i) * (1 - q) / ((n - k + i + 1) * q))
                upper = 1 - lower
            else:
                upper = tail(mass(k + 1), lambda i: (n - k - 1 - i) * q / ((k + i + 2) * (1 - q))) if k < n else mpf(0)
                lower = 1 - upper
            line(n, p, k, float(mass(k)), float(lower), float(upper))


def poisson():
    print("Poisson: mean, k, mass, cumulative, survival")
    for mean in (1e-3, 0.5, 3, 10.5, 100, 1e4, 1e6, 1e9):
        seen = set()
        for z in (-35, -8, -1, 0, 1, 8, 35):
            k = round(mean + z * mean**0.5)
            if k < 0 or k in seen or (mean == 1e9 and abs(z) < 8):
                continue
            seen.add(k)
            m = mpf(mean)
            mass = lambda k: mpmath.exp(k * mpmath.log(m) - m - mpmath.loggamma(k + 1))
            if k < mean:
                lower = tail(mass(k), lambda i: (k - i) / m)
                upper = 1 - lower
            else:
                upper = tail(mass(k + 1), lambda i: m / (k + i + 2))
                lower = 1 - upper
            line(mean, k, float(mass(k)), float(lower), float(upper))


print("mpmath", mpmath.__version__)
for print_values in (student_t, chi_squared, binomial, poisson):
    print_values()
