"""Writes References/labNN.json, or with --check verifies that the files are up to date.

    python Scripts/references/generate.py              every lab
    python Scripts/references/generate.py 3            one lab
    python Scripts/references/generate.py --check [3]  write nothing, exit 1 on any difference
"""

import argparse
import importlib
import sys
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "References"


def main():
    parser = argparse.ArgumentParser(description="Generate the labs' reference data.")
    parser.add_argument("labs", nargs="*", type=int, help="lab numbers; all when omitted")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args()

    sys.path.insert(0, str(HERE))
    try:
        framework = importlib.import_module("framework")
    except ImportError as error:
        print(f"{error}; run: pip install -r requirements.txt", file=sys.stderr)
        return 1
    try:
        framework.require_pinned()
    except framework.Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1

    present = sorted(path.parent.name for path in HERE.glob("lab[0-9][0-9]/__init__.py"))
    chosen = [f"lab{number:02}" for number in options.labs] or present
    failed = False
    for name in chosen:
        if name not in present:
            print(f"there is no folder {name}", file=sys.stderr)
            failed = True
            continue
        lab = importlib.import_module(name).LAB
        try:
            text = framework.render(lab)
        except framework.Refusal as refusal:
            print(f"{name} is refused:\n{refusal}", file=sys.stderr)
            failed = True
            continue
        path = OUTPUT / f"{lab.name}.json"
        if options.check:
            failed |= not is_current(path, text)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"References/{path.name}: {len(text.encode()) // 1024} KB")
    return 1 if failed else 0


def is_current(path, text):
    """Whether the file holds exactly `text`; says the first line that differs."""
    if not path.exists():
        print(f"References/{path.name} is missing", file=sys.stderr)
        return False
    # Bytes, so that line ends count too.
    present = path.read_bytes().decode()
    if present == text:
        print(f"References/{path.name} is up to date")
        return True
    pairs = zip_longest(present.split("\n"), text.split("\n"), fillvalue="(no line)")
    line, (old, new) = next((n, p) for n, p in enumerate(pairs, 1) if p[0] != p[1])
    print(
        f"References/{path.name} differs from what would be generated, first at line {line}:\n"
        f"  file:      {old.strip()[:200]}\n  generated: {new.strip()[:200]}",
        file=sys.stderr,
    )
    return False


if __name__ == "__main__":
    sys.exit(main())
