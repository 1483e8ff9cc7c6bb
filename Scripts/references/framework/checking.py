"""Refuses an exercise whose data could mislead a student."""

import re

from .comparing import close
from .errors import Crash, LabError, Refusal
from .values import dumped, encoded, numbers_in, specials_in

HINTS = 4
SENTENCE_LIMIT = 160


def problems(lab):
    """Every reason why the lab's references must not be published, in words."""
    found = [f"{id}: declared twice" for id in repeated(e.id for e in lab.exercises)]
    for exercise in lab.exercises:
        if not exercise.id.startswith(f"{lab.number}."):
            found.append(f"{exercise.id}: not an exercise of lab {lab.number}")
        try:
            complaints = declaration_problems(exercise) or outcome_problems(exercise)
        except Refusal as refusal:
            complaints = [str(refusal)]
        found += [f"{exercise.id}: {complaint}" for complaint in complaints]
    return found


def declaration_problems(exercise):
    """What is wrong before anything is run."""
    found = [f"two cases named '{name}'" for name in repeated(c.name for c in exercise.cases)]
    found += [f"two mistakes with id '{id}'" for id in repeated(m.id for m in exercise.mistakes)]
    if exercise.only_properties:
        found += ["has cases or mistakes, though only properties judge it"] * bool(
            exercise.cases or exercise.mistakes
        )
    elif not exercise.cases:
        found.append("no cases")
    for case in exercise.cases:
        if (case.tolerance is None) != (case.why is None):
            found.append(f"case '{case.name}': its own tolerance and its why go together")
    for mistake in exercise.mistakes:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", mistake.id):
            found.append(f"mistake '{mistake.id}': an id is lower-case words joined by hyphens")
        if len(mistake.sentence) > SENTENCE_LIMIT:
            found.append(
                f"mistake '{mistake.id}': its sentence has {len(mistake.sentence)} characters, "
                f"more than {SENTENCE_LIMIT}"
            )
        if type(mistake.hint) is not int or not 1 <= mistake.hint <= HINTS:
            found.append(f"mistake '{mistake.id}': there is no hint {mistake.hint}")
    return found


def outcome_problems(exercise):
    """What is wrong with the results of the reference function and of the mistakes."""
    expected = exercise.expected()
    found = [
        f"case '{case.name}': the expected output is not the same twice"
        for case, first, second in zip(exercise.cases, expected, exercise.expected())
        if dumped(encoded(first)) != dumped(encoded(second))
    ]
    found += [
        f"case '{case.name}': its absolute tolerance would accept 0 for {number}"
        for case, value in zip(exercise.cases, expected)
        for number in numbers_in(value)
        if case.tolerance is None and 0 < abs(number) <= exercise.tolerance.absolute
    ]
    found += promise_problems(exercise, expected)

    for function in [exercise.function, *exercise.others]:
        for case in differing(exercise, exercise.outputs(function), expected):
            found.append(f"case '{case.name}': {function.__name__} is right, but would fail")

    outputs = {m.id: exercise.outputs(m.function, m.guarded) for m in exercise.mistakes}
    for mistake in exercise.mistakes:
        again = exercise.outputs(mistake.function, mistake.guarded)
        if dumped(encoded(again)) != dumped(encoded(outputs[mistake.id])):
            found.append(f"mistake '{mistake.id}': its output is not the same twice")
        if not differing(exercise, outputs[mistake.id], expected):
            found.append(f"mistake '{mistake.id}': no case tells it from the right answer")
    ids = list(outputs)
    for index, first in enumerate(ids):
        for second in ids[index + 1 :]:
            # The grader names the first mistake that fits, so the first must not fit the second.
            if not differing(exercise, outputs[second], outputs[first]):
                found.append(f"mistakes '{first}' and '{second}': no case tells them apart")
    return found


def promise_problems(exercise, expected):
    """Errors and special values that the contract names and no case expects, or the reverse."""
    thrown = {value.code for value in expected if isinstance(value, LabError)}
    found = [f"no case expects the error {code}" for code in exercise.errors if code not in thrown]
    found += [f"{code} is not in its contract" for code in sorted(thrown - {*exercise.errors})]
    present = specials_in(encoded(expected))
    found += [f"no case expects {name}" for name in exercise.specials if name not in present]
    found += [
        f"case '{case.name}': the reference crashes"
        for case, value in zip(exercise.cases, expected)
        if isinstance(value, Crash)
    ]
    return found


def differing(exercise, outputs, others):
    """The cases on which two rows of outputs differ beyond the tolerance."""
    return [
        case
        for case, one, other in zip(exercise.cases, outputs, others)
        if not close(one, other, exercise.tolerance_of(case))
    ]


def repeated(names):
    seen, twice = set(), []
    for name in names:
        if name in seen:
            twice.append(name)
        seen.add(name)
    return twice
