"""Exercise 5.2: z = β₀ + Xβ."""

import numpy as np

from framework import Crash, Exercise, LabError, Tolerance, library, total
from framework.wrong import stopping

from .checks import is_table, require_columns
from .logistic import exact_scores, logistic, scores_of

UNTIDY = np.array([[0.3, -1.7, 2.25], [4.1, 0.0, -0.6], [-2.2, 5.5, 1.0], [0.9, 0.8, 0.7]])
WEIGHTS = [1.25, -0.4, 3.3]

logits = Exercise(
    "5.2",
    source=f"exact arithmetic, agreeing with {library(np, 'numpy.matmul')}",
    points=5,
    # A few products of numbers below 1e6: their roundings stay below 1e-9.
    tolerance=Tolerance(1e-9, 1e-12),
    guard=lambda features, weights, intercept: require_columns(features, weights),
    errors=("shapeMismatch",),
)
logits.case("three films", np.array([[17.0, 1.0], [6.0, 27.0], [14.0, 9.0]]), [0.5, -0.25], -2.0)
logits.case("four rows, three columns", UNTIDY, WEIGHTS, 0.7)
logits.case("square", np.array([[1.0, 2.0], [-3.0, 0.5]]), [2.0, -7.5], 1.5)
logits.case("a transposed view", np.array([[1.0, 2.0, 3.0], [5.0, -4.0, 0.5]]).T, [0.3, 1.1], -0.9)
logits.case("one column", np.array([[2.0], [-1.5], [0.0]]), [4.0], 0.25, weight=1)
logits.case("one row", np.array([[3.0, -4.25]]), [0.8, 0.2], -1.0, weight=1)
logits.case("all weights 0", np.array([[3.0, -4.0], [8.0, 0.5]]), [0.0, 0.0], -1.75, weight=1)
logits.case(
    "plus and minus 1000", np.array([[1000.0, -1000.0], [-1000.0, 0.001]]), [1000.0, 1.0], -1000.0,
    weight=1)
logits.case("no columns", np.zeros((2, 0)), [], 0.5, weight=1)
logits.case("no rows", np.zeros((0, 2)), [1.0, 2.0], 0.5, weight=1)
logits.case("a weight too few", np.array([[1.0, 2.0], [3.0, 4.0]]), [0.5], 0.1, weight=1)
logits.case("a weight too many", np.array([[1.0, 2.0], [3.0, 4.0]]), [0.5, 1.0, 2.0], 0.1, weight=1)
logits.case("rank 1", np.array([1.0, 2.0]), [0.5, 1.0], 0.1, weight=1)


@logits.reference
def exact_logits(features, weights, intercept):
    return [float(z) for z in exact_scores(features, weights, intercept)]


@logits.accepts
def row_by_row(features, weights, intercept):
    return scores_of(features, weights, intercept)


@logits.accepts
def by_product(features, weights, intercept):
    return (features @ np.array(weights) + intercept).tolist()


@logits.accepts
def column_of_ones(features, weights, intercept):
    table = np.column_stack([np.ones(len(features)), features])
    return (table @ np.array([intercept, *weights])).tolist()


logits.mistake(
    "intercept-dropped",
    "Your sums lack the intercept. Start each of them with β₀, before the first product.",
    hint=2, wrote=lambda features, weights, intercept: scores_of(features, weights, 0.0))
logits.mistake(
    "intercept-subtracted",
    "You subtracted the intercept. It is added: z = β₀ + x₁β₁ + x₂β₂ + …",
    hint=2, wrote=lambda features, weights, intercept: scores_of(features, weights, -intercept))
logits.mistake(
    "intercept-for-each-column",
    "You added the intercept once for every column. It counts once for a row.",
    hint=4, wrote=lambda features, weights, intercept: scores_of(
        features, weights, intercept * len(weights)
    ))
logits.mistake(
    "sum-runs-on",
    "Every row of yours begins with the sum of the rows before it. Begin each sum anew, with β₀.",
    hint=3, wrote=lambda features, weights, intercept: np.cumsum(
        [intercept, *scores_of(features, weights, 0.0)]
    )[1:].tolist())
