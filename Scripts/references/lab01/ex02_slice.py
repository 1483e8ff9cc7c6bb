"""Exercise 1.2: slices."""

from framework import Crash, Exercise, LabError, cpython

from .swift import EXACT, at

SIX = [10, 20, 30, 40, 50, 60]


def require_step(items, start, stop, step):
    if step == 0:
        raise LabError("invalidParameter")


slicing = Exercise(
    "1.2",
    source=cpython("list slicing"),
    points=10,
    tolerance=EXACT,
    guard=require_step,
    errors=("invalidParameter",),
)
slicing.case("from 1 up to 4", SIX, 1, 4, None)
slicing.case("start omitted", SIX, None, 3, None)
slicing.case("stop omitted", SIX, 2, None, None)
slicing.case("everything omitted", SIX, None, None, None)
slicing.case("every second item", SIX, None, None, 2)
slicing.case("every second item from 1 to 5", SIX, 1, 5, 2)
slicing.case("every third item, five of them", [7, 8, 9, 10, 11], None, None, 3)
slicing.case("the last two", SIX, -2, None, None)
slicing.case("all but the last", SIX, None, -1, None)
slicing.case("both from the end", SIX, -4, -1, None)
slicing.case("all backwards", SIX, None, None, -1)
slicing.case("from 4 back to 1", SIX, 4, 1, -1)
slicing.case("every second item backwards", SIX, None, None, -2)
slicing.case("every second item backwards, of five", [7, 8, 9, 10, 11], None, None, -2)
slicing.case("backwards, both from the end", SIX, -1, -4, -1)
slicing.case("backwards from 3 to the beginning", SIX, 3, None, -1)
slicing.case("backwards from the end to 2", SIX, None, 2, -1)
slicing.case("backwards from 3 to -1, which is the last", SIX, 3, -1, -1, weight=1)
slicing.case("stop past the end", SIX, 2, 100, None)
slicing.case("start before the beginning", SIX, -100, 2, None)
slicing.case("both past the end", SIX, 7, 9, None, weight=1)
slicing.case("both before the beginning", SIX, -9, -7, None, weight=1)
slicing.case("backwards from past the end", SIX, 100, 2, -1, weight=1)
slicing.case("backwards to before the beginning", SIX, 2, -100, -1, weight=1)
slicing.case("backwards from before the beginning", SIX, -100, None, -1, weight=1)
slicing.case("start behind stop", SIX, 4, 1, None, weight=1)
slicing.case("backwards, start before stop", SIX, 1, 4, -1, weight=1)
slicing.case("start at stop", SIX, 3, 3, None, weight=1)
slicing.case("a step longer than the list", SIX, 1, None, 100, weight=1)
slicing.case("one item backwards", [7], None, None, -1, weight=1)
slicing.case("an empty list", [], None, None, None, weight=1)
slicing.case("an empty list backwards", [], None, None, -1, weight=1)
slicing.case("step 0", SIX, 1, 4, 0, weight=1)
slicing.case("step 0 in an empty list", [], None, None, 0, weight=1)


@slicing.reference
def slice_of_list(items, start, stop, step):
    return items[start:stop:step]


def walked(items, start, stop, step, resolve=True, clamp=True, loses=0, sign=1):
    """A slice item by item, as Swift's `stride` goes, with one thing or another left out."""
    step = 1 if step is None else step * sign
    lowest, highest = (0, len(items)) if step > 0 else (-1, len(items) - 1)

    def position(index):
        if resolve and index < 0:
            index += len(items)
        return max(lowest, min(index, highest)) if clamp else index

    first = (lowest if step > 0 else highest) if start is None else position(start)
    end = (highest if step > 0 else lowest + loses) if stop is None else position(stop)
    return [at(items, place) for place in range(first, end, step)]


@slicing.accepts
def walk(items, start, stop, step):
    return walked(items, start, stop, step)


@slicing.accepts
def indices_of_slice(items, start, stop, step):
    return [items[place] for place in range(*slice(start, stop, step).indices(len(items)))]


STOP_INCLUDED = (
    "The item at stop is in your slice. A slice ends before it: from 1 up to 4 means the "
    "positions 1, 2 and 3."
)


def including(clamp=True, backwards=True, safely=True):
    """A slice that goes on to the item at stop.

    `clamp` moves stop into the list before it is counted in, `backwards` counts it in with a
    negative step, too, and without `safely` the place behind the last item is read as well.
    """

    def included(items, start, stop, step):
        step = 1 if step is None else step
        count = len(items)
        lowest, highest = (0, count) if step > 0 else (-1, count - 1)

        def resolved(index):
            return index + count if index < 0 else index

        def inside(place):
            return max(lowest, min(place, highest))

        first = (lowest if step > 0 else highest) if start is None else inside(resolved(start))
        end = highest if step > 0 else lowest
        if stop is not None:
            end = inside(resolved(stop)) if clamp else resolved(stop)
            if step > 0 or backwards:
                end += 1 if step > 0 else -1
            if safely:
                end = max(-1, min(end, count))
        return [at(items, place) for place in range(first, end, step)]

    return included


for suffix, behaviour in [
    ("", {"clamp": False}),
    ("-after-clamping", {}),
    ("-forwards", {"clamp": False, "backwards": False}),
    ("-forwards-after-clamping", {"backwards": False}),
    ("-past-the-end", {"safely": False}),
    ("-forwards-past-the-end", {"backwards": False, "safely": False}),
]:
    slicing.mistake(f"stop-included{suffix}", STOP_INCLUDED, hint=1, wrote=including(**behaviour))
