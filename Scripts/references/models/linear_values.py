"""Prints the expected values of Tests/ModelsTests/Linear and Evaluation: scikit-learn's, at optima of 12 digits.

    python3 Scripts/references/models/linear_values.py [DATA]

DATA holds tables/*.csv and mnist/ (see the README); without it only the irises are done. The digits take some minutes.
"""

import gzip
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.metrics import confusion_matrix, log_loss, precision_recall_fscore_support
from sklearn.preprocessing import StandardScaler


def numbers(values):
    return [float(f"{v:.15g}") for v in np.ravel(values)]


def regression():
    measurements = load_iris().data
    x, y = measurements[:, :3], measurements[:, 3]
    for model in (LinearRegression(), Ridge(alpha=1.0), Ridge(alpha=100.0)):
        model.fit(x, y)
        print(model, numbers(model.coef_), numbers(model.intercept_), "R2", numbers(model.score(x, y)))


def gradient(model, x, y, c):
    """The largest component of the gradient of J."""
    p = model.predict_proba(x) - np.eye(len(model.classes_))[y]
    p = p[:, 1:] if len(model.coef_) == 1 else p
    return max(np.abs(p.T @ x / len(y) + model.coef_ / (c * len(y))).max(), np.abs(p.mean(0)).max())


def optimum(x, y, c):
    """The model at the minimum of J, and J there; the gradient says how near it is."""
    model = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-14, max_iter=1000).fit(x, y)
    print("largest component of the gradient", gradient(model, x, y, c))
    loss = log_loss(y, model.predict_proba(x)) + (model.coef_**2).sum() / (2 * c * len(y))
    return model, loss


def logistic(name, x, y, c, rows):
    model, loss = optimum(x, y, c)
    print(name, "C", c, "J", numbers(loss), "accuracy", numbers(model.score(x, y)))
    print("  coefficients [classes, columns]", model.coef_.shape, numbers(model.coef_)[:12])
    # More than two classes: scikit-learn's intercepts may differ from ours by a constant.
    print("  intercepts", numbers(model.intercept_ - (model.intercept_.mean() if len(model.intercept_) > 1 else 0)))
    print("  probabilities", [numbers(p) for p in model.predict_proba(x[rows])])
    return model


def judged(labels, predictions):
    print("confusion", confusion_matrix(labels, predictions).tolist())
    for average in (None, "macro", "weighted"):
        scores = precision_recall_fscore_support(labels, predictions, average=average, zero_division=0)
        print("  ", average, [numbers(s) if s is not None else None for s in scores])


def table(path):
    with open(path) as file:
        rows = np.array([[float(v) for v in line.split(",")] for line in file.readlines()[1:]])
    return rows[:, :-1], rows[:, -1].astype(int)


def idx(path):
    with gzip.open(path) as file:
        return file.read()


def tables(data):
    for name in ("breast_cancer", "wine_data"):
        x, y = table(f"{data}/tables/{name}.csv")
        logistic(name, StandardScaler().fit_transform(x), y, 1.0, [0, 100])
    images = np.frombuffer(idx(f"{data}/mnist/train-images-idx3-ubyte.gz"), np.uint8, offset=16).reshape(-1, 784)
    labels = np.frombuffer(idx(f"{data}/mnist/train-labels-idx1-ubyte.gz"), np.uint8, offset=8).astype(int)
    x, y = images[:1000] / 255.0, labels[:1000]
    held, truth = images[1000:2000] / 255.0, labels[1000:2000]
    model, loss = optimum(x, y, 0.1)
    print("mnist C 0.1 J", numbers(loss), "accuracy", model.score(x, y), model.score(held, truth))
    print("  probabilities of row 0", numbers(model.predict_proba(x[:1])))


print("scikit-learn", sklearn.__version__, "NumPy", np.__version__)
regression()
iris = load_iris()
logistic("iris 3 classes", iris.data, iris.target, 1.0, [0, 70, 130])
logistic("iris 3 classes", iris.data, iris.target, 100.0, [70])
two = iris.target > 0
logistic("iris 2 classes", iris.data[two], iris.target[two] - 1, 1.0, [0, 20, 70])
free = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-12).fit(iris.data[two], iris.target[two] - 1)
print("iris 2 classes, no penalty", numbers(free.coef_), numbers(free.intercept_),
      "J", numbers(log_loss(iris.target[two] - 1, free.predict_proba(iris.data[two]))))
print("standardised row 0", numbers(StandardScaler().fit_transform(iris.data)[0]))
# One class is never predicted, one never occurs.
judged([0, 0, 0, 1, 1, 2, 2, 2, 2, 3], [0, 0, 1, 1, 2, 2, 2, 2, 2, 4])
if len(sys.argv) > 1:
    tables(sys.argv[1])