logits.mistake(
    "weights-only-added",
    "You added the weights to the features. Each feature is multiplied by its weight.",
    hint=1, wrote=lambda features, weights, intercept: [
        total([intercept, *(x + weight for x, weight in zip(row, weights))])
        for row in features.tolist()
    ])
logits.mistake(
    "weights-ignored",
    "You added up the features of a row as they are. Each of them counts as much as its weight "
    "says.",
    hint=1, wrote=lambda features, weights, intercept: scores_of(
        features, [1.0] * len(weights), intercept
    ))
logits.mistake(
    "weights-reversed",
    "Your weights are in the reverse order. weights[j] belongs to column j.",
    hint=3, wrote=lambda features, weights, intercept: scores_of(
        features, weights[::-1], intercept
    ))
logits.mistake(
    "sigmoid-applied",
    "You returned probabilities. The exercise asks for z itself, before the sigmoid.",
    hint=1, wrote=lambda features, weights, intercept: [
        logistic(z) for z in scores_of(features, weights, intercept)
    ])
logits.mistake(
    "first-column-only",
    "Only the first column counts in your sums. Add up the products of all columns.",
    hint=2, wrote=lambda features, weights, intercept: scores_of(
        features, weights[:1], intercept
    ))
logits.mistake(
    "mean-for-sum",
    "You divided the sum of the products by the number of columns. z is their sum.",
    hint=2, wrote=lambda features, weights, intercept: [
        z / max(len(weights), 1) + intercept for z in scores_of(features, weights, 0.0)
    ])
logits.mistake(
    "no-rows-refused",
    "For a table without rows you threw emptyInput. No rows simply have no z: return an empty "
    "list.",
    hint=3, wrote=stopping(
        lambda features, *_: len(features) == 0, LabError("emptyInput"), scores_of
    ))


def fewest(features, weights, intercept):
    """As far as both features and weights go."""
    if not is_table(features):
        raise LabError("shapeMismatch")
    return scores_of(features, weights, intercept)


logits.mistake(
    "width-unchecked",
    "With a weight too many or too few you returned numbers. Throw LabError.shapeMismatch unless "
    "there is one for every column.",
    hint=3, guarded=False, wrote=fewest)
logits.mistake(
    "surplus-columns-ignored",
    "With a weight too few you left a column out, and with one too many your code stops. Compare "
    "shape[1] with the number of weights first.",
    hint=3, guarded=False, wrote=stopping(
        lambda features, weights, _: is_table(features) and features.shape[1] < len(weights),
        Crash(), fewest,
    ))
logits.mistake(
    "weights-run-out",
    "With a weight too few your code stops, and with one too many it goes on. Compare shape[1] "
    "with the number of weights first.",
    hint=3, guarded=False, wrote=stopping(
        lambda features, weights, _: is_table(features) and features.shape[1] > len(weights),
        Crash(), fewest,
    ))
logits.mistake(
    "nothing-checked",
    "Features of rank 1, or a weight too many, stop your code; with one too few you left a column "
    "out. Check both first: LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda features, weights, _: not is_table(features) or features.shape[1] < len(weights),
        Crash(), scores_of,
    ))
logits.mistake(
    "length-for-shape",
    "Where the weights do not fit you threw lengthMismatch. The exercise asks for "
    "shapeMismatch: the weights must fit the table's shape.",
    hint=3, guarded=False, wrote=stopping(
        lambda features, weights, _: not is_table(features) or features.shape[1] != len(weights),
        LabError("lengthMismatch"), scores_of,
    ))
logits.mistake(
    "rank-unchecked",
    "An array that is not of rank 2 stops your code. Check the rank first and throw "
    "LabError.shapeMismatch.",
    hint=3, guarded=False, wrote=stopping(
        lambda features, *_: not is_table(features), Crash(),
        lambda features, weights, intercept: (
            require_columns(features, weights), scores_of(features, weights, intercept)
        )[1],
    ))
