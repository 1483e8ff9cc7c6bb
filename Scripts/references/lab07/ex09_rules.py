"""Exercise 7.9: a tree as rules."""

from framework import Crash, Exercise, LabError, Tolerance, cpython

from .ex07_predict import columns_of
from .growing import branch, is_leaf, leaf

PETALS = ["length", "width"]
KINDS = ["setosa", "versicolor", "virginica"]
IRIS_TREE = branch(
    0, 2.45, leaf(0, [50, 0, 0]),
    branch(1, 1.75, leaf(1, [0, 49, 5]), leaf(2, [0, 1, 45])),
)
FRUIT = branch(
    2, 0.5,
    branch(0, 150.0, leaf(3, [0, 0, 0, 5]), branch(1, -1.25, leaf(0, [2, 0, 0, 0]),
                                                   leaf(2, [0, 0, 4, 1]))),
    branch(0, 80.0, branch(0, 20.0, leaf(1, [0, 6, 0, 0]), leaf(0, [3, 0, 0, 0])),
           leaf(2, [0, 0, 1, 0])),
)


def labels_of(tree):
    return [tree[0]] if is_leaf(tree) else labels_of(tree[2]) + labels_of(tree[3])


def require_names(tree, features, classes):
    if columns_of(tree) > len(features) or max(labels_of(tree)) >= len(classes):
        raise LabError("indexOutOfRange")


rules = Exercise(
    "7.9",
    source=cpython("str.join", "repr"),
    points=10,
    tolerance=Tolerance(0.0, 0.0),
    guard=require_names,
    errors=("indexOutOfRange",),
)
rules.case("irises", IRIS_TREE, PETALS, KINDS)
rules.case(
    "seven leaves on three levels", FRUIT, ["weight (g)", "shift", "stone"],
    ["plum", "cherry", "apple", "pear"],
)
rules.case("one question", branch(0, 3.0, leaf(1, [0, 2]), leaf(0, [4, 0])), ["kisses"],
           ["action", "romance"])
rules.case(
    "a column asked three times", branch(
        1, 2.0, branch(1, 1.0, leaf(0, [1, 0]), leaf(1, [0, 1])),
        branch(1, 3.125, leaf(0, [2, 0]), leaf(1, [0, 3]))),
    ["a", "b"], ["no", "yes"],
)
rules.case("both sides of the same class", branch(0, 1.5, leaf(0, [3, 1]), leaf(0, [2, 1])),
           ["x"], ["cat", "dog"], weight=1)
rules.case("thresholds with many digits", branch(
    0, 0.1 + 0.2, leaf(0, [1, 0]), branch(0, 1000.0625, leaf(1, [0, 1]), leaf(0, [1, 0]))),
    ["x"], ["low", "high"], weight=1)
rules.case("a negative threshold", branch(0, -1000.0, leaf(0, [1, 0]), leaf(1, [0, 1])),
           ["degrees"], ["cold", "warm"], weight=1)
rules.case("a tree of one leaf", leaf(1, [2, 5]), ["x"], ["no", "yes"])
rules.case("a leaf needs no feature names", leaf(0, [3]), [], ["only"], weight=1)
rules.case("a feature without a name", branch(1, 0.5, leaf(0, [1, 0]), leaf(1, [0, 1])), ["x"],
           ["no", "yes"], weight=1)
rules.case("a class without a name", branch(0, 0.5, leaf(0, [1, 0, 0]), leaf(2, [0, 0, 1])), ["x"],
           ["no", "yes"], weight=1)


def sentence(conditions, name):
    return f"if {' and '.join(conditions)} then {name}" if conditions else f"always {name}"


def writer(low="<=", high=">", number=repr, left_first=True, feature=lambda i, names: names[i],
           label=lambda i, names: names[i], sentence=sentence):
    """A function that writes a rule for each leaf."""

    def written(tree, features, classes):
        return below(tree, features, classes, [])

    def below(tree, features, classes, conditions):
        if is_leaf(tree):
            return [sentence(conditions, label(tree[0], classes))]
        name, threshold = feature(tree[0], features), number(tree[1])
        sides = [
            below(side, features, classes, [*conditions, f"{name} {sign} {threshold}"])
            for side, sign in ((tree[2], low), (tree[3], high))
        ]
        return sides[0] + sides[1] if left_first else sides[1] + sides[0]

    return written


right = writer()


@rules.reference
def written(tree, features, classes):
    return right(tree, features, classes)


@rules.accepts
def with_a_stack(tree, features, classes):
    """Without recursion; the right side is put aside first."""
    lines, waiting = [], [(tree, "")]
    while waiting:
        node, text = waiting.pop()
        if is_leaf(node):
            lines.append(f"if {text} then {classes[node[0]]}" if text else
                         f"always {classes[node[0]]}")
            continue
        joint = f"{text} and " if text else ""
        waiting.append((node[3], f"{joint}{features[node[0]]} > {node[1]}"))
        waiting.append((node[2], f"{joint}{features[node[0]]} <= {node[1]}"))
    return lines


