"""Shows that every refusal of the framework fires, and that the rest passes."""

import itertools
import json
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from framework import (  # noqa: E402
    AnyOrder,
    Compound,
    Crash,
    Dictionary,
    Exercise,
    Lab,
    LabError,
    Refusal,
    Tolerance,
    close,
    divide,
    encoded,
    library,
    logarithm,
    problems,
    render,
    require_pinned,
)
from framework.values import sent  # noqa: E402

LOOSE = Tolerance(1e-9, 1e-9)


def require_values(values):
    if not values:
        raise LabError("emptyInput")


def largest():
    """A sound exercise: the maximum of a list."""
    exercise = Exercise(
        "9.1", "CPython, max", 5, LOOSE, guard=require_values, errors=("emptyInput",)
    )
    exercise.case("two", [1.0, 3.0])
    exercise.case("none", [], weight=1)
    exercise.reference(lambda values: max(values))
    exercise.mistake("smallest", "You returned the smallest.", 1)(lambda values: min(values))
    return exercise


def complaints(*exercises):
    return "\n".join(problems(Lab(9, list(exercises))))


class Refusals(unittest.TestCase):
    def refused(self, text, *exercises):
        self.assertIn(text, complaints(*exercises))
        with self.assertRaises(Refusal):
            render(Lab(9, list(exercises)))

    def test_sound_exercise_passes(self):
        self.assertEqual(complaints(largest()), "")

    def test_mistake_like_the_right_answer(self):
        exercise = largest()
        exercise.mistake("right", "You sorted.", 1)(lambda values: sorted(values)[-1])
        self.refused("mistake 'right': no case tells it from the right answer", exercise)

    def test_mistake_within_tolerance(self):
        exercise = largest()
        exercise.mistake("nearly", "You rounded.", 1)(lambda values: max(values) + 1e-10)
        self.refused("mistake 'nearly': no case tells it", exercise)

    def test_two_mistakes_alike(self):
        exercise = largest()
        exercise.mistake("first", "You took the first.", 1)(lambda values: values[0])
        self.refused("mistakes 'smallest' and 'first': no case tells them apart", exercise)

    def test_mistake_without_decorator(self):
        exercise = largest()
        exercise.mistake("zero", "You returned 0.", 1, lambda values: 0.0)
        self.assertEqual(complaints(exercise), "")
        self.assertEqual(len(exercise.mistakes), 2)

    def test_mistake_in_any_order_hides_what_follows(self):
        def both():
            exercise = Exercise("9.1", "CPython, list", 5, LOOSE)
            exercise.case("two", [2.0, 1.0])
            exercise.reference(lambda values: values)
            return exercise

        exercise = both()
        exercise.mistake("lost", "In another order.", 1)(lambda values: AnyOrder(values))
        exercise.mistake("sorted", "You sorted.", 1)(lambda values: sorted(values))
        self.refused("mistakes 'lost' and 'sorted': no case tells them apart", exercise)

        exercise = both()
        exercise.mistake("sorted", "You sorted.", 1)(lambda values: sorted(values))
        exercise.mistake("lost", "In another order.", 1)(lambda values: AnyOrder(values))
        self.assertEqual(complaints(exercise), "")

    def test_one_more_case_tells_them_apart(self):
        exercise = largest()
        exercise.mistake("first", "You took the first.", 1)(lambda values: values[0])
        exercise.case("falling", [3.0, 1.0])
        self.assertEqual(complaints(exercise), "")

    def test_duplicates(self):
        exercise = largest()
        exercise.case("two", [4.0, 5.0])
        exercise.mistake("smallest", "You returned the first.", 1)(lambda values: values[0])
        self.refused("two cases named 'two'", exercise)
        self.refused("two mistakes with id 'smallest'", exercise)
        self.refused("9.1: declared twice", largest(), largest())

    def test_exercise_of_another_lab(self):
        exercise = largest()
        exercise.id = "3.1"
        self.refused("3.1: not an exercise of lab 9", exercise)

    def test_no_cases(self):
        self.refused("9.1: no cases", Exercise("9.1", "CPython, max", 5, LOOSE))

    def test_only_properties(self):
        exercise = Exercise("9.1", "a property", 5, LOOSE, only_properties=True)
        self.assertEqual(complaints(exercise), "")
        written = json.loads(render(Lab(9, [exercise])))["exercises"][0]
        self.assertEqual((written["cases"], written["mistakes"]), ([], []))
        exercise.case("two", [1.0, 3.0])
        self.refused("9.1: has cases or mistakes, though only properties judge it", exercise)

    def test_output_not_reproducible(self):
        exercise, counter = largest(), itertools.count()
        exercise.reference(lambda values: float(next(counter)))
        self.refused("case 'two': the expected output is not the same twice", exercise)

    def test_mistake_not_reproducible(self):
        exercise, counter = largest(), itertools.count()
        exercise.mistake("random", "You guessed.", 1)(lambda values: float(next(counter)))
        self.refused("mistake 'random': its output is not the same twice", exercise)

    def test_long_sentence(self):
        exercise = largest()
        exercise.mistake("talkative", "a" * 161, 1)(lambda values: 0.0)
        self.refused("mistake 'talkative': its sentence has 161 characters", exercise)

    def test_hint_that_does_not_exist(self):
        for hint in (0, 5, -1, 2.0, True, None):
            exercise = largest()
            exercise.mistake("helpless", "You erred.", hint)(lambda values: 0.0)
            self.refused(f"mistake 'helpless': there is no hint {hint}", exercise)

    def test_promised_error_without_case(self):
        exercise = largest()
        exercise.errors += ("notFinite",)
        self.refused("no case expects the error notFinite", exercise)

    def test_promised_special_value_without_case(self):
        exercise = largest()
        exercise.specials = ("nan",)
        self.refused("no case expects nan", exercise)

    def test_error_outside_the_contract(self):
        exercise = largest()
        exercise.errors = ()
        self.refused("emptyInput is not in its contract", exercise)

    def test_crashing_reference(self):
        def crash(values):
            raise Crash

        exercise = largest()
        exercise.reference(crash)
        self.refused("case 'two': the reference crashes", exercise)

    def test_right_algorithm_that_would_fail(self):
        def coarse(values):
            return round(max(values), 1)

        exercise = largest()
        exercise.accepts(coarse)
        exercise.case("untidy", [0.123, 0.456])
        self.refused("case 'untidy': coarse is right, but would fail", exercise)

    def test_references_that_disagree(self):
        exercise = largest()
        exercise.case("hard", [1.0, 2.0], reference=lambda values: 2.1)
        self.refused("case 'hard': <lambda> is right, but would fail", exercise)

    def test_tolerance_without_reason(self):
        exercise = largest()
        exercise.case("loose", [1.0, 2.0], tolerance=LOOSE)
        self.refused("case 'loose': its own tolerance and its why go together", exercise)

    def test_absolute_tolerance_that_accepts_zero(self):
        exercise = largest()
        exercise.case("small", [1e-10, -1.0])
        self.refused("case 'small': its absolute tolerance would accept 0 for 1e-10", exercise)

        exercise = largest()
        exercise.case("small", [1e-10, -1.0], tolerance=Tolerance(0.0, 1e-9), why="it is small")
        exercise.case("zero", [0.0, -1.0])
        self.assertEqual(complaints(exercise), "")

    def test_subnormal_number(self):
        exercise = largest()
        exercise.case("tiny", [5e-324, 0.0])
        self.refused("5e-324 is subnormal", exercise)

    def test_version_that_is_not_pinned(self):
        with tempfile.TemporaryDirectory() as folder:
            requirements = Path(folder) / "requirements.txt"
            requirements.write_text(f"numpy=={np.__version__}\n")
            require_pinned(requirements)
            requirements.write_text("numpy==0.0.1\n")
            with self.assertRaisesRegex(Refusal, "numpy 0.0.1 is pinned, but"):
                require_pinned(requirements)


