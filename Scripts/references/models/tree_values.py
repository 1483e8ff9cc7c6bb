"""Prints the expected values of Tests/ModelsTests/DecisionTree, from scikit-learn.

    python Scripts/references/models/tree_values.py [DATA]

DATA is a folder with tables/breast_cancer.csv, tables/wine_data.csv and mnist/, as LAB_DATA is for the tests.

Of equally good features scikit-learn takes one at random, the engine the first. So only trees that are the same with
20 random states are printed: in these no tie decides. scikit-learn rounds the features to
Float, and thereby the thresholds.
"""

import gzip
import sys
import textwrap

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.tree import DecisionTreeClassifier

STATES = 20


def numbers(values):
    text = ", ".join(repr(v) for v in np.asarray(values).tolist())
    return f"[{text}]" if len(text) < 70 else "[\n" + textwrap.indent(textwrap.fill(text, 92), "      ") + ",\n    ]"


def grow(x, y, state=0, **settings):
    return DecisionTreeClassifier(random_state=state, **settings).fit(x, y)


def stable(name, x, y, importance=True, **settings):
    """Prints a tree with its pruning path, or that ties decide."""
    trees = [grow(x, y, state, **settings) for state in range(STATES)]
    t = trees[0].tree_
    for other in trees[1:]:
        if not (np.array_equal(t.feature, other.tree_.feature) and np.array_equal(t.threshold, other.tree_.threshold)):
            raise SystemExit(f"{name} {settings}: ties decide")
    path = trees[0].cost_complexity_pruning_path(x, y)
    alphas = path.ccp_alphas
    leaves = [grow(x, y, ccp_alpha=a, **settings).get_n_leaves() for a in (alphas[:-1] + alphas[1:]) / 2]
    fields = {
        "columns": np.where(t.children_left < 0, -1, t.feature),
        "thresholds": t.threshold[t.children_left >= 0],
        "impurities": t.impurity,
        "rows": t.n_node_samples,
        "importance": trees[0].feature_importances_ if importance else [],
        "alphas": alphas,
        "leavesBetween": leaves,
    }
    arguments = ",\n".join(f"    {key}: {numbers(value)}" for key, value in fields.items())
    print(f"\n  // {settings}\n  static let {name} = ReferenceTree(\n{arguments})")


def ranges(name, x, y, tests, labels, states, **settings):
    """Prints what the random choice among ties does to the whole tree."""
    trees = [grow(x, y, state, **settings) for state in range(states)]
    print(f"// {name}, {settings}, {states} random states")
    print("nodes:", sorted(t.tree_.node_count for t in trees))
    print("accuracies:", sorted(t.score(tests, labels) for t in trees))


def table(path):
    values = np.loadtxt(path, delimiter=",", skiprows=1)
    return values[:, :-1], values[:, -1].astype(int)


def images(path):
    read = lambda name, skip: np.frombuffer(gzip.open(f"{path}/{name}.gz").read(), np.uint8, offset=skip)
    x, y = read("train-images-idx3-ubyte", 16), read("train-labels-idx1-ubyte", 8)
    tests, labels = read("t10k-images-idx3-ubyte", 16), read("t10k-labels-idx1-ubyte", 8)
    return x.reshape(-1, 784), y, tests.reshape(-1, 784), labels


def main():
    print("// scikit-learn", sklearn.__version__)
    x, y = load_iris(return_X_y=True)
    stable("irisSepals", x[:, [0]], y, criterion="entropy")
    stable("irisPetalsGini", x[:, [2]], y, criterion="gini")
    stable("irisPair", x[50:], y[50:], criterion="entropy", min_samples_leaf=3)
    stable("irisPairGini", x[50:], y[50:], criterion="gini", min_samples_leaf=3)
    if len(sys.argv) < 2:
        return
    data = sys.argv[1]
    x, y = table(f"{data}/tables/breast_cancer.csv")
    columns = [20, 21, 24, 27]
    stable("cancer", x[:, columns], y, criterion="entropy", min_samples_leaf=10)
    stable("cancerGini", x[:, columns], y, criterion="gini", min_samples_leaf=5)
    ranges("breast cancer", x, y, x, y, STATES, criterion="entropy")
    x, y = table(f"{data}/tables/wine_data.csv")
    columns = [9, 10, 12]
    stable("wine", x[:, columns], y, criterion="entropy", min_samples_leaf=5)
    stable("wineGini", x[:, columns], y, criterion="gini", min_samples_leaf=5)
    ranges("wine", x, y, x, y, STATES, criterion="entropy")
    x, y, tests, labels = images(f"{data}/mnist")
    stable("digits", x[:10_000], y[:10_000], importance=False, criterion="entropy", max_depth=5)
    ranges("MNIST", x, y, tests, labels, 8, criterion="entropy")


main()