slicing.mistake(
    "step-ignored",
    "Your slices take every item, and always forwards. The step says how far it is to the next "
    "one: with 2, every second.",
    hint=2, wrote=lambda items, start, stop, step: items[start:stop])
slicing.mistake(
    "only-the-size-of-the-step",
    "Your slices always run forwards. A negative step goes from start towards the front.",
    hint=3, wrote=lambda items, start, stop, step: items[start : stop : step and abs(step)])
slicing.mistake(
    "negative-step-gives-nothing",
    "You return nothing wherever the step is negative. It goes backwards: from start towards the "
    "front, stop not included.",
    hint=3, wrote=lambda items, start, stop, step: (
        [] if step is not None and step < 0 else items[start:stop:step]
    ))
slicing.mistake(
    "sliced-then-reversed",
    "With a negative step you took start to stop forwards, then turned that round. Go from start "
    "itself towards the front.",
    hint=3, wrote=lambda items, start, stop, step: items[start:stop][::step])
slicing.mistake(
    "forward-defaults",
    "Backwards with start or stop omitted you still began at the front, or stopped at the end. "
    "Backwards begins at the end.",
    hint=3, wrote=lambda items, start, stop, step: walked(
        items, 0 if start is None else start, len(items) if stop is None else stop, step
    ))
slicing.mistake(
    "backwards-loses-the-first",
    "Backwards with stop omitted, your slice ends before the first item. It must include it: go "
    "on to position 0.",
    hint=3, wrote=lambda items, start, stop, step: walked(items, start, stop, step, loses=1))
slicing.mistake(
    "forward-limits",
    "Backwards your slice never reaches the first item. Start may lie at most at count - 1 then, "
    "and stop may lie before the first, at -1.",
    hint=3, wrote=lambda items, start, stop, step: limited(items, start, stop, step))


def limited(items, start, stop, step):
    """A slice whose start and stop lie in 0 ... count, whichever way it goes."""
    step = 1 if step is None else step

    def position(index):
        return max(0, min(index + len(items) if index < 0 else index, len(items)))

    first = position((0 if step > 0 else len(items) - 1) if start is None else start)
    end = position((len(items) if step > 0 else 0) if stop is None else stop)
    return [at(items, place) for place in range(first, end, step)]


slicing.mistake(
    "stop-before-the-list-at-zero",
    "Backwards, a stop far before the list was moved to position 0, so the first item is missing. "
    "It means the place before the first: -1.",
    hint=3, wrote=lambda items, start, stop, step: items[
        start : max(stop, -len(items)) if stop is not None and step and step < 0 else stop : step
    ])
slicing.mistake(
    "minus-one-as-stop",
    "Backwards with stop omitted, you get nothing: -1 as a stop is read as the last position. "
    "Resolve negative parts before you put in defaults.",
    hint=3, wrote=lambda items, start, stop, step: walked(
        items, start, -1 if stop is None and step is not None and step < 0 else stop, step
    ))
slicing.mistake(
    "negative-parts-at-zero",
    "A negative start or stop came out as the very beginning. Count it from the end: add the "
    "number of items first.",
    hint=2, wrote=lambda items, start, stop, step: walked(items, start, stop, step, resolve=False))
slicing.mistake(
    "negative-parts-stop",
    "A negative start or stop stops your code. Count it from the end: add the number of items "
    "first.",
    hint=2, wrote=lambda items, start, stop, step: (
        stopped() if min(start or 0, stop or 0) < 0 else items[start:stop:step]
    ))
slicing.mistake(
    "not-clamped",
    "Your code stops where start or stop lies outside the list. A slice takes what is there: "
    "clamp both.",
    hint=2, wrote=lambda items, start, stop, step: walked(items, start, stop, step, clamp=False))
slicing.mistake(
    "outside-refused",
    "You throw an error where start or stop lies outside the list. A slice never minds: it takes "
    "what is there.",
    hint=2, wrote=lambda items, start, stop, step: refused(items, start, stop, step))
slicing.mistake(
    "stop-as-count",
    "You took stop for the number of items to take. It is the position before which the slice "
    "ends.",
    hint=1, wrote=lambda items, start, stop, step: counted(items, start, stop, step))
slicing.mistake(
    "step-zero-unchecked",
    "A step of 0 stops your code. Throw LabError.invalidParameter before anything else.",
    hint=3, guarded=False, wrote=lambda items, start, stop, step: (
        stopped() if step == 0 else items[start:stop:step]
    ))
slicing.mistake(
    "step-zero-gives-nothing",
    "For a step of 0 you returned an empty list. Nobody could want that slice: throw "
    "LabError.invalidParameter.",
    hint=3, guarded=False, wrote=lambda items, start, stop, step: (
        [] if step == 0 else items[start:stop:step]
    ))


def stopped():
    raise Crash


def refused(items, start, stop, step):
    for part in (start, stop):
        if part is not None and not -len(items) <= part <= len(items):
            raise LabError("indexOutOfRange")
    return items[start:stop:step]


def counted(items, start, stop, step):
    if stop is None or stop < 0 or (step is not None and step < 0):
        return items[start:stop:step]
    return items[start : slice(start, None).indices(len(items))[0] + stop : step]
