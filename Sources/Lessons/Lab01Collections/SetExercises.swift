extension CollectionsExercises {
  static let withoutDuplicates = Exercise(
    "1.6", "Remove duplicates",
    statement: """
      Write `withoutDuplicates`: every item of `items` once, in the order in which they first appear.

      Two items are equal if Swift's `==` says so: `"Fig"` and `"fig"` are different. An empty list \
      gives an empty list.
      """,
    working: "The second pear and the second fig are dropped; nothing else moves.",
    stub: """
      /// Every item once, in the order of first appearance.
      public func withoutDuplicates(_ items: [String]) throws -> [String] {
        throw Unsolved("1.6")
      }
      """,
    hints: [
      "Do it with a finger on the list. How do you know whether you have seen the item before?",
      "Go through the items in order and keep two things: the result, and a set of what you have seen. Append an item to the result only if it is not in the set.",
      "`var seen: Set<String> = []`, and `seen.insert(item).inserted` puts an item in and tells at once whether it is new. Do not build the result from the set: a set does not remember in which order things came.",
      "var seen: Set<String> = []\nvar result: [String] = []\nfor item in items {\n  if seen.insert(…).inserted {  // true the first time only\n    result.append(…)\n  }\n}\nreturn …\n\n// The same in one line: items.filter { seen.insert($0).inserted }",
    ])

  static let comparison = Exercise(
    "1.7", "Compare two sets",
    statement: """
      Write `comparison`: what `first` and `second` have in common, and what not. Return \
      `SetComparison(union: …, intersection: …, difference: …, jaccard: …)`.

      The union holds what is in either set, the intersection what is in both, the difference what is in the first and not in the \
      second. The Jaccard similarity is the size of the intersection divided by the size of the union, 0…1; of \
      two empty sets it is 1.
      """,
    working: "In common are b and c; together there are four members; 2 / 4 = 0.5.",
    stub: """
      /// Union, intersection, difference and Jaccard similarity of two sets.
      public func comparison(
        _ first: Set<String>, with second: Set<String>
      ) throws -> SetComparison {
        throw Unsolved("1.7")
      }
      """,
    hints: [
      "Draw two circles that overlap, and write the members of the example into the three areas.",
      "Swift's sets have a method for each of the three: `union`, `intersection` and `subtracting`. The similarity then needs only two of the sizes.",
      "`count` is an Int, and an Int divided by an Int drops the fraction: 2 / 4 is 0. Make Doubles of both first. And before you divide, look whether the union is empty; that happens only if both sets are.",
      "let union = first.union(second)\nlet intersection = …\nlet jaccard =\n  union.isEmpty ? 1 : Double(intersection.count) / Double(…)\nreturn SetComparison(\n  union: union, intersection: intersection,\n  difference: first.subtracting(…), jaccard: jaccard)",
    ])
}
