"""What the contracts ask of the values, and the errors they name."""

import math

from framework import LabError


def all_finite(values):
    return all(map(math.isfinite, values))


def has_nan(values):
    return any(map(math.isnan, values))


def finite_only(values):
    return [value for value in values if math.isfinite(value)]


def without_nan(values):
    return [value for value in values if not math.isnan(value)]


def constant(values):
    return min(values) == max(values)


def require_values(values, *_):
    if not values:
        raise LabError("emptyInput")


def require_finite_values(values, *_):
    require_values(values)
    if not all_finite(values):
        raise LabError("notFinite")


def is_no_table(table):
    return table.ndim != 2


def has_no_rows(table):
    return table.shape[0] == 0


def require_table(table):
    if is_no_table(table):
        raise LabError("invalidParameter")
