"""Declares a lab's exercises: a reference function, cases to run it on, and typical mistakes."""

import copy
import warnings
from dataclasses import dataclass, field

import numpy as np

from .comparing import Tolerance
from .errors import Crash, LabError
from .values import plain


@dataclass(frozen=True)
class Case:
    name: str
    args: tuple
    weight: int
    tolerance: Tolerance | None
    why: str | None
    reference: object


@dataclass(frozen=True)
class Mistake:
    id: str
    sentence: str
    hint: int
    function: object
    guarded: bool


@dataclass
class Exercise:
    """One function of the student's, and how it is judged.

    `guard` is called with the arguments before every function and throws the contract's errors, so
    that functions need not repeat them. `errors` are the codes the contract names, `specials`
    those of "nan", "inf" and "-inf" it promises: some case must expect each of them.
    `distribution` is of a training run: {"source": program and version, "values": what an
    independent program reached, run after run}, measured once by a script of the lab's and kept in
    a file beside it, since the last digits of a long training differ from machine to machine.
    `only_properties` is for a function without inputs whose answer nothing may give away: it has no
    cases and no mistakes, and is judged by the grader's properties alone.
    """

    id: str
    source: str
    points: int
    tolerance: Tolerance
    guard: object = lambda *args: None
    errors: tuple = ()
    specials: tuple = ()
    time_limit: float = 2.0
    distribution: object = None
    only_properties: bool = False
    function: object = None
    cases: list = field(default_factory=list)
    mistakes: list = field(default_factory=list)
    others: list = field(default_factory=list)

    def reference(self, function):
        """Decorates the function whose results are the expected outputs."""
        self.function = function
        return function

    def accepts(self, function):
        """Decorates another right way to compute it, which every case must let pass."""
        self.others.append(function)
        return function

    def case(self, name, *args, weight=2, tolerance=None, why=None, reference=None):
        """Adds a case. Its own `reference`, for a hard one, must agree with the exercise's."""
        self.cases.append(Case(name, args, weight, tolerance, why, reference))

    def mistake(self, id, sentence, hint, wrote=None, guarded=True):
        """Adds a mistake: `wrote` is the function of a student who makes it.

        Without `wrote` it decorates that function.
        """

        def declare(function):
            self.mistakes.append(Mistake(id, sentence, hint, function, guarded))
            return function

        return declare(wrote) if wrote else declare

    def outcome(self, function, args, guarded=True):
        """What `function` gives for `args`: a plain value, or the LabError or Crash it raised."""
        args = copy.deepcopy(args)
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                if guarded:
                    self.guard(*args)
                return plain(function(*args))
        except (LabError, Crash) as raised:
            return raised

    def tolerance_of(self, case):
        return case.tolerance or self.tolerance

    def expected(self):
        """The right answer to every case, in order."""
        return [self.outcome(case.reference or self.function, case.args) for case in self.cases]

    def outputs(self, function, guarded=True):
        """The answers of `function` to every case, in order."""
        return [self.outcome(function, case.args, guarded) for case in self.cases]


@dataclass
class Lab:
    number: int
    exercises: list

    @property
    def name(self):
        return f"lab{self.number:02}"
