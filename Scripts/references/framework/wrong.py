"""Turns a right function into one that goes wrong."""


def stopping(condition, error, function):
    """`function`, which raises `error` where `condition` holds for its arguments."""

    def stopped(*args):
        if condition(*args):
            raise error
        return function(*args)

    return stopped


def after(check, function):
    """`function` behind a check of its own, for a mistake that is not guarded."""

    def checked(*args):
        check(*args)
        return function(*args)

    return checked


def changing(function, **changes):
    """`function`, with each of the named fields of its result changed."""

    def changed(*args):
        right = function(*args)
        return right | {field: change(right[field]) for field, change in changes.items()}

    return changed


def swapping(function):
    """`function`, with the two fields of its result in each other's place."""

    def swapped(*args):
        right = function(*args)
        return dict(zip(right, reversed(right.values())))

    return swapped
