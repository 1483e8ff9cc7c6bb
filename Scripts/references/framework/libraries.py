"""The libraries that give references: which versions, and how a source names them."""

import importlib.metadata
from pathlib import Path

from .errors import Refusal

NAMES = {"numpy": "NumPy", "scipy": "SciPy", "sklearn": "scikit-learn", "mpmath": "mpmath",
         "torch": "PyTorch"}
REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"


def require_pinned(requirements=REQUIREMENTS):
    """Raises Refusal unless exactly the versions in requirements.txt are installed."""
    wrong = []
    for line in requirements.read_text().split():
        name, pinned = line.split("==")
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = "none"
        # PyTorch's builds for one kind of processor say so behind a "+".
        if installed.split("+")[0] != pinned:
            wrong.append(f"{name} {pinned} is pinned, but {installed} is installed")
    if wrong:
        raise Refusal("\n".join([*wrong, f"run: pip install -r {requirements.name}"]))


def library(module, *functions):
    """Names a source: the library as imported, with its version, and the functions used."""
    *others, last = functions
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{NAMES[module.__name__]} {module.__version__.split('+')[0]}, {listed}"


def cpython(*features):
    """Names a source: the language itself, in the versions in which it does the same."""
    *others, last = features
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"CPython 3.11 or later, {listed}"
