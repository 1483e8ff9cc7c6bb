import LabKit
import Measurements
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
    let times = sizes.map(Membership.init(size:))
    try stage.table(
      "One search, half of them in vain, in nanoseconds",
      columns: ["items", "Array", "Set", "Array / Set"],
      rows: zip(sizes, times).map { size, time in
        [
          size.grouped, Int(time.array.rounded()).grouped, Int(time.set.rounded()).grouped,
          (time.array / time.set).fixed(time.array < time.set ? 2 : 0),
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
    let few = times[0]
    try stage.text(
      """
      Both axes are logarithmic: equal steps are equal factors. The line of the list rises as steeply as its size, \
      ten times the items, ten times the time. That of the set hardly rises at all. With \(sizes[0]) items \
      \(few.array < few.set ? "the list is the faster one: looking at a handful is quicker than computing a hash" : "the set is ahead already"). A dictionary finds its keys in the same way as a set its members.

      So: a *list* for things in a row, a *tuple* for a few that belong together, a *set* for "have \
      I seen it?", a *dictionary* for "what belongs to it?".
      """)
  }
}
