"""What the contracts ask of the arguments, and guards put together from it."""

import math

from framework import LabError


def require(condition, code):
    if not condition:
        raise LabError(code)


def checking(*checks):
    """A guard that asks for all of the checks, in order."""

    def guard(*args):
        for check in checks:
            check(*args)

    return guard


def is_amount(number):
    """Finite and not below 0."""
    return 0 <= number < math.inf
