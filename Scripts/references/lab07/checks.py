"""What the contracts ask of the values, and the errors they name."""

import math

from framework import LabError


def require_counts(counts):
    if any(count < 0 for count in counts):
        raise LabError("invalidParameter")
    if sum(counts) == 0:
        raise LabError("emptyInput")


def require_labels(labels, others):
    """Labels from 0, at least one, and as many as there are of the others."""
    if len(labels) != len(others):
        raise LabError("lengthMismatch")
    if not labels:
        raise LabError("emptyInput")
    if min(labels) < 0:
        raise LabError("invalidLabel")


def require_minimum(minimum):
    if minimum < 1:
        raise LabError("invalidParameter")


def require_finite(values):
    if not all(map(math.isfinite, values)):
        raise LabError("notFinite")


def require_values(values, labels, minimum):
    require_labels(labels, values)
    require_finite(values)
    require_minimum(minimum)


def require_matrix(features):
    if features.ndim != 2:
        raise LabError("shapeMismatch")


def require_table(features, labels):
    require_matrix(features)
    require_labels(labels, features)


def require_split_table(features, labels, minimum):
    require_table(features, labels)
    require_finite(features.ravel().tolist())
    require_minimum(minimum)