@rules.accepts
def side_by_side(tree, features, classes):
    """Each side writes its rules, then the question is put before them."""

    def endings(tree):
        if is_leaf(tree):
            return [([], classes[tree[0]])]
        name = features[tree[0]]
        return [
            ([f"{name} {sign} {tree[1]}", *conditions], answer)
            for side, sign in ((tree[2], "<="), (tree[3], ">"))
            for conditions, answer in endings(side)
        ]

    return [sentence(*ending) for ending in endings(tree)]


rules.mistake(
    "less-instead-of-at-most",
    "You wrote `<` for the left side. A value of exactly the threshold goes left, so it is `<=`.",
    hint=2, wrote=writer(low="<"))
rules.mistake(
    "at-least-instead-of-greater",
    "You wrote `>=` for the right side. A value of exactly the threshold goes left, so the right "
    "side is `>`.",
    hint=2, wrote=writer(high=">="))
rules.mistake(
    "signs-shifted",
    "You wrote `<` and `>=`. A value of exactly the threshold goes left: `<=` and `>`.",
    hint=2, wrote=writer(low="<", high=">="))
rules.mistake(
    "sides-swapped",
    "The conditions of left and right have changed places: what is at most the threshold goes "
    "left.",
    hint=2, wrote=writer(low=">", high="<="))
rules.mistake(
    "right-first",
    "Your rules are right, but those of the right side come first. Write the left side's before "
    "the right side's.",
    hint=3, wrote=writer(left_first=False))
rules.mistake(
    "last-condition-only",
    "Each of your rules has the last question only. A leaf is reached through all questions above "
    "it: join them with \" and \".",
    hint=2, wrote=writer(sentence=lambda conditions, name: sentence(conditions[-1:], name)))
rules.mistake(
    "first-condition-only",
    "Each of your rules has the first question only. Hand the conditions down, with one more at "
    "each split.",
    hint=2, wrote=writer(sentence=lambda conditions, name: sentence(conditions[:1], name)))
rules.mistake(
    "from-the-leaf-up",
    "Your conditions run from the leaf up to the top. Write them in the order in which they are "
    "asked.",
    hint=3, wrote=writer(sentence=lambda conditions, name: sentence(conditions[::-1], name)))
rules.mistake(
    "numbers-of-classes",
    "Your rules end with the number of the class. Look its name up in `classes`.",
    hint=2, wrote=writer(label=lambda index, names: str(index)))
rules.mistake(
    "numbers-of-features",
    "Your conditions begin with the number of the feature. Look its name up in `features`.",
    hint=2, wrote=writer(feature=lambda index, names: str(index)))
rules.mistake(
    "joined-by-commas",
    "You joined the conditions with commas. Put \" and \" between them.",
    hint=3, wrote=writer(
        sentence=lambda conditions, name: f"if {', '.join(conditions)} then {name}"
        if conditions else f"always {name}"))
rules.mistake(
    "rounded-thresholds",
    "Your thresholds are rounded to two digits. Write them as they are: \"\\(threshold)\".",
    hint=3, wrote=writer(number=lambda threshold: f"{threshold:.2f}"))
rules.mistake(
    "then-missing",
    "Your rules leave out \"then\" before the class.",
    hint=3, wrote=writer(
        sentence=lambda conditions, name: f"if {' and '.join(conditions)} {name}"
        if conditions else f"always {name}"))
rules.mistake(
    "if-without-condition",
    "For a tree of one leaf you wrote an \"if\" without a condition. It answers the same every "
    "time: \"always \" and the class.",
    hint=3, wrote=writer(
        sentence=lambda conditions, name: f"if {' and '.join(conditions)} then {name}"))
rules.mistake(
    "bare-class",
    "For a tree of one leaf you wrote the class alone. Write \"always \" before it.",
    hint=3, wrote=writer(
        sentence=lambda conditions, name: sentence(conditions, name) if conditions else name))
rules.mistake(
    "no-rule-for-a-leaf",
    "For a tree of one leaf you wrote no rule. It has one: \"always \" and the class.",
    hint=3, wrote=lambda tree, features, classes: []
    if is_leaf(tree) else right(tree, features, classes))


@rules.mistake(
    "names-unchecked",
    "Where a feature or a class has no name your code stops. Throw LabError.indexOutOfRange before "
    "you look the name up.",
    hint=4, guarded=False,
)
def _(tree, features, classes):
    try:
        require_names(tree, features, classes)
    except LabError:
        raise Crash from None
    return right(tree, features, classes)


@rules.mistake(
    "class-names-unchecked",
    "Where a class has no name your code stops. Throw LabError.indexOutOfRange for it, as for a "
    "feature without one.",
    hint=4, guarded=False,
)
def _(tree, features, classes):
    if max(labels_of(tree)) >= len(classes):
        raise Crash
    require_names(tree, features, classes)
    return right(tree, features, classes)