class Comparison(unittest.TestCase):
    def test_numbers(self):
        tolerance = Tolerance(0.5, 0.1)
        self.assertTrue(close(11.5, 10.0, tolerance))
        self.assertFalse(close(11.6, 10.0, tolerance))
        self.assertTrue(close(np.nan, np.nan, tolerance))
        self.assertFalse(close(0.0, np.nan, tolerance))
        self.assertTrue(close(np.inf, np.inf, tolerance))
        self.assertFalse(close(-np.inf, np.inf, tolerance))
        self.assertFalse(close(1e308, np.inf, tolerance))
        self.assertFalse(close(True, 1, tolerance))

    def test_structure(self):
        self.assertFalse(close([1.0], [1.0, 1.0], LOOSE))
        self.assertFalse(close({"a": 1.0}, {"b": 1.0}, LOOSE))
        self.assertFalse(close(np.zeros((2, 3)), np.zeros((3, 2)), LOOSE))
        self.assertFalse(close([0.0], np.zeros(1), LOOSE))
        self.assertFalse(close(np.zeros(1), np.zeros(1, bool), LOOSE))
        self.assertFalse(close(LabError("a"), LabError("b"), LOOSE))
        self.assertFalse(close(Crash(), LabError("a"), LOOSE))
        self.assertTrue(close(Crash(), Crash(), LOOSE))


    def test_collections(self):
        self.assertTrue(close({"b", "a"}, {"a", "b"}, LOOSE))
        self.assertFalse(close({"a"}, {"a", "b"}, LOOSE))
        self.assertTrue(close(Dictionary(a=1, b=2), Dictionary(a=1, b=2), LOOSE))
        self.assertFalse(close(Dictionary(b=2, a=1), Dictionary(a=1, b=2), LOOSE))
        self.assertFalse(close(Dictionary(a=1), {"a": 1}, LOOSE))
        self.assertFalse(close({"a": 1}, Dictionary(a=1), LOOSE))
        self.assertTrue(close(Compound("(a:)", 1), Compound("(a:)", 1), LOOSE))
        self.assertFalse(close(Compound("(a:)", 1), Compound("(b:)", 1), LOOSE))
        self.assertFalse(close(Compound("(a:)", 1), Compound("(a:)", 2), LOOSE))
        self.assertFalse(close([1], Compound("(a:)", 1), LOOSE))

    def test_any_order(self):
        self.assertTrue(close([2, 1, 2], AnyOrder([1, 2, 2]), LOOSE))
        self.assertFalse(close([2, 1, 1], AnyOrder([1, 2, 2]), LOOSE))
        self.assertFalse(close([1, 2], AnyOrder([1, 2, 2]), LOOSE))
        self.assertTrue(close(Dictionary(b=2, a=1), AnyOrder(Dictionary(a=1, b=2)), LOOSE))
        self.assertFalse(close(Dictionary(b=1, a=2), AnyOrder(Dictionary(a=1, b=2)), LOOSE))
        # It is not the right answer, though it may come out as that by chance.
        self.assertFalse(close(AnyOrder([1, 2]), [1, 2], LOOSE))


