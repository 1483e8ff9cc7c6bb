import LabKit
import OrderedCollections

extension CollectionsLesson {
  /// A value for every key.
  static let dictionaries = [counting, merging, grouping]

  private static let counting = Step(
    "A value for every key: the dictionary", exercise: CollectionsExercises.wordCounts
  ) { stage in
    var stock: OrderedDictionary = ["tea": 3, "milk": 1]
    try stage.text(
      """
      You look up a word in a dictionary, not a page number. A Python *dict* does the same: to \
      every *key* it keeps one value. Each key is there once; values may repeat.
      """)
    var lines = [
      "var stock: OrderedDictionary = [\"tea\": 3, \"milk\": 1]",
      "type(of: stock)           \(type(of: stock))",
      "stock[\"tea\"]              \(stock["tea"].map { "\($0)" } ?? "nil")",
      "stock[\"salt\"]             \(stock["salt"].map { "\($0)" } ?? "nil")",
    ]
    stock["rice"] = 2
    stock["tea"] = 9
    lines += [
      "stock[\"rice\"] = 2", "stock[\"tea\"] = 9",
      "stock                     " + shown(stock),
    ]
    try stage.verbatim(lines.joined(separator: "\n"))
    let words = ["one", "two", "three", "four", "five", "six", "seven"]
    let plain = Dictionary(uniqueKeysWithValues: zip(words, 1...))
    let ordered = OrderedDictionary(uniqueKeysWithValues: zip(words, 1...))
    try stage.text(
      """
      A key that is not there gives `nil` in Swift and a `KeyError` in Python. A new key goes to the \
      end; a new value for an old key leaves it in its place. Since version 3.7 Python promises that \
      order. Swift's own `Dictionary` keeps none, like a set:
      """)
    try stage.verbatim(
      """
      put in               \(words.joined(separator: " "))
      Dictionary           \(plain.keys.joined(separator: " "))
      OrderedDictionary    \(ordered.keys.joined(separator: " "))
      """)
    try stage.text(
      """
      `OrderedDictionary`, from the package swift-collections, keeps the order as Python does. This \
      lab uses it throughout; your file imports it already.

      What dictionaries do most in this trade is count. How often does each word occur? One line does it, \
      `counts[word, default: 0] += 1`: take what is there, or 0 if nothing is, and add one. The work \
      lies in deciding what a word is.
      """)
  }

  private static let merging = Step(
    "Two dictionaries into one", exercise: CollectionsExercises.merged
  ) { stage in
    let defaults: OrderedDictionary = ["rate": 1, "steps": 100, "seed": 7]
    let mine: OrderedDictionary = ["steps": 500, "batch": 32]
    let both = defaults.merging(mine) { _, last in last }
    try stage.text(
      """
      A training run has settings: there are defaults, and there is what you want otherwise today. \
      Python writes `defaults | mine`, and the rule is: the *last* value wins, and the *first* place stays.
      """)
    try stage.verbatim(
      """
      defaults         \(shown(defaults))
      mine             \(shown(mine))
      both             \(shown(both))
      """)
    try stage.text(
      """
      `steps` has the new value and stands where it stood. `batch` is new and goes to the end. The \
      order does not matter to the training; it matters to whoever reads the table.
      """)
  }

  private static let grouping = Step(
    "Records, and groups of them", exercise: CollectionsExercises.grouped
  ) { stage in
    let records: [Record] = [
      ["plant": "oak", "height": "30", "kind": "tree"],
      ["plant": "rose", "height": "2", "kind": "shrub"],
      ["plant": "beech", "height": "35", "kind": "tree"],
    ]
    let groups = OrderedDictionary(grouping: records) { $0["kind"] ?? "" }
    try stage.text(
      """
      Collections can hold collections. A dictionary with the same keys again and again is a *record*, a list of \
      records is a table, and much of the world's data comes just so:
      """)
    try stage.table(
      "A list of three dictionaries",
      columns: ["plant", "height", "kind"],
      rows: records.map { record in ["plant", "height", "kind"].map { record[$0] ?? "" } })
    try stage.text(
      """
      The next question is almost always the same: how do the groups differ? To answer it you \
      first need them, the records sorted into drawers by one field:
      """)
    try stage.verbatim(
      groups.map { kind, group in
        column(kind, 10) + group.compactMap { $0["plant"] }.joined(separator: ", ")
      }.joined(separator: "\n"))
    try stage.text(
      """
      That is a dictionary whose values are lists of dictionaries. The drawers stand in the order in which they were \
      first needed, and what lies in a drawer keeps its order, too.
      """)
  }

  /// A dictionary as it is written.
  private static func shown(_ dictionary: OrderedDictionary<String, Int>) -> String {
    "[" + dictionary.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "]"
  }
}
