"""Exercise 7.8: errors that were not thrown."""

from .ex08_prune import merged, prune, prune_upwards, require_validation
from .growing import is_leaf


@prune.mistake(
    "empty-prunes-all",
    "Without a validation row everything was pruned, for 0 mistakes are as few as 0. There is "
    "nothing to judge by: throw LabError.emptyInput.",
    hint=4, guarded=False,
)
def _(tree, features, labels):
    if not labels and features.ndim == 2 and not len(features):
        return merged(tree)
    require_validation(tree, features, labels)
    return prune_upwards(tree, features, labels)


@prune.mistake(
    "lengths-unchecked",
    "Rows and labels differ in number, and you judged by those that have both. Throw "
    "LabError.lengthMismatch.",
    hint=4, guarded=False,
)
def _(tree, features, labels):
    if features.ndim == 2:
        features = features[: len(labels)]
    require_validation(tree, features, labels)
    return prune_upwards(tree, features, labels)


@prune.mistake(
    "leaf-unchecked",
    "A tree of one leaf you return before you look at rows and labels. The errors come first, for "
    "every tree.",
    hint=4, guarded=False,
)
def _(tree, features, labels):
    if is_leaf(tree):
        return tree
    require_validation(tree, features, labels)
    return prune_upwards(tree, features, labels)
