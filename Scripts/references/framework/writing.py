"""Renders References/labNN.json."""

from .checking import problems
from .errors import Refusal
from .values import dumped, encoded, sent


def render(lab):
    """The text of the lab's JSON file. Raises Refusal with every problem found."""
    found = problems(lab)
    if found:
        raise Refusal("\n".join(found))
    exercises = [indented(rendered(exercise), 4) for exercise in lab.exercises]
    return "\n".join(
        [
            "{",
            '  "version": 1,',
            f'  "lab": {lab.number},',
            f'  "generator": "Scripts/references/{lab.name}",',
            '  "exercises": [',
            ",\n".join(exercises),
            "  ]",
            "}",
            "",
        ]
    )


def rendered(exercise):
    """One exercise: a line for every case and for every output of a mistake."""
    head = {
        "id": exercise.id,
        "source": exercise.source,
        "points": exercise.points,
        "timeLimit": exercise.time_limit,
        "tolerance": written(exercise.tolerance),
    }
    if exercise.distribution:
        head["distribution"] = exercise.distribution
    cases = []
    for case, out in zip(exercise.cases, exercise.expected()):
        entry = {
            "name": case.name,
            "in": [sent(argument) for argument in case.args],
            "out": encoded(out),
            "weight": case.weight,
        }
        if case.tolerance:
            entry |= {"tolerance": written(case.tolerance), "why": case.why}
        cases.append(dumped(entry))
    mistakes = []
    for mistake in exercise.mistakes:
        opening = dumped({"id": mistake.id, "sentence": mistake.sentence, "hint": mistake.hint})
        outputs = exercise.outputs(mistake.function, mistake.guarded)
        lines = ",\n".join("  " + dumped(encoded(out)) for out in outputs)
        mistakes.append(f'{opening[:-1]}, "out": [\n{lines}\n]}}')
    lines = [f"  {dumped(key)}: {dumped(value)}," for key, value in head.items()]
    lines += [*listed("cases", cases)[:-1], "  ],"] + listed("mistakes", mistakes)
    return "\n".join(["{", *lines, "}"])


def listed(key, entries):
    """The lines of a list, between its brackets."""
    inside = [indented(",\n".join(entries), 4)] if entries else []
    return [f'  "{key}": [', *inside, "  ]"]


def written(tolerance):
    return {"absolute": tolerance.absolute, "relative": tolerance.relative}


def indented(text, columns):
    return "\n".join(" " * columns + line for line in text.split("\n"))
