import Plotting

extension CollectionsLesson {
  /// The four collections compared, and what the right choice is worth.
  static let sideBySide = Step("The four, side by side") { stage in
    try stage.table(
      "Four collections",
      columns: ["", "list", "tuple", "set", "dict"],
      rows: [
        ["in Swift", "Array", "tuple", "Set", "OrderedDictionary"],
        ["Python writes", "[1, 2]", "(1, 2)", "{1, 2}", "{\"a\": 1}"],
        ["Swift writes", "[1, 2]", "(1, 2)", "Set([1, 2])", "[\"a\": 1]"],
        ["empty in Python", "[]", "()", "set()", "{}"],
        ["has an order", "yes", "yes", "no", "yes, of insertion"],
        ["can be changed", "yes", "not in Python", "yes", "yes"],
        ["an item by", "index", "place or name", "-", "key"],
        ["duplicates", "yes", "yes", "no", "of values only"],
        ["how many in Swift", "count", "fixed", "count", "count"],
      ])
    try stage.text(
      """
      Why four, and not one that does everything? Because what one of them does well, another does \
      badly. Take the question "is it in there?". A list has to look at one item after the other. A \
      set computes the hash of what you ask for, and looks at one place. Here and now, on this \
      machine:
      """)
    let sizes = [10, 100, 1000, 10_000, 100_000]
    let times = sizes.map(lookupTimes)
    try stage.table(
      "One search, half of them in vain, in nanoseconds",
      columns: ["items", "Array", "Set", "Array / Set"],
      rows: zip(sizes, times).map { size, time in
        [
          size.grouped, time.array.significant(3), time.set.significant(3),
          (time.array / time.set).significant(2),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab01-membership",
        title: "Is it in there? The time of one search",
        x: .init("items", scale: .logarithmic),
        y: .init("nanoseconds", scale: .logarithmic),
        layers: [
          .line(x: sizes.map(Double.init), y: times.map(\.array), label: "Array"),
          .line(x: sizes.map(Double.init), y: times.map(\.set), label: "Set"),
        ]))
    try stage.text(
      """
      Both axes are logarithmic: each mark is ten times the one before. The line of the list rises as steeply as its size, \
      ten times the items, ten times the time. That of the set hardly rises at all. A dictionary finds its keys in the same way as a set its members.

      So: a *list* for things in a row, a *tuple* for a few that belong together, a *set* for "have \
      I seen it?", a *dictionary* for "what belongs to it?".
      """)
  }

  /// Nanoseconds for one membership test among `size` numbers, half of the tests in vain.
  private static func lookupTimes(_ size: Int) -> (array: Double, set: Double) {
    let array = Array(0..<size)
    let set = Set(array)
    // Fewer searches in a long list, so that every size takes about as long.
    let few = max(4, 40_000 / size)
    return (
      nanoseconds(searches: few, in: size) { array.contains($0) },
      nanoseconds(searches: 4000, in: size) { set.contains($0) }
    )
  }

  /// The best of three runs, since everything else that a machine does only ever adds time.
  private static func nanoseconds(
    searches: Int, in size: Int, _ isThere: (Int) -> Bool
  ) -> Double {
    var found = 0
    let runs = (0..<3).map { _ in
      let time = ContinuousClock().measure {
        // Spread over 0 ..< 2·size: what lies in the upper half is not there.
        for search in 0..<searches {
          if isThere((2 * search + 1) * size / searches) { found += 1 }
        }
      }
      return time / .nanoseconds(1)
    }
    precondition(found > 0)
    return (runs.min() ?? 0) / Double(searches)
  }
}