class Format(unittest.TestCase):
    def test_values(self):
        array = np.array([[1.0, np.nan], [-np.inf, 2.5]])
        self.assertEqual(
            encoded(np.array([[True, False]])),
            {"$array": {"shape": [1, 2], "data": [True, False], "type": "bool"}},
        )
        self.assertEqual(
            encoded(np.array([2**53 + 1])),
            {"$array": {"shape": [1], "data": [2**53 + 1], "type": "int"}},
        )
        self.assertEqual(
            encoded([1, 2.0, np.float64(np.inf), array, LabError("x"), Crash()]),
            [
                1,
                2.0,
                {"$float": "inf"},
                {"$array": {"shape": [2, 2], "data": [1.0, "nan", "-inf", 2.5]}},
                {"$throws": "x"},
                {"$crash": True},
            ],
        )

    def test_collections(self):
        self.assertEqual(
            encoded([{"b", "a"}, Dictionary(b=1, a={2}), Compound(".f(_:at:)", 1, [2]),
                     AnyOrder([2, 1])]),
            [
                {"$set": ["a", "b"]},
                {"$dictionary": [["b", 1], ["a", {"$set": [2]}]]},
                {"$compound": ".f(_:at:)", "values": [1, [2]]},
                {"$anyOrder": [2, 1]},
            ],
        )

    def test_transposed_argument(self):
        matrix = np.array([[1.0, 2.0], [3.0, 4.0]])
        self.assertEqual(sent(matrix.T), {"transposed": encoded(matrix)})
        self.assertEqual(sent([matrix.T.tolist()]), [[[1.0, 3.0], [2.0, 4.0]]])
        with self.assertRaises(Refusal):
            sent(np.zeros((4, 4))[::2, ::2])

    def test_file(self):
        text = render(Lab(9, [largest()]))
        self.assertTrue(text.endswith("}\n"))
        self.assertEqual(text, render(Lab(9, [largest()])))
        exercise = json.loads(text)["exercises"][0]
        self.assertEqual(exercise["cases"][0]["out"], 3.0)
        self.assertEqual(exercise["mistakes"][0]["out"], [1.0, {"$throws": "emptyInput"}])

    def test_arguments_survive_a_function_that_changes_them(self):
        exercise = largest()
        exercise.reference(lambda values: values.pop())
        self.assertEqual(complaints(exercise), "")

    def test_source(self):
        self.assertEqual(
            library(np, "numpy.a", "numpy.b", "numpy.c"),
            f"NumPy {np.__version__}, numpy.a, numpy.b and numpy.c",
        )


class Arithmetic(unittest.TestCase):
    def test_edges(self):
        self.assertEqual(divide(-1, 0), -np.inf)
        self.assertEqual(logarithm(0.0), -np.inf)
        self.assertTrue(np.isnan(logarithm(-1.0)))


if __name__ == "__main__":
    unittest.main()
