"""How Swift's collections behave where Python's do not."""

from framework import AnyOrder, Crash, Tolerance

EXACT = Tolerance(0.0, 0.0)


def at(items, index):
    """`items[index]`, which stops the program outside 0 ..< count."""
    if not 0 <= index < len(items):
        raise Crash
    return items[index]


def hashed(value):
    """`value` after a detour over Swift's Set or Dictionary, whose order nobody can foretell."""
    return AnyOrder(value) if len(value) > 1 else value
