"""Exercise 1.4: the name of a value's type."""

from framework import Compound, Dictionary, Exercise, cpython

from .swift import EXACT


def sent(value):
    """A Python value as the student's function gets it."""
    match value:
        case float():
            return Compound(".float(_:)", value)
        case list():
            return [sent(item) for item in value]
        case tuple():
            return Compound(".tuple(_:)", [sent(item) for item in value])
        case set():
            return Compound(".set(_:)", value)
        case dict():
            return Dictionary((key, sent(item)) for key, item in value.items())
    return value


def received(value):
    """The Python value again."""
    match value:
        case Dictionary():
            return {key: received(item) for key, item in value.items()}
        case Compound(name=".float(_:)" | ".set(_:)"):
            return value[0]
        case Compound():
            return tuple(map(received, value[0]))
        case list():
            return list(map(received, value))
    return value


type_name = Exercise("1.4", source=cpython("type(value).__name__"), points=5, tolerance=EXACT)
for name, value in [
    ("a mixed list", [1, "two", 3.0]),
    ("a whole number", 7),
    ("0", 0),
    ("a number with a fraction", 2.5),
    ("a float without a fraction", 3.0),
    ("a text", "seven"),
    ("a text of digits", "7"),
    ("an empty text", ""),
    ("true", True),
    ("false", False),
    ("a tuple", (1, "two")),
    ("a tuple of one number", (5,)),
    ("a tuple of one list", ([1, 2],)),
    ("a tuple without items", ()),
    ("a set", {1, 2, 3}),
    ("a set without members", set()),
    ("a dictionary", {"one": 1, "two": 2}),
    ("a dictionary without entries", {}),
    ("a list without items", []),
    ("a list of one text", ["alone"]),
    ("a list of lists", [[1], [2, 3]]),
    ("a list of one tuple", [(1, 2)]),
    ("a list of truth values", [True, False]),
]:
    type_name.case(name, sent(value), weight=2 if len(str(value)) > 2 else 1)


@type_name.reference
def name_of_type(value):
    return type(received(value)).__name__


def naming(**names):
    """The right function with other names for some types."""

    def named(value):
        right = name_of_type(value)
        return names.get(right, right)

    return named


def inside(*types):
    """A function that looks into collections of these types and names the first item's type."""

    def looked(value):
        right = name_of_type(value)
        items = received(value) if right in types else []
        return type(next(iter(items))).__name__ if items else right

    return looked


type_name.mistake(
    "bool-as-int",
    "true and false came out as int. Python counts a bool among the whole numbers, but type() "
    "says bool.",
    hint=3, wrote=naming(bool="int"))
type_name.mistake(
    "bool-as-text",
    "true and false came out as str. They are truth values, not texts: bool.",
    hint=3, wrote=naming(bool="str"))
type_name.mistake(
    "boolean",
    "Python's name for truth values is the short one, bool.",
    hint=3, wrote=naming(bool="boolean"))


@type_name.mistake(
    "one-item-tuple-as-its-item",
    "A tuple of one item came out as the item's type. In Python (5,) is a tuple, however few its "
    "items.",
    hint=2,
)
def _(value):
    right = received(value)
    return type(right[0] if isinstance(right, tuple) and len(right) == 1 else right).__name__


type_name.mistake(
    "swift-names",
    "Those are Swift's names for the types. Python's are asked for: int, float, str, bool, list, "
    "tuple, set, dict.",
    hint=1, wrote=naming(
        int="Int", float="Double", str="String", bool="Bool", list="Array", tuple="Tuple",
        set="Set", dict="Dictionary",
    ))
type_name.mistake(
    "capital-letters",
    "Python writes the names of these types in small letters only.",
    hint=1, wrote=lambda value: name_of_type(value).capitalize())
type_name.mistake(
    "names-of-the-cases",
    "You returned the names of the Swift cases. Two of them are not Python's: a text is a str, a "
    "dictionary a dict.",
    hint=3, wrote=naming(str="text", dict="dictionary"))
type_name.mistake(
    "text-for-str", "Python's name for a text is str, not text.", hint=3, wrote=naming(str="text"))
type_name.mistake(
    "string-for-str",
    "Python's name for a text is str, not string.",
    hint=3, wrote=naming(str="string"))
type_name.mistake(
    "double-for-float",
    "Python's name for a Double is float.",
    hint=3, wrote=naming(float="double"))
type_name.mistake(
    "dictionary-for-dict",
    "Python's name for a dictionary is dict.",
    hint=3, wrote=naming(dict="dictionary"))
type_name.mistake(
    "string-and-dictionary",
    "Two names are not Python's: a text is a str, a dictionary a dict.",
    hint=3, wrote=naming(str="string", dict="dictionary"))
type_name.mistake(
    "array-for-list",
    "Python's name for what Swift calls an Array is list.",
    hint=3, wrote=naming(list="array"))
type_name.mistake(
    "tuple-as-list",
    "Tuples came out as list. Both hold items in order, but a tuple never changes, and is a type "
    "of its own.",
    hint=2, wrote=naming(tuple="list"))
type_name.mistake(
    "set-as-list",
    "Sets came out as list. A set has no order and holds each member once; its name is set.",
    hint=2, wrote=naming(set="list"))
type_name.mistake(
    "float-as-int",
    "Every float came out as int. A number written with a point is a float.",
    hint=3, wrote=naming(float="int"))


@type_name.mistake(
    "whole-float-as-int",
    "A float without a fraction came out as int. 3.0 is a float: the type is not a matter of the "
    "value.",
    hint=3,
)
def _(value):
    right = received(value)
    return "int" if isinstance(right, float) and right.is_integer() else type(right).__name__


type_name.mistake(
    "type-of-the-items",
    "For a list, tuple or set you returned the type of its first item. The collection's own type "
    "is asked for.",
    hint=2, wrote=inside("list", "tuple", "set"))
type_name.mistake(
    "type-of-the-list-items",
    "For a list you returned the type of its first item. The list's own type is asked for.",
    hint=2, wrote=inside("list"))
