"""Exercise 1.10: records grouped by one of their fields."""

from itertools import groupby

from framework import Crash, Dictionary, Exercise, LabError, cpython

from .swift import EXACT, hashed


def require_key(records, key):
    if any(key not in record for record in records):
        raise LabError("keyNotFound")


def record(**fields):
    return Dictionary(fields)


groups = Exercise(
    "1.10",
    source=cpython("dict.setdefault", "list.append"),
    points=10,
    tolerance=EXACT,
    guard=require_key,
    errors=("keyNotFound",),
)
THREE = [
    record(name="Ada", field="maths"),
    record(name="Marie", field="physics"),
    record(name="Emmy", field="maths"),
]
CITIES = [
    record(city="Oslo", land="Norway", sea="North Sea"),
    record(city="Rome", land="Italy", sea="Mediterranean"),
    record(city="Bergen", land="Norway", sea="North Sea"),
    record(city="Lima", land="Peru", sea="Pacific"),
    record(city="Naples", land="Italy", sea="Mediterranean"),
    record(city="Callao", land="Peru", sea="Pacific"),
    record(city="Bari", land="Italy", sea="Mediterranean"),
]
SEVEN = [record(day=day, hour=hour) for day, hour in zip("ZQMBXAK", "1234567")]
groups.case("three people by field", THREE, "field")
groups.case("cities by land", CITIES, "land")
groups.case("cities by sea", CITIES, "sea")
groups.case("days, each a group of its own", SEVEN, "day")
groups.case("turns", [record(who=who, move=move) for who, move in zip("BABAB", "edcba")], "who")
groups.case("all in one group", [record(k="x", n=n) for n in "312"], "k", weight=1)
groups.case(
    "the same record twice",
    [record(k="b", n="1"), record(k="a", n="2"), record(k="b", n="1")],
    "k",
)
groups.case(
    "an empty value", [record(k="", n="1"), record(k="a", n="2"), record(k="", n="3")], "k",
    weight=1,
)
groups.case(
    "records with other fields beside it",
    [record(k="b", n="1"), record(m="7", k="a"), record(k="b")],
    "k",
    weight=1,
)
groups.case(
    "capital letters make another group",
    [record(k="fig", n="1"), record(k="Fig", n="2"), record(k="fig", n="3")],
    "k",
    weight=1,
)
groups.case("one record", [record(name="Ada", field="maths")], "name", weight=1)
groups.case("no records", [], "field", weight=1)
groups.case("a key that no record has", THREE, "born")
groups.case(
    "a key that the last record lacks", [*THREE, record(name="Alan")], "field"
)
groups.case("an empty record", [record()], "field", weight=1)


@groups.reference
def python_groups(records, key):
    result = Dictionary()
    for record in records:
        result.setdefault(record[key], []).append(record)
    return result


@groups.accepts
def filtered(records, key):
    return Dictionary(
        (value, [record for record in records if record[key] == value])
        for value in dict.fromkeys(record[key] for record in records)
    )


def changing(change):
    """The right groups, each changed."""
    return lambda records, key: Dictionary(
        (value, change(group)) for value, group in python_groups(records, key).items()
    )


groups.mistake(
    "backwards-inside-a-group",
    "Inside your groups the last record comes first. Append each record behind those that are "
    "there.",
    hint=2, wrote=changing(lambda group: group[::-1]))
groups.mistake(
    "sorted-inside-a-group",
    "Inside your groups the records are sorted. Keep the order in which they came.",
    hint=2, wrote=changing(lambda group: sorted(group, key=lambda record: list(record.items()))))
groups.mistake(
    "duplicates-dropped",
    "A record that is there twice is in its group once. Two equal records are two records: keep "
    "both.",
    hint=2, wrote=changing(lambda group: [
        record for place, record in enumerate(group) if record not in group[:place]
    ]))
groups.mistake(
    "last-of-each-group",
    "Each of your groups has its last record only. Add to the group that is there, do not replace "
    "it.",
    hint=2, wrote=changing(lambda group: group[-1:]))
groups.mistake(
    "first-of-each-group",
    "Each of your groups has its first record only. Add the records that follow.",
    hint=2, wrote=changing(lambda group: group[:1]))
groups.mistake(
    "first-missing",
    "The first record of each group is missing. Begin a new group with the record itself, not with "
    "an empty list.",
    hint=2, wrote=changing(lambda group: group[1:]))
groups.mistake(
    "sorted-groups",
    "Your groups are in the order of the alphabet. Keep the order in which they first appear.",
    hint=1, wrote=lambda records, key: Dictionary(sorted(
        python_groups(records, key).items(), key=lambda entry: entry[0]
    )))
groups.mistake(
    "largest-group-first",
    "Your largest groups come first. Keep the order in which they first appear.",
    hint=1, wrote=lambda records, key: Dictionary(sorted(
        python_groups(records, key).items(), key=lambda entry: -len(entry[1])
    )))


@groups.mistake(
    "order-of-last-record",
    "A group that gets another record moves to the end of your dictionary. It should stay where "
    "it first appeared.",
    hint=2,
)
def _(records, key):
    result = Dictionary()
    for record in records:
        result[record[key]] = [*result.pop(record[key], []), record]
    return result


groups.mistake(
    "order-lost",
    "The groups are right, but in another order. Dictionary(grouping:by:) forgets it; an "
    "OrderedDictionary keeps it.",
    hint=1, wrote=lambda records, key: hashed(python_groups(records, key)))
groups.mistake(
    "runs-only",
    "Of each group only its last run of neighbours is there. A group goes on when its value comes "
    "again later.",
    hint=2, wrote=lambda records, key: Dictionary(
        (value, list(run)) for value, run in groupby(records, lambda record: record[key])
    ))


@groups.mistake(
    "key-removed",
    "The field you grouped by is missing from the records. Put them into their groups as they "
    "are.",
    hint=1,
)
def _(records, key):
    without = changing(lambda group: [
        Dictionary((field, value) for field, value in record.items() if field != key)
        for record in group
    ])
    return without(records, key)


def having(records, key):
    return [record for record in records if key in record]


groups.mistake(
    "missing-skipped",
    "A record without the field is left out. Nobody would notice the loss: throw "
    "LabError.keyNotFound.",
    hint=3, guarded=False,
    wrote=lambda records, key: python_groups(having(records, key), key))


@groups.mistake(
    "missing-as-empty",
    "A record without the field stands under the key \"\". Throw LabError.keyNotFound instead.",
    hint=3, guarded=False,
)
def _(records, key):
    result = Dictionary()
    for record in records:
        result.setdefault(record.get(key, ""), []).append(record)
    return result


@groups.mistake(
    "missing-stops",
    "A record without the field stops your code. Throw LabError.keyNotFound there.",
    hint=3, guarded=False,
)
def _(records, key):
    if len(having(records, key)) < len(records):
        raise Crash
    return python_groups(records, key)


groups.mistake(
    "missing-in-the-first-only",
    "A record without the field is left out, unless it is the first. Throw LabError.keyNotFound "
    "wherever the field is missing.",
    hint=3, guarded=False, wrote=lambda records, key: python_groups(
        having(records, key), key
    ) if not records or key in records[0] else require_key(records, key))
