"""What the contracts ask of the arguments, and the errors they name."""

from framework import LabError


def require(condition, code):
    if not condition:
        raise LabError(code)


def is_table(features):
    return features.ndim == 2


def are_classes(values):
    return all(value in (0, 1) for value in values)


def are_shares(values):
    """Numbers in 0…1; NaN is none."""
    return all(0 <= value <= 1 for value in values)


def require_columns(features, weights):
    require(is_table(features) and features.shape[1] == len(weights), "shapeMismatch")


def require_labels(count, labels):
    require(count == len(labels), "lengthMismatch")
    require(labels, "emptyInput")
    require(are_classes(labels), "invalidLabel")
