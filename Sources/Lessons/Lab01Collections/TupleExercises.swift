extension CollectionsExercises {
  static let typeName = Exercise(
    "1.4", "The name of a type",
    statement: """
      Write `typeName`: the name that Python has for the type of `value`, one of `int`, `float`, \
      `str`, `bool`, `list`, `tuple`, `set`, `dict`.

      A collection's name does not depend on what is in it, nor on how much: a tuple of one item is \
      a tuple, and an empty dictionary a dict. Likewise 3.0 is a float, although it has no fraction.
      """,
    working: "A list may hold a whole number, a text and a float; it is a list all the same.",
    stub: """
      /// What Python calls the type of `value`: `int`, `float`, `str`, `bool`, `list`, `tuple`,
      /// `set` or `dict`.
      public func typeName(_ value: PythonValue) throws -> String {
        throw Unsolved("1.4")
      }
      """,
    hints: [
      "`PythonValue` already knows which of eight cases a value is. You only have to ask it.",
      "A `switch value` with one line for each case is all there is: `case .int: return \"int\"`. What is inside a case does not matter.",
      "Two cases are not called as in Python: `.text` is `str`, and `.dictionary` is `dict`. Leave out `default`: then the compiler tells you which case is missing. No case needs its contents, so write `.tuple` and not `.tuple(let items)`.",
      "switch value {\ncase .int: return \"int\"\ncase .float: return \"float\"\ncase .text: return …\ncase .bool: return …  // not \"int\", although Python could add it to one\ncase .list: return \"list\"\ncase .tuple: return …\ncase .set: return \"set\"\ncase .dictionary: return …  // Python is brief\n}",
    ])

  static let minimumAndMaximum = Exercise(
    "1.5", "Minimum and maximum as a tuple",
    statement: """
      Write `minimumAndMaximum`: the smallest and the largest of `values`, each with its index, as \
      a tuple of two: `(minimum: …, maximum: …)`, both of the form `Extreme(value: …, index: …)`.

      If several values are smallest, or largest, the index is that of the first of them, both times. No \
      values: throw `LabError.emptyInput`.

      Whoever calls it unpacks the tuple: `let (low, high) = try minimumAndMaximum(values)`.
      """,
    working: "−2 stands at index 1, 9 at index 2.",
    stub: """
      /// The smallest and the largest of `values`, each with the index where it stands first.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values.
      public func minimumAndMaximum(
        _ values: [Int]
      ) throws -> (minimum: Extreme, maximum: Extreme) {
        throw Unsolved("1.5")
      }
      """,
    hints: [
      "With which value do you begin? 0 may be smaller than all of them, or larger.",
      "Begin with the first value as both, minimum and maximum. Then go through all values and put a smaller one, or a larger one, in its place, together with its index.",
      "`for (index, value) in values.enumerated()` unpacks a tuple itself: it gives you the index along with each value. An equal value must not replace the one you have, so compare with `<` and with `>`, never with `<=` or `>=`.",
      "guard let first = values.first else { throw … }\nvar minimum = Extreme(value: first, index: 0)\nvar maximum = minimum\nfor (index, value) in values.enumerated() {\n  if value < minimum.value {\n    minimum = Extreme(value: value, index: index)\n  }\n  if … {\n    maximum = …\n  }\n}\nreturn (minimum, …)",
    ])
}
