"""What the functions of an exercise raise, and what refuses its data."""


class Refusal(Exception):
    """The reference data cannot be used; the message says why, one problem a line."""


class LabError(Exception):
    """What a student's function throws: `code` is the case name in Swift."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Crash(Exception):
    """A mistake's code would trap in Swift: an index out of range, a NaN made an Int."""
