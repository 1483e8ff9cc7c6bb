"""Exercise 9.4: weights that solve exclusive or, judged by what the network then does."""

from framework import Exercise, Tolerance

exclusive_or = Exercise(
    "9.4",
    source="the truth table of exclusive or, on a forward pass of the grader's own",
    points=15,
    # No number is compared with an expected one: a property has its bounds.
    tolerance=Tolerance(0.0, 0.0),
    only_properties=True,
)
