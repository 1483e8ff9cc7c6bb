"""Values and their JSON form, which README.md describes."""

import json
import math
import re
import sys

import numpy as np

from .errors import Crash, LabError, Refusal


class Dictionary(dict):
    """A dictionary whose order counts; a plain dict is a record, whose fields have names."""


class Compound(tuple):
    """A Swift enum's case, an initialiser or a labelled tuple: `.insert(_:at:)` and its values."""

    def __new__(cls, name, *values):
        self = super().__new__(cls, values)
        self.name = name
        return self

    def __getnewargs__(self):
        return (self.name, *self)


class AnyOrder:
    """What a mistake gives in an order that differs from run to run: a list, or a Dictionary."""

    def __init__(self, value):
        self.value = value


def plain(value):
    """`value` in Python's own types, arrays of doubles, whole numbers and truths excepted."""
    if isinstance(value, np.ndarray):
        return value if value.dtype in (np.bool_, np.int64) else np.asarray(value, dtype=np.float64)
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, AnyOrder):
        return AnyOrder(plain(value.value))
    if isinstance(value, dict):
        return type(value)((key, plain(item)) for key, item in value.items())
    if isinstance(value, Compound):
        return Compound(value.name, *map(plain, value))
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def encoded(value):
    """`value` as JSON."""
    value = plain(value)
    if isinstance(value, LabError):
        return {"$throws": value.code}
    if isinstance(value, Crash):
        return {"$crash": True}
    if isinstance(value, np.ndarray):
        form = {"shape": list(value.shape), "data": value.ravel().tolist()}
        if value.dtype == np.float64:
            form["data"] = [named(number) or number for number in form["data"]]
        else:
            form["type"] = "bool" if value.dtype == np.bool_ else "int"
        return {"$array": form}
    if isinstance(value, AnyOrder):
        return {"$anyOrder": encoded(value.value)}
    if isinstance(value, (set, frozenset)):
        return {"$set": [encoded(member) for member in sorted(value)]}
    if isinstance(value, Compound):
        return {"$compound": value.name, "values": [encoded(item) for item in value]}
    if isinstance(value, Dictionary):
        return {"$dictionary": [[encoded(key), encoded(item)] for key, item in value.items()]}
    if isinstance(value, dict):
        return {key: encoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, float) and named(value):
        return {"$float": named(value)}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"a {type(value).__name__} has no JSON form here")


def sent(argument):
    """An argument of a call as JSON: a transposed view stays one."""
    if isinstance(argument, np.ndarray) and not argument.flags.c_contiguous:
        if not argument.flags.f_contiguous:
            raise Refusal("an array that is neither row-major nor the transpose of such a one")
        return {"transposed": encoded(argument.T)}
    return encoded(argument)


def decoded(form):
    """The value or argument of a JSON form: the reverse of `sent`."""
    if isinstance(form, list):
        return [decoded(item) for item in form]
    if not isinstance(form, dict):
        return form
    if "$throws" in form:
        return LabError(form["$throws"])
    if "$float" in form:
        return float(form["$float"])
    if "$array" in form:
        array = form["$array"]
        kind = {"int": np.int64, "bool": np.bool_}.get(array.get("type"), np.float64)
        return np.array(decoded(array["data"]), dtype=kind).reshape(array["shape"])
    if "$set" in form:
        return {decoded(member) for member in form["$set"]}
    if "$dictionary" in form:
        return Dictionary((decoded(key), decoded(item)) for key, item in form["$dictionary"])
    if "$compound" in form:
        return Compound(form["$compound"], *decoded(form["values"]))
    if set(form) == {"transposed"}:
        return decoded(form["transposed"]).T
    return {key: decoded(item) for key, item in form.items()}


def named(number):
    """The name of a number that JSON cannot write, or None."""
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    if 0 < abs(number) < sys.float_info.min:
        raise Refusal(f"{number} is subnormal, which not every JSON reader takes")
    return None


def numbers_in(value):
    """The numbers inside a value, whole numbers and NaN included."""
    if isinstance(value, np.ndarray):
        return value.ravel().tolist()
    if isinstance(value, dict):
        return [number for item in value.values() for number in numbers_in(item)]
    if isinstance(value, (list, Compound, set)):
        return [number for item in value for number in numbers_in(item)]
    return [value] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def specials_in(value):
    """The names of the NaN and infinities inside an encoded value."""
    return set(re.findall(r'"(nan|inf|-inf)"', dumped(value)))


def dumped(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
