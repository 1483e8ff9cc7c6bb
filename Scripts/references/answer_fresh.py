"""Answers fresh inputs with the programs the references come from, and compares.

    swift run lab check --fresh fresh.json
    python Scripts/references/answer_fresh.py fresh.json

The file has inputs that the grader draws, and what the reference implementations in Solutions/ answer.
Exit code 1 if another program answers otherwise, by the tolerance a student is held to.
"""

import importlib
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 1
    sys.path.insert(0, str(HERE))
    framework = importlib.import_module("framework")
    exercises = {
        exercise.id: exercise
        for path in sorted(HERE.glob("lab[0-9][0-9]/__init__.py"))
        for exercise in importlib.import_module(path.parent.name).LAB.exercises
    }
    agreed, differing = Counter(), []
    for case in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        exercise = exercises[case["exercise"]]
        arguments = tuple(framework.decoded(argument) for argument in case["in"])
        ours = framework.plain(framework.decoded(case["out"]))
        theirs = exercise.outcome(exercise.function, arguments)
        if framework.close(ours, theirs, exercise.tolerance):
            agreed[exercise.id.split(".")[0]] += 1
        else:
            differing.append(
                f"{exercise.id}, {case['name']}: {shown(case['in'])}\n"
                f"  Solutions:  {shown(case['out'])}\n"
                f"  {exercise.source}: {shown(framework.encoded(theirs))}"
            )
    for lab, count in agreed.items():
        print(f"lab {lab}: {count} fresh inputs answered alike")
    for text in differing:
        print(text, file=sys.stderr)
    return 1 if differing or not agreed else 0


def shown(form):
    return json.dumps(form, ensure_ascii=False)[:400]


if __name__ == "__main__":
    sys.exit(main())
