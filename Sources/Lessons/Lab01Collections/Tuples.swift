import LabKit

extension CollectionsLesson {
  /// Values of different types, and a fixed handful of them.
  static let tuples = [mixedTypes, pairs]

  private static let mixedTypes = Step(
    "What kind of thing is it?", exercise: CollectionsExercises.typeName
  ) { stage in
    let mixed: [Any] = [7, 2.5, "seven", true, [1, 2], (1, "two"), Set([3])]
    try stage.text(
      """
      A Python list takes anything: `[7, 2.5, "seven", True]`. Swift wants to know beforehand what \
      is in a list, and then checks it for you: a text cannot slip in among numbers. If you insist, `[Any]` holds everything, and `type(of:)` tells what each item is:
      """)
    try stage.verbatim(
      "let mixed: [Any] = [7, 2.5, \"seven\", true, [1, 2], (1, \"two\"), Set([3])]\n"
        + mixed.map { column("\($0)", 16) + "\(type(of: $0))" }.joined(separator: "\n"))
    try stage.text(
      """
      Python asks `type(x)`, and its names are shorter: int, float, str, bool, list, tuple, set, \
      dict. A *tuple* is the second collection: a few values that belong together, such as \
      `(1, "two")`. It has no append, and in Python no item of it can ever be replaced.

      What about a tuple of *one* item? In Python that is `(5,)`, with a comma, because `(5)` is \
      just a 5 in brackets. Swift has none at all:
      """)
    try stage.verbatim(
      """
      type(of: (5))        \(type(of: (5)))
      type(of: (5, 6))     \(type(of: (5, 6)))
      type(of: [5])        \(type(of: [5]))
      """)
    try stage.text(
      """
      `Any` says nothing about what may come. The Swift way is an *enumeration*: a type that lists \
      every possibility, each with its contents. `PythonValue` has eight cases, one for each of the types above; \
      `switch` takes them apart, and the compiler makes sure you forgot none.
      """)
    try stage.verbatim(
      """
      case int(Int), float(Double), text(String), bool(Bool)
      case list([PythonValue]), tuple([PythonValue])
      case set(Set<PythonValue>)
      case dictionary(OrderedDictionary<String, PythonValue>)
      """)
  }

  private static let pairs = Step(
    "A few that belong together: the tuple", exercise: CollectionsExercises.minimumAndMaximum
  ) { stage in
    let place = (name: "Zugspitze", height: 2962)
    let (name, height) = place
    try stage.text(
      """
      A tuple's items may differ in type, there is always the same number of them, and each has its \
      place. That makes it the natural result of a function that finds two things at once:
      """)
    try stage.verbatim(
      """
      let place = (name: "Zugspitze", height: 2962)
      type(of: place)                  \(type(of: place))
      place.0                          \(place.0)
      place.height                     \(place.height)
      let (name, height) = place       name is \(name), height is \(height)
      """)
    var (first, second) = (1, 2)
    (first, second) = (second, first)
    try stage.text(
      """
      The last line *unpacks* the tuple: one value into each name. The same trick swaps two \
      variables, without a third to help: after `(first, second) = (second, first)` a 1 and a 2 have become \
      \(first) and \(second).

      There is no `count`, no loop over a tuple, and nothing to append, since its form is part of its \
      type. In return it is nothing but its items: in memory, two Ints take \
      \(MemoryLayout<(Int, Int)>.size) bytes as a tuple. A list of two needs \(MemoryLayout<[Int]>.size) bytes \
      for a reference, and behind it a block of memory with a header, a count, and room to grow.
      """)
  }
}
